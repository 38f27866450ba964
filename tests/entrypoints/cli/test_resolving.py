"""`lgsp resolve` on the sample province, whose operator granted by hand what the model does not declare."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.interchange.acceptance import accept_proposal
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.cli import aligning, resolving
from lgsp.platform.kit.clock import now
from lgsp.platform.registry.entries import AgreementEntry
from lgsp.platform.registry.queries import find_agreement
from lgsp.platform.registry.services import grant_agreement
from tests.examples.copies import copy_province
from tests.portal.traffic import DAT_DAI, MOT_CUA, Called, write_exchanges

pytestmark = pytest.mark.django_db
KEY = "thoa-thuan-thu-cong-gia-dat"


@pytest.fixture
def run(monkeypatch):
    monkeypatch.delenv("LGSP_LANG", raising=False)
    app = typer.Typer()
    aligning.register(app)
    resolving.register(app)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=True)


@pytest.fixture
def province(tmp_path, run):
    copy_province(tmp_path / "lam-giang")
    run("plan", tmp_path / "lam-giang", "--out", tmp_path / "plan.json")
    run("apply", tmp_path / "plan.json", "--model", tmp_path / "lam-giang")
    return tmp_path / "lam-giang"


@pytest.fixture
def finding(run, province, var):
    """Return the key of what the operator granted by hand, once it was used."""
    entry = AgreementEntry(
        key=KEY, consumer=MOT_CUA, service=f"{DAT_DAI}/gia-dat", purpose="Ước tính nghĩa vụ"
    )
    grant_agreement(entry, by="van-hanh", at=now())
    write_exchanges(var, [Called(MOT_CUA, f"{DAT_DAI}/gia-dat", now() - timedelta(minutes=5), agreement=KEY)])
    (row,) = [row for row in drift(run, province)["rows"] if row["is_deviation"]]
    return row["key"]


def drift(run, province):
    return json.loads(run("drift", province, "--format", "json").stdout)


def test_a_finding_is_adopted_and_is_then_none(run, province, finding):
    said = run("resolve", "adopt", province, finding, "--reason", "Đúng nghiệp vụ").stdout

    folder = Path(said.splitlines()[0].removeprefix("Đã viết đề xuất: "))
    assert f"lgsp accept {folder} --into {province}" in said
    assert "Đã quyết định" in run("drift", province).stdout
    accept_proposal(folder, into=province)
    assert "mot-cua-tra-cuu-gia-dat" in load_model(province).entities
    assert drift(run, province)["deviations"] == 0


def test_a_finding_is_stopped_and_opened_again(run, province, finding):
    stopped = run("resolve", "stop", province, finding, "--reason", "Chưa có thỏa thuận")

    assert stopped.stdout == f"Đã ghi quyết định dừng; thỏa thuận tạm dừng: {KEY}.\n"
    assert find_agreement(KEY).suspended_for == "Chưa có thỏa thuận"
    assert run("drift", province).exit_code == 1
    assert run("resolve", "reopen", finding).stdout == "Đã mở lại phát hiện.\n"
    assert not find_agreement(KEY).suspended_for


def test_a_waived_finding_no_longer_counts(run, province, finding):
    day = now().date() + timedelta(days=30)

    waived = run(
        *("resolve", "waive", province, finding, "--document", "12/SKHCN"),
        *("--until", day.isoformat(), "--reason", "Đang làm thỏa thuận"),
    )

    assert waived.stdout == f"Đã miễn trừ theo 12/SKHCN đến hết {day:%d/%m/%Y}.\n"
    assert run("drift", province).exit_code == 3
    (row,) = [row for row in drift(run, province)["rows"] if row["is_deviation"]]
    assert row["decision"] == "waive"
