"""What becomes of each touchpoint in the future map, and which need it answers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._map import OWN, Touchpoints
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken

REPLACES = ("channel_id", "contact_mode")
"""Who meets the company by other means has another touchpoint in the same place."""
MEASURES = {"expectation": False, "experience": False, "duration_hours": True, "cost_eur": True}
"""Measure → whether less of it is better."""
NEEDS = ("value_wanted", "blocker")


def changes(
    touchpoints: pd.DataFrame, assessments: pd.DataFrame, responses: pd.DataFrame, notes: pd.DataFrame
) -> pd.DataFrame:
    """Derive what becomes of each touchpoint in the future map, and find the ideas that answer no need.

    Parameters
    ----------
    touchpoints, assessments, notes
        The tables.
    responses
        The table: which value wanted or which blocker a touchpoint answers.

    Returns
    -------
    pandas.DataFrame
        Rows of `touchpoints` that are there today or in the future: `change_kind` (`kept`, `improved`, `replaced`,
        `removed`, `added`), `changed` (what differs, by column, a comma between; `notes` where what holds at it does),
        `worsened` (the measures among them that get worse), `responses` (needs it answers), `is_without_need` (added,
        replaced or improved, and it answers none).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    *Added*: only in the future; *removed*: only today; *replaced*: by another channel or mode; *improved*: anything
    else differs, its place and order too; *kept*: nothing does. A value that is missing on one side is no difference
    in a measure. A response counts where its note is a value wanted or a blocker.

    References
    ----------
    Method of this project, step 2; source documents 0 and 3.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.changes(rd.touchpoints, rd.assessments, rd.responses, rd.notes)
    >>> found.loc["tp3", "change_kind"]
    'added'
    """
    found = Touchpoints(touchpoints, assessments, scores=["is_personalised", *MEASURES])
    now, then = found.in_state("current"), found.in_state("future")
    left = LeftOut()
    was, is_there = (each["is_present"].to_numpy(dtype="bool") for each in (now, then))
    left.add("touchpoints", now.index[~was & ~is_there], "neither today nor in the future")
    differs = _differences(now, then, notes)
    worse = {
        name: differs[name] & ((then[name] > now[name]) == less).to_numpy(dtype="bool")
        for name, less in MEASURES.items()
        if name != "expectation"  # that customers count on more is no worsening of what they get
    }
    both = was & is_there
    is_replaced = np.logical_or.reduce([differs[name] for name in REPLACES])
    is_improved = np.logical_or.reduce(list(differs.values()))
    kinds = [~was, ~is_there, is_replaced, is_improved]
    kind = np.select(kinds, ["added", "removed", "replaced", "improved"], "kept")
    result = pd.DataFrame({"change_kind": pd.Series(kind, now.index).astype("str")}, index=now.index)
    result["changed"] = _named({name: each & both for name, each in differs.items()}, now.index)
    result["worsened"] = _named({name: each & both for name, each in worse.items()}, now.index)
    result["responses"] = _answered(responses, notes, left).reindex(now.index).fillna(0).astype("Int64")
    is_idea = result["change_kind"].isin(["added", "replaced", "improved"])
    result["is_without_need"] = (is_idea & (result["responses"] == 0)).astype("boolean")
    return told(
        result[was | is_there],
        "added, removed: there in one state; replaced: other channel or mode; improved: anything else differs",
        "method of this project, step 2",
        {"replaces": list(REPLACES), "needs": list(NEEDS)},
        left,
    )


def _differences(now: pd.DataFrame, then: pd.DataFrame, notes: pd.DataFrame) -> dict[str, np.ndarray]:
    """Return for each column which touchpoints differ in it between today and the future."""
    found = {}
    for name in (*OWN, "is_personalised"):
        one, other = now[name], then[name]
        if name == "is_personalised":
            one, other = one.fillna(False), other.fillna(False)
        found[name] = ~((one == other).fillna(False) | (one.isna() & other.isna())).to_numpy(dtype="bool")
    for name in MEASURES:
        found[name] = (now[name].notna() & then[name].notna() & (now[name] != then[name])).to_numpy(dtype="bool")
    place = [each["moved_to"].fillna(each["position"]) for each in (now, then)]
    found["position"] = (place[0] != place[1]).to_numpy(dtype="bool") & place[0].notna().to_numpy()
    held = taken("notes", notes, (), ["touchpoint_id", "is_current", "is_future"])
    moved = held.loc[(held["is_current"] != held["is_future"]).to_numpy(dtype="bool"), "touchpoint_id"]
    found["notes"] = np.asarray(now.index.isin(moved.dropna()))
    return found


def _named(flags: dict[str, np.ndarray], index: pd.Index) -> pd.Series:
    """Return the names of the flags that are set for each row, in one text."""
    text = np.full(len(index), "", dtype="object")
    for name, each in flags.items():
        text[each] += f", {name}"
    return pd.Series(text, index, dtype="str").str[2:]


def _answered(responses: pd.DataFrame, notes: pd.DataFrame, left: LeftOut) -> pd.Series:
    """Return how many needs each touchpoint answers."""
    found = taken("responses", responses, ["touchpoint_id", "note_id"])
    kinds = taken("notes", notes, (), ["note_kind"])["note_kind"]
    is_need = found["note_id"].isin(kinds.index[kinds.isin(NEEDS)])
    left.add("responses", found.index[~is_need], "its note is neither a value wanted nor a blocker")
    return found[is_need].drop_duplicates()["touchpoint_id"].value_counts()
