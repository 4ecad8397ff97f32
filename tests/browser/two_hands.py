"""A map on which one verb after the other is tried: one open notebook, drawn anew for each, by mouse or by keys alone.

What is done is read from the kernel beside the notebook, so that neither the focus nor what scrolls is disturbed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.lab import Lab
from tests.browser.verbs import Desk

Hand = Literal["mouse", "keys"]

by_both_hands = pytest.mark.parametrize("hand", ["mouse", "keys"])

CASE = """
import json
import journey_widgets as jw
from journey_widgets.model.lanes import default_lanes
from journey_widgets.schema.tables import TABLES
from journey_widgets.sources import from_rows

rd = from_rows({
    "facts": [{"redesign_id": "redesign", "title": "Rental"}],
    "personas": [{"persona_id": "pe1", "name": "Ada"}, {"persona_id": "pe2", "name": "Bo"}],
    "segments": [{"segment_id": "se1", "name": "Families"}],
    "products": [{"product_id": "pr1", "name": "Van"}],
    "org_units": [{"org_unit_id": "ou1", "name": "Sales"}, {"org_unit_id": "ou2", "name": "Service"}],
    "channels": [{"channel_id": "ch1", "name": "Site", "contact_mode": "digital", "icon": "globe"},
                 {"channel_id": "ch2", "name": "Shop", "contact_mode": "physical", "icon": "shop"}],
    "journeys": [{"journey_id": "jo1", "name": "Rental", "persona_id": "pe1", "goal": "A van for a day"}],
    "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "Booking", "macro_phase": "purchase"},
               {"phase_id": "ph2", "journey_id": "jo1", "name": "Pick-up", "macro_phase": "post_purchase"},
               {"phase_id": "ph3", "journey_id": "jo1", "name": "Return", "macro_phase": "post_purchase"}],
    "steps": [{"step_id": "st1", "phase_id": "ph1", "name": "Books", "action": "Compares prices"},
              {"step_id": "st2", "phase_id": "ph1", "name": "Pays"},
              {"step_id": "st3", "phase_id": "ph2", "name": "Queues"},
              {"step_id": "st4", "phase_id": "ph3", "name": "Gives back"}],
    "touchpoints": [{"touchpoint_id": "tp1", "step_id": "st1", "name": "Price page", "channel_id": "ch1",
                     "org_unit_id": "ou1", "relevance": 7, "tags": "web, price"},
                    {"touchpoint_id": "tp2", "step_id": "st2", "name": "Payment", "channel_id": "ch1"},
                    {"touchpoint_id": "tp3", "step_id": "st3", "name": "Counter", "channel_id": "ch2",
                     "org_unit_id": "ou2"},
                    {"touchpoint_id": "tp4", "step_id": "st4", "name": "Drop box", "channel_id": "ch2"}],
    "notes": [{"note_id": "n1", "note_kind": "accelerator", "text": "Known data", "step_id": "st1"},
              {"note_id": "n2", "note_kind": "blocker", "text": "Only one desk", "step_id": "st3",
               "severity": "slows", "persona_id": "pe2", "tags": "desk"}],
    "assessments": [{"touchpoint_id": "tp3", "state": "current", "is_present": True, "experience": 4, "expectation": 6},
                    {"touchpoint_id": "tp3", "state": "future", "is_present": False},
                    {"touchpoint_id": "tp4", "state": "current", "is_present": True, "experience": 5},
                    {"touchpoint_id": "tp4", "state": "future", "is_present": True, "experience": 8}],
    "emotions": [{"step_id": "st1", "state": "current", "valence": 1.0},
                 {"step_id": "st3", "state": "current", "valence": -1.0}],
    "evidence": [{"evidence_id": "ev1", "name": "Survey", "source_kind": "survey"},
                 {"evidence_id": "ev2", "name": "Log file"}],
    "citations": [{"citation_id": "ci1", "evidence_id": "ev1", "table_name": "touchpoints", "row_id": "tp3",
                   "column_name": "experience"}],
    "comments": [{"comment_id": "co1", "table_name": "touchpoints", "row_id": "tp2", "text": "Which card?",
                  "author": "Eve", "written_at": "2026-03-01"}],
    "lanes": [{**lane, "lane_id": lane["note_kind"] or lane["lane_kind"]} for lane in default_lanes("jo1")],
}, source="the test")
rd.touchpoints["score"] = rd.touchpoints["relevance"] * 2

