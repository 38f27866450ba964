"""Entities are chosen by conditions on their fields, and on the fields of what they name."""

import pytest

from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.systems import System
from lgsp.architecture.queries.errors import (
    ConditionMalformed,
    FieldOfConditionUnknown,
    KindUnknown,
    NotComparable,
)
from lgsp.architecture.queries.selection import get_kind, select


@pytest.fixture
def model(model_folder):
    systems = {
        "ho-tich": {"name": "Hộ tịch", "security_level": "3", "valid_from": "2026-01-01"},
        "dat-dai": {"name": "Đất đai", "security_level": "2"},
        "mot-cua": {"name": "Một cửa", "usage_scopes": ["province", "commune"], "security_level": None},
    }
    return load_model(model_folder(system=systems))


@pytest.mark.parametrize(
    ("conditions", "chosen"),
    [
        (["owner=so-tu-phap"], ["ho-tich"]),
        (["owner!=so-tu-phap"], ["dat-dai", "mot-cua"]),
        (["security_level>=3"], ["ho-tich"]),
        (["security_level"], ["dat-dai", "ho-tich"]),
        (["!security_level"], ["mot-cua"]),
        (["name ~ dat"], ["dat-dai"]),
        (["name!~đất"], ["ho-tich", "mot-cua"]),
        (["usage_scopes=commune"], ["mot-cua"]),
        (["valid_from<=2026-06-30"], ["ho-tich"]),
        (["owner.level=department", "security_level<3"], ["dat-dai"]),
    ],
)
def test_conditions_choose(model, conditions, chosen):
    asked = {"ho-tich", "dat-dai", "mot-cua"}

    assert [
        one for one in sorted(asked) if one in {found.id for found in select(model, System, conditions)}
    ] == chosen


@pytest.mark.parametrize(
    ("condition", "refusal"),
    [
        ("=x", ConditionMalformed),
        ("!owner=x", ConditionMalformed),
        ("onwer=x", FieldOfConditionUnknown),
        ("security_level>cao", NotComparable),
        ("valid_from<hôm nay", NotComparable),
    ],
)
def test_a_condition_that_cannot_be_answered_is_refused(model, condition, refusal):
    with pytest.raises(refusal):
        select(model, System, [condition])


def test_a_kind_that_is_not_there_is_refused():
    with pytest.raises(KindUnknown, match="did you mean 'system'"):
        get_kind("sytem")
