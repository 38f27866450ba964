"""
What each fault means to the people who must do something about it: whose side, which rule, what to do.

The gateway tells a program what was wrong with one call; this tells an official what a code says about many. Codes are
those of the faults; a test holds the two lists equal.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Side(Enum):
    """Who has to act."""

    CONSUMER = "consumer"
    PROVIDER = "provider"
    PLATFORM = "platform"
    AGREEMENT = "agreement"


SIDES = {
    Side.CONSUMER: _("Bên khai thác"),
    Side.PROVIDER: _("Bên cung cấp"),
    Side.PLATFORM: _("Nền tảng"),
    Side.AGREEMENT: _("Thỏa thuận giữa hai bên"),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whose side, what happened, what to do."""

    side: Side
    meaning: Promise
    remedy: Promise

    @property
    def side_name(self) -> Promise:
        """Return the side in words."""
        return SIDES[self.side]


_ASK_OWNER = _("Đề nghị chủ quản dữ liệu sửa thỏa thuận, hoặc gọi đúng như đã thỏa thuận.")
_WAIT = _("Chờ hết thời gian ghi trong trường Retry-After rồi gọi lại.")
_FIX_PROVIDER = _("Báo bên cung cấp kiểm tra hệ thống và đường truyền của mình.")
_READ_MANUAL = _("Sửa chương trình gọi theo hướng dẫn kết nối.")
_LOOK_AT_DISK = _("Kiểm tra ổ đĩa của cổng: còn chỗ không, có ghi được không.")

