import json

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.appraisal.options.errors import RateUnusable
from lgsp.entrypoints.cli import options


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setenv("LGSP_LANG", "vi")
    app = typer.Typer()
    options.register(app)
    return lambda *words: CliRunner().invoke(app, ["examples/lam-giang", *words], catch_exceptions=True)


def test_options_are_printed_side_by_side_with_what_decides(run):
    printed = run("da-can-bo").stdout

    assert "Độc lập" in printed
    assert "Trên nền tảng dùng chung" in printed
    assert "ít tốn hơn phương án" in printed
    assert "thấp" in printed.splitlines()[0]


def test_a_program_gets_every_number(run):
    told = json.loads(run("da-can-bo", "--format", "json", "--rate", "9", "--horizon", "3").stdout)

    assert (told["discount_rate"], told["horizon_years"]) == ("9", 3)
    for one in told["options"]:
        assert one["marginal"] == sum(cost["present"] for cost in one["costs"])


def test_a_rate_that_is_a_slip_of_the_pen_is_refused(run):
    assert isinstance(run("da-can-bo", "--rate", "300").exception, RateUnusable)
