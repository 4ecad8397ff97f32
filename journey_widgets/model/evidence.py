"""How far what a row says of today is proved.

The twin of ``js/src/model/evidence.ts``, rule for rule; of touchpoints and steps, `journey_widgets.analysis` says the
same of their tables.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from journey_widgets.model.document import Document
from journey_widgets.model.keys import key_of, place_of
from journey_widgets.model.shown import Shown
from journey_widgets.model.values import Row, Stored, is_sound
from journey_widgets.schema import TABLES
from journey_widgets.schema.evidence import CLAIMS, FEELING, PROVES_NOTHING, SCORES
from journey_widgets.schema.evidence import evidence_level as level_of

WHOLE = ""
"""Stands for the row as a whole, where a citation names no column."""


def cited_in(document: Document, seen: Shown) -> Mapping[tuple[str, str], Collection[str]]:
    """Return (table, row) → the columns cited from a source that proves something; the document's lock is held."""
    found: dict[tuple[str, str], set[str]] = {}
    for citation_id in seen.ids["citations"]:
        row = document.rows["citations"][citation_id]
        source = document.rows["evidence"].get(str(row.get("evidence_id")), {})
        if source.get("source_kind") == PROVES_NOTHING:
            continue
        column = row.get("column_name")
        place = (str(row.get("table_name")), str(row.get("row_id")))
        found.setdefault(place, set()).add(column if isinstance(column, str) else WHOLE)
    return found


def claims_of(table: str, row: Row, seen: Shown) -> list[str]:
    """Return the columns of the values that stand in a row and can be proved."""
    claims = [name for name in CLAIMS.get(table, ()) if _stands(table, name, row.get(key_of(TABLES[table], (), name)))]
    if table == "touchpoints":
        hosted = TABLES["assessments"]
        claims += [name for name in SCORES if _stands(hosted.name, name, row.get(key_of(hosted, ("current",), name)))]
    if table == "steps" and any(_is_felt(key, value, seen) for key, value in row.items()):
        claims.append(FEELING)
    return claims


def _stands(table: str, name: str, value: Stored | None) -> bool:
    spec = TABLES[table].column(name)
    return spec is not None and value is not None and is_sound(spec, value)


def _is_felt(key: str, value: Stored, seen: Shown) -> bool:
    """Return whether a value of a step's row is how it feels today, to somebody who is there."""
    place = place_of("steps", key)
    if place.table != "emotions" or place.column != FEELING or place.rest[0] != "current":
        return False
    return (not place.rest[1] or seen.has("personas", place.rest[1])) and _stands("emotions", FEELING, value)


def evidence_level(table: str, row: Row, cited: Collection[str] | None, seen: Shown) -> str | None:
    """Return how far a row is proved.

    Parameters
    ----------
    table, row
        The table, and the row as the document holds it.
    cited
        What of the row is cited, as `cited_in` has it; None for nothing.
    seen
        What is shown of the document.

    Returns
    -------
    str or None
        ``none``, ``part`` or ``full``; None where nothing is claimed.
    """
    claims = claims_of(table, row, seen)
    cited = cited or ()
    proved = len(claims) if WHOLE in cited else sum(claim in cited for claim in claims)
    return level_of(len(claims), proved)
