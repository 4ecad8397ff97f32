"""Actors of steps: a Mermaid journey shows them; each verb by keyboard alone and by mouse ends on the DataFrames."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lab import Notebook

AXE = Path(__file__).parents[2] / "js" / "node_modules" / "axe-core" / "axe.min.js"
MAP = '''
import pathlib, tempfile
import journey_widgets as jw
tea = pathlib.Path(tempfile.mkdtemp()) / "tea.mmd"
tea.write_text("""journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me
      Do work: 1: Me, Cat
""")
rd = jw.read(tea)
w = jw.Swimlane(rd)
w
'''
PARTS = "[[s, rd.actors.loc[a, 'name']] for s, a in zip(rd.step_actors['step_id'], rd.step_actors['actor_id'])]"
NAMES = "rd.actors['name'].tolist()"

pytestmark = pytest.mark.full


def open_map(open_notebook: Callable[..., Notebook]) -> Notebook:
    nb = open_notebook(MAP)
    nb.run_all()
    expect(chip(nb, 1)).to_be_visible()
    return nb


def chip(nb: Notebook, number: int) -> Locator:
    return nb.card("step_actors", f"sa{number}", "name")


def cell(nb: Notebook, column: int) -> Locator:
    return nb.page.locator(".jw-lane.is-actor .jw-cell").nth(column)


def press(nb: Notebook, *keys: str) -> None:
    for key in keys:
        nb.page.keyboard.press(key)


def says(nb: Notebook, text: str) -> None:
    expect(nb.page.locator(".jw-said")).to_contain_text(text)


def test_actors_by_keyboard(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_map(open_notebook)
    assert nb.value("rd.lanes['lane_kind'].tolist()[:3]") == ["action", "actor", "emotion"]
    expect(cell(nb, 2).locator(".jw-actor")).to_have_text(["MMe", "CCat"])

    # from the step down: the chip, the place where one is added; somebody known is found by the first letters
    nb.card("steps", "st1", "name").focus()
    press(nb, "ArrowDown", "ArrowDown")
    expect(chip(nb, 1)).to_be_focused()
    press(nb, "ArrowDown", "Enter")
    nb.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    nb.page.keyboard.type("ca")
    expect(nb.maps().get_by_role("option")).to_have_text(["CCat", "New actor: ca"])
    found = nb.page.evaluate("async () => (await axe.run('.jw-swimlane')).violations.map(v => [v.id, v.impact])")
    assert [name for name, impact in found if impact in {"serious", "critical"}] == []
    press(nb, "Enter")
    says(nb, "Cat takes part in Make tea")
    expect(cell(nb, 0).locator(".jw-actor").nth(1)).to_be_focused()
    assert nb.value(PARTS) == [["st1", "Me"], ["st1", "Cat"], ["st2", "Me"], ["st3", "Me"], ["st3", "Cat"]]

    # somebody new, before the one who was there; then one step of undo takes both rows back
    cell(nb, 0).locator(".jw-actor").nth(1).focus()
    press(nb, "+")
    nb.page.keyboard.type("Dog")
    press(nb, "Enter")
    says(nb, "Dog takes part in Make tea")
    press(nb, "Alt+ArrowUp")
    expect(cell(nb, 0).locator(".jw-actor")).to_have_text(["MMe", "DDog", "CCat"])
    assert nb.value(NAMES) == ["Me", "Cat", "Dog"]
    assert nb.value(PARTS)[:3] == [["st1", "Me"], ["st1", "Dog"], ["st1", "Cat"]]
    cell(nb, 0).locator(".jw-actor").nth(1).focus()
    press(nb, "Control+z", "Control+z")
    expect(cell(nb, 0).locator(".jw-actor")).to_have_text(["MMe", "CCat"])
    assert nb.value(NAMES) == ["Me", "Cat"]

    rename_move_remove(nb)


def rename_move_remove(nb: Notebook) -> None:
    """Somebody is renamed everywhere, moved to another step, taken away there; in the future map there alone."""
    chip(nb, 1).focus()
    press(nb, "Enter")
    nb.page.keyboard.type("Marta")
    press(nb, "Enter")
    says(nb, "Now called Marta; steps: 3")
    assert nb.value(NAMES) == ["Marta", "Cat"]
    chip(nb, 4).focus()
    press(nb, "Alt+ArrowLeft")
    says(nb, "Cat moved to Go upstairs")
    assert nb.value("rd.step_actors.loc['sa4', 'step_id']") == "st2"
    chip(nb, 4).focus()
    press(nb, "Delete")
    says(nb, "Cat no longer takes part")
    expect(cell(nb, 1).locator(".jw-add")).to_be_focused()
    assert nb.value("'sa4' in rd.step_actors.index") is False

    # left out of the future map alone; the search finds who is left
    nb.maps().get_by_role("button", name="Future", exact=True).click()
    chip(nb, 2).focus()
    press(nb, "Delete")
    says(nb, "Not in the future map any more: Marta")
    assert nb.value("rd.step_actors.loc['sa2', ['is_current', 'is_future']].tolist()") == [True, False]
    nb.maps().get_by_role("searchbox").fill("marta")
    says(nb, "2 of 3 cards")


def test_actors_by_mouse(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_map(open_notebook)
    cell(nb, 1).hover()
    cell(nb, 1).locator(".jw-add").click()
    nb.maps().get_by_role("combobox", name="Who takes part in Go upstairs?").fill("Neighbour")
    nb.maps().get_by_role("option", name="New actor: Neighbour").click()
    says(nb, "Neighbour takes part in Go upstairs")
    assert nb.value(PARTS)[:3] == [["st1", "Me"], ["st2", "Me"], ["st2", "Neighbour"]]

    # dragged above another chip, and to another step, in which Me takes part already: once is enough
    own = cell(nb, 1).locator(".jw-actor", has_text="Neighbour")
    own.drag_to(cell(nb, 1), target_position={"x": 60, "y": 3})
    expect(cell(nb, 1).locator(".jw-actor")).to_have_text(["NNeighbour", "MMe"])
    chip(nb, 2).drag_to(cell(nb, 2), target_position={"x": 60, "y": 3})
    expect(cell(nb, 2).locator(".jw-actor")).to_have_text(["MMe", "CCat"])
    assert nb.value(PARTS) == [["st1", "Me"], ["st2", "Neighbour"], ["st3", "Me"], ["st3", "Cat"]]

    # the second click on a chip renames; the menu says whose side it is on, and takes it away
    chip(nb, 4).click()
    chip(nb, 4).click()
    nb.page.keyboard.type("Tom")
    nb.maps().get_by_role("grid").locator(".jw-step").first.click()
    expect(chip(nb, 4)).to_have_text("TTom")
    assert nb.value(NAMES) == ["Me", "Tom", "Neighbour"]
    chip(nb, 4).click(button="right")
    nb.maps().get_by_role("menuitem", name="Whose side…").click()
    nb.maps().get_by_role("menuitemcheckbox", name="Partner").click()
    expect(chip(nb, 4).locator(".is-company")).to_be_visible()
    assert nb.value("rd.actors.loc['ac2', 'actor_kind']") == "partner"
    chip(nb, 4).click(button="right")
    nb.maps().get_by_role("menuitem", name="Remove from this step").click()
    expect(chip(nb, 4)).to_have_count(0)
    chip(nb, 1).click(button="right")
    nb.maps().get_by_role("menuitem", name="Delete the actor everywhere").click()
    says(nb, "Actor deleted: Me; steps: 2")
    assert nb.value(PARTS) == [["st2", "Neighbour"]]
    nb.page.locator(".jw-said").get_by_role("button", name="Undo").click()
    expect(chip(nb, 1)).to_be_visible()
    assert nb.value(NAMES) == ["Me", "Tom", "Neighbour"]
