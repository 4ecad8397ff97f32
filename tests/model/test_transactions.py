"""Transactions, undo and redo across cells and pages, and who is told of what."""

# ruff: noqa: PT012 - what raises is a block

from __future__ import annotations

import pandas as pd
import pytest
from workbench import Page, assert_in_step, file_text, hold_all, small

import journey_widgets as jw
from journey_widgets.model.changes import Change, TableChange
from journey_widgets.model.document import Document


@pytest.fixture
def rd() -> jw.Redesign:
    found = small()
    hold_all(found)
    return found


def rename(rd: jw.Redesign, name: str) -> None:
    rd.touchpoints.loc["tp1", "name"] = name


def name_of(rd: jw.Redesign) -> object:
    assert rd.touchpoints.loc["tp1", "name"] == rd.document.rows["touchpoints"]["tp1"]["name"]
    return rd.touchpoints.loc["tp1", "name"]


# ---------------------------------------------------------------------- transactions


def test_a_transaction_is_one_step_with_a_label(rd: jw.Redesign) -> None:
    changes: list[Change] = []
    rd.on_change(changes.append)
    with rd.transaction("my step") as same:
        assert same is rd
        rename(rd, "A")
        rd.sync()  # waits for the end
        rd.phases.loc["ph1", "name"] = "B"
        assert not changes
    assert [(change.origin, change.label) for change in changes] == [("kernel", "my step")]
    assert set(changes[0].tables) == {"touchpoints", "phases"}
    assert rd.undo()
    assert not rd.undo()


def test_an_exception_takes_all_of_it_back(rd: jw.Redesign) -> None:
    before = file_text(rd)
    rd.touchpoints["mine"] = 1
    rd.sync()
    with pytest.raises(ZeroDivisionError), rd.transaction():
        rename(rd, "A")
        rd.touchpoints = rd.touchpoints.drop("tp2")
        rd.touchpoints.loc["new", "name"] = "New"
        del rd.touchpoints["mine"]
        rd.phases.index = pd.RangeIndex(4)
        _ = 1 / 0
    assert_in_step(rd)
    assert rd.undo()
    assert not rd.undo()
    assert file_text(rd) == before


def test_edits_before_it_are_a_step_of_their_own(rd: jw.Redesign) -> None:
    rename(rd, "before")
    with pytest.raises(ZeroDivisionError), rd.transaction():
        rename(rd, "within")
        _ = 1 / 0
    assert name_of(rd) == "before"


def test_the_inner_one_is_part_of_the_outer(rd: jw.Redesign) -> None:
    changes: list[Change] = []
    rd.on_change(changes.append)
    with rd.transaction("outer"):
        rename(rd, "A")
        with rd.transaction("inner"):
            rd.phases.loc["ph1", "name"] = "B"
        assert not changes
    assert [change.label for change in changes] == ["outer"]


def test_an_exception_in_the_inner_one_takes_back_the_inner_one(rd: jw.Redesign) -> None:
    with rd.transaction():
        rename(rd, "outer")
        with pytest.raises(ZeroDivisionError), rd.transaction():
            rename(rd, "inner")
            rd.phases.loc["ph1", "name"] = "inner"
            _ = 1 / 0
        assert rd.touchpoints.loc["tp1", "name"] == "outer"
    assert name_of(rd) == "outer"
    assert rd.phases.loc["ph1", "name"] == "Before"


def test_a_frame_first_asked_for_within_it_is_taken_back_too() -> None:
    rd = small()
    with pytest.raises(ZeroDivisionError), rd.transaction():
        rename(rd, "A")
        _ = 1 / 0
    assert name_of(rd) == "Site"


def test_what_is_refused_is_told_at_its_end(rd: jw.Redesign) -> None:
    with pytest.raises(jw.JourneyError, match="relevance"), rd.transaction():
        rename(rd, "A")
        rd.touchpoints.loc["tp1", "relevance"] = 99
    assert name_of(rd) == "A"
    assert rd.touchpoints.loc["tp1", "relevance"] == 7
    assert_in_step(rd)


