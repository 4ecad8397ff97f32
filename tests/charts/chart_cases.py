"""Every chart of tables made for it: as many rows as wanted, names as wanted; and every chart of a bundled case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

import journey_widgets as jw

Draw = Callable[..., Any]

EMPTY_FINDINGS = {
    "coherence_heat": "No intervention has been judged against the objectives yet",
    "contributions": "No touchpoint has scores to draw yet",
    "control_chart": "No KPI has been measured yet",
    "deltas": "There are no journeys to compare yet",
    "emotion_curves": "Nobody has said yet how the steps feel today",
    "experience_curves": "No touchpoint has scores to draw yet",
    "gap_bars": "There are no gaps to draw between today and the future",
    "importance_performance": "No touchpoint has scores to draw yet",
    "intervals": "No KPI has been measured yet",
    "kano": "No feature has answers to draw yet",
    "portfolio_frontier": "None of these budgets pays for what must be done",
    "ranking": "There is nothing to rank yet",
    "roadmap": "No activity has a start and an end yet",
    "value_balance": "No values are offered or wanted on this map yet",
}


def finding_of(chart: Any) -> str:
    """Return the title of a chart as one line."""
    [value] = [each.value for each in chart.params if each.name == "finding"]
    return " ".join(value)


def made(count: int, seed: int = 0, name_of: Callable[[int], str] = "Thing {}".format) -> dict[str, Draw]:
    """Return each chart of `count` rows, as a function that takes the chart's own parameters."""
    rng = np.random.default_rng(seed)
    names = [name_of(i) for i in range(count)]

    def table(noun: str, **columns: Any) -> pd.DataFrame:
        index = pd.Index([f"{noun}{i}" for i in range(count)], name=f"{noun}_id", dtype="object")
        return pd.DataFrame({"name": pd.Series(names, index, dtype="object"), **columns}, index)

    def numbers(low: float, high: float) -> np.ndarray:
        return rng.uniform(low, high, count)

    phases = table("phase", journey_id="journey0")
    steps = table("step", phase_id=[f"phase{i // 2}" for i in range(count)])
    touchpoints = table("touchpoint", step_id=[f"step{i // 2}" for i in range(count)])
    interventions = table("intervention", live_on=pd.Timestamp("2026-06-01"))
    kpis = table("kpi", unit="points", formula_kind="nps")
    charts = jw.charts
    heat = (_coherences(interventions, rng), _coherence(interventions, numbers(-1, 1)), interventions)
    criteria = pd.DataFrame({"effect": numbers(0, 10), "ease": numbers(0, 10)}, interventions.index)
    weights = {"effect": 3, "ease": 1}
    ranked = (jw.analysis.weighted_scores(criteria, weights), jw.analysis.swap_sensitivity(criteria, weights))
    places = pd.DataFrame({"importance": numbers(0, 10), "performance": numbers(0, 10)}, touchpoints.index)
    answers = {kind: rng.integers(0, 9, count) for kind in ("attractive", "one_dimensional", "must_be", "indifferent")}
    features = jw.analysis.kano_counts(pd.DataFrame(answers, index=pd.Index(names, name="item", dtype="object")))
    return {
        "coherence_heat": lambda **more: charts.coherence_heat(*heat, table("objective"), **more),
        "contributions": lambda **more: charts.contributions(_contributions(touchpoints, rng), touchpoints, **more),
        "control_chart": lambda **more: charts.control_chart(
            _charted(kpis, rng), kpis, interventions=interventions, **more
        ),
        "deltas": lambda **more: charts.deltas(_deltas(table("journey"), rng), table("journey"), **more),
        "emotion_curves": lambda **more: charts.emotion_curves(_emotions(steps, rng), steps, phases=phases, **more),
        "experience_curves": lambda **more: charts.experience_curves(
            _gaps(touchpoints, rng), touchpoints, steps=steps, phases=phases, **more
        ),
        "gap_bars": lambda **more: charts.gap_bars(_gaps(touchpoints, rng), touchpoints, **more),
        "importance_performance": lambda **more: charts.importance_performance(
            jw.analysis.importance_performance(places), touchpoints, **more
        ),
        "intervals": lambda **more: charts.intervals(_measured(kpis, rng), kpis, **more),
        "kano": lambda **more: charts.kano(features, **more),
        "portfolio_frontier": lambda **more: charts.portfolio_frontier(_frontier(count, rng), interventions, **more),
        "ranking": lambda **more: charts.ranking(ranked[0], interventions, swaps=ranked[1], **more),
        "roadmap": lambda **more: charts.roadmap(_activities(table("activity"), rng), today="2026-05-01", **more),
        "value_balance": lambda **more: charts.value_balance(
            _values(touchpoints, rng), touchpoints, steps=steps, phases=phases, **more
        ),
    }


