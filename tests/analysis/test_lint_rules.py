"""Each rule of `lint` beside a plain loop over the rows that says the same in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK, Tables, redesigns

from journey_widgets.analysis import lint
from journey_widgets.analysis._lint_rules import RULES
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order

NAMES = (
    "facts", "journeys", "personas", "stakeholders", "phases", "steps", "touchpoints", "assessments", "emotions",
    "notes", "evidence", "citations", "expected_measures", "comments", "kpis",
)  # fmt: skip
TITLES = {
    "I hire a car": False,
    "Customer onboarding": True,
    "Leader": False,
    "Il mio CRM": True,
    "Cross-selling": True,
}
"""Name of a journey → whether it is the company's language."""

Rows = dict[str, dict[str, Any]]
Found = Iterator[tuple[str, str]]


class Map:
    """The tables as rows, and what stands on today's map."""

    def __init__(self, tables: Tables) -> None:
        self.rows: dict[str, Rows] = {
            name: {
                key: {column: None if pd.isna(value) else value for column, value in row.items()}
                for key, row in frame.to_dict("index").items()
            }
            for name, frame in tables.items()
        }
        steps = steps_in_order(tables["phases"], tables["steps"], "current")
        present = Touchpoints(tables["touchpoints"], tables["assessments"]).present("current")
        self.steps: Rows = steps.to_dict("index")
        self.contacts: Rows = in_order(present, steps).to_dict("index")
        self.notes = [note for note in self.rows["notes"].values() if note["is_current"]]

    def phase_of(self, note: dict[str, Any]) -> str | None:
        """Return the phase in which a note stands: its touchpoint's, else its step's, else its own."""
        if note["touchpoint_id"]:
            return self.contacts.get(note["touchpoint_id"], {}).get("phase_id")
        if note["step_id"]:
            return self.steps.get(note["step_id"], {}).get("phase_id")
        return note["phase_id"]


def of_journeys(found: Map) -> Found:
    """Yield what is wrong with a journey: rule and row."""
    felt = found.rows["emotions"]
    for name, journey in found.rows["journeys"].items():
        for rule, column in (
            ("no_goal", "goal"), ("no_outcome", "outcome"), ("no_start", "start"), ("no_end", "end"),
            ("no_persona", "persona_id"),
        ):  # fmt: skip
            if not journey[column]:
                yield rule, name
        if TITLES.get(journey["name"]):
            yield "company_language", name
        own = {step for step, row in found.steps.items() if row["journey_id"] == name}
        personas = {persona for (step, _, persona), row in felt.items() if step in own and row["valence"] is not None}
        if personas - {""} and len((personas | {journey["persona_id"]}) - {"", None}) > 1:
            yield "several_personas", name
        if name not in [row["journey_id"] for row in found.rows["expected_measures"].values()]:
            yield "nothing_quantified", name
    kinds: dict[str, set[str]] = {}
    for phase in found.rows["phases"].values():
        kinds.setdefault(phase["journey_id"], set()).add(phase["macro_phase"])
    for journey_id, own_kinds in kinds.items():
        places = [row["phase_id"] for row in found.contacts.values() if row["journey_id"] == journey_id]
        is_after = any(found.rows["phases"][place]["macro_phase"] == "post_purchase" for place in places)
        if journey_id and own_kinds & {"pre_purchase", "purchase"} and not is_after:
            yield "no_post_purchase", journey_id


def of_phases(found: Map) -> Found:
    hurt = {found.phase_of(note) for note in found.notes if note["note_kind"] in {"problem", "blocker"}}
    for name, phase in found.rows["phases"].items():
        if not phase["macro_phase"]:
            yield "no_instance", name
        if not phase["description"]:
            yield "no_description", name
        if name not in hurt:
            yield "painless_phase", name


