"""Hostile PDF files are refused in one sentence, before anything is drawn."""

import pytest

from lgsp.architecture.documents.formality.errors import (
    FinishedFileDamaged,
    FinishedFileEncrypted,
    FinishedFileTooFull,
)
from tests.architecture.documents.formality.finished import (
    assemble,
    check,
    make_pdf,
    make_plain_pdf,
    make_stream,
)

LINE = b"BT /F 13 Tf 85 740 Td (Kien truc) Tj ET "


def _nest(times, depth):
    """Return forms that each draw the next so many times."""
    forms = [
        make_stream(
            b"/X Do " * times,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (7 + at),
        )
        for at in range(depth - 1)
    ]
    return (*forms, make_stream(LINE, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"))


def test_a_stream_of_a_gigabyte_is_not_unpacked():
    with pytest.raises(FinishedFileTooFull):
        check(make_plain_pdf(b" " * 160_000_000))


def test_a_page_of_very_many_letters_is_not_drawn():
    with pytest.raises(FinishedFileTooFull, match="nội dung của một trang"):
        check(make_plain_pdf(LINE * 120_000))
    with pytest.raises(FinishedFileTooFull, match="số chữ của trang 1"):
        check(make_plain_pdf(b"BT /F 1 Tf 50 700 Td " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 6_000 + b"ET"))


def test_forms_that_draw_each_other_are_counted():
    with pytest.raises(FinishedFileTooFull, match="số lần vẽ hình"):
        check(make_plain_pdf(b"/X Do", extra=_nest(10, 9)))


def test_a_form_that_draws_itself_and_forms_in_ordinary_numbers_pass():
    itself = make_stream(
        b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    )

    assert check(make_plain_pdf(LINE + b"/X Do", extra=(itself,))).facts.words
    assert check(make_plain_pdf(LINE + b"/X Do", extra=_nest(3, 3))).facts.words


def test_a_protected_file_is_told_so():
    protected = make_plain_pdf(LINE).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard>>")

    with pytest.raises(FinishedFileEncrypted):
        check(protected)


@pytest.mark.parametrize("cut", [20, 300])
def test_half_a_file_is_damaged(cut):
    with pytest.raises(FinishedFileDamaged):
        check(make_pdf()[:cut])


def test_a_broken_table_of_places_is_mended_or_told():
    broken = make_plain_pdf(LINE).replace(b"startxref\n", b"startxref\n9")

    assert check(broken).facts.words


def test_a_claim_of_very_many_pages_is_told():
    loop = assemble([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000>>"])

    with pytest.raises((FinishedFileTooFull, FinishedFileDamaged)):
        check(loop)


def test_a_packing_that_cannot_be_weighed_is_reckoned_at_its_worst():
    lzw = make_plain_pdf(b"x").replace(b"/Filter/FlateDecode", b"/Filter/LZWDecode", 1) + bytes(0)
    heavy = lzw.replace(b"endstream", b"y" * 200_000 + b"\nendstream", 1)

    with pytest.raises(FinishedFileTooFull):
        check(heavy)
