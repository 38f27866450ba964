"""Rules of Mẫu số 03 on relations (table 2), and on gaps and the tasks that close them (table 4)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, holds, not_applicable
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow, Relation, RelationType
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject, Treatment
from lgsp.architecture.model.planning import Gap, Task
from lgsp.architecture.model.systems import Service

from .answers import Answer, answer
from .bases import guide
from .filled import judge_filled
from .periods import is_over

TREATMENT_NAMES = {
    Treatment.KEEP: "tiếp tục sử dụng",
    Treatment.INTEGRATE: "chuẩn hóa/kết nối/tích hợp",
    Treatment.UPGRADE: "nâng cấp/mở rộng",
    Treatment.MERGE: "hợp nhất/tổ chức lại",
    Treatment.REPLACE: "thay thế/kết thúc",
    Treatment.ADD: "bổ sung mới",
}


@rule(
    code="M04",
    title="Quan hệ đi đúng chiều",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(guide("Mẫu số 03, bảng 2, trường 2 và 4"),),
    needs=("relation.origin", "relation.target", "relation.relation_type", "system.runs_on", "system.uses"),
    why="Bảng 2 đi từ bên khai thác đến bên cung cấp, từ bên gửi đến bên nhận, từ bên phụ thuộc đến bên được phụ "
    "thuộc. Ghi ngược thì người đọc hiểu ngược. Chỉ xét được khi chính mô hình đã nói điều ngược lại ở chỗ khác.",
    example="""
        # model/infrastructure/may-chu.yaml
        id: may-chu
        name: Máy chủ ứng dụng
        owner: van-phong
        infrastructure_kind: server
        treatment: keep
        # model/system/lich-cong-tac.yaml
        id: lich-cong-tac
        name: Lịch công tác
        owner: van-phong
        treatment: keep
        runs_on: [may-chu]
        # model/relation/may-chu-lich.yaml
        id: may-chu-lich
        name: Máy chủ phục vụ lịch công tác
        origin: may-chu
        relation_type: dependency
        target: lich-cong-tac
        """,
    remedy="Đổi chỗ origin và target, hoặc sửa relation_type.",
)
def relations_run_the_right_way(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every relation that is not over by what the two objects, and flows, say themselves."""
    sent = {(flow.provider, flow.consumer) for flow in model.all(Flow) if not is_over(flow, on)}
    for relation in model.all(Relation):
        if is_over(relation, on):
            yield not_applicable(relation)
            continue
        origin, target = model.entities[relation.origin], model.entities[relation.target]
        fault = "một đối tượng được nối với chính nó" if origin is target else ""
        fault = fault or _find_reversal(model, relation, sent)
        if fault:
            message = f"“{relation.name}” (từ “{origin.name}” đến “{target.name}”): {fault}."
            yield broken(relation, model.place(relation, "origin"), message)
        else:
            yield holds(relation)


def _find_reversal(model: Model, relation: Relation, sent: set[tuple[str, str]]) -> str:
    origin, target = model.entities[relation.origin], model.entities[relation.target]
    match relation.relation_type:
        case RelationType.DEPENDENCY if _depends(target, origin) and not _depends(origin, target):
            return "bên đích mới là bên phụ thuộc"
        case RelationType.SERVICE_USE if isinstance(origin, Service) and not isinstance(target, Service):
            return "dịch vụ là bên cung cấp, phải ở phía đích"
        case RelationType.SERVICE_USE if _uses(model, target, origin) and not _uses(model, origin, target):
            return "bên đích mới là bên khai thác"
        case RelationType.DATA_EXCHANGE:
            pair = (relation.origin, relation.target)
            if pair not in sent and pair[::-1] in sent:
                return "luồng trao đổi đã khai báo gửi theo chiều ngược lại"
    return ""


def _depends(one: Entity, other: Entity) -> bool:
    named = (*getattr(one, "runs_on", ()), *getattr(one, "uses", ()), getattr(one, "provider", None))
    return other.id in named


def _uses(model: Model, one: Entity, other: Entity) -> bool:
    return any(model.get(Service, used).provider == other.id for used in getattr(one, "uses", ()))


