"""The refusals of this package."""

from lgsp.kernel.errors import Invalid, NotFound, Refused


class RuleUnknown(NotFound):
    """
    There is no rule {code!r}{suggestion.english}.

    `lgsp rules` lists every rule; the beginning of a code, as in FLW, stands for all rules that begin so.
    """

    code = "CONFORMANCE-001"
    vietnamese = "Không có quy tắc “{code}”{suggestion.vietnamese}. Lệnh “lgsp rules” liệt kê các quy tắc."


class NoRuleAtGate(Invalid):
    """
    No rule of {codes} is asked at the gate {gate!r}; they are asked from the gate {earliest!r} on.

    Choose that gate, or leave the gate out: then every rule is asked.
    """

    code = "CONFORMANCE-010"
    vietnamese = (
        "Không quy tắc nào trong {codes} được xét ở bước “{gate}”; các quy tắc đó được xét từ bước “{earliest}”. "
        "Chọn bước đó, hoặc bỏ tùy chọn bước để xét mọi quy tắc."
    )


class RuleNotWaivable(Refused):
    """
    The rule {code} cannot be waived: {title}.

    What it guards has no exceptions. Correct what breaks it; `lgsp rules {code}` says how.
    """

    code = "CONFORMANCE-011"
    vietnamese = (
        "Quy tắc {code} ({title}) không được miễn trừ; sửa chỗ vi phạm theo hướng dẫn ở “lgsp rules {code}”."
    )


class SubjectUnknown(NotFound):
    """
    The model has no entity {id!r}{suggestion.english}, so nothing can be waived for it.

    Give the ids that `lgsp check` names in its findings.
    """

    code = "CONFORMANCE-012"
    vietnamese = (
        "Mô hình không có đối tượng mang mã “{id}”{suggestion.vietnamese}, nên không miễn trừ được cho nó. "
        "Ghi mã đối tượng như “lgsp check” nêu trong phát hiện."
    )


class WaiverIncomplete(Invalid):
    """
    A waiver needs {missing.english}.

    A waiver is permission given by somebody in a document, for a reason, until a day; without them it is not one.
    """

    code = "CONFORMANCE-013"
    vietnamese = "Miễn trừ phải có {missing.vietnamese}: thiếu một trong đó thì miễn trừ không có giá trị."


class WaiverAlreadyOver(Invalid):
    """
    The waiver would end on {until}, before {today}.

    Give the last day on which the document permits the exception.
    """

    code = "CONFORMANCE-014"
    vietnamese = (
        "Miễn trừ hết hạn ngày {until}, trước hôm nay ({today}); ghi ngày cuối cùng mà văn bản cho phép."
    )


class WaiverExists(Refused):
    """
    There is a {kind.kind} {id!r} already, in {place}.

    Add subjects to that file, or change its last day there when the same document permits it.
    """

    code = "CONFORMANCE-015"
    vietnamese = (
        "Đã có {kind.title} mang mã “{id}” ở {place}; bổ sung đối tượng hoặc sửa ngày hết hạn trong tệp đó."
    )


class OutputFileMissing(Invalid):
    """
    A workbook cannot be printed in a terminal, so it needs a file.

    Add --out FILE.
    """

    code = "CONFORMANCE-016"
    vietnamese = "Bảng tính không in ra màn hình được; thêm --out TỆP để ghi ra tệp."


class WorkbookMisnamed(Invalid):
    """
    {name!r} would be an Excel workbook, but its name does not end in .xlsx, so no program would open it as one.

    Give the file a name that ends in .xlsx.
    """

    code = "CONFORMANCE-030"
    vietnamese = "{name!r} sẽ là bảng tính Excel nhưng tên không kết thúc bằng .xlsx; đặt lại tên tệp."
