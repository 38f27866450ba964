"""Which papers belong to an outline."""

import pytest

from lgsp.architecture.publication.papers import compile_papers
from tests.architecture.documents.issues import prepare
from tests.architecture.model_folders import DAY, write_model_folder

WITH_ANNEXES = [
    "kien-truc-2384",
    "quyet-dinh-ban-hanh",
    "phu-luc/1-quy-trinh-quan-ly-dau-tu",
    "phu-luc/2-so-sanh-phuong-an",
    "phu-luc/3-yeu-cau-ky-thuat",
    "phu-luc/4-danh-muc-csdl-dung-chung",
]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    return prepare(lambda **kinds: write_model_folder(folder, **kinds))


def names(papers):
    return [paper.name for paper in papers]


def test_the_older_outline_has_the_decision_and_four_annexes(model):
    assert names(compile_papers(model, outline="2384", on=DAY)) == WITH_ANNEXES


def test_the_outline_of_1425_has_the_decision_alone(model):
    assert names(compile_papers(model, outline="1425", on=DAY)) == ["kien-truc-1425", "quyet-dinh-ban-hanh"]


@pytest.mark.parametrize("outline", ["2384", "1425"])
def test_a_previous_model_adds_the_comparison_table(model, outline):
    papers = compile_papers(model, outline=outline, on=DAY, previous=model)

    assert papers[-1].name == "bang-so-sanh"


def test_the_decision_lists_the_annexes_that_are_there(model):
    papers = compile_papers(model, outline="2384", on=DAY)
    said = " ".join(
        run.text for block in papers[1].blocks for item in getattr(block, "items", ()) for run in item
    )

    for number, annex in enumerate(papers[2:], 1):
        title = annex.front.title.splitlines()[1].casefold()
        assert f"phụ lục {number}. {title}" in said.casefold()


def test_every_paper_is_issued_with_one_and_the_same_decision(model):
    fronts = [paper.front for paper in compile_papers(model, outline="2384", on=DAY, previous=model)]

    assert len({front.issued_with for front in fronts if hasattr(front, "issued_with")}) == 1
    assert {front.draft for front in fronts} == {"DỰ THẢO"}
