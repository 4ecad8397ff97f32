"""When live cells run: after what they read has changed, in the order they were made, and never twice for one burst.

In a notebook they run on its own thread, between cells and messages. After a run that took a while there is a rest of
the same length, in which whatever else waits (the next edits of a drag, say) is taken in first. Without a notebook they
run at once.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import Protocol
from weakref import WeakKeyDictionary

from journey_widgets.model.changes import Change
from journey_widgets.model.moment import Moments
from journey_widgets.redesign import Redesign
from journey_widgets.schema import TABLES, Table
from journey_widgets.widgets.reading import SELECTED

LONGEST_REST_S = 0.5


class Runs(Protocol):
    """A live cell, as the flow sees it."""

    is_stale: bool
    read: set[str]
    """What its last run looked at."""

    def run(self) -> bool:
        """Run; return whether it gives something else than before."""

    def takes(self, other: Runs) -> bool:
        """Return whether another cell is one of its arguments."""


class Flow:
    """The live cells of one redesign."""

    def __init__(self, rd: Redesign) -> None:
        self.moments = Moments(rd.document)
        self._document = rd.document
        self._structure = rd.document.structure
        self._cells: list[Runs] = []
        self._is_due = False
        self._rested_at = 0.0
        self._loop = _running_loop()
        self._stops: list[Callable[[], None]] = [
            self.moments.stop,
            rd.document.on_change(self._note_change),
            rd.selection.on_change(lambda _selected, _source: self.note({SELECTED})),
        ]

    def add(self, cell: Runs) -> None:
        """Let a cell run from now on."""
        self._cells.append(cell)
        self._loop = self._loop or _running_loop()

    def remove(self, cell: Runs) -> bool:
        """Let it run no more; return whether others still do."""
        self._cells = [other for other in self._cells if other is not cell]
        if not self._cells:
            for stop in self._stops:
                stop()
        return bool(self._cells)

    def note(self, tables: set[str]) -> None:
        """Note that tables have changed."""
        stale = [cell for cell in self._cells if cell.read & tables]
        for cell in stale:
            cell.is_stale = True
        if stale:
            self.ask()

    def ask(self) -> None:
        """Run what is stale, soon."""
        if self._loop is None or self._loop.is_closed():
            self._run()
        elif not self._is_due:
            self._is_due = True
            self._loop.call_soon_threadsafe(self._wait)

    def _note_change(self, change: Change) -> None:
        is_structural, self._structure = self._structure != self._document.structure, self._document.structure
        # rows that came, went or moved: the order and the references of what hangs on them may be different
        self.note(_with_dependants(change.tables) if is_structural else set(change.tables))

    def _wait(self) -> None:
        rest = self._rested_at - time.monotonic()
        if rest > 0 and self._loop is not None:
            self._loop.call_later(rest, self._run)
        else:
            self._run()

    def _run(self) -> None:
        self._is_due = False
        began = time.monotonic()
        for i, cell in enumerate(tuple(self._cells)):
            if cell.is_stale:
                cell.is_stale = False
                if cell.run():
                    for later in self._cells[i + 1 :]:
                        later.is_stale = later.is_stale or later.takes(cell)
        took = time.monotonic() - began
        self._rested_at = time.monotonic() + min(took, LONGEST_REST_S)


def _with_dependants(tables: Iterable[str]) -> set[str]:
    """Return tables with those whose rows refer to them, or are kept in them, and so on."""
    found = set(tables)
    while more := {name for name, table in TABLES.items() if name not in found and _is_upon(table, found)}:
        found |= more
    return found


def _is_upon(table: Table, tables: set[str]) -> bool:
    targets = {column.reference.table or "*" for column in table.columns if column.reference}
    return table.host in tables or "*" in targets or bool(targets & tables)


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


_flows: WeakKeyDictionary[Redesign, Flow] = WeakKeyDictionary()


def flow_of(rd: Redesign) -> Flow:
    """Return the flow of a redesign, made when its first cell needs it."""
    if rd not in _flows:
        _flows[rd] = Flow(rd)
    return _flows[rd]


def leave(rd: Redesign, cell: Runs) -> None:
    """Take a cell out of its redesign's flow; with the last one the flow goes."""
    flow = _flows.get(rd)
    if flow is not None and not flow.remove(cell):
        del _flows[rd]
