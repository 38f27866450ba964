"""
The types of single values: text in one Unicode form, days written year-month-day, an end not before its beginning.

>>> from pydantic import TypeAdapter
>>> TypeAdapter(Day).validate_python("2026-01-31")
datetime.date(2026, 1, 31)
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from lgsp.kernel.text import nfc

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _only_iso(value: object) -> object:
    # Left alone, Pydantic would read "86400" as a day too: seconds since 1970.
    if isinstance(value, str) and not _ISO_DAY.fullmatch(value.strip()):
        raise PydanticCustomError("date_parsing", "not a day written year-month-day")
    return value


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """
    Gives Pydantic the schema of a value as it is, ready made.

    Eight hundred fields hold text or a day; worked out anew for each, that slowed the start of every command.
    """

    schema: CoreSchema

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        return self.schema


_TEXT = core_schema.no_info_after_validator_function(nfc, core_schema.str_schema(min_length=1))
_DAY = core_schema.no_info_before_validator_function(_only_iso, core_schema.date_schema())

Text = Annotated[str, Schema(_TEXT)]
Day = Annotated[date, Schema(_DAY)]


def after(beginning: str) -> Callable[[date | None, ValidationInfo], date | None]:
    """Return a field validator: the day may not be before the day in the field `beginning`."""

    def check_order(value: date | None, info: ValidationInfo) -> date | None:
        started = info.data.get(beginning)
        if value is not None and started is not None and value < started:
            raise PydanticCustomError(
                "period_reversed", "before {beginning}", {"beginning": started.isoformat()}
            )
        return value

    return check_order
