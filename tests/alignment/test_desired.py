from datetime import date

import pytest

from lgsp.alignment.desired import NotConnectable, Obstacle, desire, list_not_connectable
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.norms import Document, DocumentRole
from lgsp.platform.registry.entries import (
    AgreementEntry,
    Content,
    CredentialEntry,
    MemberEntry,
    ServiceEntry,
    SubsystemEntry,
)
from tests.alignment.conftest import flow, make_model, service, system
from tests.conftest import HOTICH, MOTCUA, TRA_CUU


def test_a_model_says_everything_the_registry_needs(model):
    assert desire(model) == Content(
        instance="VN-H99",
        members=(
            MemberEntry(code="H99.02", name="Văn phòng UBND tỉnh"),
            MemberEntry(code="H99.10", name="Sở Tư pháp"),
        ),
        subsystems=(
            SubsystemEntry(identifier=MOTCUA, name="Một cửa", system="mot-cua"),
            SubsystemEntry(identifier=HOTICH, name="Hộ tịch", system="ho-tich"),
        ),
        services=(ServiceEntry(identifier=TRA_CUU, name="Tra cứu hộ tịch", url="http://127.0.0.1:18101"),),
        agreements=(
            AgreementEntry(
                key="mot-cua-tra-cuu-ho-tich",
                consumer=MOTCUA,
                service=TRA_CUU,
                purpose="Tra cứu hộ tịch",
                origin="model",
                flow="mot-cua-tra-cuu-ho-tich",
            ),
        ),
        credentials=(CredentialEntry(subsystem=MOTCUA), CredentialEntry(subsystem=HOTICH)),
    )
    assert list_not_connectable(model) == ()


def test_an_agreement_carries_its_dates_and_cites_its_documents():
    decree = Document(
        id="nd-47", name="Nghị định về chia sẻ", number="47/2020/NĐ-CP", role=DocumentRole.REFERENCE
    )
    model = make_model(
        decree, flow(legal_basis=("nd-47",), valid_from=date(2026, 1, 1), valid_to=date(2027, 1, 1))
    )

    (agreement,) = desire(model).agreements

    assert agreement.legal_basis == "47/2020/NĐ-CP: Nghị định về chia sẻ"
    assert (agreement.valid_from, agreement.valid_to) == (date(2026, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("change", "obstacle"),
    [
        (flow(via=None), Obstacle.DIRECT),
        (flow(status=Status.PROPOSED), Obstacle.PROPOSED),
        (flow(status=Status.RETIRED), Obstacle.RETIRED),
        (system("mot-cua", subsystem=None), Obstacle.CONSUMER_NOT_CONNECTED),
        (system("mot-cua", status=Status.RETIRED), Obstacle.CONSUMER_NOT_CONNECTED),
        (system("ho-tich", subsystem=None), Obstacle.PROVIDER_NOT_CONNECTED),
        (service(endpoint=None), Obstacle.SERVICE_NOT_PUBLISHED),
        (service(status=Status.RETIRED), Obstacle.SERVICE_NOT_PUBLISHED),
    ],
)
def test_a_flow_that_cannot_be_an_agreement_yet_says_why(change, obstacle):
    model = make_model(change)

    assert desire(model).agreements == ()
    assert list_not_connectable(model) == (
        NotConnectable("mot-cua-tra-cuu-ho-tich", "mot-cua-tra-cuu-ho-tich", obstacle),
    )


def test_a_system_without_a_code_is_neither_member_nor_provider():
    wanted = desire(make_model(system("ho-tich", subsystem=None)))

    assert [member.code for member in wanted.members] == ["H99.02"]
    assert (wanted.services, len(wanted.credentials)) == ((), 1)
