"""What these screens refuse."""

from lgsp.kernel.errors import Forbidden


class DecisionForbidden(Forbidden):
    """
    {name} does not decide about plans and findings.

    Ask an administrator.
    """

    code = "PORTAL-003"
    vietnamese = "{name} không có quyền quyết định về kế hoạch và phát hiện. Hãy nhờ quản trị hệ thống."
