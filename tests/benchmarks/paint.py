"""First paint of a map of 10,000 cards beside one of 1,000, the update of one card, and filtering 5,000 cards."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import find_chromium
from tests.browser.lab import CHROMIUM_FLAGS

JS = Path(__file__).parents[2] / "js"
SIZES = (1_000, 10_000)
FILTERED = 5_000
ROUNDS = 7


def main() -> None:
    """Print medians and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "paint.js"
        options = ["--bundle", "--minify", "--target=es2022", "--jsx=automatic", "--jsx-import-source=preact"]
        esbuild = JS / "node_modules" / ".bin" / "esbuild"
        subprocess.run(
            [esbuild, "bench/paint.ts", *options, "--loader:.css=text", f"--outfile={script}", "--log-level=error"],
            cwd=JS,
            check=True,
        )
        times: dict[int, list[dict[str, float]]] = {size: [] for size in SIZES}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_chromium(), args=[*CHROMIUM_FLAGS, "--js-flags=--expose-gc"]
            )
            page = browser.new_page(viewport={"width": 1500, "height": 1000})
            page.set_content("<!doctype html><body></body>")
            page.add_script_tag(path=script)
            page.evaluate("size => measure(size)", SIZES[0])  # once for the caches
            for _ in range(ROUNDS):
                for size in SIZES:
                    times[size].append(page.evaluate("size => measure(size)", size))
            filters = [page.evaluate("size => measureFilter(size)", FILTERED) for _ in range(ROUNDS)]
            browser.close()
    medians = {
        size: {key: statistics.median(t[key] for t in found) for key in found[0]} for size, found in times.items()
    }
    for size, found in medians.items():
        print(
            f"{size:,} cards: first paint {found['paint']:.0f} ms with {found['mounted']:.0f} cards mounted, "
            f"one-card update {found['update']:.1f} ms (bound 16)"
        )
    found = {key: statistics.median(times[key] for times in filters) for key in filters[0]}
    print(
        f"filter at {FILTERED:,} cards: first letter {found['first']:.0f} ms, slowest of the next {found['next']:.0f}, "
        f"hiding the rest {found['hiding']:.0f} (bound 100); "
        f"one-card update under a filter {found['update']:.1f} (bound 16)"
    )
    print(f"ratio of first paints: {medians[SIZES[1]]['paint'] / medians[SIZES[0]]['paint']:.2f} (bound 1.5)")


if __name__ == "__main__":
    main()
