"""Gaps between today, the future map and the best; desired and delivered; SERVQUAL."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK, Tables, laws, random_tables, redesigns

from journey_widgets.analysis import (
    emotion_gaps,
    expected_measures_met,
    gaps,
    service_gaps,
    servqual,
    servqual_items,
)
from journey_widgets.errors import JourneyError
from journey_widgets.schema import STATES

MAP = ("steps", "touchpoints", "assessments", "best_practices")


def scores(tables: Tables) -> Callable[[str, str, str], float]:
    """Return what reads a score as the formula does, cell by cell."""
    rows = tables["assessments"].to_dict("index")

    def score(touchpoint: str, state: str, column: str) -> float:
        row = rows.get((touchpoint, state), {"is_present": False})
        return float(row[column]) if row["is_present"] else math.nan

    return score


def same(a: float, b: float) -> bool:
    return (math.isnan(a) and math.isnan(b)) or math.isclose(a, b, abs_tol=1e-9)


@QUICK
@given(redesigns(*MAP))
def test_gaps_are_what_the_formula_gives_cell_by_cell(tables: Tables) -> None:
    result = laws(lambda t: gaps(t["touchpoints"], t["assessments"], t["best_practices"]), tables)
    assert len(result) == 4 * len(tables["touchpoints"])
    sourced = set(tables["best_practices"]["touchpoint_id"].dropna())
    score = scores(tables)
    for (touchpoint, measure), row in result.to_dict("index").items():
        found = {state: score(touchpoint, state, measure) for state in STATES}
        assert all(same(row[state], found[state]) for state in STATES)
        sign = -1 if measure in {"duration_hours", "cost_eur"} else 1
        assert same(row["gap"], sign * (found["future"] - found["current"]))
        assert same(row["gap_to_best"], sign * (found["best_practice"] - found["current"]))
        is_sourced = row["is_sourced"]
        assert pd.isna(is_sourced) if math.isnan(found["best_practice"]) else is_sourced == (touchpoint in sourced)


@QUICK
@given(redesigns("touchpoints", "assessments"))
def test_gaps_change_sign_when_today_and_the_future_change_places(tables: Tables) -> None:
    swap = {"current": "future", "future": "current"}
    at = tables["assessments"].reset_index()
    other = at.assign(state=at["state"].replace(swap)).set_index(["touchpoint_id", "state"])
    one = gaps(tables["touchpoints"], tables["assessments"])["gap"]
    two = gaps(tables["touchpoints"], other)["gap"]
    pd.testing.assert_series_equal(one, -two)


@QUICK
@given(redesigns("steps", "emotions", "personas"))
def test_emotion_gaps_are_what_the_formula_gives(tables: Tables) -> None:
    result = laws(lambda t: emotion_gaps(t["emotions"]), {"emotions": tables["emotions"]})
    valence = tables["emotions"]["valence"].to_dict()
    for (step, persona), row in result.iterrows():
        now, then, best = (valence.get((step, state, persona), math.nan) for state in STATES)
        assert same(row["gap"], then - now)
        assert same(row["gap_to_best"], best - now)
    assert (result["gap"].dropna().abs() <= 4).all()


@QUICK
@given(redesigns("touchpoints", "assessments"))
def test_service_gaps_are_experience_less_expectation(tables: Tables) -> None:
    result = laws(lambda t: service_gaps(t["touchpoints"], t["assessments"]), tables)
    wanted, score = {}, scores(tables)
    for touchpoint in tables["touchpoints"].index:
        for state in STATES:
            gap = score(touchpoint, state, "experience") - score(touchpoint, state, "expectation")
            if not math.isnan(gap):
                wanted[touchpoint, state] = gap
    assert result["service_gap"].round(9).to_dict() == {key: round(gap, 9) for key, gap in wanted.items()}
    assert result["service_gap"].between(-10, 10).all()


@QUICK
@given(redesigns("journeys", "expected_measures"))
def test_expectations_are_met_where_nothing_is_to_gain(tables: Tables) -> None:
    result = laws(lambda t: expected_measures_met(t["expected_measures"]), tables)
    for row_id, row in tables["expected_measures"].iterrows():
        if row[["target", "actual", "direction"]].isna().any():
            assert row_id not in result.index
            continue
        met = (
            row["actual"] >= row["target"] if row["direction"] == "higher_is_better" else row["actual"] <= row["target"]
        )
        assert result.loc[row_id, "is_met"] == met
        assert same(abs(result.loc[row_id, "to_gain"]), abs(row["target"] - row["actual"]))


ITEMS = pd.DataFrame(
    {
        "service_dimension": ["tangibles", "reliability", "responsiveness", "assurance", "empathy"],
        "expectation": [5.5, 6.6, 6.3, 6.4, 6.0],
        "perception": [5.8, 5.6, 5.5, 5.9, 5.4],
    },
    index=list("abcde"),
)
WEIGHTS = dict(zip(ITEMS["service_dimension"], [11, 32, 22, 19, 16], strict=True))


def test_servqual_of_five_dimensions() -> None:
    result = servqual(ITEMS, weights=WEIGHTS)
    assert result["service_gap"].round(9).tolist() == [0.3, -1.0, -0.8, -0.5, -0.6]
    assert result.attrs["totals"]["unweighted_gap"] == pytest.approx(-0.52)
    assert result.attrs["totals"]["weighted_gap"] == pytest.approx(-0.654)
    equal = servqual(ITEMS).attrs["totals"]
    assert equal["weighted_gap"] == pytest.approx(equal["unweighted_gap"])


@QUICK
@given(redesigns("questions", "answers", most=12))
def test_items_are_means_of_the_answers_to_their_questions(tables: Tables) -> None:
    questions = tables["questions"]
    questions["item"] = questions["item"].str[:1]
    questions["service_dimension"] = "empathy"
    result = laws(lambda t: servqual_items(t["questions"], t["answers"]), tables)
    ratings: dict[tuple[str, str], list[float]] = {}
    for _, answer in tables["answers"].iterrows():
        if answer["question_id"] in questions.index and not pd.isna(answer["rating"]):
            question = questions.loc[answer["question_id"]]
            ratings.setdefault((question["item"], question["question_kind"]), []).append(answer["rating"])
    for item, row in result.iterrows():
        for kind in ("expectation", "perception"):
            assert same(row[kind], float(np.mean(ratings[item, kind])))
            assert row[f"{kind}_count"] == len(ratings[item, kind])


@QUICK
@given(st.integers(0, 2**32 - 1), st.integers(0, 12))
def test_servqual_is_the_mean_of_means(seed: int, size: int) -> None:
    rng = np.random.default_rng(seed)
    items = pd.DataFrame(
        {
            "service_dimension": pd.array(rng.choice(ITEMS["service_dimension"], size), dtype="str"),
            "expectation": rng.uniform(1, 7, size),
            "perception": np.where(rng.random(size) < 0.2, np.nan, rng.uniform(1, 7, size)),
        },
        index=pd.Index([f"i{i}" for i in range(size)], dtype="str"),
    )
    result = laws(lambda t: servqual(t["items"], weights=WEIGHTS), {"items": items})
    total, points = 0.0, 0.0
    for dimension in result.index:
        own = items[items["service_dimension"] == dimension].dropna()
        gap = sum(own["perception"] - own["expectation"]) / len(own)
        assert same(result.loc[dimension, "service_gap"], gap)
        total, points = total + gap * WEIGHTS[dimension], points + WEIGHTS[dimension]
    if points:
        assert result.attrs["totals"]["weighted_gap"] == pytest.approx(total / points)
    else:
        assert result.attrs["totals"]["weighted_gap"] is None


def test_bad_input_is_named_by_place() -> None:
    tables = random_tables(1, {"touchpoints": 3, "assessments": 1}, 0)
    tables["assessments"].loc[("tp1", "current"), "experience"] = 11
    with pytest.raises(
        JourneyError, match="assessments, 'tp1', 'current', experience: 11 must be a number from 0 to 10"
    ):
        gaps(tables["touchpoints"], tables["assessments"])
    with pytest.raises(JourneyError, match="assessments, 'tp1', 'current', experience: 11"):
        service_gaps(tables["touchpoints"], tables["assessments"])
    twice = pd.DataFrame({"step_id": ["s", "s"], "state": "current", "persona_id": [None, ""], "valence": 1.0})
    with pytest.raises(JourneyError, match="emotions, 's', 'current', '': there is another row"):
        emotion_gaps(twice)
    with pytest.raises(JourneyError, match=re.escape("items, 'b', service_dimension: 'relability' must")):
        servqual(ITEMS.replace("reliability", "relability"))
    with pytest.raises(JourneyError, match="weights: there is none for 'empathy'"):
        servqual(ITEMS, weights={name: 1 for name in WEIGHTS if name != "empathy"})
    questions = pd.DataFrame({"question_kind": "perception", "item": "x"}, index=["a", "b"])
    questions["service_dimension"] = ["empathy", "tangibles"]
    with pytest.raises(JourneyError, match="name more than one dimension"):
        servqual_items(questions, pd.DataFrame({"question_id": ["a"], "rating": [1.0]}, index=["z"]))
