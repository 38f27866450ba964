"""Findings and plans on the screens: what everyone reads, what only administrators do."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.cache import cache

from lgsp.alignment.models import Resolution, SavedPlan
from lgsp.alignment.ways import PlanState, Way
from lgsp.platform.identity.services import create_user
from lgsp.platform.kit.clock import now
from lgsp.platform.registry.entries import AgreementEntry
from lgsp.platform.registry.models import Agreement
from lgsp.platform.registry.queries import find_agreement
from lgsp.platform.registry.services import grant_agreement
from tests.conftest import sign_in
from tests.portal.traffic import DAT_DAI, HO_TICH, MOT_CUA, Called, watch_days, write_exchanges

pytestmark = pytest.mark.django_db
BY_HAND = "thoa-thuan-thu-cong-gia-dat"


def words_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


@pytest.fixture
def finding(var, registry):
    """Return the key of a finding: a call that an operator allowed by hand, and nobody declared."""
    registry.subsystem(MOT_CUA)
    registry.service(f"{DAT_DAI}/gia-dat")
    entry = AgreementEntry(key=BY_HAND, consumer=MOT_CUA, service=f"{DAT_DAI}/gia-dat", purpose="Ước tính")
    grant_agreement(entry, by="van-hanh", at=now())
    at = now() - timedelta(minutes=5)
    write_exchanges(
        var,
        [
            Called(MOT_CUA, f"{DAT_DAI}/gia-dat", at, agreement=BY_HAND),
            Called(HO_TICH, f"{MOT_CUA}/trang-thai", at),
        ],
    )
    watch_days(4, until=now())
    cache.clear()
    return f"RUN901:{MOT_CUA}>{DAT_DAI}/gia-dat#e3b0c442"


def page_of(client, finding):
    return client.get(f"/doi-chieu/phat-hien/?{urlencode({'ma': finding})}")


def decide(client, finding, way, **typed):
    return client.post("/doi-chieu/phat-hien/quyet-dinh/", {"ma": finding, "cach": way, **typed}, follow=True)


def test_anyone_reads_a_finding_and_nobody_else_decides(client, finding):
    page = words_of(page_of(client, finding))

    assert "nhưng mô hình không khai báo luồng nào như vậy" in page
    assert "Quản trị hệ thống quyết định." in page
    assert "Viết đề xuất" not in page
    assert "/dang-nhap/" in decide(client, finding, "stop", reason="x").redirect_chain[0][0]


@pytest.mark.parametrize("role", ["officer", "auditor"])
def test_only_administrators_decide(log_in, finding, role):
    client = log_in(role, agency="H99.02" if role == "officer" else "")

    for answer in (
        decide(client, finding, "stop", reason="x"),
        client.post("/ke-hoach/lap/"),
        client.post(f"/ke-hoach/{'0' * 64}/phe-duyet/"),
        client.post(f"/ke-hoach/{'0' * 64}/bo/"),
    ):
        assert answer.status_code == 403
        assert "không có quyền quyết định" in words_of(answer)
    assert not Resolution.objects.exists()
    assert not find_agreement(BY_HAND).suspended_at


def test_a_finding_is_stopped_and_opened_again(log_in, finding):
    client = log_in("administrator")

    stopped = words_of(decide(client, finding, "stop", reason="Chưa có thỏa thuận"))
    assert "Đã tạm dừng; hai bên được báo." in stopped
    assert "Dừng trên nền tảng · a-administrator" in stopped
    assert find_agreement(BY_HAND).suspended_for == "Chưa có thỏa thuận"
    assert "Dừng trên nền tảng 1" in words_of(client.get("/doi-chieu/"))

    assert "được mở lại" in words_of(decide(client, finding, "reopen"))
    assert not find_agreement(BY_HAND).suspended_at


def test_adopting_shows_first_what_the_model_would_say(log_in, finding, settings):
    client = log_in("administrator")
    before = words_of(page_of(client, finding))

    after = words_of(decide(client, finding, "adopt", reason="Đúng nghiệp vụ"))

    assert "Thêm luồng trao đổi" in before
    assert "Đã viết đề xuất vào" in after
    (kept,) = Resolution.objects.all()
    assert kept.way == Way.ADOPT
    assert kept.proposal.startswith(f"{settings.LGSP_VAR}/proposals/drift-")


def test_a_waiver_that_lacks_its_document_comes_back_as_it_was_typed(log_in, finding):
    client = log_in("administrator")

    refused = decide(client, finding, "waive", reason="Lý do dài đã gõ", until="2020-01-01", document="12")

    assert refused.status_code == 422
    assert "Lý do dài đã gõ" in refused.content.decode()
    assert "đã qua" in words_of(refused)
    assert not Resolution.objects.exists()
    assert decide(client, finding, "waive", reason="x").status_code == 422


def test_what_a_document_allows_is_no_longer_counted_on_the_home_page(log_in, finding):
    client = log_in("administrator")
    before = words_of(client.get("/truc-tiep/vong/"))

    until = f"{now() + timedelta(days=9):%Y-%m-%d}"
    decide(client, finding, "waive", reason="Đang làm", until=until, document="12/SKHCN")

    after = words_of(client.get("/truc-tiep/vong/"))
    count = int(re.search(r"(\d+) chỗ lệch với thực tế", before)[1])
    assert f"{count - 1} chỗ lệch với thực tế" in after


def test_a_script_in_a_reason_is_only_text(log_in, finding):
    client = log_in("administrator")

    page = decide(client, finding, "stop", reason="<script>alert(1)</script>").content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page


def test_a_finding_that_never_was_is_not_found(client, finding):
    assert page_of(client, "RUN901:khong-co").status_code == 404


def test_what_was_decided_stays_when_the_finding_is_gone(log_in, finding):
    client = log_in("administrator")
    decide(client, finding, "stop", reason="Chưa có thỏa thuận")
    from lgsp.platform.usage.models import Hour

    Hour.objects.all().delete()
    cache.clear()

    page = words_of(page_of(client, finding))

    assert "Phát hiện không còn" in page
    assert "Chưa có thỏa thuận" in page


def test_the_matrix_leads_from_a_cell_to_its_flows(client, finding):
    page = client.get("/doi-chieu/ma-tran/").content.decode()
    assert "tu=H99.02&amp;den=H99.11" in page

    cell = words_of(client.get("/doi-chieu/ma-tran/?tu=H99.02&den=H99.11"))

    assert "nhưng mô hình không khai báo luồng nào như vậy" in cell
    assert len(client.get("/doi-chieu/ma-tran/?ca=1").content) > len(page)


def test_two_people_change_the_platform(client, log_in, var):
    first = log_in("administrator")
    assert "Nếu lập kế hoạch bây giờ" in words_of(first.get("/ke-hoach/"))

    made = words_of(first.post("/ke-hoach/lap/", follow=True))
    (kept,) = SavedPlan.objects.all()
    assert "Bạn là người lập; một quản trị viên khác phê duyệt." in made
    own = words_of(first.post(f"/ke-hoach/{kept.digest}/phe-duyet/", follow=True))
    assert "là người lập kế hoạch này nên không được phê duyệt" in own
    assert not Agreement.objects.exists()

    create_user("binh", role="administrator")
    sign_in(client, "binh")
    applied = client.post(f"/ke-hoach/{kept.digest}/phe-duyet/", follow=True)

    assert "chỉ hiện một lần" in words_of(applied)
    kept.refresh_from_db()
    assert (kept.state, kept.decided_by) == (PlanState.APPLIED, "binh")
    assert "Nền tảng đã đúng như mô hình." in words_of(client.get("/ke-hoach/"))
    again = words_of(client.post(f"/ke-hoach/{kept.digest}/phe-duyet/", follow=True))
    assert "Kế hoạch đã được binh quyết định: Đã áp dụng." in again
    assert "đã đúng như mô hình" in words_of(client.post("/ke-hoach/lap/", follow=True))


def test_a_stale_plan_says_so_and_can_only_be_dropped(log_in, registry, var):
    client = log_in("administrator")
    client.post("/ke-hoach/lap/")
    (kept,) = SavedPlan.objects.all()
    registry.subsystem(HO_TICH)

    page = words_of(client.get(f"/ke-hoach/{kept.digest}/"))

    assert "không áp dụng được nữa" in page
    assert "Phê duyệt và áp dụng" not in page
    assert "Đã bỏ kế hoạch." in words_of(client.post(f"/ke-hoach/{kept.digest}/bo/", follow=True))


def test_a_plan_is_downloaded_as_the_file_that_the_command_takes(log_in, var):
    from lgsp.alignment.changes import Plan

    client = log_in("administrator")
    client.post("/ke-hoach/lap/")
    (kept,) = SavedPlan.objects.all()

    file = client.get(f"/ke-hoach/{kept.digest}/tep.json")

    assert Plan.from_json(file.content.decode()).digest == kept.digest
    assert client.get(f"/ke-hoach/{'0' * 64}/").status_code == 404
