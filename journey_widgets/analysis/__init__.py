"""The reasoning of the redesign: pure functions that take tables and return tables.

Each takes DataFrames as a redesign holds them (`rd.touchpoints`), or an analyst's own with those columns, changes none
of them, and returns one tidy DataFrame with units in its names. What it computed, by which formula and source, with
which parameters, and what it left out and why, stands in the result's `attrs`: `about` and `left_out` show it.
"""

from journey_widgets.analysis._result import about, left_out
from journey_widgets.analysis.activities import roadmap
from journey_widgets.analysis.areas import areas
from journey_widgets.analysis.changes import changes
from journey_widgets.analysis.channels import best_channels, channel_scores, channel_use
from journey_widgets.analysis.coherence import intervention_coherence, objective_conflicts, objective_coverage
from journey_widgets.analysis.completeness import evidence_levels, four_groups, notes_by_phase, phase_completeness
from journey_widgets.analysis.complexity import complexity, journey_deltas
from journey_widgets.analysis.continuity import passages, silo_index
from journey_widgets.analysis.contradictions import contradictions
from journey_widgets.analysis.control import control_signals, p_chart, u_chart, xmr_chart
from journey_widgets.analysis.coverage import coverage, coverage_by, what_to_map_first
from journey_widgets.analysis.economics import cost_of_inaction, detractor_risk, economics_change, lifetime_values
from journey_widgets.analysis.effects import intervention_effects
from journey_widgets.analysis.experience import classify_touchpoints, contributions, overall_experience
from journey_widgets.analysis.functions import function_heat
from journey_widgets.analysis.gaps import emotion_gaps, expected_measures_met, gaps, service_gaps
from journey_widgets.analysis.importance import importance_performance, opportunity_scores
from journey_widgets.analysis.interventions import classify_interventions, intervention_benefits, value_and_cost
from journey_widgets.analysis.kano import kano_counts, kano_pairs, kano_survey
from journey_widgets.analysis.kpis import kpi_values
from journey_widgets.analysis.lint import lint, lint_rules
from journey_widgets.analysis.metrics import compare_samples, good_rates, nps
from journey_widgets.analysis.monitoring import before_and_after, kpi_charts, review_reasons
from journey_widgets.analysis.photographs import (
    Photograph,
    compare_photographs,
    photograph,
    promises_kept,
    unpack_photograph,
)
from journey_widgets.analysis.plan import capability_list, plan_completeness, plan_findings
from journey_widgets.analysis.portfolio import choose_portfolio, frontier, just_outside
from journey_widgets.analysis.ranking import compare_rankings, cost_of_delay, priorities, rice, wsjf
from journey_widgets.analysis.sensitivity import swap_sensitivity, weighted_scores
from journey_widgets.analysis.servqual import servqual, servqual_items
from journey_widgets.analysis.values import suggest_value_links, value_gaps, value_savings
from journey_widgets.analysis.weights import ahp_hierarchy, ahp_weights, consistency, objective_weights

__all__ = [
    "Photograph",
    "about",
    "ahp_hierarchy",
    "ahp_weights",
    "areas",
    "before_and_after",
    "best_channels",
    "capability_list",
    "changes",
    "channel_scores",
    "channel_use",
    "choose_portfolio",
    "classify_interventions",
    "classify_touchpoints",
    "compare_photographs",
    "compare_rankings",
    "compare_samples",
    "complexity",
    "consistency",
    "contradictions",
    "contributions",
    "control_signals",
    "cost_of_delay",
    "cost_of_inaction",
    "coverage",
    "coverage_by",
    "detractor_risk",
    "economics_change",
    "emotion_gaps",
    "evidence_levels",
    "expected_measures_met",
    "four_groups",
    "frontier",
    "function_heat",
    "gaps",
    "good_rates",
    "importance_performance",
    "intervention_benefits",
    "intervention_coherence",
    "intervention_effects",
    "journey_deltas",
    "just_outside",
    "kano_counts",
    "kano_pairs",
    "kano_survey",
    "kpi_charts",
    "kpi_values",
    "left_out",
    "lifetime_values",
    "lint",
    "lint_rules",
    "notes_by_phase",
    "nps",
    "objective_conflicts",
    "objective_coverage",
    "objective_weights",
    "opportunity_scores",
    "overall_experience",
    "p_chart",
    "passages",
    "phase_completeness",
    "photograph",
    "plan_completeness",
    "plan_findings",
    "priorities",
    "promises_kept",
    "review_reasons",
    "rice",
    "roadmap",
    "service_gaps",
    "servqual",
    "servqual_items",
    "silo_index",
    "suggest_value_links",
    "swap_sensitivity",
    "u_chart",
    "unpack_photograph",
    "value_and_cost",
    "value_gaps",
    "value_savings",
    "weighted_scores",
    "what_to_map_first",
    "wsjf",
    "xmr_chart",
]
