"""A keeper asks agencies to mend what the rules find; each sees and answers its own part alone."""

import re

import pytest

from lgsp.stewardship import campaigns
from lgsp.stewardship.models import CampaignItem

pytestmark = pytest.mark.django_db
SENDING = {"title": "Rà soát quý IV", "message": "Đề nghị trả lời đúng hạn", "due_on": "2099-01-31"}


def words_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


@pytest.fixture
def number(keeper):
    answer = keeper.post("/ra-soat/moi/", SENDING, follow=True)
    assert "Đã gửi tới các cơ quan." in words_of(answer)
    (campaign,) = campaigns.list_campaigns()
    return campaign.pk


@pytest.fixture
def asked(number):
    """Return an agency that was asked, and its first item."""
    item = CampaignItem.objects.exclude(agency="so-khoa-hoc-cong-nghe").order_by("agency", "pk").first()
    return item.agency, item


def test_a_campaign_is_sent_and_every_agency_is_in_the_table(keeper, number):
    page = words_of(keeper.get(f"/ra-soat/{number}/"))

    assert "Rà soát quý IV" in page
    assert "Chưa trả lời" in page


def test_an_agency_sees_its_part_and_answers_it(sign_in, keeper, number, asked):
    agency, item = asked
    person = sign_in("dung", agency)
    page = words_of(person.get(f"/ra-soat/{number}/"))
    assert item.subject_name in page

    address = f"/ra-soat/{number}/tra-loi/{item.pk}/"
    said = {"kind": "planned", "planned_on": "2099-02-01", "note": "Chờ <b>vốn</b>"}
    assert "Đã ghi trả lời." in words_of(person.post(address, said, follow=True))
    seen = keeper.get(f"/ra-soat/{number}/?co-quan={agency}").content.decode()
    assert "Chờ &lt;b&gt;vốn&lt;/b&gt;" in seen


def test_an_answer_that_lacks_something_comes_back_with_its_words(sign_in, number, asked):
    agency, item = asked
    person = sign_in("dung", agency)
    address = f"/ra-soat/{number}/tra-loi/{item.pk}/"

    answer = person.post(address, {"kind": "exception", "note": "Xin gia hạn"}, follow=True)

    assert "đề nghị ngoại lệ cần số văn bản" in words_of(answer)
    assert "Xin gia hạn</textarea>" in answer.content.decode()
    assert CampaignItem.objects.get(pk=item.pk).answer == ""


def test_another_agency_cannot_answer_or_read_it_by_hand(sign_in, keeper, number, asked):
    _, item = asked
    other = sign_in("la", "so-khoa-hoc-cong-nghe")
    answer = other.post(f"/ra-soat/{number}/tra-loi/{item.pk}/", {"kind": "mended"}, follow=True)
    assert "không trả lời thay cơ quan khác" in words_of(answer)
    assert other.post(f"/ra-soat/{number + 1}/tra-loi/{item.pk}/", {"kind": "mended"}).status_code == 404


def test_only_a_keeper_asks_reminds_ends_and_reports(sign_in, number, asked):
    person = sign_in("dung", asked[0])

    assert person.get("/ra-soat/moi/").status_code == 403
    assert person.post("/ra-soat/moi/", SENDING).status_code == 403
    assert "không có quyền" in words_of(person.post(f"/ra-soat/{number}/nhac/", follow=True))
    assert person.get(f"/ra-soat/{number}/bao-cao.docx").status_code == 404


def test_the_report_is_a_word_file_and_a_pdf(keeper, number):
    word = keeper.get(f"/ra-soat/{number}/bao-cao.docx")
    pdf = keeper.get(f"/ra-soat/{number}/bao-cao.pdf")

    assert word.content[:2] == b"PK"
    assert pdf.content[:5] == b"%PDF-"
    assert keeper.get(f"/ra-soat/{number}/bao-cao.exe").status_code == 404


def test_a_campaign_is_reminded_of_and_ended(keeper, number):
    assert "Đã nhắc" in words_of(keeper.post(f"/ra-soat/{number}/nhac/", follow=True))
    assert "Đã kết thúc đợt rà soát." in words_of(keeper.post(f"/ra-soat/{number}/ket-thuc/", follow=True))
    assert keeper.post(f"/ra-soat/{number}/khac/").status_code == 404


@pytest.mark.parametrize("missing", list(SENDING))
def test_what_is_missing_is_said_and_nothing_is_sent(keeper, missing):
    answer = keeper.post("/ra-soat/moi/", {**SENDING, missing: ""})

    assert (answer.status_code, campaigns.list_campaigns()) == (422, [])
