"""
The words, sign and tone of each state the portal shows.

A tone is a name the stylesheet colours; the sign stands beside the word, so that nothing is told by colour alone.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Wording:
    """How one state is shown, and what it means in a sentence."""

    word: Promise
    sign: str
    tone: str
    meaning: Promise


SEVERITIES = {
    "error": Wording(_("Lỗi"), "✕", "bad", _("Phải sửa trước khi ban hành.")),
    "warning": Wording(_("Cảnh báo"), "!", "warn", _("Nên sửa; vẫn ban hành được.")),
    "notice": Wording(_("Lưu ý"), "i", "note", _("Để biết; không bắt buộc sửa.")),
    "cannot-tell": Wording(
        _("Chưa đủ cơ sở"), "?", "dim", _("Thiếu dữ kiện nên chưa kết luận được; không tính là đạt.")
    ),
}

STATES = {
    "unknown-caller": Wording(
        _("Bên gọi lạ"),
        "?!",
        "bad",
        _("Mã của bên gọi không gắn với hệ thống nào trong kiến trúc."),
    ),
    "undeclared": Wording(
        _("Ngầm"),
        "!",
        "bad",
        _("Có trao đổi trên nền tảng nhưng kiến trúc không khai báo."),
    ),
    "out-of-time": Wording(
        _("Sai thời gian"),
        "»",
        "bad",
        _("Có trao đổi trước ngày bắt đầu hoặc sau ngày kết thúc của luồng."),
    ),
    "mismatched": Wording(
        _("Lệch hợp đồng"),
        "≠",
        "bad",
        _("Có trao đổi, nhưng qua phiên bản dịch vụ khác với phiên bản đã khai báo."),
    ),
    "unseen": Wording(
        _("Chỉ trên giấy"),
        "○",
        "warn",
        _("Đã khai báo, đã quan sát đủ lâu, nhưng không có trao đổi nào."),
    ),
    "refused": Wording(
        _("Bị từ chối"), "✕", "bad", _("Một hệ thống đã gọi nhưng nền tảng từ chối, vì không có thỏa thuận.")
    ),
    "out-of-bounds": Wording(
        _("Ngoài mức"),
        "±",
        "warn",
        _("Có trao đổi đúng khai báo, nhưng số lượt hoặc thời gian trả lời ngoài mức đã khai báo."),
    ),
    "matched": Wording(_("Khớp"), "✓", "good", _("Đã khai báo và có trao đổi đúng như khai báo.")),
    "cannot-tell": Wording(
        _("Chưa rõ"),
        "?",
        "dim",
        _("Chưa quan sát được đủ: hệ thống chưa kết nối, nền tảng ngừng, hoặc chưa đủ lâu; không kết luận."),
    ),
    "not-yet": Wording(_("Chưa đến hạn"), "…", "rest", _("Luồng chưa đến ngày có hiệu lực.")),
    "ended": Wording(_("Đã kết thúc"), "■", "rest", _("Luồng đã hết hiệu lực.")),
    "outside": Wording(
        _("Ngoài nền tảng"),
        "↗",
        "rest",
        _("Kiến trúc khai báo luồng không đi qua nền tảng nên nền tảng không thấy."),
    ),
}

VERDICTS = {
    "holds": Wording(_("Đáp ứng"), "✓", "good", _("Yêu cầu được đáp ứng, có bằng chứng.")),
    "broken": Wording(_("Chưa đáp ứng"), "✕", "bad", _("Yêu cầu chưa được đáp ứng.")),
    "cannot-tell": Wording(_("Chưa đủ cơ sở đánh giá"), "?", "dim", _("Thiếu dữ kiện hoặc chưa ai trả lời.")),
    "not-applicable": Wording(_("Không áp dụng"), "–", "rest", _("Yêu cầu không áp dụng cho hồ sơ này.")),
}

OUTCOMES = {
    "answered": Wording(
        _("Đã trả lời"),
        "✓",
        "good",
        _("Hệ thống cung cấp đã trả lời; bằng chứng đã ghi trước khi trả kết quả."),
    ),
    "failed": Wording(
        _("Không thành công"),
        "✕",
        "bad",
        _("Nền tảng đã chuyển yêu cầu nhưng không nhận được trả lời dùng được."),
    ),
    "refused": Wording(
        _("Bị từ chối"),
        "!",
        "warn",
        _("Nền tảng từ chối: bên gọi không có thỏa thuận hoặc yêu cầu không hợp lệ."),
    ),
    "pending": Wording(
        _("Chưa có trả lời"), "…", "dim", _("Yêu cầu đã ghi bằng chứng; chưa có bản ghi trả lời.")
    ),
}

RECORDS = {
    "request": Wording(
        _("Bản ghi yêu cầu"),
        "1",
        "note",
        _("Đã nằm trên đĩa trước khi yêu cầu được chuyển tới hệ thống cung cấp."),
    ),
    "answer": Wording(
        _("Bản ghi trả lời"),
        "2",
        "good",
        _("Đã nằm trên đĩa trước khi trả lời được gửi về hệ thống khai thác."),
    ),
    "refusal": Wording(
        _("Bản ghi từ chối"), "!", "warn", _("Ghi lại việc từ chối; yêu cầu không được chuyển đi.")
    ),
}

STAGES = {
    "draft": Wording(_("Dự thảo"), "✎", "dim", _("Chủ quản đang chuẩn bị; chưa ai gọi được.")),
    "test": Wording(_("Thử nghiệm"), "T", "note", _("Chỉ gọi được ở môi trường thử nghiệm.")),
    "published": Wording(_("Đã công bố"), "✓", "good", _("Gọi được theo thỏa thuận.")),
    "deprecated": Wording(_("Sắp ngừng"), "!", "warn", _("Còn gọi được tới ngày ngừng đã báo.")),
    "withdrawn": Wording(_("Đã thu hồi"), "■", "rest", _("Không còn phục vụ.")),
}

PROMISES = {
    "kept": Wording(_("Giữ được"), "✓", "good", _("Mức đo được đạt mức đã cam kết.")),
    "broken": Wording(_("Không giữ được"), "✕", "bad", _("Mức đo được thấp hơn mức đã cam kết.")),
    "cannot-tell": Wording(
        _("Chưa rõ"), "?", "dim", _("Không có lượt gọi nào, hoặc số liệu chưa đủ để kết luận.")
    ),
}

PROGRESSES = {
    "submitted": Wording(_("Chờ quyết định"), "…", "note", _("Chờ chủ quản dữ liệu quyết định.")),
    "testing": Wording(_("Đang thử nghiệm"), "T", "note", _("Được đồng ý; bên khai thác thử nghiệm.")),
    "ready": Wording(_("Chờ mở kết nối"), "→", "warn", _("Thử nghiệm xong; chờ chủ quản mở kết nối thật.")),
    "live": Wording(_("Đang khai thác"), "✓", "good", _("Kết nối thật đã mở.")),
    "refused": Wording(_("Bị từ chối"), "✕", "bad", _("Chủ quản dữ liệu từ chối, có nêu căn cứ.")),
    "cancelled": Wording(_("Đã rút"), "■", "rest", _("Bên yêu cầu đã rút.")),
}

KIND_NAMES = {
    "file": _("Tệp mô tả"),
    "agency": _("Cơ quan"),
    "system": _("Hệ thống"),
    "database": _("Cơ sở dữ liệu"),
    "service": _("Dịch vụ"),
    "contract": _("Hợp đồng dữ liệu"),
    "flow": _("Luồng dữ liệu"),
    "component": _("Thành phần"),
    "principle": _("Nguyên tắc"),
    "standard": _("Tiêu chuẩn"),
    "project": _("Dự án"),
    "document": _("Văn bản"),
    "role": _("Vai trò"),
    "function": _("Chức năng, nghiệp vụ"),
    "interaction": _("Liên thông nghiệp vụ"),
    "information": _("Đối tượng thông tin"),
    "infrastructure": _("Hạ tầng"),
    "relation": _("Quan hệ"),
    "reference": _("Thành phần tham chiếu"),
    "goal": _("Mục tiêu"),
    "stage": _("Giai đoạn"),
    "gap": _("Nội dung cần hoàn thiện"),
    "task": _("Nhiệm vụ chuyển đổi"),
    "responsibility": _("Trách nhiệm"),
    "waiver": _("Miễn trừ"),
    "survey": _("Đợt khảo sát"),
    "issue": _("Lần ban hành"),
    "paragraph": _("Mục của văn bản"),
}
