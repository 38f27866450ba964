"""
Rules on figures in prose: what a text says of “27 cơ quan” is what the model counts.

Only a bare count is judged: digits, then the word for a kind, then the end of the phrase. “Hơn 20 hệ thống” is no claim
to the unit, and “13 cơ sở dữ liệu quốc gia” is about a part that the model may not tell apart; both are left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, rule
from lgsp.architecture.conformance.verdicts import Judgement, Subject, Verdict
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.folders import PROSE
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Principle, Standard
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.places import Place
from lgsp.architecture.model.planning import Project, Stage
from lgsp.architecture.model.systems import Service, System

from .periods import is_over

COUNTED: dict[str, tuple[type[Entity], str]] = {
    "cơ quan": (Agency, "level"),
    "cơ quan, đơn vị": (Agency, "level"),
    "cơ quan, đơn vị, địa phương": (Agency, "level"),
    "hệ thống": (System, "system_kind"),
    "hệ thống thông tin": (System, "system_kind"),
    "cơ sở dữ liệu": (Database, "tier"),
    "CSDL": (Database, "tier"),
    "cơ sở dữ liệu dùng chung": (Database, "tier"),
    "thành phần": (Component, "status"),
    "dịch vụ trên LGSP": (Service, "status"),
    "luồng": (Flow, "status"),
    "luồng dữ liệu": (Flow, "status"),
    "luồng trao đổi": (Flow, "status"),
    "dự án": (Project, "project_kind"),
    "dự án, nhiệm vụ": (Project, "project_kind"),
    "nguyên tắc": (Principle, "status"),
    "tiêu chuẩn": (Standard, "level"),
    "giai đoạn": (Stage, "status"),
}
"""What is counted under each word, and the field whose groups may be meant instead of the whole."""

_WORDS = "|".join(sorted(map(re.escape, COUNTED), key=len, reverse=True))
# Begins with a digit, so that the search runs over prose at the speed of C; what stands before is looked at afterwards.
_CLAIM = re.compile(
    rf"(?P<number>\d{{1,3}}(?:\.\d{{3}})+|\d+)\s+(?P<word>{_WORDS})"
    r"(?=\s*(?:[.;:!?)\n]|,\s|và\b|của tỉnh\b|trong mô hình\b|trong Kiến trúc\b|$))",
    re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    "hơn|gần|khoảng|trên|dưới|ít|từ|đến|tối|nhất|thiểu|đa|mỗi|cứ|trong|thêm|mục|điều|khoản|năm|tháng|bảng|hình|giữa|"
    "với|còn|chọn|số",
    re.IGNORECASE,
)
_LOOKED_BACK = 20


@rule(
    code="DOC807",
    title="Con số trong lời văn khớp với mô hình",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    why="Bảng được sinh từ mô hình, lời văn do người viết. Một con số trong lời văn khác bảng ngay bên dưới làm người "
    "đọc không tin cả hai. Chỉ xét con số viết bằng chữ số, đứng ngay trước tên loại đối tượng và không kèm hạn định; "
    "số của một nhóm (theo cấp, loại, tình trạng) cũng được coi là khớp.",
    example="""
        # prose/II.md
        Tỉnh có 12345 hệ thống thông tin.
        """,
    remedy="Sửa con số; hoặc nói rõ con số đếm cái gì, ví dụ “12 hệ thống thông tin do tỉnh tự xây dựng”.",
)
def figures_match(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every text that counts something; the others make no claim."""
    for key, text in model.prose.items():
        subject = Subject("paragraph", key, key)
        claims = [claim for claim in _CLAIM.finditer(text) if _is_claim(text, claim.start())]
        wrong = [(claim, told) for claim in claims if (told := _contradict(model, claim, on))]
        for claim, told in wrong:
            place = Place(f"{PROSE}/{key}.md", text.count("\n", 0, claim.start()) + 1)
            yield Judgement(subject, Verdict.BROKEN, place, told)
        if not wrong:
            yield Judgement(subject, Verdict.HOLDS if claims else Verdict.NOT_APPLICABLE)


def _is_claim(text: str, start: int) -> bool:
    """Say whether the number stands by itself, and no word before it makes it something else than a count of all."""
    before = text[max(0, start - _LOOKED_BACK) : start]
    if not before:
        return True
    if not before[-1].isspace():
        return before[-1] in "(“:"
    words = before.split()
    return not words or _NO_CLAIM.fullmatch(words[-1]) is None


def _contradict(model: Model, claim: re.Match[str], on: date) -> str:
    kind, field = COUNTED[_normal(claim["word"])]
    present = [one for one in model.all(kind) if not is_over(one, on)]
    if int(claim["number"].replace(".", "")) in _list_counts(present, field, on) | {len(model.all(kind))}:
        return ""
    return f"Lời văn viết “{claim['number']} {claim['word']}”; mô hình có {len(present)}."


def _normal(word: str) -> str:
    return next(known for known in COUNTED if known.casefold() == word.casefold())


def _list_counts(present: list[Entity], field: str, on: date) -> set[int]:
    """Return every number that may be meant: of all, of those in force, of each group and of all but one group."""
    groups = Counter(getattr(one, field) for one in present).values()
    in_force = sum(one.is_alive(on) for one in present)
    return {len(present), in_force, *groups, *(len(present) - group for group in groups)}
