"""Control charts: published limits and signals, laws, and a plain loop beside the rules."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_widgets.analysis import control_signals, left_out, p_chart, u_chart, xmr_chart
from journey_widgets.analysis.control import RULE_SETS, RULES
from journey_widgets.errors import JourneyError

NIST = pd.Series([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
LIVELY = [40, 41, 39, 42, 38, 41, 40, 39, 41, 40, 42, 43, 42.5, 43, 42.2, 44.5, 44.2, 43, 47]

series = st.lists(st.integers(-8, 8).map(float) | st.floats(-8, 8).map(lambda x: round(x, 6)), max_size=40).map(
    lambda values: pd.Series(values, dtype="float64")
)
counts = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60)), max_size=30)


# ---------------------------------------------------------------------- published


def test_limits_of_single_values_as_nist_has_them() -> None:
    """NIST/SEMATECH 6.3.2.2 (V)."""
    chart = xmr_chart(NIST)
    row = chart.iloc[0]
    assert row["centre"] == pytest.approx(50.81)
    assert row["range_limit"] / 3.267 == pytest.approx(1.8778, abs=5e-5)
    assert row["sigma"] == pytest.approx(1.66470, abs=5e-6)
    assert row["upper_limit"] == pytest.approx(55.8041, abs=5e-5)
    assert row["lower_limit"] == pytest.approx(45.8159, abs=5e-5)
    assert row["range_limit"] == pytest.approx(6.1347, abs=5e-5)
    mean_range = row["range_limit"] / 3.267
    ends = row["centre"] + 2.66 * mean_range, row["centre"] - 2.66 * mean_range  # 3 / 1.128, as tables round it
    assert ends == pytest.approx((55.8049, 45.8151), abs=5e-5)
    assert not chart[list(RULES)].any(axis=None)
    assert chart.attrs["parameters"]["is_provisional"]


def test_the_points_at_which_rules_fire() -> None:
    found = control_signals(pd.Series(LIVELY, range(1, len(LIVELY) + 1)), 40, 2)
    fired = {rule: list(found.index[found[rule]]) for rule in RULES}
    assert fired == {
        "rule_1": [19],
        "rule_2": [19],
        "rule_3": [],
        "rule_4": [],
        "rule_5": [17, 18, 19],
        "rule_6": [15, 16, 17, 18, 19],
        "rule_7": [],
        "rule_8": [19],
    }
    assert found.loc[19, "signal"] == "1, 2, 5, 6, 8"


@pytest.mark.parametrize(("rules", "at"), [("nelson", [9]), ("western_electric", [8, 9])])
def test_a_run_on_one_side_is_nine_or_eight(rules: str, at: list[int]) -> None:
    found = control_signals(pd.Series([41, 42, 41, 43, 41, 42, 41, 41, 42], range(1, 10)), 40, 2, rules=rules)
    assert list(found.index[found["is_signal"]]) == at
    assert set(found.loc[found["is_signal"], "signal"]) == {"2"}


# ---------------------------------------------------------------------- laws


def told_by_a_loop(values: list[float], centre: float, sigma: float, run: int) -> list[set[int]]:
    """Return the rules that fire at each point, by looking at it and back."""
    away = [value - centre for value in values]
    result = []
    for i in range(len(values)):

        def last(n: int, i: int = i) -> list[float]:
            return away[i - n + 1 : i + 1] if i + 1 >= n else []

        def some(limit: float, wanted: int, of: int, i: int = i) -> bool:
            window = away[max(0, i - of + 1) : i + 1]
            return any(sum(s * x > limit * sigma for x in window) >= wanted for s in (1, -1))

        six, many = last(6), last(14)
        turns = [b - a for a, b in zip(values[i - 13 : i], values[i - 12 : i + 1], strict=True)] if many else []
        steps = [b - a for a, b in zip(values[i - 5 : i], values[i - 4 : i + 1], strict=True)] if six else []
        fires = {
            1: abs(away[i]) > 3 * sigma,
            2: bool(last(run)) and (min(last(run)) > 0 or max(last(run)) < 0),
            3: bool(steps) and (min(steps) > 0 or max(steps) < 0),
            4: bool(turns) and all(a * b < 0 for a, b in pairwise(turns)),
            5: some(2, 2, 3),
            6: some(1, 4, 5),
            7: bool(last(15)) and max(map(abs, last(15))) < sigma,
            8: bool(last(8)) and min(map(abs, last(8))) > sigma,
        }
        result.append({rule for rule, fired in fires.items() if fired})
    return result


@settings(max_examples=50)
@given(
    series, st.sampled_from([0.0, 1.0, 2.5]), st.sampled_from([0.0, 0.5, 1.0, 3.0]), st.sampled_from(list(RULE_SETS))
)
def test_the_rules_as_a_plain_loop_has_them(values: pd.Series, centre: float, sigma: float, rules: str) -> None:
    found = control_signals(values, centre, sigma, rules=rules)
    wanted = told_by_a_loop(values.tolist(), centre, sigma, 9 if rules == "nelson" else 8)
    allowed = {int(rule[5:]) for rule in RULE_SETS[rules]}
    assert [{int(n) for n in text.split(", ") if n} for text in found["signal"]] == [w & allowed for w in wanted]


@settings(max_examples=50)
@given(series, st.sampled_from([0.5, 2.0]))
def test_signals_do_not_depend_on_unit_or_direction(values: pd.Series, scale: float) -> None:
    values = values.round(3)
    found = control_signals(values, 0.0, 1.0)
    for other in (control_signals(-values, 0.0, 1.0), control_signals(values * scale, 0.0, scale)):
        pd.testing.assert_frame_equal(other, found)
    assert control_signals(values, 0.0, 1.0, rules="western_electric")[["rule_3", "rule_4"]].sum().sum() == 0


@settings(max_examples=50)
@given(series)
def test_a_chart_of_single_values_as_numpy_has_it(values: pd.Series) -> None:
    gaps = values.mask(values.index % 7 == 3)
    chart = xmr_chart(gaps)
    found = gaps.dropna().to_numpy()
    assert set(left_out(chart)["row"]) == {str(i) for i in gaps.index[gaps.isna()]}
    if len(found) > 1:
        sigma = np.abs(np.diff(found)).mean() / 1.128
        assert chart["centre"].to_list() == pytest.approx([found.mean()] * len(found))
        assert chart["upper_limit"].to_list() == pytest.approx([found.mean() + 3 * sigma] * len(found))
    else:
        assert not chart["is_signal"].any()
        assert chart["upper_limit"].isna().all()


@settings(max_examples=50)
@given(counts)
def test_charts_of_counts_as_the_formulas_have_them(pairs: list[tuple[int, int]]) -> None:
    pairs = [(min(events, n), n) for events, n in pairs]
    events, n = (pd.Series([pair[i] for pair in pairs], dtype="float64") for i in (0, 1))
    known = [(a, b) for a, b in pairs if b > 0]
    for chart, spread in ((p_chart(events, n), lambda m, k: m * (1 - m) / k), (u_chart(events, n), lambda m, k: m / k)):
        assert len(chart) == len(known)
        assert chart["lower_limit"].dropna().ge(0).all()
        if len(known) > 1:
            mean = sum(a for a, _ in known) / sum(b for _, b in known)
            assert chart["centre"].to_list() == pytest.approx([mean] * len(known))
            assert chart["sigma"].to_list() == pytest.approx([spread(mean, b) ** 0.5 for _, b in known])
            assert chart["value"].to_list() == pytest.approx([a / b for a, b in known])


def test_limits_stand_on_the_baseline_alone() -> None:
    values = pd.Series([5.0, 6, 5, 4, 5, 6, 5, 4, 5, 11, 12])
    chart = xmr_chart(values, baseline=9)
    assert chart["centre"].tolist() == [pytest.approx(5)] * 11
    assert chart.loc[[9, 10], "rule_1"].all()
    assert chart["is_baseline"].sum() == 9
    counts = p_chart(pd.Series([10, 12, 60]), pd.Series([100, 100, 100]), baseline=2)
    assert counts["centre"].iloc[0] == pytest.approx(0.11)


@pytest.mark.parametrize(
    "chart", [xmr_chart, lambda values: p_chart(values, values + 2), lambda values: u_chart(values, values + 2)]
)
def test_a_chart_without_points_has_the_same_columns(chart: Callable[[pd.Series], pd.DataFrame]) -> None:
    nothing, some = chart(pd.Series([], dtype="float64")), chart(pd.Series([3.0, 4.0, 3.0]))
    assert nothing.columns.equals(some.columns)
    assert nothing.dtypes.to_dict() == some.dtypes.to_dict()
    assert len(nothing) == 0


def test_by_chance_few_points_signal() -> None:
    values = pd.Series(np.random.default_rng(3).normal(size=100_000))
    found = control_signals(values, 0, 1)
    assert found["rule_1"].mean() == pytest.approx(0.0027, abs=0.0006)
    assert found["rule_2"].mean() == pytest.approx(2 * 0.5**9, rel=0.2)


@pytest.mark.parametrize("value", [0.1, 0.7, 1e-9, 1e9 / 3])
def test_a_value_that_never_changes_never_signals(value: float) -> None:
    # the mean of twelve times 0.1 is not 0.1
    values = pd.Series([value] * 12)
    assert not xmr_chart(values)["is_signal"].any()
    assert not u_chart(values, pd.Series([1.0] * 12))["rule_2"].any()
    later = xmr_chart(pd.Series([*values, value * 1.001]), baseline=12)
    assert later["is_signal"].tolist() == [False] * 12 + [True]


# ---------------------------------------------------------------------- what is refused


def test_values_are_refused_by_place() -> None:
    with pytest.raises(JourneyError, match=r"values, 'may': 'many' must be a finite number"):
        xmr_chart(pd.Series([1, "many"], ["april", "may"]))
    with pytest.raises(JourneyError, match=r"cases, 1: 12 must be at most its sample size, 10"):
        p_chart(pd.Series([1, 12]), pd.Series([10, 10]))
    with pytest.raises(JourneyError, match=r"units, 0: -4 must be a finite number, 0 or more"):
        u_chart(pd.Series([1, 12]), pd.Series([-4, 10]))


@pytest.mark.parametrize("wrong", [1, 11, 2.5, "all", True])
def test_a_baseline_that_is_none_is_refused(wrong: object) -> None:
    with pytest.raises(JourneyError, match="baseline must be a whole number from 2 to the number of points, 10"):
        xmr_chart(NIST, baseline=wrong)  # type: ignore[arg-type]


def test_lines_are_one_number_or_one_for_each_point() -> None:
    values = pd.Series([1.0, 5.0, 9.0])
    found = control_signals(values, pd.Series([1.0, 5.0, 0.0]), 2)
    assert found["rule_1"].tolist() == [False, False, True]
    with pytest.raises(JourneyError, match="sigma must be a number, or one for each of the 3 values"):
        control_signals(values, 0, pd.Series([1.0, 2.0]))


def test_a_set_of_rules_that_is_none_is_refused() -> None:
    with pytest.raises(JourneyError, match="rules must be one of 'nelson', 'western_electric'"):
        xmr_chart(NIST, rules="nielsen")
