"""Re-opening a saved notebook without a kernel: when its first map answers; and what ten maps weigh beside one."""

from __future__ import annotations

import json
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.conftest import find_chromium
from tests.browser.lab import CHROMIUM_FLAGS, Lab

ROUNDS = 9
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


def main() -> None:
    """Print sizes, times, and the bounds."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lab = Lab(Path(folder))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        try:
            one, ten = saved(lab, browser, 1), saved(lab, browser, 10)
            sizes = [path.stat().st_size for path in (one, ten)]
            for path in (one, ten):
                notebook = json.loads(path.read_text(encoding="utf-8"))
                notebook["metadata"]["kernelspec"] = {"name": "none", "display_name": "None", "language": "none"}
                path.write_text(json.dumps(notebook), encoding="utf-8")
            times = {path: [time_to_map(lab, browser, path) for _ in range(ROUNDS)] for path in (one, ten)}
        finally:
            browser.close()
            lab.stop()
    print(f"saved: one map {sizes[0] / 1000:.0f} kB, ten {sizes[1] / 1000:.0f} kB")
    print(f"ratio ten / one: {sizes[1] / sizes[0]:.3f} (bound 1.2)")
    for name, path in (("one map", one), ("ten maps", ten)):
        median, worst = statistics.median(times[path]), max(times[path])
        print(f"{name}: first map {median:.0f} ms after the notebook, worst {worst:.0f} ms of {ROUNDS} (bound 2,000)")


if __name__ == "__main__":
    main()
