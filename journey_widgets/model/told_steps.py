"""What was done in this session, in words; the twin of js/src/host/told_steps.ts.

A step is told by what it did to rows: added, deleted, moved, or changed from one value to another. Where somebody named
it, that is told instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from journey_widgets.model.document import Document
from journey_widgets.model.history import Step, name_in
from journey_widgets.model.keys import ORDER, place_of
from journey_widgets.model.values import Row, Stored
from journey_widgets.schema import TABLES, TEXTS

MOST = 500
"""Steps that are told; older ones can still be taken back."""
LONGEST = 60
"""Letters of a name or a text in a sentence."""
CELL = re.compile(r"In \[(\d+)\]")
CALL = "rd."
"""How labels begin that name what was called: they say from where, and not what."""
PLACES = {"position", "step_id", "phase_id", "lane_id", "touchpoint_id", "note_kind", "severity"}
"""Columns that change when a card is moved, and the ones by which one knows that it was."""
MOVES = {"position", "step_id", "phase_id", "lane_id"}
CARDS = {"touchpoints", "notes"}

Change = tuple[str, str, Row | None, Row | None]
"""Table, row, and what it held before and after."""


class Told(NamedTuple):
    """One step in a reader's words.

    Attributes
    ----------
    number
        Which it is.
    at
        When, in seconds since 1970.
    what, where
        What was done, and from where.
    is_undone
        Whether it is taken back.
    """

    number: int
    at: float
    what: str
    where: str
    is_undone: bool


def told_steps(document: Document, language: str, most: int | None = MOST) -> list[Told]:
    """Return what this person did, the newest first.

    Parameters
    ----------
    document
        The document.
    language
        ``en`` or ``it``.
    most
        How many steps are told; None for all.
    """
    with document.lock:
        words = _Words(document, language)
        return [
            Told(step.doing.number, step.doing.at, words.what(step), words.where(step), is_undone)
            for step, is_undone in document.steps()[:most]
        ]


class _Words:
    def __init__(self, document: Document, language: str) -> None:
        self.document, self.language = document, language

    def say(self, key: str, **blanks: object) -> str:
        return TEXTS[key].in_language(self.language).format(**blanks)

    # ------------------------------------------------------------------ where and what

    def where(self, step: Step) -> str:
        if step.doing.origin == "page":
            return self.say("step.view")
        cell = CELL.fullmatch(step.doing.label)
        if cell:
            return self.say("step.cell", number=cell[1])
        return step.doing.label if step.doing.label.startswith(CALL) else "Python"

    def what(self, step: Step) -> str:
        label = step.doing.label
        if label and not CELL.fullmatch(label) and not label.startswith(CALL):
            return _short(label)
        order = list(TABLES)
        changes: list[Change] = [(table, row, *both) for (table, row), both in step.rows.items()]
        changes.sort(key=lambda change: order.index(change[0]))
        added = [change for change in changes if change[2] is None]
        removed = [change for change in changes if change[3] is None]
        changed = [change for change in changes if change[2] is not None and change[3] is not None]
        if added or removed:  # its neighbours may have got another number
            changed = [change for change in changed if _keys(change) != {ORDER}]
        columns = [column for _, column in step.columns]
        parts = [
            *([self._gone_or_come("added", added, 3)] if added else []),
            *([self._gone_or_come("removed", removed, 2)] if removed else []),
            *([self._changed(changed, step.doing.name)] if changed else []),
            *([self.say("step.columns", columns=", ".join(columns))] if columns else []),
        ]
        return "; ".join(parts)

    def _gone_or_come(self, way: str, rows: list[Change], side: int) -> str:
        if len(rows) > 1 and all(table in CARDS for table, *_ in rows):
            return self.say(f"step.{way}.cards", count=len(rows))
        first = rows[0]
        held = first[side]
        name = self._named(first[0], name_in(held) if isinstance(held, dict) else "")
        if len(rows) == 1:
            return self.say(f"step.{way}", name=name)
        return self.say(f"step.{way}.more", name=name, count=len(rows) - 1)

    def _changed(self, rows: list[Change], name: str) -> str:
        told = [change for change in rows if _keys(change) != {ORDER}] or rows
        table, _, before, after = told[0]
        columns = [place_of(table, key).column for change in told for key in sorted(_keys(change))]
        named = self._named(table, name)
        if set(columns) <= PLACES and MOVES & set(columns):
            return self.say("step.moved", name=named) if len(told) == 1 else self._more("step.moved.more", named, told)
        if len(told) == 1:
            return self._values(table, before or {}, after or {}, named)
        if len({(each, column) for each, *rest in told for column in _keys((each, *rest))}) == 1:
            return self.say(
                "step.many",
                column=self._column(table, next(iter(_keys(told[0])))),
                count=len(told),
                table=self._table(table),
            )
        tables = ", ".join(dict.fromkeys(self._table(each) for each, *_ in told))
        return self.say("step.rows", count=len(told), tables=tables)

    def _more(self, key: str, name: str, rows: list[Change]) -> str:
        return self.say(key, name=name, count=len(rows) - 1)

    def _values(self, table: str, before: Row, after: Row, name: str) -> str:
        keys = sorted({*before, *after} - {ORDER}) or [ORDER]
        if len(keys) > 1:
            return self.say("step.values", name=name, columns=", ".join(self._column(table, key) for key in keys))
        (key,) = keys
        was, became = (self._value(table, key, row.get(key)) for row in (before, after))
        return self.say("step.value", column=self._column(table, key), name=name, before=was, after=became)

    # ------------------------------------------------------------------ names

    def _table(self, table: str) -> str:
        return TABLES[table].label.in_language(self.language)

    def _named(self, table: str, name: str) -> str:
        return f"«{_short(name)}»" if name else self._table(table)

    def _column(self, table: str, key: str) -> str:
        place = place_of(table, key)
        column = next((each for each in TABLES[place.table].columns if each.name == place.column), None)
        label = column.label.in_language(self.language) if column else place.column
        state, *personas = place.rest or ("",)
        beside = [self.say(f"step.state.{state}")] if state in {"future", "best_practice"} else []
        beside += [name_in(self.document.rows["personas"].get(each, {})) for each in personas if each]
        return f"{label} ({', '.join(beside)})" if beside else label

    def _value(self, table: str, key: str, value: Stored | None) -> str:
        if value is None:
            return "–"
        if isinstance(value, bool):
            return self.say("step.yes" if value else "step.no")
        if isinstance(value, (int, float)):
            return self._number(value)
        place = place_of(table, key)
        column = next((each for each in TABLES[place.table].columns if each.name == place.column), None)
        if column and column.choices and value in column.choices.values:
            return column.choices.values[value].in_language(self.language)
        if column and column.reference and column.reference.table:
            return _short(name_in(self.document.rows[column.reference.table].get(value, {})) or value)
        return f"«{_short(value)}»"

    def _number(self, value: float) -> str:
        rounded = float(f"{value:.6g}")
        text = str(int(rounded) if rounded.is_integer() else rounded).replace("-", "−")
        return text.replace(".", ",") if self.language == "it" else text


def _keys(change: Iterable[object]) -> set[str]:
    _, _, before, after = change
    return {*(before if isinstance(before, dict) else {}), *(after if isinstance(after, dict) else {})}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
