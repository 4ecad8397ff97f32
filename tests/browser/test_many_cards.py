"""Many cards, the clipboard, splitting and joining: by mouse, then by keyboard alone; each ends on a DataFrame."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.lab import Notebook
from tests.browser.test_editing import LANES, MAP, focused, go_to, press

NAMES = "[rd.touchpoints.loc[rd.touchpoints.step_id == s, 'name'].tolist() for s in rd.steps.index]"
OTHER = """
import journey_widgets as jw
from journey_widgets.sources import from_rows
rd = from_rows({
    "facts": [{"redesign_id": "redesign", "title": "Other"}],
    "journeys": [{"journey_id": "jo1", "name": "Other"}],
    "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "All"}],
    "steps": [{"step_id": "st1", "phase_id": "ph1", "name": "Only"}],
    "channels": [{"channel_id": "own", "name": "site"}],
    "touchpoints": [{"touchpoint_id": "tp1", "step_id": "st1", "name": "Mine"}],
}, source="the test")
jw.Swimlane(rd)
"""


def grab(nb: Notebook, selector: str, to: str, x: float, y: float) -> None:
    """Drag one element to a place in another, in steps, as a hand does."""
    nb.page.locator(selector).scroll_into_view_if_needed()  # a cell that ran has scrolled the notebook
    start = nb.page.locator(selector).bounding_box()
    end = nb.page.locator(to).bounding_box()
    assert start is not None
    assert end is not None
    nb.page.mouse.move(start["x"] + 24, start["y"] + 9)
    nb.page.mouse.down()
    nb.page.mouse.move(end["x"] + x - 6, end["y"] + y, steps=6)
    nb.page.mouse.move(end["x"] + x, end["y"] + y, steps=2)


def card(table: str, row: str) -> str:
    return f'[data-stop][data-table="{table}"][data-row="{row}"]:not(.jw-action)'


def cell(lane: str, column: int) -> str:
    return f'[data-lane="{lane}"] > [role="gridcell"] >> nth={column}'


def test_by_mouse(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(MAP)
    nb.run_all()
    expect(nb.card("touchpoints", "tp1", "name")).to_be_visible()
    nb.run("rd.touchpoints.loc[['tp1', 'tp2'], 'channel_id'] = 'ch1'")
    said = nb.page.get_by_role("status").last

    # a rectangle from empty space over two cells, and what it met is dragged together
    first, second = (nb.page.locator(cell(LANES["touchpoint"], i)).bounding_box() for i in (0, 1))
    assert first is not None
    assert second is not None
    nb.page.mouse.move(first["x"] + 2, first["y"] + first["height"] - 15)
    nb.page.mouse.down()
    nb.page.mouse.move(second["x"] + 40, second["y"] + 8, steps=5)
    expect(nb.page.locator(".jw-marquee")).to_be_visible()
    nb.page.mouse.up()
    expect(said).to_have_text("2 selected")
    grab(nb, card("touchpoints", "tp1"), cell(LANES["touchpoint"], 2), 60, 8)
    nb.page.mouse.up()
    expect(said).to_have_text("2 moved to Queues")
    assert nb.value(NAMES) == [[], [], ["Price page", "Payment", "Counter"]]

    # Escape ends a drag without a move
    grab(nb, card("touchpoints", "tp3"), cell(LANES["touchpoint"], 0), 60, 8)
    expect(nb.page.locator(".jw-card[data-dragged]")).to_have_count(1)
    press(nb, "Escape")
    nb.page.mouse.up()
    expect(nb.page.locator(".jw-card[data-dragged]")).to_have_count(0)
    assert nb.value(NAMES) == [[], [], ["Price page", "Payment", "Counter"]]

    # headers: a step over the border of its phase, and a phase before another
    grab(nb, card("steps", "st1"), card("steps", "st3"), 250, 5)
    nb.page.mouse.up()
    expect(said).to_contain_text("Books moved to Pick-up")
    grab(nb, card("phases", "ph2"), card("phases", "ph1"), 2, 5)
    nb.page.mouse.up()
    expect(said).to_contain_text("Pick-up moved to 1/2")
    assert nb.value("rd.steps['name'].tolist()") == ["Queues", "Books", "Pays"]
    assert nb.value("rd.phases['name'].tolist()") == ["Pick-up", "Booking"]

    # menus: joined steps hold the cards of both, and a phase is split
    nb.page.locator(card("steps", "st3")).click(button="right")
    nb.page.get_by_role("menuitem", name="Join with the next step").click()
    assert nb.value("rd.steps['name'].tolist()") == ["Queues + Books", "Pays"]
    nb.page.locator(card("touchpoints", "tp2")).click(button="right")
    nb.page.get_by_role("menuitem", name="New step from here").click()
    expect(nb.page.locator(".jw-head textarea")).to_be_focused()  # what splits is fetched the first time
    nb.page.keyboard.type("Waits")
    press(nb, "Enter")
    assert nb.value(NAMES) == [["Price page"], ["Payment", "Counter"], []]

    pastes_elsewhere(nb, open_notebook(OTHER))


def pastes_elsewhere(nb: Notebook, other: Notebook) -> None:
    said = nb.page.get_by_role("status").last
    # copied here, pasted in the map of another notebook: the channel is the one of that name there
    nb.page.locator(card("touchpoints", "tp1")).click(position={"x": 20, "y": 10})
    nb.page.locator(card("touchpoints", "tp2")).click(position={"x": 20, "y": 10}, modifiers=["Control"])
    nb.page.locator(card("touchpoints", "tp2")).click(button="right", position={"x": 20, "y": 10})
    nb.page.get_by_role("menuitem", name="Copy").click()
    expect(said).to_have_text("Copied: 2")
    other.run_all()
    other.page.locator(card("touchpoints", "tp1")).click(position={"x": 20, "y": 10})
    cells = other.page.locator(".jp-Notebook .jp-Cell").count()
    press(other, "Control+v")
    expect(other.page.get_by_role("status").last).to_have_text("Pasted: 2")
    assert other.value(NAMES) == [["Mine", "Price page"], ["Payment"]]
    assert other.value("rd.touchpoints['channel_id'].dropna().tolist()") == ["own", "own"]
    assert other.value("rd.undo() or len(rd.touchpoints)") == 1
    assert other.page.locator(".jp-Notebook .jp-Cell").count() == cells + 3


def test_by_keyboard(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(MAP)
    nb.run_all()
    expect(nb.card("touchpoints", "tp1", "name")).to_be_visible()
    down = ["ArrowDown"] * 4
    said = nb.page.get_by_role("status").last

    # a selection is moved, undone, deleted, undone
    go_to(nb, "touchpoints", "tp1", "name", *down)
    press(nb, "Shift+ArrowRight")
    expect(said).to_have_text("2 selected")
    press(nb, "Alt+ArrowRight")
    expect(said).to_have_text("2 moved to Queues")
    assert nb.value(NAMES) == [[], ["Price page"], ["Payment", "Counter"]]
    go_to(nb, "touchpoints", "tp1", "name", *down, "ArrowRight")
    press(nb, "Control+z")
    expect(nb.card("touchpoints", "tp1", "name")).to_be_focused()
    press(nb, "Control+a", "Delete")
    expect(said).to_contain_text("Deleted: 3")
    assert nb.value("len(rd.touchpoints)") == 0
    nb.page.get_by_role("grid").locator("[tabindex='0']").first.focus()
    press(nb, "Control+z")
    assert nb.value(NAMES) == [["Price page"], ["Payment"], ["Counter"]]

    # cut and pasted, duplicated, and a range of a spreadsheet
    cells = nb.page.locator(".jp-Notebook .jp-Cell").count()
    go_to(nb, "touchpoints", "tp1", "name", *down)
    press(nb, "Control+x", "ArrowRight", "Control+v")
    expect(said).to_have_text("Pasted: 1")
    press(nb, "Control+d")
    expect(said).to_have_text("Duplicated: Price page")
    nb.copy("Mail\tCall\tDesk\tApp\nLetter\t\t<b>Bill</b>\n")
    nb.page.get_by_role("grid").locator("[tabindex='0']").first.focus()
    press(nb, "Control+Home", *down, "Control+v")
    expect(said).to_have_text("Pasted: 6")
    assert nb.page.locator(".jp-Notebook .jp-Cell").count() == cells
    assert nb.value(NAMES) == [
        ["Mail", "Letter"],
        ["Payment", "Price page", "Price page", "Call"],
        ["Counter", "Desk", "<b>Bill</b>"],
        ["App"],
    ]
    assert nb.page.locator(".jw-card b").count() == 0

    splits_and_joins(nb)


def splits_and_joins(nb: Notebook) -> None:
    # the menu by its key: a phase is split at a step, and joined again
    go_to(nb, "steps", "st2", "name", "ArrowDown", "ArrowRight")
    press(nb, "Shift+F10")
    nb.page.get_by_role("menuitem", name="New phase from here").focus()
    press(nb, "Enter")
    expect(nb.page.locator(".jw-head textarea")).to_be_focused()  # what splits is fetched the first time
    nb.page.keyboard.type("Paying")
    press(nb, "Enter")
    assert nb.value("rd.phases['name'].tolist()") == ["Booking", "Paying", "Pick-up"]
    go_to(nb, "phases", "ph1", "name")
    press(nb, "ContextMenu")
    nb.page.get_by_role("menuitem", name="Join with the next phase").focus()
    press(nb, "Enter")
    assert nb.value("rd.phases['name'].tolist()") == ["Booking + Paying", "Pick-up"]
    assert nb.value("rd.steps.loc[['st1', 'st2'], 'phase_id'].tolist()") == ["ph1", "ph1"]

    # all keys, and the focus comes back
    go_to(nb, "phases", "ph1", "name")
    press(nb, "?")
    expect(nb.page.get_by_role("dialog", name="Keys of the map")).to_be_visible()
    press(nb, "Escape")
    expect(nb.page.get_by_role("dialog")).to_have_count(0)
    assert focused(nb).endswith("ph1")
