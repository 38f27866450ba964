"""
Write a page for every rule, and their index, from the rules themselves.

`python -m lgsp.architecture.conformance.pages docs/reference/rules` writes them; a test compares.
"""

import sys
from pathlib import Path

from lgsp.architecture.frameworks.outlines import Paragraph
from lgsp.architecture.frameworks.verification import say_verification

from .catalogue import RULES
from .coverage import list_coverage, list_guards_of_all
from .rules import GATE_NAMES, SEVERITY_NAMES, Gate, Rule
from .undecidable import UNDECIDABLE

_HEAD = "<!-- generated from src/lgsp/architecture/conformance, do not edit: make docs -->\n\n"


def list_pages() -> dict[str, str]:
    """Return every page by its file name."""
    return {"index.md": _index(), **{f"{rule.code}.md": explain(rule, heading="#") for rule in RULES}}


def explain(rule: Rule, *, heading: str = "") -> str:
    """Return everything about a rule: as Markdown with a heading mark, as plain text without."""
    mark, below = (f"{heading} ", f"{heading}# ") if heading else ("", "")
    fence = ("```yaml\n", "\n```") if heading else ("", "")
    basis = [f"- {found.text} ({say_verification(found.verification)})" for found in rule.basis]
    parts = [
        (_HEAD if heading else "") + f"{mark}{rule.code}: {rule.title}",
        " ".join(_say_weight(rule)),
        f"{below}Vì sao",
        rule.why,
        f"{below}Căn cứ",
        "\n".join(basis) or "- Sự nhất quán của chính mô hình",
        *([f"{below}Dữ kiện được đọc", ", ".join(rule.needs)] if rule.needs else []),
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


def _say_weight(rule: Rule) -> list[str]:
    said = [f"Mức độ: {_say_severity(rule)}.", f"Chặn từ bước: {GATE_NAMES[rule.gate]}."]
    if rule.spans_time:
        said.append("So các khoảng thời gian, nên xét mọi đối tượng kể cả khi hỏi về một ngày.")
    if not rule.can_be_waived:
        said.append("Không được miễn trừ.")
    return said


def _say_severity(rule: Rule) -> str:
    raised = [
        f"từ bước {GATE_NAMES[gate]} là {SEVERITY_NAMES[rule.raised[gate]]}"
        for gate in Gate
        if gate in rule.raised
    ]
    return ", ".join([SEVERITY_NAMES[rule.severity], *raised])


def _index() -> str:
    rules = [
        f"| [{rule.code}]({rule.code}.md) | {rule.title} | {_say_severity(rule)} | {GATE_NAMES[rule.gate]} |"
        for rule in RULES
    ]
    coverage = [_say_guards(paragraph, guards) for paragraph, guards in list_coverage()]
    whole = ", ".join(rule.code for rule in list_guards_of_all())
    undecidable = [f"| {one.code} | {one.text} | {one.reason} | {one.instead} |" for one in UNDECIDABLE]
    parts = [_INTRODUCTION, *rules, "", _DAYS, "", _WAIVERS, "", _COVERAGE.format(whole=whole), *coverage]
    return _HEAD + "\n".join(
        ["# Các quy tắc kiểm tra", "", *parts, "", _UNDECIDABLE, *undecidable, "", _JSON]
    )


def _say_guards(paragraph: Paragraph, guards: tuple[Rule, ...]) -> str:
    key = paragraph.key if paragraph.number else "–"
    return f"| {key} | {paragraph.title} | {', '.join(rule.code for rule in guards) or '–'} |"


_INTRODUCTION = """\
`lgsp check MODEL` xét mô hình theo các quy tắc này và trả lời một trong bốn kết quả cho từng đối tượng: đáp ứng
(`holds`), chưa đáp ứng (`broken`), chưa đủ cơ sở đánh giá (`cannot-tell`), không áp dụng (`not-applicable`).
Quy tắc đòi một dữ kiện phải có thì thiếu nó là chưa đáp ứng; quy tắc cần một dữ kiện để so mà thiếu thì là chưa đủ cơ
sở, không bao giờ tính là đáp ứng. Ghi “chưa xác định” (`undetermined`) là chưa đủ cơ sở cho đến hết thời hạn đã hẹn.
“Không áp dụng” là khi đối tượng nói thế (`not_applicable`), đã kết thúc, hoặc không thuộc phạm vi của quy tắc.
Ví dụ ở mỗi trang là các tệp thêm vào một mô hình đúng thì vi phạm quy tắc; chúng được chạy thử trong bộ kiểm thử.

Các bước nối tiếp nhau: `--gate publish` xét cả quy tắc của bước soạn thảo, `--gate appraise` xét tất cả. Không ghi
`--gate` là xét tất cả, ở mức nghiêm nhất. Mã bắt đầu bằng WVR là quy tắc về chính các miễn trừ.

| Mã | Quy tắc | Mức độ | Chặn từ bước |
|---|---|---|---|"""

_DAYS = """\
## Xét theo ngày

Dữ kiện luôn là của ngày xét: những thay đổi (`changes`) đến ngày đó đã được áp dụng. Không ghi `--at` thì xét ngày hôm
nay và mọi đối tượng chưa kết thúc, kể cả đối tượng sẽ có hiệu lực, vì Kiến trúc chủ yếu nói về tương lai. Ghi
`--at NGÀY` thì xét đúng trạng thái của ngày đó: chỉ những gì đang có hiệu lực. Quy tắc so các khoảng thời gian
vẫn xét mọi đối tượng, vì kế hoạch sai thì sai từ hôm nay."""

_WAIVERS = """\
## Miễn trừ

Miễn trừ (`model/waiver/`) cho phép không đáp ứng một quy tắc: ở đối tượng nào, theo văn bản nào, vì sao, đến ngày nào.
Trong thời hạn, phát hiện được nêu riêng kèm số văn bản và ngày hết hạn, không tính là lỗi; kết quả vẫn là chưa đáp ứng.
Hết hạn thì miễn trừ tự mất hiệu lực. `lgsp waive` ghi tệp miễn trừ."""

_COVERAGE = """\
## Mục nào của đề cương được quy tắc nào canh giữ

Theo đề cương kèm Văn bản 2384/BTTTT-THH. Quy tắc về toàn bộ đề cương: {whole}. Mục ghi “–” chỉ có các quy tắc đó.

| Mục | Tiêu đề | Quy tắc |
|---|---|---|"""

_UNDECIDABLE = """\
## Điều chương trình không tự xét được

| Mã | Yêu cầu | Vì sao | Thay bằng |
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
| `gate` | bước được xét |
| `counts` | số đối tượng theo từng loại; `null` khi mô hình chưa đọc được |
| `summary` | số phát hiện: `error`, `warning`, `notice` (chưa đáp ứng), `cannot-tell`, và `waived` (được miễn trừ) |
| `verdicts` | theo mã quy tắc: số đối tượng của từng kết quả trong bốn kết quả |
| `results` | theo mã quy tắc: `verdict` và `official` (kết quả chính thức của cả mô hình), \
`waived` (số phát hiện được miễn) |
| `findings` | danh sách: `code`, `severity`, `verdict`, `subject` (`kind`, `id`, `name`), `file` (tính từ \
thư mục mô hình), `line`, `message`, `advice` |
| `waived` | danh sách như `findings`, thêm `waiver` (mã miễn trừ), `document` (số văn bản), `until` (ngày hết hạn) |
"""


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
