"""`lgsp law`: which law an architecture rests on, and what a change of it touches."""

import json
from pathlib import Path
from typing import Annotated

import typer

from lgsp.architecture.conformance.law import swap_law
from lgsp.architecture.frameworks.law_profiles import compare_profiles, get_profile, list_profiles
from lgsp.architecture.model.reading import load_model

from .errors import FINDINGS, NOTHING_TO_SAY
from .formats import Format, OutputFormat
from .law_text import (
    changes_to_lines,
    profile_to_json,
    profile_to_lines,
    profiles_to_lines,
    swap_to_json,
    swap_to_lines,
)


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("law")(show_law)


def show_law(
    model: Annotated[
        Path | None,
        typer.Argument(metavar="[MODEL]", help="Thư mục mô hình. / The model folder.", show_default=False),
    ] = None,
    swap: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--swap",
            metavar="A B",
            help="Thay hồ sơ pháp lý A bằng B. / Let profile B take the place of A.",
            show_default=False,
        ),
    ] = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Liệt kê các hồ sơ pháp lý; với mô hình thì nêu hồ sơ mô hình áp dụng; với --swap thì nêu mọi mục, quy tắc, dự án và
    đối tượng bị chạm tới khi văn bản thay đổi.

    List the law profiles; with a model, the one it follows; with --swap, every paragraph, rule, project and entity that
    a change of instruments touches.

    Exit status: 0 nothing is touched, 1 something is, 2 could not be done.

    Ví dụ / Examples:

      lgsp law

      lgsp law examples/lam-giang --swap 2015 2026

      lgsp law --swap 2025 2026 --format json
    """
    if swap is not None:
        _show_swap(model, *swap, output)
    elif model is not None:
        _show_profile(model, output)
    elif output is Format.JSON:
        _print_json({"format": "lgsp-law/1", "profiles": [profile_to_json(one) for one in list_profiles()]})
    else:
        print("\n".join(profiles_to_lines()))


def _show_profile(folder: Path, output: Format) -> None:
    province = load_model(folder).province
    profile = get_profile(province.law_profile) if province.law_profile else None
    if output is Format.JSON:
        _print_json({"format": "lgsp-law/1", "profile": profile_to_json(profile) if profile else None})
    else:
        print("\n".join(profile_to_lines(province.full_name, profile)))


def _show_swap(folder: Path | None, before: str, after: str, output: Format) -> None:
    if folder is None:
        changes, swap = compare_profiles(before, after), None
    else:
        swap = swap_law(load_model(folder), before=before, after=after)
        changes = swap.changes
    if output is Format.JSON:
        _print_json({"format": "lgsp-law/1", "before": before, "after": after, **swap_to_json(changes, swap)})
    else:
        lines = [*changes_to_lines(before, after, changes), *(swap_to_lines(swap) if swap else ())]
        print("\n".join(lines))
    touched = any(reach.touches for reach in swap.leaving) if swap else bool(changes)
    raise typer.Exit(FINDINGS if touched else NOTHING_TO_SAY)


def _print_json(answer: dict[str, object]) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=2))
