"""The report of a campaign that the department sends to the People's Committee, as blocks for Word and PDF."""

from collections.abc import Sequence
from datetime import date

from lgsp.architecture.documents import blocks
from lgsp.architecture.documents.blocks import Align, Column
from lgsp.architecture.documents.exhibits.exhibit import (
    NUMBER,
    Exhibit,
    TableExhibit,
    WordsExhibit,
    number_rows,
)
from lgsp.architecture.documents.setting import arrange, join_landscapes, lay_out, number
from lgsp.architecture.documents.wording import on_day, tidy
from lgsp.architecture.model.model import Model

from .campaigns import Tally
from .models import Campaign, CampaignItem
from .states import AnswerKind

NAME = "bao-cao-ra-soat"
_SOURCE = "đợt rà soát"


def compile_campaign(
    campaign: Campaign, tallies: Sequence[Tally], items: Sequence[CampaignItem], *, model: Model, on: date
) -> blocks.Document:
    """Return the report of a campaign as of a day."""
    names = {one.agency: one.name for one in tallies}
    promised = (_list_promises(items, names), _list_exceptions(items, names))
    sections: list[tuple[str, str, tuple[Exhibit, ...]]] = [
        ("course", "I. Việc đã làm", (_tell_course(campaign, tallies, on),)),
        ("agencies", "II. Kết quả theo cơ quan", (_list_tallies(tallies),)),
        ("promises", "III. Hẹn sửa và đề nghị ngoại lệ", promised),
        ("asked", "IV. Đề nghị Ủy ban nhân dân tỉnh", (_tell_proposal(tallies),)),
    ]
    arranged = [(key, title, arrange(exhibits)) for key, title, exhibits in sections]
    numbers = number(exhibit for _, _, exhibits in arranged for exhibit in exhibits)
    laid: list[blocks.Block] = []
    for key, title, exhibits in arranged:
        laid.append(blocks.Heading(key, title, 1))
        laid += lay_out(exhibits, numbers)
    return blocks.Document(NAME, _make_front(campaign, model, on), join_landscapes(laid), on.isoformat())


def _make_front(campaign: Campaign, model: Model, on: date) -> blocks.Front:
    province = model.province
    return blocks.Front(
        title="BÁO CÁO\nRÀ SOÁT TUÂN THỦ KIẾN TRÚC",
        subtitle=tidy(campaign.title),
        issued_with=f"Số liệu đến {on_day(on)}",
        draft="" if campaign.closed_at else "DỰ THẢO – ĐỢT RÀ SOÁT CHƯA KẾT THÚC",
        facts=(
            ("Kính gửi", f"Ủy ban nhân dân {province.full_name}"),
            ("Hạn trả lời", on_day(campaign.due_on)),
            ("Quy tắc rà soát", ", ".join(campaign.rules) or "mọi quy tắc"),
            ("Mã tóm lược của mô hình", model.digest[:16]),
        ),
        notice=tidy(province.notice or "") if province.invented else "",
    )


def _tell_course(campaign: Campaign, tallies: Sequence[Tally], on: date) -> WordsExhibit:
    asked = sum(one.asked for one in tallies)
    answered = asked - sum(one.unanswered for one in tallies)
    silent = [one.name for one in tallies if one.unanswered == one.asked]
    said = [
        f"Ngày {on_day(campaign.sent_at.date())}, {campaign.sent_name} gửi {asked} phát hiện "
        f"tới {len(tallies)} cơ quan, hạn trả lời {on_day(campaign.due_on)}. "
        f"Đến {on_day(on)} đã trả lời {answered} phát hiện; "
        f"{sum(one.gone for one in tallies)} phát hiện không còn khi kiểm tra lại mô hình.",
    ]
    if silent:
        said.append(f"Chưa trả lời mục nào: {'; '.join(silent)}.")
    contradicted = sum(one.contradicted for one in tallies)
    if contradicted:
        said.append(f"Có {contradicted} phát hiện cơ quan báo đã sửa mà quy tắc vẫn thấy.")
    return _say("course", said)


def _list_tallies(tallies: Sequence[Tally]) -> TableExhibit:
    rows = [
        (
            tidy(one.name),
            *(str(count) for count in (one.asked, one.gone, one.mended, one.contradicted)),
            *(str(count) for count in (one.planned, one.exception, one.unanswered)),
        )
        for one in tallies
    ]
    titles = ("Được hỏi", "Đã hết", "Báo đã sửa", "Báo sửa, vẫn thấy", "Hẹn sửa", "Ngoại lệ", "Chưa trả lời")
    return TableExhibit(
        code="tallies",
        lead="Kết quả của từng cơ quan được nêu tại {ref}.",
        title="Kết quả rà soát theo cơ quan",
        columns=(NUMBER, Column("Cơ quan", 30), *(Column(title, 10, Align.CENTRE) for title in titles)),
        rows=number_rows(rows),
        source=_SOURCE,
    )


def _list_promises(items: Sequence[CampaignItem], names: dict[str, str]) -> TableExhibit:
    rows = [
        (names[one.agency], f"{one.code}: {tidy(one.subject_name)}", on_day(one.planned_on), tidy(one.note))
        for one in items
        if one.answer == AnswerKind.PLANNED and one.planned_on is not None
    ]
    return TableExhibit(
        code="promises",
        lead="Các phát hiện cơ quan hẹn sửa được nêu tại {ref}.",
        title="Phát hiện hẹn sửa",
        columns=(
            NUMBER,
            Column("Cơ quan", 25),
            Column("Phát hiện", 30),
            Column("Trước ngày", 15, Align.CENTRE),
            Column("Giải trình", 25),
        ),
        rows=number_rows(rows),
        source=_SOURCE,
        optional=True,
    )


def _list_exceptions(items: Sequence[CampaignItem], names: dict[str, str]) -> TableExhibit:
    rows = [
        (names[one.agency], f"{one.code}: {tidy(one.subject_name)}", tidy(one.document), tidy(one.note))
        for one in items
        if one.answer == AnswerKind.EXCEPTION
    ]
    return TableExhibit(
        code="exceptions",
        lead="Các đề nghị ngoại lệ được nêu tại {ref}.",
        title="Đề nghị ngoại lệ",
        columns=(
            NUMBER,
            Column("Cơ quan", 25),
            Column("Phát hiện", 30),
            Column("Văn bản", 15),
            Column("Giải trình", 25),
        ),
        rows=number_rows(rows),
        source=_SOURCE,
        optional=True,
    )


def _tell_proposal(tallies: Sequence[Tally]) -> WordsExhibit:
    open_agencies = [one.name for one in tallies if one.unanswered or one.contradicted or one.late]
    if not open_agencies:
        return _say("proposal", ["Không có nội dung cần Ủy ban nhân dân tỉnh chỉ đạo thêm."])
    said = "Đề nghị Ủy ban nhân dân tỉnh chỉ đạo các cơ quan sau trả lời, sửa và cập nhật Kiến trúc:"
    return WordsExhibit(
        "proposal", ((blocks.Run(said),),), tuple((blocks.Run(name),) for name in open_agencies)
    )


def _say(code: str, paragraphs: Sequence[str]) -> WordsExhibit:
    return WordsExhibit(code, tuple((blocks.Run(one),) for one in paragraphs))
