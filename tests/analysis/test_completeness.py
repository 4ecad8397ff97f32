"""How complete a map is, counted one by one."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK, Tables, laws, random_tables, redesigns

from journey_widgets.analysis import evidence_levels, four_groups, notes_by_phase, phase_completeness
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.errors import JourneyError

MAP = ("journeys", "phases", "steps", "touchpoints", "assessments", "emotions", "personas", "notes")
GROUPS = ("value_offered", "value_wanted", "accelerator", "blocker")
states = st.sampled_from(["current", "future"])


def held(tables: Tables, state: str) -> list[dict[str, object]]:
    """Return the notes that hold in a state."""
    rows = tables["notes"].to_dict("records")
    return [row for row in rows if row["is_current" if state == "current" else "is_future"]]


def groups_of(tables: Tables, touchpoint: str, state: str) -> set[object]:
    return {row["note_kind"] for row in held(tables, state) if row["touchpoint_id"] == touchpoint} & set(GROUPS)


@QUICK
@given(redesigns("touchpoints", "assessments", "notes", most=20, missing=(0.0, 0.2)), states)
def test_four_groups_are_counted_note_by_note(tables: Tables, state: str) -> None:
    result = laws(lambda t: four_groups(t["touchpoints"], t["assessments"], t["notes"], state=state), tables)
    present = Touchpoints(tables["touchpoints"], tables["assessments"]).present(state)
    assert list(result.index) == list(present.index)
    for touchpoint, row in result.to_dict("index").items():
        groups = groups_of(tables, str(touchpoint), state)
        assert row["groups"] == len(groups)
        assert row["is_complete"] == (len(groups) == 4)
    totals = result.attrs["totals"]
    assert totals["complete"] == sum(len(groups_of(tables, t, state)) == 4 for t in present.index)
    assert totals["touchpoints"] == len(present)


def place(row: dict[str, object], touchpoints: pd.DataFrame, steps: pd.DataFrame) -> object:
    """Return the phase of a note."""
    if not pd.isna(row["touchpoint_id"]):
        return touchpoints["phase_id"].get(row["touchpoint_id"])
    if not pd.isna(row["step_id"]):
        return steps["phase_id"].get(row["step_id"])
    return row["phase_id"]


@QUICK
@given(redesigns(*MAP, most=10, missing=(0.0, 0.3)), states)
def test_phases_are_complete_as_their_rows_are(tables: Tables, state: str) -> None:
    names = (*MAP[1:6], "notes")
    result = laws(lambda t: phase_completeness(*(t[name] for name in names), state=state), tables)
    counted = laws(lambda t: notes_by_phase(*(t[name] for name in (*MAP[1:5], "notes")), state=state), tables)
    steps = steps_in_order(tables["phases"], tables["steps"], state)
    rows = in_order(Touchpoints(tables["touchpoints"], tables["assessments"]).present(state), steps)
    valence = tables["emotions"]["valence"].to_dict()
    for phase, row in result.to_dict("index").items():
        own = list(rows.index[rows["phase_id"] == phase])
        complete = [t for t in own if len(groups_of(tables, t, state)) == 4]
        assert (row["touchpoints"], row["complete_touchpoints"]) == (len(own), len(complete))
        assert row["complete_rate"] == pytest.approx(len(complete) / len(own) if own else math.nan, nan_ok=True)
        in_phase = list(steps.index[steps["phase_id"] == phase])
        felt = [step for step in in_phase if not math.isnan(valence.get((step, state, ""), math.nan))]
        assert (row["steps"], row["felt_steps"]) == (len(in_phase), len(felt))
        kinds = [note["note_kind"] for note in held(tables, state) if place(note, rows, steps) == phase]
        assert (row["pain_points"], row["challenges"]) == (kinds.count("problem"), kinds.count("blocker"))
        assert row["has_emotions"] == (bool(in_phase) and len(felt) == len(in_phase))
        hurts = "problem" in kinds, "blocker" in kinds
        assert (row["has_pain_points"], row["has_challenges"]) == hurts
        assert row["is_complete"] == (row["has_emotions"] and all(hurts) and complete == own)
        five = {kind for kind in kinds if kind in {"opportunity", "data", "problem", "impact", "innovation"}}
        assert counted.loc[phase, "kinds"] == len(five)
        for kind in ("opportunity", "data", "problem", "impact", "innovation"):
            assert counted.loc[phase, kind] == kinds.count(kind)
        assert counted.loc[phase, "has_no_data"] == ("data" not in kinds)


def test_a_phase_is_complete_when_nothing_is_missing_in_it() -> None:
    notes = pd.DataFrame({"note_kind": [*GROUPS, "problem"], "touchpoint_id": "t"}, index=list("abcde"))
    tables = {
        "phases": pd.DataFrame({"journey_id": ["j"]}, index=["p"]),
        "steps": pd.DataFrame({"phase_id": ["p"]}, index=["s"]),
        "touchpoints": pd.DataFrame({"step_id": ["s"]}, index=["t"]),
        "assessments": pd.DataFrame({"touchpoint_id": [], "state": []}),
        "emotions": pd.DataFrame({"step_id": ["s"], "state": "current", "persona_id": "", "valence": 1.0}),
    }
    assert phase_completeness(*tables.values(), notes)["is_complete"].tolist() == [True]
    for row in notes.index:
        assert phase_completeness(*tables.values(), notes.drop(row))["is_complete"].tolist() == [False]
    no_emotions = {**tables, "emotions": tables["emotions"].iloc[:0]}
    assert phase_completeness(*no_emotions.values(), notes)["is_complete"].tolist() == [False]


EVIDENCE = ("touchpoints", "assessments", "steps", "emotions", "citations", "evidence")


@QUICK
@given(redesigns(*EVIDENCE, most=8, missing=(0.0, 0.4)), st.booleans())
def test_evidence_is_weighed_value_by_value(tables: Tables, whole: bool) -> None:
    columns = ["experience", "relevance", "action", "valence", "cost_eur", None]
    citations = tables["citations"]
    citations["table_name"] = [
        ["touchpoints", "steps", "assessments", "emotions"][i % 4] for i in range(len(citations))
    ]
    targets = [tables["touchpoints" if i % 2 == 0 else "steps"].index for i in range(len(citations))]
    citations["row_id"] = pd.array(
        [ids[i % len(ids)] if len(ids) else None for i, ids in enumerate(targets)], dtype="str"
    )
    citations["column_name"] = pd.array([None if whole else columns[i % 6] for i in range(len(citations))], dtype="str")
    result = laws(lambda t: evidence_levels(*(t[name] for name in EVIDENCE)), tables)
    kinds = tables["evidence"]["source_kind"].to_dict()
    home = {"assessments": "touchpoints", "emotions": "steps"}
    sourced = [
        (home.get(row["table_name"], row["table_name"]), row["row_id"], row["column_name"], row["evidence_id"])
        for row in citations.to_dict("records")
        if row["evidence_id"] in kinds and kinds[row["evidence_id"]] != "assumption" and not pd.isna(row["row_id"])
    ]
    cited = [citation[:3] for citation in sourced]
    scores = tables["assessments"].to_dict("index")
    for (table, row_id), row in result.to_dict("index").items():
        if table == "touchpoints":
            own = scores.get((row_id, "current"), {})
            values = {name: own.get(name) for name in ("expectation", "experience", "duration_hours", "cost_eur")}
            values["relevance"] = tables["touchpoints"].loc[row_id, "relevance"]
        else:
            felt = tables["emotions"]["valence"]
            at = felt[felt.index.get_level_values("state") == "current"].groupby("step_id").count()
            values = {"action": tables["steps"].loc[row_id, "action"], "valence": 1 if at.get(row_id, 0) else None}
        claims = {name for name, value in values.items() if not pd.isna(value)}
        of_row = [column for name, each, column in cited if (name, each) == (table, row_id)]
        proved = claims if any(pd.isna(column) for column in of_row) else claims & set(of_row)
        assert (row["claims"], row["proved"]) == (len(claims), len(proved))
        assert row["sources"] == len({source for name, each, _, source in sourced if (name, each) == (table, row_id)})
        level = "full" if claims and proved == claims else "part" if proved else "none"
        assert pd.isna(row["evidence_level"]) if not claims else row["evidence_level"] == level


def test_bad_input_is_named_by_place() -> None:
    tables = random_tables(3, dict.fromkeys((*MAP, "citations", "evidence"), 3), 0)
    tables["notes"].loc["n1", "note_kind"] = "remark"
    with pytest.raises(JourneyError, match="notes, 'n1', note_kind: 'remark' must be one of 'thought'"):
        four_groups(tables["touchpoints"], tables["assessments"], tables["notes"])
    with pytest.raises(JourneyError, match="state must be one of"):
        notes_by_phase(*(tables[name] for name in (*MAP[1:5], "notes")), state="now")
    with pytest.raises(JourneyError, match="notes, 'n1', note_kind"):
        phase_completeness(*(tables[name] for name in (*MAP[1:6], "notes")))
    with pytest.raises(JourneyError, match="evidence, 'e0', source_kind: 'rumour' must be one of"):
        evidence_levels(*(tables[name] for name in EVIDENCE[:5]), tables["evidence"].assign(source_kind="rumour"))
