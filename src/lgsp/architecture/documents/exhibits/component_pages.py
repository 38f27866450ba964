"""A page for each component: what it is, what realises it, what it rests on, with whom it exchanges data (V.2, V.3)."""

from collections.abc import Iterator, Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row, Run
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import (
    NOTHING,
    STATUS,
    TREATMENT,
    itemise,
    tidy,
    unless_in_use,
)
from lgsp.architecture.frameworks.bands import Band, list_bands
from lgsp.architecture.frameworks.mau03 import get_value
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.norms import Principle, Standard
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.systems import Infrastructure, Service, System
from lgsp.architecture.pictures.banding import UNPLACED, list_members
from lgsp.architecture.pictures.components import band_pictures, component_pictures, list_systems_of
from lgsp.architecture.pictures.correspondence import Correspondence, list_correspondences

from .exhibit import NUMBER, Exhibit, PartExhibit, TableExhibit, WordsExhibit, group_rows, number_rows
from .scenes import show

Part = System | Infrastructure | Database | Service

_PLATFORM_BAND = "lgsp"
_COMPONENTS = "model/component/"
_MOST_ROWS = 40
"""With more parts than this, a component is told agency by agency."""


def describe_platform_components(edition: Edition) -> Sequence[Exhibit]:
    """Return a page for each component of the platform's own band (V.2)."""
    bands = [band for band in list_bands() if band.code == _PLATFORM_BAND]
    return tuple(_describe_bands(bands, edition)) or (_miss_components(),)


def describe_other_components(edition: Edition) -> Sequence[Exhibit]:
    """Return a page for each component outside the platform's band, band after band (V.3)."""
    bands = [band for band in (*list_bands(), UNPLACED) if band.code != _PLATFORM_BAND]
    return tuple(_describe_bands(bands, edition)) or (_miss_components(),)


def _miss_components() -> TableExhibit:
    return TableExhibit("components", "", "Các thành phần trong sơ đồ tổng thể", (NUMBER,), (), _COMPONENTS)


def _describe_bands(bands: Sequence[Band], edition: Edition) -> Iterator[Exhibit]:
    """Yield for each band a picture of its components, then their pages; one of several bands has its page first."""
    components = [one for one in edition.model.all(Component) if one.status is not Status.RETIRED]
    relations = {
        one.component.id: one for _, members in list_correspondences(edition.model) for one in members
    }
    told: set[str] = set()
    for band in bands:
        members = [one for one in list_members(band, components) if one.id not in told]
        yield from show(
            band_pictures(edition.model, band) if members else (),
            f"Các thành phần thuộc lớp “{band.name}”, cơ quan chịu trách nhiệm và những gì thực hiện chúng được thể "
            "hiện tại {ref}.",
        )
        for component in members:
            told.add(component.id)
            yield _describe(component, relations[component.id], edition)


def _describe(component: Component, relation: Correspondence, edition: Edition) -> PartExhibit:
    figures = show(component_pictures(edition.model, component.id), "")
    facts = TableExhibit(
        code=f"facts-{component.id}",
        lead="",
        title=f"Thông tin chính về thành phần “{tidy(component.name)}”",
        columns=(Column("Nội dung", 30), Column("Thông tin", 70)),
        rows=tuple(
            Row((name, value), subject=component.id)
            for name, value in _list_facts(component, relation, edition)
        ),
        source=_COMPONENTS,
    )
    parts = _list_parts(component, edition)
    return PartExhibit(
        code=f"page-{component.id}",
        title=tidy(component.name),
        exhibits=(
            _introduce(component, parts, figure=figures[0].code if figures else ""),
            facts,
            parts,
            *figures,
        ),
    )


def _introduce(component: Component, parts: TableExhibit, *, figure: str) -> WordsExhibit:
    said = [f"{tidy(component.description)} " if component.description else ""]
    said.append(f"Thông tin chính về thành phần tại {{facts-{component.id}}}")
    said.append(f"; những gì thực hiện thành phần tại {{{parts.code}}}" if parts.rows else "")
    said.append(f"; trao đổi dữ liệu với bên ngoài thành phần tại {{{figure}}}" if figure else "")
    return WordsExhibit(f"words-{component.id}", ((Run("".join(said) + "."),),))


def _list_facts(
    component: Component, relation: Correspondence, edition: Edition
) -> Iterator[tuple[str, str]]:
    """Yield what the model says of the component, name and value; what it does not say is left out."""
    model = edition.model
    bands = [band.name for band in list_bands() if band.code in component.bands]
    yield "Lớp trong sơ đồ tổng thể", "; ".join(bands) or UNPLACED.name
    if component.parent:
        yield "Thuộc thành phần", edition.name(Component, component.parent)
    yield "Cơ quan chịu trách nhiệm", edition.name(Agency, component.owner)
    if component.operator and component.operator != component.owner:
        yield "Đơn vị vận hành", edition.name(Agency, component.operator)
    yield "Tình trạng", _say_state(component)
    yield "Thành phần tương ứng của khung quốc gia", _say_relation(relation)
    if component.local_reason:
        yield "Lý do là thành phần riêng của tỉnh", tidy(component.local_reason)
    if component.usage_scopes:
        scopes = (get_value("usage_scope", scope.value).name for scope in component.usage_scopes)
        yield "Phạm vi sử dụng", "; ".join(scopes)
    levels = [one.security_level for one in list_systems_of(component, model) if one.security_level]
    if levels:
        yield "Cấp độ an toàn cao nhất của các hệ thống", str(max(levels))
    yield from _list_grounds(component, edition)


