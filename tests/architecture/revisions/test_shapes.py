"""Every field of every kind has a shape, and every record inside a list something that identifies it."""

import pytest

from lgsp.architecture.model.entities import Record
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.revisions.shapes import KEYS, Form, get_shape, list_shapes


def _list_records(kind, found=None):
    found = {} if found is None else found
    for shape in list_shapes(kind):
        if shape.form in (Form.RECORD, Form.RECORDS):
            found.setdefault(shape.type, set()).add(shape.form)
            _list_records(shape.type, found)
    return found


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_record_in_a_list_is_known_again_by_a_key(kind):
    in_lists = {record for record, forms in _list_records(kind).items() if Form.RECORDS in forms}

    assert in_lists <= KEYS.keys()


@pytest.mark.parametrize("record", KEYS, ids=lambda record: record.__name__)
def test_a_key_is_made_of_fields(record):
    assert set(KEYS[record]) <= record.model_fields.keys()
    assert issubclass(record, Record)


def test_the_form_and_whether_it_refers_are_read_from_the_class():
    component = KINDS["component"]

    assert get_shape(component, "standards").form is Form.LIST
    assert get_shape(component, "standards").refers
    assert not get_shape(component, "bands").refers
    assert get_shape(KINDS["system"], "security").form is Form.RECORD
    assert get_shape(KINDS["system"], "security_level").form is Form.VALUE
