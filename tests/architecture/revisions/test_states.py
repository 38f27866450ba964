"""How a state is named: FOLDER, FOLDER@1.0, FOLDER@2026-11-01, FOLDER@HEAD~1."""

from datetime import date
from pathlib import Path

import pytest

from lgsp.architecture.revisions.errors import RepositoryMissing, StateMissing
from lgsp.architecture.revisions.states import load_state, split_state


@pytest.mark.parametrize(
    ("text", "folder", "state"),
    [
        ("tinh", "tinh", None),
        ("tinh@1.0", "tinh", "1.0"),
        ("tinh@HEAD@{1}", "tinh", "HEAD@{1}"),
        ("@1.0", "khac", "1.0"),
        ("a/b/tinh@v1", "a/b/tinh", "v1"),
    ],
)
def test_what_stands_after_the_at_sign_is_the_state(text, folder, state):
    assert split_state(text, beside=Path("khac")) == (Path(folder), state)


def test_an_at_sign_in_the_name_of_a_folder_is_part_of_it(tmp_path):
    (tmp_path / "a@b").mkdir()

    assert split_state(f"{tmp_path}/a@b") == (tmp_path / "a@b", None)
    assert split_state(f"{tmp_path}/a@b@1.0") == (tmp_path / "a@b", "1.0")


def test_nothing_after_the_at_sign_is_refused():
    with pytest.raises(StateMissing):
        split_state("tinh@")


def test_a_release_is_loaded_by_number_by_day_and_by_its_folder(release, folder):
    release("1.0", date(2026, 11, 1))
    release("2.0", date(2026, 12, 1), agency={"so-y-te": {}})

    for text in ("@1.0", "@2026-11-15", "/releases/1.0"):
        assert "so-y-te" not in load_state(f"{folder}{text}").entities, text
    for text in ("", "@2.0", "@2027-01-01"):
        assert "so-y-te" in load_state(f"{folder}{text}").entities, text


def test_anything_else_is_a_git_revision(folder):
    for state in ("HEAD~1", "2026-13-45", "12345678"):
        with pytest.raises(RepositoryMissing):
            load_state(f"{folder}@{state}")