@pytest.mark.parametrize("method", ["undo", "redo"])
def test_undo_within_it_is_refused(rd: jw.Redesign, method: str) -> None:
    with pytest.raises(jw.JourneyError, match=f"{method} works on whole steps"), rd.transaction():
        getattr(rd, method)()


def test_saving_within_it_is_refused(rd: jw.Redesign, file: object) -> None:
    with pytest.raises(jw.JourneyError, match="leave the transaction first"), rd.transaction():
        rd.save(str(file))


def test_page_edits_during_it_are_not_lost(rd: jw.Redesign) -> None:
    page = Page(rd.document)
    with pytest.raises(ZeroDivisionError), rd.transaction():
        rename(rd, "A")
        page.set("touchpoints", "tp2", "name", "Page")
        _ = 1 / 0
    rd.sync()
    assert rd.touchpoints.loc["tp2", "name"] == "Page"
    assert name_of(rd) == "Site"


# ---------------------------------------------------------------------- undo and redo


def test_undo_takes_back_cells_and_page_edits_of_this_person_in_turn(rd: jw.Redesign) -> None:
    page = Page(rd.document)
    texts = [file_text(rd)]
    for number in range(3):
        rename(rd, f"cell {number}")
        rd.sync()
        texts.append(file_text(rd))
        page.set("touchpoints", "tp2", "name", f"page {number}")
        rd.sync()
        texts.append(file_text(rd))
    for text in reversed(texts[:-1]):
        assert rd.undo()
        assert file_text(rd) == text
        assert_in_step(rd)
    assert not rd.undo()
    for text in texts[1:]:
        assert rd.redo()
        assert file_text(rd) == text
        assert_in_step(rd)
    assert not rd.redo()
    page.take_in()
    assert page.rows("touchpoints") == rd.document.rows["touchpoints"]


def test_undo_leaves_what_others_did(rd: jw.Redesign) -> None:
    rename(rd, "mine")
    rd.sync()
    other = Document()
    other.apply_update(rd.document.update_since(), "file")
    before = other.state_vector()
    with other.transaction("kernel"):
        other.set("touchpoints", "tp2", "name", "theirs")
    rd.document.apply_update(other.update_since(before), "peer")
    assert rd.undo()
    assert name_of(rd) == "Site"
    assert rd.touchpoints.loc["tp2", "name"] == "theirs"
    assert not rd.undo()


def test_a_new_edit_ends_what_can_be_redone(rd: jw.Redesign) -> None:
    rename(rd, "one")
    assert rd.undo()
    assert rd.document.can_redo
    rename(rd, "two")
    assert not rd.redo()
    assert name_of(rd) == "two"


def test_undo_takes_in_edits_first(rd: jw.Redesign) -> None:
    rename(rd, "one")
    assert rd.undo()  # the edit was not in the document yet
    assert name_of(rd) == "Site"


def test_a_file_read_is_nobodys_step(rd: jw.Redesign) -> None:
    assert not rd.document.can_undo
    assert not rd.undo()


# ---------------------------------------------------------------------- who is told


def test_a_change_names_tables_rows_columns_and_origin(rd: jw.Redesign) -> None:
    changes: list[Change] = []
    rd.on_change(changes.append)
    with rd.transaction("all at once"):
        rd.touchpoints.loc["tp1", ["name", "relevance"]] = ["A", 1]
        rd.channels.loc["new", "name"] = "New"
        rd.evidence = rd.evidence.drop("ev1")
        rd.assessments.loc[("tp2", "future"), "experience"] = 5
        rd.emotions.loc[("st1", "current", "pe2"), "valence"] = 2
        rd.steps["mine"] = 1
    assert changes == [
        Change(
            "kernel",
            "all at once",
            {
                "channels": TableChange(added=("new",)),
                "evidence": TableChange(removed=("ev1",)),
                "citations": TableChange(removed=("ci1",)),
                "touchpoints": TableChange(updated={"tp1": frozenset({"name", "relevance"})}),
                "assessments": TableChange(updated={("tp2", "future"): frozenset({"experience"})}),
                "emotions": TableChange(updated={("st1", "current", "pe2"): frozenset({"valence"})}),
                "steps": TableChange(updated={f"st{i}": frozenset({"mine"}) for i in range(1, 6)}, columns=True),
            },
        )
    ]


