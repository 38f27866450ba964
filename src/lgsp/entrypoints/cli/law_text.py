"""What `lgsp law` prints: profiles, changes of instruments, and what rests on them."""

from collections.abc import Iterator, Sequence

from lgsp.architecture.conformance.law import WAY_NAMES, Reach, Swap, Touch, Way
from lgsp.architecture.frameworks.instruments import get_instrument
from lgsp.architecture.frameworks.law_profiles import (
    LawProfile,
    SubjectChange,
    list_profiles,
    list_subjects,
)
from lgsp.architecture.model.kinds import KINDS
from lgsp.kernel.language import pick

from .errors import language

_OUTLINE = "outline"
_SHOWN = 5
_LONGEST = 80


def profiles_to_lines() -> Iterator[str]:
    """Tell every profile: its key, the day it speaks of, and what it is."""
    for profile in list_profiles():
        numbers = {number for listed in profile.subjects.values() for number in listed}
        count = pick(f"{len(numbers)} văn bản", f"{len(numbers)} instruments", language=language())
        day = pick(f"{profile.as_of:%d/%m/%Y}", profile.as_of.isoformat(), language=language())
        yield f"{profile.key}  {day}  {profile.name} ({count})"


def profile_to_lines(province: str, profile: LawProfile | None) -> Iterator[str]:
    """Tell the profile a province follows: every instrument, with what is known of it."""
    if profile is None:
        yield pick(
            f"{province} chưa ghi hồ sơ pháp lý; ghi law_profile trong province.yaml, ví dụ law_profile: '2026'.",
            f"{province} names no law profile; write law_profile in province.yaml, as law_profile: '2026'.",
            language=language(),
        )
        return
    yield f"{province}: {profile.key}, {profile.name}"
    for key, numbers in profile.subjects.items():
        yield f"{list_subjects()[key]}:"
        for number in numbers:
            row = get_instrument(number)
            yield f"  {number} {row.title} [{row.force}; {row.verified_as}]"


def changes_to_lines(before: str, after: str, changes: Sequence[SubjectChange]) -> Iterator[str]:
    """Tell which subjects other instruments govern afterwards."""
    yield pick(
        f"Hồ sơ pháp lý {before} → {after}: {len(changes)} lĩnh vực đổi văn bản.",
        f"Law profile {before} → {after}: the instruments of {len(changes)} subjects change.",
        language=language(),
    )
    for change in changes:
        yield f"  {change.name}: {_join(change.leaving)} → {_join(change.entering)}"
    if any(change.key == _OUTLINE for change in changes):
        yield pick(
            "Đề cương cũng đổi; nơi mới của từng mục: lgsp frameworks outline-correspondence",
            "The outline changes too; the new place of each paragraph: lgsp frameworks outline-correspondence",
            language=language(),
        )


def swap_to_lines(swap: Swap) -> Iterator[str]:
    """Tell what rests on the instruments that leave, and how much on those that enter already."""
    for reach in swap.leaving:
        yield ""
        yield f"{reach.number} [{get_instrument(reach.number).verified_as}]"
        yield from _reach_to_lines(reach)
    already = [f"{reach.number} ({len(reach.touches)})" for reach in swap.entering if reach.touches]
    if already:
        yield ""
        yield pick("Đã dựa vào văn bản mới:", "Resting on the new ones already:", language=language())
        yield f"  {', '.join(already)}"


def swap_to_json(changes: Sequence[SubjectChange], swap: Swap | None) -> dict[str, object]:
    """Return the same for programs."""
    answer: dict[str, object] = {
        "changes": [
            {
                "subject": change.key,
                "name": change.name,
                "leaving": [_instrument_to_json(number) for number in change.leaving],
                "entering": [_instrument_to_json(number) for number in change.entering],
            }
            for change in changes
        ]
    }
    if swap is not None:
        answer["leaving"] = [_reach_to_json(reach) for reach in swap.leaving]
        answer["entering"] = [_reach_to_json(reach) for reach in swap.entering]
    return answer


def profile_to_json(profile: LawProfile) -> dict[str, object]:
    """Return a profile for programs."""
    return {
        "key": profile.key,
        "name": profile.name,
        "as_of": profile.as_of.isoformat(),
        "checked_by": profile.checked_by,
        "subjects": {
            key: [_instrument_to_json(number) for number in numbers]
            for key, numbers in profile.subjects.items()
        },
    }


def _join(numbers: Sequence[str]) -> str:
    nothing = pick("(không có trong bảng)", "(none in the table)", language=language())
    return ", ".join(numbers) or nothing


def _reach_to_lines(reach: Reach) -> Iterator[str]:
    parts = (
        (pick("Mục", "Paragraphs", language=language()), reach.paragraphs),
        (pick("Quy tắc", "Rules", language=language()), reach.rules),
        (pick("Dự án", "Projects", language=language()), reach.projects),
        (pick("Đối tượng khác", "Other entities", language=language()), reach.others),
    )
    if not reach.touches:
        yield pick("  Không chạm tới gì.", "  Nothing is touched.", language=language())
    for title, touches in parts:
        if touches:
            yield f"  {title} ({len(touches)}):"
            yield from (f"    {_touch_to_line(touch)}" for touch in touches)


def _touch_to_line(touch: Touch) -> str:
    kind = KINDS.get(touch.subject.kind)
    title = f"{pick(kind.title, kind.kind, language=language())} " if kind else ""
    way = pick(WAY_NAMES[touch.way], touch.way.value, language=language())
    where = f" ({touch.place})" if touch.place else ""
    return f"{title}{touch.subject.id} “{_shorten(touch.subject.name)}”: {way}{_through(touch)}{where}"


def _shorten(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _through(touch: Touch) -> str:
    if not touch.through:
        return ""
    shown = ", ".join(touch.through[:_SHOWN])
    more = len(touch.through) - _SHOWN
    rest = pick(f" và {more} đối tượng khác", f" and {more} more", language=language()) if more > 0 else ""
    via = "" if touch.way is Way.THROUGH else pick("; qua", "; through", language=language())
    return f"{via} {shown}{rest}"


def _reach_to_json(reach: Reach) -> dict[str, object]:
    return {
        "number": reach.number,
        "paragraphs": [_touch_to_json(touch) for touch in reach.paragraphs],
        "rules": [_touch_to_json(touch) for touch in reach.rules],
        "projects": [_touch_to_json(touch) for touch in reach.projects],
        "others": [_touch_to_json(touch) for touch in reach.others],
    }


def _touch_to_json(touch: Touch) -> dict[str, object]:
    return {
        "kind": touch.subject.kind,
        "id": touch.subject.id,
        "name": touch.subject.name,
        "way": touch.way,
        "file": touch.place.file if touch.place else None,
        "line": touch.place.line if touch.place else None,
        "through": list(touch.through),
    }


def _instrument_to_json(number: str) -> dict[str, object]:
    row = get_instrument(number)
    return {
        "number": number,
        "title": row.title,
        "issued": row.issued,
        "status": row.status,
        "verification": row.verification,
    }
