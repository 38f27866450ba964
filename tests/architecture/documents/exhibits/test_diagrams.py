"""The diagrams of Mẫu số 02 inside Mẫu số 01 (VI.2)."""

import pytest

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits.diagrams import draw_required, list_required
from lgsp.architecture.documents.exhibits.exhibit import FigureExhibit, WordsExhibit
from lgsp.architecture.pictures.scene import LANDSCAPE_HEIGHT, LANDSCAPE_WIDTH
from tests.architecture.documents.issues import prepare
from tests.architecture.model_folders import DAY


@pytest.fixture
def edition(model_folder):
    return Edition(prepare(model_folder), DAY)


def test_every_diagram_is_listed_with_state_version_and_who_confirms_it(edition):
    rows = [row.cells for row in list_required(edition).rows]

    assert [row[0] for row in rows][:4] == ["SĐ-T-01", "SĐ-T-02", "SĐ-T-03", "SĐ-04"]
    assert {row[5] for row in rows} == {"2.0"}
    assert {row[6] for row in rows} == {row[7] for row in rows} == {"Chưa xác định"}
    assert rows[0][2] == "Hiện trạng; Mục tiêu"


def test_the_target_stands_as_figures_that_fit_a_page_at_their_own_size(edition):
    figures = [one for one in draw_required(edition) if isinstance(one, FigureExhibit)]

    assert {one.title.split(". ")[0] for one in figures} == {"SĐ-T-01", "SĐ-T-02", "SĐ-T-03", "SĐ-05"}
    assert all("– Mục tiêu" in one.title for one in figures if one.title.startswith("SĐ-T"))
    assert all(one.scene.width <= LANDSCAPE_WIDTH for one in figures)
    assert all(one.scene.height <= LANDSCAPE_HEIGHT for one in figures if one.landscape)
    assert len({one.code for one in figures}) == len(figures)


def test_each_diagram_is_led_to_once(edition):
    figures = [one for one in draw_required(edition) if isinstance(one, FigureExhibit)]

    assert [one.code for one in figures if one.lead] == ["sd-t-01/1", "sd-t-02/1", "sd-t-03/1", "sd-05/1"]


def test_what_is_not_drawn_says_what_it_would_need(edition):
    said = [one.paragraphs[0][0].text for one in draw_required(edition) if isinstance(one, WordsExhibit)]

    assert [words.split(",")[0] for words in said] == ["SĐ-04", "SĐ-06", "SĐ-07"]
    assert all("Chưa vẽ" in words for words in said)
