"""
The refusals of this package: INTERCHANGE-001…015 for files that are not opened, INTERCHANGE-016…029 for proposals.

Each door keeps its own beside its modules.
"""

from lgsp.kernel.errors import Invalid, NotFound, Refused


class FileNotThere(NotFound):
    """
    {file} is not a file that can be read ({reason}).

    Check the name and the folder, and that you may read it.
    """

    code = "INTERCHANGE-001"
    vietnamese = "{file} không phải là tệp đọc được ({reason}); kiểm tra tên tệp, thư mục và quyền đọc."


class ContainerTooLarge(Refused):
    """
    {file} has {size} bytes, more than the {limit} that are read; it was not opened.

    Take pictures and sheets that are not asked for out of it, or split it.
    """

    code = "INTERCHANGE-002"
    vietnamese = (
        "Tệp {file} có {size} byte, quá giới hạn {limit} byte nên không được mở; "
        "bỏ bớt hình ảnh, trang tính không cần thiết, hoặc tách tệp."
    )


class NotContainer(Invalid):
    """
    {file} is not a packed file (.xlsx and its like are zip archives); it begins with something else.

    Open it in the program that made it, and save it again as “Excel Workbook (.xlsx)”.
    """

    code = "INTERCHANGE-003"
    vietnamese = (
        "Tệp {file} không phải tệp nén kiểu .xlsx; "
        "mở bằng chương trình đã tạo ra nó rồi lưu lại dạng “Sổ làm việc Excel (.xlsx)”."
    )


class ContainerEncrypted(Refused):
    """
    {file} is protected by a password, or has the format of Excel before 2007; it cannot be read.

    Take the password off, or save it as “Excel Workbook (.xlsx)”.
    """

    code = "INTERCHANGE-004"
    vietnamese = (
        "Tệp {file} được đặt mật khẩu hoặc ở định dạng Excel trước 2007 nên không đọc được; "
        "gỡ mật khẩu, hoặc lưu lại dạng “Sổ làm việc Excel (.xlsx)”."
    )


class ContainerDamaged(Invalid):
    """
    {file} is damaged: {reason}.

    Send or save it again; a copy that was cut off in transfer looks like this.
    """

    code = "INTERCHANGE-005"
    vietnamese = "Tệp {file} bị hỏng: {reason}; hãy gửi hoặc lưu lại tệp."


class TooManyMembers(Refused):
    """
    {file} holds more than {limit} files inside; nothing was unpacked.

    Save only what is asked for.
    """

    code = "INTERCHANGE-006"
    vietnamese = "Bên trong tệp {file} có hơn {limit} tệp con nên không được mở; chỉ lưu phần được yêu cầu."


class MemberNameUnsafe(Refused):
    """
    {file} holds a file whose name {member!r} leads outside it or stands there twice; nothing was unpacked.

    Programs for offices do not write such files: ask whoever sent it.
    """

    code = "INTERCHANGE-007"
    vietnamese = (
        "Bên trong tệp {file} có tệp con mang tên {member!r} trỏ ra ngoài hoặc bị lặp nên không được mở; "
        "phần mềm văn phòng không ghi như vậy: hỏi lại nơi gửi."
    )


class UnpacksTooLarge(Refused):
    """
    {member} inside {file} unpacks to {size} bytes; at most {limit} in all, and {ratio} times its packed size, is read.

    Programs for offices do not write such files: ask whoever sent it.
    """

    code = "INTERCHANGE-008"
    vietnamese = (
        "{member} trong tệp {file} giải nén thành {size} byte, quá giới hạn (tất cả {limit} byte, mỗi tệp con {ratio} "
        "lần cỡ nén) nên không được giải nén; "
        "phần mềm văn phòng không ghi như vậy: hỏi lại nơi gửi."
    )


class XmlDeclarationRefused(Refused):
    """
    {member} in {file} declares XML entities or a document type; it was not read.

    Such declarations can make a small file endless. Save the file again with the program that made it.
    """

    code = "INTERCHANGE-009"
    vietnamese = (
        "{member} trong tệp {file} khai báo thực thể hoặc kiểu tài liệu XML nên không được đọc; "
        "lưu lại tệp bằng chương trình đã tạo ra nó."
    )


class XmlEncodingRefused(Refused):
    """
    {member} in {file} is not written in UTF-8; it was not read.

    Save the file again with the program that made it.
    """

    code = "INTERCHANGE-010"
    vietnamese = "{member} trong tệp {file} không viết bằng UTF-8 nên không được đọc; lưu lại tệp bằng Excel."


