"""
The checks of the columns KIỂM TRA: each is a formula for Excel and the same judgement here.

The wording of the official template was not obtained; what is checked follows the rules of the draft guide: cells that
are required, codes that stand once, codes that stand in table 1, and open answers that name a unit and a day.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lgsp.architecture.frameworks.mau03 import list_fields, list_values
from lgsp.architecture.model.exchanges import RelationType
from lgsp.architecture.model.objects import RecordKind
from lgsp.architecture.queries.objects import LAYERS

from . import mappings, objects, relations, tasks
from .cells import NOT_APPLICABLE, UNDETERMINED
from .columns import get_name, get_titles
from .datasets import Dataset

TITLE = "KIỂM TRA"
_ONLY = "Bắt buộc"
_ALWAYS = ("Bắt buộc xác định", "Bắt buộc ghi", "Bắt buộc (")
"""How a requirement begins that holds for every row, though it is said at more length."""

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a formula stands: the columns of its sheet by key, its row, and the last row of each sheet."""

    letters: Mapping[str, str]
    row: int
    last: Mapping[str, int]
    sheet: str

    def cell(self, key: str) -> str:
        """Return the address of the cell of a column in this row."""
        return f"{self.letters[key]}{self.row}"

    def column(self, key: str) -> str:
        """Return the address of a column of this sheet, as far as it is checked."""
        letter = self.letters[key]
        return f"${letter}$2:${letter}${self.last[self.sheet]}"

    @property
    def all(self) -> str:
        """Return the address of every cell of the row that is to be filled in."""
        letters = list(self.letters.values())
        return f"{letters[0]}{self.row}:{letters[-1]}{self.row}"


@dataclass(frozen=True, slots=True)
class Check:
    """What is wrong, in words; when it is, as a formula that is true then, and as a function of the cells."""

    message: str
    formula: Callable[[Place], str]
    is_broken: Callable[[Cells, "Counts"], bool]


@dataclass(frozen=True)
class Counts:
    """How often each value stands in the columns that checks look up; case does not count, as in Excel."""

    codes: Counter[str]
    own: Counter[tuple[str, ...]]


@cache
def list_checks(sheet: str) -> tuple[Check, ...]:
    """Return the checks of a sheet, in the order they are told."""
    required = [
        _required(sheet, field.field)
        for field in list_fields(sheet)
        if field.requirement == _ONLY or field.requirement.startswith(_ALWAYS)
    ]
    return (*required, *_OWN[sheet](), _OPEN)


