"""
The fields of Mẫu số 03 and the values they may hold, as the draft guide of 13/09/2026 has them.

`member` is how the model writes a value; “Không áp dụng” of a field has none, since the model says that of the field
itself. `guidance` is the draft's own description of a field, `rule_en` a summary.

>>> get_value("treatment", "upgrade").name
'Nâng cấp/mở rộng'
>>> find_value("channel", "Trục liên thông") is None
True
>>> find_value("relation_channel", "trục liên thông").member
'document-axis'
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lgsp.kernel.text import nfc

from .errors import FormValueUnknown
from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField(Row):
    """A column of a data sheet; `value_list` names the list its values come from."""

    sheet: str
    number: int
    name: str
    field: str
    requirement: str
    guidance: str
    rule_en: str
    value_list: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormValue(Row):
    """A value of a list, in its official words and as the model writes it."""

    list: str
    number: int
    name: str
    member: str


@cache
def list_fields(sheet: str = "") -> tuple[FormField, ...]:
    """Return the columns of one sheet in their order, or of all four."""
    if sheet:
        return tuple(field for field in list_fields() if field.sheet == sheet)
    return read_table(FormField, "mau03_fields.csv")


@cache
def list_values(name: str = "") -> tuple[FormValue, ...]:
    """Return the values of one list in their order, or of all."""
    if name:
        return tuple(value for value in list_values() if value.list == name)
    return read_table(FormValue, "mau03_values.csv")


def list_choices(sheet: str, key: str) -> tuple[str, ...]:
    """Return the values that the rule of a column names, where no list has them."""
    rule = next(field.rule_en for field in list_fields(sheet) if field.field == key)
    return tuple(rule.split(" | "))


def get_value(name: str, member: str) -> FormValue:
    """
    Return the value of a list that the model writes so.

    :raises FormValueUnknown: if the list has none
    """
    found = _by_member(name).get(member)
    if found is None:
        raise FormValueUnknown(list=name, member=member)
    return found


def find_value(name: str, words: str) -> FormValue | None:
    """Return the value of a list by its official words; case, spaces and Unicode form do not count."""
    return _by_words(name).get(_plain(words))


@cache
def _by_member(name: str) -> Mapping[str, FormValue]:
    return {value.member: value for value in list_values(name) if value.member}


@cache
def _by_words(name: str) -> Mapping[str, FormValue]:
    return {_plain(value.name): value for value in list_values(name)}


def _plain(words: str) -> str:
    return " ".join(nfc(words).casefold().split())
