"""Makes a journey of a table of one's own, once its columns have been told apart: one row a touchpoint.

How rows become a map:

- An empty phase is the phase of the row above, an empty step the step of the row above in the same phase: merged cells
  of a spreadsheet look like that. Rows that are empty altogether are left out.
- A phase is its name, a step its name within its phase, wherever their rows stand; both stand in the order in which
  they first appear. Channels, owners and actors are one for each text.
- Without a column of steps each row is a step of its own, named like its touchpoint, so that it keeps its own emotion;
  what is said of a step where there is no touchpoint either is said of one step named like its phase.
- A row whose touchpoint is empty has none, unless it says something of one (a channel, a score): then the touchpoint
  has no name yet, and `Redesign.problems` asks for it. Without a column of touchpoints it is named like its step.
- A note is about the touchpoint of its row, else about the step, else about the phase.
- What a step, a phase or the map has one of (emotion, action, instance, persona) may be repeated in its rows, or left
  empty in some, but not be different.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

import pandas as pd

from journey_widgets.errors import JourneyError, listed, nearest, shorten
from journey_widgets.interchange.own_values import to_value
from journey_widgets.interchange.rows import Cells, Rows
from journey_widgets.model.lanes import default_lanes
from journey_widgets.model.values import RefusedValueError, Stored
from journey_widgets.schema import TABLES, Column
from journey_widgets.schema.choices import NOTE_KIND

NOTE_KINDS = tuple(kind for kind in NOTE_KIND.values if kind != "image")
"""Notes that are text; an image is a link."""

_PLACES: dict[str, tuple[str, str]] = {
    "phase": ("phases", "name"),
    "macro_phase": ("phases", "macro_phase"),
    "step": ("steps", "name"),
    "action": ("steps", "action"),
    "emotion": ("emotions", "valence"),
    "actor": ("actors", "name"),
    "touchpoint": ("touchpoints", "name"),
    "channel": ("channels", "name"),
    "contact_mode": ("touchpoints", "contact_mode"),
    "owner": ("org_units", "name"),
    "relevance": ("touchpoints", "relevance"),
    "is_moment_of_truth": ("touchpoints", "is_moment_of_truth"),
    "trigger": ("touchpoints", "trigger"),
    "need": ("touchpoints", "need"),
    "content": ("touchpoints", "content"),
    "expectation": ("assessments", "expectation"),
    "experience": ("assessments", "experience"),
    "duration_hours": ("assessments", "duration_hours"),
    "cost_eur": ("assessments", "cost_eur"),
    "persona": ("personas", "name"),
    **dict.fromkeys(NOTE_KINDS, ("notes", "text")),
}
"""Part → table and column in which its values come to stand."""


def _column(part: str) -> Column:
    table, name = _PLACES[part]
    return next(column for column in TABLES[table].columns if column.name == name)


_COLUMNS = {part: _column(part) for part in _PLACES}


def _meaning(part: str) -> str:
    if part in NOTE_KINDS:
        return f"Notes of the kind '{NOTE_KIND.values[part].en}'."
    if part in {"channel", "owner", "actor", "persona"}:
        return TABLES[_PLACES[part][0]].meaning
    column = _COLUMNS[part]
    return f"{column.meaning[:-1]}, {column.range_text()}." if column.dtype == "float64" else column.meaning


PARTS: dict[str, str] = {part: _meaning(part) for part in _PLACES} | {
    "phase": "Name of the phase; needed. An empty cell is the phase of the row above.",
    "step": "Name of the step; without it each touchpoint is a step of its own.",
    "emotion": "How the step feels, from -2 (very bad) to 2 (very good).",
    "owner": "Name of the function of the company, or of the partner, that owns the touchpoint.",
    "persona": "Name of the persona from whose point of view the map is drawn: one for the whole table.",
}
"""What a column of the table may be: our name → meaning."""

_IN_TOUCHPOINT = tuple(part for part, (table, _) in _PLACES.items() if table == "touchpoints")
_IN_ASSESSMENT = tuple(part for part, (table, _) in _PLACES.items() if table == "assessments")
_OF_TOUCHPOINT = {*_IN_TOUCHPOINT, *_IN_ASSESSMENT, "channel", "owner"}
_OF_STEP = {"emotion", "action", "actor"}
_ONE = {
    "emotion": "a step has one emotion: make a step of each row that feels different",
    "action": "a step has one action",
    "macro_phase": "a phase has one",
    "persona": "a map has one persona: make one of each persona's rows",
}
"""Parts of which there is one in a step, a phase or the map."""


class _Row(NamedTuple):
    """One row of the table: what it is called in an error, and its values by part."""

    label: str
    cells: dict[str, Stored]


def to_tables(
    frame: pd.DataFrame, columns: Mapping[str, str], *, title: str = "", language: str = "en"
) -> dict[str, list[Cells]]:
    """Return a table of one's own as the rows of a redesign with one journey.

    Parameters
    ----------
    frame
        One row a touchpoint, or a step without one. It is not changed.
    columns
        Our name → the table's column. `PARTS` has the names; ``phase`` is needed.
    title
        Title of the redesign and name of its journey.
    language
        Language in which the table is written.

    Returns
    -------
    dict
        Table → rows, as `model.loading.load` takes them.

    Raises
    ------
    TypeError
        If a name is not in `PARTS`, or ``phase`` is missing.
    JourneyError
        If a column is not in the table, the table is empty, or values are not allowed: with all the places.

    Examples
    --------
    >>> table = pd.DataFrame({"fase": ["Acquisto", None], "contatto": ["Sito", "Negozio"]})
    >>> [row["name"] for row in to_tables(table, {"phase": "fase", "touchpoint": "contatto"})["touchpoints"]]
    ['Sito', 'Negozio']
    """
    columns = {part: name for part, name in columns.items() if name is not None}
    _check_names(frame, columns)
    complaints: list[tuple[int, str]] = []
    rows = _read(frame, columns, complaints)
    if not complaints and not any(row.cells for row in rows):
        raise JourneyError("the table has no rows" if frame.empty else "the table's rows are all empty")
    journey = _Journey(columns, complaints)
    for number, row in enumerate(rows):
        if row.cells:
            journey.add(number, row)
    if complaints:
        lines = [text for _, text in sorted(complaints, key=lambda complaint: complaint[0])]
        raise JourneyError("the table cannot be read:", lines)
    return journey.tables(title, language)


def _check_names(frame: pd.DataFrame, columns: Mapping[str, str]) -> None:
    for part in columns:
        if part not in PARTS:
            raise TypeError(f"'{part}' is no part of a journey{nearest(part, PARTS)}; the parts are {', '.join(PARTS)}")
    if "phase" not in columns:
        raise TypeError("phase='…' is needed: the name of the column that holds the phase of each row")
    if not isinstance(frame, pd.DataFrame):
        raise JourneyError(f"a table is a DataFrame, not {type(frame).__name__}")
    misfits = [f"{part}={shorten(name)} {why}" for part, name in columns.items() if (why := _misfit(frame, name))]
    if misfits:
        raise JourneyError(f"the table has the columns {listed(frame.columns)}. Of those asked for:", misfits)


def _misfit(frame: pd.DataFrame, name: object) -> str:
    """Return why the table has no one column of that name; nothing where it has."""
    if not isinstance(name, Hashable):
        return "is not the name of one column"
    if name in frame.columns:
        return "names several columns: rename all but one" if isinstance(frame[name], pd.DataFrame) else ""
    if name in frame.index.names:
        return "is the table's index: make it a column with `.reset_index()`"
    return f"is no column of the table{nearest(str(name), map(str, frame.columns))}"


def _read(frame: pd.DataFrame, columns: Mapping[str, str], complaints: list[tuple[int, str]]) -> list[_Row]:
    """Return what the cells say, and note what they must not say."""
    given = {part: frame[name].tolist() for part, name in columns.items()}
    is_unique = frame.index.is_unique
    rows: list[_Row] = []
    for number, label in enumerate(frame.index):
        called = f"row {shorten(label)}" if is_unique else f"row {shorten(label)} (number {number + 1})"
        cells: dict[str, Stored] = {}
        for part, values in given.items():
            try:
                value = to_value(_COLUMNS[part], values[number])
            except RefusedValueError as error:
                what = f"{called}, column {shorten(columns[part])} ({part})"
                complaints.append((number, f"{what}: {shorten(values[number])} {error}"))
                continue
            if value is not None and value is not False:  # 'no moment of truth' says nothing of a touchpoint
                cells[part] = value
        rows.append(_Row(called, cells))
    return rows


class _Journey:
    """The rows of the redesign as they grow with the rows of the table."""

    def __init__(self, columns: Mapping[str, str], complaints: list[tuple[int, str]]) -> None:
        self.columns, self.complaints = columns, complaints
        self.rows = Rows()
        self.journey = self.rows.add("journeys", {})
        self.ids: dict[tuple[str, ...], str] = {}
        self.said: dict[tuple[str, str], tuple[Stored, str]] = {}
        self.phase = ""
        self.step = ""

    def add(self, number: int, row: _Row) -> None:
        """Take in one row of the table."""
        phase = str(row.cells.get("phase", self.phase))
        if not phase:
            why = "is empty, and there is no row above to take the phase from"
            self.complaints.append((number, f"{row.label}, column {shorten(self.columns['phase'])} (phase): {why}"))
            return
        if phase != self.phase:
            self.phase, self.step = phase, ""
        phase_id = self._once("phases", phase, journey_id=self.journey)
        step_id = self._step(row, phase_id)
        about: Cells = {"step_id": step_id} if step_id else {"phase_id": phase_id}
        if step_id:
            self._add_actor(row, step_id)
            if _OF_TOUCHPOINT & row.cells.keys():
                about = {"touchpoint_id": self._add_touchpoint(row, step_id)}
        for kind in NOTE_KINDS:
            if kind in row.cells:
                self.rows.add("notes", {"note_kind": kind, "text": row.cells[kind], **about})
        places = {"persona": self.journey, "macro_phase": phase_id, "emotion": step_id, "action": step_id}
        for part, row_id in places.items():
            self._say(number, row, part, row_id)

    def _once(self, table: str, name: str, **parent: str) -> str:
        """Return the id of the row of that name under its parent, made where there is none yet."""
        key = (table, *parent.values(), name)
        if key not in self.ids:
            self.ids[key] = self.rows.add(table, {**parent, "name": name})
        return self.ids[key]

    def _step(self, row: _Row, phase_id: str) -> str:
        """Return the id of a row's step; nothing where the row speaks of its phase alone."""
        self.step = str(row.cells.get("step", self.step))
        if self.step:
            return self._once("steps", self.step, phase_id=phase_id)
        if _OF_TOUCHPOINT & row.cells.keys():
            return self.rows.add("steps", {"phase_id": phase_id, "name": row.cells.get("touchpoint", self.phase)})
        return self._once("steps", self.phase, phase_id=phase_id) if _OF_STEP & row.cells.keys() else ""

    def _add_actor(self, row: _Row, step_id: str) -> None:
        if "actor" in row.cells:
            actor = self._once("actors", str(row.cells["actor"]))
            if ("step_actors", step_id, actor) not in self.ids:
                added = self.rows.add("step_actors", {"step_id": step_id, "actor_id": actor})
                self.ids["step_actors", step_id, actor] = added

    def _add_touchpoint(self, row: _Row, step_id: str) -> str:
        cells: Cells = {"step_id": step_id, **{part: row.cells[part] for part in _IN_TOUCHPOINT if part in row.cells}}
        cells["name"] = cells.pop("touchpoint", "" if "touchpoint" in self.columns else self.step or self.phase)
        if "channel" in row.cells:
            cells["channel_id"] = self._once("channels", str(row.cells["channel"]))
        if "owner" in row.cells:
            cells["org_unit_id"] = self._once("org_units", str(row.cells["owner"]))
        touchpoint = self.rows.add("touchpoints", cells)
        scores = {part: row.cells[part] for part in _IN_ASSESSMENT if part in row.cells}
        if scores:
            assessment: Cells = {"touchpoint_id": touchpoint, "state": "current", **scores}
            self.rows.extend("assessments", [assessment])
        return touchpoint

    def _say(self, number: int, row: _Row, part: str, row_id: str) -> None:
        """Keep what there is one of, and note where a later row says something else."""
        if part not in row.cells or not row_id:
            return
        value = row.cells[part]
        first, label = self.said.setdefault((part, row_id), (value, row.label))
        if first != value:
            what = f"{row.label}, column {shorten(self.columns[part])} ({part}): {shorten(value)} contradicts"
            self.complaints.append((number, f"{what} {shorten(first)} in {label}: {_ONE[part]}"))

    def tables(self, title: str, language: str) -> dict[str, list[Cells]]:
        """Return all rows, with what was said of steps, phases and the map put in its place."""
        tables = self.rows.tables
        tables["journeys"][0]["name"] = title
        self.rows.extend("facts", [{"redesign_id": "redesign", "title": title, "language": language}])
        hosts = {row_id: row for name in ("phases", "steps") for row_id, row in self._by_id(name)}
        for (part, row_id), (value, _) in self.said.items():
            if part == "persona":
                tables["journeys"][0]["persona_id"] = self._once("personas", str(value))
            elif part == "emotion":
                emotion: Cells = {"step_id": row_id, "state": "current", "persona_id": "", "valence": value}
                self.rows.extend("emotions", [emotion])
            else:
                hosts[row_id][part] = value
        self._add_lanes()
        return tables

    def _by_id(self, table: str) -> list[tuple[str, Cells]]:
        return [(str(row[TABLES[table].index[0]]), row) for row in self.rows.tables.get(table, ())]

    def _add_lanes(self) -> None:
        """Add the default lanes, and one for each kind of notes that no default lane would show."""
        has_actors = "step_actors" in self.rows.tables
        lanes: list[Cells] = [{**lane} for lane in default_lanes(self.journey, has_actors=has_actors)]
        self.rows.extend("lanes", lanes)
        shown = {lane["note_kind"] for lane in lanes}
        used = {note["note_kind"] for note in self.rows.tables.get("notes", ())}
        for kind in NOTE_KINDS:
            if kind in used - shown:
                self.rows.add("lanes", {"journey_id": self.journey, "lane_kind": "note", "note_kind": kind})
