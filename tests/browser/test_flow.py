"""How steps go, where customers are handed over, and journeys within journeys: by mouse, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.lab import Notebook

AXE = Path(__file__).parents[2] / "js" / "node_modules" / "axe-core" / "axe.min.js"
MAP = """
import journey_widgets as jw
from journey_widgets.sources import from_rows
rd = from_rows({
    "facts": [{"redesign_id": "redesign", "title": "Rental"}],
    "journeys": [{"journey_id": "jo1", "name": "Rental"}],
    "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "Booking"}],
    "steps": [{"step_id": f"st{i}", "phase_id": "ph1", "name": name}
              for i, name in enumerate(["Choose", "Pay online", "Pay later", "Collect"])],
    "org_units": [{"org_unit_id": "ou1", "name": "Sales"}, {"org_unit_id": "ou2", "name": "Desk"}],
    "touchpoints": [{"touchpoint_id": f"tp{i}", "step_id": f"st{i}", "name": name, "org_unit_id": unit}
                    for i, (name, unit) in enumerate([("Catalogue", "ou1"), ("Form", "ou1"), ("Invoice", "ou1"),
                                                      ("Keys", "ou2")])],
}, source="the test")
def flow():
    columns = ["flow_kind", "branch", "is_optional", "is_repeatable", "back_to_step_id"]
    return rd.steps[columns].astype(object).where(rd.steps[columns].notna(), "").values.tolist()
