"""What must not be in the repository: machine paths, index addresses, big or copied files."""

import re

import pytest

from tests.house.source_tree import ROOT, list_tracked_files

TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".html", ".css", ".txt", ".json", ".csv", ".po", ""}
FILES = [path for path in list_tracked_files() if path.suffix in TEXT]
FORBIDDEN = {
    "a path of somebody's machine": re.compile(r"(^|[\s\"'=(])/(w[o]rk|r[o]ot|h[o]me/[a-z]+)/"),
    "an index address": re.compile(r"pythonh[o]sted|[p]ypi\.org/simple|[r]egistry\.npmjs"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    pattern = FORBIDDEN[what]

    holders = [
        str(path.relative_to(ROOT)) for path in FILES if pattern.search(path.read_text(errors="replace"))
    ]

    assert holders == []


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "tlog.txt", "zeep.txt"])
def test_every_locked_requirement_has_a_hash(name):
    text = (ROOT / "requirements" / name).read_text().replace("\\\n", " ")
    pinned = [line for line in text.splitlines() if "==" in line and not line.lstrip().startswith("#")]

    assert pinned
    assert all("--hash=sha256:" in line for line in pinned)


def test_front_end_files_come_from_packages():
    copied = [path.name for path in list_tracked_files() if path.name.endswith((".min.js", ".woff2", ".ttf"))]

    assert copied == []
