"""
The words round the content, Vietnamese and English: what buttons, headings and the titles of fields say.

A page is written in Vietnamese; a script puts the English word in place of a marked one when the reader asks for it.
What the model and the papers say is content, and stays as it is.

>>> translate("Tìm kiếm"), translate("Cơ quan chủ quản")
('Search', 'Owner')
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from lgsp.architecture.conformance.verdicts import VERDICT_NAMES
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.organisation import AgencyLevel
from lgsp.architecture.model.shapes import list_shapes

WORDS: Mapping[str, str] = {
    "Kiến trúc Chính quyền điện tử": "E-government architecture",
    "Đến nội dung chính": "Skip to the main content",
    "Lưu ý về dữ liệu": "A note on the data",
    "Mục chính": "Main menu",
    "Đường dẫn": "You are here",
    "Tổng quan": "Overview",
    "Tài liệu": "Documents",
    "Đối tượng": "Entities",
    "Cơ quan": "Agencies",
    "Hình": "Pictures",
    "Bảng": "Tables",
    "Phát hiện": "Findings",
    "Thay đổi": "Changes",
    "Tìm kiếm": "Search",
    "Tìm tên, mã, nội dung": "Search names, codes, contents",
    "Xem tất cả kết quả": "All results",
    "Không có kết quả": "Nothing found",
    "kết quả": "results",
    "Kết quả tìm kiếm": "Search results",
    "Gõ không cần dấu; phím / để tìm, mũi tên để chọn, Enter để mở.": (
        "Tone marks are not needed; / to search, arrows to choose, Enter to open."
    ),
    "Tìm kiếm cần JavaScript. Không có JavaScript, vẫn đọc được mọi trang theo các danh mục dưới đây.": (
        "Search needs JavaScript. Without it every page can still be reached by the lists below."
    ),
    "Mục tài liệu": "Sections",
    "Mục lục": "Contents",
    "Trong trang này": "On this page",
    "Trang trước": "Previous",
    "Trang sau": "Next",
    "Trước và sau": "Previous and next",
    "Bản in": "Files",
    "Tải về": "Download",
    "Tệp để tải về": "Files to download",
    "Không có tệp nào được dựng cùng lượt với trang này.": "No files were built together with this site.",
    "Đối tượng trong hình": "What the picture shows",
    "Mô tả bằng lời": "In words",
    "Sửa được": "editable",
    "Xem trong tài liệu": "See in the document",
    "Xem đối tượng": "Open",
    "Mã": "Code",
    "Tên": "Name",
    "Tệp trong mô hình": "File of the model",
    "Thông tin": "Facts",
    "Nguồn và xác nhận": "Sources and confirmation",
    "Quan hệ": "Relations",
    "Được dùng bởi": "Used by",
    "Chưa có đối tượng nào dùng đến.": "Nothing uses it.",
    "Xuất hiện trong tài liệu": "Where the documents show it",
    "Sơ đồ kết nối": "Connections",
    "Lịch sử": "History",
    "Thay đổi theo thời gian": "Changes in time",
    "Từ ngày": "From",
    "Trước": "Before",
    "Sau": "After",
    "Căn cứ": "Basis",
    "Lý do": "Reason",
    "Không có": "None",
    "Chưa khai báo thay đổi nào theo thời gian.": "No change in time is declared.",
    "Chưa có bản phát hành nào trong thư mục mô hình.": "The model folder has no release.",
    "Bản phát hành": "Releases",
    "Lần ban hành": "Issues",
    "Phiên bản": "Version",
    "Quyết định": "Decision",
    "Ngày chốt dữ liệu": "Data cut-off",
    "Nội dung chính": "Summary",
    "Cần làm": "What to do",
    "Nơi": "Place",
    "Miễn trừ": "Waived",
    "Không có phát hiện nào.": "No findings.",
    "Kết quả theo quy tắc": "Answer to every rule",
    "Quy tắc": "Rule",
    "Kết quả": "Answer",
    "Đáp ứng": "Holds",
    "Chưa đáp ứng": "Broken",
    "Chưa đủ cơ sở": "Undecided",
    "Lỗi": "Error",
    "Cảnh báo": "Warning",
    "Lưu ý": "Notice",
    "lỗi": "errors",
    "cảnh báo": "warnings",
    "lưu ý": "notices",
    "chưa đủ cơ sở": "undecided",
    "Mức": "Grade",
    "Loại": "Kind",
    "Số lượng": "Count",
    "Lọc": "Filter",
    "Lọc danh sách": "Filter the list",
    "dòng": "rows",
    "Cấp": "Level",
    "Chức năng": "Functions",
    "Hệ thống": "Systems",
    "Cơ sở dữ liệu": "Databases",
    "Dịch vụ": "Services",
    "Dự án": "Projects",
    "Trạng thái": "State",
    "Xem tất cả": "See all",
    "Tất cả": "All",
    "Dữ liệu đến ngày": "As of",
    "Mã tóm lược của mô hình": "Digest of the model",
    "Bản dùng nội bộ: có cả thông tin chưa được chọn để công khai.": (
        "For internal use: holds information not chosen for publication."
    ),
    "Tắt phím tắt /": "Turn the / key off",
    "Bật phím tắt /": "Turn the / key on",
    "Nơi nhận": "Recipients",
    "thay cho": "in place of",
    "Nguồn của dữ kiện": "Source of facts",
}


def translate(word: str) -> str:
    """Return the English for a word of the chrome; one that is not known is a bug of the page."""
    return _read()[word]


def is_known(word: str) -> bool:
    """Say whether there is English for the word."""
    return word in _read()


def make_dictionary() -> bytes:
    """Return the script that knows the English for every marked word."""
    written = json.dumps(_read(), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.LGSP_ENGLISH={written};\n".encode()


@cache
def _read() -> Mapping[str, str]:
    words: dict[str, str] = {}
    for title, english in (*_list_labels(), *_list_kinds(), *_list_fields()):
        words.setdefault(title, english)
    return {**words, **WORDS}


def _list_labels() -> Iterator[tuple[str, str]]:
    for member, name in {**LABELS[Status], **LABELS[AgencyLevel], **VERDICT_NAMES}.items():
        yield name, _sentence(str(member))


def _list_kinds() -> Iterator[tuple[str, str]]:
    for entity_class in KINDS.values():
        yield entity_class.title, _sentence(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", entity_class.__name__))


def _list_fields() -> Iterator[tuple[str, str]]:
    waiting: list[type[BaseModel]] = list(KINDS.values())
    for kind in waiting:
        for shape in list_shapes(kind):
            yield shape.title, _sentence(shape.name)
            if shape.record is not None and shape.record not in waiting:
                waiting.append(shape.record)


def _sentence(name: str) -> str:
    words = re.sub(r"[_-]+", " ", name).lower()
    return words[:1].upper() + words[1:]
