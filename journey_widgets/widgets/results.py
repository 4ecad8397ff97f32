"""What a live cell's function gave: a chart, a table, a text, an error, or several of them."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import pandas as pd

from journey_widgets.charts.parts import Parts, is_chart, take_apart
from journey_widgets.errors import JourneyError

MOST_ROWS = 1_000
"""Rows of a table that are shown; of a chart all are drawn."""
MOST_DRAWN = 200_000
"""Rows of a chart's table."""
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
        # its own, though copied only when written: the next one is compared with it
        parts.tables[name] = _flat(table, is_named=True).copy(deep=False)
    return Chart(parts)


def _flat(frame: pd.DataFrame, *, is_named: bool = False) -> pd.DataFrame:
    """Return a table whose index stands among its columns; where `is_named`, only levels with names of their own."""
    levels = [name for name in frame.index.names if name is not None and name not in frame.columns]
    if is_named:
        return frame.reset_index(level=levels)[[*levels, *frame.columns]] if levels else frame
    names = [str(name) if name is not None else "" for name in frame.index.names]
    index = frame.index.to_frame(index=False, name=range(frame.index.nlevels))
    flat = pd.concat([index, frame.reset_index(drop=True)], axis="columns")
    flat.columns = pd.Index([*names, *(column_name(column) for column in frame.columns)])
    return flat


def column_name(column: object) -> str:
    """Return a column's name as a text."""
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
