"""The overall opinion of a journey: sum, weighted mean and peak–end side by side, and what each touchpoint adds."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between, one_of, words
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.schema import STATES

TIES = ("first", "last", "positive", "negative")
METHOD = "Kahneman, Fredrickson, Schreiber & Redelmeier 1993 for peak–end; source document 3 for the sum"


def overall_experience(  # noqa: PLR0913 - the tables of a map
    phases: pd.DataFrame,
    steps: pd.DataFrame,
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    emotions: pd.DataFrame,
    *,
    state: str = "current",
    persona_id: str = "",
    tie: str = "first",
    neutral: float = 5,
) -> pd.DataFrame:
    """Sum up how a journey is experienced and how it feels, in three ways side by side.

    Parameters
    ----------
    phases, steps, touchpoints, assessments, emotions
        The tables.
    state
        `current`, `future` or `best_practice`.
    persona_id
        Whose emotions; empty = the journey's own.
    tie
        Which of several values that lie equally far from neutral is the peak: the `first`, the `last`, the `positive`
        or the `negative` one.
    neutral
        The experience that is neither good nor bad, 0 to 10; of emotions it is 0.

    Returns
    -------
    pandas.DataFrame
        Indexed by `journey_id` and `measure_kind` (`experience` 0–10 of touchpoints, `emotion` −2…2 of steps): `count`
        of values; `sum`; `mean`; `weighted_mean` by relevance (a step weighs what its most relevant touchpoint does;
        missing where nothing has a relevance above 0); `peak` (farthest from neutral), `end` (the last), `peak_end`.

    Raises
    ------
    JourneyError
        If a value is not what the schema allows, or a parameter is none of those named.

    Notes
    -----
    peak_end = (peak + end) / 2, whatever the duration. What has no relevance counts in all but the weighted mean.

    References
    ----------
    Kahneman, Fredrickson, Schreiber & Redelmeier, Psychological Science 4(6), 1993, 401–405. Source document 3.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.overall_experience(rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.emotions)
    >>> list(found.columns)
    ['count', 'sum', 'mean', 'weighted_mean', 'peak', 'end', 'peak_end']
    """
    one_of("state", state, STATES)
    words("persona_id", persona_id)
    one_of("tie", tie, TIES)
    between("neutral", neutral, 0, 10)
    left = LeftOut()
    in_map = steps_in_order(phases, steps, state)
    contacts = _contacts(touchpoints, assessments, in_map, state, left)
    scored = contacts[["journey_id", "experience", "relevance"]].rename(columns={"experience": "value"})
    left.add("assessments", scored.index[scored["value"].isna()], f"no {state} experience")
    feelings = _feelings(emotions, in_map, contacts, state, persona_id)
    left.add("emotions", feelings.index[feelings["value"].isna()], f"no {state} valence")
    parts = {"experience": (scored, neutral), "emotion": (feelings, 0.0)}
    found = [_rolled_up(values.dropna(subset=["value"]), kind, at, tie) for kind, (values, at) in parts.items()]
    result = pd.concat(found).sort_index(level=0, kind="stable", sort_remaining=False)
    return told(
        result,
        "weighted_mean = Σ relevance·value / Σ relevance; peak_end = (peak + end) / 2, peak = farthest from neutral",
        METHOD,
        {"state": state, "persona_id": persona_id, "tie": tie, "neutral": float(neutral)},
        left,
    )


def contributions(
    phases: pd.DataFrame,
    steps: pd.DataFrame,
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    *,
    state: str = "current",
    neutral: float = 5,
) -> pd.DataFrame:
    """Split a journey's overall experience into what each touchpoint adds: what ties the customer, what drives her off.

    Parameters
    ----------
    phases, steps, touchpoints, assessments
        The tables.
    state
        `current`, `future` or `best_practice`.
    neutral
        Where the waterfall begins: the experience that is neither good nor bad, 0 to 10.

    Returns
    -------
    pandas.DataFrame
        Rows of `touchpoints` that have a place in the map, an experience and a relevance above 0, in the map's order:
        `journey_id`, `relevance`, `experience`, `weight_rate` (share of the journey's relevance), `contribution`
        (points of experience; positive consolidates the relation, negative dissolves it), `effect` (`consolidates`,
        `dissolves`, `neutral`), `begin` and `end` of its bar in the waterfall.

    Raises
    ------
    JourneyError
        If a value is not what the schema allows, or a parameter is none of those named.

    Notes
    -----
    contribution = relevance · (experience − neutral) / Σ relevance. A journey's contributions add up to its
    relevance-weighted mean less `neutral`.

    References
    ----------
    Source document 3 (each touchpoint consolidates or dissolves the relation).

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.contributions(rd.phases, rd.steps, rd.touchpoints, rd.assessments)
    >>> set(found["effect"]) <= {"consolidates", "dissolves", "neutral"}
    True
    """
    one_of("state", state, STATES)
    between("neutral", neutral, 0, 10)
    left = LeftOut()
    contacts = _contacts(touchpoints, assessments, steps_in_order(phases, steps, state), state, left)
    left.add("assessments", contacts.index[contacts["experience"].isna()], f"no {state} experience")
    left.add("touchpoints", contacts.index[contacts["relevance"].isna()], "no relevance")
    left.add("touchpoints", contacts.index[contacts["relevance"] == 0], "relevance 0: it adds nothing")
    result = contacts[contacts["experience"].notna() & (contacts["relevance"] > 0)].copy()
    by = result.groupby("journey_id", sort=False)
    result["weight_rate"] = result["relevance"] / by["relevance"].transform("sum")
    result["contribution"] = result["weight_rate"] * (result["experience"] - neutral)
    sign = np.sign(result["contribution"])
    result["effect"] = sign.map({1.0: "consolidates", -1.0: "dissolves", 0.0: "neutral"}).astype("str")
    result["end"] = neutral + result.groupby("journey_id", sort=False)["contribution"].cumsum()
    result["begin"] = result["end"] - result["contribution"]
    order = ["journey_id", "relevance", "experience", "weight_rate", "contribution", "effect", "begin", "end"]
    return told(
        result[order],
        "contribution = relevance · (experience − neutral) / Σ relevance of the journey",
        "source document 3",
        {"state": state, "neutral": float(neutral)},
        left,
    )


def classify_touchpoints(
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    notes: pd.DataFrame | None = None,
    *,
    improve_from: float = 6,
    redesign_below: float = 3,
    doubled_by: float = 2,
) -> pd.DataFrame:
    """Tell of each touchpoint of today whether to improve, correct or redesign it, and how urgently.

    Parameters
    ----------
    touchpoints, assessments
        The tables; of the scores those of today.
    notes
        The table; a blocker of today that `stops` calls for a redesign.
    improve_from
        From this experience on it is good and can be improved, 0 to 10.
    redesign_below
        Below this experience it is to be redesigned, 0 to `improve_from`; in between it is to be corrected.
    doubled_by
        How many times the need counts where a blocker stops, or at a moment of truth.

    Returns
    -------
    pandas.DataFrame
        Rows of `touchpoints` that are there today and have an experience: `relevance`, `expectation`, `experience`,
        `service_gap` (negative = less than she counts on), `has_stopper`, `is_moment_of_truth`, `need_for_action`
        (0–100; missing without relevance or expectation), `advice` (`improve`, `correct`, `redesign`), `rank` by the
        need (1 = most urgent; ties share the lowest).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows, or a threshold is out of range.

    Notes
    -----
    need_for_action = min(100, 100 · relevance/10 · max(0, −service_gap)/10 · (`doubled_by` where a blocker stops or
    it is a moment of truth, else 1)).

    References
    ----------
    Method of this project, step 3; source document 3 (positive but improvable, or to correct or redesign).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> touchpoints = pd.DataFrame({"relevance": [8.0, 8.0], "is_moment_of_truth": [False, True]}, index=["a", "b"])
    >>> scores = pd.DataFrame({"touchpoint_id": ["a", "b"], "state": "current", "expectation": 8.0,
    ...                        "experience": [7.0, 5.0]})
    >>> jw.analysis.classify_touchpoints(touchpoints, scores)[["need_for_action", "advice"]].to_dict("list")
    {'need_for_action': [8.0, 48.0], 'advice': ['improve', 'correct']}
    """
    good = between("improve_from", improve_from, 0, 10)
    bad = between("redesign_below", redesign_below, 0, good)
    times = between("doubled_by", doubled_by, 1, 100)
    left = LeftOut()
    own, scores = ["relevance", "is_moment_of_truth"], ["expectation", "experience"]
    found = Touchpoints(touchpoints, assessments, own, scores).present("current")[[*own, *scores]]
    left.add("assessments", found.index[found["experience"].isna()], "no current experience")
    found = found[found["experience"].notna()]
    for table, name in (("touchpoints", "relevance"), ("assessments", "expectation")):
        left.add(table, found.index[found[name].isna()], f"no {name}: no need for action")
    result = found[["relevance", "expectation", "experience"]].copy()
    result["service_gap"] = result["experience"] - result["expectation"]
    result["has_stopper"] = pd.Series(result.index.isin(_stopped(notes)), result.index, dtype="boolean")
    result["is_moment_of_truth"] = found["is_moment_of_truth"]
    factor = np.where(result["has_stopper"] | result["is_moment_of_truth"], times, 1.0)
    need = result["relevance"] * (-result["service_gap"]).clip(lower=0) * factor
    result["need_for_action"] = need.clip(upper=100)
    is_bad = (result["experience"] < bad) | result["has_stopper"].astype("bool")
    advice = np.select([is_bad, result["experience"] < good], ["redesign", "correct"], "improve")
    result["advice"] = pd.Series(advice, result.index).astype("str")
    result["rank"] = result["need_for_action"].round(9).rank(method="min", ascending=False).astype("Int64")
    return told(
        result,
        "need_for_action = min(100, relevance · max(0, −service_gap) · doubled_by where it stops or decides)",
        "method of this project",
        {"improve_from": good, "redesign_below": bad, "doubled_by": times},
        left,
    )


def _stopped(notes: pd.DataFrame | None) -> list[str]:
    """Return the touchpoints at which a blocker of today stops the customer."""
    if notes is None:
        return []
    found = taken("notes", notes, ["note_kind"], ["touchpoint_id", "severity", "is_current"])
    stops = (found["note_kind"] == "blocker") & (found["severity"] == "stops") & found["is_current"].astype("bool")
    return found.loc[stops, "touchpoint_id"].dropna().to_list()


def _contacts(
    touchpoints: pd.DataFrame, assessments: pd.DataFrame, in_map: pd.DataFrame, state: str, left: LeftOut
) -> pd.DataFrame:
    """Return the touchpoints of the map in a state, in order, with relevance and experience."""
    present = Touchpoints(touchpoints, assessments, ["relevance"], ["experience"]).present(state)
    found = in_order(present, in_map)
    left.add("touchpoints", present.index.difference(found.index, sort=False), f"no step that is there, {state}")
    return found[["journey_id", "step_id", "relevance", "experience"]]


def _feelings(
    emotions: pd.DataFrame, in_map: pd.DataFrame, contacts: pd.DataFrame, state: str, persona_id: str
) -> pd.DataFrame:
    """Return how each step of the map feels, with the relevance of its most relevant touchpoint."""
    rows = taken("emotions", emotions, ["valence"])["valence"]
    at = (rows.index.get_level_values("state") == state) & (rows.index.get_level_values("persona_id") == persona_id)
    values = rows[at].droplevel(["state", "persona_id"])
    result = in_map[["journey_id"]].copy()
    result["value"] = values.reindex(result.index)
    result["relevance"] = contacts.groupby("step_id")["relevance"].max().reindex(result.index)
    return result


def _rolled_up(found: pd.DataFrame, kind: str, neutral: float, tie: str) -> pd.DataFrame:
    """Return the roll-up of the values of each journey; rows stand in the map's order."""
    by = found.groupby("journey_id", sort=True)["value"]
    result = pd.DataFrame({"count": by.size().astype("Int64"), "sum": by.sum(), "mean": by.mean()})
    weights = found["relevance"].where(found["relevance"] > 0)
    products = (found["value"] * weights).groupby(found["journey_id"]).sum(min_count=1)
    result["weighted_mean"] = products / weights.groupby(found["journey_id"]).sum(min_count=1)
    result["peak"] = _peaks(found, neutral, tie)
    result["end"] = by.last()
    result["peak_end"] = (result["peak"] + result["end"]) / 2
    labels = [pd.Index(result.index, dtype="str"), pd.Index([kind] * len(result), dtype="str")]
    return result.astype({"count": "Int64"}).set_axis(
        pd.MultiIndex.from_arrays(labels, names=["journey_id", "measure_kind"])
    )


def _peaks(found: pd.DataFrame, neutral: float, tie: str) -> pd.Series:
    distance = (found["value"] - neutral).abs().round(9)
    order = {"positive": -found["value"], "negative": found["value"]}.get(
        tie, pd.Series(np.arange(len(found)) * (-1.0 if tie == "last" else 1.0), found.index)
    )
    at = np.lexsort((order.to_numpy(), -distance.to_numpy()))
    return found.iloc[at].groupby("journey_id")["value"].first()
