"""How `lgsp survey` speaks: lines for people, JSON for programs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lgsp.kernel.language import pick

from .errors import language

if TYPE_CHECKING:
    from lgsp.architecture.interchange.proposals import Proposal
    from lgsp.architecture.interchange.survey.intake import Intake
    from lgsp.architecture.interchange.survey.rounds import AgencyStatus, RoundStatus

IMPORT_FORMAT = "lgsp-survey-import/1"
STATUS_FORMAT = "lgsp-survey-status/1"


def import_to_lines(
    intake: "Intake", proposal: "Proposal | None", file: Path, written: Path | None
) -> Iterator[str]:
    """Tell what taking in a workbook gave."""
    for problem in intake.problems:
        yield f"{problem.place}: {problem.message_in(language())}"
    if intake.problems:
        yield _say(
            f"{file.name}: {len(intake.problems)} ô phải sửa; phiếu có đánh dấu để gửi lại cơ quan: {written}",
            f"{file.name}: {len(intake.problems)} cells to correct; the marked workbook to send back: {written}",
        )
        return
    yield _say(
        f"{file.name}: đã ghi {intake.cells_filled}/{intake.cells_asked} ô, thay đổi {len(intake.answers)} ô.",
        f"{file.name}: {intake.cells_filled} of {intake.cells_asked} cells filled, {len(intake.answers)} changed.",
    )
    if proposal is None or proposal.is_empty:
        yield _say("Không có gì thay đổi so với mô hình.", "Nothing changes in the model.")
        return
    if not intake.answers:
        yield _say(
            "Không có ô nào thay đổi; đề xuất chỉ ghi nhận rằng cơ quan đã trả lời.",
            "No cell changed; the proposal only records that the agency answered.",
        )
    yield from proposal.sentences
    yield _say(
        f"Đề xuất: {written} (chấp thuận bằng “lgsp accept”)",
        f"Proposal: {written} (accept it with `lgsp accept`)",
    )


def import_to_json(
    intake: "Intake", proposal: "Proposal | None", file: Path, written: Path | None
) -> Iterator[str]:
    """Tell it to a program."""
    answer = {
        "format": IMPORT_FORMAT,
        "file": str(file),
        "agency": intake.sent.agency,
        "round": intake.sent.round,
        "cells": {
            "asked": intake.cells_asked,
            "filled": intake.cells_filled,
            "changed": len(intake.answers),
        },
        "problems": [
            {"place": str(one.place), "code": one.code, "message": one.message_in("vi")}
            for one in intake.problems
        ],
        "changes": [
            {"place": one.place, "id": one.entity, "field": one.field, "text": one.text}
            for one in intake.answers
        ],
        "sentences": list(proposal.sentences) if proposal else [],
        "returned": str(written) if intake.problems else None,
        "proposal": str(written) if written and not intake.problems else None,
    }
    yield json.dumps(answer, ensure_ascii=False, indent=2)


def status_to_lines(status: "RoundStatus") -> Iterator[str]:
    """Tell how far a round has come."""
    survey, answered = status.round, sum(one.has_answered for one in status.agencies)
    count, name = len(status.agencies), f"{survey.name} ({survey.id})"
    yield _say(
        f"{name}, hạn {survey.due_on:%d/%m/%Y}: {answered}/{count} cơ quan đã trả lời.",
        f"{name}, due {survey.due_on}: {answered} of {count} agencies answered.",
    )
    yield ""
    for one in status.agencies:
        yield f"{one.completeness:>3}%  {_state(one):<22} {_agency(one)}"
    if status.facts:
        yield ""
        yield _say(
            f"Dữ kiện thay đổi từ đợt này ({len(status.facts)}):",
            f"Facts changed by this round ({len(status.facts)}):",
        )
    for fact in status.facts:
        fields = ", ".join(fact.fields) or _say("đối tượng mới", "a new object")
        yield f"  {fact.name} ({fact.id}): {fields} · {fact.place}"


def status_to_json(status: "RoundStatus") -> Iterator[str]:
    """Tell it to a program."""
    answer = {
        "format": STATUS_FORMAT,
        "round": status.round.id,
        "due_on": status.round.due_on.isoformat(),
        "agencies": [_agency_to_json(one) for one in status.agencies],
        "facts": [
            {"kind": fact.kind, "id": fact.id, "fields": list(fact.fields), "place": fact.place}
            for fact in status.facts
        ],
    }
    yield json.dumps(answer, ensure_ascii=False, indent=2)


def _agency_to_json(one: "AgencyStatus") -> dict[str, Any]:
    return {
        "id": one.agency.id,
        "name": one.agency.name,
        "completeness": one.completeness,
        "late": one.is_late,
        "cells_asked": one.cells_asked,
        "cells_filled": one.cells_filled,
        "answer": one.answer.model_dump(mode="json") if one.answer else None,
    }


def _state(one: "AgencyStatus") -> str:
    from lgsp.architecture.revisions.wording import say_word

    if one.answer is not None and one.has_answered:
        return pick(say_word(one.answer.state), one.answer.state.value, language=language())
    if one.is_late:
        return _say("Quá hạn, chưa trả lời", "late, no answer")
    return _say("Chưa trả lời", "no answer yet")


def _agency(one: "AgencyStatus") -> str:
    changed = one.answer.cells_changed if one.answer else None
    name = f"{one.agency.name} ({one.agency.id})"
    return name if changed is None else _say(f"{name}: đổi {changed} ô", f"{name}: {changed} cells changed")


def _say(vietnamese: str, english: str) -> str:
    return pick(vietnamese, english, language=language())
