"""What releases changed, told on the pages of what they changed."""

from datetime import date

import pytest

from lgsp.architecture.documents.compiling import compile_document
from lgsp.architecture.documents.site.history import list_chapters
from lgsp.architecture.documents.site.making import make_site
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.revisions.releases import freeze
from tests.architecture.model_folders import DAY, write_complete_folder


@pytest.fixture
def released(tmp_path):
    """Return a folder that was released once, and then renamed a system."""
    folder = write_complete_folder(tmp_path / "lam-giang")
    freeze(folder, "1.0", decision="12/QĐ-UBND", decided_on=DAY, made_on=DAY)
    file = folder / "model" / "system" / "ho-tich.yaml"
    file.write_text(file.read_text().replace("Hộ tịch", "Hộ tịch điện tử"))
    return folder


def test_nothing_is_told_where_nothing_was_released(sound_model):
    assert list_chapters(sound_model) == ()


def test_what_changed_since_the_last_release_is_told_by_entity(released):
    (chapter,) = list_chapters(load_model(released))

    assert chapter.title == "Từ bản phát hành gần nhất đến nay"
    assert list(chapter.sentences) == ["ho-tich"]
    assert "Hộ tịch điện tử" in chapter.sentences["ho-tich"][0]


def test_each_release_tells_what_it_changed_of_the_one_before(released):
    freeze(released, "1.1", decision="13/QĐ-UBND", decided_on=date(2026, 11, 2), made_on=date(2026, 11, 2))

    second, since = list_chapters(load_model(released))

    assert second.title == "Bản phát hành 1.1"
    assert list(second.sentences) == ["ho-tich"]
    assert since.sentences == {}


def test_the_page_of_the_entity_and_that_of_changes_tell_it(released):
    model = load_model(released)
    files = make_site(model, (compile_document(model, outline="2384", on=DAY),), on=DAY)

    for page in ("doi-tuong/system/ho-tich.html", "thay-doi.html"):
        assert "Từ bản phát hành gần nhất đến nay" in files[page].decode()
