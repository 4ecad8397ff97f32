"""Whether the customer goes on without a break: hand-offs along the journey, and the silos they show."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import one_of
from journey_widgets.analysis._links import linked
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.analysis._result import LeftOut, apart, told
from journey_widgets.analysis._tables import taken, without_twins
from journey_widgets.schema import STATES

METHOD = "method of this project; source documents 0 and 2 (no discontinuity; silos)"
ROUTES = (
    "each way of a block of alternatives is taken by an equal share of customers; steps in any order are taken in "
    "every order alike; an optional step is taken; nobody goes back"
)


def passages(
    phases: pd.DataFrame,
    steps: pd.DataFrame,
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    handoffs: pd.DataFrame,
    *,
    state: str = "current",
) -> pd.DataFrame:
    """List every passage from a touchpoint to the next one, and tell which are hand-offs and which of those are broken.

    Parameters
    ----------
    phases, steps, touchpoints, assessments
        The tables.
    handoffs
        The table that says what breaks today.
    state
        `current`, `future` or `best_practice`.

    Returns
    -------
    pandas.DataFrame
        Indexed by `touchpoint_id` and `next_touchpoint_id`, in the map's order: `journey_id`; `share_rate` of the
        customers who pass so; `changes_owner`, `changes_channel` (missing where one of the two is not known);
        `is_handoff` (either changes); `is_broken` (a hand-off that `handoffs` calls broken; it speaks of today, and in
        another state is taken to stay so where the hand-off does); `is_at_moment_of_truth` (from or to one).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows, or `handoffs` names the same two touchpoints twice.

    Notes
    -----
    Touchpoints follow one another by the places of phases, steps and touchpoints; steps without any are passed over.
    Neighbouring steps of one phase, one kind of order and one block: of *alternatives*, those with the same `branch`
    are one way and follow one another, one without a branch is a way by itself; each way is taken by an equal share,
    and none follows another. Steps in *any order* follow one another in every order alike. So a passage into one of
    two ways has a share of ½. An optional step counts as taken. Each route goes once through: a step that leads back
    (`back_to_step_id`) or is repeated adds no passage, so that loops make no endless routes.

    References
    ----------
    Method of this project, step 3; source documents 0 and 2.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.passages(rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.handoffs)
    >>> bool(found.loc[found["is_broken"], "is_handoff"].all())
    True
    """
    one_of("state", state, STATES)
    left = LeftOut()
    found = Touchpoints(touchpoints, assessments, ["is_moment_of_truth"])
    result = passages_in(found, steps_in_order(phases, steps, state), handoffs, state, left)
    formula = "hand-off: owner or channel changes; broken: as said in handoffs"
    return told(result, formula, METHOD, {"state": state}, left)


def silo_index(
    phases: pd.DataFrame,
    steps: pd.DataFrame,
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    handoffs: pd.DataFrame,
    *,
    state: str = "current",
) -> pd.DataFrame:
    """Measure how far each journey is broken where it goes from hand to hand, at moments of truth apart.

    Parameters
    ----------
    phases, steps, touchpoints, assessments, handoffs
        The tables.
    state
        `current`, `future` or `best_practice`.

    Returns
    -------
    pandas.DataFrame
        Indexed by `journey_id`: `passages`, `handoffs`, `owner_changes`, `channel_changes`, `broken` (numbers of
        passages of one customer: alternatives count by their share); `silo_rate` = broken / handoffs (0–1, missing
        without hand-offs); `truth_handoffs`, `truth_broken`, `truth_silo_rate` of those from or to a moment of truth.
        In `attrs["totals"]`: the same rates over all journeys.

    Raises
    ------
    JourneyError
        As `passages`.

    Notes
    -----
    silo_rate = Σ share of broken hand-offs / Σ share of hand-offs.

    References
    ----------
    Method of this project, step 3; source document 2 (silos at the most critical moments).

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.silo_index(rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.handoffs)
    >>> bool((found["broken"] <= found["handoffs"]).all())
    True
    """
    found, attrs = apart(passages(phases, steps, touchpoints, assessments, handoffs, state=state))
    is_handoff = found["is_handoff"].fillna(False).astype("bool")
    is_broken, at_truth = found["is_broken"].astype("bool"), found["is_at_moment_of_truth"].astype("bool")
    counted = {
        "passages": pd.Series(True, found.index),
        "handoffs": is_handoff,
        "owner_changes": found["changes_owner"].fillna(False).astype("bool"),
        "channel_changes": found["changes_channel"].fillna(False).astype("bool"),
        "broken": is_broken,
        "truth_handoffs": is_handoff & at_truth,
        "truth_broken": is_broken & at_truth,
    }
    shares = pd.DataFrame({name: found["share_rate"].where(flags, 0.0) for name, flags in counted.items()})
    result = shares.groupby(found["journey_id"].to_numpy()).sum()
    result.index = pd.Index(result.index, dtype="str", name="journey_id")
    result.insert(5, "silo_rate", _rate(result["broken"], result["handoffs"]))
    result["truth_silo_rate"] = _rate(result["truth_broken"], result["truth_handoffs"])
    sums = result.sum()
    totals = {
        "silo_rate": _share(sums["broken"], sums["handoffs"]),
        "truth_silo_rate": _share(sums["truth_broken"], sums["truth_handoffs"]),
    }
    told(result, f"silo_rate = broken / hand-offs; {ROUTES}", METHOD, {"state": state}, totals=totals)
    result.attrs["left_out"] = attrs["left_out"]
    return result


def passages_in(
    found: Touchpoints, in_map: pd.DataFrame, handoffs: pd.DataFrame, state: str, left: LeftOut
) -> pd.DataFrame:
    """Return the passages of a map; `found` was asked for `is_moment_of_truth`."""
    present = found.present(state)
    rows = in_order(present, in_map)
    left.add("touchpoints", present.index.difference(rows.index, sort=False), f"no step that is there, {state}")
    begin, end, share = _followed(in_map, rows)
    result = pd.DataFrame(
        {"journey_id": rows["journey_id"].array[begin], "share_rate": share},
        index=pd.MultiIndex.from_arrays(
            [rows.index[begin], rows.index[end]], names=["touchpoint_id", "next_touchpoint_id"]
        ),
    )
    for name, column in (("changes_owner", "org_unit_id"), ("changes_channel", "channel_id")):
        codes = pd.factorize(rows[column])[0]
        one, other = codes[begin], codes[end]
        known = (one >= 0) & (other >= 0)
        result[name] = pd.array(np.where(known, one != other, False), dtype="boolean")
        result[name] = result[name].where(pd.Series(known, result.index))
    result["is_handoff"] = result["changes_owner"] | result["changes_channel"]  # unknown or true is true
    broken = _broken(handoffs, result, left)
    result["is_broken"] = pd.Series(broken, result.index, dtype="boolean") & result["is_handoff"].fillna(False)
    truth = rows["is_moment_of_truth"].to_numpy(dtype="bool")
    result["is_at_moment_of_truth"] = pd.array(truth[begin] | truth[end], dtype="boolean")
    left.add(
        "touchpoints", result.index[result["is_handoff"].isna()], "owner or channel not known: no hand-off counted"
    )
    return result


def _rate(part: pd.Series, whole: pd.Series) -> pd.Series:
    return part / whole.where(whole > 0)


def _share(part: float, whole: float) -> float | None:
    return float(part / whole) if whole > 0 else None


def _broken(handoffs: pd.DataFrame, result: pd.DataFrame, left: LeftOut) -> np.ndarray:
    names = ["touchpoint_id", "next_touchpoint_id"]
    said = without_twins("handoffs", taken("handoffs", handoffs, names, ["is_broken"]), names)
    touchpoints = result.index.get_level_values(0).union(result.index.get_level_values(1))
    for name in names:
        said = linked("handoffs", said, name, touchpoints, left)
    at = result.index.get_indexer(pd.MultiIndex.from_frame(said[names]))
    left.add("handoffs", said.index[at < 0], "its touchpoints do not follow one another here")
    said, at = said[at >= 0], at[at >= 0]
    is_one = result["is_handoff"].fillna(False).to_numpy(dtype="bool")[at]
    left.add("handoffs", said.index[~is_one], "neither owner nor channel is known to change")
    broken = np.zeros(len(result), dtype="bool")
    broken[at] = said["is_broken"].to_numpy(dtype="bool")
    return broken


# ---------------------------------------------------------------------- who follows whom


class _Step(NamedTuple):
    """A step that has touchpoints: the rows of the first and the last of them."""

    first: int
    last: int


def _followed(in_map: pd.DataFrame, rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return row numbers of touchpoints, of those that follow them, and the share of customers who pass so."""
    place = rows["step_place"].to_numpy()
    inner = np.flatnonzero(place[:-1] == place[1:]) if len(place) else np.array([], dtype="int64")
    size = pd.Series(1.0 / _choices(in_map)) if len(in_map) else pd.Series(dtype="float64")
    found = [*_between(in_map, place)]
    begin = np.concatenate([inner, np.array([one for one, _, _ in found], dtype="int64")])
    end = np.concatenate([inner + 1, np.array([other for _, other, _ in found], dtype="int64")])
    share = np.concatenate([size.to_numpy()[place[inner]], np.array([each for _, _, each in found], dtype="float64")])
    order = np.lexsort((end, begin))
    return begin[order], end[order], share[order]


