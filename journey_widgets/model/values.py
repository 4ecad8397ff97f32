"""What a single value may be: on its way into the document, and on its way out.

The document holds text, numbers, true and false, nothing else: times travel as ISO 8601 text, a missing value as no
value. `to_stored` refuses what the schema does not allow; `is_sound` tells whether what came from elsewhere (a file, a
merge) is allowed; `to_array` makes the pandas column.
"""

from __future__ import annotations

import datetime as dt
import math
import numbers
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from journey_widgets.errors import listed, nearest
from journey_widgets.schema import Column
from journey_widgets.schema.spec import Dtype

Stored = str | float | bool
"""A value as the document holds it."""

LONGEST_TEXT = 1_000_000
LARGEST_WHOLE = 2**53
"""Beyond this a whole number is not exact in JavaScript."""


class RefusedValueError(Exception):
    """A value the schema does not allow; its text says what is allowed."""


def is_missing(value: object) -> bool:
    """Return whether `value` is one of pandas' and Python's ways to say nothing."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


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
        raise RefusedValueError(f"must be {range_text(column)}")
    return stored


def is_sound(column: Column, raw: object) -> bool:
    """Return whether a value found in a document is what the schema allows."""
    if column.dtype == "str":
        return isinstance(raw, str) and (column.choices is None or raw in column.choices.values)
    if column.dtype == "boolean":
        return isinstance(raw, bool)
    if column.dtype == "datetime64[us]":
        return isinstance(raw, str) and _parsed(raw) is not None
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not math.isfinite(raw):
        return False
    if column.dtype == "Int64" and raw != int(raw):
        return False
    return _is_in_range(column, raw)


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
        return pd.Timestamp(str(raw))
    return int(raw) if dtype == "Int64" else raw


def range_text(column: Column) -> str:
    """Return the range of a number in words."""
    low, high = column.minimum, column.maximum
    unit = f" {column.unit}" if column.unit else ""
    if low is not None and high is not None:
        return f"from {low:g} to {high:g}{unit}"
    return f"{low:g}{unit} or more" if low is not None else f"{high:g}{unit} or less"


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
    number = float(value)
    if not math.isfinite(number):
        raise RefusedValueError("must be a finite number")
    return number


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
    if isinstance(value, str):
        parsed = _parsed(value)
    elif isinstance(value, (dt.date, np.datetime64)):  # a datetime and a Timestamp are dates too
        parsed = pd.Timestamp(value)
    else:
        parsed = None
    if parsed is None or pd.isna(parsed):
        raise RefusedValueError("must be a date or an instant, such as '2027-01-31' or '2027-01-31T09:30'")
    if parsed.tzinfo is not None:
        parsed = parsed.tz_convert("UTC").tz_localize(None)
    return parsed.strftime("%Y-%m-%d") if parsed == parsed.normalize() else parsed.isoformat()


def _parsed(value: str) -> pd.Timestamp | None:
    try:
        parsed = pd.Timestamp(dt.datetime.fromisoformat(value))
    except ValueError:
        return None
    return parsed.tz_convert("UTC").tz_localize(None) if parsed.tzinfo is not None else parsed


_CONVERT: dict[Dtype, Callable[[object], Stored]] = {
    "str": _text,
    "float64": _number,
    "Int64": _whole,
    "boolean": _truth,
    "datetime64[us]": _instant,
}
