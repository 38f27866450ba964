"""The layers of the overall figure."""

from lgsp.architecture.frameworks.bands import list_bands


def test_there_are_six_layers_and_three_pillars():
    bands = list_bands()

    assert [band.code for band in bands if band.cross_cutting] == ["security", "management", "policy"]
    assert len(bands) == 9
    assert [band.position for band in bands] == list(range(1, 10))


def test_what_was_never_compared_with_its_source_says_so():
    for band in list_bands():
        assert band.verification == "unverified"
        assert "chưa đối chiếu nguyên văn" in band.source
        assert band.checked_by == ""
