"""A change as data: which tables, rows and columns, and who made it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Origin = Literal["kernel", "page", "undo", "redo", "file", "peer"]
"""Who changed the document: a cell, a view, an undo or redo, a file being read, or another copy of the document."""

Label = str | tuple[str, ...]
"""A row as its frame names it: an id, or a tuple where the frame has several index levels."""


def parts_of(label: Label) -> tuple[str, ...]:
    """Return a label as a tuple of index levels, however many."""
    return label if isinstance(label, tuple) else (label,)


@dataclass(frozen=True)
class TableChange:
    """What changed in one table.

    Parameters
    ----------
    added, removed
        Labels of the rows that came and went.
    updated
        Label of a row → its columns that changed.
    columns
        Whether columns of one's own came, went or got another dtype.
    """

    added: tuple[Label, ...] = ()
    removed: tuple[Label, ...] = ()
    updated: dict[Label, frozenset[str]] = field(default_factory=dict)
    columns: bool = False


@dataclass(frozen=True)
class Change:
    """One transaction, after the fact.

    Parameters
    ----------
    origin
        Who made it.
    label
        What the gesture or the cell was called; may be empty.
    tables
        Table name → what changed in it.
    """

    origin: Origin
    label: str
    tables: dict[str, TableChange]
