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
