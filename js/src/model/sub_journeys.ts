// Journeys that open up a touchpoint of a wider one, and the way back up.

import type { JourneyDocument } from "./document.js";
import { gesture, insert, newId, setOrder, siblingsOf } from "./edits.js";
import type { Value } from "./values.js";

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

/** Makes a journey that opens up a touchpoint, with the lanes of the wider one and a first step; returns its id. */
export function addSubJourney(
  document: JourneyDocument,
  touchpointId: string,
  above: string,
  phaseName: string,
): string {
  const id = newId("journeys");
  const raw = document.rows.journeys?.get(above);
  const cells: Record<string, Value | undefined> = {
    name: document.rows.touchpoints?.get(touchpointId)?.name,
    parent_touchpoint_id: touchpointId,
  };
  for (const name of ["persona_id", "segment_id", "product_id"]) cells[name] = raw?.[name];
  const journeys = document.shown.ids.journeys ?? [];
  const lanes = siblingsOf(document, "lanes", "journey_id", above);
  gesture(document, () => {
    insert(document, "journeys", id, cells);
    setOrder(document, "journeys", id, journeys, journeys.length);
    for (const lane of lanes)
      insert(document, "lanes", newId("lanes"), { ...document.rows.lanes?.get(lane), journey_id: id });
    const [phase, step] = [newId("phases"), newId("steps")];
    insert(document, "phases", phase, { journey_id: id, name: phaseName });
    setOrder(document, "phases", phase, [], 0);
    insert(document, "steps", step, { phase_id: phase });
    setOrder(document, "steps", step, [], 0);
  });
  return id;
}
