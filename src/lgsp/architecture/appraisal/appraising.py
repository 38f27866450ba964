"""Appraise a case: read what was submitted, put it into the approved model, and say what follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lgsp.architecture.conformance.rules import Severity
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.revisions.differences import Difference, compare
from lgsp.architecture.revisions.sentences import list_sentences
from lgsp.kernel.collector import collector_paused
from lgsp.kernel.errors import DomainError

from .cases import Case
from .concluding import Grounds, conclude
from .criteria import Criterion, find_rule_criterion, list_case_criteria
from .deciding import Bench
from .designs import Design, merge, read_design
from .exceptions import judge_exceptions
from .findings import Days, Judged, judge
from .options import Comparison, compare_options
from .preliminary import Departure, compare_designs
from .reading import CaseFile, read_case
from .results import Appraisal, Duplicate, OpenQuestion
from .reuse import find_candidates
from .reuse.matching import say_origin


@dataclass(frozen=True)
class Submission:
    """A case, the approved model, and the designs read beside it."""

    file: CaseFile
    model: Model
    design: Design
    project: Project
    preliminary: Design | None = None


def read_submission(folder: Path, *, model: Path | Model | None = None) -> Submission:
    """
    Read all that a case needs; `model` is the approved one, or its folder, instead of the one the case names.

    :raises CaseMissing: if the folder holds no case
    :raises CaseBroken: if the case cannot be accepted
    :raises ModelNotNamed: if nobody says which model is the approved one
    :raises ModelBroken: if that model cannot be read
    :raises DesignBroken: if the design cannot be held against it
    :raises DesignEmpty: if there is nothing in the design
    """
    file = read_case(folder)
    approved = model if isinstance(model, Model) else load_model(file.find_model(model))
    design = read_design(file.design, approved, name=file.case.design)
    preliminary = None
    if file.preliminary is not None and file.case.preliminary is not None:
        preliminary = read_design(file.preliminary, approved, name=file.case.preliminary)
    return Submission(file, approved, design, file.find_project(approved, design), preliminary)


def appraise(submission: Submission, *, on: date) -> Appraisal:
    """Return the appraisal of a case; `on` is the day it is appraised, unless the case says which day that is."""
    case, model, design = submission.file.case, submission.model, submission.design
    day = case.appraised_on or on
    with collector_paused():
        merged = merge(model, design)
        difference = compare(model, merged)
        judged = judge(
            model,
            merged,
            {*design.entities, submission.project.id},
            days=Days(case.go_live_on, day),
        )
    criteria = tuple(_list_criteria(case))
    bench = Bench(
        case,
        judged,
        {key: one.name for key, one in merged.entities.items()},
        departure=_find_departure(submission, merged),
        duplicates=tuple(_list_duplicates(submission)),
        exceptions=judge_exceptions(case.exceptions, criteria, on=day),
    )
    results = tuple(bench.decide(one) for one in criteria)
    comparison, unfit = _compare_options(submission, merged)
    questions = (*bench.list_questions(results), *_list_dates(submission), *unfit)
    grounds = Grounds(
        results, judged.findings, bench.duplicates, bench.departure, bench.exceptions, questions
    )
    return Appraisal(
        case=case,
        on=day,
        project=submission.project,
        design=design,
        model=model,
        merged=merged,
        difference=difference,
        sentences=_say(difference),
        criteria=results,
        findings=judged.findings,
        old_elsewhere=_count_elsewhere(judged),
        mended=judged.mended,
        departure=bench.departure,
        duplicates=tuple(bench.duplicates),
        comparison=comparison,
        exceptions=tuple(bench.exceptions),
        questions=questions,
        proposed=conclude(grounds),
    )


def _list_criteria(case: Case) -> Iterator[Criterion]:
    """Yield what is asked at the stage, and other rules that somebody answered for where they cannot tell."""
    asked = list_case_criteria(case.stage)
    yield from asked
    known = {one.code for one in asked}
    for answer in case.answers:
        other = find_rule_criterion(answer.criterion)
        if answer.criterion not in known and other is not None:
            yield other


def _compare_options(
    submission: Submission, merged: Model
) -> tuple[Comparison | None, tuple[OpenQuestion, ...]]:
    """Return the comparison of the project's options, or what keeps them from being compared as an open question."""
    if not submission.project.options:
        return None, ()
    try:
        return compare_options(merged, submission.project), ()
    except DomainError as refusal:
        return None, (OpenQuestion("options", refusal.message_in("vi")),)


def _list_duplicates(submission: Submission) -> Iterator[Duplicate]:
    """Yield what of the design's own is there already, with what the case says of it."""
    approved = submission.model.whole.entities
    new = [entity for key, entity in submission.design.entities.items() if key not in approved]
    answers = {(one.subject, one.candidate): one for one in submission.file.case.duplicates}
    for match in find_candidates(submission.model, new, with_nearest=True):
        candidate = match.candidate
        yield Duplicate(
            subject=match.subject.id,
            subject_name=match.subject.name,
            candidate=candidate.key,
            candidate_name=f"{candidate.name} ({candidate.key}; {say_origin(candidate, language='vi')})",
            score=match.score,
            facts=tuple(fact.describe_in("vi") for fact in match.facts),
            kind=match.kind,
            answer=answers.get((match.subject.id, candidate.key)),
        )


def _say(difference: Difference) -> tuple[str, ...]:
    return tuple(list_sentences(difference))


def _find_departure(submission: Submission, merged: Model) -> Departure | None:
    if submission.preliminary is None:
        return None
    before = merge(submission.model, submission.preliminary)
    return compare_designs(before, merged, submission.file.case.explanations)


def _count_elsewhere(judged: Judged) -> int:
    """Count the findings that were there before and are none of the design's."""
    told = {id(one.finding) for one in judged.findings}
    return sum(id(one) not in told and one.severity is not Severity.NOTICE for one in judged.after.findings)


def _list_dates(submission: Submission) -> Iterator[OpenQuestion]:
    """Yield what is not in force on the day of going live: no rule was asked of it."""
    day = submission.file.case.go_live_on
    absent = [one for one in submission.design.entities.values() if not one.is_alive(day)]
    for one in absent:
        said = f"{one.title} “{one.name}” ({one.id}) không có hiệu lực vào ngày {day:%d/%m/%Y} nên chưa được xét."
        yield OpenQuestion("go_live_on", said)
