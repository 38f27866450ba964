"""Packed files from outside are refused, each in one sentence, before anything of them is unpacked or opened."""

import io
import struct
import zipfile
from dataclasses import replace
from pathlib import Path
from random import Random

import openpyxl
import pytest

from lgsp.architecture.interchange.containers import (
    LIMITS,
    check_container,
    is_formula,
    open_workbook,
    read_container,
)
from lgsp.architecture.interchange.errors import (
    ContainerDamaged,
    ContainerEncrypted,
    ContainerTooLarge,
    FileNotThere,
    MemberNameUnsafe,
    NotContainer,
    NotWorkbook,
    OutsideLinksRefused,
    ProgramsRefused,
    TooManyMembers,
    UnpacksTooLarge,
    WorkbookTooFull,
    XmlDeclarationRefused,
    XmlEncodingRefused,
)

BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;">]><a>&c;</a>'
CROWDED = b"<a>" + b"<b/>" * 2_000_001 + Random(1).randbytes(60_000).hex().encode() + b"</a>"


def pack(**members: bytes) -> bytes:
    """Return a zip of the members; `__` in a name stands for a slash, `_dot_` for a dot."""
    return pack_named({name.replace("__", "/").replace("_dot_", "."): body for name, body in members.items()})


def pack_named(members: dict[str, bytes]) -> bytes:
    """Return a zip of the members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return stream.getvalue()


def workbook(**more: bytes) -> bytes:
    """Return a workbook of one cell, with more members."""
    book = openpyxl.Workbook()
    book.active["A1"] = "một"
    stream = io.BytesIO()
    book.save(stream)
    members = read_container(stream.getvalue())
    extra = {name.replace("__", "/").replace("_dot_", "."): body for name, body in more.items()}
    return pack_named({**members, **extra})


def test_what_is_safe_is_read():
    assert read_container(pack(a_dot_xml=b"<a/>", b__c_dot_txt=b"x")) == {"a.xml": b"<a/>", "b/c.txt": b"x"}


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"plain text", NotContainer),
        (b"", NotContainer),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ContainerEncrypted),
        (pack(a_dot_xml=b"<a/>")[:-30], ContainerDamaged),
        (pack_named({"../x.xml": b"<a/>"}), MemberNameUnsafe),
        (pack_named({"/etc/x": b"a"}), MemberNameUnsafe),
        (pack_named({"C:x": b"a"}), MemberNameUnsafe),
        (pack_named({"a\\b": b"a"}), MemberNameUnsafe),
        (pack_named({"a": b"a", "A": b"b"}), MemberNameUnsafe),
        (pack(a_dot_txt=b"\x00" * 20_000_000), UnpacksTooLarge),
        (pack(a_dot_xml=BOMB), XmlDeclarationRefused),
        (pack(a=b"\xef\xbb\xbf \n" + BOMB), XmlDeclarationRefused),
        (pack(a_dot_xml="<!DOCTYPE a><a/>".encode("utf-16")), XmlEncodingRefused),
        (pack(a_dot_xml="<a/>".encode("utf-16-be")), XmlEncodingRefused),
        (pack(a_dot_xml=b'<?xml version="1.0" encoding="UTF-7"?><a/>'), XmlEncodingRefused),
    ],
)
def test_a_hostile_container_is_refused(content, refusal):
    with pytest.raises(refusal, match="tệp"):
        check_container(content)


def test_many_small_members_are_refused_before_the_directory_is_read():
    content = pack_named({f"{number}": b"" for number in range(50)})

    with pytest.raises(TooManyMembers):
        check_container(content, limits=replace(LIMITS, members=49))
    with pytest.raises(TooManyMembers):
        check_container(content, limits=replace(LIMITS, members=10))


def test_members_that_together_unpack_to_too_much_are_refused():
    content = pack_named({f"{number}": bytes(range(256)) * 40 for number in range(20)})

    with pytest.raises(UnpacksTooLarge):
        check_container(content, limits=replace(LIMITS, unpacked=100_000))


def test_a_directory_that_lies_about_sizes_is_refused():
    content = bytearray(pack_named({"a.txt": b"x" * 100_000}))
    entry = content.index(b"PK\x01\x02")
    struct.pack_into("<L", content, entry + 24, 10)  # the size unpacked, in the directory

    with pytest.raises(ContainerDamaged):
        check_container(bytes(content))


def test_an_encrypted_member_is_refused():
    content = bytearray(pack_named({"a.txt": b"x"}))
    struct.pack_into("<H", content, content.index(b"PK\x01\x02") + 8, 1)

    with pytest.raises(ContainerEncrypted):
        check_container(bytes(content))


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    large = tmp_path / "large.xlsx"
    with large.open("wb") as stream:
        stream.truncate(LIMITS.packed + 1)

    with pytest.raises(ContainerTooLarge, match="large"):
        check_container(large)


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(FileNotThere):
        check_container(tmp_path)
    with pytest.raises(FileNotThere):
        check_container(Path(tmp_path / "nothing.xlsx"))


@pytest.mark.parametrize(
    ("members", "refusal"),
    [
        ({"xl__vbaProject_dot_bin": b"x"}, ProgramsRefused),
        ({"xl__embeddings__oleObject1_dot_bin": b"x"}, ProgramsRefused),
        ({"xl__externalLinks__externalLink1_dot_xml": b"<a/>"}, OutsideLinksRefused),
        ({"xl__connections_dot_xml": b"<a/>"}, OutsideLinksRefused),
        ({"[Content_Types]_dot_xml": b'<Types a="application/vnd.ms-excel.sheet.macroEnabled"/>'}, ProgramsRefused),
        ({"xl__workbook_dot_xml": b"<a/>"}, NotWorkbook),
        ({"xl__workbook_dot_xml": b"<a"}, NotWorkbook),
        ({"xl__worksheets__sheet1_dot_xml": CROWDED}, WorkbookTooFull),
    ],
)  # fmt: skip
def test_a_hostile_workbook_is_refused(members, refusal):
    with pytest.raises(refusal):
        open_workbook(workbook(**members), name="so.xlsx")


def test_a_container_that_is_no_workbook_is_refused():
    with pytest.raises(NotWorkbook):
        open_workbook(pack(a_dot_xml=b"<a/>"))


def test_printer_settings_and_web_addresses_do_no_harm():
    book = open_workbook(workbook(xl__printerSettings__printerSettings1_dot_bin=b"x"))

    assert book.active["A1"].value == "một"


def test_formulas_are_seen_as_formulas():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "=1+1", "1+1"
    stream = io.BytesIO()
    book.save(stream)

    opened = open_workbook(stream.getvalue())

    assert [is_formula(opened.active[cell]) for cell in ("A1", "A2")] == [True, False]


def test_a_sheet_that_claims_a_million_rows_is_read_as_far_as_it_goes():
    book = openpyxl.Workbook()
    book.active["A1"] = "một"
    stream = io.BytesIO()
    book.save(stream)
    members = read_container(stream.getvalue())
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = members[sheet].replace(b'ref="A1"', b'ref="A1:XFD1048576"')

    opened = open_workbook(pack_named(members), read_only=True)

    assert list(opened.active.iter_rows(values_only=True)) == [("một",)]
