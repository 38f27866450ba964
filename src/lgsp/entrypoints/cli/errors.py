"""How the command line speaks of a refusal: one sentence, its code, what to do, and an exit status."""

import sys

from lgsp.entrypoints.configuration import read_language
from lgsp.kernel.errors import DomainError

NOTHING_TO_SAY = 0
FINDINGS = 1
COULD_NOT = 2
CANNOT_TELL = 3


def language() -> str:
    """Return the language of this terminal, `vi` or `en`."""
    return read_language()


def report_refusal(refusal: DomainError) -> None:
    """Print the refusal to standard error."""
    print(f"{refusal.code}: {refusal.message_in(language())}", file=sys.stderr)
    if refusal.advice and language() == "en":
        print(f"  {refusal.advice}", file=sys.stderr)
