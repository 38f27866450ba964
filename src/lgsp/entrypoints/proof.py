"""
What a run that does not stay has to show: every call answered, every exchange read, every record verified.

Django must have been prepared.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from lgsp.platform.evidence.verification import Verification, verify_log
from lgsp.platform.usage.queries import get_totals

from .errors import CallsFailed, EvidenceBroken, ExchangesUnread, HomeNotServed
from .ports import Listener, fetch
from .programs import SampleSystem
from .supervision import Programs
from .worker import list_logs

CALLS_TIMEOUT_S = 60.0
READ_TIMEOUT_S = 30.0
OK = 200


def wait_for_calls(systems: Sequence[SampleSystem], *, shares: Mapping[str, int], programs: Programs) -> None:
    """
    Wait until every system has made its calls.

    :raises CallsFailed: if one of them was not answered well, or not in time
    """

    def all_made() -> bool:
        return all(_get_tally(system)["made"] >= shares[system.id] for system in systems)

    programs.wait_until(all_made, timeout_s=CALLS_TIMEOUT_S)
    for system in systems:
        succeeded = _get_tally(system)["succeeded"]
        if succeeded != shares[system.id]:
            raise CallsFailed(system=system.id, wanted=shares[system.id], succeeded=succeeded)


def wait_until_read(*, since: datetime, expected: int, programs: Programs) -> None:
    """
    Wait until the worker has read the exchanges begun since then.

    :raises ExchangesUnread: if their number is another
    """
    programs.wait_until(lambda: get_totals(since=since).answered >= expected, timeout_s=READ_TIMEOUT_S)
    found = get_totals(since=since).all
    if found != expected:
        raise ExchangesUnread(found=found, expected=expected)


def check_home(web: Listener) -> None:
    """
    Fetch the home page.

    :raises HomeNotServed: if it is not answered with 200
    """
    status, _ = fetch(web, "/") or (None, b"")
    if status != OK:
        raise HomeNotServed(status=status)


def verify_evidence(var: Path) -> Mapping[str, Verification]:
    """
    Verify every log below the folder; return what each holds, by node.

    :raises EvidenceBroken: naming the first log that does not hold
    """
    found = {folder.name: verify_log(folder) for folder in list_logs(var)}
    for node, verification in found.items():
        if verification.problems:
            raise EvidenceBroken(node=node, count=len(verification.problems))
    return found


def _get_tally(system: SampleSystem) -> Mapping[str, int]:
    _, body = fetch(system.listener, "/healthz") or (None, b"{}")
    tally: dict[str, int] = json.loads(body)
    return {"made": 0, "succeeded": 0} | tally
