"""What an intervention changes for customers: typed, or the relevance-weighted gaps it closes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Tables, laws, redesigns

from journey_widgets.analysis import intervention_effects, left_out
from journey_widgets.errors import JourneyError

NEEDED = ("interventions", "closures", "steps", "touchpoints", "assessments", "personas", "emotions", "notes")


def effects(tables: Tables, **parameters: Any) -> pd.DataFrame:
    names = ("interventions", "closures", "touchpoints", "assessments", "emotions")
    return intervention_effects(*(tables[name] for name in names), **parameters)


def cell(frame: pd.DataFrame, at: tuple[Any, ...], column: str) -> Any:
    return frame.loc[at, column] if at in frame.index else np.nan


def felt(tables: Tables, touchpoint: str, state: str) -> float:
    own = cell(tables["assessments"], (touchpoint, state), "step_id")
    step = own if isinstance(own, str) else tables["touchpoints"].loc[touchpoint, "step_id"]
    found = {
        persona: row["valence"]
        for (at, when, persona), row in tables["emotions"].iterrows()
        if at == step and when == state and not np.isnan(row["valence"])
    }
    if "" in found:
        return found[""]
    return float(np.mean(list(found.values()))) if found else np.nan


def points_of(tables: Tables, touchpoint: str, kind: str) -> float:
    """Return the points of one gap, from the formula."""
    if kind in {"value", "handoff"}:
        return 5.0
    if kind == "emotion":
        gap = (felt(tables, touchpoint, "future") - felt(tables, touchpoint, "current")) * 10 / 4
    else:
        now = cell(tables["assessments"], (touchpoint, "current"), kind)
        then = cell(tables["assessments"], (touchpoint, "future"), kind)
        if kind in {"experience", "expectation"}:
            gap = then - now
        elif now == 0:
            gap = 0.0 * then
        else:
            gap = 10 * (now - then) / now
    return gap if np.isnan(gap) else min(10.0, max(0.0, gap))


def sums_of(tables: Tables) -> dict[str, float]:
    shares: dict[tuple[str, ...], float] = {}
    for _, row in tables["closures"].iterrows():
        note = row["note_id"] if isinstance(row["note_id"], str) else ""
        key = (row["intervention_id"], row["touchpoint_id"], row["measure_kind"], note)
        shares[key] = shares.get(key, 0) + (1 if np.isnan(row["closed_rate"]) else row["closed_rate"])
    sums: dict[str, float] = {}
    for (name, touchpoint, kind, _), share in shares.items():
        if touchpoint not in tables["touchpoints"].index:
            continue
        relevance = tables["touchpoints"].loc[touchpoint, "relevance"]
        part = min(1, share) * points_of(tables, touchpoint, kind) * relevance / 10
        if not np.isnan(part):
            sums[name] = sums.get(name, 0) + part
    return sums


@settings(deadline=None, max_examples=20)
@given(tables=redesigns(*NEEDED))
def test_an_effect_is_the_typed_one_or_the_scaled_sum_of_gaps(tables: Tables) -> None:
    result = laws(effects, tables)
    sums = {name: value for name, value in sums_of(tables).items() if name in result.index}
    top = max(sums.values(), default=0)
    assert result["effect"].dropna().between(0, 10).all()
    for name, row in result.iterrows():
        typed = tables["interventions"].loc[name, "effect"]
        computed = np.nan if name not in sums else 10 * sums[name] / top if top else 0
        assert row["computed_effect"] == pytest.approx(computed, nan_ok=True)
        assert row["effect"] == pytest.approx(computed if np.isnan(typed) else typed, nan_ok=True)


@settings(deadline=None, max_examples=8)
@given(tables=redesigns(*NEEDED), full=st.floats(0.1, 50))
def test_with_a_full_sum_an_effect_does_not_depend_on_the_others(tables: Tables, full: float) -> None:
    result = effects(tables, full_sum=full)
    for name in result.index[:2]:
        alone = {**tables, "interventions": tables["interventions"].loc[[name]]}
        assert effects(alone, full_sum=full).loc[name, "effect"] == pytest.approx(
            result.loc[name, "effect"], nan_ok=True
        )
    assert result.attrs["parameters"]["full_sum"] == full


def small() -> Tables:
    at = pd.MultiIndex.from_product([["queue", "way"], ["current", "future"]])
    return {
        "interventions": pd.DataFrame({"effect": [None, None]}, index=["desk", "signs"]),
        "closures": pd.DataFrame(
            {
                "intervention_id": ["desk", "desk", "signs"],
                "touchpoint_id": ["queue", "queue", "way"],
                "measure_kind": ["experience", "duration_hours", "experience"],
                "closed_rate": [0.5, None, None],
            },
            index=["c1", "c2", "c3"],
        ),
        "touchpoints": pd.DataFrame({"relevance": [8.0, 5.0]}, index=["queue", "way"]),
        "assessments": pd.DataFrame(
            {"experience": [2.0, 8.0, 7.0, 6.0], "duration_hours": [1, 0.25, None, 1]}, index=at
        ),
    }


def test_parts_of_a_gap_weigh_by_relevance_and_a_worse_future_closes_nothing() -> None:
    result = intervention_effects(*small().values(), full_sum=20)
    # 0.5 · 6 · 0.8 + 7.5 · 0.8 = 8.4 of 20
    assert result["gap_points"].to_dict() == pytest.approx({"desk": 8.4, "signs": 0})
    assert result["effect"].to_dict() == pytest.approx({"desk": 4.2, "signs": 0})
    assert set(result["effect_source"]) == {"gaps"}


def test_what_cannot_be_counted_is_named_not_zero() -> None:
    tables = small()
    tables["touchpoints"].loc["way", "relevance"] = np.nan
    tables["closures"].loc["c2", "touchpoint_id"] = "door"
    tables["closures"].loc["c1", "measure_kind"] = "emotion"
    result = intervention_effects(*tables.values())
    assert result["effect"].isna().all()
    assert set(left_out(result)["reason"]) == {
        "the touchpoint has no relevance",
        "touchpoint_id is not among the rows given",
        "no emotion both today and in the future",
        "no effect typed, and no gap closed that is known",
    }


def test_bad_cells_are_named() -> None:
    tables = small()
    tables["closures"]["closed_rate"] = [2.0, -1.0, 0.5]
    with pytest.raises(JourneyError) as refused:
        intervention_effects(*tables.values())
    assert refused.value.details == (
        "closures, 'c1', closed_rate: 2 must be a number from 0 to 1",
        "closures, 'c2', closed_rate: -1 must be a number from 0 to 1",
    )
    with pytest.raises(JourneyError, match="yes_no_points must be a number from 0 to 10, not 12"):
        intervention_effects(*small().values(), yes_no_points=12)
