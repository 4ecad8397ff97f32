// What was changed in a document, by value: the form in which a notebook keeps edits that no kernel has taken in. A kernel
// that runs again makes a new CRDT, to which updates of the old one mean nothing.

import * as Y from "yjs";
import type { JourneyDocument } from "../../model/document.js";
import { gesture } from "../../model/edits.js";
import { ORDER, partsOf } from "../../model/keys.js";
import { STORED, type Tables } from "../../model/shown.js";
import type { Raw, Value } from "../../model/values.js";
import type { TableName } from "../../schema/tables.generated.js";

/** One value of a row, by its key as the document stores it (`model/keys.ts`); null where there is none. */
export type Setting = readonly [
  kind: "set",
  table: TableName,
  id: string,
  key: string,
  from: Value | null,
  to: Value | null,
];

/** A row that came, with all it holds. */
export type Coming = readonly [kind: "add", table: TableName, id: string, values: Raw];

/** A row that went, with all it held. */
export type Going = readonly [kind: "remove", table: TableName, id: string, values: Raw];

export type Change = Setting | Coming | Going;

export type OwnTables = Readonly<Record<string, Map<string, Raw>>>;

/** Tables of their own, to be changed without the document. */
export const copyOf = (tables: Tables): OwnTables =>
  Object.fromEntries(STORED.map((table) => [table, new Map(tables[table])]));

/** What leads from the one to the other. Rows that are the very same object are not looked into. */
export function diff(before: Tables, after: Tables): Change[] {
  return STORED.flatMap((table) => {
    const [old, now] = [before[table] ?? NONE, after[table] ?? NONE];
    const changes: Change[] = [];
    for (const [id, values] of now) {
      const was = old.get(id);
      if (was === undefined) changes.push(["add", table, id, values]);
      else if (was !== values) changes.push(...settings(table, id, was, values));
    }
    for (const [id, values] of old) if (!now.has(id)) changes.push(["remove", table, id, values]);
    return changes;
  });
}

const NONE: ReadonlyMap<string, Raw> = new Map();

function settings(table: TableName, id: string, was: Raw, values: Raw): Setting[] {
  const keys = new Set([...Object.keys(was), ...Object.keys(values)]);
  return [...keys].sort().flatMap((key): Setting[] => {
    const [from, to] = [valueIn(was, key), valueIn(values, key)];
    return from === to ? [] : [["set", table, id, key, from, to]];
  });
}

/** What a row itself holds: a column of one's own may be called `constructor`. */
export const valueIn = (row: Raw | undefined, key: string): Value | null =>
  row !== undefined && Object.hasOwn(row, key) ? (row[key] ?? null) : null;

/** What leads back. */
export const inverse = (changes: readonly Change[]): Change[] =>
  changes
    .map((change): Change => {
      if (change[0] === "set") return ["set", change[1], change[2], change[3], change[5], change[4]];
      if (change[0] === "add") return ["remove", change[1], change[2], change[3]];
      return ["add", change[1], change[2], change[3]];
    })
    .reverse();

/** Makes a change in tables, whatever stands there. */
export function change(tables: OwnTables, each: Change): void {
  const [kind, table, id] = each;
  const rows = tables[table];
  if (kind === "remove") rows?.delete(id);
  else if (kind === "add") rows?.set(id, each[3]);
  else {
    const [, , , key, , to] = each;
    const others = Object.entries(rows?.get(id) ?? {}).filter(([name]) => name !== key);
    rows?.set(id, Object.fromEntries(to === null ? others : [...others, [key, to]]));
  }
}

/** Makes changes in a document, as one step of undo. */
export function write(document: JourneyDocument, changes: readonly Change[]): void {
  gesture(document, () => {
    for (const each of changes) writeOne(document, each);
  });
}

function writeOne(document: JourneyDocument, each: Change): void {
  const rows = document.map(each[1]);
  if (each[0] === "remove") rows.delete(each[2]);
  else if (each[0] === "add") rows.set(each[2], new Y.Map<Value>(Object.entries(each[3])));
  else {
    const row = rows.get(each[2]);
    if (each[5] === null) row?.delete(each[3]);
    else row?.set(each[3], each[5]);
  }
}

/** Columns that together say where a card stands. */
const PLACE: ReadonlySet<string> = new Set([
  ORDER,
  "journey_id",
  "phase_id",
  "step_id",
  "touchpoint_id",
  "lane_id",
  "note_kind",
]);

/** Whether a change only says where a card stands. */
export const isMove = (each: Change): boolean =>
  each[0] === "set" && PLACE.has(partsOf(each[3]).at(-1) as string);

/** What a reader would call one edit: all that moves a row in a state is one, however many values it changes. */
export function editOf(each: Change): string {
  if (each[0] !== "set") return JSON.stringify([each[1], each[2]]);
  const parts = partsOf(each[3]);
  const column = isMove(each) ? ORDER : (parts.at(-1) as string);
  return JSON.stringify([each[1], each[2], ...parts.slice(0, -1), column]);
}

export const countOf = (changes: readonly Change[]): number => new Set(changes.map(editOf)).size;
