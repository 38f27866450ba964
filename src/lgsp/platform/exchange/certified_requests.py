"""How the gateway takes a certificate shown in the handshake: instead of a token, or beside one bound to it."""

from .authorisation import Directory
from .certificates import CertifiedCaller
from .errors import CertificateRefused
from .faults import CallerUnknown
from .messages import Head
from .tokens import Caller


def authenticate_certified(head: Head, *, directory: Directory, now: float) -> CertifiedCaller:
    """
    Return whose certificate was shown.

    :raises CallerUnknown: with the reason why it is not known
    """
    try:
        return directory.certificates.get_caller(head.certificate, now=now)
    except CertificateRefused as refusal:
        raise CallerUnknown(reason=f"the certificate is refused, {refusal.facts['reason']}") from None


def check_bound(caller: Caller, head: Head, *, directory: Directory, now: float) -> Caller:
    """
    Return the caller of a bound token if the certificate it is bound to was shown, and still holds.

    :raises CallerUnknown: if not (RFC 8705, 3: `invalid_token`)
    """
    if caller.bound_to != head.certificate:
        raise CallerUnknown(reason="the token is bound to a certificate that this connection did not show")
    certified = authenticate_certified(head, directory=directory, now=now)
    if certified.subsystem != caller.subsystem:
        raise CallerUnknown(reason="the certificate now belongs to another system")
    return caller
