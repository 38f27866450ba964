"""
Model folders for tests.

`write_model_folder(folder)` writes a small sound model; in tests of the architecture the
fixture `model_folder` does so in a folder of the test and returns its path, and `sound_model` is that model loaded. A
call names only what the test is about, kind by kind and id by id; what is named is merged into the sound model, and
None takes it out:

    model_folder()                                                  the sound model
    model_folder(flow={"mot-cua-ho-tich": {"via": None}})           one field less
    model_folder(agency={"so-y-te": {}})                            one more agency, required fields filled in
    model_folder(component={"cong-dich-vu": None})                  one file less
    model_folder(prose={"II": None}, province={"outline": "x"})     a paragraph less, another outline
    model_folder(text={"model/agency/x.yaml": "id: ["})             a file written as it is (text or bytes)

The sound model says as little as it can. `write_complete_folder(folder)` writes one that also says all that the rules
ask for (`COMPLETE`, `ADDED`), so that no rule is broken on `DAY`; tests of rules start from it, and `rich_model.py`
holds changes that make every rule hold somewhere. What completes an entity is written last, so the lines of other
fields stay put, and never where the test or the entity itself says something of the field.
"""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from lgsp.architecture.frameworks.outlines import get_outline

DAY = date(2026, 11, 1)

PROVINCE = {
    "name": "Lam Giang",
    "full_name": "Tỉnh Lam Giang",
    "code": "H99",
    "xroad_instance": "VN-H99",
    "outline": "2384-2015",
    "invented": "true",
    "notice": "Tỉnh giả định.",
    "seat": "Phường Lam Khê",
}

REQUIRED: dict[str, dict[str, Any]] = {
    "agency": {"level": "department", "code": "H99.99"},
    "system": {"owner": "so-tu-phap"},
    "database": {"lead_agencies": ["so-tu-phap"]},
    "service": {"provider": "ho-tich", "code": "dich-vu", "standards": ["utf-8"]},
    "contract": {"fields": [{"name": "hoTen", "label": "Họ tên"}], "legal_basis": ["nghi-dinh"]},
    "flow": {
        "provider": "ho-tich",
        "consumer": "mot-cua",
        "via": "tra-cuu-ho-tich",
        "contract": "hop-dong-ho-tich",
        "purpose": "Tra cứu",
    },
    "component": {
        "bands": ["applications"],
        "requirements": [
            {"code": "KT1", "requirement_kind": "technical", "text": "Sao lưu", "check": "Khôi phục thử"},
            {"code": "NV1", "requirement_kind": "business", "text": "Tra cứu", "check": "Tra thử"},
        ],
        "standards": ["utf-8"],
    },
    "principle": {"statement": "Dùng lại trước khi làm mới."},
    "standard": {"symbol": "UTF-8", "group": "Tích hợp", "level": "Bắt buộc", "verification": "sourced"},
    "project": {
        "owner": "so-tu-phap",
        "components": ["cong-dich-vu"],
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "stage": "giai-doan",
    },
    "document": {
        "role": "reference",
        "number": "278/2025/NĐ-CP",
        "issued_on": "2025-10-22",
        "verification": "sourced",
    },
    "role": {},
    "function": {"lead": "so-tu-phap"},
    "interaction": {"direction": "horizontal", "sender": "so-tu-phap", "receivers": ["van-phong"]},
    "information": {"origin": "csdl-ho-tich"},
    "infrastructure": {"owner": "van-phong", "infrastructure_kind": "data-centre"},
    "relation": {"origin": "mot-cua", "relation_type": "dependency", "target": "ho-tich"},
    "reference": {"framework": "Khung của bộ", "code": "TC1"},
    "goal": {"statement": "Mọi hồ sơ được giải quyết trực tuyến."},
    "stage": {"starts_on": "2026-01-01", "ends_on": "2027-12-31"},
    "gap": {"code": "ND-1", "objects": ["ho-tich"], "treatment": "upgrade"},
    "task": {"code": "NV-1", "lead": "van-phong"},
    "responsibility": {"agency": "van-phong", "involvement": "R", "duty": "Cập nhật Kiến trúc"},
    "waiver": {
        "rule": "FLW401",
        "subjects": ["mot-cua-ho-tich"],
        "reason": "Đang chuyển tiếp",
        "document": "12/QĐ-UBND",
        "valid_to": "2026-12-31",
    },
    "survey": {"opened_on": "2026-10-01", "due_on": "2026-10-31"},
    "issue": {"version": "1.0"},
}

