"""
Which papers belong to an outline, and what their files are called; these names do not change.

    kien-truc-2384, kien-truc-1425            the architecture itself (for 1425 it is Mẫu số 01)
    quyet-dinh-ban-hanh                       the decision that issues it
    phu-luc/1-quy-trinh-quan-ly-dau-tu        2384 only: the annexes its paragraph VI.1 asks for
    phu-luc/2-so-sanh-phuong-an
    phu-luc/3-yeu-cau-ky-thuat
    phu-luc/4-danh-muc-csdl-dung-chung
    bang-so-sanh                              the comparison table, where a previous model is given
"""

from dataclasses import replace
from datetime import date

from lgsp.architecture.documents.amendments import compile_amendments
from lgsp.architecture.documents.annexes.annex import Annex, compile_annex
from lgsp.architecture.documents.annexes.catalogue import ANNEXES
from lgsp.architecture.documents.blocks import Document
from lgsp.architecture.documents.compiling import compile_document
from lgsp.architecture.documents.decision import compile_decision
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.issuing import name_issuer
from lgsp.architecture.frameworks.outlines import Outline, get_outline
from lgsp.architecture.model.model import Model
from lgsp.architecture.revisions.differences import compare

_WITH_ANNEXES = "2384"


def compile_papers(
    model: Model, *, outline: str, on: date, previous: Model | None = None
) -> tuple[Document, ...]:
    """
    Compile every paper of that outline, the architecture itself first.

    `previous` is the model the comparison table compares with.

    :raises OutlineUnknown: if no such outline is known
    :raises ProseUnsupported: if a prose file holds what prose may not hold
    """
    architecture = compile_document(model, outline=outline, on=on)
    chosen, edition = get_outline(outline), Edition(model, on)
    annexes = list_annexes(chosen)
    issuer = name_issuer(edition, chosen)
    papers = [
        architecture,
        compile_decision(model, outline=outline, on=on, annexes=[one.reference for one in annexes]),
        *(compile_annex(one, edition, issuer=issuer) for one in annexes),
    ]
    if previous is not None:
        papers.append(compile_amendments(compare(previous, model), outline=outline, on=on))
    return tuple(replace(one, outline=chosen.short, model_digest=model.digest) for one in papers)


def list_annexes(outline: Outline) -> tuple[Annex, ...]:
    """Return the annexes issued with the architecture of that outline."""
    return ANNEXES if outline.short == _WITH_ANNEXES else ()
