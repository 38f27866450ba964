"""
What the gateway answers when it does not pass a message on: an X-Road error type, a sentence, and what to do.

Types are spelt as X-Road does up to 7.7 (`Server.ClientProxy.AccessDenied`). Source: X-Road message protocol for REST
(pr-rest), 4.6; the types are those its servers send. Ours are: the answer 401 with `WWW-Authenticate` (RFC 6750),
because a caller proves itself by a token and not by a certificate; 429 and 503 with `Retry-After` where a call came too
soon; and sentences in Vietnamese for who sends `Accept-Language: vi`.
"""

from math import ceil
from typing import ClassVar

from lgsp.kernel.errors import DomainError, Forbidden, Invalid, NotFound, Refused, Unavailable


class Fault(DomainError):
    """The gateway did not pass the message on."""

    xroad_type: ClassVar[str]
    number: ClassVar[int] = 500
    """The code that clients of provincial platforms know: 100 identity, 101 address, 106 unit, 500 anything else."""

    @property
    def status(self) -> int:
        """Return the HTTP status: 500 for `Server.*`, otherwise 400 (pr-rest, 4.6)."""
        return 500 if self.xroad_type.startswith("Server.") else 400

    @property
    def retry_after_s(self) -> int | None:
        """Return after how many whole seconds the same call may succeed, where that is known."""
        seconds = self.facts.get("retry_after_s")
        return ceil(seconds) if isinstance(seconds, int | float) else None


class _Late(Fault):
    """The same call may succeed later: answered 429 (RFC 6585, 4) or 503 with Retry-After. Both are ours."""

    wait_status: ClassVar[int]

    @property
    def status(self) -> int:
        """Return 429 or 503."""
        return self.wait_status


class RequestMalformed(Fault, Invalid):
    """
    The request is not well formed: {reason}.

    Send HTTP/1.1 as RFC 9112 describes it, and the headers of the X-Road message protocol for REST.
    """

    code = "EXCHANGE-101"
    xroad_type = "Client.BadRequest"
    vietnamese = "Yêu cầu không đúng dạng: {reason}."


class BodyTooLarge(Fault, Invalid):
    """
    The body of the request is larger than the {limit} bytes allowed here.

    Send less, or ask the provider to have the limit of the service raised in the registry.
    """

    code = "EXCHANGE-102"
    xroad_type = "Client.BadRequest"
    vietnamese = "Thân yêu cầu lớn hơn giới hạn {limit} byte."


class AddressMalformed(Fault, Invalid):
    """
    {target} is not the address of a service: {reason}.

    Write /r1/instance/class/member/subsystem/service, each part percent-encoded on its own, then path and query.
    """

    code = "EXCHANGE-103"
    xroad_type = "Client.BadRequest"
    vietnamese = "{target} không phải địa chỉ dịch vụ: {reason}."


class ClientUnnamed(Fault, Invalid):
    """
    The header X-Road-Client is missing or is not instance/class/member/subsystem: {client}.

    Name the subsystem that calls.
    """

    code = "EXCHANGE-104"
    xroad_type = "Client.BadRequest"
    vietnamese = (
        "Thiếu tiêu đề X-Road-Client hoặc không đúng dạng phiên bản/lớp/thành viên/hệ thống: {client}."
    )


class CallerUnknown(Fault, Forbidden):
    """
    The caller did not prove who it is: {reason}.

    Ask POST /token for an access token and send it as `Authorization: Bearer …`, or sign the request (RFC 9421).
    (Ours: answered with 401.)
    """

    code = "EXCHANGE-105"
    xroad_type = "Client.AuthenticationFailed"
    number = 100
    vietnamese = "Bên gọi chưa chứng minh danh tính: {reason}."

    @property
    def status(self) -> int:
        """Return 401 (RFC 6750, 3.1)."""
        return 401


class BodyAltered(Fault, Invalid):
    """
    The body is not the one whose digest was signed ({algorithm}).

    Compute Content-Digest over the bytes that are sent, then sign. If it was, something on the way changed the body.
    """

    code = "EXCHANGE-131"
    xroad_type = "Client.BadRequest"
    vietnamese = "Thân yêu cầu không khớp với dấu băm đã ký ({algorithm})."


