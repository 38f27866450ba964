"""
Answers that were really given in the test environment, for a mock to give again.

A question is the method, the canonical path, the query with its parameters in order, and the body: JSON whatever its
spaces and the order of its names, anything else byte by byte. Of two answers to the same question the later one stays.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from typing import Literal
from urllib.parse import parse_qsl, quote, urlencode

import msgspec

from lgsp.kernel.identifiers import is_test

from .contract import MockAnswer
from .errors import RecordingMalformed, RecordingOfProduction
from .mocking import HEADER, Asked
from .paths import split_path

MAX_BYTES = 2 * 1024 * 1024
_BODILESS = (204, 304)
_MEDIA = re.compile(r"[\x20-\x7e]{0,200}")

Question = tuple[str, str, str, str]


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """One answer and the question it was given to; `exchange` is where it comes from."""

    method: str
    path: str
    query: str
    body_sha256: str
    status: int
    media: str
    answer: bytes
    exchange: str

    @property
    def question(self) -> Question:
        """Return what it answers."""
        return self.method, self.path, self.query, self.body_sha256


class _Document(msgspec.Struct, frozen=True, kw_only=True):
    service: str
    answers: list[Recorded]
    format: Literal["lgsp-recording/1"] = "lgsp-recording/1"


class Recording:
    """The recorded answers of one service."""

    def __init__(self, service: str, answers: Iterable[Recorded]) -> None:
        """
        Take recorded answers.

        :raises RecordingOfProduction: if the service is not one of the test environment
        :raises RecordingMalformed: if one of the answers could not be given
        """
        if not is_test(service):
            raise RecordingOfProduction(service=service)
        self.service = service
        self.answers = {one.question: one for one in answers}
        for one in self.answers.values():
            is_whole = one.status not in _BODILESS or not one.answer
            if not (200 <= one.status < 600 and is_whole and _MEDIA.fullmatch(one.media)):
                raise RecordingMalformed(reason=f"{one.exchange[:40]} is no answer that could be given")

    def find(self, asked: Asked) -> MockAnswer | None:
        """Return the answer that was given to this question, if there is one."""
        question = make_question(asked)
        found = self.answers.get(question) if question else None
        if found is None:
            return None
        pairs = [(HEADER, b"recorded")]
        if found.media:
            pairs.insert(0, (b"Content-Type", found.media.encode()))
        return MockAnswer(found.status, pairs, found.answer)

    def encode(self) -> bytes:
        """
        Return the recording as a file, one answer a line.

        :raises RecordingMalformed: if it is larger than a recording may be
        """
        document = _Document(service=self.service, answers=list(self.answers.values()))
        content = msgspec.json.encode(document).replace(b'{"method":', b'\n{"method":')
        if len(content) > MAX_BYTES:
            raise RecordingMalformed(reason=f"it is larger than {MAX_BYTES // 1024 // 1024} MiB")
        return content


def make_question(asked: Asked) -> Question | None:
    """
    Return what is asked, in the one form in which it is looked up; nothing where the path has no canonical form.

    >>> make_question(Asked(b"GET", b"/ng%c6%b0%e1%bb%9di", b"?b=2&a=1"))[1:3]
    ('/ng%C6%B0%E1%BB%9Di', 'a=1&b=2')
    """
    parts = split_path(asked.path or b"/")
    if parts is None:
        return None
    pairs = sorted(parse_qsl(asked.query.removeprefix(b"?"), keep_blank_values=True))
    path = "".join(f"/{quote(part, safe='')}" for part in parts)
    return asked.method.decode("latin-1"), path, urlencode(pairs), _digest(asked.body)


def read_recording(content: bytes) -> Recording:
    """
    Read a recording.

    :raises RecordingMalformed: if it is none
    :raises RecordingOfProduction: if it is not of the test environment
    """
    if len(content) > MAX_BYTES:
        raise RecordingMalformed(reason=f"it is larger than {MAX_BYTES // 1024 // 1024} MiB")
    try:
        found = msgspec.json.decode(content, type=_Document)
    except (msgspec.MsgspecError, ValueError) as error:
        raise RecordingMalformed(reason=str(error)[:200]) from None
    return Recording(found.service, found.answers)


def _digest(body: bytes) -> str:
    with suppress(msgspec.MsgspecError, ValueError, RecursionError):  # no JSON: the bytes themselves
        body = msgspec.json.encode(msgspec.json.decode(body), order="sorted")
    return sha256(body).hexdigest()
