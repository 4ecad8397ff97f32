"""Every analysis on 100,000 rows, and how its time grows from 10,000: printed beside the bound of a second.

The largest table of each function has about that many rows; the others are what such a redesign would have. Where the
mathematics bound the size (a portfolio is a mixed-integer program, a matrix of pairs grows with its square), the line
says which size it was.
"""

from __future__ import annotations

import argparse
import inspect
import math
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from journey_widgets import analysis
from journey_widgets.schema import TABLES
from tests.benchmarks.analysis_inputs import step_four_calls

sys.path.insert(0, str(Path(__file__).parent.parent / "analysis"))
from strategies import Tables, random_tables

BOUND_SECONDS = 1.0
ROUNDS = 3
STRENGTHS = np.array([9, 3, 1, 0, -1, -3, -9])

Call = Callable[[], pd.DataFrame]


def tables_of(rows: int) -> Tables:
    """Return tables of a redesign whose largest have `rows` rows."""
    small = dict.fromkeys(TABLES, 20)
    per = {
        "journeys": 500,
        "phases": 100,
        "steps": 30,
        "touchpoints": 3,
        "channels": 2000,
        "dependencies": 10,
        "capabilities": 10,
        "expected_measures": 1,
        **dict.fromkeys(("notes", "value_links", "handoffs", "statements", "channel_fits", "responses"), 1),
        **dict.fromkeys(
            ("interventions", "closures", "involvements", "coherences", "capability_needs", "activities"), 1
        ),
        **dict.fromkeys(("measurements", "answers", "evidence", "citations", "best_practices", "coverage_cells"), 1),
    }
    grid = max(2, round(math.sqrt(rows / 7)))
    sizes = small | {name: max(2, rows // part) for name, part in per.items()}
    sizes |= {"segments": grid, "products": grid, "economics": grid, "kpis": 100, "questions": 100, "facts": 1}
    return _sound(random_tables(1, sizes, missing=0.1), np.random.default_rng(2))


def _sound(tables: Tables, rng: np.random.Generator) -> Tables:
    """Return random tables such as the analyses take them: pairs once, strengths of the list, cases within samples."""
    rows = tables["measurements"]
    tables["measurements"] = rows.assign(
        measured_on=pd.Timestamp("2000-01-01") + pd.to_timedelta(np.arange(len(rows)) // 100, unit="D"),
        kpi_id=tables["kpis"].index[np.arange(len(rows)) % 100],
        answer=rng.integers(0, 11, len(rows)).astype("float64"),
        value=rng.integers(0, 50, len(rows)).astype("float64"),
        sample_size=100,
    )
    coherences = tables["coherences"]
    tables["coherences"] = coherences.assign(strength=rng.choice(STRENGTHS, len(coherences)))
    pairs = {
        "coherences": ["objective_id", "intervention_id"],
        "channel_fits": ["touchpoint_id", "channel_id"],
        "involvements": ["intervention_id", "org_unit_id"],
        "dependencies": ["intervention_id", "needed_intervention_id"],
        "capability_needs": ["capability_id", "intervention_id"],
        "value_links": ["offered_note_id", "wanted_note_id"],
        "handoffs": ["touchpoint_id", "next_touchpoint_id"],
        "coverage_cells": ["segment_id", "product_id", "errand_kind"],
        "closures": ["intervention_id", "touchpoint_id", "measure_kind"],
        "economics": ["segment_id", "product_id", "state"],
        "responses": ["touchpoint_id", "note_id"],
        "comparisons": ["objective_id", "other_objective_id"],
        "answers": ["question_id", "respondent"],
    }
    for name, columns in pairs.items():
        tables[name] = tables[name].drop_duplicates(columns)
    waits = tables["dependencies"]
    order = {row: i for i, row in enumerate(tables["interventions"].index)}
    is_later = waits["intervention_id"].map(order) > waits["needed_intervention_id"].map(order)
    tables["dependencies"] = waits[is_later.to_numpy(dtype="bool")]
    comparisons = tables["comparisons"]
    tables["comparisons"] = comparisons[comparisons["objective_id"] < comparisons["other_objective_id"]]
    answers = tables["answers"]
    tables["answers"] = answers.assign(
        respondent=[f"r{i}" for i in range(len(answers))], rating=rng.integers(1, 6, len(answers)).astype("float64")
    )
    tables["questions"] = tables["questions"].assign(scale_minimum=1.0, scale_maximum=5.0)
    return tables


def plain_calls(tables: Tables, rows: int) -> Mapping[str, Call]:
    """Return the calls of functions whose arguments are no tables of the schema, or not these alone."""
    rng = np.random.default_rng(3)
    items = pd.DataFrame(rng.uniform(0, 10, (rows, 3)), columns=["importance", "performance", "satisfaction"])
    counts = pd.DataFrame(rng.integers(0, 50, (rows, 11)), columns=range(11))
    values, events = pd.Series(rng.normal(size=rows)), pd.Series(rng.integers(0, 50, rows))
    sizes = pd.Series(np.full(rows, 100))
    criteria = pd.DataFrame(rng.uniform(0, 10, (rows, 4)), columns=list("abcd"))
    weights = {"a": 0.4, "b": 0.3, "c": 0.2, "d": 0.1}
    cells = analysis.coverage(*(tables[name] for name in _tables_named(analysis.coverage)))
    photographed = {"notes": tables["notes"]}
    photograph = analysis.photograph(photographed)
    later = {"notes": tables["notes"].assign(text="moved")}
    dimensions = np.array(["tangibles", "reliability", "responsiveness", "assurance", "empathy"], dtype="object")
    service = pd.DataFrame(rng.uniform(1, 7, (rows, 2)), columns=["expectation", "perception"])
    service["service_dimension"] = pd.Series(rng.choice(dimensions, rows), dtype="str")
    questions = tables["questions"].assign(item=[f"item {i // 2}" for i in range(len(tables["questions"]))])
    questions["service_dimension"] = "empathy"
    return {
        "importance_performance": lambda: analysis.importance_performance(items, crosshair="median"),
        "opportunity_scores": lambda: analysis.opportunity_scores(items),
        "nps": lambda: analysis.nps(counts),
        "good_rates": lambda: analysis.good_rates(counts, good_from=7, scale=(0, 10)),
        "control_signals": lambda: analysis.control_signals(values, 0, 1),
        "xmr_chart": lambda: analysis.xmr_chart(values),
        "p_chart": lambda: analysis.p_chart(events, sizes),
        "u_chart": lambda: analysis.u_chart(events, sizes),
        "compare_samples": lambda: analysis.compare_samples(counts.loc[0], counts.loc[1], formula_kind="nps"),
        "weighted_scores": lambda: analysis.weighted_scores(criteria, weights),
        "swap_sensitivity": lambda: analysis.swap_sensitivity(criteria, weights),
        "coverage_by": lambda: analysis.coverage_by(cells),
        "what_to_map_first": lambda: analysis.what_to_map_first(cells),
        "review_reasons": lambda: analysis.review_reasons(
            tables["facts"], tables["kpis"], tables["measurements"], today="2026-01-01"
        ),
        "photograph": lambda: analysis.photograph(photographed),
        "unpack_photograph": lambda: analysis.unpack_photograph(photograph.content),
        "compare_photographs": lambda: analysis.compare_photographs(photographed, later),
        "promises_kept": lambda: analysis.promises_kept(tables, tables),
        "lint": lambda: analysis.lint(tables),
        "servqual": lambda: analysis.servqual(service),
        "servqual_items": lambda: analysis.servqual_items(questions, tables["answers"]),
        "suggest_value_links": lambda: analysis.suggest_value_links(
            tables["notes"], tables["value_links"], within="touchpoint"
        ),
    }


def calls(rows: int) -> dict[str, Call]:
    """Return what is timed: name → call."""
    tables = tables_of(rows)
    special = {**plain_calls(tables, rows), **step_four_calls(tables, rows)}
    found: dict[str, Call] = {name: call for name, call in special.items() if name not in analysis.__all__}
    for name in analysis.__all__:
        function = getattr(analysis, name)
        if name in special:
            found[name] = special[name]
        elif inspect.isfunction(function) and (wanted := _tables_named(function)) is not None:
            found[name] = lambda function=function, wanted=wanted: function(*(tables[table] for table in wanted))
    return found


def _tables_named(function: Callable[..., object]) -> list[str] | None:
    """Return the tables a function must be given, None where it must be given anything else."""
    parameters = inspect.signature(function).parameters.values()
    needed = [parameter.name for parameter in parameters if parameter.default is parameter.empty]
    return needed if needed and set(needed) <= set(TABLES) else None


def seconds(call: Call) -> float:
    """Return the median time of a call."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print a line a function: seconds on both sizes, and the exponent with which they grow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    small, large = calls(options.rows // 10), calls(options.rows)
    worst = 0.0
    for name, call in large.items():
        before, after = seconds(small[name]), seconds(call)
        worst = max(worst, after)
        mark = "" if after <= BOUND_SECONDS else f"  beyond the bound of {BOUND_SECONDS:g} s"
        print(f"{name:26} {before:7.3f} s  {after:7.3f} s  rows^{math.log10(after / before):.2f}{mark}", flush=True)
    print(f"not timed: {', '.join(sorted(set(analysis.__all__) - set(large)))}")
    print(f"worst: {worst:.3f} s (bound {BOUND_SECONDS:g} s on {options.rows:,} rows)")


if __name__ == "__main__":
    main()
