"""
What a model needs beyond the complete one, for every rule to hold somewhere: national neighbours, a commune, systems
that replace each other, options that are compared, gaps with their tasks, and a waiver put to use.
"""

from typing import Any

REFERRED_TO = {
    "record_kind": "reference",
    "source_code": "QG-1",
    "usage_state": "in-use",
    "mappings": [
        {
            "source_framework": "Khung kiến trúc tổng thể quốc gia số",
            "source_issuer": "Thủ tướng Chính phủ",
            "source_version": "1.0",
            "source_object_ref": "Phụ lục II",
            "mapping_relation": "referenced",
        }
    ],
}

OPTION = {
    "scope": "Toàn tỉnh",
    "starts_on": "2026-07-01",
    "horizon_years": "5",
    "costs": [
        {"category": "operation", "year": "2027", "low": "1", "likely": "2", "high": "3", "source": "Báo giá"}
    ],
}

RICH: dict[str, dict[str, Any]] = {
    "agency": {
        "bo-cong-an": {"name": "Bộ Công an", "level": "central", "code": "G01"},
        "xa-lam-son": {"name": "Ủy ban nhân dân xã Lam Sơn", "level": "commune", "code": "H99.40.2"},
    },
    "system": {
        "dat-dai": {"confirmed_on": "2024-01-01", "uses": ["dang-nhap"]},
        "dan-cu": {"name": "Hệ thống dân cư", "owner": "bo-cong-an", **REFERRED_TO, "functions": []},
        "ndxp": {
            "name": "Nền tảng quốc gia",
            "owner": "bo-cong-an",
            "national_platform": "A.8",
            **REFERRED_TO,
            "source_code": "QG-8",
            "functions": [],
        },
        "cong-quoc-gia": {
            "name": "Cổng Dịch vụ công quốc gia",
            "owner": "bo-cong-an",
            "national_platform": "A.15",
            **REFERRED_TO,
            "source_code": "QG-15",
            "functions": [],
        },
        "dung-chung": {
            "name": "Thành phần dùng chung phục vụ giải quyết thủ tục hành chính",
            "owner": "bo-cong-an",
            **REFERRED_TO,
            "source_code": "QG-TTHC",
            "functions": [],
        },
        "mot-cua": {
            "name": "Hệ thống giải quyết thủ tục hành chính của tỉnh",
            "security_level": "4",
            "object_code": "KT-1",
            "uses": ["dang-nhap"],
        },
        "mot-cua-cu": {
            "name": "Phần mềm một cửa thế hệ trước",
            "owner": "van-phong",
            "status": "phasing-out",
            "valid_to": "2026-12-31",
            "treatment": "replace",
            "uses": ["dang-nhap"],
        },
        "mot-cua-moi": {
            "name": "Phần mềm một cửa thế hệ mới",
            "description": "Thay thế hệ trước",
            "owner": "van-phong",
            "status": "approved",
            "valid_from": "2027-01-01",
            "replaces": ["mot-cua-cu"],
            "uses": ["dang-nhap"],
        },
        "ho-tich": {"name": "Hộ tịch", "uses": ["dang-nhap"]},
        "xac-thuc": {
            "name": "Nền tảng xác thực của tỉnh",
            "owner": "so-tai-chinh",
            "system_kind": "platform",
        },
    },
    "infrastructure": {
        "trung-tam": {"name": "Trung tâm dữ liệu tỉnh", "security_level": "4"},
        "agent-node": {"name": "Máy chủ bảo mật điểm kết nối (Agent Node)", "runs_on": ["trung-tam"]},
    },
    "database": {
        "csdl-dan-cu": {
            "name": "Cơ sở dữ liệu dân cư",
            "lead_agencies": ["bo-cong-an"],
            "is_national": "true",
            "system": "dan-cu",
            "holds": ["cong-dan"],
            **REFERRED_TO,
        },
        "csdl-ho-tich": {"holds": ["su-kien-ho-tich", "cong-dan"], "master_data": ["csdl-dan-cu"]},
    },
    "function": {"dang-ky-ho-tich": {"name": "Đăng ký hộ tịch", "partners": ["van-phong"]}},
    "information": {"cong-dan": {"name": "Công dân", "origin": "csdl-dan-cu", "is_personal": "true"}},
    "service": {
        "tra-cuu-dan-cu": {"provider": "dan-cu", "code": "dan-cu", "database": "csdl-dan-cu"},
        "dang-nhap": {"provider": "xac-thuc", "code": "dang-nhap", "shared_kind": "sign-on"},
    },
    "flow": {
        "mot-cua-dan-cu": {
            "name": "Một cửa tra cứu dân cư",
            "provider": "dan-cu",
            "via": "tra-cuu-dan-cu",
            "channel": "ndop",
            "objects": ["cong-dan"],
        }
    },
    "interaction": {
        "gui-ho-so": {"receivers": ["van-phong", "so-tai-chinh", "so-nong-nghiep", "xa-lam-son"]}
    },
    "stage": {"giai-doan": {"goals": ["truc-tuyen"]}},
    "relation": {
        "dong-bo": {"name": "Đồng bộ hồ sơ", "target": "cong-quoc-gia", "relation_type": "data-exchange"},
        "dung-thanh-phan": {"name": "Dùng lại thành phần dùng chung", "target": "dung-chung"},
    },
    "component": {"cong-dich-vu": {"treatment": "upgrade"}},
    "goal": {
        "truc-tuyen": {
            "indicators": [
                {"name": "Tỷ lệ", "unit": "%", "year": "2030", "target": "95", "measured_by": "mot-cua"}
            ]
        }
    },
    "project": {
        "xay-cong": {"ends_on": "2026-06-30"},
        "nang-cap": {
            "name": "Nâng cấp một cửa",
            "project_kind": "investment",
            "starts_on": "2026-07-01",
            "depends_on": ["xay-cong"],
            "builds": ["mot-cua-moi"],
            "retires": ["mot-cua-cu"],
            "reuse_checked": "Đã rà soát, biên bản 12/BB-VP",
            "options": [
                {"option_kind": "standalone", "discount_rate": "8", **OPTION},
                {"option_kind": "on-platform", "discount_rate": "8,0 %", **OPTION},
            ],
        },
    },
    "gap": {"thieu-ket-noi": {"objects": ["mot-cua-cu"], "treatment": "replace", "tasks": [{"task": "lam"}]}},
    "task": {"lam": {"name": "Làm kết nối"}},
    "document": {"quy-che": {"role": "issued", "number": "15/QĐ-UBND"}},
    "prose": {"II": "Tỉnh có 2 nội dung cần làm và 1 dự án, theo Nghị định 278/2025/NĐ-CP."},
    "waiver": {"mien-tru-ngay": {"rule": "MOD006", "subjects": ["dat-dai"]}},
}
