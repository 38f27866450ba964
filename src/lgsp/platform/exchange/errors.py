"""What stops the gateway before it serves. What it answers to a client is in `faults.py`."""

from lgsp.kernel.errors import Invalid, Unavailable


class SnapshotMissing(Unavailable):
    """
    There is no snapshot of the registry at {file}.

    Publish one: `lgsp apply` does it, and so does every change of the registry.
    """

    code = "EXCHANGE-001"
    vietnamese = "Không có bản chụp sổ đăng ký tại {file}."


class SnapshotMalformed(Invalid):
    """
    The snapshot {file} cannot be used: {reason}.

    Publish it again; a gateway that already runs keeps serving the one before.
    """

    code = "EXCHANGE-002"
    vietnamese = "Không dùng được bản chụp {file}: {reason}."


class TokenRefused(Invalid):
    """
    The access token is refused: {reason}.

    Ask POST /token for a new one.
    """

    code = "EXCHANGE-003"
    vietnamese = "Mã truy cập bị từ chối: {reason}."


class SignatureRefused(Invalid):
    """
    The signature of the request is refused: {reason}.

    Sign the request again, as docs/howto/signed-requests.md describes.
    """

    code = "EXCHANGE-130"
    vietnamese = "Chữ ký của yêu cầu bị từ chối: {reason}."


class PublicKeyUnusable(Invalid):
    """
    The public key cannot be used: {reason}.

    Give an Ed25519 or P-256 public key, as PEM or as JWK. The private key stays with the system that signs.
    """

    code = "EXCHANGE-132"
    vietnamese = "Không dùng được khóa công khai: {reason}."


class CertificateRefused(Invalid):
    """
    The certificate of the caller is refused: {reason}.

    Register the certificate that the system shows, and replace it before it ends.
    """

    code = "EXCHANGE-147"
    vietnamese = "Chứng thư của bên gọi bị từ chối: {reason}."


class TlsUnusable(Unavailable):
    """
    TLS cannot be offered with {file}: {reason}.

    LGSP_GATEWAY_TLS_CERTIFICATE and LGSP_GATEWAY_TLS_KEY name a certificate and its key, LGSP_GATEWAY_TLS_ROOTS
    certificates, all PEM. A gateway that already runs keeps those it has.
    """

    code = "EXCHANGE-148"
    vietnamese = "Không mở được TLS với {file}: {reason}."
