"""A paper cut into pages."""

from hypothesis import given
from hypothesis import strategies as st

from lgsp.architecture.documents.blocks import Document, Front, Heading, Notice
from lgsp.architecture.documents.site.leaves import cut

FRONT = Front("KIẾN TRÚC", "", "", "", (), "")
HEADINGS = st.builds(
    Heading, st.sampled_from(["I", "I.1", "V.7b", "phu-luc/1", "Phụ lục 1"]), st.just("x"), st.integers(1, 4)
)
BLOCKS = st.lists(HEADINGS | st.builds(Notice, st.text(max_size=3)), max_size=12)


@given(BLOCKS)
def test_nothing_of_a_paper_is_lost_or_moved(blocks):
    leaves = cut(Document("giay", FRONT, tuple(blocks), "2026-11-01"))

    again = [block for leaf in leaves for block in ((leaf.heading,) if leaf.heading else ()) + leaf.blocks]

    assert again == blocks


@given(BLOCKS)
def test_no_two_pages_have_one_name(blocks):
    pages = [leaf.page.casefold() for leaf in cut(Document("giay", FRONT, tuple(blocks), "2026-11-01"))]

    assert len(set(pages)) == len(pages)


def test_a_heading_of_the_third_level_stays_on_the_page_of_the_one_above():
    first, third = Heading("V.7", "7.", 2), Heading("V.7b", "Yêu cầu", 3)

    front, leaf = cut(Document("giay", FRONT, (first, third), "2026-11-01"))

    assert (front.blocks, leaf.page, leaf.blocks) == ((), "tai-lieu/giay/V.7.html", (third,))
