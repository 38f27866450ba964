"""A PDF measured from its glyphs."""

import pytest

from lgsp.architecture.documents.formality.facts import Role, Side
from tests.architecture.documents.formality.finished import (
    PROSE,
    SOUND,
    check,
    make_pdf,
    make_plain_pdf,
    make_stream,
    measured,
    verdicts,
)

NUMBER = b"BT /F 13 Tf 295 800 Td (2) Tj ET "


def _write(*lines, size=13, left=85, first=775):
    """Return lines of text as operators, from the top."""
    return b"".join(
        b"BT /F %d Tf %d %d Td (%s) Tj ET " % (size, left, first - 18 * place, line)
        for place, line in enumerate(lines)
    )


def test_tags_tell_what_words_are():
    body = SOUND["body"] + "#figure(table(columns: 2, [Ô một], [Ô hai]), caption: [Bảng 1. Hai ô])"

    roles = {one.text.strip(): one.role for one in check(make_pdf(body=body)).facts.words}

    assert roles["I. Mục đích"] is Role.HEADING
    assert roles["Ô một"] is Role.TABLE
    assert Role.CAPTION in roles.values()


def test_a_file_without_tags_is_read_from_its_geometry():
    report = check(make_pdf(tags=False))

    assert not report.facts.tells_roles
    assert {"body-size", "margin-left", "page-number", "national-title"}.isdisjoint(verdicts(report))


def test_headings_come_from_bookmarks():
    gap = SOUND["body"].replace("= II.", "= III.")

    report = check(make_pdf(body=gap))

    assert verdicts(report)["heading-numbers"] == "broken"
    assert "trang 1: “III. Phạm vi” không nối tiếp" in measured(report, "heading-numbers")


def test_articles_of_a_decision_are_headings_too():
    articles = "\n\n".join(f"*Điều {number}. Ban hành*\n\n{PROSE}" for number in (1, 3))

    assert "“Điều 3. Ban hành” không nối tiếp" in measured(check(make_pdf(body=articles)), "heading-numbers")


@pytest.mark.parametrize(("side", "distance"), [("top", 23), ("left", 33), ("right", 18)])
def test_a_margin_is_measured_within_its_error(side, distance):
    report = check(make_pdf(**{side: distance}))

    edges = [edge for sheet in report.facts.sheets for edge in sheet.edges if edge.side is Side(side)]
    nearest = min(edges, key=lambda edge: edge.distance)
    assert nearest.distance - nearest.below <= distance <= nearest.distance + nearest.above


def test_the_last_line_may_stand_higher_than_the_margin_and_proves_none():
    report = check(make_pdf(bottom=24))

    assert verdicts(report) == {"margin-bottom": "cannot-tell", "typeface": "broken"}


def test_many_pages_that_end_alike_prove_a_margin():
    ended = make_plain_pdf(_write(*[b"Kien truc " * 7] * 20, first=775), pages=9)

    assert verdicts(check(ended))["margin-bottom"] == "broken"
    assert (
        verdicts(check(make_plain_pdf(_write(*[b"Kien truc " * 7] * 20), pages=4)))["margin-bottom"]
        == "cannot-tell"
    )


def test_the_typeface_is_named_without_the_tag_of_its_subset():
    report = check(make_plain_pdf(_write(b"Kien truc")))

    assert measured(report, "typeface") == ": TimesNewRomanPSMT: 8 chữ cái"
    assert "LibertinusSerif-Regular: " in measured(check(make_pdf()), "typeface")


def test_letters_scaled_by_their_matrix_have_the_size_one_sees():
    scaled = b"BT /F 1 Tf 13 0 0 13 85 740 Tm (Kien truc) Tj ET "

    (words,) = check(make_plain_pdf(scaled)).facts.words

    assert words.size == 13


def test_turned_lettering_does_not_move_the_margins():
    turned = b"BT /F 13 Tf 0 1 -1 0 20 400 Tm (Truc dung) Tj ET "

    report = check(make_plain_pdf(_write(b"Kien truc " * 7) + turned))

    (left,) = [edge for edge in report.facts.sheets[0].edges if edge.side is Side.LEFT]
    assert left.distance == pytest.approx(30, abs=0.1)


def test_paper_that_does_not_begin_at_the_corner_is_measured_from_its_edge():
    report = check(make_plain_pdf(_write(b"Kien truc"), box="50 100 645.28 941.89"))

    edges = {edge.side: edge.distance for edge in report.facts.sheets[0].edges}
    assert edges[Side.LEFT] == pytest.approx((85 - 50) * 25.4 / 72, abs=0.1)
    assert "paper" not in verdicts(report)


def test_numbers_that_do_not_count_with_the_pages_are_none():
    report = check(make_plain_pdf(NUMBER + _write(*[b"Kien truc " * 7] * 9), pages=6))

    assert measured(report, "page-number").startswith("trang 2, trang 3, trang 4, trang 5, trang 6")


def test_a_page_that_begins_elsewhere_is_told():
    offset = make_pdf(body="#counter(page).update(3)\n" + SOUND["body"])

    assert "Trang thứ 2 của tệp mang số 4" in measured(check(offset), "page-number")


def test_a_scan_can_hardly_be_told_anything():
    picture = make_stream(
        b"\xff" * 300,
        b"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceRGB",
    )

    found = verdicts(check(make_plain_pdf(b"q 595 0 0 842 0 0 cm /X Do Q", pages=2, extra=(picture,))))

    assert "broken" not in found.values()
    assert {"typeface", "margin-top", "page-number", "national-title"} <= set(found)


def test_the_whole_page_on_its_side_by_turning_is_not_measured():
    turned = make_plain_pdf(_write(b"Kien truc")).replace(b"/Contents 4 0 R", b"/Contents 4 0 R/Rotate 90")

    report = check(turned)

    assert report.facts.sheets[0].is_sideways
    assert not report.facts.sheets[0].edges
