"""A redesign as a live cell sees it: the tables of one moment, and a note of which of them it looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journey_widgets.errors import JourneyError, nearest
from journey_widgets.model.document import Document
from journey_widgets.model.moment import Moment
from journey_widgets.model.problems import find_problems
from journey_widgets.model.selection import Selected
from journey_widgets.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

SELECTED = "selected"
"""Stands among the tables that were read for what is picked in the views."""


class Reading:
    """What a live cell's function gets as its redesign: to read, and never to write.

    Its tables are attributes, as those of a `Redesign`. Each read is noted: the cell runs again when one of those
    tables changes.

    Parameters
    ----------
    document
        The document it is a moment of.
    moment
        The tables.
    selected
        What is picked in the views.

    Attributes
    ----------
    read : set of str
        Tables looked at so far; ``"selected"`` where the selection was.
    """

    _document: Document
    _moment: Moment
    _selected: Selected
    read: set[str]

    def __init__(self, document: Document, moment: Moment, selected: Selected) -> None:
        own = {"_document": document, "_moment": moment, "_selected": selected, "read": set()}
        for name, value in own.items():
            object.__setattr__(self, name, value)  # any other attribute that is set is refused

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_") or name not in TABLES:
            raise AttributeError(f"a redesign in a live cell has no '{name}'{nearest(name, TABLES)}")
        self.read.add(name)
        frame: pd.DataFrame = self._moment.frame(name)
        return frame

    def __setattr__(self, name: str, value: object) -> None:
        raise JourneyError(f"a live cell reads: set rd.{name} in an ordinary cell")

    def __dir__(self) -> list[str]:
        """Return what there is to read."""
        return [*TABLES, "selected", "title", "language", "problems", "tables"]

    @property
    def selected(self) -> Selected:
        """Rows picked in the views, table → ids."""
        self.read.add(SELECTED)
        return {table: list(ids) for table, ids in self._selected.items()}

    @property
    def title(self) -> str:
        """Title of the redesign."""
        return self._fact("title", "")

    @property
    def language(self) -> str:
        """Language in which the map is written: ``en`` or ``it``."""
        return self._fact("language", "en")

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return all tables, name → DataFrame."""
        return {name: getattr(self, name) for name in TABLES}

    def problems(self) -> pd.DataFrame:
        """Return what is incomplete, as `Redesign.problems`."""
        self.read.update(TABLES)
        with self._document.lock:
            return find_problems(self._document, self.language)

    def _fact(self, key: str, default: str) -> str:
        value = self.facts[key].get("redesign")
        return value if isinstance(value, str) else default
