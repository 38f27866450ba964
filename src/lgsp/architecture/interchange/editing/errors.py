"""What a form may be objected to for, besides what a workbook's cell may be."""

from lgsp.architecture.interchange.survey.errors import CellProblem


class FieldLacking(CellProblem):
    """
    “{title}” must be filled in.

    Write a value; it may not be empty.
    """

    code = "EDIT-001"
    vietnamese = "“{title}” là mục bắt buộc; hãy điền giá trị."


class ChangedByAnother(CellProblem):
    """
    Somebody else changed “{title}” since the form was opened; it now says: {now}.

    Compare, then save again: what you write then counts.
    """

    code = "EDIT-002"
    vietnamese = (
        "“{title}” đã được người khác sửa từ khi mở biểu mẫu, hiện ghi: {now}. Lời của bạn còn ở trong ô; "
        "hãy so lại rồi lưu lần nữa, khi đó lấy theo lời bạn."
    )


class TooManyParts(CellProblem):
    """
    A line of “{title}” has more than {most} parts: {line}.

    Write one record a line, its parts with | between them, or paste the cells of a spreadsheet.
    """

    code = "EDIT-003"
    vietnamese = (
        "“{title}” có dòng hơn {most} phần: “{line}”; mỗi dòng một bản ghi, các phần cách nhau bằng dấu |, "
        "hoặc dán các ô từ bảng tính."
    )


class MarkUnexplained(CellProblem):
    """
    “{title}” says that it is not known yet, but not who will find out by when.

    Write it as: Chưa xác định; the agency; 31/12/2026.
    """

    code = "EDIT-004"
    vietnamese = (
        "“{title}” ghi “Chưa xác định” thì phải nêu đơn vị làm rõ và thời hạn, theo mẫu: "
        "Chưa xác định; tên cơ quan; 31/12/2026."
    )
