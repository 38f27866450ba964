"""Annex 07: the twelve checks with one of four results and what it rests on."""

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import checks
from lgsp.architecture.frameworks.checks import list_issue_checks
from lgsp.architecture.frameworks.mau03 import list_values
from tests.architecture.model_folders import DAY


def test_every_check_is_answered_in_the_words_of_the_form_with_its_grounds(sound_model):
    rows = [row.cells for row in checks.list_checks(Edition(sound_model, DAY)).rows]
    official = {value.name for value in list_values("compliance_result")}

    assert [row[:2] for row in rows] == [(one.code, one.text) for one in list_issue_checks()]
    assert {row[2] for row in rows} <= official
    for row in rows:
        grounds = row[3].split("\n")
        assert all(ground.startswith("- ") for ground in grounds)
        assert any(ground.startswith(f"- {row[2]}:") for ground in grounds)


def test_the_document_is_held_to_the_outline_it_is_made_in_not_to_the_one_the_province_follows(sound_model):
    (first, *_) = checks.list_checks(Edition(sound_model, DAY)).rows

    assert sound_model.province.outline == "2384-2015"
    assert "mang tên “Khung kiến trúc Chính quyền số”" in first.cells[3]
