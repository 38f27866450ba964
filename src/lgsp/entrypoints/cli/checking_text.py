"""What `lgsp check` says: as lines for people, as one JSON object for programs."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.checking import Finding, Report, Waived
from lgsp.architecture.conformance.rules import GATE_NAMES, LAST_GATE, SEVERITY_NAMES, Severity
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.reading import Reading
from lgsp.kernel.language import pick

from .errors import language

_UNKNOWN_SHOWN = 5
"""What cannot be told is shown so often for a rule; of a hundred alike the rest is counted."""


def to_lines(reading: Reading, report: Report, *, whole: bool) -> Iterator[str]:
    """Yield what people read; unless it is asked for whole, what cannot be told many times over is counted."""
    yield from _head(reading, report)
    yield ""
    left = Counter[str]()
    for found in report.findings:
        left[found.code] += found.verdict is Verdict.CANNOT_TELL
        if whole or left[found.code] <= _UNKNOWN_SHOWN:
            yield _line(reading, found)
    for code, count in left.items():
        if not whole and count > _UNKNOWN_SHOWN:
            yield _say_more(code, count - _UNKNOWN_SHOWN)
    for one in report.waived:
        yield _line(reading, one.finding, _say_waived(one))
    yield from _advice(report.findings)
    yield _summary(report)


def to_json(reading: Reading, report: Report) -> str:
    """Return what programs read: `lgsp-check/1`, to which fields are only ever added."""
    model = reading.model
    summary: dict[str, int] = {severity.value: report.count(severity) for severity in Severity}
    answer = {
        "format": "lgsp-check/1",
        "folder": str(reading.folder),
        "province": model.province.model_dump(mode="json") if model else None,
        "on": report.on.isoformat(),
        "gate": report.gate,
        "counts": {name: len(model.all(kind)) for name, kind in KINDS.items()} if model else None,
        "summary": {**summary, "cannot-tell": _count_unknown(report), "waived": len(report.waived)},
        "verdicts": {code: dict(counts) for code, counts in report.count_verdicts().items()},
        "results": {
            code: {"verdict": result.verdict, "official": result.official, "waived": result.waived}
            for code, result in report.results.items()
        },
        "findings": [_finding_to_json(found) for found in report.findings],
        "waived": [_waived_to_json(one) for one in report.waived],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def say_severity(severity: Severity) -> str:
    """Return the severity in the language of the terminal."""
    return pick(SEVERITY_NAMES[severity], severity.value, language=language())


def _line(reading: Reading, found: Finding, after: str = "") -> str:
    place = f"{reading.folder / found.place.file}:{found.place.line}"
    weight = pick("được miễn trừ:", "waived:", language=language()) if after else _weight(found)
    return f"{place} {found.code} {weight} {found.message}{after}"


def _weight(found: Finding) -> str:
    if found.verdict is Verdict.CANNOT_TELL:
        return pick("chưa đủ cơ sở:", "cannot tell:", language=language())
    return f"{say_severity(found.severity)}:"


def _say_waived(one: Waived) -> str:
    return pick(
        f" (văn bản {one.document}, đến hết {one.until:%d/%m/%Y})",
        f" (document {one.document}, until {one.until})",
        language=language(),
    )


def _say_more(code: str, count: int) -> str:
    return pick(
        f"… và {count} điểm khác chưa đủ cơ sở theo {code}; xem hết: --select {code}",
        f"… and {count} more that {code} cannot tell; all of them: --select {code}",
        language=language(),
    )


def _head(reading: Reading, report: Report) -> Iterator[str]:
    model = reading.model
    if model is None:
        yield pick(
            f"{reading.folder}: mô hình chưa đọc được trọn vẹn; sửa các lỗi dưới đây rồi kiểm tra lại.",
            f"{reading.folder}: the model could not be read whole; correct these and check again.",
            language=language(),
        )
        return
    asked = f"{_say_day(report.on, model.on is not None)}{_say_gate(report)}"
    yield f"{model.province.full_name} ({model.province.code}), {asked}"
    if model.province.notice:
        yield model.province.notice
    counts = [
        (pick(kind.title, name, language=language()), len(model.all(kind))) for name, kind in KINDS.items()
    ]
    yield " · ".join(f"{title}: {count}" for title, count in counts if count)


def _say_day(on: date, is_state: bool) -> str:
    if is_state:
        return pick(f"trạng thái ngày {on:%d/%m/%Y}", f"state of {on}", language=language())
    return pick(f"xét ngày {on:%d/%m/%Y}", f"as of {on}", language=language())


def _say_gate(report: Report) -> str:
    if report.gate is LAST_GATE:
        return ""
    return pick(f", bước {GATE_NAMES[report.gate]}", f", gate {report.gate}", language=language())


def _advice(findings: tuple[Finding, ...]) -> Iterator[str]:
    if not findings:
        return
    yield ""
    yield pick("Cách khắc phục:", "What to do:", language=language())
    for code, advice in dict.fromkeys((found.code, found.advice) for found in findings):
        yield f"  {code}: {advice}"
    yield ""


def _summary(report: Report) -> str:
    counts = ", ".join(f"{report.count(severity)} {say_severity(severity)}" for severity in Severity)
    unknown, waived, answers = _count_unknown(report), len(report.waived), report.judgement_count
    return pick(
        f"Kết quả: {counts}; {unknown} điểm chưa đủ cơ sở đánh giá (không tính là lỗi); "
        f"{waived} điểm được miễn trừ; đã xét {answers} lượt.",
        f"Result: {counts}; {unknown} cannot be told (not counted as errors); {waived} waived; {answers} judgements.",
        language=language(),
    )


def _count_unknown(report: Report) -> int:
    return sum(report.count(severity, Verdict.CANNOT_TELL) for severity in Severity)


def _finding_to_json(found: Finding) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": found.severity,
        "verdict": found.verdict,
        "subject": {"kind": found.subject_kind, "id": found.subject_id, "name": found.subject_name},
        "file": found.place.file,
        "line": found.place.line,
        "message": found.message,
        "advice": found.advice,
    }


def _waived_to_json(one: Waived) -> dict[str, object]:
    permitted = {"waiver": one.waiver, "document": one.document, "until": one.until.isoformat()}
    return _finding_to_json(one.finding) | permitted
