"""Elements of WordprocessingML, made shortly."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from lgsp.architecture.documents.blocks import Run
from lgsp.architecture.documents.glyphs import storable


def make(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """Return the element `w:tag` with its children; attributes are of the same namespace."""
    element = OxmlElement(
        f"w:{tag}", attrs={qn(f"w:{name}"): str(value) for name, value in attributes.items()}
    )
    element.extend(children)
    return element


def make_run(run: Run) -> BaseOxmlElement:
    """Return a run, bold and italic as asked."""
    properties = [make(tag) for tag, wanted in (("b", run.bold), ("i", run.italic)) if wanted]
    before = [make("rPr", *properties)] if properties else []
    return make("r", *before, make_text(run.text))


def make_text(text: str) -> BaseOxmlElement:
    """Return the text of a run, spaces kept."""
    element = make("t")
    element.text = storable(text)
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def make_paragraph(style: str, *children: BaseOxmlElement) -> BaseOxmlElement:
    """Return a paragraph in the style of that id."""
    return make("p", make("pPr", make("pStyle", val=style)), *children)


def make_field(instruction: str, result: str) -> list[BaseOxmlElement]:
    """Return the runs of a field that shows `result` until Word renews it."""
    code = make("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        make("r", make("fldChar", fldCharType="begin")),
        make("r", code),
        make("r", make("fldChar", fldCharType="separate")),
        make("r", make_text(result)),
        make("r", make("fldChar", fldCharType="end")),
    ]
