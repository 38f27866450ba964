"""
What may hold of a flow, and how it is said to officials: what was found, and what to do.

The words in braces are facts of the verdict.
"""

from dataclasses import dataclass
from enum import StrEnum

from lgsp.kernel.language import pick


class State(StrEnum):
    """What holds of a flow; the order is that of the report."""

    UNDECLARED = "undeclared"
    UNSEEN = "unseen"
    REFUSED = "refused"
    CANNOT_TELL = "cannot-tell"
    MATCHED = "matched"
    NOT_YET = "not-yet"
    ENDED = "ended"
    OUTSIDE = "outside"


DEVIATIONS = frozenset({State.UNDECLARED, State.UNSEEN, State.REFUSED})


@dataclass(frozen=True)
class Wording:
    """A finding and its remedy in both languages."""

    name: str
    explanation: str
    remedy: str
    name_en: str
    explanation_en: str
    remedy_en: str

    def name_in(self, language: str) -> str:
        """Return the name of the state."""
        return pick(self.name, self.name_en, language=language)

    def explanation_in(self, language: str) -> str:
        """Return what was found, with the facts still to be filled in."""
        return pick(self.explanation, self.explanation_en, language=language)

    def remedy_in(self, language: str) -> str:
        """Return what to do, with the facts still to be filled in."""
        return pick(self.remedy, self.remedy_en, language=language)


_NOTHING = ("Không phải làm gì.", "Nothing to do.")

WORDINGS = {
    State.UNDECLARED: Wording(
        "ngầm",
        "{consumer} đã gọi {service} {count} lượt (lần cuối {last_at}) theo thỏa thuận {agreements}, "
        "nhưng mô hình không khai báo luồng nào như vậy.",
        "Nếu việc khai thác là chính đáng, khai báo luồng vào mô hình (thư mục model/flow) với mục đích, hợp đồng dữ "
        "liệu và căn cứ pháp lý; nếu không, thu hồi thỏa thuận {agreements} trong trang quản trị.",
        "undeclared",
        "{consumer} called {service} {count} times (last {last_at}) under the agreement {agreements}, but the model "
        "declares no such flow.",
        "If the use is legitimate, declare the flow in the model (folder model/flow) with purpose, data contract and "
        "legal basis; if not, withdraw the agreement {agreements} in the back office.",
    ),
    State.UNSEEN: Wording(
        "chỉ trên giấy",
        "Luồng {flow} được khai báo là đang hoạt động và cả hai hệ thống đều có mặt trên LGSP, nhưng từ {since} "
        "đến {until} không có lượt nào.",
        "Hỏi đơn vị quản lý {consumer} xem còn cần luồng này không: nếu còn, tìm hiểu vì sao chưa gọi {service}; nếu "
        "không, ghi ngày kết thúc (valid_to) hoặc trạng thái “retired” cho luồng trong mô hình rồi chạy lgsp plan.",
        "unseen",
        "The flow {flow} is declared to be in use and both systems are on the platform, but from {since} to {until} "
        "there was not one call.",
        "Ask those in charge of {consumer} whether the flow is still needed: if so, find out why {service} is not "
        "called; if not, give the flow an end (valid_to) or the status “retired” in the model and run lgsp plan.",
    ),
    State.REFUSED: Wording(
        "bị từ chối",
        "{consumer} đã gọi {service} {count} lượt (lần cuối {last_at}) và đều bị cổng kết nối từ chối.",
        "Nếu việc khai thác là chính đáng, kiểm tra luồng trong mô hình và thỏa thuận tương ứng (lgsp plan, lgsp "
        "apply); nếu không, yêu cầu đơn vị quản lý {consumer} dừng gọi.",
        "refused",
        "{consumer} called {service} {count} times (last {last_at}), and the gateway refused every call.",
        "If the use is legitimate, check the flow in the model and its agreement (lgsp plan, lgsp apply); if not, "
        "have those in charge of {consumer} stop the calls.",
    ),
    State.CANNOT_TELL: Wording(
        "chưa rõ",
        "Từ {since} đến {until} chưa thấy {missing} trên LGSP, nên không kết luận được luồng này có thật hay không.",
        "Kết nối {missing} vào LGSP (mã hệ thống con, địa chỉ dịch vụ, thông tin xác thực) rồi đối chiếu lại.",
        "cannot tell",
        "From {since} to {until} nothing of {missing} was seen on the platform, so nothing can be said of this flow.",
        "Connect {missing} to the platform (subsystem code, endpoint, credentials), then compare again.",
    ),
    State.MATCHED: Wording(
        "khớp",
        "Đã diễn ra {count} lượt, lần cuối {last_at}, đúng như khai báo.",
        _NOTHING[0],
        "matched",
        "Happened {count} times, last {last_at}, as declared.",
        _NOTHING[1],
    ),
    State.NOT_YET: Wording(
        "chưa đến hạn",
        "Luồng chưa đi vào hoạt động ({stage}).",
        "Khi luồng hoạt động, ghi trạng thái “in-use” trong mô hình.",
        "not yet",
        "The flow is not in operation yet ({stage}).",
        "When it starts, give it the status “in-use” in the model.",
    ),
    State.ENDED: Wording(
        "đã kết thúc",
        "Luồng đã kết thúc ({stage}).",
        _NOTHING[0],
        "ended",
        "The flow has ended ({stage}).",
        _NOTHING[1],
    ),
    State.OUTSIDE: Wording(
        "ngoài nền tảng",
        "Theo khai báo, hai hệ thống nối trực tiếp, không qua LGSP, nên nền tảng không thấy được.",
        "Chuyển luồng sang một dịch vụ trên LGSP (trường via) để có thỏa thuận và bằng chứng.",
        "outside",
        "By declaration the two systems are wired to each other and not through the platform, which cannot see them.",
        "Move the flow to a service on the platform (field via), to have an agreement and evidence.",
    ),
}

OUT_OF_TIME = Wording(
    WORDINGS[State.UNDECLARED].name,
    "{consumer} đã gọi {service} {count} lượt (lần cuối {last_at}) theo thỏa thuận {agreements}, trong khi mô hình ghi "
    "luồng {flow} chưa hoặc không còn hoạt động ({stage}).",
    "Sửa trạng thái và ngày hiệu lực của luồng {flow} cho đúng thực tế, hoặc thu hồi thỏa thuận {agreements}.",
    WORDINGS[State.UNDECLARED].name_en,
    "{consumer} called {service} {count} times (last {last_at}) under the agreement {agreements}, while the model says "
    "the flow {flow} is not yet or no longer in operation ({stage}).",
    "Correct the status and dates of the flow {flow}, or withdraw the agreement {agreements}.",
)
