"""Whom an envelope names, and envelopes that could name two: to one reader this one, to another that one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lgsp.platform.contracts.xml_cutting import MAX_DEPTH, MAX_LINES, MAX_MARKUP
from lgsp.platform.contracts.xml_plans import SOAP_NAMESPACES
from lgsp.platform.exchange.envelopes import read_envelope
from lgsp.platform.exchange.faults import Fault
from lgsp.platform.exchange.soap_faults import (
    EnvelopeMalformed,
    SoapFieldMissing,
    SoapFieldRepeated,
    SoapMalformed,
    SoapOperationUnnamed,
    SoapProtocolUnserved,
)
from lgsp.platform.exchange.testing import CONSUMER, PROVIDER, SERVICE
from tests.platform.exchange.soap_envelopes import (
    BODY,
    CALLED,
    CLIENT,
    HEADER,
    PROTOCOL,
    REST,
    make_envelope,
    make_party,
)

OTHER = make_party("client", PROVIDER)
PAYLOAD = "<p:tra-cuu xmlns:p='urn:p'>{}</p:tra-cuu>"


def read(document: str, version: str = "1.1"):
    return read_envelope(document.encode(), version=version)


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_an_envelope_names_caller_and_service(version):
    found = read(make_envelope(version=version), version)

    assert (found.client, str(found.service), found.version) == (CONSUMER, SERVICE, "")


def test_it_may_name_the_version_of_the_service():
    called = make_party("service", SERVICE, more="<id:serviceVersion>v1</id:serviceVersion>")

    assert read(make_envelope(CLIENT + called + REST + PROTOCOL)).version == "v1"


@pytest.mark.parametrize(
    "document",
    [
        '<?xml version="1.0" encoding="UTF-8"?>' + make_envelope(),
        "\ufeff" + make_envelope(),
        make_envelope().replace("xrd:", "x:").replace(":xrd", ":x"),
        make_envelope('<w:Security xmlns:w="urn:w" soap:mustUnderstand="1"><a>b</a></w:Security>' + HEADER),
        make_envelope(PROTOCOL + REST + CALLED + CLIENT),
        make_envelope("<!-- c -->" + HEADER.replace("><", "> <!-- c --> <")),
        make_envelope(body=PAYLOAD.format(CLIENT + OTHER + CALLED + "<![CDATA[<a>]]><?do it?>&amp;")),
        make_envelope(body=PAYLOAD.format(make_envelope())),
        make_envelope(HEADER.replace("4.0", "4.1")),
    ],
    ids=["declared", "BOM", "prefix", "mustUnderstand", "order", "comments", "payload", "nested", "minor"],
)
def test_what_the_protocol_leaves_open_is_taken(document):
    assert read(document)[:2] == read(make_envelope())[:2]


ENTITY = '<!DOCTYPE x [<!ENTITY e "tra-cuu">]>'
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    "document",
    [
        ENTITY + make_envelope(),
        BOMB + make_envelope(body=PAYLOAD.format("&c;")),
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + make_envelope(body=PAYLOAD.format("&e;")),
        '<!DOCTYPE x SYSTEM "http://elsewhere.example/x.dtd">' + make_envelope(),
        '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://elsewhere.example/x"> %e;]>' + make_envelope(),
        make_envelope(body=PAYLOAD.format("&undeclared;")),
        make_envelope()[:-1],
        make_envelope() + make_envelope(),
        "",
        "{}",
        '<?xml version="1.1"?>' + make_envelope(),
        '<?xml version="1.0" encoding="ISO-8859-1"?>' + make_envelope(),
        '<?xml version="1.0" encoding="UTF-7"?>' + make_envelope(),
        make_envelope(body=PAYLOAD.format("<a>" * MAX_DEPTH + "</a>" * MAX_DEPTH)),
        make_envelope(body=PAYLOAD.format("<a/>" * MAX_MARKUP)),
        make_envelope(body=PAYLOAD.format("\n" * (MAX_LINES + 1))),
        make_envelope().replace("xmlns:xrd", "xmlns:other"),
    ],
)
def test_what_is_not_plain_xml_is_refused(document):
    with pytest.raises(EnvelopeMalformed):
        read(document)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8", "cp037"])
def test_only_utf_8_is_taken(encoding):
    document = make_envelope().replace("Nguyễn", "Nguyen").replace("Thị", "Thi").encode(encoding)
    flawed = document + b"\xc0\xaf" if encoding == "utf-8" else document

    with pytest.raises(EnvelopeMalformed):
        read_envelope(flawed, version="1.1")


def test_bytes_that_are_not_utf_8_are_refused_inside_the_payload_too():
    with pytest.raises(EnvelopeMalformed, match="not well-formed"):
        read_envelope(make_envelope().encode().replace(b"001234567890", b"\xed\xa0\x80"), version="1.1")


WRAPPED = {
    "the other version of SOAP": make_envelope(version="1.2"),
    "no envelope": f'<a xmlns:soap="{SOAP_NAMESPACES["1.1"]}"/>',
    "a root of another namespace": "<Envelope><Header/><Body/></Envelope>",
    "an envelope in something else": f"<a>{make_envelope()}</a>",
    "an envelope in an envelope": (
        f'<soap:Envelope xmlns:soap="{SOAP_NAMESPACES["1.1"]}">{make_envelope()}</soap:Envelope>'
    ),
    "no header": f'<soap:Envelope xmlns:soap="{SOAP_NAMESPACES["1.1"]}"><soap:Body>{BODY}</soap:Body></soap:Envelope>',
    "no body": make_envelope().replace(f"<soap:Body>{BODY}</soap:Body>", ""),
    "an empty body": make_envelope(body=" text "),
    "a header after the body": make_envelope(after=f"<soap:Header>{HEADER}</soap:Header>"),
    "a second header": make_envelope(HEADER + "</soap:Header><soap:Header>" + OTHER),
    "a second body": make_envelope(after=f"<soap:Body>{BODY}</soap:Body>"),
    "something before the header": make_envelope().replace("<soap:Header>", "<a/><soap:Header>"),
    "something after the body": make_envelope(after=OTHER),
    "two calls in the body": make_envelope(body=BODY + "<xoa/>"),
    "another client in another entry": make_envelope(f"<a>{OTHER}</a>{HEADER}"),
    "another client in the service": make_envelope(
        HEADER.replace("</xrd:service>", f"{OTHER}</xrd:service>")
    ),
    "only a client in another entry": make_envelope(f"<a>{CLIENT}</a>{CALLED}{REST}{PROTOCOL}"),
    "an element in a part": make_envelope(HEADER.replace("H99.02", "H99<a/>.02")),
    "a comment in a part": make_envelope(HEADER.replace("H99.02", "H99<!-- -->.02")),
    "a comment in the id": make_envelope(HEADER.replace("</xrd:id>", "<!-- --></xrd:id>")),
    "an instruction in a part": make_envelope(HEADER.replace("H99.02", "H99<?a b?>.02")),
    "a CDATA section in a part": make_envelope(HEADER.replace("H99.02", "<![CDATA[H99.02]]>")),
    "a part of another namespace": make_envelope(
        HEADER.replace("<id:memberCode>H99.02</id:memberCode>", "<memberCode>H99.02</memberCode>")
    ),
    "a part that is no part": make_envelope(
        HEADER.replace("</xrd:client>", "<id:serverCode>a</id:serverCode></xrd:client>")
    ),
    "a member as the client": make_envelope(HEADER.replace("SUBSYSTEM", "MEMBER")),
    "no objectType": make_envelope(HEADER.replace(' id:objectType="SERVICE"', "")),
    "an objectType of no namespace": make_envelope(
        HEADER.replace(' id:objectType="SERVICE"', ' objectType="SERVICE"')
    ),
    "a part with a slash": make_envelope(HEADER.replace("H99.02", "H99/02")),
    "a part that is encoded": make_envelope(HEADER.replace("H99.02", "H99%2E02")),
    "a part with space round it": make_envelope(HEADER.replace("H99.02", " H99.02 ")),
    "a part with a line break": make_envelope(HEADER.replace("H99.02", "H99.02&#13;&#10;X: 1")),
    "a part in other letters": make_envelope(HEADER.replace("GOV", "GОV")),
}


@pytest.mark.parametrize("document", WRAPPED.values(), ids=WRAPPED.keys())
def test_what_could_be_read_in_two_ways_is_refused(document):
    with pytest.raises(SoapMalformed):
        read(document)


@pytest.mark.parametrize(
    "repeated",
    [CLIENT, OTHER, CALLED, "<xrd:id>2</xrd:id>", "<xrd:issue/>", "<xrd:userId>a</xrd:userId>", PROTOCOL],
)
def test_what_is_said_twice_is_refused(repeated):
    with pytest.raises(SoapFieldRepeated):
        read(make_envelope(HEADER + repeated))


@pytest.mark.parametrize("entry", ["client", "service"])
def test_a_part_that_is_said_twice_is_refused(entry):
    part = f"<id:memberCode>H99.10</id:memberCode></xrd:{entry}>"

    with pytest.raises(SoapFieldRepeated, match=f"{entry}/memberCode more than once"):
        read(make_envelope(HEADER.replace(f"</xrd:{entry}>", part)))


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        (CLIENT, "client"),
        (CALLED, "service"),
        (REST, "id"),
        (PROTOCOL, "protocolVersion"),
        ("<id:subsystemCode>MOTCUA</id:subsystemCode>", "client/subsystemCode"),
        ("<id:serviceCode>tra-cuu</id:serviceCode>", "service/serviceCode"),
        ("<id:xRoadInstance>VN-H99</id:xRoadInstance>", "client/xRoadInstance"),
    ],
)
def test_what_is_missing_is_named(missing, field):
    with pytest.raises(SoapFieldMissing, match=f"no {field},"):
        read(make_envelope(HEADER.replace(missing, "")))


@pytest.mark.parametrize("version", ["3.1", "5.0", "40", "x4.0"])
def test_another_protocol_is_refused(version):
    with pytest.raises(SoapProtocolUnserved, match=version):
        read(make_envelope(HEADER.replace("4.0", version)))


@pytest.mark.parametrize("body", ["<xoa/>", "<tra-cuu2/>", "<tra/>", "<tra-cuuResponse/>"])
def test_a_body_for_another_operation_is_refused(body):
    with pytest.raises(SoapOperationUnnamed):
        read(make_envelope(body=body))


PART = st.from_regex(r"[A-Za-z0-9'()+,\-.=?]{1,12}", fullmatch=True)
CODE = st.from_regex(r"[A-Za-z][A-Za-z0-9\-.]{0,12}", fullmatch=True)


@given(
    client=st.tuples(*[PART] * 4),
    provider=st.tuples(*[PART] * 4),
    code=CODE,
    spaces=st.sampled_from(["", "\n  "]),
)
def test_every_identifier_is_read_as_it_was_written(client, provider, code, spaces):
    caller, called = "/".join(client), "/".join((*provider, code))
    header = make_party("client", caller) + make_party("service", called) + REST + PROTOCOL

    found = read(make_envelope(header.replace("><", f">{spaces}<"), f"<{code}/>"))

    assert (found.client, str(found.service)) == (caller, called)


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *(
                CLIENT,
                OTHER,
                CALLED,
                REST,
                PROTOCOL,
                HEADER,
                BODY,
                "<xoa/>",
                "<a>",
                "</a>",
                "<!-- -->",
                "text",
            ),
            *("<soap:Header>", "</soap:Header>", "<soap:Body>", "</soap:Body>", "</soap:Envelope>", "&amp;"),
        ]
    ),
    max_size=6,
).map("".join)


@given(first=FRAGMENTS, second=FRAGMENTS, third=FRAGMENTS)
def test_what_is_taken_another_reader_reads_the_same_way(first, second, third):
    document = make_envelope(first + HEADER + second, BODY + third)
    try:
        found = read(document)
    except Fault:
        return
    root = etree.fromstring(document)
    names = {
        "s": SOAP_NAMESPACES["1.1"],
        "x": "http://x-road.eu/xsd/xroad.xsd",
        "i": "http://x-road.eu/xsd/identifiers",
    }
    parties = {
        path: ["/".join(part.text for part in party) for party in root.xpath(path, namespaces=names)]
        for path in ("//s:Header//x:client", "//s:Header//x:service")
    }

    assert parties == {"//s:Header//x:client": [found.client], "//s:Header//x:service": [str(found.service)]}
    assert [child.tag for child in root.xpath("/s:Envelope/s:Body/*", namespaces=names)] == [
        "{http://hotich.lamgiang.example}tra-cuu"
    ]
