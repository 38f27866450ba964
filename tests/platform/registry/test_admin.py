import re

import pytest
from django.contrib.admin.models import LogEntry

from lgsp.platform.registry import services
from lgsp.platform.registry.models import Agreement, Credential, Member, Service, Subsystem
from lgsp.platform.registry.queries import get_content, get_version
from tests.conftest import MOTCUA, NOW

pytestmark = pytest.mark.django_db

TABLES = (
    "instance",
    "member",
    "subsystem",
    "service",
    "agreement",
    "credential",
    "publickey",
    "snapshotversion",
    "accessrequest",
    "notice",
    "contract",
    "recording",
)


def address(table, *path):
    return "/".join(["/quan-tri/registry", table, *(str(part) for part in path), ""])


def form_of(service, **changes):
    return {
        "name": service.name,
        "url": service.url,
        "version": "1.0",
        "timeout_s": 30,
        "max_body": 1000,
        "running": 64,
        "keep_bodies": 0,
        "keep_test_bodies": 0,
        **changes,
    }


@pytest.mark.parametrize("table", TABLES)
def test_every_table_opens_in_vietnamese_for_an_auditor(registry, log_in, table):
    registry.agreement()
    services.issue_credential(MOTCUA, by="an", at=NOW)

    page = log_in("auditor").get(address(table))

    assert page.status_code == 200
    assert "Chọn" in page.content.decode()


def test_an_auditor_changes_nothing(registry, log_in):
    service = registry.service()
    browser = log_in("auditor")

    answers = [
        browser.post(address("service", service.pk, "change"), form_of(service, url="http://127.0.0.1:9")),
        browser.post(address("member", "add"), {"member_class": "GOV", "code": "H99.30", "name": "x"}),
        browser.post(address("credential", "add"), {"subsystem": service.subsystem_id}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert Service.objects.get().url == "http://127.0.0.1:1"


def test_an_auditor_withdraws_nothing(registry, log_in):
    granted = registry.agreement()

    log_in("auditor").post(address("agreement"), {"action": "withdraw", "_selected_action": granted.pk})

    assert Agreement.objects.get().withdrawn_at is None


def test_an_officer_sees_what_belongs_to_the_agency_only(registry, log_in):
    registry.agreement()
    browser = log_in("officer", agency="H99.02")

    page = browser.get(address("subsystem")).content.decode()

    assert "MOTCUA" in page
    assert "HOTICH" not in page
    assert browser.get(address("agreement")).content.decode().count("mot-cua-tra-cuu") >= 1
    assert browser.get(address("snapshotversion")).status_code == 403


def test_an_officer_moves_a_service_of_the_agency(registry, log_in):
    service = registry.service()
    before = get_version()

    log_in("officer", agency="H99.10").post(
        address("service", service.pk, "change"), form_of(service, url="http://127.0.0.1:9")
    )

    assert Service.objects.get().url == "http://127.0.0.1:9"
    assert get_version() == before + 1
    assert LogEntry.objects.get().user.username == "a-officer"


def test_an_officer_does_not_touch_what_belongs_to_another_agency(registry, log_in):
    service = registry.service()
    browser = log_in("officer", agency="H99.02")

    browser.post(address("service", service.pk, "change"), form_of(service, url="http://127.0.0.1:9"))
    browser.post(
        address("service", "add"), {**form_of(service), "subsystem": service.subsystem_id, "code": "x"}
    )
    browser.post(address("credential", "add"), {"subsystem": service.subsystem_id})

    assert [service.url for service in Service.objects.all()] == ["http://127.0.0.1:1"]
    assert not Credential.objects.exists()


def test_an_officer_grants_no_agreement(registry, log_in):
    registry.service()

    assert log_in("officer", agency="H99.10").get(address("agreement", "add")).status_code == 403


def test_an_administrator_enters_a_whole_connection(log_in):
    browser = log_in("administrator")

    browser.post(address("instance", "add"), {"code": "VN-H99"})
    browser.post(address("member", "add"), {"member_class": "GOV", "code": "H99.10", "name": "Sở Tư pháp"})
    member = Member.objects.get()
    browser.post(
        address("subsystem", "add"), {"member": member.pk, "code": "HOTICH", "name": "Hộ tịch", "system": ""}
    )
    system = Subsystem.objects.get()
    browser.post(
        address("service", "add"),
        {
            "subsystem": system.pk,
            "code": "tra-cuu",
            "name": "Tra cứu",
            "url": "http://127.0.0.1:1",
            "version": "1.0",
            "timeout_s": 5,
            "max_body": 1000,
            "running": 64,
            "keep_bodies": 0,
            "keep_test_bodies": 0,
        },
    )
    browser.post(
        address("agreement", "add"),
        {
            "key": "k",
            "consumer": system.pk,
            "service": Service.objects.get().pk,
            "purpose": "Tra cứu",
        },
    )

    (agreement,) = get_content().agreements
    assert (agreement.consumer, agreement.origin) == ("VN-H99/GOV/H99.10/HOTICH", "operator")
    assert Agreement.objects.get().granted_by == "a-administrator"
    assert Service.objects.get().timeout_s == 5


def test_what_cannot_be_is_said_beside_the_field(registry, log_in):
    service = registry.service()
    browser = log_in("administrator")

    wrong_code = browser.post(address("member", "add"), {"member_class": "GOV", "code": "H99/1", "name": "x"})
    wrong_url = browser.post(address("service", service.pk, "change"), form_of(service, url="ftp://x"))
    wrong_dates = browser.post(
        address("agreement", "add"),
        {
            "key": "k",
            "consumer": service.subsystem_id,
            "service": service.pk,
            "purpose": "x",
            "valid_from": "2026-02-01",
            "valid_to": "2026-01-01",
        },
    )

    assert "Chỉ dùng chữ không dấu" in wrong_code.content.decode()
    assert "Địa chỉ phải có dạng" in wrong_url.content.decode()
    assert "Ngày hết hiệu lực phải sau" in wrong_dates.content.decode()


def test_a_secret_is_shown_once(registry, log_in):
    system = registry.subsystem(MOTCUA)
    browser = log_in("administrator")

    page = browser.post(address("credential", "add"), {"subsystem": system.pk})

    kept = Credential.objects.get()
    secret = re.findall(r"<code>([\w-]{43})</code>", page.content.decode())
    assert len(secret) == 1
    assert "no-store" in page["Cache-Control"]
    shown_later = browser.get(address("credential", kept.pk, "change")).content.decode()
    assert secret[0] not in shown_later
    assert kept.secret_sha256 not in shown_later


def test_an_administrator_withdraws_and_revokes(registry, log_in):
    granted = registry.agreement()
    services.issue_credential(MOTCUA, by="an", at=NOW)
    browser = log_in("administrator")

    browser.post(address("agreement"), {"action": "withdraw", "_selected_action": granted.pk})
    browser.post(address("credential"), {"action": "revoke", "_selected_action": Credential.objects.get().pk})

    assert Agreement.objects.get().withdrawn_by == Credential.objects.get().revoked_by == "a-administrator"
    assert (get_content().agreements, get_content().credentials) == ((), ())
    assert LogEntry.objects.filter(change_message="Thu hồi").count() == 2


@pytest.mark.parametrize("table", TABLES)
def test_nobody_deletes_anything(registry, log_in, table):
    registry.agreement()
    services.issue_credential(MOTCUA, by="an", at=NOW)

    page = log_in("administrator").get(address(table))

    assert "delete_selected" not in page.content.decode()
