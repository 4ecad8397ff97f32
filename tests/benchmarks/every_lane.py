"""A map of 5,000 cards with every lane open, in a page of its own: paint, typing, dragging, filtering and memory."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from journey_widgets.widgets import bundle
from tests.benchmarks.start import size
from tests.browser.conftest import find_chromium
from tests.browser.lab import CHROMIUM_FLAGS

JS = Path(__file__).parents[2] / "js"
CARDS = 5_000
ROUNDS = 7
DRAG_STEPS = 150
QUERIES = ("touchpoint", 'channel:"channel 3"', "tag:seven", "number 12 -13", "x")


def _centre(card: Locator) -> tuple[float, float]:
    box = card.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + 12


def measure_typing(page: Page) -> list[float]:
    """Return the milliseconds from each key to the paint that shows it, in a card's editor."""
    page.locator(".jw-tp").first.click(position={"x": 20, "y": 10})
    page.keyboard.press("F2")
    page.wait_for_selector(".jw-card textarea, .jw-card input")
    page.evaluate("watchKeys()")
    page.keyboard.type("A name that somebody types into a card", delay=60)
    took: list[float] = page.evaluate("keysTook()")
    page.keyboard.press("Escape")
    return took


def measure_drag(page: Page) -> list[float]:
    """Return the gaps between frames, in milliseconds, while a card is dragged over the map."""
    x, y = _centre(page.locator(".jw-tp").nth(2))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 8, y + 8, steps=3)
    page.evaluate("watch()")
    for i in range(DRAG_STEPS):
        page.mouse.move(200 + (i * 13) % 1200, y + (i * 7) % 300)
    frames: list[float] = page.evaluate("unwatch()")
    page.keyboard.press("Escape")
    page.mouse.up()
    return [after - before for before, after in pairwise(frames)]


def main() -> None:
    """Print figures and bounds."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        script = Path(folder) / "every_lane.js"
        options = ["--bundle", "--minify", "--target=es2022", "--jsx=automatic", "--jsx-import-source=preact"]
        options += ["--loader:.css=text", "--log-level=error"]
        esbuild = JS / "node_modules" / ".bin" / "esbuild"
        subprocess.run(
            [
                esbuild,
                "bench/every_lane.ts",
                *options,
                "--loader:.css=text",
                f"--outfile={script}",
                "--log-level=error",
            ],
            cwd=JS,
            check=True,
        )
        flags = [*CHROMIUM_FLAGS, "--js-flags=--expose-gc", "--enable-precise-memory-info"]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
        page = browser.new_page(viewport={"width": 1500, "height": 1000})
        page.set_content("<!doctype html><body></body>")
        page.add_script_tag(path=script)
        drawn = [page.evaluate("cards => draw(cards)", CARDS) for _ in range(ROUNDS)]
        paint = statistics.median(each["paint"] for each in drawn[1:])
        print(f"{CARDS:,} cards, every kind of lane: first paint {paint:.0f} ms")
        memory = {name: drawn[0][name] / 1e6 for name in ("document", "view")}  # of the others it is shared
        print(f"memory: document {memory['document']:.1f} MB, view {memory['view']:.1f} MB")
        keys = measure_typing(page)
        print(f"typing: {statistics.median(keys):.1f} ms from the key to the paint, worst {max(keys):.1f} (bound 50)")
        gaps = measure_drag(page)
        rate = 1000 * len(gaps) / sum(gaps)
        print(f"dragging: {rate:.1f} frames a second (bound 55), longest gap {max(gaps):.0f} ms")
        took = {}
        for is_hiding in (False, True):
            for query in QUERIES:
                rounds, cleared = [], []
                for _ in range(ROUNDS):
                    page.evaluate("filter('', false)")
                    rounds.append(page.evaluate("([query, hides]) => filter(query, hides)", [query, is_hiding]))
                    cleared.append(page.evaluate("filter('', false)"))
                name = f"{query}{' (hiding)' if is_hiding else ''}"
                took[name] = statistics.median(rounds)
                took[f"nothing after {name}"] = statistics.median(cleared)
        for query, milliseconds in took.items():
            print(f"filter {query}: {milliseconds:.0f} ms (bound 100)")
        print(f"the library: {size(bundle.STATIC / bundle.SWIMLANE)} (bound 100)")
        browser.close()


if __name__ == "__main__":
    main()
