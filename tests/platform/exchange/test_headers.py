import pytest

from lgsp.platform.exchange.faults import RequestMalformed
from lgsp.platform.exchange.headers import filter_answer, read_head

HOST = (b"Host", b"lgsp.example")


def read(*pairs, method=b"GET", version="1.1"):
    return read_head(method, b"/", version=version, pairs=[HOST, *pairs])


def test_user_defined_headers_are_kept_in_order_and_as_they_were_written():
    head = read(
        (b"X-Pingback", b"a b"),
        (b"Cache-Control", b"no-cache"),
        (b"x-road-userid", b"VN01"),
        (b"Cookie", b"a"),
    )

    assert head.kept == b"X-Pingback:a b\r\nCache-Control:no-cache\r\nx-road-userid:VN01\r\nCookie:a\r\n"


@pytest.mark.parametrize(
    "name",
    [
        *(
            b"Connection",
            b"Keep-Alive",
            b"Proxy-Authenticate",
            b"Proxy-Authorization",
            b"TE",
            b"Trailer",
            b"Upgrade",
        ),
        *(
            b"User-Agent",
            b"Server",
            b"Authorization",
            b"Content-Length",
            b"X-Road-Request-Id",
            b"X-Road-Request-Hash",
        ),
        *(b"X-Road-Service", b"X-Road-Error", b"Lgsp-Receipt"),
    ],
)
def test_headers_that_are_not_passed_on(name):
    assert read((name, b"1")).kept == b""


def test_a_header_named_by_connection_is_not_passed_on():
    head = read((b"Connection", b"X-Hop, keep-alive"), (b"X-Hop", b"1"), (b"X-End", b"2"))

    assert head.kept == b"X-End:2\r\n"


def test_of_several_x_road_clients_the_last_one_counts_and_only_it_is_passed_on():
    head = read((b"X-Road-Client", b"A"), (b"X-Other", b"1"), (b"x-road-client", b"B"))

    assert head.noted[b"x-road-client"] == b"B"
    assert head.kept == b"X-Other:1\r\nx-road-client:B\r\n"


@pytest.mark.parametrize("name", [b"Host", b"Authorization", b"X-Road-Id", b"Content-Type", b"Expect"])
def test_headers_that_may_not_be_repeated(name):
    with pytest.raises(RequestMalformed, match="is repeated"):
        read((name, b"100-continue"), (name, b"100-continue"))


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        ([(b"Transfer-Encoding", b"gzip, chunked")], "Transfer-Encoding"),
        ([(b"Expect", b"the unexpected")], "Expect"),
    ],
)
def test_what_is_not_served_is_refused(pairs, reason):
    with pytest.raises(RequestMalformed, match=reason):
        read(*pairs)


def test_a_method_or_version_that_is_not_served_is_refused():
    with pytest.raises(RequestMalformed, match="CONNECT is not served"):
        read(method=b"CONNECT")
    with pytest.raises(RequestMalformed, match=r"HTTP/2.0 is not served"):
        read(version="2.0")
    with pytest.raises(RequestMalformed, match="Host is missing"):
        read_head(b"GET", b"/", version="1.1", pairs=[])
    with pytest.raises(RequestMalformed, match="Transfer-Encoding"):
        read((b"Transfer-Encoding", b"chunked"), version="1.0")


def test_a_providers_x_road_headers_and_its_hop_by_hop_headers_are_not_passed_on():
    answer = [
        (b"Content-Type", b"text/plain"),
        (b"X-Road-Client", b"forged"),
        (b"x-road-error", b"forged"),
        (b"LGSP-Receipt", b"forged"),
        (b"Server", b"nginx"),
        (b"Transfer-Encoding", b"chunked"),
        (b"Set-Cookie", b"a"),
        (b"Set-Cookie", b"b"),
    ]

    assert filter_answer(answer) == b"Content-Type: text/plain\r\nSet-Cookie: a\r\nSet-Cookie: b\r\n"
