"""The bundled cases: each one map in two languages, complete enough to learn on."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import journey_widgets as jw
from journey_widgets.model.lanes import DEFAULT_LANES, LANES_WITH_ACTORS
from journey_widgets.schema import TABLES, Column, Table
from journey_widgets.sources import EXAMPLES

LANGUAGES = ("en", "it")
STATES = ("current", "future")
MAIN = "jo1"


@dataclass(frozen=True)
class Case:
    """A bundled case, and how large its main map is meant to be."""

    name: str
    deliberate: frozenset[tuple[str, str, str]]
    """What `problems()` is meant to find."""
    phases: int
    steps: range
    touchpoints: range
    in_each_state: int
    part_of: str
    """The touchpoint that the second journey opens up."""
    added: range
    removed: range


CASES = (
    Case(
        name="b2b-software",
        # word of mouth without an owner, a blocker not judged yet (comments say so); an activity without dates
        deliberate=frozenset(
            {
                ("touchpoints", "tp5", "org_unit_id"),
                ("notes", "n192", "severity"),
                ("activities", "at12", "start_on"),
                ("activities", "at12", "end_on"),
            }
        ),
        phases=7,
        steps=range(16, 21),
        touchpoints=range(26, 33),
        in_each_state=20,
        part_of="tp27",
        added=range(4, 6),
        removed=range(2, 4),
    ),
    Case(
        name="car-rental",
        # reviews without an owner (a comment says so); an activity nobody has taken on
        deliberate=frozenset(
            {
                ("touchpoints", "tp2", "org_unit_id"),
                ("activities", "at13", "org_unit_id"),
                ("activities", "at13", "start_on"),
                ("activities", "at13", "end_on"),
            }
        ),
        phases=6,
        steps=range(8, 13),
        touchpoints=range(18, 31),
        in_each_state=18,
        part_of="tp20",
        added=range(3, 4),
        removed=range(2, 3),
    ),
)

CODES = {
    "flow_group",
    "icon",
    "link",
    "table_name",
    "column_name",
    "hidden_lanes",
    "folded_lanes",
    "curves",
    "measure",
    "image",
    "respondent",
}
"""Text columns that hold no language."""

NAMES = {("facts", "organisation"), ("personas", "name"), ("activities", "owner"), ("best_practices", "organisation")}
"""Columns of names, which are the same in both languages."""

SAME_IN_BOTH = {
    "App",
    "CRM",
    "Car sharing",
    "Chat",
    "Customer Success",
    "E-mail",
    "Marketing",
    "Stivara Voice",
    "Stivara WMS",
    "%",
    "€",
}
"""Words that are the same in both languages."""

LONGEST = {
    ("steps", "name"): 32,
    ("steps", "action"): 90,
    ("touchpoints", "name"): 34,
    ("touchpoints", "moment_of_truth_reason"): 60,
    ("touchpoints", "trigger"): 60,
    ("touchpoints", "need"): 60,
    ("touchpoints", "content"): 60,
    ("phases", "name"): 26,
    ("phases", "description"): 90,
    ("emotions", "words"): 50,
    ("notes", "text"): 60,
    ("channels", "name"): 24,
    ("evidence", "summary"): 95,
    ("comments", "text"): 120,
}
LONGEST_ELSEWHERE = 130

ENGLISH = re.compile(
    r"\b(the|and|of|with|for|from|to|is|are|was|not|she|her|they|their|we|our|what|which|who|that|this|by|on|at|as|"
    r"before|after|every|without|lorry|warehouse|vendor|customers|stage|touchpoints|support|sales|lines|hours?)\b",
    re.IGNORECASE,
)
ITALIAN = re.compile(r"\b(il|lo|gli|della?|dei|con|che|non|una|sono|dal|nel|magazzino|palmar[ei])\b", re.IGNORECASE)


def path_of(name: str, language: str) -> Path:
    return EXAMPLES / f"{name}.{language}.journey.json"


def tables_of(name: str, language: str) -> dict[str, list[dict[str, Any]]]:
    return json.loads(path_of(name, language).read_text(encoding="utf-8"))["tables"]


def is_prose(column: Column | None) -> bool:
    return (
        column is not None
        and column.dtype == "str"
        and column.choices is None
        and column.reference is None
        and column.name not in CODES
    )


def prose_of(case: str, language: str) -> list[tuple[str, str, str]]:
    """Return every text a reader reads, as (table, column, text)."""
    return [
        (name, column, value)
        for name, rows in tables_of(case, language).items()
        for row in rows
        for column, value in row.items()
        if is_prose(TABLES[name].column(column))
    ]


def label_of(table: Table, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row.get(level) for level in table.index)


def phases_of_main(rd: jw.Redesign) -> pd.Index:
    return rd.phases.index[rd.phases["journey_id"] == MAIN]


def steps_of_main(rd: jw.Redesign) -> pd.DataFrame:
    return rd.steps[rd.steps["phase_id"].isin(phases_of_main(rd))]


def touchpoints_in(rd: jw.Redesign, state: str) -> pd.DataFrame:
    """Return the main journey's touchpoints as they are in a state."""
    there = rd.assessments.xs(state, level="state")
    own = rd.touchpoints[rd.touchpoints["step_id"].isin(steps_of_main(rd).index)].copy()
    for column in ("step_id", "channel_id", "contact_mode", "org_unit_id"):
        own[column] = there[column].reindex(own.index).fillna(own[column])
    return own[there["is_present"].reindex(own.index)]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


