"""
The templates: everything is escaped, a name that is not there is an error, and chrome words must have their English.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.labels import LABELS

from . import addresses
from .chrome import translate
from .wording import set_lines


@dataclass(frozen=True)
class Setting:
    """What all pages of a site have in common: facts of the province, of the edition and of the program."""

    facts: Mapping[str, Any] = field(default_factory=dict)

    def render(self, template: str, page: str, /, **facts: Any) -> bytes:
        """Return the page at that address."""
        made = _get_environment().get_template(template)
        return made.render(self.facts, page=page, root=addresses.to_root(page), **facts).encode()


@cache
def mark(word: str) -> Markup:
    """
    Return a word of the chrome, marked so that it can be shown in English.

    >>> mark("Tìm kiếm")
    Markup('<span data-t>Tìm kiếm</span>')
    """
    _ = translate(word)
    return Markup("<span data-t>{}</span>").format(word)


@cache
def _get_environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["lines"] = set_lines
    environment.globals |= {
        "t": mark,
        "known": translate,
        "at": addresses,
        "states": LABELS[Status],
    }
    return environment
