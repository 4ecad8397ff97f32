"""One question about a portfolio, from the tables to whole numbers, and what stands against it."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between, flag
from journey_widgets.analysis._links import among, bound, by_id, linked
from journey_widgets.analysis._program import Program, Row, whole
from journey_widgets.analysis._result import LeftOut
from journey_widgets.analysis._tables import taken
from journey_widgets.errors import JourneyError, shorten

CENT = 0.01
WEEK_PART = 0.01
WORTH_PARTS = 1_000_000
"""Worths are whole numbers up to this: as they stand where they have few digits, else as parts of the largest."""

MOST_DIGITS = 6
EXACT = 1e-9

MOST_CANDIDATES = 500
MOST_STEPS = 100
LARGEST = 1e12


@dataclass
class Case:
    """One question as tables and as whole numbers; arrays speak of the candidates alone."""

    frame: pd.DataFrame
    ids: pd.Index
    worths: np.ndarray
    costs: np.ndarray
    savings: np.ndarray
    program: Program
    extra: float
    parameters: dict[str, object]
    left: LeftOut

    def cents(self, budget: float) -> int:
        """Return what may be spent, in cents."""
        return int(np.floor((budget + self.extra) / CENT + 1e-6))

    def chosen(self, cents: int) -> np.ndarray | None:
        """Return the set for a budget."""
        return self.program.chosen(self.worths, self.costs, Row(self.costs, cents))

    def totals(self, chosen: np.ndarray) -> dict[str, float]:
        """Return what a set adds up to."""
        columns = ["worth", "cost_eur", "net_cost_eur", "duration_weeks"]
        sums = self.frame.loc[self.ids[chosen], columns].sum()
        return {name: round(float(sums[name]), 9) for name in columns}

    def entry_price(self, place: int, cents: int, worth: int) -> int | None:
        """Return the highest cost in cents at which a set of that worth holds one."""
        others = np.where(np.arange(len(self.ids)) == place, 0, self.costs)
        cheapest = self._with(place).best(-others, Row(-self.worths, -worth))
        if cheapest is None:
            return None
        price = cents - int(others[cheapest].sum()) + int(self.savings[place])
        return price if price >= 0 else None

    def entry_budget(self, place: int, cents: int) -> int | None:
        """Return the smallest budget in cents, from one on, at which a best set holds one.

        No budget below the cost of the cheapest set that holds it and is worth as much as the best of a budget can be
        the first: so budgets are raised to that cost, until the best set there is worth no more.
        """
        own = self._with(place)
        for _ in range(MOST_STEPS):
            best = self.program.best(self.worths, Row(self.costs, cents))
            wanted = 0 if best is None else int(self.worths[best].sum())
            cheapest = own.best(-self.costs, Row(-self.worths, -wanted))
            if cheapest is None:
                return None
            needed = int(self.costs[cheapest].sum())
            if needed <= cents:
                return cents
            cents = needed
        return None

    def _with(self, place: int) -> Program:
        must = self.program.must.copy()
        must[place] = True
        base = self.program
        return Program(base.count, base.rows, base.needs, base.groups, must, base.may, base.deadline)


def case_of(
    interventions: pd.DataFrame,
    dependencies: pd.DataFrame,
    worth: pd.Series | pd.DataFrame,
    capacity_weeks: float | None,
    use_savings: bool,
    extra_saving_eur: float,
    seconds: float,
) -> Case:
    """Read and check a question; what it takes is what `choose_portfolio` takes."""
    between("extra_saving_eur", extra_saving_eur, 0, LARGEST)
    between("seconds", seconds, 0, LARGEST)
    if capacity_weeks is not None:
        between("capacity_weeks", capacity_weeks, 0, LARGEST)
    flag("use_savings", use_savings)
    left = LeftOut()
    optional = ("saving_eur", "duration_weeks", "is_must", "either_or", "intervention_status")
    frame = taken("interventions", interventions, ("cost_eur",), optional)
    needs = taken("dependencies", dependencies, ("intervention_id", "needed_intervention_id")).dropna()
    needs = linked("dependencies", needs, "intervention_id", frame.index, left)
    needs = bound("dependencies", needs, "needed_intervention_id", frame.index, "interventions")
    frame["worth"] = _worth(worth, frame.index)
    frame["either_or"] = frame["either_or"].str.strip()
    frame["either_or"] = frame["either_or"].mask(frame["either_or"] == "")
    saved = frame["saving_eur"].fillna(0) if use_savings else 0
    frame["net_cost_eur"] = frame["cost_eur"] - saved
    frame["why"] = _standing(frame, needs, capacity_weeks is not None, left)
    _refuse_hopeless_musts(frame)
    is_open = frame["why"].isin(["must", "not_chosen"])
    free = frame[is_open]
    if len(free) > MOST_CANDIDATES:
        raise JourneyError(
            f"interventions: the best set of at most {MOST_CANDIDATES} can be found, not of {len(free)}; pass those of"
            " the highest priority alone"
        )
    parameters: dict[str, object] = {
        "capacity_weeks": capacity_weeks,
        "use_savings": use_savings,
        "extra_saving_eur": extra_saving_eur,
        "ties": "least cost, then the earliest rows",
    }
    costs = whole(free["net_cost_eur"], CENT)
    rows = []
    if capacity_weeks is not None:
        weeks = whole(free["duration_weeks"], WEEK_PART)
        rows.append(Row(weeks, int(np.floor(capacity_weeks / WEEK_PART + 1e-6))))
    program = Program(
        len(free),
        rows,
        _places(needs, free.index),
        [np.asarray(places) for places in free.reset_index().groupby("either_or").indices.values() if len(places) > 1],
        (free["why"] == "must").to_numpy(),
        np.ones(len(free), dtype="bool"),
        time.monotonic() + seconds,
    )
    worths, savings = whole_worths(free["worth"]), whole(free["cost_eur"], CENT) - costs
    return Case(frame, free.index, worths, costs, savings, program, float(extra_saving_eur), parameters, left)


def _worth(worth: pd.Series | pd.DataFrame, index: pd.Index) -> pd.Series:
    if isinstance(worth, pd.DataFrame):
        priority = by_id("worth", worth, index, "used_priority", low=0)
        return priority * by_id("worth", worth, index, "effect", low=0, high=10)
    return by_id("worth", worth, index, low=0, high=LARGEST)


def whole_worths(worth: pd.Series) -> np.ndarray:
    """Return worths as whole numbers from 0 to `WORTH_PARTS`, in proportion.

    Worths of few digits (scores, euros) stay exact, for rounded parts of two sets of the same worth would not tie.
    """
    values = worth.to_numpy(dtype="float64")
    top = values.max(initial=0)
    if top == 0:
        return np.zeros(len(values), dtype="int64")
    for digits in range(MOST_DIGITS + 1):
        scaled = values * 10**digits
        found: np.ndarray = np.rint(scaled).astype("int64")
        if found.any() and (np.abs(scaled - found) <= EXACT * np.maximum(1, scaled)).all():
            found //= np.gcd.reduce(found)
            if found.max() <= WORTH_PARTS:
                return found
            break
    return whole(worth, top / WORTH_PARTS)


def _standing(frame: pd.DataFrame, needs: pd.DataFrame, has_capacity: bool, left: LeftOut) -> pd.Series:
    """Return for each intervention whether it can be chosen at all, and if not, why."""
    why = pd.Series("not_chosen", frame.index, dtype="str").mask(frame["is_must"], "must")
    needed = ["worth", "cost_eur", *(["duration_weeks"] if has_capacity else [])]
    is_settled = frame["intervention_status"].isin(["live", "dropped"])
    for name in needed:
        left.add("interventions", frame.index[frame[name].isna() & ~is_settled], f"no {name}")
    why = why.mask(frame[needed].isna().any(axis=1), "incomplete")
    why = why.mask(is_settled, frame["intervention_status"])
    live = set(frame.index[why == "live"])
    taken_groups = frame.loc[why == "live", "either_or"].dropna()
    why = why.mask(among(frame["either_or"], taken_groups) & ~is_settled, "blocked")
    closed: set[object] = set(frame.index[why.isin(["dropped", "incomplete", "blocked"])])
    waiting: dict[object, list[object]] = {}
    for one, other in zip(needs["intervention_id"], needs["needed_intervention_id"], strict=True):
        waiting.setdefault(other, []).append(one)
    queue = list(closed)
    blocked: set[object] = set()
    while queue:
        for one in waiting.get(queue.pop(), ()):
            if one not in closed and one not in live:
                closed.add(one)
                blocked.add(one)
                queue.append(one)
    return why.mask(among(why.index, pd.Index(list(blocked), dtype=why.index.dtype)), "blocked")


def _places(needs: pd.DataFrame, ids: pd.Index) -> np.ndarray:
    """Return the needs among candidates, as pairs of places; what needs a live one may begin."""
    pairs = np.column_stack(
        [ids.get_indexer(pd.Index(needs[name])) for name in ("intervention_id", "needed_intervention_id")]
    )
    pairs = pairs.reshape(-1, 2)
    kept: np.ndarray = pairs[(pairs >= 0).all(axis=1) & (pairs[:, 0] != pairs[:, 1])]
    return kept


def _refuse_hopeless_musts(frame: pd.DataFrame) -> None:
    hopeless = frame[frame["is_must"] & frame["why"].isin(["dropped", "incomplete", "blocked"])]
    if len(hopeless):
        words = {
            "dropped": "was dropped",
            "incomplete": "has no worth, no cost or no duration",
            "blocked": "needs one that cannot be done, or its alternative is live",
        }
        details = [f"interventions, {shorten(name)}: a must that {words[why]}" for name, why in hopeless["why"].items()]
        raise JourneyError("interventions: not all musts can be done", details)


def impossible(case: Case, budget: float) -> JourneyError:
    """Say what the musts and what they need exceed."""
    required = case.program.must.copy()
    for _ in range(len(required)):
        needed = case.program.needs[required[case.program.needs[:, 0]], 1]
        if required[needed].all():
            break
        required[needed] = True
    part = case.frame.loc[case.ids[required]]
    musts = ", ".join(shorten(name) for name in part.index[:12]) + (", …" if len(part) > 12 else "")  # noqa: PLR2004
    details = []
    cost, money = float(part["net_cost_eur"].sum()), budget + case.extra
    if int(case.costs[required].sum()) > case.cents(budget):
        details.append(f"they cost {cost:.2f} €, the budget is {money:.2f} €: {cost - money:.2f} € too much")
    weeks, capacity = float(part["duration_weeks"].sum()), case.parameters["capacity_weeks"]
    if capacity is not None and weeks > float(capacity):  # type: ignore[arg-type]
        details.append(f"they take {weeks:g} weeks, the capacity is {capacity:g} weeks")
    for word, rows in part.groupby("either_or").groups.items():
        if len(rows) > 1:
            details.append(f"one of {', '.join(map(shorten, rows))} at most, for all say {shorten(word)} in either_or")
    return JourneyError(f"the musts and what they need cannot all be done: {musts}", details)
