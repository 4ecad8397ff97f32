"""Tables of live cells as a reader reads them: a row is called by its name, and not by its id."""

from __future__ import annotations

from dataclasses import replace

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
        What a function gave. A table that has names already, in a column of its own, stays as it is.
    reading
        The tables that know the names; that they were read is noted, so that a new name is shown.

    Returns
    -------
    Result
        Another result where there was an id of ours, else the same.
    """
    match result:
        case Grid(frame) if "name" not in frame.columns:
            found = {i: name for i, column in enumerate(frame.columns) if (name := _table_of(str(column)))}
            return replace(result, frame=_named(frame, found, reading)) if found else result
        case Several(results):
            return Several([with_names(each, reading) for each in results])
    return result


def _table_of(column: str) -> str | None:
    """Return the table a column refers to: `next_touchpoint_id` is a touchpoint as well."""
    if not column.endswith("_id"):
        return None
    return next((table for own, table in _TABLES.items() if column == own or column.endswith(f"_{own}")), None)


def _named(frame: pd.DataFrame, tables: dict[int, str], reading: Reading) -> pd.DataFrame:
    columns = [frame.iloc[:, i] for i in range(frame.shape[1])]
    for i, table in tables.items():
        names = getattr(reading, table)["name"].dropna().to_dict()
        columns[i] = columns[i].astype("object").map(lambda value, names=names: names.get(value, value))
    named = pd.concat(columns, axis="columns") if columns else frame
    named.columns = frame.columns
    return named
