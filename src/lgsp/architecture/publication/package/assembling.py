"""From the model and the papers already made to the files of the dossier, and the zip that holds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lgsp.architecture.conformance.checklist import answer_checklist
from lgsp.architecture.conformance.reports.checklist_workbook import to_checklist_workbook
from lgsp.architecture.documents.blocks import Document
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.handing_over import gather
from lgsp.architecture.documents.remarks import Remark
from lgsp.architecture.frameworks.outlines import Outline, get_outline
from lgsp.architecture.interchange.mau03.datasets import describe
from lgsp.architecture.interchange.mau03.writing import write_workbook
from lgsp.architecture.interchange.open_data.packing import pack
from lgsp.architecture.interchange.open_data.publication import select_public
from lgsp.architecture.model.model import Model
from lgsp.architecture.publication.production import Say

from .diagrams import DrawnSet, draw_set
from .facts import Facts
from .listing import list_files, write_letter
from .names import name_file

FOLDER = "ho-so-1425"
OUTLINE = "1425-2026"
FACTS_OPEN, DIAGRAM_MISSING = "BUILD-009", "BUILD-010"
_DATASET = ("Mau-so-03", "Bộ dữ liệu kiến trúc")
_FORMATS = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Dossier:
    """The files by their place below the folder of a build, and what somebody should know of them."""

    files: Mapping[str, bytes]
    remarks: tuple[Remark, ...]


def has_dossier(outline: str) -> bool:
    """Say whether an outline, by its key or short name, is that of the dossier."""
    return get_outline(outline).key == OUTLINE


def assemble(
    model: Model, papers: Sequence[Document], made: Mapping[str, bytes], *, on: date, say: Say
) -> Dossier:
    """
    Assemble the dossier; `made` are the papers already set, by name, and what is not among them is set here.

    :raises CodeTwiceInModel: if two things of one table would have the same code
    :raises TextUnwritable: if a text is too long for a cell of the data set
    """
    outline, edition = get_outline(OUTLINE), Edition(model, on)
    facts = Facts.of(edition, outline)
    say("Vẽ bộ sơ đồ Mẫu số 02", "Drawing the diagrams of Mẫu số 02")
    diagrams = draw_set(model, facts, on=on)
    say("Lập bộ dữ liệu Mẫu số 03", "Writing the data set of Mẫu số 03")
    files = dict(_name_papers(papers, made, facts, outline))
    files |= {f"Mau-so-02/{name}": content for name, content in diagrams.files.items()}
    files[f"Mau-so-03/{name_file(*_DATASET, facts.version)}.xlsx"] = _write_dataset(model, edition)
    say("Lập danh mục kiểm tra và mục lục hồ sơ", "Answering the checklist, listing the files")
    answered = answer_checklist(model, on=on, handed=gather(edition))
    files["danh-muc-kiem-tra.xlsx"] = to_checklist_workbook(answered, model.province, on=on)
    files["README.txt"] = write_letter(facts, diagrams, select_public(model))
    files["muc-luc.json"] = list_files(files, facts, outline)
    placed = {f"{FOLDER}/{name}": content for name, content in files.items()}
    return Dossier(placed | {f"{FOLDER}.zip": pack(placed)}, tuple(_list_remarks(facts, diagrams)))


def _name_papers(
    papers: Sequence[Document], made: Mapping[str, bytes], facts: Facts, outline: Outline
) -> Mapping[str, bytes]:
    files = {}
    for place, paper in enumerate(papers):
        name = f"Van-ban-kem-theo/{paper.name}"
        if place == 0:
            name = f"Mau-so-01/{name_file('Mau-so-01', outline.document_title, facts.version)}"
        for ending in _FORMATS:
            content = made.get(f"{paper.name}.{ending}")
            files[f"{name}.{ending}"] = content if content is not None else _set(paper, ending)
    return files


def _set(paper: Document, ending: str) -> bytes:
    if ending == "pdf":
        from lgsp.architecture.documents.pdf import to_pdf

        return to_pdf(paper)
    from lgsp.architecture.documents.word.writing import to_docx

    return to_docx(paper)


def _write_dataset(model: Model, edition: Edition) -> bytes:
    issue = edition.issue
    return write_workbook(describe(model, on=issue.data_cutoff if issue else None), model.province)


def _list_remarks(facts: Facts, diagrams: DrawnSet) -> list[Remark]:
    remarks = [
        Remark(
            FACTS_OPEN,
            "model/issue/",
            f"Chưa xác định {name} của lần ban hành; cả ba mẫu của hồ sơ ghi “Chưa xác định”.",
            f"Not determined for the issue: {name}; all three forms of the dossier say so.",
        )
        for name in facts.open
    ]
    remarks += [
        Remark(
            DIAGRAM_MISSING,
            one.required.code,
            f"{one.required.name}: {one.remark}",
            f"{one.required.code} is not drawn: the model has nothing to show.",
        )
        for one in diagrams.not_drawn
    ]
    return remarks
