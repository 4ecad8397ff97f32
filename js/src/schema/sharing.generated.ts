// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

/** What stays behind with a part: whole tables, and columns as `table.column`. */
export const PARTS = {
  costs: { tables: [], columns: ["assessments.cost_eur"] },
  comments: { tables: ["comments"], columns: [] },
  evidence: { tables: ["citations", "evidence"], columns: [] },
  verbatims: { tables: [], columns: ["emotions.words"] },
} as const;

export type Part = keyof typeof PARTS;
