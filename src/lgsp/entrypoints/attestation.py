"""
Witnesses and time-stamps, as the settings name them, asked in a thread of the worker beside its rounds.

A source that hangs keeps neither the reading of evidence nor the other processes waiting. A bug here ends the worker,
as every bug of it does.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

from lgsp.kernel.errors import DomainError
from lgsp.platform.evidence.asking import Authority, Reply, WitnessAddress, check_url, parse_witnesses
from lgsp.platform.evidence.attestation_refusals import SourceAway
from lgsp.platform.evidence.attesting import Attestor
from lgsp.platform.evidence.time_stamps import read_certificates

from .configuration import Configuration
from .errors import FileUnreadable, SettingMalformed

ROUND_S = 5.0
ANSWER_TIMEOUT_S = 10.0
STOP_TIMEOUT_S = 1.0
MOST_BYTES = 256 * 1024
SHORTEST_PERIOD_S = 60

_log = logging.getLogger("lgsp.attestation")


def read_witnesses(configuration: Configuration) -> tuple[WitnessAddress, ...]:
    """
    Return the witnesses of the settings; none, where none are set.

    :raises FileUnreadable: if the list cannot be read
    :raises WitnessListMalformed: if it is no such list
    """
    file = configuration.witnesses
    if file is None:
        return ()
    try:
        return parse_witnesses(file.read_text(encoding="utf-8"), file=file)
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(file=file, reason=error) from None


def read_authority(configuration: Configuration) -> Authority | None:
    """
    Return the time-stamping authority of the settings, or None where none is set.

    :raises SettingMalformed: if its address is none, its certificates are not set, or the period is too short
    :raises CertificatesUnusable: if its certificates cannot be read
    """
    if not configuration.tsa_url:
        return None
    if configuration.tsa_certificates is None:
        raise SettingMalformed(name="LGSP_TSA_CERTIFICATES", value="", expected="a PEM file")
    if configuration.tsa_period < SHORTEST_PERIOD_S:
        raise SettingMalformed(name="LGSP_TSA_PERIOD", value=configuration.tsa_period, expected="60, 61, …")
    try:
        url = check_url(configuration.tsa_url)
    except ValueError:
        expected = "http://tsa.example"
        raise SettingMalformed(name="LGSP_TSA_URL", value=configuration.tsa_url, expected=expected) from None
    return Authority(url, read_certificates(configuration.tsa_certificates), configuration.tsa_period)


def make_attestor(configuration: Configuration) -> Attestor | None:
    """
    Return what asks the sources of the settings, or None where none are set.

    :raises DomainError: if the settings cannot be used
    """
    witnesses, authority = read_witnesses(configuration), read_authority(configuration)
    if not witnesses and authority is None:
        return None
    return Attestor(witnesses=witnesses, authority=authority, post=post, now=lambda: int(time.time()))


@contextmanager
def attesting(attestor: Attestor | None, *, var: Path, stop: Event) -> Iterator[None]:
    """Attest every log below the folder until the context ends; a bug sets `stop` and is raised at the end."""
    if attestor is None:
        yield
        return
    failures: list[Exception] = []

    def run() -> None:
        try:
            _attest_until(stop, attestor, var)
        except Exception as failure:
            failures.append(failure)
            stop.set()

    # A daemon: an answer under way must not hold up the end; what is kept is kept whole.
    thread = Thread(target=run, name="attestation", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(STOP_TIMEOUT_S)
    if failures:
        raise failures[0]


def attest_once(attestor: Attestor, *, var: Path) -> None:
    """Ask what is due about every log; what cannot be done is said, and tried again in the next round."""
    from .worker import list_logs

    for folder in list_logs(var):
        try:
            attestor.attest(folder)
        except (DomainError, OSError) as problem:
            _log.warning("%s: %s", folder.name, " ".join(str(problem).split()))


def post(url: str, body: bytes, content_type: str) -> Reply:
    """
    Post to the address and return the answer; redirections are not followed.

    :raises SourceAway: if there is none within ten seconds
    """
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=ANSWER_TIMEOUT_S)
    try:
        connection.request("POST", parts.path or "/", body, {"Content-Type": content_type})
        response = connection.getresponse()
        return Reply(response.status, response.read(MOST_BYTES), response.headers.get_content_type())
    except (OSError, HTTPException, UnicodeError) as error:
        raise SourceAway(url=url, reason=error or type(error).__name__) from None
    finally:
        connection.close()


def _attest_until(stop: Event, attestor: Attestor, var: Path) -> None:
    while not stop.is_set():
        attest_once(attestor, var=var)
        stop.wait(ROUND_S)
