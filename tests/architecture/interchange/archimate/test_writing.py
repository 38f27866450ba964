"""What is written is valid, whatever was read, and the same each time."""

import pytest

from lgsp.architecture.interchange.archimate.sources import read_content, read_source
from lgsp.architecture.interchange.archimate.vocabulary import ELEMENTS, RELATIONSHIPS
from lgsp.architecture.interchange.archimate.writing import to_xml
from tests.architecture.interchange.archimate.exchange_schema import list_faults
from tests.architecture.interchange.archimate.foreign_models import make_foreign
from tests.architecture.interchange.archimate.round_trips import FILES, FOREIGN_FILES


@pytest.mark.parametrize("name", FOREIGN_FILES)
def test_a_foreign_file_is_written_valid_and_read_the_same(name):
    model = read_source(FILES / name).model

    written = to_xml(model)

    assert list_faults(written) == []
    assert read_content(written, name="x.xml").model == model


@pytest.mark.parametrize("seed", range(5))
def test_what_no_exchange_file_can_say_is_written_valid_and_read_the_same(seed):
    model = make_foreign(seed, beyond=True)

    written = to_xml(model)

    assert list_faults(written) == []
    assert read_content(written, name="x.xml").model == model
    assert to_xml(read_content(written, name="x.xml").model) == written


def test_the_file_names_the_3_1_schema():
    head = to_xml(make_foreign(1)).split(b">", 2)[1]

    assert b"http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd" in head


def test_the_vocabulary_has_the_types_of_the_format():
    assert (len(ELEMENTS), len(RELATIONSHIPS)) == (62, 11)


SPOILT = {
    "an order": (b"<name", b"<documentation/><name"),
    "a type": (b'xsi:type="Goal"', b'xsi:type="Thing"'),
    "a dangling end": (b'source="id-', b'source="no-'),
    "a size": (b'h="55"', b'h="0"'),
    "an attribute": (b"<node identifier", b'<node colour="1" identifier'),
    "an id": (b'identifier="id-e1"', b'identifier="1"'),
    "an id twice": (b'identifier="id-e1"', b'identifier="id-e2"'),
}


@pytest.mark.parametrize("what", SPOILT)
def test_the_schema_of_these_tests_finds_what_is_spoilt(what):
    found, instead = SPOILT[what]
    written = to_xml(make_foreign(2, elements=100))

    assert found in written
    assert list_faults(written.replace(found, instead, 1)) != []
