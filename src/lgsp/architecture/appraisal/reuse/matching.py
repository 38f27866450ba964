"""
How alike something of a design is to something there already: a score from 0 to 100 that can be added up by hand.

The name gives up to 100: the weight of the words both say, divided by the weight of the words of each; of the two
shares, the candidate's counts 60 in 100, the subject's 40. A word weighs more the fewer names say it. Facts of the
model add to it: the same function, the same data, the same box of the overall figure. What the design says it uses,
extends or replaces is reuse, not a duplicate.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lgsp.architecture.frameworks.platforms import find_national_platform
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service, System
from lgsp.kernel.language import pick

from .candidates import JUDGED, ORIGIN_NAMES, Candidate, is_comparable, list_candidates
from .words import has_marks, name_shared, read_words

THRESHOLD = 54
"""From which score on a candidate is told; chosen on half of a labelled set, measured on the other."""
OF_CANDIDATE, OF_SUBJECT = 0.6, 0.4
SAME_FUNCTION, SAME_DATA, SAME_BOX = 20, 15, 5
LEAST_BY_NAME = 30
"""Under this, no fact makes two things alike."""
MOST_OF_ONE = 3


class Kind(StrEnum):
    """What a match is."""

    DUPLICATE = "duplicate"
    REUSE = "reuse-met"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing both have, and how many points it gives."""

    vietnamese: str
    english: str
    points: int

    def describe_in(self, language: str) -> str:
        """Return the fact with its points."""
        said = pick(self.vietnamese, self.english, language=language)
        return f"{said}: +{self.points}" if self.points else said


@dataclass(frozen=True, slots=True)
class Match:
    """Something of a design beside something there already; the score is the sum of the facts' points, at most 100."""

    subject: Entity
    candidate: Candidate
    kind: Kind
    score: int
    facts: tuple[Fact, ...]

    @property
    def is_duplicate(self) -> bool:
        """Say whether it looks made again."""
        return self.kind is Kind.DUPLICATE


def find_candidates(
    model: Model, design: Iterable[Entity], *, threshold: int = THRESHOLD
) -> tuple[Match, ...]:
    """
    Return what of a design is there already, most alike first; of each thing the likeliest few.

    `model` is the approved one, with the design or without. What the design reuses is told however alike the names are.
    """
    own = tuple(design)
    candidates = tuple(list_candidates(model, without=frozenset(entity.id for entity in own)))
    scorer = Scorer([candidate.name for candidate in candidates])
    flows = [*model.whole.all(Flow), *(one for one in own if isinstance(one, Flow))]
    search = _Search(model, candidates, scorer, tuple(flows), threshold)
    found = [match for subject in own if isinstance(subject, JUDGED) for match in search.find(subject)]
    return tuple(sorted(found, key=lambda one: (-one.score, one.subject.id, one.candidate.key)))


class Scorer:
    """Weighs words by how few of the names say them."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take the names that things are held against."""
        self._count = len(names)
        self._said = {
            is_marked: Counter(word for name in names for word in read_words(name, is_marked=is_marked))
            for is_marked in (True, False)
        }

    def score(self, subject: str, candidate: str) -> tuple[int, tuple[str, ...]]:
        """Return how alike two names are, from 0 to 100, and the runs of the subject's that both say."""
        is_marked = has_marks(subject) and has_marks(candidate)
        ours, theirs = (read_words(name, is_marked=is_marked) for name in (subject, candidate))
        shared = ours & theirs
        if not shared:
            return 0, ()
        said = self._said[is_marked]
        weight, own, other = (
            sum(self._weigh(said[word]) for word in words) for words in (shared, ours, theirs)
        )
        share = OF_CANDIDATE * weight / other + OF_SUBJECT * weight / own
        return round(100 * share), tuple(name_shared(subject, shared, is_marked=is_marked))

    def _weigh(self, count: int) -> float:
        return math.log((1 + self._count) / (1 + count)) + 0.1


