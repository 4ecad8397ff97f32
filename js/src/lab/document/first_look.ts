// How the map of a file looks that nobody has looked at yet: without the lanes that the settings leave out.

import type { JourneyDocument } from "../../model/document.js";
import { DEFAULT_LANES, lanesOf } from "../../model/lanes.js";
import type { Look } from "../../views/swimlane/look.js";

/**
 * What the settings make of it.
 *
 * @param hidden kinds of lanes; of a lane of notes, the kind of its notes
 */
export function firstLook(options: Look, document: JourneyDocument, hidden: ReadonlySet<string>): Look {
  const own = (document.shown.ids.journeys ?? []).flatMap((id) => lanesOf(document, id));
  const lanes = new Set(
    [...own, ...DEFAULT_LANES].filter(({ kind, noteKind }) => hidden.has(noteKind ?? kind)),
  );
  return { ...options, hidden_lanes: [...lanes].map(({ id }) => id) };
}
