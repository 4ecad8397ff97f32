"""The findings of the bundled cases are the ones their stories tell: each step of the redesign has something to say."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

import pandas as pd
import pytest

import journey_widgets as jw
from journey_widgets.schema import TABLES

TODAY = "2026-11-23"
SERVES = 3
"""From this strength on an intervention serves an objective."""


@dataclass(frozen=True)
class Story:
    """The red thread of a case: one broken hand-off, and what is done about it."""

    name: str
    broken: tuple[str, str]
    closed_by: str
    serves: str
    needs: str
    live: str
    """The intervention whose KPI is better since."""
    better: str
    watched_by: str
    """The KPI that signalled in March."""
    uncovered: str
    orphan: str


STORIES = (
    Story("b2b-software", ("tp26", "tp27"), "in1", "ob2", "ca1", "in2", "kp8", "kp6", "ob5", "in14"),
    Story("car-rental", ("tp6", "tp9"), "in1", "ob1", "ca1", "in2", "kp8", "kp6", "ob5", "in14"),
)


@pytest.fixture(params=STORIES, ids=lambda story: story.name, scope="module")
def story(request: pytest.FixtureRequest) -> Story:
    return request.param


@pytest.fixture(scope="module")
def rd(story: Story) -> jw.Redesign:
    return jw.example(story.name)


def functions_of_tables() -> list[str]:
    """Return the analyses that need nothing but tables and the day; not those of photographs: nobody took one yet."""
    names = []
    for name in jw.analysis.__all__:
        parameters = inspect.signature(getattr(jw.analysis, name)).parameters.values()
        needed = [p.name for p in parameters if p.default is p.empty]
        if needed and {*needed} <= {*TABLES, "today"} - {"photographs"} and needed[0] != "today":
            names.append(name)
    return names


@pytest.mark.parametrize("name", functions_of_tables())
def test_every_analysis_has_something_to_say(rd: jw.Redesign, name: str) -> None:
    function = getattr(jw.analysis, name)
    given = {p: getattr(rd, p) for p in inspect.signature(function).parameters if p in TABLES}
    if "today" in inspect.signature(function).parameters:
        given["today"] = TODAY
    result = function(**given)
    assert len(result) > 0
    assert [column for column in result if result[column].isna().all()] == []


def test_the_red_thread_holds(rd: jw.Redesign, story: Story) -> None:
    handoffs = rd.handoffs.set_index(["touchpoint_id", "next_touchpoint_id"])
    assert handoffs.loc[story.broken, "is_broken"]
    assert handoffs.loc[story.broken, "lost"]
    place = rd.touchpoints.loc[story.broken[1]]
    assert place["is_moment_of_truth"]
    assert rd.assessments.loc[(story.broken[1], "current"), "experience"] <= 3
    closed = rd.closures[(rd.closures["touchpoint_id"] == story.broken[1]) & (rd.closures["measure_kind"] == "handoff")]
    assert list(closed["intervention_id"]) == [story.closed_by]
    assert strengths(rd).loc[story.closed_by, story.serves] == 9
    needs = rd.capability_needs[rd.capability_needs["intervention_id"] == story.closed_by]
    assert story.needs in set(needs["capability_id"])
    work = rd.activities[rd.activities["capability_id"] == story.needs]
    assert len(work) > 1
    assert work[["owner", "org_unit_id", "start_on", "end_on"]].notna().all(axis=None)


def strengths(rd: jw.Redesign) -> pd.DataFrame:
    return rd.coherences.set_index(["intervention_id", "objective_id"])["strength"].unstack()  # noqa: PD010 - levels


def test_one_objective_is_uncovered_and_one_intervention_an_orphan(rd: jw.Redesign, story: Story) -> None:
    strength = strengths(rd)
    assert strength.shape == (len(rd.interventions), len(rd.objectives))
    assert strength.notna().all(axis=None)
    best = strength.max()
    assert list(best.index[best < SERVES]) == [story.uncovered]
    best = strength.max(axis=1)
    assert list(best.index[best < SERVES]) == [story.orphan]
    assert (strength == -9).any(axis=None)


def test_comparisons_of_objectives_are_complete_and_consistent(rd: jw.Redesign) -> None:
    weights = jw.analysis.objective_weights(rd.objectives, rd.comparisons)
    assert (weights["missing_pairs"] == 0).all()
    assert (weights["consistency_ratio"] < 0.1).all()
    typed = rd.objectives["weight"] / rd.objectives["weight"].sum()
    assert (weights["weight"] - typed).abs().max() < 0.05


def test_interventions_are_of_all_kinds(rd: jw.Redesign) -> None:
    kinds = jw.analysis.classify_interventions(rd.interventions, rd.involvements, rd.dependencies)
    assert (kinds["verdict"] == "quick_win").sum() >= 3
    assert (kinds["verdict"] == "structural").sum() >= 3
    assert kinds["is_overridden"].sum() == 1
    assert kinds.loc[kinds["is_overridden"], "kind_override_reason"].notna().all()
    assert (rd.interventions["efficiency_eur"] < 0).any()
    assert rd.interventions["is_must"].any()
    assert (rd.interventions["either_or"].value_counts() == 2).any()
    assert set(rd.interventions["action_kind"]) == {"process", "analysis", "metric"}


def test_portfolio_chooses_and_savings_change_it(rd: jw.Redesign) -> None:
    effects = jw.analysis.intervention_effects(rd.interventions, rd.closures, rd.touchpoints, rd.assessments)
    coherence = jw.analysis.intervention_coherence(
        interventions=rd.interventions, objectives=rd.objectives, coherences=rd.coherences
    )
    ranked = jw.analysis.priorities(rd.interventions, coherence, effects)
    worth = (ranked["priority"] * effects["effect"].reindex(ranked.index)).fillna(0)
    budget = rd.interventions["cost_eur"].sum() / 4
    chosen, richer = (
        jw.analysis.choose_portfolio(
            rd.interventions, rd.dependencies, worth, budget_eur=budget, use_savings=use_savings
        )
        for use_savings in (False, True)
    )
    assert 2 <= chosen["is_chosen"].sum() < len(chosen)
    assert (richer.loc[richer["is_chosen"], "worth"].sum()) > chosen.loc[chosen["is_chosen"], "worth"].sum()


def test_plan_has_one_hole_and_one_date_before_its_dependency(rd: jw.Redesign) -> None:
    plan = rd.activities
    assert plan["start_on"].isna().sum() == 1
    ends = plan["end_on"].reindex(plan["after_activity_id"]).to_numpy()
    assert (plan["start_on"].to_numpy() < ends).sum() == 1


def test_march_is_a_signal_and_the_rest_is_told_apart(rd: jw.Redesign, story: Story) -> None:
    charts = jw.analysis.kpi_charts(rd.kpis, rd.measurements)
    signals = charts[charts["is_signal"]].groupby("kpi_id")["measured_on"].min()
    assert signals[story.watched_by] == pd.Timestamp("2026-03-01")
    assert signals[story.better] == rd.interventions.loc[story.live, "live_on"]
    assert len(set(rd.kpis.index) - set(signals.index)) >= 5, "most are in control"
    assert charts.loc[charts["is_provisional"], "kpi_id"].nunique() >= 2, "some have too few points"
    assert set(charts["chart_kind"]) == {"xmr", "p", "u"}


def test_did_it_work_has_all_answers(rd: jw.Redesign, story: Story) -> None:
    tables = (rd.kpis, rd.measurements, rd.interventions, rd.closures, rd.coherences)
    found = jw.analysis.before_and_after(*tables).set_index(["intervention_id", "kpi_id"])["verdict"]
    assert found[story.live, story.better] == "better"
    assert found[story.live, "kp1"] == "no_difference"
    assert set(found) == {"better", "no_difference", "not_yet_knowable"}


def test_kpis_cover_classes_levels_and_formulas(rd: jw.Redesign) -> None:
    for column, least in (("kpi_kind", 3), ("kpi_level", 3), ("formula_kind", 5)):
        assert rd.kpis[column].nunique() >= least
    assert rd.kpis["is_leading"].any()
    dates = rd.measurements.groupby("kpi_id")["measured_on"]
    assert (dates.max() - dates.min() >= pd.Timedelta(days=365 + 181)).sum() >= 10
    assert set(dates.groups) == set(rd.kpis.index)


def test_expectations_are_met_and_not(rd: jw.Redesign) -> None:
    met = jw.analysis.expected_measures_met(rd.expected_measures)["is_met"]
    assert met.any()
    assert (~met).any()


def test_cells_are_measured_and_holes(rd: jw.Redesign) -> None:
    names = ("segments", "products", "coverage_cells", "phases", "steps", "touchpoints", "assessments", "notes")
    cells = jw.analysis.coverage(*(getattr(rd, name) for name in names), rd.kpis, rd.measurements)
    assert {"measured", "unmapped"} <= set(cells["status"])
    assert cells["is_hole"].sum() >= 5
    assert cells["is_contradicted"].any(), "somebody says mapped, and there is no map"
    revenue = rd.economics[rd.economics["state"] == "current"]
    per_segment = (revenue["customers"] * revenue["revenue_eur"]).groupby(revenue["segment_id"]).sum()
    in_cells = rd.coverage_cells.groupby("segment_id")["revenue_eur"].sum()
    assert (in_cells / per_segment).between(0.95, 1.15).all(), "cells share a segment's revenue, none is counted twice"


def test_values_are_offered_in_vain_and_wanted_in_vain(rd: jw.Redesign) -> None:
    for side in ("offered", "wanted"):
        of_kind = rd.notes.index[rd.notes["note_kind"] == f"value_{side}"]
        linked = set(rd.value_links[f"{side}_note_id"])
        assert linked < set(of_kind)


def test_answers_of_the_future_map_name_what_was_wanted_or_in_the_way(rd: jw.Redesign) -> None:
    kinds = rd.notes["note_kind"].reindex(rd.responses["note_id"])
    assert set(kinds) == {"value_wanted", "blocker"}
    places = rd.notes["touchpoint_id"].reindex(rd.responses["note_id"])
    assert list(places) == list(rd.responses["touchpoint_id"])


def test_channels_tie_and_another_would_be_better(rd: jw.Redesign) -> None:
    fits = rd.channel_fits
    assert fits.duplicated(["touchpoint_id", "preference", "ability", "cost_eur"]).any()
    best = fits.sort_values(["preference", "ability"], ascending=False).drop_duplicates("touchpoint_id")
    current = rd.touchpoints["channel_id"].reindex(best["touchpoint_id"])
    assert (best["channel_id"].to_numpy() != current.to_numpy()).any()
    assert (best["channel_id"].to_numpy() == current.to_numpy()).any()


def test_best_practices_say_where_they_are_from(rd: jw.Redesign) -> None:
    best = rd.assessments.xs("best_practice", level="state")
    scored = set(best.index[best["experience"].notna()])
    assert scored == set(rd.best_practices["touchpoint_id"])
    assert rd.best_practices["source"].str.startswith("Fictional").all()


def test_survey_has_pairs_and_pseudonyms(rd: jw.Redesign) -> None:
    assert rd.answers["respondent"].str.fullmatch(r"r\d{2}").all()
    asked = rd.questions["question_kind"]
    answered = rd.answers.groupby("question_id").size()
    for one, other, least in (
        ("importance", "performance", 8),
        ("expectation", "perception", 10),
        ("kano_functional", "kano_dysfunctional", 20),
    ):
        items = [set(rd.questions.loc[asked == kind, "item"]) for kind in (one, other)]
        assert items[0] == items[1]
        assert (answered.reindex(asked.index[asked.isin([one, other])]) >= least).all()
    assert set(rd.questions["service_dimension"].dropna()) == {
        "tangibles",
        "reliability",
        "responsiveness",
        "assurance",
        "empathy",
    }
    kano = rd.answers[rd.answers["kano_answer"].notna()]
    assert set(asked.reindex(kano["question_id"])) == {"kano_functional", "kano_dysfunctional"}
