"""What a single value may be, in and out."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_widgets.errors import listed, nearest, shorten
from journey_widgets.model.own_columns import OWN_DTYPES, own_column
from journey_widgets.model.values import (
    LARGEST_WHOLE,
    LONGEST_TEXT,
    RefusedValueError,
    is_missing,
    is_sound,
    to_array,
    to_scalar,
    to_stored,
)
from journey_widgets.schema import TABLES, Column

COLUMNS = [column for table in TABLES.values() for column in table.columns] + [
    own_column(f"own {dtype}", dtype) for dtype in OWN_DTYPES
]
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.fractions(),
    st.complex_numbers(),
    st.text(),
    st.binary(),
    st.datetimes(),
    st.dates(),
    st.timedeltas(),
    st.lists(st.integers()),
    st.dictionaries(st.text(), st.none()),
    st.sampled_from([pd.NA, pd.NaT, np.nan, np.float32("nan"), np.datetime64("NaT"), object(), int, pd.Series([1])]),
    st.sampled_from([np.True_, np.int64(3), np.float32(1.5), np.str_("x"), np.datetime64("2027-01-31"), "2027-01-31"]),
    st.sampled_from(["digital", "current", "stops", "\ud800", "x\udfff"]),
)


def column(dtype: str) -> Column:
    return own_column("x", dtype)


@given(st.sampled_from(COLUMNS), ANYTHING)
def test_a_value_is_stored_or_refused_and_what_is_stored_is_sound(spec: Column, value: object) -> None:
    try:
        stored = to_stored(spec, value)
    except RefusedValueError as error:
        assert str(error).startswith("must be")  # noqa: PT017 - some are stored
        return
    if stored is None:
        assert is_missing(value) or (isinstance(value, str) and value == "")
        return
    assert is_sound(spec, stored)
    assert type(stored) in {str, float, bool}
    assert to_stored(spec, stored) == stored
    # out again, and back, is the same
    array = to_array(spec.dtype, [stored, None])
    assert str(array.dtype) == spec.dtype
    assert to_stored(spec, array[0]) == stored
    assert is_missing(array[1])
    cell = pd.Series(to_array(spec.dtype, [None]))
    cell.iat[0] = to_scalar(spec.dtype, stored)
    assert str(cell.dtype) == spec.dtype
    assert to_stored(spec, cell.iat[0]) == stored


RAWS = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=4,
)


@given(st.sampled_from(COLUMNS), RAWS)
def test_whatever_stands_in_a_document_is_sound_and_can_be_shown_or_is_not(spec: Column, raw: Any) -> None:
    if is_sound(spec, raw):
        array = to_array(spec.dtype, [raw])
        assert not is_missing(array[0])
        assert to_stored(spec, array[0]) is not None
        assert not is_missing(to_scalar(spec.dtype, raw))


@pytest.mark.parametrize("value", [None, pd.NA, pd.NaT, math.nan, np.nan, np.float32("nan"), np.datetime64("NaT"), ""])
@pytest.mark.parametrize("dtype", OWN_DTYPES)
def test_missing_is_missing_in_every_way_of_saying_so(value: object, dtype: str) -> None:
    assert to_stored(column(dtype), value) is None


@pytest.mark.parametrize(
    ("dtype", "value", "stored"),
    [
        ("str", np.str_("x"), "x"),
        ("float64", 3, 3.0),
        ("float64", np.float32(0.5), 0.5),
        ("float64", Fraction(1, 2), 0.5),
        ("Int64", 3.0, 3.0),
        ("Int64", np.int8(-3), -3.0),
        ("Int64", LARGEST_WHOLE, float(LARGEST_WHOLE)),
        ("boolean", np.False_, False),
        ("datetime64[us]", "2027-01-31", "2027-01-31"),
        ("datetime64[us]", "2027-01-31T09:30", "2027-01-31T09:30:00"),
        ("datetime64[us]", "2027-01-31T09:30:00.000Z", "2027-01-31T09:30:00"),
        ("datetime64[us]", "2027-01-31T00:30+02:00", "2027-01-30T22:30:00"),
        ("datetime64[us]", dt.date(2027, 1, 31), "2027-01-31"),
        ("datetime64[us]", dt.datetime(2027, 1, 31, 9, 30, tzinfo=dt.UTC), "2027-01-31T09:30:00"),
        ("datetime64[us]", pd.Timestamp("2027-01-31T09:30:00.000001999"), "2027-01-31T09:30:00.000001"),
        ("datetime64[us]", np.datetime64("2027-01-31T09:30"), "2027-01-31T09:30:00"),
        ("datetime64[us]", dt.datetime(1, 1, 1), "0001-01-01"),  # noqa: DTZ001
        ("datetime64[us]", dt.datetime(9999, 12, 31, 23, 59), "9999-12-31T23:59:00"),  # noqa: DTZ001
    ],
)
def test_values_are_stored_so(dtype: str, value: object, stored: object) -> None:
    assert to_stored(column(dtype), value) == stored


@pytest.mark.parametrize(
    ("dtype", "value", "allowed"),
    [
        ("str", 5, "must be text"),
        ("str", b"x", "must be text"),
        ("str", "x" * (LONGEST_TEXT + 1), "must be at most 1,000,000 characters long"),
        ("str", "a\ud800", "must be text without lone surrogates"),
        ("float64", "5", "must be a number"),
        ("float64", True, "must be a number"),
        ("float64", 1j, "must be a number"),
        ("float64", Decimal("1.5"), "must be a number"),
        ("float64", math.inf, "must be a finite number"),
        ("float64", 10**400, "must be a finite number"),
        ("Int64", 1.5, "must be a whole number"),
        ("Int64", LARGEST_WHOLE + 2, "must be a whole number"),
        ("boolean", 1, "must be True or False"),
        ("boolean", "yes", "must be True or False"),
        ("datetime64[us]", 20270131, "must be a date or an instant"),
        ("datetime64[us]", "31/01/2027", "must be a date or an instant"),
        ("datetime64[us]", "9999-12-31T23:59-10:00", "must be a date or an instant"),
        ("datetime64[us]", "0001-01-01T00:00+10:00", "must be a date or an instant"),
        ("datetime64[us]", np.datetime64("200000-01-01"), "must be a date or an instant"),
        ("datetime64[us]", np.datetime64("-0044-03-15"), "must be a date or an instant"),
        ("datetime64[us]", dt.timedelta(1), "must be a date or an instant"),
    ],
)
def test_values_are_refused_so(dtype: str, value: object, allowed: str) -> None:
    with pytest.raises(RefusedValueError, match=allowed):
        to_stored(column(dtype), value)


def test_ends_of_a_range_belong_to_it() -> None:
    relevance = TABLES["touchpoints"].column("relevance")
    assert relevance is not None
    assert [to_stored(relevance, value) for value in (0, 10)] == [0, 10]
    for value in (-0.001, 10.001):
        with pytest.raises(RefusedValueError, match="must be from 0 to 10"):
            to_stored(relevance, value)


# ---------------------------------------------------------------------- sentences


class Rude:
    """Something that cannot be shown."""

    def __repr__(self) -> str:
        raise ValueError


def nested(depth: int) -> list[Any]:
    found: list[Any] = []
    for _ in range(depth):
        found = [found]
    return found


@pytest.mark.parametrize(
    "value",
    [Rude(), nested(100), nested(100_000), 10**5000, "x" * 10**7, list(range(10**6)), {1: Rude()}, pd.DataFrame([1])],
    ids=lambda value: type(value).__name__,
)
def test_any_value_becomes_one_short_line(value: object) -> None:
    text = shorten(value)
    assert 0 < len(text) <= 60
    assert text.isprintable()


@given(ANYTHING | st.tuples(st.text(), st.text()))
def test_a_short_line_is_printable(value: object) -> None:
    text = shorten(value)
    assert len(text) <= 60
    assert text.isprintable()
    assert text.encode()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (11.0, "11"),
        (np.float64(0.5), "0.5"),
        (np.True_, "True"),
        ("a\nb", "'a\\nb'"),
        ("\u202eabc", "'\\u202eabc'"),
        (("tp1", "future"), "('tp1', 'future')"),
        (None, "None"),
        ("it's", "'it's'"),
    ],
)
def test_values_are_shown_so(value: object, text: str) -> None:
    assert shorten(value) == text


def test_near_misses_are_words_not_novels() -> None:
    assert nearest("digitl", ["digital"]) == " (did you mean 'digital'?)"
    assert nearest("digitl" * 1000, ["digital"]) == ""
    assert listed("abc", 2) == "'a', 'b', …"
