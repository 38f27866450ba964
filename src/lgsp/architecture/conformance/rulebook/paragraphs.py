"""Rules on what people write under the headings of the outline."""

import re
from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, Subject, Verdict
from lgsp.architecture.frameworks.errors import OutlineUnknown
from lgsp.architecture.frameworks.outlines import Outline, Paragraph, get_outline
from lgsp.architecture.model.folders import PROSE
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.phrases import suggest
from lgsp.architecture.model.places import Place
from lgsp.kernel.text import fold

_LONGEST_REFUSAL = 120
_FEWEST_WORDS_OF_REASON = 4


@rule(
    code="DOC801",
    title="Mọi mục của đề cương có nội dung, hoặc nói vì sao không áp dụng",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("I–VI"),),
    why="Đề cương là khuôn bắt buộc của tài liệu. Mục trống, hoặc tệp mang tên mục không có trong đề cương "
    "(nên không bao giờ được in), “không áp dụng” mà không có lý do: đều làm tài liệu thiếu.",
    example="""
        # prose/II.9.md
        Nội dung này không thuộc mục nào của đề cương.
        """,
    remedy="Viết nội dung vào tệp prose/<mục>.md; nếu mục không áp dụng, viết rõ “không áp dụng” và lý do.",
)
def every_paragraph_has_content(model: Model, _on: date) -> Iterator[Judgement]:
    """Judge every paragraph of the outline the province follows, and every text that is no paragraph."""
    try:
        followed = get_outline(model.province.outline)
    except OutlineUnknown as refusal:
        subject = Subject("outline", model.province.outline, model.province.outline)
        place = model.place(model.province, "outline")
        yield Judgement(subject, Verdict.BROKEN, place, refusal.message_in("vi"))
        return
    for paragraph in followed.paragraphs:
        yield _judge_paragraph(model, paragraph)
    yield from _judge_strays(model, followed)


def _judge_paragraph(model: Model, paragraph: Paragraph) -> Judgement:
    subject = Subject("paragraph", paragraph.key, paragraph.title)
    if not paragraph.needs_content:
        return Judgement(subject, Verdict.NOT_APPLICABLE)
    said = model.prose.get(paragraph.key, "").strip()
    if said and not _is_bare_refusal(said):
        return Judgement(subject, Verdict.HOLDS)
    fault = "ghi “không áp dụng” mà không nói lý do" if said else "chưa có nội dung"
    message = f"Mục {paragraph.key} “{paragraph.title}” {fault}."
    return Judgement(subject, Verdict.BROKEN, Place(f"{PROSE}/{paragraph.key}.md"), message)


def _find_outline(key: str, followed: Outline) -> tuple[Outline, str]:
    """Return the outline whose prose it is, and the paragraph: `1425/V.2` is the V.2 of another outline."""
    folder, _, paragraph = key.rpartition("/")
    try:
        return (get_outline(folder), paragraph) if folder else (followed, key)
    except OutlineUnknown:
        return followed, key


def _is_bare_refusal(said: str) -> bool:
    """Say whether the text is “không áp dụng” and hardly a word more."""
    if len(said) > _LONGEST_REFUSAL:
        return False
    words = re.findall(r"\w+", fold(said))
    return words[:3] == ["khong", "ap", "dung"] and len(words) - 3 < _FEWEST_WORDS_OF_REASON


def _judge_strays(model: Model, followed: Outline) -> Iterator[Judgement]:
    for key in sorted(set(model.prose).difference(paragraph.key for paragraph in followed.paragraphs)):
        of, paragraph = _find_outline(key, followed)
        known = [one.key for one in of.paragraphs]
        if of is not followed and paragraph in known:
            continue
        nearest = suggest(paragraph, known).vietnamese
        message = f"Đề cương {of.short} không có mục “{paragraph}”{nearest}."
        yield Judgement(Subject("paragraph", key, key), Verdict.BROKEN, Place(f"{PROSE}/{key}.md"), message)
