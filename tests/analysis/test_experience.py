"""The overall opinion, what each touchpoint adds to it, and what is to be done about it."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK, Tables, laws, random_tables, redesigns

from journey_widgets.analysis import classify_touchpoints, contributions, overall_experience
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.analysis.experience import TIES
from journey_widgets.errors import JourneyError

MAP = ("journeys", "phases", "steps", "touchpoints", "assessments", "emotions", "personas", "notes")
Values = list[float]


def opinion(values: Values, tie: str = "first") -> pd.Series:
    """Return the roll-up of emotions felt one after the other."""
    ids = [f"s{i}" for i in range(len(values))]
    steps = pd.DataFrame({"phase_id": "p"}, index=ids)
    phases = pd.DataFrame({"journey_id": ["j"]}, index=["p"])
    emotions = pd.DataFrame({"step_id": ids, "state": "current", "persona_id": "", "valence": values})
    none = pd.DataFrame({"touchpoint_id": [], "state": []})
    found = overall_experience(phases, steps, pd.DataFrame({"touchpoint_id": []}), none, emotions, tie=tie)
    return found.loc[("j", "emotion")]


def test_published_peak_ends_and_the_tie_rule_that_changes_one() -> None:
    assert opinion([1, -2, 2, 1])["peak_end"] == -0.5
    assert opinion([1, -2, 2, 1])["mean"] == 0.5
    assert opinion([2, 2, 1, -2])["peak_end"] == 0.0
    assert opinion([2, 2, 1, -2])["mean"] == 0.75
    assert opinion([1, -2, 2, 1], "positive")["peak_end"] == 1.5
    assert opinion([1, -2, 2, 1], "last")["peak_end"] == 1.5
    assert opinion([1, 2, -2, 1], "negative")["peak_end"] == -0.5


@QUICK
@given(st.lists(st.integers(-20, 20).map(lambda n: n / 10), min_size=1, max_size=8), st.sampled_from(TIES))
def test_peak_end_of_a_list_and_of_its_opposite(values: Values, tie: str) -> None:
    found = opinion(values, tie)
    farthest = max(abs(value) for value in values)
    peaks = [value for value in values if abs(value) == farthest]
    wanted = {"first": peaks[0], "last": peaks[-1], "positive": max(peaks), "negative": min(peaks)}[tie]
    assert found["peak"] == wanted
    assert found["peak_end"] == pytest.approx((wanted + values[-1]) / 2)
    assert found["sum"] == pytest.approx(math.fsum(values))
    assert found["count"] == len(values)
    opposite = {"positive": "negative", "negative": "positive"}.get(tie, tie)
    assert opinion([-value for value in values], opposite)["peak_end"] == pytest.approx(-found["peak_end"])


def tables_of(tables: Tables) -> tuple[pd.DataFrame, ...]:
    return tables["phases"], tables["steps"], tables["touchpoints"], tables["assessments"]


@QUICK
@given(redesigns(*MAP), st.sampled_from(["current", "future"]))
def test_the_weighted_mean_is_what_a_loop_gives(tables: Tables, state: str) -> None:
    result = laws(lambda t: overall_experience(*tables_of(t), t["emotions"], state=state), tables, is_ordered=True)
    present = Touchpoints(tables["touchpoints"], tables["assessments"], ["relevance"], ["experience"]).present(state)
    rows = in_order(present, steps_in_order(tables["phases"], tables["steps"], state))
    sums: dict[str, list[float]] = {}
    for row in rows.itertuples():
        if not math.isnan(row.experience):
            total = sums.setdefault(row.journey_id, [0, 0, 0, 0])
            total[0] += 1
            total[1] += row.experience
            if not math.isnan(row.relevance):
                total[2] += row.relevance * row.experience
                total[3] += row.relevance
    for journey, (count, total, product, weight) in sums.items():
        found = result.loc[(journey, "experience")]
        assert found["count"] == count
        assert found["sum"] == pytest.approx(total)
        assert (
            (found["weighted_mean"] == pytest.approx(product / weight)) if weight else pd.isna(found["weighted_mean"])
        )
        assert 0 <= found["peak_end"] <= 10
    assert {journey for journey, kind in result.index if kind == "experience"} == set(sums)
    steps = steps_in_order(tables["phases"], tables["steps"], state)
    valence = tables["emotions"]["valence"].to_dict()
    for journey in steps["journey_id"].unique():
        felt = []
        for step in steps.index[steps["journey_id"] == journey]:
            value = valence.get((step, state, ""), math.nan)
            weights = rows.loc[rows["step_id"] == step, "relevance"].dropna().tolist()
            if not math.isnan(value):
                felt.append((value, max(weights, default=0)))
        if not felt:
            assert (journey, "emotion") not in result.index
            continue
        found = result.astype("float64").loc[(journey, "emotion")]
        assert (found["count"], found["end"]) == (len(felt), felt[-1][0])
        assert found["peak"] == max((value for value, _ in felt), key=lambda value: round(abs(value), 9))
        whole = sum(weight for _, weight in felt)
        mean = sum(value * weight for value, weight in felt) / whole if whole else math.nan
        assert found["weighted_mean"] == pytest.approx(mean, nan_ok=True)


@QUICK
@given(redesigns(*MAP), st.sampled_from([0.0, 5.0, 7.5]))
def test_contributions_add_up_to_the_overall(tables: Tables, neutral: float) -> None:
    result = laws(lambda t: contributions(*tables_of(t), neutral=neutral), tables, is_ordered=True)
    overall = overall_experience(*tables_of(tables), tables["emotions"])
    for journey, rows in result.groupby("journey_id"):
        scored = overall.loc[(journey, "experience")]
        assert rows["contribution"].sum() == pytest.approx(scored["weighted_mean"] - neutral, abs=1e-9)
        assert rows["end"].iloc[-1] == pytest.approx(scored["weighted_mean"])
        assert rows["begin"].iloc[0] == pytest.approx(neutral)
        assert rows["begin"].iloc[1:].tolist() == pytest.approx(rows["end"].iloc[:-1].tolist())
        assert rows["weight_rate"].sum() == pytest.approx(1)
    signs = result["effect"].map({"consolidates": 1, "dissolves": -1, "neutral": 0})
    assert ((result["experience"] > neutral) == (signs == 1)).all()
    assert ((result["experience"] < neutral) == (signs == -1)).all()


@QUICK
@given(redesigns(*MAP))
def test_the_need_for_action_is_what_the_method_says(tables: Tables) -> None:
    names = ("touchpoints", "assessments", "notes")
    result = laws(lambda t: classify_touchpoints(*(t[name] for name in names)), {name: tables[name] for name in names})
    notes = tables["notes"]
    stopping = notes[(notes["note_kind"] == "blocker") & (notes["severity"] == "stops") & notes["is_current"]]
    stopped = set(stopping["touchpoint_id"].dropna())
    scores, own = tables["assessments"].to_dict("index"), tables["touchpoints"].to_dict("index")
    for touchpoint, row in own.items():
        score = scores.get((touchpoint, "current"), {"is_present": False})
        if not score["is_present"] or math.isnan(score["experience"]):
            assert touchpoint not in result.index
            continue
        found = result.loc[touchpoint]
        gap = score["experience"] - score["expectation"]
        need = 100 * row["relevance"] / 10 * max(0, -gap) / 10
        if touchpoint in stopped or row["is_moment_of_truth"]:
            need *= 2
        assert math.isnan(found["need_for_action"]) or found["need_for_action"] == pytest.approx(min(100, need))
        assert math.isnan(found["need_for_action"]) == (math.isnan(gap) or math.isnan(row["relevance"]))
        if score["experience"] < 3 or touchpoint in stopped:
            assert found["advice"] == "redesign"
        else:
            assert found["advice"] == ("correct" if score["experience"] < 6 else "improve")
    assert result["need_for_action"].dropna().between(0, 100).all()
    needs = result["need_for_action"].dropna()
    assert result["rank"].isna().tolist() == result["need_for_action"].isna().tolist()
    for touchpoint, need in needs.items():
        assert result.loc[touchpoint, "rank"] == 1 + sum(other > need + 1e-9 for other in needs)


def test_a_longer_journey_that_ends_better_is_remembered_better() -> None:
    """Sixty seconds in cold water, and the same with thirty less cold ones: more pain, a better memory."""
    short, long = opinion([-1.5, -2, -1.8]), opinion([-1.5, -2, -1.8, -1])
    assert long["sum"] < short["sum"]
    assert long["peak_end"] > short["peak_end"]


def test_bad_input_is_named_by_place() -> None:
    tables = random_tables(2, dict.fromkeys(MAP, 3), 0)
    with pytest.raises(JourneyError, match="tie must be one of 'first', 'last', 'positive', 'negative', not 'mean'"):
        overall_experience(*tables_of(tables), tables["emotions"], tie="mean")
    with pytest.raises(JourneyError, match="redesign_below must be a number from 0 to 6, not 7"):
        classify_touchpoints(tables["touchpoints"], tables["assessments"], redesign_below=7)
    with pytest.raises(JourneyError, match="state must be one of"):
        contributions(*tables_of(tables), state="today")
    tables["emotions"].loc[tables["emotions"].index[0], "valence"] = 3
    with pytest.raises(JourneyError, match=r"emotions, .*, valence: 3 must be a number from -2 to 2"):
        overall_experience(*tables_of(tables), tables["emotions"])
    tables["touchpoints"]["relevance"] = "much"
    with pytest.raises(JourneyError, match="touchpoints, 'tp0', relevance: 'much' must be a number from 0 to 10"):
        contributions(*tables_of(tables))
