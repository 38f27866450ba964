"""Taking a file in."""

import os

import pytest

from lgsp.architecture.documents.formality.errors import FinishedFileMissing, FinishedFileTooLarge
from lgsp.architecture.documents.formality.files import read_file


def test_what_is_not_there_or_no_ordinary_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "ong.pdf")

    for name in ("khong-co.pdf", "ong.pdf", "."):
        with pytest.raises(FinishedFileMissing):
            read_file(tmp_path / name)


def test_a_gigabyte_is_refused_unread(tmp_path):
    path = tmp_path / "lon.pdf"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)

    with pytest.raises(FinishedFileTooLarge, match="1073741824 bytes"):
        read_file(path)
