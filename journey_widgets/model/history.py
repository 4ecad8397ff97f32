"""What this person did, step by step, and how to take it back.

A step is what a transaction made of rows: what they held before and after. Taking it back writes the document like any
other edit, so that a CRDT never has to bring back what it deleted: see decision 29 for what happens when it has to.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from journey_widgets.model.changes import Origin
from journey_widgets.model.keys import ORDER
from journey_widgets.model.values import Row, Stored

Rows = dict[str, dict[str, Row]]
Columns = dict[str, dict[str, str]]
Direction = Literal["undo", "redo"]

OWN: tuple[Origin, Origin] = ("kernel", "page")
"""Origins that belong to the person at this kernel: what her undo takes back."""
NAMES = ("name", "text", "title")
"""Columns that say what a row is called."""
OPPOSITE: dict[Origin, Direction] = {"undo": "redo", "redo": "undo"}


@dataclass(frozen=True)
class Doing:
    """When a step was done, by what, and which it was.

    Attributes
    ----------
    number
        Grows from step to step; a step that is taken back or done again keeps it.
    origin, label
        Who did it, and what the gesture or the cell was called.
    at
        When, in seconds since 1970.
    name
        What the row was called that it is about first; empty where nothing names it.
    """

    number: int = 0
    origin: Origin = "kernel"
    label: str = ""
    at: float = 0.0
    name: str = ""


@dataclass
class Step:
    """What one transaction changed.

    Attributes
    ----------
    doing
        When it was done, and by what.
    rows
        (Table, row id) → what the row held before and after, each None where there was no such row. Of a row that was
        there before and after, only what changed.
    columns
        (Table, column of one's own) → its dtype before and after, None for none.
    """

    rows: dict[tuple[str, str], tuple[Row | None, Row | None]] = field(default_factory=dict)
    columns: dict[tuple[str, str], tuple[str | None, str | None]] = field(default_factory=dict)
    doing: Doing = Doing()

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return bool(self.rows or self.columns)

    def reversed(self) -> Step:
        """Return the step that does the opposite."""
        return Step(
            {place: (after, before) for place, (before, after) in self.rows.items()},
            {place: (became, was) for place, (was, became) in self.columns.items()},
            self.doing,
        )


class Watch:
    """Remembers what a transaction is about to change."""

    def __init__(self, rows: Rows, columns: Columns) -> None:
        self._rows, self._columns = rows, columns
        self._rows_before: dict[tuple[str, str], Row | None] = {}
        self._columns_before: dict[str, dict[str, str]] = {}

    def row(self, table: str, row_id: str) -> None:
        """Note that a row will change, come or go."""
        if (table, row_id) not in self._rows_before:
            row = self._rows[table].get(row_id)
            self._rows_before[table, row_id] = None if row is None else dict(row)

    def columns(self, table: str) -> None:
        """Note that columns of one's own will change."""
        self._columns_before.setdefault(table, dict(self._columns.get(table, {})))

    def name(self, step: Step) -> str:
        """Return what the first row is called of those that a step changed and that are still there."""
        for (table, row_id), (before, after) in step.rows.items():
            if before is not None and after is not None and set(after) | set(before) != {ORDER}:
                return name_in(self._rows[table].get(row_id, {}))
        return next((name_in(self._rows[table].get(row_id, {})) for table, row_id in step.rows), "")

    def step(self) -> Step:
        """Return what became of it."""
        step = Step()
        for (table, row_id), before in self._rows_before.items():
            now = self._rows[table].get(row_id)
            if before is None or now is None:
                if before is not now:
                    step.rows[table, row_id] = (before, None if now is None else dict(now))
            elif changed := [key for key in {**before, **now} if not is_same(before.get(key), now.get(key))]:
                step.rows[table, row_id] = (_only(before, changed), _only(now, changed))
        for table, declared in self._columns_before.items():
            now_declared = self._columns.get(table, {})
            for column in {**declared, **now_declared}:
                was, became = declared.get(column), now_declared.get(column)
                if was != became:
                    step.columns[table, column] = (was, became)
        return step


class History:
    """The steps that can be taken back, and those that can be done again."""

    def __init__(self) -> None:
        self._steps: dict[Direction, list[Step]] = {"undo": [], "redo": []}
        self._count = 0
        self._moved = Doing()

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps["undo"])

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._steps["redo"])

    def done(self) -> Iterator[tuple[Step, bool]]:
        """Yield each step as it was done, the newest first, and whether it is taken back."""
        for step in self._steps["redo"]:
            yield step.reversed(), True
        for step in reversed(self._steps["undo"]):
            yield step, False

    def last(self, direction: Direction) -> int:
        """Return the number of the step that comes next in a direction; 0 for none."""
        steps = self._steps[direction]
        return steps[-1].doing.number if steps else 0

    def clear(self) -> None:
        """Forget all steps."""
        for steps in self._steps.values():
            steps.clear()

    def next(self, direction: Direction) -> Step | None:
        """Return the step to take back, which is then no longer there; None for none."""
        steps = self._steps[direction]
        if not steps:
            return None
        step = steps.pop()
        self._moved = step.doing
        return step

    def take(self, origin: Origin, watch: Watch, label: str = "") -> None:
        """Take in what a transaction did, if it is this person's."""
        if origin in OWN and (step := watch.step()):
            self._count += 1
            step.doing = Doing(self._count, origin, label, time.time(), watch.name(step))
            self._steps["undo"].append(step)
            self._steps["redo"].clear()  # what was taken back before it cannot be done again
        elif origin in OPPOSITE and (step := watch.step()):
            step.doing = self._moved
            self._steps[OPPOSITE[origin]].append(step)


def name_in(row: Row) -> str:
    """Return what a row is called; empty where nothing names it."""
    return next((value for key in NAMES if isinstance(value := row.get(key), str) and value), "")


def is_same(one: Stored | None, other: Stored | None) -> bool:
    """Return whether two values are one: True is no 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _only(row: Row, keys: list[str]) -> Row:
    return {key: row[key] for key in keys if key in row}
