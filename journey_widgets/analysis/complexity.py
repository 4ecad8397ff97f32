"""How complex a journey is in each state, and whether the future is shorter, more personal, more positive."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import words
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.analysis.continuity import ROUTES, blocks, passages_in, ways


def complexity(
    phases: pd.DataFrame,
    steps: pd.DataFrame,
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    handoffs: pd.DataFrame,
) -> pd.DataFrame:
    """Count what makes a journey complex, today and in the future.

    Parameters
    ----------
    phases, steps, touchpoints, assessments, handoffs
        The tables.

    Returns
    -------
    pandas.DataFrame
        Indexed by `journey_id` and `state` (`current`, `future`), every journey that has phases: `steps`,
        `touchpoints`, `channels`, `functions` (different ones), `branches` (ways that open beside the straight one),
        `handoffs` (of one customer: alternatives count by their share), `complexity` (their sum, `steps` not counted).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    complexity = touchpoints + channels + functions + branches + hand-offs: a plain count to compare two states by, not
    a measure with a unit. Branches: of a block of n alternative ways n − 1 (steps with the same `branch` are one way),
    1 for each optional step, and 1 for each step that leads back to an earlier one.

    References
    ----------
    Source document 1 (more touchpoints, more complexity) and 3 (more variables, less scalable).

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.complexity(rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.handoffs)
    >>> list(found.index)[:2]
    [('jo1', 'current'), ('jo1', 'future')]
    """
    journeys = _journeys(phases)
    found = Touchpoints(touchpoints, assessments, ["is_moment_of_truth"])
    left = LeftOut()
    parts = []
    for state in ("current", "future"):
        in_map = steps_in_order(phases, steps, state)
        rows = in_order(found.present(state), in_map)
        part = pd.DataFrame({"steps": _counted(in_map["journey_id"], journeys)}, index=journeys)
        part["touchpoints"] = _counted(rows["journey_id"], journeys)
        for name, column in (("channels", "channel_id"), ("functions", "org_unit_id")):
            pairs = rows[["journey_id", column]].dropna().drop_duplicates()
            part[name] = _counted(pairs["journey_id"], journeys)
            left.add("touchpoints", rows.index[rows[column].isna()], f"no {column}, {state}")
        part["branches"] = _branches(in_map, journeys)
        passed = passages_in(found, in_map, handoffs, state, LeftOut())
        passed = passed[passed["is_handoff"].fillna(False).astype("bool")]
        part["handoffs"] = passed.groupby("journey_id")["share_rate"].sum().reindex(journeys).fillna(0.0)
        part["complexity"] = part.drop(columns="steps").astype("float64").sum(axis=1)
        parts.append(part.assign(state=pd.array([state] * len(part), dtype="str")))
    result = pd.concat(parts).set_index("state", append=True)
    result = result.iloc[np.arange(len(result)).reshape(2, -1).T.ravel()]  # journey by journey
    formula = f"touchpoints + channels + functions + branches + hand-offs; {ROUTES}"
    return told(result, formula, "source documents 1 and 3", {}, left)


def journey_deltas(
    phases: pd.DataFrame,
    steps: pd.DataFrame,
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    emotions: pd.DataFrame,
    *,
    persona_id: str = "",
) -> pd.DataFrame:
    """Tell whether the future map makes a journey shorter, more personal and more positive, and by how much.

    Parameters
    ----------
    phases, steps, touchpoints, assessments, emotions
        The tables.
    persona_id
        Whose emotions; empty = the journey's own.

    Returns
    -------
    pandas.DataFrame
        Indexed by `journey_id`: `steps_current`, `steps_future`, `steps_saved`; `duration_hours_current`,
        `duration_hours_future` (sums over the touchpoints), `duration_hours_saved`; `personalised_current`,
        `personalised_future`, `personalised_gained` (touchpoints); `emotion_current`, `emotion_future` (mean valence of
        the steps), `emotion_gained`; `is_shorter`, `is_more_personal`, `is_more_positive`.

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    Deltas are turned so that positive = to gain. Shorter: fewer hours where those are known in both states, else fewer
    steps. Hours are missing where a touchpoint of the journey has none, for a sum without it would compare unlike
    things. Everything a customer may go through counts, alternatives and options too.

    References
    ----------
    Source document 1 (shorter, more personalised, more positive).

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.journey_deltas(rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.emotions)
    >>> bool(found.loc["jo1", "is_more_positive"])
    True
    """
    words("persona_id", persona_id)
    journeys = _journeys(phases)
    found = Touchpoints(touchpoints, assessments, scores=["is_personalised", "duration_hours"])
    valence = taken("emotions", emotions, ["valence"])["valence"]
    left = LeftOut()
    result = pd.DataFrame(index=journeys)
    values = {}
    for state in ("current", "future"):
        in_map = steps_in_order(phases, steps, state)
        rows = in_order(found.present(state), in_map)
        by = rows.groupby("journey_id")
        hours = by["duration_hours"].sum(min_count=1).where(by["duration_hours"].count() == by.size())
        left.add(
            "assessments", rows.index[rows["duration_hours"].isna()], f"no {state} duration: no hours of its journey"
        )
        felt = _felt(valence, in_map, state, persona_id)
        left.add("emotions", felt.index[felt.isna()], f"no {state} valence")
        values[state] = {
            "steps": _counted(in_map["journey_id"], journeys),
            "duration_hours": hours.reindex(journeys).astype("float64"),
            "personalised": by["is_personalised"].sum().reindex(journeys).fillna(0).astype("Int64"),
            "emotion": felt.groupby(in_map["journey_id"]).mean().reindex(journeys).astype("float64"),
        }
    for name, word in {
        "steps": "saved",
        "duration_hours": "saved",
        "personalised": "gained",
        "emotion": "gained",
    }.items():
        now, then = values["current"][name], values["future"][name]
        result[f"{name}_current"], result[f"{name}_future"] = now, then
        result[f"{name}_{word}"] = now - then if word == "saved" else then - now
    by_hours = (result["duration_hours_saved"] > 0).where(result["duration_hours_saved"].notna())
    result["is_shorter"] = by_hours.astype("boolean").fillna((result["steps_saved"] > 0).astype("boolean"))
    result["is_more_personal"] = result["personalised_gained"] > 0
    positive = (result["emotion_gained"] > 0).where(result["emotion_gained"].notna())
    result["is_more_positive"] = positive.astype("boolean")
    formula = "today less future for steps and hours, future less today for personalised touchpoints and mean valence"
    return told(result, formula, "source document 1", {"persona_id": persona_id}, left)


def _journeys(phases: pd.DataFrame) -> pd.Index:
    found = taken("phases", phases, (), ["journey_id"])["journey_id"].dropna()
    ids: pd.Index = pd.Index(sorted(found.unique()), dtype="str", name="journey_id")
    return ids


def _counted(of: pd.Series, journeys: pd.Index) -> pd.Series:
    return of.value_counts().reindex(journeys).fillna(0).astype("Int64")


def _branches(in_map: pd.DataFrame, journeys: pd.Index) -> pd.Series:
    """Return how many ways open beside the straight one."""
    is_choice = (in_map["flow_kind"] == "alternative").to_numpy(dtype="bool")
    is_way = ~pd.Series(ways(in_map)).duplicated().to_numpy()
    # the first way of each block is the straight one
    is_more = is_choice & is_way & pd.Series(blocks(in_map)).duplicated().to_numpy()
    is_optional = in_map["is_optional"].to_numpy(dtype="bool")
    journey = in_map["journey_id"]
    found = [_counted(journey[flags], journeys) for flags in (is_more, is_optional, _leads_back(in_map))]
    return found[0] + found[1] + found[2]


def _leads_back(in_map: pd.DataFrame) -> np.ndarray:
    """Return which steps lead back to an earlier step of their journey that is there."""
    at = in_map.index.get_indexer(pd.Index(in_map["back_to_step_id"]))
    journey = pd.factorize(in_map["journey_id"])[0]
    is_back: np.ndarray = (at >= 0) & (at < np.arange(len(at))) & (journey[at] == journey)
    return is_back


def _felt(valence: pd.Series, in_map: pd.DataFrame, state: str, persona_id: str) -> pd.Series:
    of = valence.index.get_level_values
    own = valence[(of("state") == state) & (of("persona_id") == persona_id)]
    return own.droplevel(["state", "persona_id"]).reindex(in_map.index)
