"""Rules on what the province already has: what becomes of it, and what comes in its place."""

from collections.abc import Iterator
from datetime import date, timedelta

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Infrastructure, System

from .bases import guide
from .filled import judge_filled
from .ownership import is_own, is_planned
from .periods import is_over, is_undated, say


@rule(
    code="CMP504",
    title="Hệ thống, hạ tầng hiện có đều có phương án xử lý",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("II", "III.3"), guide("Mẫu số 03, bảng 1, trường 17 và quy tắc về sáu phương án")),
    needs=("system.treatment", "infrastructure.treatment"),
    why="Nguyên tắc kế thừa đòi hỏi nói rõ cái gì giữ lại, cái gì nâng cấp, hợp nhất hay thay thế. Hệ thống không có "
    "phương án thì tiếp tục được chi tiền theo quán tính.",
    example="""
        # model/system/lich-cong-tac.yaml
        id: lich-cong-tac
        name: Lịch công tác
        owner: van-phong
        """,
    remedy="Chọn một trong sáu phương án ở trường treatment: keep, integrate, upgrade, merge, replace, add.",
)
def assets_decided(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every system and infrastructure of the province that exists today."""
    subjects: tuple[System | Infrastructure, ...] = (*model.all(System), *model.all(Infrastructure))
    for subject in subjects:
        if is_over(subject, on) or is_planned(subject) or not is_own(model, subject):
            yield not_applicable(subject)
        else:
            yield judge_filled(model, subject, ["treatment"], on=on)


@rule(
    code="CMP507",
    title="Hệ thống chỉ dừng khi hệ thống thay thế đã vận hành",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    basis=(outline("V.8"),),
    needs=("system.replaces", "system.valid_from", "system.valid_to"),
    spans_time=True,
    why="Giữa ngày hệ thống cũ dừng và ngày hệ thống mới vận hành thì không ai phục vụ người dân và cơ quan khác.",
    example="""
        # model/system/mot-cua-cu.yaml
        id: mot-cua-cu
        name: Phần mềm một cửa thế hệ trước
        owner: van-phong
        status: phasing-out
        valid_to: 2026-12-31
        treatment: replace
        # model/system/mot-cua-moi.yaml
        id: mot-cua-moi
        name: Phần mềm một cửa thế hệ mới
        owner: van-phong
        status: approved
        valid_from: 2027-03-01
        replaces: [mot-cua-cu]
        """,
    remedy="Lùi ngày dừng (valid_to) của hệ thống cũ, hoặc đưa ngày vận hành (valid_from) của hệ thống mới lên sớm "
    "hơn, để hai ngày nối nhau.",
)
def replaced_without_gap(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every system that another replaces, by the days of both; what ended before the day is history."""
    heirs: dict[str, list[System]] = {}
    for system in model.all(System):
        for old in system.replaces:
            heirs.setdefault(old, []).append(system)
    for system in model.all(System):
        if system.id not in heirs or (system.valid_to is not None and system.valid_to < on):
            yield not_applicable(system)
        else:
            yield _judge_succession(model, system, heirs[system.id])


def _judge_succession(model: Model, old: System, heirs: list[System]) -> Judgement:
    if old.valid_to is None:
        if old.status is Status.RETIRED:
            message = f"“{old.name}” đã ngừng mà không ghi ngày, nên không so được với hệ thống thay thế."
            return cannot_tell(old, model.place(old, "status"), message)
        return holds(old)
    dated = [heir for heir in heirs if not is_undated(heir)]
    if not dated:
        message = f"“{heirs[0].name}” thay thế “{old.name}” nhưng chưa ghi ngày vận hành."
        return cannot_tell(old, model.place(heirs[0], "status"), message)
    first = min(dated, key=lambda heir: heir.valid_from or date.min)
    if first.valid_from is not None and first.valid_from > old.valid_to + timedelta(days=1):
        message = (
            f"“{old.name}” dừng sau ngày {say(old.valid_to)}, nhưng “{first.name}” đến ngày "
            f"{say(first.valid_from)} mới vận hành."
        )
        return broken(old, model.place(old, "valid_to"), message)
    return holds(old)
