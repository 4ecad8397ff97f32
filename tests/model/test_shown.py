"""Which rows are shown, in which order, and what is said of those that are not."""

from __future__ import annotations

import pandas as pd
import pytest
from workbench import Page, assert_in_step, file_text, hold_all, read_text, small

import journey_widgets as jw
from journey_widgets.model.shown import shown
from journey_widgets.schema import TABLES


@pytest.fixture
def rd() -> jw.Redesign:
    found = small()
    hold_all(found)
    return found


@pytest.fixture
def page(rd: jw.Redesign) -> Page:
    return Page(rd.document)


def problems(rd: jw.Redesign, severity: str = "error") -> list[tuple[str, str, str, str]]:
    found = rd.problems()
    found = found[found["severity"] == severity]
    return list(found[["table", "row", "column", "message"]].itertuples(index=False, name=None))


def both_save_alike(rd: jw.Redesign) -> None:
    again = read_text(file_text(rd))
    for name, frame in hold_all(again).items():
        pd.testing.assert_frame_equal(frame, getattr(rd, name))


def test_rows_stand_by_parent_then_key_then_id(rd: jw.Redesign, page: Page) -> None:
    page.set("phases", "ph4", "order", "Zz")
    page.set("steps", "st2", "order", "a0")  # as st1
    rd.sync()
    assert list(rd.phases.index) == ["ph4", "ph1", "ph2", "ph3"]
    assert list(rd.phases["position"]) == [1, 2, 3, 4]
    assert list(rd.steps.index) == ["st1", "st2", "st3", "st4", "st5"]
    assert list(rd.touchpoints.index) == ["tp1", "tp2", "tp3", "tp4", "tp5"]
    # what hangs on a phase comes before what hangs on its steps, and that before what hangs on a touchpoint
    assert list(rd.notes.index) == ["no1", "no2", "no3"]
    assert_in_step(rd)


@pytest.mark.parametrize("order", ["", "!!", "0a", "é", "a" * 201, "\uffff", 5, 1.5, True])
def test_a_forged_key_sorts_last_and_is_saved_as_a_sound_one(rd: jw.Redesign, page: Page, order: object) -> None:
    page.set("phases", "ph1", "order", order)
    rd.sync()
    assert list(rd.phases.index) == ["ph2", "ph3", "ph4", "ph1"]
    both_save_alike(rd)
    rd.phases.loc["ph1", "position"] = 2
    rd.sync()
    assert list(rd.phases.index) == ["ph2", "ph1", "ph3", "ph4"]
    assert_in_step(rd)


def test_a_row_whose_parent_went_at_the_same_moment_is_hidden_until_it_is_back(rd: jw.Redesign, page: Page) -> None:
    page.is_online = False
    page.add("touchpoints", "late", {"step_id": "st5", "name": "Late", "order": "a0"})
    rd.steps = rd.steps.drop("st5")
    rd.document.apply_update(page.doc.get_update(), "peer")
    rd.sync()
    assert "late" not in rd.touchpoints.index
    assert ("touchpoints", "late") in [(row[0], row[1]) for row in problems(rd)]
    both_save_alike(rd)
    assert_in_step(rd)
    assert rd.undo()
    assert "late" in rd.touchpoints.index
    assert not problems(rd)


def test_what_hangs_on_a_hidden_row_is_hidden_too(rd: jw.Redesign, page: Page) -> None:
    page.is_online = False
    page.add("touchpoints", "late", {"step_id": "st5", "order": "a0"})
    page.add("notes", "later", {"touchpoint_id": "late", "text": "x", "order": "a0"})
    page.add("comments", "latest", {"table_name": "notes", "row_id": "later", "order": "a0"})
    page.set("touchpoints", "late", "future.experience", 3)
    rd.phases = rd.phases.drop("ph3")
    page.exchange()
    rd.sync()
    assert {"late", "later", "latest"}.isdisjoint([*rd.touchpoints.index, *rd.notes.index, *rd.comments.index])
    assert {row[1] for row in problems(rd)} == {"late", "later", "latest"}
    both_save_alike(rd)


