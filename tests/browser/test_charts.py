"""Plain charts of Altair 6 draw, with nobody asked; what a stranger's chart would load is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import altair as alt
import nbformat
import pandas as pd
import pytest
from playwright.sync_api import expect

from tests.browser.lab import Lab, Notebook

VEGALITE = "application/vnd.vegalite.v6+json"
CHART = """
import altair as alt, pandas as pd, journey_widgets
alt.Chart(pd.DataFrame({"phase": ["Search", "Buy"], "score": [3, 8]})).mark_bar().encode(x="phase", y="score")
"""


def bars() -> dict[str, Any]:
    data = pd.DataFrame({"phase": ["Search", "Buy"], "score": [3, 8]})
    spec: dict[str, Any] = alt.Chart(data).mark_bar().encode(x="phase", y="score").to_dict()
    return spec


@pytest.fixture
def show(lab: Lab, browser: Any, request: pytest.FixtureRequest) -> Callable[..., Notebook]:
    """Open a notebook, of no one's trust, with charts."""

    def show(*specs: object) -> Notebook:
        outputs = [nbformat.v4.new_output("display_data", data={VEGALITE: spec}) for spec in specs]
        name = f"{request.node.name}.ipynb"
        cells = [nbformat.v4.new_code_cell("", outputs=outputs)]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), lab.root / name)
        nb = lab.look(browser, name)
        request.addfinalizer(lab.end_sessions)
        request.addfinalizer(nb.close)  # fails where the page asked anybody
        return nb

    return show


def test_a_chart_of_a_run_cell_is_drawn(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(CHART)
    nb.run_all()
    expect(nb.page.locator(".jw-chart-output svg.marks")).to_be_visible()


def test_a_strangers_chart_is_drawn_without_running_a_cell(show: Callable[..., Notebook]) -> None:
    nb = show(bars(), bars())
    drawn = nb.page.locator(".jw-chart-output svg.marks")
    expect(drawn).to_have_count(2)
    expect(drawn.first).to_contain_text("score")
    nb.page.locator(".jw-chart-output summary").first.click()
    expect(nb.page.get_by_role("link", name="Save as SVG")).to_be_visible()
    expect(nb.page.get_by_text("Open in Vega Editor")).to_have_count(0)


def test_a_chart_loads_nothing_and_runs_nothing(show: Callable[..., Notebook]) -> None:
    by_url = {**bars(), "data": {"url": "https://example.org/data.json"}}
    by_url.pop("datasets", None)
    image = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": [{"u": "https://example.org/x.png"}]},
        "mark": {"type": "image", "width": 9, "height": 9},
        "encoding": {"url": {"field": "u"}},
    }
    code = {**bars(), "transform": [{"calculate": "window.pwned = 1", "as": "x"}]}
    title = {**bars(), "title": "<img src=x onerror='window.pwned=2'>"}
    nb = show(by_url, image, code, title, {"mark": 5}, "no chart", None)
    expect(nb.page.locator(".jw-chart-output")).to_have_count(7)
    expect(nb.page.get_by_text("<img src=x onerror")).to_be_visible()
    expect(nb.page.locator(".jw-output-message").first).to_be_visible()
    assert nb.page.evaluate("window.pwned") is None
