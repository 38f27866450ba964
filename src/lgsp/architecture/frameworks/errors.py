"""The refusals of this package."""

from lgsp.kernel.errors import NotFound, Refused


class OutlineUnknown(NotFound):
    """
    There is no outline {key!r}; the outlines offered are: {offered}.

    Name one of them, by its key or by the number of the document that laid it down.
    """

    code = "FRAMEWORK-001"
    vietnamese = "Không có đề cương {key!r}; các đề cương dùng được là: {offered}."


class OutlineNotOffered(Refused):
    """
    The outline {key!r} ({name}) is known but this version cannot build it; the outlines offered are: {offered}.

    Build one of the outlines offered.
    """

    code = "FRAMEWORK-002"
    vietnamese = (
        "Đề cương {key!r} ({name}) chưa dựng được ở phiên bản này; các đề cương dùng được là: {offered}."
    )


class NationalPlatformUnknown(NotFound):
    """
    There is no shared national platform {code!r} in annex II of Quyết định 1425/QĐ-TTg.

    Write the group and the number of its row, as in A.8.
    """

    code = "FRAMEWORK-003"
    vietnamese = "Phụ lục II Quyết định 1425/QĐ-TTg không có nền tảng quốc gia dùng chung {code!r}."
