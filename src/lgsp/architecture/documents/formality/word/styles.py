"""
What formatting comes to: the run's own, its character style, the paragraph's style and those it is based on, defaults.

Formatting that only a table style gives to some rows is not followed.
"""

from collections.abc import Iterator
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

_OFF = {"0", "false", "off", "none"}
_WORDS_OWN_TYPEFACE, _WORDS_OWN_SIZE = "Times New Roman", 10.0
"""What Word takes where a file says nothing at all."""
_DEEPEST = 20
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME = "/theme"


class Type(NamedTuple):
    """How letters look."""

    typeface: str
    size: float
    is_bold: bool
    is_italic: bool
    is_capital: bool
    is_hidden: bool
    colour: str


class Styles:
    """The styles of one document."""

    def __init__(self, word: WordDocument) -> None:
        root = word.styles.element
        self._styles = {style.get(qn("w:styleId")): style for style in root.findall(qn("w:style"))}
        self._defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._normal = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) not in (None, *_OFF)
            ),
            None,
        )
        self._theme = _read_theme(word)
        self._known: dict[tuple[str | None, bytes], Type] = {}

    def name_of(self, paragraph: etree._Element) -> str:
        """Return the name of a paragraph's style, in lower case."""
        style = self._styles.get(self._style_of(paragraph))
        name = style.find(qn("w:name")) if style is not None else None
        return "" if name is None else (name.get(qn("w:val")) or "").lower()

    def property_of(self, paragraph: etree._Element, tag: str) -> etree._Element | None:
        """Return a property of a paragraph: its own, or that of its style."""
        for properties in self._paragraph_chain(paragraph):
            found = properties.find(qn(tag))
            if found is not None:
                return found
        return None

    def alignment_of(self, paragraph: etree._Element) -> str:
        """Return how a paragraph stands: `left`, `center`, `right` or `both`."""
        found = self.property_of(paragraph, "w:jc")
        return "left" if found is None else found.get(qn("w:val")) or "left"

    def type_of(self, run: etree._Element, paragraph: etree._Element) -> Type:
        """Return how the letters of a run look."""
        own = run.find(qn("w:rPr"))
        style = self._style_of(paragraph)
        key = (style, b"" if own is None else etree.tostring(own))
        if key not in self._known:
            self._known[key] = self._settle(list(self._run_chain(own, style)))
        return self._known[key]

    def emphasis_of(self, run: etree._Element) -> tuple[bool, bool]:
        """Say whether a run is bold and italic by itself or its character style, whatever its paragraph looks like."""
        chain = list(self._run_chain(run.find(qn("w:rPr")), None))
        return _is_on(chain, "w:b"), _is_on(chain, "w:i")

    def _settle(self, chain: list[etree._Element]) -> Type:
        size = _first(chain, "w:sz")
        colour = _first(chain, "w:color")
        value = "auto" if colour is None else colour.get(qn("w:val")) or "auto"
        return Type(
            typeface=self._typeface(chain),
            size=_WORDS_OWN_SIZE if size is None else _to_points(size.get(qn("w:val"))),
            is_bold=_is_on(chain, "w:b"),
            is_italic=_is_on(chain, "w:i"),
            is_capital=_is_on(chain, "w:caps"),
            is_hidden=_is_on(chain, "w:vanish"),
            colour="000000" if value == "auto" else value.upper(),
        )

    def _typeface(self, chain: list[etree._Element]) -> str:
        """Return the typeface; where plain and marked letters have two, both."""
        plain = self._script(chain, "ascii")
        marked = self._script(chain, "hAnsi")
        return plain if plain == marked else f"{plain} / {marked}"

    def _script(self, chain: list[etree._Element], script: str) -> str:
        for properties in chain:
            fonts = properties.find(qn("w:rFonts"))
            if fonts is None:
                continue
            theme = fonts.get(qn(f"w:{script}Theme"))
            named = self._theme.get(theme[:5]) if theme else fonts.get(qn(f"w:{script}"))
            if named:
                return named
        return _WORDS_OWN_TYPEFACE

    def _run_chain(self, own: etree._Element | None, style: str | None) -> Iterator[etree._Element]:
        if own is not None:
            yield own
            character = own.find(qn("w:rStyle"))
            if character is not None:
                yield from self._chain(character.get(qn("w:val")), "w:rPr")
        yield from self._chain(style, "w:rPr")
        if self._defaults is not None:
            yield self._defaults

    def _paragraph_chain(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        own = paragraph.find(qn("w:pPr"))
        if own is not None:
            yield own
        yield from self._chain(self._style_of(paragraph), "w:pPr")

    def _style_of(self, paragraph: etree._Element) -> str | None:
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        named = None if own is None else own.get(qn("w:val"))
        return named if named in self._styles else self._normal

    def _chain(self, key: str | None, tag: str) -> Iterator[etree._Element]:
        """Yield the properties of a style and of those it is based on; a circle ends."""
        for _ in range(_DEEPEST):
            style = self._styles.get(key)
            if style is None:
                return
            properties = style.find(qn(tag))
            if properties is not None:
                yield properties
            parent = style.find(qn("w:basedOn"))
            key = None if parent is None else parent.get(qn("w:val"))


def _read_theme(word: WordDocument) -> dict[str, str]:
    """Return the typefaces of the theme, by `major` and `minor`."""
    for relation in word.part.rels.values():
        if relation.reltype.endswith(_THEME) and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
            found = (
                (key, root.find(f".//{_DRAWING}{key}Font/{_DRAWING}latin")) for key in ("major", "minor")
            )
            return {key: latin.get("typeface") or "" for key, latin in found if latin is not None}
    return {}


def _first(chain: list[etree._Element], tag: str) -> etree._Element | None:
    name = qn(tag)
    return next((found for properties in chain if (found := properties.find(name)) is not None), None)


def _is_on(chain: list[etree._Element], tag: str) -> bool:
    found = _first(chain, tag)
    return found is not None and (found.get(qn("w:val")) or "1") not in _OFF


def _to_points(halves: str | None) -> float:
    try:
        return float(halves or "") / 2
    except ValueError:
        return _WORDS_OWN_SIZE
