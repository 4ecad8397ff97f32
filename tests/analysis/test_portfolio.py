"""The best set within a budget: published cases, and every subset by brute force with all conditions at once."""

from __future__ import annotations

import itertools
import time
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import laws, redesigns

from journey_widgets.analysis import choose_portfolio, frontier, just_outside, left_out
from journey_widgets.errors import JourneyError

NEEDS = ["intervention_id", "needed_intervention_id"]


def none() -> pd.DataFrame:
    return pd.DataFrame(columns=NEEDS, dtype="str")


def ideas(costs: list[float], **columns: Any) -> pd.DataFrame:
    frame = pd.DataFrame({"cost_eur": costs, **columns})
    return frame.set_axis([f"in{i}" for i in frame.index])


def chosen(result: pd.DataFrame) -> list[int]:
    return [int(name[2:]) for name in result.index[result["is_chosen"]]]


@pytest.mark.parametrize(
    ("worth", "costs", "budget", "expected", "total"),
    [
        ([5, 3, 2, 7, 4], [2, 8, 4, 2, 5], 10, [0, 3, 4], (16, 9)),  # the knapsack of the MathProgBase documentation
        ([60, 100, 120], [10, 20, 30], 50, [1, 2], (220, 50)),  # where taking the best per euro first gives 160
        ([1] * 6, [7, 2, 7, 5, 1, 3], 13, [1, 3, 4, 5], (4, 11)),  # the test of SCIP
        ([4, 5, 3], [2, 3, 1], 5, [0, 1], (9, 5)),  # the scirs2 documentation asserts only "7 or more"
    ],
)
def test_published_knapsacks(
    worth: list[float], costs: list[float], budget: float, expected: list[int], total: tuple[float, float]
) -> None:
    frame = ideas(costs)
    result = choose_portfolio(frame, none(), pd.Series(worth, frame.index), budget_eur=budget)
    assert (result.attrs["totals"]["worth"], result.attrs["totals"]["net_cost_eur"]) == total
    assert chosen(result) == expected


class Case(NamedTuple):
    """One instance."""

    frame: pd.DataFrame
    needs: pd.DataFrame
    worth: pd.Series
    limits: dict[str, Any]


def random_case(seed: int, n: int) -> Case:
    """Return an instance with prerequisites, alternatives, musts, savings, live and dropped ones, and many ties."""
    rng = np.random.default_rng(seed)
    frame = ideas(
        (rng.integers(0, 12, n) * 1000.5).tolist(),
        saving_eur=np.where(rng.random(n) < 0.3, rng.integers(0, 8000, n), np.nan),
        duration_weeks=rng.integers(0, 9, n) / 2,
        is_must=rng.random(n) < 0.1,
        either_or=rng.choice(np.array(["", "x", "y", None], dtype="object"), n, p=[0.3, 0.15, 0.15, 0.4]),
        intervention_status=rng.choice(["idea", "chosen", "live", "dropped"], n, p=[0.6, 0.26, 0.08, 0.06]),
    )
    frame.loc[rng.random(n) < 0.05, "cost_eur"] = np.nan
    count = int(rng.integers(0, n + 1))
    names = np.array(frame.index, dtype="object")
    needs = pd.DataFrame({name: rng.choice(names, count) for name in NEEDS}, dtype="str") if n else none()
    limits: dict[str, Any] = {"budget_eur": float(rng.integers(0, 40)) * 1000, "use_savings": bool(rng.random() < 0.5)}
    if rng.random() < 0.5:
        limits["capacity_weeks"] = float(rng.integers(0, 20))
    if rng.random() < 0.3:
        limits["extra_saving_eur"] = 2500.25
    worth = pd.Series(rng.integers(0, 9, n) * 0.5, frame.index)
    return Case(frame, needs, worth.mask(pd.Series(rng.random(n) < 0.05, frame.index)), limits)


def every_set(case: Case) -> np.ndarray:
    """Return all subsets that keep to every condition but money, as rows of flags, those of earlier rows first."""
    frame, capacity = case.frame, case.limits.get("capacity_weeks")
    n = len(frame)
    sets = np.array(list(itertools.product((True, False), repeat=n)), dtype="bool").reshape(2**n, n)
    live = (frame["intervention_status"] == "live").to_numpy()
    is_known = (frame["cost_eur"].notna() & case.worth.notna()).to_numpy()
    can = ~live & (frame["intervention_status"] != "dropped").to_numpy() & is_known
    fine = ~(sets & ~can).any(axis=1) & (sets | live | ~frame["is_must"].to_numpy()).all(axis=1)
    places = frame.index.get_indexer
    for one, other in zip(*(places(case.needs[name]) for name in NEEDS), strict=True):
        fine &= ~sets[:, one] | sets[:, other] | live[other]
    if capacity is not None:
        fine &= sets @ frame["duration_weeks"].to_numpy() <= capacity
    for word in ("x", "y"):
        group = (frame["either_or"] == word).to_numpy()
        count = (sets & group).sum(axis=1)
        fine &= (count == 0) | (count + (live & group).sum() <= 1)
    return sets[fine]


