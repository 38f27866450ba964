"""
Write an exchange file of the 3.1 schema: parts in the order the schema asks for, the same bytes for the same model.
"""

from collections.abc import Iterable, Iterator

from .concepts import Archimate, Definition, Element, Item, Relationship
from .folding import fold
from .markup_writing import attribute, write_named, write_texts
from .views_writing import write_diagrams
from .vocabulary import INSTANCE, NAMESPACE, SCHEMA_LOCATION

_ROOT = (
    f'<model xmlns="{NAMESPACE}" xmlns:xsi="{INSTANCE}" xsi:schemaLocation="{NAMESPACE} {SCHEMA_LOCATION}"'
)


def to_xml(model: Archimate) -> bytes:
    """Return the model as an exchange file."""
    return "\n".join(_write_model(fold(model))).encode() + b"\n"


def _write_model(model: Archimate) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"{_ROOT}{attribute('identifier', model.id)}{attribute('version', model.version)}>"
    yield from write_named(model, "  ")
    if model.metadata is not None:
        yield f"  {model.metadata}"
    yield from _wrap("elements", (line for one in model.elements for line in _write_element(one)))
    yield from _wrap(
        "relationships", (line for one in model.relationships for line in _write_relationship(one))
    )
    for organization in model.organizations:
        yield from _wrap("organizations", (line for one in organization for line in _write_item(one, "    ")))
    yield from _wrap(
        "propertyDefinitions", (line for one in model.definitions for line in _write_definition(one))
    )
    yield from write_diagrams(model)
    yield "</model>"


def _wrap(tag: str, lines: Iterable[str]) -> Iterator[str]:
    written = list(lines)
    if written:
        yield f"  <{tag}>"
        yield from written
        yield f"  </{tag}>"


def _write_element(one: Element) -> Iterator[str]:
    yield f'    <element{attribute("identifier", one.id)} xsi:type="{one.type}">'
    yield from write_named(one, "      ")
    yield "    </element>"


def _write_relationship(one: Relationship) -> Iterator[str]:
    directed = None if one.directed is None else str(one.directed).lower()
    head = (
        f"    <relationship{attribute('identifier', one.id)}{attribute('source', one.source)}"
        f'{attribute("target", one.target)} xsi:type="{one.type}"'
        f"{attribute('accessType', one.access)}{attribute('modifier', one.modifier)}"
        f"{attribute('isDirected', directed)}"
    )
    inside = list(write_named(one, "      "))
    if not inside:
        yield f"{head}/>"
        return
    yield f"{head}>"
    yield from inside
    yield "    </relationship>"


def _write_item(item: Item, indent: str) -> Iterator[str]:
    head = f"{indent}<item{attribute('identifier', item.id)}{attribute('identifierRef', item.ref)}"
    inside = [
        *write_texts("label", item.labels, f"{indent}  "),
        *write_texts("documentation", item.documentation, f"{indent}  "),
        *(line for one in item.items for line in _write_item(one, f"{indent}  ")),
        *(f"{indent}  {extension}" for extension in item.extensions),
    ]
    if not inside:
        yield f"{head}/>"
        return
    yield f"{head}>"
    yield from inside
    yield f"{indent}</item>"


def _write_definition(one: Definition) -> Iterator[str]:
    yield f"    <propertyDefinition{attribute('identifier', one.id)}{attribute('type', one.type)}>"
    yield from write_named(one, "      ")
    yield "    </propertyDefinition>"
