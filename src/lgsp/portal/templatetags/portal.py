"""What templates of the portal may call: the province in every frame, badges, names, figures."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django import template
from django.conf import settings
from django.utils.formats import get_format, number_format
from django.utils.translation import get_language

from lgsp import __version__
from lgsp.alignment.verdicts import FlowVerdict
from lgsp.architecture.model.errors import FolderMissing, ModelBroken
from lgsp.architecture.model.province import Province
from lgsp.platform.kit.clock import today
from lgsp.portal.choices import standing
from lgsp.portal.sources import get_description
from lgsp.portal.wording import (
    OUTCOMES,
    PROGRESSES,
    PROMISES,
    SEVERITIES,
    STAGES,
    STATES,
    VERDICTS,
    Wording,
)

register = template.Library()
register.filter(standing)

_WORDINGS = {
    "severity": SEVERITIES,
    "state": STATES,
    "outcome": OUTCOMES,
    "stage": STAGES,
    "progress": PROGRESSES,
    "verdict": VERDICTS,
    "promise": PROMISES,
}
ONE_SECOND = timedelta(seconds=1)
ONE_MILLISECOND = timedelta(milliseconds=1)
_A_SECOND_MS = 1_000
_ALL = 10_000


@register.simple_tag
def province() -> Province | None:
    """Return the province for the frame of the page; none when its folder cannot be read."""
    try:
        return get_description(settings.LGSP_MODEL, on=today()).model.province
    except (FolderMissing, ModelBroken):
        return None


@register.simple_tag
def version() -> str:
    """Return the version of the program."""
    return __version__


@register.inclusion_tag("portal/_badge.html")
def badge(kind: str, state: str, *, bare: bool = False) -> dict[str, Wording | bool]:
    """Show a state of that kind (severity, state, outcome) by its sign and word; bare, the word is only heard."""
    return {"wording": _WORDINGS[kind][state], "bare": bare}


@register.simple_tag
def badge_word(kind: str, state: str) -> str:
    """Return the word of a state alone, for where a sign cannot stand."""
    return str(_WORDINGS[kind][state].word)


@register.filter
def get(words: Mapping[str, str], key: str) -> str:
    """Return what a mapping has under a key."""
    return words[key]


@register.filter
def called(identifier: str, names: Mapping[str, str]) -> str:
    """Return the name officials know, or the identifier itself when the architecture does not name it."""
    return names.get(identifier, identifier)


@register.filter
def grouped(number: int) -> str:
    """Write a whole number in groups of three, as the reader's language does."""
    return f"{number:,}".replace(",", get_format("THOUSAND_SEPARATOR"))


@register.filter
def until(start: datetime, end: datetime | None) -> str:
    """Write how long it lasted; a dash when it has not ended."""
    if end is None:
        return "–"
    if end - start >= ONE_SECOND:
        return f"{number_format((end - start) / ONE_SECOND, decimal_pos=1)} s"
    return f"{(end - start) / ONE_MILLISECOND:.0f} ms"


@register.filter
def explained(verdict: FlowVerdict) -> str:
    """Say what was found, in the reader's language."""
    return verdict.explanation_in(get_language() or "vi")


@register.filter
def remedied(verdict: FlowVerdict) -> str:
    """Say what to do about it, in the reader's language."""
    return verdict.remedy_in(get_language() or "vi")


@register.filter
def took(milliseconds: float | None) -> str:
    """Write a duration; a dash when there is none."""
    if milliseconds is None:
        return "–"
    if milliseconds >= _A_SECOND_MS:
        return f"{number_format(milliseconds / _A_SECOND_MS, decimal_pos=1)} s"
    return "< 1 ms" if milliseconds < 1 else f"{milliseconds:.0f} ms"


@register.filter
def served(share: float | None) -> str:
    """Write the share of calls served to a hundredth of a percent, never rounded up to all; a dash when of none."""
    if share is None:
        return "–"
    hundredths = int(share * 10_000)
    return f"{number_format(hundredths / 100, decimal_pos=0 if hundredths == _ALL else 2)} %"


@register.filter
def promised(percent: float) -> str:
    """Write a promised percentage as it was promised."""
    return f"{number_format(percent)} %"


@register.filter
def percent(share: float) -> str:
    """Write a share as a whole percentage."""
    return f"{share:.0%}".replace("%", " %")
