"""Rows that speak of rows of another table, and values that an analyst brings for the rows of a table."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import range_text
from journey_widgets.analysis._result import LeftOut
from journey_widgets.errors import SHOWN, JourneyError, nearest, shorten

COMPARED = 1000
"""With so many ids at most a wrong one is compared: looking for a near miss among all would take minutes."""


def among(values: pd.Series | pd.Index, ids: pd.Series | pd.Index) -> np.ndarray:
    """Return whether each value is one of `ids`, as `isin` does, which walks ids stored by Arrow one by one."""
    known = pd.Index(ids).dropna().unique()
    found: np.ndarray = known.get_indexer(pd.Index(values)) >= 0
    return found


def linked(name: str, frame: pd.DataFrame, column: str, ids: pd.Index, left: LeftOut) -> pd.DataFrame:
    """Return the rows whose `column` is one of `ids`; the others are noted, for an analyst may pass part of a table.

    Parameters
    ----------
    name
        The table's name.
    frame
        What `taken` returned.
    column
        Column that refers to another table.
    ids
        Index of that table.
    left
        Collects what is left out.
    """
    is_there = among(frame[column], ids)
    left.add(name, frame.index[frame[column].isna()], f"no {column}")
    left.add(name, frame.index[frame[column].notna() & ~is_there], f"{column} is not among the rows given")
    return frame[is_there]


def bound(name: str, frame: pd.DataFrame, column: str, ids: pd.Index, target: str) -> pd.DataFrame:
    """Return `frame`, or refuse rows that name a row of `target` that is not there, for without it the result is wrong.

    Parameters
    ----------
    name, frame, column, ids
        As `linked` takes them.
    target
        Name of the other table.
    """
    lost = frame[column].notna() & ~among(frame[column], ids)
    if lost.any():
        known = [str(one) for one in ids[:COMPARED]]
        details = [
            f"{name}, {shorten(row)}, {column}: {shorten(value)} must be the id of a row of {target}"
            f"{nearest(str(value), known) if at < SHOWN else ''}"
            for at, (row, value) in enumerate(frame.loc[lost, column].items())
        ]
        raise JourneyError(f"{name}: {len(details)} rows speak of {target} that are not there", details)
    return frame


def by_id(
    label: str,
    values: pd.Series | pd.DataFrame,
    index: pd.Index,
    column: str = "",
    *,
    low: float = -np.inf,
    high: float = np.inf,
) -> pd.Series:
    """Return numbers that an analyst brings for the rows of a table, in the order of its rows; missing where none is.

    Parameters
    ----------
    label
        What the message calls them.
    values
        By id: a Series, or what another function returned, of which `column` is taken.
    index
        Index of the table.
    column
        Column of a frame.
    low, high
        Closed range.
    """
    if isinstance(values, pd.DataFrame):
        if column not in values.columns:
            raise JourneyError(f"{label}: there is no column '{column}'{nearest(column, map(str, values.columns))}")
        values = values[column]
    if not isinstance(values, pd.Series):
        raise JourneyError(f"{label} must be a Series by {index.name}, not {type(values).__name__}")
    if not values.index.is_unique:
        twins = values.index[values.index.duplicated()].unique()
        raise JourneyError(
            f"{label}: ids must differ", [f"{label}, {shorten(row)}: stands there twice" for row in twins]
        )
    found = pd.to_numeric(values, errors="coerce").astype("float64")
    wrong = (values.notna() & found.isna()) | (found < low) | (found > high) | np.isinf(found)
    if wrong.any():
        details = [
            f"{label}, {shorten(row)}: {shorten(value)} must be {range_text(low, high)}"
            for row, value in values[wrong].items()
        ]
        raise JourneyError(f"{label}: {len(details)} values cannot be used", details)
    return found.reindex(index)


def ranks(values: pd.Series) -> pd.Series:
    """Return ranks from 1 = largest; equal values share the lowest, a missing one has none."""
    return values.round(9).rank(method="min", ascending=False).astype("Int64")


def ranked(frame: pd.DataFrame, column: str = "rank") -> pd.DataFrame:
    """Return `frame` by rank; what has none comes last, equal ranks stay in the order of the rows."""
    return frame.sort_values(column, kind="stable", na_position="last")
