"""
Trees: goals with their indicators (III), agencies with their functions (IV.1) and their data (IV.3).

They are flow pictures without arrow heads: the whole on the left, its parts to the right of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lgsp.architecture.model.databases import Database, DatabaseTier
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Information
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, Function
from lgsp.architecture.model.planning import Goal
from lgsp.architecture.model.systems import System
from lgsp.kernel.text import collation_key

from .agencies import list_agencies
from .current_state import name_tier
from .flows import draw_flows
from .scene import Scene
from .sections import draw_sections
from .strands import Node, Question, Strand

_NOBODY = "Chưa xác định cơ quan chủ trì"
_NO_SYSTEM = "Chưa khai báo hệ thống quản lý"
_NO_INFORMATION = "Chưa khai báo đối tượng thông tin"
_DEEPEST = 2
_MOST_NAMED = 3
"""How many databases of an agency are named before they are only counted."""


def function_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw each agency with the functions it leads, and the functions inside those (IV.1)."""
    return draw_flows(
        Question(
            code="functions",
            title="Chức năng, nghiệp vụ theo cơ quan chủ trì",
            columns=("Cơ quan chủ trì", "Chức năng", "Nghiệp vụ thuộc chức năng"),
            strands=_sorted(_list_functions(model), model),
            nothing="Chưa khai báo chức năng, nghiệp vụ nào.",
            headed=False,
        )
    )


def data_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw each agency with the databases it leads, and what they hold information about (IV.3)."""
    return draw_flows(
        Question(
            code="data-map",
            title="Bản đồ dữ liệu theo cơ quan chủ trì",
            columns=("Cơ quan chủ trì", "Cơ sở dữ liệu", "Đối tượng thông tin"),
            strands=_sorted(_list_databases(model, model.all(Database)), model),
            nothing="Chưa khai báo cơ sở dữ liệu nào.",
            headed=False,
        )
    )


def shared_data_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw the databases that are shared, agency by agency: what manages each, and what it holds (IV.3)."""
    shared = [one for one in model.all(Database) if one.tier is not DatabaseTier.SPECIALISED]
    strands = [_manage(one, model) for one in _sorted(_list_databases(model, shared), model)]
    return draw_sections(
        Question(
            code="shared-data",
            title="Bản đồ dữ liệu dùng chung theo cơ quan chủ trì",
            columns=("Hệ thống quản lý", "Cơ sở dữ liệu dùng chung", "Đối tượng thông tin"),
            strands=tuple(strands),
            nothing="Chưa khai báo cơ sở dữ liệu dùng chung nào.",
            headed=False,
        )
    )


def _manage(strand: Strand, model: Model) -> Strand:
    """Put the system that manages the database where its agency stands; what is not declared says so."""
    database = strand.nodes[1]
    system_id = model.get(Database, database.subjects[0]).system
    system = model.get(System, system_id) if system_id else None
    first = Node(f"0:{database.key}", (_NO_SYSTEM,), 0)
    if system:
        first = Node(f"0:{system.id}", (system.name,), 0, "", system.status, (system.id,))
    held = strand.nodes[2:] or (Node(f"2:{database.key}", (_NO_INFORMATION,), 2),)
    return replace(strand, nodes=(first, database, *held))


def master_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw each database whose data are master data, with those that use them (IV.3)."""
    return draw_flows(
        Question(
            code="master-data",
            title="Dữ liệu chủ và các cơ sở dữ liệu dùng dữ liệu chủ",
            columns=("Nguồn dữ liệu chủ", "Cơ sở dữ liệu dùng dữ liệu chủ, theo cơ quan"),
            strands=_order_by_names(_list_masters(model)),
            nothing="Chưa khai báo dữ liệu chủ nào.",
            headed=False,
        )
    )


def goal_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw the goals with the goals inside them and what each is measured by (III)."""
    return draw_flows(
        Question(
            code="goals",
            title="Cây mục tiêu và chỉ tiêu",
            columns=("Mục tiêu", "Mục tiêu cụ thể", "Chỉ tiêu"),
            strands=_order_by_names(_list_goals(model)),
            nothing="Chưa khai báo mục tiêu nào.",
            headed=False,
        )
    )


def _list_functions(model: Model) -> Iterator[Strand]:
    functions = [one for one in model.all(Function) if one.status is not Status.RETIRED]
    parents = {one.parent for one in functions}
    for function in functions:
        if function.id not in parents:
            lineage = _lineage(function, model)
            nodes = [_function(one, place + 1) for place, one in enumerate(lineage)]
            agency = _agency(lineage[0].lead, model)
            yield Strand((agency, *nodes), agency.names[0], function.status, subjects=(function.id,))


