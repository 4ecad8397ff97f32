"""What lies between today, the future map and the best: gaps by measure, expectations met or not."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._map import Touchpoints
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.schema import STATES

LESS_IS_BETTER = {"experience": False, "expectation": False, "duration_hours": True, "cost_eur": True}
"""Measure of a touchpoint → whether less of it is better."""

METHOD = "method of this project"


def gaps(
    touchpoints: pd.DataFrame, assessments: pd.DataFrame, best_practices: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Compare each touchpoint's measures today with those of the future map and of the best practice.

    Parameters
    ----------
    touchpoints, assessments
        The tables.
    best_practices
        The table that says where the third state comes from.

    Returns
    -------
    pandas.DataFrame
        Indexed by `touchpoint_id` and `measure_kind` (`experience`, `expectation` from 0 to 10, `duration_hours`,
        `cost_eur`), four rows a touchpoint: `current`, `future`, `best_practice` as measured; `gap` and `gap_to_best`
        in the same unit, positive = to gain; `is_less_better`; `is_sourced`, whether the value of the best practice
        has a row in `best_practices` (missing where there is no such value).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    gap = future − current, gap_to_best = best_practice − current; for durations and costs the other way round. A
    touchpoint that is absent in a state has no value there. A lower expectation is no gain by itself: it is shown as
    the others are, more = higher.

    References
    ----------
    Method of this project, step 3.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.gaps(rd.touchpoints, rd.assessments)
    >>> found.loc[("tp1", "cost_eur"), ["current", "future", "gap"]].tolist()
    [420.0, 180.0, 240.0]
    """
    measures = list(LESS_IS_BETTER)
    found = Touchpoints(touchpoints, assessments, scores=measures)
    ids, left = found.own.index, LeftOut()
    values = {}
    for state in STATES:
        there = found.in_state(state)
        scores = there[measures].where(there["is_present"].astype("bool"))
        values[state] = scores.to_numpy().ravel()
        if state != "best_practice":  # few have a third state; its absence is no news
            for measure in measures:
                left.add("assessments", ids[scores[measure].isna()], f"no {state} {measure}")
    index = pd.MultiIndex.from_product([ids, pd.Index(measures, dtype="str")], names=["touchpoint_id", "measure_kind"])
    result = pd.DataFrame(values, index=index)
    less = np.tile(np.array(list(LESS_IS_BETTER.values())), len(ids))
    _add_gaps(result, less)
    result["is_sourced"] = _is_sourced(result["best_practice"], best_practices)
    return told(
        result,
        "gap = future − current, gap_to_best = best_practice − current; positive = to gain",
        METHOD,
        {"less is better": [name for name, less in LESS_IS_BETTER.items() if less]},
        left,
    )


def emotion_gaps(emotions: pd.DataFrame) -> pd.DataFrame:
    """Compare how each step feels today with how it is to feel, and how it feels with the best.

    Parameters
    ----------
    emotions
        The table, valence from −2 to 2.

    Returns
    -------
    pandas.DataFrame
        Indexed by `step_id` and `persona_id` (empty = the journey's own), sorted by both: `current`, `future`,
        `best_practice`, `gap`, `gap_to_best` (−4 to 4, positive = to gain).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    gap = future − current, gap_to_best = best_practice − current.

    References
    ----------
    Method of this project, step 3.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> jw.analysis.emotion_gaps(rd.emotions).loc[("st1", ""), ["current", "future", "gap"]].round(1).tolist()
    [0.1, 0.4, 0.3]
    """
    valence = taken("emotions", emotions, ["valence"])["valence"]
    states, steps = valence.index.get_level_values("state"), valence.droplevel("state")
    index = steps.index.unique().sort_values()
    result = pd.DataFrame({state: steps[states == state].reindex(index) for state in STATES}, index=index)
    left = LeftOut()
    for state in STATES[:2]:
        left.add("emotions", result.index[result[state].isna()], f"no {state} valence")
    _add_gaps(result, np.zeros(len(result), dtype="bool"))
    formula = "gap = future − current, gap_to_best = best_practice − current"
    return told(result.drop(columns="is_less_better"), formula, METHOD, {}, left)


