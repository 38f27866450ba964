"""
Refusals: the software declines an operation for a reason the caller can act on.

A subclass writes its own docstring: the first paragraph is the English message, a template over the facts; the rest
is the advice printed in the catalogue (`docs/reference/errors.md`). `vietnamese` is the same sentence for officials.

>>> class ProcedureNotOpen(Refused):
...     '''
...     Procedure {procedure} does not accept dossiers on {day}.
...
...     Ask the department that owns the procedure to publish its opening date.
...     '''
...     code = "SAMPLE-001"
...     vietnamese = "Thủ tục {procedure} không tiếp nhận hồ sơ ngày {day}."
>>> refusal = ProcedureNotOpen(procedure="1.001", day="2026-01-02")
>>> refusal.message
'Procedure 1.001 does not accept dossiers on 2026-01-02.'
>>> refusal.message_in("vi")
'Thủ tục 1.001 không tiếp nhận hồ sơ ngày 2026-01-02.'
>>> refusal.advice
'Ask the department that owns the procedure to publish its opening date.'
"""

import inspect
from typing import ClassVar


class DomainError(Exception):
    """Something was refused."""

    code: ClassVar[str]
    vietnamese: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """Return the English sentence, with its facts."""
        return _paragraphs(type(self))[0].format(**self.facts)

    @property
    def advice(self) -> str:
        """Return what the reader may do about it, in English."""
        return "\n\n".join(_paragraphs(type(self))[1:])

    def message_in(self, language: str) -> str:
        """Return the sentence in `vi` (Vietnamese) or any other language (English)."""
        return self.vietnamese.format(**self.facts) if language == "vi" else self.message


class Invalid(DomainError):
    """What was given cannot be understood."""


class NotFound(DomainError):
    """What was asked for does not exist."""


class Forbidden(DomainError):
    """The caller may not do this."""


class Refused(DomainError):
    """The state of things does not allow this."""


class Unavailable(DomainError):
    """Something this depends on is out of reach."""


def _paragraphs(kind: type[DomainError]) -> list[str]:
    text = inspect.cleandoc(kind.__doc__ or "")
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
