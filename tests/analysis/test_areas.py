"""Areas to intervene and to save, and what is saved there."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK, Tables, laws, random_tables, redesigns

from journey_widgets.analysis import areas
from journey_widgets.errors import JourneyError


@QUICK
@given(redesigns("touchpoints", "assessments", most=12), st.sampled_from(["scale", "mean", "median"]))
def test_areas_and_savings_are_what_the_method_says(tables: Tables, crosshair: str) -> None:
    result = laws(lambda t: areas(t["touchpoints"], t["assessments"], crosshair=crosshair), tables)
    scores = tables["assessments"].to_dict("index")
    rows = {}
    for touchpoint, own in tables["touchpoints"].to_dict("index").items():
        score = scores.get((touchpoint, "current"), {"is_present": False})
        if score["is_present"] and not math.isnan(own["relevance"]) and not math.isnan(score["experience"]):
            rows[touchpoint] = (own["relevance"], score["experience"], score["cost_eur"])
    assert list(result.index) == list(rows)
    pairs = pd.DataFrame(list(rows.values()), columns=["relevance", "experience", "cost"])
    centres = {
        "scale": pd.Series({"relevance": 5.0, "experience": 5.0}),
        "mean": pairs.mean(),
        "median": pairs.median(),
    }
    centre = centres[crosshair]
    total = 0.0
    for touchpoint, (relevance, experience, cost) in rows.items():
        found = result.loc[touchpoint]
        is_high, is_good = relevance >= centre["relevance"] - 1e-9, experience >= centre["experience"] - 1e-9
        advice = "intervene" if is_high and not is_good else "save" if is_good and not is_high else "keep"
        assert found["advice"] == advice
        is_now = relevance >= centre["relevance"] - 1e-9, experience >= centre["experience"] - 1e-9
        others = [
            (relevance >= other["relevance"] - 1e-9, experience >= other["experience"] - 1e-9)
            for other in centres.values()
        ]
        assert found["is_sensitive"] == any(other != is_now for other in others)
        future = scores.get((touchpoint, "future"), {"is_present": True, "cost_eur": math.nan})
        later = future["cost_eur"] if future["is_present"] else 0.0
        part = cost * (1 - relevance / centre["relevance"]) if math.isnan(later) else max(0.0, cost - later)
        saving = cost * 0 + (part if advice == "save" else 0)  # missing where the cost is
        assert math.isnan(saving) == math.isnan(found["saving_eur"])
        if not math.isnan(saving):
            assert found["saving_eur"] == pytest.approx(saving)
            assert 0 <= found["saving_eur"] <= cost
            total += saving
    assert result.attrs["totals"]["saving_eur"] == pytest.approx(total)


def test_savings_are_of_all_contacts_and_those_without_a_number_are_named() -> None:
    touchpoints = pd.DataFrame({"relevance": [1.0, 2.0]}, index=["a", "b"])
    scores = pd.DataFrame({"touchpoint_id": ["a", "b", "a"], "state": ["current", "current", "future"]})
    scores["experience"], scores["cost_eur"] = [8.0, 8.0, None], [5.0, 5.0, 2.0]
    found = areas(touchpoints, scores, contacts=pd.Series({"a": 10.0}))
    assert found["saving_eur"].tolist()[0] == 30
    assert found["saving_basis"].tolist()[0] == "future_map"
    assert found.attrs["left_out"] == [{"table": "contacts", "reason": "no contacts", "rows": ["b"]}]
    assert areas(touchpoints, scores).loc["b", "saving_eur"] == pytest.approx(5 * (1 - 2 / 5))


def test_bad_input_is_named_by_place() -> None:
    tables = random_tables(1, {"touchpoints": 2, "assessments": 1}, 0)
    with pytest.raises(JourneyError, match="crosshair must be one of 'scale', 'mean', 'median', not 'middle'"):
        areas(tables["touchpoints"], tables["assessments"], crosshair="middle")
    with pytest.raises(JourneyError, match="contacts, 'tp0': -1 must be a number, 0 or more"):
        areas(tables["touchpoints"], tables["assessments"], contacts=pd.Series({"tp0": -1}))
    tables["assessments"].loc[("tp1", "current"), "cost_eur"] = -3
    with pytest.raises(JourneyError, match="assessments, 'tp1', 'current', cost_eur: -3 must be a number 0 € or more"):
        areas(tables["touchpoints"], tables["assessments"])
