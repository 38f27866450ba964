"""
The one program, `lgsp`.

Each module of this package adds its verbs with `register`. Exit status: 0 nothing to say, 1 findings (or changes, or
drift), 2 could not be done, 3 cannot tell.
"""

import sys
from functools import cache
from importlib import import_module

import typer

from lgsp import __version__
from lgsp.kernel.errors import DomainError

from .errors import COULD_NOT, report_refusal

VERBS = {
    "checking": ("check", "rules"),
    "checklist": ("checklist",),
    "waiving": ("waive",),
    "building": ("build",),
    "drawing": ("draw",),
    "doc": ("doc",),
    "querying": ("show", "find", "list", "impact", "path"),
    "formatting": ("fmt", "new", "rename"),
    "comparing": ("diff", "history"),
    "releasing": ("release",),
    "appraising": ("appraise",),
    "doors": ("import", "export"),
    "accepting": ("accept",),
    "surveying": ("survey",),
    "aligning": ("plan", "apply", "drift"),
    "resolving": ("resolve",),
    "options": ("options",),
    "joining": ("join",),
    "operating": ("migrate", "user"),
    "proving": ("evidence",),
    "witnessing": ("witness",),
    "mocking": ("mock",),
    "running": ("up",),
    "frameworks": ("frameworks",),
    "law": ("law",),
}
"""The modules, each with the verbs it adds: a command loads what its own verb needs and no more."""


HELP = (
    "Kiến trúc Chính quyền điện tử cấp tỉnh: mô tả, kiểm tra, ban hành, vận hành, đối chiếu.\n\n"
    "A province's e-government architecture: described, checked, published, run, compared with reality."
)


@cache
def build_app(modules: tuple[str, ...] = tuple(VERBS)) -> typer.Typer:
    """Return the program with the verbs of those modules; of all, unless some are named."""
    app = typer.Typer(
        name="lgsp",
        help=HELP,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(_version)
    for name in modules:
        import_module(f"{__name__}.{name}").register(app)
    return app


def _version(
    version: bool = typer.Option(
        False, "--version", help="In phiên bản rồi thoát. / Print the version and leave."
    ),
) -> None:
    if version:
        print(f"lgsp {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the program; a refusal becomes one sentence and exit status 2."""
    wanted = sys.argv[1:2]
    modules = tuple(module for module, verbs in VERBS.items() if wanted and wanted[0] in verbs)
    try:
        build_app(modules or tuple(VERBS))()
    except DomainError as refusal:
        report_refusal(refusal)
        sys.exit(COULD_NOT)
