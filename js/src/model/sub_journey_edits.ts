// Makes a journey within a journey, as one gesture.

import type { JourneyDocument } from "./document.js";
import { gesture, insert, newId, setOrder, siblingsOf } from "./edits.js";
import type { Value } from "./values.js";

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