def get_last_row(count: int) -> int:
    """Return the last row that is checked and has drop-downs: there is room for as many again, and a few more."""
    return 1 + count + max(50, count // 4)


def write_formula(checks: Sequence[Check], place: Place) -> str:
    """Return the formula of one row: all that is wrong with it, one after the other; nothing for an empty row."""
    told = "&".join(f'IF({check.formula(place)},"{check.message}. ","")' for check in checks)
    return f'=IF(COUNTA({place.all})=0,"",TRIM({told}))'


def judge(checks: Sequence[Check], cells: Cells, counts: Counts) -> str:
    """Return what the formula of the row computes."""
    return " ".join(f"{check.message}." for check in checks if check.is_broken(cells, counts))


def judge_all(dataset: Dataset) -> dict[str, list[str]]:
    """Return, sheet by sheet and row by row, what the formulas compute."""
    codes = [row.cells["object_code"] for row in dataset.tables[objects.SHEET]]
    judged = {}
    for sheet, rows in dataset.tables.items():
        counts, checks = _count_values(sheet, [row.cells for row in rows], codes), list_checks(sheet)
        judged[sheet] = [judge(checks, row.cells, counts) for row in rows]
    return judged


def _count_values(sheet: str, rows: Iterable[Cells], codes: Iterable[str]) -> Counts:
    key = _KEYS[sheet]
    return Counts(
        Counter(code.casefold() for code in codes),
        Counter(tuple(cells[name].casefold() for name in key) for cells in rows),
    )


_KEYS = {
    objects.SHEET: ("object_code",),
    relations.SHEET: ("relation_code",),
    mappings.SHEET: (),
    tasks.SHEET: ("gap_code", "task_code"),
}


def _required(sheet: str, key: str) -> Check:
    return Check(
        _missing(sheet, key),
        lambda place: f'{place.cell(key)}=""',
        lambda cells, _counts: not cells[key],
    )


def _required_when(sheet: str, key: str, when: str, values: Sequence[str]) -> Check:
    def formula(place: Place) -> str:
        any_of = ",".join(f'{place.cell(when)}="{value}"' for value in values)
        return f'AND(OR({any_of}),{place.cell(key)}="")'

    wanted = {value.casefold() for value in values}
    return Check(
        _missing(sheet, key), formula, lambda cells, _: cells[when].casefold() in wanted and not cells[key]
    )


def _required_with(sheet: str, key: str, other: str) -> Check:
    return Check(
        _missing(sheet, key),
        lambda place: (
            f'AND({place.cell(other)}<>"",{place.cell(other)}<>"{NOT_APPLICABLE}",{place.cell(key)}="")'
        ),
        lambda cells, _: cells[other].casefold() not in {"", NOT_APPLICABLE.casefold()} and not cells[key],
    )


def _missing(sheet: str, key: str) -> str:
    return f"Thiếu “{get_titles(sheet)[key]}”"


def _once(name: str, *keys: str) -> Check:
    """Check that the value, or the values together, stand in one row only."""

    def formula(place: Place) -> str:
        same = "*".join(f"({place.column(key)}={place.cell(key)})" for key in keys)
        filled = ",".join(f'{place.cell(key)}<>""' for key in keys)
        return f"AND({filled},SUMPRODUCT({same}*1)>1)"

    def is_broken(cells: Cells, counts: Counts) -> bool:
        value = tuple(cells[key].casefold() for key in keys)
        return all(value) and counts.own[value] > 1

    return Check(f"Trùng {name}", formula, is_broken)


def _known(sheet: str, key: str, *, several: bool = False) -> Check:
    """Check that a code stands in table 1; of several in one cell a formula can look up none."""

    def formula(place: Place) -> str:
        last = place.last[objects.SHEET]
        column = f"{objects.SHEET}!$A$2:$A${last}"
        missing = f'AND({place.cell(key)}<>"",SUMPRODUCT(--({column}={place.cell(key)}))=0)'
        return f'IF(ISNUMBER(FIND(";",{place.cell(key)})),FALSE,{missing})' if several else missing

    def is_broken(cells: Cells, counts: Counts) -> bool:
        code = cells[key]
        if several and ";" in code:
            return False
        return bool(code) and not counts.codes[code.casefold()]

    return Check(f"“{get_titles(sheet)[key]}” không có trong Bảng 1", formula, is_broken)


_OPEN = Check(
    "“Chưa xác định” phải kèm (đơn vị, thời hạn)",
    lambda place: f'SUMPRODUCT(({place.all}="{UNDETERMINED}")*1)>0',
    lambda cells, _: any(cell.casefold() == UNDETERMINED.casefold() for cell in cells.values()),
)


def _check_objects() -> tuple[Check, ...]:
    master, reference = (get_name("record_kind", kind) for kind in RecordKind)
    layers = [value.name for value in list_values("layer") if value.member in LAYERS]
    return (
        _required_when(objects.SHEET, "source_code", "record_kind", [reference]),
        _required_when(objects.SHEET, "layer_component", "layer", layers),
        _required_when(objects.SHEET, "lifecycle_state", "record_kind", [master]),
        _required_when(objects.SHEET, "usage_state", "record_kind", [reference]),
        _once("mã đối tượng", "object_code"),
    )


def _check_relations() -> tuple[Check, ...]:
    exchange = get_name("relation_type", RelationType.DATA_EXCHANGE)
    use = get_name("relation_type", RelationType.SERVICE_USE)
    return (
        _required_when(relations.SHEET, "payload", "relation_type", [exchange, use]),
        _required_when(relations.SHEET, "data_classification", "relation_type", [exchange]),
        _once("mã quan hệ", "relation_code"),
        _known(relations.SHEET, "source_object"),
        _known(relations.SHEET, "target_object"),
    )


def _check_mappings() -> tuple[Check, ...]:
    with_source = ("source_issuer", "source_version", "mapping_relation")
    return (
        *(_required_with(mappings.SHEET, key, "source_framework") for key in with_source),
        _known(mappings.SHEET, "object_code"),
    )


def _check_tasks() -> tuple[Check, ...]:
    return (
        _once("cặp nội dung và nhiệm vụ", "gap_code", "task_code"),
        _known(tasks.SHEET, "related_objects", several=True),
    )


_OWN = {
    objects.SHEET: _check_objects,
    relations.SHEET: _check_relations,
    mappings.SHEET: _check_mappings,
    tasks.SHEET: _check_tasks,
}
