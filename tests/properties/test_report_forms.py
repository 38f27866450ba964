"""The report of any model can be written in every form, and the twelve checks answered, whatever its texts hold."""

import io
import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from hypothesis import Phase, given, settings

from lgsp.architecture.conformance.checking import check
from lgsp.architecture.conformance.checklist import answer_checklist
from lgsp.architecture.conformance.reports.checklist_workbook import to_checklist_workbook
from lgsp.architecture.conformance.reports.sarif import to_sarif
from lgsp.architecture.conformance.reports.sheets import HEAD
from lgsp.architecture.conformance.reports.workbook import to_workbook
from lgsp.architecture.model.reading import load_model
from tests.properties.generated import MODELS, save

DAY = date(2026, 11, 1)


@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(MODELS)
def test_any_report_can_be_written(entities):
    with TemporaryDirectory(prefix="lgsp-model-") as name:
        save(entities, Path(name) / "model")
        model = load_model(Path(name) / "model")
    report = check(model, on=DAY)

    book = openpyxl.load_workbook(io.BytesIO(to_workbook(report, model)))
    log = json.loads(json.dumps(to_sarif(report)))
    answered = answer_checklist(model, on=DAY)

    assert book["Phát hiện"].max_row == HEAD + 1 + len(report.findings)
    assert len(log["runs"][0]["results"]) == len(report.findings) + len(report.waived)
    assert len(answered) == 12
    assert to_checklist_workbook(answered, model.province, on=DAY).startswith(b"PK")
