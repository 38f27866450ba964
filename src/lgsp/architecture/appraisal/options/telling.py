"""What a comparison says in sentences: which option costs less, by which assumption, and what was derived beside it."""

from collections.abc import Iterator

from lgsp.architecture.documents.wording import in_dong, tidy
from lgsp.architecture.model.planning import OptionKind
from lgsp.kernel.language import pick

from .comparing import Comparison, Costed

_ENGLISH = {
    OptionKind.STANDALONE: "stand-alone",
    OptionKind.ON_PLATFORM: "on the platform",
    OptionKind.RENTED: "rented",
}


def say_verdict(comparison: Comparison, *, language: str) -> list[str]:
    """Return which option is cheapest, whether the platform's cost turns that, and which assumption decides."""
    best, second = comparison.best, comparison.second
    said = [
        pick(
            f"Phương án “{best.name.lower()}” ít tốn hơn phương án “{second.name.lower()}” "
            f"{in_dong(comparison.difference)} đồng theo giá trị hiện tại, tính phần dự án tăng thêm.",
            f"The option “{_name(best)}” costs {in_dong(comparison.difference)} đồng less than “{_name(second)}” in "
            "present value, by what the project adds.",
            language=language,
        )
    ]
    loaded = comparison.best_loaded
    if loaded is not best:
        said.append(
            pick(
                f"Khi mỗi phương án chịu phần chi phí công bằng của nền tảng dùng chung thì phương án "
                f"“{loaded.name.lower()}” ít tốn nhất: cách tính chi phí nền tảng quyết định kết quả.",
                f"When each bears its fair share of the shared platform, “{_name(loaded)}” costs least: how that is "
                "reckoned decides.",
                language=language,
            )
        )
    said.append(_say_deciding(comparison, language))
    return [*said, *_say_break_even(comparison, language)]


def say_derived(comparison: Comparison) -> Iterator[str]:
    """Yield, in Vietnamese, what connecting would cost at the unit costs of past projects, beside what is declared."""
    for one in comparison.options:
        derived = one.derived
        if derived is None:
            continue
        unit = "bộ nối" if one.kind is OptionKind.ON_PLATFORM else "kết nối trực tiếp"
        yield (
            f"{one.name}: {derived.units} {unit} × {in_dong(derived.unit_cost)} đồng (trung vị của "
            f"{len(derived.projects)} dự án đã xong: {', '.join(derived.projects)}) = {in_dong(derived.cost)} đồng; "
            f"dự án khai {in_dong(derived.declared)} đồng."
        )


def say_shares(comparison: Comparison) -> Iterator[str]:
    """Yield, in Vietnamese, how the fair share of the platform comes about."""
    for one in comparison.options:
        if one.share is not None:
            yield (
                f"Phần công bằng của nền tảng dùng chung ({', '.join(one.share.platforms)}): "
                f"{in_dong(one.share.cost)} đồng ÷ {one.share.systems} hệ thống = {in_dong(one.share.each)} đồng."
            )


def say_qualities(comparison: Comparison) -> Iterator[str]:
    """Yield, in Vietnamese, every mark besides money, with its weight and reason."""
    for one in comparison.options:
        for quality in one.option.qualities:
            yield (
                f"{one.name}, {tidy(quality.criterion)} (trọng số {quality.weight}): {quality.mark}/10. "
                f"{tidy(quality.reason)}"
            )


def _say_deciding(comparison: Comparison, language: str) -> str:
    deciding = comparison.deciding
    if deciding is None:
        return pick(
            "Không giả định đơn lẻ nào trong khoảng thấp – cao đã khai làm đổi thứ tự đó.",
            "No single assumption within its declared low and high turns that order.",
            language=language,
        )
    return pick(
        f"Giả định quyết định: {deciding.name}; ở một đầu của khoảng đã khai thì thứ tự đổi.",
        f"The assumption that decides: {deciding.name}; at one end of its range the order turns.",
        language=language,
    )


def _say_break_even(comparison: Comparison, language: str) -> Iterator[str]:
    systems = comparison.break_even
    if systems is not None:
        yield pick(
            f"Tính cả chi phí nền tảng, phương án trên nền tảng ít tốn hơn phương án độc lập khi có từ {systems} hệ "
            "thống dùng chung nền tảng trở lên.",
            f"With the platform's cost, the platform is cheaper than alone from {systems} systems that share it on.",
            language=language,
        )


def _name(one: Costed) -> str:
    return _ENGLISH[one.kind]
