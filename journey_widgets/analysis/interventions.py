"""Interventions: quick win or structural, how much they change for customers, and whom they are good for."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between
from journey_widgets.analysis._links import among, bound, by_id, linked
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken

LARGEST = float(np.finfo("float64").max)
QUADRANTS = {(True, True): "do_first", (True, False): "invest", (False, True): "fill_in", (False, False): "avoid"}
"""Worth much to customers, costs the company little → quadrant."""


def classify_interventions(
    interventions: pd.DataFrame,
    involvements: pd.DataFrame,
    dependencies: pd.DataFrame,
    *,
    most_effort: float = 3,
    most_weeks: float = 8,
    most_org_units: int = 1,
) -> pd.DataFrame:
    """Tell quick wins from structural interventions by a rule that shows each of its conditions.

    Parameters
    ----------
    interventions
        With `effort` (0–10) and `duration_weeks`; also `org_unit_id`, `intervention_status`, `kind_override`.
    involvements
        Functions that take part beside the owner: `intervention_id`, `org_unit_id`.
    dependencies
        What an intervention needs first: `intervention_id`, `needed_intervention_id`.
    most_effort
        Largest effort of a quick win, 0–10.
    most_weeks
        Largest duration of a quick win, in weeks.
    most_org_units
        Largest number of functions that take part in a quick win, the owner counted.

    Returns
    -------
    pandas.DataFrame
        Rows of `interventions`: `effort`, `duration_weeks`, `org_units` (how many functions are known to take part),
        `open_dependencies` (how many interventions it needs that are not live); the conditions `is_easy`, `is_short`,
        `is_within_units`, `is_free`; `verdict` (`quick_win` where all hold, `structural` where one does not, missing
        where that is not known); `kind_override`, `kind_override_reason`; `kind`, the override where there is one, else
        the verdict; `is_overridden`, whether there is an override that says something else than the rule.

    Raises
    ------
    JourneyError
        If a table is not as the schema says, or an intervention that is needed is not among `interventions`.

    Notes
    -----
    quick_win = effort ≤ 3 and duration ≤ 8 weeks and at most one function and no open dependency. A condition whose
    value is not known is missing; without an owner the number of functions is not known, unless those involved are
    too many already.

    References
    ----------
    Source document 0 ("quick & dirty" and structural); the rule is the method of this project.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> rd = jw.new("Car rental")
    >>> ideas = {"effort": [1, 8], "duration_weeks": [2, 30], "org_unit_id": ["desk", "desk"]}
    >>> ideas = pd.DataFrame(ideas, index=["signs", "new desk"])
    >>> kinds = jw.analysis.classify_interventions(ideas, rd.involvements, rd.dependencies)
    >>> kinds["verdict"].to_dict()
    {'signs': 'quick_win', 'new desk': 'structural'}
    """
    between("most_effort", most_effort, 0, 10)
    between("most_weeks", most_weeks, 0, LARGEST)
    between("most_org_units", most_org_units, 0, LARGEST)
    left = LeftOut()
    optional = ("org_unit_id", "intervention_status", "kind_override", "kind_override_reason")
    found = taken("interventions", interventions, ("effort", "duration_weeks"), optional)
    result = found[["effort", "duration_weeks"]].copy()
    result["org_units"] = _org_units(found, involvements, left)
    result["open_dependencies"] = _open_dependencies(found, dependencies, left)
    result["is_easy"] = _condition(found["effort"] <= most_effort, found["effort"].isna())
    result["is_short"] = _condition(found["duration_weeks"] <= most_weeks, found["duration_weeks"].isna())
    is_within = result["org_units"] <= most_org_units
    result["is_within_units"] = _condition(is_within, found["org_unit_id"].isna() & is_within)
    result["is_free"] = result["open_dependencies"] == 0
    is_quick = result["is_easy"] & result["is_short"] & result["is_within_units"] & result["is_free"]
    result["verdict"] = is_quick.map({True: "quick_win", False: "structural"}, na_action="ignore").astype("str")
    result["kind_override"] = found["kind_override"]
    result["kind_override_reason"] = found["kind_override_reason"]
    result["kind"] = result["kind_override"].fillna(result["verdict"])
    differs = result["kind_override"].notna() & (result["kind_override"] != result["verdict"])
    result["is_overridden"] = differs.astype("boolean")
    unknown = {"effort": found["effort"], "duration_weeks": found["duration_weeks"], "owner": found["org_unit_id"]}
    for name, values in unknown.items():
        left.add("interventions", result.index[result["verdict"].isna() & values.isna()], f"no {name}: no verdict")
    parameters = {"most_effort": most_effort, "most_weeks": most_weeks, "most_org_units": most_org_units}
    return told(
        result,
        "quick_win = effort ≤ most_effort and duration_weeks ≤ most_weeks and org_units ≤ most_org_units and no open "
        "dependency, else structural; kind = override or verdict",
        "source document 0; method of this project",
        parameters,
        left,
    )


def value_and_cost(
    interventions: pd.DataFrame,
    effects: pd.Series | pd.DataFrame | None = None,
    *,
    least_effect: float = 5,
    most_cost_eur: float | None = None,
) -> pd.DataFrame:
    """Place interventions by what they are worth to customers and what they cost the company.

    Parameters
    ----------
    interventions
        With `cost_eur`, and `effect` (0–10) where `effects` is not given.
    effects
        Effect of each intervention, 0–10: a Series by id, or what `intervention_effects` returned.
    least_effect
        Effect from which an intervention is worth much to customers, 0–10.
    most_cost_eur
        Cost up to which it costs the company little; None = the median cost of those that have both.

    Returns
    -------
    pandas.DataFrame
        Rows of `interventions` that have an effect and a cost: `effect`, `cost_eur`, `is_valuable`, `is_cheap`,
        `quadrant` (`do_first`: worth much, costs little; `invest`; `fill_in`; `avoid`).

    Raises
    ------
    JourneyError
        If a table is not as the schema says, or an effect is not from 0 to 10.

    Notes
    -----
    A value on a line counts as valuable, or cheap.

    References
    ----------
    Source document 2: worth much to the customer, of little cost to the company.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame({"effect": [8, 8, 2], "cost_eur": [100, 900, 300]}, index=["signs", "desk", "leaflet"])
    >>> jw.analysis.value_and_cost(ideas)["quadrant"].to_dict()
    {'signs': 'do_first', 'desk': 'invest', 'leaflet': 'fill_in'}
    """
    between("least_effect", least_effect, 0, 10)
    left = LeftOut()
    found = taken("interventions", interventions, ("cost_eur",), ("effect",))
    if effects is not None:
        found["effect"] = by_id("effects", effects, found.index, "effect", low=0, high=10)
    for name in ("effect", "cost_eur"):
        left.add("interventions", found.index[found[name].isna()], f"no {name}")
    result = found.dropna()[["effect", "cost_eur"]].copy()
    middle = (
        result["cost_eur"].median() if most_cost_eur is None else between("most_cost_eur", most_cost_eur, 0, LARGEST)
    )
    result["is_valuable"] = (result["effect"] >= least_effect).astype("boolean")
    result["is_cheap"] = (result["cost_eur"] <= middle).astype("boolean")
    pairs = zip(result["is_valuable"], result["is_cheap"], strict=True)
    result["quadrant"] = pd.Series([QUADRANTS[pair] for pair in pairs], result.index, dtype="str")
    return told(
        result,
        "quadrant by effect ≥ least_effect and cost_eur ≤ most_cost_eur",
        "source document 2; method of this project",
        {"least_effect": least_effect, "most_cost_eur": None if pd.isna(middle) else float(middle)},
        left,
    )


def intervention_benefits(interventions: pd.DataFrame) -> pd.DataFrame:
    """Say of each intervention whether it states what both sides gain, and how it will be put to the test.

    Parameters
    ----------
    interventions
        With `action_kind`, `customer_benefit`, `company_benefit`, `efficiency_eur`, `hypothesis` and `test`, as far as
        they are there.

    Returns
    -------
    pandas.DataFrame
        Rows of `interventions`: `action_kind` (`process`, `analysis`, `metric`), `efficiency_eur` (a year);
        `has_customer_benefit`; `has_company_benefit`, in words or as a gain in efficiency; `is_for_both`;
        `costs_efficiency` where the effect on efficiency is negative, missing where it is not known; `is_testable`,
        where both a hypothesis and a test are stated.

    Raises
    ------
    JourneyError
        If the table is not as the schema says.

    Notes
    -----
    A redesign has the customer at its centre and keeps processes efficient: an intervention says what it does to both.

    References
    ----------
    Source documents 0, 2 and 3.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = {"customer_benefit": ["No queue", None], "efficiency_eur": [900.0, -50.0]}
    >>> said = jw.analysis.intervention_benefits(pd.DataFrame(ideas, index=["app", "forms"]))
    >>> said[["is_for_both", "costs_efficiency"]].values.tolist()
    [[True, False], [False, True]]
    """
    words = ("customer_benefit", "company_benefit", "hypothesis", "test")
    found = taken("interventions", interventions, (), ("action_kind", "efficiency_eur", *words))
    has = {name: found[name].notna() & (found[name].str.strip() != "") for name in words}
    result = found[["action_kind", "efficiency_eur"]].copy()
    result["has_customer_benefit"] = has["customer_benefit"].astype("boolean")
    result["has_company_benefit"] = (has["company_benefit"] | (found["efficiency_eur"] > 0)).astype("boolean")
    result["is_for_both"] = result["has_customer_benefit"] & result["has_company_benefit"]
    result["costs_efficiency"] = _condition(found["efficiency_eur"] < 0, found["efficiency_eur"].isna())
    result["is_testable"] = (has["hypothesis"] & has["test"]).astype("boolean")
    return told(
        result,
        "is_for_both = customer benefit stated and (company benefit stated or efficiency_eur > 0)",
        "source documents 0, 2 and 3; method of this project",
    )


def _org_units(found: pd.DataFrame, involvements: pd.DataFrame, left: LeftOut) -> pd.Series:
    """Return how many functions are known to take part."""
    taking_part = taken("involvements", involvements, ("intervention_id", "org_unit_id"))
    taking_part = linked("involvements", taking_part, "intervention_id", found.index, left)
    left.add("involvements", taking_part.index[taking_part["org_unit_id"].isna()], "no org_unit_id")
    owners = pd.DataFrame(
        {"intervention_id": found.index.astype("str"), "org_unit_id": found["org_unit_id"].to_numpy()}
    )
    pairs = pd.concat([owners, taking_part]).dropna().drop_duplicates()
    return _counted(pairs["intervention_id"], found.index)


def _open_dependencies(found: pd.DataFrame, dependencies: pd.DataFrame, left: LeftOut) -> pd.Series:
    """Return how many interventions that are not live each one needs."""
    needs = taken("dependencies", dependencies, ("intervention_id", "needed_intervention_id"))
    needs = linked("dependencies", needs, "intervention_id", found.index, left)
    left.add("dependencies", needs.index[needs["needed_intervention_id"].isna()], "no needed_intervention_id")
    needs = bound("dependencies", needs.dropna(), "needed_intervention_id", found.index, "interventions")
    live = found.index[found["intervention_status"] == "live"]
    waiting = needs[~among(needs["needed_intervention_id"], live)].drop_duplicates()
    return _counted(waiting["intervention_id"], found.index)


def _counted(ids: pd.Series, index: pd.Index) -> pd.Series:
    return ids.value_counts().reindex(index, fill_value=0).astype("Int64")


def _condition(holds: pd.Series, is_unknown: pd.Series) -> pd.Series:
    return holds.astype("boolean").mask(is_unknown.astype("boolean"))
