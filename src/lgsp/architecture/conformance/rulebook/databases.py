"""Rules on shared databases: who leads, what the catalogue says, where it is offered and issued."""

from collections.abc import Iterator, Mapping
from datetime import date

from lgsp.architecture.conformance.rules import Basis, Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.databases import Database, DatabaseTier
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document, DocumentRole
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Service

from .filled import find_awaited, judge_awaited, judge_filled
from .periods import is_over
from .threads import external_ids

_DECREE_194 = Basis("Nghị định 194/2025/NĐ-CP, Điều 16 (mặc định chia sẻ)", "secondary")


@rule(
    code="DB301",
    title="Cơ sở dữ liệu dùng chung có đúng một cơ quan chủ trì",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    basis=(outline("IV.3"),),
    needs=("database.lead_agencies", "database.tier"),
    why="Danh mục cơ sở dữ liệu dùng chung phải ghi cơ quan chủ trì. Không có thì không ai cập nhật; có hai "
    "thì không biết số liệu nào là gốc.",
    example="""
        # model/database/csdl-ho-kinh-doanh.yaml
        id: csdl-ho-kinh-doanh
        name: Cơ sở dữ liệu hộ kinh doanh
        lead_agencies: [so-tu-phap, so-tai-chinh]
        """,
    remedy="Giữ một cơ quan ở lead_agencies; cơ quan phối hợp ghi ở partners.",
)
def one_lead_agency(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every database that is shared or open; a specialised one serves its own agency only."""
    for database in model.all(Database):
        leads = list(dict.fromkeys(database.lead_agencies))
        if database.tier is DatabaseTier.SPECIALISED or is_over(database, on):
            yield not_applicable(database)
        elif len(leads) == 1:
            yield holds(database)
        elif not leads and (awaited := find_awaited(database, "lead_agencies", on)):
            yield judge_awaited(model, database, [awaited])
        elif not leads:
            message = f"“{database.name}” chưa có cơ quan chủ trì."
            yield broken(database, model.place(database, "lead_agencies"), message)
        else:
            names = ", ".join(model.get(Agency, lead).name for lead in leads)
            message = f"“{database.name}” có {len(leads)} cơ quan chủ trì: {names}."
            yield broken(database, model.place(database, "lead_agencies", 1), message)


@rule(
    code="DB302",
    title="Cơ sở dữ liệu dùng chung ghi nội dung, đối tượng quản lý, tần suất cập nhật, đối tượng khai thác",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("IV.3"),),
    needs=("database.content", "database.subjects", "database.update_rhythm", "database.users"),
    why="Đó là các cột của danh mục. Cơ quan khác đọc danh mục để biết có gì dùng được; ô trống thì phải đi hỏi, và "
    "thường là tự thu thập lại.",
    example="""
        # model/database/csdl-ho-kinh-doanh.yaml
        id: csdl-ho-kinh-doanh
        name: Cơ sở dữ liệu hộ kinh doanh
        content: Hộ kinh doanh đã đăng ký
        lead_agencies: [so-tai-chinh]
        """,
    remedy="Ghi content, subjects, update_rhythm và users.",
)
def catalogue_columns_filled(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every shared or open database of the province; a national one is described by who leads it."""
    external = external_ids(model)
    fields = ("content", "subjects", "update_rhythm", "users")
    for database in model.all(Database):
        if _is_not_the_provinces_to_share(database, external) or is_over(database, on):
            yield not_applicable(database)
        else:
            yield judge_filled(model, database, fields, on=on)


@rule(
    code="DB304",
    title="Cơ sở dữ liệu dùng chung có ít nhất một dịch vụ trên LGSP",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("IV.3", "V.2"), _DECREE_194),
    needs=("service.database", "service.provider", "database.system", "database.tier"),
    why="Ghi là dùng chung mà không có dịch vụ nào thì chỉ dùng chung trên giấy: cơ quan khác vẫn phải gửi "
    "công văn xin bản sao.",
    example="""
        # model/database/csdl-gia-dat.yaml
        id: csdl-gia-dat
        name: Cơ sở dữ liệu giá đất
        lead_agencies: [so-nong-nghiep]
        """,
    remedy="Khai báo dịch vụ trên LGSP và ghi mã cơ sở dữ liệu ở trường database của dịch vụ; nếu chưa chia sẻ, "
    "ghi tier: specialised.",
)
def offered_as_a_service(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every shared database of the province that is not over; open data may be given out as files."""
    external = external_ids(model)
    serving, unsaid = _list_serving(model, on)
    for database in model.all(Database):
        shared = database.tier is DatabaseTier.SHARED and database.id not in external
        candidates = unsaid.get(database.system or "", [])
        if is_over(database, on) or not shared:
            yield not_applicable(database)
        elif database.id in serving:
            yield holds(database)
        elif candidates:
            named = ", ".join(f"“{one.name}”" for one in candidates)
            message = f"Không rõ dịch vụ {named} có phục vụ “{database.name}” hay không."
            yield cannot_tell(database, model.place(candidates[0], "database"), message)
        else:
            message = f"“{database.name}” ghi là dùng chung nhưng chưa có dịch vụ nào trên LGSP."
            yield broken(database, model.place(database), message)


def _list_serving(model: Model, on: date) -> tuple[set[str], Mapping[str, list[Service]]]:
    """Return the databases that services serve, and by provider the services that name no database."""
    serving: set[str] = set()
    unsaid: dict[str, list[Service]] = {}
    for service in model.all(Service):
        if is_over(service, on) or "database" in service.not_applicable:
            continue
        if service.database:
            serving.add(service.database)
        else:
            unsaid.setdefault(service.provider, []).append(service)
    return serving, unsaid


@rule(
    code="DB305",
    title="Cơ sở dữ liệu dùng chung có trong văn bản danh mục đã ban hành",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("VI.1"),),
    needs=("database.legal_basis", "document.role", "document.number", "document.issued_on"),
    why="Mục VI.1 nêu danh mục cơ sở dữ liệu dùng chung là văn bản phải ban hành. Cơ sở dữ liệu chưa có trong văn bản "
    "nào thì cơ quan giữ nó chưa có nghĩa vụ chia sẻ.",
    example="""
        # model/document/danh-muc-du-kien.yaml
        id: danh-muc-du-kien
        name: Quyết định ban hành Danh mục cơ sở dữ liệu dùng chung
        role: to-issue
        # model/database/csdl-ho-kinh-doanh.yaml
        id: csdl-ho-kinh-doanh
        name: Cơ sở dữ liệu hộ kinh doanh
        lead_agencies: [so-tai-chinh]
        legal_basis: [danh-muc-du-kien]
        """,
    remedy="Đưa vào danh mục rồi ghi mã văn bản (đã có số và ngày) ở legal_basis của cơ sở dữ liệu.",
)
def listed_in_an_issued_document(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every shared or open database of the province that is not over."""
    external = external_ids(model)
    for database in model.all(Database):
        if _is_not_the_provinces_to_share(database, external) or is_over(database, on):
            yield not_applicable(database)
        elif not database.legal_basis:
            yield judge_filled(model, database, ("legal_basis",), on=on)
        else:
            yield _judge_listing(model, database)


def _judge_listing(model: Model, database: Database) -> Judgement:
    documents = [model.get(Document, named) for named in database.legal_basis]
    issued = [one for one in documents if one.role is not DocumentRole.TO_ISSUE]
    if not issued:
        message = f"Văn bản ghi cho “{database.name}” ({documents[0].name}) mới dự kiến ban hành."
        return broken(database, model.place(database, "legal_basis"), message)
    if any(one.number and one.issued_on for one in issued):
        return holds(database)
    message = f"Văn bản “{issued[0].name}” ghi cho “{database.name}” chưa có số hoặc ngày ban hành."
    return cannot_tell(database, model.place(issued[0]), message)


def _is_not_the_provinces_to_share(database: Database, external: frozenset[str]) -> bool:
    return database.tier is DatabaseTier.SPECIALISED or database.id in external
