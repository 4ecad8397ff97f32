"""What a page is told of a chart's table that changes: put into what it has, it gives what there is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_widgets.charts.parts import Parts
from journey_widgets.widgets.results import Chart, result_of
from journey_widgets.widgets.telling import table_told, told

KINDS: dict[str, tuple[st.SearchStrategy[Any], str]] = {
    "number": (st.floats(allow_nan=True, allow_infinity=False, width=32), "float64"),
    "whole": (st.none() | st.integers(-(2**53) + 1, 2**53 - 1), "Int64"),
    "text": (st.none() | st.sampled_from(["", "a", "<b>", "è"]), "str"),
    "flag": (st.none() | st.booleans(), "boolean"),
    "day": (st.none() | st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2100, 1, 1)), "datetime64[ms]"),  # noqa: DTZ001
    "kind": (st.none() | st.sampled_from(["x", "y"]), "category"),
    "any": (st.none() | st.lists(st.integers(0, 3), max_size=2) | st.text(max_size=2), "object"),
}


def series(kind: str, values: list[Any]) -> pd.Series:
    dtype = KINDS[kind][1]
    if dtype == "category":
        return pd.Series(pd.Categorical(values, categories=["x", "y"]))
    return pd.Series(values, dtype=dtype)  # type: ignore[call-overload,no-any-return]


@st.composite
def frames_and_changes(draw: st.DrawFn) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A table, and the same one with other values in some cells."""
    length = draw(st.integers(0, 12))
    kinds = draw(st.lists(st.sampled_from(list(KINDS)), unique=True, min_size=1, max_size=4))
    before, after = {}, {}
    for kind in kinds:
        values = draw(st.lists(KINDS[kind][0], min_size=length, max_size=length))
        before[kind] = series(kind, values)
        rows = draw(st.sets(st.integers(0, length - 1))) if length and draw(st.booleans()) else set()
        after[kind] = series(kind, [draw(KINDS[kind][0]) if i in rows else value for i, value in enumerate(values)])
    return pd.DataFrame(before), pd.DataFrame(after)


def chart(frame: pd.DataFrame) -> Chart:
    return Chart(Parts({"mark": "bar"}, {"t": frame}, {}))


def values_of(column: dict[str, Any], buffers: list[bytes]) -> list[Any]:
    """Return the values of a column as a page reads them."""
    if "codes" in column:
        codes = np.frombuffer(buffers[column["codes"]], "<i4").tolist()
        return [None if code < 0 else column["values"][code] for code in codes]
    if "buffer" in column:
        return [None if np.isnan(x) else x for x in np.frombuffer(buffers[column["buffer"]]).tolist()]
    return list(column["values"])


@given(frames_and_changes())
def test_changes_put_into_a_table_give_the_new_one(both: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    before, after = both
    buffers: list[bytes] = []
    tables = told(chart(after), buffers, chart(before))["tables"]
    has = {column["name"]: values_of(column, []) for column in table_told(before)["columns"]}
    for column in tables.get("t", {}).get("changed", ()):
        values = values_of(column, buffers)
        numbers = np.frombuffer(buffers[column["rows"]], "<i4").tolist() if "rows" in column else range(len(before))
        assert len(numbers) == len(values)
        for i, value in zip(numbers, values, strict=True):
            has[column["name"]][i] = value
    assert "columns" not in tables.get("t", {})
    assert has == {column["name"]: values_of(column, []) for column in table_told(after)["columns"]}


def test_one_cell_of_many_is_told_in_a_few_bytes() -> None:
    before = pd.DataFrame({"id": [f"tp{i}" for i in range(5000)], "x": np.arange(5000.0)})
    after = before.copy()
    after.loc[7, "x"] = 0.5
    buffers: list[bytes] = []
    (column,) = told(chart(after), buffers, chart(before))["tables"]["t"]["changed"]
    assert (column["name"], column["type"]) == ("x", "number")
    assert buffers == [np.array([0.5]).tobytes(), np.array([7], "<i4").tobytes()]


def test_a_column_of_new_values_is_told_whole() -> None:
    before = pd.DataFrame({"id": ["a", "b", "c"], "x": [1.0, 2.0, 3.0]})
    buffers: list[bytes] = []
    (column,) = told(chart(before.assign(x=[3.0, 2.5, 1.0])), buffers, chart(before))["tables"]["t"]["changed"]
    assert "rows" not in column
    assert buffers == [np.array([3.0, 2.5, 1.0]).tobytes()]


@pytest.mark.parametrize(
    "after",
    [
        pd.DataFrame({"x": [1.0, 2.0, 3.0]}),
        pd.DataFrame({"y": [1.0, 2.0]}),
        pd.DataFrame({"x": [1, 2]}),
        pd.DataFrame({"x": [1.0, 2.0], "y": 0}),
        pd.DataFrame([[1.0, 2.0]] * 2, columns=["x", "x"]),
    ],
)
def test_another_table_is_told_whole(after: pd.DataFrame) -> None:
    tables = told(chart(after), [], chart(pd.DataFrame({"x": [1.0, 2.5]})))["tables"]
    assert len(tables["t"]["columns"]) == len(after.columns)
    assert "changed" not in tables["t"]


def test_what_somebody_does_to_a_table_afterwards_is_not_taken_for_known() -> None:

    frame = pd.DataFrame({"x": [1.0, 2.0, 3.0, 4.0]})
    known = result_of(alt.Chart(frame).mark_bar().encode(x="x:Q"))
    frame.loc[0, "x"] = 9.0
    changed = told(result_of(alt.Chart(frame).mark_bar().encode(x="x:Q")), [], known)["tables"]["table_0"]["changed"]
    assert [column["name"] for column in changed] == ["x"]
