"""Public keys and certificates of systems: registered beside those there are, and revoked; each change is published."""

from datetime import datetime

from cryptography.x509 import load_pem_x509_certificate

from lgsp.platform.exchange.public_keys import X509, read_public_key

from .entries import PublicKeyEntry
from .errors import InstantsReversed, PublicKeyRegistered, PublicKeyUnknown
from .models import PublicKey
from .publication import one_change
from .queries import get_instance, get_subsystem, identify


def register_public_key(entry: PublicKeyEntry, *, by: str, at: datetime) -> PublicKey:
    """
    Enter a key or certificate by which a system is known, beside those it has: so one can follow another.

    :raises PublicKeyUnusable: if it is not an Ed25519 or P-256 public key, or no certificate for clients of TLS
    :raises InstantsReversed: if it would no longer hold when it begins to
    :raises SubsystemUnknown: if the system is not registered
    :raises PublicKeyRegistered: if the key was ever registered
    """
    key = read_public_key(entry.public_key)
    if entry.valid_from and entry.valid_to and entry.valid_to <= entry.valid_from:
        raise InstantsReversed(valid_from=entry.valid_from, valid_to=entry.valid_to)
    with one_change(at=at):
        holder = get_subsystem(entry.subsystem)
        if former := find_registered_key(key.id):
            raise PublicKeyRegistered(key_id=key.id, subsystem=identify(former.subsystem, get_instance()))
        return PublicKey.objects.create(
            subsystem=holder,
            key_id=key.id,
            algorithm=key.algorithm,
            public_key=key.pem,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
            registered_by=by,
            registered_at=at,
        )


def revoke_public_key(key_id: str, *, by: str, at: datetime) -> None:
    """
    Take a key or certificate out of use; the gateways refuse it from then on.

    :raises PublicKeyUnknown: if none of that thumbprint is in use
    """
    with one_change(at=at):
        key = get_public_key(key_id)
        key.revoked_by, key.revoked_at = by, at
        key.save(update_fields=["revoked_by", "revoked_at"])


def get_public_key(key_id: str) -> PublicKey:
    """
    Return the public key or certificate in use of that thumbprint.

    :raises PublicKeyUnknown: if there is none
    """
    found = PublicKey.objects.filter(key_id=key_id, revoked_at__isnull=True).first()
    if found is None:
        raise PublicKeyUnknown(key_id=key_id)
    return found


def list_public_keys() -> list[PublicKey]:
    """Return the keys and certificates not revoked, by system, oldest first."""
    in_use = PublicKey.objects.filter(revoked_at__isnull=True).order_by("subsystem", "registered_at", "pk")
    return list(in_use.select_related("subsystem__member"))


def is_certificate(key: PublicKey) -> bool:
    """Tell a certificate, for TLS, from a key for signatures."""
    return key.algorithm == X509


def find_end(key: PublicKey) -> datetime | None:
    """Return from when it no longer holds, by the registry or by the certificate itself; a key may have no end."""
    own = (
        load_pem_x509_certificate(key.public_key.encode()).not_valid_after_utc
        if is_certificate(key)
        else None
    )
    return min((end for end in (key.valid_to, own) if end), default=None)


def find_registered_key(key_id: str) -> PublicKey | None:
    """Return the public key of that thumbprint, in use or revoked, if it was ever registered."""
    return PublicKey.objects.select_related("subsystem__member").filter(key_id=key_id).first()
