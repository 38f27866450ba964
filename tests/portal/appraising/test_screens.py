"""The cases of the sample province on the screens: results, duplicates, pictures, options with sliders, reports."""

import json
import re
import shutil

import pytest

from lgsp.portal.appraising import cases
from tests.examples.copies import copy_province

pytestmark = pytest.mark.django_db


def words_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


@pytest.fixture
def own(settings, tmp_path):
    """Show a copy of the sample province, whose cases may be changed."""
    copy_province(tmp_path / "lam-giang")
    settings.LGSP_MODEL = tmp_path / "lam-giang"
    return tmp_path / "lam-giang" / "appraisals"


def test_the_cases_are_listed_with_their_stage(client):
    page = words_of(client.get("/tham-dinh/"))

    assert "Thẩm định đề xuất xây dựng nền tảng hợp đồng lao động điện tử" in page
    assert "hop-dong-lao-dong-sua" in page


def test_a_case_that_cannot_be_read_says_why_and_the_others_stay(client, own):
    (own / "cap-cuu" / "case.yaml").write_text("name: [", encoding="utf-8")

    page = words_of(client.get("/tham-dinh/"))

    assert "case.yaml" in page
    assert "phong-thu-nghiem" in page
    assert client.get("/tham-dinh/cap-cuu/").status_code in {400, 409, 422}


def test_without_cases_the_list_says_what_a_case_is(client, own):
    shutil.rmtree(own)

    assert "Chưa có hồ sơ nào" in words_of(client.get("/tham-dinh/"))


def test_a_design_that_makes_a_platform_again_is_sent_back_with_the_facts(client):
    page = words_of(client.get("/tham-dinh/hop-dong-lao-dong/"))

    assert "Chưa phù hợp Kiến trúc, trả lại để hoàn thiện" in page
    assert "nền tảng quốc gia dùng chung" in page
    assert "tên có chung “hợp đồng lao động điện tử”: +100" in page
    assert "do thiết kế" in page


def test_before_and_after_are_drawn(client):
    page = client.get("/tham-dinh/cap-cuu/").content.decode()

    assert page.count("<svg") >= 3
    assert "Trước khi có thiết kế" in page


def test_standing_alone_comes_out_and_says_which_assumption_decides(client):
    page = words_of(client.get("/tham-dinh/phong-thu-nghiem/"))

    assert "Phương án “độc lập” ít tốn hơn phương án “thuê dịch vụ” 2.632.500 đồng" in page
    assert "Giả định quyết định: Vận hành (thuê dịch vụ)" in page
    assert "1.437.242.000" in page


def test_the_sliders_are_reckoned_on_the_server(client):
    shorter = words_of(client.get("/tham-dinh/phong-thu-nghiem/phuong-an/?nam=2&lai=12"))

    assert "Phương án “thuê dịch vụ” ít tốn hơn" in shorter
    assert "1.437.242.000" not in shorter


@pytest.mark.parametrize(
    ("asked", "said"),
    [("lai=300", "Tỷ lệ chiết khấu"), ("nam=9", "Không so sánh được 9 năm"), ("lai=x", "'x'")],
)
def test_a_rate_or_time_that_makes_no_sense_is_refused_and_the_declared_stays(client, asked, said):
    page = words_of(client.get(f"/tham-dinh/phong-thu-nghiem/phuong-an/?{asked}"))

    assert said in page.replace("&#x27;", "'")
    assert "1.437.242.000" in page


@pytest.mark.parametrize("form", ["pdf", "docx", "json"])
def test_the_report_is_given_as_a_file_and_is_always_the_same(client, form):
    one, other = (client.get(f"/tham-dinh/hop-dong-lao-dong/bao-cao.{form}") for _ in range(2))

    assert one.content == other.content
    assert one["Content-Disposition"].endswith(f'hop-dong-lao-dong.{form}"')
    if form == "json":
        assert json.loads(one.content)["duplicates"][0]["candidate"] == "B.42"


@pytest.mark.parametrize("address", ["khong-co/", "khong-co/bao-cao.pdf", "cap-cuu/bao-cao.exe"])
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(f"/tham-dinh/{address}").status_code == 404


def test_a_case_is_appraised_once_until_a_file_changes(client, own, monkeypatch):
    calls = []
    monkeypatch.setattr(cases, "appraise", lambda *args, **named: calls.append(1) or original(*args, **named))
    for _ in range(2):
        client.get("/tham-dinh/cap-cuu/phuong-an/")
    assert len(calls) == 1

    file = own / "cap-cuu" / "case.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    client.get("/tham-dinh/cap-cuu/phuong-an/")
    assert len(calls) == 2


original = cases.appraise
