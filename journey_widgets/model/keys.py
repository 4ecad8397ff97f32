"""How a value that depends on a state finds its place in a row.

What a touchpoint is in one state stands in the touchpoint's own row, under the key ``future.experience``; a feeling
stands in its step's row, under ``current.<persona>.valence`` (nothing between the dots: the journey's own persona). Two
people who each fill in one value of the same touchpoint and state therefore both keep theirs, which two new rows with
one id would not.

Every part of a key has its dots escaped, so a key can always be taken apart, whatever a column of one's own is called.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from journey_widgets.schema import TABLES, Table

ORDER = "order"
"""The key that holds a row's fractional index; `position` in a frame."""
LONGEST_ID = 200
"""Characters of an id, or of the name of a column of one's own."""


def is_id(text: object) -> bool:
    """Return whether `text` can name a row: one short printable line."""
    return isinstance(text, str) and 0 < len(text) <= LONGEST_ID and text.isprintable()


class Place(NamedTuple):
    """Where a key of a stored row is seen: a table, what of the index beside the row's id, a column."""

    table: str
    rest: tuple[str, ...]
    column: str


HOSTED: dict[str, dict[int, Table]] = {}
"""Host → number of parts of a key → the table whose rows live in it."""
for _table in TABLES.values():
    if _table.host:
        HOSTED.setdefault(_table.host, {})[len(_table.index)] = _table


def escape(part: str) -> str:
    """Return `part` without dots."""
    return part.replace("%", "%25").replace(".", "%2E") if "." in part or "%" in part else part


def unescape(part: str) -> str:
    """Return what `escape` was given."""
    return part.replace("%2E", ".").replace("%25", "%") if "%" in part else part


def key_of(table: Table, rest: tuple[str, ...], column: str) -> str:
    """Return the key of a column, in the row itself or, with `rest` of the index, in its host's row."""
    name = ORDER if column == "position" else column
    return ".".join(escape(part) for part in (*rest, name)) if table.host else escape(name)


@lru_cache(maxsize=65_536)
def place_of(table: str, key: str) -> Place:
    """Return the table and column in which the key of a stored row of `table` is seen."""
    parts = [unescape(part) for part in key.split(".")]
    column = "position" if parts[-1] == ORDER else parts[-1]
    if hosted := HOSTED.get(table, {}).get(len(parts)):
        return Place(hosted.name, tuple(parts[:-1]), column)
    return Place(table, (), column if len(parts) == 1 else key)
