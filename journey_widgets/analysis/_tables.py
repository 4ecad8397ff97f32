"""How a function of this package takes its tables: checked against the schema, in the schema's dtypes, a copy.

Everything that is wrong with a table is said in one `JourneyError`: table, row, column, value, what is allowed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import framed
from journey_widgets.errors import JourneyError, listed, nearest, shorten
from journey_widgets.schema import STATES, TABLES, Column, Table, Text

POSITION = Column(
    name="position",
    dtype="Int64",
    meaning="Place among the rows of the same parent, from 1.",
    label=Text("Position", "Posizione"),
    minimum=1,
)


def taken(name: str, frame: pd.DataFrame, needed: Sequence[str] = (), optional: Sequence[str] = ()) -> pd.DataFrame:
    """Return the columns of a table that a function works on.

    Parameters
    ----------
    name
        The table's name in the schema: `touchpoints`.
    frame
        The table, indexed by its ids; what the schema has in the index may stand in columns. Left as it is.
    needed
        Columns without which nothing can be computed.
    optional
        Columns that are filled with their default, or with missing values, where the frame has none.

    Returns
    -------
    pandas.DataFrame
        `needed` and `optional` in the schema's dtypes (numbers as `float64`), indexed as the schema says, in the
        order of the frame.

    Raises
    ------
    JourneyError
        If the frame is no table of that name: a column or id missing, an id twice, a value that the schema does not
        allow.
    """
    table = TABLES[name]
    index = _index(table, framed(name, frame))
    columns = [_column(table, column) for column in (*needed, *optional)]
    missing = [column for column in needed if column not in frame.columns]
    if missing:
        near = nearest(missing[0], [str(column) for column in frame.columns])
        raise JourneyError(f"{name}: there is no column {listed(missing)}{near}")
    details: list[str] = []
    found: dict[str, Any] = {}
    for column in columns:
        values = frame[column.name] if column.name in frame.columns else pd.Series(pd.NA, frame.index, dtype="object")
        found[column.name] = _converted(table, column, values.set_axis(index), details)
    if details:
        raise JourneyError(f"{name}: {len(details)} values cannot be used", details)
    return pd.DataFrame(found, index=index)


def without_twins(name: str, frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Return `frame`, or refuse rows that say the same thing twice.

    Parameters
    ----------
    name
        The table's name.
    frame
        What `taken` returned.
    columns
        Columns that together may stand there once.
    """
    twin = frame.duplicated(list(columns), keep="first") & frame[list(columns)].notna().all(axis=1)
    if twin.any():
        details = [
            f"{name}, {_place(row)}: there is one row already for {', '.join(shorten(value) for value in values)}"
            for row, values in zip(
                frame.index[twin], frame.loc[twin, list(columns)].itertuples(index=False), strict=True
            )
        ]
        raise JourneyError(f"{name}: {', '.join(columns)} must differ from row to row", details)
    return frame


def _column(table: Table, name: str) -> Column:
    found = table.column(name)
    if found is None and name == POSITION.name and table.is_ordered:
        return POSITION
    if found is None:
        raise KeyError(f"no column {name} in the schema of {table.name}")
    return found


def _index(table: Table, frame: pd.DataFrame) -> pd.Index:
    names = [str(level) for level in frame.index.names]
    levels = []
    for i, level in enumerate(table.index):
        if level in names:
            levels.append(frame.index.get_level_values(level))
        elif level in frame.columns:
            levels.append(pd.Index(frame[level]))
        elif frame.index.nlevels == len(table.index) and frame.index.names[i] is None:
            levels.append(frame.index.get_level_values(i))  # an analyst's own table, with ids she never named
        else:
            raise JourneyError(f"{table.name}: there is neither an index level nor a column '{level}'")
    _refuse_odd_ids(table, levels)
    index: pd.Index = levels[0].rename(table.index[0])
    if len(levels) > 1:
        index = pd.MultiIndex.from_arrays(levels, names=list(table.index))
    twins = index[index.duplicated()].unique()
    if len(twins):
        raise JourneyError(
            f"{table.name}: ids must differ from row to row",
            [f"{table.name}, {_place(row)}: there is another row of that id" for row in twins],
        )
    return index


