"""
What is asked of an architecture and no program can tell from the model alone: which, why, and what tells it instead.

These have codes, so that nobody looks for them in vain; they are never counted as kept.
"""

from typing import NamedTuple


class Undecidable(NamedTuple):
    """A requirement that is not a rule here. Everything is Vietnamese, for the index of rules."""

    code: str
    text: str
    reason: str
    instead: str


UNDECIDABLE = (
    Undecidable(
        "K02",
        "Hệ thống của tỉnh không tiếp nhận thủ tục đã tập trung ở hệ thống của bộ",
        "Mô hình không có danh mục thủ tục hành chính và nơi tiếp nhận từng thủ tục.",
        "Đối chiếu danh mục thủ tục của hệ thống một cửa khi thẩm định.",
    ),
    Undecidable(
        "K05",
        "Dữ liệu tuân thủ từ điển dữ liệu trước khi kết nối nền tảng quốc gia",
        "Chưa có nội dung từ điển dữ liệu quốc gia dạng máy đọc để so từng trường.",
        "Biên bản đối chiếu từ điển của cơ quan chủ quản dữ liệu.",
    ),
    Undecidable(
        "K06 (phần nhật ký, truy vết, xác thực nhiều lớp)",
        "Hệ thống ghi nhật ký, truy vết được, xác thực nhiều lớp",
        "Mô hình chỉ ghi cấp độ, giám sát, sao lưu và diễn tập; quy tắc K06 xét phần phục hồi.",
        "Hồ sơ cấp độ và kiểm tra thực tế.",
    ),
    Undecidable(
        "K07 (phần ẩn danh)",
        "Dữ liệu được ẩn danh ở nơi không cần định danh",
        "Cần người xét từng mục đích sử dụng; quy tắc K07 xét phần phân loại.",
        "Đánh giá tác động xử lý dữ liệu cá nhân.",
    ),
    Undecidable(
        "K09",
        "Đầu tư số dùng ngân sách được thẩm định sự phù hợp trong cả vòng đời",
        "Hồ sơ thẩm định từng dự án nằm ngoài mô hình.",
        "Hồ sơ thẩm định của từng dự án.",
    ),
    Undecidable(
        "K10",
        "Dữ liệu kiến trúc được duy trì trên hệ thống quản lý kiến trúc số quốc gia (NAS)",
        "Chỉ hệ thống đó biết nó đang giữ phiên bản nào.",
        "Xác nhận của NAS cho từng lần nộp.",
    ),
    Undecidable(
        "K11",
        "Bộ chỉ tiêu theo năm nhóm của Khung",
        "Bộ chỉ tiêu chi tiết chưa được ban hành; chưa có gì để đối chiếu.",
        "Bổ sung khi bộ chỉ tiêu được ban hành.",
    ),
    Undecidable(
        "M07",
        "Tên trang tính, tên cột của Mẫu số 03 không đổi",
        "Đó là tính chất của tệp XLSX, không phải của mô hình.",
        "Khi nhập, xuất Mẫu số 03, tệp sai tên trang hoặc cột bị từ chối.",
    ),
    Undecidable(
        "M10",
        "Tên, chủ quản, trạng thái, phiên bản thống nhất trong ba sản phẩm",
        "Ba sản phẩm được dựng từ cùng một mô hình nên thống nhất về tên; phiên bản chung chỉ có khi phát hành.",
        "Bản kê của lần phát hành.",
    ),
    Undecidable(
        "PRJ703",
        "Phần thiết kế của dự án, ghép vào mô hình, không vi phạm quy tắc mức lỗi nào",
        "Cần phần mô hình do chủ đầu tư nộp kèm dự án.",
        "Thẩm định dự án (lgsp appraise).",
    ),
    Undecidable(
        "PRJ708",
        "Thiết kế chi tiết đúng thiết kế cơ sở đã duyệt, hoặc từng khác biệt được giải trình",
        "Cần hai phần mô hình, của hai bước thiết kế.",
        "Thẩm định dự án (lgsp appraise).",
    ),
    Undecidable(
        "DOC805",
        "Thể thức trang đúng quy định về văn bản hành chính",
        "Chỉ xét được trên tài liệu đã dựng.",
        "Bước dựng tài liệu.",
    ),
    Undecidable(
        "DOC806",
        "Hình có lời thay thế, chú thích, chữ đủ lớn, không quá nhiều ô",
        "Chỉ xét được trên hình đã vẽ.",
        "Bước vẽ sơ đồ.",
    ),
    Undecidable(
        "SVC452",
        "Không ai khai báo hay gọi dịch vụ trong 12 tháng",
        "Cần số liệu của nền tảng đang chạy.",
        "Đối chiếu thực tế (lgsp drift).",
    ),
    Undecidable(
        "RUN901–RUN907",
        "Trao đổi thực tế khớp với khai báo",
        "Cần số liệu của nền tảng đang chạy.",
        "Đối chiếu thực tế (lgsp drift).",
    ),
)
