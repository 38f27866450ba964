"""Table 3 of Mẫu số 03: paragraph VI.5 and annex 09."""

import pytest

from lgsp.architecture.documents.blocks import RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import mappings
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import DAY

from . import lam_giang

SOURCE = {
    "source_framework": "Khung A",
    "source_issuer": "Bộ B",
    "source_version": "Phiên bản 1.0",
    "source_object_ref": "Khối 7",
    "mapping_relation": "specified",
    "note": "Thiếu trường",
}


@pytest.fixture
def mapped(model_folder):
    """Return the edition of a model with one mapped system, one unmapped and a gap on the first."""
    return Edition(
        load_model(
            model_folder(
                system={
                    "ho-tich": {"object_code": "KT-2", "mappings": [SOURCE]},
                    "mot-cua": {"object_code": "KT-1", "mappings": [{"mapping_relation": "unmapped"}]},
                },
                gap={"nd": {"code": "ND-1", "objects": ["ho-tich"]}},
            )
        ),
        DAY,
    )


def test_the_annex_has_every_row_of_the_workbook():
    rows = [row for row in mappings.list_mappings(lam_giang.edition()).rows if row.kind is RowKind.PLAIN]
    wanted = lam_giang.cells("ANHXA", "object_code", "mapping_relation")

    assert sorted((row.cells[1], row.cells[3]) for row in rows) == sorted(wanted)


def test_a_mapping_stands_under_its_source_with_what_still_differs(mapped):
    first, row, unmapped, other = mappings.list_mappings(mapped).rows

    assert first.cells == ("Khung A (Phiên bản 1.0): Khối 7",)
    assert row.cells[1:] == ("KT-2", "Hộ tịch", "Cụ thể hóa", "Thiếu trường; ND-1")
    assert unmapped.cells == ("Chưa ánh xạ tới tài liệu nguồn",)
    assert other.cells[3:] == ("Chưa ánh xạ", "–")


def test_the_sources_are_listed_once_with_the_number_of_mappings(mapped):
    rows = [row.cells[1:] for row in mappings.list_sources(mapped).rows]

    assert rows == [("Khung A", "Bộ B", "Phiên bản 1.0", "1", "Cụ thể hóa: 1")]
