"""
The refusals of this package.

SURVEY-001…009 stop the work. The others are objections to one cell of a workbook: the reader collects all of them, and
hands the workbook back with those cells in red.
"""

from dataclasses import dataclass

from lgsp.kernel.errors import Invalid, NotFound, Refused


@dataclass(frozen=True, slots=True)
class CellPlace:
    """
    A cell of a workbook.

    >>> str(CellPlace("HE_THONG", "F12"))
    'HE_THONG!F12'
    """

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"


class KindNotAsked(NotFound):
    """
    Agencies are not asked about {kind!r}; they are asked about: {known}.

    Give one or more of these to --kinds, with commas between them.
    """

    code = "SURVEY-001"
    vietnamese = "Phiếu khảo sát không hỏi về “{kind}”; các loại được hỏi: {known}."


class WorkbookForeign(Invalid):
    """
    {file} is not a survey workbook of this product.

    Send back the workbook that `lgsp survey export` made, saved as .xlsx; do not copy its sheets into another file.
    """

    code = "SURVEY-002"
    vietnamese = (
        "{file} không phải phiếu khảo sát do “lgsp survey export” tạo ra; hãy gửi lại đúng tệp đã nhận, "
        "lưu dạng .xlsx, không chép các trang sang tệp khác."
    )


class WorkbookAltered(Invalid):
    """
    The hidden sheet of {file} was changed, so it cannot be told what was sent.

    Ask for a fresh workbook and copy the answers into it.
    """

    code = "SURVEY-003"
    vietnamese = (
        "Trang ẩn của {file} đã bị sửa nên không còn biết phiếu gửi đi ghi gì; "
        "hãy xin phiếu mới rồi chép các câu trả lời sang."
    )


class WorkbookOfAnotherFormat(Refused):
    """
    {file} was written by another version of this product ({found}; this one reads {read}).

    Export the workbook again with this version, and copy the answers into it.
    """

    code = "SURVEY-004"
    vietnamese = (
        "{file} do phiên bản khác tạo ra ({found}; bản này đọc {read}); hãy xuất lại phiếu rồi chép câu "
        "trả lời sang."
    )


class WorkbookOfAnotherProvince(Refused):
    """
    {file} was made for the province {found}, the model is of {expected}.

    Import it into the model of its own province.
    """

    code = "SURVEY-005"
    vietnamese = "{file} được lập cho tỉnh {found}, còn mô hình là của {expected}; hãy nhập vào đúng mô hình."


class WorkbookOfAnotherAgency(Refused):
    """
    {file} was made for the agency {found!r}, not for {expected!r}.

    Every agency answers in its own workbook; import it as what it is, or ask for the right one.
    """

    code = "SURVEY-006"
    vietnamese = (
        "{file} được lập cho cơ quan “{found}”, không phải “{expected}”; mỗi cơ quan trả lời trong "
        "phiếu của mình."
    )


class AgencyNotInRound(Refused):
    """
    The round {round!r} does not ask the agency {agency!r}.

    Add the agency to `agencies` of the round, or export without --round.
    """

    code = "SURVEY-007"
    vietnamese = (
        "Đợt khảo sát “{round}” không hỏi cơ quan “{agency}”; thêm cơ quan vào đợt, hoặc xuất không kèm "
        "--round."
    )


class RoundUnclear(Invalid):
    """
    Say whose workbook to write: --agency with a file, or --round with a folder.

    `lgsp survey export MODEL --agency so-tu-phap --out so-tu-phap.xlsx` writes one.
    """

    code = "SURVEY-008"
    vietnamese = "Cần cho biết lập phiếu cho ai: --agency kèm một tệp .xlsx, hoặc --round kèm một thư mục."


class TooManyRows(Refused):
    """
    The sheet {sheet} has more than {limit} rows that were not sent, filled or only formatted.

    Delete the rows below the table that hold no object; a whole province comes in through the other doors.
    """

    code = "SURVEY-009"
    vietnamese = (
        "Trang {sheet} có hơn {limit} dòng không có trong phiếu đã gửi (có ghi hoặc chỉ định dạng); "
        "hãy xóa các dòng dưới bảng không phải là đối tượng."
    )


class CellProblem(Invalid):
    """Something in one cell of a workbook cannot be accepted."""

    def __init__(self, *, place: CellPlace, **facts: object) -> None:
        super().__init__(**facts)
        self.place = place


class FormulaInCell(CellProblem):
    """
    The cell holds a formula.

    Copy it and paste it as a value.
    """

    code = "SURVEY-010"
    vietnamese = "Ô chứa công thức; hãy chép rồi dán lại dưới dạng giá trị."


class IdChanged(CellProblem):
    """
    The id {found!r} is none of those sent in this sheet.

    Put the id back that stood here; new objects go to the empty rows below, without an id.
    """

    code = "SURVEY-011"
    vietnamese = (
        "Mã “{found}” không có trong phiếu đã gửi; hãy trả lại mã cũ. Đối tượng mới ghi ở các dòng "
        "trống phía dưới, để trống mã."
    )


class IdTwice(CellProblem):
    """
    The id {found!r} stands in two rows; the other is row {first}.

    One object has one row; put the id back that stood here.
    """

    code = "SURVEY-012"
    vietnamese = "Mã “{found}” nằm ở hai dòng (dòng kia: {first}); mỗi đối tượng một dòng, hãy trả lại mã cũ."


