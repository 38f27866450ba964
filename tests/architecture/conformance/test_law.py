"""What a change of law touches: paragraphs, rules, projects and other entities."""

import pytest

from lgsp.architecture.conformance.law import Way, swap_law
from lgsp.architecture.frameworks.errors import LawProfileUnknown
from lgsp.architecture.model.norms import Principle
from lgsp.architecture.model.reading import load_model

OLD = "47/2020/NĐ-CP"
NEW = "278/2025/NĐ-CP"
OLD_DECREE = {"nghi-dinh-cu": {"number": OLD}}


@pytest.fixture
def reach(model_folder):
    """Return a function that swaps profiles for a model and returns what rests on one instrument."""

    def compute(number=OLD, *, before="2020", after="2025", **changes):
        swap = swap_law(load_model(model_folder(**changes)), before=before, after=after)
        return next(found for found in (*swap.leaving, *swap.entering) if found.number == number)

    return compute


def told(touches):
    return [(touch.subject.id, touch.way, touch.place and touch.place.file) for touch in touches]


def test_the_document_itself_is_touched_and_printed_among_the_references(reach):
    found = reach(document=OLD_DECREE)

    assert told(found.others) == [("nghi-dinh-cu", Way.IS, "model/document/nghi-dinh-cu.yaml")]
    assert told(found.paragraphs) == [("REF", Way.THROUGH, None)]
    assert found.paragraphs[0].through == ("nghi-dinh-cu",)


def test_a_document_issued_by_the_province_is_printed_elsewhere(reach):
    found = reach(
        document={"quy-che": {"role": "issued", "number": "1/QĐ-UBND", "description": f"Theo {OLD}"}}
    )

    assert told(found.paragraphs) == [("VI.1", Way.THROUGH, None)]


def test_who_cites_the_document_is_touched_where_the_citation_stands(model_folder, reach):
    found = reach(document=OLD_DECREE, principle={"dung-lai": {"legal_basis": ["nghi-dinh-cu"]}})
    model = load_model(
        model_folder(document=OLD_DECREE, principle={"dung-lai": {"legal_basis": ["nghi-dinh-cu"]}})
    )
    principle = model.get(Principle, "dung-lai")

    assert model.place(principle, "legal_basis", 0) in [touch.place for touch in found.others]
    assert ("dung-lai", Way.CITES, "model/principle/dung-lai.yaml") in told(found.others)
    assert [touch.subject.id for touch in found.paragraphs] == ["III.3", "REF"]


def test_a_citation_inside_a_record_counts(reach):
    holder = {"agency": "van-phong", "legal_basis": ["nghi-dinh-cu"]}
    found = reach(document=OLD_DECREE, role={"chuyen-trach": {"holders": [holder]}})

    assert ("chuyen-trach", Way.CITES) in [(touch.subject.id, touch.way) for touch in found.others]


@pytest.mark.parametrize(
    "text", ["Theo Nghị định số 47/2020/ND-CP", "NĐ 47/2020", "nghị định\n  47/2020/NĐ–CP"]
)
def test_a_number_in_any_text_of_an_entity_counts(reach, text):
    found = reach(system={"ho-tich": {"description": text}})

    assert told(found.others) == [("ho-tich", Way.MENTIONS, "model/system/ho-tich.yaml")]


def test_prose_that_mentions_the_number_is_touched_at_its_line(reach):
    found = reach(prose={"II": "Hiện trạng.\n\nTheo NĐ 47/2020.\n"})

    assert told(found.paragraphs) == [("II", Way.MENTIONS, "prose/II.md")]
    assert str(found.paragraphs[0].place) == "prose/II.md:3"


def test_prose_under_no_heading_of_the_outline_is_touched_too(reach):
    found = reach(prose={"X.9": f"Theo {OLD}."})

    assert told(found.paragraphs) == [("X.9", Way.MENTIONS, "prose/X.9.md")]


def test_headings_that_mention_the_number_are_touched_without_prose(reach):
    found = reach("1178/BTTTT-THH", before="2015", after="2026")

    assert told(found.paragraphs) == [("III.3", Way.MENTIONS, None), ("V.1", Way.MENTIONS, None)]


def test_an_outline_that_leaves_touches_every_paragraph_and_every_rule_that_rests_on_it(reach):
    found = reach("2384/BTTTT-THH", before="2015", after="2026")

    assert len(found.paragraphs) == 28
    assert {touch.way for touch in found.paragraphs} == {Way.LAID_DOWN}
    assert {"DB301", "CMP501", "DOC801"} <= {touch.subject.id for touch in found.rules}


def test_rules_are_touched_by_their_basis(reach):
    found = reach(NEW, before="2024", after="2025")

    assert "DOC808" in [touch.subject.id for touch in found.rules]


def test_a_project_is_touched_through_what_it_builds(reach):
    found = reach(component={"cong-dich-vu": {"description": f"Theo {OLD}"}})

    assert told(found.projects) == [("xay-cong", Way.THROUGH, "model/project/xay-cong.yaml")]
    assert found.projects[0].through == ("cong-dich-vu",)


def test_a_project_that_cites_the_document_is_touched_itself(reach):
    found = reach(
        document=OLD_DECREE,
        project={"xay-cong": {"legal_basis": ["nghi-dinh-cu"]}},
        component={"cong-dich-vu": {"description": f"Theo {OLD}"}},
    )

    assert [(touch.subject.id, touch.way) for touch in found.projects] == [("xay-cong", Way.CITES)]


def test_what_rests_on_nothing_that_changes_is_not_touched(reach):
    found = reach()

    assert (found.paragraphs, found.projects, found.others) == ((), (), ())


def test_what_rests_on_the_new_instrument_already_is_told_apart(sound_model):
    swap = swap_law(sound_model, before="2024", after="2025")
    entering = {found.number: found for found in swap.entering}

    assert ("nghi-dinh", Way.IS, "model/document/nghi-dinh.yaml") in told(entering[NEW].others)
    assert all(not found.others for found in swap.leaving)


def test_an_unknown_outline_leaves_the_prose_to_be_searched(reach):
    found = reach(province={"outline": "9999"}, prose={"II": f"Theo {OLD}."})

    assert told(found.paragraphs) == [("II", Way.MENTIONS, "prose/II.md")]


def test_a_profile_that_is_not_there_is_refused(sound_model):
    with pytest.raises(LawProfileUnknown):
        swap_law(sound_model, before="2015", after="2099")


def test_the_same_model_gives_the_same_answer(sound_model):
    answers = [swap_law(sound_model, before="2015", after="2026") for _ in range(2)]

    assert answers[0] == answers[1]
