"""Bytes of an edit's update beside the text it carries, on maps of 30, 300 and 3,000 touchpoints."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import journey_widgets as jw
from tests.benchmarks.frames import large

JS = Path(__file__).parents[2] / "js"
SIZES = (30, 300, 3_000)
BOUND = 120
TEXT = "Calls the help line, and again"

Found = dict[str, tuple[int, int]]
"""Gesture → bytes sent, and how many of them are the text."""


def from_a_page(script: Path, rd: jw.Redesign) -> Found:
    """Do gestures in a page that has the document."""
    done = subprocess.run(["node", script], input=rd.document.update_since(), capture_output=True, check=True)
    return {name: (sent, text) for name, sent, text in json.loads(done.stdout)}


def from_a_cell(rd: jw.Redesign) -> Found:
    """Do edits in frames."""
    sizes: list[int] = []
    stop = rd.document.on_update(lambda update, _sender: sizes.append(len(update)))
    touchpoint = rd.touchpoints.index[-1]
    edits: dict[str, tuple[int, Callable[[], None]]] = {
        "a text, in a cell": (len(TEXT), lambda: rd.touchpoints.at.__setitem__((touchpoint, "name"), TEXT)),
        "a number, in a cell": (0, lambda: rd.touchpoints.at.__setitem__((touchpoint, "relevance"), 3.0)),
    }
    found = {}
    for name, (text, edit) in edits.items():
        sizes.clear()
        edit()
        rd.sync()
        found[name] = (sum(sizes), text)
    stop()
    return found


def main() -> None:
    """Print a line for each gesture; beside it what a trait that holds the map as JSON would send."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "payload.mjs"
        esbuild = JS / "node_modules" / ".bin" / "esbuild"
        options = ["--bundle", "--platform=node", "--format=esm", "--log-level=error", f"--outfile={script}"]
        subprocess.run([esbuild, "bench/payload.ts", *options], cwd=JS, check=True)
        redesigns = {size: large(size) for size in SIZES}
        whole = {size: len(json.dumps(rd.document.rows).encode()) for size, rd in redesigns.items()}
        found = {size: {**from_a_page(script, rd), **from_a_cell(rd)} for size, rd in redesigns.items()}
    print(f"{'bytes beside the text, on maps of':28}" + "".join(f"{size:>10,}" for size in SIZES))
    worst = 0
    for name in found[SIZES[0]]:
        beside = [sent - text for sent, text in (found[size][name] for size in SIZES)]
        worst = max(worst, *beside)
        print(f"{name:33}" + "".join(f"{number:>10,}" for number in beside))
    print(f"{'the whole map as a JSON trait':33}" + "".join(f"{whole[size]:>10,}" for size in SIZES))
    print(f"ratio of the largest map to an edit: {whole[SIZES[-1]] / worst:,.0f}; worst edit {worst} B (bound {BOUND})")


if __name__ == "__main__":
    main()
