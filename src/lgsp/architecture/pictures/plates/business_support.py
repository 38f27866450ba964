"""SĐ-04: which agency leads which business, who takes part, and which systems support it."""

from collections.abc import Iterator

from lgsp.architecture.frameworks.diagrams import get_diagram
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, Function
from lgsp.architecture.model.systems import System
from lgsp.architecture.pictures.agencies import list_agencies
from lgsp.architecture.pictures.flows import draw_flows
from lgsp.architecture.pictures.scene import Scene
from lgsp.architecture.pictures.strands import Node, Question, Strand
from lgsp.architecture.queries.objects import get_code
from lgsp.kernel.text import collation_key

CODE = "SĐ-04"
_COLUMNS = ("Cơ quan chủ trì", "Nghiệp vụ, điểm phối hợp", "Hệ thống hỗ trợ")
_NOBODY = "Chưa xác định cơ quan chủ trì"
_NAMED_PARTNERS = 3


def business_support(model: Model) -> tuple[Scene, ...]:
    """Draw every business that a system supports; nothing where no system says what it supports."""
    strands = tuple(sorted(_list_strands(model), key=_Order(model)))
    if not strands:
        return ()
    question = Question(CODE, get_diagram(CODE).name, _COLUMNS, strands, nothing="", headed=False)
    return draw_flows(question)


def _list_strands(model: Model) -> Iterator[Strand]:
    for system in model.all(System):
        if system.status is Status.RETIRED:
            continue
        code = get_code(system)
        last = Node(f"2:{system.id}", (f"{code}. {system.name}",), 2, "", system.status, (system.id,))
        for key in system.functions:
            function = model.get(Function, key)
            middle = Node(
                f"1:{key}", (function.name,), 1, _say_partners(function, model), function.status, (key,)
            )
            lead = _lead(function, model)
            yield Strand((lead, middle, last), lead.names[0], system.status, subjects=(system.id,))


def _lead(function: Function, model: Model) -> Node:
    agency = model.find(Agency, function.lead) if function.lead else None
    if agency is None:
        return Node("0:", (_NOBODY,), 0)
    return Node(f"0:{agency.id}", (agency.name,), 0, status=agency.status, subjects=(agency.id,))


def _say_partners(function: Function, model: Model) -> str:
    found = [model.get(Agency, partner) for partner in function.partners]
    named = [agency.short_name or agency.name for agency in found[:_NAMED_PARTNERS]]
    rest = f" và {len(found) - _NAMED_PARTNERS} cơ quan khác" if len(found) > _NAMED_PARTNERS else ""
    return f"phối hợp: {', '.join(named)}{rest}" if named else ""


class _Order:
    """Agencies as officials list them, then names."""

    def __init__(self, model: Model) -> None:
        self._places = {f"0:{agency.id}": place for place, agency in enumerate(list_agencies(model))}

    def __call__(self, strand: Strand) -> tuple[object, ...]:
        first, *others = strand.nodes
        names = [(collation_key(node.names[0]), node.key) for node in others]
        return self._places.get(first.key, len(self._places)), *names
