"""Ways of saying what comes first: our priority, RICE, WSJF, cost of delay, and all of them side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between, mapped, one_of, several
from journey_widgets.analysis._links import by_id, ranked, ranks
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.errors import JourneyError, listed, shorten

SUM_OF_WEIGHTS = 1e-9
"""By how much weights that must add up to 1 may miss it."""

IMPACTS = (3, 2, 1, 0.5, 0.25)


def priorities(
    interventions: pd.DataFrame,
    coherences: pd.Series | pd.DataFrame,
    effects: pd.Series | pd.DataFrame,
    *,
    coherence_weight: float = 0.4,
    effect_weight: float = 0.4,
    efficiency_weight: float = 0.2,
) -> pd.DataFrame:
    """Rank interventions by what they do for objectives, customers and efficiency, and by how sure that is.

    Parameters
    ----------
    interventions
        With `efficiency_eur` (a year) and `confidence_rate` (0–1); also `priority_override` with its reason.
    coherences
        Coherence of each intervention, −1 to 1: a Series by id, or what `intervention_coherence` returned.
    effects
        Effect of each on customers, 0–10: a Series by id, or what `intervention_effects` returned.
    coherence_weight, effect_weight, efficiency_weight
        How much each part counts; together 1.

    Returns
    -------
    pandas.DataFrame
        By `rank`. `coherence`, `effect`, `efficiency` (0–1: efficiency_eur over the largest absolute one, 0 where it is
        negative), `confidence_rate`; `coherence_term`, `effect_term`, `efficiency_term`, each part from 0 to 1 times
        confidence; `priority` (0–100); `conflicts`, with how many objectives it is in conflict (missing where
        `coherences` does not say); `priority_override`, `priority_override_reason`; `used_priority`, the override
        where there is one; `rank` by that (1 = first; ties share the lowest; missing where a part is missing).

    Raises
    ------
    JourneyError
        If a table or a Series is not as said, or the weights do not add up to 1.

    Notes
    -----
    priority = 100 · (0.4 · max(0, coherence) + 0.4 · effect/10 + 0.2 · efficiency) · confidence. Conflicts stand beside
    it and are not part of it. To see which change of a weight would swap two of them, give the three terms to
    `swap_sensitivity`, with those weights and `scale=(0, 1)`.

    References
    ----------
    Method of this project; source document 0 (formalise and prioritise).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame({"efficiency_eur": [0, 9000], "confidence_rate": [1, 0.5]}, index=["signs", "desk"])
    >>> fit = pd.Series({"signs": 0.5, "desk": 1.0})
    >>> jw.analysis.priorities(ideas, fit, pd.Series({"signs": 5, "desk": 10}))["priority"].to_dict()
    {'desk': 50.0, 'signs': 40.0}
    """
    weights = {"coherence": coherence_weight, "effect": effect_weight, "efficiency": efficiency_weight}
    for name, weight in weights.items():
        between(f"{name}_weight", weight, 0, 1)
    if abs(sum(weights.values()) - 1) > SUM_OF_WEIGHTS:
        raise JourneyError(f"the three weights must add up to 1, not {sum(weights.values()):g}")
    left = LeftOut()
    columns = ("priority_override", "priority_override_reason")
    found = taken("interventions", interventions, ("efficiency_eur", "confidence_rate"), columns)
    result = pd.DataFrame(index=found.index)
    result["coherence"] = by_id("coherences", coherences, found.index, "coherence", low=-1, high=1)
    result["effect"] = by_id("effects", effects, found.index, "effect", low=0, high=10)
    largest = found["efficiency_eur"].abs().max()
    share = found["efficiency_eur"] / largest if largest > 0 else found["efficiency_eur"]
    result["efficiency"] = share.clip(0, 1)
    result["confidence_rate"] = found["confidence_rate"]
    result["coherence_term"] = result["coherence"].clip(lower=0) * result["confidence_rate"]
    result["effect_term"] = result["effect"] / 10 * result["confidence_rate"]
    result["efficiency_term"] = result["efficiency"] * result["confidence_rate"]
    result["priority"] = 100 * sum(weight * result[f"{name}_term"] for name, weight in weights.items())
    has_conflicts = isinstance(coherences, pd.DataFrame) and "conflicts" in coherences.columns
    against = by_id("coherences", coherences, found.index, "conflicts", low=0) if has_conflicts else np.nan
    result["conflicts"] = pd.Series(against, found.index).astype("Int64")
    result[list(columns)] = found[list(columns)]
    result["used_priority"] = result["priority_override"].fillna(result["priority"])
    result["rank"] = ranks(result["used_priority"])
    for name in ("coherence", "effect", "efficiency", "confidence_rate"):
        left.add("interventions", result.index[result[name].isna()], f"no {name}: no priority by the formula")
    return told(
        ranked(result),
        "priority = 100 · (coherence_weight · max(0, coherence) + effect_weight · effect/10 + efficiency_weight · "
        "efficiency) · confidence",
        "method of this project",
        {f"{name}_weight": weight for name, weight in weights.items()},
        left,
    )


def rice(interventions: pd.DataFrame) -> pd.DataFrame:
    """Rank interventions by reach, impact and confidence over effort.

    Parameters
    ----------
    interventions
        With `reach_customers` (in a quarter), `impact` (3, 2, 1, 0.5 or 0.25 on each), `confidence_rate` (0–1) and
        `effort` (0–10; in RICE's own words person-months: the scores of two tables in other units do not compare).

    Returns
    -------
    pandas.DataFrame
        Interventions that have all four and an effort above 0, by `rank`: the four, `rice`, `rank` (1 = first; ties
        share the lowest).

    Raises
    ------
    JourneyError
        If the table is not as the schema says.

    Notes
    -----
    rice = reach · impact · confidence / effort.

    References
    ----------
    McBride, RICE: simple prioritization for product managers, Intercom, 2016.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> one = {"reach_customers": [5000], "impact": [2], "confidence_rate": [0.8], "effort": [2]}
    >>> jw.analysis.rice(pd.DataFrame(one, index=["signs"]))["rice"].to_dict()
    {'signs': 4000.0}
    """
    columns = ["reach_customers", "impact", "confidence_rate", "effort"]
    found, left = _complete(interventions, columns, "effort")
    result = found.astype({"reach_customers": "Int64"})
    result["rice"] = found["reach_customers"] * found["impact"] * found["confidence_rate"] / found["effort"]
    result["rank"] = ranks(result["rice"])
    usual = {"impacts": list(IMPACTS)}
    return told(ranked(result), "rice = reach · impact · confidence / effort", "Intercom 2016", usual, left)


def wsjf(interventions: pd.DataFrame, *, size: str = "effort") -> pd.DataFrame:
    """Rank interventions by weighted shortest job first: what delay costs, over the size of the job.

    Parameters
    ----------
    interventions
        With `business_value`, `time_criticality`, `risk_reduction` (0–10 each) and the column of `size`.
    size
        What the size of a job is: `effort` (0–10) or `duration_weeks`.

    Returns
    -------
    pandas.DataFrame
        Interventions that have all of them and a size above 0, by `rank`: these columns, `wsjf`, `rank` (1 = first;
        ties share the lowest).

    Raises
    ------
    JourneyError
        If the table is not as the schema says.

    Notes
    -----
    wsjf = (business value + time criticality + risk reduction) / size.

    References
    ----------
    Reinertsen, The Principles of Product Development Flow, 2009; Scaled Agile Framework.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> jobs = {"business_value": [10, 8], "time_criticality": [5, 3], "risk_reduction": [2, 1], "effort": [10, 5]}
    >>> jw.analysis.wsjf(pd.DataFrame(jobs, index=["a", "b"]))["wsjf"].to_dict()
    {'b': 2.4, 'a': 1.7}
    """
    one_of("size", size, ("effort", "duration_weeks"))
    parts = ["business_value", "time_criticality", "risk_reduction"]
    found, left = _complete(interventions, [*parts, size], size)
    result = found.copy()
    result["wsjf"] = found[parts].sum(axis=1) / found[size]
    result["rank"] = ranks(result["wsjf"])
    formula = f"wsjf = (business_value + time_criticality + risk_reduction) / {size}"
    return told(ranked(result), formula, "Reinertsen 2009", {"size": size}, left)


def cost_of_delay(interventions: pd.DataFrame, *, order: Sequence[str] | None = None) -> pd.DataFrame:
    """Rank interventions by cost of delay over duration, and say what an order of doing them one by one costs.

    Parameters
    ----------
    interventions
        With `delay_cost_eur_week` and `duration_weeks`.
    order
        Ids in the order in which they are done; None = by rank, which costs the least.

    Returns
    -------
    pandas.DataFrame
        Interventions that have both and a duration above 0, in the order they are done: the two; `cd3` (euros a week,
        over weeks), `rank` (1 = first; ties share the lowest); `start_week`, `end_week`; `delay_cost_eur`, what it
        costs until its end. The total stands in `attrs["totals"]`.

    Raises
    ------
    JourneyError
        If the table is not as the schema says, or `order` does not name each of these interventions once.

    Notes
    -----
    cd3 = cost of delay / duration; total = Σ cost of delay · week in which it is ready. No other order costs less.

    References
    ----------
    Reinertsen, The Principles of Product Development Flow, 2009 (the rule is Smith's, 1956).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> jobs = {"delay_cost_eur_week": [10, 3, 1], "duration_weeks": [1, 3, 10]}
    >>> jobs = pd.DataFrame(jobs, index=["a", "b", "c"])
    >>> jw.analysis.cost_of_delay(jobs).attrs["totals"], jw.analysis.cost_of_delay(jobs, order=[*"cba"]).attrs["totals"]
    ({'delay_cost_eur': 36.0}, {'delay_cost_eur': 189.0})
    """
    found, left = _complete(interventions, ["delay_cost_eur_week", "duration_weeks"], "duration_weeks")
    result = found.copy()
    result["cd3"] = result["delay_cost_eur_week"] / result["duration_weeks"]
    result["rank"] = ranks(result["cd3"])
    result = ranked(result) if order is None else result.reindex(_whole_order(order, result.index))
    result["end_week"] = result["duration_weeks"].cumsum()
    result.insert(4, "start_week", result["end_week"] - result["duration_weeks"])
    result["delay_cost_eur"] = result["delay_cost_eur_week"] * result["end_week"]
    return told(
        result,
        "cd3 = delay_cost_eur_week / duration_weeks; delay_cost_eur = delay_cost_eur_week · end_week",
        "Reinertsen 2009; Smith 1956",
        {"order": "by rank" if order is None else "as given"},
        left,
        {"delay_cost_eur": float(result["delay_cost_eur"].sum())},
    )


def compare_rankings(rankings: Mapping[str, pd.DataFrame | pd.Series]) -> pd.DataFrame:
    """Put several rankings of the same things side by side, and show where they differ.

    Parameters
    ----------
    rankings
        By name: what a function with a column `rank` returned, or a Series of ranks by id (1 = first).

    Returns
    -------
    pandas.DataFrame
        One row for each id in any of them, by `mean_rank`: `<name>_rank` for each ranking, missing where it does not
        rank it; `best_rank`, `worst_rank`, `spread` between them; `is_agreed`, whether all that rank it do so alike.

    Raises
    ------
    JourneyError
        If a ranking has no ranks.

    Notes
    -----
    Ranks of rankings that leave out different things are not quite comparable: each leaves its gaps out.

    References
    ----------
    Method of this project.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> one, other = pd.Series({"signs": 1, "desk": 2}), pd.Series({"signs": 1, "desk": 3})
    >>> jw.analysis.compare_rankings({"rice": one, "wsjf": other})["is_agreed"].to_dict()
    {'signs': True, 'desk': False}
    """
    for name, values in mapped("rankings", rankings).items():
        if not isinstance(values, (pd.DataFrame, pd.Series)):
            raise JourneyError(f"rankings['{name}'] must be a DataFrame or a Series, not {type(values).__name__}")
    indexes = [values.index for values in rankings.values()]
    index = pd.Index([], dtype="str") if not indexes else indexes[0]
    for other in indexes[1:]:
        index = index.union(other, sort=False)
    columns = {
        f"{name}_rank": by_id(f"rankings['{name}']", values, index, "rank", low=1) for name, values in rankings.items()
    }
    result = pd.DataFrame(columns, index=index)
    numbers = result.astype("float64")
    result = result.astype("Int64")
    result["best_rank"] = numbers.min(axis=1).astype("Int64")
    result["worst_rank"] = numbers.max(axis=1).astype("Int64")
    result["spread"] = result["worst_rank"] - result["best_rank"]
    result["is_agreed"] = (result["spread"] == 0).astype("boolean")
    result["mean_rank"] = numbers.mean(axis=1).astype("float64")
    left = LeftOut()
    left.add("rankings", index[numbers.isna().all(axis=1)], "ranked by none of them")
    result = result.sort_values("mean_rank", kind="stable")
    return told(result, "ranks side by side", "method of this project", {"rankings": list(rankings)}, left)


def _complete(interventions: pd.DataFrame, columns: list[str], divisor: str) -> tuple[pd.DataFrame, LeftOut]:
    """Return the columns of the interventions that have them all, and can be divided by one."""
    left = LeftOut()
    found = taken("interventions", interventions, columns)
    for name in columns:
        left.add("interventions", found.index[found[name].isna()], f"no {name}")
    found = found.dropna()
    left.add("interventions", found.index[found[divisor] == 0], f"{divisor} is 0")
    return found[found[divisor] > 0], left


def _whole_order(order: Sequence[str], index: pd.Index) -> pd.Index:
    ids = pd.Index(several("order", order), dtype=index.dtype)
    twins = ids[ids.duplicated()].unique()
    strange, absent = ids.difference(index, sort=False), index.difference(ids, sort=False)
    details = [f"order: {shorten(one)} stands there twice" for one in twins]
    details += [f"order: {shorten(one)} has no cost of delay or no duration, or is no intervention" for one in strange]
    details += [f"order: {shorten(one)} must stand there" for one in absent]
    if details:
        raise JourneyError(f"order must name each of {listed(map(str, index))} once", details)
    return ids.rename(index.name)
