"""What a reviewer changed in Word becomes a proposal; what cannot is told with its place and its words."""

import shutil
import subprocess

import pytest

from lgsp.architecture.documents.formality.errors import FinishedFileDamaged
from lgsp.architecture.interchange.acceptance import accept_proposal
from lgsp.architecture.interchange.proposals import NoteKind, read_proposal, write_proposal
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.publication.review.errors import NotReviewed, ReviewOfAnotherModel
from lgsp.architecture.publication.review.intake import review
from tests.architecture.documents.conftest import PROVINCE
from tests.architecture.model_folders import write_model_folder
from tests.house.source_tree import ROOT

from .conftest import PROSE, build_word, change_word, list_notes
from .reviewing import (
    add_after,
    add_footnote,
    comment,
    copy_row,
    drop_all,
    drop_parts,
    join_with_next,
    remove,
    remove_control,
    remove_row,
    say,
    split_runs,
    strike,
    track,
    unwrap_controls,
    write_cell,
)

EXAMPLES = ROOT / "examples"
LINKED = "LGSP là **nền tảng** dùng\nchung, xem [quy chế](https://vi-du.invalid)."


@pytest.mark.parametrize("paper", range(6), ids=["architecture", "decision", "one", "two", "three", "four"])
def test_a_file_nobody_changed_changes_nothing(model, paper):
    found = review(build_word(model, paper=paper), model, file="tep.docx")

    assert found.proposal.is_empty
    assert found.proposal.notes == ()
    assert not found.needs_a_person


def test_an_edited_paragraph_comes_back_exactly_and_the_others_keep_their_markdown(returned):
    found = returned(say("Hết.", "1. Hết ", "*hẳn*", ", R&amp;D &lt;5%."))

    assert found.proposal.prose == {
        "V.2": f"{LINKED}\n\n- Danh bạ\n- Trao đổi\n\n1\\. Hết **hẳn**, R&D \\<5%.\n"
    }
    assert not found.needs_a_person


def test_paragraphs_and_items_are_put_in_and_taken_out(returned):
    found = returned(add_after("Trao đổi", "Kiểm toán"), remove("Danh bạ"), add_after("Hết.", "Thêm."))

    assert found.proposal.prose == {"V.2": f"{LINKED}\n\n- Trao đổi\n- Kiểm toán\n\nHết.\n\nThêm.\n"}


def test_the_report_has_what_was_and_what_becomes_of_it(returned):
    found = returned(say("Danh bạ", "Danh mục"), add_after("Hết.", "Thêm."))

    assert list_notes(found, NoteKind.MAPPED) == [
        "Mục V.2: “Danh bạ” thành “Danh mục”",
        "Mục V.2: Thêm “Thêm.”",
    ]


def test_words_cut_into_many_runs_are_the_same_words(returned):
    assert returned(split_runs("LGSP là")).proposal.is_empty


def test_what_is_written_over_a_notice_becomes_the_prose_that_was_missing(returned):
    found = returned(say("viết vào tệp prose/III.2.md", "Tầm nhìn đến năm 2030."))

    assert found.proposal.prose == {"III.2": "Tầm nhìn đến năm 2030.\n"}


def test_an_accepted_proposal_makes_the_model_say_what_the_file_says(own_model, tmp_path):
    content = change_word(
        build_word(own_model),
        say("Hết.", "Hết ", "*hẳn*", "."),
        write_cell("Bỏ bản sao giấy", "Bỏ bản sao giấy", "Bỏ giấy"),
    )
    found = review(content, own_model, file="kien-truc.docx")
    write_proposal(found.proposal, tmp_path / "de-xuat")
    assert read_proposal(tmp_path / "de-xuat") == found.proposal

    accept_proposal(tmp_path / "de-xuat", into=own_model.folder)

    now = load_model(own_model.folder)
    assert now.prose["V.2"].endswith("\n\nHết **hẳn**.\n")
    assert now.entities["mot-cua-ho-tich"].purpose == "Bỏ giấy"
    assert review(content, now, file="kien-truc.docx").proposal.is_empty


def test_a_cell_that_shows_a_fact_becomes_a_change_of_the_fact(returned):
    found = returned(write_cell("901/KH-UBND", "901/KH-UBND", "902/KH-UBND"))

    (changed,) = found.proposal.changed
    assert (changed.id, changed.number) == ("ke-hoach", "902/KH-UBND")
    assert any("902/KH-UBND" in said for said in found.proposal.sentences)