def of_case(case: str, language: str) -> Iterator[tuple[str, Draw]]:
    """Yield each chart of a bundled case."""
    rd, analysis, charts = jw.example(case, language=language), jw.analysis, jw.charts
    touchpoints, assessments, ideas = rd.touchpoints, rd.assessments, rd.interventions
    gaps = analysis.gaps(touchpoints, assessments)
    coherence = analysis.intervention_coherence(ideas, rd.objectives, rd.coherences)
    effects = analysis.intervention_effects(ideas, rd.closures, touchpoints, assessments, rd.emotions)
    ranked = analysis.priorities(ideas, coherence, effects)
    terms = {"coherence_term": 0.4, "effect_term": 0.4, "efficiency_term": 0.2}
    swaps = analysis.swap_sensitivity(ranked[list(terms)].dropna(), terms, scale=(0, 1))
    budgets = range(0, 500_001, 100_000)
    journey = (rd.phases, rd.steps, touchpoints, assessments)
    inputs: dict[str, tuple[Any, ...]] = {
        "coherence_heat": (rd.coherences, coherence, ideas, rd.objectives),
        "contributions": (analysis.contributions(*journey), touchpoints),
        "control_chart": (analysis.kpi_charts(rd.kpis, rd.measurements), rd.kpis),
        "deltas": (analysis.journey_deltas(*journey, rd.emotions), rd.journeys),
        "emotion_curves": (analysis.emotion_gaps(rd.emotions), rd.steps),
        "experience_curves": (gaps, touchpoints),
        "gap_bars": (gaps, touchpoints),
        "importance_performance": (analysis.areas(touchpoints, assessments), touchpoints),
        "intervals": (analysis.kpi_values(rd.kpis, rd.measurements), rd.kpis),
        "kano": (analysis.kano_survey(rd.questions, rd.answers),),
        "portfolio_frontier": (analysis.frontier(ideas, rd.dependencies, ranked, budgets_eur=budgets), ideas),
        "ranking": (ranked, ideas),
        "roadmap": (analysis.roadmap(rd.activities), rd.capabilities),
        "value_balance": (analysis.value_gaps(rd.notes, rd.value_links), touchpoints),
    }
    own: dict[str, dict[str, Any]] = {
        "contributions": {"journeys": rd.journeys},
        "control_chart": {"interventions": ideas},
        "emotion_curves": {"phases": rd.phases},
        "experience_curves": {"steps": rd.steps, "phases": rd.phases},
        "portfolio_frontier": {"budget_eur": 250_000},
        "ranking": {"swaps": swaps},
        "roadmap": {"today": "2026-12-01"},
        "value_balance": {"steps": rd.steps, "phases": rd.phases},
    }
    for name, given in inputs.items():
        yield name, partial(getattr(charts, name), *given, **own.get(name, {}), language=language)