def _refuse_odd_ids(table: Table, levels: list[pd.Index]) -> None:
    for i, level in enumerate(table.index):
        if level == "persona_id":  # an emotion without a persona is the journey's own
            levels[i] = levels[i].astype("str").fillna("")
            continue
        ids = levels[i]
        rows = np.flatnonzero(ids.isna())
        if len(rows):
            details = [f"{table.name}, row {at + 1}: {level} is missing" for at in rows]
            raise JourneyError(f"{table.name}: each row must have an id", details)
        if level == "state":
            details = [
                f"{table.name}, {_place(tuple(each.array[at] for each in levels))}, state: {shorten(ids.array[at])} "
                f"must be one of {listed(STATES)}{nearest(str(ids.array[at]), STATES)}"
                for at in np.flatnonzero(~ids.isin(list(STATES)))
            ]
            if details:
                raise JourneyError(f"{table.name}: {len(details)} values cannot be used", details)


def _place(row: object) -> str:
    parts = row if isinstance(row, tuple) else (row,)
    return ", ".join(shorten(part) for part in parts)


def _converted(table: Table, column: Column, values: pd.Series, details: list[str]) -> Any:  # noqa: ANN401 - a column
    found = _CONVERT[column.dtype](values)
    wrong = values.notna() & found.isna()
    if column.minimum is not None:
        wrong |= found < column.minimum
    if column.maximum is not None:
        wrong |= found > column.maximum
    if column.dtype in {"float64", "Int64"}:
        wrong |= np.isinf(found)
    if column.dtype == "Int64":
        wrong |= found % 1 > 0
    if column.choices:
        wrong |= found.notna() & ~found.isin(list(column.choices.values))
    if wrong.any():
        details.extend(_refusals(table, column, values[wrong.astype("bool")]))
    return found if column.default is None else found.fillna(column.default)


def _refusals(table: Table, column: Column, values: pd.Series) -> Iterator[str]:
    if column.choices:
        allowed = f"one of {listed(column.choices.values)}"
    elif column.minimum is not None or column.maximum is not None:
        allowed = (
            f"a number {column.range_text()}" if column.minimum is not None else f"a number, {column.range_text()}"
        )
        allowed = allowed.replace("a number", "a whole number") if column.dtype == "Int64" else allowed
    else:
        allowed = {"boolean": "True or False", "datetime64[us]": "a date", "str": "text"}.get(
            column.dtype, "a finite number"
        )
    for row, value in values.items():
        yield f"{table.name}, {_place(row)}, {column.name}: {shorten(value)} must be {allowed}"


def _text(values: pd.Series) -> pd.Series:
    if isinstance(values.dtype, pd.StringDtype):
        return values.astype("str")
    return values.where(values.map(lambda value: isinstance(value, str)), np.nan).astype("str")


def _number(values: pd.Series) -> pd.Series:
    if values.dtype == "object":  # text that looks like a number is text
        values = values.where(values.map(lambda value: isinstance(value, (int, float, np.number))), np.nan)
    return pd.to_numeric(values, errors="coerce").astype("float64")


def _flag(values: pd.Series) -> pd.Series:
    if str(values.dtype) not in {"bool", "boolean"}:  # numbers and words are no flags
        values = values.astype("object").where(values.map(lambda value: isinstance(value, (bool, np.bool_))), pd.NA)
    return values.astype("boolean")


def _instant(values: pd.Series) -> pd.Series:
    if isinstance(values.dtype, np.dtype) and values.dtype.kind == "M":
        return values.astype("datetime64[us]")
    if values.dtype == "object":  # a number is no date
        values = values.where(values.map(lambda value: isinstance(value, (str, dt.date, np.datetime64))), pd.NaT)
    elif not isinstance(values.dtype, (pd.StringDtype, pd.DatetimeTZDtype)):
        values = pd.Series(pd.NaT, values.index)
    # dates are UTC, without a time zone
    return pd.to_datetime(values, errors="coerce", utc=True, format="ISO8601").dt.tz_localize(None).dt.as_unit("us")


_CONVERT: dict[str, Callable[[pd.Series], pd.Series]] = {
    "str": _text,
    "float64": _number,
    "Int64": _number,
    "boolean": _flag,
    "datetime64[us]": _instant,
}
