"""
A model many times its size: every entity again and again under other ids, the copies naming each other.

The province itself, what every copy shares, stays one: documents, standards and principles are not multiplied.
"""

import re
import shutil
from pathlib import Path

_NAME = re.compile(r"(?<![\w.-])[a-z0-9]+(?:-[a-z0-9]+)*(?![\w.-])")
SHARED = {"document", "standard", "principle", "goal", "stage"}


def enlarge(model: Path, folder: Path, *, times: int) -> int:
    """Write the model so many times over into an empty folder and return the number of entities."""
    shutil.copy(model / "province.yaml", folder)
    shutil.copytree(model / "prose", folder / "prose")
    files = {path.relative_to(model): path.read_text("utf-8") for path in (model / "model").rglob("*.yaml")}
    own = {path.stem for path in files if path.parent.name not in SHARED}
    for copy in range(times):
        for path, text in files.items():
            if copy and path.parent.name in SHARED:
                continue
            named = _rename_all(text, own, copy)
            target = folder / path.with_stem(_rename(path.stem, own, copy))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(named, "utf-8")
    return sum(1 for _ in (folder / "model").rglob("*.yaml"))


def _rename_all(text: str, own: set[str], copy: int) -> str:
    return _NAME.sub(lambda found: _rename(found[0], own, copy), text)


def _rename(name: str, own: set[str], copy: int) -> str:
    return f"{name}-c{copy}" if copy and name in own else name
