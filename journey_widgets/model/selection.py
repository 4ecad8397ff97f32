"""What is picked in the views of a redesign: a card, a brush over a chart. It is nobody's edit, and in no file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from journey_widgets.errors import JourneyError, listed, nearest, shorten
from journey_widgets.schema import TABLES

Selected = dict[str, list[str]]


class Selection:
    """Rows that are picked, table → ids, and who wants to hear of it."""

    def __init__(self) -> None:
        self._now: Selected = {}
        self._listeners: dict[object, Callable[[Selected, object], None]] = {}

    @property
    def now(self) -> Selected:
        """What is picked, as a copy."""
        return {table: list(ids) for table, ids in self._now.items()}

    def set(self, selected: object, source: object = None) -> None:
        """Pick other rows.

        Parameters
        ----------
        selected
            Table → ids; tables that are not in it have nothing picked.
        source
            Who picks, for those who hear of it.

        Raises
        ------
        JourneyError
            If it is no mapping of tables to ids.
        """
        found = _checked(selected)
        if found == self._now:
            return
        self._now = found
        for listener in tuple(self._listeners.values()):
            listener(self.now, source)

    def on_change(self, listener: Callable[[Selected, object], None]) -> Callable[[], None]:
        """Call `listener` with what is picked and by whom, whenever it changes; return what ends that."""
        token = object()
        self._listeners[token] = listener
        return lambda: self._listeners.pop(token, None) and None


def _checked(selected: object) -> Selected:
    if not isinstance(selected, Mapping):
        raise JourneyError(f"a selection is a dict of tables and ids, not {type(selected).__name__}")
    found: Selected = {}
    for table, ids in selected.items():
        if table not in TABLES:
            raise JourneyError(
                f"a selection names tables ({listed(list(TABLES)[:6])} …), not {shorten(str(table))}"
                f"{nearest(str(table), TABLES)}"
            )
        if isinstance(ids, str) or not isinstance(ids, Iterable):
            raise JourneyError(f"a selection holds lists of ids, and {table} has {shorten(str(ids))}")
        if kept := list(dict.fromkeys(map(str, ids))):
            found[table] = kept
    return found
