"""A picture in Word: in a line of its own, as large as it was drawn or smaller where the page is too small for it."""

from hashlib import sha256

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls
from docx.parts.image import ImagePart
from docx.shared import Pt

from lgsp.architecture.documents.blocks import Figure

from .markup import make_paragraph, quote

_MOST_UPRIGHT, _MOST_LANDSCAPE = 640, 425
"""The greatest height of a picture, in points."""
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SHAPE = (
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
)
_DIGEST = 16
_PNG = "image/png"


def digest_picture(image: bytes) -> str:
    """Return the digest by which a picture is known again."""
    return sha256(image).hexdigest()[:_DIGEST]


def _keep(word: WordDocument, image: bytes, number: int) -> str:
    """Put the image into the package and return its relation; python-docx would compare it with every other first."""
    name = PackURI(f"/word/media/image{number}.png")
    part = ImagePart(name, _PNG, image)
    return word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def make_picture(word: WordDocument, figure: Figure, image: bytes, *, width_pt: float, sideways: bool) -> str:
    """Put the picture into the file and return the paragraph that shows it."""
    scene = figure.scene
    most = _MOST_LANDSCAPE if sideways else _MOST_UPRIGHT
    scale = min(width_pt / scene.width, most / scene.height, 1.0)
    rel = _keep(word, image, figure.number)
    size = f'cx="{int(Pt(scene.width * scale))}" cy="{int(Pt(scene.height * scale))}"'
    name = f'name="Hình {figure.number}" descr={quote(scene.alt)}'
    drawn = (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{figure.number}" {name} title={quote(figure.title)}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks {nsdecls("a")} noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic {nsdecls("a")}><a:graphicData uri="{_PICTURE}"><pic:pic {nsdecls("pic")}>'
        f'<pic:nvPicPr><pic:cNvPr id="{figure.number}" name="Hình {figure.number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rel}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f"{_SHAPE.format(size=size)}</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    return make_paragraph("Figure", drawn)