def net_costs(case: Case) -> pd.Series:
    savings = case.frame["saving_eur"].fillna(0) if case.limits["use_savings"] else 0
    return case.frame["cost_eur"] - savings


def best_of_all(case: Case, sets: np.ndarray, budget: float) -> np.ndarray | None:
    """Return the best subset: by worth, then by cost, then by the earliest rows."""
    costs = np.rint(100 * sets @ net_costs(case).fillna(0).to_numpy())
    within = sets[costs <= 100 * (budget + case.limits.get("extra_saving_eur", 0)) + 1e-6]
    costs = np.rint(100 * within @ net_costs(case).fillna(0).to_numpy())
    worths = worth_of(case, within)
    order = np.lexsort((np.arange(len(within)), costs, -worths))
    return within[order[0]] if len(within) else None


def worth_of(case: Case, sets: np.ndarray) -> Any:
    return sets @ case.worth.fillna(0).to_numpy()


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(0, 10))
def test_brute_force_agrees(seed: int, n: int) -> None:
    case = random_case(seed, n)
    before = case.frame.copy()
    sets = every_set(case)
    expected = best_of_all(case, sets, case.limits["budget_eur"])
    if expected is None:
        with pytest.raises(JourneyError, match="musts"):
            choose_portfolio(case.frame, case.needs, case.worth, **case.limits)
        return
    result = choose_portfolio(case.frame, case.needs, case.worth, **case.limits)
    pd.testing.assert_frame_equal(case.frame, before)
    assert result["is_chosen"].tolist() == expected.tolist()
    assert result.attrs["totals"]["worth"] == pytest.approx(worth_of(case, expected))
    assert result.attrs["totals"]["spare_eur"] >= 0


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 2**32 - 1))
@example(seed=116166661)  # worths of 3.5 and 5.5, whose millionths would not tie
def test_brute_force_agrees_on_twelve(seed: int) -> None:
    case = random_case(seed, 12)
    case.frame["is_must"] = False
    sets = every_set(case)
    expected = best_of_all(case, sets, case.limits["budget_eur"])
    assert expected is not None
    result = choose_portfolio(case.frame, case.needs, case.worth, **case.limits)
    assert result["is_chosen"].tolist() == expected.tolist()


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 7))
def test_more_money_buys_no_less(seed: int, n: int) -> None:
    case = random_case(seed, n)
    limits = {name: value for name, value in case.limits.items() if name != "budget_eur"}
    budgets = [0, 5000, 12000, 40000]
    try:
        result = frontier(case.frame, case.needs, case.worth, budgets_eur=budgets, **limits)
    except JourneyError as impossible:  # a must that was dropped, say: at no budget
        assert "not all musts can be done" in str(impossible)  # noqa: PT017 - most draws have no such must
        return
    sets = every_set(case)
    for budget in budgets:
        expected = best_of_all(case, sets, budget)
        row = result.loc[budget]
        assert row["is_feasible"] == (expected is not None)
        if expected is not None:
            assert row["worth"] == pytest.approx(worth_of(case, expected))
            assert row["interventions"] == expected.sum()
    assert result["worth"].dropna().is_monotonic_increasing


def holds(case: Case, sets: np.ndarray, at: int, budget: float) -> bool:
    """Return whether some best subset of a budget has one intervention."""
    best = best_of_all(case, sets, budget)
    own = best_of_all(case, sets[sets[:, at]], budget)
    return own is not None and best is not None and worth_of(case, own) == pytest.approx(worth_of(case, best))


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 6))
def test_what_is_just_outside_comes_in_at_its_budget_and_at_its_price(seed: int, n: int) -> None:
    case = random_case(seed, n)
    case.frame["is_must"] = False
    result = just_outside(case.frame, case.needs, case.worth, **case.limits)
    sets = every_set(case)
    start = case.limits["budget_eur"]
    prices = sets @ net_costs(case).fillna(0).to_numpy() - case.limits.get("extra_saving_eur", 0)
    for name, row in result.iterrows():
        at = int(str(name)[2:])
        # a best set of a budget may change only where some subset becomes affordable
        steps = sorted({start, *np.round(prices, 2).tolist()})
        entry = [budget for budget in steps if budget >= start - 1e-6 and holds(case, sets, at, budget)]
        assert row["entry_budget_eur"] == pytest.approx(min(entry, default=np.nan), abs=0.011, nan_ok=True)
        price = row["entry_price_eur"]
        tries = [0.0] if np.isnan(price) else [price, price + 0.02]
        held = []
        for cost in tries:
            frame = case.frame.copy()
            frame.loc[name, "cost_eur"] = cost
            held.append(holds(case._replace(frame=frame), sets, at, start))
        assert held == ([False] if np.isnan(price) else [True, False])


