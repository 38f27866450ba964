"""
Models made by chance: any entity of any kind, with every field, nested records and references that resolve.

`MODELS` makes a whole model, as a tuple of entities: two of each kind. `save(entities, folder)` writes it; `fill(kind)`
makes one entity. What a kind may say is read from its class, so that a new field is in every property test at once.
"""

from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin

from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from lgsp.architecture.model.entities import Entity, Record, Target
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.saving import write_entity

PROVINCE = "name: L\nfull_name: Tỉnh L\ncode: H99\nxroad_instance: VN-H99\noutline: 2384-2015\nseat: X\n"
PATTERNED = {
    "id": r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}",
    "subsystem": r"[A-Z0-9][A-Z0-9.\-]{0,6}",
    "code": r"[A-Za-z0-9][A-Za-z0-9.\-]{0,6}",
}
IDS = {kind: [f"{kind}-a", f"{kind}-b"] for kind in KINDS}
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
PERIODS = [("valid_from", "valid_to"), ("starts_on", "ends_on")]
SAID_OF_FIELDS = ("undetermined", "not_applicable", "changes", "moved")

# Control characters too: the writer escapes them.
CHARACTERS = st.characters(codec="utf-8")
LOOKS_LIKE_YAML = [
    "no", "1.0", "null", "~", "2026-01-01", "a: b", "- x", "# y", "|", ">", "'", '"', "&a", "!b", "x" * 150,
]  # fmt: skip
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=30),
    st.sampled_from(LOOKS_LIKE_YAML),
    st.lists(st.text(CHARACTERS, max_size=20), max_size=4).map("\n".join),
).filter(str.strip)


@st.composite
def fill(draw: st.DrawFn, kind: type[Record], chosen: str | None = None, *, telling: bool = True) -> Record:
    """Draw a record of a kind whose references name one of `IDS`; one that is not `telling` has no optional field."""
    values = {
        name: draw(_fill_field(name, field)) if telling or field.is_required() else field.default
        for name, field in kind.model_fields.items()
    }
    if chosen is not None:
        values["id"] = chosen
    _put_in_order(values)
    if issubclass(kind, Entity) and telling:
        values |= draw(_say_of_fields(kind, values))
    return kind.model_validate(values)


def save(entities: tuple[Entity, ...], folder: Path) -> dict[str, bytes]:
    """Write the model into the folder and return every entity's file."""
    (folder / "model").mkdir(parents=True)
    (folder / "province.yaml").write_text(PROVINCE)
    return {entity.id: write_entity(entity, folder).read_bytes() for entity in entities}


def _fill_field(name: str, field: FieldInfo) -> st.SearchStrategy[Any]:
    if name in SAID_OF_FIELDS:
        return st.just(field.default)
    if field.annotation == dict[str, Any]:
        return st.just({})
    targets = _find_targets(field)
    one = _choose(targets[0]) if targets else _fill_type(name, field)
    many = st.lists(one, max_size=2).map(tuple) if get_origin(field.annotation) is tuple else one
    return many if field.is_required() else st.one_of(st.just(field.default), many)


def _choose(target: Target) -> st.SearchStrategy[str]:
    return st.sampled_from([one for kind in target.kinds or KINDS for one in IDS[kind]])


def _find_targets(field: FieldInfo) -> list[Target]:
    def search(annotation: Any) -> list[Target]:
        found = [annotation] if isinstance(annotation, Target) else []
        return found + [target for part in get_args(annotation) for target in search(part)]

    return [mark for mark in field.metadata if isinstance(mark, Target)] + search(field.annotation)


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


def _put_in_order(values: dict[str, Any]) -> None:
    for first, last in PERIODS:
        if values.get(first) and values.get(last):
            values[first], values[last] = sorted((values[first], values[last]))


@st.composite
def _say_of_fields(draw: st.DrawFn, kind: type[Entity], values: dict[str, Any]) -> dict[str, Any]:
    """Draw what an entity says of its own fields: not known yet, not applicable, another name from some day."""
    empty = [name for name in kind.model_fields if values[name] in (None, ()) and name not in SAID_OF_FIELDS]
    unknown = draw(st.lists(st.sampled_from(empty), max_size=2, unique=True)) if empty else []
    said: dict[str, Any] = {}
    if unknown[:1] and draw(st.booleans()):
        unit = draw(st.sampled_from(IDS["agency"]))
        said["undetermined"] = [{"field": unknown[0], "unit": unit, "deadline": draw(DAYS)}]
    said["not_applicable"] = unknown[1:]
    if draw(st.booleans()):
        begins = (values["valid_from"] or date(1990, 1, 1)) + timedelta(days=draw(st.integers(1, 900)))
        said["changes"] = [
            {"valid_from": begins, "becomes": {"name": draw(st.sampled_from(["Tên mới", "no"]))}}
        ]
    if draw(st.booleans()):
        said["moved"] = [f"{values['id']}-cu"]
    return said


@st.composite
def _make_model(draw: st.DrawFn) -> tuple[Entity, ...]:
    """Draw one entity for each id, so that every reference resolves; six say all they can, the others little."""
    ids = [(kind, chosen) for kind, names in IDS.items() for chosen in names]
    telling = draw(
        st.lists(st.sampled_from([chosen for _, chosen in ids]), min_size=6, max_size=6, unique=True)
    )
    return tuple(draw(fill(KINDS[kind], chosen, telling=chosen in telling)) for kind, chosen in ids)


MODELS = _make_model()