def test_a_cell_that_may_not_be_empty_is_told(returned):
    found = returned(write_cell("Quy chế LGSP", "Quy chế LGSP", ""))

    assert found.proposal.is_empty
    assert any("Không nhận “”" in note for note in list_notes(found, NoteKind.NOT_UNDERSTOOD))


def test_a_day_is_read_as_officials_write_it_and_anything_else_is_told(returned):
    good = returned(write_cell("901/KH-UBND", "22/10/2025", "05/03/2026"))
    bad = returned(write_cell("901/KH-UBND", "22/10/2025", "tháng sau"))

    assert [f"{one.issued_on:%Y-%m-%d}" for one in good.proposal.changed] == ["2026-03-05"]
    assert any("Không đọc được “tháng sau”" in note for note in list_notes(bad, NoteKind.NOT_UNDERSTOOD))


def test_one_fact_changed_into_two_is_told_and_not_proposed(returned):
    cell = ("Cơ sở dữ liệu hộ tịch", "Khai sinh, kết hôn, khai tử")

    agreed = returned(write_cell(*cell, "Khai sinh"), write_cell(*cell, "Khai sinh"))
    fought = returned(write_cell(*cell, "Khai sinh"), write_cell(*cell, "Khai tử"))

    notes = list_notes(fought, NoteKind.NOT_UNDERSTOOD)
    assert [one.content for one in agreed.proposal.changed] == ["Khai sinh"]
    assert fought.proposal.is_empty
    assert any("“Khai sinh” ở đây và “Khai tử” ở chỗ khác" in note for note in notes)


def test_a_cell_made_of_several_facts_is_told(returned):
    found = returned(write_cell("Hệ thống hộ tịch", "Sở Tư pháp", "Sở Nội vụ"))

    assert any(
        "Ô lập từ nhiều thông tin" in note and "Sở Nội vụ" in note
        for note in list_notes(found, NoteKind.NOT_UNDERSTOOD)
    )


def test_rows_put_in_and_taken_out_are_told_and_cells_beside_them_are_still_read(returned):
    found = returned(
        copy_row("901/KH-UBND", as_="999/KH-UBND"),
        write_cell("901/KH-UBND", "901/KH-UBND", "902/KH-UBND"),
        remove_row("Quy chế LGSP"),
    )

    notes = list_notes(found, NoteKind.NOT_UNDERSTOOD)
    assert [one.number for one in found.proposal.changed] == ["902/KH-UBND"]
    assert any("Dòng được thêm" in note and "999/KH-UBND" in note for note in notes)
    assert any("Dòng đã bị xoá (quy-che)" in note for note in notes)


def test_tracked_changes_count_as_accepted_and_are_listed(returned):
    found = returned(track("Hết.", removed="ết.", added="oàn thành."))

    assert found.proposal.prose["V.2"].endswith("\n\nHoàn thành.\n")
    assert list_notes(found, NoteKind.TRACKED) == [
        "Mục V.2: Người rà soát A (20/11/2026) xoá: “ết.”",
        "Mục V.2: Người rà soát A (20/11/2026) thêm: “oàn thành.”",
    ]


def test_a_paragraph_whose_end_is_deleted_runs_into_the_next(returned):
    found = returned(join_with_next("Danh bạ"))

    assert "- Danh bạTrao đổi" in found.proposal.prose["V.2"]


def test_comments_come_with_their_author_and_the_words_they_are_about(returned):
    found = returned(comment("Hết.", "Nêu rõ hơn"))

    assert found.proposal.is_empty
    assert found.needs_a_person
    assert list_notes(found, NoteKind.COMMENT) == [
        "Mục V.2: Người rà soát A (20/11/2026): Nêu rõ hơn — về “Hết.”"
    ]


def test_what_prose_cannot_hold_is_told(returned):
    found = returned(add_footnote("Hết.", "Xem phụ lục"), strike("Danh bạ"))

    assert list_notes(found, NoteKind.WARNING) == [
        "Mục V.2: Có chữ gạch ngang, lời văn không giữ được: “Danh bạ”.",
        "Mục V.2: Có chú thích, lời văn không giữ được: “Xem phụ lục”.",
    ]


