"""The public keys in use, as the gateways read them."""

from lgsp.platform.exchange import snapshot as exchange

from .models import PublicKey
from .queries import identify


def list_signing_keys(instance: str) -> list[exchange.SigningKey]:
    """Return the public keys not revoked, in the order of their ids."""
    in_use = PublicKey.objects.filter(revoked_at__isnull=True).order_by("key_id")
    return [
        exchange.SigningKey(
            id=row.key_id,
            subsystem=identify(row.subsystem, instance),
            algorithm=row.algorithm,
            public_key=row.public_key,
            valid_from=row.valid_from and row.valid_from.isoformat(),
            valid_to=row.valid_to and row.valid_to.isoformat(),
        )
        for row in in_use.select_related("subsystem__member")
    ]