class RowGone(CellProblem):
    """
    The row of the object {id!r} is gone.

    To say that it is not used any more, keep the row and set its state.
    """

    code = "SURVEY-013"
    vietnamese = (
        "Dòng của đối tượng “{id}” không còn; nếu đối tượng đã dừng, hãy giữ dòng và chọn trạng thái "
        "“Đã dừng”."
    )


class HeaderChanged(CellProblem):
    """
    The columns of this sheet are not those that were sent.

    Columns are not moved, added or removed; copy the answers into a fresh workbook.
    """

    code = "SURVEY-014"
    vietnamese = (
        "Các cột của trang này không còn như khi gửi; không thêm, bớt, đổi chỗ cột. Hãy chép câu trả "
        "lời sang phiếu mới."
    )


class SheetGone(CellProblem):
    """
    The sheet is gone.

    Take a fresh workbook; a sheet with nothing to say is left as it is.
    """

    code = "SURVEY-015"
    vietnamese = "Trang này không còn trong tệp; trang không có gì để ghi thì để nguyên, không xóa."


class AnswerMissing(CellProblem):
    """
    “{title}” is required.

    Fill it in; a field that must be filled cannot be “not known yet”.
    """

    code = "SURVEY-016"
    vietnamese = "“{title}” là ô bắt buộc; hãy điền giá trị."


class NotInList(CellProblem):
    """
    “{title}” holds “{found}”, which is not in its list{suggestion.english}.

    Choose from the drop-down; the sheet DANH_MUC has every value.
    """

    code = "SURVEY-017"
    vietnamese = (
        "“{title}” ghi “{found}”, không có trong danh mục{suggestion.vietnamese}; hãy chọn từ danh sách "
        "thả xuống hoặc trang DANH_MUC."
    )


class NotNumber(CellProblem):
    """
    “{title}” holds “{found}”, which is not a whole number.

    Write digits only, as 1200; thousands may be separated by dots, as 1.200.000.
    """

    code = "SURVEY-018"
    vietnamese = "“{title}” ghi “{found}”, không phải số nguyên; chỉ ghi chữ số, ví dụ 1200 hoặc 1.200.000."


class NotDay(CellProblem):
    """
    “{title}” holds “{found}”, which is not a day.

    Write day/month/year with four digits of the year, as 31/12/2026.
    """

    code = "SURVEY-019"
    vietnamese = "“{title}” ghi “{found}”, không phải ngày; hãy ghi ngày/tháng/năm đủ bốn chữ số năm, ví dụ 31/12/2026."


class NotYesNo(CellProblem):
    """
    “{title}” holds “{found}”; choose “Có” or “Không”.

    Choose from the drop-down.
    """

    code = "SURVEY-020"
    vietnamese = "“{title}” ghi “{found}”; hãy chọn “Có” hoặc “Không”."


class CannotBeMarked(CellProblem):
    """
    “{title}” cannot be “{mark}”.

    Leave the cell empty, or fill it in; the mark is only for cells that say so in their list or help.
    """

    code = "SURVEY-021"
    vietnamese = "“{title}” không nhận “{mark}”; hãy điền giá trị hoặc để trống nếu ô không bắt buộc."


class UndeterminedUnexplained(CellProblem):
    """
    “{title}” is not known yet: say which unit will find out, and by when.

    Fill in the last two columns of the row, or write “Chưa xác định; unit; 31/12/2026” in the cell.
    """

    code = "SURVEY-022"
    vietnamese = (
        "“{title}” ghi “Chưa xác định”: cần đơn vị làm rõ và thời hạn, ghi ở hai cột cuối của dòng, "
        "hoặc ngay trong ô theo mẫu “Chưa xác định; đơn vị; 31/12/2026”."
    )


class ChangedMeanwhile(CellProblem):
    """
    “{title}” was changed in the model after the workbook was sent; there it is now “{now}”.

    Compare the two; write the right value, or put back what stood here to leave the model as it is.
    """

    code = "SURVEY-023"
    vietnamese = (
        "“{title}” đã được sửa trong mô hình sau khi gửi phiếu, nay là “{now}”; hãy đối chiếu rồi ghi "
        "giá trị đúng."
    )


class ObjectGone(CellProblem):
    """
    “{name}” ({id}) is not in the model any more.

    It was renamed or taken out after the workbook was sent; ask for a fresh workbook.
    """

    code = "SURVEY-024"
    vietnamese = (
        "“{name}” ({id}) không còn trong mô hình; đối tượng đã đổi mã hoặc bị bỏ sau khi gửi phiếu, hãy "
        "xin phiếu mới."
    )


class ValueNotAccepted(CellProblem):
    """
    {reason.english}

    Correct the cell.
    """

    code = "SURVEY-025"
    vietnamese = "{reason.vietnamese}"


class FactOfManyTimes(CellProblem):
    """
    “{title}” got its value by a dated change, and cannot be emptied here.

    Tell the keeper of the architecture, who can write the change.
    """

    code = "SURVEY-026"
    vietnamese = (
        "“{title}” có giá trị từ một thay đổi theo ngày nên không xóa được ở đây; hãy báo cơ quan quản "
        "lý Kiến trúc."
    )


class NewObjectNotTaken(CellProblem):
    """
    New rows are not taken in this sheet.

    Only the objects sent can be corrected here.
    """

    code = "SURVEY-027"
    vietnamese = "Trang này không nhận dòng mới; chỉ sửa được các đối tượng đã có."
