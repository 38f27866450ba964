"""Hostile DOCX files are refused in one sentence."""

import io
import zipfile

import pytest

from lgsp.architecture.documents.formality.errors import (
    FinishedFileDamaged,
    FinishedFileEncrypted,
    FinishedFileTooFull,
    MarkupUnsafe,
    NotFinishedFile,
)
from tests.architecture.documents.formality.finished import check, make_word


def _pack(members, *, method=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _change_member(name, change):
    with zipfile.ZipFile(io.BytesIO(make_word())) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    return _pack({**members, name: change(members.get(name, b""))})


def test_a_password_is_told():
    with pytest.raises(FinishedFileEncrypted):
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))


def test_a_workbook_is_no_document():
    with pytest.raises(NotFinishedFile, match=r"word/document\.xml"):
        check(_pack({"xl/workbook.xml": "<workbook/>"}))


def test_a_claim_of_a_gigabyte_is_not_believed_nor_unpacked():
    with pytest.raises(FinishedFileTooFull):
        check(_pack({"word/document.xml": b" " * 200_000_000}))


def test_a_directory_of_very_many_members_is_not_read():
    with pytest.raises(FinishedFileTooFull, match="2000"):
        check(_pack({f"a{number}": b"" for number in range(4_100)}, method=zipfile.ZIP_STORED))


@pytest.mark.parametrize("member", ["word/document.xml", "word/styles.xml"])
def test_entities_are_refused_where_they_stand(member):
    with pytest.raises(MarkupUnsafe, match=member):
        check(_change_member(member, lambda old: b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + old))


def test_another_encoding_cannot_hide_them():
    with pytest.raises(MarkupUnsafe):
        check(_change_member("word/document.xml", lambda old: old.decode().encode("utf-16")))


@pytest.mark.parametrize("cut", [30, 500, 5_000, -30])
def test_half_a_file_is_damaged(cut):
    with pytest.raises((FinishedFileDamaged, NotFinishedFile)):
        check(make_word()[:cut])


def test_parts_that_do_not_fit_together_are_damaged():
    with pytest.raises(FinishedFileDamaged):
        check(_change_member("word/document.xml", lambda old: b"<w:document"))
    with pytest.raises(FinishedFileDamaged):
        check(_change_member("word/_rels/document.xml.rels", lambda old: b"<Relationships/>"))
    with pytest.raises(FinishedFileDamaged):
        check(_change_member("[Content_Types].xml", lambda old: b"<Types/>"))
