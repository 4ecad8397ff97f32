"""What of a redesign one may not want to hand on with its map."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from journey_widgets.schema.spec import Text
from journey_widgets.schema.tables import PLAN, TABLES


@dataclass(frozen=True)
class Part:
    """Tables and columns that travel or stay together.

    Parameters
    ----------
    label
        What a reader calls it.
    tables
        Whole tables.
    columns
        Table and column; a blank stands where the map still has the row.
    """

    label: Text
    tables: frozenset[str] = frozenset()
    columns: frozenset[tuple[str, str]] = field(default=frozenset())


_MONEY = frozenset(
    (table.name, column.name)
    for table in TABLES.values()
    for column in table.columns
    if "eur" in column.name.split("_") or column.name == "margin_rate"
)
_PHOTOGRAPHS = frozenset({"photographs"})
"""They hold all tables as they were: whoever leaves anything out leaves out them."""

PARTS: dict[str, Part] = {
    "costs": Part(Text("costs", "costi"), _PHOTOGRAPHS, _MONEY),
    "comments": Part(Text("comments", "commenti"), _PHOTOGRAPHS | {"comments"}),
    "evidence": Part(
        Text("evidence", "evidenze"),
        _PHOTOGRAPHS | {"evidence", "citations"},
        frozenset({("measurements", "evidence_id")}),
    ),
    "verbatims": Part(
        Text("customers' words", "parole dei clienti"),
        _PHOTOGRAPHS,
        frozenset({("emotions", "words"), ("answers", "words")}),
    ),
    "plan": Part(Text("the tables of the five steps", "le tabelle dei cinque passi"), frozenset(PLAN)),
}
"""What can be left out of an output, a snapshot or a file. Columns of one's own travel."""


def is_left_out(without: Collection[str], table: str, column: str = "") -> bool:
    """Return whether a table, or a column of it, stays behind."""
    parts = [PARTS[name] for name in without]
    return any(table in part.tables or (table, column) in part.columns for part in parts)


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of parts once each, in the order of `PARTS`."""
    wanted = set(names)
    return tuple(name for name in PARTS if name in wanted)