def test_headings_captions_and_pictures_are_told_when_they_are_changed(returned):
    found = returned(
        say("2. Tầm nhìn", "2. Mong muốn"),
        lambda word: next(word.element.body.iter("{*}drawing")).getparent().clear(),
    )

    assert any("tệp ghi: “2. Mong muốn”" in note for note in list_notes(found, NoteKind.NOT_UNDERSTOOD))
    assert any("Hình đã bị xoá hoặc thay" in note for note in list_notes(found, NoteKind.WARNING))


def test_a_control_that_is_gone_takes_nothing_out_of_the_model(returned):
    found = returned(remove_control("LGSP là"), remove_control("2. Tầm nhìn"))

    assert found.proposal.is_empty
    assert len(list_notes(found, NoteKind.WARNING)) == 2


@pytest.mark.parametrize("loss", [drop_all("w:tag"), drop_all("w:bookmarkStart"), unwrap_controls])
def test_controls_are_known_by_their_tag_or_by_the_bookmark_in_them(returned, loss):
    found = returned(say("Hết.", "Xong."), loss)

    assert found.proposal.prose == {"V.2": f"{LINKED}\n\n- Danh bạ\n- Trao đổi\n\nXong.\n"}
    assert [note.kind for note in found.proposal.notes] == [NoteKind.MAPPED]


def test_changes_on_both_sides_are_merged_and_conflicts_told(returned, tmp_path):
    theirs = {**PROSE, "V.2": PROSE["V.2"].replace("Danh bạ", "Danh bạ số")}
    now = load_model(write_model_folder(tmp_path / "sau", prose=theirs, **PROVINCE))

    merged = returned(add_after("Hết.", "Thêm."), into=now)
    fought = returned(say("Danh bạ", "Danh mục"), into=now)

    assert merged.proposal.prose["V.2"].endswith("- Danh bạ số\n- Trao đổi\n\nHết.\n\nThêm.\n")
    assert not merged.needs_a_person
    assert fought.proposal.prose["V.2"].endswith("- Danh mục\n- Trao đổi\n\nHết.\n")
    assert any("Mô hình đang ghi: Danh bạ số" in note for note in list_notes(fought, NoteKind.WARNING))


def test_a_fact_the_model_changed_meanwhile_is_not_overwritten(returned, tmp_path):
    later = {
        **PROVINCE["document"],
        "ke-hoach": {**PROVINCE["document"]["ke-hoach"], "number": "905/KH-UBND"},
    }
    now = load_model(write_model_folder(tmp_path / "sau", prose=PROSE, **(PROVINCE | {"document": later})))

    found = returned(write_cell("901/KH-UBND", "901/KH-UBND", "902/KH-UBND"), into=now)

    assert found.proposal.is_empty
    assert any("nay ghi “905/KH-UBND”" in note for note in list_notes(found, NoteKind.NOT_UNDERSTOOD))


def test_a_file_without_its_record_is_refused(sent, model):
    for lost in ("custom-properties", "customXml"):
        with pytest.raises(NotReviewed):
            review(change_word(sent, drop_parts(lost)), model, file="tep.docx")


def test_a_file_of_another_model_is_refused(sent):
    with pytest.raises(ReviewOfAnotherModel):
        review(sent, load_model(EXAMPLES / "toi-thieu"), file="tep.docx")


def test_what_is_no_word_file_is_refused(sent, model):
    with pytest.raises(FinishedFileDamaged):
        review(sent[: len(sent) // 2], model, file="tep.docx")


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed (apt: libreoffice-writer)"
)
def test_a_file_saved_by_libreoffice_is_understood(sent, model, tmp_path):
    source = tmp_path / "gui.docx"
    source.write_bytes(
        change_word(sent, say("Hết.", "Hết ", "*hẳn*", "."), comment("Danh bạ", "Thiếu số liệu"))
    )
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'ho-so').as_uri()}"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "ve"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)

    found = review((tmp_path / "ve" / "gui.docx").read_bytes(), model, file="gui.docx")

    assert found.proposal.prose == {"V.2": f"{LINKED}\n\n- Danh bạ\n- Trao đổi\n\nHết **hẳn**.\n"}
    assert [note.kind for note in found.proposal.notes] == [NoteKind.COMMENT, NoteKind.MAPPED]
