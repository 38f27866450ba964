"""A small province with something to show in every paragraph, compiled and written once for all tests."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from docx.document import Document as WordDocument

from lgsp.architecture.documents.blocks import Document
from lgsp.architecture.documents.compiling import compile_document
from lgsp.architecture.documents.pdf import to_pdf
from lgsp.architecture.documents.word.writing import to_docx
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from tests.architecture.documents.reading import open_word
from tests.architecture.model_folders import DAY, write_model_folder

PROVINCE: dict[str, dict[str, Any]] = {
    "agency": {
        "so-tu-phap": {"name": "Sở Tư pháp", "code": "H99.10", "functions": ["Hộ tịch", "Chứng thực"]},
        "so-nong-nghiep": {"name": "Sở Nông nghiệp và Môi trường", "code": "H99.11"},
        "van-phong": {"name": "Văn phòng UBND tỉnh", "code": "H99.02", "responsibilities": ["Tuân thủ"]},
        "so-khcn": {
            "name": "Sở Khoa học và Công nghệ",
            "is_digital_lead": "true",
            "responsibilities": ["Cập nhật Kiến trúc", "Thẩm định Kiến trúc"],
        },
        "bo-cong-an": {"name": "Bộ Công an", "level": "central"},
    },
    "system": {
        "ho-tich": {
            "name": "Hệ thống hộ tịch",
            "subsystem": "HOTICH",
            "treatment": "keep",
            "security_level": "2",
        },
        "dat-dai": {"name": "Hệ thống đất đai", "subsystem": "DATDAI"},
        "mot-cua": {"name": "Hệ thống một cửa", "subsystem": "MOTCUA", "component": "cong-dich-vu"},
        "dvcqg": {
            "name": "Cổng Dịch vụ công quốc gia",
            "owner": "bo-cong-an",
            "national_platform": "A.15",
        },
    },
    "database": {
        "csdl-ho-tich": {"name": "Cơ sở dữ liệu hộ tịch", "content": "Khai sinh, kết hôn, khai tử"},
        "csdl-dat-dai": {"name": "Cơ sở dữ liệu đất đai", "lead_agencies": ["so-nong-nghiep"]},
    },
    "flow": {
        "mot-cua-ho-tich": {
            "name": "Một cửa tra cứu hộ tịch",
            "purpose": "Bỏ bản sao giấy",
            "daily_volume": "12500",
        },
        "mot-cua-dvcqg": {"name": "Đồng bộ hồ sơ", "provider": "mot-cua", "consumer": "dvcqg", "via": None},
    },
    "component": {
        "cong-dich-vu": {
            "name": "Cổng dịch vụ",
            "bands": ["services"],
            "owner": "van-phong",
            "requirements": [
                {"code": "KT1", "requirement_kind": "technical", "text": "Sao lưu", "check": "Khôi phục thử"},
                {"code": "NV2", "requirement_kind": "business", "text": "Trả đúng hẹn", "parent": "NV1"},
                {
                    "code": "NV1",
                    "requirement_kind": "business",
                    "text": "Tiếp nhận",
                    "solution": "Quầy chung",
                },
            ],
        },
        "tich-hop": {"name": "Tích hợp dữ liệu", "bands": ["lgsp"]},
    },
    "principle": {"dung-lai": {"name": "Dùng lại", "rationale": "Đỡ tốn kém"}},
    "project": {
        "xay-cong": {
            "name": "Xây cổng",
            "ends_on": "2027-06-30",
            "funding": [
                {"year": "2026", "amount": "1250000000", "budget": "Ngân sách tỉnh"},
                {"year": "2027", "amount": "750500000", "budget": "Ngân sách trung ương"},
            ],
        }
    },
    "document": {
        "ke-hoach": {"name": "Kế hoạch chuyển đổi số", "role": "issued", "number": "901/KH-UBND"},
        "quy-che": {"name": "Quy chế LGSP", "role": "to-issue", "number": None},
    },
}


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """Return the province, loaded."""
    prose = {"III.2": None, "V.2": "LGSP là **nền tảng** dùng chung.\n\n- Danh bạ\n- Trao đổi"}
    return load_model(write_model_folder(tmp_path_factory.mktemp("province"), prose=prose, **PROVINCE))


@pytest.fixture(scope="session")
def document(province: Model) -> Document:
    """Return its document."""
    return compile_document(province, outline="2384", on=DAY)


@pytest.fixture(scope="session")
def word(document: Document) -> WordDocument:
    """Return the document as Word reads it."""
    return open_word(to_docx(document))


@pytest.fixture(scope="session")
def pdf(document: Document) -> pypdf.PdfReader:
    """Return the document as a PDF reader reads it."""
    return pypdf.PdfReader(BytesIO(to_pdf(document)))


@pytest.fixture
def compiled(model_folder: Callable[..., Path]) -> Callable[..., Document]:
    """Return a factory: what is given is merged into the sound model, which is then compiled."""

    def compile_changed(**kinds: Any) -> Document:
        return compile_document(load_model(model_folder(**kinds)), outline="2384", on=DAY)

    return compile_changed
