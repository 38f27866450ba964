"""A province that prepares its second issue: what a decision needs to be whole."""

from typing import Any

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model

LEAD: dict[str, Any] = {
    "name": "Sở Khoa học và Công nghệ",
    "short_name": "SKHCN",
    "is_digital_lead": "true",
    "responsibilities": ["Cập nhật, duy trì Kiến trúc: mỗi năm một lần", "Thẩm định sự phù hợp."],
}
PREPARING: dict[str, dict[str, Any]] = {
    "agency": {"so-khcn": LEAD},
    "document": {
        "nd-224": {
            "name": "Nghị định quy định chi tiết Luật Chuyển đổi số",
            "number": "224/2026/NĐ-CP",
            "issued_on": "2026-06-24",
            "issuer": "Chính phủ",
        },
        "qd-cu": {
            "name": "Quyết định ban hành Kiến trúc, phiên bản 1.0",
            "role": "issued",
            "number": "2210/QĐ-UBND",
            "issued_on": "2025-09-05",
            "issuer": "Ủy ban nhân dân tỉnh Lam Giang",
        },
        "qd-moi": {
            "name": "Quyết định ban hành Kiến trúc",
            "role": "to-issue",
            "number": None,
            "issued_on": None,
        },
    },
    "issue": {
        "lan-1": {"version": "1.0", "decision": "qd-cu"},
        "lan-2": {
            "version": "2.0",
            "decision": "qd-moi",
            "place": "Lam Giang",
            "signer_office": "Chủ tịch",
            "recipients": ["Như Điều 3", "Lưu: VT"],
            "legal_basis": ["nd-224"],
            "replaces": "lan-1",
            "reason": "Cập nhật hằng năm",
            "summary": ["Thêm lộ trình"],
        },
    },
}
SIGNED = {"number": "15/QĐ-UBND", "issued_on": "2026-02-05"}


def prepare(model_folder: Any, **changes: dict[str, Any]) -> Model:
    """Return the province with those changes, id by id; None takes an entity out."""
    kinds = {kind: dict(entities) for kind, entities in PREPARING.items()}
    for kind, entities in changes.items():
        for name, fields in entities.items():
            known = kinds.setdefault(kind, {}).get(name, {})
            kinds[kind][name] = None if fields is None else {**known, **fields}
    return load_model(model_folder(**kinds))
