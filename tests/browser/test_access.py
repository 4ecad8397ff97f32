"""Everyone can use it: axe-core within our root, in both themes, in all that can be opened."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.lab import Notebook

AXE = Path(__file__).parents[2] / "js" / "node_modules" / "axe-core" / "axe.min.js"
CASE = """
import journey_widgets as jw
rd = jw.example("b2b-software", language="it")
w = jw.Swimlane(rd)
w
"""


def violations(nb: Notebook) -> list[dict[str, Any]]:
    found = nb.page.evaluate(
        """async () => (await axe.run('.jw-swimlane', {resultTypes: ['violations']})).violations.map(
            v => ({
                id: v.id, impact: v.impact,
                nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + n.failureSummary),
            }))"""
    )
    return [violation for violation in found if violation["impact"] in {"serious", "critical"}]


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_serious(open_notebook: Callable[..., Notebook], theme: str) -> None:
    nb = open_notebook(CASE)
    nb.page.evaluate("theme => { window.jupyterapp.commands.execute('apputils:change-theme', {theme}); }", theme)
    nb.page.wait_for_function(
        "light => document.body.dataset.jpThemeLight === light", arg=str(theme.endswith("Light")).lower()
    )
    nb.run_all()
    expect(nb.card("touchpoints", "tp1", "name")).to_be_visible()
    nb.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    assert violations(nb) == []
    nb.page.get_by_role("button", name="Mostra le corsie").click()
    assert violations(nb) == []
    nb.page.keyboard.press("Escape")
    nb.maps().get_by_role("button", name="Futuro").click()
    card = nb.card("touchpoints", "tp1", "name")
    card.click(position={"x": 20, "y": 10})
    nb.page.keyboard.press("Enter")
    assert violations(nb) == []
    nb.page.keyboard.press("Escape")
    nb.page.keyboard.press("Delete")
    expect(nb.page.locator(".jw-said.is-shown")).to_be_visible()
    assert violations(nb) == []


def test_names_and_announcements(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(CASE.replace('"it"', '"en"'))
    nb.run_all()
    grid = nb.page.get_by_role("grid")
    expect(grid).to_have_count(1)
    expect(nb.page.get_by_role("columnheader", name="Out of market")).to_be_visible()
    expect(nb.page.get_by_role("rowheader", name=re.compile("^Touchpoints"))).to_be_visible()
    expect(nb.page.get_by_role("slider", name="Emotion at Keeps an eye on the trade")).to_be_visible()
    nb.card("touchpoints", "tp1", "name").click(position={"x": 20, "y": 10})
    nb.page.keyboard.press("Alt+ArrowRight")
    expect(nb.page.get_by_role("status").last).to_contain_text("moved to")
    nb.page.keyboard.press("Delete")
    expect(nb.page.get_by_role("status").last).to_contain_text("Deleted: Trade fair stand")