def _gaps(touchpoints: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    parts = []
    for measure in ("experience", "expectation"):
        states = {state: rng.uniform(0, 10, len(touchpoints)) for state in ("current", "future", "best_practice")}
        parts.append(pd.DataFrame({"touchpoint_id": touchpoints.index, "measure_kind": measure, **states}))
    found = pd.concat(parts, ignore_index=True)
    found["gap"] = found["future"] - found["current"]
    found["gap_to_best"] = found["best_practice"] - found["current"]
    return found.set_index(["touchpoint_id", "measure_kind"])


def _emotions(steps: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    states = {state: rng.uniform(-2, 2, len(steps)) for state in ("current", "future", "best_practice")}
    found = pd.DataFrame({"step_id": steps.index, "persona_id": "", **states})
    return found.set_index(["step_id", "persona_id"])


def _values(touchpoints: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    count = 3 * len(touchpoints)
    where = rng.choice(touchpoints.index, count) if count else []
    return pd.DataFrame(
        {
            "value_side": rng.choice(["offered", "wanted"], count),
            "text": "a value",
            "touchpoint_id": pd.Series(where, dtype="object"),
            "step_id": None,
            "phase_id": None,
            "matches": rng.integers(0, 2, count),
        }
    )


def _contributions(touchpoints: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    relevance, experience = rng.uniform(1, 9, len(touchpoints)), rng.uniform(0, 10, len(touchpoints))
    share = relevance / relevance.sum()
    columns = {"relevance": relevance, "experience": experience, "weight_rate": share}
    columns["contribution"] = share * (experience - 5)
    return pd.DataFrame({"journey_id": "journey0", **columns}, touchpoints.index)


def _coherences(interventions: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    rows = [
        {"objective_id": f"objective{i}", "intervention_id": each, "strength": rng.choice([9, 3, 1, 0, -3])}
        for i in range(min(len(interventions), 4))
        for each in interventions.index
    ]
    return pd.DataFrame(rows, columns=["objective_id", "intervention_id", "strength"])


def _coherence(interventions: pd.DataFrame, values: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame({"coherence": values, "is_orphan": values < 0}, interventions.index)


def _frontier(count: int, rng: np.random.Generator) -> pd.DataFrame:
    chosen = [", ".join(f"intervention{each}" for each in range(i)) for i in range(count)]
    columns = {"worth": np.sort(rng.uniform(1, 99, count)), "cost_eur": 1.0, "interventions": range(count)}
    index = pd.Index(1000.0 * np.arange(count), name="budget_eur")
    return pd.DataFrame({"is_feasible": True, **columns, "chosen_ids": chosen}, index)


def _activities(activities: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    count = len(activities)
    start = pd.Timestamp("2026-01-05") + pd.to_timedelta(rng.integers(0, 300, count), unit="D")
    end = start + pd.to_timedelta(rng.integers(5, 60, count), unit="D")
    slack = rng.integers(0, 30, count)
    columns = {"start_on": start, "end_on": end, "latest_end_on": end + pd.to_timedelta(slack, unit="D")}
    status = rng.choice(["done", "running", "planned"], count)
    more = {"slack_days": slack.astype("float64"), "is_critical": slack == 0, "activity_status": status}
    return activities.assign(capability_id="capability0", owner="Ada", **columns, **more)


def _measured(kpis: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    months = pd.date_range("2026-01-01", periods=12, freq="MS")
    found = pd.DataFrame(
        [(kpi, month, rng.normal(15, 6)) for kpi in kpis.index for month in months],
        columns=["kpi_id", "measured_on", "value"],
    ).astype({"measured_on": "datetime64[us]", "value": "float64"})
    more = {"low": found["value"] - 5, "high": found["value"] + 5, "n": 50, "target": 18.0}
    return found.assign(**more, is_met=found["value"] >= 18)


def _charted(kpis: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    found = _measured(kpis, rng).drop(columns=["low", "high", "n", "target", "is_met"])
    limits = {"centre": 15.0, "lower_limit": 3.0, "upper_limit": 27.0}
    is_signal = (found["value"] - 15).abs() > 12
    is_baseline = found["measured_on"] < pd.Timestamp("2026-07-01")
    return found.assign(
        **limits, signal=is_signal.map({True: "1", False: ""}), is_signal=is_signal, is_baseline=is_baseline
    )


def _deltas(journeys: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    found = pd.DataFrame(index=journeys.index)
    for measure in ("steps", "duration_hours", "personalised", "emotion"):
        for state in ("current", "future"):
            found[f"{measure}_{state}"] = rng.uniform(0, 2, len(found))
    for aim in ("is_shorter", "is_more_personal", "is_more_positive"):
        found[aim] = rng.integers(0, 2, len(found)).astype("bool")
    return found
