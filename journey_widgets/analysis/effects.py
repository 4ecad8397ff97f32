"""How much an intervention changes for customers: as typed, or from the gaps it closes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between
from journey_widgets.analysis._links import linked
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken

SCORES = ("experience", "expectation")
AMOUNTS = ("duration_hours", "cost_eur")
YES_OR_NO = ("value", "handoff")
VALENCE_SPAN = 4
SMALLEST = float(np.finfo("float64").tiny)
LARGEST = float(np.finfo("float64").max)


def intervention_effects(
    interventions: pd.DataFrame,
    closures: pd.DataFrame,
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    emotions: pd.DataFrame | None = None,
    *,
    yes_no_points: float = 5,
    full_sum: float | None = None,
) -> pd.DataFrame:
    """Return the effect of each intervention on customers: the one typed, else that of the gaps it closes.

    Parameters
    ----------
    interventions
        With `effect` (0–10) where somebody typed one.
    closures
        Gaps that interventions close: `intervention_id`, `touchpoint_id`, `measure_kind`, `note_id`, `closed_rate`
        (0–1; empty = all of the gap).
    touchpoints
        With `relevance` (0–10); also `step_id`, for emotions.
    assessments
        With `experience`, `expectation`, `duration_hours`, `cost_eur` for the states `current` and `future`.
    emotions
        With `valence`; needed for closures of the measure `emotion` alone.
    yes_no_points
        What a value wanted, a blocker removed or a hand-off repaired counts: they are there or not, on no scale. 0–10.
    full_sum
        Relevance-weighted points that make an effect of 10; None = the largest sum among the interventions.

    Returns
    -------
    pandas.DataFrame
        Rows of `interventions`: `typed_effect`; `gaps` (how many it closes that can be counted); `gap_points` (their
        relevance-weighted sum, 0 or more); `computed_effect` (0–10); `effect`, the typed one or else the computed one;
        `effect_source` (`typed`, `gaps`, missing where there is neither).

    Raises
    ------
    JourneyError
        If a table is not as the schema says.

    Notes
    -----
    gap_points = Σ closed_rate · gap · relevance / 10 over the gaps closed. A gap counts in points of ten: future −
    current of experience and expectation; of emotion that difference · 10/4; of durations and costs ten times the share
    of today's that goes away; `yes_no_points` for a value or a hand-off. A gap where the future is no better counts 0.
    One gap that is named twice counts once, by the sum of its shares up to 1. An emotion is the journey's own, else the
    mean of its personas', at the touchpoint's step in that state.
    computed_effect = 10 · min(1, gap_points / full_sum). With the largest sum as `full_sum` an effect is relative to
    the other interventions of the table.

    References
    ----------
    Method of this project.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame({"effect": [None, None, 7.0]}, index=["signs", "desk", "app"])
    >>> closes = pd.DataFrame({"intervention_id": ["signs", "desk"], "touchpoint_id": ["way", "queue"]}, index=[1, 2])
    >>> places = pd.DataFrame({"relevance": [4, 8]}, index=["way", "queue"])
    >>> both = [("way", "current"), ("way", "future"), ("queue", "current"), ("queue", "future")]
    >>> scores = pd.DataFrame({"experience": [5, 9, 2, 6]}, index=pd.MultiIndex.from_tuples(both))
    >>> jw.analysis.intervention_effects(ideas, closes, places, scores)["effect"].to_dict()
    {'signs': 5.0, 'desk': 10.0, 'app': 7.0}
    """
    between("yes_no_points", yes_no_points, 0, 10)
    if full_sum is not None:
        between("full_sum", full_sum, SMALLEST, LARGEST)
    left = LeftOut()
    found = taken("interventions", interventions, (), ("effect",))
    columns = ("intervention_id", "touchpoint_id")
    closing = taken("closures", closures, columns, ("measure_kind", "note_id", "closed_rate"))
    closing = linked("closures", closing, "intervention_id", found.index, left)
    places = taken("touchpoints", touchpoints, ("relevance",), ("step_id",))
    closing = linked("closures", closing, "touchpoint_id", places.index, left)
    points = _points(places, assessments, emotions, yes_no_points)
    at = pd.MultiIndex.from_arrays([closing["touchpoint_id"], closing["measure_kind"]])
    closing["points"] = points.reindex(at).to_numpy()
    closing["relevance"] = places["relevance"].reindex(closing["touchpoint_id"]).to_numpy()
    left.add("closures", closing.index[closing["relevance"].isna()], "the touchpoint has no relevance")
    for kind, rows in closing[closing["points"].isna()].groupby("measure_kind").groups.items():
        left.add("closures", rows, f"no {kind} both today and in the future")
    closing = closing.dropna(subset=["points", "relevance"])
    closing["closed_rate"] = closing["closed_rate"].fillna(1.0)
    return _effects(found, closing, full_sum, {"yes_no_points": yes_no_points}, left)


def _effects(
    found: pd.DataFrame, closing: pd.DataFrame, full_sum: float | None, parameters: dict[str, object], left: LeftOut
) -> pd.DataFrame:
    keys = ["intervention_id", "touchpoint_id", "measure_kind", "note_id"]
    how = {"closed_rate": "sum", "points": "first", "relevance": "first"}
    gaps = closing.groupby(keys, sort=False, dropna=False).agg(how).reset_index()
    gaps["part"] = gaps["closed_rate"].clip(upper=1) * gaps["points"] * gaps["relevance"] / 10
    sums = gaps.groupby("intervention_id")["part"].agg(["size", "sum"])
    result = pd.DataFrame({"typed_effect": found["effect"]})
    result["gaps"] = sums["size"].reindex(found.index, fill_value=0).astype("Int64")
    result["gap_points"] = sums["sum"].reindex(found.index).astype("float64")
    full = result["gap_points"].max() if full_sum is None else full_sum
    # where no gap closed is worth anything, the largest sum is 0 and so is every effect
    share = (result["gap_points"] / full).clip(upper=1) if full > 0 else result["gap_points"]
    result["computed_effect"] = 10 * share
    result["effect"] = result["typed_effect"].fillna(result["computed_effect"])
    source = np.where(result["typed_effect"].notna(), "typed", "gaps")
    result["effect_source"] = pd.Series(source, found.index).where(result["effect"].notna()).astype("str")
    left.add("interventions", found.index[result["effect"].isna()], "no effect typed, and no gap closed that is known")
    return told(
        result,
        "effect = typed, or 10 · min(1, Σ closed_rate · gap · relevance/10 / full_sum)",
        "method of this project",
        {**parameters, "full_sum": None if pd.isna(full) else float(full)},
        left,
    )


def _points(
    places: pd.DataFrame, assessments: pd.DataFrame, emotions: pd.DataFrame | None, yes_no_points: float
) -> pd.Series:
    """Return the gap of each touchpoint and measure, in points from 0 to 10."""
    scores = taken("assessments", assessments, (), (*SCORES, *AMOUNTS, "step_id"))
    states = scores.index.get_level_values("state")
    now, then = (scores[states == state].droplevel("state").reindex(places.index) for state in ("current", "future"))
    gaps = {kind: then[kind] - now[kind] for kind in SCORES}
    for kind in AMOUNTS:
        gap = 10 * (1 - then[kind] / now[kind].where(now[kind] > 0))
        gaps[kind] = gap.mask((now[kind] == 0) & then[kind].notna(), 0)  # nothing can go away
    for kind in YES_OR_NO:
        gaps[kind] = pd.Series(yes_no_points, places.index, dtype="float64")
    if emotions is not None:
        valences = _valences(emotions)
        felt = []
        for state, scores_then in (("current", now), ("future", then)):
            steps = scores_then["step_id"].fillna(places["step_id"])
            at = pd.MultiIndex.from_arrays([steps, pd.Index([state] * len(steps), dtype="str")])
            felt.append(valences.reindex(at).set_axis(places.index))
        gaps["emotion"] = (felt[1] - felt[0]) * 10 / VALENCE_SPAN
    points: pd.Series = pd.concat({kind: gap.clip(0, 10) for kind, gap in gaps.items()}).swaplevel()
    return points


def _valences(emotions: pd.DataFrame) -> pd.Series:
    """Return the valence of each step and state: the journey's own, else the mean of the personas'."""
    felt = taken("emotions", emotions, ("valence",))["valence"].dropna()
    is_own = felt.index.get_level_values("persona_id") == ""
    levels = ["step_id", "state"]
    own = felt[is_own].groupby(level=levels).first()
    return own.combine_first(felt[~is_own].groupby(level=levels).mean())
