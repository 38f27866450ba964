"""The refusals of this package."""

from lgsp.kernel.errors import NotFound


class OutlineUnknown(NotFound):
    """
    There is no outline {key!r}; the outlines offered are: {offered}.

    Name one of them, by its key or by the number of the document that laid it down.
    """

    code = "FRAMEWORK-001"
    vietnamese = "Không có đề cương {key!r}; các đề cương dùng được là: {offered}."


class NationalPlatformUnknown(NotFound):
    """
    There is no shared national platform {code!r} in annex II of Quyết định 1425/QĐ-TTg.

    Write the group and the number of its row, as in A.8.
    """

    code = "FRAMEWORK-003"
    vietnamese = "Phụ lục II Quyết định 1425/QĐ-TTg không có nền tảng quốc gia dùng chung {code!r}."


class FigureComponentUnknown(NotFound):
    """
    The figures of Quyết định 1425/QĐ-TTg have no component {code!r}.

    `lgsp frameworks figure-components --find TEXT` looks its code up.
    """

    code = "FRAMEWORK-004"
    vietnamese = "Các hình của Quyết định 1425/QĐ-TTg không có thành phần {code!r}."


class FormValueUnknown(NotFound):
    """
    The list {list!r} of Mẫu số 03 has no value that the model writes as {member!r}.

    `lgsp frameworks mau03-values` shows every list with its values.
    """

    code = "FRAMEWORK-005"
    vietnamese = "Danh mục {list!r} của Mẫu số 03 không có giá trị nào mà mô hình ghi là {member!r}."


class InstrumentUnknown(NotFound):
    """
    The table of legal instruments has none of the number {number!r}.

    Write the whole number, as in 278/2025/NĐ-CP; `lgsp frameworks legal-instruments` shows every row.
    """

    code = "FRAMEWORK-006"
    vietnamese = "Bảng văn bản pháp luật không có văn bản số {number!r}."


class LawProfileUnknown(NotFound):
    """
    There is no law profile {key!r}; the profiles are: {offered}.

    `lgsp law` lists them with the day each speaks of.
    """

    code = "FRAMEWORK-007"
    vietnamese = "Không có hồ sơ pháp lý {key!r}; các hồ sơ là: {offered}."


class ListUnknown(NotFound):
    """
    There is no list {key!r}; the lists are: {offered}.

    `lgsp frameworks` shows every list with the number of its rows.
    """

    code = "FRAMEWORK-008"
    vietnamese = "Không có danh mục {key!r}; các danh mục là: {offered}."