def _list_grounds(component: Component, edition: Edition) -> Iterator[tuple[str, str]]:
    model = edition.model
    standards = [tidy(model.get(Standard, one).symbol) for one in component.standards]
    yield "Tiêu chuẩn áp dụng", "; ".join(standards) or NOTHING
    principles = [tidy(model.get(Principle, one).name) for one in component.principles]
    yield "Nguyên tắc được đáp ứng", itemise(principles)
    projects = [one for one in model.all(Project) if component.id in one.components]
    spans = [f"{tidy(one.name)} ({one.starts_on:%m/%Y} – {one.ends_on:%m/%Y})" for one in projects]
    yield "Nhiệm vụ, dự án triển khai", itemise(spans) if spans else "Duy trì thường xuyên, chưa có dự án"
    codes = [tidy(one.code) for one in component.requirements]
    yield "Mã yêu cầu kỹ thuật, nghiệp vụ", ", ".join(codes) or NOTHING


def _say_state(component: Component) -> str:
    said = STATUS[component.status]
    if component.lifecycle:
        said += f"; vòng đời: {get_value('lifecycle_state', component.lifecycle.value).name.lower()}"
    if component.treatment:
        said += f"; phương án: {TREATMENT[component.treatment].lower()}"
    return said


def _say_relation(relation: Correspondence) -> str:
    if not relation.relation:
        return tidy(relation.counterpart)
    return f"{tidy(relation.counterpart)} ({tidy(relation.framework)})\nQuan hệ: {relation.relation.lower()}"


def _list_parts(component: Component, edition: Edition) -> TableExhibit:
    """Return what realises the component, or, when that is very much, who has how much of it."""
    groups = _gather_parts(component, edition)
    if sum(len(members) for _, members in groups) > _MOST_ROWS:
        return _sum_parts(component, edition)
    return TableExhibit(
        code=f"parts-{component.id}",
        lead="",
        title=f"Hệ thống, hạ tầng, cơ sở dữ liệu, dịch vụ của thành phần “{tidy(component.name)}”",
        columns=(
            NUMBER,
            Column("Tên", 42, field="name"),
            Column("Cơ quan", 28),
            Column("Tình trạng, cấp độ an toàn", 25),
        ),
        rows=group_rows((name, [_row_of_part(one, edition) for one in members]) for name, members in groups),
        source="model/system/",
        optional=True,
    )


def _gather_parts(component: Component, edition: Edition) -> list[tuple[str, list[Part]]]:
    model = edition.model
    systems = list_systems_of(component, model)
    ids = {one.id for one in systems}
    return [
        ("Hệ thống thông tin", list(systems)),
        (
            "Hạ tầng, nền tảng kỹ thuật",
            [one for one in model.all(Infrastructure) if one.component == component.id],
        ),
        ("Cơ sở dữ liệu", [one for one in model.all(Database) if one.system in ids]),
        ("Dịch vụ trên LGSP", [one for one in model.all(Service) if one.provider in ids]),
    ]


def _row_of_part(part: Part, edition: Edition) -> Row:
    level = None if isinstance(part, Service) else part.security_level
    state = STATUS[part.status] + (f"; cấp độ {level}" if level else "")
    return Row((tidy(part.name), _name_owner(part, edition), state), subject=part.id)


def _name_owner(part: Part, edition: Edition) -> str:
    if isinstance(part, Service):
        return tidy(edition.owner_of(part.provider).name)
    if isinstance(part, Database):
        return "; ".join(edition.name(Agency, one) for one in part.lead_agencies) or NOTHING
    return edition.name(Agency, part.owner)


def _sum_parts(component: Component, edition: Edition) -> TableExhibit:
    model = edition.model
    systems = list_systems_of(component, model)
    owners = list(dict.fromkeys(one.owner for one in systems))
    rows = []
    for owner in owners:
        mine = [one for one in systems if one.owner == owner]
        ids = {one.id for one in mine}
        names = "; ".join(tidy(one.name) + unless_in_use(one.status) for one in mine)
        databases = sum(one.system in ids for one in model.all(Database))
        services = sum(one.provider in ids for one in model.all(Service))
        rows.append(Row((edition.name(Agency, owner), names, str(databases), str(services)), subject=owner))
    return TableExhibit(
        code=f"parts-{component.id}",
        lead="",
        title=f"Hệ thống thuộc thành phần “{tidy(component.name)}” theo cơ quan, số cơ sở dữ liệu (CSDL) và dịch vụ",
        columns=(
            NUMBER,
            Column("Cơ quan", 20, field="name"),
            Column("Hệ thống thông tin", 51),
            Column("CSDL", 12, Align.CENTRE),
            Column("Dịch vụ", 12, Align.CENTRE),
        ),
        rows=number_rows(rows),
        source="model/system/",
    )
