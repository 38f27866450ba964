"""
Which systems do the same work for the same people: by function and scope of use, or by the name of a national platform.

Names alone are weak: only the very name of a platform tells; a name that is alike but for such words as “nền tảng” or
“quốc gia” calls for a person.

>>> core("Nền tảng số công tác thanh tra"), core("Hệ thống quản lý công tác thanh tra")
('cong tac thanh tra', 'cong tac thanh tra')
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from lgsp.architecture.frameworks.platforms import NationalPlatform, list_national_platforms
from lgsp.architecture.model.objects import UsageScope
from lgsp.architecture.model.systems import System
from lgsp.kernel.text import fold, nfc

WIDE = frozenset(
    {
        UsageScope.NATIONAL,
        UsageScope.SECTOR,
        UsageScope.INTER_PROVINCE,
        UsageScope.MINISTRY,
        UsageScope.PROVINCE,
        UsageScope.COMMUNE,
    }
)
"""Scopes that reach over agencies; the others are inside the agency that owns the system."""

_NARROW = frozenset({UsageScope.AGENCY, UsageScope.UNIT})
K = TypeVar("K")

_FEWEST_WORDS = 2
_ABBREVIATION = re.compile(r"\([^()]*\)")
_COMMON_WORDS = re.compile(
    r"\b(?:nền tảng|hệ thống thông tin|hệ thống|phần mềm|cơ sở dữ liệu|csdl|quốc gia|dùng chung|"
    r"cấp tỉnh|của tỉnh|tỉnh|số|quản lý|về)\b"
)
_LEFT_TO_PROVINCES = re.compile(r"\b(?:LGSP|LDOP)\b|giải quyết thủ tục hành chính", re.IGNORECASE)
"""Quyết định 1425/QĐ-TTg, hình 8: the province deploys these itself, though national ones are named alike."""


def is_wide(system: System) -> bool:
    """Say whether the system is used beyond the agency that owns it."""
    return not WIDE.isdisjoint(system.usage_scopes)


def has_scope(system: System) -> bool:
    """Say whether the system tells who uses it, in words that can be compared."""
    return is_wide(system) or not _NARROW.isdisjoint(system.usage_scopes)


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Systems by the functions they support, and by how far they reach."""

    members: Mapping[str, tuple[System, ...]]
    wide: Mapping[str, tuple[System, ...]]
    near: Mapping[tuple[str, str], tuple[System, ...]]

    @classmethod
    def among(cls, systems: Iterable[System]) -> "Overlaps":
        """Return the systems sorted by function; one that does not tell its scope is a member only."""
        members: dict[str, list[System]] = {}
        wide: dict[str, list[System]] = {}
        near: dict[tuple[str, str], list[System]] = {}
        for system in systems:
            for function in dict.fromkeys(system.functions):
                members.setdefault(function, []).append(system)
                if is_wide(system):
                    wide.setdefault(function, []).append(system)
                elif has_scope(system):
                    near.setdefault((function, system.owner), []).append(system)
        return cls(_freeze(members), _freeze(wide), _freeze(near))

    def list_sharing(self, system: System) -> Iterator[tuple[str, System]]:
        """Yield every other system that supports a function of this one, with the function."""
        return self._list_others(system, lambda function: self.members.get(function, ()))

    def list_rivals(self, system: System) -> Iterator[tuple[str, System]]:
        """Yield those whose users are also users of this one."""
        if is_wide(system):
            return self._list_others(system, lambda function: filter(has_scope, self.members[function]))
        if has_scope(system):
            return self._list_others(system, lambda function: self._list_around(function, system.owner))
        return iter(())

    def _list_around(self, function: str, owner: str) -> Iterator[System]:
        yield from self.wide.get(function, ())
        yield from self.near.get((function, owner), ())

    @staticmethod
    def _list_others(
        system: System, among: Callable[[str], Iterable[System]]
    ) -> Iterator[tuple[str, System]]:
        for function in dict.fromkeys(system.functions):
            for other in among(function):
                if other.id != system.id:
                    yield function, other


def _freeze(lists: dict[K, list[System]]) -> dict[K, tuple[System, ...]]:
    return {key: tuple(systems) for key, systems in lists.items()}


def is_left_to_provinces(name: str) -> bool:
    """Say whether the framework itself gives a system of that name to every province."""
    return _LEFT_TO_PROVINCES.search(nfc(name)) is not None


def core(name: str) -> str:
    """Return the words of a name that say what the thing is for, folded."""
    # Common words are taken out before the tones are: “tỉnh” goes, “tình” stays.
    return _words(_COMMON_WORDS.sub(" ", _ABBREVIATION.sub(" ", nfc(name).lower())))


def find_namesake(name: str) -> NationalPlatform | None:
    """Return the national platform of exactly that name, its abbreviation left aside."""
    return _names().get(_words(_ABBREVIATION.sub(" ", name)))


def find_alike(name: str) -> NationalPlatform | None:
    """Return the national platform whose name says the same with other common words."""
    wanted = core(name)
    return _cores().get(wanted) if len(wanted.split()) >= _FEWEST_WORDS else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


@cache
def _names() -> dict[str, NationalPlatform]:
    return _only_once(
        (_words(_ABBREVIATION.sub(" ", platform.name)), platform) for platform in list_national_platforms()
    )


@cache
def _cores() -> dict[str, NationalPlatform]:
    return _only_once((core(platform.name), platform) for platform in list_national_platforms())


def _only_once(named: Iterable[tuple[str, NationalPlatform]]) -> dict[str, NationalPlatform]:
    """Leave out names of several rows: each ministry has one of them, and so has the province."""
    pairs = list(named)
    counts = Counter(name for name, _ in pairs)
    return {name: platform for name, platform in pairs if counts[name] == 1}