def test_ties_go_to_the_cheaper_and_then_to_the_earlier() -> None:
    frame = ideas([20, 10, 10, 10])
    worth = pd.Series([5, 5, 5, 4], frame.index)
    assert chosen(choose_portfolio(frame, none(), worth, budget_eur=20)) == [1, 2]
    assert chosen(choose_portfolio(frame, none(), worth, budget_eur=10)) == [1]
    turned = frame.iloc[::-1]
    assert chosen(choose_portfolio(turned, none(), worth, budget_eur=10)) == [2]


@pytest.mark.parametrize("unit", [1, 0.5, 0.01, 1e-6, 250_000, 1e9])
def test_sets_of_the_same_worth_tie_whatever_its_unit(unit: float) -> None:
    # 7 + 1 = 4 + 4, but not in rounded parts of 7
    frame = ideas([10, 10, 20, 20], duration_weeks=[3, 1, 2, 2])
    worth = pd.Series([7, 1, 4, 4], frame.index) * unit
    assert chosen(choose_portfolio(frame, none(), worth, budget_eur=60, capacity_weeks=4)) == [0, 1]


def test_forty_alike_are_taken_from_the_top() -> None:
    frame = ideas([10.0] * 40)
    result = choose_portfolio(frame, none(), pd.Series(1.0, frame.index), budget_eur=250)
    assert chosen(result) == list(range(25))


def test_a_cent_too_much_is_too_much() -> None:
    frame = ideas([500_000.01, 499_999.99])
    worth = pd.Series([2, 1], frame.index)
    assert chosen(choose_portfolio(frame, none(), worth, budget_eur=1_000_000)) == [0, 1]
    assert chosen(choose_portfolio(frame, none(), worth, budget_eur=999_999.99)) == [0]
    large = ideas([1e9 + 0.01, 1e9])
    assert chosen(choose_portfolio(large, none(), worth, budget_eur=1e9)) == [1]


def test_savings_of_a_chosen_one_pay_for_others_if_the_analyst_says_so() -> None:
    frame = ideas([10, 30], saving_eur=[25, None])
    worth = pd.Series([0.0, 9], frame.index)
    assert chosen(choose_portfolio(frame, none(), worth, budget_eur=15)) == []
    assert chosen(choose_portfolio(frame, none(), worth, budget_eur=15, use_savings=True)) == [0, 1]
    result = choose_portfolio(frame, none(), worth, budget_eur=15, extra_saving_eur=15)
    assert chosen(result) == [1]
    assert result.attrs["totals"]["spare_eur"] == 0


def test_priorities_are_taken_as_priority_times_effect() -> None:
    frame = ideas([10, 10])
    priorities = pd.DataFrame({"used_priority": [90.0, 50.0], "effect": [1.0, 9.0]}, index=frame.index)
    result = choose_portfolio(frame, none(), priorities, budget_eur=10)
    assert result["worth"].tolist() == [90, 450]
    assert chosen(result) == [1]


def test_musts_that_do_not_fit_are_named_with_what_they_exceed() -> None:
    frame = ideas([40, 30, 5], is_must=[True, False, True], duration_weeks=[3, 4, 1], either_or=["a", None, "a"])
    needs = pd.DataFrame({"intervention_id": ["in0"], "needed_intervention_id": ["in1"]})
    worth = pd.Series([1, 1, 1], frame.index)
    with pytest.raises(JourneyError) as refused:
        choose_portfolio(frame, needs, worth, budget_eur=60, capacity_weeks=6)
    assert str(refused.value).startswith("the musts and what they need cannot all be done: 'in0', 'in1', 'in2'")
    assert refused.value.details == (
        "they cost 75.00 €, the budget is 60.00 €: 15.00 € too much",
        "they take 8 weeks, the capacity is 6 weeks",
        "one of 'in0', 'in2' at most, for all say 'a' in either_or",
    )
    with pytest.raises(JourneyError, match="interventions, 'in0': a must that was dropped"):
        choose_portfolio(frame.assign(intervention_status="dropped"), needs, worth, budget_eur=600)


