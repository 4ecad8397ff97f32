// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

/** Table → its columns that are asked for while empty; `plan.ts` has those of the five steps. */
export const ASKED: Record<string, readonly string[]> = {
  facts: ["title", "business_question", "review_on"],
  segments: ["name"],
  products: ["name"],
  personas: ["name"],
  org_units: ["name"],
  actors: ["name"],
  stakeholders: ["name", "role_kind"],
  journeys: ["name", "persona_id", "goal", "outcome", "start", "end"],
  phases: ["journey_id", "name"],
  steps: ["phase_id", "name"],
  step_actors: ["step_id", "actor_id"],
  lanes: ["journey_id", "lane_kind"],
  saved_views: ["journey_id", "name"],
  channels: ["name"],
  touchpoints: ["step_id", "name", "channel_id", "contact_mode", "org_unit_id", "relevance"],
  notes: ["note_kind", "text"],
  evidence: ["name", "source_kind"],
  citations: ["evidence_id", "table_name", "row_id"],
  comments: ["table_name", "row_id", "text"],
};
