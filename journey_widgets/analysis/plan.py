"""The two lists of step 4, capabilities and activities: what is missing in them, and when what is ready."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import one_of
from journey_widgets.analysis._plan import RULES, concerned, findings_of, plan_of
from journey_widgets.analysis._result import told

SOURCE = "source document 0 (formalise the list of capabilities and activities); method of this project"
COMPLETE = (
    "complete = a capability for each chosen intervention, an activity with owner and dates for each capability, no "
    "date before its dependency, no circles"
)


def plan_findings(
    interventions: pd.DataFrame,
    dependencies: pd.DataFrame,
    capabilities: pd.DataFrame,
    capability_needs: pd.DataFrame,
    activities: pd.DataFrame,
    *,
    chosen: Iterable[str] | None = None,
    language: str = "en",
) -> pd.DataFrame:
    """Return what is missing or wrong in the lists of capabilities and activities, row by row.

    Parameters
    ----------
    interventions
        With `intervention_status`, `live_on`.
    dependencies
        `intervention_id`, `needed_intervention_id`.
    capabilities
        Their ids are enough.
    capability_needs
        `capability_id`, `intervention_id`.
    activities
        `capability_id`, `owner`, `start_on`, `end_on`, `activity_status`, `after_activity_id`.
    chosen
        Ids of the interventions that are to be done; None = those whose status is `chosen`. Of a portfolio:
        `result.index[result["is_chosen"]]`.
    language
        `en` or `it`, of the messages.

    Returns
    -------
    pandas.DataFrame
        Indexed by `rule` and `row`, in the order of the rules: `table`, `column` (missing where the row as a whole is
        meant), `value` that stands there, `message`. Empty where the plan is complete. Rules: `no_capability`,
        `needed_not_chosen`, `no_activity`, `no_owner`, `no_start`, `no_end`, `ends_before_start`,
        `starts_before_dependency`, `ready_before_needed`, `activity_circle`, `dependency_circle`.

    Raises
    ------
    JourneyError
        If a table is not as the schema says, `chosen` names what is no intervention, or an activity or intervention
        that must come first is not there.

    Notes
    -----
    Looked at are the chosen interventions, the capabilities they need and the activities that build these; an activity
    that was stopped builds nothing. To begin on the day on which the other ends is in order. An intervention is ready
    when the last of its activities ends, a live one since `live_on`.

    References
    ----------
    Source document 0; the rules are the method of this project.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> plan = rd.interventions, rd.dependencies, rd.capabilities, rd.capability_needs, rd.activities
    >>> found = jw.analysis.plan_findings(*plan, chosen=rd.interventions.index)
    >>> found.loc[("no_owner", "at12"), "message"]
    'nobody answers for it'
    """
    one_of("language", language, ("en", "it"))
    plan = plan_of(interventions, dependencies, capabilities, capability_needs, activities, chosen)
    found = findings_of(plan)
    parts = []
    for rule, values in found.items():
        table, column, *words = RULES[rule]
        part = pd.DataFrame({"table": table, "column": column or np.nan, "value": values}, index=values.index)
        part["message"] = words[language == "it"]
        part.index = pd.MultiIndex.from_product([[rule], values.index], names=["rule", "row"])
        parts.append(part)
    result = pd.concat(parts).astype("str")
    levels = [result.index.get_level_values(name).astype("str") for name in ("rule", "row")]
    result.index = pd.MultiIndex.from_arrays(levels, names=["rule", "row"])
    return told(result, COMPLETE, SOURCE, {"chosen": len(plan.chosen), "language": language}, plan.left)


def plan_completeness(
    interventions: pd.DataFrame,
    dependencies: pd.DataFrame,
    capabilities: pd.DataFrame,
    capability_needs: pd.DataFrame,
    activities: pd.DataFrame,
    *,
    chosen: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Return for each chosen intervention what builds it, when it is ready, and whether its plan is complete.

    Parameters
    ----------
    interventions, dependencies, capabilities, capability_needs, activities, chosen
        As `plan_findings` takes them.

    Returns
    -------
    pandas.DataFrame
        Rows of the chosen interventions: `capabilities`, `activities` (how many); `start_on`, `ready_on` (missing while
        an activity has no date); `cost_eur` of its activities that have one; `findings`, how many concern it, its
        capabilities, their activities or its dependencies; `is_complete`, where there is none. Totals in
        `attrs["totals"]`: an activity that serves several interventions counts once there.

    Raises
    ------
    JourneyError
        As `plan_findings`.

    Notes
    -----
    Complete = no finding of `plan_findings`.

    References
    ----------
    As `plan_findings`.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> plan = rd.interventions, rd.dependencies, rd.capabilities, rd.capability_needs, rd.activities
    >>> bool(jw.analysis.plan_completeness(*plan)["is_complete"].all())
    False
    """
    plan = plan_of(interventions, dependencies, capabilities, capability_needs, activities, chosen)
    work = plan.needs.merge(plan.activities.reset_index(), on="capability_id")
    groups = work.groupby("intervention_id")
    result = pd.DataFrame(index=plan.chosen)
    result["capabilities"] = (
        plan.needs.groupby("intervention_id").size().reindex(plan.chosen, fill_value=0).astype("Int64")
    )
    result["activities"] = groups.size().reindex(plan.chosen, fill_value=0).astype("Int64")
    for name, column, how in (("start_on", "start_on", "min"), ("ready_on", "end_on", "max")):
        is_whole = work[column].notna().groupby(work["intervention_id"]).all().reindex(plan.chosen, fill_value=False)
        dates = groups[column].agg(how).reindex(plan.chosen).astype("datetime64[us]")
        result[name] = dates.where(is_whole)
    result["cost_eur"] = groups["cost_eur"].sum(min_count=1).reindex(plan.chosen).astype("float64")
    result["findings"] = concerned(plan).reindex(plan.chosen, fill_value=0).astype("Int64")
    result["is_complete"] = result["findings"] == 0
    totals = {"cost_eur": float(plan.activities["cost_eur"].sum()), "complete": int(result["is_complete"].sum())}
    return told(result, COMPLETE, SOURCE, {"chosen": len(plan.chosen)}, plan.left, totals)


