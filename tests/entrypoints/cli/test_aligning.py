import json
import re
import stat

import pytest
import typer
from typer.testing import CliRunner

from lgsp.alignment.desired import desire
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.cli import aligning
from lgsp.entrypoints.errors import FileUnreadable
from lgsp.platform.registry.queries import get_content
from tests.house.source_tree import ROOT

pytestmark = pytest.mark.django_db

PROVINCE = str(ROOT / "examples" / "lam-giang")


@pytest.fixture
def run(monkeypatch):
    """Return the verbs of this module as a person calls them; refusals are raised."""
    monkeypatch.delenv("LGSP_LANG", raising=False)
    app = typer.Typer()
    aligning.register(app)
    return lambda *words: CliRunner().invoke(app, words, catch_exceptions=True)


def test_a_plan_is_looked_at_then_applied(run, tmp_path, var):
    file = tmp_path / "plan.json"

    planned = run("plan", PROVINCE, "--out", str(file))
    applied = run("apply", str(file), "--model", PROVINCE)
    again = run("plan", PROVINCE)

    assert (planned.exit_code, applied.exit_code, again.exit_code) == (1, 0, 0)
    assert "+ dịch vụ VN-H99/GOV/H99.10/HOTICH/tra-cuu (Tra cứu thông tin hộ tịch)" in planned.stdout
    assert "chưa kết nối được" in planned.stdout
    assert "Không có gì thay đổi." in again.stdout
    assert get_content() == desire(load_model(ROOT / "examples" / "lam-giang"))
    secret = var / "credentials" / "mot-cua.json"
    assert json.loads(secret.read_text())["client_id"] == "VN-H99/GOV/H99.02/MOTCUA"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_a_plan_is_json_for_programs(run):
    printed = run("plan", PROVINCE, "--format", "json")

    assert json.loads(printed.stdout)["format"] == "lgsp-plan/2"


def test_a_plan_that_is_not_there_is_refused(run, tmp_path):
    assert isinstance(run("apply", str(tmp_path / "x.json"), "--model", PROVINCE).exception, FileUnreadable)


def test_where_nothing_was_seen_nothing_can_be_told(run):
    found = run("drift", PROVINCE)

    assert found.exit_code == 3
    assert re.search(r"Độ phủ: kết luận được 0/[1-9]\d* \(0%\)", found.stdout)


def test_a_long_list_that_asks_for_nothing_is_counted(run):
    found = run("drift", PROVINCE).stdout

    assert re.search(r"\[chưa rõ\] \d+ luồng", found)
    assert found.count("[ngoài nền tảng]") == 2


def test_drift_is_json_for_programs(run):
    report = json.loads(run("drift", PROVINCE, "--format", "json", "--window", "1h").stdout)

    assert (report["coverage"]["observable"], report["deviations"]) == (0, 0)
    assert len(report["rows"]) == 640
    assert {"state", "flow", "consumer", "service", "explanation", "remedy"} <= report["rows"][0].keys()
