"""What the kinds accept and what they refuse."""

from datetime import date

import pytest
from pydantic import ValidationError

from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.organisation import Agency


@pytest.mark.parametrize(
    ("day", "alive"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_an_entity_is_alive_on_its_first_and_its_last_day(day, alive):
    flow = Flow(
        id="f",
        name="F",
        provider="a",
        consumer="b",
        purpose="x",
        valid_from="2026-01-01",
        valid_to="2026-06-30",
    )

    assert flow.is_alive(day) is alive


def test_an_entity_without_days_is_alive_always():
    agency = Agency(id="a", name="A", level="unit", code="H99.1")

    assert agency.is_alive(date.min)
    assert agency.is_alive(date.max)


@pytest.mark.parametrize("written", ["So-tu-phap", "so_tu_phap", "so--tu", "-so", "so-", "sở", "", "a b"])
def test_an_id_is_lower_case_ascii_joined_by_hyphens(written):
    with pytest.raises(ValidationError):
        Agency(id=written, name="A", level="unit", code="H99.1")


def test_text_is_stripped_and_composed():
    assert Agency(id="a", name=" Sơ\u0309 ", level="unit", code="H99.1").name == "Sở"


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_kind_and_every_field_has_a_vietnamese_title(kind):
    untitled = [name for name, field in kind.model_fields.items() if not field.title]

    assert untitled == []
    assert kind.title
    assert KINDS[kind.kind] is kind


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_field_with_a_pattern_says_in_words_what_it_allows(kind):
    wordless = [
        name
        for name, field in kind.model_fields.items()
        if any(getattr(mark, "pattern", None) for mark in field.metadata) and not field.description
    ]

    assert wordless == []