SOUND: dict[str, dict[str, Any]] = {
    "agency": {"so-tu-phap": {}, "so-tai-chinh": {}, "so-nong-nghiep": {}, "van-phong": {}},
    "system": {
        "ho-tich": {"name": "Hộ tịch"},
        "dat-dai": {"name": "Đất đai", "owner": "so-nong-nghiep"},
        "mot-cua": {"name": "Một cửa", "owner": "van-phong"},
    },
    "database": {"csdl-ho-tich": {"system": "ho-tich"}},
    "service": {
        "tra-cuu-ho-tich": {"code": "tra-cuu"},
        "tra-cuu-thua-dat": {"code": "thua-dat", "provider": "dat-dai"},
    },
    "contract": {"hop-dong-ho-tich": {}, "hop-dong-dat-dai": {}},
    "flow": {"mot-cua-ho-tich": {}},
    "component": {"cong-dich-vu": {}},
    "principle": {"dung-lai": {}},
    "standard": {"utf-8": {}},
    "project": {"xay-cong": {}},
    "document": {"nghi-dinh": {}},
    "stage": {"giai-doan": {"name": "Triển khai"}},
}

SECURITY = {
    "decision": "15/QĐ-UBND",
    "monitoring": "Trung tâm giám sát",
    "backup": "Hằng đêm, hai nơi",
    "drilled_on": "2026-05-01",
}

TASK = {
    "outcome": "Kết nối qua LGSP",
    "priority": "high",
    "deadline": "31/12/2026",
    "resources": "Ngân sách tỉnh",
    "verification_criteria": "Có lượt trao đổi trên LGSP",
}

COMPLETE: dict[str, dict[str, Any]] = {
    "agency": {
        "source": "Khảo sát 2026",
        "parent": "van-phong",
        "contact": "Văn thư",
        "responsibilities": ["Cập nhật dữ kiện của mình"],
        "legal_basis": ["nghi-dinh"],
    },
    "system": {
        "source": "Khảo sát 2026",
        "confirmed_on": "2026-06-01",
        "component": "cong-dich-vu",
        "users": "Công chức",
        "security_level": "3",
        "security": SECURITY,
        "treatment": "keep",
        "functions": ["quan-ly-ho-so"],
        "usage_scopes": ["agency"],
    },
    "database": {
        "source": "Khảo sát 2026",
        "confirmed_on": "2026-06-01",
        "content": "Sự kiện hộ tịch",
        "subjects": "Công dân",
        "holds": ["su-kien-ho-tich"],
        "update_rhythm": "Hằng ngày",
        "users": "Các sở",
        "system": "ho-tich",
        "security_level": "3",
        "personal_data": {
            "legal_basis": ["nghi-dinh"],
            "purpose": "Giải quyết hồ sơ",
            "log_retention": "24 tháng",
        },
        "legal_basis": ["nghi-dinh"],
    },
    "service": {
        "source": "Khảo sát 2026",
        "confirmed_on": "2026-06-01",
        "interface": "openapi.yaml",
        "database": "csdl-ho-tich",
        "service_level": "99,5%",
    },
    "flow": {
        "source": "Khảo sát 2026",
        "rhythm": "Tức thời",
        "daily_volume": "100",
        "latency_ms": "2000",
        "coordination_contact": "Văn thư",
        "attributes": ["hoTen"],
        "objects": ["su-kien-ho-tich"],
    },
    "function": {"source": "Khảo sát 2026"},
    "component": {
        "source": "Khảo sát 2026",
        "principles": ["dung-lai"],
        "local_reason": "Khung quốc gia không có thành phần tương ứng",
        "owner": "van-phong",
    },
    "information": {"secrecy": "internal"},
    "document": {"issuer": "Chính phủ"},
    "task": TASK,
    "interaction": {
        "source": "Khảo sát 2026",
        "sender_role": "ben-gui",
        "receiver_role": "ben-nhan",
        "information": ["su-kien-ho-tich"],
        "trigger": "Công dân nộp hồ sơ",
        "channel": "digital",
        "flows": ["mot-cua-ho-tich"],
        "legal_basis": ["nghi-dinh"],
    },
    "infrastructure": {
        "source": "Khảo sát 2026",
        "confirmed_on": "2026-06-01",
        "location": "Trụ sở",
        "security_level": "3",
        "security": SECURITY,
        "treatment": "keep",
    },
    "goal": {"source": "Nghị quyết"},
    "project": {
        "source": "Kế hoạch 2026",
        "project_kind": "recurrent",
        "total": "1000000",
        "funding": [{"year": "2026", "amount": "1000000", "budget": "Ngân sách tỉnh"}],
    },
}

