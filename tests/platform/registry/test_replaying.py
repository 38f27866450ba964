"""Which recording a mock answers by, and how it reaches the gateways."""

from hashlib import sha256
from pathlib import Path

import pytest

from lgsp.kernel.identifiers import to_test
from lgsp.platform.contracts.errors import RecordingMalformed, RecordingOfProduction
from lgsp.platform.contracts.mocking import Asked
from lgsp.platform.contracts.recordings import Recorded, Recording, make_question
from lgsp.platform.exchange.watching import read_directory
from lgsp.platform.registry.entries import ServiceEntry
from lgsp.platform.registry.lifecycle import describe_service
from lgsp.platform.registry.replaying import find_recording, replay, stop_replay
from lgsp.platform.registry.service_errors import MockUndescribed, RecordingForeign
from lgsp.platform.registry.services import Particulars, register_service
from lgsp.platform.registry.snapshots import build_snapshot
from tests.conftest import NOW, TRA_CUU

pytestmark = pytest.mark.django_db

DESCRIPTION = Path("tests/platform/contracts/civil_status.yaml").read_bytes()
ASKED = Asked(b"GET", b"/nguoi/1")


def make_recording(service: str = to_test(TRA_CUU)) -> bytes:
    method, path, query, digest = make_question(ASKED)
    one = Recorded(
        method=method,
        path=path,
        query=query,
        body_sha256=digest,
        status=200,
        media="application/json",
        answer=b'{"hoTen":"X"}',
        exchange="e",
    )
    return Recording(service, [one]).encode()


@pytest.fixture
def _described(registry):
    registry.service()
    describe_service(TRA_CUU, DESCRIPTION, by="an", at=NOW)


@pytest.mark.usefixtures("_described")
@pytest.mark.django_db(transaction=True)
def test_the_gateways_get_it_beside_the_snapshot(var):
    replay(TRA_CUU, make_recording(), by="an", at=NOW)

    route = read_directory(var / "snapshot.json").get_route(to_test(TRA_CUU).encode())
    assert route.recording.find(ASKED).body == b'{"hoTen":"X"}'
    assert find_recording(TRA_CUU).answers == route.recording.answers
    assert (var / "recordings" / sha256(make_recording()).hexdigest()).stat().st_mode & 0o77 == 0


@pytest.mark.usefixtures("_described")
def test_a_provider_under_test_answers_itself():
    replay(TRA_CUU, make_recording(), by="an", at=NOW)
    entry = ServiceEntry(identifier=TRA_CUU, name="Tra cứu hộ tịch", url="http://127.0.0.1:1")
    register_service(entry, particulars=Particulars(test_url="http://127.0.0.1:2"), at=NOW)

    assert {one.recording for one in build_snapshot(version=1, made_at=NOW).services} == {""}


@pytest.mark.usefixtures("_described")
def test_it_can_be_taken_away_again():
    replay(TRA_CUU, make_recording(), by="an", at=NOW)

    stop_replay(TRA_CUU, at=NOW)

    assert find_recording(TRA_CUU) is None


@pytest.mark.usefixtures("_described")
@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"{}", RecordingMalformed),
        (make_recording().replace(b"-TEST", b""), RecordingOfProduction),
        (make_recording(f"{to_test(TRA_CUU)}-2"), RecordingForeign),
    ],
)
def test_what_is_no_recording_of_it_is_refused(content, refusal):
    with pytest.raises(refusal):
        replay(TRA_CUU, content, by="an", at=NOW)
    assert find_recording(TRA_CUU) is None


def test_a_service_without_description_has_no_mock(registry):
    registry.service()

    with pytest.raises(MockUndescribed):
        replay(TRA_CUU, make_recording(), by="an", at=NOW)
