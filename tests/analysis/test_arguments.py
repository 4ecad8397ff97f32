"""Whatever stands where an argument should: one clear error that names it, never pandas' or numpy's own."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import journey_widgets as jw
from journey_widgets import analysis
from journey_widgets.analysis._arguments import (
    ends,
    flag,
    framed,
    instant,
    mapped,
    range_text,
    series_of,
    several,
    words,
)
from journey_widgets.errors import JourneyError
from journey_widgets.schema import TABLES

SHOWING = {"about", "left_out", "lint_rules"}
"""They take what another function returned, or a language alone."""


@pytest.fixture(scope="module")
def sound() -> dict[str, dict[str, Any]]:
    """Return arguments with which each function works: function → parameter → value."""
    rd = jw.example("b2b-software")
    tables = {name: getattr(rd, name) for name in TABLES}
    items = pd.DataFrame(
        {"importance": [9.0], "performance": [2.0], "satisfaction": [2.0], "expectation": [5.0], "perception": [4.0]}
    )
    items["service_dimension"] = "empathy"
    counts = pd.DataFrame([range(11)], columns=range(11))
    kano = pd.DataFrame({"attractive": [1], "one_dimensional": [2], "must_be": [3], "indifferent": [4]})
    pairs = pd.DataFrame({"item": ["x"], "functional": ["like"], "dysfunctional": ["dislike"]})
    matrix = pd.DataFrame([[1, 2], [0.5, 1]], index=list("ab"), columns=list("ab"))
    effects = analysis.intervention_effects(rd.interventions, rd.closures, rd.touchpoints, rd.assessments)
    fits = analysis.intervention_coherence(rd.interventions, rd.objectives, rd.coherences)
    series, few = pd.Series([1.0, 2.0]), items[["importance", "performance"]]
    worth = {"worth": analysis.priorities(rd.interventions, fits, effects)}
    cells = analysis.coverage(
        **{name: tables[name] for name in inspect.signature(analysis.coverage).parameters if name in TABLES}
    )
    special: dict[str, dict[str, Any]] = {
        **{name: {"items": items} for name in ("importance_performance", "opportunity_scores", "servqual")},
        **{name: {"cells": cells} for name in ("coverage_by", "what_to_map_first")},
        **{name: {"tables": tables} for name in ("lint", "photograph")},
        **{name: {"older": tables, "newer": tables} for name in ("compare_photographs", "promises_kept")},
        **{name: {"items": few, "weights": {"importance": 1.0}} for name in ("weighted_scores", "swap_sensitivity")},
        "nps": {"counts": counts},
        "good_rates": {"counts": counts, "good_from": 7, "scale": (0, 10)},
        "compare_samples": {"one": counts.loc[0], "other": counts.loc[0], "formula_kind": "nps"},
        "kano_counts": {"counts": kano},
        "kano_pairs": {"pairs": pairs},
        "ahp_weights": {"matrix": matrix},
        "ahp_hierarchy": {"criteria": matrix, "alternatives": {"a": matrix, "b": matrix}},
        "consistency": {"matrices": {"m": matrix}},
        "xmr_chart": {"values": series},
        "p_chart": {"cases": series, "sample_sizes": series},
        "u_chart": {"events": series, "units": series},
        "control_signals": {"values": series, "centre": 0, "sigma": 1},
        "unpack_photograph": {"content": analysis.photograph({}).content},
        "priorities": {"coherences": fits, "effects": effects},
        "compare_rankings": {"rankings": {"one": series}},
        "choose_portfolio": {**worth, "budget_eur": 1e5},
        "frontier": {**worth, "budgets_eur": [1e5]},
        "just_outside": {**worth, "budget_eur": 1e5},
        "review_reasons": {"today": "2026-11-23"},
    }
    found = {}
    for name in set(analysis.__all__) - SHOWING - {"Photograph"}:
        parameters = inspect.signature(getattr(analysis, name)).parameters
        found[name] = {table: tables[table] for table in parameters if table in TABLES} | special.get(name, {})
    return found


@pytest.mark.parametrize("name", sorted(set(analysis.__all__) - SHOWING - {"Photograph"}))
def test_what_an_argument_is_not_is_refused_by_its_name(sound: dict[str, dict[str, Any]], name: str) -> None:
    function: Callable[..., Any] = getattr(analysis, name)
    function(**sound[name])
    for parameter in inspect.signature(function).parameters:
        label = "no photograph" if parameter == "content" else parameter
        for strange in (object(), pd.Series([[1]])):
            with pytest.raises(JourneyError) as refused:
                function(**{**sound[name], parameter: strange})
            assert label in str(refused.value), strange


@pytest.mark.parametrize(
    ("take", "good", "bad", "message"),
    [
        (framed, pd.DataFrame(), None, "a must be a DataFrame, not NoneType"),
        (series_of, [1, 2], 3, "a must be a Series or a list, not int"),
        (mapped, {"b": 1}, ["b"], "a must be a dict, not list"),
        (several, ["b"], "bc", "a must be a list of names, not 'bc'"),
        (words, "b", 3, "a must be text, not 3"),
        (flag, True, 1, "a must be True or False, not 1"),
        (ends, (0, 5), (5, 5), "a: 5 must be below 5"),
        (instant, "2026-01-31", "31/01/2026", "a must be a date such as '2026-01-31', not '31/01/2026'"),
        (instant, dt.date(2026, 1, 31), 5, "a must be a date such as '2026-01-31', not 5"),
    ],
)
def test_what_is_allowed_is_said(take: Callable[[str, Any], Any], good: Any, bad: Any, message: str) -> None:
    assert take("a", good) is not None
    with pytest.raises(JourneyError) as refused:
        take("a", bad)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0, 1, "a number from 0 to 1"),
        (0, np.inf, "a number, 0 or more"),
        (-np.inf, np.inf, "a finite number"),
        (np.finfo("float64").tiny, np.finfo("float64").max, "a number, above 0"),
        (np.finfo("float64").tiny, 1, "a number above 0, at most 1"),
    ],
)
def test_a_range_is_said_without_bounds_that_nobody_meets(low: float, high: float, text: str) -> None:
    assert range_text(low, high) == text


def test_an_instant_is_in_utc() -> None:
    noon = pd.Timestamp("2026-01-31 12:00")
    for value in ("2026-01-31T13:00+01:00", pd.Timestamp("2026-01-31 13:00", tz="Europe/Rome"), noon.to_numpy()):
        assert instant("until", value) == noon
