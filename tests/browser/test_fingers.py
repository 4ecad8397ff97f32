"""The map under a finger: taken, written, scrolled, carried, its menu; each ends on a DataFrame in the kernel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lab import Notebook
from tests.browser.test_editing import LANES, MAP

pytestmark = pytest.mark.full
PLACES = "rd.touchpoints.sort_values(['step_id', 'position']).step_id.to_dict()"
AS_MADE = {"tp1": "st1", "tp2": "st2", "tp3": "st3"}


class Finger:
    """One finger on the page, as the browser itself sees it: it decides what is a tap, a swipe, a press.

    Parameters
    ----------
    nb
        The notebook.
    """

    def __init__(self, nb: Notebook) -> None:
        self.page = nb.page
        self.session = nb.page.context.new_cdp_session(nb.page)

    def _send(self, kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in places]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    @contextmanager
    def on(self, x: float, y: float) -> Iterator[None]:
        """Lie at a place; whatever happens, it is lifted again."""
        self._send("touchStart", (x, y))
        try:
            yield
        finally:
            self._send("touchEnd")

    def move(self, start: tuple[float, float], end: tuple[float, float], steps: int = 12) -> None:
        """Move over the page in a straight line."""
        for i in range(1, steps + 1):
            part = i / steps
            self._send("touchMove", (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part))


def middle(found: Locator, y: float | None = None) -> tuple[float, float]:
    """Return the middle of what is shown, or a place so far below its upper edge."""
    box: Any = found.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + (box["height"] / 2 if y is None else y)


def test_by_finger(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(MAP, has_touch=True)
    nb.run_all()
    card = nb.card("touchpoints", "tp1", "name")
    expect(card).to_be_visible()
    finger = Finger(nb)
    for part in (takes_and_writes, carries, opens_the_menu, gathers, pulls, scrolls):
        card.scroll_into_view_if_needed()
        part(nb, finger)


def takes_and_writes(nb: Notebook, _finger: Finger) -> None:
    """A tap takes a card, the second one writes in it."""
    card = nb.card("touchpoints", "tp1", "name")
    card.locator(".jw-text").tap()
    nb.becomes("w.selected", {"touchpoints": ["tp1"]})
    card.locator(".jw-text").tap()
    card.locator("textarea, input").fill("Prices")
    nb.page.keyboard.press("Enter")
    nb.becomes("rd.touchpoints.loc['tp1', 'name']", "Prices")


def carries(nb: Notebook, finger: Finger) -> None:
    """A finger that rests takes the card along, to another step."""
    card = nb.card("touchpoints", "tp1", "name")
    nb.card("touchpoints", "tp2", "name").locator(".jw-text").tap()
    start, end = middle(card, 12), middle(nb.cell(LANES["touchpoint"], 2), 6)
    with finger.on(*start):
        expect(card).to_have_class("jw-card jw-tp is-open is-in-current is-selected")
        finger.move(start, end)
        expect(nb.page.locator(".jw-dragged.is-carried")).to_have_text("Prices")
        expect(nb.cell(LANES["touchpoint"], 2).locator(".jw-gap")).to_have_count(1)
    expect(nb.page.locator(".jw-dragged")).to_have_count(0)
    nb.becomes("rd.touchpoints[['step_id', 'position']].loc[['tp1', 'tp3']].values.tolist()", [["st3", 1], ["st3", 2]])
    nb.page.get_by_role("button", name="Undo", exact=True).first.tap()
    nb.becomes(PLACES, AS_MADE)


def opens_the_menu(nb: Notebook, finger: Finger) -> None:
    """A finger that rests and is lifted there opens the menu of the card."""
    card = nb.card("touchpoints", "tp3", "name")
    nb.card("touchpoints", "tp2", "name").locator(".jw-text").tap()
    with finger.on(*middle(card, 12)):
        expect(card).to_have_class("jw-card jw-tp is-open is-in-current is-selected")
        expect(nb.page.locator(".jw-context")).to_have_count(0)
    menu = nb.page.locator(".jw-context")
    expect(menu).to_be_visible()
    menu.locator(".jw-entry", has_text="Duplicate").tap()
    expect(menu).to_have_count(0)
    nb.becomes("rd.touchpoints.name.tolist().count('Counter')", 2)
    assert nb.value("len(rd.touchpoints)") == 4


def gathers(nb: Notebook, finger: Finger) -> None:
    """Cards are taken one after the other; what is done is done to all of them."""
    menu = nb.page.locator(".jw-context")
    for row in ("tp1", "tp2"):
        card = nb.card("touchpoints", row, "name")
        with finger.on(*middle(card, 12)):
            expect(card).to_have_class("jw-card jw-tp is-open is-in-current is-selected")
        expect(menu).to_be_visible()
    nb.becomes("w.selected", {"touchpoints": ["tp1", "tp2"]})
    menu.locator(".jw-entry.is-bad").first.tap()
    nb.becomes("sorted(set(rd.touchpoints.index) & {'tp1', 'tp2'})", [])
    nb.page.get_by_role("button", name="Undo", exact=True).first.tap()
    nb.becomes("sorted(set(rd.touchpoints.index) & {'tp1', 'tp2'})", ["tp1", "tp2"])


def pulls(nb: Notebook, finger: Finger) -> None:
    """A point of the curve follows the finger."""
    start = middle(nb.card("emotions", "st1", "valence"))
    end = (start[0], start[1] + 60)  # two units down
    with finger.on(*start):
        finger.move(start, end)
    nb.becomes("round(float(rd.emotions.loc[('st1', 'current', ''), 'valence']), 1)", -1.0)


def scrolls(nb: Notebook, finger: Finger) -> None:
    """A swipe that begins on a card scrolls the map, and moves nothing."""
    nb.page.set_viewport_size({"width": 760, "height": 900})
    before = nb.value(PLACES)
    card = nb.card("touchpoints", "tp2", "name")
    card.scroll_into_view_if_needed()
    left = "document.querySelector('.jw-scroll').scrollLeft"
    nb.page.evaluate(f"{left} = 0")
    start = middle(nb.card("touchpoints", "tp1", "name"), 12)
    with finger.on(*start):
        finger.move(start, (start[0] - 120, start[1]))
    nb.page.wait_for_function(f"() => {left} > 60")
    assert nb.value(PLACES) == before
    assert nb.value("w.selected") != {"touchpoints": ["tp2"]}
