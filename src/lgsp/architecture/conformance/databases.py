"""Rules on shared databases."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.model.databases import Database, DatabaseTier
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency

from .rules import Gate, Severity, outline, rule
from .verdicts import Judgement, broken, holds, not_applicable


@rule(
    code="DB301",
    title="Cơ sở dữ liệu dùng chung có đúng một cơ quan chủ trì",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    basis=(outline("IV.3"),),
    why="Danh mục cơ sở dữ liệu dùng chung phải ghi cơ quan chủ trì. Không có thì không ai cập nhật; có hai "
    "thì không biết số liệu nào là gốc.",
    example="""
        # model/database/csdl-ho-kinh-doanh.yaml
        id: csdl-ho-kinh-doanh
        name: Cơ sở dữ liệu hộ kinh doanh
        lead_agencies: [so-tu-phap, so-tai-chinh]
        """,
    remedy="Giữ một cơ quan ở lead_agencies; cơ quan phối hợp ghi ở mô tả.",
)
def one_lead_agency(model: Model, _on: date) -> Iterator[Judgement]:
    """Judge every database that is shared or open; a specialised one serves its own agency only."""
    for database in model.all(Database):
        leads = list(dict.fromkeys(database.lead_agencies))
        if database.tier is DatabaseTier.SPECIALISED:
            yield not_applicable(database)
        elif len(leads) == 1:
            yield holds(database)
        elif not leads:
            message = f"“{database.name}” chưa có cơ quan chủ trì."
            yield broken(database, model.place(database, "lead_agencies"), message)
        else:
            names = ", ".join(model.get(Agency, lead).name for lead in leads)
            message = f"“{database.name}” có {len(leads)} cơ quan chủ trì: {names}."
            yield broken(database, model.place(database, "lead_agencies", 1), message)
