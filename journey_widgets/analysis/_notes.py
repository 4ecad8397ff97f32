"""Notes by what they are about: which hold in a state, and where on the map they stand."""

from __future__ import annotations

import pandas as pd

from journey_widgets.analysis._tables import taken

FOUR_GROUPS = ("value_offered", "value_wanted", "accelerator", "blocker")
"""What each touchpoint should say: the four groups of elements."""


def notes_in(notes: pd.DataFrame, state: str, *more: str) -> pd.DataFrame:
    """Return the notes that hold in a state, with their kind, what they are about, and more columns."""
    own = ["touchpoint_id", "step_id", "phase_id", "is_current", "is_future"]
    found = taken("notes", notes, ["note_kind"], [*own, *more])
    return found[found["is_current" if state == "current" else "is_future"].astype("bool")]


def counts(notes: pd.DataFrame, column: str, ids: pd.Index, kinds: tuple[str, ...]) -> pd.DataFrame:
    """Return how many notes of each kind each row has; `column` names the row."""
    found = {}
    for kind in kinds:
        own = notes.loc[notes["note_kind"] == kind, column].value_counts()
        found[kind] = own.reindex(ids).fillna(0).astype("Int64")
    return pd.DataFrame(found, index=ids)


def phase_of(notes: pd.DataFrame, touchpoints: pd.DataFrame, steps: pd.DataFrame) -> pd.Series:
    """Return the phase in which each note stands on the map: its touchpoint's, else its step's, else its own.

    Parameters
    ----------
    notes
        What `notes_in` returned.
    touchpoints
        What `_map.in_order` returned.
    steps
        What `_map.steps_in_order` returned.
    """
    of_touchpoint = touchpoints["phase_id"].reindex(pd.Index(notes["touchpoint_id"])).array
    of_step = steps["phase_id"].reindex(pd.Index(notes["step_id"])).array
    found = pd.Series(of_touchpoint, notes.index)
    has_step = notes["touchpoint_id"].isna() & notes["step_id"].notna()
    found = found.where(~has_step, pd.Series(of_step, notes.index))
    is_own = notes["touchpoint_id"].isna() & notes["step_id"].isna()
    return found.where(~is_own, notes["phase_id"])
