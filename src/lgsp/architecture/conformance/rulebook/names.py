"""
The rule on names: two things of one kind do not bear one name.

Names are compared as people misread them: without tone marks, capitals and spaces. What the state itself tells apart
by a code (communes, documents, standards) may share a name.
"""

import unicodedata
from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, holds, not_applicable
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.kernel.text import fold

from .periods import is_over

_TOLD_APART_BY = {
    "agency": "area_code",
    "document": "number",
    "standard": "symbol",
    "reference": "code",
    "gap": "code",
    "task": "code",
}


@rule(
    code="MOD003",
    title="Hai đối tượng cùng loại không mang cùng một tên",
    severity=Severity.WARNING,
    gate=Gate.EDIT,
    needs=("agency.name", "agency.area_code", "document.number", "standard.symbol"),
    why="Lỗi hay gặp nhất khi nhập từ nhiều bảng: một hệ thống được ghi hai lần, khác nhau chữ hoa, dấu hoặc khoảng "
    "trắng. Mỗi bản một nửa dữ kiện, thống kê đếm thành hai. Đơn vị hành chính khác mã, văn bản khác số thì được phép "
    "trùng tên.",
    example="""
        # model/system/phan-mem-ho-tich.yaml
        id: phan-mem-ho-tich
        name: HỘ TỊCH
        owner: so-tu-phap
        """,
    remedy="Nếu là một, gộp vào một tệp và giữ mã kia ở trường moved; nếu là hai, đặt tên phân biệt được.",
)
def names_distinct(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every entity that is not over against the others of its kind."""
    alike = model.derive(_list_alike)
    for entity in model.listed:
        others = [one for one in alike.get(entity.id, ()) if not is_over(one, on)]
        if is_over(entity, on):
            yield not_applicable(entity)
        elif not others:
            yield holds(entity)
        else:
            named = ", ".join(f"“{one.name}” ({one.id})" for one in others)
            message = f"{entity.title} “{entity.name}” trùng tên với {named}."
            yield broken(entity, model.place(entity, "name"), message)


def _list_alike(model: Model) -> dict[str, list[Entity]]:
    """Return by id the others of one name, where nothing the state gave out tells them apart."""
    groups: dict[tuple[str, bytes], list[Entity]] = {}
    for entity in model.listed:
        groups.setdefault((entity.kind, _sketch(entity.name)), []).append(entity)
    suspects = [group for group in groups.values() if len(group) > 1]
    return {one.id: found for group in suspects for one in group if (found := _find_alike(one, group))}


def _find_alike(entity: Entity, group: list[Entity]) -> list[Entity]:
    mine, code = _bare(entity.name), _code(entity)
    return [
        one
        for one in group
        if one is not entity and _bare(one.name) == mine and not (code and _code(one) and _code(one) != code)
    ]


def _code(entity: Entity) -> str | None:
    field = _TOLD_APART_BY.get(entity.kind)
    return getattr(entity, field) if field else None


def _sketch(name: str) -> bytes:
    """Return a key that is the same for names that are alike, and quick to make: it only sorts out the suspects."""
    bare = unicodedata.normalize("NFD", name.casefold()).replace("đ", "d")
    return b" ".join(bare.encode("ascii", "ignore").split())


def _bare(name: str) -> str:
    return " ".join(fold(name).split())
