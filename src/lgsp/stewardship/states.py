"""Where a change request stands, the steps that people take with it, and what agencies answer to a campaign."""

from django.db.models import TextChoices


class RequestState(TextChoices):
    """
    Where a change request stands.

    One that was returned waits for its author; one that is being taken into the model was agreed to already.
    """

    WAITING = "waiting", "Chờ duyệt"
    RETURNED = "returned", "Trả lại để sửa"
    MERGING = "merging", "Đang nhập vào mô hình"
    MERGED = "merged", "Đã nhập"
    WITHDRAWN = "withdrawn", "Đã rút"


class StepKind(TextChoices):
    """What somebody did with a request."""

    OPENED = "opened", "Gửi yêu cầu"
    REVISED = "revised", "Sửa yêu cầu"
    COMMENTED = "commented", "Góp ý"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Duyệt"
    MERGED = "merged", "Nhập vào mô hình"
    WITHDRAWN = "withdrawn", "Rút yêu cầu"


OPEN = (RequestState.WAITING, RequestState.RETURNED)
"""The states in which a request is still about something to come."""


class AnswerKind(TextChoices):
    """What an agency says of a finding that it was asked about."""

    MENDED = "mended", "Đã sửa"
    PLANNED = "planned", "Sẽ sửa, có hạn"
    EXCEPTION = "exception", "Đề nghị ngoại lệ"
