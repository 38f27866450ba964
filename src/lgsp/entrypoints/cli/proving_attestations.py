"""What `lgsp evidence verify` finds and says of cosignatures and time-stamps."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from lgsp.entrypoints.attestation import read_witnesses
from lgsp.entrypoints.configuration import read_configuration
from lgsp.kernel.language import pick
from lgsp.platform.evidence.attested import Attested, verify_attestations
from lgsp.platform.evidence.notes import VerifierKey
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.time_stamps import read_certificates

from .errors import language

__all__ = ["Attested", "check_attestations", "describe_attested", "to_facts"]


def check_attestations(logs: Sequence[Path], keys: Mapping[str, VerifierKey | None]) -> dict[str, Attested]:
    """
    Verify what was attested about each log, by the witnesses and certificates of the settings.

    :raises DomainError: if the settings cannot be used
    """
    configuration = read_configuration()
    witnesses = [witness.key for witness in read_witnesses(configuration)]
    certificates = read_certificates(configuration.tsa_certificates) if configuration.tsa_certificates else ()
    return {
        log.name: verify_attestations(
            log,
            key=keys[log.name] or LogReader(log).verifier_key,
            witnesses=witnesses,
            certificates=certificates,
        )
        for log in logs
    }


def describe_attested(found: Attested) -> list[str]:
    """Return what to print below the line of the log; nothing, where nobody attested it."""
    lines = [_describe_cosignature(found.size, name, at) for name, at in found.cosigned.items()]
    lines += [
        pick(
            f"  Cỡ {found.size}: có chữ ký làm chứng của {name}, không có trong LGSP_WITNESSES nên chưa kiểm tra",
            f"  Size {found.size}: cosigned by {name}, who is not in LGSP_WITNESSES: not checked",
            language=language(),
        )
        for name in found.unknown
    ]
    lines += _describe_stamps(found)
    return lines + [f"  {problem.message_in(language())}" for problem in found.problems]


def to_facts(found: Attested) -> dict[str, object]:
    """Return the same as data."""
    return {
        "size": found.size,
        "cosigned": {name: _utc(at) for name, at in found.cosigned.items()},
        "unknown": list(found.unknown),
        "time_stamps": [{"size": size, "at": at.astimezone(UTC).isoformat()} for size, at in found.stamped],
        "unchecked_time_stamps": found.unchecked_stamps,
        "problems": [str(problem) for problem in found.problems],
    }


def _describe_cosignature(size: int, name: str, at: int) -> str:
    return pick(
        f"  Cỡ {size}: {name} đã làm chứng lúc {_utc(at)}",
        f"  Size {size}: cosigned by {name} at {_utc(at)}",
        language=language(),
    )


def _describe_stamps(found: Attested) -> list[str]:
    lines = []
    if found.stamped:
        count, (size, at) = len(found.stamped), found.stamped[-1]
        last = at.astimezone(UTC).isoformat()
        lines.append(
            pick(
                f"  {count} dấu thời gian đúng; gần nhất ở cỡ {size} lúc {last}",
                f"  {count} time-stamps hold; the last at size {size}, {last}",
                language=language(),
            )
        )
    if found.unchecked_stamps:
        lines.append(
            pick(
                f"  {found.unchecked_stamps} dấu thời gian chưa kiểm tra: đặt LGSP_TSA_CERTIFICATES",
                f"  {found.unchecked_stamps} time-stamps not checked: set LGSP_TSA_CERTIFICATES",
                language=language(),
            )
        )
    return lines


def _utc(at: int) -> str:
    return datetime.fromtimestamp(min(at, 253402300799), UTC).isoformat()
