"""What each function of the company does for the customer, phase by phase."""

from __future__ import annotations

import pandas as pd

from journey_widgets.analysis._arguments import one_of
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.schema import STATES


def function_heat(
    phases: pd.DataFrame,
    steps: pd.DataFrame,
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    notes: pd.DataFrame,
    *,
    state: str = "current",
) -> pd.DataFrame:
    """Show the value that each function offers and customers want of it, in each phase: where the heat is.

    Parameters
    ----------
    phases, steps, touchpoints, assessments, notes
        The tables.
    state
        `current`, `future` or `best_practice`.

    Returns
    -------
    pandas.DataFrame
        Indexed by `org_unit_id` and `phase_id`, in the map's order of phases and then by function, those that own a
        touchpoint there: `touchpoints`, `moments_of_truth`, `values_offered`, `values_wanted`, `stoppers` (blockers
        that stop) at them, all counts; `relevance` (sum), `experience` (mean, 0–10), `cost_eur` (sum of one contact
        each; missing where none is known).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    Counts and sums over the touchpoints that the function owns in that state; notes that hold in it.

    References
    ----------
    Source documents 0 and 2 (one view of the value that all functions deliver).

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.function_heat(rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.notes)
    >>> found.loc[("ou1", "ph1"), "touchpoints"]
    np.int64(2)
    """
    one_of("state", state, STATES)
    left = LeftOut()
    own, scores = ["relevance", "is_moment_of_truth"], ["experience", "cost_eur"]
    present = Touchpoints(touchpoints, assessments, own, scores).present(state)
    rows = in_order(present, steps_in_order(phases, steps, state))
    left.add("touchpoints", present.index.difference(rows.index, sort=False), f"no step that is there, {state}")
    left.add("touchpoints", rows.index[rows["org_unit_id"].isna()], "no owner")
    counts = _noted(notes, rows.index, state)
    rows = pd.concat([rows, counts], axis=1)[rows["org_unit_id"].notna()]
    order = {phase: i for i, phase in enumerate(dict.fromkeys(rows["phase_id"]))}
    by = rows.groupby(["org_unit_id", "phase_id"])
    result = pd.DataFrame({"touchpoints": by.size().astype("int64")})
    result["moments_of_truth"] = by["is_moment_of_truth"].sum().astype("int64")
    for name in counts.columns:
        result[name] = by[name].sum().astype("int64")
    result["relevance"] = by["relevance"].sum(min_count=1)
    result["experience"] = by["experience"].mean()
    result["cost_eur"] = by["cost_eur"].sum(min_count=1)
    place = result.index.get_level_values("phase_id").map(order).to_numpy()
    result = result.iloc[place.argsort(kind="stable")]
    formula = "counts and sums over the touchpoints a function owns in a phase, and over their notes"
    return told(result, formula, "source documents 0 and 2", {"state": state}, left)


def _noted(notes: pd.DataFrame, touchpoints: pd.Index, state: str) -> pd.DataFrame:
    """Return how many notes of each kind a touchpoint has in a state."""
    found = taken("notes", notes, ["note_kind"], ["touchpoint_id", "severity", "is_current", "is_future"])
    found = found[found["is_current" if state == "current" else "is_future"].astype("bool")]
    stops = (found["note_kind"] == "blocker") & (found["severity"] == "stops")
    kinds = {
        "values_offered": found["note_kind"] == "value_offered",
        "values_wanted": found["note_kind"] == "value_wanted",
        "stoppers": stops,
    }
    return pd.DataFrame(
        {
            name: found.loc[is_one, "touchpoint_id"].value_counts().reindex(touchpoints).fillna(0).astype("int64")
            for name, is_one in kinds.items()
        },
        index=touchpoints,
    )
