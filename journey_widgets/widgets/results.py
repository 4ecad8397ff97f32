"""What a live cell's function gave, as data for a page: a chart, a table, a text, an error, or several of them.

Numbers travel as bytes beside the message, or as lists where the message is kept in a notebook. Nothing here is ever
markup: a page writes texts as texts.
"""

from __future__ import annotations

import math
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import numpy as np
import pandas as pd

from journey_widgets.charts.parts import Parts, is_chart, take_apart
from journey_widgets.errors import JourneyError

MOST_ROWS = 1_000
"""Rows of a table that are shown; of a chart all are drawn."""
MOST_DRAWN = 200_000
"""Rows of a chart's table."""
FEW_TEXTS = 0.5
"""From this share of different texts in a column down, rows name them by number."""
MOST_EXACT = 2**53
"""Whole numbers below are the same in Python and in a page."""
LONGEST_SHOWN = 10_000
LONGEST_LINE = 300


@dataclass
class Chart:
    """A chart in parts."""

    parts: Parts


@dataclass
class Grid:
    """A table: its first rows, its index as first columns, and how many rows it has in all."""

    frame: pd.DataFrame
    levels: int
    total: int


@dataclass
class Words:
    """Anything else, as text."""

    text: str


@dataclass
class Failure:
    """What kept a function from giving anything."""

    title: str
    where: str
    lines: list[str]


@dataclass
class Several:
    """Results one below the other."""

    results: list[Result] = field(default_factory=list)


@dataclass
class BoardResult:
    """A board: what a page draws, and the same as a table."""

    content: dict[str, Any]
    table: pd.DataFrame
    picture: Callable[[], object] | None = None
    """Makes a chart that shows the same, where there is one."""


Result = Chart | Grid | Words | Failure | Several | BoardResult


def result_of(found: object, known: Result | None = None) -> Result:
    """Return what a function gave as a result.

    Parameters
    ----------
    found
        A chart of Altair, a DataFrame, a Series, several of these in a list or tuple, or anything that has a text.
    known
        What the same function gave before: a chart built in the same way is not checked again.

    Raises
    ------
    JourneyError
        If a chart's data cannot be drawn.
    """
    if is_chart(found):
        return _chart(found, known)
    if isinstance(found, pd.Series):
        found = found.to_frame(name=found.name if found.name is not None else "value")
    if isinstance(found, pd.DataFrame):
        return Grid(_flat(found.head(MOST_ROWS)), found.index.nlevels, len(found))
    if isinstance(found, (list, tuple)) and any(is_chart(each) or isinstance(each, pd.DataFrame) for each in found):
        before = (
            known.results if isinstance(known, Several) and len(known.results) == len(found) else [None] * len(found)
        )
        return Several([result_of(each, one) for each, one in zip(found, before, strict=True)])
    text = "" if found is None else found if isinstance(found, str) else repr(found)
    return Words(text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…")


def failure_of(error: BaseException, function: Callable[..., object]) -> Failure:
    """Return an error as a result: what it says, and the line of the function it comes from."""
    name = type(error).__name__
    said = str(error)
    title = said if isinstance(error, JourneyError) and said else f"{name}: {said}" if said else name
    within = error.__traceback__.tb_next if error.__traceback__ else None  # the first line is ours
    lines = [line.rstrip() for line in traceback.format_exception(error.with_traceback(within))]
    return Failure(title[:LONGEST_SHOWN], _place_of(within, function), lines[-20:])


def _chart(found: Any, known: Result | None) -> Chart:  # noqa: ANN401 - a chart of Altair
    parts = take_apart(found, is_checked=False)
    if not (isinstance(known, Chart) and known.parts.spec == parts.spec):
        parts = take_apart(found)
    for name, table in parts.tables.items():
        if len(table) > MOST_DRAWN:
            raise JourneyError(f"a chart draws at most {MOST_DRAWN:,} rows, and one of its tables has {len(table):,}")
        parts.tables[name] = _flat(table, is_named=True)
    return Chart(parts)


def _flat(frame: pd.DataFrame, *, is_named: bool = False) -> pd.DataFrame:
    """Return a table whose index stands among its columns; where `is_named`, only levels with names of their own."""
    levels = [name for name in frame.index.names if name is not None and name not in frame.columns]
    if is_named:
        return frame.reset_index(level=levels)[[*levels, *frame.columns]] if levels else frame
    names = [str(name) if name is not None else "" for name in frame.index.names]
    index = frame.index.to_frame(index=False, name=range(frame.index.nlevels))
    flat = pd.concat([index, frame.reset_index(drop=True)], axis="columns")
    flat.columns = pd.Index([*names, *(_named(column) for column in frame.columns)])
    return flat


def _named(column: object) -> str:
    return " · ".join(map(str, column)) if isinstance(column, tuple) else str(column)


def _place_of(trace: TracebackType | None, function: Callable[..., object]) -> str:
    code = getattr(function, "__code__", None)
    place = ""
    for frame in traceback.extract_tb(trace):
        if code is not None and frame.filename == code.co_filename and frame.name == code.co_name:
            place = f"{frame.lineno}: {shorten_line(frame.line)}"
    return place


def shorten_line(line: str | None) -> str:
    """Return a line of code, cut where it is very long."""
    text = (line or "").strip()
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"


# ---------------------------------------------------------------------- told to a page


def told(result: Result, buffers: list[bytes] | None = None, known: Result | None = None) -> dict[str, Any]:
    """Return a result as JSON.

    Parameters
    ----------
    result
        The result.
    buffers
        Takes the numbers; by default they are lists in the JSON.
    known
        What the page has already: of a chart, tables that are the same are left out.

    Returns
    -------
    dict
        ``kind`` (``chart``, ``table``, ``text``, ``error``, ``several``, ``board``) and what belongs to it.
    """
    match result:
        case Chart(parts):
            same = known.parts.tables if isinstance(known, Chart) and known.parts.spec == parts.spec else {}
            tables = {
                name: table_told(table, buffers)
                for name, table in parts.tables.items()
                if not (name in same and table.equals(same[name]))
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


def _column(name: object, values: pd.Series, buffers: list[bytes] | None) -> dict[str, Any]:
    column: dict[str, Any] = {"name": _named(name)}
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