def test_an_unlinking_reference_that_dangles_reads_as_empty(rd: jw.Redesign, page: Page) -> None:
    page.is_online = False
    page.set("touchpoints", "tp3", "channel_id", "ch2")
    page.set("touchpoints", "tp2", "future.org_unit_id", "ou2")
    rd.channels = rd.channels.drop("ch2")
    rd.org_units = rd.org_units.drop("ou2")
    page.exchange()
    rd.sync()
    assert pd.isna(rd.touchpoints.loc["tp3", "channel_id"])
    assert pd.isna(rd.assessments.loc[("tp2", "future"), "org_unit_id"])
    assert {row[:3] for row in problems(rd, "warning")} == {
        ("touchpoints", "tp3", "channel_id"),
        ("assessments", "tp2, future", "org_unit_id"),
    }
    both_save_alike(rd)
    assert_in_step(rd)


def test_a_feeling_of_a_persona_who_went_is_hidden(rd: jw.Redesign, page: Page) -> None:
    page.is_online = False
    page.set("steps", "st2", "future.pe2.valence", 2)
    rd.personas = rd.personas.drop("pe2")
    page.exchange()
    rd.sync()
    assert set(rd.emotions.index.get_level_values("persona_id")) == {""}
    assert ("emotions", "st2, future, pe2", "valence") in {row[:3] for row in problems(rd)}
    both_save_alike(rd)
    assert_in_step(rd)


@pytest.mark.parametrize("row_id", ["", "x" * 201, "a\nb", "\u202e", "\u200b"])
def test_a_row_whose_id_can_be_none_is_hidden_and_told(rd: jw.Redesign, page: Page, row_id: str) -> None:
    page.add("products", row_id, {"name": "Forged", "order": "a0"})
    rd.sync()
    assert list(rd.products.index) == []
    assert [row[0] for row in problems(rd)] == ["products"]
    both_save_alike(rd)
    rd.products.loc["mine", "name"] = "Mine"  # and no cell fails for it
    rd.sync()
    assert list(rd.products.index) == ["mine"]


def test_a_second_row_of_facts_is_hidden(rd: jw.Redesign, page: Page) -> None:
    page.add("facts", "two", {"title": "Two"})
    rd.sync()
    assert list(rd.facts.index) == ["redesign"]
    both_save_alike(rd)


@pytest.mark.parametrize(
    ("table", "row", "key", "value", "column"),
    [
        ("touchpoints", "tp1", "relevance", 11, "relevance"),
        ("touchpoints", "tp1", "relevance", "high", "relevance"),
        ("touchpoints", "tp1", "name", 5, "name"),
        ("touchpoints", "tp1", "name", "x" * 1_000_001, "name"),
        ("touchpoints", "tp1", "contact_mode", "never", "contact_mode"),
        ("touchpoints", "tp1", "is_moment_of_truth", 1, "is_moment_of_truth"),
        ("segments", "sg1", "customers", 1.5, "customers"),
        ("segments", "sg1", "customers", 1e300, "customers"),
        ("evidence", "ev1", "collected_on", "yesterday", "collected_on"),
        ("evidence", "ev1", "collected_on", 5, "collected_on"),
    ],
)
def test_an_unsound_value_reads_as_empty_and_is_told(
    rd: jw.Redesign, page: Page, table: str, row: str, key: str, value: object, column: str
) -> None:
    page.set(table, row, key, value)
    rd.sync()
    cell = getattr(rd, table).loc[row, column]
    assert pd.isna(cell) or cell == TABLES[table].column(column).default  # type: ignore[union-attr]
    assert problems(rd)[0][:3] == (table, row, column)
    both_save_alike(rd)
    assert_in_step(rd)
    # it can be filled in again, and a whole column written
    getattr(rd, table)[column] = getattr(rd, table)[column].ffill()
    rd.sync()
    assert_in_step(rd)


@pytest.mark.parametrize("value", [[1, 2], {"a": 1}, None, b"bytes", float("nan"), float("inf")])
def test_a_value_that_is_none_is_no_value(rd: jw.Redesign, page: Page, value: object) -> None:
    page.set("touchpoints", "tp1", "need", value)
    page.add("products", "p", {"name": value, "description": "x", "order": "a0"})
    rd.sync()
    assert pd.isna(rd.touchpoints.loc["tp1", "need"])
    assert pd.isna(rd.products.loc["p", "name"])
    both_save_alike(rd)
    assert_in_step(rd)


