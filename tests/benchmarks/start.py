"""Time to import the package beside what it stands on, each in processes of its own; and the size of the bundle."""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import time
from pathlib import Path

import journey_widgets

ROUNDS = 9
STATEMENTS = {"ours": "import journey_widgets", "floor": "import pandas, anywidget"}


def seconds(statement: str) -> float:
    """Return the wall time of a Python process that runs `statement`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - start


def size(path: Path) -> str:
    """Return how large a bundle is, plain and compressed."""
    code = path.read_bytes()
    return f"{len(code) / 1000:.1f} kB, {len(gzip.compress(code, 9)) / 1000:.1f} kB gzip"


def main() -> None:
    """Print medians and ratios."""
    for statement in STATEMENTS.values():
        seconds(statement)  # once for the caches
    times: dict[str, list[float]] = {name: [] for name in STATEMENTS}
    for _ in range(ROUNDS):
        for name, statement in STATEMENTS.items():
            times[name].append(seconds(statement))
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, statement in STATEMENTS.items():
        print(f"{statement}: median {medians[name]:.3f} s of {ROUNDS}")
    print(f"ratio: {medians['ours'] / medians['floor']:.2f} (bound 1.3)")
    package = Path(journey_widgets.__file__).parent
    for path in sorted((package / "static").glob("*.js")):
        print(f"{path.name}: {size(path)} (bound 100)")
    print(
        "the JupyterLab extension; the last but the charts' is loaded with the first map, theirs with the first chart:"
    )
    for path in sorted((package / "labextension" / "static").glob("*.js"), key=lambda path: path.stat().st_size):
        print(f"  {path.name}: {size(path)}")


if __name__ == "__main__":
    main()