@pytest.fixture
def rd(case: Case, language: str) -> jw.Redesign:
    return jw.example(case.name, language=language)


def test_all_cases_are_looked_at() -> None:
    assert list(jw.examples().index) == [case.name for case in CASES]


def test_is_listed_and_speaks_its_language(rd: jw.Redesign, case: Case, language: str) -> None:
    assert jw.examples().loc[case.name, f"title_{language}"] == rd.title
    assert rd.language == language
    assert rd.import_losses.empty


def test_problems_are_the_deliberate_ones(rd: jw.Redesign, case: Case) -> None:
    problems = rd.problems()
    assert set(problems["severity"]) == {"missing"}
    assert {(p.table, p.row, p.column) for p in problems.itertuples()} == case.deliberate
    of_map = {row for table, row, _ in case.deliberate if table != "activities"}
    assert of_map <= set(rd.comments["row_id"])


def test_file_is_canonical(case: Case, language: str, tmp_path: Path) -> None:
    source = path_of(case.name, language)
    copy = jw.read(source).save(tmp_path / source.name)
    assert copy.read_bytes() == source.read_bytes()


def test_both_languages_hold_the_same_case(case: Case) -> None:
    english, italian = (tables_of(case.name, language) for language in LANGUAGES)
    assert list(english) == list(italian)
    for name, rows in english.items():
        table = TABLES[name]
        assert [label_of(table, row) for row in rows] == [label_of(table, row) for row in italian[name]]
        for one, other in zip(rows, italian[name], strict=True):
            assert [c for c in one if c != "language"] == [c for c in other if c != "language"]
            for column, value in one.items():
                place = (name, label_of(table, one), column)
                if is_prose(table.column(column)):
                    assert value != other[column] or value in SAME_IN_BOTH or (name, column) in NAMES, place
                elif column != "language":
                    assert value == other[column], place


def test_every_table_is_filled(rd: jw.Redesign) -> None:
    # whoever opens a case takes its first photograph
    assert [name for name in TABLES if getattr(rd, name).empty] == ["photographs"]


def test_map_is_large_enough(rd: jw.Redesign, case: Case) -> None:
    assert len(phases_of_main(rd)) == case.phases
    assert len(steps_of_main(rd)) in case.steps
    assert rd.touchpoints["step_id"].isin(steps_of_main(rd).index).sum() in case.touchpoints
    for state in STATES:
        assert len(touchpoints_in(rd, state)) >= case.in_each_state
    assert 4 <= rd.touchpoints["is_moment_of_truth"].sum() <= 6
    assert (rd.notes["severity"] == "stops").sum() >= 3
    assert (rd.notes["note_kind"] == "opportunity").sum() >= 12
    assert len(rd.citations) >= 25
    assert set(rd.steps["flow_kind"]) == {"sequence", "any_order", "alternative"}
    assert set(rd.channels["channel_status"]) == {"enabled", "to_enable", "retired"}


@pytest.mark.parametrize("state", STATES)
def test_states_hold_together(rd: jw.Redesign, state: str) -> None:
    steps, there = steps_of_main(rd), touchpoints_in(rd, state)
    in_state = set(steps.index[steps[f"is_{state}"]])
    assert set(there["step_id"]) == in_state, "a step without a touchpoint, or a touchpoint on a step not there"
    scores = rd.assessments.xs(state, level="state").loc[there.index]
    assert scores[["expectation", "experience", "duration_hours", "cost_eur"]].notna().all(axis=None)
    felt = rd.emotions.xs((state, ""), level=("state", "persona_id"))
    assert set(felt.index[felt["valence"].notna() & felt["words"].notna()]) & set(steps.index) == in_state


@pytest.mark.parametrize("state", STATES)
def test_default_lanes_have_cards(rd: jw.Redesign, state: str) -> None:
    lanes = rd.lanes[rd.lanes["journey_id"] == MAIN]
    kinds = zip(lanes["lane_kind"], lanes["note_kind"].fillna(""), strict=True)
    # what a first screen shows is what every map begins with; the others stand below, and saved views bring them up
    assert list(kinds)[: len(LANES_WITH_ACTORS)] == list(LANES_WITH_ACTORS)
    steps, there = steps_of_main(rd), touchpoints_in(rd, state)
    notes = rd.notes[rd.notes[f"is_{state}"]]
    shown = notes[notes["touchpoint_id"].isin(there.index) | notes["step_id"].isin(steps.index[steps[f"is_{state}"]])]
    assert steps.loc[steps[f"is_{state}"], "action"].notna().all()
    for kind in (note for _, note in DEFAULT_LANES if note):
        assert (shown["note_kind"] == kind).sum() >= 7, kind
    groups = shown.groupby("touchpoint_id")["note_kind"].agg(set)
    four = {"value_offered", "value_wanted", "accelerator"} | ({"blocker"} if state == "current" else set())
    assert all(four <= kinds for kinds in groups)
    assert set(groups.index) == set(there.index)


