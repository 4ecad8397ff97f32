"""What the end of a cell costs: the difference of all frames of a map of 300 touchpoints, taken in and shown."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import journey_widgets as jw
from journey_widgets.interchange import journey_file
from journey_widgets.schema import TABLES
from journey_widgets.sources import EXAMPLES, from_rows

TOUCHPOINTS = 300
ROUNDS = 51
BOUND_MS = 20
Rows = list[dict[str, Any]]


def large(touchpoints: int) -> jw.Redesign:
    """Return the bundled case with its touchpoints, assessments and notes copied until there are so many."""
    path = EXAMPLES / "b2b-software.en.journey.json"
    tables = journey_file.parse(path.read_text(encoding="utf-8"), path.name).tables
    originals = tables["touchpoints"]
    copied = {name: list(tables[name]) for name in ("touchpoints", "assessments", "notes")}
    for number in range(len(originals), touchpoints):
        _copy(tables, copied, originals[number % len(originals)], f"_{number}")
    return from_rows({**tables, **copied}, source="the copies")


def _copy(tables: dict[str, Rows], copied: dict[str, Rows], row: dict[str, Any], suffix: str) -> None:
    old = row["touchpoint_id"]
    label = {"touchpoint_id": f"{old}{suffix}"}
    copied["touchpoints"].append({**_unplaced(row), **label})
    for name in ("assessments", "notes"):
        for hanging in tables[name]:
            if hanging.get("touchpoint_id") == old:
                own = {"note_id": f"{hanging['note_id']}{suffix}"} if name == "notes" else {}
                copied[name].append({**_unplaced(hanging), **label, **own})


def _unplaced(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "order"}


def measure(rd: jw.Redesign, edit: Callable[[int], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Return median and worst time in ms of what follows a cell that does `edit`."""
    times = []
    for number in range(rounds):
        edit(number)
        start = time.perf_counter()
        rd.sync()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), max(times)


def main() -> None:
    """Print what the bound is about, then what else a cell may do, and the floor below which nothing can fall."""
    rd = large(TOUCHPOINTS)
    frames = {name: getattr(rd, name) for name in TABLES}
    rows, cells = sum(len(frame) for frame in frames.values()), sum(frame.size for frame in frames.values())
    print(f"{len(frames)} frames, {rows:,} rows, {cells:,} cells, of {TOUCHPOINTS} touchpoints")

    def two_cells(number: int) -> None:
        rd.touchpoints.at[rd.touchpoints.index[3], "name"] = f"edit {number}"
        rd.assessments.at[rd.assessments.index[5], "experience"] = number % 10

    def one_row(number: int) -> None:
        rd.touchpoints.loc[f"new{number}", ["name", "step_id"]] = ["New", "st1"]

    def a_place(number: int) -> None:
        rd.phases.loc["ph1", "position"] = 1 + number % 3

    bounded = {"nothing": lambda _number: None, "two cells": two_cells}
    other = {
        "a column of 300": lambda number: rd.touchpoints.__setitem__("relevance", float(number % 10)),
        "a place": a_place,
        "a new row": one_row,
    }
    for name, edit in bounded.items():
        median, worst = measure(rd, edit)
        verdict = "met" if median <= BOUND_MS else "MISSED"
        print(f"{name} changed: median {median:.1f} ms, worst {worst:.1f} ms of {ROUNDS} (bound {BOUND_MS}: {verdict})")
    for name, edit in other.items():
        median, worst = measure(rd, edit, 11)
        print(f"{name} changed: median {median:.1f} ms, worst {worst:.1f} ms of 11")

    copies = {name: frame.copy() for name, frame in frames.items()}
    floor = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        all(frame.equals(copies[name]) for name, frame in frames.items())
        floor.append((time.perf_counter() - start) * 1000)
    median = statistics.median(floor)
    nothing, _ = measure(rd, bounded["nothing"])
    print(f"pandas' own comparison of all frames with copies: median {median:.1f} ms")
    print(f"ratio, nothing changed: {nothing / median:.2f}")


if __name__ == "__main__":
    main()
