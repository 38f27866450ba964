"""The refusals of this package."""

from lgsp.kernel.errors import NotFound


class RuleUnknown(NotFound):
    """
    There is no rule {code!r}{suggestion.english}.

    `lgsp rules` lists every rule; the beginning of a code, as in FLW, stands for all rules that begin so.
    """

    code = "CONFORMANCE-001"
    vietnamese = "Không có quy tắc “{code}”{suggestion.vietnamese}. Lệnh “lgsp rules” liệt kê các quy tắc."
