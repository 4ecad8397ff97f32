"""What is typed into a board: all of it or nothing, one step, and a reason for whatever is not allowed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from workbench import assert_copy_is_true, assert_in_step, file_text, hold_all, small

import journey_widgets as jw
from journey_widgets.model.changes import Label
from journey_widgets.model.typed import Typed, take_typed


@pytest.fixture
def rd() -> jw.Redesign:
    found = small()
    hold_all(found)
    return found


def take(rd: jw.Redesign, *typed: Typed) -> list[str]:
    """Take in what was typed; return what was refused."""
    refusals = [str(refusal) for refusal in take_typed(rd.document, typed)]
    if not refusals:
        rd.sync()
        assert_in_step(rd)
    assert_copy_is_true(rd.document)
    return refusals


def one(table: str, row: Label | None, values: Mapping[str, object], **beside: object) -> Typed:
    return Typed(table, row, values, beside)


# ---------------------------------------------------------------------- what is allowed


def test_values_of_rows_are_written(rd: jw.Redesign) -> None:
    typed = [
        one("touchpoints", "tp1", {"relevance": 3.5, "name": "Page"}),
        one("steps", "st4", {"is_optional": False}),
        one("segments", "sg1", {"customers": 13}),
        one("facts", "redesign", {"review_on": "2027-02-28"}),
    ]
    assert take(rd, *typed) == []
    assert rd.touchpoints.loc["tp1", ["name", "relevance"]].tolist() == ["Page", 3.5]
    assert not rd.steps.loc["st4", "is_optional"]
    assert rd.segments.loc["sg1", "customers"] == 13
    assert str(rd.facts.loc["redesign", "review_on"])[:10] == "2027-02-28"


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_clears_a_value(rd: jw.Redesign, nothing: object) -> None:
    assert take(rd, one("touchpoints", "tp1", {"relevance": nothing})) == []
    assert rd.touchpoints["relevance"].isna().loc["tp1"]


def test_a_row_kept_in_another_one_is_written_and_made(rd: jw.Redesign) -> None:
    typed = [
        one("assessments", ("tp1", "current"), {"experience": 4, "expectation": None}),
        one("assessments", ("tp2", "future"), {"experience": 9}),
        one("emotions", ("st2", "future", "pe1"), {"valence": 2}),
    ]
    assert take(rd, *typed) == []
    assert rd.assessments.loc[("tp1", "current"), "experience"] == 4
    assert rd.assessments["expectation"].isna().loc[("tp1", "current")]
    assert rd.assessments.loc[("tp2", "future"), "experience"] == 9
    assert rd.emotions.loc[("st2", "future", "pe1"), "valence"] == 2


def test_a_new_row_is_made_with_what_is_beside(rd: jw.Redesign) -> None:
    typed = one("coherences", None, {"strength": 3}, intervention_id="in1", objective_id="ob1")
    refusals = take(rd, typed)
    assert ["must be the id of a row of" in refusal for refusal in refusals] == [True, True]  # there are none yet
    assert len(rd.coherences) == 0
    rd.interventions = rd.interventions.reindex(["in1"])
    rd.objectives = rd.objectives.reindex(["ob1"])
    assert take(rd, typed) == []
    assert rd.coherences[["intervention_id", "objective_id", "strength"]].to_numpy().tolist() == [["in1", "ob1", 3]]


def test_what_is_typed_twice_into_a_new_row_is_one_row(rd: jw.Redesign) -> None:
    for preference in (3, 9):
        typed = one("channel_fits", None, {"preference": preference}, touchpoint_id="tp1", channel_id="ch1")
        assert take(rd, typed) == []
    assert take(rd, one("channel_fits", None, {"ability": 5}, touchpoint_id="tp1", channel_id="ch2")) == []
    assert rd.channel_fits[["channel_id", "preference", "ability"]].fillna(-1).to_numpy().tolist() == [
        ["ch1", 9.0, -1.0],
        ["ch2", -1.0, 5.0],
    ]


def test_a_new_row_that_says_nothing_more_is_made_with_what_is_beside(rd: jw.Redesign) -> None:
    assert take(rd, one("channel_fits", None, {"preference": None}, touchpoint_id="tp1", channel_id="ch1")) == []
    assert rd.channel_fits["channel_id"].tolist() == ["ch1"]
    assert take(rd, one("channel_fits", None, {"preference": None})) == []
    assert len(rd.channel_fits) == 1


# ---------------------------------------------------------------------- what is refused

REFUSED: list[tuple[str, Label | None, dict[str, object], list[str]]] = [
    ("touchpoints", "tp1", {"relevance": 11}, ["touchpoints, row 'tp1', column 'relevance'", "11", "0 to 10"]),
    ("touchpoints", "tp1", {"relevance": "7"}, ["'7' must be a number"]),
    ("touchpoints", "tp1", {"relevance": True}, ["must be a number"]),
    ("touchpoints", "tp1", {"relevance": float("inf")}, ["must be a finite number"]),
    ("touchpoints", "tp1", {"relevance": 10**400}, ["must be a finite number"]),
    ("touchpoints", "tp1", {"relevance": [7]}, ["must be a number"]),
    ("touchpoints", "tp1", {"name": 7}, ["column 'name': 7 must be text"]),
    ("touchpoints", "tp1", {"name": {"a": 1}}, ["must be text"]),
    ("touchpoints", "tp1", {"name": "x" * 1_000_001}, ["at most 1,000,000 characters"]),
    ("touchpoints", "tp1", {"name": "\ud800"}, ["lone surrogates"]),
    ("touchpoints", "tp1", {"relevanc": 7}, ["no column", "did you mean 'relevance'?"]),
    ("touchpoints", "tp1", {"contact_mode": "digitl"}, ["'digitl' must be one of", "did you mean 'digital'?"]),
    ("touchpoints", "tp1", {"channel_id": "ch9"}, ["'ch9' must be the id of a row of `channels`"]),
    ("touchpoints", "gone", {"relevance": 7}, ["touchpoints, row 'gone': is there no more"]),
    ("segments", "sg1", {"customers": 1.5}, ["must be a whole number"]),
    ("segments", "sg1", {"customers": -1}, ["-1 must be"]),
    ("steps", "st4", {"is_optional": "yes"}, ["must be True or False"]),
    ("facts", "redesign", {"review_on": "31/01/2027"}, ["must be a date", "'2027-01-31'"]),
    ("assessments", ("tp1", "sometimes"), {"experience": 3}, ["state must be one of"]),
    ("assessments", ("gone", "current"), {"experience": 3}, ["row of `touchpoints`"]),
    ("assessments", ("tp1", "current"), {"experience": 11}, ["('tp1', 'current')", "11", "0 to 10"]),
    ("assessments", "tp1", {"experience": 3}, ["must be labelled by touchpoint_id, state"]),
    ("assessments", None, {"experience": 3}, ["must be labelled by touchpoint_id, state"]),
    ("emotions", ("st1", "current"), {"valence": 1}, ["must be labelled by step_id, state, persona_id"]),
    ("emotions", ("st1", "current", "pe9"), {"valence": 1}, ["persona_id must be"]),
    ("touchpoints", ("tp1", "current"), {"relevance": 3}, ["must be labelled by touchpoint_id"]),
]


@pytest.mark.parametrize(("table", "row", "values", "said"), REFUSED)
def test_what_is_not_allowed_is_named_and_nothing_is_written(
    rd: jw.Redesign, table: str, row: Label | None, values: dict[str, object], said: list[str]
) -> None:
    before = file_text(rd)
    good = one("touchpoints", "tp2", {"name": "Changed"})
    refusals = take(rd, good, Typed(table, row, values))
    assert len(refusals) == 1
    assert all(each in refusals[0] for each in said), refusals
    assert file_text(rd) == before
    assert not rd.undo()


def test_everything_that_is_refused_is_named(rd: jw.Redesign) -> None:
    typed = [one("touchpoints", f"tp{i}", {"relevance": 10 + i}) for i in range(1, 4)]
    refusals = take(rd, *typed)
    assert [refusal.split(",")[1] for refusal in refusals] == [" row 'tp1'", " row 'tp2'", " row 'tp3'"]


# ---------------------------------------------------------------------- steps


def test_a_gesture_is_one_step(rd: jw.Redesign) -> None:
    before = file_text(rd)
    typed = [one("touchpoints", f"tp{i}", {"relevance": i}) for i in range(1, 4)]
    new = one("channel_fits", None, {"preference": 3}, touchpoint_id="tp1", channel_id="ch1")
    assert take(rd, *typed, new, one("assessments", ("tp2", "future"), {"experience": 9})) == []
    after = file_text(rd)
    assert rd.undo()
    assert file_text(rd) == before
    assert rd.redo()
    assert file_text(rd) == after


def test_typing_what_stands_there_is_no_step(rd: jw.Redesign) -> None:
    assert take(rd, one("touchpoints", "tp1", {"relevance": 7})) == []
    assert take(rd) == []
    assert not rd.undo()


def test_a_frame_stands_still_while_a_cell_runs(desk: Any) -> None:
    found: list[Any] = []

    def typed() -> None:
        assert take_typed(desk.rd.document, [one("touchpoints", "tp1", {"relevance": 2})]) == []
        found.append(desk.frames["touchpoints"].loc["tp1", "relevance"])

    desk.shell.user_ns["typed"] = typed
    desk.taken("typed(); rd.touchpoints.loc['tp2', 'relevance'] = 5")
    assert found == [7]
    assert desk.rd.touchpoints.loc[["tp1", "tp2"], "relevance"].tolist() == [2, 5]
