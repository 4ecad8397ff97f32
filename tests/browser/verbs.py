"""A desk with a map on it: each verb is done by mouse and by keyboard alone, is told, and taken back by one undo."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.lab import PATIENCE, Notebook

ASK = """async expression => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const asked = {code: '', store_history: false, user_expressions: {asked: expression}};
    const {content} = await kernel.requestExecute(asked).done;
    const {status, data, ename, evalue} = content.user_expressions.asked;
    return status === 'ok' ? data['text/plain'] : JSON.stringify(`${ename}: ${evalue}`);
}"""
FRESH = """code => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const cells = notebook.model.sharedModel;
    cells.deleteCellRange(0, cells.cells.length);
    cells.insertCell(0, {cell_type: 'code', source: code, metadata: {}});
    notebook.activeCellIndex = 0;
}"""
RENTAL = """
import journey_widgets as jw
from journey_widgets.sources import from_rows
rd = from_rows({{
    "facts": [{{"redesign_id": "redesign", "title": "Rental"}}],
    "personas": [{{"persona_id": "pe1", "name": "Anna"}}, {{"persona_id": "pe2", "name": "Bruno"}}],
    "journeys": [{{"journey_id": "jo1", "name": "Rental", "persona_id": "pe1"}}],
    "phases": [{{"phase_id": "ph1", "journey_id": "jo1", "name": "Booking"}}],
    "steps": [{{"step_id": "st1", "phase_id": "ph1", "name": "Books", "action": "She compares"}},
              {{"step_id": "st2", "phase_id": "ph1", "name": "Pays"}}],
    "channels": [{{"channel_id": "ch1", "name": "Site"}}, {{"channel_id": "ch2", "name": "Desk"}}],
    "org_units": [{{"org_unit_id": "ou1", "name": "Sales"}}, {{"org_unit_id": "ou2", "name": "Branch"}}],
    "touchpoints": [
        {{"touchpoint_id": "tp1", "step_id": "st1", "name": "Price page", "channel_id": "ch1", "org_unit_id": "ou1"}},
        {{"touchpoint_id": "tp2", "step_id": "st2", "name": "Payment", "channel_id": "ch2", "org_unit_id": "ou2"}}],
    "emotions": [{{"step_id": "st1", "state": "current", "valence": 1.0}},
                 {{"step_id": "st2", "state": "current", "valence": -1.0}},
                 {{"step_id": "st1", "state": "current", "persona_id": "pe2", "valence": -2.0}}],
    "notes": [{{"note_id": "n1", "note_kind": "accelerator", "text": "Known data", "step_id": "st1"}}],
    "kpis": [{{"kpi_id": "kp1", "name": "Waiting", "formula_kind": "value", "unit": "min", "target": 10,
              "direction": "lower_is_better", "touchpoint_id": "tp1"}}],
    "measurements": [{{"measurement_id": "me1", "kpi_id": "kp1", "measured_on": "2026-01-01", "value": 12.0}}],
    "lanes": [{{"lane_id": f"la{{i}}", "journey_id": "jo1", **lane}} for i, lane in enumerate({lanes}, 1)],
}}, source="the test")
{also}
w = jw.Swimlane(rd)
w
"""
AT = """frame => {
    const place = document.activeElement;
    return [place.closest('[data-stop]')?.dataset.stop ?? '', place.closest(frame) !== null];
}"""
HEADER = "#"


def rental(*lanes: str, also: str = "") -> str:
    """Return the code of a small map of these lanes, by kind and what such a lane shows; without any, the usual ones.

    Parameters
    ----------
    also
        Code that makes the map another one before it is shown.
    """
    rows = []
    for lane in lanes:
        kind, _, shows = lane.partition(":")
        more = {"measure": shows} if kind == "number" else {"note_kind": shows}
        rows.append({"lane_kind": kind, **(more if shows else {})})
    return RENTAL.format(lanes=rows, also=also)


class Desk:
    """A notebook with one map, which is laid out anew for each test.

    Attributes
    ----------
    frame, said
        Selectors of what is worked on, and of what it says of that.
    """

    frame = ".jw-swimlane"
    said = ".jw-said [role=status]"

    def __init__(self, nb: Notebook) -> None:
        self.nb = nb
        self.page = nb.page

    # ------------------------------------------------------------------ the document

    def lay(self, code: str) -> None:
        """Lay a new map on the desk, in place of what is there."""
        self.page.evaluate(FRESH, code)
        self.nb.run_all()
        expect(self.page.locator(self.frame).first).to_be_visible()

    def ask(self, expression: str) -> Any:
        """Return the value of a Python expression in the kernel; the focus stays where it is."""
        expect(self.page.locator(".jw-safety.is-waiting")).to_have_count(0)
        told = self.page.evaluate(ASK, f"__import__('json').dumps({expression}, default=str)")
        return json.loads(ast.literal_eval(told))

    def until(self, expression: str, value: object) -> None:
        """Wait until an expression has a value in the kernel."""
        found = self.ask(expression)
        for _ in range(PATIENCE // 4 // 100):
            if found == value:
                return
            self.page.wait_for_timeout(100)
            found = self.ask(expression)
        assert found == value, f"{expression}: {found}"

    # ------------------------------------------------------------------ what is seen and heard

    @property
    def status(self) -> Locator:
        """The line that is read out to who does not see the map."""
        return self.page.locator(self.said).last

    @property
    def focused(self) -> Locator:
        """Whatever has the focus."""
        return self.page.locator(":focus")

    def header(self, name: str) -> Locator:
        """The header of a lane, by its whole name."""
        has = self.page.locator('[dir="auto"]').get_by_text(name, exact=True)
        return self.page.locator(".jw-lane-name").filter(has=has).first

    def lane(self, name: str) -> Locator:
        """The row of a lane."""
        return self.page.locator(".jw-lane").filter(has=self.header(name))

    def cell(self, lane: str, column: int) -> Locator:
        """A cell of a lane, by the number of its step from 0."""
        return self.lane(lane).locator('> [role="gridcell"]').nth(column)

    def stop(self, lane: str, column: int, nth: int = 0) -> Locator:
        """What can hold the focus in a cell of a lane."""
        return self.cell(lane, column).locator("[data-stop]").nth(nth)

    # ------------------------------------------------------------------ by keyboard alone

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str, end: str = "Enter") -> None:
        """Type into the editor that has the focus, and end it."""
        expect(self.page.locator("input:focus, textarea:focus, select:focus")).to_be_visible()
        self.page.keyboard.type(text)
        self.press(end)

    def at(self) -> list[str]:
        """Row, column and item of the stop that has the focus."""
        stop, _ = self.page.evaluate(AT, self.frame)
        return [*stop.split("\n"), "", "", ""][:3]

    def enter(self) -> None:
        """Go to the first stop of the map, as somebody without a mouse does."""
        if self.at()[0] == "":
            self.page.locator(".jw-tools button:not([disabled])").last.focus()
            self.press("Tab")
        self.press("Control+Home")
        assert self.at()[0] == "phase", "the map could not be entered by keyboard"

    def walk(self, place: Locator) -> None:
        """Go to a stop by the arrow keys alone."""
        stop = place.get_attribute("data-stop")
        assert stop is not None, f"no stop: {place}"
        row, column, item = stop.split("\n")
        self.enter()
        if row in {"phase", "step"}:
            self._step("ArrowDown", 0, row, 1)
        else:
            self.press("ArrowDown", "ArrowDown", "ArrowLeft")
            while self._moved("ArrowUp"):
                pass
            self._step("ArrowDown", 0, row, 60)
        if column != HEADER and self.at()[2] != item:
            self._step("ArrowRight", 1, column, 60)
            self._step("ArrowDown", 2, item, 60)
        assert self.at() == [row, column, item], f"{self.at()} instead of {stop.split()}"

    def _moved(self, key: str) -> bool:
        before = self.at()
        self.press(key)
        return self.at() != before

    def _step(self, key: str, part: int, wanted: str, most: int) -> None:
        for _ in range(most):
            if self.at()[part] == wanted:
                return
            self.press(key)

    def choose(self, *entries: str) -> None:
        """Go down the open menu to each entry in turn, and take it."""
        for entry in entries:
            wanted = self.page.locator(".jw-entry:focus").filter(has_text=re.compile(rf"^{re.escape(entry)}"))
            expect(self.page.locator(".jw-entry:focus")).to_have_count(1)
            for _ in range(60):
                if wanted.count() == 1:
                    break
                self.press("ArrowDown")
            expect(wanted).to_have_count(1)
            self.press("Enter")

    # ------------------------------------------------------------------ by mouse

    def pick(self, *entries: str) -> None:
        """Click entries of the open menu, one after the other."""
        for entry in entries:
            self.page.locator(".jw-entry").filter(has_text=re.compile(rf"^{re.escape(entry)}")).first.click()

    def lane_menu(self, name: str, *entries: str) -> None:
        """Open the menu of a lane by the mouse, and click entries."""
        self.header(name).hover()
        self.lane(name).locator(".jw-lane-menu > button").click()
        self.pick(*entries)

    def drag(self, start: Locator, end: Locator, x: float, y: float, at: tuple[float, float] | None = None) -> None:
        """Drag one thing to a place in another, in steps, as a hand does."""
        start.scroll_into_view_if_needed()
        box, target = start.bounding_box(), end.bounding_box()
        assert box is not None
        assert target is not None
        dx, dy = at or (box["width"] / 2, box["height"] / 2)
        mouse = self.page.mouse
        mouse.move(box["x"] + dx, box["y"] + dy)
        mouse.down()
        mouse.move(target["x"] + x, target["y"] + y - 3, steps=6)
        mouse.move(target["x"] + x, target["y"] + y, steps=2)
        mouse.up()

    # ------------------------------------------------------------------ a verb

    def verb(
        self,
        by_mouse: Callable[[], object],
        by_keys: Callable[[], object],
        *,
        holds: str,
        after: object,
        says: str | None = None,
        lands: str | None = None,
        hands: Sequence[str] = ("mouse", "keys"),
    ) -> None:
        """Do a verb by each hand: it ends in the tables, is told, keeps the focus in the map, and is one step back.

        Parameters
        ----------
        holds
            A Python expression of what the verb changes.
        after
            What it is afterwards.
        says
            What the status line says then, in part.
        lands
            What is called so has the focus then: a screen reader reads that.
        """
        before = self.ask(holds)
        for hand in hands:
            (by_mouse if hand == "mouse" else by_keys)()
            if says is not None:
                expect(self.status, hand).to_contain_text(says)
            if lands is not None:
                expect(self.focused, hand).to_have_accessible_name(re.compile(re.escape(lands)))
            self.until(holds, after)
            self.back(hand, holds, before)

    def back(self, hand: str, holds: str, before: object) -> None:
        """Take one step back, by the same hand; the focus is still in the map."""
        if hand == "mouse":
            self.page.locator(f"{self.frame} .jw-tools").get_by_role("button", name="Undo").click()
        else:
            stop, is_within = self.page.evaluate(AT, self.frame)
            assert is_within, "the focus is lost"
            assert stop != "" or self.frame == ".jw-board", "the focus is on no stop of the map"
            self.press("Control+z")
        expect(self.status, hand).to_have_text(re.compile("^Undone"))
        self.until(holds, before)


class BoardDesk(Desk):
    """The same with a board, whose parts are reached by Tab."""

    frame = ".jw-board"
    said = ".jw-board .jw-told"

    def walk(self, place: Locator) -> None:
        """Go to a control by Tab alone."""
        if not self.page.evaluate(AT, self.frame)[1]:
            self.page.locator(f"{self.frame} .jw-tools button").first.focus()
        for key in ("Tab", "Shift+Tab"):
            for _ in range(120):
                if place.evaluate("element => element === document.activeElement"):
                    return
                self.press(key)
                if not self.page.evaluate(AT, self.frame)[1]:
                    self.press("Shift+Tab" if key == "Tab" else "Tab")
                    break
        raise AssertionError(f"not reached by Tab: {place}")


__all__ = ["BoardDesk", "Desk", "expect", "rental"]
