import runpy

import pytest

from lgsp.entrypoints.errors import SettingMalformed
from tests.house.source_tree import ROOT

SETTINGS = str(ROOT / "src" / "lgsp" / "entrypoints" / "settings.py")


@pytest.fixture
def read(monkeypatch, tmp_path):
    """Return the settings that an environment gives."""

    def read_settings(**environment):
        for name in ("DATABASE_URL", "LGSP_HTTPS", "LGSP_SECRET_KEY", "LGSP_DEBUG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in {"LGSP_VAR": str(tmp_path), **environment}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(SETTINGS)

    return read_settings


def test_without_an_address_the_database_is_a_durable_file(read, tmp_path):
    database = read()["DATABASES"]["default"]

    assert database["NAME"] == tmp_path / "lgsp.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]


def test_an_address_moves_everything_to_postgresql(read):
    database = read(DATABASE_URL="postgres://lgsp@db.example/lgsp")["DATABASES"]["default"]

    assert (database["ENGINE"], database["HOST"]) == ("django.db.backends.postgresql", "db.example")
    assert database["CONN_HEALTH_CHECKS"]


def test_another_sqlite_file_is_as_durable(read):
    database = read(DATABASE_URL="sqlite:////srv/lgsp.sqlite3")["DATABASES"]["default"]

    assert (database["NAME"], database["OPTIONS"]["transaction_mode"]) == ("/srv/lgsp.sqlite3", "IMMEDIATE")


@pytest.mark.parametrize("url", ["mysql://me:secret@host/x", "secret", "postgres://me:secret@[x"])
def test_a_database_we_do_not_test_is_refused_without_telling_its_password(read, url):
    with pytest.raises(SettingMalformed, match="DATABASE_URL") as refusal:
        read(DATABASE_URL=url)

    assert ":secret" not in refusal.value.message


def test_production_is_the_default(read):
    settings = read()

    assert settings["DEBUG"] is False
    assert settings["SESSION_COOKIE_HTTPONLY"] is True
    assert settings["X_FRAME_OPTIONS"] == "DENY"


def test_behind_tls_cookies_and_browsers_stay_there(read):
    settings = read(LGSP_HTTPS="yes")

    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert settings["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_the_secret_is_the_one_given_or_the_one_kept(read, tmp_path):
    assert read(LGSP_SECRET_KEY="given")["SECRET_KEY"] == "given"
    assert not (tmp_path / "keys").exists()
    assert read(LGSP_SECRET_KEY="")["SECRET_KEY"] == (tmp_path / "keys" / "web-secret").read_text()


def test_vietnamese_comes_first():
    from django.conf import settings

    assert (settings.LANGUAGE_CODE, settings.TIME_ZONE, settings.USE_TZ) == ("vi", "Asia/Ho_Chi_Minh", True)


@pytest.mark.django_db
def test_sqlite_keeps_what_it_says_it_keeps():
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("a promise about SQLite")
    with connection.cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]

    assert found == ["wal", 2]
