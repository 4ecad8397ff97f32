"""From a change in Python until the chart is painted: a live cell beside `altair.JupyterChart` given a new chart."""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.conftest import find_chromium
from tests.browser.lab import CHROMIUM_FLAGS, Lab

JS = Path(__file__).parents[2] / "js"
ROUNDS = 25
REST_S = 0.8
"""Between two changes: the page is at rest again."""
BOUNDS = {50: 5, 5_000: 3}
COMMON = """
import asyncio, json, time
import altair as alt, numpy as np, pandas as pd
N = {rows}

def drawn(table, name):
    return (
        alt.Chart(table, title=alt.Title(alt.expr("finding")))
        .mark_circle()
        .encode(x="relevance:Q", y="position:Q", color="name:N")
        .add_params(alt.param(name="finding", value=name))
    )

async def change(what):
    times = []
    for i in range(1, {rounds} + 1):
        await asyncio.sleep({rest})
        times.append(what(i))
    print(json.dumps(times))
"""
LIVE = """
import journey_widgets as jw
from journey_widgets.sources import from_rows
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

@jw.live(rd)
def chart(rd):
    return drawn(rd.touchpoints[["name", "relevance", "position"]], f"live {{rd.title}}")

def change_live(i):
    rd.touchpoints.loc["tp3", "relevance"] = float(i % 10)
    rd.facts.loc["redesign", "title"] = str(i)
    began = time.time() * 1000
    rd.sync()
    return began
"""
EVERY = """
import ipywidgets
import journey_widgets as jw
rd = jw.new("Bench")
slider = ipywidgets.IntSlider()
names = [f"Touchpoint {{i % 50}}" for i in range(N)]
table = pd.DataFrame({{"name": names, "relevance": 5.0, "position": range(1, N + 1)}})
rng = np.random.default_rng(1)

@jw.live(rd, i=slider)
def chart(rd, i):
    return drawn(table.assign(relevance=np.round(rng.random(N) * 10, 2)), f"every {{i}}")

def change_every(i):
    began = time.time() * 1000
    slider.value = i
    return began
"""
PEER = """
alt.JupyterChart.enable_offline()
alt.data_transformers.disable_max_rows()
names = [f"Touchpoint {{i % 50}}" for i in range(N)]
table = pd.DataFrame({{"name": names, "relevance": 5.0, "position": range(1, N + 1)}})
rng = np.random.default_rng(1)
peer = alt.JupyterChart(drawn(table, "peer 0"))
display(peer)

def change_peer(i):
    changed = table.assign(relevance=np.round(rng.random(N) * 10, 2))
    began = time.time() * 1000
    peer.chart = drawn(changed, f"peer {{i}}")
    return began
"""
FLOOR = """
import anywidget

class Bare(anywidget.AnyWidget):
    _esm = "export default {{ render({{ model, el }}) {{"\\
        "const title = document.createElement('text'); el.className = 'role-title-text vega-embed';"\\
        "title.textContent = 'bare 0'; el.append(title);"\\
        "model.on('msg:custom', told => {{ title.textContent = told; }}); }} }}"

bare = Bare()
display(bare)

def change_bare(i):
    began = time.time() * 1000
    bare.send(f"bare {{i}}")
    return began
"""
WATCH = """() => {
    const seen = window.jwSeen = {};
    const note = text => {
        if (!/^(live|every|peer|bare) \\d+$/.test(text) || seen[text] !== undefined) return;
        seen[text] = 0;
        // a message posted within a frame comes after its painting
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => { seen[text] = performance.timeOrigin + performance.now(); };
            port2.postMessage(null);
        });
    };
    const fill = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        note(text);
        return fill.call(this, text, ...rest);
    };
    const look = () => document.querySelectorAll('.role-title-text text').forEach(each => note(each.textContent));
    new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


def measure(lab: Lab, browser: object, name: str, setup: str, rows: int) -> float:
    """Return the median ms from a change in Python until its title is painted."""
    values = {"rows": rows, "rounds": ROUNDS, "rest": REST_S}
    nb = lab.open(browser, COMMON.format(**values), setup.format(**values))  # type: ignore[arg-type]
    page: Page = nb.page
    page.evaluate(WATCH)
    nb.run_all()
    expect(page.locator(":is(.jw-live, .jp-OutputArea-output) .vega-embed").first).to_be_visible()
    began = json.loads(nb.run(f"await change(change_{name})"))
    page.wait_for_function("title => window.jwSeen[title] > 0", arg=f"{name} {ROUNDS}")
    seen = page.evaluate("() => window.jwSeen")
    page.close()
    lab.end_sessions()
    return statistics.median([seen[f"{name} {i}"] - at for i, at in enumerate(began, 1)][2:])


def measure_page(browser: Browser) -> dict[int, float]:
    """Print what a message costs in the page from its arrival, beside what Vega itself takes; return the latter."""
    alone = {}
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "live.js"
        options = ["--bundle", "--minify", "--target=es2022", "--loader:.css=text", "--log-level=error"]
        esbuild = JS / "node_modules" / ".bin" / "esbuild"
        subprocess.run([esbuild, "bench/live.ts", *options, f"--outfile={script}"], cwd=JS, check=True)
        page = browser.new_page()
        page.set_content("<!doctype html><body></body>")
        page.add_script_tag(path=script)
        for rows in BOUNDS:
            found = page.evaluate("([rows, rounds]) => measure(rows, rounds)", [rows, ROUNDS])
            live, vega = (statistics.median(found[name][2:]) for name in ("live", "vega"))
            print(f"{rows:,} rows from the message on: live chart {live:.1f} ms, Vega itself {vega:.1f} ms")
            print(f"ratio from the message on at {rows:,} rows: {live / vega:.2f} (bound 1.5)")
            alone[rows] = vega
        page.close()
    return alone


def main() -> None:
    """Print times, ratios and bounds."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lab = Lab(Path(folder))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        try:
            alone = measure_page(browser)
            floor = measure(lab, browser, "bare", FLOOR, 0)
            print(f"a bare message that is painted: {floor:.0f} ms")
            for rows, bound in BOUNDS.items():
                setups = {"live": LIVE, "every": EVERY, "peer": PEER}
                found = {name: measure(lab, browser, name, setup, rows) for name, setup in setups.items()}
                peer = found.pop("peer")
                least = floor + alone[rows]
                print(f"{rows:,} rows: JupyterChart {peer:.0f} ms; a bare message would be {peer / floor:.1f} ×")
                print(f"a bare message and Vega's own change of the rows: {least:.0f} ms, {peer / least:.1f} ×")
                for name, took in found.items():
                    what = "one row of a map" if name == "live" else "every row of a table"
                    print(f"ratio at {rows:,} rows, {what} changed: {took:.0f} ms, {peer / took:.1f} × (bound {bound})")
        finally:
            browser.close()
            lab.stop()


if __name__ == "__main__":
    main()
