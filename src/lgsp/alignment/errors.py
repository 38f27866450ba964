"""Refusals of the way between model and platform."""

from lgsp.kernel.errors import Invalid, Refused


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
