"""Documents made of blocks alone, without a model behind them."""

from lgsp.architecture.documents.blocks import Align, Block, Column, Document, Front, Heading, Row, Table
from lgsp.architecture.pictures.scene import Box, Scene, Wording

FRONT = Front("KIẾN TRÚC", "Theo đề cương", "Ban hành kèm theo Quyết định số …", "DỰ THẢO", (), "")
COLUMNS = (Column("TT", 5, Align.CENTRE), Column("Tên hệ thống", 45), Column("Cơ quan chủ quản", 50))


def make_document(*blocks: Block, front: Front = FRONT, missing: tuple[str, ...] = ()) -> Document:
    """Return a document with one paragraph, V.2, that holds the blocks."""
    return Document("kien-truc", front, (Heading("V.2", "2. Nền tảng", 2), *blocks), "2026-11-01", missing)


def make_table(*names: str, columns: tuple[Column, ...] = COLUMNS, number: int = 1) -> Table:
    """Return a table with a row for each name."""
    rows = tuple(Row((str(place), name, "Sở Tư pháp")) for place, name in enumerate(names, start=1))
    return Table(number, "Các hệ thống", columns, rows, "he-thong")


def make_scene(*labels: str, size: float = 9, width: float = 460, height: float = 400) -> Scene:
    """Return a picture with a node for each label, ten to a row."""
    boxes = tuple(
        Box(
            x=place % 10 * 46,
            y=place // 10 * height / (len(labels) // 10 + 1),
            width=40,
            height=height / (len(labels) // 10 + 1) - 2,
            role="node",
            wordings=(Wording((label,), size),),
        )
        for place, label in enumerate(labels)
    )
    return Scene("hinh", "Sơ đồ", "Sơ đồ các hệ thống.", width, height, boxes)
