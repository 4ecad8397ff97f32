"""A document's tables as they were between two transactions, while the document itself goes on.

What computes for a while (a live cell) reads a moment: whatever views write meanwhile, its tables fit together.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from journey_widgets.model.changes import Change
from journey_widgets.model.document import Document
from journey_widgets.model.frames import Frames
from journey_widgets.schema import TABLES


class Moment:
    """The tables of a document at one moment.

    Parameters
    ----------
    frames
        Name → table.
    """

    def __init__(self, frames: Mapping[str, pd.DataFrame]) -> None:
        self._frames = frames

    def frame(self, table: str) -> pd.DataFrame:
        """Return a table as a DataFrame of one's own: what is written into it changes nothing else."""
        return self._frames[table].copy(deep=False)  # copied on write


class Moments:
    """The newest moment of a document.

    Its frames are others than a redesign's: those stand still while a cell runs.

    Parameters
    ----------
    document
        The document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._frames = Frames(document)
        self._last: Moment | None = None
        self._copies: dict[str, pd.DataFrame] = {}
        self._stop = document.on_change(self._note)

    def now(self) -> Moment:
        """Return the document as it is now: the same moment as long as nothing changes."""
        with self._document.lock:  # no transaction is under way
            if self._last is None:
                self._frames.hold_all()
                for name in self._frames.take_in() | (TABLES.keys() - self._copies.keys()):
                    self._copies[name] = self._frames.get(name).copy(deep=False)
                self._last = Moment(dict(self._copies))
            return self._last

    def stop(self) -> None:
        """End the listening to the document."""
        self._stop()
        self._frames.stop()

    def _note(self, _change: Change) -> None:
        self._last = None
