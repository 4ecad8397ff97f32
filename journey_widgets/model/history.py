"""What this person did, step by step, and how to take it back.

A step is what a transaction made of rows: what they held before and after. Taking it back writes the document like any
other edit, so that a CRDT never has to bring back what it deleted: see decision 29 for what happens when it has to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from journey_widgets.model.changes import Origin
from journey_widgets.model.values import Row, Stored

Rows = dict[str, dict[str, Row]]
Columns = dict[str, dict[str, str]]
Direction = Literal["undo", "redo"]

OWN: tuple[Origin, Origin] = ("kernel", "page")
"""Origins that belong to the person at this kernel: what her undo takes back."""
OPPOSITE: dict[Origin, Direction] = {"undo": "redo", "redo": "undo"}


@dataclass
class Step:
    """What one transaction changed.

    Attributes
    ----------
    rows
        (Table, row id) → what the row held before and after, each None where there was no such row. Of a row that was
        there before and after, only what changed.
    columns
        (Table, column of one's own) → its dtype before and after, None for none.
    """

    rows: dict[tuple[str, str], tuple[Row | None, Row | None]] = field(default_factory=dict)
    columns: dict[tuple[str, str], tuple[str | None, str | None]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return bool(self.rows or self.columns)


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

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps["undo"])

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._steps["redo"])

    def clear(self) -> None:
        """Forget all steps."""
        for steps in self._steps.values():
            steps.clear()

    def next(self, direction: Direction) -> Step | None:
        """Return the step to take back, which is then no longer there; None for none."""
        steps = self._steps[direction]
        return steps.pop() if steps else None

    def take(self, origin: Origin, watch: Watch) -> None:
        """Take in what a transaction did, if it is this person's."""
        if origin in OWN and (step := watch.step()):
            self._steps["undo"].append(step)
            self._steps["redo"].clear()  # what was taken back before it cannot be done again
        elif origin in OPPOSITE and (step := watch.step()):
            self._steps[OPPOSITE[origin]].append(step)


def is_same(one: Stored | None, other: Stored | None) -> bool:
    """Return whether two values are one: True is no 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _only(row: Row, keys: list[str]) -> Row:
    return {key: row[key] for key in keys if key in row}
