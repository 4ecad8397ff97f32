// Where it is said of the hand-offs between touchpoints whether they are broken, and what is lost.

import type { JourneyDocument } from "./document.js";

const indexes = new WeakMap<JourneyDocument, { at: number; rows: ReadonlyMap<string, string> }>();

const pairOf = (from: unknown, to: unknown): string => `${String(from)}\n${String(to)}`;

/** The row that speaks of a hand-off, the first where there are several; reading it subscribes to the structure. */
export function handoffRow(document: JourneyDocument, from: string, to: string): string | undefined {
  const at = document.structure.value;
  let found = indexes.get(document);
  if (found?.at !== at) {
    const rows = new Map<string, string>();
    for (const id of document.shown.ids.handoffs ?? []) {
      const raw = document.rows.handoffs?.get(id);
      const pair = pairOf(raw?.touchpoint_id, raw?.next_touchpoint_id);
      if (!rows.has(pair)) rows.set(pair, id);
    }
    found = { at, rows };
    indexes.set(document, found);
  }
  return found.rows.get(pairOf(from, to));
}
