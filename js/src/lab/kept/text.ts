// Kept edits as a notebook holds them: a text with one change a line, beside the snapshot they led to.
//
//     {"format": "journey-edits", "version": 1, "changes": [
//     ["set", "touchpoints", "tp1", "name", "Website", "Web site"],
//     ["add", "notes", "no_1x", {"step_id": "st1", "text": "…", "order": "a0"}],
//     ["remove", "steps", "st9", {"phase_id": "ph2", "name": "…"}]
//     ]}
//
// `set` is table, row, key, value before, value after, null for none; a key is as the document stores it, so that
// `future.experience` is of the touchpoint's assessment. `add` and `remove` hold the whole row. A move is the `set` of a place.
// It may come from a stranger: nothing that the schema does not allow gets through.

import { shorten } from "../../interchange/errors.js";
import { nearest } from "../../interchange/nearest.js";
import { isId } from "../../model/keys.js";
import { STORED } from "../../model/shown.js";
import type { Value } from "../../model/values.js";
import { TABLES, type TableName } from "../../schema/tables.generated.js";
import type { Change } from "./changes.js";
import { columnOf, isAllowed, isStored } from "./columns.js";

const FORMAT = "journey-edits";
const VERSION = 1;
const LONGEST = 10_000_000;
const MOST = 50_000;

export class KeptEditsError extends Error {
  override readonly name = "KeptEditsError";
}

export const textOf = (changes: readonly Change[]): string =>
  `{"format": "${FORMAT}", "version": ${VERSION}, "changes": [\n${changes.map((each) => JSON.stringify(each)).join(",\n")}\n]}`;

/** @throws {KeptEditsError} if it is anything else than edits of documents that can be */
export function changesIn(text: string): Change[] {
  if (text.length > LONGEST)
    throw new KeptEditsError(`they are too long: ${text.length} characters, allowed are ${LONGEST}`);
  const changes = listIn(parsed(text));
  if (changes.length > MOST)
    throw new KeptEditsError(`they are too many: ${changes.length}, allowed are ${MOST}`);
  for (const [i, each] of changes.entries()) {
    const problem = problemOf(each);
    if (problem !== "") throw new KeptEditsError(`edit ${i + 1}: ${problem}`);
  }
  return changes as Change[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new KeptEditsError(`they are no JSON: ${String(error instanceof Error ? error.message : error)}`);
  }
}

function listIn(found: unknown): readonly unknown[] {
  const { format, version, changes } = (isObject(found) ? found : {}) as Record<string, unknown>;
  if (format !== FORMAT) throw new KeptEditsError(`they do not begin with "format": "${FORMAT}"`);
  if (version !== VERSION)
    throw new KeptEditsError(`their version is ${shown(version)}, and this journey-widgets reads ${VERSION}`);
  if (!Array.isArray(changes)) throw new KeptEditsError(`"changes" must be a list, not ${shown(changes)}`);
  return changes;
}

const isObject = (found: unknown): found is object =>
  typeof found === "object" && found !== null && !Array.isArray(found);

/** Whatever somebody wrote, as a short line. */
const shown = (found: unknown): string =>
  typeof found === "string" ? shorten(found) : shorten(JSON.stringify(found) ?? "nothing").slice(1, -1);

// ---------------------------------------------------------------------- one change

function problemOf(found: unknown): string {
  if (!Array.isArray(found)) return `must be a list, not ${shown(found)}`;
  const [kind, table, id, ...rest] = found as unknown[];
  if (kind !== "set" && kind !== "add" && kind !== "remove")
    return `must begin with 'set', 'add' or 'remove', not ${shown(kind)}`;
  if (!isStored(table))
    return `there is no table ${shown(table)}${typeof table === "string" ? nearest(table, STORED) : ""}`;
  if (typeof id !== "string" || !isId(id)) return `${table}: ${shown(id)} cannot be the id of a row`;
  if (table === "facts" && (id !== TABLES.facts.noun || kind !== "set"))
    return `facts: its one row, '${TABLES.facts.noun}', is always there`;
  const place = `${table} ${shorten(id)}`;
  if (kind !== "set")
    return rest.length === 1 ? rowProblem(place, table, rest[0]) : `${place}: must have four parts`;
  const [key, from, to] = rest;
  if (rest.length !== 3) return `${place}: must have six parts`;
  if (from === to) return `${place}, ${shown(key)}: changes nothing`;
  return valueProblem(place, table, key, from) || valueProblem(place, table, key, to);
}

function rowProblem(place: string, table: TableName, values: unknown): string {
  if (!isObject(values)) return `${place}: must hold {column: value}, not ${shown(values)}`;
  for (const [key, value] of Object.entries(values)) {
    const problem = value === null ? `${place}, ${shown(key)}: must be left out where it is empty` : "";
    const found = problem || valueProblem(place, table, key, value);
    if (found !== "") return found;
  }
  return "";
}

function valueProblem(place: string, table: TableName, key: unknown, value: unknown): string {
  const column = typeof key === "string" ? columnOf(table, key) : undefined;
  if (column === undefined) return `${place}: there is no column ${shown(key)}`;
  if (value === null || isAllowed(column, value as Value)) return "";
  const choices = column.spec?.choices;
  const allowed = choices === undefined ? (column.spec?.dtype ?? "a place") : choices.join(", ");
  return `${place}, ${shown(key)}: ${shown(value)} is not allowed there (${allowed})`;
}
