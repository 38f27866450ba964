"""The pages of the papers say what is printed, in the same words and order."""

from lgsp.architecture.documents.blocks import Centred, Figure, Listing, Notice, Paragraph, Table
from lgsp.architecture.documents.site.leaves import cut
from tests.architecture.documents.site.pages import words


def _pages(document):
    return [leaf.page for leaf in cut(document)]


def _find(site, document, path):
    return [words(found) for page in _pages(document) for found in site.find(page, path)]


def test_the_headings_are_those_of_the_paper(site, papers):
    for paper in papers:
        assert _find(site, paper, "//*[@data-heading]") == [heading.text for heading in paper.headings()]


def test_every_heading_has_its_number_as_an_anchor(site, document):
    found = [one.get("id") for page in _pages(document) for one in site.find(page, "//*[@data-heading]")]

    assert found == [heading.key for heading in document.headings()]


def test_the_captions_are_those_of_the_paper(site, papers):
    for paper in papers:
        shown = [block.caption for block in paper.walk() if isinstance(block, Table | Figure)]
        assert _find(site, paper, "//figcaption") == shown


def test_the_cells_are_those_of_the_paper(site, papers):
    for paper in papers:
        tables = [block for block in paper.walk() if isinstance(block, Table)]
        shown = [
            [[words(cell) for cell in row.xpath("./td|./th")] for row in table.xpath("./tbody/tr")]
            for page in _pages(paper)
            for table in site.find(page, "//table[@class='printed']")
        ]
        assert shown == [[[cell.strip() for cell in row.cells] for row in table.rows] for table in tables]


def test_the_sentences_are_those_of_the_paper(site, papers):
    for paper in papers:
        expected = [
            text
            for block in paper.walk()
            if isinstance(block, Paragraph | Listing | Notice | Centred)
            for text in _texts(block)
        ]
        path = "//div[@class='prose']/p | //div[@class='prose']/ul/li | //div[@class='prose']/ol/li"
        assert _find(site, paper, path) == expected


def _texts(block):
    if isinstance(block, Listing):
        return ["".join(run.text for run in item).strip() for item in block.items]
    return [block.text.strip()]


def test_a_row_leads_to_the_page_of_what_it_speaks_of(site, document):
    subjects = {row.subject for block in document.walk() if isinstance(block, Table) for row in block.rows}
    links = {
        link.rpartition("/")[2].removesuffix(".html")
        for page in _pages(document)
        for link in site.find(page, "//table[@class='printed']//th[@scope='row']/a/@href")
    }

    assert links
    assert links == subjects - {""}


def test_a_sentence_leads_to_the_table_it_names(site, document):
    link, *_ = site.find(
        "tai-lieu/kien-truc-2384/IV.3.html", "//div[@class='prose']/p/a[starts-with(., 'Bảng ')]"
    )

    assert link.get("href").endswith("IV.3.html#bang-" + link.text_content().removeprefix("Bảng "))


def test_the_pages_follow_one_another_through_the_paper(site, document):
    pages = _pages(document)
    forward = [site.find(page, "//a[@rel='next']/@href") for page in pages]
    backward = [site.find(page, "//a[@rel='prev']/@href") for page in pages]

    assert [[name.rpartition("../")[2] for name in found] for found in forward] == [
        *([one] for one in pages[1:]),
        [],
    ]
    assert [[name.rpartition("../")[2] for name in found] for found in backward] == [
        [],
        *([one] for one in pages[:-1]),
    ]


def test_a_decision_has_its_letterhead_and_its_signature(site, papers):
    text = site.text("tai-lieu/quyet-dinh-ban-hanh.html")

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Nơi nhận:" in text
    assert all(line in text for line in papers[1].signature.lines)


def test_a_picture_can_be_taken_away_and_is_told_in_words(site, document):
    figure = next(block for block in document.walk() if isinstance(block, Figure))
    page = next(name for name in _pages(document) if site.find(name, f"//*[@id='hinh-{figure.number}']"))

    hrefs = site.find(page, f"//*[@id='hinh-{figure.number}']/p/a/@href")

    assert [href.rpartition(".")[2] for href in hrefs] == ["svg", "drawio"]
    assert " ".join(figure.scene.alt.split()) in site.text(page)
