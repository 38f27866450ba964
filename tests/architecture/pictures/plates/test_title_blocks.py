"""Plates: the sheet, its frame, and a title block that says what the guide asks of every diagram."""

import pytest

from lgsp.architecture.pictures.plates.diagrams import draw_diagram, draw_diagrams
from lgsp.architecture.pictures.plates.rooms import ON_PLATE
from lgsp.architecture.pictures.plates.title_blocks import (
    A3_ACROSS,
    A4_ACROSS,
    A4_UPRIGHT,
    Stamp,
    make_plates,
)
from tests.architecture.pictures.geometry import (
    find_escaped_words,
    find_off_canvas,
    find_overlaps,
    list_boxes,
    list_texts,
)
from tests.architecture.pictures.names import HOSTILE, LONG

STAMP = Stamp(
    product="Khung kiến trúc tỉnh Lam Giang",
    version="1.1",
    valid_from="Chưa xác định",
    data_cutoff="31/10/2026",
    made_on="01/11/2026",
    confirmed_by="Sở Khoa học và Công nghệ",
    source="mô hình của tỉnh",
    draft="Lập theo dự thảo hướng dẫn 13/9/2026.",
    notice="Tỉnh hư cấu.",
)


def entries(plate):
    """Return the title block as label and words."""
    boxes = [box for box in list_boxes(plate, "entry") if len(box.wordings) == 2]
    return {" ".join(box.wordings[0].lines): " ".join(box.wordings[1].lines) for box in boxes}


def test_the_title_block_says_what_the_guide_asks(picture_model):
    diagram = draw_diagram(picture_model(), "SĐ-T-01", ON_PLATE)

    today, target = make_plates(diagram, STAMP, file="SĐ-T-01_x_v1.1.drawio")

    assert entries(target) == {
        "Mã, tên sơ đồ": "SĐ-T-01. Mô hình tổng thể số trên địa bàn thuộc Khung kiến trúc Chính quyền số cấp tỉnh",
        "Trạng thái": "Mục tiêu",
        "Phạm vi": "Cấp tỉnh",
        "Phiên bản": "1.1",
        "Ngày hiệu lực": "Chưa xác định",
        "Thuộc hồ sơ": "Khung kiến trúc tỉnh Lam Giang",
        "Ngày chốt dữ liệu": "31/10/2026",
        "Ngày cập nhật": "01/11/2026",
        "Tờ": "2/2",
        "Đơn vị xác nhận": "Sở Khoa học và Công nghệ",
        "Nguồn": "Hình 7 Quyết định số 1425/QĐ-TTg (đã đối chiếu nguồn); mô hình của tỉnh",
        "Tệp nguồn": "SĐ-T-01_x_v1.1.drawio",
    }
    assert entries(today)["Trạng thái"] == "Hiện trạng"


def test_draft_and_notice_stand_on_every_plate(picture_model):
    for diagram in draw_diagrams(picture_model(), ON_PLATE):
        for plate in make_plates(diagram, STAMP, file="x"):
            words = " ".join(text.content for text in list_texts(plate))
            assert "theo dự thảo hướng dẫn 13/9/2026" in words
            assert "Tỉnh hư cấu." in words


@pytest.mark.parametrize("words", [LONG * 2, HOSTILE])
def test_long_and_hostile_words_stay_in_the_title_block(picture_model, words):
    stamp = Stamp(*[words] * 9)

    for diagram in draw_diagrams(picture_model(), ON_PLATE):
        for plate in make_plates(diagram, stamp, file=words):
            assert find_escaped_words(plate) == []
            assert find_off_canvas(plate) == []


def test_the_paper_is_the_smallest_that_holds_the_sheet(picture_model):
    model = picture_model(function={"dang-ky": {}}, system={"ho-tich": {"functions": ["dang-ky"]}})

    [small] = make_plates(draw_diagram(model, "SĐ-04", ON_PLATE), STAMP, file="x")
    large = make_plates(draw_diagram(model, "SĐ-T-01", ON_PLATE), STAMP, file="x")[0]

    assert (small.width, small.height) == A4_UPRIGHT
    assert (large.width, large.height) == A3_ACROSS
    assert A4_ACROSS[0] < A3_ACROSS[0]


def test_the_sheet_keeps_clear_of_the_title_block(picture_model):
    for diagram in draw_diagrams(picture_model(), ON_PLATE):
        for plate in make_plates(diagram, STAMP, file="x"):
            block = min(box.y for box in list_boxes(plate, "entry"))
            assert max(box.y + box.height for box in list_boxes(plate, "node", "band", "head")) < block
            assert find_overlaps(plate) == []


def test_pages_are_told_apart_by_their_first_letters(picture_model):
    plates = make_plates(draw_diagram(picture_model(), "SĐ-T-03", ON_PLATE), STAMP, file="x")

    assert len({plate.title[:40] for plate in plates}) == len(plates)
    assert plates[0].title.startswith("SĐ-T-03 (tờ 1/")
