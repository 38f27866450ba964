"""Whatever a model says is in its open data, and can be read again."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import Phase, given, settings
from pydantic import BaseModel

from lgsp.architecture.interchange.open_data.canonical import read_json, write_json
from lgsp.architecture.interchange.open_data.linked import write_jsonld
from lgsp.architecture.interchange.open_data.publication import list_fields_not_public, select_public
from lgsp.architecture.interchange.open_data.tables import BETWEEN, unescape, write_tables
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from tests.properties.generated import MODELS, save

QUICK = settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate])


def load(entities) -> Model:
    """Return the model, saved and loaded."""
    with TemporaryDirectory(prefix="lgsp-model-") as name:
        save(entities, Path(name) / "model")
        return load_model(Path(name) / "model")


def list_scalars(value: Any) -> Iterator[str]:
    """Yield every single value inside a record, as text; what stands in `changes` stays one value."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from list_scalars(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from list_scalars(item)
    elif isinstance(value, bool):
        yield str(value).lower()
    elif value is not None and not isinstance(value, dict):
        yield str(value)


@QUICK
@given(MODELS)
def test_json_read_again_is_the_same_model(entities):
    model = load(entities)

    content = write_json(model)
    read = read_json(content, file="x.json")

    assert (read.province, read.prose, read.entities) == (model.province, model.prose, model.entities)
    assert write_json(model) == content


@QUICK
@given(MODELS)
def test_every_value_of_every_entity_stands_in_a_cell(entities):
    model = load(entities)
    said = Counter(text for entity in entities for text in list_scalars(entity))

    found: Counter[str] = Counter()
    for name, content in write_tables(model).items():
        for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            for cell in row.values() if name != "province.csv" else ():
                text = unescape(cell)
                found.update({text, *text.split(BETWEEN)})

    assert [text for text in said if text not in found] == []


@QUICK
@given(MODELS)
def test_what_is_not_public_is_not_in_the_public_part(entities):
    hidden = {(kind, field) for kind, field, _ in list_fields_not_public()}

    public = select_public(load(entities)).model

    for entity in public.entities.values():
        for name in type(entity).model_fields:
            if hidden & {("*", name), (entity.kind, name)}:
                assert getattr(entity, name) in (None, ())
                assert all(name not in change.becomes for change in entity.changes)
    assert read_json(write_json(public), file="x.json").entities == public.entities
    assert write_jsonld(public).startswith(b"{")
