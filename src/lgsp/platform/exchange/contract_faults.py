"""What the gateway answers where a message is not as the service is described, or may not pass as it is."""

from lgsp.kernel.errors import Invalid, Refused

from .faults import Fault


class RequestNotAsDescribed(Fault, Invalid):
    """
    The request is not as the service {service} is described: {violations}.

    GET …/getOpenAPI of the subsystem gives the description. Nothing was sent to the provider.
    """

    code = "EXCHANGE-127"
    xroad_type = "Client.BadRequest"
    vietnamese = "Yêu cầu không đúng đặc tả của dịch vụ {service}: {violations}."


class AnswerNotAsDescribed(Fault, Refused):
    """
    The answer of the service {service} is not as described, so it is withheld: {violations}.

    The provider acted on the request; tell it, with the number of the exchange.
    """

    code = "EXCHANGE-128"
    xroad_type = "Server.ServerProxy.ServiceFailed.HttpError"
    vietnamese = "Câu trả lời của dịch vụ {service} không đúng đặc tả nên bị giữ lại: {violations}."


class AnswerUncut(Fault, Refused):
    """
    The answer of the service {service} cannot be cut to the agreed fields, so it is withheld: {reason}.

    The provider acted on the request. Cut are JSON, and XML that the description gives a schema of: describe the
    answer, have the provider answer in JSON, or agree to the whole answer.
    """

    code = "EXCHANGE-129"
    xroad_type = "Server.ServerProxy.ServiceFailed.HttpError"
    vietnamese = "Không cắt được câu trả lời của dịch vụ {service} theo các trường đã thoả thuận nên giữ lại: {reason}."
