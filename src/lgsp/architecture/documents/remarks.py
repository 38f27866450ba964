"""
What somebody should know of a document that was made all the same: what is missing, what does not fit.

Each kind has a code, listed with what to do about it in `docs/howto/build.md`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lgsp.architecture.pictures.scene import Box, Scene, Text

from .blocks import PROSE, Block, Document, Figure, Heading, Landscape, Notice, Table
from .glyphs import list_broken, list_unsettable
from .letters import list_texts
from .printing import scale_of

MISSING_PROSE, MISSING_ENTITIES = "BUILD-001", "BUILD-002"
LETTER_SPELLED, WORD_BROKEN = "BUILD-003", "BUILD-004"
TABLE_LONG = "BUILD-005"
NAME_CUT, LETTERS_SMALL, PICTURE_FULL = "BUILD-006", "BUILD-007", "BUILD-008"
NOT_CITED, NOT_LISTED = "BUILD-011", "BUILD-012"

LONG_TABLE = 1_000
"""Rows over which a table is rather a data set: it is set all the same, with its head on every page."""
MOST_NODES = 60
SMALLEST_PT = 8.0
_ROUNDING = 0.05
_ONLY_TO_KNOW = {WORD_BROKEN, TABLE_LONG, NAME_CUT, NOT_CITED}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know: its code, where it is, and a sentence in Vietnamese and in English."""

    code: str
    place: str
    text: str
    text_en: str

    @property
    def wants_somebody(self) -> bool:
        """Say whether somebody has something to do before the document can be issued."""
        return self.code not in _ONLY_TO_KNOW


def list_remarks(document: Document) -> tuple[Remark, ...]:
    """Return everything there is to know of a document, in reading order, each thing once."""
    return tuple(dict.fromkeys(_list(document)))


def _list(document: Document) -> Iterator[Remark]:
    for key in document.missing:
        yield Remark(
            MISSING_PROSE,
            f"prose/{key}.md",
            f"Mục {key} chưa có lời văn.",
            f"Paragraph {key} has no prose.",
        )
    yield from _look_at_citations(document)
    section = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            section = block.key
        inside = block.blocks if isinstance(block, Landscape) else (block,)
        for one in inside:
            yield from _look_at(one, section, sideways=isinstance(block, Landscape))


def _look_at_citations(document: Document) -> Iterator[Remark]:
    for key in document.uncited:
        yield Remark(
            NOT_CITED,
            f"model/document/{key}",
            "Văn bản không chỗ nào dẫn, không được in trong danh mục tài liệu tham chiếu.",
            "Nothing cites the document; it is not printed among the references.",
        )
    for key, number in document.unlisted:
        yield Remark(
            NOT_LISTED,
            f"prose/{key}.md",
            f"Lời văn dẫn văn bản {number}, không có trong mô hình.",
            f"The prose cites {number}, which the model does not have.",
        )


def _look_at(block: Block, section: str, *, sideways: bool) -> Iterator[Remark]:
    place = _name(block, section)
    if isinstance(block, Notice) and block.key and not block.key.startswith(PROSE):
        said = block.text.strip("[]")
        yield Remark(MISSING_ENTITIES, place, said, f"Nothing is declared for {block.key}.")
    for text in list_texts(block):
        yield from _look_at_text(text, place)
    if isinstance(block, Table) and len(block.rows) > LONG_TABLE:
        count = f"{len(block.rows):,}"
        yield Remark(
            TABLE_LONG,
            place,
            f"Bảng có {count.replace(',', '.')} dòng, dài hơn mức đọc trên giấy; nên phát hành kèm tệp dữ liệu.",
            f"The table has {count} rows, more than anybody reads on paper; rather issue it as a data file.",
        )
    if isinstance(block, Figure):
        yield from _look_at_picture(block.scene, place, sideways=sideways)


def _look_at_text(text: str, place: str) -> Iterator[Remark]:
    for letter in list_unsettable(text):
        code = f"U+{ord(letter):04X}"
        yield Remark(
            LETTER_SPELLED,
            place,
            f"Ký tự {code} không có trong phông chữ, được in thành [{code}].",
            f"The letter {code} is in no font; it is printed as [{code}].",
        )
    for word in list_broken(text):
        begun = word[:20]
        yield Remark(
            WORD_BROKEN,
            place,
            f"Từ “{begun}…” dài {len(word)} ký tự liền nhau, được ngắt dòng tùy chỗ.",
            f"The word {begun!r}… of {len(word)} letters is broken wherever its line ends.",
        )


def _look_at_picture(scene: Scene, place: str, *, sideways: bool) -> Iterator[Remark]:
    texts = list(_list_letters(scene))
    for text in texts:
        if text.content.endswith("…"):
            yield Remark(
                NAME_CUT,
                place,
                f"Tên bị cắt trong hình: “{text.content}”.",
                f"A name is cut in the picture: {text.content!r}.",
            )
    size = min((text.size for text in texts), default=SMALLEST_PT) * scale_of(
        scene.width, scene.height, sideways=sideways
    )
    if size < SMALLEST_PT - _ROUNDING:
        yield Remark(
            LETTERS_SMALL,
            place,
            f"Chữ nhỏ nhất trong hình in ra {size:.1f} pt, dưới {SMALLEST_PT:.0f} pt.",
            f"The smallest letters of the picture print at {size:.1f} pt, below {SMALLEST_PT:.0f} pt.",
        )
    nodes = sum(isinstance(shape, Box) and shape.role == "node" for shape in scene.shapes)
    if nodes > MOST_NODES:
        yield Remark(
            PICTURE_FULL,
            place,
            f"Hình có {nodes} ô, nhiều hơn {MOST_NODES}: khó đọc trên một trang.",
            f"The picture has {nodes} boxes, more than {MOST_NODES}: hard to read on one page.",
        )


def _list_letters(scene: Scene) -> Iterator[Text]:
    for shape in scene.shapes:
        if isinstance(shape, Text):
            yield shape
        elif isinstance(shape, Box):
            yield from shape.texts()


def _name(block: Block, section: str) -> str:
    """Name the place: `V.2, Bảng 3`."""
    said = block.caption.split(".")[0] if isinstance(block, Table | Figure) else ""
    return ", ".join(part for part in (section, said) if part)
