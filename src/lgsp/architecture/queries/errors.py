"""The refusals of this package."""

from lgsp.kernel.errors import Invalid, NotFound


class NothingCalledThat(NotFound):
    """
    The model has nothing whose id is {id!r}{suggestion.english}.

    `lgsp find` looks ids up by name, with or without tone marks.
    """

    code = "QUERY-001"
    vietnamese = "Mô hình không có đối tượng nào mang mã “{id}”{suggestion.vietnamese}."


class KindUnknown(NotFound):
    """
    There is no kind of entity {kind!r}{suggestion.english}; the kinds are: {known}.

    Name one of them.
    """

    code = "QUERY-002"
    vietnamese = "Không có loại đối tượng “{kind}”{suggestion.vietnamese}; các loại: {known}."


class ConditionMalformed(Invalid):
    """
    The condition {condition!r} cannot be understood.

    Write field=value, with one of = != > >= < <= ~ !~ between them, or the field alone when it only has to be filled in
    (!field: left out). `~` looks for words, with or without tone marks.
    """

    code = "QUERY-003"
    vietnamese = (
        "Không hiểu điều kiện “{condition}”; viết trường=giá trị với một trong các dấu = != > >= < <= ~ !~, "
        "hoặc chỉ tên trường (đã có giá trị), hoặc !trường (chưa có)."
    )


class FieldOfConditionUnknown(Invalid):
    """
    The condition {condition!r} names the field {field!r}, which {kind} has not{suggestion.english}.

    Correct the name; `lgsp show` prints the fields of an entity.
    """

    code = "QUERY-004"
    vietnamese = "Điều kiện “{condition}”: {kind} không có trường “{field}”{suggestion.vietnamese}."


class NotComparable(Invalid):
    """
    The condition {condition!r} compares with {value!r}, which is not {expected.english}.

    Write a value of the field's type.
    """

    code = "QUERY-005"
    vietnamese = "Điều kiện “{condition}”: “{value}” không phải {expected.vietnamese}."


class MomentUnknown(Invalid):
    """
    {moment!r} is neither a day nor the id of a stage{suggestion.english}.

    Write a day as 2027-03-01, or the id of a stage, for the state at its end; `lgsp list stage` lists them.
    """

    code = "QUERY-006"
    vietnamese = (
        "“{moment}” không phải ngày (ví dụ 2027-03-01), cũng không phải mã giai đoạn{suggestion.vietnamese}."
    )
