"""Public keys of systems: registered beside those there are, and revoked; each change is published to the gateways."""

from datetime import datetime

from lgsp.platform.exchange.public_keys import read_public_key

from .entries import PublicKeyEntry
from .errors import InstantsReversed, PublicKeyRegistered, PublicKeyUnknown
from .models import PublicKey
from .publication import one_change
from .queries import get_instance, get_subsystem, identify


def register_public_key(entry: PublicKeyEntry, *, by: str, at: datetime) -> PublicKey:
    """
    Enter a key by which a system's requests are verified, beside those it has: so one can follow another.

    :raises PublicKeyUnusable: if it is not an Ed25519 or P-256 public key
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
    Take a public key out of use; the gateways refuse its signatures from then on.

    :raises PublicKeyUnknown: if none of that thumbprint is in use
    """
    with one_change(at=at):
        key = get_public_key(key_id)
        key.revoked_by, key.revoked_at = by, at
        key.save(update_fields=["revoked_by", "revoked_at"])


def get_public_key(key_id: str) -> PublicKey:
    """
    Return the public key in use of that thumbprint.

    :raises PublicKeyUnknown: if there is none
    """
    found = PublicKey.objects.filter(key_id=key_id, revoked_at__isnull=True).first()
    if found is None:
        raise PublicKeyUnknown(key_id=key_id)
    return found


def find_registered_key(key_id: str) -> PublicKey | None:
    """Return the public key of that thumbprint, in use or revoked, if it was ever registered."""
    return PublicKey.objects.select_related("subsystem__member").filter(key_id=key_id).first()
