// Makes a document hold the rows of a file, all of them or none; the twin of model/loading.py.

import * as Y from "yjs";
import { type JourneyDocument, THERE } from "../model/document.js";
import { columnKey, isId, ORDER } from "../model/keys.js";
import { compareText, freshKeys, isKey } from "../model/order.js";
import { parentOf, STORED, targetTable } from "../model/shown.js";
import type { Raw, Value } from "../model/values.js";
import { type ColumnSpec, TABLES, type TableName } from "../schema/tables.generated.js";
import { JourneyFileError, listed, shorten, shortenLabel } from "./errors.js";
import type { Json, JsonObject } from "./json.js";
import { nearest } from "./nearest.js";
import { isTable, NAMES, ownColumnProblems } from "./own_columns.js";
import { Refused, toStored } from "./values.js";

type Tables = ReadonlyMap<string, readonly JsonObject[]>;
type OwnColumns = ReadonlyMap<string, JsonObject>;
type Columns = ReadonlyMap<string, ColumnSpec>;
type Cells = Map<string, Value>;

const STATES: readonly string[] = TABLES.saved_views.columns.state?.choices ?? [];

/**
 * Fills a document in one transaction, as what came from elsewhere: it is nobody's step to undo. Of a document that
 * holds something already, only what differs is written.
 *
 * @throws {JourneyFileError} if anything is not as the schema says; the document stays as it was
 */
export function load(
  document: JourneyDocument,
  tables: Tables,
  ownColumns: OwnColumns,
  source: string,
): void {
  const loading = read(tables, ownColumns);
  if (loading.problems.length > 0) throw new JourneyFileError(`${source} cannot be read:`, loading.problems);
  document.doc.transact(() => {
    const declared = [...ownColumns].filter(([, columns]) => columns.size > 0);
    const declarations = declared.map(([table, columns]) => [table, declaration(columns)] as const);
    write(document.doc.getMap<string>("columns"), new Map(declarations));
    for (const [table, rows] of loading.rows) writeRows(document.map(table), rows);
  }, THERE);
}

function writeRows(map: Y.Map<Y.Map<Value>>, rows: ReadonlyMap<string, Cells>): void {
  for (const id of [...map.keys()]) if (!rows.has(id)) map.delete(id);
  for (const [id, cells] of rows) {
    const row = map.get(id);
    if (row === undefined) map.set(id, new Y.Map<Value>(cells));
    else write(row, cells);
  }
}

function write<T extends Value>(map: Y.Map<T>, values: ReadonlyMap<string, T>): void {
  for (const key of [...map.keys()]) if (!values.has(key)) map.delete(key);
  for (const [key, value] of values) if (map.get(key) !== value) map.set(key, value);
}

/** Column → dtype as the document holds it; built of pairs, so that a column may be called `__proto__`. */
function declaration(declared: JsonObject): string {
  const sorted = [...declared].sort(([a], [b]) => compareText(a, b));
  return JSON.stringify(Object.fromEntries(sorted));
}

/** What has been read so far, and what was wrong with it. */
class Loading {
  readonly rows = new Map<string, Map<string, Cells>>(STORED.map((table) => [table, new Map()]));
  readonly problems: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(table: string): Map<string, Cells> {
    return this.rows.get(table) ?? new Map();
  }

  complain(row: RowPlace, text: string): void {
    this.problems.push(`${row.table}, row ${row.number} (${shortenLabel(row.label)}): ${text}`);
  }

  note({ table, label, number }: RowPlace): void {
    this.#numbers.set(JSON.stringify([table, label]), number);
  }

  numberOf(table: TableName, label: readonly Json[]): number | undefined {
    return this.#numbers.get(JSON.stringify([table, label]));
  }
}

interface RowPlace {
  readonly table: TableName;
  readonly number: number;
  readonly label: readonly Json[];
}

function read(tables: Tables, ownColumns: OwnColumns): Loading {
  const loading = new Loading();
  for (const name of tables.keys())
    if (!isTable(name)) loading.problems.push(`there is no table ${shorten(name)}${nearest(name, NAMES)}`);
  const misdeclared = [...ownColumns].flatMap(([name, declared]) => ownColumnProblems(name, declared));
  for (const problem of misdeclared) loading.problems.push(problem); // no spread: they may be a million
  if (misdeclared.length > 0) return loading; // rows cannot be read by columns that are none
  for (const table of NAMES) {
    const columns = columnsOf(table, ownColumns.get(table));
    for (const [i, cells] of (tables.get(table) ?? []).entries())
      readRow(loading, columns, { table, number: i + 1, label: labelOf(table, cells) }, cells);
    if (table === "facts" && !loading.of(table).has(TABLES.facts.noun))
      loading.of(table).set(TABLES.facts.noun, new Map());
    giveOrder(table, loading.of(table));
  }
  checkReferences(loading);
  return loading;
}

function columnsOf(table: TableName, own: JsonObject | undefined): Columns {
  const columns = new Map(Object.entries(TABLES[table].columns));
  columns.delete("position"); // in a file a place is `order`
  for (const [name, dtype] of own ?? []) columns.set(name, { dtype: String(dtype) });
  return columns;
}

// ---------------------------------------------------------------------- rows

const labelOf = (table: TableName, cells: JsonObject): Json[] =>
  TABLES[table].index.map((level) => cells.get(level) ?? (cells.has(level) ? null : blank(level)));

