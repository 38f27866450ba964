"""
The refusals of this package.

Three stop the work (`FolderMissing`, `ModelBroken`, `EntityUnknown`); the others are problems: each names one line of
one file, and the reader collects all of them before it answers.
"""

from typing import ClassVar

from lgsp.kernel.errors import Invalid, NotFound

from .places import Place


class Problem(Invalid):
    """Something in one line of the model folder cannot be accepted."""

    remedy: ClassVar[str]
    rule: ClassVar[str] = ""

    def __init__(self, *, place: Place, **facts: object) -> None:
        super().__init__(**facts)
        self.place = place

    @property
    def sentence(self) -> str:
        """Return place, message and advice in English."""
        return f"{self.place}: {self.message} {self.advice}"

    @property
    def vietnamese_sentence(self) -> str:
        """Return place, message and remedy in Vietnamese."""
        return f"{self.place}: {self.message_in('vi')} {self.remedy}"


class FolderMissing(NotFound):
    """
    {folder} is not a folder, so there is no model to read.

    Give the folder that holds province.yaml, as in `lgsp check examples/lam-giang`.
    """

    code = "MODEL-001"
    vietnamese = (
        "{folder} không phải là một thư mục nên không có mô hình để đọc; cần thư mục chứa province.yaml."
    )


class ModelBroken(Invalid):
    """
    The model {folder} has {count} problem(s); the first: {first.sentence}

    `lgsp check` lists all of them, each with file and line.
    """

    code = "MODEL-002"
    vietnamese = (
        "Mô hình {folder} có {count} lỗi; lỗi đầu tiên: {first.vietnamese_sentence} "
        "Lệnh “lgsp check” liệt kê mọi lỗi kèm tệp và dòng."
    )


class EntityUnknown(NotFound):
    """
    The model has no {kind.kind} {id!r}.

    `lgsp check` finds references to what does not exist; see the folder model/<kind> for what does.
    """

    code = "MODEL-003"
    vietnamese = "Mô hình không có đối tượng “{kind.title}” với mã “{id}”."


class FileUnreadable(Problem):
    """
    Cannot be read: {reason.english}.

    See that it is an ordinary file or folder and that this account may read it.
    """

    code = "MODEL-010"
    vietnamese = "Không đọc được: {reason.vietnamese}."
    remedy = "Kiểm tra đây có phải tệp hoặc thư mục thường không và tài khoản này có quyền đọc không."


class FileTooLarge(Problem):
    """
    The file has {size} bytes; at most {limit} are read.

    One file describes one entity; move long annexes out of the model.
    """

    code = "MODEL-011"
    vietnamese = "Tệp có {size} byte, vượt quá {limit} byte."
    remedy = "Mỗi tệp chỉ mô tả một đối tượng; đưa phụ lục dài ra ngoài mô hình."


class TextNotUtf8(Problem):
    """
    The text is not UTF-8.

    Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8).
    """

    code = "MODEL-012"
    vietnamese = "Văn bản không theo bảng mã UTF-8."
    remedy = "Lưu lại tệp với bảng mã UTF-8 (Notepad: Save as, Encoding, UTF-8)."


class YamlMalformed(Problem):
    """
    Not valid YAML: {reason.english}.

    Correct the line, or the one before it; put values that hold ": " or " #" between quotes.
    """

    code = "MODEL-013"
    vietnamese = "YAML sai cú pháp: {reason.vietnamese}."
    remedy = "Sửa dòng này hoặc dòng ngay trước; đặt giá trị có “: ” hoặc “ #” trong dấu nháy."


class NestedTooDeep(Problem):
    """
    The file is nested more than {limit} levels deep.

    An entity needs three levels at most; write it flat.
    """

    code = "MODEL-014"
    vietnamese = "Tệp lồng nhau quá {limit} cấp."
    remedy = "Một đối tượng chỉ cần nhiều nhất ba cấp; viết lại cho phẳng."


class YamlFeatureRefused(Problem):
    """
    {feature.english} is not used in a model.

    Write the value out in full: plain text, a list, or a mapping with plain keys.
    """

    code = "MODEL-015"
    vietnamese = "Mô hình không dùng {feature.vietnamese}."
    remedy = "Viết đầy đủ giá trị: văn bản thường, danh sách, hoặc các cặp “trường: giá trị”."


class KeyRepeated(Problem):
    """
    The field {key.english} is written twice; the first is on line {first_line}.

    Keep one of the two.
    """

    code = "MODEL-016"
    vietnamese = "Trường {key.vietnamese} được ghi hai lần; lần đầu ở dòng {first_line}."
    remedy = "Giữ lại một trong hai dòng."


class RootNotMapping(Problem):
    """
    The file is {found.english}, not a mapping of fields.

    Write one “field: value” on a line, beginning with id and name.
    """

    code = "MODEL-017"
    vietnamese = "Nội dung tệp là {found.vietnamese}, không phải các cặp “trường: giá trị”."
    remedy = "Ghi mỗi trường một dòng dạng “trường: giá trị”, bắt đầu bằng id và name."


class FileMisplaced(Problem):
    """
    {name} is not expected here; expected: {expected.english}{suggestion.english}.

    Move or rename it; files and folders whose name begins with a dot are left alone.
    """

    code = "MODEL-018"
    vietnamese = "{name} không thuộc chỗ này; ở đây chỉ nhận: {expected.vietnamese}{suggestion.vietnamese}."
    remedy = "Chuyển hoặc đổi tên; tệp và thư mục có tên bắt đầu bằng dấu chấm được bỏ qua."


