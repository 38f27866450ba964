"""
How alike two texts are, in points: the weight of the words that both say, as a share of what one of them says.

A word weighs more the fewer of the texts in question say it. Names are held against names; what a thing is said to do
is held against the name and the description of the other, and counts only for what the names do not share already.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .words import has_marks, name_shared, read_words, write_out

OF_CANDIDATE, OF_SUBJECT = 0.6, 0.4
DESIGN_TELLS, OTHER_TELLS, SAME_WORK = 50, 30, 20


@dataclass(frozen=True, slots=True)
class Said:
    """A name, and what its description says it does; the description may be empty."""

    name: str
    description: str = ""

    @property
    def whole(self) -> str:
        """Return both, so that no word of one stands together with a word of the other."""
        return f"{self.name}; {self.description}"


@dataclass(frozen=True, slots=True)
class Points:
    """How many points something gives, and the runs of words it gives them for."""

    points: int
    runs: tuple[str, ...] = ()


NONE = Points(0)


class Weights:
    """Weighs words by how few of the texts say them."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts that things are held against."""
        self._count = len(texts)
        self._said = {
            is_marked: Counter(word for text in texts for word in read_words(text, is_marked=is_marked))
            for is_marked in (True, False)
        }

    def weigh(self, words: Iterable[str], *, is_marked: bool) -> float:
        """Return the weight of some words together."""
        said = self._said[is_marked]
        return sum(math.log((1 + self._count) / (1 + said[word])) + 0.1 for word in words)


class Scorer:
    """Holds what a design says of a thing against what is said of a candidate."""

    def __init__(self, candidates: Sequence[Said]) -> None:
        """Take everything that things are held against."""
        self._names = Weights([one.name for one in candidates])
        self._texts = Weights([one.whole for one in candidates])

    def score_names(self, subject: str, candidate: str) -> Points:
        """Return how alike two names are, from 0 to 100, and the runs of the subject's that both say."""
        is_marked = has_marks(subject) and has_marks(candidate)
        subject, candidate = write_out(subject, like=candidate), write_out(candidate, like=subject)
        ours, theirs = (read_words(name, is_marked=is_marked) for name in (subject, candidate))
        shared = ours & theirs
        if not shared:
            return NONE
        weight, own, other = (
            self._names.weigh(words, is_marked=is_marked) for words in (shared, ours, theirs)
        )
        share = OF_CANDIDATE * weight / other + OF_SUBJECT * weight / own
        return Points(round(100 * share), tuple(name_shared(subject, shared, is_marked=is_marked)))

    def score_description(self, subject: Said, candidate: Said) -> Points:
        """Return how much of the candidate's name only the subject's description says, from 0 to `DESIGN_TELLS`."""
        return self._score_added(candidate.name, subject, DESIGN_TELLS)

    def score_other(self, subject: Said, candidate: Said) -> Points:
        """Return how much of the subject's name only the candidate's description says, from 0 to `OTHER_TELLS`."""
        return self._score_added(subject.name, candidate, OTHER_TELLS)

    def score_work(self, subject: Said, candidate: Said) -> Points:
        """Return how much of the subject's description the candidate says too, from 0 to `SAME_WORK`."""
        if not subject.description:
            return NONE
        is_marked = has_marks(subject.description) and has_marks(candidate.name)
        ours = read_words(subject.description, is_marked=is_marked)
        shared = ours & read_words(candidate.whole, is_marked=is_marked)
        return self._share(subject.description, shared, ours, SAME_WORK, is_marked=is_marked)

    def _score_added(self, name: str, other: Said, most: int) -> Points:
        """Return which part of a name the other's description says and the other's name does not."""
        if not other.description:
            return NONE
        is_marked = has_marks(name) and has_marks(other.description)
        written = write_out(name, like=other.whole)
        words = read_words(written, is_marked=is_marked)
        told = read_words(other.description, is_marked=is_marked) - read_words(
            other.name, is_marked=is_marked
        )
        return self._share(written, words & told, words, most, is_marked=is_marked)

    def _share(
        self, text: str, shared: frozenset[str], words: frozenset[str], most: int, *, is_marked: bool
    ) -> Points:
        if not shared:
            return NONE
        weights = self._texts
        share = weights.weigh(shared, is_marked=is_marked) / weights.weigh(words, is_marked=is_marked)
        return Points(round(most * share), tuple(name_shared(text, shared, is_marked=is_marked)))
