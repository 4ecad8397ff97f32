"""What a single value may be: on its way into the document, and on its way out.

The document holds text, numbers, true and false, nothing else: times travel as ISO 8601 text, a missing value as no
value. `to_stored` refuses what the schema does not allow; `is_sound` tells whether what came from elsewhere (a file, a
merge) is allowed; `to_array` makes the pandas column.
"""

from __future__ import annotations

import datetime as dt
import math
import numbers
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from journey_widgets.errors import listed, nearest
from journey_widgets.schema import Column
from journey_widgets.schema.spec import Dtype

Stored = str | float | bool
"""A value as the document holds it."""
Row = dict[str, Stored]
"""A row as the document holds it: key → value."""

LONGEST_TEXT = 1_000_000
LARGEST_WHOLE = 2**53
"""Beyond this a whole number is not exact in JavaScript."""
LAST_YEAR = 9999
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?"
)
"""How the document writes a date or an instant; `datetime.fromisoformat` reads more than other languages do."""


class RefusedValueError(Exception):
    """A value the schema does not allow; its text says what is allowed."""


def is_missing(value: object) -> bool:
    """Return whether `value` is one of pandas', numpy's and Python's ways to say nothing."""
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    if isinstance(value, (float, np.floating)):
        return math.isnan(value)
    return isinstance(value, np.datetime64) and bool(np.isnat(value))


def to_stored(column: Column, value: object) -> Stored | None:
    """Return `value` as the document holds it, None where it is missing.

    Raises
    ------
    RefusedValueError
        If the schema does not allow it.
    """
    if is_missing(value) or (isinstance(value, str) and value == ""):
        return None
    stored: Stored = _CONVERT[column.dtype](value)
    if column.choices and stored not in column.choices.values:
        raise RefusedValueError(
            f"must be one of {listed(column.choices.values)}{nearest(str(stored), column.choices.values)}"
        )
    if not _is_in_range(column, stored):
        raise RefusedValueError(f"must be {column.range_text()}")
    return stored


def is_sound(column: Column, raw: object) -> bool:
    """Return whether a value found in a document is what the schema allows."""
    if column.dtype == "str":
        return _is_text(raw) and (column.choices is None or raw in column.choices.values)
    if column.dtype == "boolean":
        return isinstance(raw, bool)
    if column.dtype == "datetime64[us]":
        return isinstance(raw, str) and _INSTANT.fullmatch(raw) is not None and _parsed(raw) is not None
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not _is_finite(raw):
        return False
    is_whole = column.dtype != "Int64" or (raw == int(raw) and abs(raw) <= LARGEST_WHOLE)
    return is_whole and _is_in_range(column, raw)


def _is_text(raw: object) -> bool:
    return isinstance(raw, str) and 0 < len(raw) <= LONGEST_TEXT  # an empty text says nothing


def to_array(dtype: Dtype, raws: Sequence[Stored | None]) -> Any:  # noqa: ANN401 - one of pandas' many array types
    """Return a pandas array of `dtype` from sound stored values, None where missing."""
    if dtype == "float64":
        return np.array([np.nan if raw is None else raw for raw in raws], dtype="float64")
    if dtype == "datetime64[us]":
        return pd.array([pd.NaT if raw is None else _parsed(str(raw)) for raw in raws], dtype=dtype)
    if dtype == "Int64":
        return pd.array([None if raw is None else int(raw) for raw in raws], dtype=dtype)
    objects: list[Any] = list(raws)
    return pd.array(objects, dtype=dtype)


def to_scalar(dtype: Dtype, raw: Stored | None) -> Any:  # noqa: ANN401 - what pandas stores in one cell
    """Return one sound stored value as pandas holds it in a column of `dtype`."""
    if raw is None:
        return {"float64": np.nan, "str": np.nan, "datetime64[us]": pd.NaT}.get(dtype, pd.NA)
    if dtype == "datetime64[us]":
        return _parsed(str(raw))
    return int(raw) if dtype == "Int64" else raw


def _is_in_range(column: Column, value: object) -> bool:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return True
    return (column.minimum is None or value >= column.minimum) and (column.maximum is None or value <= column.maximum)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise RefusedValueError("must be text")
    if len(value) > LONGEST_TEXT:
        raise RefusedValueError(f"must be at most {LONGEST_TEXT:,} characters long")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise RefusedValueError("must be text without lone surrogates") from None
    return str(value)


def _number(value: object) -> float:
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (numbers.Real, np.number)):
        raise RefusedValueError("must be a number")
    if not _is_finite(value):
        raise RefusedValueError("must be a finite number")
    return float(value)


def _is_finite(value: Any) -> bool:  # noqa: ANN401 - any real number, of Python or of numpy
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number of four hundred digits
        return False


def _whole(value: object) -> float:
    number = _number(value)
    if number != int(number) or abs(number) > LARGEST_WHOLE:
        raise RefusedValueError("must be a whole number")
    return number


def _truth(value: object) -> bool:
    if not isinstance(value, (bool, np.bool_)):
        raise RefusedValueError("must be True or False")
    return bool(value)


def _instant(value: object) -> str:
    try:
        parsed = _parsed(value) if isinstance(value, str) else _naive(value)
        # the document's text is what `datetime.fromisoformat` and JavaScript read: four digits of year, microseconds
        instant = None if parsed is None else parsed.as_unit("us").to_pydatetime()
    except (ValueError, OverflowError, NotImplementedError):  # beyond the years 1 to 9999
        instant = None
    if instant is None:
        raise RefusedValueError("must be a date or an instant, such as '2027-01-31' or '2027-01-31T09:30'")
    return instant.date().isoformat() if instant.time() == dt.time() else instant.isoformat()


def _naive(value: object) -> pd.Timestamp | None:
    """Return a point in time as UTC without a time zone, None where `value` is none."""
    if not isinstance(value, (dt.date, np.datetime64)):  # a datetime and a Timestamp are dates too
        return None
    found = pd.Timestamp(value)
    return found.tz_convert("UTC").tz_localize(None) if found.tzinfo is not None else found


def _parsed(value: str) -> pd.Timestamp | None:
    try:
        parsed = _naive(dt.datetime.fromisoformat(value))
    except (ValueError, OverflowError):
        return None
    return None if parsed is None or not 1 <= parsed.year <= LAST_YEAR else parsed


_CONVERT: dict[Dtype, Callable[[object], Stored]] = {
    "str": _text,
    "float64": _number,
    "Int64": _whole,
    "boolean": _truth,
    "datetime64[us]": _instant,
}
