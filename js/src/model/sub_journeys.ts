// Journeys that open up a touchpoint of a wider one, and the way back up.

import type { JourneyDocument } from "./document.js";

/** The journeys that open up a touchpoint; reading it subscribes to the structure. */
export const subJourneysOf = (document: JourneyDocument, touchpointId: string): readonly string[] =>
  (document.shown.ids.journeys ?? []).filter(
    (id) => document.rows.journeys?.get(id)?.parent_touchpoint_id === touchpointId,
  );

export interface Above {
  readonly journeyId: string;
  readonly touchpointId: string;
}

/** The journeys a journey is part of, widest first, each with the touchpoint that leads down; a ring is walked once. */
export function trailOf(document: JourneyDocument, journeyId: string): readonly Above[] {
  const trail: Above[] = [];
  const seen = new Set([journeyId]);
  for (let at = journeyId; ; ) {
    const touchpointId = document.peek("journeys", at)?.parent_touchpoint_id;
    const above = touchpointId === undefined ? undefined : journeyOf(document, touchpointId);
    if (touchpointId === undefined || above === undefined || seen.has(above)) return trail.reverse();
    seen.add(above);
    trail.push({ journeyId: above, touchpointId });
    at = above;
  }
}

function journeyOf(document: JourneyDocument, touchpointId: string): string | undefined {
  const { shown } = document;
  if (!shown.has("touchpoints", touchpointId)) return undefined;
  const step = document.peek("touchpoints", touchpointId)?.step_id;
  const phase = step === undefined ? undefined : document.peek("steps", step)?.phase_id;
  const journey = phase === undefined ? undefined : document.peek("phases", phase)?.journey_id;
  return shown.has("journeys", journey) ? journey : undefined;
}
