"""Public keys and certificates, as the gateways read them."""

from django.db.models import QuerySet

from lgsp.platform.exchange import snapshot as exchange
from lgsp.platform.exchange.public_keys import X509

from .models import PublicKey
from .queries import identify


def list_signing_keys(instance: str) -> list[exchange.SigningKey]:
    """Return the public keys not revoked, in the order of their ids."""
    in_use = _list_rows().filter(revoked_at__isnull=True).exclude(algorithm=X509)
    return [
        exchange.SigningKey(
            id=row.key_id,
            subsystem=identify(row.subsystem, instance),
            algorithm=row.algorithm,
            public_key=row.public_key,
            valid_from=row.valid_from and row.valid_from.isoformat(),
            valid_to=row.valid_to and row.valid_to.isoformat(),
        )
        for row in in_use
    ]


def list_certificates(instance: str) -> list[exchange.ClientCertificate]:
    """Return the certificates, also those revoked, in the order of their thumbprints."""
    return [
        exchange.ClientCertificate(
            id=row.key_id,
            subsystem=identify(row.subsystem, instance),
            certificate=row.public_key,
            valid_from=row.valid_from and row.valid_from.isoformat(),
            valid_to=row.valid_to and row.valid_to.isoformat(),
            is_revoked=row.revoked_at is not None,
        )
        for row in _list_rows().filter(algorithm=X509)
    ]


def _list_rows() -> QuerySet[PublicKey]:
    return PublicKey.objects.order_by("key_id").select_related("subsystem__member")
