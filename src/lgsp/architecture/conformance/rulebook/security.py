"""Rules on security levels: approved, consistent, and lived up to."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Basis, Gate, Severity, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Infrastructure, System

from .bases import security_levels
from .filled import find_awaited, judge_awaited
from .ownership import is_own
from .periods import is_over, say

Levelled = System | Infrastructure
Rated = System | Infrastructure | Database

HIGHEST_LEVEL = 5
_LEVEL_OF_EVIDENCE = 3
_EVIDENCE = {"monitoring": "giám sát", "backup": "sao lưu, phục hồi", "drilled_on": "diễn tập"}


@rule(
    code="SEC651",
    title="Hệ thống có cấp độ an toàn được phê duyệt, hoặc có hạn trình",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(security_levels("Điều 21, 22 (hồ sơ đề xuất cấp độ)"),),
    needs=(
        "system.security_level",
        "system.security",
        "infrastructure.security_level",
        "infrastructure.security",
    ),
    why="Cấp độ được phê duyệt trước khi vận hành; không có quyết định thì không biết phải bảo vệ đến đâu và ai chịu "
    "trách nhiệm. Hệ thống mới đề xuất chưa phải có.",
    example="""
        # model/system/lich-cong-tac.yaml
        id: lich-cong-tac
        name: Lịch công tác
        owner: van-phong
        treatment: keep
        security_level: 2
        """,
    remedy="Ghi cấp độ ở security_level; ghi số quyết định ở security.decision, hoặc hạn trình phê duyệt ở "
    "security.due_on.",
)
def level_approved(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every system and infrastructure of the province beyond mere proposal."""
    for subject in _list_levelled(model):
        if is_over(subject, on) or subject.status is Status.PROPOSED or not is_own(model, subject):
            yield not_applicable(subject)
        elif subject.security_level is not None:
            yield _judge_approval(model, subject, on)
        elif "security_level" in subject.not_applicable:
            yield not_applicable(subject)
        elif awaited := find_awaited(subject, "security_level", on):
            yield judge_awaited(model, subject, [awaited])
        else:
            message = f"{subject.title} “{subject.name}” chưa có cấp độ an toàn."
            yield broken(subject, model.place(subject), message)


def _judge_approval(model: Model, subject: Levelled, on: date) -> Judgement:
    security = subject.security
    if security is not None and security.decision:
        return holds(subject)
    named = f"Cấp độ {subject.security_level} của “{subject.name}”"
    if security is None or security.due_on is None:
        message = f"{named} chưa có quyết định phê duyệt, cũng chưa có hạn trình."
        return broken(subject, model.place(subject, "security_level"), message)
    if security.due_on < on:
        message = f"{named} chưa có quyết định phê duyệt, quá hạn trình {say(security.due_on)}."
        return broken(subject, model.place(subject, "security", "due_on"), message)
    return holds(subject)


