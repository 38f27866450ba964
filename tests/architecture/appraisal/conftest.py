"""Cases for tests of appraisal; `case_folders.py` says how to ask for one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lgsp.architecture.appraisal.appraising import appraise, read_submission
from lgsp.architecture.appraisal.results import Appraisal
from tests.architecture.appraisal.case_folders import write_case

TODAY = date(2026, 11, 1)


@pytest.fixture
def case_folder(tmp_path: Path) -> Callable[..., Path]:
    """Return the factory of cases, which writes into a folder of the test."""
    return lambda **said: write_case(tmp_path, **said)


@pytest.fixture
def appraised(case_folder: Callable[..., Path]) -> Callable[..., Appraisal]:
    """Return a function that writes a case and appraises it."""

    def run(**said: Any) -> Appraisal:
        return appraise(read_submission(case_folder(**said)), on=TODAY)

    return run
