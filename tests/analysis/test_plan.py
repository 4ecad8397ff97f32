"""Capabilities and activities: each rule of completeness on its own, and on random plans row by row."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Tables, laws, redesigns

import journey_widgets as jw
from journey_widgets.analysis import capability_list, left_out, plan_completeness, plan_findings
from journey_widgets.errors import JourneyError

NAMES = ("interventions", "dependencies", "capabilities", "capability_needs", "activities")


def parts(tables: Tables) -> list[pd.DataFrame]:
    return [tables[name] for name in NAMES]


def whole() -> Tables:
    """Return a plan in which nothing is missing."""
    days = pd.to_datetime(["2027-01-04", "2027-02-01", "2027-03-01"])
    return {
        "interventions": pd.DataFrame(
            {"intervention_status": ["chosen", "chosen", "idea"]}, index=["in1", "in2", "in3"]
        ),
        "dependencies": pd.DataFrame({"intervention_id": ["in2"], "needed_intervention_id": ["in1"]}, index=["de1"]),
        "capabilities": pd.DataFrame({"name": ["A", "B"]}, index=["ca1", "ca2"]),
        "capability_needs": pd.DataFrame(
            {"capability_id": ["ca1", "ca2"], "intervention_id": ["in1", "in2"]}, index=["cn1", "cn2"]
        ),
        "activities": pd.DataFrame(
            {
                "capability_id": ["ca1", "ca1", "ca2"],
                "owner": ["Ada", "Ben", "Cleo"],
                "start_on": days,
                "end_on": days + pd.Timedelta(days=28),
                "cost_eur": [100.0, 200.0, None],
                "after_activity_id": [None, "at1", None],
            },
            index=["at1", "at2", "at3"],
        ),
    }


def test_a_whole_plan_has_no_findings() -> None:
    plan = whole()
    found = plan_findings(*parts(plan))
    assert found.empty
    result = plan_completeness(*parts(plan))
    assert result["is_complete"].all()
    assert result["ready_on"].tolist() == [pd.Timestamp("2027-03-01"), pd.Timestamp("2027-03-29")]
    assert result["cost_eur"].fillna(-1).tolist() == [300, -1]
    listed = capability_list(*parts(plan))
    assert listed["activities"].to_dict() == {"ca1": 2, "ca2": 1}


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "rule", "at", "concerned"),
    [
        ("capability_needs", "cn2", "intervention_id", "in3", "no_capability", "in2", ["in2"]),
        ("dependencies", "de1", "needed_intervention_id", "in3", "needed_not_chosen", "de1", ["in2"]),
        ("activities", "at3", "capability_id", "ca1", "no_activity", "ca2", ["in2"]),
        ("activities", "at3", "owner", " ", "no_owner", "at3", ["in2"]),
        ("activities", "at3", "start_on", pd.NaT, "no_start", "at3", ["in2"]),
        ("activities", "at3", "end_on", pd.NaT, "no_end", "at3", ["in2"]),
        ("activities", "at3", "end_on", pd.Timestamp("2027-02-28"), "ends_before_start", "at3", ["in2"]),
        ("activities", "at2", "start_on", pd.Timestamp("2027-01-31"), "starts_before_dependency", "at2", ["in1"]),
        ("activities", "at2", "end_on", pd.Timestamp("2027-06-01"), "ready_before_needed", "de1", ["in2"]),
        ("activities", "at1", "after_activity_id", "at1", "activity_circle", "at1", ["in1"]),
    ],
)
def test_each_rule_names_its_row(
    table: str, row: str, column: str, value: object, rule: str, at: str, concerned: list[str]
) -> None:
    plan = whole()
    plan[table] = plan[table].copy()
    plan[table].loc[row, column] = value
    found = plan_findings(*parts(plan))
    assert (rule, at) in found.index
    assert found.loc[(rule, at), "message"]
    result = plan_completeness(*parts(plan))
    assert set(concerned) <= set(result.index[~result["is_complete"]])


def test_interventions_that_need_each_other_are_named() -> None:
    plan = whole()
    plan["dependencies"].loc["de2"] = ["in1", "in2"]
    found = plan_findings(*parts(plan), language="it")
    assert found.loc["dependency_circle"].index.tolist() == ["in1", "in2"]
    assert found.loc[("dependency_circle", "in1"), "message"] == "ognuno richiede un altro"


def test_what_is_live_needs_no_plan_and_what_waits_for_it_may_begin_after() -> None:
    plan = whole()
    plan["interventions"] = pd.DataFrame(
        {"intervention_status": ["live", "chosen"], "live_on": pd.to_datetime(["2026-01-01", None])},
        index=["in1", "in2"],
    )
    assert plan_findings(*parts(plan)).empty
    plan["interventions"].loc["in1", "live_on"] = pd.Timestamp("2028-01-01")
    assert plan_findings(*parts(plan)).index.tolist() == [("ready_before_needed", "de1")]


def test_a_stopped_activity_builds_nothing() -> None:
    plan = whole()
    plan["activities"]["activity_status"] = ["planned", "planned", "stopped"]
    found = plan_findings(*parts(plan))
    assert found.index.tolist() == [("no_activity", "ca2")]
    assert left_out(found)["reason"].tolist() == ["it was stopped"]


def test_the_chosen_may_be_given() -> None:
    plan = whole()
    assert plan_findings(*parts(plan), chosen=["in1"]).empty
    everything = plan_findings(*parts(plan), chosen=plan["interventions"].index)
    assert everything.index.tolist() == [("no_capability", "in3")]
    with pytest.raises(JourneyError, match="chosen: 'in9' must be the id of a row of interventions"):
        plan_findings(*parts(plan), chosen=["in9"])


def test_a_predecessor_that_is_not_there_is_refused() -> None:
    plan = whole()
    plan["activities"].loc["at2", "after_activity_id"] = "at9"
    with pytest.raises(
        JourneyError, match="activities, 'at2', after_activity_id: 'at9' must be the id of a row of activ"
    ):
        plan_findings(*parts(plan))
    with pytest.raises(JourneyError, match="language must be one of 'en', 'it', not 'de'"):
        plan_findings(*parts(whole()), language="de")


@settings(max_examples=10)
@given(tables=redesigns(*NAMES, most=7), seed=st.integers(0, 9))
def test_findings_of_random_plans_are_those_found_row_by_row(tables: Tables, seed: int) -> None:
    rng = np.random.default_rng(seed)
    ideas = tables["interventions"]
    tables["interventions"] = ideas.assign(intervention_status=rng.choice(["chosen", "live"], len(ideas), p=[0.8, 0.2]))
    found = laws(lambda given_tables: plan_findings(*parts(given_tables)), tables)
    result = laws(lambda given_tables: plan_completeness(*parts(given_tables)), tables)
    kept = laws(lambda given_tables: capability_list(*parts(given_tables)), tables)
    chosen = tables["interventions"].index[tables["interventions"]["intervention_status"] == "chosen"]
    needs = tables["capability_needs"]
    needs = needs[needs["capability_id"].isin(tables["capabilities"].index) & needs["intervention_id"].isin(chosen)]
    expected = {("no_capability", name) for name in chosen if name not in set(needs["intervention_id"])}
    work = tables["activities"]
    built = set()
    for name, row in work.iterrows():
        if row["capability_id"] not in set(needs["capability_id"]) or row["activity_status"] == "stopped":
            continue
        built.add(row["capability_id"])
        before = row["after_activity_id"]
        too_early = isinstance(before, str) and row["start_on"] < work.loc[before, "end_on"]
        rules = {
            "no_owner": not isinstance(row["owner"], str),
            "no_start": pd.isna(row["start_on"]),
            "no_end": pd.isna(row["end_on"]),
            "ends_before_start": row["end_on"] < row["start_on"],
            "starts_before_dependency": too_early,
            "activity_circle": name in chain(work, name),
        }
        expected |= {(rule, name) for rule, holds in rules.items() if holds}
    expected |= {("no_activity", name) for name in set(needs["capability_id"]) - built}
    expected |= of_dependencies(tables, list(chosen), needs)
    assert set(found.index) == expected
    assert list(result.index) == list(chosen)
    for name, row in result.iterrows():
        own = set(needs.loc[needs["intervention_id"] == name, "capability_id"])
        doing = work[work["capability_id"].isin(own) & (work["activity_status"] != "stopped")]
        assert (row["capabilities"], row["activities"]) == (len(own), len(doing))
        for column, dates, at in (("start_on", doing["start_on"], "min"), ("ready_on", doing["end_on"], "max")):
            whole = len(doing) > 0 and dates.notna().all()
            assert row[column] == getattr(dates, at)() if whole else pd.isna(row[column])
        costs = doing["cost_eur"].dropna()
        assert row["cost_eur"] == pytest.approx(costs.sum() if len(costs) else np.nan, nan_ok=True)
        waits = tables["dependencies"].index[tables["dependencies"]["intervention_id"] == name]
        concerned = {
            "interventions": {name},
            "capabilities": own,
            "activities": set(doing.index),
            "dependencies": waits,
        }
        count = sum(at[1] in concerned[line["table"]] for at, line in found.iterrows())
        assert (row["findings"], row["is_complete"]) == (count, count == 0)
    assert set(kept.index) == set(needs["capability_id"])
    for name, row in kept.iterrows():
        assert row["interventions"] == needs.loc[needs["capability_id"] == name, "intervention_id"].nunique()
        doing = work[(work["capability_id"] == name) & (work["activity_status"] != "stopped")]
        assert (row["activities"], row["done"]) == (len(doing), sum(doing["activity_status"] == "done"))
        assert row["end_on"] == doing["end_on"].max() if doing["end_on"].notna().any() else pd.isna(row["end_on"])


def of_dependencies(tables: Tables, chosen: list[str], needs: pd.DataFrame) -> set[tuple[str, str]]:
    """Return the findings about what interventions wait for, one dependency after the other."""
    ideas, work = tables["interventions"], tables["activities"]
    is_live = ideas["intervention_status"] == "live"

    def ready(name: str) -> pd.Timestamp:
        own = set(needs.loc[needs["intervention_id"] == name, "capability_id"])
        doing = work[work["capability_id"].isin(own) & (work["activity_status"] != "stopped")]
        if len(doing) and doing["end_on"].notna().all():
            return doing["end_on"].max()
        return ideas.loc[name, "live_on"] if is_live[name] else pd.NaT

    waits = tables["dependencies"].dropna(subset=["intervention_id", "needed_intervention_id"])
    waits = waits[waits["intervention_id"].isin(chosen)]
    found, edges = set(), list(zip(waits["intervention_id"], waits["needed_intervention_id"], strict=True))
    for at, (one, other) in zip(waits.index, edges, strict=True):
        if other not in chosen and not is_live[other]:
            found.add(("needed_not_chosen", at))
        if ready(one) < ready(other):
            found.add(("ready_before_needed", at))
    for name in chosen:
        reached, queue = set(), [other for one, other in edges if one == name]
        while queue:
            if (place := queue.pop()) not in reached:
                reached.add(place)
                queue += [other for one, other in edges if one == place]
        if name in reached:
            found.add(("dependency_circle", name))
    return found


def chain(work: pd.DataFrame, name: object) -> list[object]:
    """Return what comes before an activity, as far as it goes."""
    seen: list[object] = []
    before = work.loc[name, "after_activity_id"]
    while isinstance(before, str) and before not in seen:
        seen.append(before)
        before = work.loc[before, "after_activity_id"]
    return seen


def test_both_cases_have_something_to_be_found() -> None:
    for case in ("b2b-software", "car-rental"):
        rd = jw.example(case)
        plan = rd.interventions, rd.dependencies, rd.capabilities, rd.capability_needs, rd.activities
        assert "starts_before_dependency" in plan_findings(*plan).index.get_level_values("rule")
