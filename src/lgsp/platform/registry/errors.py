"""Refusals of the registry."""

from lgsp.kernel.errors import Invalid, NotFound, Refused, Unavailable


class InstanceUnnamed(Refused):
    """
    The exchange has no name yet, so nothing can be registered on it.

    Apply a model (`lgsp plan`, then `lgsp apply`), or name the exchange in the back office.
    """

    code = "REGISTRY-001"
    vietnamese = (
        "Hệ thống trao đổi chưa được đặt tên nên chưa đăng ký được gì. "
        "Hãy áp dụng mô hình (lgsp plan, lgsp apply) hoặc đặt tên trong trang quản trị."
    )


class InstanceFixed(Refused):
    """
    The exchange is named {present} and cannot become {wanted}: every identifier and all evidence carry the name.

    Check `xroad_instance` in province.yaml, or use another database for another exchange.
    """

    code = "REGISTRY-002"
    vietnamese = (
        "Hệ thống trao đổi đã mang tên {present}, không đổi thành {wanted} được vì mọi định danh và bằng chứng đều "
        "mang tên đó. Kiểm tra xroad_instance trong province.yaml, hoặc dùng cơ sở dữ liệu khác."
    )


class NameMalformed(Invalid):
    """
    {text!r} cannot be part of an identifier.

    Use letters without marks, digits and ' ( ) + , - . = ? only.
    """

    code = "REGISTRY-003"
    vietnamese = (
        "{text!r} không dùng trong định danh được; chỉ dùng chữ không dấu, chữ số và ' ( ) + , - . = ?"
    )


class AddressMalformed(Invalid):
    """
    {url!r} is not the address of a service.

    Write http://host:port or https://host/path, without query or password.
    """

    code = "REGISTRY-004"
    vietnamese = "{url!r} không phải là địa chỉ dịch vụ; cần dạng http://máy:cổng hoặc https://máy/đường-dẫn."


class WrongInstance(Invalid):
    """
    {identifier} does not belong to the exchange {instance}.

    Write the identifier with the name of this exchange first.
    """

    code = "REGISTRY-005"
    vietnamese = "{identifier} không thuộc hệ thống trao đổi {instance}."


class MemberUnknown(NotFound):
    """
    No member {member} is registered.

    Register the agency first.
    """

    code = "REGISTRY-006"
    vietnamese = "Chưa đăng ký thành viên {member}. Hãy đăng ký cơ quan trước."


class SubsystemUnknown(NotFound):
    """
    No system {identifier} is registered.

    Register the system first.
    """

    code = "REGISTRY-007"
    vietnamese = "Chưa đăng ký hệ thống {identifier}. Hãy đăng ký hệ thống trước."


class ServiceUnknown(NotFound):
    """
    No service {identifier} is registered.

    Register the service first.
    """

    code = "REGISTRY-008"
    vietnamese = "Chưa đăng ký dịch vụ {identifier}. Hãy đăng ký dịch vụ trước."


class AgreementUnknown(NotFound):
    """
    No agreement {key} is in force.

    It was withdrawn before, or never granted: look in the back office.
    """

    code = "REGISTRY-009"
    vietnamese = "Không có thỏa thuận {key} đang có hiệu lực; có thể đã thu hồi hoặc chưa từng cấp."


class CredentialUnknown(NotFound):
    """
    No credential {client_id} is in use.

    It was revoked before, or never issued: look in the back office.
    """

    code = "REGISTRY-010"
    vietnamese = "Không có thông tin xác thực {client_id} đang sử dụng; có thể đã thu hồi hoặc chưa từng cấp."


class DatesReversed(Invalid):
    """
    The agreement {key} would end on {valid_to}, before it begins on {valid_from}.

    Correct the dates.
    """

    code = "REGISTRY-011"
    vietnamese = (
        "Thỏa thuận {key} hết hiệu lực ngày {valid_to}, trước ngày bắt đầu {valid_from}. Hãy sửa lại ngày."
    )


class PurposeMissing(Invalid):
    """
    The agreement {key} states no purpose.

    Say what the data is used for: an agreement without a purpose cannot be judged later.
    """

    code = "REGISTRY-012"
    vietnamese = "Thỏa thuận {key} chưa nêu mục đích khai thác. Hãy nêu rõ dữ liệu dùng để làm gì."


class SnapshotNotWritten(Unavailable):
    """
    The change is kept, but the gateways cannot see it yet: {path} cannot be written ({reason}).

    Make the folder writable; the worker writes the file again within seconds.
    """

    code = "REGISTRY-013"
    vietnamese = (
        "Thay đổi đã được lưu nhưng cổng kết nối chưa thấy: không ghi được {path} ({reason}). "
        "Hãy cấp quyền ghi thư mục; tiến trình nền sẽ ghi lại trong vài giây."
    )
