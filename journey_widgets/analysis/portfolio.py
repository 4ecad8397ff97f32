"""The set of interventions worth most within a budget: what to do, what is just outside, what more money buys."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between, numbers
from journey_widgets.analysis._portfolio_case import CENT, LARGEST, MOST_CANDIDATES, case_of, impossible
from journey_widgets.analysis._result import told

FORMULA = (
    "max Σ worth over the chosen; Σ (cost − saving) ≤ budget + extra saving; needed ones too; one of each either/or "
    "group; ties: least cost, then the earliest rows"
)
SOURCE = "0/1 programming (HiGHS); method of this project"


def choose_portfolio(  # noqa: PLR0913 - each limit is a word of its own
    interventions: pd.DataFrame,
    dependencies: pd.DataFrame,
    worth: pd.Series | pd.DataFrame,
    *,
    budget_eur: float,
    capacity_weeks: float | None = None,
    use_savings: bool = False,
    extra_saving_eur: float = 0,
    seconds: float = 30,
) -> pd.DataFrame:
    """Choose the interventions that are together worth most within budget and capacity.

    Parameters
    ----------
    interventions
        With `cost_eur`; also `saving_eur`, `duration_weeks`, `is_must`, `either_or`, `intervention_status`.
    dependencies
        What an intervention needs: `intervention_id`, `needed_intervention_id`.
    worth
        Worth of each, 0 or more: a Series by id, or what `priorities` returned (then its used priority · effect).
    budget_eur
        What may be spent.
    capacity_weeks
        Weeks of work there are; None = no limit.
    use_savings
        Whether what a chosen intervention saves (`saving_eur`) may be spent on others. A missing one saves nothing.
    extra_saving_eur
        What is saved elsewhere and added to the budget.
    seconds
        When to give up, all in all.

    Returns
    -------
    pandas.DataFrame
        Rows of `interventions`: `worth`, `cost_eur`, `net_cost_eur` (less the saving, with `use_savings`),
        `duration_weeks`; `is_chosen`; `why`: `must`, `chosen`, `not_chosen`, `live` (it is done, and what
        needs it may begin), `dropped`, `incomplete` (no worth, cost or duration: named in what is left out) or
        `blocked` (needs one that cannot be done, or its alternative is live). Totals stand in `attrs["totals"]`.

    Raises
    ------
    JourneyError
        If a table is not as the schema says; if the musts and what they need cannot all be done: it says what stands
        against it; if there are more than 500 to choose from, or no best set is found in time.

    Notes
    -----
    Maximise Σ worth over the chosen, with Σ cost ≤ budget, Σ weeks ≤ capacity, each with what it needs, at most one of
    those that share a word in `either_or`, and all musts. Money counts in cents, weeks in hundredths, worths as they
    are where they have few digits, else in millionths of the largest. Of sets of the same worth the cheapest is taken;
    of those, the one of the earliest rows.

    References
    ----------
    Method of this project; solved by HiGHS (Huangfu & Hall 2018) by way of scipy.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame({"cost_eur": [10, 20, 30]}, index=["signs", "app", "desk"])
    >>> worth = pd.Series({"signs": 60, "app": 100, "desk": 120})
    >>> chosen = jw.analysis.choose_portfolio(ideas, jw.new("Rental").dependencies, worth, budget_eur=50)
    >>> chosen.index[chosen["is_chosen"]].tolist(), chosen.attrs["totals"]["worth"]
    (['app', 'desk'], 220.0)
    """
    case = case_of(interventions, dependencies, worth, capacity_weeks, use_savings, extra_saving_eur, seconds)
    budget = between("budget_eur", budget_eur, 0, LARGEST)
    chosen = case.chosen(case.cents(budget))
    if chosen is None:
        raise impossible(case, budget)
    result = case.frame[["worth", "cost_eur", "net_cost_eur", "duration_weeks"]].copy()
    result["is_chosen"] = pd.Series(result.index.isin(case.ids[chosen]), result.index, dtype="boolean")
    result["why"] = case.frame["why"].mask(result["is_chosen"] & (case.frame["why"] == "not_chosen"), "chosen")
    totals = case.totals(chosen)
    totals["spare_eur"] = round(budget + extra_saving_eur - totals["net_cost_eur"], 2)
    return told(result, FORMULA, SOURCE, {"budget_eur": budget, **case.parameters}, case.left, totals)


def frontier(  # noqa: PLR0913 - as `choose_portfolio`
    interventions: pd.DataFrame,
    dependencies: pd.DataFrame,
    worth: pd.Series | pd.DataFrame,
    *,
    budgets_eur: Sequence[float],
    capacity_weeks: float | None = None,
    use_savings: bool = False,
    extra_saving_eur: float = 0,
    seconds: float = 30,
) -> pd.DataFrame:
    """Return what the best set is worth for each of several budgets.

    Parameters
    ----------
    interventions, dependencies, worth, capacity_weeks, use_savings, extra_saving_eur, seconds
        As `choose_portfolio` takes them.
    budgets_eur
        The budgets.

    Returns
    -------
    pandas.DataFrame
        Indexed by `budget_eur`, in the order given: `is_feasible` (whether the musts can be done); of the best set
        `worth`, `cost_eur`, `net_cost_eur`, `duration_weeks`, `interventions` (how many), `chosen_ids` (with commas);
        missing where none is feasible.

    Raises
    ------
    JourneyError
        As `choose_portfolio`, but for musts that cannot be done.

    Notes
    -----
    The worth never falls as the budget rises; sets need not contain one another.

    References
    ----------
    As `choose_portfolio`.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame({"cost_eur": [10, 20]}, index=["signs", "app"])
    >>> none = jw.new("Rental").dependencies
    >>> worth = pd.Series({"signs": 60, "app": 100})
    >>> jw.analysis.frontier(ideas, none, worth, budgets_eur=[10, 20, 30])["worth"].to_dict()
    {10.0: 60.0, 20.0: 100.0, 30.0: 160.0}
    """
    case = case_of(interventions, dependencies, worth, capacity_weeks, use_savings, extra_saving_eur, seconds)
    budgets = numbers("budgets_eur", budgets_eur, low=0, high=LARGEST)
    found = {}
    for budget in dict.fromkeys(budgets.tolist()):
        chosen = case.chosen(case.cents(budget))
        row: dict[str, object] = {"is_feasible": chosen is not None}
        if chosen is not None:
            row |= case.totals(chosen)
            row |= {"interventions": int(chosen.sum()), "chosen_ids": ", ".join(map(str, case.ids[chosen]))}
        found[budget] = row
    dtypes = {
        "is_feasible": "boolean",
        **dict.fromkeys(("worth", "cost_eur", "net_cost_eur", "duration_weeks"), "float64"),
    }
    dtypes |= {"interventions": "Int64", "chosen_ids": "str"}
    index = pd.Index(list(found), name="budget_eur", dtype="float64")
    result = pd.DataFrame(list(found.values()), index=index, columns=list(dtypes)).astype(dtypes)
    return told(result, FORMULA, SOURCE, case.parameters, case.left)


def just_outside(  # noqa: PLR0913 - as `choose_portfolio`
    interventions: pd.DataFrame,
    dependencies: pd.DataFrame,
    worth: pd.Series | pd.DataFrame,
    *,
    budget_eur: float,
    capacity_weeks: float | None = None,
    use_savings: bool = False,
    extra_saving_eur: float = 0,
    most: int = 20,
    seconds: float = 30,
) -> pd.DataFrame:
    """Return at which budget, or at which price, each intervention that was not chosen comes in.

    Parameters
    ----------
    interventions, dependencies, worth, budget_eur, capacity_weeks, use_savings, extra_saving_eur, seconds
        As `choose_portfolio` takes them.
    most
        For how many of those not chosen, by worth.

    Returns
    -------
    pandas.DataFrame
        One row each, by `extra_budget_eur`: `worth`, `cost_eur`; `entry_budget_eur`, the smallest budget from
        `budget_eur` on at which a best set holds it, and `extra_budget_eur`, how much more that is; `entry_price_eur`,
        the highest cost at which a best set holds it within the budget as it is, and `price_cut_eur`, how much less
        that is. Missing where no budget, or no price from 0 on, brings it in (an alternative is better, weeks lack).

    Raises
    ------
    JourneyError
        As `choose_portfolio`.

    Notes
    -----
    A best set holds it: it may tie with one that does not. An intervention may go out again at a still larger budget.

    References
    ----------
    As `choose_portfolio`.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame({"cost_eur": [10, 20, 30]}, index=["signs", "app", "desk"])
    >>> worth = pd.Series({"signs": 60, "app": 100, "desk": 120})
    >>> near = jw.analysis.just_outside(ideas, jw.new("Rental").dependencies, worth, budget_eur=50)
    >>> near[["extra_budget_eur", "entry_price_eur"]].to_dict("index")
    {'signs': {'extra_budget_eur': 10.0, 'entry_price_eur': 0.0}}
    """
    case = case_of(interventions, dependencies, worth, capacity_weeks, use_savings, extra_saving_eur, seconds)
    budget = between("budget_eur", budget_eur, 0, LARGEST)
    between("most", most, 0, MOST_CANDIDATES)
    chosen = case.chosen(case.cents(budget))
    if chosen is None:
        raise impossible(case, budget)
    outside = np.flatnonzero(~chosen)
    outside = outside[np.argsort(-case.worths[outside], kind="stable")]
    case.left.add("interventions", case.ids[outside[int(most) :]], f"not among the {most} of the largest worth")
    rows = {}
    for place in outside[: int(most)]:
        entry = case.entry_budget(int(place), case.cents(budget))
        price = case.entry_price(int(place), case.cents(budget), int(case.worths[chosen].sum()))
        rows[case.ids[place]] = {
            "entry_budget_eur": np.nan if entry is None else entry * CENT - extra_saving_eur,
            "entry_price_eur": np.nan if price is None else price * CENT,
        }
    result = case.frame.loc[list(rows), ["worth", "cost_eur"]].copy()
    for column in ("entry_budget_eur", "entry_price_eur"):
        result[column] = pd.Series([row[column] for row in rows.values()], result.index, dtype="float64").round(2)
    result.insert(3, "extra_budget_eur", (result["entry_budget_eur"] - budget).round(2))
    result["price_cut_eur"] = (result["cost_eur"] - result["entry_price_eur"]).round(2)
    result = result.sort_values("extra_budget_eur", kind="stable")
    parameters = {"budget_eur": budget, **case.parameters, "most": int(most)}
    return told(
        result, "the smallest budget, and the highest cost, at which a best set holds it", SOURCE, parameters, case.left
    )
