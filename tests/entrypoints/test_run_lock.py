"""Two runs never share one folder, and a killed run leaves nothing to clean up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lgsp.entrypoints.errors import AnotherRun, FolderNotWritable
from lgsp.entrypoints.run_lock import hold_folder

REMEDY = "LGSP_VAR"


def test_a_second_run_in_the_same_folder_is_refused_by_name(tmp_path: Path) -> None:
    with (
        hold_folder(tmp_path, remedy=REMEDY),
        pytest.raises(AnotherRun, match=f"process {os.getpid()}"),
        hold_folder(tmp_path, remedy=REMEDY, wait_s=0.1),
    ):
        pass


def test_the_folder_is_free_again_after_the_run(tmp_path: Path) -> None:
    for _ in range(2):
        with hold_folder(tmp_path, remedy=REMEDY, wait_s=0.1):
            pass


def test_the_lock_file_of_a_killed_run_does_not_hold_the_folder(tmp_path: Path) -> None:
    source = (
        "import os, sys, pathlib; from lgsp.entrypoints.run_lock import hold_folder\n"
        "with hold_folder(pathlib.Path(sys.argv[1]), remedy=''): os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", source, str(tmp_path)], check=False)

    with hold_folder(tmp_path, remedy=REMEDY, wait_s=0.1):
        assert (tmp_path / "lgsp.lock").read_text() == f"{os.getpid()}\n"


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with (
        pytest.raises(FolderNotWritable, match="Not a directory"),
        hold_folder(tmp_path / "file" / "var", remedy=REMEDY),
    ):
        pass
