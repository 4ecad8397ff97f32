// Makes a journey within a journey, and goes there. It is a tool of the map.

import { addSubJourney } from "../../model/sub_journey_edits.js";
import { boardOf, mayEdit } from "./board.js";
import { firstStop } from "./moves.js";
import { show } from "./sub_journeys.js";
import type { SwimlaneView } from "./view.js";

/** Makes one and opens the name of its first phase. */
export function makeSubJourney(view: SwimlaneView, touchpointId: string): void {
  if (!mayEdit(view)) return;
  const id = addSubJourney(view.document, touchpointId, view.journeyId, view.text("panel.subjourney.phase"));
  show(view, id);
  const first = firstStop(boardOf(view));
  if (first !== undefined) view.focus.edit(first, "name");
}
