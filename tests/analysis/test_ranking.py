"""Priority, RICE, WSJF, cost of delay: published numbers, the formulas row by row, and all orders by brute force."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Tables, laws, redesigns

from journey_widgets.analysis import compare_rankings, cost_of_delay, left_out, priorities, rice, wsjf
from journey_widgets.errors import JourneyError


def ideas(**columns: list[float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(columns)
    return frame.set_axis([f"in{i}" for i in frame.index])


def test_published_rice() -> None:
    """The example values of Intercom's scale: reach, impact, confidence, effort."""
    rows = ideas(
        reach_customers=[5000, 10000, 200, 10],
        impact=[2, 3, 4, 3],
        confidence_rate=[0.8, 1, 1, 1],
        effort=[2, 0.5, 5, 6],
    )
    result = rice(rows)
    assert result["rice"].to_dict() == {"in1": 60000, "in0": 4000, "in2": 160, "in3": 5}
    assert result["rank"].tolist() == [1, 2, 3, 4]


def test_published_wsjf() -> None:
    """(100 + 50 + 20) / 10 = 17 and (80 + 30 + 10) / 5 = 24, brought to scales of ten."""
    rows = ideas(business_value=[10, 8], time_criticality=[5, 3], risk_reduction=[2, 1], effort=[1, 0.5])
    result = wsjf(rows)
    assert result["wsjf"].to_dict() == {"in1": 24, "in0": 17}
    by_weeks = wsjf(rows.assign(duration_weeks=[1, 2]), size="duration_weeks")
    assert by_weeks.index.tolist() == ["in0", "in1"]
    with pytest.raises(JourneyError, match="size must be one of 'effort', 'duration_weeks', not 'cost_eur'"):
        wsjf(rows, size="cost_eur")


