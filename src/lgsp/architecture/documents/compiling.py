"""From a model and an outline to the finished tree of blocks."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from lgsp.architecture.frameworks.outlines import Outline, Paragraph, choose_outline
from lgsp.architecture.model.model import Model

from . import blocks
from .contents import CONTENTS
from .edition import Edition
from .exhibits import Exhibit, FigureExhibit, StepsExhibit, TableExhibit
from .prose import read_prose
from .wording import on_day, tidy

_DIGEST_LENGTH = 16


def compile_document(model: Model, *, outline: str, on: date) -> blocks.Document:
    """
    Compile the model's document in that outline, as of that day.

    :raises OutlineUnknown: if no such outline is known
    :raises OutlineNotOffered: if it is known, but cannot be built
    :raises ProseUnsupported: if a prose file holds what prose may not hold
    """
    chosen = choose_outline(outline, offered=CONTENTS)
    edition = Edition(model, on)
    exhibits = {
        key: [generate(edition) for generate in generators]
        for key, generators in CONTENTS[chosen.key].items()
    }
    numbers = _number(chosen, exhibits)
    compiled: list[blocks.Block] = []
    missing: list[str] = []
    for paragraph in chosen.paragraphs:
        compiled.append(blocks.Heading(paragraph.key, paragraph.heading, paragraph.level))
        prose = read_prose(model.prose.get(paragraph.key, ""), file=_prose_file(paragraph))
        if paragraph.needs_content and not prose:
            missing.append(paragraph.key)
            compiled.append(_miss_prose(paragraph))
        compiled += prose
        for exhibit in exhibits.get(paragraph.key, ()):
            compiled += _set_exhibit(exhibit, numbers)
    return blocks.Document(_make_front(edition, chosen), tuple(compiled), on.isoformat(), tuple(missing))


def _prose_file(paragraph: Paragraph) -> str:
    return f"prose/{paragraph.key}.md"


def _number(outline: Outline, exhibits: Mapping[str, list[Exhibit]]) -> dict[str, str | None]:
    """Number the tables and the figures that have something to show, each from 1, in the order of the outline."""
    numbers: dict[str, str | None] = {}
    tables = figures = 0
    for paragraph in outline.paragraphs:
        for exhibit in exhibits.get(paragraph.key, ()):
            numbers[exhibit.code] = None
            if isinstance(exhibit, TableExhibit) and exhibit.rows:
                tables += 1
                numbers[exhibit.code] = f"Bảng {tables}"
            elif isinstance(exhibit, FigureExhibit):
                figures += 1
                numbers[exhibit.code] = f"Hình {figures}"
    return numbers


def _set_exhibit(exhibit: Exhibit, numbers: Mapping[str, str | None]) -> Iterator[blocks.Block]:
    """Yield the sentence that leads to the exhibit, and the exhibit; or say that nothing is declared."""
    lead = blocks.Paragraph((blocks.Run(_refer(exhibit.lead, exhibit.code, numbers)),))
    number = int((numbers[exhibit.code] or "0").split()[-1])
    match exhibit:
        case StepsExhibit(steps=()) | TableExhibit(rows=()):
            yield _miss_entities(exhibit)
        case StepsExhibit():
            yield from (lead, blocks.Listing(exhibit.steps, numbered=True))
        case TableExhibit():
            table = blocks.Table(number, exhibit.title, exhibit.columns, exhibit.rows)
            yield from (lead, blocks.Landscape((table,)) if exhibit.landscape else table)
        case FigureExhibit():
            figure = blocks.Figure(number, exhibit.title, exhibit.scene)
            yield from (lead, blocks.Landscape((figure,)) if exhibit.landscape else figure)


def _refer(lead: str, code: str, numbers: Mapping[str, str | None]) -> str:
    """Put the numbers into a lead; an exhibit with nothing to show is called what it is."""

    def number_of(match: re.Match[str]) -> str:
        named = code if match[1] == "ref" else match[1]
        return (numbers[named] or "danh mục tương ứng") if named in numbers else match[0]

    return re.sub(r"\{([a-z-]+)\}", number_of, lead)


def _miss_prose(paragraph: Paragraph) -> blocks.Notice:
    hints = "".join(f" {note}" for note in paragraph.notes)
    wanted = f" Đề cương yêu cầu:{hints}" if hints else ""
    return blocks.Notice(f"[Chưa có nội dung — viết vào tệp {_prose_file(paragraph)}.{wanted}]")


def _miss_entities(exhibit: TableExhibit | StepsExhibit) -> blocks.Notice:
    if isinstance(exhibit, StepsExhibit):
        return blocks.Notice(f"[Chưa có minh họa — cần khai báo {exhibit.source}.]")
    return blocks.Notice(
        f"[Chưa có dữ liệu cho “{exhibit.title}” — khai báo trong thư mục {exhibit.source}.]"
    )


def _make_front(edition: Edition, outline: Outline) -> blocks.Front:
    province = edition.model.province
    return blocks.Front(
        title=f"{outline.document_title}\n{edition.province}".upper(),
        subtitle=f"Theo đề cương tại {outline.source}",
        issued_with="Ban hành kèm theo Quyết định số ……/QĐ-UBND ngày …… tháng …… năm …… "
        f"của Ủy ban nhân dân {edition.province}",
        draft="DỰ THẢO",
        facts=(
            ("Ngày lập", on_day(edition.on)),
            ("Mã tóm lược của mô hình (SHA-256, rút gọn)", edition.model.digest[:_DIGEST_LENGTH]),
            ("Nơi đặt trụ sở", tidy(province.seat)),
        ),
        notice=tidy(province.notice) if province.invented else "",
    )
