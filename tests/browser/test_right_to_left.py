"""A map in Arabic and Hebrew, in a lab that runs from left to right, and in a page that runs the other way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.lab import Notebook
from tests.browser.test_editing import MAP

pytestmark = pytest.mark.full
NAME = "صفحة الأسعار والخدمات الإضافية للعميل"
PERSONA = "לקוחה חוזרת"
OTHER_WAY = f"""
rd.touchpoints.loc["tp1", "name"] = {NAME!r}
rd.touchpoints.loc["tp1", "is_moment_of_truth"] = True
rd.personas.loc["pe1", "name"] = {PERSONA!r}
rd.emotions.loc[("st2", "current", "pe1"), "valence"] = -1.0
w.curves = ["current", "persona:pe1"]
rd.lanes.loc["la90", ["journey_id", "lane_kind"]] = ["jo1", "channel"]
rd.touchpoints.loc["tp2", ["step_id", "channel_id"]] = ["st1", "ch1"]
"""
PLACES = """() => {
    const box = found => { const {left, right} = found.getBoundingClientRect(); return {left, right}; };
    const card = document.querySelector('.jw-tp[data-row="tp1"]');
    const text = card.querySelector('.jw-text').firstChild;
    const letters = document.createRange();
    letters.selectNodeContents(text);
    const star = card.querySelector('.jw-star').getBoundingClientRect();
    return {
        label: box(document.querySelector('.jw-curve-name')),
        point: box(document.querySelector('.jw-point[data-row="st2"]')),
        // in their order, both at one step
        dots: ['tp1', 'tp2'].map(id => box(document.querySelector(`.jw-dot[data-row="${id}"]`)).left),
        covered: [...letters.getClientRects()].some(line => line.left < star.right && star.left < line.right
                                                            && line.top < star.bottom && star.top < line.bottom),
    };
}"""


def places(nb: Notebook) -> dict[str, Any]:
    found: dict[str, Any] = nb.page.evaluate(PLACES)
    return found


def test_texts_run_their_own_way(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(MAP)
    nb.run_all()
    nb.run(OTHER_WAY)
    expect(nb.page.locator(".jw-curve-name")).to_have_text(PERSONA)
    expect(nb.card("touchpoints", "tp1", "name")).to_contain_text(NAME)
    found = places(nb)
    assert found["point"]["right"] <= found["label"]["left"] < found["point"]["right"] + 20
    assert not found["covered"]
    assert found["dots"] == sorted(found["dots"])
    nb.page.evaluate("document.documentElement.dir = 'rtl'")
    found = places(nb)
    assert found["point"]["left"] - 20 < found["label"]["right"] <= found["point"]["left"]
    assert not found["covered"]
    assert found["dots"] == sorted(found["dots"], reverse=True)
    card = nb.card("touchpoints", "tp1", "name")
    card.locator(".jw-text").dblclick()
    nb.page.keyboard.press("Control+a")
    nb.page.keyboard.type("מחירון")
    nb.page.keyboard.press("Enter")
    expect(card).to_contain_text("מחירון")
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "מחירון"
