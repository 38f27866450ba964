"""
What the model has no place for: whole ArchiMate models beside it, in `foreign/archimate-<name>.xml`.

Such a file is canonical: the same content always has the same bytes. A part of it may refer to what the model
itself says (a relationship drawn to one of our systems), so it is whole only together with the model.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from lgsp.architecture.model.folders import FOREIGN
from lgsp.architecture.model.province import Province
from lgsp.kernel.text import fold

from .concepts import Archimate
from .exchange import read_exchange
from .folding import unfold
from .sources import read_bounded
from .writing import to_xml

_PREFIX = "archimate-"
_OUTSIDE = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_UNSAID = "Chưa xác định"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A foreign model and the name it is kept under."""

    name: str
    model: Archimate

    @property
    def file(self) -> str:
        """Return the file it is kept in, relative to the model folder."""
        return f"{FOREIGN}/{_PREFIX}{self.name}.xml"

    @property
    def scheme(self) -> str:
        """Return the scheme of the aliases of entities that came from it."""
        return f"archimate:{self.name}"

    def to_bytes(self) -> bytes:
        """Return the canonical content of its file."""
        return to_xml(self.model)


def to_name(text: str) -> str:
    """
    Return a name a file can have.

    >>> to_name("Kiến trúc Sở Y tế (v2)")
    'kien-truc-so-y-te-v2'
    """
    return _OUTSIDE.sub("-", fold(text)).strip("-")[:_LONGEST].strip("-") or "model"


def to_placeholder(model: Archimate) -> Province:
    """Return what stands for the province where a foreign model is all there is: that nobody has said which it is."""
    name = model.names[0].text.strip() if model.names else ""
    return Province(
        name=name or _UNSAID,
        full_name=name or _UNSAID,
        code="CHUA.XAC.DINH",
        xroad_instance="CHUA-XAC-DINH",
        outline="2384-2015",
        seat=_UNSAID,
        notice="Nhập từ tệp ArchiMate; tỉnh chưa được khai báo: sửa tệp province.yaml.",
    )


def read_foreign(folder: Path) -> tuple[Foreign, ...]:
    """
    Return the foreign models kept in a model folder, by name.

    :raises DomainError: `ARCHIMATE-002` to `011`, if somebody damaged a file
    """
    listed = sorted((folder / FOREIGN).glob(f"{_PREFIX}*.xml"))
    return tuple(Foreign(path.stem.removeprefix(_PREFIX), _read(path)) for path in listed)


def _read(path: Path) -> Archimate:
    content = read_bounded(path)
    return unfold(read_exchange(content, name=path.name), path=path.name)
