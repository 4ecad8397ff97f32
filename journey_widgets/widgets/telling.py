"""A result as data for a page.

Numbers travel as bytes beside the message, or as lists where the message is kept in a notebook. Nothing here is ever
markup: a page writes texts as texts. Of a chart that a page has already, only what is not as it was is told: tables,
columns of them, or rows of a column.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from journey_widgets.widgets.results import BoardResult, Chart, Failure, Grid, Result, Several, Words, column_name

FEW_TEXTS = 0.5
"""From this share of different texts in a column down, rows name them by number."""
FEW_ROWS = 0.5
"""Up to this share of different rows in a column, they are told one by one."""
MOST_EXACT = 2**53
"""Whole numbers below are the same in Python and in a page."""


def told(result: Result, buffers: list[bytes] | None = None, known: Result | None = None) -> dict[str, Any]:
    """Return a result as JSON.

    Parameters
    ----------
    result
        The result.
    buffers
        Takes the numbers; by default they are lists in the JSON.
    known
        What the page has already: of a chart, what is the same is left out.

    Returns
    -------
    dict
        ``kind`` (``chart``, ``table``, ``text``, ``error``, ``several``, ``board``) and what belongs to it.
    """
    match result:
        case Chart(parts):
            same = known.parts.tables if isinstance(known, Chart) and known.parts.spec == parts.spec else {}
            tables = {
                name: news
                for name, table in parts.tables.items()
                if (news := _news(table, same.get(name), buffers)) is not None
            }
            parameters = {name: _plain(value) for name, value in parts.parameters.items()}
            return {"kind": "chart", "spec": parts.spec, "tables": tables, "parameters": parameters}
        case Grid(frame, levels, total):
            return {"kind": "table", "table": table_told(frame, buffers), "levels": levels, "total": total}
        case Words(text):
            return {"kind": "text", "text": text}
        case BoardResult(content):
            return {"kind": "board", **content}
        case Failure(title, where, lines):
            return {"kind": "error", "title": title, "where": where, "lines": lines}
        case Several(results):
            before = known.results if isinstance(known, Several) and len(known.results) == len(results) else None
            each = [told(one, buffers, before[i] if before else None) for i, one in enumerate(results)]
            return {"kind": "several", "results": each}


def table_told(frame: pd.DataFrame, buffers: list[bytes] | None = None) -> dict[str, Any]:
    """Return a table as JSON: ``length`` and ``columns``, each with ``name``, ``type`` and ``values`` or ``buffer``.

    Of a column with ``codes``, another buffer, rows name the ``values`` by their numbers.

    Types are ``number``, ``text``, ``boolean``, ``date`` (wall-clock time, in milliseconds as if it were UTC),
    ``instant`` (milliseconds since 1970 in UTC) and ``any``. Missing values are null, and NaN in a buffer.
    """
    columns = [_column(name, frame.iloc[:, i], buffers) for i, name in enumerate(frame.columns)]
    return {"length": len(frame), "columns": columns}


def _news(table: pd.DataFrame, known: pd.DataFrame | None, buffers: list[bytes] | None) -> dict[str, Any] | None:
    """Return a chart's table as JSON, or only what differs from the one a page knows; None where nothing does.

    What differs is told as ``length`` and ``changed``, columns as in ``columns``; of one with ``rows``, a buffer of
    32-bit row numbers, the values are those of these rows.
    """
    if known is None or len(table) != len(known) or not _are_alike(table, known):
        return table_told(table, buffers)
    changed = []
    for i, name in enumerate(table.columns):
        values, before = table.iloc[:, i], known.iloc[:, i]
        if values.equals(before):
            continue
        rows = _different_rows(values, before)
        if buffers is None or len(rows) > len(values) * FEW_ROWS:
            changed.append(_column(name, values, buffers))
        else:
            column = _column(name, values.iloc[rows], buffers)
            buffers.append(rows.astype("<i4").tobytes())
            changed.append({**column, "rows": len(buffers) - 1})
    return {"length": len(table), "changed": changed} if changed else None


def _are_alike(table: pd.DataFrame, known: pd.DataFrame) -> bool:
    """Return whether two tables have the same columns, each of its own name."""
    are_same = table.columns.equals(known.columns) and list(table.dtypes) == list(known.dtypes)
    return are_same and len({column_name(name) for name in table.columns}) == len(table.columns)


def _different_rows(values: pd.Series, before: pd.Series) -> np.ndarray[Any, np.dtype[np.intp]]:
    """Return the numbers of the rows that differ; all of them where the values may be anything."""
    if values.dtype == object:
        return np.arange(len(values))
    one, other = values.array, before.array
    are_both = np.asarray(values.isna()) & np.asarray(before.isna())
    differ = pd.Series(one != other).fillna(value=True).to_numpy(dtype=bool)
    return np.flatnonzero(differ & ~are_both)


def _column(name: object, values: pd.Series, buffers: list[bytes] | None) -> dict[str, Any]:
    column: dict[str, Any] = {"name": column_name(name)}
    kind = values.dtype.kind
    if kind in "iuf":
        return {**column, "type": "number", **_numbers(values.to_numpy(np.float64, na_value=np.nan), buffers)}
    if kind == "M":
        is_aware = isinstance(values.dtype, pd.DatetimeTZDtype)
        naive = values.dt.tz_convert("UTC").dt.tz_localize(None) if is_aware else values
        milliseconds = naive.to_numpy("datetime64[ms]").astype(np.float64)
        milliseconds[naive.isna().to_numpy()] = np.nan
        return {**column, "type": "instant" if is_aware else "date", **_numbers(milliseconds, buffers)}
    if kind == "b":
        return {**column, "type": "boolean", "values": [None if x is pd.NA else bool(x) for x in values]}
    if isinstance(values.dtype, (pd.StringDtype, pd.CategoricalDtype)):
        return {**column, "type": "text", **_texts(values, buffers)}
    return {**column, "type": "any", "values": [_plain(x) for x in values]}


def _numbers(values: np.ndarray[Any, np.dtype[np.float64]], buffers: list[bytes] | None) -> dict[str, Any]:
    if buffers is not None:
        buffers.append(np.ascontiguousarray(values, "<f8").tobytes())
        return {"buffer": len(buffers) - 1}
    return {"values": [_number(x) for x in values.tolist()]}


def _texts(values: pd.Series, buffers: list[bytes] | None) -> dict[str, Any]:
    """Return texts; where many are the same, each once, with the number of each row's in a buffer (−1 for none)."""
    codes, texts = pd.factorize(values)
    if buffers is not None and len(texts) <= len(codes) * FEW_TEXTS:
        buffers.append(np.ascontiguousarray(codes, "<i4").tobytes())
        return {"values": [_plain(text) for text in texts], "codes": len(buffers) - 1}
    told = [_plain(text) for text in texts]
    return {"values": [told[code] if code >= 0 else None for code in codes.tolist()]}


def _number(value: float) -> float | int | None:
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < MOST_EXACT else value


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON
    """Return a value as JSON has it; what it has not, as text."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) < MOST_EXACT else str(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset, np.ndarray)):
        return [_plain(each) for each in value]
    return value if isinstance(value, (str, bool)) else str(value)
