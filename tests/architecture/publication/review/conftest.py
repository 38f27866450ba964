"""A small province whose architecture was built as a Word file, and what reviewers do to such a file."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument

from lgsp.architecture.documents.word.writing import to_docx
from lgsp.architecture.interchange.proposals import NoteKind
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.publication.papers import compile_papers
from lgsp.architecture.publication.review.intake import Review, review
from tests.architecture.documents.conftest import PROVINCE
from tests.architecture.model_folders import DAY, write_model_folder

PROSE = {
    "III.2": None,
    "V.2": "LGSP là **nền tảng** dùng\nchung, xem [quy chế](https://vi-du.invalid).\n\n- Danh bạ\n- Trao đổi\n\nHết.",
}


def build_word(model: Model, *, paper: int = 0) -> bytes:
    """Return the Word file of the architecture, or of the paper in that place after it."""
    return to_docx(compile_papers(model, outline="2384", on=DAY)[paper])


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """Return the province, loaded; nobody changes its folder."""
    return load_model(write_model_folder(tmp_path_factory.mktemp("reviewed"), prose=PROSE, **PROVINCE))


@pytest.fixture(scope="session")
def sent(model: Model) -> bytes:
    """Return the Word file that was sent out."""
    return build_word(model)


@pytest.fixture
def own_model(tmp_path: Path) -> Model:
    """Return the same province in a folder that a test may change."""
    return load_model(write_model_folder(tmp_path / "tinh", prose=PROSE, **PROVINCE))


@pytest.fixture
def returned(model: Model, sent: bytes) -> Callable[..., Review]:
    """Return a function: what a reviewer does to the file, and what comes of it."""

    def take(*changes: Callable[[WordDocument], object], into: Model = model) -> Review:
        return review(change_word(sent, *changes), into, file="kien-truc.docx")

    return take


def change_word(content: bytes, *changes: Callable[[WordDocument], object]) -> bytes:
    """Return the file after the changes."""
    word = docx.Document(BytesIO(content))
    for change in changes:
        change(word)
    packed = BytesIO()
    word.save(packed)
    return packed.getvalue()


def list_notes(found: Review, kind: NoteKind) -> list[str]:
    """Return the notes of a kind, each with its place."""
    return [f"{note.place}: {note.text}" for note in found.proposal.notes if note.kind is kind]
