"""Annex 05: standards with where they apply, and the documents that are cited."""

import pytest

from lgsp.architecture.documents.blocks import RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import norms
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import DAY


@pytest.fixture
def edition(model_folder):
    """Return the edition of a model with a standard in use and a document that is over."""
    folder = model_folder(
        service={"tra-cuu-ho-tich": {"object_code": "KT-DV-1", "standards": ["utf-8"]}},
        document={"cu": {"name": "Văn bản cũ", "number": "1/2020/NĐ-CP", "valid_to": "2025-10-21"}},
    )
    return Edition(load_model(folder), DAY)


def test_a_standard_names_the_objects_it_applies_to(edition):
    rows = [row.cells for row in norms.list_standards(edition).rows if row.kind is RowKind.PLAIN]

    assert any("KT-DV-1" in row[4] for row in rows)


def test_a_document_says_since_when_or_until_when_it_is_in_force(edition):
    rows = {row.cells[1]: row.cells for row in norms.list_documents(edition).rows}

    assert rows["Văn bản cũ"][2] == "1/2020/NĐ-CP"
    assert rows["Văn bản cũ"][5].startswith("Hết hiệu lực sau ngày 21/10/2025")
