"""
What the gateway answers where a SOAP message may not be passed on as it is.

The types are those that X-Road servers send for the same (`ErrorCodes` of X-Road 7), with the prefix `Client`.
"""

from lgsp.kernel.errors import Invalid

from .faults import Fault


class SoapMediaUnserved(Fault, Invalid):
    """
    SOAP is not taken as {media}: the gateway takes the envelope alone, in UTF-8, as text/xml or application/soap+xml.

    For attachments (multipart, MTOM) and for other encodings call the service at /r1/…: there any body is passed on
    unread.
    """

    code = "EXCHANGE-140"
    xroad_type = "Client.InvalidContentType"
    vietnamese = (
        "Không nhận SOAP ở dạng {media}: cổng chỉ nhận riêng phong bì, mã hóa UTF-8, "
        "dạng text/xml hoặc application/soap+xml."
    )


class EnvelopeMalformed(Fault, Invalid):
    """
    The SOAP message is not XML that is taken here: {reason}.

    Send well-formed XML 1.0 in UTF-8 without DTD. For what is larger or deeper than is taken here, call the service at
    /r1/….
    """

    code = "EXCHANGE-141"
    xroad_type = "Client.InvalidXml"
    vietnamese = "Thông điệp SOAP không phải XML được chấp nhận: {reason}."


class SoapMalformed(Fault, Invalid):
    """
    The message is not one SOAP {version} envelope with an X-Road header: {reason}.

    Send one Envelope of one Header, then one Body with one element, as docs/howto/soap.md shows.
    """

    code = "EXCHANGE-142"
    xroad_type = "Client.InvalidSoap"
    vietnamese = "Thông điệp không phải một phong bì SOAP {version} có phần đầu X-Road: {reason}."


class SoapFieldMissing(Fault, Invalid):
    """
    The SOAP header has no {field}, or an empty one.

    Write client, service, id and protocolVersion, with every part of the two identifiers (pr-mess, 2.2).
    """

    code = "EXCHANGE-143"
    xroad_type = "Client.MissingHeaderField"
    vietnamese = "Phần đầu SOAP thiếu {field}, hoặc để trống."


class SoapFieldRepeated(Fault, Invalid):
    """
    The SOAP header has {field} more than once.

    Write it once.
    """

    code = "EXCHANGE-144"
    xroad_type = "Client.DuplicateHeaderField"
    vietnamese = "Phần đầu SOAP có {field} nhiều hơn một lần."


class SoapProtocolUnserved(Fault, Invalid):
    """
    The SOAP header is of X-Road message protocol {version}, and 4.0 is served.

    Write 4.0 in protocolVersion.
    """

    code = "EXCHANGE-145"
    xroad_type = "Client.InvalidProtocolVersion"
    vietnamese = "Phần đầu SOAP theo giao thức X-Road {version}; cổng phục vụ 4.0."


class SoapOperationUnnamed(Fault, Invalid):
    """
    The SOAP body is for {operation}, and the header names the service {code}.

    The element in the Body is named as serviceCode (pr-mess, 2.3). Where the provider's is not, have the service
    registered under its name, or call it at /r1/….
    """

    code = "EXCHANGE-146"
    xroad_type = "Client.InconsistentHeaders"
    vietnamese = "Thân SOAP dành cho {operation}, trong khi phần đầu nêu dịch vụ {code}."
