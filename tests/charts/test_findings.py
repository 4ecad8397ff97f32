"""What the title of each chart says, by numbers that were worked out by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from chart_cases import finding_of

import journey_widgets as jw
from journey_widgets.charts.parts import take_apart
from journey_widgets.errors import JourneyError

charts = jw.charts
NAMES = pd.Series({"a": "Desk", "b": "Call", "c": "Desk"})


def gaps(**experience: tuple[float, float, float]) -> pd.DataFrame:
    """Return gaps of touchpoints by expectation, experience today and in the future."""
    rows = []
    for each, (expectation, current, future) in experience.items():
        rows.append((each, "expectation", expectation, expectation, None))
        rows.append((each, "experience", current, future, 9.0))
    found = pd.DataFrame(rows, columns=["touchpoint_id", "measure_kind", "current", "future", "best_practice"])
    found["gap"] = found["future"] - found["current"]
    found["gap_to_best"] = found["best_practice"] - found["current"]
    return found.set_index(["touchpoint_id", "measure_kind"])


def tables(chart: Any) -> list[pd.DataFrame]:
    return list(take_apart(chart, is_checked=False).tables.values())


def test_experience_curves_say_where_customers_get_less_than_they_expect() -> None:
    found = gaps(a=(6, 4, 8), b=(5, 6, 8), c=(7, 3.5, 7))
    assert finding_of(charts.experience_curves(found, NAMES)) == (
        "Two of three touchpoints fall short of what customers expect, “Desk (2)” most of all (−3.5 points)"
    )
    assert finding_of(charts.experience_curves(found, NAMES, language="it")) == (
        "Due punti di contatto su tre deludono le aspettative, «Desk (2)» più di tutti (−3,5 punti)"
    )
    one = gaps(a=(6, 4, 8), b=(5, 6, 8))
    assert finding_of(charts.experience_curves(one, NAMES)).startswith("One of two touchpoints falls short")
    none = gaps(a=(4, 4, 8))
    assert finding_of(charts.experience_curves(none, NAMES)).startswith("Nowhere does the experience fall short")


def test_two_touchpoints_of_one_name_stay_two_and_in_the_map_s_order() -> None:
    chart = charts.experience_curves(gaps(c=(7, 3, 7), b=(5, 6, 8), a=(6, 4, 8)), NAMES)
    points = next(table for table in tables(chart) if "series" in table.columns and "value" in table.columns)
    today = points[points["series"] == "Today"]
    assert today[["touchpoint_id", "label", "place"]].values.tolist() == [
        ["a", "Desk", 0],
        ["b", "Call", 1],
        ["c", "Desk (2)", 2],
    ]


def test_no_curve_leads_from_one_journey_into_the_next() -> None:
    touchpoints = pd.DataFrame({"name": ["Desk", "Call"], "step_id": ["s1", "s2"]}, index=["a", "b"])
    steps = pd.DataFrame({"name": ["Go", "Ask"], "phase_id": ["p1", "p2"]}, index=["s1", "s2"])
    phases = pd.DataFrame({"name": ["Buying", "Help"], "journey_id": ["j1", "j2"]}, index=["p1", "p2"])
    chart = charts.experience_curves(gaps(a=(6, 4, 8), b=(5, 6, 8)), touchpoints, steps=steps, phases=phases)
    points = next(table for table in tables(chart) if "journey" in table.columns and "value" in table.columns)
    assert dict(zip(points["touchpoint_id"], points["journey"], strict=True)) == {"a": "j1", "b": "j2"}
    heads = next(table for table in tables(chart) if "room" in table.columns)
    assert heads[["name", "first", "room"]].values.tolist() == [["Buying", "Desk", 2], ["Help", "Call", 1]]


def test_emotion_curves_name_the_worst_step_and_what_becomes_of_it() -> None:
    index = pd.MultiIndex.from_tuples([("a", ""), ("b", ""), ("b", "child")], names=["step_id", "persona_id"])
    values = {"current": [0.5, -1.5, -2.0], "future": [1.0, 0.4, None], "best_practice": [None, None, None]}
    felt = pd.DataFrame(values, index)
    assert finding_of(charts.emotion_curves(felt, NAMES)) == (
        "The journey feels worst at “Call” (−1.5), which is to become +0.4"
    )
    assert finding_of(charts.emotion_curves(felt, NAMES, persona_id="child")) == (
        "The journey feels worst at “Call” (−2.0)"
    )


def test_value_balance_counts_what_does_not_meet() -> None:
    values = pd.DataFrame(
        {
            "value_side": ["offered", "offered", "wanted", "wanted", "wanted"],
            "text": ["map", "bag", "map", "speed", "calm"],
            "touchpoint_id": ["a", "a", "a", "b", "b"],
            "step_id": None,
            "phase_id": None,
            "matches": [1, 0, 1, 0, 0],
        }
    )
    chart = charts.value_balance(values, NAMES)
    assert finding_of(chart) == (
        "One of two values offered answers no wish; two of three wishes go unanswered, most of them at “Call”"
    )
    bars = tables(chart)[0][["label", "kind", "begin", "end"]].values.tolist()
    assert sorted(bars) == [
        ["Call", "wanted, offered by nobody", 0, 2],
        ["Desk", "offered and wanted", 0, -1],
        ["Desk", "offered and wanted", 0, 1],
        ["Desk", "offered, wanted by nobody", -1, -2],
    ]


def test_a_value_of_a_phase_stands_where_the_phase_begins() -> None:
    values = pd.DataFrame(
        {
            "value_side": "offered",
            "text": "x",
            "touchpoint_id": ["b", None, None, "a"],
            "step_id": [None, "s2", None, None],
            "phase_id": [None, None, "p1", None],
            "matches": 0,
        }
    )
    touchpoints = pd.DataFrame({"name": ["Desk", "Call"], "step_id": ["s1", "s2"]}, index=["a", "b"])
    steps = pd.DataFrame({"name": ["Go", "Ask"], "phase_id": ["p1", "p1"]}, index=["s1", "s2"])
    phases = pd.DataFrame({"name": ["Buying"]}, index=["p1"])
    rows = tables(charts.value_balance(values, touchpoints, steps=steps, phases=phases))[0]
    assert rows.sort_values("place")["label"].tolist() == ["Buying", "Desk", "Ask", "Call"]


def test_gap_bars_name_the_largest_gain_and_count_the_losses() -> None:
    found = gaps(a=(6, 4, 8.5), b=(5, 6, 5), c=(7, 3, 7))
    assert finding_of(charts.gap_bars(found, NAMES)) == (
        "The future map gains most at “Desk”: +4.5 points; one touchpoint loses"
    )
    money = pd.DataFrame(
        {"current": [2000.0], "future": [500.0], "best_practice": [None], "gap": [1500.0], "gap_to_best": [None]},
        pd.MultiIndex.from_tuples([("b", "cost_eur")], names=["touchpoint_id", "measure_kind"]),
    )
    assert finding_of(charts.gap_bars(money, NAMES, measure="cost_eur")) == (
        "The future map saves most at “Call”: €1,500 a contact"
    )
    assert finding_of(charts.gap_bars(money, NAMES, measure="cost_eur", language="it")) == (
        "La mappa futura risparmia di più a «Call»: 1.500\u00a0€ a contatto"
    )
    with pytest.raises(JourneyError, match=r"measure must be one of .* not 'cost_euro' \(did you mean 'cost_eur'\?\)"):
        charts.gap_bars(found, NAMES, measure="cost_euro")


def test_importance_performance_counts_what_matters_and_disappoints() -> None:
    items = pd.DataFrame({"importance": [9, 8, 2, 6], "performance": [3, 2, 8, 9]}, index=["a", "b", "c", "d"])
    chart = charts.importance_performance(jw.analysis.importance_performance(items), NAMES)
    assert finding_of(chart) == (
        "Two of four matter to customers and disappoint them, “Desk” most of all; at one there is something to save"
    )
    lines = next(table for table in tables(chart) if "line_x" in table.columns)
    assert lines.values.tolist() == [[5.0, 5.0]]
    middle = jw.analysis.importance_performance(items, crosshair="mean")
    lines = next(t for t in tables(charts.importance_performance(middle, NAMES)) if "line_x" in t.columns)
    assert lines[["line_x", "line_y"]].values.tolist() == [[5.5, 6.25]]


def test_names_on_a_plane_do_not_cover_each_other_and_are_counted_where_they_would() -> None:
    items = pd.DataFrame({"importance": [9, 9, 9.1], "performance": [3, 3, 3.1]}, index=["a", "b", "c"])
    chart = charts.importance_performance(jw.analysis.importance_performance(items), NAMES)
    names = next(table for table in tables(chart) if "at_x" in table.columns)
    assert sorted(names["text"]) == ["Desk (2)", "Desk +1"]
    assert len(set(zip(names["align"], names["dy"], strict=True))) == 2


def test_kano_names_what_must_be_and_what_delights() -> None:
    counts = {"attractive": [0, 9], "one_dimensional": [1, 0], "must_be": [9, 0], "indifferent": [0, 1]}
    found = jw.analysis.kano_counts(pd.DataFrame(counts, index=["receipt", "greeting"]))
    chart = charts.kano(found)
    assert finding_of(chart) == "Nothing makes up for lacking “receipt”; “greeting” delights"
    points = next(table for table in tables(chart) if "better_rate" in table.columns)
    assert points[["x", "y"]].values.tolist() == [[1.0, 0.1], [0.0, 0.9]]


def contribution(**values: float) -> pd.DataFrame:
    index = pd.Index(list(values), name="touchpoint_id")
    columns = {"relevance": 5.0, "experience": 5.0, "weight_rate": 0.25}
    return pd.DataFrame({"journey_id": "j1", **columns, "contribution": list(values.values())}, index)


def test_contributions_count_those_who_drive_away() -> None:
    found = contribution(a=0.5, b=-1.0, c=-0.25)
    assert finding_of(charts.contributions(found, NAMES)) == (
        "Two of three touchpoints drive customers away, “Call” most of all"
    )
    assert finding_of(charts.contributions(contribution(a=0.5, b=-1.0), NAMES)) == (
        "One of two touchpoints drives customers away: “Call”"
    )
    assert finding_of(charts.contributions(contribution(a=0.5), NAMES, language="it")) == (
        "Nessun punto di contatto allontana il cliente; «Desk» lo lega più di tutti"
    )


def test_a_waterfall_that_leaves_rows_out_still_ends_at_the_mean() -> None:
    bars = tables(charts.contributions(contribution(a=0.5, b=-1.0, c=-0.25, d=0.125), NAMES, most=2))
    rows = next(table for table in bars if "is_mean" in table.columns)
    assert rows[["label", "begin", "end"]].values.tolist() == [
        ["Desk", 5.0, 5.5],
        ["Call", 5.5, 4.5],
        ["… and two more", 4.5, 4.375],
        ["Mean", 5.0, 4.375],
    ]


def test_coherence_heat_names_the_best_the_orphans_and_the_uncovered() -> None:
    fit = pd.DataFrame({"objective_id": ["o1", "o1", "o2"], "intervention_id": ["a", "b", "b"], "strength": [9, 1, -3]})
    ideas, aims = pd.DataFrame(index=["a", "b"]), pd.DataFrame({"weight": [3, 1]}, index=["o1", "o2"])
    found = jw.analysis.intervention_coherence(ideas, aims, fit)
    chart = charts.coherence_heat(fit, found, NAMES, pd.Series({"o1": "Loyalty", "o2": "Margin"}))
    assert finding_of(chart) == (
        "“Desk” serves the objectives best; one intervention serves none; one objective is served by nothing"
    )
    cells = tables(chart)[0].sort_values(["place", "column"])
    # 3·9/(9·4) = 0.75 and (3·1 − 1·3)/36 = 0
    assert cells["amount"].tolist() == ["9", "75%", "1", "−3", "0%"]
    assert cells["sign"].tolist()[3] == "works against it"


def test_a_ranking_shows_parts_that_add_up_and_what_swaps_neighbours() -> None:
    ideas = pd.DataFrame({"effect": [8, 6], "ease": [1, 9]}, index=["b", "a"])
    weights = {"effect": 0.75, "ease": 0.25}
    found = jw.analysis.weighted_scores(ideas, weights)  # a: 6.75, b: 6.25; equal at 0.8
    swaps = jw.analysis.swap_sensitivity(ideas, weights)
    chart = charts.ranking(found, NAMES, swaps=swaps, criteria=pd.Series({"effect": "Effect", "ease": "Ease"}))
    assert finding_of(chart) == ("“Desk” comes first, before “Call”; least firm is the order of “Desk” and “Call”")
    bars, scores, between = (
        next(table for table in tables(chart) if column in table.columns) for column in ("points", "score", "note")
    )
    assert bars.groupby("label")["points"].sum().to_dict() == {"Desk": 6.75, "Call": 6.25}
    assert scores["amount"].tolist() == ["6.8", "6.2"]
    assert between["note"].str.contains("0.8|0.2").all()


def test_an_override_is_told_beside_the_priority_that_was_computed() -> None:
    ideas = pd.DataFrame(
        {"efficiency_eur": [0, 0], "confidence_rate": [1, 1], "priority_override": [None, 90.0]}, index=["a", "b"]
    )
    found = jw.analysis.priorities(ideas, pd.Series({"a": 0.5, "b": 0.25}), pd.Series({"a": 5, "b": 5}))
    chart = charts.ranking(found, NAMES)
    assert finding_of(chart) == "“Call” comes first, before “Desk”"
    scores = next(table for table in tables(chart) if "score" in table.columns)
    assert scores["amount"].tolist() == ["90, set by hand (computed: 30)", "40"]


def test_the_frontier_says_what_buys_most_of_the_worth() -> None:
    rows = {"is_feasible": True, "worth": [10.0, 80.0, 100.0], "cost_eur": 1.0, "interventions": [1, 2, 3]}
    index = pd.Index([1000.0, 2000.0, 5000.0], name="budget_eur")
    found = pd.DataFrame({**rows, "chosen_ids": ["a", "a, b", "b, c"]}, index)
    chart = charts.portfolio_frontier(found, NAMES)
    assert finding_of(chart) == "€2,000 buys 80% of what €5,000 would"
    italian = charts.portfolio_frontier(found, NAMES, language="it")
    assert finding_of(italian) == "Con 2.000\u00a0€ si ottiene l'80% di quanto darebbero 5.000\u00a0€"
    drawn = tables(chart)[0]
    assert drawn["came"].tolist() == ["Desk", "Call", "Desk"]
    assert drawn["went"].tolist() == ["nothing", "nothing", "Desk"]


def test_the_roadmap_says_what_may_not_be_late() -> None:
    work = pd.DataFrame(
        {
            "capability_id": None,
            "name": ["Hire", "Train"],
            "owner": None,
            "start_on": ["2027-01-04", "2027-01-11"],
            "end_on": ["2027-01-11", "2027-02-01"],
            "activity_status": "planned",
            "after_activity_id": [None, "b1"],
            "org_unit_id": None,
            "cost_eur": None,
        },
        index=pd.Index(["b1", "b2"], name="activity_id"),
    )
    found = jw.analysis.roadmap(work)
    chart = charts.roadmap(found, today="2027-01-15")
    assert finding_of(chart) == (
        "Two of two activities may not be late by a day; all is done by 1\u00a0February\u00a02027"
    )
    late = charts.roadmap(found.assign(slack_days=[-2.0, 1.0], is_critical=False), language="it")
    assert (
        finding_of(late)
        == "Un'attività su due finisce troppo tardi; tutto è concluso entro il 1\u00a0febbraio\u00a02027"
    )
    notes = next(table for table in tables(late) if "note" in table.columns)["note"].tolist()
    assert notes == ["2 giorni di troppo", "un giorno di margine"]
    with pytest.raises(JourneyError, match="today must be a date such as '2026-01-31', not 'soon'"):
        charts.roadmap(found, today="soon")


def measured(*rows: tuple[str, float, float, float, float | None, bool | None]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["kpi_id", "value", "low", "high", "target", "is_met"])
    return found.assign(measured_on=pd.Timestamp("2026-03-01"), n=100)


KPIS = pd.DataFrame(
    {"name": ["NPS", "Satisfied"], "unit": ["points", "share"], "formula_kind": ["nps", "good_rate"]},
    index=pd.Index(["k1", "k2"], name="kpi_id"),
)


def test_intervals_count_the_targets_that_are_met_and_those_that_are_open() -> None:
    values = measured(("k1", 32, 20, 44, 30, True), ("k2", 0.4, 0.3, 0.5, 0.8, False))
    chart = charts.intervals(values, KPIS)
    assert finding_of(chart) == "One of two KPIs meets its target; for one the interval leaves it open"
    drawn = tables(chart)[0]
    assert drawn[["kpi", "value", "low", "target"]].values.tolist() == [
        ["NPS (points)", 32.0, 20.0, 30.0],
        ["Satisfied (%)", 40.0, 30.0, 80.0],
    ]
    alone = charts.intervals(values[values["kpi_id"] == "k2"], KPIS, columns=1)
    assert finding_of(alone) == "“Satisfied” is at 40% (30 … 50) and misses its target of 80%"


def test_only_signals_after_the_baseline_are_told() -> None:
    months = pd.date_range("2026-01-01", periods=4, freq="MS")
    chart = {"value": [1.0, 9, 1, 9], "centre": 2.0, "lower_limit": 0.0, "upper_limit": 4.0, "signal": ""}
    found = pd.DataFrame({"kpi_id": "k1", "measured_on": months, **chart, "is_baseline": [True, True, True, False]})
    calm = found.assign(is_signal=[False, True, False, False])
    assert finding_of(charts.control_chart(calm, KPIS)) == (
        "“NPS” has not moved by more than chance since its limits were set"
    )
    loud = found.assign(is_signal=[False, False, False, True])
    both = pd.concat([loud, calm.assign(kpi_id="k2")], ignore_index=True)
    assert finding_of(charts.control_chart(both, KPIS)) == (
        "One of two KPIs has moved by more than chance since its limits were set: “NPS”"
    )


def test_what_went_live_is_marked_where_it_was_measured() -> None:
    months = pd.date_range("2026-01-01", periods=4, freq="MS")
    values = {"value": 1.0, "centre": 2.0, "lower_limit": 0.0, "upper_limit": 4.0, "signal": "", "is_signal": False}
    found = pd.DataFrame({"kpi_id": "k1", "measured_on": months, **values, "is_baseline": True})
    ideas = pd.DataFrame({"name": ["Signs", "Late", "Idea"], "live_on": ["2026-03-15", "2027-01-01", None]})
    drawn = tables(charts.control_chart(found, KPIS, interventions=ideas))[0]
    live = drawn[drawn["row"] == "live"]
    assert live[["intervention", "measured_on", "is_late"]].values.tolist() == [
        ["Signs", pd.Timestamp("2026-03-15"), True]
    ]


def delta(is_shorter: bool, is_more_personal: bool, is_more_positive: bool) -> dict[str, Any]:
    numbers = {f"{m}_{s}": 1.0 for m in ("steps", "duration_hours", "personalised") for s in ("current", "future")}
    emotion = {"emotion_current": -0.5, "emotion_future": 0.25}
    aims = {"is_shorter": is_shorter, "is_more_personal": is_more_personal, "is_more_positive": is_more_positive}
    return {**numbers, **emotion, **aims}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(True, True, True)], "The journey becomes shorter, more personal and more positive"),
        ([(True, True, True)] * 2, "Each of the two journeys becomes shorter, more personal and more positive"),
        ([(False, False, False)], "No journey becomes shorter, more personal or more positive"),
        ([(True, False, True)], "The journey becomes shorter and more positive, and no more than that"),
        (
            [(True, False, True), (True, False, False)],
            "Shorter: two of two journeys; more personal: none; more positive: one",
        ),
    ],
)
def test_deltas_say_what_becomes_of_the_journeys(rows: list[tuple[bool, bool, bool]], said: str) -> None:
    index = pd.Index([f"j{i}" for i in range(len(rows))], name="journey_id")
    assert finding_of(charts.deltas(pd.DataFrame([delta(*row) for row in rows], index))) == said


def test_hours_that_nobody_knows_are_not_drawn() -> None:
    found = pd.DataFrame(
        [{**delta(True, True, True), "duration_hours_future": None}], pd.Index(["j0"], name="journey_id")
    )
    drawn = tables(charts.deltas(found))[0]
    assert drawn["measure"].tolist() == ["Steps", "Personalised touchpoints", "Mean emotion, −2 … +2"]
    assert drawn[["today_amount", "future_amount"]].values.tolist()[-1] == ["−0.50", "+0.25"]
