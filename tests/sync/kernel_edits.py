"""What an analyst may do to the live frames in a cell, drawn at random."""

from __future__ import annotations

import contextlib
import random
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

import journey_widgets as jw
from journey_widgets.schema import TABLES, Column

HELD = ("facts", "journeys", "phases", "steps", "emotions", "lanes", "channels", "touchpoints", "assessments", "notes")
"""Tables whose frames the analyst looks at; the others are never made."""
GROWING = ("phases", "steps", "touchpoints", "notes", "channels", "org_units", "personas")
MOST_ROWS = 260
"""Above this many rows she cleans up: a long run must not become a slow one."""


class Analyst:
    """Somebody with a kernel: edits `rd`'s frames, synced now or left for later."""

    def __init__(self, rd: jw.Redesign, rng: random.Random, most_rows: int = MOST_ROWS) -> None:
        self.rd, self.rng, self.most_rows = rd, rng, most_rows
        self._count = 0
        for name in HELD:
            getattr(rd, name)

    def act(self) -> str:
        """Do one thing; return what it was."""
        if sum(map(len, self.rd.document.rows.values())) > self.most_rows:
            action: Callable[[], object] = self.clean_up
        else:
            weights = [weight for weight, _ in self.ACTIONS]
            action = self.rng.choices([getattr(self, name) for _, name in self.ACTIONS], weights)[0]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # pandas' own, of dtypes that drift
            action()
        if self.rng.random() < 0.6:
            self.sync()
        return action.__name__

    def sync(self) -> None:
        """End a cell: what the schema refuses is put back, the rest is in."""
        with contextlib.suppress(jw.JourneyError):
            self.rd.sync()

    # ------------------------------------------------------------------ single edits

    ACTIONS = (
        (8, "set_cell"),
        (3, "set_assessment"),
        (2, "set_emotion"),
        (2, "move"),
        (1, "set_column"),
        (3, "add_row"),
        (1, "drop_rows"),
        (0.5, "replace_table"),
        (0.5, "own_column"),
        (1, "transaction"),
        (4, "undo"),
        (3, "redo"),
    )

    def set_cell(self) -> None:
        """Write one value; one in ten is refused."""
        table = TABLES[self.rng.choice([name for name in HELD if name not in {"assessments", "emotions"}])]
        frame = getattr(self.rd, table.name)
        if len(frame):
            column = self.rng.choice(table.columns)
            frame.loc[self.rng.choice(list(frame.index)), column.name] = self.value(column)

    def set_assessment(self) -> None:
        """Say what a touchpoint is in a state, also one that was not spoken of."""
        frame = self.rd.assessments
        if len(self.rd.touchpoints):
            column = self.rng.choice(TABLES["assessments"].columns)
            label = (self.rng.choice(list(self.rd.touchpoints.index)), self.state())
            frame.loc[label, column.name] = self.value(column)

    def set_emotion(self) -> None:
        """Say how a step feels, now and then to a persona."""
        if len(self.rd.steps):
            persona = self.rng.choice(["", "", *self.rd.document.rows["personas"]])
            label = (self.rng.choice(list(self.rd.steps.index)), self.state(), persona)
            column = self.rng.choice(TABLES["emotions"].columns)
            self.rd.emotions.loc[label, column.name] = self.value(column)

    def move(self) -> None:
        """Give a row another place, and now and then another parent."""
        name = self.rng.choice(["phases", "steps", "touchpoints", "notes", "channels"])
        frame = getattr(self.rd, name)
        if not len(frame):
            return
        label = self.rng.choice(list(frame.index))
        frame.loc[label, "position"] = self.rng.randint(1, 6)
        if name in {"steps", "touchpoints"} and self.rng.random() < 0.5:
            parent = {"steps": ("phase_id", self.rd.phases), "touchpoints": ("step_id", self.rd.steps)}[name]
            if len(parent[1]):
                frame.loc[label, parent[0]] = self.rng.choice(list(parent[1].index))

    def set_column(self) -> None:
        """Write a whole column."""
        name = self.rng.choice(["touchpoints", "steps", "notes", "assessments"])
        frame = getattr(self.rd, name)
        column = self.rng.choice([c for c in TABLES[name].columns if not c.reference and c.name != "position"])
        if column.dtype == "float64":
            frame[column.name] = np.round(frame[column.name] * 0.9, 1)
        else:
            frame[column.name] = [self.value(column) for _ in range(len(frame))]

    def add_row(self) -> None:
        """Add a row with some of its values."""
        table = TABLES[self.rng.choice(GROWING)]
        frame = getattr(self.rd, table.name)
        self._count += 1
        columns = self.rng.sample(table.columns, min(3, len(table.columns)))
        values = {column.name: self.value(column) for column in columns}
        for name in table.parents[-1:]:
            column = table.column(name)
            assert column is not None
            values[name] = self.value(column)
        frame.loc[f"{table.prefix}k{self._count}", list(values)] = list(values.values())

    def drop_rows(self) -> None:
        """Drop a few rows."""
        name = self.rng.choice(GROWING)
        frame = getattr(self.rd, name)
        if len(frame) > 2:
            self._replace(name, frame.drop(index=self.rng.sample(list(frame.index), 1)))

    def clean_up(self) -> None:
        """Drop every other note and touchpoint, and all phases but three; where few rows are wanted, all but two."""
        if self.most_rows < MOST_ROWS:
            for name in GROWING:
                self._replace(name, getattr(self.rd, name).iloc[:2])
        self._replace("notes", self.rd.notes.iloc[::2])
        self._replace("touchpoints", self.rd.touchpoints.iloc[::2])
        self._replace("phases", self.rd.phases.iloc[:3])
        self._replace("steps", self.rd.steps.iloc[:10])
        self.sync()

    def replace_table(self) -> None:
        """Assign a whole table: sorted, or with one column of another."""
        name = self.rng.choice(["notes", "touchpoints", "steps"])
        frame = getattr(self.rd, name)
        if self.rng.random() < 0.5:
            self._replace(name, frame.sort_index())
        else:
            self._replace(name, frame.assign(**{frame.columns[1]: None}))

    def _replace(self, name: str, frame: pd.DataFrame) -> None:
        with contextlib.suppress(jw.JourneyError):
            setattr(self.rd, name, frame)

    def own_column(self) -> None:
        """Make, fill, change or drop a column of one's own."""
        frame = getattr(self.rd, self.rng.choice(["touchpoints", "steps", "assessments"]))
        name = self.rng.choice(["my_score", "my.note"])
        if name in frame.columns and self.rng.random() < 0.3:
            del frame[name]
        else:
            frame[name] = [self.rng.choice([1.5, 2.5]) if name == "my_score" else "x" for _ in range(len(frame))]

    def transaction(self) -> None:
        """Make several edits one step; now and then it fails and takes all of them back."""
        actions = [self.set_cell, self.set_assessment, self.add_row, self.move]
        with contextlib.suppress(jw.JourneyError, ZeroDivisionError), self.rd.transaction("several"):
            for action in self.rng.choices(actions, k=3):
                action()
            if self.rng.random() < 0.3:
                raise ZeroDivisionError

    def undo(self) -> None:
        """Take back the last step of this person, made here or in a page."""
        with contextlib.suppress(jw.JourneyError):
            self.rd.undo()

    def redo(self) -> None:
        """Do it again."""
        with contextlib.suppress(jw.JourneyError):
            self.rd.redo()

    # ------------------------------------------------------------------ values

    def state(self) -> str:
        """Return a state, mostly one of the two that are drawn."""
        return self.rng.choice(["current", "future", "current", "future", "best_practice"])

    def value(self, column: Column) -> Any:
        """Return a value, mostly one the schema takes."""
        draw = self.rng.random()
        if draw < 0.1:
            return None
        if draw < 0.17:
            return {"str": "nonsense", "boolean": None, "datetime64[us]": None}.get(column.dtype, -99)
        if column.reference:
            return self.rng.choice([*self.rd.document.rows.get(column.reference.table, ()), None])
        if column.choices:
            return self.rng.choice(list(column.choices.values))
        return {
            "str": lambda: self.rng.choice(["from a cell", "à la carte 🚗", "x" * 200, ""]),
            "boolean": lambda: self.rng.random() < 0.5,
            "float64": lambda: round(self.rng.uniform(column.minimum or 0, column.maximum or 99), 1),
            "Int64": lambda: self.rng.randint(1, 9),
            "datetime64[us]": lambda: pd.Timestamp(2027, self.rng.randint(1, 12), 1),
        }[column.dtype]()
