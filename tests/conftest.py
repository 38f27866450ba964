"""Factories and the database of the tests; the files of each test lie in a folder of its own."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MOTCUA = "VN-H99/GOV/H99.02/MOTCUA"
HOTICH = "VN-H99/GOV/H99.10/HOTICH"
BACKEND = "lgsp.platform.identity.permissions.RoleBackend"
TRA_CUU = f"{HOTICH}/tra-cuu"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """Give this run a database of its own: a file like in production, or a name no other run uses."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    file = tmp_path_factory.mktemp("database") / "lgsp.sqlite3"
    is_sqlite = database["ENGINE"].endswith("sqlite3")
    database.setdefault("TEST", {})["NAME"] = str(file) if is_sqlite else f"test_lgsp_{os.getpid()}"


@pytest.fixture(autouse=True)
def var(request, tmp_path) -> Path:
    """Return the folder in which a test that uses the database keeps its files."""
    folder = tmp_path / "var"
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("settings").LGSP_VAR = folder
    return folder


@pytest.fixture
def environment(transactional_db, var) -> dict[str, str]:
    """Return the settings with which another process uses this test's database and folder."""
    from django.db import connection

    there = connection.settings_dict
    host = f"{there['USER']}:{there['PASSWORD']}@{there['HOST']}:{there['PORT']}"
    return {
        "DJANGO_SETTINGS_MODULE": "lgsp.entrypoints.settings",
        "DATABASE_URL": f"{connection.vendor}://{host if there['HOST'] else ''}/{there['NAME']}",
        "LGSP_VAR": str(var),
    }


@pytest.fixture
def registry(db):
    """Return a registry: `member`, `subsystem`, `service` and `agreement` enter what they need first."""
    return _Registry()


@pytest.fixture
def log_in(client, db):
    """Return the browser of a person with a role: `log_in("officer", agency="H99.10")`."""
    from lgsp.platform.identity.services import create_user

    def open_browser(role, agency=""):
        create_user(f"a-{role}", role=role, agency=agency)
        sign_in(client, f"a-{role}")
        return client

    return open_browser


def sign_in(client, name):
    """Sign the browser in as the person of that account, without the form."""
    from django.contrib.auth import get_user_model

    client.force_login(get_user_model().objects.get(username=name), BACKEND)


class _Registry:
    def member(self, code="H99.10", name="Sở Tư pháp"):
        from lgsp.platform.registry import services
        from lgsp.platform.registry.entries import MemberEntry

        services.name_instance("VN-H99", at=NOW)
        return services.register_member(MemberEntry(code=code, name=name), at=NOW)

    def subsystem(self, identifier=HOTICH, **fields):
        from lgsp.platform.registry import services
        from lgsp.platform.registry.entries import SubsystemEntry

        self.member(identifier.split("/")[2])
        entry = SubsystemEntry(identifier=identifier, **{"name": "Hệ thống", **fields})
        return services.register_subsystem(entry, at=NOW)

    def service(self, identifier=TRA_CUU, **fields):
        from lgsp.platform.registry import services
        from lgsp.platform.registry.entries import ServiceEntry

        self.subsystem(identifier.rpartition("/")[0])
        entry = ServiceEntry(
            identifier=identifier, **{"name": "Tra cứu", "url": "http://127.0.0.1:1", **fields}
        )
        return services.register_service(entry, at=NOW)

    def agreement(self, key="mot-cua-tra-cuu", **fields):
        from lgsp.platform.registry import services
        from lgsp.platform.registry.entries import AgreementEntry

        terms = {"consumer": MOTCUA, "service": TRA_CUU, "purpose": "Tra cứu hộ tịch", **fields}
        self.subsystem(terms["consumer"])
        self.service(terms["service"])
        return services.grant_agreement(AgreementEntry(key=key, **terms), by="an", at=NOW)