class LinkRefused(Problem):
    """
    A symbolic link may only point to a file inside the model folder, not to {target}.

    Put the files themselves into the model folder.
    """

    code = "MODEL-019"
    vietnamese = "Liên kết tượng trưng chỉ được trỏ tới một tệp trong thư mục mô hình, không phải {target}."
    remedy = "Đặt chính các tệp đó vào trong thư mục mô hình."


class IdNotFileName(Problem):
    """
    The id is {id.english} but the file is named {stem!r}.

    Rename the file or change the id, so that both are the same.
    """

    code = "MODEL-020"
    vietnamese = "Mã là {id.vietnamese} nhưng tên tệp là “{stem}”."
    remedy = "Đổi tên tệp hoặc đổi mã để hai bên giống nhau."


class FieldMissing(Problem):
    """
    The required field {field!r} ({title}) is missing.

    Add the line “field: value”.
    """

    code = "MODEL-021"
    vietnamese = "Thiếu trường bắt buộc “{field}” ({title})."
    remedy = "Thêm dòng “trường: giá trị” cho trường này."


class FieldUnknown(Problem):
    """
    There is no field {field.english} here{suggestion.english}.

    Correct the spelling, or take the line out; the fields allowed: see the reference of this kind.
    """

    code = "MODEL-022"
    vietnamese = "Không có trường {field.vietnamese}{suggestion.vietnamese}."
    remedy = "Sửa lại tên trường hoặc xoá dòng này."


class ValueWrong(Problem):
    """
    The field {field!r} ({title}) holds {found.english}; expected: {expected.english}{suggestion.english}.

    Correct the value, or take the line out if there is none and the field is not required.
    """

    code = "MODEL-023"
    vietnamese = "Trường “{field}” ({title}) ghi {found.vietnamese}; cần: {expected.vietnamese}{suggestion.vietnamese}."
    remedy = "Sửa giá trị, hoặc xoá dòng nếu chưa có giá trị và trường không bắt buộc."


class ReferenceDangling(Problem):
    """
    The field {field!r} ({title}) names {id.english}, but there is no {kind.english} of that id{suggestion.english}.

    Correct the id, or add the file that describes it.
    """

    code = "MODEL-024"
    rule = "MOD001"
    vietnamese = (
        "Trường “{field}” ({title}): "
        "không có {kind.vietnamese} mang mã {id.vietnamese}{suggestion.vietnamese}."
    )
    remedy = "Sửa lại mã, hoặc thêm tệp mô tả đối tượng đó."


class IdRepeated(Problem):
    """
    The id {id!r} is taken by {first}.

    Give one of the two another id; ids are unique over the whole model.
    """

    code = "MODEL-025"
    rule = "MOD002"
    vietnamese = "Mã “{id}” đã được dùng ở {first}."
    remedy = "Đặt mã khác cho một trong hai; mã là duy nhất trong toàn mô hình."


class ProvinceMissing(Problem):
    """
    The folder has no province.yaml.

    Give the folder that holds province.yaml, or write that file: name, full_name, code, xroad_instance, outline, seat.
    """

    code = "MODEL-026"
    vietnamese = "Thư mục không có tệp province.yaml."
    remedy = (
        "Chỉ đúng thư mục chứa tệp đó, hoặc viết nó: name, full_name, code, xroad_instance, outline, seat."
    )


class OldIdTaken(Problem):
    """
    The former id {id!r} is the id of another entity, {first}.

    Take it out of `moved`, or rename the other one: an id stays with what it first named.
    """

    code = "MODEL-027"
    rule = "MOD002"
    vietnamese = "Mã trước đây “{id}” đang là mã của đối tượng khác, {first}."
    remedy = "Bỏ mã đó khỏi moved, hoặc đổi mã đối tượng kia: một mã chỉ gọi tên một đối tượng."


class FieldAnswered(Problem):
    """
    The field {field!r} ({title}) has a value, and is said to be {marked.english} too.

    Keep one of the two.
    """

    code = "MODEL-028"
    vietnamese = "Trường “{field}” ({title}) đã có giá trị mà vẫn ghi {marked.vietnamese}."
    remedy = "Giữ một trong hai: giá trị, hoặc lời ghi đó."


class ChangesOutOfOrder(Problem):
    """
    The change of {day} does not come after the one written before it.

    Write the changes in the order of their days, one a day.
    """

    code = "MODEL-029"
    vietnamese = "Thay đổi từ ngày {day} không sau thay đổi ghi trước nó."
    remedy = "Ghi các thay đổi theo thứ tự ngày, mỗi ngày một thay đổi."


class IdTaken(Invalid):
    """
    The id {id!r} is taken, or once was.

    Choose another: an id stays with what it first named.
    """

    code = "MODEL-040"
    vietnamese = "Mã “{id}” đã được dùng, hoặc từng được dùng; chọn mã khác."


class AssignmentMalformed(Invalid):
    """
    {assignment!r} is not of the form field=value.

    Write for example --set owner=so-y-te; repeat it for each item of a list.
    """

    code = "MODEL-041"
    vietnamese = "“{assignment}” không có dạng trường=giá trị, ví dụ --set owner=so-y-te."


class FieldsLeftOut(Invalid):
    """
    To describe a new {kind} these are still needed: {fields}.

    Give each with --set field=value, or run the command in a terminal, which asks for them.
    """

    code = "MODEL-042"
    vietnamese = "Để mô tả {kind} mới còn thiếu: {fields}; ghi bằng --set trường=giá trị."
