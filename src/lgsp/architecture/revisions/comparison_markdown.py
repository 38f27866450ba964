"""The comparison table as Markdown, to read, to review, or to paste."""

from .comparison import ComparisonRow, ComparisonTable

_COLUMNS = ("STT", "Đối tượng, nội dung", "Quy định cũ", "Quy định mới", "Lý do")


def to_markdown(table: ComparisonTable) -> str:
    """Return the table, a heading for each group; rows are numbered through."""
    lines = [f"# {table.title}", ""]
    if table.notice:
        lines += [f"> {table.notice}", ""]
    number = 0
    for group in table.groups:
        lines += [f"## {group.heading}", "", _line(_COLUMNS), _line(["---"] * len(_COLUMNS))]
        for row in group.rows:
            number += 1
            lines.append(_line((str(number), name_row(row), row.old, row.new, row.why)))
        lines.append("")
    return "\n".join(lines)


def name_row(row: ComparisonRow) -> str:
    """Return what a row is about: of what, and in which respect."""
    return f"{row.subject}: {row.aspect}" if row.aspect else row.subject


def _line(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(_escape(cell) for cell in cells)} |"


def _escape(text: str) -> str:
    # Text of the model may not become markup: a cell is one line, and says what was written.
    for letter in "\\|<>`*_[]":
        text = text.replace(letter, f"\\{letter}")
    return "<br>".join(line.strip() for line in text.splitlines()) or " "
