"""
Write a page for every rule, and their index, from the rules themselves.

`python -m lgsp.architecture.conformance.pages docs/reference/rules` writes them; a test compares.
"""

import sys
from pathlib import Path

from .catalogue import RULES
from .rules import GATE_NAMES, SEVERITY_NAMES, VERIFICATION_NAMES, Rule

_HEAD = "<!-- generated from src/lgsp/architecture/conformance, do not edit: make docs -->\n\n"


def list_pages() -> dict[str, str]:
    """Return every page by its file name."""
    return {"index.md": _index(), **{f"{rule.code}.md": explain(rule, heading="#") for rule in RULES}}


def explain(rule: Rule, *, heading: str = "") -> str:
    """Return everything about a rule: as Markdown with a heading mark, as plain text without."""
    mark, below = (f"{heading} ", f"{heading}# ") if heading else ("", "")
    fence = ("```yaml\n", "\n```") if heading else ("", "")
    basis = [f"- {found.text} ({VERIFICATION_NAMES[found.verification]})" for found in rule.basis]
    parts = [
        (_HEAD if heading else "") + f"{mark}{rule.code}: {rule.title}",
        f"Mức độ: {SEVERITY_NAMES[rule.severity]}. Chặn từ bước: {GATE_NAMES[rule.gate]}.",
        f"{below}Vì sao",
        rule.why,
        f"{below}Căn cứ",
        "\n".join(basis) or "- Sự nhất quán của chính mô hình",
        f"{below}Ví dụ vi phạm",
        f"{fence[0]}{rule.example}{fence[1]}",
        f"{below}Cách khắc phục",
        rule.remedy,
    ]
    return "\n\n".join(parts) + "\n"


def write_pages(folder: Path) -> None:
    """Write every page into the folder, and remove pages of rules that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = list_pages()
    for stale in set(folder.glob("*.md")).difference(folder / name for name in pages):
        stale.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


def _index() -> str:
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.title} | {SEVERITY_NAMES[rule.severity]} "
        f"| {GATE_NAMES[rule.gate]} |"
        for rule in RULES
    ]
    return _HEAD + "\n".join(["# Các quy tắc kiểm tra", "", _INTRODUCTION, *rows, "", _JSON])


_INTRODUCTION = """\
`lgsp check MODEL` xét mô hình theo các quy tắc này và trả lời một trong bốn kết quả cho từng đối tượng: đáp ứng
(`holds`), chưa đáp ứng (`broken`), chưa đủ cơ sở đánh giá (`cannot-tell`), không áp dụng (`not-applicable`).
Ví dụ ở mỗi trang là các tệp thêm vào một mô hình đúng thì vi phạm quy tắc; chúng được chạy thử trong bộ kiểm thử.

| Mã | Quy tắc | Mức độ | Chặn từ bước |
|---|---|---|---|"""

_JSON = """\
## Kết quả dạng JSON

`lgsp check MODEL --format json` in một đối tượng có các trường sau; tên trường không đổi trong `lgsp-check/1`.

| Trường | Nội dung |
|---|---|
| `format` | `lgsp-check/1` |
| `folder` | thư mục mô hình như đã gọi |
| `province` | các trường của `province.yaml`, kể cả `invented` và `notice`; `null` khi mô hình chưa đọc được |
| `on` | ngày xét |
| `counts` | số đối tượng theo từng loại; `null` khi mô hình chưa đọc được |
| `summary` | số phát hiện: `error`, `warning`, `notice` (chưa đáp ứng) và `cannot-tell` |
| `verdicts` | theo mã quy tắc: số đối tượng của từng kết quả trong bốn kết quả |
| `findings` | danh sách: `code`, `severity`, `verdict`, `subject` (`kind`, `id`, `name`), `file` (tính từ \
thư mục mô hình), `line`, `message`, `advice` |
"""


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