@rule(
    code="M05",
    title="Mỗi nội dung cần hoàn thiện gắn với nhiệm vụ, từng cặp một",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(guide("Mẫu số 03, bảng 4"),),
    needs=("gap.tasks", "gap.objects"),
    why="Một dòng của bảng 4 là một cặp nội dung – nhiệm vụ. Nội dung không có nhiệm vụ thì không ai làm; nhiệm vụ "
    "không có nội dung thì không biết để làm gì; một cặp ghi hai lần thì đếm hai lần.",
    example="""
        # model/gap/thieu-du-phong.yaml
        id: thieu-du-phong
        name: Thiếu trung tâm dữ liệu dự phòng
        code: ND-9
        objects: [ho-tich]
        treatment: add
        """,
    remedy="Thêm nhiệm vụ vào trường tasks của nội dung, mỗi nhiệm vụ một lần; nhiệm vụ không của nội dung nào thì bỏ.",
)
def gaps_have_tasks(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every gap by its tasks and objects, every task by its gaps."""
    wanted: set[str] = set()
    for gap in model.all(Gap):
        tasks = Counter(pair.task for pair in gap.tasks)
        wanted.update(tasks)
        repeated = next((task for task, times in tasks.items() if times > 1), None)
        fault = ""
        if not tasks:
            fault = "chưa có nhiệm vụ nào"
        elif repeated:
            fault = f"ghi nhiệm vụ {model.get(Task, repeated).code} hai lần"
        elif answer(gap, "objects") is Answer.SILENT:
            fault = "chưa gắn với đối tượng nào"
        if is_over(gap, on):
            yield not_applicable(gap)
        elif fault:
            yield broken(gap, model.place(gap), f"{gap.code} “{gap.name}” {fault}.")
        else:
            yield holds(gap)
    for task in model.all(Task):
        if is_over(task, on):
            yield not_applicable(task)
        elif task.id in wanted:
            yield holds(task)
        else:
            yield broken(task, model.place(task), f"{task.code} “{task.name}” không thuộc nội dung nào.")


@rule(
    code="M06",
    title="Mỗi nội dung có phương án xử lý, khớp với phương án của đối tượng",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(guide("Mẫu số 03, bảng 1, trường 17, và bảng 4, trường 6"),),
    needs=("gap.treatment", "system.treatment", "component.treatment"),
    why="Sáu phương án của Mẫu số 03 xuất hiện ở bảng 1 (của đối tượng) và bảng 4 (của nội dung). Bảng 1 ghi tiếp tục "
    "sử dụng, bảng 4 ghi thay thế thì không biết làm theo bảng nào.",
    example="""
        # model/system/lich-cong-tac.yaml
        id: lich-cong-tac
        name: Lịch công tác
        owner: van-phong
        treatment: keep
        # model/gap/thay-lich.yaml
        id: thay-lich
        name: Thay phần mềm lịch công tác
        code: ND-9
        objects: [lich-cong-tac]
        treatment: replace
        tasks:
        - {task: lam-ket-noi}
        # model/task/lam-ket-noi.yaml
        id: lam-ket-noi
        name: Làm kết nối
        code: NV-9
        """,
    remedy="Ghi treatment của nội dung; sửa một trong hai phương án cho khớp.",
)
def treatments_agree(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every gap: its treatment, and that of each object, which must be the treatment of one of its gaps."""
    gaps = [gap for gap in model.all(Gap) if not is_over(gap, on)]
    treated: dict[str, set[Treatment]] = {}
    for gap in gaps:
        for named in gap.objects:
            treated.setdefault(named, set()).update([gap.treatment] if gap.treatment else [])
    for gap in gaps:
        differing = [
            one
            for position, named in enumerate(gap.objects)
            if (one := model.get(ArchitectureObject, named)).treatment
            and treated[named]
            and one.treatment not in treated[named]
        ]
        if gap.treatment is not None and differing:
            one = differing[0]
            assert one.treatment is not None
            message = (
                f"{gap.code} ghi {TREATMENT_NAMES[gap.treatment]}, còn “{one.name}” ghi "
                f"{TREATMENT_NAMES[one.treatment]}."
            )
            yield broken(gap, model.place(gap, "treatment"), message)
        else:
            yield judge_filled(model, gap, ["treatment"], on=on)
