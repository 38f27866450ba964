"""
Read the folder of a case: `case.yaml`, and where the designs it names are.

Every problem of the file is collected with its line. Paths are relative to the folder and stay inside the folder that
holds the cases: a case may name the design of another case, and nothing else of the machine.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lgsp.architecture.model.errors import Problem
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.nodes import Parsed, parse
from lgsp.architecture.model.phrases import Phrase, quote, suggest
from lgsp.architecture.model.places import Place
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.records import build
from lgsp.architecture.model.texts import read_text

from .cases import STAGE_NAMES, Case, CaseStage
from .criteria import list_case_criteria
from .designs import Design, find_form
from .errors import (
    CaseBroken,
    CaseMissing,
    CriterionNotAsked,
    FormUnknown,
    ModelNotNamed,
    PathRefused,
    PreliminaryMissing,
    ProjectUnknown,
    SaidTwice,
    tell,
)

CASE = "case.yaml"
_OUTSIDE = Phrase("nằm ngoài thư mục chứa các hồ sơ", "lies outside the folder that holds the cases")
_NOT_THERE = Phrase("không có ở đó", "is not there")


@dataclass(frozen=True)
class CaseFile:
    """A case with the folder it was read from and the lines of its file."""

    folder: Path
    case: Case
    parsed: Parsed = field(repr=False)

    @property
    def design(self) -> Path:
        """Return where the design is."""
        return self.folder / self.case.design

    @property
    def preliminary(self) -> Path | None:
        """Return where the preliminary design is, if the case names one."""
        return self.folder / self.case.preliminary if self.case.preliminary else None

    def find_model(self, given: Path | None = None) -> Path:
        """
        Return the folder of the approved model: the one given, else the one the case names.

        :raises ModelNotNamed: if neither says
        """
        if given is not None:
            return given
        if self.case.model is None:
            raise ModelNotNamed(folder=self.folder)
        return self.folder / self.case.model

    def find_project(self, model: Model, design: Design) -> Project:
        """
        Return the project of the case, as the design has it if it does.

        :raises CaseBroken: if neither the design nor the model has it
        """
        named = self.case.project
        found = design.entities.get(named) or model.entities.get(named)
        if isinstance(found, Project):
            return found
        known = [one.id for one in model.whole.all(Project)]
        problem = ProjectUnknown(
            place=self._place("project"), id=quote(named), suggestion=suggest(named, known)
        )
        raise _break(self.folder, [problem])

    def _place(self, *path: str | int) -> Place:
        return Place(CASE, self.parsed.line(path))


def read_case(folder: Path) -> CaseFile:
    """
    Return the case in a folder.

    :raises CaseMissing: if there is no case.yaml
    :raises CaseBroken: if anything in it cannot be accepted; every problem is named
    """
    folder = Path(folder)
    if not (folder / CASE).is_file():
        raise CaseMissing(folder=folder)
    try:
        parsed = parse(read_text(folder / CASE, file=CASE), file=CASE)
    except Problem as problem:
        raise _break(folder, [problem]) from None
    case = build(Case, parsed, file=CASE)
    if isinstance(case, list):
        raise _break(folder, case)
    problems = list(_Check(folder, case, parsed).list_problems())
    if problems:
        raise _break(folder, sorted(problems, key=lambda one: one.place))
    return CaseFile(folder, case, parsed)


def _break(folder: Path, problems: list[Problem]) -> CaseBroken:
    return CaseBroken(folder=folder, count=len(problems), listed=tell(problems))


@dataclass(frozen=True)
class _Check:
    """What a case says, looked at as a whole."""

    folder: Path
    case: Case
    parsed: Parsed

    def list_problems(self) -> Iterator[Problem]:
        yield from self._list_paths()
        if self.case.stage is CaseStage.DETAILED and self.case.preliminary is None:
            yield PreliminaryMissing(place=self._place("stage"))
        yield from self._list_unasked("answers", "criterion", self._criteria | self._rules)
        yield from self._list_unasked("exceptions", "requirement", self._criteria | self._rules)
        yield from self._list_repeated("answers", "criterion")
        yield from self._list_repeated("explanations", "difference")
        yield from self._list_repeated("duplicates", "subject", "candidate")

    def _list_paths(self) -> Iterator[Problem]:
        home = self.folder.resolve().parent
        for name in ("design", "preliminary"):
            said = getattr(self.case, name)
            if said is None:
                continue
            path = (self.folder / said).resolve()
            if not path.is_relative_to(home) or path == home:
                yield self._refuse_path(name, said, _OUTSIDE)
            elif not path.exists():
                yield self._refuse_path(name, said, _NOT_THERE)
            elif find_form(path) is None:
                yield FormUnknown(place=self._place(name), field=name, path=quote(said))

    def _refuse_path(self, name: str, said: str, reason: Phrase) -> PathRefused:
        return PathRefused(place=self._place(name), field=name, path=quote(said), reason=reason)

    def _list_unasked(self, several: str, name: str, known: set[str]) -> Iterator[Problem]:
        stage = STAGE_NAMES[self.case.stage]
        for position, one in enumerate(getattr(self.case, several)):
            code = getattr(one, name)
            if code not in known:
                place = self._place(several, position, name)
                hint = suggest(code, sorted(known))
                yield CriterionNotAsked(place=place, code=quote(code), stage=stage, suggestion=hint)

    def _list_repeated(self, several: str, *names: str) -> Iterator[Problem]:
        first: dict[tuple[str, ...], int] = {}
        for position, one in enumerate(getattr(self.case, several)):
            key = tuple(getattr(one, name) for name in names)
            line = self._place(several, position).line
            if key in first:
                what = quote(" – ".join(key))
                yield SaidTwice(place=Place(CASE, line), what=what, first_line=first[key])
            first.setdefault(key, line)

    @cached_property
    def _criteria(self) -> set[str]:
        return {one.code for one in list_case_criteria(self.case.stage)}

    @cached_property
    def _rules(self) -> set[str]:
        from lgsp.architecture.conformance.catalogue import RULES

        return {one.code for one in RULES}

    def _place(self, *path: str | int) -> Place:
        return Place(CASE, self.parsed.line(path))
