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
    """Return the bundled case with its touchpoints, their assessments and their notes copied over and over."""
    path = EXAMPLES / "b2b-software.en.journey.json"
    tables = journey_file.parse(path.read_text(encoding="utf-8"), path.name).tables
    copies: dict[str, Rows] = {"touchpoints": [], "assessments": [], "notes": []}
    while len(copies["touchpoints"]) < touchpoints:
        number = len(copies["touchpoints"])
        for row in tables["touchpoints"][: touchpoints - number]:
            _copy(tables, copies, row, f"_{number}")
    notes = [row for row in tables["notes"] if "touchpoint_id" not in row]
    rest = {name: rows for name, rows in tables.items() if name not in {"citations", "comments", *copies}}
    journeys = [{k: v for k, v in row.items() if k != "parent_touchpoint_id"} for row in rest.pop("journeys")]
    return from_rows({**rest, "journeys": journeys, **copies, "notes": notes + copies["notes"]}, source="the copies")


def _copy(tables: dict[str, Rows], copies: dict[str, Rows], row: dict[str, Any], suffix: str) -> None:
    old = row["touchpoint_id"]
    label = {"touchpoint_id": f"{old}{suffix}"}
    copies["touchpoints"].append({**_unplaced(row), **label})
    for name in ("assessments", "notes"):
        for hanging in tables[name]:
            if hanging.get("touchpoint_id") == old:
                own = {"note_id": f"{hanging['note_id']}{suffix}"} if name == "notes" else {}
                copies[name].append({**_unplaced(hanging), **label, **own})


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
        rd.touchpoints.iat[3, 1] = f"edit {number}"
        rd.assessments.iat[5, 5] = number % 10

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
