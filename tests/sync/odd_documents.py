"""Documents at random, sound and hostile: what a file, a page of another version or a forger may put into the CRDT."""

from __future__ import annotations

import random
from typing import Any

from pycrdt import Array, Doc, Map, Text

from journey_widgets.model.document import OWN_COLUMNS, ROOTS
from journey_widgets.model.keys import key_of
from journey_widgets.schema import STATES, TABLES, Column, Table

IDS = ["a", "b", "c", "d", "e", "future", "current", "é", "🚗", "a.b", "\uffff", "x/y"]
STRAY_IDS = ["", "a\nb", "\u202eevil", "a\u200db", "x" * 201, "constructor"]
INSTANTS = ["2027-01-31", "2027-01-31T00:00:00", "2027-01-31T09:30:00.25", "2027-01-31T00:30+01:00"]
KEYS = ["a0", "a1", "a1V", "a2", "Zz", "b00", "a0", "a1"]
ODD_KEYS = ["", "0a", "zz", "a-b", "!", "aé", "A" + "0" * 26, "a" + "0" * 199, "a" + "1" * 200, 5.0, True]
TEXTS = ["web", "à la carte", "🚗", "a\u0301", "<b>", "x" * 300, "2027-01-31"]
ODD_VALUES = [
    "",
    "nonsense",
    True,
    False,
    0.0,
    -1.0,
    2.5,
    1e300,
    float(2**53),
    float(2**60),
    float("nan"),
    float("inf"),
    2**60,
    "9999-12-31T23:00-02:00",
    "0001-01-01T00:00+01:00",
    "2027-02-30",
    "20270131",
    "2027-W05-1",
    "2027-01-31 09:30",
    "2027-01-31T24:00",
    "January 31, 2027",
    "2027-01-31T09:30:00.1234567",
    "a\nb",
]
STRANGE_KEYS = ["a.b.c.d", "", "..", "future.", ".x", "a%2", "mine", "toString", "future.order.x"]
PLAIN = [table for table in TABLES.values() if not table.host]


class OddDocument:
    """A document that grows at random."""

    def __init__(self, seed: int, *, is_hostile: bool) -> None:
        self.rng = random.Random(seed)
        self.is_hostile = is_hostile
        self.doc: Doc[Any] = Doc()
        self.maps = {name: self.doc.get(name, type=Map) for name in (*ROOTS, OWN_COLUMNS)}
        self.updates: list[bytes] = []
        self._subscription = self.doc.observe(lambda event: self.updates.append(event.update))

    def close(self) -> None:
        """Let it be forgotten: pycrdt keeps what it observes."""
        self.doc.unobserve(self._subscription)

    def grow(self, steps: int) -> None:
        """Add, change and remove rows."""
        for _ in range(steps):
            with self.doc.transaction():
                for _ in range(self.rng.randint(1, 6)):
                    self._change()

    def _change(self) -> None:
        table = self.rng.choice(PLAIN)
        rows = self.maps[table.name]
        row_id = "redesign" if table.single_id and self.rng.random() < 0.8 else self._id()
        draw = self.rng.random()
        if row_id not in rows or draw < 0.15:
            rows[row_id] = Map(self._row(table))
        elif draw < 0.2:
            del rows[row_id]
        elif draw < 0.25 and self.is_hostile:
            rows[row_id] = self.rng.choice([5.0, "text", None, [1.0], {"a": 1.0}, Array([1.0]), Map({})])
        elif isinstance(rows[row_id], Map):
            for _ in range(3):
                self._write(rows[row_id], table)
        if self.is_hostile and self.rng.random() < 0.02:
            self.maps[OWN_COLUMNS][table.name] = self.rng.choice(['{"mine": "float64", "x": 3}', "{", "[1]", 5.0, None])

    def _id(self) -> str:
        return self.rng.choice(STRAY_IDS if self.is_hostile and self.rng.random() < 0.05 else IDS)

    def _row(self, table: Table) -> dict[str, Any]:
        row: dict[str, Any] = {}
        for column in table.columns:
            if self.rng.random() < 0.6:
                row[key_of(table, (), column.name)] = self._value(column)
        if table.is_ordered and self.rng.random() < 0.9:
            row["order"] = self._key()
        for hosted in (found for found in TABLES.values() if found.host == table.name):
            for _ in range(3):
                key, value = self._hosted_cell(hosted)
                row[key] = value
        return {key: value for key, value in row.items() if value is not None}

    def _hosted_cell(self, hosted: Table) -> tuple[str, Any]:
        rest: tuple[str, ...] = (self.rng.choice([*STATES, "current", "future"]),)
        if len(hosted.index) > 2:
            rest = (*rest, self.rng.choice(["", "", *IDS]))
        column = self.rng.choice(hosted.columns)
        return key_of(hosted, rest, column.name), self._key() if column.name == "position" else self._value(column)

    def _write(self, row: Map[Any], table: Table) -> None:
        draw = self.rng.random()
        if draw < 0.15:
            row["order"] = self._key()
            return
        hosted = [found for found in TABLES.values() if found.host == table.name]
        if hosted and draw < 0.5:
            key, value = self._hosted_cell(hosted[0])
        else:
            column = self.rng.choice(table.columns)
            key, value = key_of(table, (), column.name), self._value(column)
        if self.is_hostile and self.rng.random() < 0.1:
            key = self.rng.choice(
                ["a.b.c.d", "", "..", "future.", ".x", "a%2", "mine", "toString", "future.order.x", key]
            )
        if self.is_hostile and self.rng.random() < 0.05:
            value = self.rng.choice(
                [[1.0], {"a": 1.0}, Map({"name": "nested", "step_id": "a"}), Array([1.0]), Text("x")]
            )
        if value is None:
            row.pop(key, None)
        else:
            row[key] = value
        for nested in [found for found in row.values() if isinstance(found, Map)]:
            nested["name"] = "evil"

    def _key(self) -> Any:
        return self.rng.choice(ODD_KEYS if self.is_hostile and self.rng.random() < 0.2 else KEYS)

    def _value(self, column: Column) -> Any:
        if self.is_hostile and self.rng.random() < 0.12:
            return self.rng.choice(ODD_VALUES)
        if column.reference:
            return self.rng.choice(IDS)
        if column.name == "table_name":
            return self.rng.choice([*TABLES, "nowhere"])
        if column.choices:
            return self.rng.choice(list(column.choices.values))
        return {
            "str": lambda: self.rng.choice(TEXTS),
            "boolean": lambda: self.rng.random() < 0.5,
            "float64": lambda: round(self.rng.uniform(column.minimum or 0, column.maximum or 50), 1),
            "Int64": lambda: float(self.rng.randint(0, 50)),
            "datetime64[us]": lambda: self.rng.choice(INSTANTS),
        }[column.dtype]()
