"""What stewardship refuses."""

from lgsp.kernel.errors import Forbidden, Invalid, NotFound, Refused


class EditForbidden(Forbidden):
    """
    {name} may not change “{entity}”: it belongs to another agency.

    Ask the agency that owns it, or whoever keeps the architecture.
    """

    code = "DESK-001"
    vietnamese = (
        "{name} không được sửa “{entity}” vì thuộc cơ quan khác. "
        "Hãy đề nghị cơ quan chủ quản hoặc cơ quan giữ Kiến trúc."
    )


class NothingChanged(Invalid):
    """
    Nothing in the form differs from the model.

    Change a field before sending.
    """

    code = "DESK-002"
    vietnamese = "Chưa có mục nào khác với mô hình; hãy sửa ít nhất một mục rồi gửi."


class RequestUnknown(NotFound):
    """
    There is no change request {number}.

    Look in the list of requests.
    """

    code = "DESK-003"
    vietnamese = "Không có yêu cầu thay đổi số {number}; hãy tìm trong danh sách yêu cầu."


class RequestClosed(Refused):
    """
    Request {number} is {state} already; nothing was done.

    Look at its history; open another request if more is to change.
    """

    code = "DESK-004"
    vietnamese = (
        "Yêu cầu {number} ở tình trạng “{state}” nên không làm được bước này. "
        "Hãy xem diễn biến; nếu cần, gửi yêu cầu khác."
    )


class RequestChanged(Refused):
    """
    Request {number} was changed since you opened its page.

    Read it again, then decide.
    """

    code = "DESK-005"
    vietnamese = "Yêu cầu {number} đã thay đổi từ khi bạn mở trang; hãy đọc lại rồi quyết định."


class ApprovalForbidden(Forbidden):
    """
    {name} may not agree to changes of the architecture.

    Whoever keeps the architecture by the model does.
    """

    code = "DESK-006"
    vietnamese = "{name} không có quyền duyệt thay đổi; cơ quan giữ Kiến trúc theo mô hình mới có quyền này."


class AuthorApproves(Forbidden):
    """
    {name} sent this request, so another person decides about it.

    Ask a colleague who keeps the architecture.
    """

    code = "DESK-007"
    vietnamese = (
        "{name} là người gửi yêu cầu này nên người khác phải duyệt; "
        "hãy nhờ đồng nghiệp ở cơ quan giữ Kiến trúc."
    )


class ConflictsOpen(Refused):
    """
    {count} facts were changed in the model since request {number} was written, and differently.

    Choose for each of them whose words stand, then approve.
    """

    code = "DESK-008"
    vietnamese = (
        "Có {count} dữ kiện đã được sửa khác đi trong mô hình từ khi yêu cầu {number} được viết; "
        "hãy chọn lấy theo bên nào ở từng dữ kiện rồi duyệt."
    )


class NotAuthor(Forbidden):
    """
    {name} did not send request {number}.

    Only its author revises or withdraws it.
    """

    code = "DESK-009"
    vietnamese = "{name} không phải người gửi yêu cầu {number}; chỉ người gửi được sửa hoặc rút."


class ReasonLacking(Invalid):
    """
    A change request needs a title and a reason.

    Say in a sentence what changes, and why.
    """

    code = "DESK-010"
    vietnamese = "Yêu cầu thay đổi cần nội dung và lý do; hãy ghi một câu nói sửa gì và vì sao."


class TextTooLong(Invalid):
    """
    What came is longer than {most} letters.

    Shorten it; documents belong in the list of documents, not in a field.
    """

    code = "DESK-011"
    vietnamese = "Nội dung gửi dài quá {most} ký tự; hãy rút ngắn, tài liệu thì dẫn tới mục văn bản."


class RulesBroken(Refused):
    """
    The model would break {count} rules it keeps now, first: {first}.

    Return the request to its author, or mend it first.
    """

    code = "DESK-012"
    vietnamese = "Nếu nhập, mô hình vi phạm thêm {count} quy tắc, đầu tiên: {first}. Hãy trả lại để sửa."


class StillNamed(Refused):
    """
    “{entity}” would name “{id}” in “{title}”, which is not there.

    Change that too, in the same request or before it.
    """

    code = "DESK-013"
    vietnamese = (
        "“{entity}” vẫn dẫn tới “{id}” ở mục “{title}” mà mô hình không có; "
        "hãy sửa cả chỗ đó trong cùng yêu cầu."
    )


class CampaignForbidden(Forbidden):
    """
    {name} may not ask agencies to mend the architecture.

    Whoever keeps the architecture by the model does.
    """

    code = "DESK-014"
    vietnamese = (
        "{name} không có quyền mở hoặc kết thúc đợt rà soát; cơ quan giữ Kiến trúc theo mô hình có quyền này."
    )


class NothingToMend(Invalid):
    """
    None of the agencies chosen has a finding by the rules chosen.

    Choose other rules or agencies.
    """

    code = "DESK-015"
    vietnamese = "Các cơ quan đã chọn không có phát hiện nào theo các quy tắc đã chọn; hãy chọn lại."


class CampaignUnknown(NotFound):
    """
    There is no such campaign, or no such item in it.

    Look in the list of campaigns.
    """

    code = "DESK-016"
    vietnamese = "Không có đợt rà soát hoặc mục này; hãy tìm trong danh sách đợt rà soát."


class CampaignClosed(Refused):
    """
    The campaign “{title}” is over; answers are not taken any more.

    Tell whoever keeps the architecture.
    """

    code = "DESK-017"
    vietnamese = (
        "Đợt rà soát “{title}” đã kết thúc nên không nhận trả lời; hãy liên hệ cơ quan giữ Kiến trúc."
    )


class AnswerForbidden(Forbidden):
    """
    {name} does not answer for another agency.

    Only people of the agency asked do.
    """

    code = "DESK-018"
    vietnamese = "{name} không trả lời thay cơ quan khác; chỉ người của cơ quan được hỏi mới trả lời."


class AnswerIncomplete(Invalid):
    """
    A plan needs a day from today on, an exception the number of the document that permits it.

    Fill it in and send again.
    """

    code = "DESK-019"
    vietnamese = "Hẹn sửa cần ngày từ hôm nay trở đi; đề nghị ngoại lệ cần số văn bản. Hãy điền rồi gửi lại."


class DueDayPast(Invalid):
    """
    The day to answer by is over already.

    Choose a day to come.
    """

    code = "DESK-020"
    vietnamese = "Hạn trả lời phải từ hôm nay trở đi; hãy chọn ngày khác."


class NotAsked(Forbidden):
    """
    {name} works for no agency that this round of survey asks.

    Ask whoever keeps the architecture whether the agency belongs to the round.
    """

    code = "DESK-021"
    vietnamese = "Đợt khảo sát này không hỏi cơ quan của {name}; hãy hỏi cơ quan giữ Kiến trúc."


class WorkbookTooLarge(Invalid):
    """
    {file} is larger than {limit} MB.

    Send the workbook that was handed out; pictures and other files do not belong in it.
    """

    code = "DESK-022"
    vietnamese = "Tệp {file} lớn hơn {limit} MB; hãy gửi đúng phiếu đã tải, không chèn ảnh hay tệp khác."
