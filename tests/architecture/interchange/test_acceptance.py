"""Accepting a proposal: whole or not at all, and only into the model it was made for."""

import json

import pytest

from lgsp.architecture.interchange.acceptance import accept_proposal, finish_acceptance
from lgsp.architecture.interchange.errors import (
    ModelMovedOn,
    NothingProposed,
    NotProposal,
    ProposalUnacceptable,
)
from lgsp.architecture.interchange.proposals import Source, propose, write_proposal
from lgsp.architecture.interchange.whole_folders import read_files, write_whole
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.systems import System

SOURCE = Source.of("mau03", file="mau.xlsx", content=b"abc")


@pytest.fixture
def tinh(model_folder):
    """Return the folder of the sound model."""
    return model_folder()


def make(tinh, *, note="mới", added=(), removed=()):
    """Write a proposal that gives a system a note, and return its folder, which stands in the model's."""
    model = load_model(tinh)
    changed = model.entities["ho-tich"].model_copy(update={"note": note})
    folder = tinh / "proposals" / "mau03-1"
    write_proposal(propose(model, SOURCE, entities=[changed, *added], removed=removed), folder)
    return folder


def test_what_is_proposed_is_what_the_model_says_then(tinh):
    folder = make(tinh, added=[System(id="moi", name="Mới", owner="van-phong")], removed=["xay-cong"])

    accepted = accept_proposal(folder, into=tinh)

    model = load_model(tinh)
    assert model.entities["ho-tich"].note == "mới"
    assert "moi" in model.entities
    assert "xay-cong" not in model.entities
    assert accepted.written == ("model/system/ho-tich.yaml", "model/system/moi.yaml")
    assert accepted.removed == ("model/project/xay-cong.yaml",)


def test_a_changed_file_stays_in_its_place_and_keeps_its_comments(tinh):
    old, new = tinh / "model/system/ho-tich.yaml", tinh / "model/system/tu-phap/ho-tich.yaml"
    new.parent.mkdir()
    new.write_text("# hỏi Sở Tư pháp\n" + old.read_text())
    old.unlink()

    accept_proposal(make(tinh), into=tinh)

    assert "# hỏi Sở Tư pháp" in new.read_text()
    assert "note: mới" in new.read_text()
    assert not old.exists()


def test_nothing_is_left_behind(tinh):
    accept_proposal(make(tinh), into=tinh)

    assert sorted(path.name for path in tinh.iterdir()) == ["model", "proposals", "prose", "province.yaml"]


def test_a_model_that_moved_on_is_not_touched(tinh):
    folder = make(tinh)
    file = tinh / "model/system/dat-dai.yaml"
    file.write_text(file.read_text() + "note: đã sửa\n")
    before = read_files(tinh)

    with pytest.raises(ModelMovedOn):
        accept_proposal(folder, into=tinh)

    assert read_files(tinh) == before


def test_a_proposal_is_accepted_once(tinh):
    folder = make(tinh)
    accept_proposal(folder, into=tinh)

    with pytest.raises(ModelMovedOn):
        accept_proposal(folder, into=tinh)


def test_a_result_that_would_not_load_is_refused_and_nothing_changes(tinh):
    folder = make(tinh, removed=["van-phong"])
    before = read_files(tinh)

    with pytest.raises(ProposalUnacceptable, match="van-phong"):
        accept_proposal(folder, into=tinh)

    assert read_files(tinh) == before


def test_removing_what_the_model_has_not_is_refused(tinh):
    folder = make(tinh)
    said = json.loads((folder / "proposal.json").read_text())
    (folder / "proposal.json").write_text(json.dumps({**said, "removed": ["khong-co"]}))

    with pytest.raises(NotProposal, match="khong-co"):
        accept_proposal(folder, into=tinh)


def test_a_run_that_was_cut_off_before_the_decision_changed_nothing(tinh):
    folder, before = make(tinh), load_model(tinh).digest
    write_whole({"files/model/system/ho-tich.yaml": b"id: ho-tich\n"}, tinh / ".accepting.abc")

    finish_acceptance(tinh)

    assert load_model(tinh).digest == before
    assert accept_proposal(folder, into=tinh).written == ("model/system/ho-tich.yaml",)


def test_a_run_that_was_cut_off_after_the_decision_is_finished_by_the_next(tinh):
    text = (tinh / "model/system/ho-tich.yaml").read_text() + "note: mới\n"
    staged = {
        "files/model/system/ho-tich.yaml": text.encode(),
        "removals.json": json.dumps(["model/project/xay-cong.yaml", "model/project/da-bo.yaml"]).encode(),
    }
    write_whole(staged, tinh / ".accepting")

    finish_acceptance(tinh)

    model = load_model(tinh)
    assert model.entities["ho-tich"].note == "mới"
    assert "xay-cong" not in model.entities
    assert not (tinh / ".accepting").exists()


def test_prose_that_is_accepted_is_what_the_model_says_then(tinh):
    folder = tinh / "proposals" / "word-1"
    prose = {"II": "Hiện trạng mới.\n", "1425/III": "Định hướng.\n"}
    write_proposal(propose(load_model(tinh), SOURCE, entities=(), prose=prose), folder)

    accepted = accept_proposal(folder, into=tinh)

    now = load_model(tinh).prose
    assert accepted.written == ("prose/1425/III.md", "prose/II.md")
    assert (now["II"], now["1425/III"]) == ("Hiện trạng mới.\n", "Định hướng.\n")


def test_a_proposal_that_changes_nothing_is_not_accepted(tinh):
    folder = tinh / "proposals" / "word-1"
    write_proposal(propose(load_model(tinh), SOURCE, entities=()), folder)

    with pytest.raises(NothingProposed):
        accept_proposal(folder, into=tinh)
