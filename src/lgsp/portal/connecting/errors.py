"""What these screens refuse."""

from lgsp.kernel.errors import Forbidden


class StepForbidden(Forbidden):
    """
    {name} does not act for the agency {agency}.

    Ask an officer of that agency, or an administrator.
    """

    code = "PORTAL-002"
    vietnamese = (
        "{name} không có quyền xử lý thay cơ quan {agency}. "
        "Hãy nhờ cán bộ của cơ quan đó hoặc quản trị hệ thống."
    )
