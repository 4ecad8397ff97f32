"""The verbs of the swimlane, by mouse and by keyboard alone; each ends on a DataFrame in the kernel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.lab import Notebook

MAP = """
import journey_widgets as jw
from journey_widgets.sources import from_rows
from journey_widgets.model.lanes import default_lanes
rd = from_rows({
    "facts": [{"redesign_id": "redesign", "title": "Rental"}],
    "journeys": [{"journey_id": "jo1", "name": "Rental"}],
    "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "Booking", "macro_phase": "purchase"},
               {"phase_id": "ph2", "journey_id": "jo1", "name": "Pick-up", "macro_phase": "post_purchase"}],
    "steps": [{"step_id": "st1", "phase_id": "ph1", "name": "Books"},
              {"step_id": "st2", "phase_id": "ph1", "name": "Pays"},
              {"step_id": "st3", "phase_id": "ph2", "name": "Queues"}],
    "channels": [{"channel_id": "ch1", "name": "Site", "contact_mode": "digital", "icon": "globe"}],
    "touchpoints": [{"touchpoint_id": "tp1", "step_id": "st1", "name": "Price page", "relevance": 7},
                    {"touchpoint_id": "tp2", "step_id": "st2", "name": "Payment"},
                    {"touchpoint_id": "tp3", "step_id": "st3", "name": "Counter"}],
    "notes": [{"note_id": "n1", "note_kind": "accelerator", "text": "Known data", "step_id": "st1"}],
    "emotions": [{"step_id": "st1", "state": "current", "valence": 1.0}],
    "lanes": default_lanes("jo1"),
}, source="the test")
w = jw.Swimlane(rd)
w
"""
LANES = {
    "action": "la1",
    "emotion": "la2",
    "touchpoint": "la3",
    "offered": "la4",
    "wanted": "la5",
    "accelerator": "la6",
    "blocker": "la7",
}


@pytest.fixture
def nb(open_notebook: Callable[..., Notebook]) -> Notebook:
    notebook = open_notebook(MAP)
    notebook.run_all()
    expect(notebook.card("touchpoints", "tp1", "name")).to_be_visible()
    return notebook


def press(nb: Notebook, *keys: str) -> None:
    for key in keys:
        nb.page.keyboard.press(key)


def focused(nb: Notebook) -> str:
    return nb.page.evaluate("document.activeElement.closest('[data-stop]')?.dataset.stop ?? ''")


def enter_grid(nb: Notebook) -> None:
    """Reach the grid by Tab from the toolbar, as somebody without a mouse does."""
    nb.page.locator(".jw-tools button:not([disabled])").last.focus()
    press(nb, "Tab", "Control+Home")
    expect(nb.card("phases", "ph1", "name")).to_be_focused()


def go_to(nb: Notebook, table: str, row: str, column: str, *keys: str) -> None:
    enter_grid(nb)
    press(nb, *keys)
    expect(nb.card(table, row, column)).to_be_focused()


# ---------------------------------------------------------------------- by mouse


def test_mouse_edits_text(nb: Notebook) -> None:
    card = nb.card("touchpoints", "tp1", "name")
    card.locator(".jw-text").dblclick()
    nb.page.keyboard.type("Price and extras")
    press(nb, "Enter")
    expect(card).to_contain_text("Price and extras")
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "Price and extras"
    assert nb.value("w.selected") == {"touchpoints": ["tp1"]}


def test_mouse_drags_a_card_across_phases(nb: Notebook) -> None:
    nb.card("touchpoints", "tp1", "name").drag_to(nb.cell(LANES["touchpoint"], 2), target_position={"x": 60, "y": 8})
    assert nb.value("rd.touchpoints[['step_id', 'position']].loc[['tp1', 'tp3']].values.tolist()") == [
        ["st3", 1],
        ["st3", 2],
    ]


def test_mouse_drags_a_note_across_lanes(nb: Notebook) -> None:
    nb.card("notes", "n1", "text").drag_to(nb.cell(LANES["blocker"], 1), target_position={"x": 60, "y": 10})
    assert nb.value("rd.notes.loc['n1', ['note_kind', 'step_id', 'severity']].tolist()") == ["blocker", "st2", "slows"]


def test_mouse_adds_and_deletes_a_step(nb: Notebook) -> None:
    nb.card("steps", "st1", "name").hover()
    nb.page.locator(".jw-step").first.get_by_role("button", name="Actions for Books").click()
    nb.page.get_by_role("menuitem", name="Add a step after").click()
    nb.page.keyboard.type("Compares")
    press(nb, "Enter")
    assert nb.value("rd.steps['name'].tolist()") == ["Books", "Compares", "Pays", "Queues"]
    nb.page.locator(".jw-step").nth(1).hover()
    nb.page.get_by_role("button", name="Actions for Compares").click()
    nb.page.get_by_role("menuitem", name="Delete").click()
    assert nb.value("rd.steps['name'].tolist()") == ["Books", "Pays", "Queues"]


def test_mouse_pulls_an_emotion_point(nb: Notebook) -> None:
    point = nb.card("emotions", "st1", "valence")
    box = point.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    nb.page.mouse.move(x, y)
    nb.page.mouse.down()
    nb.page.mouse.move(x, y + 40, steps=4)
    nb.page.mouse.move(x, y + 75, steps=4)
    nb.page.mouse.up()
    assert nb.value("rd.emotions.loc[('st1', 'current', ''), 'valence']") == -1.5


def test_mouse_undoes_and_redoes(nb: Notebook) -> None:
    test_mouse_edits_text(nb)
    nb.page.get_by_role("button", name="Undo").click()
    expect(nb.card("touchpoints", "tp1", "name")).to_contain_text("Price page")
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "Price page"
    nb.page.get_by_role("button", name="Redo").click()
    expect(nb.card("touchpoints", "tp1", "name")).to_contain_text("Price and extras")
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "Price and extras"


# ---------------------------------------------------------------------- by keyboard alone


def test_keys_edit_text(nb: Notebook) -> None:
    go_to(nb, "touchpoints", "tp1", "name", *["ArrowDown"] * 4)
    press(nb, "Enter")
    nb.page.keyboard.type("Price and extras")
    press(nb, "Enter")
    expect(nb.card("touchpoints", "tp1", "name")).to_be_focused()
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "Price and extras"


def test_keys_cancel_an_edit(nb: Notebook) -> None:
    go_to(nb, "touchpoints", "tp1", "name", *["ArrowDown"] * 4)
    press(nb, "F2")
    nb.page.keyboard.type("no")
    press(nb, "Escape")
    expect(nb.card("touchpoints", "tp1", "name")).to_be_focused()
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "Price page"


def test_keys_edit_a_score(nb: Notebook) -> None:
    go_to(nb, "touchpoints", "tp1", "name", *["ArrowDown"] * 4)
    press(nb, "Tab", "Tab", "Tab", "Tab")
    expect(nb.card("assessments", "tp1", "experience")).to_be_focused()
    press(nb, "Enter")
    nb.page.keyboard.type("11")
    press(nb, "Enter")
    expect(nb.page.get_by_role("alert")).to_have_text("From 0 to 10")
    press(nb, "Control+a")
    nb.page.keyboard.type("7,5")
    press(nb, "Enter")
    expect(nb.card("assessments", "tp1", "experience")).to_be_focused()
    assert nb.value("rd.assessments.loc[('tp1', 'current'), 'experience']") == 7.5


def test_keys_move_a_card_across_phases(nb: Notebook) -> None:
    go_to(nb, "touchpoints", "tp1", "name", *["ArrowDown"] * 4)
    press(nb, "Alt+ArrowRight", "Alt+ArrowRight")
    expect(nb.card("touchpoints", "tp1", "name")).to_be_focused()
    assert nb.value("rd.touchpoints[['step_id', 'position']].loc[['tp1', 'tp3']].values.tolist()") == [
        ["st3", 1],
        ["st3", 2],
    ]


def test_keys_move_a_note_across_lanes(nb: Notebook) -> None:
    go_to(nb, "notes", "n1", "text", *["ArrowDown"] * 8)
    press(nb, "Alt+ArrowRight", "Alt+ArrowDown")
    expect(nb.card("notes", "n1", "text")).to_be_focused()
    assert nb.value("rd.notes.loc['n1', ['note_kind', 'step_id']].tolist()") == ["blocker", "st2"]


def test_keys_add_and_delete_a_step(nb: Notebook) -> None:
    go_to(nb, "steps", "st1", "name", "ArrowDown")
    press(nb, "Insert")
    nb.page.keyboard.type("Compares")
    press(nb, "Enter")
    assert nb.value("rd.steps['name'].tolist()") == ["Books", "Compares", "Pays", "Queues"]
    go_to(nb, "steps", "st1", "name", "ArrowDown")
    press(nb, "ArrowRight", "Delete")
    assert nb.value("rd.steps['name'].tolist()") == ["Books", "Pays", "Queues"]


def test_keys_add_and_delete_a_card(nb: Notebook) -> None:
    go_to(nb, "touchpoints", "tp1", "name", *["ArrowDown"] * 4)
    press(nb, "Insert")
    nb.page.keyboard.type("Newsletter")
    press(nb, "Enter")
    assert nb.value("rd.touchpoints.loc[rd.touchpoints.step_id == 'st1', 'name'].tolist()") == [
        "Price page",
        "Newsletter",
    ]
    go_to(nb, "touchpoints", "tp1", "name", *["ArrowDown"] * 4)
    press(nb, "Delete")
    assert nb.value("rd.touchpoints['name'].tolist()") == ["Newsletter", "Payment", "Counter"]
    assert nb.value("len(rd.assessments)") == 6


def test_keys_nudge_an_emotion_point(nb: Notebook) -> None:
    go_to(nb, "emotions", "st1", "valence", *["ArrowDown"] * 3)
    press(nb, "Alt+ArrowDown", "Alt+ArrowDown", "Alt+Shift+ArrowDown")
    assert nb.value("rd.emotions.loc[('st1', 'current', ''), 'valence']") == pytest.approx(0.3)
    go_to(nb, "emotions", "st1", "valence", *["ArrowDown"] * 3)
    press(nb, "Enter")
    nb.page.keyboard.type("-1,2")
    press(nb, "Enter")
    assert nb.value("rd.emotions.loc[('st1', 'current', ''), 'valence']") == -1.2


def test_keys_undo_and_redo(nb: Notebook) -> None:
    test_keys_edit_text(nb)
    go_to(nb, "touchpoints", "tp1", "name", *["ArrowDown"] * 4)
    press(nb, "Control+z")
    expect(nb.card("touchpoints", "tp1", "name")).to_contain_text("Price page")
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "Price page"
    go_to(nb, "touchpoints", "tp1", "name", *["ArrowDown"] * 4)
    press(nb, "Control+Shift+z")
    expect(nb.card("touchpoints", "tp1", "name")).to_contain_text("Price and extras")
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "Price and extras"


def test_keys_of_the_notebook_stay_away(nb: Notebook) -> None:
    """In command mode of a notebook, these letters would add, delete, copy and merge cells."""
    cells = nb.page.locator(".jp-Notebook .jp-Cell").count()
    go_to(nb, "touchpoints", "tp1", "name", *["ArrowDown"] * 4)
    press(nb, "a", "b", "d", "d", "x", "m", "y", "0", "0")
    assert nb.page.locator(".jp-Notebook .jp-Cell").count() == cells
    assert nb.value("rd.touchpoints['name'].tolist()") == ["Price page", "Payment", "Counter"]
