"""The site as a whole: nothing leads nowhere, nothing comes from elsewhere, and the same model gives the same bytes."""

import re
from collections import Counter

import pytest

from lgsp.architecture.documents.site.addresses import entity_page
from lgsp.architecture.documents.site.making import make_site
from tests.architecture.model_folders import DAY

ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def test_every_link_and_anchor_leads_somewhere(site):
    assert site.list_lost() == []


def test_nothing_leads_or_loads_from_elsewhere(site):
    assert [
        found for found in site.list_links() if ELSEWHERE.match(found[1]) or found[1].startswith("/")
    ] == []


@pytest.mark.parametrize(
    "name", ["assets/site.css", "assets/site.js", "assets/index.js", "assets/english.js"]
)
def test_what_the_pages_load_asks_for_nothing_from_elsewhere(site, name):
    assert not re.search(rb"https?://|//[a-z]+\.|@import|fetch\(|XMLHttpRequest", site.files[name])


def test_the_fonts_the_look_names_are_there_with_their_licence(site):
    named = re.findall(rb'url\("([^"]+)"\)', site.files["assets/site.css"])

    assert named
    assert all(f"assets/{name.decode()}" in site.files for name in named)
    assert b"SIL" in site.files["assets/fonts/LICENSE.txt"]


def test_everything_of_the_model_has_a_page_that_names_it(site, province):
    for entity in province.entities.values():
        (title,) = site.find(entity_page(entity.kind, entity.id), "//h1")
        assert title.text_content().strip() == " ".join(entity.name.split())


def test_every_page_has_its_language_one_main_part_one_title_and_says_that_the_province_is_invented(site):
    for name, page in site.pages.items():
        assert page.get("lang") == "vi", name
        assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1, name
        assert page.xpath("//aside")[0].text_content().strip() == "Tỉnh giả định.", name


def test_no_page_uses_an_anchor_twice(site):
    for name, page in site.pages.items():
        assert [one for one, count in Counter(page.xpath("//@id")).items() if count > 1] == [], name


def test_the_same_model_gives_the_same_bytes(site, province, papers):
    assert make_site(province, papers, on=DAY, downloads={f"{papers[0].name}.pdf": b"%PDF-1.7"}) == site.files


def test_files_built_with_the_site_are_offered_beside_their_paper(site):
    name = "kien-truc-2384.pdf"

    assert site.files[f"tai-ve/{name}"] == b"%PDF-1.7"
    assert [link.get("href") for link in site.find("tai-lieu.html", f"//a[.='{name}']")] == [f"tai-ve/{name}"]
    assert site.find("tai-lieu/kien-truc-2384.html", f"//a[.='{name}']")
    assert not site.find("tai-lieu/quyet-dinh-ban-hanh.html", f"//a[.='{name}']")


def test_without_such_files_the_page_of_documents_says_so(province, papers):
    page = make_site(province, papers, on=DAY)["tai-lieu.html"].decode()

    assert "Không có tệp nào được dựng cùng lượt" in page


def test_what_the_model_says_is_never_taken_for_markup(atlas_of):
    name = '<script>alert("x")</script> & "hai"'
    atlas = atlas_of(agency={"so-tu-phap": {"name": name, "description": "<b>"}})

    files = make_site(atlas.model, atlas.papers, on=DAY)

    assert not [
        page for page, content in files.items() if page.endswith(".html") and b"<script>alert" in content
    ]
    assert b"&lt;script&gt;alert" in files["doi-tuong/agency/so-tu-phap.html"]