def all_values():
    rows = {}
    for name in TABLES:
        frame = getattr(rd, name)
        levels = len(frame.index.names)
        for row in frame.reset_index().to_dict("records"):
            parts = list(row.items())
            key = "/".join(str(part) for _, part in parts[:levels])
            rows.update({(name, key, column): jsonable(value) for column, value in parts[levels:]})
    return rows

def jsonable(value):
    import pandas as pd
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else str(value) if hasattr(value, "isoformat") else value

def changes():
    now = all_values()
    return [[*key, before.get(key), now.get(key)] for key in {**before, **now} if before.get(key) != now.get(key)]

before = all_values()
w = jw.Swimlane(rd)
w
"""
RUN_FIRST = """() => {
    for (const map of document.querySelectorAll('.jw-swimlane')) map.dataset.old = '';
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = 0;
    window.jupyterapp.commands.execute('notebook:run-cell');
}"""
NEW_IS_HERE = """() => {
    const all = [...document.querySelectorAll('.jp-Cell:first-child .jw-swimlane, .jw-swimlane')];
    const isNew = map => map.dataset.old === undefined && map.dataset.tools === 'here';
    return all.length > 0 && isNew(all[0]) && all[0].querySelector('.jw-card') !== null;
}"""


class TwoHands(Desk):
    """A desk whose notebook draws a map in its first cell, again for each verb."""

    def restart(self) -> None:
        """Draw the map anew, of a document of its own."""
        self.page.mouse.move(2, 2)
        self.page.evaluate(RUN_FIRST)
        self.page.wait_for_function(NEW_IS_HERE)
        self.nb.idle()
        self.map.scroll_into_view_if_needed()

    @property
    def map(self) -> Locator:
        """The first map of the page."""
        return self.page.locator(".jw-swimlane").first

    # ------------------------------------------------------------------ what came of it

    def changes(self) -> list[list[Any]]:
        """Return what differs from the document as it was drawn: table, row, column, value before, value now."""
        return self.ask("changes()")

    def changed(self) -> list[list[Any]]:
        """Return the same without places among siblings."""
        return [change for change in self.changes() if change[2] != "position"]

    def hears(self, text: Any) -> None:
        """Check what a screen reader is told."""
        expect(self.map.locator(".jw-said").get_by_role("status")).to_have_text(text)

    def at_stop(self) -> str:
        """Return the stop of the grid that has the focus, as row, column, item; else nothing."""
        return self.page.evaluate("(document.activeElement.closest('[data-stop]')?.dataset.stop ?? '')").replace(
            "\n", " "
        )

    def undoes(self, hand: Hand) -> None:
        """Take it back in one step, from wherever the focus was left, and find everything as it was."""
        if hand == "mouse":
            self.tool("Undo").click()
        else:
            self.page.keyboard.press("Control+z")
        self.hears("Undone")
        self.until("changes()", [])

    # ------------------------------------------------------------------ hands

    def letters(self, text: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.type(text)

    def card(self, table: str, row: str) -> Locator:
        """Return a card or a header of the first map."""
        return self.map.locator(f'[data-stop][data-table="{table}"][data-row="{row}"]:not(.jw-action)').first

    def place(self, lane: str, column: str) -> Locator:
        """Return a cell, by the ids of its lane and its step."""
        return self.map.locator(f'[data-lane="{lane}"] .jw-cell[data-column="{column}"]')

    def take(self, table: str, row: str, *keys: Literal["Control", "Shift"]) -> None:
        """Click a card where it is no value."""
        self.card(table, row).click(position={"x": 20, "y": 10}, modifiers=list(keys))

    def enter(self) -> None:
        """Come into the first map by Tab from its toolbar."""
        self.map.locator(".jw-tools button:not([disabled])").last.focus()
        self.press("Tab")
        assert self.at_stop() != ""

    def come(self, row: str, column: str, item: str | None = None, with_key: str = "") -> None:
        """Come to a stop of the grid by arrows alone, from the toolbar by Tab where the focus is elsewhere."""
        if self.at_stop() == "":
            self.enter()
        if with_key == "":
            self.press("Control+Home")
        self._on(f"{with_key}ArrowDown", lambda here: here[0] == row)
        if row != "phase":
            self._on(f"{with_key}ArrowRight", lambda here: here[1] == column)
        if item is not None and self._here()[2] != item:
            self._on(f"{with_key}{'ArrowRight' if row == 'phase' else 'ArrowDown'}", lambda here: here[2] == item)

    def _here(self) -> list[str]:
        return [*self.at_stop().split(" "), "", "", ""]

    def _on(self, key: str, is_there: Any) -> None:
        for _ in range(40):
            if is_there(self._here()):
                return
            before = self._here()
            self.press(key)
            assert self._here() != before, before
        raise AssertionError(self._here())

    def tab_to(self, target: Locator, *, most: int = 80, key: str = "Tab") -> None:
        """Come to an element by Tab alone."""
        for _ in range(most):
            if target.evaluate("node => node === document.activeElement"):
                return
            self.press(key)
        raise AssertionError(f"Tab does not lead to {target}")

    def tool(self, name: str) -> Locator:
        """Return a button of the toolbar."""
        return self.map.locator(".jw-tools").get_by_role("button", name=name, exact=True)

    def use_tool(self, hand: Hand, name: str) -> None:
        """Press a button of the toolbar: by keys, along its arrows."""
        target = self.tool(name)
        if hand == "mouse":
            target.click()
            return
        self.map.locator(".jw-tools [tabindex='0']:visible").first.focus()
        self.press("Home")
        self.tab_to(target, key="ArrowRight")
        self.press("Enter")

    def choose_by(self, hand: Hand, menu: str, entry: Any) -> None:
        """Choose an entry of a menu of the toolbar."""
        if self.tool(menu).get_attribute("aria-expanded") != "true":
            self.use_tool(hand, menu)
        self.pick_by(hand, entry)

    def pick_by(self, hand: Hand, entry: Any) -> None:
        """Choose an entry of the menu that is open."""
        target = self.map.locator(".jw-entries .jw-entry").filter(has_text=entry).first
        if hand == "mouse":
            target.click()
        else:
            self.tab_to(target, key="ArrowDown")
            self.press("Enter")

    def from_menu(self, hand: Hand, table: str, row: str, entry: Any) -> None:
        """Choose an entry of the menu of a card or header; by keys, of the one that has the focus."""
        if hand == "mouse":
            self.card(table, row).click(button="right", position={"x": 20, "y": 10})
        else:
            self.press("Shift+F10")
        self.pick_by(hand, entry)

    # ------------------------------------------------------------------ the panel

    @property
    def panel(self) -> Locator:
        """The panel beside the map."""
        return self.map.get_by_role("complementary", name="Panel beside the map")

    def open_panel(self, hand: Hand, tab: str) -> None:
        """Open the panel at a tab, of what is selected."""
        if hand == "mouse":
            if self.panel.count() == 0:
                self.tool("Panel").click()
            self.panel.get_by_role("tab", name=tab).click()
            return
        self.press("F4")
        target = self.panel.get_by_role("tab", name=tab)
        expect(self.panel.get_by_role("tab", name="Inspector")).to_be_focused()
        self.tab_to(target, key="ArrowRight", most=5)

    def push(self, hand: Hand, target: Locator) -> None:
        """Press a button: by keys, coming to it by Tab."""
        if hand == "mouse":
            target.click()
        else:
            self.tab_to(target)
            self.press("Enter")


def desk_of(lab: Lab, browser: Browser, cells: Iterable[str] = (CASE,)) -> Iterator[TwoHands]:
    """Open a notebook for all verbs of a module."""
    notebook = lab.open(browser, *cells)
    notebook.run_all()
    yield TwoHands(notebook)
    assert notebook.errors == [], notebook.errors
    notebook.close()
    lab.end_sessions()


__all__ = ["CASE", "Hand", "TwoHands", "by_both_hands", "desk_of", "expect"]
