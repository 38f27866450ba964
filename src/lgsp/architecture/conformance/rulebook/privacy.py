"""The rule on personal data: a database that holds them says on what ground, what for, and how long it is logged."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Basis, Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.exchanges import Contract, Information
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service

from .filled import find_awaited, judge_awaited
from .periods import is_over
from .threads import external_ids

_FACTS = {"legal_basis": "căn cứ xử lý", "purpose": "mục đích", "log_retention": "thời hạn lưu nhật ký"}


@rule(
    code="DB306",
    title="Cơ sở dữ liệu có dữ liệu cá nhân ghi căn cứ, mục đích và thời hạn lưu nhật ký",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(
        outline("IV.3"),
        Basis("Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 19", "secondary"),
        Basis("Nghị định 278/2025/NĐ-CP (giám sát, truy vết việc kết nối, chia sẻ)", "secondary"),
    ),
    needs=("database.personal_data", "database.holds", "information.is_personal", "service.contract"),
    why="Cơ quan nhà nước được xử lý dữ liệu cá nhân khi có căn cứ và đúng mục đích. Không ghi thì không trả "
    "lời được công dân hỏi, cũng không chứng minh được ai đã xem gì.",
    example="""
        # model/information/nguoi-benh.yaml
        id: nguoi-benh
        name: Người bệnh
        origin: csdl-benh-an
        is_personal: true
        # model/database/csdl-benh-an.yaml
        id: csdl-benh-an
        name: Cơ sở dữ liệu bệnh án
        holds: [nguoi-benh]
        lead_agencies: [so-tu-phap]
        personal_data:
          purpose: Khám chữa bệnh
        """,
    remedy="Ghi personal_data với legal_basis, purpose, log_retention; nếu không có dữ liệu cá nhân, ghi "
    "personal_data vào not_applicable.",
)
def personal_data_grounded(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every database of the province that is not over; one that says nothing of what it holds cannot be told."""
    external = external_ids(model)
    serving = model.derive(_list_personal_contracts)
    for database in model.all(Database):
        if is_over(database, on) or database.id in external:
            yield not_applicable(database)
        elif database.personal_data is not None:
            yield _judge_ground(model, database)
        else:
            yield _judge_silence(model, database, serving.get(database.id, ""), on)


def _judge_ground(model: Model, database: Database) -> Judgement:
    missing = [words for field, words in _FACTS.items() if not getattr(database.personal_data, field)]
    if not missing:
        return holds(database)
    message = f"“{database.name}” có dữ liệu cá nhân nhưng chưa ghi {', '.join(missing)}."
    return broken(database, model.place(database, "personal_data"), message)


def _judge_silence(model: Model, database: Database, contract: str, on: date) -> Judgement:
    held = [model.get(Information, one) for one in database.holds]
    personal = [one.name for one in held if one.is_personal] + ([contract] if contract else [])
    awaited = find_awaited(database, "personal_data", on)
    if awaited:
        return judge_awaited(model, database, [awaited])
    if personal:
        message = (
            f"“{database.name}” có dữ liệu cá nhân (“{personal[0]}”) nhưng chưa ghi căn cứ, "
            f"mục đích, thời hạn lưu nhật ký."
        )
        return broken(database, model.place(database), message)
    if held or "personal_data" in database.not_applicable:
        return not_applicable(database)
    message = f"Không rõ “{database.name}” có dữ liệu cá nhân hay không: chưa ghi personal_data, cũng chưa ghi holds."
    return cannot_tell(database, model.place(database), message)


def _list_personal_contracts(model: Model) -> dict[str, str]:
    """Return by database the name of a contract that gives personal data out of it."""
    found = {}
    for service in model.all(Service):
        contract = model.find(Contract, service.contract or "")
        if service.database and contract and any(field.personal for field in contract.fields):
            found[service.database] = contract.name
    return found
