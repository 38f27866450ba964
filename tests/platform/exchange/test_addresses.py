import pytest

from lgsp.platform.exchange.addresses import Endpoint, Origin, read_endpoint, split_target
from lgsp.platform.exchange.faults import AddressMalformed

SERVICE = b"VN-H99/GOV/H99.10/HOTICH/tra-cuu"


@pytest.mark.parametrize(
    ("after", "path", "query"),
    [
        (b"", b"", b""),
        (b"/", b"/", b""),
        (b"?a=1", b"", b"?a=1"),
        (b"?", b"", b"?"),
        (b"/v1/bar/zyggy?quu=1", b"/v1/bar/zyggy", b"?quu=1"),
        (b"/a//b/", b"/a//b/", b""),
        (b"/a?b=/../c", b"/a", b"?b=/../c"),
        (b"/a.b/..c/d..", b"/a.b/..c/d..", b""),
        (b"/%20%3F", b"/%20%3F", b""),
    ],
)
def test_path_and_query_are_passed_on_unchanged(after, path, query):
    assert split_target(b"/r1/" + SERVICE + after) == (SERVICE, path, query)


@pytest.mark.parametrize("target", [b"/r1/", b"/r1/a/b/c/d", b"/r1/a/b/c/d?e=f/g"])
def test_fewer_than_five_identifiers_are_no_address(target):
    with pytest.raises(AddressMalformed, match="five identifiers must follow"):
        split_target(target)


@pytest.mark.parametrize(
    "path",
    [
        b"/..",
        b"/../admin",
        b"/a/../..",
        b"/.",
        b"/%2e%2e/x",
        b"/.%2E/x",
        b"/..%2fadmin",
        b"/a%5c..%5cb",
        b"/..\\x",
    ],
)
def test_a_path_that_climbs_out_of_the_service_is_refused(path):
    with pytest.raises(AddressMalformed, match="has a part"):
        split_target(b"/r1/" + SERVICE + path)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:18101", Endpoint(Origin("127.0.0.1", 18101, False), b"127.0.0.1:18101", b"")),
        (
            "https://hotich.example/api/",
            Endpoint(Origin("hotich.example", 443, True), b"hotich.example", b"/api"),
        ),
        ("http://[::1]:80/x/y", Endpoint(Origin("::1", 80, False), b"[::1]:80", b"/x/y")),
    ],
)
def test_a_services_url_is_taken_apart(url, expected):
    assert read_endpoint(url) == expected


@pytest.mark.parametrize(
    "url", ["ftp://a", "http://", "a.example", "http://a?b", "http://a#b", "http://u:p@a", "http://a:x"]
)
def test_what_is_no_address_of_a_service_is_refused(url):
    with pytest.raises(ValueError, match=r"address|port|Port"):
        read_endpoint(url)