class CallerImpersonating(Fault, Forbidden):
    """
    The access token or key belongs to {caller}, which may not call as {client}.

    Write the subsystem of the credential in X-Road-Client, in SOAP in xrd:client, or use the credential of the other
    subsystem.
    """

    code = "EXCHANGE-106"
    number = 106
    xroad_type = "Server.ClientProxy.AccessDenied"
    vietnamese = "Mã truy cập hoặc khóa thuộc về {caller}, không được gọi với danh nghĩa {client}."


class MemberUnknown(Fault, NotFound):
    """
    No subsystem {subsystem} is registered.

    GET /listClients lists those that are.
    """

    code = "EXCHANGE-107"
    xroad_type = "Server.ClientProxy.UnknownMember"
    vietnamese = "Không có hệ thống {subsystem} trong sổ đăng ký."


class ServiceUnknown(Fault, NotFound):
    """
    The service {service} does not exist.

    GET …/listMethods of the subsystem lists its services.
    """

    code = "EXCHANGE-108"
    xroad_type = "Server.ServerProxy.UnknownService"
    vietnamese = "Không có dịch vụ {service}."


class AgreementMissing(Fault, Forbidden):
    """
    {consumer} has no agreement in force to call {service}.

    Make an agreement with the provider, or check the dates of the one there is.
    """

    code = "EXCHANGE-109"
    xroad_type = "Server.ServerProxy.AccessDenied"
    vietnamese = "{consumer} không có thoả thuận đang hiệu lực để gọi {service}."


class ServiceUnconnected(Fault, Unavailable):
    """
    The service {service} is registered but not connected yet.

    The provider must give its address to the registry.
    """

    code = "EXCHANGE-116"
    xroad_type = "Server.ServerProxy.ServiceDisabled"
    vietnamese = "Dịch vụ {service} đã đăng ký nhưng chưa kết nối."


class RegistryMissing(Fault, Unavailable):
    """
    The gateway has not received the registry yet.

    Try again in a moment; if it stays so, the operator must publish the registry.
    """

    code = "EXCHANGE-110"
    xroad_type = "Server.ClientProxy.OutdatedGlobalConf"
    vietnamese = "Cổng chưa nhận được sổ đăng ký."


class RequestUnrecorded(Fault, Unavailable):
    """
    The request could not be recorded as evidence, so it was not forwarded.

    Nothing happened at the provider: try again. The operator must look at the gateway's disk.
    """

    code = "EXCHANGE-111"
    xroad_type = "Server.ClientProxy.LoggingFailed"
    vietnamese = "Không ghi được bằng chứng của yêu cầu nên yêu cầu chưa được chuyển đi."


class AnswerUnrecorded(Fault, Unavailable):
    """
    The provider answered, but the answer could not be recorded as evidence, so it is withheld.

    The provider may have acted on the request. The operator must look at the gateway's disk.
    """

    code = "EXCHANGE-112"
    xroad_type = "Server.ServerProxy.LoggingFailed"
    vietnamese = "Bên cung cấp đã trả lời nhưng không ghi được bằng chứng nên câu trả lời bị giữ lại."


class ProviderUnreachable(Fault, Unavailable):
    """
    The service {service} cannot be reached: {reason}.

    Tell the provider; the request was recorded, and whether it acted on it is not known.
    """

    code = "EXCHANGE-113"
    xroad_type = "Server.ServerProxy.ServiceFailed.NetworkError"
    vietnamese = "Không kết nối được dịch vụ {service}: {reason}."


class ProviderSlow(Fault, Unavailable):
    """
    The service {service} did not answer within {timeout_s} seconds.

    Ask again later; the provider may have acted on the request.
    """

    code = "EXCHANGE-114"
    xroad_type = "Server.ServerProxy.ServiceFailed.NetworkError"
    vietnamese = "Dịch vụ {service} không trả lời trong {timeout_s} giây."


class ProviderGarbled(Fault, Refused):
    """
    The answer of the service {service} cannot be passed on: {reason}.

    Tell the provider: its answer is not HTTP/1.1, or larger than the registry allows.
    """

    code = "EXCHANGE-115"
    xroad_type = "Server.ServerProxy.ServiceFailed.HttpError"
    vietnamese = "Không chuyển được câu trả lời của dịch vụ {service}: {reason}."


