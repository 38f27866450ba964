"""Table 2 of Mẫu số 03 in the document: who is connected with whom, for what and through what (annex 04)."""

from dataclasses import replace
from itertools import groupby

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.model.exchanges import Flow, Relation
from lgsp.architecture.queries import links, objects

from . import exchanges
from .exhibit import FigureExhibit, TableExhibit, group_rows
from .forms import LINKS, OBJECTS, head, order_codes, tell_link, title_of

_SOURCE = "model/flow/ và model/relation/"
_SHARED = ("target_object", "payload", "frequency_sla", "data_classification")
"""What the relations of one group have in common, and stands in its name."""


def list_all(edition: Edition) -> TableExhibit:
    """Return every relation, under the object it leads to and what is exchanged there."""
    kept = sorted(list_kept(edition), key=lambda one: _order(one, edition))
    return TableExhibit(
        code="exchange-relations",
        lead="Các quan hệ kết nối, chia sẻ dữ liệu, API và sử dụng chung chủ yếu được nêu tại {ref}. Dòng "
        "tên nhóm ghi đối tượng đích, dữ liệu hoặc dịch vụ trao đổi, tần suất, phân loại dữ liệu; mỗi dòng "
        "dưới đó là một quan hệ. Chiều quan hệ theo Bảng 2 Mẫu số 03: từ bên khai thác tới bên cung cấp, từ "
        "bên gửi tới bên nhận, từ bên phụ thuộc tới bên được phụ thuộc. Mô tả chi tiết của từng API ở hồ sơ "
        "dịch vụ trên LGSP, không chép lại ở đây.",
        title="Quan hệ kết nối, chia sẻ dữ liệu, API và sử dụng chung",
        columns=(
            Column("TT", 6, Align.CENTRE),
            head(LINKS, "relation_code", 11),
            head(LINKS, "source_object", 15),
            Column(f"{title_of(OBJECTS, 'name')} nguồn", 30),
            head(LINKS, "relation_type", 14),
            head(LINKS, "channel", 11, align=Align.CENTRE),
            head(LINKS, "state", 13, align=Align.CENTRE),
        ),
        rows=group_rows(
            (name, [_row_of(one, edition) for one in members])
            for name, members in groupby(kept, key=lambda one: _name_group(one, edition))
        ),
        source=_SOURCE,
    )


def draw_matrix(edition: Edition) -> tuple[FigureExhibit, ...]:
    """Return the matrix of exchanges between agencies, led to as this outline does (VI.3.2.2)."""
    drawn = tuple(exchanges.draw_matrix(edition))
    lead = (
        "Trao đổi giữa các cơ quan được thể hiện tại {ref}; từng quan hệ ở {exchange-relations}, Phụ lục 04."
    )
    return tuple(replace(one, lead="" if place else lead) for place, one in enumerate(drawn))


def list_kept(edition: Edition) -> list[Flow | Relation]:
    """Return the relations both ends of which are objects that are listed."""
    here = {one.id for one in objects.list_objects(edition.model)}
    return [one for one in links.list_links(edition.model) if here.issuperset(links.get_ends(one))]


def _name_group(entity: Flow | Relation, edition: Edition) -> str:
    target, *rest = (tell_link(entity, key, edition) for key in _SHARED)
    lead, *others = (f"{title_of(LINKS, key)}: {said}" for key, said in zip(_SHARED[1:], rest, strict=True))
    target = target.replace("\n", " – ")
    return f"{title_of(LINKS, 'target_object')}: {target}\n{lead}\n{'. '.join(others)}"


def _row_of(entity: Flow | Relation, edition: Edition) -> Row:
    code, _, name = tell_link(entity, "source_object", edition).partition("\n")
    rest = (tell_link(entity, key, edition) for key in ("relation_type", "channel", "state"))
    return Row((links.get_code(entity), code, name, *rest), subject=entity.id)


def _order(entity: Flow | Relation, edition: Edition) -> tuple[object, ...]:
    target, *rest = (tell_link(entity, key, edition) for key in _SHARED)
    source = tell_link(entity, "source_object", edition)
    return order_codes(target), rest, order_codes(source), order_codes(links.get_code(entity))