def test_future_differs_from_today(rd: jw.Redesign, case: Case) -> None:
    today, future = (touchpoints_in(rd, state) for state in STATES)
    assert len(future.index.difference(today.index)) in case.added
    assert len(today.index.difference(future.index)) in case.removed
    both = today.index.intersection(future.index)
    for column, least in (("step_id", 1), ("channel_id", 3), ("org_unit_id", 3)):
        assert (today.loc[both, column].fillna("") != future.loc[both, column].fillna("")).sum() >= least, column
    scores = rd.assessments["experience"].unstack("state").loc[both]  # noqa: PD010 - index levels, not values
    spared = rd.touchpoints.loc[both, "relevance"] < 4
    assert (scores["future"] > scores["current"])[~spared].all()


def test_shows_where_to_intervene_and_where_to_save(rd: jw.Redesign) -> None:
    experience = rd.assessments.xs("current", level="state")["experience"]
    relevance = rd.touchpoints["relevance"]
    assert ((relevance >= 8) & (experience <= 4)).sum() >= 5
    assert ((relevance <= 3) & (experience >= 7)).sum() >= 2


def test_errand_adds_up_to_its_touchpoint(rd: jw.Redesign, case: Case) -> None:
    parent = rd.journeys["parent_touchpoint_id"].dropna()
    assert list(parent) == [case.part_of]
    phases = rd.phases.index[rd.phases["journey_id"] == parent.index[0]]
    part = rd.touchpoints.index[rd.touchpoints["step_id"].isin(rd.steps.index[rd.steps["phase_id"].isin(phases)])]
    for state in STATES:
        scores = rd.assessments.xs(state, level="state")[["duration_hours", "cost_eur"]]
        assert scores.loc[part].sum().to_list() == pytest.approx(scores.loc[case.part_of].to_list())


def test_citations_name_columns(rd: jw.Redesign) -> None:
    hosted = {t.host: set() for t in TABLES.values() if t.host}
    for table in TABLES.values():
        if table.host:
            hosted[table.host] |= {column.name for column in table.columns}
    for row in rd.citations.dropna(subset="column_name").itertuples():
        columns = {column.name for column in TABLES[row.table_name].columns} | hosted.get(row.table_name, set())
        assert row.column_name in columns, row


def test_map_has_everything_a_map_may_have(rd: jw.Redesign) -> None:
    assert set(rd.lanes["lane_kind"]) == set(TABLES["lanes"].column("lane_kind").choices.values)
    assert set(rd.notes["note_kind"]) == set(TABLES["notes"].column("note_kind").choices.values)
    assert rd.lanes["lane_group"].nunique() >= 3
    assert rd.steps["branch"].notna().sum() == 2
    assert rd.steps["back_to_step_id"].notna().sum() == 2
    assert rd.steps["is_optional"].any()
    for name in ("steps", "touchpoints", "notes"):
        assert getattr(rd, name)["tags"].notna().sum() >= 5, name
    pictures = [*rd.personas["image"], *rd.notes.loc[rd.notes["note_kind"] == "image", "link"]]
    assert len(pictures) >= 6
    assert all(len(each) <= 6_000 and each.startswith("data:image/webp;base64,") for each in pictures)
    felt = rd.emotions.reset_index()
    assert (felt["persona_id"] != "").sum() >= 9
    assert (felt["state"] == "best_practice").sum() >= 5
    assert (rd.comments["table_name"] == "comments").sum() >= 4, "replies"
    assert rd.comments["is_resolved"].sum() >= 2
    assert len(rd.saved_views) >= 6
    assert rd.saved_views[["curves", "filter", "comparison_kind"]].notna().any().all()


def test_cases_are_not_heavy(case: Case, language: str) -> None:
    assert path_of(case.name, language).stat().st_size <= 420_000


def test_saved_views_name_lanes(rd: jw.Redesign) -> None:
    for column in ("hidden_lanes", "folded_lanes"):
        for named in rd.saved_views[column].dropna():
            assert set(named.split("\n")) <= set(rd.lanes.index)


def test_texts_are_short(case: Case, language: str) -> None:
    long = [
        (table, column, text)
        for table, column, text in prose_of(case.name, language)
        if len(text) > LONGEST.get((table, column), LONGEST_ELSEWHERE)
    ]
    assert long == []


def test_texts_are_clean(case: Case, language: str) -> None:
    for _, _, text in prose_of(case.name, language):
        assert text == text.strip()
        assert "  " not in text
        assert not re.search(r"\s[,;:.!?]", text), text


def test_no_words_of_the_other_language(case: Case) -> None:
    assert [text for _, _, text in prose_of(case.name, "it") if ENGLISH.search(text)] == []
    assert [text for _, _, text in prose_of(case.name, "en") if ITALIAN.search(text)] == []
