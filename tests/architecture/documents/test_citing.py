"""What a compiled document cites."""

import pytest

from lgsp.architecture.documents.blocks import Column, Heading, Listing, Paragraph, Row, Run, Table
from lgsp.architecture.documents.citing import find_citations
from lgsp.architecture.model.reading import load_model

PROSE = "prose/II"


def say(text, key=PROSE):
    return Paragraph((Run(text),), key)


@pytest.mark.parametrize(
    "block",
    [
        say("Theo 278/2025/NĐ-CP."),
        say("Theo Nghị định số 278/2025, có hiệu lực."),
        Listing(((Run("Theo 278/2025/NĐ-CP."),),), key="dich-vu"),
        Table(1, "Bảng", (Column("Căn cứ", 1),), (Row(("278/2025/NĐ-CP",)),)),
        Heading("V.1", "theo 278/2025/NĐ-CP", 2),
    ],
)
def test_a_number_counts_wherever_and_however_it_is_written(sound_model, block):
    assert find_citations(sound_model, [block]).cited == {"nghi-dinh"}


def test_a_document_without_a_number_is_cited_by_its_name(model_folder):
    model = load_model(model_folder(document={"quy-che": {"name": "Quy chế LGSP", "number": None}}))

    assert find_citations(model, [say("Quy chế LGSP quy định.")]).cited == {"quy-che"}
    assert find_citations(model, [say("Quy chế khác.")]).cited == set()


def test_a_longer_number_is_another_document(sound_model):
    assert find_citations(sound_model, [say("Theo 1278/2025/NĐ-CP.")]).cited == set()


def test_only_references_are_reported_as_not_cited(model_folder):
    model = load_model(model_folder(document={"ke-hoach": {"role": "issued", "number": "901/KH-UBND"}}))

    assert find_citations(model, []).uncited == ("nghi-dinh",)


def test_only_prose_is_asked_for_numbers_that_the_model_lacks(sound_model):
    found = find_citations(sound_model, [say("9999/QĐ-TTg"), say("8888/QĐ-TTg", "bang"), say("9999/QĐ-TTg")])

    assert found.unlisted == (("II", "9999/QĐ-TTg"),)
