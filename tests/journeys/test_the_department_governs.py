"""A plan is approved; a month of traffic shows drift; one finding is adopted, one stopped, one waived."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache

from lgsp.architecture.interchange.acceptance import accept_proposal
from lgsp.architecture.model.reading import load_model
from lgsp.platform.exchange.snapshot import read_snapshot
from lgsp.platform.identity.services import create_user
from lgsp.platform.kit.clock import now
from lgsp.platform.registry.publication import get_snapshot_path
from lgsp.platform.registry.queries import find_agreement
from tests.alignment.month import make_month
from tests.alignment.month_tables import store, tie
from tests.examples.copies import copy_province

pytestmark = pytest.mark.django_db(transaction=True)

STANDARD = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture
def own_province(settings, tmp_path, var):
    """Show a copy of the sample province, which proposals may change."""
    copy_province(tmp_path / "lam-giang")
    settings.LGSP_MODEL = tmp_path / "lam-giang"
    settings.LGSP_BUILD = tmp_path / "build"
    cache.clear()
    return tmp_path / "lam-giang"


@pytest.fixture
def enter(browser, live_server, own_province):
    """Return what opens the pages of an administrator."""
    contexts = []

    def enter(name, **options):
        password = create_user(name, role="administrator")
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.at = lambda address: page.goto(f"{live_server.url}{address}")
        page.at("/dang-nhap/")
        page.fill("#id_username", name)
        page.fill("#id_password", password)
        page.click("main button")
        return page

    yield enter
    for context in contexts:
        context.close()


def list_barriers(page):
    """Return every violation of WCAG 2.2 AA on the page."""
    found = Axe().run(page, options=STANDARD).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


def open_finding(page, code):
    """Open the first finding of a rule on the board that nobody decided about."""
    page.at("/doi-chieu/")
    page.locator(f"details.board >> nth=0 >> a[href*='ma={code}']").first.click()


def decide(page, way, **typed):
    form = page.locator(f"form:has(button[value='{way}'])")
    if not form.is_visible():
        page.locator("details:not([open])", has=form).locator("summary").click()
    for name, value in typed.items():
        form.locator(f"[name={name}]").fill(value)
    form.locator("button").click()


def test_a_plan_is_approved_drift_is_found_and_each_finding_ends(enter, own_province):
    first, second = enter("an"), enter("binh")
    first.at("/ke-hoach/")
    first.click("button:has-text('Lập kế hoạch')")
    second.goto(first.url)
    second.click("button:has-text('Phê duyệt và áp dụng')")
    assert "chỉ hiện một lần" in second.inner_text("main")
    plan = read_snapshot(get_snapshot_path()).plan
    assert (plan.made_by, plan.approved_by) == ("an", "binh")

    model = load_model(own_province)
    month = make_month(model, seed=3, is_large=False)
    tie(month, at=now())
    store(month, now=now())
    cache.clear()

    first.at("/doi-chieu/")
    board = first.inner_text("main")
    assert "Quan sát 97 % thời gian" in board
    waiting = first.locator("details.board >> nth=0 >> .verdict").count()
    assert waiting >= 25

    open_finding(first, "RUN902")
    decide(first, "adopt", reason="Không còn nghiệp vụ này")
    folder = first.inner_text("[role=note] code")
    ended = first.inner_text("dl.facts .mono >> nth=0")
    accept_proposal(Path(folder), into=own_province)
    assert load_model(own_province).entities[ended].status == "retired"
    cache.clear()

    running = next(
        f"{code}:{key}" for key, code in month.planted.items() if code != "RUN902" and find_agreement(key)
    )
    open_finding(first, quote(running))
    decide(first, "stop", reason="Chờ thẩm định")
    assert find_agreement(running.partition(":")[2]).suspended_for == "Chờ thẩm định"
    open_finding(first, "RUN907")
    until = f"{now() + timedelta(days=90):%Y-%m-%d}"
    decide(first, "waive", document="12/SKHCN-CĐS", until=until, reason="Đang đổi mã")
    first.at("/doi-chieu/")

    assert first.locator("details.board >> nth=0 >> .verdict").count() == waiting - 3
    decided = (first.locator(f"details.board >> nth={place} >> .verdict").count() for place in (1, 2, 3))
    assert list(decided) == [0, 1, 1]
    assert first.locator(".verdict a[href*='RUN902']").count() == waiting_of(month, "RUN902") - 1


def waiting_of(month, code):
    return sum(planted == code for planted in month.planted.values())


def test_the_screens_have_no_barrier_by_day_and_in_the_dark(enter, own_province):
    month = make_month(load_model(own_province), seed=3, is_large=False)
    store(month, now=now())
    cache.clear()
    desk = enter("an", viewport={"width": 1280, "height": 900})
    telephone = enter("binh", viewport={"width": 390, "height": 844}, color_scheme="dark")
    desk.at("/ke-hoach/")
    desk.click("button:has-text('Lập kế hoạch')")
    plan = desk.url.partition("/ke-hoach/")[2]
    desk.at("/doi-chieu/")
    finding = desk.locator(".verdict a[href*='RUN901']").first.get_attribute("href")

    for page in (desk, telephone):
        for address in (
            "/tham-dinh/",
            "/tham-dinh/hop-dong-lao-dong/",
            "/tham-dinh/phong-thu-nghiem/",
            "/doi-chieu/",
            finding,
            "/doi-chieu/ma-tran/",
            "/ke-hoach/",
            f"/ke-hoach/{plan}",
        ):
            page.at(address)
            assert list_barriers(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"], (
                address
            )


def test_a_case_is_sent_back_and_appraised_again_and_sliders_move_the_options(enter):
    page = enter("an")
    page.at("/tham-dinh/")
    page.click("text=Thẩm định đề xuất xây dựng nền tảng hợp đồng lao động điện tử")
    first = page.inner_text("main")
    page.at("/tham-dinh/hop-dong-lao-dong-sua/")
    second = page.inner_text("main")
    page.at("/tham-dinh/phong-thu-nghiem/")
    whole = page.inner_text("#phuong-an")
    page.locator("#nam").focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    page.locator("#phuong-an p", has_text="Phương án “thuê dịch vụ” ít tốn hơn").wait_for()

    assert "Chưa phù hợp Kiến trúc, trả lại để hoàn thiện" in first
    assert "Phù hợp Kiến trúc, đề nghị phê duyệt" in second
    assert "“độc lập” ít tốn hơn" in whole
    assert page.inner_text("#nam-so") == "2"
