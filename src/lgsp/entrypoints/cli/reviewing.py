"""`lgsp doc import`: a Word file that comes back from review becomes a proposal."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.kernel.language import pick

from .errors import FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat
from .notes_text import describe_notes, describe_sentences, list_notes
from .writable import writing_to

if TYPE_CHECKING:
    from lgsp.architecture.model.model import Model
    from lgsp.architecture.publication.review.intake import Review


File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE.docx",
        help="Tệp Word do lgsp build xuất ra, đã được sửa. / The Word file, as it came back.",
        show_default=False,
    ),
]
ModelFolder = Annotated[
    Path,
    typer.Argument(
        metavar="MODEL",
        help="Thư mục mô hình đã xuất ra tệp. / The model folder it was built from.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Thư mục đề xuất; mặc định MODEL/proposals/word-…. / The folder of the proposal.",
        show_default=False,
    ),
]


def import_document(
    file: File, model: ModelFolder, *, out: Out = None, output: OutputFormat = Format.TEXT
) -> None:
    """
    Nhận lại tệp Word đã sửa: lời văn và ô bảng thành đề xuất thay đổi; ý kiến, phần sửa khác vào báo cáo kèm nơi ghi.

    Take back a Word file that was changed: prose and cells become a proposal; comments and all other changes are told
    in its report, each with its place. Nothing in the model changes until it is accepted: lgsp accept.

    Thay đổi được theo dõi (Track Changes) tính như đã chấp nhận.

    Tracked changes count as accepted.

    Exit status: 0 all taken in or nothing changed, 1 something has to be read by a person, 2 could not be done.

    Ví dụ / Examples:

      lgsp doc import kien-truc-2384.docx examples/lam-giang

      lgsp doc import kien-truc-2384.docx examples/lam-giang --out de-xuat/ --format json
    """
    from lgsp.architecture.interchange.containers import read_bytes
    from lgsp.architecture.interchange.proposals import PROPOSALS, write_proposal
    from lgsp.architecture.model.reading import load_model
    from lgsp.architecture.publication.review.intake import review

    loaded = load_model(model)
    found = review(read_bytes(file), loaded, file=file.name)
    proposal = found.proposal
    written: Path | None = None
    if not proposal.is_empty or proposal.notes:
        written = out or model / PROPOSALS / proposal.folder_name
        with writing_to(written.parent, remedy="--out"):
            write_proposal(proposal, written)
    show = _to_json if output is Format.JSON else _to_lines
    print("\n".join(show(found, loaded, written)))
    raise typer.Exit(FINDINGS if found.needs_a_person else NOTHING_TO_SAY)


def _to_lines(found: "Review", model: "Model", written: Path | None) -> Iterator[str]:
    proposal = found.proposal
    if found.returned.origin.model != model.digest:
        yield pick(
            "Mô hình đã đổi sau khi xuất tệp; phần sửa được ghép vào mô hình hiện nay.",
            "The model has changed since the file was built; the changes are merged into the present one.",
            language=language(),
        )
    yield from describe_sentences(proposal.sentences)
    yield from describe_notes(proposal.notes)
    if proposal.is_empty:
        yield pick(
            "Không có gì thay đổi so với mô hình.", "Nothing changes in the model.", language=language()
        )
    if written is None:
        return
    if proposal.is_empty:
        yield pick(f"Báo cáo: {written}/report.md", f"Report: {written}/report.md", language=language())
        return
    yield pick(
        f"Đề xuất: {written} (báo cáo: report.md). Chấp thuận: lgsp accept {written} --into {model.folder}",
        f"Proposal: {written} (report: report.md). To accept: lgsp accept {written} --into {model.folder}",
        language=language(),
    )


def _to_json(found: "Review", model: "Model", written: Path | None) -> Iterator[str]:
    """Yield what programs read: `lgsp-doc-import/1`, to which fields are only ever added."""
    proposal, origin = found.proposal, found.returned.origin
    said = {
        "format": "lgsp-doc-import/1",
        "file": found.returned.file,
        "outline": origin.outline,
        "paper": origin.paper,
        "day": origin.day,
        "model_changed_since": origin.model != model.digest,
        "written": None if written is None else str(written),
        "changed": [one.id for one in proposal.changed],
        "prose": sorted(proposal.prose),
        "sentences": list(proposal.sentences),
        "notes": list_notes(proposal.notes),
    }
    yield json.dumps(said, ensure_ascii=False, indent=2)
