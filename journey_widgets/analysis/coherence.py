"""Coherence of interventions with the company's objectives: what serves which, what serves none, what works against."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from journey_widgets.analysis._links import by_id, linked, ranks
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken, without_twins
from journey_widgets.errors import JourneyError, shorten

STRENGTHS = (9, 3, 1, 0, -1, -3, -9)
STRONGEST = 9
SERVES = 3
"""Strength from which an intervention is said to serve an objective."""

SOURCE = "quality function deployment (Akao 1990); source document 0; method of this project"


def intervention_coherence(
    interventions: pd.DataFrame,
    objectives: pd.DataFrame,
    coherences: pd.DataFrame,
    *,
    weights: pd.Series | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return how far each intervention serves the objectives of the company.

    Parameters
    ----------
    interventions
        Their ids are enough.
    objectives
        With `weight` (0 or more), unless `weights` is given.
    coherences
        `objective_id`, `intervention_id`, `strength`: 9, 3, 1, 0, or −1, −3, −9 where it works against the objective.
    weights
        Weight of each objective: a Series by id, or what `objective_weights` returned.

    Returns
    -------
    pandas.DataFrame
        Rows of `interventions`: `importance` = Σ weight · strength; `coherence`, its share of the most there could be,
        from −1 to 1; `importance_rate`, its share of all importances above 0; `objectives_served` (strength ≥ 3),
        `conflicts` (strength < 0), `objectives_judged`; `is_orphan` where it serves none; `is_conflicting`; `rank` by
        importance (1 = largest; ties share the lowest). Missing where nothing was judged.

    Raises
    ------
    JourneyError
        If a table is not as the schema says, a strength is none of those, or a pair is judged twice.

    Notes
    -----
    importance_j = Σᵢ wᵢ·rᵢⱼ and coherence_j = importance_j / (9·Σᵢ wᵢ). As in a house of quality, an objective that an
    intervention was not judged against adds nothing; such interventions are named in what is left out.

    References
    ----------
    Akao, Quality Function Deployment, 1990. Source document 0 (analysis of coherence).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame(index=["signs", "desk"])
    >>> aims = pd.DataFrame({"weight": [3, 1]}, index=["loyalty", "margin"])
    >>> fit = {"objective_id": ["loyalty", "loyalty", "margin"], "intervention_id": ["signs", "desk", "desk"]}
    >>> fit = pd.DataFrame({**fit, "strength": [3, 9, -3]}, index=[1, 2, 3])
    >>> jw.analysis.intervention_coherence(ideas, aims, fit)[["importance", "coherence", "conflicts"]].values.tolist()
    [[9.0, 0.25, 0], [24.0, 0.6666666666666666, 1]]
    """
    judged = _judged(interventions, objectives, coherences, weights)
    cells, all_weights = judged.cells, judged.weights
    index = judged.interventions
    groups = cells.groupby("intervention_id")
    result = pd.DataFrame(index=index)
    counts = groups.size().reindex(index, fill_value=0)
    result["importance"] = groups["importance"].sum().reindex(index).astype("float64")
    most = STRONGEST * all_weights.sum()
    result["coherence"] = (result["importance"] / most).clip(-1, 1) if most > 0 else np.nan
    positive = result["importance"].clip(lower=0)
    result["importance_rate"] = positive / positive.sum() if positive.sum() > 0 else np.nan
    result["objectives_served"] = _counted(cells, cells["strength"] >= SERVES, "intervention_id", index)
    result["conflicts"] = _counted(cells, cells["strength"] < 0, "intervention_id", index)
    result["objectives_judged"] = counts.astype("Int64")
    result["is_orphan"] = result["objectives_served"] == 0
    result["is_conflicting"] = result["conflicts"] > 0
    result["rank"] = ranks(result["importance"])
    judged.left.add("interventions", index[counts == 0], "not judged against any objective")
    some = (counts > 0) & (counts < len(all_weights))
    judged.left.add("interventions", index[some], "not judged against every objective; those add nothing")
    return told(
        result.astype({"coherence": "float64", "importance_rate": "float64"}),
        "importance = Σ weight · strength; coherence = importance / (9 · Σ weight)",
        SOURCE,
        {
            "serves_from": SERVES,
            "weights": {str(name): float(weight) for name, weight in all_weights.head(100).items()},
        },
        judged.left,
    )


