"""A document's tables as they were between two transactions, while the document itself goes on.

What computes for a while (a live cell) reads a moment: whatever views write meanwhile, its tables fit together. A
moment takes over from the one before it the tables that have not changed, frames included.
"""

from __future__ import annotations

import threading

import pandas as pd

from journey_widgets.model.changes import Change
from journey_widgets.model.document import ROOTS, Document, Unsubscribe
from journey_widgets.model.frames import build
from journey_widgets.model.values import Row
from journey_widgets.schema import TABLES


class Moment:
    """The tables of a document at one moment; reads like a document, and never changes.

    Attributes
    ----------
    rows
        Table → row id → key → value.
    own_columns
        Table → column of one's own → its dtype.
    structure
        Counts what moved, came or went in the document.
    lock
        For whoever reads; no document waits for it.
    """

    def __init__(
        self,
        rows: dict[str, dict[str, Row]],
        own_columns: dict[str, dict[str, str]],
        structure: int,
        frames: dict[str, pd.DataFrame],
    ) -> None:
        self.rows, self.own_columns, self.structure = rows, own_columns, structure
        self.lock = threading.RLock()
        self._frames = frames

    def frame(self, table: str) -> pd.DataFrame:
        """Return a table as a DataFrame of one's own: what is written into it changes nothing else."""
        with self.lock:
            if table not in self._frames:
                self._frames[table] = build(self, TABLES[table])
            return self._frames[table].copy(deep=False)  # copied on write

    def frames_but(self, tables: set[str]) -> dict[str, pd.DataFrame]:
        """Return the frames that were made so far, without those of some tables."""
        with self.lock:
            return {name: frame for name, frame in self._frames.items() if name not in tables}


class Moments:
    """The newest moment of a document.

    Parameters
    ----------
    document
        The document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._changed: set[str] = set()
        self._last: Moment | None = None
        self.stop: Unsubscribe = document.on_change(self._note)
        """Ends the listening to the document."""

    def now(self) -> Moment:
        """Return the document as it is now: the same moment as long as nothing changes."""
        document = self._document
        with document.lock:  # no transaction is under way
            last, changed, self._changed = self._last, self._changed, set()
            if last is None or changed or last.structure != document.structure:
                roots = {TABLES[name].host or name for name in changed}
                kept = last.rows if last is not None else {}
                rows = {
                    name: kept[name] if name in kept and name not in roots else _copied(document.rows[name])
                    for name in ROOTS
                }
                is_like_before = last is not None and last.structure == document.structure
                frames = last.frames_but(changed) if last is not None and is_like_before else {}
                own = {table: dict(columns) for table, columns in document.own_columns.items()}
                self._last = last = Moment(rows, own, document.structure, frames)
            return last

    def _note(self, change: Change) -> None:
        self._changed |= set(change.tables)


def _copied(rows: dict[str, Row]) -> dict[str, Row]:
    return {row_id: dict(row) for row_id, row in rows.items()}