class OperationForbidden(Fault, Forbidden):
    """
    The agreement {agreement} does not allow {operation}.

    Call only the operations that were agreed, or ask the provider to add this one.
    """

    code = "EXCHANGE-117"
    xroad_type = "Server.ServerProxy.AccessDenied"
    vietnamese = "Thoả thuận {agreement} không cho phép {operation}."


class OutsideHours(Fault, Forbidden):
    """
    The agreement {agreement} allows calls only from {hours}, Vietnam's time, on the days agreed.

    Call within these hours, or ask the provider to agree to others.
    """

    code = "EXCHANGE-118"
    xroad_type = "Server.ServerProxy.AccessDenied"
    vietnamese = "Thoả thuận {agreement} chỉ cho phép gọi trong khung giờ {hours} của các ngày đã thoả thuận."


class RateExceeded(_Late, Refused):
    """
    Calls under the agreement {agreement} come faster than {rate} a second.

    Wait as Retry-After says, and spread calls out; a higher rate is agreed with the provider.
    """

    code = "EXCHANGE-119"
    xroad_type = "Client.RateExceeded"
    wait_status = 429
    vietnamese = "Gọi theo thoả thuận {agreement} nhanh hơn mức {rate} lượt/giây."


class CallsOfDayUsed(_Late, Refused):
    """
    The {per_day} calls a day of the agreement {agreement} are used up.

    Call again after midnight, Vietnam's time; a larger volume is agreed with the provider.
    """

    code = "EXCHANGE-120"
    xroad_type = "Client.RateExceeded"
    wait_status = 429
    vietnamese = "Đã dùng hết {per_day} lượt gọi trong ngày của thoả thuận {agreement}."


class ProviderResting(_Late, Unavailable):
    """
    The service {service} failed several times in a row and is given a rest.

    It is tried again by itself; call again after Retry-After. Nothing was sent to the provider.
    """

    code = "EXCHANGE-121"
    xroad_type = "Server.ServerProxy.ServiceFailed.NetworkError"
    wait_status = 503
    vietnamese = "Dịch vụ {service} vừa lỗi nhiều lần liên tiếp nên tạm nghỉ; chưa gửi gì tới bên cung cấp."


class ProviderBusy(_Late, Unavailable):
    """
    The service {service} has {running} calls under way, as many as it takes at once.

    Call again after Retry-After. Nothing was sent to the provider.
    """

    code = "EXCHANGE-122"
    xroad_type = "Server.ServerProxy.ServiceFailed.NetworkError"
    wait_status = 503
    vietnamese = "Dịch vụ {service} đang xử lý {running} lượt gọi, đã tới mức tối đa cùng lúc."


class GatewayBusy(_Late, Unavailable):
    """
    The gateway has too many exchanges under way.

    Call again after Retry-After; the operator may add gateways.
    """

    code = "EXCHANGE-123"
    xroad_type = "Server.ClientProxy.Overloaded"
    wait_status = 503
    vietnamese = "Cổng đang xử lý quá nhiều lượt trao đổi."


class CallerElsewhere(Fault, Forbidden):
    """
    The credential {client} may not be used from the address {address}.

    Call from a network that was registered for it, or ask the operator to register this one. (Ours: answered with 403.)
    """

    code = "EXCHANGE-124"
    xroad_type = "Client.AuthenticationFailed"
    number = 101
    vietnamese = "Tài khoản {client} không được dùng từ địa chỉ {address}."

    @property
    def status(self) -> int:
        """Return 403."""
        return 403


class AgreementSuspended(Fault, Refused):
    """
    The agreement {agreement} is suspended: {reason}.

    Both parties were told; calls go on when it is resumed.
    """

    code = "EXCHANGE-125"
    xroad_type = "Server.ServerProxy.AccessDenied"
    vietnamese = "Thoả thuận {agreement} đang tạm dừng: {reason}."


class ServiceEnded(Fault, Refused):
    """
    The service {service} is no longer served. {hint}

    Call the service that took its place, under an agreement of its own.
    """

    code = "EXCHANGE-126"
    xroad_type = "Server.ServerProxy.ServiceDisabled"
    vietnamese = "Dịch vụ {service} đã ngừng. {hint}"