class NotWorkbook(Invalid):
    """
    {file} is a packed file, but not a workbook (.xlsx) that can be read: {reason}.

    Save it as “Excel Workbook (.xlsx)”.
    """

    code = "INTERCHANGE-011"
    vietnamese = (
        "Tệp {file} không phải là sổ làm việc .xlsx đọc được: {reason}; "
        "lưu lại dạng “Sổ làm việc Excel (.xlsx)”."
    )


class ProgramsRefused(Refused):
    """
    {file} carries programs or embedded objects ({member}); it was not opened.

    Save it as “Excel Workbook (.xlsx)”, which has no macros, and take embedded objects out.
    """

    code = "INTERCHANGE-012"
    vietnamese = (
        "Tệp {file} mang theo chương trình (macro) hoặc đối tượng nhúng ({member}) nên không được mở; "
        "lưu lại dạng “Sổ làm việc Excel (.xlsx)” không có macro và bỏ đối tượng nhúng."
    )


class OutsideLinksRefused(Refused):
    """
    {file} takes values from other files or data connections ({member}); it was not opened.

    Break the links (Data, Edit Links, Break Link), save, and send it again.
    """

    code = "INTERCHANGE-013"
    vietnamese = (
        "Tệp {file} lấy giá trị từ tệp khác hoặc kết nối dữ liệu ({member}) nên không được mở; "
        "ngắt liên kết (Dữ liệu, Sửa liên kết, Ngắt liên kết) rồi lưu lại."
    )


class WorkbookTooFull(Refused):
    """
    {file} holds more than {limit} XML tags, many times a whole province; it was not opened.

    Delete rows and columns that are only formatted, and sheets that are not asked for.
    """

    code = "INTERCHANGE-014"
    vietnamese = (
        "Tệp {file} có hơn {limit} thẻ XML, nhiều gấp bội dữ liệu của cả một tỉnh, nên không được mở; "
        "xoá các dòng, cột chỉ có định dạng và trang tính không cần thiết."
    )


class FolderTaken(Refused):
    """
    The folder {folder} is there already and holds something else; nothing was written.

    Give another folder, or take that one away.
    """

    code = "INTERCHANGE-016"
    vietnamese = (
        "Thư mục {folder} đã có và chứa nội dung khác nên không ghi gì; "
        "chọn thư mục khác hoặc chuyển thư mục đó đi."
    )


class NotProposal(Invalid):
    """
    {folder} is not a proposal that can be read: {reason}.

    Give the folder that `lgsp import … --into MODEL` wrote, with proposal.json in it.
    """

    code = "INTERCHANGE-017"
    vietnamese = (
        "{folder} không phải là đề xuất đọc được: {reason}; "
        "cần thư mục do lệnh “lgsp import … --into MODEL” ghi ra, có tệp proposal.json."
    )


class ModelMovedOn(Refused):
    """
    The model {folder} is no longer the one that the proposal was made for; nothing was changed.

    Run the import again, read the new proposal, and accept that one.
    """

    code = "INTERCHANGE-018"
    vietnamese = (
        "Mô hình {folder} đã thay đổi sau khi lập đề xuất nên không ghi gì; "
        "chạy lại lệnh nhập, xem đề xuất mới rồi chấp thuận đề xuất đó."
    )


class ProposalUnacceptable(Refused):
    """
    With the proposal the model would have {count} problem(s), so nothing was changed; the first: {first.sentence}

    Correct the files of the proposal (they may be edited), or the workbook, and accept again.
    """

    code = "INTERCHANGE-019"
    vietnamese = (
        "Nếu chấp thuận, mô hình sẽ có {count} lỗi nên không ghi gì; lỗi đầu tiên: {first.vietnamese_sentence} "
        "Sửa các tệp của đề xuất (được phép sửa) hoặc sửa tệp nguồn rồi chấp thuận lại."
    )


class DestinationUnknown(Invalid):
    """
    Where should {file} go? Add --out FOLDER for a new model, or --into MODEL to propose changes to one.

    A proposal changes nothing until it is accepted.
    """

    code = "INTERCHANGE-020"
    vietnamese = (
        "Nhập {file} vào đâu? Thêm --out THƯ-MỤC để lập mô hình mới, "
        "hoặc --into MÔ-HÌNH để lập đề xuất thay đổi một mô hình."
    )


class NothingProposed(Invalid):
    """
    The proposal {folder} changes nothing, so there is nothing to accept.

    Its report.md says what people wrote; act on it in the model.
    """

    code = "INTERCHANGE-021"
    vietnamese = (
        "Đề xuất {folder} không thay đổi gì nên không có gì để chấp thuận; xem report.md rồi sửa mô hình."
    )
