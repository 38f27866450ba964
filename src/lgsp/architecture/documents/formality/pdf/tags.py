"""What the tags of a PDF say its contents are."""

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from lgsp.architecture.documents.formality.facts import Role

_DEEPEST = 60
_LONGEST_NAME = 64
_ROLES = (
    ({"Figure", "Formula"}, Role.PICTURE),
    ({"Caption"}, Role.CAPTION),
    ({"Table"}, Role.TABLE),
    ({"TOC", "TOCI"}, Role.CONTENTS),
    ({"H", "H1", "H2", "H3", "H4", "H5", "H6"}, Role.HEADING),
    ({"Artifact"}, Role.MARGIN),
)


@dataclass(frozen=True, slots=True)
class Tag:
    """What a marked piece of a page is: its role, and for a heading its level; `element` tells one from the next."""

    role: Role
    level: int
    element: int


def read_tags(page: Any) -> dict[int, Tag]:
    """Return the tags of a page by the number its contents are marked with; none if the file has no tags."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    found: dict[int, Tag] = {}
    try:
        for place in range(max(pdfium.FPDF_StructTree_CountChildren(tree), 0)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, place)
            if child:
                _walk(child, (), found)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return found


def _walk(element: Any, above: tuple[str, ...], found: dict[int, Tag]) -> None:
    path = (*above, _name_of(element))
    if len(path) > _DEEPEST:
        return
    tag = _make_tag(path, len(found))
    for place in range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)):
        _mark(pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, place), tag, found)
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        _mark(pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place), tag, found)
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            _walk(child, path, found)


def _mark(number: int, tag: Tag, found: dict[int, Tag]) -> None:
    if number >= 0:  # what is marked with no number belongs to no element
        found.setdefault(number, tag)


def _make_tag(path: tuple[str, ...], element: int) -> Tag:
    names = set(path)
    role = next((role for wanted, role in _ROLES if names & wanted), Role.BODY)
    level = next((int(name[1:]) for name in path if name[:1] == "H" and name[1:].isdigit()), 1)
    return Tag(role, level, element)


def _name_of(element: Any) -> str:
    buffer = ctypes.create_string_buffer(2 * _LONGEST_NAME)
    size = pdfium.FPDF_StructElement_GetType(element, buffer, 2 * _LONGEST_NAME)
    return buffer.raw[: max(min(size, 2 * _LONGEST_NAME) - 2, 0)].decode("utf-16-le", "replace")
