"""How a function of this package takes its arguments: what cannot be used is refused with what is allowed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

import numpy as np
import pandas as pd

from journey_widgets.errors import JourneyError, listed, nearest, shorten

Value = TypeVar("Value")

HUGE = 1e300
"""Beyond this a bound is none that anybody meets, and is not told."""


def framed(label: str, value: object) -> pd.DataFrame:
    """Return an argument that is a DataFrame, or refuse it."""
    if not isinstance(value, pd.DataFrame):
        raise JourneyError(f"{label} must be a DataFrame, not {type(value).__name__}")
    return value


def series_of(label: str, values: object) -> pd.Series:
    """Return an argument that is a Series, or as good as one, or refuse it."""
    is_one = isinstance(values, (pd.Series, list, tuple, range, Mapping)) or getattr(values, "ndim", 0) == 1
    if not is_one:
        raise JourneyError(f"{label} must be a Series or a list, not {type(values).__name__}")
    return pd.Series(values)


def mapped(label: str, values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return an argument that is a dict, or as good as one, or refuse it."""
    if not isinstance(values, Mapping):
        raise JourneyError(f"{label} must be a dict, not {type(values).__name__}")
    return values


def several(label: str, values: object) -> list[str]:
    """Return an argument that is a list of words, or refuse it; one word is no list of its letters."""
    is_one = isinstance(values, Iterable) and not isinstance(values, (str, bytes)) and getattr(values, "ndim", 1) == 1
    found = list(values) if is_one else [[]]  # type: ignore[call-overload] # as good as no list
    if not all(isinstance(value, Hashable) for value in found):
        raise JourneyError(f"{label} must be a list of names, not {shorten(values)}")
    return found


def words(label: str, value: object) -> str:
    """Return an argument that is a text, or refuse it."""
    if not isinstance(value, str):
        raise JourneyError(f"{label} must be text, not {shorten(value)}")
    return value


def flag(label: str, value: object) -> bool:
    """Return an argument that is True or False, or refuse it."""
    if not isinstance(value, (bool, np.bool_)):
        raise JourneyError(f"{label} must be True or False, not {shorten(value)}")
    return bool(value)


def range_text(low: float, high: float) -> str:
    """Return a closed range of numbers in words."""
    begin = "above 0" if 0 < low < 1 / HUGE else f"{low:g} or more"
    if high > HUGE:
        return f"a number, {begin}" if low > -HUGE else "a finite number"
    return f"a number above 0, at most {high:g}" if begin == "above 0" else f"a number from {low:g} to {high:g}"


def numbers(
    label: str, values: object, *, low: float = -np.inf, high: float = np.inf, shape: tuple[int | None, ...] = (None,)
) -> np.ndarray:
    """Return an argument that is no table of the schema as an array of finite numbers, or refuse it by place.

    Parameters
    ----------
    label
        What the message calls it.
    values
        A sequence, array, Series or frame.
    low, high
        Closed range.
    shape
        Wanted shape; None for any length.
    """
    try:
        found = np.asarray(values, dtype="float64")
    except (TypeError, ValueError):
        raise JourneyError(f"{label} must be numbers, not {shorten(values)}") from None
    if len(found.shape) != len(shape) or any(
        want not in {None, has} for want, has in zip(shape, found.shape, strict=True)
    ):
        wanted = " × ".join("n" if want is None else str(want) for want in shape)
        raise JourneyError(
            f"{label} must have the shape {wanted}, not {' × '.join(map(str, found.shape)) or 'of one number'}"
        )
    wrong = ~(np.isfinite(found) & (found >= low) & (found <= high))
    if wrong.any():
        places = [
            f"{label}{list(map(int, at))}: {found[tuple(at)]:g} must be {range_text(low, high)}"
            for at in np.argwhere(wrong)
        ]
        raise JourneyError(f"{label}: {len(places)} values cannot be used", places)
    return found


def one_of(label: str, value: object, allowed: Iterable[str]) -> str:
    """Return a parameter that is one of a few words, or refuse it."""
    names = list(allowed)
    if not isinstance(value, str) or value not in names:
        near = nearest(value, names) if isinstance(value, str) else ""
        raise JourneyError(f"{label} must be one of {listed(names)}, not {shorten(value)}{near}")
    return value


def between(label: str, value: object, low: float, high: float) -> float:
    """Return a parameter that is a number in a closed range, or refuse it."""
    is_number = isinstance(value, (int, float, np.number)) and not isinstance(value, bool)
    if not is_number or not low <= float(value) <= high:  # type: ignore[arg-type]
        raise JourneyError(f"{label} must be {range_text(low, high)}, not {shorten(value)}")
    return float(value)  # type: ignore[arg-type]


def ends(label: str, scale: object) -> tuple[float, float]:
    """Return the ends of a scale, the lower one first, or refuse them."""
    low, high = numbers(label, scale, shape=(2,))
    if low >= high:
        raise JourneyError(f"{label}: {low:g} must be below {high:g}")
    return float(low), float(high)


def instant(label: str, value: object) -> pd.Timestamp:
    """Return a parameter that is a date or a time, in UTC without a time zone, or refuse it."""
    is_one = isinstance(value, (str, dt.date, np.datetime64))
    found = pd.to_datetime(str(value), errors="coerce", utc=True, format="ISO8601") if is_one else pd.NaT
    if not isinstance(found, pd.Timestamp):
        raise JourneyError(f"{label} must be a date such as '2026-01-31', not {shorten(value)}")
    return found.tz_localize(None)
