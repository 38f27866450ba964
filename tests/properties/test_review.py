"""Whatever somebody writes in Word comes back as Markdown that says the same."""

from dataclasses import replace
from io import BytesIO
from xml.sax.saxutils import escape

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lgsp.architecture.documents.blocks import Run
from lgsp.architecture.documents.compiling import compile_document
from lgsp.architecture.documents.prose import list_sources, read_prose
from lgsp.architecture.documents.word.properties import RECORD
from lgsp.architecture.documents.word.words import DASH, NUMBER, PLAIN, tidy_runs
from lgsp.architecture.documents.word.writing import to_docx
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.publication.review.intake import review
from lgsp.architecture.publication.review.markdown import settle, to_markdown, write_markdown
from lgsp.architecture.publication.review.passages import Passage, list_passages
from lgsp.architecture.publication.review.returned import read_returned
from tests.architecture.model_folders import DAY, write_model_folder

LETTERS = st.characters(exclude_characters="\r\n", exclude_categories=("Cs",))
WORDS = st.one_of(
    st.text(LETTERS, max_size=8),
    st.text(st.sampled_from("ab1 .,;:()*_`\\[]<>&#-+=~!\t\u00a0đ"), max_size=8),
    st.sampled_from(
        ["1. Một", "- hai", "&amp;", "<b>", "[a]: b", "```", "***", "a_b_c", "# ba", "R&D", "---"]
    ),
)
RUNS = st.lists(st.builds(Run, WORDS, st.booleans(), st.booleans()), min_size=1, max_size=5)
PASSAGES = st.builds(
    lambda runs, marker: Passage(settle(tuple(runs)), marker), RUNS, st.sampled_from([PLAIN, DASH, NUMBER])
).filter(lambda one: one.runs)


@given(RUNS)
def test_a_passage_comes_back_exactly(runs):
    wanted = settle(tuple(runs))

    (passage,) = list_passages(to_markdown(wanted), file="") or (Passage(()),)

    assert passage.runs == wanted


@given(st.lists(PASSAGES, max_size=6))
def test_a_whole_text_comes_back_exactly(passages):
    found = list_passages(write_markdown(passages), file="")

    assert [(one.marker, one.runs) for one in found] == [(one.marker, one.runs) for one in passages]


@given(st.lists(PASSAGES, max_size=6))
def test_what_was_read_is_written_as_it_stood(passages):
    text = write_markdown(passages)

    assert write_markdown(list_passages(text, file="")) == text


@given(st.lists(PASSAGES, max_size=6))
def test_every_passage_has_its_markdown(passages):
    text = write_markdown(passages)
    read = [
        runs for block in read_prose(text, file="") for runs in getattr(block, "items", None) or (block.runs,)
    ]

    assert [tidy_runs(runs) for runs in read] == [
        tidy_runs(read_prose(source, file="")[0].runs) for source in list_sources(text)
    ]


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """Return a model, and the record of the Word file of it that was sent out."""
    model = load_model(write_model_folder(tmp_path_factory.mktemp("tinh"), prose={"V.2": "Một.\n\n- Hai\n"}))
    document = replace(compile_document(model, outline="2384", on=DAY), outline="2384")
    return model, read_returned(to_docx(document), name="gui.docx").record


def put_record(content, record):
    """Return the Word file with another record, as if it had been edited and not built."""
    word = docx.Document(BytesIO(content))
    (part,) = (one for one in word.part.package.iter_parts() if one.partname == "/customXml/item1.xml")
    part._blob = f'<review xmlns="{RECORD}">{escape(record.to_json())}</review>'.encode()
    packed = BytesIO()
    word.save(packed)
    return packed.getvalue()


@settings(max_examples=20, deadline=None)
@given(st.lists(PASSAGES, min_size=1, max_size=6))
def test_whatever_prose_a_word_file_holds_comes_back_exactly(sent, passages):
    model, sent_out = sent
    text = write_markdown(passages)
    edited = compile_document(replace(model, prose={**model.prose, "V.2": text}), outline="2384", on=DAY)
    content = put_record(to_docx(replace(edited, outline="2384")), sent_out)

    found = review(content, model, file="ve.docx").proposal

    read = list_passages(found.prose.get("V.2", model.prose["V.2"]), file="")
    assert [(one.marker, one.runs) for one in read] == [(one.marker, one.runs) for one in passages]
