"""What comes in is a proposal: a folder with a report; the model is not touched."""

import json

import pytest

from lgsp.architecture.interchange.errors import FolderTaken, NotProposal
from lgsp.architecture.interchange.proposals import (
    Note,
    NoteKind,
    Source,
    propose,
    read_proposal,
    write_proposal,
)
from lgsp.architecture.model.systems import System

SOURCE = Source.of("mau03", file="mau.xlsx", content=b"abc")
NOTES = (
    Note(NoteKind.WARNING, "DM_DOITUONG!A5", "cần kiểm tra"),
    Note(NoteKind.NOT_UNDERSTOOD, "", "cột lạ"),
)


@pytest.fixture
def proposal(sound_model):
    """Return a proposal that adds a system, changes one, and removes a component."""
    changed = sound_model.entities["ho-tich"].model_copy(update={"note": "mới"})
    added = System(id="moi", name="Hệ thống mới", owner="van-phong")
    same = sound_model.entities["dat-dai"]
    return propose(
        sound_model, SOURCE, entities=[changed, added, same], removed=["cong-dich-vu"], notes=NOTES
    )


def test_only_what_differs_is_proposed_and_told_in_sentences(proposal, sound_model):
    assert [one.id for one in proposal.added] == ["moi"]
    assert [one.id for one in proposal.changed] == ["ho-tich"]
    assert proposal.removed == ("cong-dich-vu",)
    assert proposal.base == sound_model.digest
    assert any(said.startswith("Hộ tịch: ghi chú") for said in proposal.sentences)


def test_a_model_that_stays_as_it_is_gives_an_empty_proposal(sound_model):
    assert propose(sound_model, SOURCE, entities=sound_model.entities.values(), removed=["khong-co"]).is_empty


def test_a_proposal_comes_back_from_its_folder(proposal, tmp_path):
    write_proposal(proposal, tmp_path / "de-xuat")

    assert read_proposal(tmp_path / "de-xuat") == proposal


def test_its_folder_is_named_after_the_door_and_the_file(proposal):
    assert proposal.folder_name == "mau03-ba7816bf"


def test_the_report_tells_people_what_changes_and_what_to_look_at(proposal, tmp_path):
    write_proposal(proposal, tmp_path / "de-xuat")

    report = (tmp_path / "de-xuat" / "report.md").read_text()

    assert "Thêm 1, thay đổi 1, bỏ 1 đối tượng" in report
    assert "- Hộ tịch: ghi chú" in report
    assert "## Cần xem lại\n\n- DM_DOITUONG!A5: cần kiểm tra" in report
    assert "## Chưa hiểu được, không đưa vào\n\n- cột lạ" in report
    assert "lgsp accept" in report


def test_an_edited_file_is_read_as_it_stands_now(proposal, tmp_path):
    write_proposal(proposal, tmp_path / "x")
    file = tmp_path / "x/model/system/moi.yaml"
    file.write_text(file.read_text().replace("Hệ thống mới", "Hệ thống khác"))

    assert read_proposal(tmp_path / "x").added[0].name == "Hệ thống khác"


def test_a_folder_that_holds_something_else_is_not_written_over(proposal, tmp_path):
    (tmp_path / "quan-trong.txt").write_text("x")

    with pytest.raises(FolderTaken):
        write_proposal(proposal, tmp_path)


def _break_manifest(folder, **changes):
    said = json.loads((folder / "proposal.json").read_text())
    (folder / "proposal.json").write_text(json.dumps({**said, **changes}))


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "lgsp-proposal/9"},
        {"added": [{"kind": "xe-may", "id": "moi"}]},
        {"added": [{"kind": "system", "id": "../../moi"}]},
        {"added": [{"kind": "system", "id": "khong-co"}]},
        {"notes": [{"kind": "lạ", "place": "", "text": ""}]},
        {"source": None},
    ],
)
def test_a_folder_that_is_no_proposal_is_refused(proposal, tmp_path, changes):
    write_proposal(proposal, tmp_path / "x")
    _break_manifest(tmp_path / "x", **changes)

    with pytest.raises(NotProposal, match="not a proposal"):
        read_proposal(tmp_path / "x")


def test_a_folder_without_a_manifest_is_refused(tmp_path):
    with pytest.raises(NotProposal):
        read_proposal(tmp_path)


@pytest.mark.parametrize("text", ["id: [", "id: khac\nname: X\nowner: van-phong\n", "id: moi\nname: X\n"])
def test_a_proposal_with_a_broken_file_is_refused(proposal, tmp_path, text):
    write_proposal(proposal, tmp_path / "x")
    (tmp_path / "x/model/system/moi.yaml").write_text(text)

    with pytest.raises(NotProposal, match=r"system/moi\.yaml"):
        read_proposal(tmp_path / "x")


def test_prose_is_proposed_where_it_differs_and_comes_back(sound_model, tmp_path):
    texts = {"II": "Mới.\n", "1425/III": "Thêm.\n", "V.2": sound_model.prose["V.2"]}
    proposal = propose(sound_model, SOURCE, entities=(), prose=texts)
    write_proposal(proposal, tmp_path / "de-xuat")

    assert sorted(proposal.prose) == ["1425/III", "II"]
    assert len(proposal.sentences) == 2
    assert proposal.base == sound_model.digest
    assert read_proposal(tmp_path / "de-xuat") == proposal


@pytest.mark.parametrize("key", ["../../II", "a/b/c", "/etc/x", ".an"])
def test_prose_that_leads_outside_is_refused(sound_model, tmp_path, key):
    write_proposal(propose(sound_model, SOURCE, entities=(), prose={"II": "Mới.\n"}), tmp_path / "de-xuat")
    manifest = tmp_path / "de-xuat" / "proposal.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "prose": [key]}))

    with pytest.raises(NotProposal):
        read_proposal(tmp_path / "de-xuat")
