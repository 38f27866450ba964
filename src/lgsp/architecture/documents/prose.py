"""
What officials write, from Markdown: paragraphs, lists, bold and italic words.

Anything else is refused with file and line: headings come from the outline, tables and figures from the model.
"""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .blocks import Listing, Paragraph, Run, Runs
from .errors import ProseUnsupported

_READER = MarkdownIt("commonmark", {"html": False})
_WORDS = {
    "heading_open": "tiêu đề",
    "fence": "khối mã",
    "code_block": "đoạn thụt lề bốn dấu cách (khối mã)",
    "blockquote_open": "đoạn trích dẫn",
    "hr": "đường kẻ ngang",
    "image": "hình ảnh",
}


def read_prose(text: str, *, file: str) -> tuple[Paragraph | Listing, ...]:
    """
    Return the blocks of a prose file; one that holds no words has none.

    :raises ProseUnsupported: if it holds anything but paragraphs, lists, bold and italic
    """
    tokens = _READER.parse(text)
    _check_supported(tokens, file=file)
    return tuple(_build(tokens))


def list_sources(text: str) -> tuple[str, ...]:
    """Return the Markdown of every paragraph and of every item of a list, in the order `read_prose` has them."""
    sources: list[str] = []
    depth = 0
    for token in _READER.parse(text):
        depth += token.nesting if token.type in _LISTS else 0
        if token.type == "list_item_open":
            sources.append("")
        elif token.type == "inline" and depth:
            sources[-1] = f"{sources[-1]}\n{token.content}".lstrip("\n")
        elif token.type == "inline":
            sources.append(token.content)
    return tuple(sources)


def _check_supported(tokens: Sequence[Token], *, file: str) -> None:
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type in _LISTS else 0
        found = [token, *(token.children or ())]
        unknown = next((one.type for one in found if one.type in _WORDS), None)
        if unknown or depth > 1:
            line = (token.map or [0])[0] + 1
            what = _WORDS[unknown] if unknown else "danh sách lồng nhau"
            raise ProseUnsupported(file=file, line=line, what=what)


_LISTS = {"bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"}


def _build(tokens: Sequence[Token]) -> Iterator[Paragraph | Listing]:
    items: list[Runs] = []
    listing = False
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                items, listing = [], True
            case "list_item_open":
                items.append(())
            case "bullet_list_close" | "ordered_list_close":
                yield Listing(tuple(items), numbered=token.type.startswith("ordered"))
                listing = False
            case "inline" if listing:
                space = (Run(" "),) if items[-1] else ()
                items[-1] += (*space, *_read_runs(token))
            case "inline":
                yield Paragraph(_read_runs(token))


def _read_runs(inline: Token) -> Runs:
    """Return the words of a paragraph; a link keeps its words only, a line break is a space."""
    runs: list[Run] = []
    bold = italic = 0
    for token in inline.children or ():
        bold += token.nesting if token.type.startswith("strong") else 0
        italic += token.nesting if token.type.startswith("em_") else 0
        text = " " if token.type in ("softbreak", "hardbreak") else token.content
        if text:
            runs.append(Run(text, bold=bold > 0, italic=italic > 0))
    return tuple(runs)