ADDED: dict[str, dict[str, Any]] = {
    "agency": {"van-phong": {"not_applicable": ["parent"]}},
    "service": {"tra-cuu-thua-dat": {"contract": "hop-dong-dat-dai"}},
    "role": {
        "ben-gui": {"holders": [{"agency": "so-tu-phap"}]},
        "ben-nhan": {"holders": [{"agency": "van-phong"}]},
    },
    "information": {"su-kien-ho-tich": {}},
    "function": {"quan-ly-ho-so": {"name": "Quản lý hồ sơ của cơ quan"}},
    "interaction": {"gui-ho-so": {"receivers": ["van-phong", "so-tai-chinh", "so-nong-nghiep"]}},
}
"""What the sound model lacks for no rule to be broken."""

PROSE = {
    paragraph.key: "Nội dung." for paragraph in get_outline("2384-2015").paragraphs if paragraph.needs_content
}


def write_complete_folder(folder: Path, **changes: dict[str, Any]) -> Path:
    """Write the sound model with all that the rules ask for into the folder, and return the folder."""
    merged = dict(changes)
    for kind, entities in ADDED.items():
        asked = changes.get(kind, {})
        added = {name: {**fields, **(asked.get(name) or {})} for name, fields in entities.items()}
        merged[kind] = added | {
            name: said for name, said in asked.items() if name not in added or said is None
        }
    return write_model_folder(folder, completing=COMPLETE, **merged)


def write_model_folder(
    folder: Path,
    *,
    province: dict[str, Any] | None = None,
    prose: dict[str, Any] | None = None,
    text: dict[str, Any] | None = None,
    completing: dict[str, dict[str, Any]] | None = None,
    **kinds: dict[str, Any],
) -> Path:
    """Write the model described at the top of this file into the folder, and return the folder."""
    texts = {"province.yaml": _to_text(_merge(PROVINCE, province or {}))}
    for kind, required in REQUIRED.items():
        for name, fields in {**SOUND.get(kind, {}), **kinds.get(kind, {})}.items():
            if fields is not None:
                sound = {"id": name, "name": name, **required, **SOUND.get(kind, {}).get(name, {})}
                texts[f"model/{kind}/{name}.yaml"] = _to_text(
                    _complete(_merge(sound, fields), fields, (completing or {}).get(kind, {}))
                )
    texts |= {f"prose/{key}.md": said for key, said in _merge(PROSE, prose or {}).items()}
    for name, said in (texts | (text or {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(said if isinstance(said, bytes) else said.encode())
    return folder


def _complete(said: dict[str, Any], asked: dict[str, Any], completing: dict[str, Any]) -> dict[str, Any]:
    spoken_of = {*said, *asked, *said.get("not_applicable", ())}
    spoken_of |= {one["field"] for one in said.get("undetermined", ())}
    return said | {field: value for field, value in completing.items() if field not in spoken_of}


def _merge(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    merged = deepcopy(base)
    for key, value in changes.items():
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, dict):
            merged[key] = _merge(merged.get(key, {}), value)
        else:
            merged[key] = value
    return merged


def _to_text(fields: dict[str, Any]) -> str:
    text: str = yaml.dump(fields, Dumper=_NoAliases, allow_unicode=True, sort_keys=False)
    return text


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, _data: Any) -> bool:
        return True