EXPLANATIONS = {
    "EXCHANGE-101": Explanation(Side.CONSUMER, _("Yêu cầu không đúng dạng HTTP hoặc X-Road."), _READ_MANUAL),
    "EXCHANGE-102": Explanation(
        Side.CONSUMER,
        _("Yêu cầu lớn hơn cỡ tối đa của dịch vụ."),
        _("Gửi ít hơn mỗi lần, hoặc đề nghị bên cung cấp nâng cỡ tối đa."),
    ),
    "EXCHANGE-103": Explanation(Side.CONSUMER, _("Địa chỉ gọi không phải của dịch vụ nào."), _READ_MANUAL),
    "EXCHANGE-104": Explanation(
        Side.CONSUMER, _("Thiếu tiêu đề X-Road-Client hoặc tiêu đề sai dạng."), _READ_MANUAL
    ),
    "EXCHANGE-105": Explanation(
        Side.CONSUMER,
        _("Bên gọi chưa chứng minh được mình là ai: mã truy cập thiếu, sai, hết hạn hoặc đã thu hồi."),
        _("Xin mã truy cập mới; nếu khóa đã thu hồi hoặc hết hạn thì đăng ký khóa mới."),
    ),
    "EXCHANGE-106": Explanation(
        Side.CONSUMER,
        _("Bên gọi xưng tên một hệ thống khác."),
        _(
            "Dùng đúng thông tin xác thực của hệ thống đang gọi; nếu lặp lại, kiểm tra xem khóa có bị dùng sai chỗ."
        ),
    ),
    "EXCHANGE-107": Explanation(
        Side.CONSUMER, _("Hệ thống cung cấp được gọi không có trong sổ đăng ký."), _READ_MANUAL
    ),
    "EXCHANGE-108": Explanation(
        Side.CONSUMER,
        _("Dịch vụ được gọi không có trong sổ đăng ký."),
        _("Tra địa chỉ đúng trong danh mục dịch vụ."),
    ),
    "EXCHANGE-109": Explanation(
        Side.AGREEMENT,
        _("Hai bên không có thỏa thuận đang hiệu lực."),
        _("Gửi yêu cầu khai thác để chủ quản dữ liệu quyết định, hoặc gia hạn thỏa thuận đã hết."),
    ),
    "EXCHANGE-110": Explanation(
        Side.PLATFORM,
        _("Cổng chưa nhận được sổ đăng ký."),
        _("Kiểm tra tiến trình worker và tệp snapshot.json của nút."),
    ),
    "EXCHANGE-111": Explanation(
        Side.PLATFORM, _("Không ghi được bằng chứng của yêu cầu nên không chuyển đi."), _LOOK_AT_DISK
    ),
    "EXCHANGE-112": Explanation(
        Side.PLATFORM, _("Không ghi được bằng chứng của trả lời nên giữ trả lời lại."), _LOOK_AT_DISK
    ),
    "EXCHANGE-113": Explanation(
        Side.PROVIDER,
        _("Không kết nối được tới hệ thống cung cấp, hoặc kết nối đứt giữa chừng."),
        _FIX_PROVIDER,
    ),
    "EXCHANGE-114": Explanation(
        Side.PROVIDER, _("Hệ thống cung cấp không trả lời trong thời gian chờ."), _FIX_PROVIDER
    ),
    "EXCHANGE-115": Explanation(
        Side.PROVIDER, _("Trả lời của hệ thống cung cấp không đúng HTTP hoặc quá lớn."), _FIX_PROVIDER
    ),
    "EXCHANGE-116": Explanation(
        Side.PROVIDER,
        _("Dịch vụ đã đăng ký nhưng chưa có địa chỉ kết nối."),
        _("Bên cung cấp khai địa chỉ của dịch vụ trong sổ đăng ký."),
    ),
    "EXCHANGE-117": Explanation(
        Side.AGREEMENT, _("Thỏa thuận không cho phép thao tác này của dịch vụ."), _ASK_OWNER
    ),
    "EXCHANGE-118": Explanation(Side.AGREEMENT, _("Gọi ngoài khung giờ đã thỏa thuận."), _ASK_OWNER),
    "EXCHANGE-119": Explanation(
        Side.AGREEMENT,
        _("Gọi nhanh hơn mức đã thỏa thuận."),
        _("Gọi chậm lại theo trường Retry-After, hoặc đề nghị nâng mức."),
    ),
    "EXCHANGE-120": Explanation(
        Side.AGREEMENT,
        _("Đã dùng hết số lượt trong ngày của thỏa thuận."),
        _("Chờ sang ngày mới, hoặc đề nghị nâng số lượt."),
    ),
    "EXCHANGE-121": Explanation(
        Side.PROVIDER,
        _("Hệ thống cung cấp lỗi nhiều lần liên tiếp nên nền tảng tạm ngừng gửi tới."),
        _("Báo bên cung cấp; nền tảng tự thử lại và mở lại khi hệ thống trả lời được."),
    ),
    "EXCHANGE-122": Explanation(
        Side.PROVIDER,
        _("Dịch vụ đang xử lý tới mức tối đa cùng lúc."),
        _("Chờ rồi gọi lại; nếu thường xuyên, bên cung cấp nâng năng lực."),
    ),
    "EXCHANGE-123": Explanation(Side.PLATFORM, _("Cổng đang xử lý quá nhiều lượt."), _WAIT),
    "EXCHANGE-124": Explanation(
        Side.CONSUMER,
        _("Gọi từ địa chỉ mạng không được phép dùng thông tin xác thực này."),
        _("Gọi từ địa chỉ đã đăng ký, hoặc đăng ký thêm địa chỉ; nếu lạ, coi như khóa đã lộ."),
    ),
    "EXCHANGE-125": Explanation(
        Side.AGREEMENT,
        _("Thỏa thuận đang tạm dừng."),
        _("Xem lý do tạm dừng trong thông báo; chủ quản dữ liệu mở lại khi đã khắc phục."),
    ),
    "EXCHANGE-126": Explanation(
        Side.CONSUMER,
        _("Dịch vụ đã ngừng, có thể đã có dịch vụ thay thế."),
        _("Chuyển sang dịch vụ thay thế ghi trong danh mục."),
    ),
    "EXCHANGE-127": Explanation(Side.CONSUMER, _("Yêu cầu không đúng đặc tả của dịch vụ."), _READ_MANUAL),
    "EXCHANGE-128": Explanation(
        Side.PROVIDER,
        _("Trả lời không đúng đặc tả đã công bố nên bị giữ lại."),
        _("Bên cung cấp sửa hệ thống cho đúng đặc tả, hoặc nạp đặc tả mới."),
    ),
    "EXCHANGE-129": Explanation(
        Side.PROVIDER,
        _("Không cắt được trả lời theo các trường đã thỏa thuận nên giữ lại."),
        _("Bên cung cấp trả lời bằng JSON đúng đặc tả."),
    ),
    "EXCHANGE-131": Explanation(
        Side.CONSUMER,
        _("Thân yêu cầu khác với thân đã ký."),
        _("Tính Content-Digest trên đúng các byte được gửi; kiểm tra thiết bị trung gian."),
    ),
    "EXCHANGE-140": Explanation(
        Side.CONSUMER,
        _("SOAP gửi tới địa chỉ gốc kèm tệp đính kèm, hoặc ở mã hóa khác UTF-8."),
        _(
            "Gửi riêng phong bì UTF-8, hoặc gọi theo đường dẫn của dịch vụ: ở đó nội dung nào cũng được chuyển."
        ),
    ),
    "EXCHANGE-141": Explanation(
        Side.CONSUMER, _("Thông điệp SOAP không phải XML được chấp nhận."), _READ_MANUAL
    ),
    "EXCHANGE-142": Explanation(
        Side.CONSUMER, _("Thông điệp không phải một phong bì SOAP có phần đầu X-Road."), _READ_MANUAL
    ),
    "EXCHANGE-143": Explanation(Side.CONSUMER, _("Phần đầu SOAP thiếu mục bắt buộc."), _READ_MANUAL),
    "EXCHANGE-144": Explanation(Side.CONSUMER, _("Phần đầu SOAP có mục lặp lại."), _READ_MANUAL),
    "EXCHANGE-145": Explanation(
        Side.CONSUMER, _("Phần đầu SOAP theo phiên bản giao thức X-Road khác 4."), _READ_MANUAL
    ),
    "EXCHANGE-146": Explanation(
        Side.CONSUMER,
        _("Thân SOAP gọi thao tác khác với dịch vụ nêu ở phần đầu."),
        _("Gọi đúng dịch vụ; nếu tên phần tử trong thân khác mã dịch vụ thì đăng ký dịch vụ theo tên đó."),
    ),
}

_UNKNOWN = Explanation(
    Side.PLATFORM,
    _("Bản ghi cũ, chưa mang mã lỗi."),
    _("Xem loại lỗi X-Road bên cạnh."),
)


def explain(code: str) -> Explanation:
    """Return what a code means; of records that carry none, that."""
    return EXPLANATIONS.get(code, _UNKNOWN)
