"""The worked case again as a spreadsheet: its formulas are evaluated by a library that knows nothing of ours."""

import formulas
import pytest
from openpyxl import Workbook

from lgsp.architecture.appraisal.appraising import read_submission
from lgsp.architecture.appraisal.designs import merge
from lgsp.architecture.appraisal.options import compare_options
from lgsp.architecture.model.planning import OptionKind
from tests.house.source_tree import ROOT

CASE = ROOT / "examples" / "lam-giang" / "appraisals" / "phong-thu-nghiem"
ESTIMATES = ("low", "likely", "high")


@pytest.fixture(scope="module")
def comparison():
    submission = read_submission(CASE)
    return compare_options(merge(submission.model, submission.design), submission.project)


@pytest.fixture(scope="module")
def sheet(comparison, tmp_path_factory):
    """Return the cells of a workbook that holds every cost and reckons by formulas alone."""
    book = Workbook()
    table = book.active
    table.title = "S"
    table["A1"], table["B1"] = 6, 2027
    row = 2
    for one in comparison.options:
        first = row
        for cost in one.option.costs:
            table[f"B{row}"] = cost.year
            table[f"F{row}"] = f"=ROUND(1/(1+A1/100)^(B{row}-B1),4)"
            for column, present, estimate in zip("CDE", "GHI", ESTIMATES, strict=True):
                table[f"{column}{row}"] = getattr(cost, estimate)
                table[f"{present}{row}"] = f"=ROUND({column}{row}*F{row},0)"
            row += 1
        for present, total in zip("GHI", "KLM", strict=True):
            place = list(OptionKind).index(one.kind) + 1
            table[f"{total}{place}"] = f"=SUM({present}{first}:{present}{row - 1})"
    table["N1"] = "=L3-L1"
    file = tmp_path_factory.mktemp("sheet") / "options.xlsx"
    book.save(file)
    solved = formulas.ExcelModel().loads(str(file)).finish().calculate()
    return {
        key.rpartition("!")[2].strip("'"): cell.value[0, 0] for key, cell in solved.items() if ":" not in key
    }


@pytest.mark.parametrize("kind", OptionKind)
def test_the_totals_of_each_option_are_the_spreadsheet_s(comparison, sheet, kind):
    place = list(OptionKind).index(kind) + 1
    found = comparison.find(kind)

    assert [int(sheet[f"{column}{place}"]) for column in "KLM"] == [found.low, found.marginal, found.high]


def test_standing_alone_wins_by_what_the_spreadsheet_says(comparison, sheet):
    assert (comparison.best.kind, comparison.second.kind) == (OptionKind.STANDALONE, OptionKind.RENTED)
    assert comparison.difference == int(sheet["N1"])
    assert comparison.deciding.name == "Vận hành (thuê dịch vụ)"
