"""What is incomplete or was repaired in a document: findings, never exceptions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pandas as pd

from journey_widgets.errors import shorten
from journey_widgets.model.document import Document
from journey_widgets.model.keys import place_of
from journey_widgets.model.shown import Shown, shown, target_table
from journey_widgets.model.values import Row, is_sound
from journey_widgets.schema import TABLES, Table
from journey_widgets.schema.choices import ROLE_KIND
from journey_widgets.schema.words import Words

Severity = Literal["error", "warning", "missing"]
"""`error`: something in the document is not shown; `warning`: it can hardly be meant; `missing`: not filled in yet."""


class Problem(NamedTuple):
    """One finding, with its place, what is wrong and what to do."""

    severity: Severity
    table: str
    row: str
    column: str
    message: str
    hint: str


def find_problems(document: Document, language: str = "en") -> pd.DataFrame:
    """Return all findings.

    Parameters
    ----------
    document
        The document.
    language
        ``en`` or ``it``: of the messages and hints.

    Returns
    -------
    pandas.DataFrame
        Columns ``severity``, ``table``, ``row``, ``column``, ``message``, ``hint``, all text; errors first, then in the
        order of the tables and of the map.
    """
    with document.lock:
        found: list[Problem] = sorted(_Finder(document, shown(document), Words(language)).all(), key=_rank)
    return pd.DataFrame(found, columns=list(Problem._fields)).astype("str")


def problems_of_rows(
    document: Document, tables: Collection[str], language: str
) -> dict[tuple[str, str], list[Problem]]:
    """Return (table, row) → its findings, errors first; the document's lock is held.

    Parameters
    ----------
    document
        The document.
    tables
        Tables with rows of their own; what is found in what they host is found in their rows.
    language
        ``en`` or ``it``: of the messages and hints.
    """
    finder = _Finder(document, shown(document), Words(language))
    found = {
        (name, row_id): list(finder.in_row(TABLES[name], row_id)) for name in tables for row_id in finder.seen.ids[name]
    }
    for problem in finder.gaps():
        if (problem.table, problem.row) in found:
            found[problem.table, problem.row].append(problem)
    return {place: sorted(problems, key=_rank) for place, problems in found.items() if problems}


def _rank(problem: Problem) -> int:
    return ("error", "warning", "missing").index(problem.severity)


@dataclass(frozen=True)
class _Finder:
    document: Document
    seen: Shown
    words: Words

    def problem(self, severity: Severity, key: str, place: tuple[str, str, str], **blanks: object) -> Problem:
        """Return a finding in the reader's language."""
        return Problem(
            severity, *place, *(self.words.say(f"problem.{part}", **blanks) for part in (key, f"{key}.hint"))
        )

    def all(self) -> Iterator[Problem]:
        yield from self._hidden()
        for name, table in TABLES.items():
            if table.host:
                continue
            for row_id in self.seen.ids[name]:
                yield from self.in_row(table, row_id)
        yield from self.gaps()

    def in_row(self, table: Table, row_id: str) -> Iterator[Problem]:
        """Yield what is found in a row that is shown."""
        row = self.document.rows[table.name][row_id]
        yield from self._unsound(table, row_id, row)
        yield from self._unlinked(table, row_id, row)
        yield from self._unlinked_in_states(table.name, row_id, row)
        yield from self._missing(table, row_id, row)
        yield from self._contradictions(table.name, row_id, row)

    def _hidden(self) -> Iterator[Problem]:
        strays = set(self.seen.strays)
        # by id: the CRDT has no order of its own that Python and the page could share
        hidden = [
            (table, row_id)
            for name, table in TABLES.items()
            if not table.host
            for row_id in sorted(self.document.rows[name].keys() - set(self.seen.ids[name]))
        ]
        for table, row_id in hidden:
            if (table.name, row_id) not in strays:
                yield from self._dangling(table, row_id, self.document.rows[table.name][row_id])
        for table, row_id in hidden:
            if (table.name, row_id) in strays:
                yield self.problem("error", "stray", (table.name, shorten(row_id), ""), value=shorten(row_id))

    def _dangling(self, table: Table, row_id: str, row: Row) -> Iterator[Problem]:
        for column in table.columns:
            if not column.reference or column.reference.on_delete != "cascade":
                continue
            value = row.get(column.name)
            if value is not None and not self.seen.has(target_table(table, column, row), value):
                yield self.problem("error", "orphan", (table.name, row_id, column.name), value=shorten(value))

    def _unsound(self, table: Table, row_id: str, row: Row) -> Iterator[Problem]:
        for key, raw in sorted(row.items()):
            place = place_of(table.name, key)
            column = TABLES[place.table].column(place.column)
            if column is not None and column.name != "position" and raw != "" and not is_sound(column, raw):
                where = (place.table, ", ".join((row_id, *place.rest)), place.column)
                yield self.problem("error", "value", where, value=shorten(raw))

    def _unlinked(self, table: Table, row_id: str, row: Row) -> Iterator[Problem]:
        for column in table.columns:
            value = row.get(column.name)
            if column.reference and column.reference.on_delete == "unlink" and value is not None:
                target = target_table(table, column, row)
                if not self.seen.has(target, value):
                    where = (table.name, row_id, column.name)
                    yield self.problem("warning", "unlinked", where, value=shorten(value), table=target)

    def _unlinked_in_states(self, host: str, row_id: str, row: Row) -> Iterator[Problem]:
        for key, value in sorted(row.items()):
            place = place_of(host, key)
            column = TABLES[place.table].column(place.column)
            if not place.rest or column is None:
                continue
            where = (place.table, ", ".join((row_id, *place.rest)), column.name)
            if column.reference and not self.seen.has(column.reference.table, value):
                yield self.problem("warning", "unlinked", where, value=shorten(value), table=column.reference.table)
            if any(persona and not self.seen.has("personas", persona) for persona in place.rest[1:]):
                yield self.problem("error", "persona", where)

    def _missing(self, table: Table, row_id: str, row: Row) -> Iterator[Problem]:
        for column in table.columns:
            if column.is_asked and row.get(column.name, "") == "":
                label = column.label.in_language(self.words.language)
                where = (table.name, row_id, column.name)
                yield self.problem("missing", "missing", where, label=label, column=column.name)

    def _contradictions(self, name: str, row_id: str, row: Row) -> Iterator[Problem]:
        if name == "touchpoints" and row.get("is_moment_of_truth") and not row.get("moment_of_truth_reason"):
            yield self.problem("missing", "truth", (name, row_id, "moment_of_truth_reason"))
        if name == "notes":
            if row.get("note_kind") == "blocker" and not row.get("severity"):
                yield self.problem("missing", "blocker", (name, row_id, "severity"))
            if not (row.get("touchpoint_id") or row.get("step_id") or row.get("phase_id")):
                yield self.problem("warning", "loose", (name, row_id, ""))

    def gaps(self) -> Iterator[Problem]:
        """Yield what is not there yet."""
        for table, child, column, key in (
            ("journeys", "phases", "journey_id", "noPhases"),
            ("phases", "steps", "phase_id", "noSteps"),
        ):
            used = self._used(child, column)
            for row_id in self.seen.ids[table]:
                if row_id not in used:
                    yield self.problem("missing", key, (table, row_id, ""))
        roles = self._used("stakeholders", "role_kind")
        for role, label in ROLE_KIND.values.items():
            if self.seen.ids["journeys"] and role not in roles:
                said = label.in_language(self.words.language)
                yield self.problem("missing", "role", ("stakeholders", "", "role_kind"), role=role, label=said)

    def _used(self, table: str, column: str) -> set[object]:
        return {row.get(column) for row in self.document.rows[table].values()}
