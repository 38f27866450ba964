"""
The types of single values: text in one Unicode form, days written year-month-day, an end not before its beginning.

>>> from pydantic import TypeAdapter
>>> TypeAdapter(Day).validate_python("2026-01-31")
datetime.date(2026, 1, 31)
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from lgsp.kernel.text import nfc

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _only_iso(value: object) -> object:
    # Left alone, Pydantic would read "86400" as a day too: seconds since 1970.
    if isinstance(value, str) and not _ISO_DAY.fullmatch(value.strip()):
        raise PydanticCustomError("date_parsing", "not a day written year-month-day")
    return value


Text = Annotated[str, Field(min_length=1), AfterValidator(nfc)]
Day = Annotated[date, BeforeValidator(_only_iso)]


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
