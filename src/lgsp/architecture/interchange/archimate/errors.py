"""The refusals of the ArchiMate door: what a file may not be."""

from lgsp.kernel.errors import Invalid, NotFound, Refused


class SourceUnreadable(NotFound):
    """
    {path} cannot be read as an ArchiMate model: {reason}.

    Give an exchange file (.xml), an Archi file (.archimate), or a coArchi folder that holds model/folder.xml.
    """

    code = "ARCHIMATE-001"
    vietnamese = (
        "Không đọc được {path} như một mô hình ArchiMate: {reason}. "
        "Cần tệp trao đổi (.xml), tệp của Archi (.archimate) hoặc thư mục coArchi có model/folder.xml."
    )


class SourceTooLarge(Refused):
    """
    {path} is larger than an ArchiMate model may be ({limit} MB), so it was not opened.

    Export only the part that is wanted, or take large images out of the model.
    """

    code = "ARCHIMATE-002"
    vietnamese = (
        "{path} lớn hơn mức cho phép của một mô hình ArchiMate ({limit} MB) nên không được mở; "
        "hãy xuất riêng phần cần dùng hoặc bỏ bớt hình ảnh lớn."
    )


class DoctypeRefused(Refused):
    """
    {path} declares a document type or entities, which no ArchiMate tool writes and which can be an attack; it
    was not read.

    Export the model again from the tool that holds it.
    """

    code = "ARCHIMATE-003"
    vietnamese = (
        "{path} khai báo DOCTYPE hoặc thực thể (entity); không công cụ ArchiMate nào ghi như vậy "
        "và đó có thể là tấn công, nên tệp không được đọc. Hãy xuất lại mô hình từ công cụ gốc."
    )


class XmlMalformed(Invalid):
    """
    {path} is not well-formed XML at line {line}: {reason}.

    Export the model again from the tool that holds it; a file cut off while copying looks like this.
    """

    code = "ARCHIMATE-004"
    vietnamese = (
        "{path} không phải XML đúng dạng ở dòng {line}: {reason}. Hãy xuất lại mô hình từ công cụ gốc; "
        "tệp chép dở cũng gây lỗi này."
    )


class FormatUnknown(Invalid):
    """
    {path} is XML, but not an ArchiMate model: its root is {root}.

    Exchange files 2.1 and 3.x and Archi's own files are read; export one of these.
    """

    code = "ARCHIMATE-005"
    vietnamese = (
        "{path} là XML nhưng không phải mô hình ArchiMate: phần tử gốc là {root}. "
        "Đọc được tệp trao đổi 2.1, 3.x và tệp của Archi; hãy xuất một trong các dạng đó."
    )


class TooDeep(Refused):
    """
    {path} nests its parts more than {limit} deep at line {line}, so it was not read.

    No model made by hand does; export it again from the tool that holds it.
    """

    code = "ARCHIMATE-006"
    vietnamese = (
        "{path} lồng các phần sâu hơn {limit} cấp ở dòng {line} nên không được đọc; "
        "hãy xuất lại từ công cụ gốc."
    )


class TooMany(Refused):
    """
    {path} holds more than {limit} parts, more than an ArchiMate model may, so it was not read.

    Split the model, or export only the part that is wanted.
    """

    code = "ARCHIMATE-007"
    vietnamese = "{path} có hơn {limit} phần, quá mức cho phép của một mô hình ArchiMate; hãy tách mô hình."


class IdentifierRepeated(Invalid):
    """
    {path} gives the identifier {id} to two things, so nothing can be said of either.

    Open and save the model in the tool that holds it, or correct one of the two.
    """

    code = "ARCHIMATE-008"
    vietnamese = (
        "{path} dùng mã {id} cho hai đối tượng nên không phân biệt được; "
        "hãy mở và lưu lại trong công cụ gốc hoặc sửa một trong hai."
    )


class IdentifierMissing(Invalid):
    """
    {path} has a {what} without an identifier at line {line}.

    Open and save the model in the tool that holds it.
    """

    code = "ARCHIMATE-009"
    vietnamese = "{path} có {what} không có mã ở dòng {line}; hãy mở và lưu lại trong công cụ gốc."


class ReferenceDangling(Invalid):
    """
    {path}: {owner} refers to {id}, which the file does not hold.

    Export the model again, whole; a part of a model cannot be read on its own.
    """

    code = "ARCHIMATE-010"
    vietnamese = "{path}: {owner} trỏ tới {id} nhưng tệp không có đối tượng đó; hãy xuất lại toàn bộ mô hình."


class FieldsUnreadable(Invalid):
    """
    {path}: the property {property} of {owner} was changed so that it can no longer be read: {reason}.

    Undo the change in the tool it was made with, or export the model again.
    """

    code = "ARCHIMATE-011"
    vietnamese = (
        "{path}: thuộc tính {property} của {owner} đã bị sửa nên không đọc được nữa: {reason}. "
        "Hãy hoàn tác việc sửa hoặc xuất lại mô hình."
    )


class DestinationMissing(Invalid):
    """
    Nobody said where the ArchiMate model {path} should go: --out DIR makes a new folder, --into MODEL a proposal.

    With both, --out names the folder of the proposal.
    """

    code = "ARCHIMATE-012"
    vietnamese = (
        "Chưa rõ nhập {path} vào đâu: --out THƯ-MỤC lập thư mục mô hình mới, "
        "--into MÔ-HÌNH lập đề xuất thay đổi."
    )
