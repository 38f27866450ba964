"""Rules on the projects of the road map: what they are for, in what order, and by whom."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, holds, not_applicable
from lgsp.architecture.frameworks.platforms import NationalPlatform
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject, Treatment
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.systems import System

from .bases import framework, investment
from .filled import judge_filled
from .overlaps import Overlaps, find_namesake, is_left_to_provinces, is_wide
from .ownership import is_own, is_planned
from .periods import is_over, say


@rule(
    code="PRJ701",
    title="Dự án triển khai ít nhất một thành phần của Kiến trúc",
    severity=Severity.ERROR,
    gate=Gate.APPRAISE,
    basis=(outline("V.8"),),
    needs=("project.components",),
    why="Lộ trình, kinh phí và trách nhiệm ở mục V.8 là của việc triển khai các thành phần trong Kiến trúc; "
    "dự án không gắn với thành phần nào thì không thẩm định được sự phù hợp.",
    example="""
        # model/project/nang-cap-may-chu.yaml
        id: nang-cap-may-chu
        name: Nâng cấp máy chủ
        owner: so-tai-chinh
        starts_on: 2026-01-01
        ends_on: 2026-12-31
        stage: giai-doan
        """,
    remedy="Ghi mã các thành phần mà dự án triển khai ở trường components.",
)
def maps_to_a_component(model: Model, _on: date) -> Iterator[Judgement]:
    """Judge every project, past ones too: their money was spent on something."""
    for project in model.all(Project):
        if project.components:
            yield holds(project)
        else:
            message = f"Dự án “{project.name}” chưa gắn với thành phần nào của Kiến trúc."
            yield broken(project, model.place(project), message)


@rule(
    code="PRJ702",
    title="Dự án không xây lại cái đã có để dùng chung",
    severity=Severity.ERROR,
    gate=Gate.APPRAISE,
    basis=(outline("VI.1"), framework("Phụ lục II (79 nền tảng dùng chung)")),
    needs=("project.builds", "project.upgrades", "project.reuse_checked", "system.functions"),
    why="Trước khi xây mới phải rà soát: nền tảng quốc gia, hệ thống dùng chung của tỉnh đã có hay chưa. Xây trùng là "
    "lãng phí lớn nhất mà thẩm định ngăn được.",
    example="""
        # model/system/so-suc-khoe.yaml
        id: so-suc-khoe
        name: Nền tảng Sổ sức khỏe điện tử
        owner: van-phong
        status: proposed
        # model/project/xay-so-suc-khoe.yaml
        id: xay-so-suc-khoe
        name: Xây dựng sổ sức khỏe điện tử của tỉnh
        owner: van-phong
        components: [cong-dich-vu]
        builds: [so-suc-khoe]
        starts_on: 2026-01-01
        ends_on: 2027-12-31
        stage: giai-doan
        """,
    remedy="Bỏ phần trùng khỏi dự án và dùng cái đã có; phần còn lại ghi kết quả rà soát ở trường reuse_checked.",
)
def nothing_shared_is_rebuilt(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every project that is not over and builds or extends something."""
    shared = Overlaps.among(
        system
        for system in model.all(System)
        if is_wide(system) and not is_planned(system) and not is_over(system, on)
    )
    for project in model.all(Project):
        worked_on = [(name, id_) for name in ("builds", "upgrades") for id_ in getattr(project, name)]
        if _is_past(project, on) or not worked_on:
            yield not_applicable(project)
            continue
        faults = [
            fault for name, id_ in worked_on if (fault := _find_fault(model, project, name, id_, shared))
        ]
        yield from faults
        if not faults:
            yield judge_filled(model, project, ["reuse_checked"], on=on)


