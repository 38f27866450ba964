"""Tables that stand between two marks on a page that people write otherwise."""

from pathlib import Path

BEGIN, END = "<!-- trust -->\n", "<!-- /trust -->\n"


def fill(page: str, table: str) -> str:
    """Return the page with its table renewed."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{table}{END}{after}"


def renew(page: Path, table: str) -> None:
    """Write the page with its table renewed."""
    page.write_text(fill(page.read_text(encoding="utf-8"), table), encoding="utf-8")