@dataclass(frozen=True)
class _Search:
    model: Model
    candidates: tuple[Candidate, ...]
    scorer: Scorer
    flows: tuple[Flow, ...]
    threshold: int

    def find(self, subject: Entity) -> list[Match]:
        found = [self._match(subject, one) for one in self.candidates if is_comparable(subject, one)]
        told = sorted(
            (match for match in found if match is not None), key=lambda one: (-one.score, one.candidate.key)
        )
        reused = [match for match in told if not match.is_duplicate]
        return [*[match for match in told if match.is_duplicate][:MOST_OF_ONE], *reused]

    def _match(self, subject: Entity, candidate: Candidate) -> Match | None:
        by_name, runs = self.scorer.score(subject.name, candidate.name)
        is_reused = self._is_reused(subject, candidate)
        if by_name < LEAST_BY_NAME and not is_reused:
            return None
        facts = [_tell_name(by_name, runs)] if by_name else []
        facts += self._list_facts(subject, candidate)
        score = min(100, sum(fact.points for fact in facts))
        if is_reused:
            facts.append(
                Fact(
                    "thiết kế ghi là dùng, nối hoặc thay thế",
                    "the design says it uses, extends or replaces it",
                    0,
                )
            )
            return Match(subject, candidate, Kind.REUSE, score, tuple(facts))
        return (
            Match(subject, candidate, Kind.DUPLICATE, score, tuple(facts))
            if score >= self.threshold
            else None
        )

    def _list_facts(self, subject: Entity, candidate: Candidate) -> Iterator[Fact]:
        other = candidate.entity
        if isinstance(subject, System) and isinstance(other, System):
            for function in sorted(set(subject.functions) & set(other.functions))[:1]:
                yield Fact(f"cùng chức năng {function}", f"same function {function}", SAME_FUNCTION)
            if subject.component and subject.component == other.component:
                yield Fact(f"cùng ô sơ đồ {other.component}", f"same box {other.component}", SAME_BOX)
        if isinstance(subject, Database) and isinstance(other, Database):
            for held in sorted(set(subject.holds) & set(other.holds))[:1]:
                yield Fact(f"cùng lưu {held}", f"both hold {held}", SAME_DATA)

    def _is_reused(self, subject: Entity, candidate: Candidate) -> bool:
        """Say whether the design says that it uses, extends, replaces or gets data from the candidate."""
        if isinstance(subject, System) and subject.national_platform and candidate.entity is None:
            platform = find_national_platform(subject.national_platform)
            return platform is not None and platform.code == candidate.key
        if not isinstance(subject, System):
            return False
        ids = self._ids_of(candidate)
        named = {*subject.replaces, *subject.uses}
        return bool(ids & named) or any(
            flow.consumer == subject.id and {flow.provider, flow.via} & ids for flow in self.flows
        )

    def _ids_of(self, candidate: Candidate) -> frozenset[str]:
        """Return what of the model stands for a candidate: itself, its services, the systems that are a platform."""
        if candidate.entity is not None:
            return frozenset({candidate.key, *self._services.get(candidate.key, ())})
        systems = self._platforms.get(candidate.key, ())
        return frozenset({*systems, *(each for system in systems for each in self._services.get(system, ()))})

    @cached_property
    def _services(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for service in self.model.whole.all(Service):
            found.setdefault(service.provider, []).append(service.id)
        return found

    @cached_property
    def _platforms(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for system in self.model.whole.all(System):
            platform = find_national_platform(system.national_platform or "")
            if platform is not None:
                found.setdefault(platform.code, []).append(system.id)
        return found


def say_origin(candidate: Candidate, *, language: str) -> str:
    """Return where a candidate comes from, in words."""
    return pick(*ORIGIN_NAMES[candidate.origin], language=language)


def _tell_name(points: int, runs: Sequence[str]) -> Fact:
    said = ", ".join(f"“{run}”" for run in runs) or "từ đồng nghĩa"
    return Fact(f"tên có chung {said}", f"names share {said}", points)
