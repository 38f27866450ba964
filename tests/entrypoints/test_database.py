import os
import stat
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db import OperationalError, ProgrammingError

from lgsp.entrypoints.database import reaching_the_database
from lgsp.entrypoints.errors import DatabaseOutdated, DatabaseUnreachable

MIGRATE = """
from lgsp.entrypoints.django_setup import prepare
prepare()
from lgsp.entrypoints.database import migrate_database
print(len(migrate_database()), len(migrate_database()))
"""


def test_a_new_database_is_made_whole_and_for_its_owner_only(tmp_path):
    environment = {**os.environ, "LGSP_VAR": str(tmp_path / "var"), "DATABASE_URL": ""}

    made = subprocess.run(
        [sys.executable, "-c", MIGRATE], env=environment, capture_output=True, text=True, check=True
    )

    first, second = made.stdout.split()
    assert (int(first) > 10, second) == (True, "0")
    assert stat.S_IMODE((tmp_path / "var" / "lgsp.sqlite3").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("problem", "refusal"),
    [
        (OperationalError("connection refused"), DatabaseUnreachable),
        (OperationalError("unable to open database file"), DatabaseUnreachable),
        (PermissionError(13, "Permission denied"), DatabaseUnreachable),
        (OperationalError("no such table: registry_member"), DatabaseOutdated),
        (ProgrammingError('relation "registry_member" does not exist'), DatabaseOutdated),
    ],
)
def test_what_is_wrong_with_a_database_is_one_sentence(problem, refusal):
    with pytest.raises(refusal), reaching_the_database():
        raise problem


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
