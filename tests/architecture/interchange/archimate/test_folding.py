"""Folding takes nothing away: what it hides, unfolding brings back."""

import re

import pytest

from lgsp.architecture.interchange.archimate.concepts import Archimate, Text
from lgsp.architecture.interchange.archimate.errors import FieldsUnreadable
from lgsp.architecture.interchange.archimate.folding import fold, unfold
from lgsp.architecture.interchange.archimate.sources import read_content
from lgsp.architecture.interchange.archimate.writing import to_xml
from tests.architecture.interchange.archimate.foreign_models import make_foreign


def test_a_model_the_schema_allows_is_left_as_it_is():
    model = make_foreign(3)

    assert fold(model) == model


@pytest.mark.parametrize("seed", range(5))
def test_unfolding_undoes_folding(seed):
    model = make_foreign(seed, beyond=True)

    assert fold(model) != model
    assert unfold(fold(model), path="x") == model


def test_identifiers_that_are_no_xml_names_are_written_otherwise_and_stay_apart():
    model = Archimate(id="1", names=(Text("x"),), definitions=())

    folded = fold(model)

    assert folded.id == "id-1"
    assert unfold(folded, path="x").id == "1"


def test_a_property_of_ours_that_was_spoilt_is_refused_by_name():
    model = Archimate(id="id-model", names=(Text("x"),), extras=(("metadata.author", "y"),))
    spoilt = to_xml(model).replace(b'{"metadata.author"', b'["metadata.author"')

    with pytest.raises(FieldsUnreadable, match="lgsp:extras of id-model"):
        read_content(spoilt, name="x.xml")


@pytest.mark.parametrize("spoilt", [b'{"":{"x":"a"}}', b'{"":7}', b'{"id-v0-n0":[1]}', b"[]", b"1e999"])
def test_a_drawing_that_was_spoilt_is_refused(spoilt):
    written = to_xml(make_foreign(1, beyond=True))
    found = re.search(rb'<value>({"":{"x".*?})</value>', written)

    with pytest.raises(FieldsUnreadable):
        read_content(written.replace(found[1], spoilt), name="x.xml")
