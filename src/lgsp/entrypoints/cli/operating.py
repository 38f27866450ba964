"""`lgsp migrate` and `lgsp user`: what operators do."""

from enum import StrEnum
from typing import Annotated

import typer

from lgsp.entrypoints.django_setup import prepare
from lgsp.kernel.language import pick

from .errors import language


class Role(StrEnum):
    """The roles of the back office, as one writes them."""

    ADMINISTRATOR = "administrator"
    OFFICER = "officer"
    AUDITOR = "auditor"


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("migrate")(migrate)
    users = typer.Typer(
        no_args_is_help=True, help="Tài khoản của trang quản trị.\n\nAccounts of the back office."
    )
    users.command("add")(add_user)
    users.callback()(_users)
    app.add_typer(users, name="user")


def migrate() -> None:
    """
    Lập hoặc nâng cấp cơ sở dữ liệu cho đúng phiên bản này; chạy lại không hại gì.

    Make the database, or bring it up to date with this version; running it again does no harm.

    Ví dụ / Examples:

      lgsp migrate

      DATABASE_URL=postgres://lgsp@db/lgsp lgsp migrate
    """
    prepare()
    from lgsp.entrypoints.database import migrate_database

    applied = migrate_database()
    for migration in applied:
        print(migration)
    if not applied:
        print(pick("Cơ sở dữ liệu đã đúng phiên bản.", "The database is up to date.", language=language()))


def add_user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Tên đăng nhập. / The name to log in with.")],
    role: Annotated[Role, typer.Option("--role", help="Vai trò. / The role.")],
    agency: Annotated[
        str, typer.Option("--agency", metavar="CODE", help="Mã cơ quan của cán bộ. / An officer's agency.")
    ] = "",
) -> None:
    """
    Mở tài khoản và in mật khẩu; mật khẩu chỉ hiện một lần.

    Open an account and print its password, which is shown once.

    Ví dụ / Examples:

      lgsp user add lan --role officer --agency H99.10

      lgsp user add thanhtra --role auditor
    """
    prepare()
    from lgsp.entrypoints.database import reaching_the_database
    from lgsp.platform.identity.services import create_user

    with reaching_the_database():
        password = create_user(name, role=role.value, agency=agency)
    print(
        pick(
            f"Đã mở tài khoản {name}. Mật khẩu (chỉ hiện một lần): {password}",
            f"Opened the account {name}. Password (shown once): {password}",
            language=language(),
        )
    )


def _users() -> None:
    """Keep `add` a word of its own, although it is the only one."""
