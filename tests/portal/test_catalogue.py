"""Everything the screens say has its English, and the compiled catalogue is that of the source."""

import re

from lgsp.portal.catalogue import COMPILED, PORTAL, compile_catalogue, list_sentences, read_catalogue

MARKUP = re.compile(r"{% blocktranslate.*?endblocktranslate %}|{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)
VIETNAMESE_LETTER = re.compile(
    r"[ăâđêôơưạảãàáặẳẵằắậẩẫầấẹẻẽèéệểễềếịỉĩìíọỏõòóộổỗồốợởỡờớụủũùúựửữừứỵỷỹỳý]", re.IGNORECASE
)
PLACEHOLDER = re.compile(r"%\(\w+\)s|{\w+}")


def test_every_sentence_is_translated_and_none_is_left_over():
    catalogue = read_catalogue()
    translated = {str(message.id) for message in catalogue if message.id and message.string}

    assert translated == {sentence for sentence, _place in list_sentences()}


def test_translations_keep_the_facts():
    for message in read_catalogue():
        if message.id:
            assert sorted(PLACEHOLDER.findall(message.id)) == sorted(PLACEHOLDER.findall(message.string))


def test_translations_are_not_vietnamese():
    left = [message.string for message in read_catalogue() if VIETNAMESE_LETTER.search(message.string or "")]

    assert left == ["In the outline of Văn bản 2384/BTTTT-THH, made from the same description as this page."]


def test_the_compiled_catalogue_is_that_of_the_source():
    assert COMPILED.read_bytes() == compile_catalogue(read_catalogue()), "run python -m lgsp.portal.catalogue"


def test_no_template_says_anything_outside_the_catalogue():
    for path in sorted((PORTAL / "templates").rglob("*.html")):
        outside = MARKUP.sub(
            " ", re.sub(r"{% blocktranslate.*?endblocktranslate %}", " ", path.read_text(), flags=re.DOTALL)
        )

        assert not VIETNAMESE_LETTER.search(outside.replace("Tiếng Việt", "")), path.name
