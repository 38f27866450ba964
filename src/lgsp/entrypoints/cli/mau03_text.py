"""How `lgsp export mau03` and `lgsp import mau03` tell what they did, as text and as JSON."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lgsp.kernel.language import pick

from .errors import language
from .notes_text import SHOWN, describe_notes, describe_sentences, list_notes

if TYPE_CHECKING:
    from lgsp.architecture.interchange.mau03.datasets import Dataset
    from lgsp.architecture.interchange.mau03.errors import DatasetRefused
    from lgsp.architecture.interchange.mau03.founding import Founding
    from lgsp.architecture.interchange.mau03.intake import Taken
    from lgsp.architecture.interchange.proposals import Proposal
    from lgsp.architecture.model.model import Model
    from lgsp.architecture.model.province import Province


def describe_export(dataset: "Dataset", province: "Province", out: Path) -> Iterator[str]:
    """Yield what was written."""
    yield f"{out}: {province.full_name}"
    if province.notice:
        yield province.notice
    rows = ", ".join(f"{name} {len(found)}" for name, found in dataset.tables.items())
    day = f"{dataset.on:%d/%m/%Y}" if dataset.on else "–"
    yield pick(
        f"Số dòng: {rows}; số liệu chốt ngày {day}. Mẫu theo dự thảo hướng dẫn 13/9/2026, chưa kiểm chứng.",
        f"Rows: {rows}; figures of {dataset.on}. The form follows the draft guide of 13/09/2026, not verified.",
        language=language(),
    )
    if dataset.left_out:
        listed = ", ".join(dataset.left_out[:SHOWN])
        yield pick(
            f"Không ghi {len(dataset.left_out)} quan hệ vì một đầu không còn hiệu lực ngày đó: {listed}",
            f"Left out {len(dataset.left_out)} relations, an end of which is not in force that day: {listed}",
            language=language(),
        )


def export_to_json(dataset: "Dataset", province: "Province", out: Path) -> Iterator[str]:
    """Yield the same as JSON."""
    yield _dump(
        {
            "format": "lgsp-export-mau03/1",
            "file": str(out),
            "province": province.full_name,
            "notice": province.notice,
            "on": dataset.on.isoformat() if dataset.on else None,
            "rows": {name: len(found) for name, found in dataset.tables.items()},
            "left_out": list(dataset.left_out),
        }
    )


def describe_problems(refused: "DatasetRefused") -> Iterator[str]:
    """Yield every cell that cannot be accepted, with its code."""
    for problem in refused.problems:
        said = pick(problem.vietnamese_sentence, problem.sentence, language=language())
        yield f"{problem.code} {said}"
    yield ""
    count = len(refused.problems)
    yield pick(
        f"{count} ô cần sửa; không ghi gì. Sửa rồi nhập lại.",
        f"{count} cells to correct; nothing was written. Correct them and import again.",
        language=language(),
    )


def problems_to_json(refused: "DatasetRefused") -> Iterator[str]:
    """Yield the same as JSON."""
    cells = [
        {"cell": one.place, "code": one.code, "message": one.message_in("vi"), "message_en": one.message}
        for one in refused.problems
    ]
    yield _dump({"format": "lgsp-import-mau03/1", "written": None, "problems": cells})


def describe_founding(founding: "Founding", out: Path) -> Iterator[str]:
    """Yield what the new model holds."""
    yield pick(f"Đã lập mô hình mới: {out}", f"New model: {out}", language=language())
    if founding.province.notice:
        yield founding.province.notice
    counts = Counter((one.kind, one.title) for one in founding.entities)
    yield " · ".join(
        f"{pick(title, kind, language=language())}: {count}" for (kind, title), count in counts.items()
    )
    yield from describe_notes(founding.notes)


def founding_to_json(founding: "Founding", out: Path) -> Iterator[str]:
    """Yield the same as JSON."""
    yield _dump(
        {
            "format": "lgsp-import-mau03/1",
            "written": str(out),
            "counts": dict(Counter(one.kind for one in founding.entities)),
            "notes": list_notes(founding.notes),
            "problems": [],
        }
    )


def describe_proposal(proposal: "Proposal", taken: "Taken", folder: Path, model: "Model") -> Iterator[str]:
    """Yield what would change, what stays though the file has it not, and where the proposal is."""
    yield from describe_sentences(proposal.sentences)
    kept = [model.entities[key].name for key in taken.missing if key not in proposal.removed]
    if kept:
        named = ", ".join(kept[:5]) + ("…" if len(kept) > 5 else "")
        yield pick(
            f"Tệp không có {len(kept)} mục của mô hình, giữ nguyên (muốn bỏ: --remove-missing): {named}",
            f"{len(kept)} entities of the model are not in the file and stay (--remove-missing): {named}",
            language=language(),
        )
    yield from describe_notes(proposal.notes)
    if proposal.is_empty:
        yield pick(
            "Không có gì thay đổi so với mô hình.", "Nothing changes in the model.", language=language()
        )
        return
    yield pick(
        f"Đề xuất: {folder} (báo cáo: report.md). Chấp thuận: lgsp accept {folder} --into {model.folder}",
        f"Proposal: {folder} (report: report.md). To accept: lgsp accept {folder} --into {model.folder}",
        language=language(),
    )


def proposal_to_json(proposal: "Proposal", taken: "Taken", folder: Path, model: "Model") -> Iterator[str]:
    """Yield the same as JSON."""
    yield _dump(
        {
            "format": "lgsp-import-mau03/1",
            "written": None if proposal.is_empty else str(folder),
            "into": str(model.folder),
            "added": [one.id for one in proposal.added],
            "changed": [one.id for one in proposal.changed],
            "removed": list(proposal.removed),
            "not_in_file": list(taken.missing),
            "sentences": list(proposal.sentences),
            "notes": list_notes(proposal.notes),
            "problems": [],
        }
    )


def _dump(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, indent=2)
