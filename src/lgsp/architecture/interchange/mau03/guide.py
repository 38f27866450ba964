"""What the sheet HUONG_DAN says: whose data these are, of which day, by which template, and how to fill it in."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.frameworks.mau03 import list_fields
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.province import Province

SHEET = "HUONG_DAN"
VALUES = "DM_GIATRI"
FIELDS = "TU_DIEN_TRUONG"
CUT_OFF = "Ngày chốt số liệu"
TEMPLATE = "theo dự thảo hướng dẫn 13/9/2026"

TITLES = {
    "DM_DOITUONG": "Bảng 1. Danh mục đối tượng kiến trúc",
    "QH_KETNOI": "Bảng 2. Quan hệ, kết nối",
    "ANHXA": "Bảng 3. Ánh xạ, đối chiếu",
    "HOANTHIEN_NV": "Bảng 4. Nội dung cần hoàn thiện và nhiệm vụ",
}

RULES = (
    "Không đổi tên trang tính, tên cột. Được đổi thứ tự dòng, để dòng trống, lọc và sắp xếp.",
    "Mã đối tượng là duy nhất và không đổi giữa các lần cập nhật. Bảng 2, 3, 4 chỉ dùng mã đã có trong Bảng 1.",
    "Ô chưa biết ghi: Chưa xác định (tên đơn vị làm rõ, ngày/tháng/năm). Ô không có nội dung để ghi: Không áp dụng. "
    "Hai cách ghi này khác nhau và khác với ô trống; ô trống khi nhập lại được hiểu là không nói gì.",
    "Chiều quan hệ trong Bảng 2: từ bên khai thác tới bên cung cấp, từ bên gửi tới bên nhận, "
    "từ bên phụ thuộc tới bên được phụ thuộc.",
    "Bảng 4: mỗi dòng là một cặp nội dung (ND) và nhiệm vụ (NV), không lặp; mỗi nội dung có ít nhất một nhiệm vụ.",
    "Nhiều giá trị trong một ô cách nhau bằng dấu chấm phẩy. Cơ quan ghi bằng tên chính thức.",
    "Không ghi bí mật nhà nước, mật khẩu, khoá, dữ liệu cá nhân. Bản công khai, nội bộ và bản mật được tách riêng.",
    "Cột KIỂM TRA tự báo chỗ thiếu, trùng, sai mã; cột để trống là đạt. Câu chữ và công thức của mẫu chính thức chưa "
    "thu thập được: công thức ở đây do phần mềm viết theo các quy tắc của dự thảo.",
    "Gửi lại tệp này để cập nhật: phần mềm lập đề xuất thay đổi kèm báo cáo, không tự ghi đè mô hình.",
)
COLOURS = (
    ("required", "Cột bắt buộc với mọi dòng"),
    ("conditional", "Cột bắt buộc trong trường hợp nêu ở TU_DIEN_TRUONG"),
    ("optional", "Cột ghi khi có"),
    ("check", "Cột KIỂM TRA, tính tự động"),
)

SCOPE = "Phạm vi số liệu"
SCOPE_OF_DAY = "Chỉ những gì có hiệu lực ngày chốt số liệu"
SCOPE_WHOLE = "Hiện trạng và mục tiêu"


def describe_dossier(province: Province, on: date | None, *, of_day: bool) -> Iterator[tuple[str, str]]:
    """Yield what the data set is, line by line: a label and what it says."""
    yield "Địa phương", f"{province.full_name} (mã {province.code})"
    if province.notice:
        yield "Lưu ý", province.notice
    if on is not None:
        yield CUT_OFF, f"{on:%d/%m}/{on.year:04}"
        yield SCOPE, SCOPE_OF_DAY if of_day else SCOPE_WHOLE
    template = list_fields()[0]
    yield "Mẫu", f"Mẫu số 03, {TEMPLATE}. Tình trạng: {say_verification(template.verification)}"
    yield "Nguồn của mẫu", template.source
