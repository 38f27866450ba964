"""What a description, or a list of fields, can be refused for."""

from lgsp.kernel.errors import Invalid, Refused


class DescriptionMalformed(Invalid):
    """
    The description cannot be read: {reason}.

    Give an OpenAPI 3.0 or 3.1 document in JSON or YAML, in UTF-8.
    """

    code = "CONTRACT-001"
    vietnamese = (
        "Không đọc được đặc tả: {reason}. Cần tài liệu OpenAPI 3.0 hoặc 3.1 dạng JSON hoặc YAML, mã UTF-8."
    )


class DescriptionTooLarge(Invalid):
    """
    The description is larger than {limit}.

    Describe the service in parts, or leave long examples out.
    """

    code = "CONTRACT-002"
    vietnamese = "Đặc tả lớn hơn {limit}. Hãy tách dịch vụ hoặc bỏ bớt ví dụ dài."


class ReferenceOutside(Invalid):
    """
    At {pointer} the description points to {reference}, outside of itself.

    Put everything into one document: references begin with #/.
    """

    code = "CONTRACT-003"
    vietnamese = "Tại {pointer} đặc tả trỏ ra ngoài tới {reference}. Hãy gộp tất cả vào một tài liệu."


class ReferenceUnknown(Invalid):
    """
    At {pointer} the description points to {reference}, which is not in it.

    Add what is missing, or correct the reference.
    """

    code = "CONTRACT-004"
    vietnamese = "Tại {pointer} đặc tả trỏ tới {reference} nhưng trong tài liệu không có."


class SchemaUnusable(Invalid):
    """
    The schema at {pointer} cannot be used: {reason}.

    Correct it; patterns must do without look-around and back-references.
    """

    code = "CONTRACT-005"
    vietnamese = "Không dùng được lược đồ tại {pointer}: {reason}."


class FieldMalformed(Invalid):
    """
    {field!r} names no field.

    Write names joined by dots, with [] after a list: hoTen, diaChi.tinh, con[].hoTen.
    """

    code = "CONTRACT-006"
    vietnamese = (
        "{field!r} không phải tên trường. Viết các tên nối bằng dấu chấm, thêm [] sau danh sách: con[].hoTen."
    )


class ContentUncut(Refused):
    """
    The content cannot be cut to the agreed fields: {reason}.

    Only JSON, and XML that the description gives a schema of, is cut; what cannot be cut is not passed on.
    """

    code = "CONTRACT-007"
    vietnamese = "Không cắt được nội dung theo các trường đã thỏa thuận: {reason}."


class RecordingMalformed(Invalid):
    """
    The recording cannot be used: {reason}.

    Make it by `lgsp mock record`.
    """

    code = "CONTRACT-020"
    vietnamese = "Không dùng được bản ghi: {reason}. Hãy tạo bằng lệnh lgsp mock record."


class RecordingOfProduction(Refused):
    """
    {service} is in production: what was exchanged there is never given out as a sample.

    Record the service of the test environment, whose instance ends with -TEST.
    """

    code = "CONTRACT-021"
    vietnamese = (
        "{service} thuộc môi trường thật: dữ liệu đã trao đổi ở đó không bao giờ được dùng làm mẫu. "
        "Hãy ghi từ dịch vụ ở môi trường thử nghiệm (phiên bản có đuôi -TEST)."
    )
