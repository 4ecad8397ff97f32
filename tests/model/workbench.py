"""What the tests of the model share: frames compared with the document, and a page that edits from the other side."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
from pycrdt import Doc, Map

import journey_widgets as jw
from journey_widgets.interchange import journey_file
from journey_widgets.model import frames
from journey_widgets.model.document import ROOTS, Document
from journey_widgets.model.removal import remove_rows
from journey_widgets.schema import TABLES
from journey_widgets.sources import from_rows

SMALL: dict[str, list[dict[str, Any]]] = {
    "facts": [{"redesign_id": "redesign", "title": "Small", "review_on": "2027-01-31"}],
    "segments": [{"segment_id": "sg1", "name": "All", "customers": 12}, {"segment_id": "sg2", "name": "Few"}],
    "personas": [{"persona_id": "pe1", "name": "Ada"}, {"persona_id": "pe2", "name": "Eva"}],
    "org_units": [{"org_unit_id": "ou1", "name": "Sales"}, {"org_unit_id": "ou2", "name": "Support"}],
    "actors": [{"actor_id": "ac1", "name": "Buyer"}],
    "journeys": [{"journey_id": "jo1", "name": "Buy", "persona_id": "pe1"}],
    "phases": [
        {"phase_id": "ph1", "journey_id": "jo1", "name": "Before"},
        {"phase_id": "ph2", "journey_id": "jo1", "name": "After"},
        {"phase_id": "ph3", "journey_id": "jo1", "name": "Later", "macro_phase": "post_purchase"},
        {"phase_id": "ph4", "journey_id": "jo1", "name": "Last"},
    ],
    "steps": [
        {"step_id": "st1", "phase_id": "ph1", "name": "Look"},
        {"step_id": "st2", "phase_id": "ph1", "name": "Ask"},
        {"step_id": "st3", "phase_id": "ph2", "name": "Use"},
        {"step_id": "st4", "phase_id": "ph2", "name": "Pay", "is_optional": True, "action": "Pays at the till"},
        {"step_id": "st5", "phase_id": "ph3", "name": "Mend", "flow_kind": "alternative"},
    ],
    "step_actors": [{"step_actor_id": "sa1", "step_id": "st1", "actor_id": "ac1"}],
    "emotions": [{"step_id": "st1", "state": "current", "persona_id": "pe2", "valence": -1}],
    "lanes": [{"lane_id": "la1", "journey_id": "jo1", "lane_kind": "action"}],
    "channels": [{"channel_id": "ch1", "name": "Web"}, {"channel_id": "ch2", "name": "Shop"}],
    "touchpoints": [
        {"touchpoint_id": "tp1", "step_id": "st1", "name": "Site", "channel_id": "ch1", "relevance": 7},
        {"touchpoint_id": "tp2", "step_id": "st1", "name": "Ad", "org_unit_id": "ou1"},
        {"touchpoint_id": "tp3", "step_id": "st2", "name": "Call", "is_moment_of_truth": True, "relevance": 9},
        {"touchpoint_id": "tp4", "step_id": "st3", "name": "Till", "channel_id": "ch2", "need": "A receipt"},
        {"touchpoint_id": "tp5", "step_id": "st3", "name": "Leaflet"},
    ],
    "assessments": [
        {"touchpoint_id": "tp1", "state": "current", "expectation": 8, "experience": 5},
        {"touchpoint_id": "tp1", "state": "future", "step_id": "st2"},
    ],
    "notes": [
        {"note_id": "no1", "note_kind": "blocker", "text": "Slow", "touchpoint_id": "tp1", "severity": "slows"},
        {"note_id": "no2", "note_kind": "thought", "text": "Hm", "step_id": "st2"},
        {"note_id": "no3", "note_kind": "data", "text": "n = 3", "phase_id": "ph2"},
    ],
    "evidence": [{"evidence_id": "ev1", "name": "Survey", "collected_on": "2026-05-01T09:30:00"}],
    "citations": [{"citation_id": "ci1", "evidence_id": "ev1", "table_name": "touchpoints", "row_id": "tp1"}],
    "comments": [{"comment_id": "co1", "table_name": "notes", "row_id": "no1", "text": "Really?"}],
}
"""A row or more in nearly every table; saved_views, products and stakeholders are empty."""


def small() -> jw.Redesign:
    """Return a redesign small enough to change at random."""
    return from_rows(SMALL, source="the small case")


def hold_all(rd: jw.Redesign) -> dict[str, pd.DataFrame]:
    """Ask for every frame; return them."""
    return {name: getattr(rd, name) for name in TABLES}


def assert_equal_frames(found: pd.DataFrame, wanted: pd.DataFrame, name: str) -> None:
    """Compare values, order, dtypes, names: of cells, index and columns."""
    same = found.equals(wanted) and found.dtypes.equals(wanted.dtypes)
    if not (same and _is_same_index(found.index, wanted.index) and _is_same_index(found.columns, wanted.columns)):
        pd.testing.assert_frame_equal(found, wanted, check_exact=True, obj=name)
        raise AssertionError(f"{name}: {found.index!r}, {found.columns!r}; wanted {wanted.index!r}, {wanted.columns!r}")


def _is_same_index(found: pd.Index, wanted: pd.Index) -> bool:
    if isinstance(found, pd.MultiIndex) != isinstance(wanted, pd.MultiIndex):
        return False
    if isinstance(found, pd.MultiIndex) and isinstance(wanted, pd.MultiIndex):
        dtypes = [level.dtype for level in found.levels] == [level.dtype for level in wanted.levels]
    else:
        dtypes = found.dtype == wanted.dtype
    return dtypes and found.equals(wanted) and list(found.names) == list(wanted.names)


def assert_in_step(rd: jw.Redesign) -> None:
    """Every held frame is what a frame built from scratch is, and its snapshot and row numbers with it."""
    for name, held in rd.frames.held.items():
        fresh = frames.build(rd.document, TABLES[name])
        assert_equal_frames(held.frame, fresh, name)
        assert_equal_frames(held.snapshot, fresh, f"{name}, snapshot")
        assert held.rows == {label: i for i, label in enumerate(fresh.index)}, name


def assert_copy_is_true(document: Document) -> None:
    """The plain copy of the document is what the CRDT holds."""
    for name in ROOTS:
        assert document.rows[name] == document._maps[name].to_py(), name


def file_text(rd: jw.Redesign) -> str:
    """Return the text a file of it would have."""
    return journey_file.to_text(rd.document)


def read_text(text: str) -> jw.Redesign:
    """Return the redesign a file with that text holds."""
    content = journey_file.parse(text, "the file")
    return from_rows(content.tables, content.own_columns, source="the file")


class Page:
    """A page: another copy of the document, edited on its own, that exchanges updates with the kernel's.

    Parameters
    ----------
    document
        The kernel's document.
    is_online
        Whether edits cross at once; otherwise when `exchange` is called.
    """

    _numbers = itertools.count(1)

    def __init__(self, document: Document, *, is_online: bool = True) -> None:
        self.id = f"page{next(self._numbers)}"
        self.is_online = is_online
        self.kernel = document
        self.doc: Doc[Any] = Doc()
        self.maps: dict[str, Map[Any]] = {name: self.doc.get(name, type=Map) for name in (*ROOTS, "columns")}
        self.told: list[bytes] = []
        self._own: list[bytes] = []
        self.doc.apply_update(document.update_since())
        self._watch = self.doc.observe(lambda event: self._own.append(event.update))
        self.stop = document.on_update(self._hear)

    def _hear(self, update: bytes, sender: str) -> None:
        if sender != self.id:
            self.told.append(update)

    def edit(self, write: Callable[[dict[str, Map[Any]]], object]) -> None:
        """Do one gesture, and send it where the page is online."""
        self.take_in()
        with self.doc.transaction():
            write(self.maps)
        if self.is_online:
            self.send()

    def set(self, table: str, row_id: str, key: str, value: object) -> None:
        """Set one value of a row."""
        self.edit(lambda maps: maps[table][row_id].__setitem__(key, value))

    def add(self, table: str, row_id: str, values: Mapping[str, object]) -> None:
        """Add a row."""
        self.edit(lambda maps: maps[table].__setitem__(row_id, Map(dict(values))))

    def remove(self, table: str, row_id: str) -> None:
        """Remove a row and what hangs on it, as a view does."""
        twin = Document()
        twin.apply_update(self.doc.get_update(), "file")
        before = twin.state_vector()
        with twin.transaction("page"):
            remove_rows(twin, {table: [row_id]})
        self.take_in()
        self.doc.apply_update(twin.update_since(before))
        if self.is_online:
            self.send()

    def send(self) -> None:
        """Send what was not sent yet."""
        waiting, self._own = self._own, []
        for update in waiting:
            self.kernel.apply_update(update, "page", sender=self.id)

    def take_in(self) -> None:
        """Take in what the kernel told; it is nothing to send back."""
        if not self.is_online:
            return
        while self.told:
            own = len(self._own)
            self.doc.apply_update(self.told.pop(0))
            del self._own[own:]

    def exchange(self) -> None:
        """Send and take in everything, as a page does that was away."""
        self._own.clear()
        self.told.clear()
        update = self.doc.get_update(self.kernel.state_vector())
        self.kernel.apply_update(update, "page", sender=self.id)
        self.doc.apply_update(self.kernel.update_since(self.doc.get_state()))
        self._own.clear()
        self.told.clear()

    def rows(self, table: str) -> dict[str, dict[str, Any]]:
        """Return the rows of a table as this page has them now."""
        self.take_in()
        found: dict[str, dict[str, Any]] = self.maps[table].to_py() or {}
        return found
