"""The document: a CRDT of small tables, and a plain copy of it that Python reads.

Each table is a map of row id → map of key → value, so that two people who edit two columns of one row both keep their
edit. Three things hold it together:

- every write goes through `transaction`, under one lock, on whatever thread it comes;
- `rows` is a plain copy of the CRDT, kept up to date by what the CRDT says of itself after each transaction, so that
  reading costs nothing and never meets half a transaction;
- listeners hear of a transaction after it has ended, in the order in which transactions ended.
"""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeGuard

from pycrdt import Doc, Map, Subscription

from journey_widgets.model.changes import Change, Origin
from journey_widgets.model.gaps import has_gap, seen_by
from journey_widgets.model.history import Direction, History, Step, Watch, is_same
from journey_widgets.model.tally import Tally
from journey_widgets.model.values import Row, Stored
from journey_widgets.schema import TABLES

Unsubscribe = Callable[[], None]

ROOTS = tuple(name for name, table in TABLES.items() if not table.host)
OWN_COLUMNS = "columns"
"""Root that declares columns of one's own: ``table`` → ``{column: dtype}``."""


class Document:
    """The CRDT document of one redesign.

    Attributes
    ----------
    rows
        Table → row id → key → value. A plain copy: read it, never write it.
    own_columns
        Table → column of one's own → dtype.
    structure
        Grows whenever rows come or go, or change their place or parent.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.structure = 0
        self.rows: dict[str, dict[str, Row]] = {name: {} for name in ROOTS}
        self.own_columns: dict[str, dict[str, str]] = {}
        self._doc: Doc[Any] = Doc()
        self._maps: dict[str, Map[Any]] = {name: self._doc.get(name, type=Map) for name in (*ROOTS, OWN_COLUMNS)}
        self._tally: Tally | None = None
        self._on_change: dict[object, Callable[[Change], None]] = {}
        self._on_update: dict[object, Callable[[bytes, str], None]] = {}
        self._before_foreign: dict[object, Callable[[], None]] = {}
        self._updates: list[bytes] = []
        self._failed: list[BaseException] = []
        self._watch = Watch(self.rows, self.own_columns)
        self._history = History()
        self._subscriptions: list[Subscription] = [
            *(self._maps[name].observe_deep(self._watcher(name)) for name in self._maps),
            self._doc.observe(lambda event: self._updates.append(event.update)),
        ]

    # ------------------------------------------------------------------ listening

    def on_change(self, listener: Callable[[Change], None]) -> Unsubscribe:
        """Call `listener` with each change, after it; return what ends that."""
        return _subscribe(self._on_change, listener)

    def on_update(self, listener: Callable[[bytes, str], None]) -> Unsubscribe:
        """Call `listener` with the bytes of each transaction and its sender; return what ends that."""
        return _subscribe(self._on_update, listener)

    def before_foreign(self, listener: Callable[[], None]) -> Unsubscribe:
        """Call `listener` before anything but a cell writes; return what ends that."""
        return _subscribe(self._before_foreign, listener)

    # ------------------------------------------------------------------ writing

    @contextmanager
    def transaction(self, origin: Origin, label: str = "", *, sender: str = "") -> Iterator[None]:
        """Make all writes within it one change, one update and one step of undo.

        Parameters
        ----------
        origin
            Who writes. Within another transaction, that one's origin stands.
        label
            What the step is called in the history.
        sender
            Id of the page whose bytes these are, so that it is not told its own news.
        """
        with self.lock:
            if self._tally is not None:
                yield
                return
            if origin != "kernel":
                self._announce()
            self._tally = Tally()
            self._watch = Watch(self.rows, self.own_columns)
            try:
                with self._doc.transaction(origin=origin):
                    yield
            finally:  # a CRDT does not roll back: what was written before an exception is told all the same
                self._finish(origin, label, sender)

    def set(self, table: str, row_id: str, key: str, value: Stored | None) -> None:
        """Set or, with None, clear one value. The row must exist; call it within a transaction."""
        self._watch.row(table, row_id)
        row = self._maps[table][row_id]
        if value is not None:
            row[key] = value
            self.rows[table][row_id][key] = value
        elif key in self.rows[table][row_id]:
            row.pop(key, None)
            del self.rows[table][row_id][key]

    def add(self, table: str, row_id: str, values: Mapping[str, Stored]) -> None:
        """Add a row, in place of one with the same id. Call it within a transaction."""
        self._watch.row(table, row_id)
        self._maps[table][row_id] = Map(dict(values))
        self.rows[table][row_id] = dict(values)

    def remove(self, table: str, row_id: str) -> None:
        """Remove one row and nothing else (`removal.remove_rows` minds what refers to it). Within a transaction."""
        self._watch.row(table, row_id)
        self.rows[table].pop(row_id, None)
        self._maps[table].pop(row_id, None)

    def declare(self, table: str, column: str, dtype: str | None) -> None:
        """Declare a column of one's own or, with None, forget it. Call it within a transaction."""
        self._watch.columns(table)
        declared = dict(self.own_columns.get(table, {}))
        if dtype is None:
            declared.pop(column, None)
        else:
            declared[column] = dtype
        # one text a table: a column is declared seldom, and a lost race costs no value
        self._maps[OWN_COLUMNS][table] = json.dumps(declared, sort_keys=True)
        self.own_columns[table] = declared

    # ------------------------------------------------------------------ exchanging

    def state_vector(self) -> bytes:
        """Return what this document has seen, for `update_since` of another copy."""
        with self.lock:
            return self._doc.get_state()

    def update_since(self, state_vector: bytes | None = None) -> bytes:
        """Return what a copy with that state vector lacks; without one, everything."""
        with self.lock:
            return self._doc.get_update(state_vector)

    def apply_update(self, update: bytes, origin: Origin, *, sender: str = "", label: str = "") -> None:
        """Take in what another copy of the document did.

        An update that builds upon one that was never told is left alone: see `gaps`.

        Raises
        ------
        ValueError
            If the bytes are no update; the document stays as it was.
        """
        with self.lock:
            if has_gap(update, seen_by(self._doc.get_state())):
                return
            try:
                with self.transaction(origin, label, sender=sender):
                    _apply(self._doc, update)
            except BaseException as error:
                if type(error).__name__ == "PanicException":  # Rust's own, no Exception, and not to be imported
                    raise ValueError(f"these bytes are no update of this document: {error}") from None
                raise

    # ------------------------------------------------------------------ undo

    def undo(self) -> bool:
        """Take back the last step of this person; return whether there was one."""
        return self._step("undo")

    def redo(self) -> bool:
        """Do again the last step taken back; return whether there was one."""
        return self._step("redo")

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        with self.lock:
            return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        with self.lock:
            return self._history.can_redo

    def go_to(self, number: int) -> bool:
        """Take back or do again, step by step, until a step is the last one done; 0 is before all of them.

        Returns
        -------
        bool
            Whether anything was taken back or done again.
        """
        moved = False
        with self.lock:
            while self._history.last("undo") > number and self.undo():
                moved = True
            while 0 < self._history.last("redo") <= number and self.redo():
                moved = True
        return moved

    def steps(self) -> list[tuple[Step, bool]]:
        """Return this person's steps as they were done, the newest first, and whether each is taken back."""
        with self.lock:
            return list(self._history.done())

    def forget_steps(self) -> None:
        """Empty the history: what was read from a file is nobody's step."""
        with self.lock:
            self._history.clear()

    def _step(self, direction: Direction) -> bool:
        with self.transaction(direction):
            while (step := self._history.next(direction)) is not None:
                self._take_back(step)
                if self._watch.step():
                    return True
                # of that one others left nothing: the one before it is then the last
        return False

    def _take_back(self, step: Step) -> None:
        """Write what was before, where what came after is still there: what others did since stays."""
        for (table, row_id), (before, after) in reversed(step.rows.items()):
            now = self.rows[table].get(row_id)
            if before is None:
                self.remove(table, row_id)
            elif after is None:
                if now is None:
                    self.add(table, row_id, before)
            elif now is not None:
                for key in {**before, **after}:
                    if is_same(now.get(key), after.get(key)):
                        self.set(table, row_id, key, before.get(key))
        for (table, column), (was, became) in step.columns.items():
            if self.own_columns.get(table, {}).get(column) == became:
                self.declare(table, column, was)

    # ------------------------------------------------------------------ what the CRDT says of itself

    def _watcher(self, table: str) -> Callable[[list[Any]], None]:
        def watch(events: list[Any]) -> None:
            try:
                for event in events:
                    if table == OWN_COLUMNS:
                        self._see_columns(event)
                    elif len(event.path) == 1:
                        self._see_cells(table, str(event.path[0]), event.keys)
                    elif not event.path:  # what goes on deeper inside a value is nothing a table holds
                        self._see_rows(table, event.keys)
            except BaseException as error:  # noqa: BLE001 - pycrdt would raise it at an innocent writer
                self._failed.append(error)

        return watch

    def _see_cells(self, table: str, row_id: str, keys: Mapping[str, Mapping[str, Any]]) -> None:
        row = self.rows[table].get(row_id)
        if row is None:
            return
        self._watch.row(table, row_id)
        for key, change in keys.items():
            value = change.get("newValue") if change["action"] != "delete" else None
            if _is_stored(value):
                row[key] = value
            else:  # deleted, or something no table holds
                row.pop(key, None)
            self._tally_now.cell(table, row_id, key)

    def _see_rows(self, table: str, keys: Mapping[str, Mapping[str, Any]]) -> None:
        for row_id, change in keys.items():
            self._watch.row(table, row_id)
            new = change.get("newValue") if change["action"] != "delete" else None
            if isinstance(new, Map):
                # not by way of JSON, where a rich text inside a row would pass for a text
                self.rows[table][row_id] = {k: v for k, v in new.items() if _is_stored(v)}
                self._tally_now.added(table, row_id, was_there=change["action"] == "update")
            else:
                self.rows[table].pop(row_id, None)
                self._tally_now.removed(table, row_id)

    def _see_columns(self, event: Any) -> None:  # noqa: ANN401 - pycrdt's events have no common type
        for table, change in event.keys.items():
            self._watch.columns(table)
            text = change.get("newValue") if change["action"] != "delete" else None
            self.own_columns[table] = _declared(text)
            self._tally_now.columns(table)

    def _announce(self) -> None:
        for listener in tuple(self._before_foreign.values()):
            listener()

    @property
    def _tally_now(self) -> Tally:
        if self._tally is None:
            raise RuntimeError("the document was written outside a transaction")
        return self._tally

    def _finish(self, origin: Origin, label: str, sender: str) -> None:
        # under the lock still, so that nobody hears of transactions in another order than they ended in
        tally, self._tally = self._tally_now, None
        updates, self._updates = self._updates, []
        failed, self._failed = self._failed, []
        if tally.is_structural:
            self.structure += 1
        self._history.take(origin, self._watch, label)
        for update in updates:
            for on_update in tuple(self._on_update.values()):
                _attempt(failed, on_update, update, sender)
        if not tally.is_empty:
            change = tally.change(origin, label)
            for on_change in tuple(self._on_change.values()):
                _attempt(failed, on_change, change)
        if failed:  # told last: one listener's mistake leaves nobody else in the dark
            raise failed[0]


def _attempt(failed: list[BaseException], listener: Callable[..., None], *news: object) -> None:
    try:
        listener(*news)
    except Exception as error:  # noqa: BLE001 - whatever a listener may raise
        failed.append(error)


def _apply(doc: Doc[Any], update: bytes) -> None:
    try:
        doc.apply_update(update)
    except RuntimeError as error:
        raise ValueError(f"these bytes are no update of this document: {error}") from None


def _is_stored(value: object) -> TypeGuard[Stored]:
    """Return whether a value of the CRDT is one that a table holds; a number that is none reads as missing."""
    return isinstance(value, (str, bool)) or (isinstance(value, (float, int)) and math.isfinite(value))


def _declared(text: object) -> dict[str, str]:
    try:
        found = json.loads(text) if isinstance(text, str) else {}
    except (ValueError, RecursionError):  # a page may send a text that is nested however deeply
        return {}
    return {k: v for k, v in found.items() if isinstance(v, str)} if isinstance(found, dict) else {}


def _subscribe(listeners: dict[object, Any], listener: Any) -> Unsubscribe:  # noqa: ANN401 - two kinds of listener
    token = object()
    listeners[token] = listener
    return lambda: listeners.pop(token, None) and None
