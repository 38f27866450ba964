"""Every refusal has its own code, both languages, and the same facts in each."""

import string
from importlib import import_module

import pytest

from lgsp.kernel.errors import DomainError, Forbidden, Invalid, NotFound, Refused, Unavailable
from tests.house.source_tree import PACKAGE

KINDS = {DomainError, Forbidden, Invalid, NotFound, Refused, Unavailable}


def list_refusals() -> list[type[DomainError]]:
    """Return every refusal the product defines."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "Invalid)" in (text := path.read_text()) or "Refused)" in text or path.name == "errors.py":
            import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))
    found, waiting = set(), [DomainError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind not in KINDS and kind.__module__.startswith("lgsp."):
            found.add(kind)
    return sorted(found, key=lambda kind: kind.__name__)


def _facts(template: str) -> set[str]:
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in string.Formatter().parse(template) if name}


REFUSALS = [kind for kind in list_refusals() if "code" in vars(kind)]


def test_codes_are_never_shared():
    codes = sorted(kind.code for kind in REFUSALS)

    assert len(codes) > 10
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.__name__)
def test_a_refusal_says_the_same_in_both_languages_and_what_to_do(kind):
    paragraphs = (kind.__doc__ or "").strip().split("\n\n")

    assert _facts(paragraphs[0]) == _facts(kind.vietnamese)
    assert len(paragraphs) > 1, "the second paragraph tells the reader what to do"
