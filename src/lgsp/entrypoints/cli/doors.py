"""`lgsp import` and `lgsp export`: the doors of the model, one module each."""

from importlib import import_module

import typer

DOOR_MODULES: tuple[str, ...] = ("archimate", "mau03", "open_data", "surveying")
"""Each offers `register_import`, `register_export`, or both."""


def register(app: typer.Typer) -> None:
    """Add the verbs of every door."""
    imports = typer.Typer(
        no_args_is_help=True,
        rich_markup_mode=None,
        help="Nhập từ tệp khác thành đề xuất. / Take in a file as a proposal.",
    )
    exports = typer.Typer(
        no_args_is_help=True,
        rich_markup_mode=None,
        help="Xuất mô hình ra dạng khác. / Write the model in another form.",
    )
    for name in DOOR_MODULES:
        door = import_module(f"{__package__}.{name}")
        if hasattr(door, "register_import"):
            door.register_import(imports)
        if hasattr(door, "register_export"):
            door.register_export(exports)
    if DOOR_MODULES:
        app.add_typer(imports, name="import")
        app.add_typer(exports, name="export")