def _lineage(function: Function, model: Model) -> list[Function]:
    """Return the function and those it is part of, the widest first; what is deeper than the columns is left out."""
    lineage = [function]
    while (parent := lineage[0].parent) and model.get(Function, parent) not in lineage:
        lineage.insert(0, model.get(Function, parent))
    return lineage if len(lineage) <= _DEEPEST else [lineage[0], function]


def _function(function: Function, column: int) -> Node:
    return Node(
        f"{column}:{function.id}", (function.name,), column, status=function.status, subjects=(function.id,)
    )


def _list_goals(model: Model) -> Iterator[Strand]:
    goals = [one for one in model.all(Goal) if one.status is not Status.RETIRED]
    parents = {one.parent for one in goals}
    for goal in goals:
        lineage = _goal_lineage(goal, model)
        nodes = [
            Node(f"{at}:{one.id}", (one.name,), at, "", one.status, (one.id,))
            for at, one in enumerate(lineage)
        ]
        ends = [[_indicator(goal, place)] for place in range(len(goal.indicators))]
        if ends or goal.id not in parents:
            for end in ends or [[]]:
                yield Strand((*nodes, *end), lineage[0].name, goal.status, subjects=(goal.id,))


def _goal_lineage(goal: Goal, model: Model) -> list[Goal]:
    """Return the goal under the widest it is part of."""
    lineage = [goal]
    while (parent := lineage[0].parent) and model.get(Goal, parent) not in lineage:
        lineage.insert(0, model.get(Goal, parent))
    return lineage if len(lineage) <= _DEEPEST else [lineage[0], goal]


def _indicator(goal: Goal, place: int) -> Node:
    one = goal.indicators[place]
    measured = f"Hiện trạng {one.baseline or '–'}; cần đạt {one.target} {one.unit}, năm {one.year}"
    return Node(f"2:{goal.id}/{place}", (one.name,), 2, measured, goal.status, (goal.id,))


def _list_masters(model: Model) -> Iterator[Strand]:
    """Yield a strand for each agency that uses the master data of a database: its databases by name, or how many."""
    users: dict[tuple[str, str | None], list[Database]] = {}
    for database in model.all(Database):
        if database.status is not Status.RETIRED:
            for master in database.master_data:
                users.setdefault((master, next(iter(database.lead_agencies), None)), []).append(database)
    for (master, lead), databases in users.items():
        source = model.get(Database, master)
        owner = model.get(Agency, lead).name if lead else _NOBODY
        few = len(databases) <= _MOST_NAMED
        names = tuple(one.name for one in databases) if few else (f"{len(databases)} cơ sở dữ liệu",)
        subjects = tuple(one.id for one in databases)
        node = Node(f"0:{source.id}", (source.name,), 0, "", source.status, (source.id,))
        user = Node(f"1:{master}/{lead}", names, 1, owner, subjects=subjects)
        yield Strand((node, user), source.name, subjects=subjects)


def _list_databases(model: Model, databases: Sequence[Database]) -> Iterator[Strand]:
    for database in databases:
        if database.status is Status.RETIRED:
            continue
        agency = _agency(next(iter(database.lead_agencies), None), model)
        tier = name_tier(database)
        middle = Node(f"1:{database.id}", (database.name,), 1, tier, database.status, (database.id,))
        held = [_information(model.get(Information, one)) for one in database.holds]
        for ends in [[one] for one in held] or [[]]:
            yield Strand((agency, middle, *ends), agency.names[0], database.status, subjects=(database.id,))


def _information(information: Information) -> Node:
    return Node(f"2:{information.id}", (information.name,), 2, "", information.status, (information.id,))


def _agency(agency_id: str | None, model: Model) -> Node:
    if agency_id is None:
        return Node("0:", (_NOBODY,), 0)
    agency = model.get(Agency, agency_id)
    return Node(f"0:{agency.id}", (agency.name,), 0, status=agency.status, subjects=(agency.id,))


def _order_by_names(strands: Iterator[Strand]) -> tuple[Strand, ...]:
    def order(strand: Strand) -> tuple[object, ...]:
        return tuple(
            (collation_key(node.note), collation_key(node.names[0]), node.key) for node in strand.nodes
        )

    return tuple(sorted(strands, key=order))


def _sorted(strands: Iterator[Strand], model: Model) -> tuple[Strand, ...]:
    places = {f"0:{agency.id}": place for place, agency in enumerate(list_agencies(model))}

    def order(strand: Strand) -> tuple[object, ...]:
        first, *others = strand.nodes
        names = [(collation_key(node.names[0]), node.key) for node in others]
        return (places.get(first.key, len(places)), *names)

    return tuple(sorted(strands, key=order))
