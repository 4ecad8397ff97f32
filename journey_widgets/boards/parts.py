"""What boards are made of: fields that can be edited, numbers as a reader writes them, sentences."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import pandas as pd

from journey_widgets.schema import TABLES, TEXTS

Told = dict[str, Any]
Result = Any
"""A table or a row of one; of what stands in its cells the type checker knows less than the schema."""


class Tables(Protocol):
    """Whatever has the tables of a redesign as attributes."""

    def __getattr__(self, name: str) -> Any: ...  # noqa: ANN401 - a DataFrame; its cells have no types to speak of


ROUND = 100
"""Amounts from here on are shown without a fraction."""


@dataclass
class Board:
    """A board, as data.

    Attributes
    ----------
    content
        What the page draws, as JSON has it; `js/src/views/boards/told.ts` says of what.
    table
        The same as a table, for where nothing is drawn.
    picture
        Makes a chart that shows the same, where there is one.
    """

    content: Told
    table: pd.DataFrame
    picture: Callable[[], object] | None = None


@dataclass(frozen=True)
class Words:
    """Sentences and numbers in one language."""

    language: str

    def say(self, key: str, **blanks: object) -> str:
        """Return a sentence of boards with its blanks filled in."""
        text = TEXTS[f"boards.{key}"].in_language(self.language)
        # in one go: what is filled in is data, whatever braces it has
        return re.sub(r"\{(\w+)\}", lambda blank: str(blanks.get(blank[1], blank[0])), text)

    def count(self, key: str, number: int, **blanks: object) -> str:
        """Return a sentence for one or for many."""
        return self.say(f"{key}.{'one' if number == 1 else 'many'}", count=number, **blanks)

    def choices(self, table: str, column: str) -> list[tuple[str, str]]:
        """Return the values of a closed list with their labels."""
        found = next(c.choices for c in TABLES[table].columns if c.name == column)
        return [(value, label.in_language(self.language)) for value, label in found.values.items()] if found else []

    def choice(self, table: str, column: str, value: object) -> str:
        """Return the label of a value of a closed list."""
        return dict(self.choices(table, column)).get(str(value), str(value))

    def number(self, value: Any, digits: int = 0, *, is_signed: bool = False) -> str:  # noqa: ANN401 - a number of a table
        """Return a number as a reader writes it; nothing for a missing one."""
        if is_missing(value):
            return ""
        text = f"{float(value):{'+' if is_signed else ''},.{digits}f}"
        if digits:
            text = text.rstrip("0").rstrip(".")
        if self.language == "it":
            text = text.translate(str.maketrans(",.", ".,"))
        return text.replace("-", "−")

    def money(self, value: Any, *, is_signed: bool = False) -> str:  # noqa: ANN401 - a number of a table
        """Return euros, in thousands or millions where they are many."""
        if is_missing(value):
            return ""
        amount = float(value)
        for least, unit in ((1e6, "M€"), (1e4, "k€")):
            if abs(amount) >= least:
                scaled = amount / (1e6 if unit == "M€" else 1e3)
                return f"{self.number(scaled, 1 if abs(scaled) < ROUND else 0, is_signed=is_signed)} {unit}"
        return f"{self.number(amount, 0 if abs(amount) >= ROUND else 2, is_signed=is_signed)} €"

    def rate(self, value: Any, *, is_signed: bool = False) -> str:  # noqa: ANN401 - a number of a table
        """Return a share in per cent."""
        return "" if is_missing(value) else f"{self.number(float(value) * 100, 1, is_signed=is_signed)} %"

    def day(self, value: Any) -> str:  # noqa: ANN401 - whatever pandas takes for a day
        """Return a day."""
        if is_missing(value):
            return ""
        return pd.Timestamp(value).strftime("%d/%m/%Y" if self.language == "it" else "%Y-%m-%d")


def is_missing(value: object) -> bool:
    """Return whether there is no value."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def plain(value: object) -> Any:  # noqa: ANN401 - JSON
    """Return a value of a table as JSON has it."""
    if is_missing(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else value


def edited(
    table: str,
    row: str | Sequence[str] | None,
    column: str,
    value: object,
    *,
    beside: Mapping[str, str] | None = None,
    options: Iterable[Sequence[object]] | None = None,
    is_percent: bool = False,
) -> Told:
    """Return a field: a value that can be edited."""
    found: Told = {"table": table, "row": row, "column": column, "value": plain(value)}
    if isinstance(row, tuple):
        found["row"] = list(row)
    if beside:
        found["beside"] = dict(beside)
    if options is not None:
        found["options"] = [list(each) for each in options]
    if is_percent:
        found["isPercent"] = True
    return found


def names_of(frame: pd.DataFrame) -> dict[str, str]:
    """Return id → name of a table's rows; the id where there is no name."""
    return {
        str(label): str(name) if isinstance(name, str) and name else str(label)
        for label, name in zip(frame.index, frame["name"], strict=True)
    }


def without_nones(found: Told) -> Told:
    """Return a dict without what is None."""
    return {key: value for key, value in found.items() if value is not None}


@dataclass
class Frame:
    """The head and foot of a board."""

    title: str
    finding: str
    note: str = ""
    controls: list[Told] = field(default_factory=list)
    legend: list[tuple[str, str]] = field(default_factory=list)

    def around(self, body: Told) -> Told:
        """Return a board's content."""
        return {
            **body,
            "title": self.title,
            "finding": self.finding,
            "note": self.note,
            "controls": self.controls,
            "legend": [list(each) for each in self.legend],
        }


def control(trait: str, label: str, value: str, options: Iterable[tuple[str, str]]) -> Told:
    """Return a choice of what a board shows."""
    return {"trait": trait, "label": label, "value": value, "options": [list(option) for option in options]}