def test_what_goes_on_inside_such_a_value_is_nothing(rd: jw.Redesign, page: Page) -> None:
    from pycrdt import Array, Map, Text  # noqa: PLC0415 - used here alone

    page.edit(lambda maps: maps["touchpoints"]["tp1"].update({"need": Map({"name": "x"}), "content": Array([1])}))
    page.edit(lambda maps: maps["touchpoints"]["tp1"]["need"].__setitem__("relevance", 1))
    page.edit(lambda maps: maps["touchpoints"]["tp1"]["content"].append(2))
    page.edit(lambda maps: maps["touchpoints"]["tp1"].__setitem__("trigger", Text("x")))
    page.edit(lambda maps: maps["touchpoints"]["tp1"]["trigger"].__iadd__("y"))
    rd.sync()
    assert rd.touchpoints.loc["tp1", "relevance"] == 7
    assert rd.touchpoints.loc["tp1", ["need", "content", "trigger"]].isna().all()
    assert_in_step(rd)


def test_an_empty_text_reads_as_missing_and_is_no_error(rd: jw.Redesign, page: Page) -> None:
    page.set("touchpoints", "tp1", "name", "")
    rd.sync()
    assert pd.isna(rd.touchpoints.loc["tp1", "name"])
    assert not problems(rd)
    assert ("touchpoints", "tp1", "name") in {row[:3] for row in problems(rd, "missing")}
    both_save_alike(rd)


def test_a_row_that_says_nothing_sound_is_not_there(rd: jw.Redesign, page: Page) -> None:
    page.set("touchpoints", "tp1", "best_practice.experience", 99)
    page.set("touchpoints", "tp2", "best_practice.is_present", value=True)
    page.set("steps", "st1", "future.pe1.words", "")
    rd.sync()
    assert "best_practice" not in rd.assessments.index.get_level_values("state")
    assert ("st1", "future", "pe1") not in rd.emotions.index
    both_save_alike(rd)


def test_what_is_shown_is_computed_once(rd: jw.Redesign) -> None:
    first = shown(rd.document)
    rd.touchpoints.loc["tp1", "name"] = "x"
    rd.sync()
    assert shown(rd.document) is first
    rd.touchpoints.loc["tp1", "step_id"] = "st3"
    rd.sync()
    assert shown(rd.document) is not first


def test_a_target_taken_away_bare_is_seen_in_every_frame_that_names_it(rd: jw.Redesign, page: Page) -> None:
    page.edit(lambda maps: maps["channels"].pop("ch1"))
    page.edit(lambda maps: maps["personas"].pop("pe2"))
    rd.sync()
    assert pd.isna(rd.touchpoints.loc["tp1", "channel_id"])
    assert ("st1", "current", "pe2") not in rd.emotions.index
    assert_in_step(rd)
    both_save_alike(rd)
    assert rd.undo()
    assert rd.undo()
    assert rd.touchpoints.loc["tp1", "channel_id"] == "ch1"
    assert ("st1", "current", "pe2") in rd.emotions.index
    assert_in_step(rd)


def test_a_chain_of_comments_hangs_on_its_first(rd: jw.Redesign, page: Page) -> None:
    for row, target in (("b", "co1"), ("a", "b"), ("c", "a")):
        rd.comments.loc[row, ["table_name", "row_id"]] = ["comments", target]
        rd.sync()
    rd.citations.loc["z", ["evidence_id", "table_name", "row_id"]] = ["ev1", "comments", "c"]
    rd.sync()
    assert len(rd.comments) == 4
    page.edit(lambda maps: maps["notes"].pop("no1"))
    rd.sync()
    assert list(rd.comments.index) == []
    assert list(rd.citations.index) == ["ci1"]
    assert {row[1] for row in problems(rd)} == {"co1", "a", "b", "c", "z"}
    assert_in_step(rd)