def of_steps(found: Map, limits: dict[str, Any]) -> Found:
    over = limits["steps_per"]
    number = Counter(row[f"{over}_id"] for row in found.steps.values())
    for name in found.rows[f"{over}s"]:
        if number[name] < limits["least_steps"]:
            yield "few_steps", name
        if number[name] > limits["most_steps"]:
            yield "many_steps", name
    for name in found.steps:
        contacts = [contact for contact, row in found.contacts.items() if row["step_id"] == name]
        if len(contacts) > limits["most_touchpoints_per_step"]:
            yield "dense_step", name
        behind = [note for note in found.notes if note["note_kind"] == "backstage"]
        valence = [
            row["valence"]
            for (step, state, _), row in found.rows["emotions"].items()
            if (step, state) == (name, "current")
        ]
        factors = (
            found.rows["steps"][name]["action"] is not None,
            any(value is not None for value in valence),
            bool(contacts),
            any(note["step_id"] == name or note["touchpoint_id"] in contacts for note in behind),
        )
        if not all(factors):
            yield "missing_factor", name


def of_touchpoints(found: Map, limits: dict[str, Any]) -> Found:
    number = Counter(note["touchpoint_id"] for note in found.notes)
    for name in found.rows["touchpoints"]:
        if number[name] > limits["most_notes_per_touchpoint"]:
            yield "dense_touchpoint", name
    every = list(found.rows["touchpoints"].values())
    if every and not [row for row in every if row["contact_route"] == "indirect"]:
        yield "nothing_indirect", ""
    if {row["contact_mode"] for row in every} - {None} in ({"physical"}, {"digital"}):
        yield "one_mode", ""
    groups = {"value_offered", "value_wanted", "accelerator", "blocker"}
    for name in found.contacts:
        if groups - {note["note_kind"] for note in found.notes if note["touchpoint_id"] == name}:
            yield "four_groups_missing", ""
            break
    proofs = {key for key, row in found.rows["evidence"].items() if row["source_kind"] != "assumption"}
    proved = {
        row["row_id"]
        for row in found.rows["citations"].values()
        if row["evidence_id"] in proofs and row["table_name"] in {"touchpoints", "assessments"}
    }
    least = limits["least_touchpoint_evidence_rate"]
    if found.contacts and len(proved & set(found.contacts)) < least * len(found.contacts):
        yield "little_evidence", ""


def of_the_whole(found: Map) -> Found:
    facts = list(found.rows["facts"].values())
    for rule, column in (("no_business_question", "business_question"), ("no_review", "review_on")):
        if not facts or any(row[column] is None for row in facts):
            yield rule, "redesign"
    for name, persona in found.rows["personas"].items():
        if None in [persona[trait] for trait in ("demographics", "traits", "needs", "pain_points", "goals")]:
            yield "thin_persona", name
    there = {row["role_kind"] for row in found.rows["stakeholders"].values()}
    for role in ("process_owner", "technology_owner", "leadership", "end_user", "ux"):
        if role not in there:
            yield f"missing_role {role}", ""
    if found.contacts and not found.rows["comments"]:
        yield "no_feedback", ""
    if "experience" not in {row["kpi_kind"] for row in found.rows["kpis"].values()}:
        yield "nothing_measured", ""


@QUICK
@given(
    redesigns(*NAMES, "lanes", most=7, missing=(0.0, 0.3)),
    st.fixed_dictionaries(
        {
            "least_steps": st.integers(0, 2),
            "most_steps": st.integers(2, 4),
            "steps_per": st.sampled_from(["journey", "phase"]),
            "most_touchpoints_per_step": st.integers(1, 3),
            "most_notes_per_touchpoint": st.integers(1, 2),
            "least_touchpoint_evidence_rate": st.sampled_from([0.0, 0.25, 1.0]),
        }
    ),
)
def test_findings_are_those_of_a_loop_over_the_rows(tables: Tables, limits: dict[str, Any]) -> None:
    journeys = tables["journeys"]
    titles = [*TITLES, None]
    journeys["name"] = pd.array([titles[i % len(titles)] for i in range(len(journeys))], dtype="str")
    result = lint(tables, **limits)
    found = Map(tables)
    wanted = [
        *of_journeys(found),
        *of_phases(found),
        *of_steps(found, limits),
        *of_touchpoints(found, limits),
        *of_the_whole(found),
    ]
    assert {rule.split()[0] for rule, _ in wanted} <= set(RULES)
    assert sorted(zip(result["rule"], result["row_id"], strict=True)) == sorted(
        (rule.split()[0], row) for rule, row in wanted
    )


def test_the_loop_speaks_of_every_rule() -> None:
    text = Path(__file__).read_text("utf-8")
    assert not [rule for rule in RULES if f'"{rule}' not in text]
