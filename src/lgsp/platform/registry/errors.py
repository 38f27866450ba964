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


class PublicKeyRegistered(Refused):
    """
    The key {key_id} is registered already, for {subsystem}; it may have been revoked.

    Make a new pair of keys: one key stands for one system, and a revoked one never comes back.
    """

    code = "REGISTRY-030"
    vietnamese = (
        "Khóa {key_id} đã được đăng ký cho {subsystem}, có thể đã thu hồi. Hãy tạo cặp khóa mới: mỗi khóa chỉ dùng cho "
        "một hệ thống, khóa đã thu hồi không dùng lại."
    )


class PublicKeyUnknown(NotFound):
    """
    No public key {key_id} is in use.

    It was revoked before, or never registered: look in the back office.
    """

    code = "REGISTRY-031"
    vietnamese = "Không có khóa công khai {key_id} đang sử dụng; có thể đã thu hồi hoặc chưa từng đăng ký."


class InstantsReversed(Invalid):
    """
    The key would no longer hold at {valid_to}, but begin to hold at {valid_from}.

    Correct the instants.
    """

    code = "REGISTRY-032"
    vietnamese = "Khóa hết hiệu lực lúc {valid_to}, không sau lúc có hiệu lực {valid_from}. Hãy sửa lại."


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


class TermsMalformed(Invalid):
    """
    The terms of the agreement {key} cannot be kept: {reason}.

    Write an operation as METHOD /path, hours as HH:MM-HH:MM, and numbers above zero.
    """

    code = "REGISTRY-014"
    vietnamese = (
        "Điều khoản của thỏa thuận {key} chưa đúng: {reason}. "
        "Viết thao tác dạng PHƯƠNG-THỨC /đường-dẫn, giờ dạng HH:MM-HH:MM, số phải lớn hơn 0."
    )


class StepNotAllowed(Refused):
    """
    The service {service} is {stage} and cannot become {wanted}.

    A service goes from draft to test, to published, to deprecated, to withdrawn; back only from test to draft.
    """

    code = "REGISTRY-015"
    vietnamese = "Dịch vụ {service} đang ở giai đoạn {stage}, không chuyển sang {wanted} được."


class EndMissing(Invalid):
    """
    The service {service} cannot be deprecated without the day it ends on.

    Say from which day it is no longer served, and which service takes its place if there is one.
    """

    code = "REGISTRY-016"
    vietnamese = "Chưa nêu ngày ngừng của dịch vụ {service}. Hãy nêu ngày ngừng và dịch vụ thay thế nếu có."


class ServiceInUse(Refused):
    """
    The service {service} cannot be withdrawn: {count} agreements to use it are in force.

    Deprecate it, and wait until its consumers have left or its last day has come.
    """

    code = "REGISTRY-017"
    vietnamese = "Chưa thu hồi được dịch vụ {service}: còn {count} thỏa thuận khai thác đang có hiệu lực."


class ReasonMissing(Invalid):
    """
    {what} needs a written reason.

    Say why: both parties read it, and it is kept.
    """

    code = "REGISTRY-018"
    vietnamese = "{what} phải nêu lý do bằng văn bản; hai bên sẽ đọc và lý do được lưu lại."


class NetworkMalformed(Invalid):
    """
    {network!r} is no range of addresses.

    Write it as 10.20.0.0/16 or 2001:db8::/32.
    """

    code = "REGISTRY-019"
    vietnamese = "{network!r} không phải dải địa chỉ; cần dạng 10.20.0.0/16 hoặc 2001:db8::/32."


class RequestUnknown(NotFound):
    """
    There is no request {code}.

    Look for it in the list of requests.
    """

    code = "REGISTRY-020"
    vietnamese = "Không có yêu cầu {code}. Hãy tìm trong danh sách yêu cầu."


class RequestElsewhere(Refused):
    """
    The request {code} is {progress}: that step is not open.

    Open the request again to see where it stands; somebody may have decided meanwhile.
    """

    code = "REGISTRY-021"
    vietnamese = (
        "Yêu cầu {code} đang ở bước “{progress}” nên không làm được việc này; có thể vừa có người xử lý."
    )


class ServiceClosed(Refused):
    """
    The service {service} takes no new consumers: it is {stage}.

    Ask for its successor, or ask its owner.
    """

    code = "REGISTRY-022"
    vietnamese = "Dịch vụ {service} không nhận thêm bên khai thác vì đang ở giai đoạn “{stage}”."


class AlreadyAgreed(Refused):
    """
    {consumer} already has {what} for {service}.

    Use that one, or have its terms changed.
    """

    code = "REGISTRY-023"
    vietnamese = "{consumer} đã có {what} đối với {service}; hãy dùng hoặc đề nghị điều chỉnh bản đang có."


class ContractMalformed(Invalid):
    """
    The description of the service {service} cannot be used: {reason}.

    Give an OpenAPI 3.0 or 3.1 document.
    """

    code = "REGISTRY-024"
    vietnamese = "Không dùng được đặc tả của dịch vụ {service}: {reason}."


class IncidentUnknown(NotFound):
    """
    There is no incident {code}.

    The page “Sự cố” lists them.
    """

    code = "REGISTRY-040"
    vietnamese = "Không có sự cố số {code}."


class IncidentInFuture(Invalid):
    """
    An incident cannot have been found at {found_at}, which is still to come.

    Write when somebody first knew of it: the deadlines count from there.
    """

    code = "REGISTRY-041"
    vietnamese = "Sự cố không thể được phát hiện vào lúc {found_at}, chưa tới."


class IncidentClosed(Refused):
    """
    The incident {code} is closed.

    Enter a new one if it happened again.
    """

    code = "REGISTRY-042"
    vietnamese = "Sự cố {code} đã đóng. Nếu tái diễn, hãy ghi sự cố mới."


class IncidentUnreported(Refused):
    """
    The incident {code} cannot be closed yet: a report was not sent, or no cause is written.

    Send what is due, write the cause, then close it.
    """

    code = "REGISTRY-043"
    vietnamese = "Chưa đóng được sự cố {code}: còn báo cáo chưa gửi hoặc chưa ghi nguyên nhân."
