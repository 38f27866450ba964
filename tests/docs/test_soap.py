"""The envelope and the program in the how-to, as they are printed; the program is a SOAP client by others."""

import re
from pathlib import Path

import pytest
from lxml import etree

from lgsp.platform.contracts.xml_cutting import MAX_DEPTH, MAX_LINES, MAX_MARKUP
from lgsp.platform.exchange.envelopes import read_envelope
from lgsp.platform.exchange.testing import (
    CONSUMER,
    PROVIDER,
    SERVICE,
    FakeProvider,
    RunningGateway,
    make_snapshot,
)
from tests.house.source_tree import ROOT

PAGE = (ROOT / "docs/howto/soap.md").read_text()
WSDL = Path(__file__).with_name("hotich.wsdl")
zeep = pytest.importorskip("zeep", reason="the SOAP client zeep is not installed")


def find_block(language: str) -> str:
    (block,) = re.findall(rf"^```{language}\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return block


def answer(request: bytes) -> bytes:
    """Answer as a provider does: with the header it was asked with (pr-mess, 2.2)."""
    envelope = etree.fromstring(request.partition(b"\r\n\r\n")[2])
    (called,) = envelope[1]
    (asked,) = called
    answered = etree.SubElement(envelope[1], f"{called.tag}Response")
    etree.SubElement(answered, "{http://hotich.lamgiang.example}ten").text = f"Số {asked.text}"
    envelope[1].remove(called)
    body = etree.tostring(envelope)
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n" % len(body) + body


@pytest.fixture(scope="module")
def gateway(tmp_path_factory):
    running = RunningGateway(tmp_path_factory.mktemp("gateway"))
    with FakeProvider(answer) as provider:
        running.publish(make_snapshot(provider.url))
        with running:
            yield running


@pytest.fixture
def connect(gateway):
    names: dict = {}
    exec(find_block("python"), names)

    def make(*, client=CONSUMER, service=SERVICE, wsdl=WSDL):
        url = f"http://127.0.0.1:{gateway.listening_port}/"
        return names["connect"](url, str(wsdl), token=gateway.get_token(), client=client, service=service)

    return make


@pytest.fixture(params=["1.1", "1.2"])
def wsdl(request, tmp_path):
    """Return the description for a version of SOAP."""
    if request.param == "1.1":
        return WSDL
    path = tmp_path / "hotich.wsdl"
    path.write_text(WSDL.read_text().replace("wsdl/soap/", "wsdl/soap12/"))
    return path


def test_a_client_by_others_calls_through_the_gateway(connect, wsdl):
    assert connect(wsdl=wsdl)(so="001234567890") == "Số 001234567890"


def test_a_client_by_others_understands_what_it_is_told(connect, wsdl):
    with pytest.raises(zeep.exceptions.Fault, match="may not call as") as caught:
        connect(client=PROVIDER, wsdl=wsdl)(so="1")

    assert "Server.ClientProxy.AccessDenied" in (caught.value.code, *(caught.value.subcodes or ()))
    assert len(caught.value.detail.findtext("faultDetail") or caught.value.detail[0].text) == 36


def test_the_envelope_of_the_how_to_is_taken():
    found = read_envelope(find_block("xml").encode(), version="1.1")

    assert (found.client, str(found.service)) == (CONSUMER, SERVICE)


def test_the_bounds_are_those_that_are_printed():
    for bound in (MAX_DEPTH, MAX_MARKUP, MAX_LINES):
        assert f"{bound:,} " in PAGE
