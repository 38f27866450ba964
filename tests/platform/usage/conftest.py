"""A node's evidence, written by the real log."""

from pathlib import Path

import pytest

from lgsp.platform.evidence.testing import open_log


@pytest.fixture
def log(tmp_path):
    """Return the log of the node gw1, open for writing."""
    log = open_log(tmp_path / "evidence" / "gw1")
    yield log
    log.close()


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return the folder of that log."""
    return tmp_path / "evidence" / "gw1"
