"""Quick wins by the rule of method.md, each condition with its verdict; worth and cost; benefits to both sides."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from strategies import Tables, laws, redesigns

import journey_widgets as jw
from journey_widgets.analysis import classify_interventions, intervention_benefits, left_out, value_and_cost
from journey_widgets.errors import JourneyError

NEEDED = ("interventions", "involvements", "dependencies", "org_units")


def classified(tables: Tables) -> pd.DataFrame:
    return classify_interventions(tables["interventions"], tables["involvements"], tables["dependencies"])


def verdict_of(row: pd.Series, name: str, tables: Tables) -> str | None:
    """Return the verdict as method.md words it, from one row after the other."""
    units = {row["org_unit_id"]} if isinstance(row["org_unit_id"], str) else set()
    for _, other in tables["involvements"].iterrows():
        if other["intervention_id"] == name and isinstance(other["org_unit_id"], str):
            units.add(other["org_unit_id"])
    status = tables["interventions"]["intervention_status"]
    is_free = all(
        status[need["needed_intervention_id"]] == "live"
        for _, need in tables["dependencies"].iterrows()
        if need["intervention_id"] == name and isinstance(need["needed_intervention_id"], str)
    )
    is_few: bool | None = len(units) <= 1
    if is_few and not isinstance(row["org_unit_id"], str):
        is_few = None
    easy, short = row["effort"], row["duration_weeks"]
    conditions = [None if np.isnan(easy) else easy <= 3, None if np.isnan(short) else short <= 8, is_few, is_free]
    if False in conditions:
        return "structural"
    return None if None in conditions else "quick_win"


@settings(deadline=None, max_examples=30)
@given(tables=redesigns(*NEEDED))
def test_the_rule_is_that_of_the_method_and_the_override_stands_beside_it(tables: Tables) -> None:
    result = laws(classified, tables)
    assert result["org_units"].dtype == "Int64"
    for name, row in tables["interventions"].iterrows():
        verdict = verdict_of(row, str(name), tables)
        found = result.loc[name]
        assert verdict == (found["verdict"] if isinstance(found["verdict"], str) else None)
        override = row["kind_override"]
        kind = override if isinstance(override, str) else verdict
        assert kind == (found["kind"] if isinstance(found["kind"], str) else None)
        assert found["is_overridden"] == (isinstance(override, str) and override != verdict)


def ideas(**columns: object) -> pd.DataFrame:
    rows = {"effort": [3.0, 3.0, 3.1], "duration_weeks": [8.0, 8.1, 8.0], "org_unit_id": ["desk"] * 3, **columns}
    return pd.DataFrame(rows, index=["a", "b", "c"])


def nobody() -> tuple[pd.DataFrame, pd.DataFrame]:
    rd = jw.new("Rental")
    return rd.involvements, rd.dependencies


def test_a_value_on_the_line_is_within_it_and_each_condition_is_told() -> None:
    result = classify_interventions(ideas(), *nobody())
    assert result["verdict"].tolist() == ["quick_win", "structural", "structural"]
    assert result["is_short"].tolist() == [True, False, True]
    assert result["is_easy"].tolist() == [True, True, False]
    assert result.attrs["parameters"] == {"most_effort": 3, "most_weeks": 8, "most_org_units": 1}


def test_thresholds_are_parameters() -> None:
    result = classify_interventions(ideas(), *nobody(), most_effort=4, most_weeks=9)
    assert set(result["verdict"]) == {"quick_win"}
    with pytest.raises(JourneyError, match="most_effort must be a number from 0 to 10, not 11"):
        classify_interventions(ideas(), *nobody(), most_effort=11)


def test_a_dependency_is_open_until_what_it_needs_is_live() -> None:
    needs = pd.DataFrame({"intervention_id": ["a"], "needed_intervention_id": ["c"]}, index=["d1"])
    waiting = classify_interventions(ideas(), nobody()[0], needs)
    assert waiting.loc["a", ["open_dependencies", "verdict"]].tolist() == [1, "structural"]
    live = ideas(intervention_status=["idea", "idea", "live"])
    assert classify_interventions(live, nobody()[0], needs).loc["a", "verdict"] == "quick_win"


def test_what_is_not_known_gives_no_verdict_and_is_named() -> None:
    result = classify_interventions(ideas(effort=[None, 1.0, 1.0], org_unit_id=["desk", None, "desk"]), *nobody())
    assert result["verdict"].isna().tolist() == [True, False, False]  # b is too long, whoever owns it
    assert left_out(result).to_dict("records") == [
        {"table": "interventions", "row": "a", "reason": "no effort: no verdict"}
    ]


def test_a_need_that_is_not_there_is_refused_by_table_row_and_column() -> None:
    needs = pd.DataFrame({"intervention_id": ["a"], "needed_intervention_id": ["cc"]}, index=["d1"])
    with pytest.raises(JourneyError) as refused:
        classify_interventions(ideas(), nobody()[0], needs)
    line = "dependencies, 'd1', needed_intervention_id: 'cc' must be the id of a row of interventions"
    assert refused.value.details == (line,) or refused.value.details[0].startswith(line)


def test_a_table_that_is_none_is_refused_by_every_cell() -> None:
    with pytest.raises(JourneyError) as refused:
        classify_interventions(ideas(effort=[11, "x", 1], kind_override=["quick", None, None]), *nobody())
    assert refused.value.details == (
        "interventions, 'a', effort: 11 must be a number from 0 to 10",
        "interventions, 'b', effort: 'x' must be a number from 0 to 10",
        "interventions, 'a', kind_override: 'quick' must be one of 'quick_win', 'structural'",
    )


@settings(deadline=None, max_examples=30)
@given(tables=redesigns("interventions"))
def test_worth_and_cost_put_each_intervention_into_one_of_four_places(tables: Tables) -> None:
    frame = tables["interventions"]
    result = laws(lambda given: value_and_cost(given["interventions"]), tables)
    both = frame[["effect", "cost_eur"]].dropna()
    assert sorted(result.index) == sorted(both.index)
    for name, row in both.iterrows():
        is_cheap = row["cost_eur"] <= both["cost_eur"].median()
        expected = {(1, 1): "do_first", (1, 0): "invest", (0, 1): "fill_in", (0, 0): "avoid"}
        assert result.loc[name, "quadrant"] == expected[int(row["effect"] >= 5), int(is_cheap)]


def test_effects_may_be_given_and_the_line_of_cost_drawn() -> None:
    frame = pd.DataFrame({"cost_eur": [10.0, 10.0]}, index=["a", "b"])
    result = value_and_cost(frame, pd.Series({"b": 5.0, "a": 4.9}), most_cost_eur=9)
    assert result["quadrant"].to_dict() == {"a": "avoid", "b": "invest"}
    assert result.attrs["parameters"]["most_cost_eur"] == 9
    with pytest.raises(JourneyError) as refused:
        value_and_cost(frame, pd.Series({"b": 5.0, "a": 40.0}))
    assert refused.value.details == ("effects, 'a': 40 must be a number from 0 to 10",)


@settings(deadline=None, max_examples=30)
@given(tables=redesigns("interventions"))
def test_benefits_are_stated_for_both_sides_or_not(tables: Tables) -> None:
    result = laws(lambda given: intervention_benefits(given["interventions"]), tables)
    for name, row in tables["interventions"].iterrows():
        says = {column: isinstance(row[column], str) for column in ("customer_benefit", "company_benefit", "test")}
        gains = says["company_benefit"] or row["efficiency_eur"] > 0
        assert result.loc[name, "is_for_both"] == (says["customer_benefit"] and gains)
        assert result.loc[name, "is_testable"] == (says["test"] and isinstance(row["hypothesis"], str))


def test_a_blank_says_nothing() -> None:
    frame = pd.DataFrame({"customer_benefit": [" "], "company_benefit": ["less paper"]}, index=["a"])
    assert not intervention_benefits(frame).loc["a", "is_for_both"]
