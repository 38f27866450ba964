from datetime import UTC, datetime, timedelta

import pytest

from lgsp.alignment.drift import find_drift, read_window
from lgsp.alignment.errors import WindowMalformed
from lgsp.alignment.states import State
from lgsp.platform.evidence.testing import MONDAY, open_log, record_exchange, record_refusal
from lgsp.platform.usage.services import ingest
from tests.conftest import HOTICH

START = datetime.fromtimestamp(MONDAY // 10**9, UTC)
HOUR = timedelta(hours=1)


@pytest.mark.django_db
def test_drift_is_read_from_the_evidence(model, tmp_path):
    log = open_log(tmp_path / "gw1")
    record_exchange(log, id="a")
    record_exchange(log, id="b", service=f"{HOTICH}/khac", agreement="thu-cong")
    record_refusal(log, id="c", service=f"{HOTICH}/cam")
    record_refusal(log, id="d", service="")
    log.close()
    ingest(tmp_path / "gw1")

    report = find_drift(model, since=START, until=START + HOUR)

    assert [(row.state, row.service) for row in report.rows] == [
        (State.UNDECLARED, f"{HOTICH}/khac"),
        (State.REFUSED, f"{HOTICH}/cam"),
        (State.MATCHED, f"{HOTICH}/tra-cuu"),
    ]
    later = START + timedelta(days=60)
    assert find_drift(model, since=later, until=later + HOUR).is_half_blind
    assert not find_drift(model, since=START + HOUR, until=START + 2 * HOUR).is_half_blind
    assert report.ahead == ()
    (ahead,) = find_drift(model, since=START - HOUR, until=START - HOUR / 2).ahead
    assert ahead[0] == "gw1"


@pytest.mark.parametrize(
    ("text", "length"),
    [("30d", timedelta(days=30)), ("12h", timedelta(hours=12)), ("45m", timedelta(minutes=45))],
)
def test_a_window_is_a_number_and_a_unit(text, length):
    assert read_window(text) == length


@pytest.mark.parametrize("text", ["", "30", "d", "0d", "-1d", "1.5h", "30 d", "9999999d"])
def test_what_is_no_length_of_time_is_refused(text):
    with pytest.raises(WindowMalformed):
        read_window(text)
