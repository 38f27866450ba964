"""Waivers: which findings they cover, and the rules that waivers themselves keep."""

from collections.abc import Iterable, Iterator
from datetime import date

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.governance import Waiver
from lgsp.architecture.model.model import Model

from .rulebook.periods import say
from .rules import Gate, Rule, Severity, rule
from .verdicts import Judgement, Verdict, broken, holds, not_applicable

_WITHOUT_FORCE = (Status.PROPOSED, Status.RETIRED)


class Cover:
    """What the waivers in force permit."""

    def __init__(self, waivers: Iterable[Waiver]) -> None:
        self._by_rule: dict[str, list[Waiver]] = {}
        for waiver in waivers:
            self._by_rule.setdefault(waiver.rule.upper(), []).append(waiver)

    def find(self, rule: Rule, judgement: Judgement) -> Waiver | None:
        """Return the waiver that permits the rule to be broken there; of several, the one that lasts longest."""
        if judgement.verdict is not Verdict.BROKEN or not rule.can_be_waived:
            return None
        subject = judgement.subject.id
        found = [
            one for one in self._by_rule.get(rule.code, ()) if not one.subjects or subject in one.subjects
        ]
        return max(found, key=lambda one: (one.valid_to, one.id), default=None)


def list_in_force(model: Model, on: date) -> list[Waiver]:
    """Return the waivers in force on a day: begun, not ended, neither proposed nor taken back."""
    return [one for one in model.whole.all(Waiver) if one.is_alive(on) and one.status not in _WITHOUT_FORCE]


@rule(
    code="WVR001",
    title="Miễn trừ còn hạn",
    severity=Severity.WARNING,
    gate=Gate.EDIT,
    needs=("waiver.valid_to",),
    spans_time=True,
    can_be_waived=False,
    why="Miễn trừ tự hết hiệu lực sau ngày ghi trong văn bản cho phép: từ hôm sau, chỗ vi phạm lại tính là vi phạm. "
    "Miễn trừ quá hạn còn nằm trong mô hình nghĩa là việc đã hẹn chưa được làm, hoặc làm rồi mà chưa ghi lại.",
    example="""
        # model/waiver/mien-tru-noi-thang.yaml
        id: mien-tru-noi-thang
        name: Miễn trừ nối thẳng trong giai đoạn chuyển tiếp
        valid_to: 2026-06-30
        rule: FLW401
        subjects: [mot-cua-ho-tich]
        reason: LGSP đang được nâng cấp
        document: 12/QĐ-UBND
        """,
    remedy="Sửa chỗ vi phạm rồi xóa tệp miễn trừ (hoặc ghi status: retired); nếu được gia hạn, ghi số văn bản mới ở "
    "document và ngày mới ở valid_to.",
)
def waiver_current(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every waiver that was not taken back."""
    for waiver in model.all(Waiver):
        if waiver.status in _WITHOUT_FORCE:
            yield not_applicable(waiver)
        elif waiver.valid_to < on:
            message = (
                f"Miễn trừ quy tắc {waiver.rule} theo văn bản {waiver.document} đã hết hạn "
                f"ngày {say(waiver.valid_to)}."
            )
            yield broken(waiver, model.place(waiver, "valid_to"), message)
        else:
            yield holds(waiver)


@rule(
    code="WVR002",
    title="Miễn trừ còn cần đến",
    severity=Severity.NOTICE,
    gate=Gate.EDIT,
    needs=("waiver.rule", "waiver.subjects"),
    can_be_waived=False,
    why="Miễn trừ không còn chỗ vi phạm nào để miễn thì che mất vi phạm sau này: lần tới quy tắc bị phạm ở "
    "đúng chỗ đó, không ai được báo.",
    example="""
        # model/waiver/mien-tru-noi-thang.yaml
        id: mien-tru-noi-thang
        name: Miễn trừ nối thẳng trong giai đoạn chuyển tiếp
        valid_to: 2026-12-31
        rule: FLW401
        subjects: [mot-cua-ho-tich]
        reason: LGSP đang được nâng cấp
        document: 12/QĐ-UBND
        """,
    remedy="Xóa tệp miễn trừ, hoặc bỏ khỏi subjects những đối tượng không còn vi phạm.",
)
def waiver_used(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every waiver in force, by asking its rule again; what is waived is no reason to ask fewer rules."""
    in_force = {waiver.id for waiver in list_in_force(model, on)}
    broken_by: dict[str, set[str]] = {}
    for waiver in model.all(Waiver):
        waived = _find_rule(waiver.rule)
        if waiver.id not in in_force or waived is None or not waived.can_be_waived:
            yield not_applicable(waiver)
            continue
        if waived.code not in broken_by:
            broken_by[waived.code] = {
                one.subject.id for one in waived.ask(model, on) if one.verdict is Verdict.BROKEN
            }
        yield _judge_use(model, waiver, broken_by[waived.code])


def _judge_use(model: Model, waiver: Waiver, broken_ids: set[str]) -> Judgement:
    idle = [subject for subject in waiver.subjects if subject not in broken_ids]
    if not idle and broken_ids:
        return holds(waiver)
    named = f"theo văn bản {waiver.document}"
    if waiver.subjects:
        message = f"Miễn trừ quy tắc {waiver.rule} {named} không còn cần cho: {', '.join(idle)}."
        return broken(waiver, model.place(waiver, "subjects", waiver.subjects.index(idle[0])), message)
    message = f"Miễn trừ {named} không còn cần: quy tắc {waiver.rule} không bị vi phạm ở đâu."
    return broken(waiver, model.place(waiver, "rule"), message)


@rule(
    code="WVR003",
    title="Miễn trừ nêu quy tắc có thật và được phép miễn",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    needs=("waiver.rule",),
    can_be_waived=False,
    why="Gõ sai mã quy tắc thì miễn trừ không có tác dụng mà người đọc tưởng là có. Một số quy tắc giữ cho mô hình "
    "đọc được (MOD001, MOD002) không có ngoại lệ.",
    example="""
        # model/waiver/mien-tru-noi-thang.yaml
        id: mien-tru-noi-thang
        name: Miễn trừ nối thẳng trong giai đoạn chuyển tiếp
        valid_to: 2026-12-31
        rule: FLW499
        reason: LGSP đang được nâng cấp
        document: 12/QĐ-UBND
        """,
    remedy="Sửa mã ở trường rule cho đúng một quy tắc trong “lgsp rules”; quy tắc không được miễn thì sửa chỗ vi phạm.",
)
def waiver_names_a_rule(model: Model, _on: date) -> Iterator[Judgement]:
    """Judge every waiver that was not taken back."""
    for waiver in model.all(Waiver):
        named = _find_rule(waiver.rule)
        if waiver.status is Status.RETIRED:
            yield not_applicable(waiver)
        elif named is None:
            message = (
                f"Miễn trừ theo văn bản {waiver.document} nêu quy tắc “{waiver.rule}”, không có quy tắc đó."
            )
            yield broken(waiver, model.place(waiver, "rule"), message)
        elif not named.can_be_waived:
            message = f"Miễn trừ theo văn bản {waiver.document} nêu quy tắc {named.code}, không được miễn."
            yield broken(waiver, model.place(waiver, "rule"), message)
        else:
            yield holds(waiver)


def _find_rule(code: str) -> Rule | None:
    from .catalogue import find_rule  # the catalogue lists the rules of this module too

    return find_rule(code)
