"""Envelopes for tests: well-formed ones, and what others change in them."""

from lgsp.platform.contracts.xml_plans import SOAP_NAMESPACES
from lgsp.platform.exchange.testing import CONSUMER, SERVICE

MESSAGE_ID = "4894e35d-bf0f-44a6-867a-8e51f1daa7e0"
PERSON = "<so>001234567890</so><ten>Nguyễn Thị A</ten>"
REST = f"<xrd:id>{MESSAGE_ID}</xrd:id><xrd:userId>VN0123</xrd:userId><xrd:issue>H99.10-1</xrd:issue>"
PROTOCOL = "<xrd:protocolVersion>4.0</xrd:protocolVersion>"
_PARTS = ("xRoadInstance", "memberClass", "memberCode", "subsystemCode", "serviceCode")
MEDIA = {"1.1": "text/xml; charset=utf-8", "1.2": "application/soap+xml; charset=utf-8"}


def make_party(entry: str, identifier: str, *, more: str = "", kind: str = "") -> str:
    """Return `xrd:client` or `xrd:service`; `more` is what else stands in it."""
    kind = kind or {"client": "SUBSYSTEM", "service": "SERVICE"}[entry]
    parts = "".join(
        f"<id:{name}>{part}</id:{name}>" for name, part in zip(_PARTS, identifier.split("/"), strict=False)
    )
    return f'<xrd:{entry} id:objectType="{kind}">{parts}{more}</xrd:{entry}>'


CLIENT = make_party("client", CONSUMER)
CALLED = make_party("service", SERVICE)
HEADER = CLIENT + CALLED + REST + PROTOCOL
BODY = f'<p:tra-cuu xmlns:p="http://hotich.lamgiang.example">{PERSON}</p:tra-cuu>'


def make_envelope(header: str = HEADER, body: str = BODY, *, version: str = "1.1", after: str = "") -> str:
    """Return an envelope."""
    return (
        f'<soap:Envelope xmlns:soap="{SOAP_NAMESPACES[version]}" xmlns:xrd="http://x-road.eu/xsd/xroad.xsd"'
        ' xmlns:id="http://x-road.eu/xsd/identifiers">\n'
        f"  <soap:Header>{header}</soap:Header>\n  <soap:Body>{body}</soap:Body>{after}\n</soap:Envelope>"
    )
