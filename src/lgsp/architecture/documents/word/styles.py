"""
The styles of the annex: type and spacing of Nghị định 30/2020/NĐ-CP, Phụ lục I (Times New Roman, black, 13–14 points).

Every paragraph of the document wears one of these; nothing is formatted by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from lgsp.architecture.documents.blocks import Align

from .markup import make
from .pages import text_width_pt

_TYPEFACE = "Times New Roman"
TABLE_STYLE = "LgspTable"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a style looks; what is left out comes from the style it is based on."""

    name: str
    size: float = 13
    bold: bool = False
    italic: bool = False
    align: ALIGN = ALIGN.LEFT
    before: float = 0
    after: float = 0
    first_line_cm: float = 0
    left_cm: float = 0
    right_cm: float = 0
    leading: float = 1.0
    keep_next: bool = False
    page_break: bool = False
    level: int | None = None


_LOOKS = (
    _Look("Normal", leading=1.1),
    _Look("Body Text", align=ALIGN.JUSTIFY, after=6, first_line_cm=1, leading=1.15),
    _Look("Heading 1", 14, bold=True, before=16, after=6, keep_next=True, level=0),
    _Look("Heading 2", 13, bold=True, before=12, after=6, keep_next=True, level=1),
    _Look("Heading 3", 13, bold=True, before=10, after=6, keep_next=True, level=2),
    _Look("Heading 4", 13, bold=True, italic=True, before=8, after=4, keep_next=True, level=3),
    _Look("Title", 18, bold=True, align=ALIGN.CENTER, before=110, after=10),
    _Look("Subtitle", 13, italic=True, align=ALIGN.CENTER, after=12),
    _Look("Draft", 13, bold=True, align=ALIGN.CENTER, left_cm=6.5, right_cm=6.5),
    _Look("Front Notice", 13, bold=True, align=ALIGN.CENTER, before=24, after=24, left_cm=1, right_cm=1),
    _Look("Front Fact", 12, align=ALIGN.CENTER, before=6),
    _Look("Issuer", 13, bold=True, align=ALIGN.CENTER),
    _Look("Number", 13, align=ALIGN.CENTER, before=4),
    _Look("Draft Stamp", 13, bold=True, align=ALIGN.CENTER, before=4, left_cm=1.5, right_cm=1.5),
    _Look("Nation", 12, bold=True, align=ALIGN.CENTER),
    _Look("Motto", 13, bold=True, align=ALIGN.CENTER),
    _Look("Place And Day", 13, italic=True, align=ALIGN.CENTER, before=4),
    _Look("Issuer Rule", 2, align=ALIGN.CENTER, before=3, left_cm=2.2, right_cm=2.2),
    _Look("Motto Rule", 2, align=ALIGN.CENTER, before=3, left_cm=2.1, right_cm=2.1),
    _Look("About Rule", 2, align=ALIGN.CENTER, before=3, left_cm=6.2, right_cm=6.2, after=8),
    _Look("Decision Title", 14, bold=True, align=ALIGN.CENTER, before=20, after=4),
    _Look("Decision About", 14, bold=True, align=ALIGN.CENTER, after=2),
    _Look("Recipients Head", 12, bold=True, italic=True),
    _Look("Recipient", 11),
    _Look("Signer Office", 13, bold=True, align=ALIGN.CENTER, after=80),
    _Look("Signer", 13, bold=True, align=ALIGN.CENTER),
    _Look("Subheading", 13, bold=True, before=12, after=6, keep_next=True),
    _Look("Centred", 13, bold=True, align=ALIGN.CENTER, before=10, after=8, keep_next=True),
    _Look("Notice", 13, bold=True, before=6, after=8),
    _Look("Figure", align=ALIGN.CENTER, before=8, keep_next=True),
    _Look("Caption", 12.5, bold=True, align=ALIGN.CENTER, before=4, after=12),
    _Look("Table Caption", 12.5, bold=True, align=ALIGN.CENTER, before=8, after=6, keep_next=True),
    _Look("After Table", 6),
    _Look("List Item", align=ALIGN.JUSTIFY, after=4, leading=1.15),
    _Look("Table Head", 11.5, bold=True, align=ALIGN.CENTER, keep_next=True),
    _Look("Table Group", 11.5, bold=True, keep_next=True),
    _Look("Table Text", 11.5),
    _Look("Table Text Centre", 11.5, align=ALIGN.CENTER),
    _Look("Table Text End", 11.5, align=ALIGN.RIGHT),
    _Look("Table Total", 11.5, bold=True),
    _Look("Table Total Centre", 11.5, bold=True, align=ALIGN.CENTER),
    _Look("Table Total End", 11.5, bold=True, align=ALIGN.RIGHT),
    _Look("Contents Heading", 14, bold=True, align=ALIGN.CENTER, after=8, page_break=True),
    _Look("toc 1", 12, bold=True, before=4, right_cm=0.8),
    _Look("toc 2", 12, before=2, left_cm=0.7, right_cm=0.8),
    _Look("toc 3", 12, italic=True, before=2, left_cm=1.4, right_cm=0.8),
    _Look("toc 4", 12, italic=True, before=2, left_cm=2.1, right_cm=0.8),
    _Look("Header", 13, align=ALIGN.CENTER),
    _Look("Footer", 9.5, italic=True, align=ALIGN.CENTER),
)
_WORDS_OWN = ("Normal", "Body Text", "Heading ", "Title", "Subtitle", "Caption", "toc ", "Header", "Footer")
"""How the names of styles begin that Word knows: it uses them itself, as when it renews the contents."""
_SMALL = ("Heading ", "Caption", "Header", "Footer")
"""How the names begin that Word itself writes in small letters."""
_KEPT = ("DefaultParagraphFont", "TableNormal", "NoList")
_JUSTIFICATION = {ALIGN.LEFT: "left", ALIGN.CENTER: "center", ALIGN.RIGHT: "right", ALIGN.JUSTIFY: "both"}
_DEFAULTS = f"""
<w:docDefaults {nsdecls("w")}>
  <w:rPrDefault><w:rPr><w:rFonts w:ascii="{_TYPEFACE}" w:hAnsi="{_TYPEFACE}" w:eastAsia="{_TYPEFACE}"
    w:cs="{_TYPEFACE}"/><w:sz w:val="26"/><w:szCs w:val="26"/>
    <w:lang w:val="vi-VN" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
  <w:pPrDefault/>
</w:docDefaults>
"""
_BOXED = ("Draft", "Draft Stamp", "Front Notice", "Notice")
_RULED = ("Issuer Rule", "Motto Rule", "About Rule")
_ENDS = {Align.START: "", Align.CENTRE: "Centre", Align.END: "End"}
_TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">
  <w:name w:val="Lgsp Table"/><w:basedOn w:val="TableNormal"/>
  <w:tblPr><w:tblStyleRowBandSize w:val="1"/>
    <w:tblBorders>{
    "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
}</w:tblBorders>
    <w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E0E0E0"/><w:vAlign w:val="center"/></w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def cell_style(align: Align, *, total: bool) -> str:
    """Return the id of the style of a cell."""
    return f"Table{'Total' if total else 'Text'}{_ENDS[align]}"