@pytest.mark.parametrize("origin", ["page", "undo", "redo", "peer"])
def test_the_origin_says_who(rd: jw.Redesign, origin: str) -> None:
    changes: list[Change] = []
    page = Page(rd.document)
    rename(rd, "A")
    rd.sync()
    if origin == "redo":
        rd.undo()
    rd.on_change(changes.append)
    if origin == "page":
        page.set("touchpoints", "tp1", "name", "B")
    elif origin == "peer":
        page.take_in()
        page.is_online = False
        page.edit(lambda maps: maps["touchpoints"]["tp1"].__setitem__("name", "B"))
        rd.document.apply_update(page.doc.get_update(), "peer")
    else:
        getattr(rd, origin)()
    assert [change.origin for change in changes] == [origin]
    assert changes[0].tables == {"touchpoints": TableChange(updated={"tp1": frozenset({"name"})})}


def test_nothing_is_told_of_nothing(rd: jw.Redesign) -> None:
    changes: list[Change] = []
    rd.on_change(changes.append)
    rd.sync()
    with rd.transaction():
        pass
    rd.document.apply_update(rd.document.update_since(), "peer")
    assert not changes


def test_unsubscribing_ends_it_and_may_be_done_twice(rd: jw.Redesign) -> None:
    changes: list[Change] = []
    stop, stay = rd.on_change(changes.append), rd.on_change(changes.append)
    stop()
    stop()
    rename(rd, "A")
    rd.sync()
    assert len(changes) == 1
    stay()
    rename(rd, "B")
    rd.sync()
    assert len(changes) == 1


def test_a_listener_may_leave_while_it_is_told(rd: jw.Redesign) -> None:
    told: list[str] = []

    def once(_change: Change) -> None:
        told.append("once")
        stop()

    stop = rd.on_change(once)
    rd.on_change(lambda _change: told.append("ever"))
    for name in "AB":
        rename(rd, name)
        rd.sync()
    assert told == ["once", "ever", "ever"]


def test_a_listeners_mistake_is_printed_and_stops_nobody(rd: jw.Redesign, capsys: pytest.CaptureFixture[str]) -> None:
    changes: list[Change] = []
    rd.on_change(lambda _change: 1 / 0)
    rd.on_change(changes.append)
    rename(rd, "A")
    rd.sync()
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert len(changes) == 1
    assert name_of(rd) == "A"


def test_a_listener_may_look_at_everything(rd: jw.Redesign) -> None:
    seen: list[object] = []
    rd.on_change(lambda _change: seen.append((len(rd.problems()), rd.touchpoints.loc["tp1", "name"], repr(rd))))
    rename(rd, "A")
    rd.sync()
    assert len(seen) == 1
    assert_in_step(rd)


def test_a_listener_may_edit(rd: jw.Redesign) -> None:
    def answer(change: Change) -> None:
        if "touchpoints" in change.tables:
            rd.phases.loc["ph1", "name"] = str(rd.document.rows["touchpoints"]["tp1"]["name"])

    rd.on_change(answer)
    rename(rd, "A")
    rd.sync()
    rd.sync()
    assert rd.phases.loc["ph1", "name"] == rd.document.rows["phases"]["ph1"]["name"] == "A"
    assert_in_step(rd)


def test_a_link_that_fails_leaves_nobody_in_the_dark(rd: jw.Redesign) -> None:
    changes: list[Change] = []

    def fail(_update: bytes, _sender: str) -> None:
        raise OSError("the wire is cut")

    rd.document.on_update(fail)
    rd.on_change(changes.append)
    rename(rd, "A")
    with pytest.raises(OSError, match="the wire is cut"):
        rd.sync()
    assert len(changes) == 1
    rd.sync()
    assert name_of(rd) == "A"
    assert_in_step(rd)