@rule(
    code="SEC652",
    title="Cấp độ của hệ thống, hạ tầng không thấp hơn cấp độ của những gì nó chứa",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    basis=(security_levels("Điều 8 khoản 2, 3 (tiêu chí cao nhất quyết định; không chia nhỏ để hạ cấp độ)"),),
    needs=(
        "system.security_level",
        "infrastructure.security_level",
        "database.security_level",
        "database.system",
        "database.runs_on",
        "system.runs_on",
        "infrastructure.runs_on",
    ),
    why="Dữ liệu cấp độ 3 nằm trong hệ thống được bảo vệ ở cấp độ 2 thì thực tế chỉ được bảo vệ ở cấp độ 2.",
    example="""
        # model/infrastructure/may-chu-cu.yaml
        id: may-chu-cu
        name: Máy chủ cũ
        owner: van-phong
        infrastructure_kind: server
        security_level: 1
        treatment: keep
        # model/system/ho-so-suc-khoe.yaml
        id: ho-so-suc-khoe
        name: Hồ sơ sức khỏe
        owner: van-phong
        treatment: keep
        runs_on: [may-chu-cu]
        security_level: 3
        """,
    remedy="Nâng cấp độ (security_level) của hệ thống hoặc hạ tầng, hoặc chuyển phần có cấp độ cao sang nơi khác.",
)
def level_covers_contents(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every system by its databases, every infrastructure by what runs on it."""
    contents = _list_contents(model, on)
    for host in _list_levelled(model):
        inside = contents.get(host.id, [])
        if is_over(host, on) or not inside or not is_own(model, host):
            yield not_applicable(host)
        else:
            yield _judge_contents(model, host, inside)


def _judge_contents(model: Model, host: Levelled, inside: list[Rated]) -> Judgement:
    highest = max(inside, key=lambda one: one.security_level or 0)
    unknown = next((one for one in inside if one.security_level is None), None)
    if host.security_level is None:
        level = f" (cấp độ {highest.security_level})" if highest.security_level else ""
        message = f"“{host.name}” chứa “{highest.name}”{level} nhưng chưa ghi cấp độ."
        return cannot_tell(host, model.place(host, "security_level"), message)
    if (highest.security_level or 0) > host.security_level:
        message = (
            f"“{host.name}” có cấp độ {host.security_level}, thấp hơn “{highest.name}” mà nó chứa "
            f"(cấp độ {highest.security_level})."
        )
        return broken(host, model.place(host, "security_level"), message)
    if unknown is not None and host.security_level < HIGHEST_LEVEL:
        message = f"“{unknown.name}” nằm trong “{host.name}” nhưng chưa ghi cấp độ."
        return cannot_tell(host, model.place(unknown), message)
    return holds(host)


def _list_contents(model: Model, on: date) -> dict[str, list[Rated]]:
    contents: dict[str, list[Rated]] = {}
    rated: tuple[Rated, ...] = (*model.all(System), *model.all(Infrastructure), *model.all(Database))
    for one in rated:
        if is_over(one, on):
            continue
        for host in one.runs_on:
            contents.setdefault(host, []).append(one)
        if isinstance(one, Database) and one.system is not None:
            contents.setdefault(one.system, []).append(one)
    return contents


@rule(
    code="SEC653",
    title="Từ cấp độ 3 trở lên có giám sát, sao lưu và diễn tập",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(
        Basis("TCVN 14423:2026 (giám sát, phát triển an toàn, kiểm thử từ cấp độ 3)", "secondary"),
        security_levels("phương án bảo đảm an ninh mạng"),
    ),
    needs=("system.security", "infrastructure.security"),
    why="Cấp độ trên giấy không chặn được sự cố. Ba việc này là bằng chứng tối thiểu rằng phương án bảo vệ được thực "
    "hiện; chưa có con số chính thức về chu kỳ diễn tập, nên chỉ xét đã có hay chưa.",
    example="""
        # model/system/ho-so-suc-khoe.yaml
        id: ho-so-suc-khoe
        name: Hồ sơ sức khỏe
        owner: van-phong
        treatment: keep
        security_level: 3
        security:
          decision: 15/QĐ-UBND
          monitoring: Trung tâm giám sát an ninh mạng của tỉnh
        """,
    remedy="Ghi cách giám sát, cách sao lưu và ngày diễn tập gần nhất ở security.monitoring, security.backup, "
    "security.drilled_on.",
)
def level_lived_up_to(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every system and infrastructure of the province that is in operation at level 3 or above."""
    for subject in _list_levelled(model):
        level = subject.security_level or 0
        running = not is_over(subject, on) and subject.status not in (Status.PROPOSED, Status.APPROVED)
        if level < _LEVEL_OF_EVIDENCE or not running or not is_own(model, subject):
            yield not_applicable(subject)
            continue
        security = subject.security
        missing = [
            said for field, said in _EVIDENCE.items() if security is None or not getattr(security, field)
        ]
        if missing:
            message = f"“{subject.name}” (cấp độ {level}) chưa ghi {', '.join(missing)}."
            yield broken(subject, model.place(subject, "security"), message)
        elif security is not None and security.drilled_on is not None and security.drilled_on > on:
            message = f"Ngày diễn tập của “{subject.name}” ({say(security.drilled_on)}) chưa tới."
            yield broken(subject, model.place(subject, "security", "drilled_on"), message)
        else:
            yield holds(subject)


def _list_levelled(model: Model) -> tuple[Levelled, ...]:
    return (*model.all(System), *model.all(Infrastructure))