def test_worked_cost_of_delay() -> None:
    jobs = ideas(delay_cost_eur_week=[1, 3, 10], duration_weeks=[10, 3, 1])
    result = cost_of_delay(jobs)
    assert result.index.tolist() == ["in2", "in1", "in0"]
    assert result["end_week"].tolist() == [1, 4, 14]
    assert result.attrs["totals"] == {"delay_cost_eur": 36}
    assert cost_of_delay(jobs, order=["in0", "in1", "in2"]).attrs["totals"] == {"delay_cost_eur": 189}


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 6))
def test_no_order_costs_less_than_that_of_cd3(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    costs, weeks = rng.integers(0, 20, n), rng.integers(1, 9, n)
    best = min(
        sum(costs[i] * sum(weeks[j] for j in order[: at + 1]) for at, i in enumerate(order))
        for order in itertools.permutations(range(n))
    )
    result = cost_of_delay(ideas(delay_cost_eur_week=costs.tolist(), duration_weeks=weeks.tolist()))
    assert result.attrs["totals"]["delay_cost_eur"] == pytest.approx(best)


def test_an_order_names_each_once() -> None:
    jobs = ideas(delay_cost_eur_week=[1, 3], duration_weeks=[10, 0])
    with pytest.raises(JourneyError) as refused:
        cost_of_delay(jobs, order=["in1", "in1"])
    assert refused.value.details == (
        "order: 'in1' stands there twice",
        "order: 'in1' has no cost of delay or no duration, or is no intervention",
        "order: 'in0' must stand there",
    )
    assert left_out(cost_of_delay(jobs)).to_dict("records") == [
        {"table": "interventions", "row": "in1", "reason": "duration_weeks is 0"}
    ]


def ranked_by(tables: Tables, **weights: float) -> pd.DataFrame:
    extra = tables["fits"]
    return priorities(tables["interventions"], extra["coherence"], extra["effect"], **weights)


def with_fits(tables: Tables, seed: int) -> Tables:
    rng = np.random.default_rng(seed)
    index = tables["interventions"].index
    fits = pd.DataFrame(
        {"coherence": rng.uniform(-1, 1, len(index)), "effect": rng.uniform(0, 10, len(index))}, index=index
    )
    return {**tables, "fits": fits.mask(rng.random(fits.shape) < 0.1)}


@settings(deadline=None, max_examples=25)
@given(tables=redesigns("interventions"), seed=st.integers(0, 99))
def test_priority_is_the_formula_of_the_method(tables: Tables, seed: int) -> None:
    tables = with_fits(tables, seed)
    result = laws(ranked_by, tables)
    frame = tables["interventions"]
    most = frame["efficiency_eur"].abs().max()
    assert result["priority"].dropna().between(0, 100 + 1e-9).all()
    for name, row in frame.iterrows():
        fit = tables["fits"].loc[name]
        efficiency = row["efficiency_eur"]
        part = max(0.0, efficiency) / most if most and not np.isnan(efficiency) else efficiency
        value = 100 * (0.4 * np.maximum(0, fit["coherence"]) + 0.4 * fit["effect"] / 10 + 0.2 * part)
        value *= row["confidence_rate"]
        assert result.loc[name, "priority"] == pytest.approx(value, nan_ok=True)
        override = row["priority_override"]
        used = value if np.isnan(override) else override
        assert result.loc[name, "used_priority"] == pytest.approx(used, nan_ok=True)
    used_ones = result["used_priority"].dropna()
    assert used_ones.is_monotonic_decreasing
    expected = used_ones.round(9).rank(ascending=False, method="min")
    assert result["rank"].dropna().tolist() == expected.tolist()


def test_conflicts_stand_beside_the_priority_and_do_not_change_it() -> None:
    frame = ideas(efficiency_eur=[-5, 10], confidence_rate=[1, 1])
    fits = pd.DataFrame({"coherence": [1.0, -1.0], "conflicts": [0, 2]}, index=frame.index)
    result = priorities(frame, fits, pd.Series([10.0, 10.0], frame.index))
    assert result["priority"].to_dict() == pytest.approx({"in0": 80, "in1": 60})
    assert result["conflicts"].to_dict() == {"in0": 0, "in1": 2}


def test_weights_add_up_to_one_and_coherence_is_no_more() -> None:
    frame = ideas(efficiency_eur=[1], confidence_rate=[1])
    ones = pd.Series([1.0], frame.index)
    with pytest.raises(JourneyError, match=r"must add up to 1, not 1\.1"):
        priorities(frame, ones, ones, coherence_weight=0.5)
    with pytest.raises(JourneyError) as refused:
        priorities(frame, ones * 9, ones)
    assert refused.value.details == ("coherences, 'in0': 9 must be a number from -1 to 1",)
    assert priorities(frame, ones, ones, coherence_weight=1, effect_weight=0, efficiency_weight=0)[
        "priority"
    ].tolist() == [100]


def test_what_has_no_priority_is_named_and_comes_last() -> None:
    frame = ideas(efficiency_eur=[1, 1], confidence_rate=[None, 0.1])
    ones = pd.Series([1.0, 1.0], frame.index)
    result = priorities(frame, ones, ones)
    assert result.index.tolist() == ["in1", "in0"]
    assert left_out(result)["reason"].tolist() == ["no confidence_rate: no priority by the formula"]


@settings(deadline=None, max_examples=20)
@given(tables=redesigns("interventions", most=12))
def test_each_way_of_ranking_holds_to_the_laws(tables: Tables) -> None:
    frame = tables["interventions"]
    rice_result = laws(lambda given_tables: rice(given_tables["interventions"]), tables)
    wsjf_result = laws(lambda given_tables: wsjf(given_tables["interventions"]), tables)
    ratio = (frame["delay_cost_eur_week"] / frame["duration_weeks"]).round(9)
    untied = {"interventions": frame[~ratio.duplicated()]}  # of those of one rank the earlier row is done first
    laws(lambda given_tables: cost_of_delay(given_tables["interventions"]), untied, is_ordered=True)
    delay = cost_of_delay(frame)
    for name, row in frame.iterrows():
        reach, effort = row["reach_customers"], row["effort"]
        if name in rice_result.index:
            value = reach * row["impact"] * row["confidence_rate"] / effort
            assert rice_result.loc[name, "rice"] == pytest.approx(value)
        else:
            assert pd.isna(reach) or row[["impact", "confidence_rate", "effort"]].isna().any() or effort == 0
        if name in wsjf_result.index:
            value = (row["business_value"] + row["time_criticality"] + row["risk_reduction"]) / effort
            assert wsjf_result.loc[name, "wsjf"] == pytest.approx(value)
    week = 0.0
    for row in delay.itertuples():
        assert row.start_week == pytest.approx(week)
        week += row.duration_weeks
        assert row.end_week == pytest.approx(week)
        assert row.delay_cost_eur == pytest.approx(row.delay_cost_eur_week * week)
        assert row.cd3 == pytest.approx(row.delay_cost_eur_week / row.duration_weeks)
    assert delay["cd3"].round(9).is_monotonic_decreasing
    both = frame[["delay_cost_eur_week", "duration_weeks"]].dropna()
    assert set(delay.index) == set(both.index[both["duration_weeks"] > 0])
    several = compare_rankings({"rice": rice_result, "wsjf": wsjf_result, "cd3": delay})
    assert sorted(several.index) == sorted({*rice_result.index, *wsjf_result.index, *delay.index})
    for name, row in several.iterrows():
        there = row[["rice_rank", "wsjf_rank", "cd3_rank"]].dropna()
        assert row["spread"] == there.max() - there.min()
        assert row["is_agreed"] == (len(set(there)) == 1)
        if name in delay.index:
            assert row["cd3_rank"] == delay.loc[name, "rank"]


def test_rankings_need_ranks() -> None:
    with pytest.raises(JourneyError, match=r"rankings\['rice'\]: there is no column 'rank'"):
        compare_rankings({"rice": pd.DataFrame({"rice": [1]})})
    assert compare_rankings({}).empty
