"""Re-opening a saved notebook without a kernel: when its first map answers, what ten maps weigh beside one, what stays.

What stays in memory of a notebook that was closed is measured twice, for the greater part of it is JupyterLab's. As
it is installed (4.6) its language servers wait for the kernel of every notebook, for ever where none comes, and
hold the whole notebook until then: our floor is a notebook of the same bytes that nobody draws. Without that plugin
nothing holds a notebook any more, and the floor is one of plain text.
"""

from __future__ import annotations

import json
import statistics
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser, CDPSession, expect, sync_playwright

from tests.browser.conftest import find_chromium
from tests.browser.lab import CHROMIUM_FLAGS, PATIENCE, Lab

ROUNDS = 9
MAPS = 10
CELL = "import journey_widgets as jw\nrd = jw.example('b2b-software')"
WATCH = """() => {
    const times = window.jwTimes = {};
    const looks = {painted: '.jp-Notebook .jp-Cell', map: '.jw-swimlane .jw-card[data-row]'};
    new MutationObserver(() => {
        for (const [name, selector] of Object.entries(looks))
            if (times[name] === undefined && document.querySelector(selector) !== null)
                requestAnimationFrame(() => { times[name] ??= performance.now(); });
    }).observe(document, {childList: true, subtree: true});
}"""

CLOSINGS = 50
SAMPLED_EVERY = 5
WARM = 10
"""Closings until caches are full and code is compiled; growth is counted from here."""
LANGUAGE_SERVERS = "@jupyterlab/notebook-extension:language-server"
OPEN = """path => {
    const kernelPreference = {shouldStart: false, canStart: false};
    window.jupyterapp.commands.execute('docmanager:open', {path, kernelPreference});
}"""
IS_OPEN = """([selector, count]) => document.querySelectorAll(selector).length === count
    && window.jupyterapp.shell.currentWidget.context.isReady"""
CLOSE = "() => { window.jupyterapp.shell.currentWidget.close(); }"
IS_CLOSED = "() => document.querySelector('.jp-NotebookPanel') === null"
UNITS = {"JSHeapUsedSize": "bytes", "Nodes": "nodes", "JSEventListeners": "listeners"}


def saved(lab: Lab, browser: Browser, maps: int) -> Path:
    """Run and save a notebook with so many maps of one document."""
    nb = lab.open(browser, CELL, *["jw.Swimlane(rd)"] * maps)
    nb.run_all()
    expect(nb.live_maps()).to_have_count(maps)
    nb.save()
    nb.page.close()
    lab.end_sessions()
    return nb.path


def time_to_map(lab: Lab, browser: Browser, path: Path) -> float:
    """Return how many ms after the notebook was painted its first map was there."""
    page = browser.new_page(viewport={"width": 1500, "height": 1000})
    page.add_init_script(f"({WATCH})()")
    page.goto(f"{lab.url}/lab/tree/{path.name}?reset")
    page.wait_for_function("() => window.jwTimes.map !== undefined")
    found: dict[str, float] = page.evaluate("window.jwTimes")
    page.get_by_role("button", name="Future").first.click()
    expect(page.get_by_role("button", name="Future").first).to_have_attribute("aria-pressed", "true")
    page.close()
    return found["map"] - found["painted"]


def with_outputs(notebook: dict[str, Any], output: Any) -> dict[str, Any]:
    """Return the notebook with another output in place of each map, as `output` makes it of the map's data."""
    changed = deepcopy(notebook)
    for cell in changed["cells"][1:]:
        cell["outputs"] = [output(cell["outputs"][0]["data"])]
    return changed


def kinds(notebook: dict[str, Any]) -> dict[str, tuple[dict[str, Any], str]]:
    """Return the notebook of maps and its floors: name → notebook, and what shows one of its outputs."""
    line = nbformat.v4.new_output("stream", text="no map")
    text, drawn = with_outputs(notebook, lambda _: line), ".jp-OutputArea-output"
    bytes_alone = with_outputs(
        notebook,
        lambda data: nbformat.v4.new_output(
            "display_data", data={"text/plain": "no map", "application/vnd.nobody+json": data}
        ),
    )
    return {
        "plain text": (text, drawn),
        "same bytes": (bytes_alone, drawn),
        "ten maps": (notebook, ".jw-swimlane"),
    }


