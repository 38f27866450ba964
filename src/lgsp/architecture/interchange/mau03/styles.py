"""How the workbook looks: few colours, dark on light, and the same in black and white."""

from dataclasses import dataclass
from typing import Any

_FONT = {"font_name": "Arial", "font_size": 10}
_CELL = {**_FONT, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
_HEAD = {**_CELL, "bold": True, "valign": "vcenter", "align": "center", "font_color": "#FFFFFF"}
COLOURS = {"required": "#1F3864", "conditional": "#2E75B6", "optional": "#595959", "check": "#7F3F00"}

_WIDE = {
    "name": 36, "gap": 40, "task_name": 36, "payload": 40, "current_state": 40, "target_requirement": 40,
    "architecture_outcome": 36, "owner_agency": 28, "operator_unit": 26, "data_owner": 26, "lead_agency": 26,
    "supporting_agencies": 30, "evidence": 34, "basis": 32, "layer": 24, "layer_component": 20, "note": 28,
    "technical_contact": 24, "data_classification": 32, "coordination_contact": 26, "linked_programme": 34,
    "verification_criteria": 36, "reconciliation_note": 34, "overview_block": 28, "own_component_block": 30,
    "commune_block": 26, "source_framework": 30, "source_issuer": 26, "source_version": 24, "source_object_ref": 28,
    "object_code": 22, "source_code": 20, "relation_code": 22, "source_object": 22, "target_object": 22,
    "related_objects": 26, "frequency_sla": 24, "expected_resources": 26, "progress": 24, "usage_scope": 18,
    "sharing_form": 22, "priority_dependencies": 20, "realisation_state": 22, "execution_state": 18,
}  # fmt: skip
_NARROW = 16
CHECK_WIDTH = 40


def get_width(key: str) -> int:
    """Return how wide a column is, in letters."""
    return _WIDE.get(key, _NARROW)


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook."""

    text: Any
    title: Any
    label: Any
    body: Any
    check: Any
    check_head: Any
    heads: dict[str, Any]

    @classmethod
    def of(cls, book: Any) -> "Styles":
        """Return the formats, added to a workbook of XlsxWriter."""
        return cls(
            text=book.add_format({**_CELL, "num_format": "@"}),
            title=book.add_format(
                {**_FONT, "font_size": 14, "bold": True, "font_color": COLOURS["required"]}
            ),
            label=book.add_format({**_CELL, "bold": True}),
            body=book.add_format(_CELL),
            check=book.add_format({**_CELL, "font_color": "#9C0006", "bg_color": "#FFF7E6"}),
            check_head=book.add_format({**_HEAD, "bg_color": COLOURS["check"]}),
            heads={name: book.add_format({**_HEAD, "bg_color": colour}) for name, colour in COLOURS.items()},
        )

    def head(self, requirement: str) -> Any:
        """Return the format of the head of a column, by how far it is required."""
        return self.heads[classify(requirement)]


def classify(requirement: str) -> str:
    """
    Say how far a column is required, by the words of the draft guide.

    >>> classify("Bắt buộc"), classify("Bắt buộc khi có tài liệu nguồn"), classify("Khi có")
    ('required', 'conditional', 'optional')
    """
    if requirement == "Bắt buộc" or requirement.startswith(
        ("Bắt buộc xác định", "Bắt buộc ghi", "Bắt buộc (")
    ):
        return "required"
    return "conditional" if "ắt buộc" in requirement else "optional"
