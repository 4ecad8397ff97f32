"""The latest value of a KPI, from what was measured.

As the analysis `kpi_values` finds it, and nothing where that would refuse: a picture has to be drawn whatever was
measured. The twin of ``js/src/model/kpis.ts``, rule for rule.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from journey_widgets.model.values import Row, Stored, is_sound
from journey_widgets.schema import TABLES

_COUNTED = frozenset({"nps", "good_rate", "mean"})
_OF_CASES = frozenset({"rate", "per_unit"})
_PROMOTER, _DETRACTOR, _HIGHEST = 9, 6, 10
_MOST = 2**53


class KpiValue(NamedTuple):
    """The value of a KPI, and whether its target is met: None without a target or a direction."""

    value: float
    is_met: bool | None


class _UnusableError(Exception):
    """The rows of a date cannot be used."""


def latest_value(kpi: Row, measurements: Iterable[Row]) -> KpiValue | None:
    """Return the value at the latest date at which there is one, None where it cannot be told."""
    dates: dict[dt.datetime, list[Row]] = {}
    for row in measurements:
        at = _instant(row.get("measured_on"))
        if at is not None and _is_usable(kpi, row):
            dates.setdefault(at, []).append(row)
    for at in sorted(dates, reverse=True):
        try:
            value = _value_at(kpi, dates[at])
        except _UnusableError:
            return None
        if value is not None:  # a date at which nobody answered is none
            return KpiValue(value, _is_met(kpi, value))
    return None


def _number(row: Mapping[str, Stored], key: str) -> float | None:
    value = row.get(key)
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) else None  # type: ignore[arg-type]


def _count(row: Mapping[str, Stored], key: str) -> float | None:
    value = _number(row, key)
    return value if value is not None and value.is_integer() and 0 <= value <= _MOST else None


def _instant(raw: object) -> dt.datetime | None:
    column = TABLES["measurements"].column("measured_on")
    if not isinstance(raw, str) or column is None or not is_sound(column, raw):
        return None
    found = dt.datetime.fromisoformat(raw)
    return found if found.tzinfo is None else found.astimezone(dt.UTC).replace(tzinfo=None)


def _is_usable(kpi: Row, row: Row) -> bool:
    kind = kpi.get("formula_kind")
    if kind in _COUNTED:
        has_threshold = kind != "good_rate" or _number(kpi, "good_from") is not None
        return has_threshold and _number(row, "answer") is not None and _count(row, "answer_count") is not None
    if _number(row, "value") is None:
        return False
    return bool(_count(row, "sample_size")) if kind in _OF_CASES else kind == "value"


def _value_at(kpi: Row, rows: Sequence[Row]) -> float | None:
    """Return the value of the rows of one date, None where nobody answered."""
    kind = kpi.get("formula_kind")
    if kind in _COUNTED:
        return _of_answers(kpi, rows)
    values = [_number(row, "value") or 0.0 for row in rows]
    if kind == "value":
        if len(rows) > 1:
            raise _UnusableError
        return values[0]
    sizes = [_count(row, "sample_size") or 0.0 for row in rows]
    if any(value < 0 or (kind == "rate" and value > size) for value, size in zip(values, sizes, strict=True)):
        raise _UnusableError
    return sum(values) / sum(sizes)


def _of_answers(kpi: Row, rows: Sequence[Row]) -> float | None:
    answers = [_number(row, "answer") or 0.0 for row in rows]
    counts = [_count(row, "answer_count") or 0.0 for row in rows]
    if kpi.get("formula_kind") == "nps" and not all(0 <= answer <= _HIGHEST for answer in answers):
        raise _UnusableError
    total = sum(counts)
    if not total:
        return None
    return sum(_score(kpi, answer) * count for answer, count in zip(answers, counts, strict=True)) / total


def _score(kpi: Row, answer: float) -> float:
    kind = kpi.get("formula_kind")
    if kind == "nps":
        return 100.0 * ((answer >= _PROMOTER) - (answer <= _DETRACTOR))
    return answer if kind == "mean" else float(answer >= (_number(kpi, "good_from") or 0.0))


def _is_met(kpi: Row, value: float) -> bool | None:
    target, direction = _number(kpi, "target"), kpi.get("direction")
    if target is None or direction not in {"higher_is_better", "lower_is_better"}:
        return None
    return value >= target if direction == "higher_is_better" else value <= target
