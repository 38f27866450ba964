"""
The registry as the gateways read it.

The test environment is another instance, `{instance}-TEST`, in the same snapshot: its services are at their test
addresses or answered by their descriptions, and only test agreements and test credentials lead there.
"""

from collections.abc import Iterable
from datetime import datetime

from lgsp.kernel.identifiers import to_test
from lgsp.platform.exchange import snapshot as exchange

from . import queries
from .entries import SubsystemEntry
from .models import Agreement, Credential, Service
from .signing_keys import list_certificates, list_signing_keys
from .stages import Stage
from .terms import to_exchange

_SERVED = frozenset({Stage.PUBLISHED, Stage.DEPRECATED})
_TESTED = frozenset({Stage.TEST, Stage.PUBLISHED, Stage.DEPRECATED})


def build_snapshot(*, version: int, made_at: datetime) -> exchange.Snapshot:
    """Return what the gateways need of the registry as it is."""
    instance = queries.get_instance()
    content = queries.get_content()
    services, agreements = queries.list_services(), queries.list_agreements()
    clients = _clients(instance, made_at)
    tested = [_tested(row, instance) for row in services if _is_tested(row)]
    return exchange.Snapshot(
        version=version,
        made_at=made_at.isoformat(),
        instance=instance,
        members=[
            exchange.Member(member_class=entry.member_class, code=entry.code, name=entry.name)
            for entry in content.members
        ],
        subsystems=[
            *(exchange.Subsystem(id=entry.identifier, name=entry.name) for entry in content.subsystems),
            *_tested_subsystems(content.subsystems, tested),
        ],
        services=[*(_served(row, instance) for row in services if row.stage in _SERVED), *tested],
        clients=clients,
        agreements=[_agreement(row, instance) for row in agreements],
        keys=list_signing_keys(instance),
        certificates=list_certificates(instance),
    )


def _served(row: Service, instance: str) -> exchange.Service:
    return exchange.Service(
        id=queries.identify_service(row, instance),
        name=row.name,
        url=row.url,
        timeout_s=row.timeout_s,
        max_body=row.max_body,
        version=row.version,
        alias=row.alias,
        running=row.running,
        contract=row.contract_id or "",
        ends_on=row.ends_on and row.ends_on.isoformat(),
        successor=queries.identify_service(row.successor, instance) if row.successor else "",
        keep_bodies=row.keep_bodies,
    )


def _is_tested(row: Service) -> bool:
    return row.stage in _TESTED and bool(row.test_url or row.contract_id)


def _tested(row: Service, instance: str) -> exchange.Service:
    return exchange.Service(
        id=to_test(queries.identify_service(row, instance)),
        name=row.name,
        url=row.test_url,
        timeout_s=row.timeout_s,
        max_body=row.max_body,
        version=row.version,
        running=row.running,
        contract=row.contract_id or "",
        is_mock=not row.test_url,
        keep_bodies=row.keep_test_bodies if row.test_url else 0,
        recording="" if row.test_url else row.recording_id or "",
    )


def _tested_subsystems(
    subsystems: Iterable[SubsystemEntry], tested: list[exchange.Service]
) -> list[exchange.Subsystem]:
    providers = {service.id.rpartition("/")[0] for service in tested}
    twins = (exchange.Subsystem(id=to_test(entry.identifier), name=entry.name) for entry in subsystems)
    return [twin for twin in twins if twin.id in providers]


def _clients(instance: str, made_at: datetime) -> list[exchange.Client]:
    rows = queries.list_credentials()
    former: dict[str, list[exchange.FormerSecret]] = {}
    for row in rows:
        if row.ends_at and row.ends_at > made_at:
            until = row.ends_at.timestamp()
            secret = exchange.FormerSecret(secret_sha256=row.secret_sha256, until=until)
            former.setdefault(row.client_id, []).append(secret)
    return [_client(row, instance, former.get(row.client_id, [])) for row in rows if not row.ends_at]


def _client(row: Credential, instance: str, former: list[exchange.FormerSecret]) -> exchange.Client:
    subsystem = queries.identify(row.subsystem, instance)
    return exchange.Client(
        client_id=row.client_id,
        subsystem=to_test(subsystem) if row.is_test else subsystem,
        secret_sha256=row.secret_sha256,
        networks=row.networks,
        former=former,
    )


def _agreement(row: Agreement, instance: str) -> exchange.Agreement:
    consumer = queries.identify(row.consumer, instance)
    service = queries.identify_service(row.service, instance)
    return exchange.Agreement(
        id=row.key,
        consumer=to_test(consumer) if row.is_test else consumer,
        service=to_test(service) if row.is_test else service,
        purpose=row.purpose,
        legal_basis=row.legal_basis,
        valid_from=row.valid_from and row.valid_from.isoformat(),
        valid_to=row.valid_to and row.valid_to.isoformat(),
        suspended_for=row.suspended_for,
        **to_exchange(row.terms),
    )
