"""
Is it a valid exchange file? Structure by the grammar beside this module, references by the keys of the schema.

The official schema is not copied here; `exchange_file.rng` says the same of what a file holds.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

NAMESPACE = "{http://www.opengroup.org/xsd/archimate/3.0/}"
GRAMMAR = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("exchange_file.rng"))))


def list_faults(content: bytes) -> list[str]:
    """Return everything that keeps the content from being a valid exchange file."""
    root = etree.fromstring(content, etree.XMLParser(huge_tree=True))
    GRAMMAR.validate(root)
    return [str(error) for error in GRAMMAR.error_log] + list(_list_broken_references(root))


def _list_broken_references(root: Any) -> Iterator[str]:
    ids = [one.get("identifier") for one in root.iter() if one.get("identifier") is not None]
    counts = Counter(ids)
    yield from (f"{one} is given twice" for one in {one for one in ids if counts[one] > 1})
    elements, relationships = _ids(root, "element"), _ids(root, "relationship")
    definitions, views = _ids(root, "propertyDefinition"), _ids(root, "view")
    keys = {
        "propertyDefinitionRef": definitions,
        "elementRef": elements,
        "relationshipRef": relationships,
        "conceptRef": elements | relationships,
        "viewpointRef": _ids(root, "viewpoint"),
        "identifierRef": set(ids),
    }
    for one in root.iter():
        for name, known in keys.items():
            if one.get(name) is not None and one.get(name) not in known:
                yield f"{one.tag}: {name} {one.get(name)} leads nowhere"
    for one in root.iter(f"{NAMESPACE}relationship"):
        ends = {one.get("source"), one.get("target")}
        yield from (f"relationship end {end} leads nowhere" for end in ends - elements - relationships)
    for view in root.iter(f"{NAMESPACE}view"):
        drawn = {one.get("identifier") for one in view.iter(f"{NAMESPACE}node", f"{NAMESPACE}connection")}
        for one in view.iter(f"{NAMESPACE}connection"):
            ends = {one.get("source"), one.get("target")} - {None}
            yield from (f"connection end {end} leads nowhere" for end in ends - drawn)
        for one in view.iter(f"{NAMESPACE}viewRef"):
            if one.get("ref") not in views:
                yield f"viewRef {one.get('ref')} leads nowhere"


def _ids(root: Any, tag: str) -> set[str]:
    return {one.get("identifier") for one in root.iter(f"{NAMESPACE}{tag}")}