def blocks(in_map: pd.DataFrame) -> np.ndarray:
    """Return the number of the block of each step; what goes in sequence is a block of its own."""
    columns = [pd.factorize(in_map[name])[0] for name in ("phase_id", "flow_kind", "flow_group")]
    keys = np.column_stack(columns)
    is_new = np.ones(len(in_map), dtype="bool")
    is_new[1:] = (keys[1:] != keys[:-1]).any(axis=1) | (in_map["flow_kind"].to_numpy()[1:] == "sequence")
    return np.cumsum(is_new) - 1


def ways(in_map: pd.DataFrame) -> np.ndarray:
    """Return the number of each step's way: alternatives of one block and branch are one, any other step is one."""
    branch = pd.factorize(in_map["branch"])[0]
    is_branch = (in_map["flow_kind"].to_numpy() == "alternative") & (branch >= 0)
    # what is no branch is told apart by its own number, below zero
    own = np.where(is_branch, branch, -1 - np.arange(len(in_map)))
    found: np.ndarray = pd.factorize(pd.MultiIndex.from_arrays([blocks(in_map), own]))[0]
    return found


def _choices(in_map: pd.DataFrame) -> np.ndarray:
    """Return among how many ways a step's customers choose; 1 where they do not."""
    block = blocks(in_map)
    is_first = ~pd.Series(ways(in_map)).duplicated().to_numpy()
    count = np.bincount(block[is_first], minlength=len(in_map))[block]
    return np.where(in_map["flow_kind"].to_numpy() == "alternative", count, 1)


