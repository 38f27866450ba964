"""How plan, application and drift are printed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from lgsp.alignment.apply import Applied
from lgsp.alignment.changes import Action, Change, Kind, Plan, RemarkKind, Terms
from lgsp.alignment.desired import Obstacle
from lgsp.alignment.resolutions import Resolution
from lgsp.alignment.states import State
from lgsp.alignment.verdicts import DriftReport, FlowVerdict
from lgsp.alignment.ways import Way
from lgsp.kernel.language import pick

_SIGNS = {Action.CREATE: "+", Action.UPDATE: "~", Action.WITHDRAW: "-"}
_KINDS = {
    Kind.MEMBER: ("cơ quan", "agency"),
    Kind.SUBSYSTEM: ("hệ thống", "system"),
    Kind.SERVICE: ("dịch vụ", "service"),
    Kind.AGREEMENT: ("thỏa thuận", "agreement"),
    Kind.CREDENTIAL: ("thông tin xác thực", "credential"),
}
_OBSTACLES = {
    Obstacle.DIRECT: ("nối trực tiếp, không qua dịch vụ LGSP nào", "wired directly, not by a service"),
    Obstacle.PROPOSED: ("mới là đề xuất", "only proposed"),
    Obstacle.RETIRED: ("đã dừng", "retired"),
    Obstacle.CONSUMER_NOT_CONNECTED: (
        "hệ thống khai thác chưa có mã hệ thống con",
        "the consumer has no subsystem code",
    ),
    Obstacle.PROVIDER_NOT_CONNECTED: (
        "hệ thống cung cấp chưa có mã hệ thống con",
        "the provider has no subsystem code",
    ),
    Obstacle.SERVICE_NOT_PUBLISHED: ("dịch vụ chưa có địa chỉ (endpoint)", "the service has no endpoint"),
}


_WAYS: Mapping[str, tuple[str, str]] = {
    Way.ADOPT: ("đưa vào kiến trúc", "adopted into the model"),
    Way.STOP: ("dừng trên nền tảng", "stopped on the platform"),
    Way.WAIVE: ("miễn trừ", "waived"),
}
Decided = Mapping[str, Resolution]

_REMARKS = {
    RemarkKind.WHOLE_ANSWER: (
        "thỏa thuận đưa nguyên vẹn trả lời, tuy luồng chỉ khai báo một số trường",
        "agreements pass whole answers, though the flow declares some fields only",
    ),
    RemarkKind.UNDECLARED_FIELDS: (
        "thỏa thuận đưa trường không khai báo",
        "agreements pass fields that are not declared",
    ),
    RemarkKind.TIGHT_QUOTA: (
        "thỏa thuận có hạn mức ngày thấp hơn số lượt dự kiến",
        "agreements have a daily quota under the expected volume",
    ),
    RemarkKind.NO_DESCRIPTION: (
        "dịch vụ chưa nạp đặc tả lên nền tảng",
        "services have no description on the platform",
    ),
}

_MOST_CALM = 30
"""How many flows of a state that asks for nothing are named one by one."""


def describe_plan(plan: Plan, *, language: str) -> str:
    """Return the plan for a person."""
    lines = [line for change in plan.changes for line in _describe_change(change, language)]
    lines += [_describe_extra(extra.kind, extra.key, language) for extra in plan.extra]
    for flow in plan.not_connectable:
        reason = pick(*_OBSTACLES[flow.obstacle], language=language)
        lines.append(
            f"  {pick('chưa kết nối được', 'not connectable yet', language=language)} {flow.flow}: {reason}"
        )
    return "\n".join([*lines, *_count_remarks(plan, language), _summarise(plan, language)])


def _count_remarks(plan: Plan, language: str) -> Iterator[str]:
    """Yield how often terms are not what is declared; each of them is in the file."""
    for kind, words in _REMARKS.items():
        count = sum(remark.kind is kind for remark in plan.remarks)
        if count:
            yield f"  {count} {pick(*words, language=language)}"


def describe_applied(applied: Applied, files: Sequence[Path], *, language: str) -> str:
    """Return what was done for a person."""
    done = pick(
        f"Đã thực hiện {applied.changes} thay đổi; nền tảng ở phiên bản {applied.version}.",
        f"Carried out {applied.changes} changes; the platform is at version {applied.version}.",
        language=language,
    )
    if not files:
        return done
    handed = pick(
        f"Khóa bí mật của {len(files)} hệ thống nằm trong {files[0].parent}; hãy chuyển giao rồi xóa tệp.",
        f"Secrets of {len(files)} systems are in {files[0].parent}; hand them over, then delete the files.",
        language=language,
    )
    return f"{done}\n{handed}"


def describe_drift(report: DriftReport, decided: Decided, *, language: str) -> str:
    """Return the report for a person: in full what differs, every flow of a short state, and how much could be seen."""
    lines = [
        line
        for _, rows in groupby(report.rows, key=_state)
        for line in _describe_rows(list(rows), decided, language)
    ]
    return "\n".join([*lines, "", *_cover(report, language), _conclude(report, language)])


def drift_to_builtins(report: DriftReport, decided: Decided, *, language: str) -> dict[str, Any]:
    """Return the report for a program."""
    return {
        "since": report.period.since.isoformat(),
        "until": report.period.until.isoformat(),
        "coverage": {
            "observable": report.coverage.observable,
            "declared": report.coverage.declared,
            "share": round(report.coverage.share, 4),
            "systems_seen": report.coverage.systems_seen,
            "systems": report.coverage.systems,
            "watched": round(report.coverage.watched, 4),
            "watched_since": report.coverage.watched_since and report.coverage.watched_since.isoformat(),
        },
        "clocks_ahead": {node: latest.isoformat() for node, latest in report.ahead},
        "deviations": len(report.deviations),
        "rows": [_verdict_to_builtins(row, decided, language) for row in report.rows],
    }


def _describe_change(change: Change, language: str) -> Iterator[str]:
    kind = pick(*_KINDS[change.kind], language=language)
    name = (change.after or change.before or {}).get("name")
    yield f"{_SIGNS[change.action]} {kind} {change.key}" + (f" ({name})" if name else "")
    if change.action is Action.UPDATE:
        yield from _describe_differences(change.before or {}, change.after or {})


def _describe_differences(before: Terms, after: Terms) -> Iterator[str]:
    for term, value in after.items():
        if before.get(term) != value:
            yield f"    {term}: {before.get(term)} → {value}"


def _describe_extra(kind: Kind, key: str, language: str) -> str:
    what = pick(*_KINDS[kind], language=language)
    said = pick(
        "có trên nền tảng, không có trong mô hình", "on the platform, not in the model", language=language
    )
    return f"  {what} {key}: {said}"


def _summarise(plan: Plan, language: str) -> str:
    if not plan.changes:
        return pick("Không có gì thay đổi.", "Nothing would change.", language=language)
    counts = [sum(change.action is action for change in plan.changes) for action in Action]
    return pick(
        "Sẽ tạo {}, sửa {}, thu hồi {}.", "Would create {}, update {}, withdraw {}.", language=language
    ).format(*counts)


def _state(row: FlowVerdict) -> State:
    return row.state


def _describe_rows(rows: Sequence[FlowVerdict], decided: Decided, language: str) -> Iterator[str]:
    """Yield the flows of one state; what nobody has to act on is counted when there is much of it."""
    first = rows[0]
    if len(rows) > _MOST_CALM and not first.is_deviation and first.state is not State.MATCHED:
        told = pick(
            "{} luồng; xem từng luồng: --format json",
            "{} flows; each of them: --format json",
            language=language,
        )
        yield f"[{first.state_in(language)}] {told.format(len(rows))}"
        return
    for row in rows:
        yield from _describe_verdict(row, decided.get(row.key), language)


def _describe_verdict(row: FlowVerdict, kept: Resolution | None, language: str) -> Iterator[str]:
    code = f"{row.code} " if row.is_deviation else ""
    yield f"[{code}{row.state_in(language)}] {row.consumer_name} → {row.service_name}"
    if row.is_deviation or row.state is State.CANNOT_TELL:
        yield f"    {row.explanation_in(language)}"
    if row.is_deviation:
        yield f"    {pick('Cách xử lý', 'What to do', language=language)}: {row.remedy_in(language)}"
        yield f"    {pick('Mã', 'Key', language=language)}: {row.key}"
    if kept is not None:
        said = pick(*_WAYS[kept.way], language=language)
        ground = " ".join(part for part in (kept.document, kept.reason) if part)
        yield f"    {pick('Đã quyết định', 'Decided', language=language)} {kept.decided_at:%d/%m/%Y}: {said} ({ground})"


def _cover(report: DriftReport, language: str) -> Iterator[str]:
    coverage = report.coverage
    numbers = f"{coverage.observable}/{coverage.declared} ({coverage.share:.0%})"
    systems = f"{coverage.systems_seen}/{coverage.systems}"
    yield pick(
        f"Độ phủ: kết luận được {numbers} luồng đang hoạt động qua LGSP; thấy {systems} hệ thống của các luồng ấy.",
        f"Coverage: something can be said of {numbers} flows in operation through the platform; {systems} of their "
        "systems were seen.",
        language=language,
    )
    if coverage.watched_since is None:
        yield pick(
            "Nền tảng chưa quan sát được phút nào.", "The platform watched not one minute.", language=language
        )
    else:
        since = coverage.watched_since.astimezone(report.period.until.tzinfo)
        yield pick(
            f"Nền tảng quan sát được {coverage.watched:.0%} thời gian từ {since:%H:%M %d/%m/%Y}.",
            f"The platform watched {coverage.watched:.0%} of the time since {since:%H:%M %d/%m/%Y}.",
            language=language,
        )
    for node, latest in report.ahead:
        local = latest.astimezone(report.period.until.tzinfo)
        yield pick(
            f"Đồng hồ của nút {node} chạy nhanh: đã ghi lượt lúc {local:%H:%M %d/%m/%Y}; hãy đồng bộ đồng hồ (NTP).",
            f"The clock of node {node} runs ahead: it recorded a call at {local:%H:%M %d/%m/%Y}; synchronise it (NTP).",
            language=language,
        )


def _conclude(report: DriftReport, language: str) -> str:
    if report.is_half_blind and not report.deviations:
        return pick(
            "Chưa thấy sai lệch nào, nhưng chưa quan sát đủ để nói là không có.",
            "No deviation was seen, but too little was to say that there is none.",
            language=language,
        )
    count = len(report.deviations)
    if not count:
        return pick("Không có sai lệch.", "No deviation.", language=language)
    return pick(f"{count} sai lệch.", f"{count} deviations.", language=language)


def _verdict_to_builtins(row: FlowVerdict, decided: Decided, language: str) -> dict[str, Any]:
    return {
        "key": row.key,
        "code": row.code,
        "state": row.state.value,
        "detail": row.detail,
        "is_deviation": row.is_deviation,
        "flow": row.flow.id if row.flow else None,
        "consumer": row.consumer,
        "service": row.service,
        "agreements": list(row.seen.agreements) if row.seen else [],
        "purpose": row.seen.purpose if row.seen else "",
        "version": row.seen.version if row.seen else "",
        "count": row.count,
        "last_at": row.seen.last_at.isoformat() if row.seen else None,
        "decision": decided[row.key].way if row.key in decided else None,
        "explanation": row.explanation_in(language),
        "remedy": row.remedy_in(language),
    }