def _find_fault(model: Model, project: Project, field: str, named: str, shared: Overlaps) -> Judgement | None:
    target = model.get(ArchitectureObject, named)
    if not is_own(model, target) or is_left_to_provinces(target.name):
        return None
    if platform := find_namesake(target.name):
        place = model.place(project, field, getattr(project, field).index(named))
        return broken(project, place, _say_rebuilt(project, target, platform))
    if field == "builds" and isinstance(target, System):
        leaving = {*project.retires, *target.replaces}
        for _, other in shared.list_sharing(target):
            if other.id not in leaving and other.treatment not in (Treatment.MERGE, Treatment.REPLACE):
                message = f"“{project.name}” xây “{target.name}”, trong khi “{other.name}” đã dùng chung cho việc đó."
                place = model.place(project, field, getattr(project, field).index(named))
                return broken(project, place, message)
    return None


def _say_rebuilt(project: Project, target: Entity, platform: NationalPlatform) -> str:
    return (
        f"“{project.name}” làm “{target.name}”, trùng tên nền tảng quốc gia “{platform.name}” "
        f"({platform.code}, {platform.owner})."
    )


@rule(
    code="PRJ706",
    title="Dự án bắt đầu sau khi những gì nó phụ thuộc đã xong",
    severity=Severity.WARNING,
    gate=Gate.EDIT,
    basis=(outline("V.8"),),
    needs=("project.depends_on", "project.starts_on", "project.ends_on"),
    spans_time=True,
    why="Làm phần mềm trên nền tảng chưa có thì phải chờ, hoặc phải làm tạm rồi bỏ.",
    example="""
        # model/project/lam-ung-dung.yaml
        id: lam-ung-dung
        name: Làm ứng dụng trên nền tảng
        owner: van-phong
        components: [cong-dich-vu]
        depends_on: [xay-cong]
        starts_on: 2026-06-01
        ends_on: 2026-12-31
        stage: giai-doan
        """,
    remedy="Lùi ngày bắt đầu (starts_on), hoặc bỏ dự án khỏi depends_on nếu thật ra không phải chờ.",
)
def started_in_order(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every project that is not over and depends on others; one that depends on itself can never start."""
    for project in model.all(Project):
        if is_over(project, on) or not project.depends_on:
            yield not_applicable(project)
            continue
        late = [
            (position, needed)
            for position, id_ in enumerate(project.depends_on)
            if (needed := model.get(Project, id_)).ends_on > project.starts_on
        ]
        for position, needed in late:
            message = (
                f"“{project.name}” bắt đầu {say(project.starts_on)}, trước khi “{needed.name}” xong "
                f"({say(needed.ends_on)})."
            )
            yield broken(project, model.place(project, "depends_on", position), message)
        if not late:
            yield holds(project)


@rule(
    code="PRJ707",
    title="Thành phần dự kiến có dự án và cơ quan chịu trách nhiệm",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("V.8"), investment("Điều 24 khoản 1 và Điều 37 khoản 1")),
    needs=("component.owner", "component.status", "component.treatment", "project.components"),
    why="Mục V.8 đòi hỏi lộ trình, kinh phí, cơ quan chịu trách nhiệm cho từng thành phần. Thành phần dự kiến mà không "
    "dự án nào làm thì chỉ là mong muốn.",
    example="""
        # model/component/kho-du-lieu.yaml
        id: kho-du-lieu
        name: Kho dữ liệu dùng chung
        status: proposed
        bands: [applications]
        """,
    remedy="Ghi cơ quan ở trường owner của thành phần; thêm mã thành phần vào trường components (hoặc builds, "
    "upgrades) của dự án làm nó.",
)
def planned_components_have_projects(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every component that is still to come or to be extended."""
    worked_on = {
        named
        for project in model.all(Project)
        for named in (*project.components, *project.builds, *project.upgrades)
    }
    for component in model.all(Component):
        is_to_come = is_planned(component) or component.treatment in (Treatment.ADD, Treatment.UPGRADE)
        if is_over(component, on) or not is_to_come:
            yield not_applicable(component)
            continue
        missing = [] if component.id in worked_on else ["dự án triển khai"]
        missing += [] if component.owner else ["cơ quan chịu trách nhiệm"]
        if missing:
            message = f"Thành phần dự kiến “{component.name}” chưa có {' và '.join(missing)}."
            yield broken(component, model.place(component), message)
        else:
            yield holds(component)


def _is_past(project: Project, on: date) -> bool:
    return is_over(project, on) or project.ends_on < on