def _between(in_map: pd.DataFrame, place: np.ndarray) -> Iterator[tuple[int, int, float]]:
    """Yield the passages from step to step: from, to, share.

    `exits` are the rows from which customers come into the next block, each with its share.
    """
    firsts, counts = _firsts(place, len(in_map))
    block, way, kinds = blocks(in_map), ways(in_map), in_map["flow_kind"].to_numpy()
    journeys = pd.factorize(in_map["journey_id"])[0]
    bounds = [*np.flatnonzero(np.diff(block, prepend=-1)).tolist(), len(in_map)]
    exits: dict[int, float] = {}
    journey = -1
    for start, stop in pairwise(bounds):
        if journeys[start] != journey:
            journey, exits = journeys[start], {}
        chains: dict[int, list[_Step]] = {}
        for i in range(start, stop):
            chain = chains.setdefault(way[i], [])
            if counts[i]:
                chain.append(_Step(firsts[i], firsts[i] + counts[i] - 1))
        full = [chain for chain in chains.values() if chain]
        if not full:
            continue
        is_choice = kinds[start] == "alternative"
        entry = 1 / (len(chains) if is_choice else len(full))
        for chain in full:
            yield from ((last, chain[0].first, share * entry) for last, share in exits.items())
            yield from ((one.last, other.first, entry) for one, other in pairwise(chain))
            if not is_choice:
                yield from ((chain[-1].last, other[0].first, entry) for other in full if other is not chain)
        missed = (len(chains) - len(full)) * entry if is_choice else 0.0
        stay = {last: share * missed for last, share in exits.items() if missed}
        exits = {**stay, **{chain[-1].last: entry for chain in full}}


def _firsts(place: np.ndarray, steps: int) -> tuple[list[int], list[int]]:
    """Return the row of each step's first touchpoint, and how many it has."""
    counts = np.bincount(place, minlength=steps)
    return (np.cumsum(counts) - counts).tolist(), counts.tolist()