w = jw.Swimlane(rd)
w
"""
PLAIN = ["sequence", "", False, False, ""]


def header(nb: Notebook, step: str) -> Locator:
    return nb.page.locator(".jw-step").filter(has=nb.card("steps", step, "name"))


def by_mouse(nb: Notebook, step: str, *entries: str) -> None:
    header(nb, step).hover()
    header(nb, step).locator(".jw-name-menu > button").click()
    for entry in entries:
        nb.page.locator(".jw-entry").filter(has_text=entry).first.click()


def choose(nb: Notebook, *entries: str) -> None:
    """Go down an open menu to each entry, and take it."""
    for entry in entries:
        for _ in range(40):
            if entry in nb.page.evaluate("document.activeElement.textContent"):
                break
            nb.page.keyboard.press("ArrowDown")
        expect(nb.page.locator(".jw-entry:focus")).to_contain_text(entry)
        nb.page.keyboard.press("Enter")


def by_keys(nb: Notebook, step: str, *entries: str) -> None:
    """From the header of another step that has the focus."""
    nb.page.keyboard.press("Home")
    for _ in range(int(step[-1]) + 1):
        if nb.card("steps", step, "name").evaluate("node => node === document.activeElement"):
            break
        nb.page.keyboard.press("ArrowRight")
    expect(nb.card("steps", step, "name")).to_be_focused()
    nb.page.keyboard.press("Shift+F10")
    choose(nb, *entries)


def said(nb: Notebook) -> Locator:
    return nb.page.locator(".jw-said [role=status]")


def violations(nb: Notebook) -> list[dict[str, Any]]:
    nb.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = nb.page.evaluate("async () => (await axe.run('.jw-swimlane', {resultTypes: ['violations']})).violations")
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]


def test_the_flow_is_made_by_mouse_and_by_keys(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(MAP)
    nb.run_all()
    expect(nb.card("touchpoints", "tp3", "name")).to_be_visible()
    expect(nb.page.locator(".jw-flow")).to_have_count(0)
    # by mouse: two ways to pay, one of two steps; and a loop
    by_mouse(nb, "st2", "Flow", "Alternative to “Pay online”")
    expect(said(nb)).to_have_text("Pay later: alternative, branch 2 of 2: B")
    expect(nb.page.locator(".jw-flow-name")).to_have_text(["A", "B"])
    expect(nb.card("steps", "st2", "name")).to_be_focused()
    by_mouse(nb, "st3", "Flow", "On the same branch as “Pay later”")
    by_mouse(nb, "st3", "Flow", "Rename the branch")
    nb.page.keyboard.type("Later")
    nb.page.keyboard.press("Enter")
    expect(nb.page.locator(".jw-flow-name")).to_have_text(["A", "Later"])
    by_mouse(nb, "st3", "Flow", "Go back to", "Choose")
    expect(
        nb.page.get_by_role("columnheader", name="Collect. alternative, branch 2 of 2: Later; goes back to")
    ).to_be_visible()
    ways = [["alternative", "A", False, False, ""], ["alternative", "Later", False, False, ""]]
    assert nb.value("flow()") == [PLAIN, *ways, ["alternative", "Later", False, False, "st0"]]
    assert nb.value("jw.on(rd).passages().index.tolist()") == [["tp0", "tp1"], ["tp0", "tp2"], ["tp2", "tp3"]]
    assert violations(nb) == []
    # by keys: all of it taken apart again, and options, repeats, any order
    nb.card("steps", "st0", "name").focus()
    by_keys(nb, "st3", "Flow", "Do not go back")
    by_keys(nb, "st3", "Flow", "Leave the block")
    by_keys(nb, "st2", "Flow", "In any order with “Collect”")
    expect(said(nb)).to_have_text("Pay later: in any order, 1 of 2")
    by_keys(nb, "st0", "Flow", "Optional")
    by_keys(nb, "st0", "Flow", "Repeatable")
    by_keys(nb, "st3", "Flow", "Go back to", "Pay online")
    order = ["any_order", "", False, False]
    assert nb.value("flow()") == [["sequence", "", True, True, ""], PLAIN, [*order, ""], [*order, "st1"]]
    # each of them is one step back; the cell that was run took the focus
    for step, before in (
        ("st3", "Collect. in any order, 2 of 2"),
        ("st0", "Choose. optional"),
        ("st0", "Choose"),
        ("st2", "Pay later. alternative, branch 2 of 2: Later"),
        ("st3", "Collect. alternative, branch 2 of 2: Later"),
        ("st3", "Collect. alternative, branch 2 of 2: Later; goes back to “Choose”"),
    ):
        nb.card("steps", step, "name").focus()
        nb.page.keyboard.press("Control+z")
        expect(nb.card("steps", step, "name")).to_have_accessible_name(before)
    assert nb.value("flow()") == [PLAIN, *ways, ["alternative", "Later", False, False, "st0"]]


def test_hand_offs_are_broken_and_cards_opened_up(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(MAP)
    nb.run_all()
    mark = nb.card("touchpoints", "tp3", "name").locator(".jw-handoff")
    expect(mark).to_have_accessible_name("Hand-off from “Invoice”; owner: Sales → Desk")
    expect(nb.page.locator(".jw-handoff")).to_have_count(1)
    # by mouse
    mark.click()
    nb.page.keyboard.type("the invoice number")
    nb.page.get_by_role("button", name="Done").click()
    expect(mark).to_have_accessible_name(
        "Hand-off from “Invoice”; owner: Sales → Desk; broken; lost: the invoice number"
    )
    expect(mark).to_contain_text("the invoice number")
    columns = "rd.handoffs[['touchpoint_id', 'next_touchpoint_id', 'is_broken', 'lost']].values.tolist()"
    assert nb.value(columns) == [["tp2", "tp3", True, "the invoice number"]]
    mark.hover()
    expect(mark.locator(".jw-tip")).to_be_visible()
    # by keys: made whole, and broken again with two strokes of Enter
    card = nb.card("touchpoints", "tp3", "name")
    card.focus()
    nb.page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    nb.page.keyboard.press("Enter")
    expect(nb.page.locator(".jw-breaks input[type=text]")).to_be_focused()
    assert violations(nb) == []
    nb.page.keyboard.press("Shift+Tab")
    nb.page.keyboard.press("Space")
    nb.page.keyboard.press("Enter")
    expect(mark).to_be_focused()
    expect(mark).not_to_contain_class("is-broken")
    assert nb.value("rd.handoffs['is_broken'].tolist()") == [False]
    mark.focus()
    nb.page.keyboard.press("Enter")
    expect(nb.page.locator(".jw-breaks")).to_be_visible()
    nb.page.keyboard.press("Escape")
    expect(mark).not_to_contain_class("is-broken")
    nb.page.keyboard.press("Enter")
    nb.page.keyboard.press("Enter")
    expect(mark).to_contain_class("is-broken")
    assert nb.value("jw.on(rd).passages()['is_broken'].tolist()") == [False, False, True]
    open_up(nb, card)


def open_up(nb: Notebook, card: Locator) -> None:
    # a sub-journey from the menu of a card by keys, and the ways there and back
    card.focus()
    nb.page.keyboard.press("Shift+F10")
    choose(nb, "Make a sub-journey")
    nb.page.keyboard.type("Hand over")
    nb.page.keyboard.press("Enter")
    trail = nb.page.get_by_role("navigation", name="Part of")
    expect(trail.get_by_role("button")).to_have_text(["RentalKeys"])
    made = "rd.journeys[['name', 'parent_touchpoint_id']].iloc[1].tolist()"
    assert nb.value(made) == ["Keys", "tp3"]
    assert nb.value("rd.phases['name'].tolist()") == ["Booking", "Hand over"]
    nb.page.locator(".jw-phase .jw-name").focus()
    nb.page.keyboard.press("<")
    expect(card).to_be_focused()
    expect(trail).to_have_count(0)
    nb.page.keyboard.press(">")
    expect(trail).to_be_visible()
    expect(nb.page.get_by_role("columnheader", name="Hand over")).to_be_visible()
    trail.get_by_role("button").click()
    expect(card).to_be_focused()
    card.get_by_role("button", name="Open the sub-journey “Keys”").click()
    expect(trail).to_be_visible()
    # journeys that are part of each other have an end
    nb.run("rd.journeys.loc['jo1', 'parent_touchpoint_id'] = 'tp3'")
    expect(trail.get_by_role("button")).to_have_count(1)
