"""What was done in a session: told, gone back to, done again."""

from __future__ import annotations

import time

import pandas as pd
import pytest
from workbench import Page

import journey_widgets as jw
from journey_widgets.model.document import Document
from journey_widgets.model.history import Step


@pytest.fixture
def rd() -> jw.Redesign:
    return jw.example("b2b-software")


def last(rd: jw.Redesign) -> str:
    return str(rd.history()["what"].iloc[0])


def test_nothing_was_done_yet(rd: jw.Redesign) -> None:
    assert rd.history().empty
    assert list(rd.history().columns) == ["at", "what", "where", "is_undone"]
    assert rd.history().index.name == "step"


def test_a_value_is_told_from_what_to_what(rd: jw.Redesign) -> None:
    rd.touchpoints.loc["tp1", "relevance"] = 7.5
    assert last(rd) == "Relevance of «Trade fair stand»: 3 → 7.5"
    rd.touchpoints.loc["tp1", "relevance"] = None
    assert last(rd) == "Relevance of «Trade fair stand»: 7.5 → –"
    rd.touchpoints.loc["tp1", "contact_mode"] = "digital"
    assert last(rd) == "Mode of «Trade fair stand»: Physical → Digital"
    rd.touchpoints.loc["tp1", "is_moment_of_truth"] = True
    assert last(rd) == "Moment of truth of «Trade fair stand»: – → yes"
    rd.touchpoints.loc["tp1", "org_unit_id"] = rd.org_units.index[1]
    assert last(rd).endswith(f"→ {rd.org_units['name'].iloc[1]}")
    rd.touchpoints.loc["tp1", "name"] = "Stand"
    assert last(rd) == "Name of «Stand»: «Trade fair stand» → «Stand»"


def test_what_is_of_a_state_says_so(rd: jw.Redesign) -> None:
    rd.assessments.loc[("tp1", "future"), "experience"] = 9.5
    assert last(rd).startswith("Experience (future) of «Trade fair stand»: ")
    persona = rd.personas.index[-1]
    rd.emotions.loc[("st1", "future", persona), "valence"] = -1.5
    assert f"Emotion (future, {rd.personas.loc[persona, 'name']}) of" in last(rd)
    assert last(rd).endswith("→ −1.5")


def test_in_italian_with_a_decimal_comma() -> None:
    rd = jw.example("b2b-software", language="it")
    rd.touchpoints.loc["tp1", "relevance"] = 7.5
    assert last(rd) == "Rilevanza di «Stand in fiera»: 3 → 7,5"


def test_several_rows_are_counted(rd: jw.Redesign) -> None:
    rd.touchpoints["relevance"] = 5.0
    assert last(rd).startswith("Relevance: ")
    assert last(rd).endswith(" rows of Touchpoints")
    for i in range(3):
        rd.touchpoints.loc[f"new{i}", ["name", "step_id"]] = ["New", "st1"]
    assert last(rd) == "3 cards added"
    rd.touchpoints = rd.touchpoints.drop("new0")
    assert last(rd) == "Deleted: «New»"
    assert rd.history()["where"].iloc[0] == "rd.touchpoints = …"


def test_moving_and_deleting(rd: jw.Redesign) -> None:
    rd.phases.loc[rd.phases.index[0], "position"] = 2
    assert last(rd) == "Moved: «Out of market»"
    rd.touchpoints.loc["tp1", "step_id"] = "st3"
    assert last(rd) == "Moved: «Trade fair stand»"
    rd.steps = rd.steps.drop("st1")
    assert last(rd).startswith("Deleted: «Keeps an eye on the trade» and ")


def test_a_name_is_told_instead_and_columns_are_steps(rd: jw.Redesign) -> None:
    with rd.transaction("Price cut"):
        rd.touchpoints.loc["tp1", "relevance"] = 1
    assert last(rd) == "Price cut"
    rd.touchpoints["mine"] = 1.5
    assert last(rd).endswith("Columns of your own: mine")


def test_it_says_when_and_from_where(rd: jw.Redesign) -> None:
    before = pd.Timestamp.now("UTC").tz_localize(None)
    rd.touchpoints.loc["tp1", "relevance"] = 1
    rd.sync("In [12]")
    rd.touchpoints.loc["tp1", "relevance"] = 2
    rd.sync()
    page = Page(rd.document)
    page.set("touchpoints", "tp1", "relevance", 3)
    found = rd.history()
    assert found["where"].to_list() == ["a view", "Python", "cell 12"]
    assert found["at"].between(before.floor("s"), pd.Timestamp.now("UTC").tz_localize(None).ceil("s")).all()
    assert found["at"].is_monotonic_decreasing


def test_what_is_taken_back_stays_in_the_list_as_it_was_done(rd: jw.Redesign) -> None:
    for relevance in (1, 2, 4):
        rd.touchpoints.loc["tp1", "relevance"] = relevance
        rd.sync()
    words = rd.history()["what"].to_list()
    at = rd.history()["at"].to_list()
    assert rd.undo(steps=2)
    assert rd.touchpoints.loc["tp1", "relevance"] == 1
    assert rd.history()["what"].to_list() == words
    assert rd.history()["at"].to_list() == at
    assert rd.history()["is_undone"].to_list() == [True, True, False]
    assert rd.redo(steps=9)
    assert rd.touchpoints.loc["tp1", "relevance"] == 4
    assert not rd.redo()
    assert rd.history()["is_undone"].to_list() == [False, False, False]
    rd.undo()
    rd.touchpoints.loc["tp1", "relevance"] = 9
    assert rd.history().index.to_list() == [4, 2, 1]


def test_a_step_is_gone_to_by_its_number() -> None:
    document = Document()
    with document.transaction("file"):
        document.add("touchpoints", "a", {"name": "A"})
    document.forget_steps()
    for name in "bcdef":
        with document.transaction("kernel"):
            document.set("touchpoints", "a", "name", name)
    assert document.go_to(2)
    assert document.rows["touchpoints"]["a"]["name"] == "c"
    assert document.go_to(4)
    assert document.rows["touchpoints"]["a"]["name"] == "e"
    assert not document.go_to(4)
    assert document.go_to(0)
    assert document.rows["touchpoints"]["a"]["name"] == "A"
    assert document.go_to(99)
    assert document.rows["touchpoints"]["a"]["name"] == "f"


def test_telling_a_long_session_takes_no_time(rd: jw.Redesign) -> None:
    for i in range(600):
        with rd.document.transaction("page"):
            rd.document.set("touchpoints", "tp1", "relevance", i % 10)
    begin = time.perf_counter()
    assert len(rd.history()) == 600
    assert time.perf_counter() - begin < 1


def test_a_step_turned_round_twice_is_itself() -> None:
    step = Step({("a", "b"): ({"x": 1}, None)}, {("a", "c"): (None, "str")})
    assert step.reversed().reversed() == step
