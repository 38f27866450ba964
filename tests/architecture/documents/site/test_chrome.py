"""The chrome speaks two languages."""

import pytest

from lgsp.architecture.documents.site.chrome import is_known, translate


def test_every_marked_word_of_every_page_has_its_english(site):
    marked = {one.text_content() for page in site.pages.values() for one in page.xpath("//*[@data-t]")} | {
        str(one)
        for page in site.pages.values()
        for one in page.xpath("//@data-t-label | //@data-t-placeholder")
    }

    assert len(marked) > 50
    assert [word for word in marked if not is_known(word)] == []


def test_a_word_without_english_is_a_bug_not_a_gap():
    with pytest.raises(KeyError):
        translate("Chữ không có trong từ điển")
