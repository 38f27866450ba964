"""
How alike something of a design is to something there already: a score from 0 to 100 that can be added up by hand.

The name gives up to 100: the weight of the words both say, divided by the weight of the words of each; of the two
shares, the candidate's counts 60 in 100, the subject's 40. What the descriptions say of the other's name adds up to 50
and 30, the same work told in both up to 20. Facts of the model add to it: the same function, the same data, the same
box of the overall figure. What the design says it uses, extends or replaces is reuse, not a duplicate.
"""

from collections.abc import Iterable, Iterator
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
from .scoring import Points, Said, Scorer
from .words import read_work

THRESHOLD = 54
"""From which score on a candidate is told; chosen on half of a labelled set, measured on the other."""
SAME_FUNCTION, SAME_DATA, SAME_BOX = 20, 15, 5
LEAST = 10
"""Under this, what is nearest is not even near."""
MOST_OF_ONE = 3
MOST_RUNS = 5


class Kind(StrEnum):
    """
    What a match is.

    The nearest are under the threshold: words alone do not tell, a person looks.
    """

    DUPLICATE = "duplicate"
    NEAREST = "nearest"
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
    model: Model, design: Iterable[Entity], *, threshold: int = THRESHOLD, with_nearest: bool = False
) -> tuple[Match, ...]:
    """
    Return what of a design is there already, most alike first; of each thing the likeliest few.

    `model` is the approved one, with the design or without. What the design reuses is told however alike the names are.
    `with_nearest` tells of a thing without a duplicate what is nearest to it.
    """
    own = tuple(design)
    candidates = tuple(list_candidates(model, without=frozenset(entity.id for entity in own)))
    scorer = Scorer([_read_candidate(candidate) for candidate in candidates])
    flows = [*model.whole.all(Flow), *(one for one in own if isinstance(one, Flow))]
    least = LEAST if with_nearest else threshold
    search = _Search(model, candidates, scorer, tuple(flows), threshold, least)
    found = [match for subject in own if isinstance(subject, JUDGED) for match in search.find(subject)]
    return tuple(sorted(found, key=lambda one: (-one.score, one.subject.id, one.candidate.key)))


@dataclass(frozen=True)
class _Search:
    model: Model
    candidates: tuple[Candidate, ...]
    scorer: Scorer
    flows: tuple[Flow, ...]
    threshold: int
    least: int

    def find(self, subject: Entity) -> list[Match]:
        found = [self._match(subject, one) for one in self.candidates if is_comparable(subject, one)]
        told = sorted(
            (match for match in found if match is not None), key=lambda one: (-one.score, one.candidate.key)
        )
        reused = [match for match in told if match.kind is Kind.REUSE]
        alike = [match for match in told if match.kind is not Kind.REUSE]
        duplicates = [match for match in alike if match.is_duplicate]
        return [*(duplicates or alike)[:MOST_OF_ONE], *reused]

    def _match(self, subject: Entity, candidate: Candidate) -> Match | None:
        facts = list(self._list_likeness(subject, candidate))
        is_reused = self._is_reused(subject, candidate)
        if not facts and not is_reused:
            return None
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
        if score < self.least:
            return None
        kind = Kind.DUPLICATE if score >= self.threshold else Kind.NEAREST
        return Match(subject, candidate, kind, score, tuple(facts))

    def _list_likeness(self, subject: Entity, candidate: Candidate) -> Iterator[Fact]:
        ours, theirs = _read_entity(subject), _read_candidate(candidate)
        for (vietnamese, english), found in (
            (("tên có chung", "names share"), self.scorer.score_names(ours.name, theirs.name)),
            (
                ("mô tả trong thiết kế nói", "the design's description says"),
                self.scorer.score_description(ours, theirs),
            ),
            (("mô tả cái đã có nói", "what is there says of itself"), self.scorer.score_other(ours, theirs)),
            (("cùng làm", "both do"), self.scorer.score_work(ours, theirs)),
        ):
            if found.points:
                yield _tell(vietnamese, english, found)

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


def _read_candidate(candidate: Candidate) -> Said:
    return Said(candidate.name) if candidate.entity is None else _read_entity(candidate.entity)


def _read_entity(entity: Entity) -> Said:
    return Said(entity.name, read_work(entity.description or ""))


def _tell(vietnamese: str, english: str, found: Points) -> Fact:
    said = ", ".join(f"“{run}”" for run in found.runs[:MOST_RUNS]) or "từ đồng nghĩa"
    return Fact(f"{vietnamese} {said}", f"{english} {said}", found.points)
