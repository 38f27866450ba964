"""The page of an entity: what it says, who uses it, what is found wrong, what changes."""

import pytest

from lgsp.architecture.documents.site.making import make_site
from tests.architecture.documents.site.pages import Site, words
from tests.architecture.model_folders import DAY


@pytest.fixture
def site_of(atlas_of):
    def make(**kinds):
        atlas = atlas_of(**kinds)
        return Site(make_site(atlas.model, atlas.papers, on=DAY))

    return make


def _facts(site, page):
    rows = site.find(page, "//dl[@class='facts']/div")
    return {words(row.find("dt")): words(row.find("dd")) for row in rows}


def test_facts_stand_under_their_vietnamese_titles_and_ids_lead_on(site):
    page = "doi-tuong/system/ho-tich.html"
    facts = _facts(site, page)

    assert facts["Cơ quan chủ quản"] == "Sở Tư pháp"
    assert facts["Mã hệ thống con trên LGSP"] == "HOTICH"
    assert site.find(page, "//dd/a/@href") == ["../../doi-tuong/agency/so-tu-phap.html"]


def test_who_names_an_entity_is_listed_by_kind_and_field(site):
    groups = {
        " ".join(group.find("summary").text_content().split()): [link.text for link in group.iter("a")]
        for group in site.find("doi-tuong/system/ho-tich.html", "//div[@class='users']/details")
    }

    assert groups["Cơ sở dữ liệu · Hệ thống quản lý (1)"] == ["Cơ sở dữ liệu hộ tịch"]
    assert groups["Luồng trao đổi · Hệ thống cung cấp (1)"] == ["Một cửa tra cứu hộ tịch"]


def test_records_of_a_list_are_a_table_under_the_fields_they_fill_in(site):
    page = "doi-tuong/project/xay-cong.html"
    heads = [words(head) for head in site.find(page, "//table[@class='inner']/thead//th")]
    first = [words(cell) for cell in site.find(page, "//table[@class='inner']/tbody/tr[1]/td")]

    assert heads == ["Năm", "Kinh phí (đồng)", "Nguồn kinh phí"]
    assert first == ["2026", "1.250.000.000 đồng", "Ngân sách tỉnh"]


def test_a_single_record_is_told_field_by_field(site_of):
    line = {"year": "2026", "amount": "1250000000", "budget": "Ngân sách tỉnh"}

    site = site_of(project={"xay-cong": {"funding": [line]}})
    inner = site.find("doi-tuong/project/xay-cong.html", "//dd/dl[@class='facts']/div")

    assert [(words(one.find("dt")), words(one.find("dd"))) for one in inner] == [
        ("Năm", "2026"),
        ("Kinh phí (đồng)", "1.250.000.000 đồng"),
        ("Nguồn kinh phí", "Ngân sách tỉnh"),
    ]


def test_the_layers_of_a_component_are_called_by_their_names(site):
    assert _facts(site, "doi-tuong/component/tich-hop.html")["Lớp trong sơ đồ tổng thể"].startswith(
        "Nền tảng"
    )


def test_a_system_that_gives_or_takes_shows_what_it_is_connected_to(site):
    assert site.find("doi-tuong/system/ho-tich.html", "//div[contains(@class, 'picture')]/svg")
    assert not site.find("doi-tuong/system/dat-dai.html", "//div[contains(@class, 'picture')]/svg")


def test_what_nobody_knows_yet_says_who_finds_out_and_by_when(site_of):
    mark = {"field": "security_level", "unit": "so-tu-phap", "deadline": "2026-12-31"}

    site = site_of(system={"ho-tich": {"undetermined": [mark], "not_applicable": ["runs_on"]}})
    facts = _facts(site, "doi-tuong/system/ho-tich.html")

    assert "Chưa xác định; làm rõ trước ngày 31/12/2026" in facts["Cấp độ an toàn"]
    assert facts["Hạ tầng vận hành"] == "Không áp dụng"


def test_a_finding_stands_with_its_rule_and_what_to_do(site_of):
    site = site_of(flow={"mot-cua-ho-tich": {"via": None}})
    (finding,) = [
        one
        for one in site.find("doi-tuong/flow/mot-cua-ho-tich.html", "//article[contains(@class, 'finding')]")
        if "FLW401" in one.text_content()
    ]

    assert finding.xpath(".//a/@href")[0] == "../../phat-hien.html#FLW401"
    assert "Cần làm:" in finding.text_content()
    assert "model/flow/mot-cua-ho-tich.yaml" in finding.text_content()


def test_a_finding_that_a_waiver_covers_names_it(site_of):
    site = site_of(
        flow={"mot-cua-ho-tich": {"via": None}},
        waiver={"cho-phep": {"rule": "FLW401", "valid_to": "2026-12-31"}},
    )
    text = site.text("doi-tuong/flow/mot-cua-ho-tich.html")

    assert "Miễn trừ: 12/QĐ-UBND, đến 31/12/2026" in text


def test_a_change_of_a_day_shows_before_and_after_and_its_reason(site_of):
    change = {"valid_from": "2027-03-01", "becomes": {"owner": "van-phong"}, "note": "Sắp xếp lại"}
    site = site_of(system={"ho-tich": {"changes": [change]}})

    for page in ("doi-tuong/system/ho-tich.html", "thay-doi.html"):
        text = site.text(page)
        assert "Từ ngày 01/03/2027" in text
        assert "Sắp xếp lại" in text
        assert [words(cell) for cell in site.find(page, "//article[@class='dated']//tbody//td")][:2] == [
            "so-tu-phap",
            "van-phong",
        ]


def test_the_facts_are_those_of_the_day(site_of):
    change = {"valid_from": "2026-10-01", "becomes": {"owner": "van-phong"}}

    site = site_of(system={"ho-tich": {"changes": [change]}})

    assert _facts(site, "doi-tuong/system/ho-tich.html")["Cơ quan chủ quản"] == "van-phong"


def test_a_page_names_the_tables_and_pictures_that_show_the_entity(site):
    links = site.find("doi-tuong/system/ho-tich.html", "//a[contains(@href, 'tai-lieu/')]/@href")

    assert any("#bang-" in link for link in links)
    assert any("#hinh-" in link for link in links)
