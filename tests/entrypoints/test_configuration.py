from pathlib import Path

import pytest

from lgsp.entrypoints.configuration import list_settings, read_configuration
from lgsp.entrypoints.errors import SettingMalformed


def test_every_setting_has_a_default_that_fits_its_type():
    configuration = read_configuration({})

    assert configuration.gateway_port == 8080
    assert configuration.var == Path.cwd() / "var"
    assert configuration.allowed_hosts == ("localhost", "127.0.0.1", "[::1]")


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("1", True), ("No", False), ("", False)])
def test_yes_and_no_are_read(text, value):
    assert read_configuration({"LGSP_HTTPS": text}).https is value


@pytest.mark.parametrize(
    ("name", "value"),
    [("LGSP_WEB_PORT", "eighty"), ("LGSP_DEBUG", "perhaps"), ("LGSP_XROAD_ERRORS", "7.8")],
)
def test_a_value_that_does_not_fit_is_refused_by_name(name, value):
    with pytest.raises(SettingMalformed, match=f"{name} is '{value}'"):
        read_configuration({name: value})


def test_one_of_several_words_is_read():
    assert read_configuration({}).xroad_errors == "old"
    assert read_configuration({"LGSP_XROAD_ERRORS": "new"}).xroad_errors == "new"


def test_every_setting_says_what_it_means():
    rows = list_settings()

    assert len({row.variable.name for row in rows}) == len(rows)
    assert all(row.variable.meaning.endswith(".") and row.type_name for row in rows)
