"""What a lane of numbers shows at a step.

Durations and costs of a step's touchpoints add up; everything else is the mean over those that have a value. What
nobody said is missing, never zero. The twin of ``js/src/model/numbers.ts``, rule for rule.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from journey_widgets.export.map_layout import JourneyMap, LaneSpec, MapColumn
from journey_widgets.export.rows import assessed, read, said_of_step
from journey_widgets.model.document import Document
from journey_widgets.model.keys import key_of
from journey_widgets.model.values import Row
from journey_widgets.schema import TABLES

SUMMED = frozenset({"duration_hours", "cost_eur"})
_ASSESSED = frozenset({"experience", "expectation"}) | SUMMED
MEASURES = ("emotion", "experience", "expectation", "service_gap", "relevance", "duration_hours", "cost_eur")
"""Measures every document has; any other name is that of a column of one's own."""
_NUMERIC = frozenset({"float64", "Int64"})
_FIXED = {"emotion": (-2.0, 2.0), "experience": (0.0, 10.0), "expectation": (0.0, 10.0), "relevance": (0.0, 10.0)}

_Reads = Callable[[Row, str], float | None]


class Measure(NamedTuple):
    """What a lane of numbers shows.

    Attributes
    ----------
    name
        Name of the measure.
    host
        Whose rows hold it: ``steps`` or ``touchpoints``.
    reads
        Returns the value of a row in a state, None for none.
    """

    name: str
    host: str
    reads: _Reads


def measure_of(name: str, own: Mapping[str, Mapping[str, str]]) -> Measure | None:
    """Return what a lane's measure is, None where there is no such column.

    Parameters
    ----------
    name
        Name of the measure.
    own
        Table → column of one's own → dtype.
    """
    if name == "emotion":
        return Measure(name, "steps", lambda row, state: _number(said_of_step(row, state, "valence")))
    if name == "relevance":
        return Measure(name, "touchpoints", lambda row, _: _number(read("touchpoints", row, name)))
    if name == "service_gap":
        return Measure(name, "touchpoints", _service_gap)
    if name in _ASSESSED:
        return Measure(name, "touchpoints", lambda row, state: _number(assessed(row, state, name)))
    for host in ("touchpoints", "steps"):
        if own.get(host, {}).get(name) in _NUMERIC and TABLES[host].column(name) is None:
            key = key_of(TABLES[host], (), name)
            return Measure(name, host, lambda row, _, key=key: _number(row.get(key)))  # type: ignore[misc]
    return None


def _service_gap(row: Row, state: str) -> float | None:
    experience, expectation = (_number(assessed(row, state, name)) for name in ("experience", "expectation"))
    return None if experience is None or expectation is None else experience - expectation


def _number(value: object) -> float | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) else None  # type: ignore[arg-type]


def value_of(measure: Measure, rows: Iterable[Row], state: str) -> float | None:
    """Return a step's number, of the rows that hold it: the step's own, or its touchpoints'."""
    values = [value for row in rows if (value := measure.reads(row, state)) is not None]
    if not values:
        return None
    total = 0.0
    for value in values:  # as the page adds them up, one by one
        total += value
    return total if measure.name in SUMMED else total / len(values)


class Scale(NamedTuple):
    """The ends of a lane's scale."""

    low: float
    high: float

    def share(self, value: float) -> float:
        """Return where a value stands on the scale, from 0 to 1."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def scale_of(name: str, values: Iterable[float | None]) -> Scale:
    """Return the ends of a lane's scale: those of the measure, else what holds all values and zero."""
    if name in _FIXED:
        return Scale(*_FIXED[name])
    found = [value for value in values if value is not None]
    low, high = min([0.0, *found]), max([0.0, *found])
    return Scale(0.0, 1.0) if low == high else Scale(low, high)


def numbers_of(
    document: Document, journey_map: JourneyMap, lane: LaneSpec, columns: Sequence[MapColumn]
) -> list[float | None]:
    """Return the numbers of a lane, column by column."""
    measure = measure_of(lane.measure or "", document.own_columns)
    if measure is None:
        return [None] * len(columns)
    numbers = []
    for column in columns:
        ids: Sequence[str] = (column.step_id,) if column.step_id is not None and column.has_step else ()
        if measure.host == "touchpoints":
            ids = journey_map.touchpoints.get(column.key, ())
        rows = (document.rows[measure.host].get(row_id) or {} for row_id in ids)
        numbers.append(value_of(measure, rows, journey_map.state))
    return numbers
