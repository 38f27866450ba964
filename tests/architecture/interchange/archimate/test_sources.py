"""What may be read, and what is refused before it can do harm."""

import io
import zipfile
from random import Random

import pytest

from lgsp.architecture.interchange.archimate.errors import (
    DoctypeRefused,
    FormatUnknown,
    IdentifierMissing,
    IdentifierRepeated,
    ReferenceDangling,
    SourceTooLarge,
    SourceUnreadable,
    TooDeep,
    TooMany,
    XmlMalformed,
)
from lgsp.architecture.interchange.archimate.sources import LARGEST, read_content, read_source
from lgsp.kernel.errors import DomainError
from tests.architecture.interchange.archimate.round_trips import FILES

FORMS = {
    "older-2.1.xml": "exchange-2.1",
    "oddities-3.xml": "exchange-3",
    "archi.archimate": "archi",
    "coarchi": "coarchi",
}
HEAD = (
    '<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="id-1"><name>x</name>'
)


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_recognised_by_what_it_holds(name):
    assert read_source(FILES / name).form == FORMS[name]


def _zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_a_zipped_archi_file_is_read_with_its_images():
    written = (FILES / "archi.archimate").read_bytes()

    source = read_content(_zip({"model.xml": written, "images/a.png": b"\x89PNG"}), name="x.archimate")

    assert source.form == "archi-zip"
    assert dict(source.model.extras)["image.images/a.png"] == "iVBORw=="
    assert source.model.elements == read_content(written, name="x").model.elements


def test_images_too_large_to_keep_are_named():
    written = (FILES / "archi.archimate").read_bytes()
    noise = Random(1).randbytes(4_100_000)

    source = read_content(_zip({"model.xml": written, "images/big.png": noise}), name="x.archimate")

    assert source.left_out == ("images/big.png",)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]>{HEAD}<documentation>&i;</documentation></model>"
)
OUTSIDE = (
    f'<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>{HEAD}<documentation>&x;</documentation></model>'
)
DEEP_NODES = "<node>" * 100_000
HOSTILE = {
    "an entity bomb": (BOMB.encode(), DoctypeRefused),
    "an entity bomb in an attribute": (BOMB.replace('"id-1"', '"&i;"').encode(), DomainError),
    "a file named from outside": (OUTSIDE.encode(), DoctypeRefused),
    "a bomb in UTF-16": (BOMB.replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16"), DoctypeRefused),
    "deep nesting": (f"{HEAD}<views><diagrams><view>{DEEP_NODES}".encode(), TooDeep),
    "deep items": (
        f"{HEAD}<organizations>{'<item>' * 101}{'</item>' * 101}</organizations></model>".encode(),
        TooDeep,
    ),
    "millions of parts": (HEAD.encode() + b"<a/>" * 1_100_000, TooMany),
    "a file cut off": (f"{HEAD}<elements><element identifier='a'>".encode(), XmlMalformed),
    "nothing": (b"", XmlMalformed),
    "a page": (b"<html><body/></html>", FormatUnknown),
    "a workbook": (_zip({"xl/workbook.xml": b"<a/>"}), SourceUnreadable),
    "a zip that leads outside": (_zip({"../model.xml": b"<a/>"}), DomainError),
    "a zip bomb": (_zip({"model.xml": b" " * 70_000_000}), DomainError),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_refused_with_a_sentence(what):
    content, refusal = HOSTILE[what]

    with pytest.raises(refusal) as refused:
        read_content(content, name="x.xml")

    assert "x.xml" in refused.value.message_in("vi")


def test_a_file_too_large_is_not_opened(tmp_path):
    large = tmp_path / "x.xml"
    with large.open("wb") as stream:
        stream.truncate(LARGEST + 1)

    with pytest.raises(SourceTooLarge, match="64 MB"):
        read_source(large)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SourceUnreadable):
        read_source(tmp_path / "missing.xml")


def test_a_folder_that_is_no_model_is_told(tmp_path):
    with pytest.raises(SourceUnreadable, match=r"folder\.xml"):
        read_source(tmp_path)


def test_a_link_in_a_coarchi_folder_is_refused(tmp_path):
    model = tmp_path / "model"
    model.mkdir()
    (model / "folder.xml").write_bytes((FILES / "coarchi/model/folder.xml").read_bytes())
    (model / "BusinessActor_x.xml").symlink_to("/etc/hostname")

    with pytest.raises(SourceUnreadable, match="link"):
        read_source(tmp_path)


BROKEN = {
    "two of one id": (
        '<elements><element identifier="a" xsi:type="Goal"/><element identifier="a" xsi:type="Goal"/></elements>',
        IdentifierRepeated,
    ),
    "no id": ('<elements><element xsi:type="Goal"/></elements>', IdentifierMissing),
    "an end nowhere": (
        '<elements><element identifier="a" xsi:type="Goal"/></elements>'
        '<relationships><relationship identifier="r" source="a" target="b" xsi:type="Flow"/></relationships>',
        ReferenceDangling,
    ),
    "an item nowhere": ('<organizations><item identifierRef="b"/></organizations>', ReferenceDangling),
    "a box of nothing": (
        '<views><diagrams><view identifier="v" xsi:type="Diagram"><name>v</name>'
        '<node identifier="n" xsi:type="Element" x="0" y="0" w="1" h="1"/></view></diagrams></views>',
        ReferenceDangling,
    ),
    "a property nobody declared": (
        '<properties><property propertyDefinitionRef="p"><value>1</value></property></properties>',
        ReferenceDangling,
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_model_that_does_not_hold_together_is_refused(what):
    inside, refusal = BROKEN[what]

    with pytest.raises(refusal):
        read_content(f"{HEAD}{inside}</model>".encode(), name="x.xml")
