"""The screens, over real rows and real evidence."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lgsp.platform.kit.clock import now
from lgsp.platform.usage.models import Exchange
from tests.portal.traffic import DAT_DAI, HO_TICH, MOT_CUA, Called, watch_days, write_exchanges

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/",
    "/phat-hien/",
    "/quy-tac/FLW401/",
    "/trao-doi/",
    "/doi-chieu/",
    "/giam-sat/",
    "/kiem-chung/",
    "/dang-nhap/",
    "/khong-co-trang-nay/",
]


@pytest.fixture
def call(var):
    """Write one exchange as on any day, and return it."""
    call = Called(
        MOT_CUA, f"{HO_TICH}/tra-cuu", now() - timedelta(minutes=2), agreement="mot-cua-tra-cuu-ho-tich"
    )
    others = [
        Called(
            MOT_CUA,
            f"{DAT_DAI}/gia-dat",
            now() - timedelta(minutes=3),
            outcome="failed",
            error="Server.Timeout",
        ),
        Called(HO_TICH, f"{MOT_CUA}/trang-thai", now() - timedelta(minutes=4)),
        Called(
            DAT_DAI,
            f"{MOT_CUA}/tiep-nhan",
            now() - timedelta(minutes=4),
            outcome="refused",
            error="AccessDenied",
        ),
    ]
    write_exchanges(var, [call, *others])
    watch_days(4, until=now())
    return call


def _text(response) -> str:
    return response.content.decode()


def _words(response) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", _text(response)).split())


def test_the_home_page_shows_the_province_in_numbers(client, lam_giang):
    words = _words(client.get("/"))

    assert lam_giang.province.notice in words
    assert f"{len(lam_giang.entities):,} đối tượng được mô tả".replace(",", ".") in words
    assert "Cơ quan 148" in words
    assert "Cơ sở dữ liệu dùng chung 55" in words


def test_the_home_page_draws_the_overall_figure_with_words_for_those_who_cannot_see_it(client):
    page = _text(client.get("/"))

    assert re.search(r'<svg [^>]*role="img"[^>]*>\s*<title>[^<]+</title>\s*<desc>[^<]+</desc>', page)


def test_the_home_page_names_both_kinds_of_deviation_with_what_to_do(client, call):
    words = _words(client.get("/"))

    assert "Ngầm" in words
    assert "Chỉ trên giấy" in words
    assert words.count("Cần làm") >= 2


def test_the_home_page_links_the_latest_exchanges_to_their_receipts(client, call):
    assert reverse("portal:exchange", args=[call.id]) in _text(client.get("/"))


def test_documents_are_offered_with_size_and_date(client, built):
    built("kien-truc-2384.pdf", b"%PDF-1.7" + bytes(3_000))

    page = _text(client.get("/"))

    assert "/tai-lieu/kien-truc-2384.pdf" in page
    assert f"{now():%d/%m/%Y}" in page
    assert b"".join(client.get("/tai-lieu/kien-truc-2384.pdf")).startswith(b"%PDF")


def test_without_documents_the_page_says_how_to_build_them(client):
    assert "lgsp build examples/lam-giang --outline 2384" in _words(client.get("/"))


def test_no_other_file_can_be_downloaded(client, built):
    built("private.txt", b"private")

    assert client.get("/tai-lieu/private.txt").status_code == 404


def test_findings_say_rule_place_and_remedy(client):
    words = _words(client.get("/phat-hien/", {"rule": "FLW401"}))

    assert "model/flow/cap-phep-xay-dung-dat-dai-truc-tiep.yaml:" in words
    assert "Bỏ lọc" in words


def test_filters_that_match_nothing_say_so(client):
    assert "Không có phát hiện nào khớp bộ lọc." in _words(client.get("/phat-hien/", {"rule": "XYZ"}))


def test_a_rule_has_a_page(client):
    words = _words(client.get("/quy-tac/flw401/"))

    assert "FLW401" in words
    assert "Vì sao" in words
    assert "Văn bản 2384/BTTTT-THH" in words


def test_an_unknown_rule_is_not_found(client):
    assert client.get("/quy-tac/NONE/").status_code == 404


@pytest.mark.parametrize(
    ("query", "count"), [("", 4), ("?outcome=failed", 1), (f"?service={HO_TICH}/tra-cuu", 1)]
)
@pytest.mark.usefixtures("call")
def test_exchanges_are_filtered(client, query, count):
    assert f"{count} lượt" in _words(client.get(f"/trao-doi/{query}"))
    assert _text(client.get(f"/truc-tiep/trao-doi/{query}")).count("<time") == count


def test_exchanges_are_cut_into_pages(client, var):
    write_exchanges(
        var, [Called(MOT_CUA, f"{HO_TICH}/tra-cuu", now() - timedelta(seconds=age)) for age in range(60)]
    )

    words = _words(client.get("/trao-doi/", {"page": "2"}))

    assert "Trang 2 / 2" in words
    assert words.count("Biên nhận") == 10


def test_one_exchange_shows_its_records_its_receipt_and_how_to_check_it(client, call):
    page = client.get(f"/trao-doi/{call.id}/")

    words = _words(page)
    assert "Bản ghi yêu cầu" in words
    assert "Bản ghi trả lời" in words
    assert "c2sp.org/tlog-proof@v1" in words
    assert f"lgsp evidence verify --receipt bien-nhan-{call.id}.txt --key gw1.vkey" in words


def test_a_receipt_can_be_downloaded(client, call):
    response = client.get(f"/trao-doi/{call.id}/bien-nhan.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert f"bien-nhan-{call.id}.txt" in response["Content-Disposition"]
    assert _text(response).startswith("c2sp.org/tlog-proof@v1\n")


def test_an_exchange_whose_log_is_elsewhere_says_so(client, call, settings):
    settings.LGSP_VAR = settings.LGSP_VAR / "elsewhere"

    assert "không nằm trên máy" in _words(client.get(f"/trao-doi/{call.id}/"))
    assert client.get(f"/trao-doi/{call.id}/bien-nhan.txt").status_code == 503


def test_an_exchange_nobody_made_is_not_found(client):
    assert client.get("/trao-doi/00000000-0000-7000-8000-000000000000/").status_code == 404


def test_every_flow_is_compared_with_coverage_stated(client, call, lam_giang):
    page = client.get("/doi-chieu/")

    words = _words(page)
    assert "Phạm vi quan sát" in words
    assert all(name in words for name in ("Ngầm", "Chỉ trên giấy", "Chưa rõ", "Ngoài nền tảng"))
    assert client.get("/doi-chieu.csv")["Content-Type"] == "text/csv; charset=utf-8"


def test_the_public_key_of_the_evidence_is_shown(client, call):
    assert "lgsp.vn-h99/gw1+" in _words(client.get("/kiem-chung/"))


def test_the_public_key_can_be_downloaded(client, call):
    assert _text(client.get("/kiem-chung/gw1.vkey")).startswith("lgsp.vn-h99/gw1+")
    assert client.get("/kiem-chung/gw9.vkey").status_code == 404


def test_without_traffic_the_screens_say_so(client):
    assert "Chưa có trao đổi nào trong 30 phút gần nhất." in _words(client.get("/"))
    assert "Chưa có nhật ký nào" in _words(client.get("/kiem-chung/"))


@pytest.mark.parametrize("address", ["vong", "luu-luong", "moi-nhat", "trao-doi", "doi-chieu"])
def test_live_parts_are_parts_and_not_pages(client, call, address):
    page = _text(client.get(f"/truc-tiep/{address}/"))

    assert "<html" not in page
    assert page.strip()


def test_a_model_that_cannot_be_read_shows_its_problems(client, own_model):
    (own_model / "model" / "agency" / "hong.yaml").write_text("id: hong\nname: Hỏng\n")

    response = client.get("/")

    assert response.status_code == 503
    assert "model/agency/hong.yaml" in _text(response)


def test_a_model_folder_that_is_not_there_is_said_in_one_sentence(client, settings, tmp_path):
    settings.LGSP_MODEL = tmp_path / "nowhere"

    response = client.get("/")

    assert response.status_code == 404
    assert "nowhere" in _text(response)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_needs_what_the_content_policy_forbids(client, call, address):
    page = _text(client.get(address))

    assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_only_reading_is_allowed(client):
    assert client.post("/").status_code == 405


def test_a_failure_of_ours_has_a_page(client, settings):
    client.raise_request_exception = False
    settings.LGSP_MODEL = None

    response = client.get("/")

    assert response.status_code == 500
    assert "Máy chủ gặp lỗi" in _text(response)


def test_the_home_page_asks_the_database_no_more_often_when_much_was_exchanged(client, call):
    client.get("/")
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    Exchange.objects.bulk_create(_make_exchange(number, call) for number in range(300))

    with CaptureQueriesContext(connection) as many:
        client.get("/")

    assert len(many) == len(few)


def _make_exchange(number: int, call: Called) -> Exchange:
    return Exchange(
        exchange_id=str(UUID(int=number)),
        node="gw1",
        consumer=call.consumer,
        service=call.service,
        method="GET",
        started_at=call.at,
    )
