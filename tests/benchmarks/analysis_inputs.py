"""What the benchmark gives the functions of step 4 and of Kano, whose arguments are no tables, or bounded in size.

A portfolio is a 0/1 program and takes 500 candidates at most; here it has 100, and 40 for what is just outside.
With 100,000 it refuses at once. AHP compares 500 things in pairs at most: here 300, which are 44,850 pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from journey_widgets import analysis
from journey_widgets.analysis.kano import CATEGORIES
from journey_widgets.errors import JourneyError
from journey_widgets.schema.choices import KANO_ANSWER

CANDIDATES = 100
COMPARED = 300

Call = Callable[[], object]


def step_four_calls(tables: Mapping[str, pd.DataFrame], rows: int) -> dict[str, Call]:
    """Return the calls: name → call.

    Parameters
    ----------
    tables
        Random tables of a redesign.
    rows
        Rows of what is bounded by nothing.
    """
    rng = np.random.default_rng(4)
    ideas = tables["interventions"]
    fits = pd.Series(rng.uniform(-1, 1, len(ideas)), ideas.index)
    effects = pd.Series(rng.uniform(0, 10, len(ideas)), ideas.index)
    rankings = {name: fits.rank(ascending=False) for name in ("rice", "wsjf", "cd3")}
    counts = pd.DataFrame(rng.integers(0, 50, (rows, 4)), columns=list(CATEGORIES[:4]))
    words = np.array(list(KANO_ANSWER.values), dtype="object")
    pairs = pd.DataFrame({name: rng.choice(words, rows) for name in ("functional", "dysfunctional")}, dtype="str")
    pairs["item"] = pd.Series(rng.integers(0, 50, rows)).astype("str")
    matrix = _matrix(rng, min(COMPARED, max(2, int(rows**0.5))))
    aims, comparisons = _comparisons(matrix)
    questions, answers = _kano_tables(pairs.iloc[: rows // 2])
    return {
        "kano_survey": lambda: analysis.kano_survey(questions, answers),
        "objective_weights": lambda: analysis.objective_weights(aims, comparisons),
        "priorities": lambda: analysis.priorities(ideas, fits, effects),
        "compare_rankings": lambda: analysis.compare_rankings(rankings),
        "kano_counts": lambda: analysis.kano_counts(counts),
        "kano_pairs": lambda: analysis.kano_pairs(pairs),
        "ahp_weights": lambda: analysis.ahp_weights(matrix),
        "consistency": lambda: analysis.consistency({"one": matrix}),
        "ahp_hierarchy": lambda: analysis.ahp_hierarchy(matrix.iloc[:5, :5], dict.fromkeys(matrix.index[:5], matrix)),
        **_portfolio_calls(rng, ideas),
    }


def _matrix(rng: np.random.Generator, size: int) -> pd.DataFrame:
    values = np.exp(rng.normal(0, 0.5, (size, size)))
    upper = np.triu(values, 1)
    whole = upper + np.divide(1, upper.T, out=np.zeros_like(upper), where=upper.T > 0) + np.eye(size)
    ids = [f"i{i}" for i in range(size)]
    return pd.DataFrame(whole, index=ids, columns=ids)


def _comparisons(matrix: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    ids = matrix.index.astype("str")
    one, other = np.triu_indices(len(ids), 1)
    ratios = matrix.to_numpy()[one, other].clip(1 / 9, 9)
    pairs = {"objective_id": ids[one], "other_objective_id": ids[other], "ratio": ratios}
    return pd.DataFrame(index=ids), pd.DataFrame(pairs)


def _kano_tables(pairs: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    items = pd.Index(pairs["item"].unique())
    kinds = [f"kano_{side}" for side in ("functional", "dysfunctional")]
    asked = pd.MultiIndex.from_product([kinds, items]).to_frame(index=False, name=["question_kind", "item"])
    questions = asked.set_index(asked["question_kind"] + asked["item"])
    people = pd.Series(np.arange(len(pairs)), pairs.index).astype("str")
    sides = [
        pd.DataFrame({"question_id": kind + pairs["item"], "respondent": people, "kano_answer": pairs[kind[5:]]})
        for kind in kinds
    ]
    return questions, pd.concat(sides, ignore_index=True)


def _portfolio_calls(rng: np.random.Generator, ideas: pd.DataFrame) -> dict[str, Call]:
    size = min(CANDIDATES, len(ideas))
    frame = ideas.iloc[:size].assign(
        cost_eur=rng.integers(1, 500, size) * 100.0,
        duration_weeks=rng.integers(1, 30, size).astype("float64"),
        is_must=False,
        either_or=pd.Series(
            [f"g{i // 4}" if i % 4 < 2 else None for i in range(size)], ideas.index[:size], dtype="str"
        ),
        intervention_status="idea",
    )
    needs = pd.DataFrame(
        {"intervention_id": frame.index[3::5], "needed_intervention_id": frame.index[2::5][: len(frame.index[3::5])]}
    )
    worth = pd.Series(rng.uniform(0, 1000, size), frame.index)
    few = frame.iloc[:40]
    budget = float(frame["cost_eur"].sum() / 4)

    def too_many() -> str:
        try:
            analysis.choose_portfolio(ideas, needs.iloc[:0], pd.Series(1.0, ideas.index), budget_eur=budget)
        except JourneyError as refused:
            return str(refused)
        return "chosen"

    return {
        "choose_portfolio": lambda: analysis.choose_portfolio(
            frame, needs, worth, budget_eur=budget, capacity_weeks=900
        ),
        "choose_portfolio, too many": too_many,
        "frontier": lambda: analysis.frontier(frame, needs, worth, budgets_eur=[budget / 2, budget, budget * 2]),
        "just_outside": lambda: analysis.just_outside(few, needs.iloc[:0], worth, budget_eur=budget / 3, most=3),
    }