def service_gaps(touchpoints: pd.DataFrame, assessments: pd.DataFrame) -> pd.DataFrame:
    """Compare what the customer perceives at each touchpoint with what she counts on, in each state.

    Parameters
    ----------
    touchpoints, assessments
        The tables.

    Returns
    -------
    pandas.DataFrame
        Indexed by `touchpoint_id` and `state`, those that are present and have both scores: `expectation`,
        `experience` (0–10), `service_gap` (−10 to 10, negative = less than she counts on).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    service_gap = experience − expectation. In the future both are targets.

    References
    ----------
    Source document 3 (desired and delivered experience); Parasuraman, Zeithaml & Berry 1985 for the idea.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> jw.analysis.service_gaps(rd.touchpoints, rd.assessments).loc[("tp1", "current"), "service_gap"]
    np.float64(3.0)
    """
    scores = ["expectation", "experience"]
    found = Touchpoints(touchpoints, assessments, scores=scores)
    left = LeftOut()
    states = np.array(STATES, dtype="object")
    by_state = [found.in_state(state) for state in STATES]
    both = {
        name: np.column_stack([there[name].to_numpy() for there in by_state]).ravel()
        for name in (*scores, "is_present")
    }
    index = pd.MultiIndex.from_product(
        [found.own.index, pd.Index(states, dtype="str")], names=["touchpoint_id", "state"]
    )
    result = pd.DataFrame({name: both[name].astype("float64") for name in scores}, index=index)
    result = result[both["is_present"].astype("bool")]
    says = result.notna().any(axis=1)  # a state in which nothing was scored is no news
    for name in scores:
        left.add("assessments", result.index[says & result[name].isna()], f"no {name}")
    left.add("assessments", result.index[~says & (result.index.get_level_values(1) == "current")], "no scores")
    result = result.dropna()
    result["service_gap"] = result["experience"] - result["expectation"]
    return told(result, "service_gap = experience − expectation", "source document 3", {}, left)


def expected_measures_met(expected_measures: pd.DataFrame) -> pd.DataFrame:
    """Tell which quantified expectations are met today: so long, so often, so much.

    Parameters
    ----------
    expected_measures
        The table.

    Returns
    -------
    pandas.DataFrame
        Rows that have target, actual and direction: `journey_id`, `touchpoint_id`, `unit`, `target`, `actual`;
        `to_gain` in that unit (positive = short of the target, negative = better than it); `is_met`.

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    to_gain = target − actual where higher is better, actual − target where lower is. Met: to_gain ≤ 0.

    References
    ----------
    Source document 1 (quantifiable expectations, such as time to complete).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> wanted = pd.DataFrame({"target": [4.0], "actual": [9.0], "direction": ["lower_is_better"]}, index=["trace"])
    >>> jw.analysis.expected_measures_met(wanted)[["to_gain", "is_met"]].to_dict("list")
    {'to_gain': [5.0], 'is_met': [False]}
    """
    columns = ["journey_id", "touchpoint_id", "unit", "target", "actual", "direction"]
    found = taken("expected_measures", expected_measures, ["target", "actual"], columns)[columns]
    left = LeftOut()
    needed = ["target", "actual", "direction"]
    for name in needed:
        left.add("expected_measures", found.index[found[name].isna()], f"no {name}")
    found = found.dropna(subset=needed)
    sign = np.where(found.pop("direction") == "higher_is_better", 1.0, -1.0)
    found["to_gain"] = sign * (found["target"] - found["actual"])
    found["is_met"] = (found["to_gain"] <= 0).astype("boolean")
    formula = "to_gain = target − actual where higher is better, actual − target where lower is; met where ≤ 0"
    return told(found, formula, "source document 1", {}, left)


def _add_gaps(result: pd.DataFrame, less: np.ndarray) -> None:
    sign = np.where(less, -1.0, 1.0)
    result["gap"] = sign * (result["future"] - result["current"])
    result["gap_to_best"] = sign * (result["best_practice"] - result["current"])
    result["is_less_better"] = pd.array(less, dtype="boolean")


def _is_sourced(best: pd.Series, best_practices: pd.DataFrame | None) -> pd.Series:
    named = pd.Index([], dtype="str")
    if best_practices is not None:
        named = pd.Index(taken("best_practices", best_practices, ["touchpoint_id"])["touchpoint_id"].dropna())
    codes = best.index.codes[0]  # type: ignore[attr-defined] # of a MultiIndex
    is_named = best.index.levels[0].isin(named)[codes]  # type: ignore[attr-defined]
    return pd.Series(is_named, best.index, dtype="boolean").where(best.notna())
