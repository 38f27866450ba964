"""How an appraisal is told in a terminal."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lgsp.architecture.appraisal.cases import CONCLUSION_NAMES, STAGE_NAMES, ConclusionKind
from lgsp.architecture.appraisal.concluding import UNDECIDED
from lgsp.architecture.appraisal.results import Appraisal, DecidedBy
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES
from lgsp.kernel.language import pick

from .errors import language

_ENGLISH = {
    ConclusionKind.APPROVE: "conforms, approve",
    ConclusionKind.WITH_CONDITIONS: "conforms, approve with conditions",
    ConclusionKind.SEND_BACK: "does not conform, send back",
}


def to_lines(appraisal: Appraisal, written: tuple[Path, ...]) -> Iterator[str]:
    """Yield what an appraisal comes to: results, the design's own findings, open questions, conclusion, files."""
    case = appraisal.case
    yield f"{case.name} ({STAGE_NAMES[case.stage]})"
    yield from _count(appraisal)
    for one in appraisal.criteria:
        if one.stands_in_the_way:
            yield f"  {one.criterion.code}: {one.official}. {'; '.join(one.evidence)}"
    for found in appraisal.findings:
        if found.is_own and found.is_broken:
            permitted = f" [{found.waiver}]" if found.waiver else ""
            yield f"  {found.finding.place}: {found.finding.code} {found.finding.message}{permitted}"
    for question in appraisal.questions:
        yield f"  ? {question.code}: {question.text}"
    yield from _conclude(appraisal)
    for path in written:
        yield _say(f"Đã ghi {path}", f"Wrote {path}")


def _count(appraisal: Appraisal) -> Iterator[str]:
    verdicts = Counter(one.verdict for one in appraisal.criteria)
    yield "; ".join(f"{VERDICT_NAMES[verdict]}: {verdicts[verdict]}" for verdict in VERDICT_NAMES)
    by_rule = sum(one.decided_by is DecidedBy.RULE for one in appraisal.criteria)
    own = sum(one.is_own for one in appraisal.findings)
    yield _say(
        f"{by_rule}/{len(appraisal.criteria)} tiêu chí do quy tắc quyết định; {own} phát hiện do thiết kế, "
        f"{len(appraisal.mended)} phát hiện cũ hết; {len(appraisal.questions)} câu hỏi còn mở.",
        f"{by_rule}/{len(appraisal.criteria)} criteria decided by rules; {own} findings of the design, "
        f"{len(appraisal.mended)} old ones gone; {len(appraisal.questions)} open questions.",
    )


def _conclude(appraisal: Appraisal) -> Iterator[str]:
    kind = appraisal.proposed.kind
    vietnamese = CONCLUSION_NAMES[kind] if kind else UNDECIDED
    english = _ENGLISH[kind] if kind else "not enough to conclude"
    yield _say(f"Kết luận đề nghị: {vietnamese}.", f"Proposed conclusion: {english}.")
    person = appraisal.case.conclusion
    if person is not None:
        yield _say(
            f"Kết luận của {person.concluded_by}: {CONCLUSION_NAMES[person.result]}.",
            f"Concluded by {person.concluded_by}: {_ENGLISH[person.result]}.",
        )


def _say(vietnamese: str, english: str) -> str:
    return pick(vietnamese, english, language=language())
