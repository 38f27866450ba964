"""Any model comes back from a workbook of Mẫu số 03: the same rows, the same bytes, nothing to change in itself."""

from datetime import date
from pathlib import Path

from hypothesis import Phase, given, settings

from lgsp.architecture.interchange.mau03.datasets import describe
from lgsp.architecture.interchange.mau03.intake import take_in
from lgsp.architecture.interchange.mau03.reading import read_workbook
from lgsp.architecture.interchange.mau03.writing import write_workbook
from lgsp.architecture.model.governance import Issue
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document
from lgsp.architecture.model.planning import Gap, Task
from lgsp.architecture.model.province import Province
from tests.properties.generated import MODELS

DAY = date(2026, 11, 1)
PROVINCE = Province(
    name="L", full_name="Tỉnh L", code="H99", xroad_instance="VN-H99", outline="2384-2015", seat="X"
)


def _hold(entities) -> Model:
    return Model(Path("mo-hinh"), PROVINCE, {}, {entity.id: entity for entity in entities}, {})


def _is_told_only(entity) -> bool:
    """Say whether the workbook only tells of it: issues and the decisions on them are not taken in from there."""
    return isinstance(entity, Issue | Document)


def _tell_codes_apart(entities):
    """Give what says a code again another one: a model that uses a code twice is refused, and tested elsewhere."""
    seen = set()
    for entity in entities:
        name = "code" if isinstance(entity, Gap | Task) else "object_code"
        code = getattr(entity, name, None)
        yield entity.model_copy(update={name: f"{code}.{entity.id}"}) if code in seen else entity
        seen.add(code)


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(MODELS)
def test_any_model_survives_export_import_export(entities):
    entities = tuple(_tell_codes_apart(entities))
    model = _hold(entities)
    went = describe(model.at(DAY))
    first = write_workbook(went, PROVINCE)

    read = read_workbook(first)
    taken = {one.id: one for one in take_in(read, _hold(()), is_new=True).entities}
    new = _hold([*taken.values(), *(one for one in entities if one.id not in taken and _is_told_only(one))])
    same = take_in(read, model)
    came = describe(new.at(DAY))

    assert [[row.cells for row in rows] for rows in came.tables.values()] == [
        [row.cells for row in rows] for rows in went.tables.values()
    ]
    assert write_workbook(came, PROVINCE) == first
    assert same.entities == ()
    assert same.missing == ()
