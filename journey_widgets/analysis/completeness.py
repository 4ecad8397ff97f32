"""How complete a map is: the four groups of each touchpoint, the five things of each phase, what proves it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import one_of, words
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order, with_places
from journey_widgets.analysis._notes import FOUR_GROUPS, counts, notes_in, phase_of
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.schema import STATES
from journey_widgets.schema.evidence import CLAIMS, FEELING, PROVES_NOTHING, SCORES

FIVE_THINGS = ("opportunity", "data", "problem", "impact", "innovation")
"""What a map identifies, by source document 1."""


def four_groups(
    touchpoints: pd.DataFrame, assessments: pd.DataFrame, notes: pd.DataFrame, *, state: str = "current"
) -> pd.DataFrame:
    """Tell which of the four groups each touchpoint has: value offered, value wanted, accelerators, blockers.

    Parameters
    ----------
    touchpoints, assessments, notes
        The tables.
    state
        `current`, `future` or `best_practice`.

    Returns
    -------
    pandas.DataFrame
        Rows of `touchpoints` that are there in the state: `value_offered`, `value_wanted`, `accelerator`, `blocker`
        (notes of that kind), `groups` (0–4), `is_complete` (all four). In `attrs["totals"]`: `complete`,
        `touchpoints`, `complete_rate` (missing without touchpoints): "n of m have all four".

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    Notes that hold in the state and name the touchpoint. That of the future holds for the best practice, too.

    References
    ----------
    Source documents 0 and 2 (four groups of elements).

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.four_groups(rd.touchpoints, rd.assessments, rd.notes)
    >>> found.loc["tp1", "is_complete"]
    np.True_
    """
    one_of("state", state, STATES)
    present = Touchpoints(touchpoints, assessments).present(state)
    result = counts(notes_in(notes, state), "touchpoint_id", present.index, FOUR_GROUPS)
    result["groups"] = (result > 0).sum(axis=1).astype("Int64")
    result["is_complete"] = (result["groups"] == len(FOUR_GROUPS)).astype("boolean")
    complete = int(result["is_complete"].sum())
    totals = {
        "complete": complete,
        "touchpoints": len(result),
        "complete_rate": complete / len(result) if len(result) else None,
    }
    return told(
        result, "complete = notes of all four groups", "source documents 0 and 2", {"state": state}, totals=totals
    )


def phase_completeness(  # noqa: PLR0913 - the tables of a map
    phases: pd.DataFrame,
    steps: pd.DataFrame,
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    emotions: pd.DataFrame,
    notes: pd.DataFrame,
    *,
    state: str = "current",
    persona_id: str = "",
) -> pd.DataFrame:
    """Tell how far each phase is filled in: its touchpoints' four groups; emotions, pain points, challenges.

    Parameters
    ----------
    phases, steps, touchpoints, assessments, emotions, notes
        The tables.
    state
        `current`, `future` or `best_practice`.
    persona_id
        Whose emotions; empty = the journey's own.

    Returns
    -------
    pandas.DataFrame
        Rows of `phases`: `journey_id`, `touchpoints`, `complete_touchpoints` (all four groups), `complete_rate`
        (missing without touchpoints), `steps`, `felt_steps` (steps with a valence), `pain_points`, `challenges` (notes
        of problems and of blockers in the phase), `has_emotions` (every step is felt), `has_pain_points`,
        `has_challenges`, `is_complete` (these three, and every touchpoint).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    A note counts in the phase of its touchpoint, else of its step, else in its own.

    References
    ----------
    Source document 1 (for each phase emotions, pain points, challenges).

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> tables = rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.emotions, rd.notes
    >>> found = jw.analysis.phase_completeness(*tables)
    >>> int(found.loc["ph1", "touchpoints"])
    2
    """
    words("persona_id", persona_id)
    one_of("state", state, STATES)
    spans = taken("phases", phases, (), ["journey_id"])
    in_map = steps_in_order(phases, steps, state)
    present = Touchpoints(touchpoints, assessments).present(state)
    rows = in_order(present, in_map)
    left = LeftOut()
    left.add("touchpoints", present.index.difference(rows.index, sort=False), f"no step that is there, {state}")
    held = notes_in(notes, state)
    groups = counts(held, "touchpoint_id", rows.index, FOUR_GROUPS)
    is_complete = (groups > 0).all(axis=1)
    result = spans[["journey_id"]].copy()

    def number(of: pd.Series) -> pd.Series:
        return of.value_counts().reindex(result.index).fillna(0).astype("Int64")

    result["touchpoints"] = number(rows["phase_id"])
    result["complete_touchpoints"] = number(rows.loc[is_complete.to_numpy(dtype="bool"), "phase_id"])
    rate = result["complete_touchpoints"].astype("float64") / result["touchpoints"].astype("float64")
    result["complete_rate"] = rate.where(result["touchpoints"] > 0)
    result["steps"] = number(in_map["phase_id"])
    result["felt_steps"] = number(in_map.loc[_felt(emotions, in_map.index, state, persona_id), "phase_id"])
    place = phase_of(held, rows, in_map)
    result["pain_points"] = number(place[held["note_kind"] == "problem"])
    result["challenges"] = number(place[held["note_kind"] == "blocker"])
    result["has_emotions"] = (result["steps"] > 0) & (result["felt_steps"] == result["steps"])
    result["has_pain_points"] = result["pain_points"] > 0
    result["has_challenges"] = result["challenges"] > 0
    has_all = result["has_emotions"] & result["has_pain_points"] & result["has_challenges"]
    result["is_complete"] = has_all & (result["complete_touchpoints"] == result["touchpoints"])
    formula = "counts of touchpoints with four groups, of steps with a valence, of notes of problems and blockers"
    return told(result, formula, "source document 1", {"state": state, "persona_id": persona_id}, left)


def notes_by_phase(
    phases: pd.DataFrame,
    steps: pd.DataFrame,
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    notes: pd.DataFrame,
    *,
    state: str = "current",
) -> pd.DataFrame:
    """Count in each phase the five things that a map identifies: opportunities, data, problems, impact, innovation.

    Parameters
    ----------
    phases, steps, touchpoints, assessments, notes
        The tables.
    state
        `current`, `future` or `best_practice`.

    Returns
    -------
    pandas.DataFrame
        Rows of `phases`: `journey_id`, `opportunity`, `data`, `problem`, `impact`, `innovation` (notes), `has_no_data`
        (an annotation in itself), `kinds` (0–5).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    A note counts in the phase of its touchpoint, else of its step, else in its own.

    References
    ----------
    Source document 1 (what a detailed map identifies).

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.notes_by_phase(rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.notes)
    >>> list(found.columns[1:6])
    ['opportunity', 'data', 'problem', 'impact', 'innovation']
    """
    one_of("state", state, STATES)
    in_map = steps_in_order(phases, steps, state)
    rows = in_order(Touchpoints(touchpoints, assessments).present(state), in_map)
    held = notes_in(notes, state)
    place = phase_of(held, rows, in_map)
    left = LeftOut()
    spans = taken("phases", phases, (), ["journey_id"])
    of_five = held["note_kind"].isin(FIVE_THINGS)
    left.add("notes", held.index[of_five & ~place.isin(spans.index)], f"stands in no phase, {state}")
    found = counts(held.assign(place=place), "place", spans.index, FIVE_THINGS)
    result = pd.concat([spans[["journey_id"]], found], axis=1)
    result["has_no_data"] = (result["data"] == 0).astype("boolean")
    result["kinds"] = (found > 0).sum(axis=1).astype("Int64")
    return told(result, "counts of notes by kind and phase", "source document 1", {"state": state}, left)


def evidence_levels(
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    steps: pd.DataFrame,
    emotions: pd.DataFrame,
    citations: pd.DataFrame,
    evidence: pd.DataFrame,
) -> pd.DataFrame:
    """Tell how far what the map says of today is proved: not at all, in part, or in full.

    Parameters
    ----------
    touchpoints, assessments, steps, emotions, citations, evidence
        The tables.

    Returns
    -------
    pandas.DataFrame
        Indexed by `table_name` (`touchpoints`, then `steps`) and `row_id`: `claims` (values that stand there and can be
        proved: of a touchpoint `relevance` and, today, `expectation`, `experience`, `duration_hours`, `cost_eur`; of a
        step `action` and today's `valence`), `proved` (of these), `sources` (different ones), `evidence_level`
        (`none`, `part`, `full`; missing where nothing is claimed).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    A citation that names a column proves that value, one that names none proves the row. A citation may name the
    table `assessments` or `emotions` as well as that of the row. An assumption is a source, but proves nothing.

    References
    ----------
    Source document 1 (call-centre logs, field studies, usability findings, feedback).

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> tables = rd.touchpoints, rd.assessments, rd.steps, rd.emotions, rd.citations, rd.evidence
    >>> jw.analysis.evidence_levels(*tables).loc[("touchpoints", "tp27"), "evidence_level"]
    'part'
    """
    own, said = CLAIMS["touchpoints"], CLAIMS["steps"]
    found = Touchpoints(touchpoints, assessments, own, SCORES).in_state("current")
    spans = with_places(steps, taken("steps", steps, (), said))
    valence = taken("emotions", emotions, [FEELING])[FEELING]
    at = valence.index.get_level_values("state") == "current"
    felt = valence[at].dropna().index.get_level_values("step_id")
    claimed = {
        "touchpoints": found[[*own, *SCORES]].notna(),
        "steps": spans[[*said]].notna().assign(**{FEELING: spans.index.isin(felt)}),
    }
    left = LeftOut()
    cited = _cited(citations, evidence, left)
    parts = [_levels(name, claims, cited) for name, claims in claimed.items()]
    formula = "full = every value that stands there is cited, by itself or with its row; part = some; none"
    return told(pd.concat(parts), formula, "source document 1", {}, left)


def _felt(emotions: pd.DataFrame, steps: pd.Index, state: str, persona_id: str) -> pd.Series:
    valence = taken("emotions", emotions, ["valence"])["valence"].dropna()
    of = valence.index.get_level_values
    at = (of("state") == state) & (of("persona_id") == persona_id)
    return pd.Series(steps.isin(of("step_id")[at]), steps)


def _cited(citations: pd.DataFrame, evidence: pd.DataFrame, left: LeftOut) -> pd.DataFrame:
    """Return the citations of sources that prove something, by the table of the row."""
    found = taken("citations", citations, ["evidence_id", "table_name", "row_id"], ["column_name"])
    kinds = taken("evidence", evidence, (), ["source_kind"])["source_kind"]
    is_known = found["evidence_id"].isin(kinds.index)
    left.add("citations", found.index[~is_known], "no such evidence")
    found = found[is_known]
    is_assumed = kinds.reindex(pd.Index(found["evidence_id"])).eq(PROVES_NOTHING).to_numpy(dtype="bool", na_value=False)
    left.add("citations", found.index[is_assumed], "an assumption proves nothing")
    home = {"assessments": "touchpoints", "emotions": "steps"}
    return found[~is_assumed].assign(table_name=lambda rows: rows["table_name"].replace(home))


def _levels(name: str, claims: pd.DataFrame, cited: pd.DataFrame) -> pd.DataFrame:
    own = cited[cited["table_name"] == name]
    at = claims.index.get_indexer(pd.Index(own["row_id"]))
    own, at = own[at >= 0], at[at >= 0]
    columns = own["column_name"].to_numpy()

    def hit(is_one: np.ndarray) -> np.ndarray:
        found = np.zeros(len(claims), dtype="bool")
        found[at[is_one]] = True
        return found

    whole = hit(own["column_name"].isna().to_numpy())
    proved = pd.DataFrame({column: claims[column] & (whole | hit(columns == column)) for column in claims})
    index = pd.MultiIndex.from_product([[name], claims.index], names=["table_name", "row_id"])
    result = pd.DataFrame({"claims": claims.sum(axis=1), "proved": proved.sum(axis=1)}).astype("Int64")
    sources = own.drop_duplicates(["row_id", "evidence_id"])["row_id"].value_counts()
    result["sources"] = sources.reindex(claims.index).fillna(0).astype("Int64")
    level = pd.Series("part", result.index, dtype="str").where(result["proved"] > 0, "none")
    level = level.where(result["proved"] < result["claims"], "full")
    result["evidence_level"] = level.where(result["claims"] > 0)
    return result.set_axis(index)
