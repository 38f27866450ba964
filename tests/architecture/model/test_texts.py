"""The text of one file."""

import pytest

from lgsp.architecture.model.errors import FileTooLarge, FileUnreadable
from lgsp.architecture.model.texts import LARGEST, read_text


def test_what_is_not_a_file_is_refused_with_the_words_of_the_system(tmp_path):
    with pytest.raises(FileUnreadable, match="Is a directory") as refusal:
        read_text(tmp_path, file="prose/II.md")

    assert refusal.value.vietnamese_sentence.startswith(
        "prose/II.md:1: Không đọc được: hệ điều hành báo “Is a directory”"
    )


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"x" * LARGEST)
    assert len(read_text(path, file="x")) == LARGEST

    path.write_bytes(b"x" * (LARGEST + 1))

    with pytest.raises(FileTooLarge, match=f"{LARGEST + 1} bytes"):
        read_text(path, file="x")
