"""Deleting a row deletes or unlinks what refers to it, as the schema says, in the same step; undo brings all back."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbench import assert_in_step, file_text, hold_all, read_text, small

import journey_widgets as jw
from journey_widgets.model.document import ROOTS
from journey_widgets.model.keys import place_of
from journey_widgets.model.shown import target_table
from journey_widgets.schema import TABLES


@cache
def bundled(language: str) -> tuple[jw.Redesign, str]:
    """Return the bundled case, all frames held, and its text: every test puts it back as it was."""
    rd = jw.example("b2b-software", language=language)
    hold_all(rd)
    return rd, file_text(rd)


def assert_nothing_dangles(rd: jw.Redesign) -> None:
    rows = rd.document.rows
    for name in ROOTS:
        for row in rows[name].values():
            for key, value in row.items():
                place = place_of(name, key)
                column = TABLES[place.table].column(place.column)
                if column is not None and column.reference:
                    assert value in rows[target_table(TABLES[place.table], column, row)]
                assert all(part == "" or part in rows["personas"] for part in place.rest[1:])


def drop_and_undo(rd: jw.Redesign, text: str, dropped: dict[str, list[str]]) -> None:
    for name, ids in dropped.items():
        frame = getattr(rd, name)
        frame.__init__(frame.drop([row for row in ids if row in frame.index]))
    rd.sync()
    for name, ids in dropped.items():
        assert not set(ids) & set(rd.document.rows[name])
    assert_nothing_dangles(rd)
    assert_in_step(rd)
    assert rd.undo()
    assert file_text(rd) == text
    assert_in_step(rd)
    assert not rd.undo()


ROWS = [(name, row_id) for name in ROOTS if name != "facts" for row_id in bundled("en")[0].document.rows[name]]


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(["en", "it"]), st.lists(st.sampled_from(ROWS), min_size=1, max_size=4, unique=True))
def test_any_rows_dropped_come_back_whole(language: str, rows: list[tuple[str, str]]) -> None:
    rd, text = bundled(language)
    dropped: dict[str, list[str]] = {}
    for name, row_id in rows:
        dropped.setdefault(name, []).append(row_id)
    drop_and_undo(rd, text, dropped)


@pytest.mark.full
def test_every_row_dropped_comes_back_whole() -> None:
    rd, text = bundled("en")
    for name, row_id in ROWS:
        drop_and_undo(rd, text, {name: [row_id]})


@pytest.mark.parametrize("name", sorted({name for name, _ in ROWS}))
def test_a_table_emptied_comes_back_whole(name: str) -> None:
    rd, text = bundled("en")
    drop_and_undo(rd, text, {name: list(rd.document.rows[name])})


def test_what_goes_and_what_stays() -> None:
    rd = small()
    rd.touchpoints = rd.touchpoints.drop("tp1")
    assert list(rd.notes.index) == ["no2", "no3"]
    assert list(rd.citations.index) == []
    assert list(rd.comments.index) == [], "the comment on the note on the touchpoint"
    assert "tp1" not in rd.assessments.index.get_level_values("touchpoint_id")
    rd.undo()

    rd.steps = rd.steps.drop("st2")
    assert list(rd.touchpoints.index) == ["tp1", "tp2", "tp4", "tp5"]
    assert rd.assessments.loc[("tp1", "future")].isna()["step_id"], "the future step is unlinked, the touchpoint stays"
    rd.undo()

    rd.personas = rd.personas.drop(["pe1", "pe2"])
    assert rd.journeys["persona_id"].isna().all()
    assert set(rd.emotions.index.get_level_values("persona_id")) == {""}
    rd.undo()

    rd.journeys = rd.journeys.drop("jo1")
    for name in ("phases", "steps", "touchpoints", "notes", "lanes", "step_actors", "citations", "comments"):
        assert len(getattr(rd, name)) == 0, name
    for name in ("personas", "channels", "org_units", "actors", "evidence", "facts"):
        assert len(getattr(rd, name)), name


def test_a_citation_of_a_comment_goes_with_what_the_comment_is_about() -> None:
    rd = small()
    rd.citations.loc["c2", ["evidence_id", "table_name", "row_id"]] = ["ev1", "comments", "co1"]
    rd.comments.loc["co2", ["table_name", "row_id", "text"]] = ["citations", "c2", "Sure?"]
    rd.sync()
    rd.notes = rd.notes.drop("no1")
    assert list(rd.comments.index) == []
    assert list(rd.citations.index) == ["ci1"]


def test_rows_that_cite_each_other_in_a_circle_all_go() -> None:
    rd = small()
    rd.comments.loc["a", ["table_name", "row_id"]] = ["comments", "co1"]
    rd.sync()
    rd.comments.loc["b", ["table_name", "row_id"]] = ["comments", "a"]
    rd.comments.loc["co1", "row_id"] = "b"
    rd.comments.loc["co1", "table_name"] = "comments"
    rd.sync()
    assert_in_step(rd)
    assert set(rd.comments.index) == {"a", "b", "co1"}, "nobody of them dangles"
    assert file_text(read_text(file_text(rd))) == file_text(rd)
    rd.comments = rd.comments.drop("a")
    assert not rd.document.rows["comments"]
    assert_in_step(rd)
    rd.undo()
    assert set(rd.comments.index) == {"a", "b", "co1"}


def test_an_answer_to_a_comment_is_shown_saved_and_goes_with_it() -> None:
    rd = small()
    rd.comments.loc["a", ["table_name", "row_id", "text"]] = ["comments", "co1", "An answer"]
    rd.comments.loc["b", ["table_name", "row_id", "text"]] = ["citations", "ci1", "Of a citation"]
    rd.citations.loc["c", ["evidence_id", "table_name", "row_id"]] = ["ev1", "comments", "a"]
    rd.sync()
    again = read_text(file_text(rd))
    assert list(again.comments.index) == ["co1", "a", "b"]
    assert list(again.citations.index) == ["ci1", "c"]
    rd.evidence = rd.evidence.drop("ev1")
    assert list(rd.comments.index) == ["co1", "a"]
    rd.notes = rd.notes.drop("no1")
    assert list(rd.comments.index) == []


def test_a_row_dropped_and_its_children_edited_in_one_cell() -> None:
    rd = small()
    before = file_text(rd)
    with rd.transaction():
        rd.touchpoints.loc["tp1", "name"] = "edited"
        rd.steps = rd.steps.drop("st1")
        rd.touchpoints.loc["tp2", "step_id"] = "st3"
        rd.touchpoints.loc["new", ["name", "step_id"]] = ["New", "st2"]
    assert list(rd.touchpoints.index) == ["tp3", "new", "tp4", "tp5", "tp2"]
    assert rd.undo()
    assert file_text(rd) == before