def capability_list(
    interventions: pd.DataFrame,
    dependencies: pd.DataFrame,
    capabilities: pd.DataFrame,
    capability_needs: pd.DataFrame,
    activities: pd.DataFrame,
    *,
    chosen: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Return the list of capabilities that the chosen interventions need, those that serve most of them first.

    Parameters
    ----------
    interventions, dependencies, capabilities, capability_needs, activities, chosen
        As `plan_findings` takes them.

    Returns
    -------
    pandas.DataFrame
        Rows of the capabilities needed: `name`, `capability_kind`, `org_unit_id`; `interventions`, how many of the
        chosen need it; `activities`, `done` (how many build it, how many are done); `start_on`, `end_on`, `cost_eur`
        of those that have one.

    Raises
    ------
    JourneyError
        As `plan_findings`.

    Notes
    -----
    A capability serves as many interventions as need it; it is built once.

    References
    ----------
    As `plan_findings`.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> plan = rd.interventions, rd.dependencies, rd.capabilities, rd.capability_needs, rd.activities
    >>> bool(jw.analysis.capability_list(*plan)["interventions"].is_monotonic_decreasing)
    True
    """
    plan = plan_of(interventions, dependencies, capabilities, capability_needs, activities, chosen)
    index = plan.capabilities.index
    result = plan.capabilities.copy()
    groups = plan.activities.groupby("capability_id")
    is_done = plan.activities["activity_status"] == "done"
    result["interventions"] = plan.needs.groupby("capability_id").size().reindex(index, fill_value=0).astype("Int64")
    result["activities"] = groups.size().reindex(index, fill_value=0).astype("Int64")
    done = is_done.groupby(plan.activities["capability_id"]).sum()
    result["done"] = done.reindex(index, fill_value=0).astype("Int64")
    result["start_on"] = groups["start_on"].min().reindex(index).astype("datetime64[us]")
    result["end_on"] = groups["end_on"].max().reindex(index).astype("datetime64[us]")
    result["cost_eur"] = groups["cost_eur"].sum(min_count=1).reindex(index).astype("float64")
    result = result.sort_values("interventions", ascending=False, kind="stable")
    return told(
        result, "capabilities of the chosen, by how many need them", SOURCE, {"chosen": len(plan.chosen)}, plan.left
    )