const blank = (level: string): Json => (level === "persona_id" ? "" : null);

function readRow(loading: Loading, columns: Columns, row: RowPlace, cells: JsonObject): void {
  const problem = labelProblem(row) || labelMisfit(loading, row);
  if (problem !== "") {
    loading.complain(row, problem);
    return;
  }
  loading.note(row);
  const { host, index } = TABLES[row.table];
  const [id = "", ...rest] = row.label.map(String);
  const values: Cells = (host && loading.of(host).get(id)) || new Map();
  for (const [name, value] of cells) {
    const stored = index.includes(name) ? undefined : readValue(loading, columns, row, name, value);
    if (stored !== undefined) values.set([...rest, name].map(columnKey).join("."), stored);
  }
  if (host === "") loading.of(row.table).set(id, values);
}

/** Why a label cannot name a row, empty where it can. */
function labelProblem({ table, label }: RowPlace): string {
  for (const [i, level] of TABLES[table].index.entries()) {
    const part = label[i] ?? null;
    if (typeof part !== "string") return `${level} must be text, such as '${withoutQuotes(shorten(part))}'`;
    if (part === "" && level !== "persona_id") return `${level} must not be empty`;
    if (part !== "" && !isId(part)) return `${level} must be at most 200 printable characters`;
  }
  const isOther = table === "facts" && label[0] !== TABLES.facts.noun;
  return isOther ? `the one row of this table is '${TABLES.facts.noun}'` : "";
}

const withoutQuotes = (text: string): string => text.replace(/^'+|'+$/g, "");

/** Why a row cannot stand there, empty where it can. */
function labelMisfit(loading: Loading, { table, label }: RowPlace): string {
  if (loading.numberOf(table, label) !== undefined) return "stands there twice";
  const { host, index } = TABLES[table];
  if (host === "") return "";
  const [id, state, persona] = label as readonly string[];
  if (!loading.of(host).has(id ?? "")) return `${index[0]} must be the id of a row of \`${host}\``;
  if (!STATES.includes(state ?? "")) return `state must be one of ${listed(STATES)}`;
  if (persona && !loading.of("personas").has(persona))
    return "persona_id must be the id of a row of `personas`, or empty";
  return "";
}

function readValue(
  loading: Loading,
  columns: Columns,
  row: RowPlace,
  name: string,
  value: Json,
): Value | undefined {
  if (name === ORDER) {
    if (isKey(value)) return value;
    loading.complain(row, `column 'order': ${shorten(value)} is no fractional index; leave it out`);
    return undefined;
  }
  const column = columns.get(name);
  if (column === undefined) {
    loading.complain(row, `there is no column ${shorten(name)}${nearest(name, columns.keys())}`);
    return undefined;
  }
  const stored = toStored(column, value);
  if (stored instanceof Refused) {
    loading.complain(row, `column '${name}': ${shorten(value)} ${stored.text}`);
    return undefined;
  }
  return stored === column.default ? undefined : stored;
}

// ---------------------------------------------------------------------- order

/** Gives the rows of each parent a fractional index where one of them has none: the list's own order. */
function giveOrder(table: TableName, rows: ReadonlyMap<string, Cells>): void {
  if (!TABLES[table].ordered) return;
  const groups = new Map<string, Cells[]>();
  for (const cells of rows.values()) {
    const parent = (parentOf(table, rawOf(cells)) ?? []).join("\n");
    const group = groups.get(parent) ?? [];
    group.push(cells);
    groups.set(parent, group);
  }
  for (const group of groups.values()) {
    if (group.every((cells) => cells.has(ORDER))) continue;
    const keys = freshKeys(group.length);
    for (const [i, cells] of group.entries()) cells.set(ORDER, keys[i] as string);
  }
}

const rawOf = (cells: Cells): Raw => Object.fromEntries(cells);

// ---------------------------------------------------------------------- references

function checkReferences(loading: Loading): void {
  for (const table of STORED) {
    const references = referencesOf(table);
    if (references.length === 0) continue;
    for (const [id, cells] of loading.of(table)) {
      const raw = rawOf(cells);
      for (const [name, spec] of references)
        checkReference(loading, table, [id], name, raw[columnKey(name)], targetTable(spec, raw) ?? "");
    }
  }
  // what a touchpoint is in a state refers to steps, channels and owners, from within the touchpoint's row
  for (const [id, cells] of loading.of("touchpoints"))
    for (const [name, spec] of referencesOf("assessments"))
      for (const state of STATES) {
        const value = cells.get(`${state}.${columnKey(name)}`);
        checkReference(loading, "assessments", [id, state], name, value, spec.references ?? "");
      }
}

const referencesOf = (table: TableName): [string, ColumnSpec][] =>
  Object.entries(TABLES[table].columns).filter(([, spec]) => spec.references !== undefined);

function checkReference(
  loading: Loading,
  table: TableName,
  label: readonly string[],
  name: string,
  value: Value | undefined,
  target: string,
): void {
  if (value === undefined || loading.of(target).has(String(value))) return;
  const row = { table, number: loading.numberOf(table, label) ?? 0, label };
  loading.complain(
    row,
    `column '${name}': ${shorten(value as string)} is not the id of a row of \`${target || "?"}\``,
  );
}
