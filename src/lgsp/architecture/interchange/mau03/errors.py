"""
The refusals of this door.

MAU03-001…010 stop the work. The others are about one cell each: they are collected, all of them, and named by sheet,
column and row.
"""

from typing import Self

from lgsp.kernel.errors import Invalid, Refused


class SheetsMissing(Invalid):
    """
    {file} lacks {missing}; it has {found}. Names of sheets and columns are not to be changed (Mẫu số 03).

    Give the sheets and columns back their names, as in a workbook that `lgsp export mau03` writes.
    """

    code = "MAU03-001"
    vietnamese = (
        "Tệp {file} thiếu {missing}; tệp có {found}. Mẫu số 03 không cho đổi tên trang tính và tên cột: "
        "đặt lại đúng tên như tệp do lệnh “lgsp export mau03” ghi ra."
    )


class CodeTwiceInModel(Refused):
    """
    The code {code!r} would stand twice in {sheet}: for {first} and for {second}.

    Give one of the two another code (object_code, relation_code or code) in the model.
    """

    code = "MAU03-002"
    vietnamese = (
        "Mã “{code}” sẽ lặp trong {sheet}: của {first} và của {second}; "
        "đặt mã khác cho một bên (object_code, relation_code hoặc code) trong mô hình."
    )


class TextUnwritable(Refused):
    """
    The text of {place} cannot stand in a cell of Excel: {reason}.

    Shorten or correct it in the model; nothing was written.
    """

    code = "MAU03-003"
    vietnamese = (
        "Nội dung của {place} không ghi được vào một ô Excel: {reason}; sửa trong mô hình. Chưa ghi gì."
    )


class DatasetRefused(Invalid):
    """
    {file} has {count} cell(s) that cannot be accepted; nothing was written. The first: {first.sentence}

    Correct every cell listed and import the file again.
    """

    code = "MAU03-004"
    vietnamese = (
        "Tệp {file} có {count} ô không nhận được nên không ghi gì; ô đầu tiên: {first.vietnamese_sentence}. "
        "Sửa mọi ô được liệt kê rồi nhập lại."
    )

    def __init__(self, *, problems: tuple["CellProblem", ...], **facts: object) -> None:
        super().__init__(count=len(problems), first=problems[0], **facts)
        self.problems = problems


class ProvinceUnknown(Invalid):
    """
    A new model needs to know its province, and {missing} was not given.

    Add --province-from MODEL, or --province, --code and --seat.
    """

    code = "MAU03-005"
    vietnamese = (
        "Mô hình mới cần biết tỉnh nào, còn thiếu {missing}: "
        "thêm --province-from MÔ-HÌNH, hoặc --province, --code và --seat."
    )


class CellProblem(Invalid):
    """Something in one cell cannot be accepted."""

    place: str = ""

    def at(self, place: str) -> Self:
        """Say which cell it is about."""
        self.place = place
        return self

    @property
    def sentence(self) -> str:
        """Return the cell and the message in English."""
        return f"{self.place}: {self.message}"

    @property
    def vietnamese_sentence(self) -> str:
        """Return the cell and the message in Vietnamese."""
        return f"{self.place}: {self.message_in('vi')}"


class CellFormula(CellProblem):
    """
    The cell holds a formula; what counts is what it would compute, and that cannot be seen.

    Copy the cell and paste it as a value.
    """

    code = "MAU03-011"
    vietnamese = "ô chứa công thức; sao chép rồi dán lại dưới dạng giá trị"


class CellFaulty(CellProblem):
    """
    The cell holds the error value {found}.

    Write what is meant, or leave the cell empty.
    """

    code = "MAU03-012"
    vietnamese = "ô chứa giá trị lỗi {found}; ghi lại nội dung hoặc để trống"


class CellEmpty(CellProblem):
    """
    {column} is required here.

    Fill in the cell; without it the row cannot be told from others.
    """

    code = "MAU03-013"
    vietnamese = "thiếu {column}"


class CodeTwice(CellProblem):
    """
    The code {code!r} stands in row {row} too.

    Give each row a code of its own.
    """

    code = "MAU03-014"
    vietnamese = "mã “{code}” đã có ở dòng {row}"


class ObjectUnknown(CellProblem):
    """
    {column}: {code!r} is not in table 1 (DM_DOITUONG).

    Add the object to DM_DOITUONG, or correct the code.
    """

    code = "MAU03-015"
    vietnamese = "mã {column} không có trong Bảng 1: “{code}”"


class ValueUnlisted(CellProblem):
    """
    {found!r} is not one of the values of {column}; the values are: {values}.

    Choose one from the list of the cell.
    """

    code = "MAU03-016"
    vietnamese = "“{found}” không thuộc danh mục {column}; các giá trị: {values}"


class AgencyUnknown(CellProblem):
    """
    {name!r} is not an agency of the model.

    Write the official name as the model has it, its identifier or its short name; or add the agency to the model.
    """

    code = "MAU03-017"
    vietnamese = "không có cơ quan “{name}” trong mô hình; ghi đúng tên, mã định danh hoặc tên viết tắt"


class UndeterminedUnclear(CellProblem):
    """
    “Chưa xác định” must say which unit will find out and by when.

    Write: Chưa xác định (unit, day/month/year).
    """

    code = "MAU03-018"
    vietnamese = (
        "“Chưa xác định” phải kèm đơn vị làm rõ và thời hạn: Chưa xác định (tên đơn vị, ngày/tháng/năm)"
    )


class RowsDisagree(CellProblem):
    """
    {code!r} has another {column} in row {row}.

    Write the same in every row of {code!r}.
    """

    code = "MAU03-019"
    vietnamese = "{column} của {code} khác với dòng {row}; ghi như nhau ở mọi dòng của {code}"


class CellFixed(CellProblem):
    """
    {column} cannot be changed here: {reason}.

    Change it where it is kept.
    """

    code = "MAU03-020"
    vietnamese = "không đổi được {column} ở đây: {reason}"


class TaskUnknown(CellProblem):
    """
    The task {code!r} is not in table 4 (HOANTHIEN_NV).

    Correct the code of the task it depends on, or add the task.
    """

    code = "MAU03-021"
    vietnamese = "nhiệm vụ “{code}” không có trong Bảng 4"


class PriorityUnclear(CellProblem):
    """
    {found!r} does not say how urgent the task is, or on what it depends, in a form that can be read.

    Write “Cao”, “Trung bình” or “Thấp”, and after it, if need be, “; phụ thuộc: ” and codes of tasks.
    """

    code = "MAU03-022"
    vietnamese = (
        "không hiểu “{found}”; ghi “Cao”, “Trung bình” hoặc “Thấp”, "
        "nếu cần thì thêm “; phụ thuộc: ” và các mã nhiệm vụ"
    )


class CellRefused(CellProblem):
    """
    What the row says cannot stand in the model: {reason}.

    Correct the cell, or the entity in the model.
    """

    code = "MAU03-023"
    vietnamese = "nội dung dòng này không ghi được vào mô hình: {reason}"


class MarkImpossible(CellProblem):
    """
    {column} has to be answered: neither “Chưa xác định” nor “Không áp dụng” can stand here.

    Write the answer, or leave the cell empty.
    """

    code = "MAU03-024"
    vietnamese = "{column} phải có câu trả lời, không ghi “Chưa xác định” hay “Không áp dụng” ở đây"
