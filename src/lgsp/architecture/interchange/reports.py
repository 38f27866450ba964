"""The report of an import, in Vietnamese, for the people who decide about it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS

if TYPE_CHECKING:
    from .proposals import Note, Proposal, Source

HEADINGS = {
    "mapped": "Cách hiểu từng nội dung",
    "kept": "Giữ nguyên trong mô hình",
    "comment": "Ý kiến ghi bên lề",
    "tracked": "Thay đổi được theo dõi trong tệp, chưa ai chấp nhận hay từ chối (đề xuất tính như đã chấp nhận)",
    "warning": "Cần xem lại",
    "not-understood": "Chưa hiểu được, không đưa vào",
}
"""The sort of a note, and the heading it stands under."""


def write_report(proposal: "Proposal") -> str:
    """Return the report of a proposal, in Markdown."""
    lines = [
        "# Đề xuất thay đổi mô hình",
        "",
        *_describe_source(proposal.source),
        f"- Lập trên mô hình có mã băm: `{proposal.base}`",
        f"- Thêm {len(proposal.added)}, thay đổi {len(proposal.changed)}, bỏ {len(proposal.removed)} đối tượng"
        + (f"; sửa lời văn {len(proposal.prose)} mục" if proposal.prose else ""),
        "",
        "Mô hình chưa bị thay đổi. Sau khi xem (và sửa các tệp trong thư mục này nếu cần), chấp thuận bằng lệnh:",
        "",
        "    lgsp accept THƯ-MỤC-NÀY --into MÔ-HÌNH",
        "",
        "## Thay đổi",
        "",
        *([f"- {_flat(sentence)}" for sentence in proposal.sentences] or ["Không có thay đổi nào."]),
        "",
        *_describe_notes(proposal.notes),
    ]
    return "\n".join(lines).rstrip() + "\n"


def write_new_report(source: "Source", *, entities: Sequence[Entity], notes: Sequence["Note"]) -> str:
    """Return the report that stands in a new model folder, in Markdown."""
    counts = [
        f"- {kind.title}: {count}"
        for kind in KINDS.values()
        if (count := sum(one.kind == kind.kind for one in entities))
    ]
    head = ["# Mô hình lập từ tệp nhập", "", *_describe_source(source), "", "## Đã lập", "", *counts, ""]
    return "\n".join([*head, *_describe_notes(notes)]).rstrip() + "\n"


def _describe_source(source: "Source") -> Iterator[str]:
    yield f"- Tệp nhập: {_flat(source.file)} ({source.door})"
    yield f"- Mã băm SHA-256 của tệp: `{source.sha256}`"


def _describe_notes(notes: Sequence["Note"]) -> Iterator[str]:
    for kind, heading in HEADINGS.items():
        found = [note for note in notes if note.kind == kind]
        if found:
            yield from (f"## {heading}", "")
            yield from (f"- {_describe_note(note)}" for note in found)
            yield ""


def _describe_note(note: "Note") -> str:
    return f"{_flat(note.place)}: {_flat(note.text)}" if note.place else _flat(note.text)


def _flat(text: str) -> str:
    return " ".join(text.split())
