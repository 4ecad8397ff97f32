"""The rules of a good map: each finds what it is about, in both languages, and nothing in a map that keeps them."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK, Tables, redesigns, shuffled

import journey_widgets as jw
from journey_widgets.analysis import lint, lint_rules
from journey_widgets.analysis._lint_rules import RULES
from journey_widgets.errors import JourneyError
from journey_widgets.schema import TABLES

NAMES = (
    "facts", "journeys", "personas", "stakeholders", "phases", "steps", "touchpoints", "assessments", "emotions",
    "notes", "evidence", "citations", "expected_measures", "comments", "kpis",
)  # fmt: skip


def good() -> Tables:
    """Return a map that every rule likes: one journey of four steps in two phases."""
    steps = [f"s{i}" for i in range(4)]
    contacts = [f"t{i}" for i in range(4)]
    kinds = ["value_offered", "value_wanted", "accelerator", "blocker", "backstage"]
    notes = [{"note_kind": kind, "text": "x", "touchpoint_id": contact} for contact in contacts for kind in kinds]
    persona = {"name": "Ada", "demographics": "34", "traits": "calm", "needs": "a", "pain_points": "b", "goals": "c"}
    roles = ["process_owner", "technology_owner", "leadership", "end_user", "ux"]
    journey = {"name": "I hire a car", "goal": "To drive", "outcome": "Driven", "start": "At home", "end": "At home"}
    return {
        "facts": pd.DataFrame({"business_question": ["Why?"], "review_on": ["2027-01-01"]}, index=["redesign"]),
        "journeys": pd.DataFrame({**journey, "persona_id": "pe1"}, index=["j"]),
        "personas": pd.DataFrame(persona, index=["pe1"]),
        "stakeholders": pd.DataFrame({"role_kind": roles}, index=list("abcde")),
        "phases": pd.DataFrame(
            {
                "journey_id": "j",
                "name": ["Before", "After"],
                "description": "d",
                "macro_phase": ["purchase", "post_purchase"],
            },
            index=["p0", "p1"],
        ),
        "steps": pd.DataFrame({"phase_id": ["p0", "p0", "p1", "p1"], "name": steps, "action": "does"}, index=steps),
        "touchpoints": pd.DataFrame(
            {
                "step_id": steps,
                "name": contacts,
                "contact_route": ["indirect", "direct", "direct", "direct"],
                "contact_mode": ["digital", "physical", "physical", "both"],
            },
            index=contacts,
        ),
        "assessments": pd.DataFrame({"touchpoint_id": contacts, "state": "current"}),
        "emotions": pd.DataFrame({"step_id": steps, "state": "current", "persona_id": "", "valence": 1.0}),
        "notes": pd.DataFrame(notes, index=[f"n{i}" for i in range(len(notes))]),
        "evidence": pd.DataFrame({"source_kind": ["survey"]}, index=["e"]),
        "citations": pd.DataFrame(
            {"evidence_id": "e", "table_name": "touchpoints", "row_id": contacts}, index=list("wxyz")
        ),
        "expected_measures": pd.DataFrame({"journey_id": ["j"]}, index=["m"]),
        "comments": pd.DataFrame({"table_name": ["journeys"], "row_id": ["j"], "text": ["ok"]}, index=["c"]),
        "kpis": pd.DataFrame({"kpi_kind": ["experience"]}, index=["k"]),
    }


def edited(table: str, row: str | None, **values: object) -> Tables:
    """Return the good map with some cells changed; in every row where none is named."""
    tables = good()
    frame = tables[table].copy()
    for name, value in values.items():
        if row is None:
            frame[name] = value
        else:
            frame[name] = frame[name].astype("object") if name in frame else None
            frame.loc[row, name] = value
    return {**tables, table: frame}


def emptied(table: str) -> Tables:
    tables = good()
    return {**tables, table: tables[table].iloc[:0]}


def many(table: str, copies: int, column: str, to: str) -> Tables:
    """Return the good map with more rows of a table, all of one parent."""
    tables = good()
    frame = pd.concat([tables[table]] * copies).assign(**{column: to})
    return {**tables, table: frame.set_axis([f"x{i}" for i in range(len(frame))])}


BROKEN: dict[str, tuple[Tables, str]] = {
    "no_goal": (edited("journeys", "j", goal=None), "j"),
    "no_outcome": (edited("journeys", "j", outcome=None), "j"),
    "company_language": (edited("journeys", "j", name="Customer onboarding"), "j"),
    "no_start": (edited("journeys", "j", start=None), "j"),
    "no_end": (edited("journeys", "j", end=None), "j"),
    "no_business_question": (edited("facts", "redesign", business_question=None), "redesign"),
    "no_persona": (edited("journeys", "j", persona_id=None), "j"),
    "several_personas": (edited("emotions", None, persona_id=["", "pe1", "pe2", ""]), "j"),
    "thin_persona": (edited("personas", "pe1", traits=None), "pe1"),
    "missing_role": (edited("stakeholders", "e", role_kind="end_user"), ""),
    "no_post_purchase": (edited("phases", None, macro_phase="purchase"), "j"),
    "no_instance": (edited("phases", "p0", macro_phase=None), "p0"),
    "no_description": (edited("phases", "p1", description=None), "p1"),
    "few_steps": (edited("steps", "s0", is_current=False) | {}, "j"),
    "many_steps": (many("steps", 4, "phase_id", "p1"), "j"),
    "dense_step": (many("touchpoints", 2, "step_id", "s0"), "s0"),
    "dense_touchpoint": (many("notes", 1, "touchpoint_id", "t1"), "t1"),
    "missing_factor": (edited("steps", "s2", action=None), "s2"),
    "painless_phase": (edited("notes", None, note_kind="value_wanted"), "p0"),
    "nothing_indirect": (edited("touchpoints", None, contact_route="direct"), ""),
    "one_mode": (edited("touchpoints", None, contact_mode="digital"), ""),
    "four_groups_missing": (edited("notes", "n1", note_kind="thought"), ""),
    "little_evidence": (edited("evidence", "e", source_kind="assumption"), ""),
    "nothing_quantified": (emptied("expected_measures"), "j"),
    "no_review": (edited("facts", "redesign", review_on=None), "redesign"),
    "no_feedback": (emptied("comments"), ""),
    "nothing_measured": (edited("kpis", "k", kpi_kind="loyalty"), ""),
}


def test_a_good_map_has_no_findings() -> None:
    assert lint(good()).empty


def test_every_rule_has_a_map_that_breaks_it() -> None:
    assert list(BROKEN) == list(RULES)
    rules = lint_rules()
    assert list(rules.index) == list(RULES)
    assert rules["requirement"].between(1, 68).all()
    assert rules["meaning"].str.endswith(".").all()


@pytest.mark.parametrize("name", BROKEN)
def test_a_rule_finds_the_row_it_is_about(name: str) -> None:
    tables, row = BROKEN[name]
    found = lint(tables, rules=[name])
    assert row in set(found["row_id"])
    assert set(found["rule"]) == {name}
    assert (found["table_name"] != "").all()
    assert all(table in TABLES for table in found["table_name"])
    for language in ("en", "it"):
        said = lint(tables, rules=[name], language=language)
        for text in [*said["message"], *said["hint"]]:
            assert text
            assert not re.search(r"[{}]|\bnan\b", text)
    english, italian = (lint(tables, rules=[name], language=language)["message"].iloc[0] for language in ("en", "it"))
    assert english != italian


def test_steps_may_be_counted_over_a_phase() -> None:
    tables = good()
    assert lint(tables, rules=["few_steps"]).empty
    found = lint(tables, rules=["few_steps"], steps_per="phase")
    assert found[["table_name", "row_id"]].to_numpy().tolist() == [["phases", "p0"], ["phases", "p1"]]
    assert "2 steps, fewer than 4" in found["message"].iloc[0]
    assert lint(tables, rules=["few_steps"], steps_per="phase", least_steps=2).empty


def test_what_users_write_is_never_a_template() -> None:
    tables = edited("journeys", "j", name="{hint} {0} %s <b>", goal=None)
    assert "‘{hint} {0} %s <b>’" in lint(tables, rules=["no_goal"])["message"].iloc[0]


@QUICK
@given(redesigns(*NAMES, "lanes", most=6, missing=(0.0, 0.4)), st.sampled_from(["en", "it"]))
def test_findings_hang_on_the_rows_not_on_their_order(tables: Tables, language: str) -> None:
    before = {name: frame.copy() for name, frame in tables.items()}
    found = lint(tables, language=language)
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, before[name])
    pd.testing.assert_frame_equal(lint(shuffled(tables), language=language), found)
    for row in found.itertuples():
        assert row.row_id in {"", "redesign"} or row.row_id in tables[row.table_name].index
    least = tables["journeys"].index[tables["journeys"]["goal"].isna()]
    assert set(found.loc[found["rule"] == "no_goal", "row_id"]) == set(least)
    assert found["severity"].tolist() == sorted(found["severity"], reverse=True)
    nothing = lint({})
    assert nothing.dtypes.to_dict() == found.dtypes.to_dict()
    assert nothing.columns.equals(found.columns)
    assert set(nothing["rule"]) == {"no_business_question", "missing_role", "no_review", "nothing_measured"}


def test_bundled_cases_keep_most_rules() -> None:
    for name in jw.examples().index:
        rd = jw.example(name)
        found = lint({table: getattr(rd, table) for table in TABLES})
        assert (found["severity"] == "info").all()
        assert len(found) < 12


def test_bad_input_is_named() -> None:
    with pytest.raises(JourneyError, match="there is no table 'journey'"):
        lint({"journey": pd.DataFrame()})
    with pytest.raises(JourneyError, match=r"rules must be one of 'no_goal', .* not 'no_goals'"):
        lint({}, rules=["no_goals"])
    with pytest.raises(JourneyError, match="language must be one of 'en', 'it', not 'fr'"):
        lint({}, language="fr")
    with pytest.raises(JourneyError, match="least_steps must be a number from 0 to 3, not 4"):
        lint({}, most_steps=3)
    with pytest.raises(JourneyError, match="phases, 'p0', macro_phase: 'later' must be one of"):
        lint(edited("phases", "p0", macro_phase="later"))
