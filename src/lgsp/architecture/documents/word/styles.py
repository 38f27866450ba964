"""
The styles of the annex: type and spacing of Nghị định 30/2020/NĐ-CP, Phụ lục I (Times New Roman, black, 13–14 points).

Every paragraph of the document wears one of these; nothing is formatted by hand.
"""

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from lgsp.architecture.documents.blocks import Align

from .markup import make

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
    _Look("Title", 18, bold=True, align=ALIGN.CENTER, before=110, after=10),
    _Look("Subtitle", 13, italic=True, align=ALIGN.CENTER, after=12),
    _Look("Draft", 13, bold=True, align=ALIGN.CENTER, left_cm=6.5, right_cm=6.5),
    _Look("Front Notice", 13, bold=True, align=ALIGN.CENTER, before=24, after=24, left_cm=1, right_cm=1),
    _Look("Front Fact", 12, align=ALIGN.CENTER, before=6),
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
    _Look("Header", 13, align=ALIGN.CENTER),
    _Look("Footer", 9.5, italic=True, align=ALIGN.CENTER),
)
_WORDS_OWN = "toc "
"""Word knows the styles of its contents by these names, and uses them when it renews them."""
_BOXED = ("Draft", "Front Notice", "Notice")
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
    """Give the document its styles and its language."""
    for look in _LOOKS:
        _define(word, look)
    for name in _BOXED:
        _box(word.styles[name])
    word.styles.element.append(parse_xml(_TABLE))
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    defaults.set(qn("w:val"), "vi-VN")


def _define(word: WordDocument, look: _Look) -> None:
    styles = word.styles
    known = {style.name for style in styles}
    if look.name not in known:
        styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=look.name.startswith(_WORDS_OWN))
    style = styles[look.name]
    assert isinstance(style, ParagraphStyle)
    _clear(style)
    _set_type(style, look)
    spacing = style.paragraph_format
    spacing.alignment, spacing.line_spacing = look.align, look.leading
    spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
    spacing.first_line_indent = Cm(look.first_line_cm)
    spacing.left_indent, spacing.right_indent = Cm(look.left_cm), Cm(look.right_cm)
    spacing.keep_with_next, spacing.page_break_before = look.keep_next, look.page_break
    spacing.widow_control = True
    if look.level is not None:
        style.element.pPr.append(make("outlineLvl", val=look.level))
    style.quick_style = True


def _clear(style: ParagraphStyle) -> None:
    """Take away whatever python-docx's own template gives the style: lines, colours, spread letters."""
    for name in ("w:pPr", "w:rPr"):
        for properties in style.element.findall(qn(name)):
            style.element.remove(properties)


def _set_type(style: ParagraphStyle, look: _Look) -> None:
    """Set the letters, for every script."""
    font = style.font
    font.name, font.size = _TYPEFACE, Pt(look.size)
    font.bold, font.italic = look.bold, look.italic
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for script in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _TYPEFACE)


def _box(style: ParagraphStyle) -> None:
    """Draw a line around the paragraphs of a style."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="8" w:space="5" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{edges}</w:pBdr>"), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )
