"""Refusals of the way between model and platform."""

from lgsp.kernel.errors import Invalid, NotFound, Refused


class PlanUnreadable(Invalid):
    """
    The plan cannot be read: {reason}.

    Make it again: lgsp plan MODEL --out FILE.
    """

    code = "ALIGNMENT-001"
    vietnamese = "Không đọc được kế hoạch thay đổi: {reason}. Hãy lập lại: lgsp plan MODEL --out FILE."


class PlanDamaged(Invalid):
    """
    The plan was altered after it was made: its digest is {found}, not {expected}.

    Plans are not edited: change the model, then make the plan again with lgsp plan.
    """

    code = "ALIGNMENT-002"
    vietnamese = (
        "Kế hoạch thay đổi đã bị sửa sau khi lập: mã băm là {found}, không phải {expected}. "
        "Không sửa tay kế hoạch: hãy sửa mô hình rồi lập lại bằng lgsp plan."
    )


class ModelMoved(Refused):
    """
    The model has changed since the plan was made.

    Make the plan again and look at it: lgsp plan MODEL --out FILE.
    """

    code = "ALIGNMENT-003"
    vietnamese = (
        "Mô hình đã thay đổi kể từ khi lập kế hoạch. Hãy lập lại và xem lại: lgsp plan MODEL --out FILE."
    )


class PlatformMoved(Refused):
    """
    The platform has changed since the plan was made: it was at version {planned}, it is at version {present}.

    Make the plan again and look at it: lgsp plan MODEL --out FILE.
    """

    code = "ALIGNMENT-004"
    vietnamese = (
        "Nền tảng đã thay đổi kể từ khi lập kế hoạch: khi đó ở phiên bản {planned}, nay ở phiên bản {present}. "
        "Hãy lập lại và xem lại: lgsp plan MODEL --out FILE."
    )


class PlanForeign(Refused):
    """
    The plan does not say what this version of the program would do with this model and platform.

    Make the plan again and look at it: lgsp plan MODEL --out FILE.
    """

    code = "ALIGNMENT-005"
    vietnamese = (
        "Kế hoạch không trùng với những gì phiên bản phần mềm này sẽ làm với mô hình và nền tảng hiện nay. "
        "Hãy lập lại và xem lại: lgsp plan MODEL --out FILE."
    )


class WindowMalformed(Invalid):
    """
    {text!r} is not a length of time.

    Write a whole number and a unit: 30d (days), 12h (hours) or 45m (minutes).
    """

    code = "ALIGNMENT-006"
    vietnamese = (
        "{text!r} không phải là khoảng thời gian; hãy viết số và đơn vị: 30d (ngày), 12h (giờ), 45m (phút)."
    )


class NothingPlanned(Refused):
    """
    There is nothing to plan: the platform says what the model says.

    Change the model first.
    """

    code = "ALIGNMENT-007"
    vietnamese = "Không có gì để lập kế hoạch: nền tảng đã đúng như mô hình. Hãy sửa mô hình trước."


class ApproverIsAuthor(Refused):
    """
    {name} made this plan and cannot approve it.

    Have another administrator look at it and carry it out.
    """

    code = "ALIGNMENT-008"
    vietnamese = (
        "{name} là người lập kế hoạch này nên không được phê duyệt. "
        "Hãy để một quản trị viên khác xem và áp dụng."
    )


class PlanUnknown(NotFound):
    """
    There is no plan {digest}.

    Look at the list of plans.
    """

    code = "ALIGNMENT-009"
    vietnamese = "Không có kế hoạch {digest}. Hãy xem danh sách kế hoạch."


class PlanDecided(Refused):
    """
    The plan was decided already by {name}: {state}.

    Make a new one if something is to be changed.
    """

    code = "ALIGNMENT-010"
    vietnamese = "Kế hoạch đã được {name} quyết định: {state}. Nếu còn phải thay đổi, hãy lập kế hoạch mới."


class FindingUnknown(NotFound):
    """
    There is no finding {finding!r} in this comparison.

    Compare again and take the key from the report: lgsp drift MODEL --format json.
    """

    code = "ALIGNMENT-011"
    vietnamese = (
        "Không có phát hiện {finding!r} trong lần đối chiếu này. "
        "Hãy đối chiếu lại và lấy mã từ báo cáo: lgsp drift MODEL --format json."
    )


class NotFinding(Refused):
    """
    Nothing differs at {finding!r}, so there is nothing to decide.

    Choose a finding with a code from RUN901 to RUN908 but RUN906.
    """

    code = "ALIGNMENT-012"
    vietnamese = (
        "Không có sai lệch nào ở {finding!r} nên không có gì để quyết định. "
        "Hãy chọn một phát hiện có mã RUN901 đến RUN908, trừ RUN906."
    )


class NotAdoptable(Refused):
    """
    What was observed at {finding!r} does not say what the model should.

    Change the model by hand (declare the system or the service), stop it on the platform, or waive it.
    """

    code = "ALIGNMENT-013"
    vietnamese = (
        "Điều quan sát được ở {finding!r} chưa đủ để nói mô hình phải ghi gì. "
        "Hãy sửa mô hình bằng tay (khai báo hệ thống hoặc dịch vụ), dừng trên nền tảng, hoặc miễn trừ."
    )


class ReasonUnsaid(Invalid):
    """
    The decision gives no reason.

    Say in a sentence why; both parties and the auditor read it.
    """

    code = "ALIGNMENT-014"
    vietnamese = "Quyết định chưa nêu lý do. Hãy viết một câu vì sao; hai bên và người kiểm tra sẽ đọc."


class DocumentMissing(Invalid):
    """
    A waiver names a document and the day it ends.

    Give the number of the document that allows it, and the last day.
    """

    code = "ALIGNMENT-015"
    vietnamese = (
        "Miễn trừ phải có văn bản và ngày hết hiệu lực. Hãy ghi số văn bản cho phép và ngày cuối cùng."
    )


class WaiverOver(Invalid):
    """
    The waiver would end on {until}, which is past.

    Give a day that is still to come.
    """

    code = "ALIGNMENT-016"
    vietnamese = "Miễn trừ hết hiệu lực ngày {until}, đã qua. Hãy ghi một ngày còn ở phía trước."
