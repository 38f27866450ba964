"""Rules on what projects cost: options that can be compared, sums that add up."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.planning import Option, OptionKind, Project, ProjectKind

from .bases import guide
from .periods import is_over

OPTION_NAMES = {
    OptionKind.STANDALONE: "độc lập",
    OptionKind.ON_PLATFORM: "trên nền tảng",
    OptionKind.RENTED: "thuê",
}
_COMPARED = (OptionKind.STANDALONE, OptionKind.ON_PLATFORM)


@rule(
    code="PRJ704",
    title="Phương án độc lập và phương án trên nền tảng được so sánh trên cùng cơ sở",
    severity=Severity.ERROR,
    gate=Gate.APPRAISE,
    basis=(outline("VI.1"), guide("so sánh phương án trên cùng phạm vi, thời gian và giả định")),
    needs=("project.options",),
    why="Mục VI.1 đòi hỏi so sánh làm riêng với làm trên nền tảng. Hai phương án khác phạm vi, khác số năm, khác tỷ lệ "
    "chiết khấu, hoặc số liệu không rõ nguồn, thì con số nào cũng ra được.",
    example="""
        # model/project/nang-cap-mot-cua.yaml
        id: nang-cap-mot-cua
        name: Nâng cấp hệ thống một cửa
        owner: van-phong
        project_kind: investment
        components: [cong-dich-vu]
        starts_on: 2027-01-01
        ends_on: 2027-12-31
        stage: giai-doan
        options:
        - {option_kind: standalone, scope: Toàn tỉnh, starts_on: 2027-01-01, horizon_years: 5, discount_rate: '8'}
        - {option_kind: on-platform, scope: Toàn tỉnh, starts_on: 2027-01-01, horizon_years: 3, discount_rate: '8'}
        """,
    remedy="Ghi ở trường options một phương án standalone và một phương án on-platform có cùng scope, starts_on, "
    "horizon_years, discount_rate; mỗi dòng chi phí có source.",
)
def options_comparable(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every investment and rental that is still to be carried out."""
    for project in model.all(Project):
        is_past = is_over(project, on) or project.ends_on < on
        is_asked = (
            project.project_kind is not ProjectKind.RECURRENT and "options" not in project.not_applicable
        )
        if is_past or not is_asked:
            yield not_applicable(project)
        elif project.project_kind is None and not project.options:
            message = f"“{project.name}” chưa ghi hình thức (đầu tư, thuê, thường xuyên), nên chưa rõ có phải so sánh."
            yield cannot_tell(project, model.place(project), message)
        else:
            faults = list(_list_faults(project))
            for position, told in faults:
                path = ("options",) if position is None else ("options", position)
                yield broken(project, model.place(project, *path), told)
            if not faults:
                yield holds(project)


def _list_faults(project: Project) -> Iterator[tuple[int | None, str]]:
    present = {option.option_kind for option in project.options}
    missing = [OPTION_NAMES[kind] for kind in _COMPARED if kind not in present]
    if missing:
        yield None, f"“{project.name}” chưa có phương án {' và phương án '.join(missing)} để so sánh."
    for position, option in enumerate(project.options):
        named = f"Phương án {OPTION_NAMES[option.option_kind]} của “{project.name}”"
        if differing := _list_differences(project.options[0], option):
            yield position, f"{named} khác phương án đầu về {', '.join(differing)}."
        if not option.costs:
            yield position, f"{named} chưa có chi phí nào."
        unsourced = sum(cost.source is None for cost in option.costs)
        if unsourced:
            yield position, f"{named} có {unsourced} dòng chi phí không ghi nguồn số liệu."


def _list_differences(first: Option, option: Option) -> list[str]:
    compared = {
        "phạm vi": (_words(first.scope), _words(option.scope)),
        "ngày bắt đầu tính": (first.starts_on, option.starts_on),
        "số năm tính": (first.horizon_years, option.horizon_years),
        "tỷ lệ chiết khấu": (_rate(first.discount_rate), _rate(option.discount_rate)),
    }
    return [said for said, (one, other) in compared.items() if one != other]


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _rate(text: str) -> Decimal | str:
    """Return the number in the text, so that “8”, “8,0” and “8 %” are one rate; the words where there is none."""
    found = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*%?.*", text)
    return Decimal(found[1].replace(",", ".")) if found else _words(text)


@rule(
    code="PRJ705",
    title="Kinh phí của dự án cộng đúng và nằm trong thời gian dự án",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("V.8"),),
    needs=("project.total", "project.funding", "project.options"),
    why="Sai số học làm hỏng hồ sơ: tổng không bằng các năm cộng lại, tiền bố trí ngoài thời gian thực hiện, ước lượng "
    "thấp lại cao hơn ước lượng cao.",
    example="""
        # model/project/nang-cap-mot-cua.yaml
        id: nang-cap-mot-cua
        name: Nâng cấp hệ thống một cửa
        owner: van-phong
        project_kind: recurrent
        components: [cong-dich-vu]
        starts_on: 2027-01-01
        ends_on: 2027-12-31
        stage: giai-doan
        total: 5000000000
        funding:
        - {year: 2027, amount: 3000000000, budget: Ngân sách tỉnh}
        """,
    remedy="Sửa total hoặc các dòng funding cho bằng nhau; đưa các năm vào trong thời gian của dự án, của phương án.",
)
def funding_adds_up(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every project that is not over by its own figures."""
    for project in model.all(Project):
        if is_over(project, on):
            yield not_applicable(project)
            continue
        faults = [*_list_funding_faults(project), *_list_option_faults(project)]
        for path, told in faults:
            yield broken(project, model.place(project, *path), told)
        if not faults:
            yield _judge_completeness(model, project)


def _judge_completeness(model: Model, project: Project) -> Judgement:
    if project.total is not None and project.funding:
        return holds(project)
    if {"total", "funding"} <= {*project.not_applicable}:
        return not_applicable(project)
    missing = "tổng kinh phí" if project.total is None else "kinh phí từng năm"
    message = f"“{project.name}” chưa ghi {missing}, nên không cộng đối chiếu được."
    return cannot_tell(project, model.place(project), message)


def _list_funding_faults(project: Project) -> Iterator[tuple[tuple[str | int, ...], str]]:
    total = sum(line.amount for line in project.funding)
    if project.total is not None and project.funding and total != project.total:
        told = f"Tổng kinh phí của “{project.name}” ghi {_dong(project.total)}, cộng các năm được {_dong(total)}."
        yield ("total",), told
    for position, line in enumerate(project.funding):
        if not project.starts_on.year <= line.year <= project.ends_on.year:
            years = f"{project.starts_on.year}–{project.ends_on.year}"
            yield (
                ("funding", position),
                f"“{project.name}” bố trí kinh phí năm {line.year}, ngoài thời gian {years}.",
            )


def _list_option_faults(project: Project) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for at, option in enumerate(project.options):
        last = option.starts_on.year + option.horizon_years
        for position, cost in enumerate(option.costs):
            named = (
                f"Chi phí năm {cost.year} của phương án {OPTION_NAMES[option.option_kind]}, “{project.name}”,"
            )
            if not cost.low <= cost.likely <= cost.high:
                yield (
                    ("options", at, "costs", position),
                    f"{named} có ước lượng không theo thứ tự thấp, khả dĩ, cao.",
                )
            if not option.starts_on.year <= cost.year <= last:
                yield (
                    ("options", at, "costs", position),
                    f"{named} nằm ngoài {option.horizon_years} năm tính của phương án.",
                )


def _dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".") + " đồng"
