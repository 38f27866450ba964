"""Rules that the national framework of 2026 lays on every province (codes K)."""

import re
from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.exchanges import Channel, Flow, Information, Relation, Secrecy
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, AgencyLevel, Function
from lgsp.architecture.model.planning import Goal, Indicator
from lgsp.architecture.model.systems import Infrastructure, System
from lgsp.kernel.text import fold

from .bases import framework, guide
from .filled import judge_filled
from .overlaps import Overlaps, is_wide
from .ownership import find_platform_of, is_own, is_planned
from .periods import is_over

PORTAL = "A.15"
ORCHESTRATION = "A.7"
"""Rows of Phụ lục II: the national public service portal, and NDOP."""

_LOCAL_ONE_STOP = "giai quyet thu tuc hanh chinh"
_SHARED_ONE_STOP = "thanh phan dung chung phuc vu giai quyet thu tuc hanh chinh"
_AGENT_NODE = ("agent node", "may chu bao mat diem ket noi")
_LEVEL_OF_RECOVERY = 4
_SEPARATORS = re.compile(r"[;,()]")


@rule(
    code="K01",
    title="Hệ thống giải quyết thủ tục hành chính của tỉnh đồng bộ với Cổng Dịch vụ công quốc gia",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(framework("thành phần chính quyền số cấp tỉnh"),),
    needs=(
        "flow.provider",
        "flow.consumer",
        "relation.origin",
        "relation.target",
        "system.national_platform",
    ),
    why="Hệ thống của địa phương dùng lại thành phần dùng chung phục vụ giải quyết thủ tục hành chính và đồng bộ với "
    "Cổng Dịch vụ công quốc gia; không đồng bộ thì người dân không theo dõi được hồ sơ ở kênh chính thức.",
    example="""
        # model/agency/bo-cong-an.yaml
        id: bo-cong-an
        name: Bộ Công an
        level: central
        code: G01
        # model/system/cong-quoc-gia.yaml
        id: cong-quoc-gia
        name: Cổng Dịch vụ công quốc gia
        owner: bo-cong-an
        record_kind: reference
        source_code: A.15
        national_platform: A.15
        # model/system/tthc-rieng.yaml
        id: tthc-rieng
        name: Hệ thống giải quyết thủ tục hành chính của Sở
        owner: so-tu-phap
        treatment: merge
        """,
    remedy="Thêm luồng (model/flow/) hoặc quan hệ (model/relation/) nối hệ thống với Cổng Dịch vụ công quốc gia và với "
    "thành phần dùng chung.",
)
def one_stop_synchronised(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every system of the province that handles administrative procedures, by what it is connected to."""
    local = [
        system
        for system in model.all(System)
        if _LOCAL_ONE_STOP in fold(system.name) and is_own(model, system) and not is_over(system, on)
    ]
    connected = _list_connected(model, on) if local else {}
    portals = {one.id for one in model.all(System) if _is_row(one, PORTAL)}
    for system in local:
        others = connected.get(system.id, set())
        if not portals:
            message = (
                f"Mô hình không có Cổng Dịch vụ công quốc gia để biết “{system.name}” có đồng bộ hay không."
            )
            yield cannot_tell(system, model.place(system), message)
        elif portals.isdisjoint(others):
            message = f"“{system.name}” không có luồng, quan hệ nào trực tiếp với Cổng Dịch vụ công quốc gia."
            yield broken(system, model.place(system), message)
        elif not _names_shared_one_stop(model, system, others):
            message = f"Chưa ghi “{system.name}” dùng lại thành phần dùng chung phục vụ giải quyết thủ tục hành chính."
            yield cannot_tell(system, model.place(system), message)
        else:
            yield holds(system)


def _list_connected(model: Model, on: date) -> dict[str, set[str]]:
    pairs = [(one.provider, one.consumer) for one in model.all(Flow) if not is_over(one, on)]
    pairs += [(one.origin, one.target) for one in model.all(Relation) if not is_over(one, on)]
    connected: dict[str, set[str]] = {}
    for one, other in pairs:
        connected.setdefault(one, set()).add(other)
        connected.setdefault(other, set()).add(one)
    return connected


def _names_shared_one_stop(model: Model, system: System, others: set[str]) -> bool:
    component = model.find(Component, system.component or "")
    named = [model.entities[other].name for other in others]
    named += [component.reference] if component is not None and component.reference else []
    return any(_SHARED_ONE_STOP in fold(name) for name in named)


@rule(
    code="K03",
    title="Cấp xã không có hệ thống riêng trùng với hệ thống của tỉnh",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(framework("hình 9, mô hình kiến trúc cấp xã"),),
    needs=("agency.level", "system.owner", "system.functions", "system.usage_scopes"),
    why="Kiến trúc cấp xã là một phần của Khung cấp tỉnh, không phải một khung riêng; xã tự lập hệ thống trùng thì dữ "
    "liệu tách khỏi tỉnh và không có người vận hành.",
    example="""
        # model/agency/xa-lam-son.yaml
        id: xa-lam-son
        name: Ủy ban nhân dân xã Lam Sơn
        level: commune
        code: H99.40.2
        # model/system/mot-cua-xa.yaml
        id: mot-cua-xa
        name: Phần mềm một cửa của xã
        owner: xa-lam-son
        treatment: keep
        functions: [tiep-nhan-ho-so]
        usage_scopes: [unit]
        # model/function/tiep-nhan-ho-so.yaml
        id: tiep-nhan-ho-so
        name: Tiếp nhận hồ sơ
        lead: van-phong
        # model/system/mot-cua-tinh.yaml
        id: mot-cua-tinh
        name: Hệ thống một cửa dùng chung
        owner: van-phong
        treatment: keep
        functions: [tiep-nhan-ho-so]
        usage_scopes: [province, commune]
        """,
    remedy="Dùng hệ thống của tỉnh; hệ thống của xã ghi phương án merge hoặc replace và ngày dừng.",
)
def communes_share(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every commune by the systems it owns."""
    present = [system for system in model.all(System) if not is_over(system, on)]
    communes = {one.id for one in model.all(Agency) if one.level is AgencyLevel.COMMUNE}
    shared = Overlaps.among(one for one in present if one.owner not in communes and is_wide(one))
    owned: dict[str, list[System]] = {}
    for system in present:
        owned.setdefault(system.owner, []).append(system)
    for commune in model.all(Agency):
        if commune.id not in communes or is_over(commune, on):
            yield not_applicable(commune)
            continue
        faults = [
            fault for one in owned.get(commune.id, []) if (fault := _judge_own(model, commune, one, shared))
        ]
        yield from faults
        if not faults:
            yield holds(commune)


def _judge_own(model: Model, commune: Agency, system: System, shared: Overlaps) -> Judgement | None:
    found = next(shared.list_sharing(system), None)
    if found is not None:
        function = model.get(Function, found[0]).name
        message = f"“{system.name}” của {commune.name} trùng với “{found[1].name}” của tỉnh, cùng phục vụ “{function}”."
        return broken(commune, model.place(system, "functions"), message)
    if not system.functions:
        message = (
            f"“{system.name}” của {commune.name} chưa ghi chức năng, nên không biết có trùng với tỉnh không."
        )
        return cannot_tell(commune, model.place(system), message)
    return None


@rule(
    code="K06",
    title="Hệ thống cấp độ 4, 5 có phương án phục hồi sau thảm họa đã được thử",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(
        framework("yêu cầu kỹ thuật chung: nhật ký, truy vết, xác thực nhiều lớp, phục hồi sau thảm họa"),
    ),
    needs=("system.security_level", "system.security"),
    why="Hệ thống cấp độ 4, 5 mà mất thì cả tỉnh dừng. Phương án chưa thử thì chưa phải là phương án. Nhật ký, truy "
    "vết và xác thực nhiều lớp không được mô hình ghi, nên không xét ở đây.",
    example="""
        # model/system/kho-du-lieu.yaml
        id: kho-du-lieu
        name: Kho dữ liệu dùng chung
        owner: van-phong
        treatment: keep
        security_level: 4
        security:
          decision: 15/QĐ-UBND
          monitoring: Trung tâm giám sát an ninh mạng
        """,
    remedy="Ghi phương án ở security.backup và ngày thử gần nhất ở security.drilled_on.",
)
def recovery_prepared(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every system and infrastructure of the province at level 4 or 5."""
    subjects: tuple[System | Infrastructure, ...] = (*model.all(System), *model.all(Infrastructure))
    for subject in subjects:
        level = subject.security_level or 0
        is_running = not is_over(subject, on) and not is_planned(subject)
        if level < _LEVEL_OF_RECOVERY or not is_running or not is_own(model, subject):
            yield not_applicable(subject)
        elif subject.security is None or subject.security.backup is None:
            message = f"“{subject.name}” (cấp độ {level}) chưa có phương án sao lưu, phục hồi."
            yield broken(subject, model.place(subject, "security"), message)
        elif subject.security.drilled_on is None or subject.security.drilled_on > on:
            message = f"Phương án phục hồi của “{subject.name}” (cấp độ {level}) chưa được thử lần nào."
            yield broken(subject, model.place(subject, "security"), message)
        else:
            yield holds(subject)


@rule(
    code="K07",
    title="Dữ liệu được phân loại",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(framework("nguyên tắc lấy dữ liệu làm trung tâm"),),
    needs=("information.secrecy", "information.is_personal"),
    why="Chưa phân loại thì không biết được chia sẻ đến đâu. Việc có phải ẩn danh hay không thì cần người xét từng mục "
    "đích, nên không xét ở đây.",
    example="""
        # model/information/nhan-khau.yaml
        id: nhan-khau
        name: Nhân khẩu
        is_personal: true
        """,
    remedy="Ghi secrecy: open, internal, restricted hoặc state-secret; dữ liệu cá nhân không phải là dữ liệu mở.",
)
def information_classified(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every information object that is not over."""
    for information in model.all(Information):
        if is_over(information, on):
            yield not_applicable(information)
        elif information.is_personal and information.secrecy is Secrecy.OPEN:
            message = f"“{information.name}” có dữ liệu cá nhân nhưng được phân loại là dữ liệu mở."
            yield broken(information, model.place(information, "secrecy"), message)
        else:
            yield judge_filled(model, information, ["secrecy"], on=on)


@rule(
    code="K08",
    title="Chỉ tiêu lấy số liệu tự động từ hệ thống",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(framework("lớp 4, đo lường hiệu quả"),),
    needs=("goal.indicators",),
    why="Chỉ tiêu nhập tay thì chậm và theo ý người báo cáo. Nguồn số liệu phải là một hệ thống, cơ sở dữ liệu có "
    "trong mô hình.",
    example="""
        # model/goal/ho-so-truc-tuyen.yaml
        id: ho-so-truc-tuyen
        name: Hồ sơ trực tuyến
        statement: Mọi hồ sơ được nộp trực tuyến.
        indicators:
        - {name: Tỷ lệ hồ sơ trực tuyến, unit: '%', year: 2030, target: '95'}
        """,
    remedy="Ghi tên hoặc mã hệ thống cho ra số liệu ở measured_by của chỉ tiêu.",
)
def indicators_measured(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every goal by the sources of its indicators."""
    counted: tuple[System | Database, ...] = (*model.all(System), *model.all(Database))
    sources = {word for one in counted for word in (fold(one.name), one.id)}
    for goal in model.all(Goal):
        if is_over(goal, on) or not goal.indicators:
            yield not_applicable(goal)
            continue
        faults = [
            fault
            for position, indicator in enumerate(goal.indicators)
            if (fault := _judge_source(model, goal, position, indicator, sources))
        ]
        yield from faults or [holds(goal)]


def _judge_source(
    model: Model, goal: Goal, position: int, indicator: Indicator, sources: set[str]
) -> Judgement | None:
    if not indicator.measured_by:
        return broken(
            goal,
            model.place(goal, "indicators", position),
            f"Chỉ tiêu “{indicator.name}” của “{goal.name}” chưa ghi lấy số liệu từ đâu.",
        )
    named = {part.strip() for part in _SEPARATORS.split(fold(indicator.measured_by))}
    if named.isdisjoint(sources):
        told = (
            f"Nguồn “{indicator.measured_by}” của chỉ tiêu “{indicator.name}” không phải tên hay mã hệ thống."
        )
        return cannot_tell(goal, model.place(goal, "indicators", position), told)
    return None


@rule(
    code="K12",
    title="Có máy chủ bảo mật điểm kết nối (Agent Node) ở nơi dùng NDOP",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(guide("Mẫu số 02, sơ đồ dữ liệu và kết nối"),),
    needs=("flow.channel", "relation.channel", "infrastructure.name"),
    why="Trao đổi qua nền tảng điều phối dữ liệu quốc gia đi qua Agent Node đặt ở tỉnh. Mô hình không có nó thì sơ đồ "
    "thiếu một chặng, và không ai được giao vận hành. Agent Node không thay cho LGSP.",
    example="""
        # model/flow/mot-cua-cong-dan.yaml
        id: mot-cua-cong-dan
        name: Một cửa xác thực thông tin công dân
        provider: ho-tich
        consumer: mot-cua
        via: tra-cuu-ho-tich
        purpose: Xác thực công dân
        channel: ndop
        """,
    remedy="Thêm Agent Node vào model/infrastructure/ với cơ quan vận hành và cấp độ; hoặc sửa kênh (channel) nếu "
    "luồng không qua NDOP.",
)
def agent_node_shown(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every flow and relation that is not over and passes through NDOP."""
    orchestrations = {one.id for one in model.all(System) if _is_row(one, ORCHESTRATION)}
    candidates: tuple[Infrastructure | System, ...] = (*model.all(Infrastructure), *model.all(System))
    has_node = any(
        any(words in fold(one.name) for words in _AGENT_NODE) for one in candidates if not is_over(one, on)
    )
    ends = [(flow, {flow.provider, flow.consumer}) for flow in model.all(Flow)]
    links: list[tuple[Flow | Relation, set[str]]] = [*ends]
    links += [(one, {one.origin, one.target}) for one in model.all(Relation)]
    for link, both in links:
        uses_ndop = link.channel is Channel.NDOP or not orchestrations.isdisjoint(both)
        if not uses_ndop or is_over(link, on):
            yield not_applicable(link)
        elif has_node:
            yield holds(link)
        else:
            message = (
                f"“{link.name}” đi qua NDOP, nhưng mô hình không có Agent Node nào đang dùng hoặc dự kiến."
            )
            yield broken(link, model.place(link), message)


def _is_row(system: System, code: str) -> bool:
    platform = find_platform_of(system)
    return platform is not None and platform.code == code
