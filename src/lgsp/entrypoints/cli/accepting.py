"""`lgsp accept`: a proposal becomes part of the model."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.kernel.language import pick

from .errors import FINDINGS, language
from .formats import Format, OutputFormat
from .writable import writing_to

if TYPE_CHECKING:
    from lgsp.architecture.interchange.acceptance import Acceptance
    from lgsp.architecture.interchange.proposals import Proposal


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("accept")(accept)


def accept(
    proposal: Annotated[
        Path,
        typer.Argument(
            metavar="PROPOSAL", help="Thư mục đề xuất. / The proposal folder.", show_default=False
        ),
    ],
    *,
    into: Annotated[
        Path,
        typer.Option(
            "--into", metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại. / Do not ask.")] = False,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Chấp thuận một đề xuất: ghi vào mô hình trọn vẹn, hoặc không ghi gì; từ chối khi mô hình đã thay đổi.

    Accept a proposal: write it into the model whole or not at all; refused when the model has changed since.

    Exit status: 0 accepted, 1 shown but not accepted, 2 could not be done.

    Ví dụ / Examples:

      lgsp accept examples/lam-giang/proposals/mau03-1a2b3c4d --into examples/lam-giang

      lgsp accept de-xuat/ --into mo-hinh/ --yes --format json
    """
    from lgsp.architecture.interchange.acceptance import accept_proposal
    from lgsp.architecture.interchange.proposals import read_proposal

    found = read_proposal(proposal)
    if not yes and not _is_confirmed(found, output):
        raise typer.Exit(FINDINGS)
    with writing_to(into, remedy="--into"):
        accepted = accept_proposal(proposal, into=into)
    print(_to_json(accepted) if output is Format.JSON else "\n".join(_to_lines(accepted)))


def _is_confirmed(proposal: "Proposal", output: Format) -> bool:
    """Show what would change and ask; where nobody can answer, the answer is no."""
    out = sys.stderr if output is Format.JSON else sys.stdout
    for sentence in proposal.sentences:
        print(sentence, file=out)
    question = pick("Ghi vào mô hình?", "Write this into the model?", language=language())
    if not sys.stdin.isatty():
        refusal = pick(
            "Chưa ghi gì; thêm --yes để chấp thuận.",
            "Nothing was written; add --yes to accept.",
            language=language(),
        )
        print(refusal, file=out)
        return False
    return typer.confirm(question, err=output is Format.JSON)


def _to_lines(accepted: "Acceptance") -> Iterator[str]:
    yield from (f"+ {file}" for file in accepted.written)
    yield from (f"- {file}" for file in accepted.removed)
    yield pick(
        f"Đã chấp thuận: ghi {len(accepted.written)} tệp, bỏ {len(accepted.removed)} tệp.",
        f"Accepted: {len(accepted.written)} files written, {len(accepted.removed)} removed.",
        language=language(),
    )


def _to_json(accepted: "Acceptance") -> str:
    said = {
        "format": "lgsp-accept/1",
        "source": {"door": accepted.proposal.source.door, "file": accepted.proposal.source.file},
        "written": list(accepted.written),
        "removed": list(accepted.removed),
    }
    return json.dumps(said, ensure_ascii=False, indent=2)
