"""
The decision that issues the architecture, with everything the model knows of it; what it does not know stays dots.

Its parts and their places are those of Nghị định 30/2020/NĐ-CP, Phụ lục I: the page itself is held to
`page_requirements.csv`; the order of the parts, `TM.` before a body in whose name one signs, `KT.` before one's chief,
`;` after every recipient and `Lưu: VT` last were read in secondary sources only and never held against the decree.
Not in any source, and ours: the words of the articles, and the stamp of a draft under the number.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from lgsp.architecture.frameworks.outlines import Outline, get_outline
from lgsp.architecture.model.governance import Issue
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document
from lgsp.architecture.model.organisation import Agency

from . import blocks
from .edition import Edition
from .issuing import (
    cite_in_full,
    find_decision,
    in_words,
    is_by_chairman,
    name_architecture,
    name_issuer,
    say_draft,
    say_number,
    say_signing_day,
)
from .wording import tidy

NAME = "quyet-dinh-ban-hanh"
_KEY = "decision"
_FIRM = "\N{NO-BREAK SPACE}"
_CHAIRMAN = "Chủ tịch"
_RECIPIENTS = ("Như Điều 3", "Lưu: VT")
_DUTIES_OF_ALL = (
    "tuân thủ Kiến trúc khi đề xuất, thiết kế, mua sắm, thuê, xây dựng, nâng cấp và vận hành hệ thống thông tin; "
    "bảo đảm điều kiện, nguồn lực để duy trì, cập nhật Kiến trúc trong phạm vi quản lý"
)


def compile_decision(model: Model, *, outline: str, on: date, annexes: Sequence[str] = ()) -> blocks.Document:
    """
    Compile the decision; `annexes` are the titles of what it issues besides the architecture.

    :raises OutlineUnknown: if no such outline is known
    """
    edition, chosen = Edition(model, on), get_outline(outline)
    return blocks.Document(
        NAME,
        _make_letterhead(edition, chosen),
        (
            *_list_grounds(edition),
            blocks.Centred("QUYẾT ĐỊNH:", f"{_KEY}/decides"),
            *_issue(edition, chosen, annexes),
            _take_effect(edition),
            *_carry_out(edition),
        ),
        on.isoformat(),
        signature=_make_signature(edition, chosen),
    )


def _make_letterhead(edition: Edition, outline: Outline) -> blocks.Letterhead:
    province = edition.model.province
    issue = edition.issue
    place = tidy(issue.place) if issue and issue.place else tidy(province.name)
    return blocks.Letterhead(
        issuer=f"ỦY BAN NHÂN DÂN\n{edition.province.upper()}",
        number=f"Số: {say_number(edition)}",
        place_and_day=f"{place}, {say_signing_day(edition)}",
        title="QUYẾT ĐỊNH",
        about=f"Ban hành {name_architecture(edition, outline, issue)}".replace(
            "phiên bản ", f"phiên bản{_FIRM}"
        ),
        authority=name_issuer(edition, outline).upper(),
        draft=say_draft(edition),
        notice=tidy(province.notice) if province.invented else "",
    )


def _list_grounds(edition: Edition) -> Iterator[blocks.Block]:
    """Yield what the decision rests on, and who proposes it; grounds that nobody declared are asked for."""
    issue, key = edition.issue, f"{_KEY}/grounds"
    grounds = issue.legal_basis if issue else ()
    if not grounds:
        place = f"trường legal_basis của model/issue/{issue.id}.yaml" if issue else "thư mục model/issue/"
        yield blocks.Notice(f"[Chưa có căn cứ ban hành — khai báo ở {place}.]", key)
    for one in grounds:
        cited = cite_in_full(edition.model.get(Document, one))
        yield blocks.Paragraph((blocks.Run(f"Căn cứ {cited};", italic=True),), key)
    proposer = _find_proposer(edition)
    if proposer is not None:
        sign = tidy(proposer.short_name) if proposer.short_name else "……"
        said = f"Theo đề nghị của {_name_head(proposer)} tại Tờ trình số ……/TTr-{sign} {in_words(None)}."
        yield blocks.Paragraph((blocks.Run(said, italic=True),), key)


def _issue(edition: Edition, outline: Outline, annexes: Sequence[str]) -> Iterator[blocks.Block]:
    name, key = name_architecture(edition, outline, edition.issue), f"{_KEY}/1"
    said = f"Ban hành kèm theo Quyết định này {name} (sau đây gọi là Kiến trúc)"
    yield _article(1, f"{said} và các phụ lục:" if annexes else f"{said}.", key)
    if annexes:
        ends = [*(";" for _ in annexes[1:]), "."]
        items = tuple((blocks.Run(f"{one}{end}"),) for one, end in zip(annexes, ends, strict=True))
        yield blocks.Listing(items, key=key)


def _take_effect(edition: Edition) -> blocks.Block:
    issue = edition.issue
    since = f"kể từ {in_words(issue.valid_from)}" if issue and issue.valid_from else "kể từ ngày ký"
    replaced = edition.model.find(Issue, issue.replaces) if issue and issue.replaces else None
    said = f"Quyết định này có hiệu lực thi hành {since}"
    if replaced is not None:
        old = find_decision(edition, replaced)
        cited = cite_in_full(old) if old else f"quyết định ban hành {tidy(replaced.name)}"
        said += f" và thay thế {cited}"
    return _article(2, f"{said}.", f"{_KEY}/2")


def _carry_out(edition: Edition) -> Iterator[blocks.Block]:
    lead, key = _find_lead(edition), f"{_KEY}/3"
    yield _article(3, "Tổ chức thực hiện:", key)
    duties = [f"{tidy(lead.name)} chủ trì: {_join(lead.responsibilities)}."] if lead else []
    duties.append(f"Các sở, ban, ngành, Ủy ban nhân dân cấp xã {_DUTIES_OF_ALL}.")
    heads = [f"Chánh Văn phòng Ủy ban nhân dân {_name_unit(edition)}"]
    heads += [_name_head(lead)] if lead else []
    heads += ["Thủ trưởng các sở, ban, ngành", "Chủ tịch Ủy ban nhân dân cấp xã"]
    yield blocks.Listing(tuple((blocks.Run(one),) for one in duties), numbered=True, key=key)
    answering = f"{'; '.join(heads)} và các cơ quan, tổ chức, cá nhân có liên quan"
    yield blocks.Paragraph((blocks.Run(f"{answering} chịu trách nhiệm thi hành Quyết định này./."),), key)


def _make_signature(edition: Edition, outline: Outline) -> blocks.Signature:
    issue = edition.issue
    office = tidy(issue.signer_office) if issue and issue.signer_office else _CHAIRMAN
    lines = [] if is_by_chairman(outline) else ["TM. ỦY BAN NHÂN DÂN"]
    if office != _CHAIRMAN:
        lines.append(f"KT. {_CHAIRMAN.upper()}")
    said = issue.recipients if issue and issue.recipients else _RECIPIENTS
    ends = [*(";" for _ in said[1:]), "."]
    return blocks.Signature(
        lines=(*lines, office.upper()),
        signer=tidy(issue.signer) if issue and issue.signer else "",
        recipients=tuple(f"{tidy(one)}{end}" for one, end in zip(said, ends, strict=True)),
    )


def _article(number: int, text: str, key: str) -> blocks.Paragraph:
    return blocks.Paragraph((blocks.Run(f"Điều {number}. ", bold=True), blocks.Run(text)), key)


def _find_lead(edition: Edition) -> Agency | None:
    """Return the agency that leads digital transformation on the day."""
    leads = (one for one in edition.model.all(Agency) if one.is_digital_lead and one.is_alive(edition.on))
    return next(leads, None)


def _find_proposer(edition: Edition) -> Agency | None:
    issue = edition.issue
    named = edition.model.find(Agency, issue.proposed_by) if issue and issue.proposed_by else None
    return named or _find_lead(edition)


def _name_head(agency: Agency) -> str:
    """Name who heads an agency: departments have directors, an office its chief; others are not guessed."""
    name = tidy(agency.name)
    if name.startswith("Sở "):
        return f"Giám đốc {name}"
    return f"Chánh {name}" if name.startswith("Văn phòng ") else f"Thủ trưởng {name}"


def _name_unit(edition: Edition) -> str:
    """Return `tỉnh` or `thành phố`."""
    return edition.province.removesuffix(tidy(edition.model.province.name)).strip() or edition.province


def _join(sentences: Sequence[str]) -> str:
    """Return sentences as parts of one: each up to its colon, as it goes on in the middle of a line."""
    told = [tidy(one.partition(":")[0]).rstrip(".;") for one in sentences]
    return "; ".join(one[:1].lower() + one[1:] for one in told) or "tổ chức thực hiện Kiến trúc"