def objective_coverage(
    interventions: pd.DataFrame,
    objectives: pd.DataFrame,
    coherences: pd.DataFrame,
    *,
    weights: pd.Series | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return what serves each objective, and which objectives nothing serves.

    Parameters
    ----------
    interventions, objectives, coherences, weights
        As `intervention_coherence` takes them. Pass part of the interventions to see what those alone would cover.

    Returns
    -------
    pandas.DataFrame
        Rows of `objectives` that have a weight: `weight`; `weight_rate`, its share of all; `interventions_serving`
        (strength ≥ 3); `strongest`, the largest strength, missing where nothing was judged; `conflicts`, how many
        interventions work against it; `is_uncovered` where none serves it.

    Raises
    ------
    JourneyError
        As `intervention_coherence`.

    Notes
    -----
    uncovered = no strength of 3 or more.

    References
    ----------
    Source document 0 (analysis of coherence); the thresholds are the method of this project.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame(index=["signs"])
    >>> aims = pd.DataFrame({"weight": [3, 1]}, index=["loyalty", "margin"])
    >>> fit = {"objective_id": ["loyalty"], "intervention_id": ["signs"], "strength": [3]}
    >>> jw.analysis.objective_coverage(ideas, aims, pd.DataFrame(fit))["is_uncovered"].to_dict()
    {'loyalty': False, 'margin': True}
    """
    judged = _judged(interventions, objectives, coherences, weights)
    cells, index = judged.cells, judged.weights.index
    result = pd.DataFrame({"weight": judged.weights})
    total = result["weight"].sum()
    result["weight_rate"] = result["weight"] / total if total > 0 else np.nan
    result["interventions_serving"] = _counted(cells, cells["strength"] >= SERVES, "objective_id", index)
    result["strongest"] = cells.groupby("objective_id")["strength"].max().reindex(index).astype("Int64")
    result["conflicts"] = _counted(cells, cells["strength"] < 0, "objective_id", index)
    result["is_uncovered"] = result["interventions_serving"] == 0
    return told(
        result.astype({"weight_rate": "float64"}),
        "uncovered = no strength ≥ 3; weight_rate = weight / Σ weight",
        SOURCE,
        {"serves_from": SERVES},
        judged.left,
    )


def objective_conflicts(
    interventions: pd.DataFrame,
    objectives: pd.DataFrame,
    coherences: pd.DataFrame,
    *,
    weights: pd.Series | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return every judgement that says an intervention works against an objective.

    Parameters
    ----------
    interventions, objectives, coherences, weights
        As `intervention_coherence` takes them.

    Returns
    -------
    pandas.DataFrame
        One row a conflict, by the id of its coherence: `objective_id`, `intervention_id`, `strength` (−1, −3, −9),
        `weight` of the objective, `importance` = weight · strength (what it takes away), `reason`.

    Raises
    ------
    JourneyError
        As `intervention_coherence`.

    Notes
    -----
    conflict = strength < 0.

    References
    ----------
    Source document 0 (analysis of coherence).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> aims = pd.DataFrame({"weight": [3.0]}, index=["margin"])
    >>> fit = {"objective_id": ["margin"], "intervention_id": ["desk"], "strength": [-3]}
    >>> fit = pd.DataFrame(fit, index=["c1"])
    >>> jw.analysis.objective_conflicts(pd.DataFrame(index=["desk"]), aims, fit)["importance"].to_dict()
    {'c1': -9.0}
    """
    judged = _judged(interventions, objectives, coherences, weights)
    result = judged.cells[judged.cells["strength"] < 0].astype({"strength": "Int64"})
    columns = ["objective_id", "intervention_id", "strength", "weight", "importance", "reason"]
    return told(result[columns].copy(), "conflict = strength < 0", SOURCE, {}, judged.left)


class _Judged(NamedTuple):
    """What the three functions start from: pairs judged, ids of the interventions, weights of the objectives."""

    cells: pd.DataFrame
    interventions: pd.Index
    weights: pd.Series
    left: LeftOut


def _judged(
    interventions: pd.DataFrame,
    objectives: pd.DataFrame,
    coherences: pd.DataFrame,
    weights: pd.Series | pd.DataFrame | None,
) -> _Judged:
    left = LeftOut()
    index = taken("interventions", interventions).index
    aims = taken("objectives", objectives, ("weight",) if weights is None else ())
    weight = aims["weight"] if weights is None else by_id("weights", weights, aims.index, "weight", low=0)
    left.add("objectives", aims.index[weight.isna()], "no weight")
    weight = weight.dropna()
    cells = taken("coherences", coherences, ("objective_id", "intervention_id", "strength"), ("reason",))
    _refuse_strengths(cells)
    without_twins("coherences", cells, ("objective_id", "intervention_id"))
    left.add("coherences", cells.index[cells["strength"].isna()], "no strength")
    cells = cells[cells["strength"].notna()]
    cells = linked("coherences", cells, "intervention_id", index, left)
    cells = linked("coherences", cells, "objective_id", weight.index, left)
    cells = cells.assign(weight=weight.reindex(cells["objective_id"]).to_numpy())
    return _Judged(cells.assign(importance=cells["weight"] * cells["strength"]), index, weight, left)


def _refuse_strengths(cells: pd.DataFrame) -> None:
    wrong = cells["strength"].notna() & ~cells["strength"].isin(STRENGTHS)
    if wrong.any():
        details = [
            f"coherences, {shorten(row)}, strength: {shorten(value)} must be one of 9, 3, 1, 0, -1, -3, -9"
            for row, value in cells.loc[wrong, "strength"].items()
        ]
        raise JourneyError(f"coherences: {len(details)} values cannot be used", details)


def _counted(cells: pd.DataFrame, which: pd.Series, column: str, index: pd.Index) -> pd.Series:
    counts: pd.Series = cells.loc[which, column].value_counts()
    return counts.reindex(index, fill_value=0).astype("Int64")
