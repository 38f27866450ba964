"""How a build is told: the files with their sizes and pages, then what somebody should know."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lgsp.architecture.documents.remarks import Remark
from lgsp.kernel.language import pick

if TYPE_CHECKING:
    from lgsp.architecture.publication.building import Built

FORMAT = "lgsp-build/1"
_MOST_TOLD = 12
"""So many remarks of one kind are told one by one; of the rest the number."""
TITLES = {
    "BUILD-001": ("Mục chưa có lời văn", "Paragraphs without prose"),
    "BUILD-002": ("Chưa khai báo trong mô hình", "Not declared in the model"),
    "BUILD-003": ("Ký tự không có trong phông chữ", "Letters that no font has"),
    "BUILD-004": ("Từ quá dài", "Words too long"),
    "BUILD-005": ("Bảng quá dài", "Tables too long"),
    "BUILD-006": ("Tên bị cắt trong hình", "Names cut in pictures"),
    "BUILD-007": ("Chữ trong hình quá nhỏ", "Letters of pictures too small"),
    "BUILD-008": ("Hình quá nhiều ô", "Pictures with too many boxes"),
    "BUILD-009": ("Chưa xác định ở lần ban hành", "Not determined for the issue"),
    "BUILD-010": ("Sơ đồ chưa vẽ được", "Diagrams not drawn"),
    "BUILD-011": ("Tài liệu tham chiếu không được dẫn", "References that nothing cites"),
    "BUILD-012": ("Văn bản được dẫn mà mô hình không có", "Documents cited that the model lacks"),
}


def to_text(built: "Built", folder: Path, language: str) -> str:
    """Write it for people."""
    lines = [*_list_files(built, folder, language)]
    for code, remarks in _group(built.remarks):
        title = TITLES.get(code, (code, code))
        lines.append(f"{code} {pick(*title, language=language)} ({len(remarks)}):")
        lines += [f"  {_tell(remark, language)}" for remark in remarks[:_MOST_TOLD]]
        if len(remarks) > _MOST_TOLD:
            rest = len(remarks) - _MOST_TOLD
            lines.append(pick(f"  … và {rest} chỗ nữa", f"  … and {rest} more", language=language))
    notices = dict.fromkeys(paper.front.notice for paper in built.papers if paper.front.notice)
    return "\n".join([*lines, *notices])


def to_json(built: "Built") -> str:
    """Write it for programs."""
    answer = {
        "format": FORMAT,
        "on": built.papers[0].made_on,
        "files": [
            {"path": str(path), "bytes": path.stat().st_size, "pages": built.pages.get(path)}
            for path in built.files
        ],
        "missing": list(built.papers[0].missing),
        "remarks": [
            {"code": one.code, "place": one.place, "text": one.text, "text_en": one.text_en}
            for one in built.remarks
        ],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _list_files(built: "Built", folder: Path, language: str) -> Iterator[str]:
    """Name every file; of a folder of many only its first page and what is in it."""
    for top, paths in groupby(built.files, key=lambda path: path.relative_to(folder).parts[0]):
        files = list(paths)
        if files[0] != folder / top:
            size = _say_size(sum(path.stat().st_size for path in files))
            count = pick(f"{len(files)} tệp", f"{len(files)} files", language=language)
            yield f"{folder / top}/ ({count}, {size})"
            continue
        pages = built.pages.get(files[0])
        said = pick(f"{pages} trang, ", f"{pages} pages, ", language=language) if pages else ""
        yield f"{files[0]} ({said}{_say_size(files[0].stat().st_size)})"


def _say_size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} kB"


def _group(remarks: Iterable[Remark]) -> Iterator[tuple[str, list[Remark]]]:
    for code, found in groupby(sorted(remarks, key=lambda one: one.code), key=lambda one: one.code):
        yield code, list(found)


def _tell(remark: Remark, language: str) -> str:
    said = pick(remark.text, remark.text_en, language=language)
    return f"{remark.place}: {said}" if remark.place else said
