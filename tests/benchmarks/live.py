"""From a change in Python until the chart is painted: a live cell beside `altair.JupyterChart` given a new chart."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.conftest import find_chromium
from tests.browser.lab import CHROMIUM_FLAGS, Lab, Notebook

ROUNDS = 15
BOUNDS = {50: 5, 5_000: 3}
SETUP = """
import asyncio, json, time
import altair as alt, numpy as np, pandas as pd
import journey_widgets as jw
from journey_widgets.sources import from_rows
alt.JupyterChart.enable_offline()
alt.data_transformers.disable_max_rows()
N = {rows}
rng = np.random.default_rng(1)
rd = from_rows({{
    "facts": [{{"redesign_id": "redesign", "title": "Bench"}}],
    "journeys": [{{"journey_id": "jo1", "name": "Journey"}}],
    "phases": [{{"phase_id": "ph1", "journey_id": "jo1", "name": "Phase"}}],
    "steps": [{{"step_id": "st1", "phase_id": "ph1", "name": "Step"}}],
    "touchpoints": [
        {{"touchpoint_id": f"tp{{i}}", "step_id": "st1", "name": f"Touchpoint {{i % 50}}", "relevance": 5.0}}
        for i in range(N)
    ],
}}, source="a benchmark")

def drawn(table, name):
    return (
        alt.Chart(table, title=alt.Title(alt.expr("finding")))
        .mark_circle()
        .encode(x="relevance:Q", y="position:Q", color="name:N")
        .add_params(alt.param(name="finding", value=name))
    )

def values(i):
    return np.round(rng.random(N) * 10, 2)
"""
LIVE = """
@jw.live(rd)
def chart(rd):
    return drawn(rd.touchpoints[["name", "relevance", "position"]], f"live {rd.title}")
"""
PEER = """
peer = alt.JupyterChart(drawn(rd.touchpoints.reset_index()[["name", "relevance", "position"]], "peer 0"))
peer
"""
CHANGE_LIVE = """
rd.touchpoints.loc["tp3", "relevance"] = float({i} % 10); rd.facts.loc["redesign", "title"] = "{i}"
print(time.time() * 1000); rd.sync()
"""
CHANGE_PEER = """
table = rd.touchpoints.reset_index()[["name", "relevance", "position"]].assign(relevance=values({i}))
print(time.time() * 1000); peer.chart = drawn(table, "peer {i}")
"""
WATCH = """() => {
    const seen = window.jwSeen = {};
    const look = () => {
        for (const title of document.querySelectorAll('.role-title-text text'))
            if (seen[title.textContent] === undefined) {
                const name = title.textContent;
                seen[name] = 0;
                const note = () => { seen[name] = performance.timeOrigin + performance.now(); };
                requestAnimationFrame(() => setTimeout(note));
            }
    };
    new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


def time_of(nb: Notebook, code: str, title: str) -> float:
    """Return the ms from a change in Python until its title is painted."""
    began = float(nb.run(code).split()[0])
    nb.page.wait_for_function("title => window.jwSeen[title] > 0", arg=title)
    return float(nb.page.evaluate("title => window.jwSeen[title]", title)) - began


def measure(lab: Lab, browser: object, rows: int) -> tuple[list[float], list[float]]:
    """Return the times of live cell and peer, in turn."""
    nb = lab.open(browser, SETUP.format(rows=rows), LIVE, PEER)  # type: ignore[arg-type]
    page: Page = nb.page
    nb.run_all()
    expect(page.locator(".role-title-text", has_text="live Bench")).to_have_count(1)
    expect(page.locator(".role-title-text", has_text="peer 0")).to_have_count(1)
    page.evaluate(WATCH)
    live, peer = [], []
    for i in range(1, ROUNDS + 1):
        live.append(time_of(nb, CHANGE_LIVE.format(i=i), f"live {i}"))
        peer.append(time_of(nb, CHANGE_PEER.format(i=i), f"peer {i}"))
    page.close()
    lab.end_sessions()
    return live, peer


def main() -> None:
    """Print times, ratios and bounds."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lab = Lab(Path(folder))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        try:
            for rows, bound in BOUNDS.items():
                live, peer = (statistics.median(times[2:]) for times in measure(lab, browser, rows))
                print(f"{rows:,} rows: live cell {live:.0f} ms, JupyterChart {peer:.0f} ms")
                print(f"ratio at {rows:,} rows: {peer / live:.1f} (bound {bound})")
        finally:
            browser.close()
            lab.stop()


if __name__ == "__main__":
    main()
