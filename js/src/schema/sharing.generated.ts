// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

/** What stays behind with a part: whole tables, and columns as `table.column`. */
export const PARTS = {
  costs: { tables: ["photographs"], columns: ["activities.cost_eur", "assessments.cost_eur", "channel_fits.cost_eur", "coverage_cells.margin_rate", "coverage_cells.revenue_eur", "economics.acquisition_cost_eur", "economics.margin_rate", "economics.revenue_eur", "interventions.cost_eur", "interventions.delay_cost_eur_week", "interventions.efficiency_eur", "interventions.saving_eur"] },
  comments: { tables: ["comments", "photographs"], columns: [] },
  evidence: { tables: ["citations", "evidence", "photographs"], columns: ["measurements.evidence_id"] },
  verbatims: { tables: ["photographs"], columns: ["answers.words", "emotions.words"] },
  plan: { tables: ["activities", "answers", "best_practices", "capabilities", "capability_needs", "channel_fits", "closures", "coherences", "comparisons", "coverage_cells", "dependencies", "economics", "expected_measures", "handoffs", "interventions", "involvements", "kpis", "measurements", "objectives", "photographs", "questions", "responses", "statements", "value_links"], columns: [] },
} as const;

export type Part = keyof typeof PARTS;
