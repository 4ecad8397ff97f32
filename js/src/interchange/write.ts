// The text of a file: what is shown of a document, whole and in canonical order, one row a line.
//
// Byte for byte what Python writes of the same document, so that a file saved by turns here and there changes in git
// only where somebody changed it.

import { untracked } from "@preact/signals";
import type { JourneyDocument } from "../model/document.js";
import { columnKey, ORDER, partsOf } from "../model/keys.js";
import { compareText, freshKeys, isKey } from "../model/order.js";
import { parentOf, type Shown, targetTable } from "../model/shown.js";
import { isSound, type Raw, type Value } from "../model/values.js";
import { PARTS, type Part } from "../schema/sharing.generated.js";
import { type ColumnSpec, SCHEMA_VERSION, TABLES, type TableName } from "../schema/tables.generated.js";
import { floatText } from "./numbers.js";
import { NAMES, OWN_DTYPES, ownNameProblem } from "./own_columns.js";
import { inUtc } from "./values.js";

const STATES: ReadonlySet<string> = new Set(TABLES.saved_views.columns.state?.choices);
const LARGEST_EXACT = 2 ** 53;

type Line = readonly (readonly [string, Value])[];

/**
 * Returns the document as the text of a file, without subscribing to it.
 *
 * @param without what is left out of what travels
 */
export function writeJourneyFile(document: JourneyDocument, without: readonly Part[] = []): string {
  return untracked(() => textOf(document, leftOut(without)));
}

type IsLeftOut = (table: TableName, column?: string) => boolean;

function leftOut(without: readonly Part[]): IsLeftOut {
  const parts = without.map((name) => PARTS[name]);
  const names = new Set<string>(parts.flatMap(({ tables, columns }) => [...tables, ...columns]));
  return (table, column) => names.has(column === undefined ? table : `${table}.${column}`);
}

function textOf(document: JourneyDocument, isLeftOut: IsLeftOut): string {
  const travelling = NAMES.filter((table) => !isLeftOut(table));
  const own = travelling.map((table) => [table, ownColumnsOf(document, table)] as const);
  const tables = travelling.map((table) => [table, linesOf(document, table, isLeftOut)] as const);
  const body = tables
    .filter(([, lines]) => lines.length > 0)
    .map(([table, lines]) => `\n"${table}": [\n${lines.map(objectText).join(",\n")}\n]`);
  return `{\n"format": "journey",\n"schema_version": ${SCHEMA_VERSION},\n${columnsText(own)}"tables": {${body}\n}\n}\n`;
}

// ---------------------------------------------------------------------- columns

type OwnColumns = readonly (readonly [string, string])[];

/** Columns of one's own in their order: those that Python would show. */
function ownColumnsOf(document: JourneyDocument, table: TableName): OwnColumns {
  const declared = document.ownColumns.peek();
  return Object.entries(Object.hasOwn(declared, table) ? (declared[table] ?? {}) : {})
    .filter(([name, dtype]) => OWN_DTYPES.includes(dtype) && ownNameProblem(table, name) === "")
    .sort(([a], [b]) => compareText(a, b));
}

function columnsText(own: readonly (readonly [TableName, OwnColumns])[]): string {
  const declared = own.filter(([, columns]) => columns.length > 0).sort(([a], [b]) => compareText(a, b));
  const tables = declared.map(([table, columns]) => `"${table}": ${objectText(columns)}`);
  return tables.length === 0 ? "" : `"columns": {${tables.join(", ")}},\n`;
}

function columnsOf(document: JourneyDocument, table: TableName): [string, ColumnSpec][] {
  const columns = Object.entries(TABLES[table].columns).filter(([name]) => name !== "position");
  const own = ownColumnsOf(document, table);
  return [...columns, ...own.map(([name, dtype]): [string, ColumnSpec] => [name, { dtype }])];
}

// ---------------------------------------------------------------------- rows

function linesOf(document: JourneyDocument, table: TableName, isLeftOut: IsLeftOut): Line[] {
  const { host, index, ordered } = TABLES[table];
  const columns = columnsOf(document, table).filter(([name]) => !isLeftOut(table, name));
  const places = ordered ? newPlaces(document, table) : new Map<string, string>();
  const isPlaced = ordered || Object.hasOwn(TABLES[table].columns, "position");
  const lines: Line[] = [];
  for (const label of labelsOf(document, table)) {
    const [id = "", ...rest] = label;
    const raw = document.rows[host || table]?.get(id) ?? {};
    if (goesWithAnother(document, table, raw, isLeftOut)) continue;
    const cells = cellsOf(document.shown, raw, rest, columns);
    const place = places.get(id) ?? own(raw, keyOf(rest, ORDER));
    if (isPlaced && isKey(place)) cells.push([ORDER, place]);
    // an assessment that says nothing is there without being written
    if (cells.length > 0 || host === "")
      lines.push([...index.map((level, i) => [level, label[i] ?? ""] as const), ...cells]);
  }
  return lines;
}

