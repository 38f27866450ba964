"""How each state of a flow is said to officials: what was found, and what to do. Words in braces are facts."""

from dataclasses import dataclass

from lgsp.kernel.language import pick

from .states import Detail, State


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


def find_wording(state: State, detail: Detail | None) -> Wording:
    """Return how a state is said, more exactly where there is a detail."""
    return DETAILS[detail] if detail else WORDINGS[state]


def name_state(state: State, *, language: str) -> str:
    """Return what a state is called."""
    return _NAMED[state].name_in(language)


_NOTHING = ("Không phải làm gì.", "Nothing to do.")

WORDINGS = {
    State.UNKNOWN_CALLER: Wording(
        "bên gọi lạ",
        "{consumer} đã gọi {service} {count} lượt (lần cuối {last_at}), nhưng mã này không gắn với hệ thống nào trong "
        "mô hình.",
        "Xác định mã này thuộc hệ thống nào: nếu hệ thống đã đổi mã, ghi mã mới vào mô hình (subsystem); nếu là hệ "
        "thống mới, khai báo nó; nếu không rõ, thu hồi thỏa thuận {agreements}.",
        "unknown caller",
        "{consumer} called {service} {count} times (last {last_at}), but this code is tied to no system of the model.",
        "Find out whose code it is: if a system changed its code, write the new one in the model (subsystem); if it "
        "is a new system, declare it; if nobody knows, withdraw the agreement {agreements}.",
    ),
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
    State.OUT_OF_TIME: Wording(
        "sai thời gian",
        "{consumer} đã gọi {service} {count} lượt (lần cuối {last_at}) theo thỏa thuận {agreements}, trong khi mô hình "
        "ghi luồng {flow} chưa hoặc không còn hoạt động ({stage}).",
        "Sửa trạng thái và ngày hiệu lực của luồng {flow} cho đúng thực tế, hoặc thu hồi thỏa thuận {agreements}.",
        "out of time",
        "{consumer} called {service} {count} times (last {last_at}) under the agreement {agreements}, while the model "
        "says the flow {flow} is not yet or no longer in operation ({stage}).",
        "Correct the status and dates of the flow {flow}, or withdraw the agreement {agreements}.",
    ),
    State.MISMATCHED: Wording(
        "lệch hợp đồng",
        "Luồng {flow} được khai báo với phiên bản {declared_version} của {service}, nhưng lần gọi cuối ({last_at}) đi "
        "qua phiên bản {version}.",
        "Ghi phiên bản mới của dịch vụ và hợp đồng dữ liệu vào mô hình sau khi thẩm định, hoặc đưa dịch vụ trên nền "
        "tảng về phiên bản đã khai báo.",
        "other version",
        "The flow {flow} is declared with version {declared_version} of {service}, but the last call ({last_at}) went "
        "through version {version}.",
        "Write the new version of service and data contract into the model once appraised, or bring the service on "
        "the platform back to the declared version.",
    ),
    State.UNSEEN: Wording(
        "chỉ trên giấy",
        "Luồng {flow} được khai báo là đang hoạt động và cả hai hệ thống đều có mặt trên LGSP, nhưng từ {told_since} "
        "đến {until} không có lượt nào.",
        "Hỏi đơn vị quản lý {consumer} xem còn cần luồng này không: nếu còn, tìm hiểu vì sao chưa gọi {service}; nếu "
        "không, ghi ngày kết thúc (valid_to) hoặc trạng thái “retired” cho luồng trong mô hình rồi chạy lgsp plan.",
        "unseen",
        "The flow {flow} is declared to be in use and both systems are on the platform, but from {told_since} to "
        "{until} there was not one call.",
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

_CANNOT_TELL = ("chưa rõ", "cannot tell")
_OUT_OF_BOUNDS = ("ngoài mức khai báo", "out of bounds")

DETAILS = {
    Detail.OTHER_PURPOSE: Wording(
        WORDINGS[State.UNDECLARED].name,
        "{consumer} đã gọi {service} {count} lượt (lần cuối {last_at}) theo thỏa thuận {agreements} với mục đích "
        "“{purpose}”; mô hình có khai báo luồng giữa hai bên nhưng không với mục đích này.",
        "Nếu mục đích là chính đáng, khai báo thêm luồng với mục đích và căn cứ pháp lý của nó; nếu không, thu hồi "
        "thỏa thuận {agreements}.",
        WORDINGS[State.UNDECLARED].name_en,
        "{consumer} called {service} {count} times (last {last_at}) under the agreement {agreements} for the purpose "
        "“{purpose}”; the model declares a flow between the two, but not for this purpose.",
        "If the purpose is legitimate, declare one more flow with it and its legal basis; if not, withdraw the "
        "agreement {agreements}.",
    ),
    Detail.NOT_SEEN_AT_ALL: Wording(
        _CANNOT_TELL[0],
        "Từ {since} đến {until} chưa thấy {missing} gọi hoặc được gọi trên LGSP, nên không kết luận được luồng này có "
        "thật hay không.",
        "Kết nối {missing} vào LGSP (mã hệ thống con, địa chỉ dịch vụ, thông tin xác thực) rồi đối chiếu lại.",
        _CANNOT_TELL[1],
        "From {since} to {until} {missing} was not seen calling or being called, so nothing can be said of this flow.",
        "Connect {missing} to the platform (subsystem code, endpoint, credentials), then compare again.",
    ),
    Detail.NOT_WATCHED: Wording(
        _CANNOT_TELL[0],
        "Chưa thấy lượt nào, nhưng từ {since} đến {until} nền tảng chỉ quan sát được {watched} thời gian, dưới "
        "{enough} nên im lặng chưa có nghĩa.",
        "Xem vì sao cổng kết nối ngừng hoặc nhật ký chưa được đọc, rồi đối chiếu lại khi đã quan sát đủ.",
        _CANNOT_TELL[1],
        "Nothing was seen, but from {since} to {until} the platform watched only {watched} of the time, less than "
        "{enough}, so silence means nothing yet.",
        "See why the gateway was down or its log not read, and compare again when enough was watched.",
    ),
    Detail.TOO_SOON: Wording(
        _CANNOT_TELL[0],
        "Chưa thấy lượt nào, nhưng mới quan sát liên tục được {told_for}; luồng có nhịp này cần quan sát {needed} "
        "mới kết luận được.",
        "Đối chiếu lại khi đã quan sát đủ thời gian.",
        _CANNOT_TELL[1],
        "Nothing was seen, but the platform has watched for {told_for} only; with the rhythm of this flow it takes "
        "{needed} to tell.",
        "Compare again when enough time was watched.",
    ),
    Detail.TOO_MANY: Wording(
        _OUT_OF_BOUNDS[0],
        "{consumer} gọi {service} trung bình {daily} lượt mỗi ngày, quá hai lần mức khai báo ({declared_daily}).",
        "Hỏi đơn vị quản lý {consumer} vì sao tăng: nếu chính đáng, sửa số lượt dự kiến (daily_volume) trong mô hình; "
        "nếu không, đặt hạn mức cho thỏa thuận {agreements}.",
        _OUT_OF_BOUNDS[1],
        "{consumer} calls {service} {daily} times a day on average, more than twice what is declared "
        "({declared_daily}).",
        "Ask those in charge of {consumer} why: if it is legitimate, correct the expected volume (daily_volume) in the "
        "model; if not, limit the agreement {agreements}.",
    ),
    Detail.TOO_FEW: Wording(
        _OUT_OF_BOUNDS[0],
        "{consumer} gọi {service} trung bình {daily} lượt mỗi ngày, chưa bằng một phần tư mức khai báo "
        "({declared_daily}).",
        "Hỏi đơn vị quản lý {consumer} xem nghiệp vụ có còn làm ngoài hệ thống không; nếu mức khai báo quá cao, sửa "
        "daily_volume trong mô hình.",
        _OUT_OF_BOUNDS[1],
        "{consumer} calls {service} {daily} times a day on average, less than a quarter of what is declared "
        "({declared_daily}).",
        "Ask those in charge of {consumer} whether work is still done beside the system; if too much was declared, "
        "correct daily_volume in the model.",
    ),
    Detail.TOO_SLOW: Wording(
        _OUT_OF_BOUNDS[0],
        "95% số lượt {consumer} gọi {service} được trả lời trong {p95} ms, chậm hơn mức khai báo ({declared_ms} ms).",
        "Chuyển cho đơn vị cung cấp {service} kèm số liệu ở trang Giám sát; nếu mức khai báo không thực tế, sửa "
        "latency_ms trong mô hình.",
        _OUT_OF_BOUNDS[1],
        "95% of the calls of {consumer} to {service} are answered within {p95} ms, slower than declared "
        "({declared_ms} ms).",
        "Pass it to who provides {service}, with the figures of the monitoring screen; if the bound is not realistic, "
        "correct latency_ms in the model.",
    ),
}
"""What is said instead where more is known of a state; of `cannot-tell` always."""

_NAMED = {
    **WORDINGS,
    State.CANNOT_TELL: DETAILS[Detail.TOO_SOON],
    State.OUT_OF_BOUNDS: DETAILS[Detail.TOO_MANY],
}
