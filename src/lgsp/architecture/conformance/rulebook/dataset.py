"""Rules of Mẫu số 03 on the data set as a whole: codes, answers, master records, sources, secrets (codes M)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Information, Link, Secrecy
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject, Mapping, MappingRelation, RecordKind
from lgsp.architecture.model.planning import Gap, Task
from lgsp.architecture.model.systems import Service

from .answers import Answer, answer, title
from .bases import guide
from .ownership import is_external
from .periods import is_over, say

_ROWS = (ArchitectureObject, Link, Gap, Task)
"""What becomes a row of one of the four tables."""

_PREFIXES = ("KT-", "QG-", "LQ-", "CX-")
_ALL_PREFIXES = (*_PREFIXES, "QH-", "ND-", "NV-", "KPI-")
_CODED: tuple[tuple[type[Entity], str, tuple[str, ...]], ...] = (
    (ArchitectureObject, "object_code", _PREFIXES),
    (Link, "relation_code", ("QH-",)),
    (Gap, "code", ("ND-",)),
    (Task, "code", ("NV-",)),
)
_PLACEHOLDER = re.compile(
    r"[?.…x\-]+|n/?a|tbd|none|null|không(?: có| rõ| xác định| áp dụng)?|chưa (?:có|rõ|xác định)|đang cập nhật",
    re.IGNORECASE,
)
_LONGEST_PLACEHOLDER = 16
_ANSWERED = ("object_code", "source_code", "source", "technical_contact", "confirmed_by", "service_level")
_ANSWERED_OF_LINKS = ("relation_code", "source", "service_level", "classification", "coordination_contact")
_INHERITING = (
    MappingRelation.INHERITED,
    MappingRelation.SPECIFIED,
    MappingRelation.EXTENDED,
    MappingRelation.REFERENCED,
)
_SOURCE_FIELDS = {
    "source_framework": "khung, tài liệu nguồn",
    "source_issuer": "cơ quan ban hành",
    "source_version": "phiên bản, ngày hiệu lực",
    "source_object_ref": "mã, tên đối tượng nguồn",
}
_SECRET_TEXTS = ("description", "note", "source", "endpoint", "address", "interface", "technical_contact")
_SECRET_MARKS = ("password", "passwd", "secret", "mật khẩu", "private key", "token", "@")
_SECRET = re.compile(
    r"://[^/\s:@]+:[^/\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY|"
    r"(?:password|passwd|client_secret|api_?key|access_?token|mật khẩu)\s*[:=]\s*\S+",
    re.IGNORECASE,
)


@rule(
    code="M01",
    title="Mã trong bộ dữ liệu đúng tiền tố, không trùng và không đổi",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(guide("Mẫu số 03, quy tắc về mã"),),
    needs=("system.object_code", "flow.relation_code", "gap.code", "task.code"),
    why="Mã nối bốn bảng với nhau và nối phiên bản này với phiên bản trước. Tiền tố nói loại bản ghi (không nói ai sở "
    "hữu): KT- của tỉnh, QG- dùng chung quốc gia, LQ- bên ngoài, CX- cấp xã, QH- quan hệ, ND- nội dung, NV- nhiệm vụ.",
    example="""
        # model/gap/thieu-ket-noi.yaml
        id: thieu-ket-noi
        name: Thiếu kết nối
        code: KT-7
        objects: [ho-tich]
        treatment: integrate
        tasks:
        - {task: lam-ket-noi}
        # model/task/lam-ket-noi.yaml
        id: lam-ket-noi
        name: Làm kết nối
        code: NV-9
        """,
    remedy="Đặt mã đúng tiền tố và chưa ai dùng; mã đã ban hành thì giữ nguyên, không ghi mã mới vào changes.",
)
def codes_stable(model: Model, _on: date) -> Iterator[Judgement]:
    """Judge everything that bears a code of the data set; what bears none gets one when the set is written."""
    coded = [
        (entity, field, prefixes)
        for kind, field, prefixes in _CODED
        for entity in model.derive(list_rows)
        if isinstance(entity, kind) and getattr(entity, field)
    ]
    used = Counter(getattr(entity, field) for entity, field, _ in coded)
    for entity, field, prefixes in coded:
        code = getattr(entity, field)
        fault = ""
        if used[code] > 1:
            fault = f"Mã {code} dùng cho {used[code]} bản ghi."
        elif not code.startswith(prefixes) and (field != "code" or code.startswith(_ALL_PREFIXES)):
            # A task may keep the code of the programme it comes from (Mẫu số 03, table 4, field 8).
            fault = f"Mã {code} của “{entity.name}” không bắt đầu bằng {', '.join(prefixes)}."
        elif any(field in change.becomes for change in entity.changes):
            fault = f"Mã {code} của “{entity.name}” được ghi là sẽ đổi; mã đã dùng thì không đổi."
        yield broken(entity, model.place(entity, field), fault) if fault else holds(entity)


@rule(
    code="M02",
    title="Điều chưa biết được ghi là chưa xác định, có đơn vị và thời hạn; không điền cho có",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(guide("Mẫu số 03, quy tắc về mã nguồn và giá trị “Chưa xác định”"),),
    needs=("system.undetermined", "system.source_code"),
    why="“?”, “đang cập nhật” hay một mã bịa ra đều trông như dữ kiện. Mẫu số 03 phân biệt chưa xác định (ai làm rõ, "
    "đến ngày nào) với không áp dụng; bản ghi tham chiếu phải có mã của nơi quản lý, hoặc nói là chưa xác định.",
    example="""
        # model/system/lich-cong-tac.yaml
        id: lich-cong-tac
        name: Lịch công tác
        owner: van-phong
        treatment: keep
        source_code: đang cập nhật
        """,
    remedy="Bỏ giá trị điền tạm; thêm trường vào undetermined với unit và deadline, hoặc vào not_applicable. Quá hạn "
    "thì ghi kết quả, hoặc thời hạn mới.",
)
def unknown_is_said(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every row of the four tables, and whatever else is waiting for an answer."""
    others = (entity for entity in model.listed if entity.undetermined and not isinstance(entity, _ROWS))
    for entity in (*model.derive(list_rows), *others):
        faults = list(_list_unsaid(model, entity, on))
        yield from faults
        if not faults:
            yield holds(entity)