def measured(session: CDPSession) -> dict[str, float]:
    """Return what a page holds when its garbage is gone."""
    for _ in range(2):  # what the first one finalises is the second one's
        session.send("HeapProfiler.collectGarbage")
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return {unit: metrics[name] for name, unit in UNITS.items()}


def growth(lab: Lab, browser: Browser, name: str, shown: str) -> dict[str, float]:
    """Return by how much a page grows each time it opens and closes a notebook, without a kernel."""
    page = browser.new_page(viewport={"width": 1500, "height": 1000})
    page.set_default_timeout(PATIENCE)
    page.goto(f"{lab.url}/lab?reset")
    expect(page.locator(".jp-Launcher")).to_be_visible(timeout=PATIENCE)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    samples: dict[int, dict[str, float]] = {}
    for closing in range(1, CLOSINGS + 1):
        # functions of the page and no locators: what these hand out would keep what it stands for
        page.evaluate(OPEN, name)
        page.wait_for_function(IS_OPEN, arg=[shown, MAPS])
        page.evaluate(CLOSE)
        page.wait_for_function(IS_CLOSED)
        if closing % SAMPLED_EVERY == 0:
            samples[closing] = measured(session)
    page.close()
    steps = [closing for closing in samples if closing >= WARM]
    return {
        unit: statistics.linear_regression(steps, [samples[step][unit] for step in steps]).slope
        for unit in UNITS.values()
    }


def print_growth(lab: Lab, browser: Browser, notebook: dict[str, Any], title: str, floor: str) -> None:
    """Print the growth of each kind of notebook, and that of maps beside the floor."""
    found: dict[str, dict[str, float]] = {}
    print(f"closed and opened {CLOSINGS} times, growth a round from the {WARM}th, {title}:")
    for kind, (content, shown) in kinds(notebook).items():
        name = f"{kind.replace(' ', '-')}.ipynb"
        (lab.root / name).write_text(json.dumps(content), encoding="utf-8")
        found[kind] = growth(lab, browser, name, shown)
        print(f"  {kind}: " + ", ".join(f"{value:,.0f} {unit}" for unit, value in found[kind].items()))
    ratios = ", ".join(f"{value / found[floor][unit]:.3f} ({unit})" for unit, value in found["ten maps"].items())
    print(f"  ten maps / {floor}: {ratios} (bound 1.05)")


def main() -> None:
    """Print sizes, times, growth, and the bounds."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        homes = [Path(folder) / name for name in ("installed", "without")]
        for home in homes:
            home.mkdir()
        lab = Lab(homes[0])
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        try:
            one, ten = saved(lab, browser, 1), saved(lab, browser, MAPS)
            sizes = [path.stat().st_size for path in (one, ten)]
            notebook = json.loads(ten.read_text(encoding="utf-8"))
            for path in (one, ten):
                changed = json.loads(path.read_text(encoding="utf-8"))
                changed["metadata"]["kernelspec"] = {"name": "none", "display_name": "None", "language": "none"}
                path.write_text(json.dumps(changed), encoding="utf-8")
            times = {path: [time_to_map(lab, browser, path) for _ in range(ROUNDS)] for path in (one, ten)}
            print(f"saved: one map {sizes[0] / 1000:.0f} kB, ten {sizes[1] / 1000:.0f} kB")
            print(f"ratio ten / one: {sizes[1] / sizes[0]:.3f} (bound 1.2)")
            for name, path in (("one map", one), ("ten maps", ten)):
                median, worst = statistics.median(times[path]), max(times[path])
                print(
                    f"{name}: first map {median:.0f} ms after the notebook, worst {worst:.0f} ms of {ROUNDS} "
                    "(bound 2,000)"
                )
            print_growth(lab, browser, notebook, "JupyterLab as installed", "same bytes")
            lab.stop()
            lab = Lab(homes[1], without=[LANGUAGE_SERVERS])
            print_growth(lab, browser, notebook, "without its language servers", "plain text")
        finally:
            browser.close()
            lab.stop()


if __name__ == "__main__":
    main()
