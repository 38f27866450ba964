"""How the report names a place of the document: `Mục V.2, Bảng 5`."""

from lgsp.architecture.documents.blocks import PROSE
from lgsp.architecture.frameworks.outlines import Outline

from .returned import Returned


class Places:
    """The places of one returned file."""

    def __init__(self, returned: Returned, outline: Outline) -> None:
        known = {paragraph.key for paragraph in outline.paragraphs}
        self._sections: list[str] = []
        here = ""
        for control in returned.record.controls:
            if control.key in known:
                here = f"Mục {control.key}"
            elif control.key.startswith(PROSE):
                here = f"Mục {control.key.removeprefix(PROSE).rpartition('/')[2]}"
            self._sections.append(here)

    def name(self, place: int, *details: str) -> str:
        """Return the name of a place: the paragraph of the outline a control stands in, then the details."""
        section = self._sections[place] if place < len(self._sections) else ""
        return ", ".join(part for part in (section, *details) if part)
