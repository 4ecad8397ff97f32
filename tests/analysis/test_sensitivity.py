"""Weighted scoring, and the change of a weight that makes two neighbours swap: against bisection."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import laws

from journey_widgets.analysis import left_out, swap_sensitivity, weighted_scores
from journey_widgets.errors import JourneyError

CRITERIA = ["effect", "ease", "cost_eur"]
SCALES = {"effect": (0, 10), "ease": (-2, 2), "cost_eur": (0, 1000)}


def random_items(seed: int, n: int, missing: float = 0.0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    found = pd.DataFrame({name: rng.uniform(low, high, n) for name, (low, high) in SCALES.items()})
    return found.mask(rng.random(found.shape) < missing).set_axis([f"in{i}" for i in range(n)])


def random_weights(seed: int) -> dict[str, float]:
    return dict(zip(CRITERIA, np.random.default_rng(seed).dirichlet(np.ones(3)).tolist(), strict=True))


def score(row: pd.Series, weights: dict[str, float]) -> float:
    """Return the score of one item, from the formula; not divided by the sum of the weights."""
    total = 0.0
    for name, weight in weights.items():
        low, high = SCALES[name]
        share = (row[name] - low) / (high - low)
        total += weight * (1 - share if name == "cost_eur" else share)
    return 10 * total


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(0, 8), missing=st.sampled_from([0, 0.3]))
def test_scores_are_weighted_sums_with_costs_turned(seed: int, n: int, missing: float) -> None:
    items, weights = random_items(seed, n, missing), random_weights(seed)

    def call(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
        return weighted_scores(tables["items"], weights, lower_is_better=["cost_eur"], scale=SCALES)

    result = laws(call, {"items": items})
    assert sorted(result.index) == sorted(items.dropna().index)
    assert result["weighted_score"].between(0, 10).all()
    for name, row in items.dropna().iterrows():
        assert result.loc[name, "weighted_score"] == pytest.approx(score(row, weights))
    assert result["rank"].tolist() == result["weighted_score"].rank(ascending=False).tolist()


def moved(weights: dict[str, float], criterion: str, value: float, others: str) -> dict[str, float]:
    """Return the weights with one of them set."""
    factor = (1 - value) / (1 - weights[criterion]) if others == "scaled" else 1
    return {name: value if name == criterion else weight * factor for name, weight in weights.items()}


def bisected(one: pd.Series, other: pd.Series, weights: dict[str, float], criterion: str, others: str) -> float:
    """Return the weight of a criterion nearest to its own at which the two are equal, found by halving; NaN if none."""

    def lead(value: float) -> float:
        changed = moved(weights, criterion, value, others)
        return score(one, changed) - score(other, changed)

    start = weights[criterion]
    found = []
    for end in (0.0, 1.0 if others == "scaled" else 1e4):
        low, high = start, end
        if lead(low) * lead(high) > 0:
            continue
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if lead(middle) * lead(start) > 0 else (low, middle)
        found.append(high)
    return min(found, key=lambda value: abs(value - start), default=np.nan)


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(0, 5), others=st.sampled_from(["scaled", "kept"]))
def test_the_smallest_change_is_that_found_by_halving(seed: int, n: int, others: str) -> None:
    items, weights = random_items(seed, n), random_weights(seed)

    def call(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
        return swap_sensitivity(tables["items"], weights, lower_is_better=["cost_eur"], scale=SCALES, others=others)

    result = laws(call, {"items": items})
    assert len(result) == max(0, n - 1)
    for name, row in result.iterrows():
        one, other = items.loc[name], items.loc[row["next_id"]]
        swaps = {criterion: bisected(one, other, weights, criterion, others) for criterion in CRITERIA}
        changes = {criterion: abs(value - weights[criterion]) for criterion, value in swaps.items()}
        changes = {criterion: change for criterion, change in changes.items() if not np.isnan(change) and change < 5000}
        if not changes:
            assert pd.isna(row["criterion"])
            continue
        smallest = min(changes.values())
        assert abs(row["change"]) == pytest.approx(smallest, rel=1e-6, abs=1e-9)
        assert changes[row["criterion"]] == pytest.approx(smallest, rel=1e-6, abs=1e-9)
        beyond = moved(weights, row["criterion"], row["swap_weight"] + 1e-6 * np.sign(row["change"]), others)
        assert score(one, beyond) <= score(other, beyond) + 1e-9


def test_worked_swap() -> None:
    # 0.5·8 + 0.5·2 = 5 against 0.5·3 + 0.5·6 = 4.5: equal at 8w + 2(1−w) = 3w + 6(1−w), w = 4/9
    items = pd.DataFrame({"a": [8, 3], "b": [2, 6]}, index=["x", "y"])
    result = swap_sensitivity(items, {"a": 1, "b": 1})
    assert result.loc["x", "swap_weight"] == pytest.approx(4 / 9)
    assert result.loc["x", "lead"] == pytest.approx(0.5)
    # kept: 8w + 1 = 3w + 3, w = 0.4, or b = 0.625; the first is the smaller change
    kept = swap_sensitivity(items, {"a": 1, "b": 1}, others="kept")
    assert kept.loc["x", ["criterion", "swap_weight"]].tolist() == ["a", pytest.approx(0.4)]


def test_what_is_better_in_everything_is_never_overtaken() -> None:
    items = pd.DataFrame({"a": [8, 3], "b": [7, 6]}, index=["x", "y"])
    result = swap_sensitivity(items, {"a": 1, "b": 1})
    assert result["criterion"].isna().all()
    assert result["change"].isna().all()


def test_equal_ones_need_no_change() -> None:
    items = pd.DataFrame({"a": [5, 5], "b": [5, 5]}, index=["x", "y"])
    assert swap_sensitivity(items, {"a": 1, "b": 1})["change"].tolist() == [0]
    assert weighted_scores(items, {"a": 1, "b": 1})["rank"].tolist() == [1, 1]


def test_bad_input_is_named() -> None:
    items = pd.DataFrame({"a": [8, 30], "b": ["x", 6]}, index=["x", "y"])
    with pytest.raises(JourneyError) as refused:
        weighted_scores(items, {"a": 1, "b": 1})
    assert refused.value.details == (
        "items, 'y', a: 30 must be a number from 0 to 10",
        "items, 'x', b: 'x' must be a number from 0 to 10",
    )
    with pytest.raises(JourneyError, match=r"there is no column 'aa' \(did you mean 'a'\?\)"):
        weighted_scores(items, {"aa": 1})
    with pytest.raises(JourneyError, match="one at least must be above 0"):
        weighted_scores(items, {"a": 0})
    with pytest.raises(JourneyError, match="lower_is_better: 'b' has no weight"):
        weighted_scores(items, {"a": 1}, lower_is_better=["b"])
    with pytest.raises(JourneyError, match="scale of a: 3 must be below 3"):
        weighted_scores(items, {"a": 1}, scale=(3, 3))


def test_what_lacks_a_criterion_is_left_out() -> None:
    items = pd.DataFrame({"a": [8, None]}, index=["x", "y"])
    assert left_out(weighted_scores(items, {"a": 1})).to_dict("records") == [
        {"table": "items", "row": "y", "reason": "no a"}
    ]
