"""
Keep a log attested: ask its witnesses and its authority, and keep what they answer. An edge module beside the log.

    <folder>/checkpoint.witnessed  timestamps/<size>.tsr  timestamps/<size>.checkpoint  attestations.json

Nothing here is on the way of a call; the gateway neither waits for it nor knows of it.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from lgsp.kernel.errors import DomainError
from lgsp.kernel.files import replace_file

from .asking import Authority, Post, Question, WitnessAddress
from .attestation import Attestations, Source
from .attestation_refusals import AttestationsUnreadable
from .cosignatures import with_lines
from .notes import split_note
from .reading import LogReader

WITNESSED = "checkpoint.witnessed"
TIME_STAMPS = "timestamps"
STATE = "attestations.json"
WITNESS_PERIOD_S = 10

_log = logging.getLogger("lgsp.attestation")


def read_attestations(folder: Path) -> Attestations:
    """
    Return what is known of the sources of a log; nothing, before the first was asked.

    :raises AttestationsUnreadable: if the file is there but cannot be used
    """
    path = folder / STATE
    try:
        return msgspec.json.decode(path.read_bytes(), type=Attestations)
    except FileNotFoundError:
        return Attestations()
    except (OSError, msgspec.MsgspecError) as error:
        raise AttestationsUnreadable(file=path, reason=error) from None


@dataclass(frozen=True, kw_only=True)
class Attestor:
    """Asks for every log what is due. A source that is away costs the others nothing but the wait."""

    witnesses: Sequence[WitnessAddress]
    authority: Authority | None
    post: Post
    now: Callable[[], int]

    def attest(self, folder: Path) -> None:
        """
        Ask the sources of one log that are due, and keep their answers and what became of each.

        :raises DomainError: if the log or its state cannot be read
        :raises OSError: if the state cannot be kept
        """
        state, question = read_attestations(folder), Question(LogReader(folder), post=self.post)
        if not question.size:
            return
        for witness in self.witnesses:
            state = self._ask(folder, question, state, witness)
        if self.authority is not None:
            state = self._ask(folder, question, state, self.authority)

    def _ask(
        self, folder: Path, question: Question, state: Attestations, asked: WitnessAddress | Authority
    ) -> Attestations:
        source, size = state.get(asked.name), question.size
        period_s = asked.period_s if isinstance(asked, Authority) else WITNESS_PERIOD_S
        if not source.is_due(now=self.now(), size=size, period_s=period_s):
            return state
        # On the disk first: where it refuses, nobody is asked again and again for what cannot be kept.
        _keep(folder, state.put(asked.name, msgspec.structs.replace(source, tried_at=self.now())))
        try:
            if isinstance(asked, Authority):
                keep_time_stamp(folder, question, question.ask_authority(asked))
            else:
                line = question.ask_witness(asked, known=source.size, now=self.now())
                keep_cosignature(folder, question, line)
            renewed = source.succeed(at=self.now(), size=size)
        except DomainError as refusal:
            renewed = source.fail(at=self.now(), error=f"{refusal.code}: {refusal.message}")
        except OSError as error:
            renewed = source.fail(at=self.now(), error=f"{folder}: {error.strerror}")
        _tell(folder.name, asked.name, source, renewed)
        state = state.put(asked.name, renewed)
        _keep(folder, state)
        return state


def keep_cosignature(folder: Path, question: Question, line: str) -> None:
    """Keep the checkpoint with this cosignature and those it already has; a smaller checkpoint gives way."""
    path = folder / WITNESSED
    try:
        kept = path.read_text()
        is_same = split_note(kept)[0] == split_note(question.note)[0]
        note = with_lines(kept if is_same else question.note, [line])
    except (FileNotFoundError, ValueError):  # there is none yet, or it was spoilt
        note = with_lines(question.note, [line])
    replace_file(path, note.encode())


def keep_time_stamp(folder: Path, question: Question, response: bytes) -> None:
    """Keep a time-stamp, after the bytes that were stamped."""
    place = folder / TIME_STAMPS
    replace_file(place / f"{question.size}.checkpoint", question.note.encode())
    replace_file(place / f"{question.size}.tsr", response)


def _keep(folder: Path, state: Attestations) -> None:
    replace_file(folder / STATE, msgspec.json.format(msgspec.json.encode(state), indent=2))


def _tell(node: str, name: str, before: Source, after: Source) -> None:
    """Say once that a source fails, and once that it attests again."""
    if after.error and after.error != before.error:
        _log.warning("%s is not attested by %s: %s", node, name, after.error)
    elif before.failing_since and not after.failing_since:
        _log.info("%s is attested by %s again, at size %d", node, name, after.size)
