"""The columns of catalogues of shared databases."""

from collections import Counter

from lgsp.architecture.frameworks.catalogues import list_catalogue_fields


def test_columns_stand_by_the_catalogue_they_were_seen_in():
    origins = Counter(field.origin for field in list_catalogue_fields())

    assert len(origins) == 7
    assert origins["Văn bản 2384/BTTTT-THH"] == 3


def test_columns_nobody_sourced_say_so():
    before = [field for field in list_catalogue_fields() if field.origin == "Pre-2025 catalogue columns"]

    assert {field.verified_as for field in before} == {"Chưa kiểm chứng"}
