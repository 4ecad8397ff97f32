// Says of hand-offs between touchpoints whether they are broken, and what is lost.

import type { JourneyDocument } from "./document.js";
import { gesture, insert, newId, setOrder, write } from "./edits.js";
import { handoffRow } from "./handoffs.js";
import { isId } from "./keys.js";

export interface Break {
  readonly from: string;
  readonly isBroken: boolean;
  /** What is lost, empty where nobody said. */
  readonly lost: string;
}

/** Says of the hand-offs to a touchpoint whether they are broken, as one gesture; only what differs is written. */
export function breakHandoffs(document: JourneyDocument, to: string, breaks: readonly Break[]): void {
  gesture(document, () => {
    for (const { from, isBroken, lost } of breaks) {
      const id = handoffRow(document, from, to);
      const raw = id === undefined ? undefined : document.rows.handoffs?.get(id);
      if ((raw?.is_broken === true) === isBroken && (raw?.lost ?? "") === lost) continue;
      const said = { is_broken: isBroken || undefined, lost: lost === "" ? undefined : lost };
      if (id !== undefined) write(document, "handoffs", id, said);
      else add(document, from, to, said);
    }
  });
}

/** Two people who speak of one hand-off at the same moment write one row: it is named by what it is of. */
function add(
  document: JourneyDocument,
  from: string,
  to: string,
  said: Readonly<Record<string, string | true | undefined>>,
): void {
  const name = `ho_${from}_${to}`;
  const id = isId(name) && !document.rows.handoffs?.has(name) ? name : newId("handoffs");
  insert(document, "handoffs", id, { touchpoint_id: from, next_touchpoint_id: to, ...said });
  const siblings = (document.shown.ids.handoffs ?? []).filter(
    (each) => document.rows.handoffs?.get(each)?.touchpoint_id === from,
  );
  setOrder(document, "handoffs", id, siblings, siblings.length);
}
