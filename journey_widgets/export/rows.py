"""Values of stored rows as the schema reads them; what a touchpoint is, and how a step feels, in one state.

The twin of ``js/src/model/assessment.ts`` and of ``toRow`` in ``js/src/model/values.ts``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from journey_widgets.model.keys import ORDER, key_of
from journey_widgets.model.order import order_of
from journey_widgets.model.shown import Shown
from journey_widgets.model.values import Stored, is_sound
from journey_widgets.schema import TABLES, Column


@dataclass(frozen=True)
class InState:
    """A touchpoint as it is in one state: where the state says nothing, as its own row says.

    Attributes
    ----------
    expectation, experience
        Scores from 0 to 10, None where not scored.
    order
        Fractional index among the touchpoints of its step.
    """

    is_present: bool
    step_id: str | None
    channel_id: str | None
    contact_mode: str | None
    org_unit_id: str | None
    expectation: float | None
    experience: float | None
    order: str


class Feeling(NamedTuple):
    """How a step feels to the journey's own persona: −2 … +2, and the feeling in words."""

    valence: float | None
    words: str | None


def read(table: str, row: Mapping[str, Stored], column: str) -> Stored | None:
    """Return one plain value of a stored row as the schema reads it: an unsound one as missing.

    References are not followed: `in_state` does that.
    """
    spec, key = _spec(table, (), column)
    return _sound(spec, row.get(key))


@lru_cache(maxsize=1024)
def _spec(table: str, rest: tuple[str, ...], column: str) -> tuple[Column, str]:
    """Return what the schema says of a column, and the key of its value in a stored row."""
    spec = TABLES[table].column(column)
    if spec is None:
        raise KeyError(f"{table}.{column}")
    return spec, key_of(TABLES[table], rest, column)


def read_text(table: str, row: Mapping[str, Stored], column: str) -> str | None:
    """Return one plain text of a stored row, None where there is none."""
    value = read(table, row, column)
    return value if isinstance(value, str) else None


def _sound(spec: Column, raw: Stored | None) -> Stored | None:
    return raw if raw is not None and is_sound(spec, raw) else spec.default


def _number(value: Stored | None) -> float | None:
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _text(value: Stored | None) -> str | None:
    return value if isinstance(value, str) else None


def assessed(row: Mapping[str, Stored], state: str, column: str) -> Stored | None:
    """Return one value of what a touchpoint is in a state, as the schema reads it."""
    spec, key = _spec("assessments", (state,), column)
    return _sound(spec, row.get(key))


def in_state(row: Mapping[str, Stored], state: str, shown: Shown) -> InState:
    """Return what the touchpoint of a stored row is in one state.

    Parameters
    ----------
    row
        The touchpoint's row in the document.
    state
        ``current``, ``future`` or ``best_practice``.
    shown
        What is shown of the document: a reference to anything else reads as empty.
    """

    def refers(column: str, table: str) -> str | None:
        for value in (assessed(row, state, column), read("touchpoints", row, column)):
            if isinstance(value, str) and shown.has(table, value):
                return value
        return None

    order = row.get(key_of(TABLES["assessments"], (state,), "position"))
    mode = _text(assessed(row, state, "contact_mode"))
    return InState(
        is_present=assessed(row, state, "is_present") is not False,
        step_id=refers("step_id", "steps"),
        channel_id=refers("channel_id", "channels"),
        contact_mode=mode if mode is not None else read_text("touchpoints", row, "contact_mode"),
        org_unit_id=refers("org_unit_id", "org_units"),
        expectation=_number(assessed(row, state, "expectation")),
        experience=_number(assessed(row, state, "experience")),
        order=order_of(row.get(ORDER) if order is None else order),
    )


def said_of_step(row: Mapping[str, Stored], state: str, column: str, persona_id: str = "") -> Stored | None:
    """Return what the row of a step says of one state, in a column of `emotions`; by default for the journey's own."""
    spec, key = _spec("emotions", (state, persona_id), column)
    return _sound(spec, row.get(key))


def feeling(row: Mapping[str, Stored], state: str, persona_id: str = "") -> Feeling:
    """Return how the step of a stored row feels in one state, by default to the journey's own persona."""
    valence, words = (said_of_step(row, state, column, persona_id) for column in ("valence", "words"))
    return Feeling(_number(valence), _text(words))
