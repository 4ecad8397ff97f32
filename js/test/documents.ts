// Documents for tests, written as plain tables.

import * as Y from "yjs";
import { JourneyDocument, THERE } from "../src/model/document.js";
import { type Tables, shown as whatIsShown } from "../src/model/shown.js";
import type { Raw, Value } from "../src/model/values.js";

export type Plain = Readonly<Record<string, Readonly<Record<string, Raw>>>>;

/** A document with these rows, as if they had come from the other side. */
export function documentOf(tables: Plain): JourneyDocument {
  const document = new JourneyDocument();
  fill(document, tables);
  return document;
}

export function fill(document: JourneyDocument, tables: Plain): void {
  document.doc.transact(() => {
    for (const [table, rows] of Object.entries(tables))
      for (const [id, raw] of Object.entries(rows)) document.map(table).set(id, rowOf(raw));
  }, THERE);
}

export const rowOf = (raw: Raw): Y.Map<Value> => new Y.Map(Object.entries(raw));

/** Tables as `shown` and `removalOf` read them. */
export const tablesOf = (plain: Plain): Tables =>
  Object.fromEntries(Object.entries(plain).map(([table, rows]) => [table, new Map(Object.entries(rows))]));

export const shownOf = (plain: Plain) => whatIsShown(tablesOf(plain));

/** The updates a document sends from now on. */
export function recorded(document: JourneyDocument): Uint8Array[] {
  const updates: Uint8Array[] = [];
  document.doc.on("update", (update: Uint8Array) => updates.push(update));
  return updates;
}

/** What the CRDT itself holds of a row, without our copy of it. */
export const stored = (document: JourneyDocument, table: string, id: string): unknown =>
  document.map(table).get(id)?.toJSON();

/** The rows as plain objects, for comparisons. */
export const rowsOf = (document: JourneyDocument): Record<string, Record<string, Raw>> =>
  Object.fromEntries(Object.entries(document.rows).map(([table, rows]) => [table, Object.fromEntries(rows)]));

/** A copy of a document, as another page would hold it. */
export function copyOf(document: JourneyDocument): JourneyDocument {
  const copy = new JourneyDocument();
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(document.doc), THERE);
  return copy;
}

/** A small map: two phases with two steps each, one touchpoint a step, a note on each kind of thing. */
export const SMALL: Plain = {
  facts: { redesign: { title: "Rental" } },
  journeys: { j1: { name: "Rent a car", order: "a0" }, j2: { name: "Another", order: "a1" } },
  phases: {
    p1: { journey_id: "j1", name: "Before", macro_phase: "pre_purchase", order: "a0" },
    p2: { journey_id: "j1", name: "After", order: "a1" },
    p9: { journey_id: "j2", name: "Elsewhere", order: "a0" },
  },
  steps: {
    s1: { phase_id: "p1", name: "Search", order: "a0" },
    s2: { phase_id: "p1", name: "Book", order: "a1" },
    s3: { phase_id: "p2", name: "Drive", order: "a0", is_future: false },
    s4: { phase_id: "p2", name: "Return", order: "a1", is_current: false },
  },
  channels: { c1: { name: "Web", order: "a0" } },
  org_units: { o1: { name: "Sales", order: "a0" }, o2: { name: "Fleet", order: "a1" } },
  touchpoints: {
    t1: { step_id: "s1", name: "Website", channel_id: "c1", org_unit_id: "o1", order: "a0" },
    t2: { step_id: "s2", name: "Form", org_unit_id: "o2", order: "a0" },
    t3: { step_id: "s3", name: "Car", order: "a0" },
    t4: { step_id: "s1", name: "Advert", order: "a1" },
  },
  notes: {
    n1: { note_kind: "blocker", text: "slow", touchpoint_id: "t1", severity: "slows", order: "a1" },
    n2: { note_kind: "blocker", text: "dear", step_id: "s1", order: "a0" },
    n3: { note_kind: "opportunity", text: "app", phase_id: "p1", order: "a0" },
    n4: { note_kind: "value_offered", text: "trust", step_id: "s4", order: "a0" },
  },
};
