"""Each verb of editing, by mouse and by keys alone: it ends on the tables, is told, and is taken back in one step."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.lab import Lab
from tests.browser.two_hands import CASE, Hand, TwoHands, by_both_hands, desk_of, expect

pytestmark = pytest.mark.full

OTHER = """
other = from_rows({
    "facts": [{"redesign_id": "redesign", "title": "Other"}],
    "journeys": [{"journey_id": "jo1", "name": "Other"}],
    "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "All"}],
    "steps": [{"step_id": "st1", "phase_id": "ph1", "name": "Only"}],
    "channels": [{"channel_id": "own", "name": "site"}],
    "touchpoints": [{"touchpoint_id": "tp1", "step_id": "st1", "name": "Mine"}],
}, source="the test")
jw.Swimlane(other)
"""
NAMES = "[rd.touchpoints.loc[rd.touchpoints.step_id == s, 'name'].tolist() for s in rd.steps.index]"
STEPS = "[rd.steps.loc[rd.steps.phase_id == p, 'name'].tolist() for p in rd.phases.index]"
PHASES = "rd.phases['name'].tolist()"
TOUCHPOINTS = "touchpoint"


@pytest.fixture(scope="module")
def opened(lab: Lab, browser: Browser) -> Iterator[TwoHands]:
    yield from desk_of(lab, browser, (CASE, OTHER))


@pytest.fixture
def desk(opened: TwoHands) -> TwoHands:
    opened.restart()
    return opened


def take(desk: TwoHands, hand: Hand, *rows: str) -> None:
    """Select touchpoints of the first steps."""
    steps = {"tp1": "st1", "tp2": "st2", "tp3": "st3", "tp4": "st4"}
    first, *others = rows
    if hand == "mouse":
        desk.take("touchpoints", first)
        for row in others:
            desk.take("touchpoints", row, "Control")
        return
    desk.come(TOUCHPOINTS, steps[first], first)
    for row in others:
        desk.come(TOUCHPOINTS, steps[row], row, with_key="Control+")
        desk.press("Space")


def copied_outside(desk: TwoHands, text: str) -> None:
    """Copy a text as another program does."""
    desk.nb.copy(text)


# ---------------------------------------------------------------------- selecting


@by_both_hands
def test_selects_one_more_and_one_less(desk: TwoHands, hand: Hand) -> None:
    take(desk, hand, "tp1", "tp3")
    desk.hears("2 selected")
    desk.until("w.selected", {"touchpoints": ["tp1", "tp3"]})
    expect(desk.card("touchpoints", "tp3")).to_be_focused()
    if hand == "mouse":
        desk.take("touchpoints", "tp1", "Control")
    else:
        desk.press("Control+ArrowLeft", "Control+ArrowLeft", "Space")
    desk.hears("1 selected")
    desk.until("w.selected", {"touchpoints": ["tp3"]})
    assert desk.changes() == []


@by_both_hands
def test_selects_a_stretch(desk: TwoHands, hand: Hand) -> None:
    """By Shift from one card to another; by mouse also by a rectangle over empty space."""
    take(desk, hand, "tp2")
    if hand == "mouse":
        desk.take("touchpoints", "tp4", "Shift")
    else:
        desk.press("Shift+ArrowRight", "Shift+ArrowRight")
    desk.hears("3 selected")
    desk.until("w.selected", {"touchpoints": ["tp2", "tp3", "tp4"]})
    expect(desk.card("touchpoints", "tp4")).to_be_focused()
    desk.press("Escape")
    desk.hears("Nothing selected")
    desk.until("w.selected", {"touchpoints": ["tp4"]})


def test_selects_by_a_rectangle(desk: TwoHands) -> None:
    first, second = (desk.place(TOUCHPOINTS, step).bounding_box() for step in ("st1", "st2"))
    assert first is not None
    assert second is not None
    desk.page.mouse.move(first["x"] + 2, first["y"] + first["height"] - 15)
    desk.page.mouse.down()
    desk.page.mouse.move(second["x"] + 40, second["y"] + 8, steps=5)
    expect(desk.map.locator(".jw-marquee")).to_be_visible()
    desk.page.mouse.up()
    desk.hears("2 selected")
    desk.until("w.selected", {"touchpoints": ["tp1", "tp2"]})


def test_selects_all_by_keys(desk: TwoHands) -> None:
    take(desk, "keys", "tp2")
    desk.press("Control+a")
    desk.hears("4 selected")
    desk.press("Control+a")
    desk.hears("6 selected")
    desk.until("w.selected", {"touchpoints": ["tp1", "tp2", "tp3", "tp4"], "notes": ["n1", "n2"]})


# ---------------------------------------------------------------------- moving


@by_both_hands
def test_moves_many(desk: TwoHands, hand: Hand) -> None:
    take(desk, hand, "tp1", "tp2")
    if hand == "mouse":
        desk.drag(desk.card("touchpoints", "tp1"), desk.place(TOUCHPOINTS, "st3"), 60, 8, (24, 9))
        desk.hears("2 moved to Queues")
        assert desk.ask(NAMES) == [[], [], ["Price page", "Payment", "Counter"], ["Drop box"]]
    else:
        desk.press("Alt+ArrowRight")
        desk.hears("2 moved to Queues")
        assert desk.ask(NAMES) == [[], ["Price page"], ["Payment", "Counter"], ["Drop box"]]
    assert desk.at_stop().split()[2] in {"tp1", "tp2"}
    desk.undoes(hand)


@by_both_hands
def test_moves_a_note_to_another_lane(desk: TwoHands, hand: Hand) -> None:
    if hand == "mouse":
        desk.drag(desk.card("notes", "n1"), desk.place("blocker", "st1"), 60, 10, (24, 9))
    else:
        desk.come("accelerator", "st1", "n1")
        desk.press("Alt+ArrowDown")
    desk.hears("Known data moved to Books")
    assert desk.ask("rd.notes.loc['n1', ['note_kind', 'step_id', 'severity']].tolist()") == ["blocker", "st1", "slows"]
    assert desk.at_stop() == "blocker st1 n1"
    desk.undoes(hand)


@by_both_hands
def test_moves_a_step(desk: TwoHands, hand: Hand) -> None:
    """Within its phase, and over the border into the next."""
    if hand == "mouse":
        desk.drag(desk.card("steps", "st1"), desk.card("steps", "st3"), 4, 5, (24, 9))
    else:
        desk.come("step", "st1")
        desk.press("Alt+ArrowRight", "Alt+ArrowRight")
    desk.hears("Books moved to Pick-up")
    assert desk.ask(STEPS) == [["Pays"], ["Books", "Queues"], ["Gives back"]]
    assert desk.at_stop() == "step st1 st1"
    if hand == "keys":
        desk.press("Control+z")  # it was two steps of two presses
    desk.undoes(hand)


@by_both_hands
def test_moves_a_phase(desk: TwoHands, hand: Hand) -> None:
    if hand == "mouse":
        desk.drag(desk.card("phases", "ph2"), desk.card("phases", "ph1"), 2, 5, (24, 9))
    else:
        desk.come("phase", "st3", "ph2")
        desk.press("Alt+ArrowLeft")
    desk.hears("Pick-up moved to 1/3")
    assert desk.ask(PHASES) == ["Pick-up", "Booking", "Return"]
    assert desk.at_stop() == "phase st3 ph2"
    desk.undoes(hand)


@by_both_hands
def test_moves_a_lane(desk: TwoHands, hand: Hand) -> None:
    kinds = "rd.lanes['lane_kind'].tolist()[:3]"
    header = desk.map.locator(f'[data-lane="{TOUCHPOINTS}"] [role="rowheader"]')
    if hand == "mouse":
        desk.drag(header, desk.map.locator('[data-lane="action"] [role="rowheader"]'), 40, 4, (24, 9))
    else:
        desk.come(TOUCHPOINTS, "st1")
        desk.press("ArrowLeft", "Alt+ArrowUp", "Alt+ArrowUp")
    desk.hears(re.compile("^Lane Touchpoints: 1/"))
    assert desk.ask(kinds) == ["touchpoint", "action", "emotion"]
    if hand == "keys":
        assert desk.at_stop().startswith(TOUCHPOINTS)
        desk.press("Control+z")
    desk.undoes(hand)


def test_an_edge_is_told(desk: TwoHands) -> None:
    take(desk, "keys", "tp1")
    desk.press("Alt+ArrowLeft")
    desk.hears("It cannot go further")
    assert desk.changes() == []


# ---------------------------------------------------------------------- the clipboard


@by_both_hands
def test_copies_within_the_map(desk: TwoHands, hand: Hand) -> None:
    take(desk, hand, "tp1", "tp2")
    if hand == "mouse":
        desk.from_menu(hand, "touchpoints", "tp2", "Copy")
        desk.hears("Copied: 2")
        desk.from_menu(hand, "touchpoints", "tp3", "Paste")
    else:
        desk.press("Control+c")
        desk.hears("Copied: 2")
        desk.press("ArrowRight", "Control+v")
    desk.hears("Pasted: 2")
    assert desk.ask(NAMES) == [["Price page"], ["Payment"], ["Counter", "Price page"], ["Drop box", "Payment"]]
    assert desk.ask("rd.touchpoints['channel_id'].tolist()") == ["ch1", "ch1", "ch2", "ch1", "ch2", "ch1"]
    assert desk.at_stop().startswith(f"{TOUCHPOINTS} st3 ")
    desk.undoes(hand)


@by_both_hands
def test_cuts_and_pastes(desk: TwoHands, hand: Hand) -> None:
    take(desk, hand, "tp1")
    if hand == "mouse":
        desk.from_menu(hand, "touchpoints", "tp1", "Cut")
        desk.hears("Deleted: Price page")
        desk.from_menu(hand, "touchpoints", "tp3", "Paste")
    else:
        desk.press("Control+x")
        desk.hears("Deleted: Price page")
        desk.come(TOUCHPOINTS, "st3", "tp3")
        desk.press("Control+v")
    desk.hears("Pasted: 1")
    assert desk.ask(NAMES) == [[], ["Payment"], ["Counter", "Price page"], ["Drop box"]]
    desk.press("Control+z")  # what was cut is one step, what was pasted another
    desk.undoes(hand)


@by_both_hands
def test_copies_to_another_map_of_the_page(desk: TwoHands, hand: Hand) -> None:
    """The channel is the one of that name there."""
    take(desk, hand, "tp1", "tp2")
    if hand == "mouse":
        desk.from_menu(hand, "touchpoints", "tp2", "Copy")
    else:
        desk.press("Control+c")
    desk.hears("Copied: 2")
    there = desk.page.locator(".jw-swimlane").nth(1)
    mine = there.locator('.jw-card[data-row="tp1"]')
    if hand == "mouse":
        mine.click(button="right", position={"x": 20, "y": 10})
        there.locator(".jw-entries .jw-entry").filter(has_text="Paste").click()
    else:
        there.locator(".jw-tools button:not([disabled])").last.focus()
        desk.press("Tab", "Control+Home", *["ArrowDown"] * 4)
        expect(mine).to_be_focused()
        desk.press("Control+v")
    expect(there.locator(".jw-said").get_by_role("status")).to_have_text("Pasted: 2")
    assert desk.ask("other.touchpoints[['name', 'channel_id']].dropna().values.tolist()") == [
        ["Price page", "own"],
        ["Payment", "own"],
    ]
    assert desk.ask("other.undo() and other.touchpoints['name'].tolist()") == ["Mine"]
    assert desk.changes() == []


@by_both_hands
@pytest.mark.parametrize("is_range", [False, True], ids=["lines", "range"])
def test_pastes_what_was_copied_elsewhere(desk: TwoHands, hand: Hand, *, is_range: bool) -> None:
    """Lines are cards of a step; a range of a spreadsheet has a column for each step, and makes what is missing."""
    copied_outside(desk, "Mail\t\tDesk\nLetter\t<b>Bill</b>\t\n" if is_range else "Mail\n<b>Letter</b>\n")
    if hand == "mouse":
        desk.take("touchpoints", "tp3")
    else:
        desk.come(TOUCHPOINTS, "st3", "tp3")
    desk.press("Control+v")  # a page may not read the clipboard: after a click, too, the keys are what pastes
    if is_range:
        desk.hears("Pasted: 4")
        assert desk.ask(NAMES)[2:] == [["Counter", "Mail", "Letter"], ["Drop box", "<b>Bill</b>"], ["Desk"]]
    else:
        desk.hears("Pasted: 2")
        assert desk.ask(NAMES)[2] == ["Counter", "Mail", "<b>Letter</b>"]
    assert desk.map.locator(".jw-card b").count() == 0
    assert desk.at_stop().startswith(f"{TOUCHPOINTS} st3 ")
    desk.undoes(hand)


@by_both_hands
@pytest.mark.parametrize("row", ["step", "phase"])
def test_pastes_steps_and_phases(desk: TwoHands, hand: Hand, row: str) -> None:
    copied_outside(desk, "Waits\tSigns" if row == "step" else "Driving\nCleaning")
    if hand == "mouse":
        desk.take("steps" if row == "step" else "phases", "st3" if row == "step" else "ph2")
    else:
        desk.come(row, "st3", "st3" if row == "step" else "ph2")
    desk.press("Control+v")
    desk.hears("Pasted: 2")
    if row == "step":
        assert desk.ask(STEPS) == [["Books", "Pays"], ["Queues", "Waits", "Signs"], ["Gives back"]]
    else:
        assert desk.ask(PHASES) == ["Booking", "Pick-up", "Driving", "Cleaning", "Return"]
    desk.undoes(hand)


@by_both_hands
def test_duplicates(desk: TwoHands, hand: Hand) -> None:
    take(desk, hand, "tp3", "tp4")
    if hand == "mouse":
        desk.from_menu(hand, "touchpoints", "tp4", "Duplicate")
    else:
        desk.press("Control+d")
    desk.hears("Duplicated: 2")
    assert desk.ask(NAMES)[2:] == [["Counter", "Counter"], ["Drop box", "Drop box"]]
    assert desk.ask("rd.assessments['experience'].dropna().tolist()") == [4, 4, 5, 8, 5, 8]
    desk.undoes(hand)


# ---------------------------------------------------------------------- adding and deleting


def takes_the_name_back(desk: TwoHands, table: str, name: str) -> None:
    """What was made has a name of its own until it is given one: that is another step."""
    desk.press("Control+z")
    desk.until(f"{name!r} in rd.{table}['name'].tolist()", value=False)
    assert desk.changes() != []


@by_both_hands
def test_adds_a_card(desk: TwoHands, hand: Hand) -> None:
    if hand == "mouse":
        desk.place(TOUCHPOINTS, "st2").hover()
        desk.place(TOUCHPOINTS, "st2").locator(".jw-add").click()
    else:
        desk.come(TOUCHPOINTS, "st2", "tp2")
        desk.press("Insert")
    desk.letters("Receipt")
    desk.press("Enter")
    desk.hears("Added: Receipt")
    assert desk.ask(NAMES)[1] == ["Payment", "Receipt"]
    assert desk.at_stop().startswith(f"{TOUCHPOINTS} st2 ")
    desk.undoes(hand)


@by_both_hands
def test_renames_a_card(desk: TwoHands, hand: Hand) -> None:
    if hand == "mouse":
        desk.card("touchpoints", "tp1").locator(".jw-text").dblclick()
    else:
        desk.come(TOUCHPOINTS, "st1", "tp1")
        desk.press("F2")
    desk.letters("Prices")
    desk.press("Enter")
    expect(desk.card("touchpoints", "tp1")).to_be_focused()
    expect(desk.card("touchpoints", "tp1")).to_have_accessible_name(re.compile("^Prices"))
    assert desk.changed() == [["touchpoints", "tp1", "name", "Price page", "Prices"]]
    desk.undoes(hand)


@by_both_hands
def test_deletes_many(desk: TwoHands, hand: Hand) -> None:
    take(desk, hand, "tp1", "tp3")
    if hand == "mouse":
        desk.from_menu(hand, "touchpoints", "tp3", "Delete all 2")
    else:
        desk.press("Delete")
    desk.hears("Deleted: 2")
    assert desk.ask(NAMES) == [[], ["Payment"], [], ["Drop box"]]
    assert desk.at_stop() != ""
    desk.undoes(hand)


@by_both_hands
@pytest.mark.parametrize("table", ["phases", "steps"])
def test_adds_and_names(desk: TwoHands, hand: Hand, table: str) -> None:
    row = "ph1" if table == "phases" else "st1"
    noun = "phase" if table == "phases" else "step"
    if hand == "keys":
        desk.come(noun, "st1", row)
        desk.press("Insert")
    else:
        desk.from_menu(hand, table, row, f"Add a {noun} after")
    desk.letters("Compares")
    desk.press("Enter")
    found = "rd.phases['name'].tolist()[:2]" if table == "phases" else "rd.steps['name'].tolist()[:2]"
    assert desk.ask(found) == (["Booking", "Compares"] if table == "phases" else ["Books", "Compares"])
    expect(desk.map.locator(":focus")).to_have_accessible_name("Compares")
    takes_the_name_back(desk, table, "Compares")
    desk.undoes(hand)


@by_both_hands
@pytest.mark.parametrize("table", ["phases", "steps"])
def test_renames_a_head(desk: TwoHands, hand: Hand, table: str) -> None:
    row, noun = ("ph2", "phase") if table == "phases" else ("st3", "step")
    before = "Pick-up" if table == "phases" else "Queues"
    if hand == "keys":
        desk.come(noun, "st3", row)
        desk.press("Enter")
    else:
        desk.card(table, row).dblclick()
    desk.letters("Waiting")
    desk.press("Enter")
    expect(desk.card(table, row)).to_be_focused()
    assert desk.changed() == [[table, row, "name", before, "Waiting"]]
    desk.undoes(hand)


@by_both_hands
@pytest.mark.parametrize("table", ["phases", "steps"])
def test_deletes_a_head(desk: TwoHands, hand: Hand, table: str) -> None:
    row, noun = ("ph2", "phase") if table == "phases" else ("st3", "step")
    if hand == "keys":
        desk.come(noun, "st3", row)
        desk.press("Delete")
    else:
        desk.from_menu(hand, table, row, "Delete")
    desk.hears("Deleted: " + ("Pick-up" if table == "phases" else "Queues"))
    assert desk.ask("rd.steps.index.tolist()") == ["st1", "st2", "st4"]
    assert desk.ask("rd.touchpoints.index.tolist()") == ["tp1", "tp2", "tp4"]
    assert desk.ask("rd.phases.index.tolist()") == (["ph1", "ph3"] if table == "phases" else ["ph1", "ph2", "ph3"])
    assert desk.at_stop().startswith(noun)
    desk.undoes(hand)


# ---------------------------------------------------------------------- splitting and joining


@by_both_hands
def test_splits_a_phase(desk: TwoHands, hand: Hand) -> None:
    if hand == "keys":
        desk.come("step", "st2")
    desk.from_menu(hand, "steps", "st2", "New phase from here")
    expect(desk.map.locator(".jw-head textarea")).to_be_focused()
    desk.letters("Paying")
    desk.press("Enter")
    assert desk.ask(PHASES) == ["Booking", "Paying", "Pick-up", "Return"]
    assert desk.ask(STEPS)[:2] == [["Books"], ["Pays"]]
    assert desk.at_stop().startswith("phase st2 ")
    expect(desk.map.locator(":focus")).to_have_accessible_name("Paying")
    takes_the_name_back(desk, "phases", "Paying")
    desk.undoes(hand)


@by_both_hands
def test_splits_a_step(desk: TwoHands, hand: Hand) -> None:
    desk.nb.run("rd.touchpoints.loc['tp2', 'step_id'] = 'st1'")
    desk.nb.run("before = all_values()")
    if hand == "keys":
        desk.come(TOUCHPOINTS, "st1", "tp2")
    desk.from_menu(hand, "touchpoints", "tp2", "New step from here")
    expect(desk.map.locator(".jw-head textarea")).to_be_focused()
    desk.letters("Confirms")
    desk.press("Enter")
    assert desk.ask("rd.steps['name'].tolist()") == ["Books", "Confirms", "Pays", "Queues", "Gives back"]
    assert desk.ask(NAMES)[:3] == [["Price page"], ["Payment"], []]
    expect(desk.map.locator(":focus")).to_have_accessible_name("Confirms")
    takes_the_name_back(desk, "steps", "Confirms")
    desk.undoes(hand)


@by_both_hands
@pytest.mark.parametrize("table", ["phases", "steps"])
def test_joins(desk: TwoHands, hand: Hand, table: str) -> None:
    row, noun = ("ph1", "phase") if table == "phases" else ("st1", "step")
    if hand == "keys":
        desk.come(noun, "st1", row)
    desk.from_menu(hand, table, row, f"Join with the next {noun}")
    if table == "phases":
        desk.hears("Joined with Pick-up")
        assert desk.ask(STEPS) == [["Books", "Pays", "Queues"], ["Gives back"]]
        assert desk.ask(PHASES) == ["Booking + Pick-up", "Return"]
    else:
        desk.hears("Joined with Pays")
        assert desk.ask(NAMES) == [["Price page", "Payment"], ["Counter"], ["Drop box"]]
        assert desk.ask("rd.steps['name'].tolist()") == ["Books + Pays", "Queues", "Gives back"]
    assert desk.at_stop().startswith(noun)
    desk.undoes(hand)


# ---------------------------------------------------------------------- values on the map


@by_both_hands
def test_refuses_and_takes_a_score(desk: TwoHands, hand: Hand) -> None:
    """A value out of range is refused in words, and what was typed is still there; a decimal comma is a comma."""
    value = desk.map.locator('button[data-table="assessments"][data-row="tp3"][data-column="experience"]')
    if hand == "mouse":
        desk.take("touchpoints", "tp3")
        value.click()
    else:
        desk.come(TOUCHPOINTS, "st3", "tp3")
        desk.tab_to(value, most=10)
        desk.press("Enter")
    desk.letters("11")
    desk.press("Enter")
    expect(desk.map.get_by_role("alert")).to_have_text("From 0 to 10")
    expect(desk.map.locator(".jw-editor input")).to_have_value("11")
    assert desk.changes() == []
    desk.press("Control+a")
    desk.letters("7,5")
    desk.press("Enter")
    expect(value).to_be_focused()
    assert desk.changed() == [["assessments", "tp3/current", "experience", 4.0, 7.5]]
    desk.undoes(hand)


@by_both_hands
def test_pulls_an_emotion(desk: TwoHands, hand: Hand) -> None:
    point = desk.map.locator('[data-table="emotions"][data-row="st1"]').first
    if hand == "mouse":
        box = point.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        desk.page.mouse.move(x, y)
        desk.page.mouse.down()
        desk.page.mouse.move(x, y + 40, steps=4)
        desk.page.mouse.up()
    else:
        desk.come("emotion", "st1")
        desk.press("Alt+Shift+ArrowDown")
        desk.hears("Emotion at Books is 0.5")
    [[table, row, column, before, now]] = desk.changed()
    assert [table, row.split("/")[0], column, before] == ["emotions", "st1", "valence", 1.0]
    assert now < 1
    desk.undoes(hand)


@by_both_hands
def test_redoes(desk: TwoHands, hand: Hand) -> None:
    take(desk, hand, "tp1")
    desk.press("Delete")
    desk.undoes(hand)
    if hand == "mouse":
        desk.tool("Redo").click()
    else:
        desk.press("Control+Shift+z")
    desk.hears("Done again")
    assert desk.ask(NAMES)[0] == []
