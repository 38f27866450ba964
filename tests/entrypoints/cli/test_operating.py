import re

import pytest
import typer
from django.contrib.auth import authenticate
from django.http import HttpRequest
from typer.testing import CliRunner

from lgsp.entrypoints.cli import operating
from lgsp.platform.identity.errors import AgencyNeeded
from lgsp.platform.identity.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    """Return the verbs of this module as a person calls them."""
    app = typer.Typer()
    operating.register(app)
    return lambda *words: CliRunner().invoke(app, words)


def test_a_new_account_logs_in_with_the_password_printed(run):
    printed = run("user", "add", "lan", "--role", "officer", "--agency", "H99.10").stdout

    password = re.search(r": (\S+)$", printed.strip()).group(1)
    assert authenticate(HttpRequest(), username="lan", password=password).agency == "H99.10"


def test_an_officer_needs_an_agency(run):
    assert isinstance(run("user", "add", "lan", "--role", "officer").exception, AgencyNeeded)


def test_a_database_up_to_date_says_so(run):
    assert "đã đúng phiên bản" in run("migrate").stdout


def test_the_roles_one_may_write_are_the_roles_there_are():
    assert [role.value for role in operating.Role] == Role.values
