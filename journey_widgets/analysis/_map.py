"""The map in one state, from its tables: which touchpoints are there, with what owner and channel, in which order.

Rule for rule what the drawn map shows: an assessment that names a step, a channel, a mode or an owner stands before the
touchpoint's own; what is absent in the state, or hangs on a step that is, is not there. Rows go by `position`; a table
without that column goes by its rows. Rows of one place go by id.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from journey_widgets.analysis._tables import taken

OWN = ("step_id", "channel_id", "contact_mode", "org_unit_id")
"""What a touchpoint may have otherwise in one state."""


class Touchpoints:
    """The touchpoints and what they are in each state, taken once.

    Parameters
    ----------
    touchpoints, assessments
        The tables.
    own
        Columns of `touchpoints` that are wanted beside what it may have otherwise in a state.
    scores
        Columns of `assessments` that are wanted.
    """

    def __init__(
        self, touchpoints: pd.DataFrame, assessments: pd.DataFrame, own: Sequence[str] = (), scores: Sequence[str] = ()
    ) -> None:
        wanted = dict.fromkeys([*OWN, "position", *own])
        self.own = with_places(touchpoints, taken("touchpoints", touchpoints, (), list(wanted)))
        self.assessed = taken("assessments", assessments, (), ["is_present", "position", *OWN, *scores])
        self.scores = list(scores)

    def in_state(self, state: str) -> pd.DataFrame:
        """Return every touchpoint as it is in a state: own columns, `is_present`, `place` in its step, scores."""
        touchpoints, at = self.assessed.index.get_level_values(0), self.assessed.index.get_level_values(1) == state
        rows = self.assessed[at].set_axis(touchpoints[at]).reindex(self.own.index)
        found = self.own.copy()
        found["is_present"] = rows["is_present"].fillna(True)
        for name in OWN:
            found[name] = rows[name].where(rows[name].notna(), found[name])
        found["moved_to"] = rows["position"]
        found["place"] = _places(found)
        found[self.scores] = rows[self.scores]
        return found

    def present(self, state: str) -> pd.DataFrame:
        """Return the touchpoints that are there in a state, as `in_state`."""
        found = self.in_state(state)
        return found[found["is_present"].astype("bool")]


def steps_in_order(phases: pd.DataFrame, steps: pd.DataFrame, state: str) -> pd.DataFrame:
    """Return the steps that are there in a state, journey by journey, in the map's order.

    Returns
    -------
    pandas.DataFrame
        Indexed by step_id: `journey_id`, `phase_id`, `flow_kind`, `flow_group`, `branch`, `is_optional`,
        `back_to_step_id`. Steps without a phase that is there, and phases without a journey, are not in it.
    """
    spans = with_places(phases, taken("phases", phases, (), ["journey_id", "position"]))
    flow = ["flow_kind", "flow_group", "branch", "is_optional", "back_to_step_id"]
    found = with_places(steps, taken("steps", steps, (), ["phase_id", *flow, "is_current", "is_future", "position"]))
    found = found[found["is_current" if state == "current" else "is_future"].astype("bool")]
    at = spans.index.get_indexer(pd.Index(found["phase_id"]))
    found = found[at >= 0]
    at = at[at >= 0]
    found["journey_id"] = spans["journey_id"].array[at]
    journey = pd.factorize(spans["journey_id"], sort=True)[0][at]
    phase_place, phase = spans["position"].to_numpy()[at], _ranks(spans.index)[at]
    order = np.lexsort((_ranks(found.index), found["position"].to_numpy(), phase, phase_place, journey))
    return found.iloc[order[journey[order] >= 0]].drop(columns=["is_current", "is_future", "position"])


def in_order(touchpoints: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """Return the touchpoints of steps in the map's order.

    Parameters
    ----------
    touchpoints
        What `Touchpoints.present` returned.
    steps
        What `steps_in_order` returned.

    Returns
    -------
    pandas.DataFrame
        The touchpoints that have one of the steps, with their `journey_id`, `phase_id`, `step_place` (from 0).
    """
    at = steps.index.get_indexer(pd.Index(touchpoints["step_id"]))
    found = touchpoints[at >= 0].copy()
    found["step_place"] = at[at >= 0]
    found["journey_id"] = steps["journey_id"].array[found["step_place"]]
    found["phase_id"] = steps["phase_id"].array[found["step_place"]]
    return found.iloc[np.lexsort((found["place"].to_numpy(), found["step_place"].to_numpy()))]


def _places(found: pd.DataFrame) -> np.ndarray:
    """Return the rank of each touchpoint among those of its step, whether it is present in the state or not.

    One that is moved in a state stands at the place it says, which counts the absent ones. The others of its step fill
    the places that are left, in their own order.
    """
    step, ids = pd.factorize(found["step_id"])[0], _ranks(found.index)
    own, moved = found["position"].to_numpy(), found["moved_to"].to_numpy()
    is_moved = ~np.isnan(moved)
    order = np.lexsort((ids, np.where(is_moved, moved, own), is_moved, step))
    step, is_moved, moved = step[order], is_moved[order], moved[order]
    # how many of those that stay are before each one, and how many of the moved ones
    number = pd.Series(np.arange(len(step))).groupby([step, is_moved]).cumcount().to_numpy()
    before = np.where(is_moved, moved - 1 - number, number)
    places = np.empty(len(order), dtype="int64")
    places[order[np.lexsort((number, ~is_moved, before, step))]] = np.arange(len(order))
    return places


def with_places(frame: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Return what was taken of a table, with the numbers of its rows as places where it has no `position`."""
    if "position" not in frame.columns:
        found["position"] = np.arange(len(found), dtype="float64")
    return found


def _ranks(index: pd.Index) -> np.ndarray:
    """Return the rank of each id."""
    ranks = np.empty(len(index), dtype="int64")
    ranks[index.argsort()] = np.arange(len(index))
    return ranks
