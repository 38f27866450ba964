"""How far the survey answered."""

from lgsp.architecture.documents.exhibits.surveys import count_cells, draw_answers, list_outstanding
from tests.architecture.documents.exhibits.test_audience import cells

SURVEY = {
    "khao-sat": {
        "name": "Khảo sát 2026",
        "agencies": ["so-tu-phap", "van-phong", "so-tai-chinh", "so-nong-nghiep"],
        "answers": [
            {"agency": "so-tu-phap", "state": "accepted", "cells_asked": 1000, "cells_filled": 990},
            {
                "agency": "van-phong",
                "state": "refused",
                "sent_on": "2026-10-01",
                "answered_on": "2026-10-09",
                "cells_asked": 500,
                "cells_filled": 250,
            },
            {"agency": "so-tai-chinh", "state": "sent", "cells_asked": 500},
        ],
    }
}


def test_the_coverage_is_said_with_its_chart(edition_of):
    (figure,) = draw_answers(edition_of(survey=SURVEY))

    assert "đã tiếp nhận phiếu của 1 trong 4 cơ quan được hỏi (25%)" in figure.lead


def test_how_full_the_answers_are_is_summed_by_level(edition_of):
    assert cells(count_cells(edition_of(survey=SURVEY))) == [
        ("Sở, ban, ngành", "3", "2", "2.000", "1.240", "62%"),
        ("Tổng cộng", "3", "2", "2.000", "1.240", "62%"),
    ]


def test_agencies_whose_answer_is_not_accepted_stand_by_what_became_of_it(edition_of):
    table = list_outstanding(edition_of(survey=SURVEY))

    assert cells(table) == [
        ("Bị trả lại",),
        ("1", "van-phong", "01/10/2026", "09/10/2026", "50%"),
        ("Đã gửi, chưa trả lời",),
        ("2", "so-tai-chinh", "–", "–", "0%"),
        ("Chưa gửi phiếu",),
        ("3", "so-nong-nghiep", "–", "–", "–"),
    ]
    assert table.lead.startswith("Phiếu của 3 cơ quan")


def test_without_a_survey_nothing_is_said(edition_of):
    edition = edition_of()

    assert draw_answers(edition) == ()
    assert count_cells(edition).rows == list_outstanding(edition).rows == ()
