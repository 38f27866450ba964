"""
Trees: which agency leads which function (IV.1), and which agency keeps which data (IV.3).

They are flow pictures without arrow heads: agency on the left, what it answers for to the right of it.
"""

from collections.abc import Iterator

from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Information
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, Function
from lgsp.kernel.text import collation_key

from .agencies import list_agencies
from .flows import draw_flows
from .scene import Scene
from .strands import Node, Question, Strand

_NOBODY = "Chưa xác định cơ quan chủ trì"
_DEEPEST = 2


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
            strands=_sorted(_list_databases(model), model),
            nothing="Chưa khai báo cơ sở dữ liệu nào.",
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


def _list_databases(model: Model) -> Iterator[Strand]:
    for database in model.all(Database):
        if database.status is Status.RETIRED:
            continue
        agency = _agency(next(iter(database.lead_agencies), None), model)
        tier = LABELS[type(database.tier)][database.tier]
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


def _sorted(strands: Iterator[Strand], model: Model) -> tuple[Strand, ...]:
    places = {f"0:{agency.id}": place for place, agency in enumerate(list_agencies(model))}

    def order(strand: Strand) -> tuple[object, ...]:
        first, *others = strand.nodes
        names = [(collation_key(node.names[0]), node.key) for node in others]
        return (places.get(first.key, len(places)), *names)

    return tuple(sorted(strands, key=order))