/** Whether a row speaks of one that stays behind, as a comment on a KPI does, or a comment on that comment. */
function goesWithAnother(
  document: JourneyDocument,
  table: TableName,
  raw: Raw,
  isLeftOut: IsLeftOut,
): boolean {
  const seen = new Set<string>();
  let [at, row] = [table, raw];
  for (;;) {
    const about = Object.entries(TABLES[at].columns).find(([, spec]) => spec.tableColumn !== undefined);
    const target = about && (targetTable(about[1], row) as TableName | undefined);
    if (!(about && target)) return false;
    const id = String(own(row, about[0]));
    if (seen.has(keyOf([target], id))) return false;
    if (isLeftOut(target)) return true;
    seen.add(keyOf([target], id));
    [at, row] = [target, document.rows[target]?.get(id) ?? {}];
  }
}

/** Labels of a table's rows as they are sorted in a file: by id. */
function labelsOf(document: JourneyDocument, table: TableName): string[][] {
  const { host, index } = TABLES[table];
  const { shown } = document;
  const labels = (shown.ids[host || table] ?? []).flatMap((id) => {
    const raw = document.rows[host]?.get(id) ?? {};
    return host === "" ? [[id]] : restsOf(raw, index.length, shown).map((rest) => [id, ...rest]);
  });
  return labels.sort(compareLabels);
}

/** What follows a host row's id in the index, of all that its keys speak of. */
function restsOf(raw: Raw, length: number, shown: Shown): string[][] {
  const found = new Map<string, string[]>();
  for (const key of Object.keys(raw)) {
    const parts = partsOf(key);
    const [state = "", ...more] = parts.slice(0, -1);
    if (parts.length !== length || !STATES.has(state)) continue;
    if (more.every((persona) => persona === "" || shown.has("personas", persona)))
      found.set(keyOf([state, ...more], ""), [state, ...more]);
  }
  return [...found.values()];
}

function compareLabels(a: readonly string[], b: readonly string[]): number {
  for (const [i, part] of a.entries()) {
    const order = compareText(part, b[i] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

function cellsOf(
  shown: Shown,
  raw: Raw,
  rest: readonly string[],
  columns: readonly (readonly [string, ColumnSpec])[],
): [string, Value][] {
  return columns.flatMap(([name, spec]): [string, Value][] => {
    const value = own(raw, keyOf(rest, name));
    if (value === undefined || value === spec.default || !isSound(spec, value)) return [];
    const isHeld = spec.references === undefined || shown.has(targetTable(spec, raw) ?? "", value);
    return isHeld ? [[name, spec.dtype === "datetime64[us]" ? inUtc(String(value)) : value]] : [];
  });
}

const keyOf = (rest: readonly string[], column: string): string => [...rest, column].map(columnKey).join(".");

/** What a row itself holds: a column of one's own may be called `constructor`. */
const own = (raw: Raw, key: string): Value | undefined => (Object.hasOwn(raw, key) ? raw[key] : undefined);

/** New keys for the rows of a parent of which one has none that is sound: all would be read in the file's order. */
function newPlaces(document: JourneyDocument, table: TableName): ReadonlyMap<string, string> {
  const groups = new Map<string, string[]>();
  const orderOf = (id: string): unknown => document.rows[table]?.get(id)?.[ORDER];
  for (const id of document.shown.ids[table] ?? []) {
    const parent = (parentOf(table, document.rows[table]?.get(id) ?? {}) ?? []).join("\n");
    const group = groups.get(parent) ?? [];
    group.push(id);
    groups.set(parent, group);
  }
  const places = new Map<string, string>();
  for (const ids of groups.values()) {
    if (ids.every((id) => isKey(orderOf(id)))) continue;
    for (const [i, key] of freshKeys(ids.length).entries()) places.set(ids[i] as string, key);
  }
  return places;
}

// ---------------------------------------------------------------------- JSON as Python writes it

const objectText = (cells: Line): string =>
  `{${cells.map(([name, value]) => `${valueText(name)}: ${valueText(value)}`).join(", ")}}`;

function valueText(value: Value): string {
  if (typeof value === "number")
    return Number.isInteger(value) && Math.abs(value) <= LARGEST_EXACT ? String(value) : floatText(value);
  // half a character is no UTF-8: it would not survive the way to the disk, nor to another copy of the document
  return JSON.stringify(typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value);
}