def define_styles(word: WordDocument) -> None:
    """Give the document its styles and no other, and its language."""
    root = word.styles.element
    for style in root.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT:
            root.remove(style)
    defaults = root.find(qn("w:docDefaults"))
    defaults.addprevious(parse_xml(_DEFAULTS))
    root.remove(defaults)
    for style in parse_xml(f"<w:styles {nsdecls('w')}>{''.join(map(_make_style, _LOOKS))}</w:styles>"):
        root.append(style)
    root.append(parse_xml(_TABLE))


def _make_style(look: _Look) -> str:
    """Write a style; the schema fixes the order of what it says."""
    id_ = look.name.replace(" ", "")
    builtin = look.name.startswith(_WORDS_OWN)
    kind = {"default": 1} if look.name == "Normal" else {} if builtin else {"customStyle": 1}
    based = "" if look.name == "Normal" else make("basedOn", val="Normal")
    return make(
        "style",
        make("name", val=look.name.lower() if look.name.startswith(_SMALL) else look.name),
        based,
        "<w:qFormat/>",
        make("pPr", *_set_paragraph(look)),
        make("rPr", *_set_letters(look)),
        type="paragraph",
        **kind,
        styleId=id_ if not id_.startswith("toc") else id_.upper(),
    )


def _set_paragraph(look: _Look) -> Iterator[str]:
    yield make("keepNext", val=int(look.keep_next))
    yield make("pageBreakBefore", val=int(look.page_break))
    yield make("widowControl")
    if look.name in _BOXED:
        yield _draw_edges("top", "left", "bottom", "right")
    if look.name in _RULED:
        yield _draw_edges("top", space=1)
    if look.name.startswith("toc "):
        right = round(text_width_pt(sideways=False) * 20)
        yield make("tabs", make("tab", val="right", leader="dot", pos=right))
    yield make(
        "spacing",
        before=round(look.before * 20),
        after=round(look.after * 20),
        line=round(look.leading * 240),
        lineRule="auto",
    )
    yield make(
        "ind",
        left=_twips(look.left_cm),
        right=_twips(look.right_cm),
        firstLine=_twips(look.first_line_cm),
    )
    yield make("jc", val=_JUSTIFICATION[look.align])
    if look.level is not None:
        yield make("outlineLvl", val=look.level)


def _set_letters(look: _Look) -> Iterator[str]:
    """Set the letters, for every script."""
    yield make("rFonts", ascii=_TYPEFACE, hAnsi=_TYPEFACE, eastAsia=_TYPEFACE, cs=_TYPEFACE)
    yield make("b", val=int(look.bold))
    yield make("i", val=int(look.italic))
    yield make("color", val="000000")
    yield make("sz", val=round(look.size * 2))
    yield make("szCs", val=round(look.size * 2))


def _draw_edges(*edges: str, space: int = 5) -> str:
    """Draw lines at the edges of the paragraphs of a style."""
    drawn = (make(edge, val="single", sz=8, space=space, color="000000") for edge in edges)
    return make("pBdr", *drawn)


def _twips(centimetres: float) -> int:
    return round(float(Cm(centimetres).pt * 20))
