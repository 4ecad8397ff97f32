"""From a change in Python until the chart is painted: a live cell beside `altair.JupyterChart` given a new chart."""

from __future__ import annotations

import json
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.conftest import find_chromium
from tests.browser.lab import CHROMIUM_FLAGS, Lab, Notebook

ROUNDS = 25
REST_S = 0.8
"""Between two changes: the page is at rest again."""
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
CHANGES = """
async def change(what):
    times = []
    for i in range(1, {rounds} + 1):
        await asyncio.sleep({rest})
        times.append(what(i))
    print(json.dumps(times))

def change_live(i):
    rd.touchpoints.loc["tp3", "relevance"] = float(i % 10)
    rd.facts.loc["redesign", "title"] = str(i)
    began = time.time() * 1000
    rd.sync()
    return began

def change_peer(i):
    table = rd.touchpoints.reset_index()[["name", "relevance", "position"]].assign(relevance=values(i))
    began = time.time() * 1000
    peer.chart = drawn(table, f"peer {{i}}")
    return began
"""
WATCH = """() => {
    const seen = window.jwSeen = {};
    const note = text => {
        if (!/^(live|peer) \\d+$/.test(text) || seen[text] !== undefined) return;
        seen[text] = 0;
        // a message posted within a frame comes after its painting
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => { seen[text] = performance.timeOrigin + performance.now(); };
            port2.postMessage(null);
        });
    };
    const fill = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) { note(text); return fill.call(this, text, ...rest); };
    const look = () => document.querySelectorAll('.role-title-text text').forEach(each => note(each.textContent));
    new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


def measure(lab: Lab, browser: object, rows: int) -> tuple[list[float], list[float]]:
    """Return the ms from each change in Python until its title is painted: of the live cell, and of the peer."""
    changes = CHANGES.format(rounds=ROUNDS, rest=REST_S)
    nb = lab.open(browser, SETUP.format(rows=rows), LIVE, PEER, changes)  # type: ignore[arg-type]
    page: Page = nb.page
    page.evaluate(WATCH)
    nb.run_all()
    expect(page.locator(".jw-live .marks").first).to_be_visible()
    expect(page.locator(".role-title-text", has_text="peer 0")).to_have_count(1)
    found = []
    for name in ("live", "peer"):
        began = json.loads(nb.run(f"await change(change_{name})"))
        page.wait_for_function("title => window.jwSeen[title] > 0", arg=f"{name} {ROUNDS}")
        seen = page.evaluate("() => window.jwSeen")
        found.append([seen[f"{name} {i}"] - at for i, at in enumerate(began, 1)])
    page.close()
    lab.end_sessions()
    return found[0], found[1]


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
