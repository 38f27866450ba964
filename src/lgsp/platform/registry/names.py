"""What may be written as a part of an identifier, as the address of a service, and as a public key."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from lgsp.kernel.identifiers import IdentifierMalformed, split_identifier
from lgsp.platform.exchange.errors import PublicKeyUnusable
from lgsp.platform.exchange.public_keys import read_public_key


def is_part(text: str) -> bool:
    """
    Say whether the text may stand between two slashes of an identifier, as it is (X-Road pr-rest, 4.2).

    >>> is_part("H99.10"), is_part("H99/10"), is_part("H99%2F10")
    (True, False, False)
    """
    try:
        return split_identifier(text, parts=1) == [text]
    except IdentifierMalformed:
        return False


def is_address(text: str) -> bool:
    """
    Say whether the text is the base address of an HTTP service: no query, no fragment, no password in it.

    >>> is_address("http://127.0.0.1:18101"), is_address("https://dat-dai.noi-bo/api"), is_address("http://a:b")
    (True, True, False)
    >>> is_address("ftp://a"), is_address("http://me:secret@a"), is_address("http://a/?all=1"), is_address("http://a b")
    (False, False, False, False)
    """
    if not text.isascii() or not text.isprintable() or " " in text:
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    extra = parts.query or parts.fragment or parts.username is not None
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0 and not extra


def validate_part(text: str) -> None:
    """
    Accept one part of an identifier.

    :raises ValidationError: if a character is not allowed
    """
    if not is_part(text):
        raise ValidationError("Chỉ dùng chữ không dấu, chữ số và các ký tự ' ( ) + , - . = ?", code="part")


def validate_address(text: str) -> None:
    """
    Accept the base address of a service.

    :raises ValidationError: if it is not one
    """
    if not is_address(text):
        raise ValidationError(
            "Địa chỉ phải có dạng http://máy:cổng hoặc https://máy/đường-dẫn.", code="address"
        )


def validate_public_key(text: str) -> None:
    """
    Accept a public key that requests can be verified by.

    :raises ValidationError: if it is not one
    """
    try:
        read_public_key(text)
    except PublicKeyUnusable:
        raise ValidationError(
            "Cần khóa công khai Ed25519 hoặc P-256 (PEM hoặc JWK), hoặc chứng thư (PEM). "
            "Không bao giờ đưa khóa riêng vào đây.",
            code="public_key",
        ) from None
