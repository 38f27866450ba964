"""Rules on systems that do what another already does: in the province, or for the whole country."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from lgsp.architecture.conformance.rules import Basis, Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.frameworks.platforms import NationalPlatform
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import Treatment
from lgsp.architecture.model.organisation import Function
from lgsp.architecture.model.systems import System, SystemKind

from .bases import framework
from .overlaps import Overlaps, find_alike, find_namesake, has_scope, is_left_to_provinces
from .ownership import find_platform_of, is_own, is_planned
from .periods import is_over

_NAMED = 3
_LEAVING = (Treatment.MERGE, Treatment.REPLACE)
_EXTENDING = (Treatment.ADD, Treatment.UPGRADE)
_WITHOUT_FUNCTION = (SystemKind.INFRASTRUCTURE, SystemKind.SECURITY)


@rule(
    code="CMP505",
    title="Không có hai hệ thống đang chạy cùng phục vụ một chức năng cho cùng người dùng",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("V.3"), Basis("Quyết định 3090/QĐ-BKHCN ngày 08/10/2025 (tránh trùng lặp)", "secondary")),
    needs=("system.functions", "system.usage_scopes", "system.treatment"),
    why="Hai hệ thống cùng làm một việc cho cùng một nhóm người dùng thì trả tiền hai lần và số liệu lệch nhau. Xét "
    "theo chức năng và phạm vi sử dụng đã ghi; hệ thống đã có phương án hợp nhất, thay thế thì không tính.",
    example="""
        # model/system/mot-cua-rieng.yaml
        id: mot-cua-rieng
        name: Phần mềm một cửa riêng của Sở
        owner: so-tu-phap
        treatment: keep
        functions: [quan-ly-ho-so]
        usage_scopes: [agency]
        """,
    remedy="Chọn một hệ thống giữ lại; hệ thống kia ghi phương án merge hoặc replace ở trường treatment, hoặc sửa "
    "functions và usage_scopes nếu thật ra khác nhau.",
)
def functions_served_once(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every application of the province that is in use and meant to stay."""
    staying = [system for system in model.all(System) if _is_staying(model, system, on)]
    overlaps = Overlaps.among(staying)
    known = {system.id for system in staying}
    for system in model.all(System):
        if system.id not in known or (system.system_kind in _WITHOUT_FUNCTION and not system.functions):
            yield not_applicable(system)
        elif not system.functions:
            message = f"“{system.name}” chưa ghi chức năng được hỗ trợ, nên không biết có trùng hay không."
            yield cannot_tell(system, model.place(system, "functions"), message)
        else:
            yield _judge_overlap(model, system, overlaps)


def _is_staying(model: Model, system: System, on: date) -> bool:
    if is_over(system, on) or is_planned(system) or not system.is_alive(on):
        return False
    if system.status is Status.PHASING_OUT or system.treatment in _LEAVING:
        return False
    return is_own(model, system)


def _judge_overlap(model: Model, system: System, overlaps: Overlaps) -> Judgement:
    rivals = [
        (function, other)
        for function, other in islice(overlaps.list_rivals(system), _NAMED + 1)
        if other.id not in system.replaces and system.id not in other.replaces
    ]
    if rivals:
        others = ", ".join(dict.fromkeys(f"“{other.name}”" for _, other in rivals[:_NAMED]))
        more = " và hệ thống khác" if len(rivals) > _NAMED else ""
        function = model.get(Function, rivals[0][0]).name
        message = f"“{system.name}” cùng phục vụ “{function}” với {others}{more}."
        return broken(system, model.place(system, "functions"), message)
    if not has_scope(system) and (found := next(overlaps.list_sharing(system), None)):
        message = f"“{system.name}” có chung chức năng với “{found[1].name}” nhưng chưa ghi phạm vi sử dụng so được."
        return cannot_tell(system, model.place(system, "usage_scopes"), message)
    return holds(system)


@rule(
    code="K04",
    title="Không đầu tư riêng hệ thống trùng với nền tảng quốc gia dùng chung",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(
        framework("Phụ lục II (79 nền tảng dùng chung)"),
        Basis(
            "Quyết định 1132/QĐ-TTg (khi nền tảng dùng chung vận hành thì không đầu tư hệ thống tương tự)",
            "secondary",
        ),
    ),
    needs=("system.name", "system.functions", "system.national_platform", "system.treatment"),
    why="Khi nền tảng quốc gia đã vận hành, không được mua, xây, thuê hay mở rộng hệ thống tương tự về chức năng, mục "
    "tiêu, phạm vi. Xét theo tên và chức năng đã ghi; tên chỉ gần giống, hoặc chỉ chung chức năng, thì cần người đối "
    "chiếu.",
    example="""
        # model/agency/thanh-tra-chinh-phu.yaml
        id: thanh-tra-chinh-phu
        name: Thanh tra Chính phủ
        level: central
        code: G12
        # model/system/thanh-tra.yaml
        id: thanh-tra
        name: Nền tảng số công tác thanh tra
        owner: van-phong
        status: proposed
        # model/system/thanh-tra-quoc-gia.yaml
        id: thanh-tra-quoc-gia
        name: Nền tảng số công tác thanh tra của ngành
        owner: thanh-tra-chinh-phu
        record_kind: reference
        source_code: B.36
        national_platform: B.36
        usage_state: unused
        """,
    remedy="Dùng nền tảng quốc gia: ghi phương án integrate, merge hoặc replace ở trường treatment và ngày dừng; hệ "
    "thống mới thì đưa ra khỏi kế hoạch.",
)
def national_platforms_reused(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every system of the province, in use or planned, by name and by function."""
    national = {
        platform.code: system
        for system in model.all(System)
        if not is_over(system, on) and (platform := find_platform_of(system))
    }
    overlaps = Overlaps.among(national.values())
    for system in model.all(System):
        if is_over(system, on) or not is_own(model, system) or is_left_to_provinces(system.name):
            yield not_applicable(system)
        elif system.status is Status.PHASING_OUT or system.treatment in _LEAVING:
            yield holds(system)
        elif platform := find_namesake(system.name):
            yield _judge_namesake(model, system, platform, national.get(platform.code))
        elif found := next(overlaps.list_sharing(system), None):
            function = model.get(Function, found[0]).name
            shared = f"“{system.name}” và “{found[1].name}” cùng phục vụ “{function}”"
            message = f"{shared}; cần đối chiếu mục tiêu và phạm vi."
            yield cannot_tell(system, model.place(system, "functions"), message)
        elif platform := find_alike(system.name):
            message = (
                f"Tên “{system.name}” gần trùng “{platform.name}” ({platform.code}); cần đối chiếu chức năng."
            )
            yield cannot_tell(system, model.place(system, "name"), message)
        else:
            yield holds(system)


def _judge_namesake(
    model: Model, system: System, platform: NationalPlatform, national: System | None
) -> Judgement:
    named = f"“{system.name}” trùng nền tảng quốc gia “{platform.name}” ({platform.code}, {platform.owner})"
    place = model.place(system, "name")
    if national is None or is_planned(national):
        return cannot_tell(system, place, f"{named}; mô hình chưa ghi nền tảng đó đã vận hành hay chưa.")
    if is_planned(system) or system.treatment in _EXTENDING:
        return broken(system, place, f"{named} mà vẫn được xây mới hoặc mở rộng.")
    return broken(system, place, f"{named} mà chưa có phương án hợp nhất, thay thế hay dừng.")
