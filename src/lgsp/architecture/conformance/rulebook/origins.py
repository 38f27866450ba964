"""Rules on the origin of data: one authoritative source for each thing known, and national master data used again."""

from collections.abc import Iterator, Mapping
from datetime import date

from lgsp.architecture.conformance.rules import Basis, Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.exchanges import Information
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import RecordKind

from .filled import judge_filled
from .periods import is_over
from .threads import external_ids

_DECREE_278 = Basis(
    "Nghị định 278/2025/NĐ-CP, Điều 5 (dữ liệu chủ quốc gia lấy từ một nguồn tin cậy)", "secondary"
)


@rule(
    code="DB303",
    title="Mỗi đối tượng thông tin có một nguồn gốc duy nhất",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("IV.3"), _DECREE_278),
    needs=(
        "information.origin",
        "information.code",
        "database.holds",
        "database.record_kind",
        "database.master_data",
    ),
    why="Hai nơi cùng giữ bản gốc về một người, một thửa đất là xung đột hay gặp nhất khi kết nối: sửa bên này "
    "thì bên kia sai, và không ai có quyền nói bên nào đúng.",
    example="""
        # model/database/csdl-cu-tru.yaml
        id: csdl-cu-tru
        name: Cơ sở dữ liệu cư trú của xã
        holds: [su-kien-ho-tich]
        lead_agencies: [so-nong-nghiep]
        """,
    remedy="Ghi một cơ sở dữ liệu ở origin; cơ sở dữ liệu khác giữ cùng đối tượng thì ghi nguồn ở master_data, hoặc "
    "record_kind: reference.",
)
def one_origin(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every information object that is not over."""
    holders = model.derive(_list_holders)
    twins = model.derive(_list_by_code)
    for information in model.all(Information):
        if is_over(information, on):
            yield not_applicable(information)
        elif information.origin is None:
            yield judge_filled(model, information, ("origin",), on=on)
        else:
            others = [
                one for one in holders.get(information.id, ()) if _is_rival(one, information.origin, on)
            ]
            alike = [one for one in twins.get(information.code or "", ()) if one.origin != information.origin]
            yield _judge_origin(model, information, others, [one for one in alike if one.origin])


def _list_holders(model: Model) -> Mapping[str, list[Database]]:
    holders: dict[str, list[Database]] = {}
    for database in model.all(Database):
        for held in database.holds:
            holders.setdefault(held, []).append(database)
    return holders


def _list_by_code(model: Model) -> Mapping[str, list[Information]]:
    alike: dict[str, list[Information]] = {}
    for information in model.all(Information):
        if information.code:
            alike.setdefault(information.code, []).append(information)
    return alike


def _is_rival(database: Database, origin: str, on: date) -> bool:
    copies = database.record_kind is RecordKind.REFERENCE or origin in database.master_data
    return database.id != origin and not copies and not is_over(database, on)


def _judge_origin(
    model: Model, information: Information, rivals: list[Database], alike: list[Information]
) -> Judgement:
    origin = model.get(Database, information.origin or "")
    if rivals:
        named = ", ".join(f"“{one.name}”" for one in rivals)
        message = f"“{information.name}” có nguồn gốc ở “{origin.name}” nhưng {named} cũng giữ như bản gốc."
        return broken(information, model.place(information, "origin"), message)
    if alike:
        named = ", ".join(f"“{one.name}”" for one in alike)
        message = (
            f"“{information.name}” và {named} mang cùng mã {information.code} mà ghi hai nguồn gốc khác nhau."
        )
        return broken(information, model.place(information, "origin"), message)
    return holds(information)


@rule(
    code="DB307",
    title="Cơ sở dữ liệu trùng dữ liệu chủ quốc gia thì dùng lại dữ liệu đó",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("IV.3"), _DECREE_278),
    needs=(
        "database.holds",
        "database.master_data",
        "database.is_national",
        "information.origin",
        "information.code",
    ),
    why="Dữ liệu chủ về dân cư, đất đai, doanh nghiệp… có một nguồn quốc gia; xây dựng hay vận hành cơ sở dữ "
    "liệu có phần đó phải lấy từ nguồn ấy, không thu thập lại.",
    example="""
        # model/database/csdl-quoc-gia-dan-cu.yaml
        id: csdl-quoc-gia-dan-cu
        name: Cơ sở dữ liệu quốc gia về dân cư
        is_national: true
        # model/information/nhan-than.yaml
        id: nhan-than
        name: Nhân thân của công dân
        origin: csdl-quoc-gia-dan-cu
        # model/database/csdl-nguoi-nop.yaml
        id: csdl-nguoi-nop
        name: Cơ sở dữ liệu người nộp hồ sơ
        holds: [nhan-than]
        lead_agencies: [van-phong]
        """,
    remedy="Ghi mã cơ sở dữ liệu quốc gia ở master_data và lấy dữ liệu qua dịch vụ của nó; bỏ phần tự thu thập.",
)
def national_master_data_reused(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every database of the province that is not over, by what it holds."""
    external = external_ids(model)
    twins = model.derive(_list_by_code)
    for database in model.all(Database):
        if is_over(database, on) or database.id in external or database.record_kind is RecordKind.REFERENCE:
            yield not_applicable(database)
        elif not database.holds and not database.master_data:
            yield _judge_unsaid(model, database, on)
        else:
            yield _judge_reuse(model, database, _list_national(model, database, twins))


def _judge_unsaid(model: Model, database: Database, on: date) -> Judgement:
    asked = judge_filled(model, database, ("holds",), on=on)
    if asked.place is None:
        return asked
    message = (
        f"“{database.name}” chưa ghi giữ những đối tượng thông tin nào, nên chưa so được "
        f"với dữ liệu chủ quốc gia."
    )
    return cannot_tell(database, asked.place, message)


def _list_national(
    model: Model, database: Database, twins: Mapping[str, list[Information]]
) -> dict[str, Database]:
    """Return the national databases that are the origin of what the database holds."""
    held = [model.get(Information, one) for one in database.holds]
    same = [twin for one in held if one.code for twin in twins[one.code]]
    origins = {one.origin for one in (*held, *same) if one.origin}
    found = (model.get(Database, origin) for origin in origins if origin != database.id)
    return {one.id: one for one in found if one.is_national}


def _judge_reuse(model: Model, database: Database, national: dict[str, Database]) -> Judgement:
    missing = sorted(one.name for id_, one in national.items() if id_ not in database.master_data)
    if missing:
        named = ", ".join(f"“{one}”" for one in missing)
        message = f"“{database.name}” giữ dữ liệu có nguồn gốc ở {named} mà không ghi là dùng lại."
        return broken(database, model.place(database, "holds"), message)
    return holds(database) if national else not_applicable(database)
