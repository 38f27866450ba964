"""
Cases for tests, beside the complete model on which no rule is broken.

`write_case(folder, ...)` writes `mo-hinh` (the approved model) and `ho-so/<called>` with its `case.yaml` and the folder
`thiet-ke`; what a test says of `case.yaml` is merged into a sound one. `entities` are those of the design, as
`model_folders` names them, each filled in like those of the complete model; `approved` changes that model.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from tests.architecture.model_folders import write_complete_folder


def answer(criterion: str, result: str = "holds", **said: str) -> dict[str, str]:
    """Return an answer as `case.yaml` has it."""
    return {
        "criterion": criterion,
        "result": result,
        "evidence": "Thuyết minh, mục 3",
        "answered_by": "Tổ thẩm định",
        "answered_on": "2026-11-01",
        **said,
    }


CASE: dict[str, Any] = {
    "name": "Thẩm định cổng dịch vụ",
    "project": "xay-cong",
    "stage": "proposal",
    "go_live_on": "2026-12-01",
    "appraised_on": "2026-11-01",
    "model": "../../mo-hinh",
    "design": "thiet-ke",
    "answers": [answer("BD01"), answer("BD02")],
}
SERVICE = {"service": {"tra-cuu-moi": {"code": "moi", "contract": "hop-dong-ho-tich"}}}
"""A design that breaks no rule: one more service of a system there is."""
DIRECT = {"flow": {"ho-tich-dat-dai": {"provider": "ho-tich", "consumer": "dat-dai", "via": None}}}
"""A design that breaks FLW401: two agencies wired to each other."""


def write_case(
    folder: Path,
    *,
    called: str = "cong",
    entities: dict[str, Any] | None = None,
    approved: dict[str, Any] | None = None,
    **said: Any,
) -> Path:
    """Write model and case into the folder, and return the folder of the case."""
    if not (folder / "mo-hinh").exists():
        write_complete_folder(folder / "mo-hinh", **(approved or {}))
    case = folder / "ho-so" / called
    write_design(case / "thiet-ke", SERVICE if entities is None else entities)
    merged = {key: value for key, value in {**CASE, **said}.items() if value is not None}
    (case / "case.yaml").write_text(yaml.safe_dump(merged, allow_unicode=True, sort_keys=False), "utf-8")
    return case


def write_design(folder: Path, design: dict[str, Any]) -> Path:
    """Write the entities of a design, and nothing of the model they are filled in like."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        whole = write_complete_folder(Path(place), **design)
        for kind, entities in design.items():
            for key in entities:
                target = folder / "model" / kind / f"{key}.yaml"
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(whole / "model" / kind / f"{key}.yaml", target)
    return folder


def permit(requirement: str, **said: Any) -> dict[str, Any]:
    """Return an exception as `case.yaml` has it, with all that makes it count."""
    return {
        "requirement": requirement,
        "cause": "LGSP đang được nâng cấp",
        "alternatives": "Chờ nâng cấp xong",
        "impact": "Không ghi được nhật ký trao đổi",
        "controls": "Ghi nhật ký ở hai đầu",
        "owner": "Sở Tư pháp",
        "deadline": "2027-06-30",
        "document": "12/QĐ-UBND",
        **said,
    }