def test_what_cannot_be_chosen_says_why() -> None:
    frame = ideas([1, None, 1, 1, 1], intervention_status=["live", "idea", "dropped", "idea", "idea"])
    frame["either_or"] = ["g", None, None, None, "g"]
    needs = pd.DataFrame({"intervention_id": ["in3"], "needed_intervention_id": ["in1"]})
    result = choose_portfolio(frame, needs, pd.Series(1.0, frame.index), budget_eur=100)
    assert result["why"].tolist() == ["live", "incomplete", "dropped", "blocked", "blocked"]
    assert left_out(result).to_dict("records") == [{"table": "interventions", "row": "in1", "reason": "no cost_eur"}]


def test_what_needs_a_live_one_may_be_chosen_and_a_circle_is_done_whole_or_not() -> None:
    frame = ideas([9, 5, 6], intervention_status=["live", "idea", "idea"])
    needs = pd.DataFrame({"intervention_id": ["in1", "in1", "in2"], "needed_intervention_id": ["in0", "in2", "in1"]})
    worth = pd.Series(1.0, frame.index)
    assert chosen(choose_portfolio(frame, needs, worth, budget_eur=10)) == []
    assert chosen(choose_portfolio(frame, needs, worth, budget_eur=11)) == [1, 2]


def test_bad_input_is_named() -> None:
    frame = ideas([1, -1])
    worth = pd.Series([1.0, 1], frame.index)
    with pytest.raises(JourneyError, match="interventions, 'in1', cost_eur: -1 must be a number 0 € or more"):
        choose_portfolio(frame, none(), worth, budget_eur=1)
    frame = ideas([1, 1])
    with pytest.raises(JourneyError, match="budget_eur must be a number from 0"):
        choose_portfolio(frame, none(), worth, budget_eur=-1)
    with pytest.raises(JourneyError, match="worth, 'in0': -1 must be a number"):
        choose_portfolio(frame, none(), -worth, budget_eur=1)
    needs = pd.DataFrame({"intervention_id": ["in0"], "needed_intervention_id": ["other"]})
    with pytest.raises(JourneyError, match="needed_intervention_id: 'other' must be the id of a row of interventions"):
        choose_portfolio(frame, needs, worth, budget_eur=1)


def test_too_many_are_refused_at_once_and_time_is_kept() -> None:
    many = ideas([1.0] * 2000)
    start = time.monotonic()
    with pytest.raises(JourneyError, match="best set of at most 500 can be found, not of 2000"):
        choose_portfolio(many, none(), pd.Series(1.0, many.index), budget_eur=5)
    rng = np.random.default_rng(1)
    costs = rng.integers(1, 10**8, 400) / 100
    hard = ideas(costs.tolist())
    with pytest.raises(JourneyError, match="no best set was found within `seconds`"):
        choose_portfolio(hard, none(), pd.Series(costs + 1e5, hard.index), budget_eur=costs.sum() / 4, seconds=0.5)
    assert time.monotonic() - start < 20


@settings(deadline=None, max_examples=8)
@given(tables=redesigns("interventions", "dependencies", most=6))
def test_laws_of_budgets_and_of_what_is_just_outside(tables: dict[str, pd.DataFrame]) -> None:
    tables["interventions"] = tables["interventions"].assign(is_must=False)
    worth = pd.Series(np.arange(1, len(tables["interventions"]) + 1) ** 2 + 0.5, tables["interventions"].index)

    def outside(given_tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
        return just_outside(given_tables["interventions"], given_tables["dependencies"], worth, budget_eur=30)

    def budgets(given_tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
        ideas = given_tables["interventions"]
        result = frontier(ideas, given_tables["dependencies"], worth, budgets_eur=[60, 0, 30])
        names = result["chosen_ids"].str.split(", ").map(sorted, na_action="ignore").str.join(", ")
        result["chosen_ids"] = names.astype("str")  # they stand in the order of the rows
        return result

    laws(outside, tables)
    found = laws(budgets, tables, is_ordered=True)
    chosen_ids = choose_portfolio(*tables.values(), worth, budget_eur=30)["is_chosen"]
    assert found.loc[30, "chosen_ids"] == ", ".join(sorted(chosen_ids.index[chosen_ids]))


@settings(deadline=None, max_examples=8)
@given(tables=redesigns("interventions", "dependencies", most=7))
def test_laws(tables: dict[str, pd.DataFrame]) -> None:
    frame = tables["interventions"].assign(is_must=False)
    # where worths and costs differ, no tie is left to the order of the rows
    worth = pd.Series(np.arange(1, len(frame) + 1) ** 2 + 0.5, frame.index)

    def call(given_tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
        return choose_portfolio(given_tables["interventions"], given_tables["dependencies"], worth, budget_eur=60)

    laws(call, {"interventions": frame, "dependencies": tables["dependencies"]})
