"""Any model survives save, load, save: the same entities, the same bytes, the same digest."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args, get_origin

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from lgsp.architecture.model.entities import KINDS, Entity, Record
from lgsp.architecture.model.nodes import parse
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.records import build
from lgsp.architecture.model.references import list_reference_fields
from lgsp.architecture.model.saving import to_yaml, write_entity

PROVINCE = "name: L\nfull_name: Tỉnh L\ncode: H99\nxroad_instance: VN-H99\noutline: 2384-2015\nseat: X\n"
PATTERNED = {
    "id": r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}",
    "subsystem": r"[A-Z0-9][A-Z0-9.\-]{0,6}",
    "code": r"[A-Za-z0-9][A-Za-z0-9.\-]{0,6}",
}
IDS = {kind: [f"{kind}-a", f"{kind}-b"] for kind in KINDS}
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
PERIODS = [("valid_from", "valid_to"), ("starts_on", "ends_on")]

# Control characters too: the writer escapes them.
CHARACTERS = st.characters(codec="utf-8")
LOOKS_LIKE_YAML = [
    "no",
    "1.0",
    "null",
    "~",
    "2026-01-01",
    "a: b",
    "- x",
    "# y",
    "|",
    ">",
    "'",
    '"',
    "&a",
    "!b",
    "x" * 150,
]
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=30),
    st.sampled_from(LOOKS_LIKE_YAML),
    st.lists(st.text(CHARACTERS, max_size=20), max_size=4).map("\n".join),
).filter(str.strip)


def fill(kind: type[Record], chosen: str | None = None) -> st.SearchStrategy[Record]:
    """Return a strategy of records of a kind whose references name one of `IDS`."""
    targets = {name: st.sampled_from(IDS[target.kind]) for name, target in list_reference_fields(kind)}
    fields = {
        name: _fill_field(field, targets[name] if name in targets else _fill_type(name, field))
        for name, field in kind.model_fields.items()
    }
    if chosen is not None:
        fields["id"] = st.just(chosen)
    return st.fixed_dictionaries(fields).map(_in_order).map(kind.model_validate)


def _fill_field(field: FieldInfo, one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    many = st.lists(one, max_size=3).map(tuple) if get_origin(field.annotation) is tuple else one
    return many if field.is_required() else st.one_of(st.just(field.default), many)


def _fill_type(name: str, field: FieldInfo) -> st.SearchStrategy[Any]:
    annotation = _bare(field.annotation)
    if issubclass(annotation, Record):
        return fill(annotation)
    if issubclass(annotation, StrEnum):
        return st.sampled_from(list(annotation))
    if annotation is str and any(getattr(mark, "pattern", None) for mark in field.metadata):
        return st.from_regex(PATTERNED[name], fullmatch=True)
    return {bool: st.booleans(), date: DAYS, int: st.integers(*_bounds(field)), str: TEXTS}[annotation]


def _bare(annotation: Any) -> Any:
    """Return the type inside optional, tuple and annotated ones."""
    while parts := get_args(annotation):
        annotation = parts[0]
    return annotation


def _bounds(field: FieldInfo) -> tuple[int, int]:
    marks = {key: getattr(mark, key) for mark in field.metadata for key in ("ge", "le") if hasattr(mark, key)}
    return marks.get("ge", 0), marks.get("le", 10**15)


def _in_order(values: dict[str, Any]) -> dict[str, Any]:
    for first, last in PERIODS:
        if values.get(first) and values.get(last):
            values[first], values[last] = sorted((values[first], values[last]))
    return values


# One entity for each id, so that every reference resolves.
MODELS = st.tuples(*(fill(KINDS[kind], chosen) for kind, ids in IDS.items() for chosen in ids))


def _save(entities: tuple[Entity, ...], folder: Path) -> dict[str, bytes]:
    (folder / "model").mkdir(parents=True)
    (folder / "province.yaml").write_text(PROVINCE)
    return {entity.id: write_entity(entity, folder).read_bytes() for entity in entities}


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@settings(max_examples=50, deadline=None)
@given(st.data())
def test_any_entity_survives_writing_and_reading(kind, data):
    entity = data.draw(fill(kind))

    text = to_yaml(entity)
    read = build(kind, parse(text, file="x.yaml"), file="x.yaml")

    assert read == entity
    assert to_yaml(read) == text


@settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(MODELS)
def test_any_model_survives_save_load_save(entities):
    with TemporaryDirectory(prefix="lgsp-model-") as name:
        base = Path(name)
        first = _save(entities, base / "first")
        loaded = load_model(base / "first")
        second = _save(tuple(loaded.entities.values()), base / "second")
        again = load_model(base / "second")

    assert loaded.entities == {entity.id: entity for entity in entities}
    assert second == first
    assert again.digest == loaded.digest
