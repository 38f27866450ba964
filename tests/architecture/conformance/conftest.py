"""Ask one rule about one subject of a model that is sound but for what the test names."""

from datetime import date
from functools import partial

import pytest

from lgsp.architecture.conformance.checking import check
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import write_complete_folder

DAY = date(2026, 11, 1)


@pytest.fixture
def model_folder(tmp_path):
    """Return the factory of model folders; here the model also says all that the rules ask for."""
    return partial(write_complete_folder, tmp_path / "lam-giang")


@pytest.fixture
def judge(model_folder):
    """Return a function: the verdict, place and message of a rule on a subject."""

    def ask(code, subject, *, on=DAY, **changes):
        report = check(load_model(model_folder(**changes)), on=on, select=[code])
        verdicts = {judged.id: verdict.value for (_, judged), verdict in report.verdicts.items()}
        said = [found for found in report.findings if found.subject_id == subject]
        return (
            verdicts[subject],
            [str(found.place) for found in said],
            " ".join(found.message for found in said),
        )

    return ask
