"""The head and the end of a decision (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II): two columns without lines."""

from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Letterhead, Signature

from .markup import break_lines, make, make_paragraph

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_LEFT_SHARE = 0.41


def make_letterhead(front: Letterhead, *, width: int) -> list[str]:
    """Return the elements that begin a decision, so wide in twips."""
    left = [_say("Issuer", front.issuer), _say("Issuer Rule"), _say("Number", front.number)]
    left += [_say("Draft Stamp", front.draft)] if front.draft else []
    right = [
        _say("Nation", NATION),
        _say("Motto", MOTTO),
        _say("Motto Rule"),
        _say("Place And Day", front.place_and_day),
    ]
    below = [_say("Decision Title", front.title), _say("Decision About", front.about)]
    below += [_say("About Rule"), _say("Centred", front.authority)]
    return [_make_columns((left, right), width=width, left_share=_LEFT_SHARE), *below]


def make_signature(signature: Signature, *, width: int) -> list[str]:
    """Return the elements that end a decision, so wide in twips."""
    left = [
        _say("Recipients Head", "Nơi nhận:"),
        *(_say("Recipient", f"- {one}") for one in signature.recipients),
    ]
    right = [_say("Signer Office", "\n".join(signature.lines)), _say("Signer", signature.signer)]
    return [make_paragraph("AfterTable"), _make_columns((left, right), width=width, left_share=0.5)]


def _say(style: str, text: str = "") -> str:
    return make_paragraph(style.replace(" ", ""), *(break_lines(text) if text else ()))


def _make_columns(columns: tuple[Sequence[str], Sequence[str]], *, width: int, left_share: float) -> str:
    left = round(width * left_share)
    widths = (left, width - left)
    properties = make("tblPr", make("tblW", w=width, type="dxa"), make("tblLayout", type="fixed"))
    grid = make("tblGrid", *(make("gridCol", w=each) for each in widths))
    cells = (
        make("tc", make("tcPr", make("tcW", w=each, type="dxa")), *column)
        for column, each in zip(columns, widths, strict=True)
    )
    return make("tbl", properties, grid, make("tr", make("trPr", make("cantSplit")), *cells))