def _list_unsaid(model: Model, entity: Entity, on: date) -> Iterator[Judgement]:
    for position, one in enumerate(entity.undetermined):
        if one.deadline < on:
            told = f"“{entity.name}”: quá hạn làm rõ “{title(entity, one.field)}” ({say(one.deadline)})."
            yield broken(entity, model.place(entity, "undetermined", position), told)
    facts = vars(entity)
    for field in _ANSWERED_OF_LINKS if isinstance(entity, Link) else _ANSWERED:
        value = facts.get(field)
        if value and len(value) <= _LONGEST_PLACEHOLDER and _PLACEHOLDER.fullmatch(value):
            told = f"“{entity.name}”: “{title(entity, field)}” điền cho có (“{value}”)."
            yield broken(entity, model.place(entity, field), told)
    is_reference = isinstance(entity, ArchitectureObject) and entity.record_kind is RecordKind.REFERENCE
    if is_reference and answer(entity, "source_code") is Answer.SILENT:
        told = f"Bản ghi tham chiếu “{entity.name}” không có mã nguồn, cũng không ghi là chưa xác định."
        yield broken(entity, model.place(entity), told)


@rule(
    code="M03",
    title="Mỗi đối tượng có một bản ghi gốc, hoặc một bản ghi tham chiếu",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(guide("Mẫu số 03, bảng 1, trường 2, và kiểm tra C05, C11"),),
    needs=("system.record_kind", "system.source_code"),
    why="Hai bản ghi gốc của một đối tượng thì không biết bản nào đúng. Đối tượng của trung ương đã có bản ghi gốc ở "
    "nơi quản lý; tỉnh chỉ ghi tham chiếu tới đó.",
    example="""
        # model/agency/bo-cong-an.yaml
        id: bo-cong-an
        name: Bộ Công an
        level: central
        code: G01
        # model/system/vneid.yaml
        id: vneid
        name: Nền tảng VNeID
        owner: bo-cong-an
        national_platform: A.16
        """,
    remedy="Ghi record_kind: reference và source_code cho đối tượng của nơi khác; gộp các bản ghi của cùng một đối "
    "tượng.",
)
def one_record_each(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every object of table 1 that is not over."""
    objects = [one for one in model.listed if isinstance(one, ArchitectureObject) and not is_over(one, on)]
    sources = Counter((one.kind, one.source_code) for one in objects if one.source_code)
    for one in objects:
        if one.source_code and sources[one.kind, one.source_code] > 1:
            told = f"Mã nguồn {one.source_code} của “{one.name}” còn ở một bản ghi khác."
            yield broken(one, model.place(one, "source_code"), told)
        elif (
            one.record_kind is RecordKind.MASTER and not isinstance(one, Service) and is_external(model, one)
        ):
            told = f"“{one.name}” thuộc cơ quan ngoài tỉnh nhưng được ghi là bản ghi gốc."
            yield broken(one, model.place(one, "record_kind"), told)
        else:
            yield holds(one)


@rule(
    code="M08",
    title="Bộ dữ liệu không chứa bí mật",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    basis=(guide("Mẫu số 03, quy tắc về bảo vệ thông tin"),),
    needs=("system.address", "service.endpoint", "information.secrecy"),
    can_be_waived=False,
    why="Mô hình nằm trong kho mã, được in ra và gửi đi. Mật khẩu, khóa truy cập nằm ở đó là đã lộ; thông tin về đối "
    "tượng có bí mật nhà nước phải nằm ở bản riêng, và chỉ người có thẩm quyền mới nói được phần nào là bí mật.",
    example="""
        # model/service/tra-cuu-quy-hoach.yaml
        id: tra-cuu-quy-hoach
        name: Tra cứu quy hoạch
        provider: dat-dai
        code: quy-hoach
        endpoint: https://lgsp:Abc12345@10.0.0.8/quy-hoach
        standards: [utf-8]
        """,
    remedy="Xóa bí mật khỏi tệp, đổi mật khẩu hoặc khóa đã lộ; thông tin mật chuyển sang bản dữ liệu riêng.",
)
def no_secret_inside(model: Model, _on: date) -> Iterator[Judgement]:
    """Judge every row of the data set by its texts, every information object by its classification."""
    rows = model.derive(list_rows)
    leaking = {entity.id: field for entity, field in _find_secrets(rows)}
    for entity in rows:
        if field := leaking.get(entity.id):
            told = f"“{entity.name}”: trường {field} chứa mật khẩu hoặc khóa truy cập."
            yield broken(entity, model.place(entity, field), told)
        else:
            yield holds(entity)
    for information in model.all(Information):
        if information.secrecy is Secrecy.STATE_SECRET:
            told = f"“{information.name}” có bí mật nhà nước; cần người có thẩm quyền xét phần mô tả ở đây."
            yield cannot_tell(information, model.place(information, "secrecy"), told)
        else:
            yield holds(information)


def _find_secrets(rows: Sequence[Entity]) -> Iterator[tuple[Entity, str]]:
    """Yield the field of every row that tells a secret; all texts are searched at once for the words first."""
    texts = [(row, field, text) for row in rows for field in _SECRET_TEXTS if (text := vars(row).get(field))]
    everything = "\n".join([text for _, _, text in texts]).lower()
    marks = [mark for mark in _SECRET_MARKS if mark in everything]
    for row, field, text in texts if marks else ():
        if any(mark in text.lower() for mark in marks) and _SECRET.search(text):
            yield row, field


@rule(
    code="M09",
    title="Đối tượng kế thừa, tham chiếu dẫn đủ tài liệu nguồn",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(guide("Mẫu số 03, bảng 3, trường 5 đến 9"),),
    needs=("system.mappings", "component.mappings", "database.mappings"),
    why="Nói là kế thừa từ khung của bộ mà không ghi khung nào, phiên bản nào, đối tượng nào thì không đối chiếu được "
    "khi khung đó đổi.",
    example="""
        # model/component/kho-du-lieu.yaml
        id: kho-du-lieu
        name: Kho dữ liệu dùng chung
        bands: [applications]
        mappings:
        - {mapping_relation: inherited, source_framework: Khung kiến trúc dữ liệu quốc gia}
        """,
    remedy="Ghi source_framework, source_issuer, source_version, source_object_ref ở mappings, cùng quan hệ ánh xạ.",
)
def sources_identified(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every object of table 1 that is inherited, specified, extended or referred to."""
    for one in model.derive(list_objects):
        mapped = [
            (position, mapping)
            for position, mapping in enumerate(one.mappings)
            if mapping.mapping_relation in _INHERITING or mapping.source_framework
        ]
        if is_over(one, on) or (not mapped and one.record_kind is RecordKind.MASTER):
            yield not_applicable(one)
        elif not mapped:
            told = f"Bản ghi tham chiếu “{one.name}” chưa ánh xạ tới tài liệu nguồn nào."
            yield broken(one, model.place(one, "mappings"), told)
        else:
            faults = [
                broken(one, model.place(one, "mappings", position), told)
                for position, mapping in mapped
                if (told := _say_incomplete(one, mapping))
            ]
            yield from faults or [holds(one)]


def _say_incomplete(one: ArchitectureObject, mapping: Mapping) -> str:
    missing = [said for field, said in _SOURCE_FIELDS.items() if getattr(mapping, field) is None]
    missing += [] if mapping.mapping_relation else ["quan hệ ánh xạ"]
    return f"Ánh xạ của “{one.name}” chưa ghi {', '.join(missing)}." if missing else ""


def list_rows(model: Model) -> tuple[Entity, ...]:
    """Return what becomes a row of one of the tables."""
    return tuple(entity for entity in model.listed if isinstance(entity, _ROWS))


def list_objects(model: Model) -> tuple[ArchitectureObject, ...]:
    """Return the objects of table 1."""
    return tuple(entity for entity in model.derive(list_rows) if isinstance(entity, ArchitectureObject))
