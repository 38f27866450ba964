"""Bring the database to the form this version needs; Django must have been prepared."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import OperationalError, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from .errors import DatabaseOutdated, DatabaseUnreachable


def migrate_database() -> list[str]:
    """
    Make or bring up to date the tables; return the migrations that were applied.

    :raises DatabaseUnreachable: if no database answers, or its file cannot be written
    """
    with reaching_the_database():
        _make_file_private()
        executor = MigrationExecutor(connection)
        planned = executor.migration_plan(executor.loader.graph.leaf_nodes())
        call_command("migrate", interactive=False, verbosity=0)
    return [str(migration) for migration, _ in planned]


@contextmanager
def reaching_the_database() -> Iterator[None]:
    """
    Say in one sentence what is wrong with the database, instead of how it was noticed.

    :raises DatabaseUnreachable: if it does not answer, or its file cannot be used
    :raises DatabaseOutdated: if it lacks tables of this version
    """
    try:
        yield
    except ProgrammingError as error:
        raise DatabaseOutdated(database=_name()) from error
    except (OperationalError, OSError) as error:
        reason = " ".join(str(error).split())
        if reason.startswith(("no such table", "no such column")):
            raise DatabaseOutdated(database=_name()) from error
        raise DatabaseUnreachable(database=_name(), reason=reason) from error


def _make_file_private() -> None:
    # The tables hold digests of secrets; SQLite gives the files beside it the same mode.
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)


def _name() -> str:
    there = connection.settings_dict
    return f"{there['HOST']}/{there['NAME']}" if there["HOST"] else str(there["NAME"])
