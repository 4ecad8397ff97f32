"""Tables of live cells as a reader reads them: a row is called by its name, and not by its id."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd

from journey_widgets.schema import TABLES
from journey_widgets.widgets.reading import Reading
from journey_widgets.widgets.results import Grid, Result, Several

_TABLES = {table.index[0]: name for name, table in TABLES.items() if len(table.index) == 1 and table.column("name")}
"""Id → the table whose rows have it, and a name."""


def with_names(result: Result, reading: Reading) -> Result:
    """Return a result in whose tables names stand where ids stood.

    Parameters
    ----------
    result
        What a function gave. A table that has the names of its rows already, in a column of its own, keeps their ids.
    reading
        The tables that know the names; that they were read is noted, so that a new name is shown.

    Returns
    -------
    Result
        Another result where there was an id of ours, else the same.
    """
    match result:
        case Grid(frame, levels):
            first = levels if "name" in frame.columns else 0
            columns = list(enumerate(map(str, frame.columns)))[first:]
            found = {i: table for i, column in columns if (table := _table_of(column))}
            return replace(result, frame=_named(frame, found, reading)) if found else result
        case Several(results):
            return Several([with_names(each, reading) for each in results])
    return result


def _table_of(column: str) -> str | None:
    """Return the table a column refers to: `next_touchpoint_id` is a touchpoint, `best_channels` are channels."""
    return next((table for own, table in _TABLES.items() if f"_{column}".endswith((f"_{own}", f"_best_{table}"))), None)


def _named(frame: pd.DataFrame, tables: dict[int, str], reading: Reading) -> pd.DataFrame:
    columns = [frame.iloc[:, i] for i in range(frame.shape[1])]
    for i, table in tables.items():
        names = getattr(reading, table)["name"].dropna().to_dict()
        columns[i] = columns[i].astype("object").map(partial(_called, names=names))
    named = pd.concat(columns, axis="columns") if columns else frame
    named.columns = frame.columns
    return named


def _called(value: object, names: dict[str, str]) -> object:
    """Return the name of what a cell refers to, or the names where there are several."""
    if not isinstance(value, str):
        return value
    return ", ".join(names.get(each, each) for each in value.split(", "))
