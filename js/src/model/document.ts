// The document in the page: the CRDT, and a plain copy of it as signals, so that a view redraws what changed and no more.
//
// - `rows` is a plain copy, kept up to date by what the CRDT says of itself after each transaction;
// - a component that reads a row through `row()` is drawn again when that row changes, and only then;
// - `structure` grows when rows come or go or change place: what stands where is computed from it;
// - `content` grows with every change: for what looks at all rows, and for nothing else.

import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import * as Y from "yjs";
import { type Rows, TABLES, type TableName } from "../schema/tables.generated.js";
import { ORDER, partsOf } from "./keys.js";
import { type Shown, STORED, shown } from "./shown.js";
import { type Raw, toRow, type Value } from "./values.js";

/** Origins of a transaction: an edit made here, or bytes that came from the other side. */
export const HERE = "here";
export const THERE = "there";

const OWN_COLUMNS = "columns";

/** Columns that are no references and yet decide where a row stands, whether it is drawn, or what marks a card bears. */
const DECIDES_PLACE: ReadonlySet<string> = new Set([
  "note_kind",
  "lane_kind",
  "lane_group",
  "measure",
  "number_style",
  "macro_phase",
  "is_current",
  "is_future",
  "table_name",
  "column_name",
  "source_kind",
  "is_resolved",
  "flow_kind",
  "flow_group",
  "branch",
]);

const STRUCTURAL: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  STORED.map((table) => [
    table,
    new Set([
      ORDER,
      ...Object.entries(TABLES[table].columns)
        .filter(([name, spec]) => spec.references !== undefined || DECIDES_PLACE.has(name))
        .map(([name]) => name),
    ]),
  ]),
);

/** The same for what lives in a row under a state: a touchpoint's step and place, and what a hand-off is a change of. */
const STRUCTURAL_IN_STATE: ReadonlySet<string> = new Set([
  ORDER,
  "step_id",
  "is_present",
  "org_unit_id",
  "channel_id",
]);

export class JourneyDocument {
  readonly doc = new Y.Doc();
  readonly rows: Readonly<Record<string, Map<string, Raw>>> = Object.fromEntries(
    STORED.map((table) => [table, new Map<string, Raw>()]),
  );
  /** Table → column of one's own → dtype. */
  readonly ownColumns: Signal<Readonly<Record<string, Readonly<Record<string, string>>>>> = signal({});
  readonly #structure = signal(0);
  readonly #content = signal(0);
  readonly #rowSignals = new Map<string, Signal<Raw | undefined>>();
  readonly #maps: Readonly<Record<string, Y.Map<Y.Map<Value>>>>;
  readonly #touched = new Set<string>();
  #isStructural = false;
  #shown: { at: number; value: Shown } | undefined;

  constructor() {
    this.#maps = Object.fromEntries(STORED.map((table) => [table, this.doc.getMap<Y.Map<Value>>(table)]));
    for (const table of STORED) this.map(table).observeDeep((events) => this.#see(table, events));
    const own = this.doc.getMap<string>(OWN_COLUMNS);
    own.observe(() => this.#seeColumns(own));
    this.doc.on("afterTransaction", () => this.#settle());
  }

  destroy(): void {
    this.doc.destroy();
    this.#rowSignals.clear();
  }

  /** The CRDT's map of a table, for those who write (`edits.ts`). */
  map(table: string): Y.Map<Y.Map<Value>> {
    const map = this.#maps[table];
    if (map === undefined) throw new Error(`no table ${table}`);
    return map;
  }

  /** Grows whenever rows come or go, or change their place; reading it subscribes. */
  get structure(): ReadonlySignal<number> {
    return this.#structure;
  }

  /** Grows with every change of any row; reading it subscribes to all of them. */
  get content(): ReadonlySignal<number> {
    return this.#content;
  }

  /** Which rows are shown and in which order; reading it subscribes to the structure. */
  get shown(): Shown {
    const at = this.#structure.value;
    if (this.#shown?.at !== at) this.#shown = { at, value: shown(this.rows) };
    return this.#shown.value;
  }

  /** A stored row; reading it subscribes to that row alone. */
  raw(table: TableName, id: string): Raw | undefined {
    const key = `${table}/${id}`;
    let found = this.#rowSignals.get(key);
    if (found === undefined) {
      found = signal(this.rows[table]?.get(id));
      this.#rowSignals.set(key, found);
    }
    return found.value;
  }

  /** A row as its typed self; reading it subscribes to that row alone. */
  row<T extends TableName>(table: T, id: string): Rows[T] | undefined {
    const raw = this.raw(table, id);
    return raw && toRow(table, id, raw);
  }

  /** A row as its typed self, without subscribing. */
  peek<T extends TableName>(table: T, id: string): Rows[T] | undefined {
    const raw = this.rows[table]?.get(id);
    return raw && toRow(table, id, raw);
  }

  #see(table: TableName, events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
    for (const event of events) {
      const [id] = event.path;
      if (id === undefined) {
        for (const row of event.keys.keys()) this.#seeRow(table, row);
      } else {
        this.#seeCells(table, String(id), [...event.keys.keys()]);
      }
    }
  }

  #seeRow(table: TableName, id: string): void {
    const found: unknown = this.map(table).get(id);
    if (found instanceof Y.Map) this.rows[table]?.set(id, plain(found));
    else this.rows[table]?.delete(id);
    this.#touched.add(`${table}/${id}`);
    this.#isStructural = true;
  }

  #seeCells(table: TableName, id: string, keys: readonly string[]): void {
    const found: unknown = this.map(table).get(id);
    if (!(found instanceof Y.Map)) return;
    this.rows[table]?.set(id, plain(found));
    this.#touched.add(`${table}/${id}`);
    this.#isStructural ||= keys.some((key) => decidesPlace(table, key));
  }

  #seeColumns(own: Y.Map<string>): void {
    this.ownColumns.value = Object.fromEntries([...own].map(([table, text]) => [table, declared(text)]));
  }

  /** After a transaction: every view is told once, however much changed. */
  #settle(): void {
    if (this.#touched.size === 0) return;
    const [touched, isStructural] = [[...this.#touched], this.#isStructural];
    this.#touched.clear();
    this.#isStructural = false;
    batch(() => {
      for (const key of touched) {
        const found = this.#rowSignals.get(key);
        if (found === undefined) continue;
        const slash = key.indexOf("/");
        found.value = this.rows[key.slice(0, slash)]?.get(key.slice(slash + 1));
      }
      // peeked, so that an effect that edits does not wait for itself
      this.#content.value = this.#content.peek() + 1;
      if (isStructural) this.#structure.value = this.#structure.peek() + 1;
    });
  }
}

function plain(map: Y.Map<unknown>): Raw {
  const cells: [string, Value][] = [];
  for (const [key, value] of map) {
    if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value))
      cells.push([key, value as Value]);
    else if (typeof value === "bigint") cells.push([key, Number(value)]); // as Python reads it
  }
  return Object.fromEntries(cells); // a column of one's own may be called `__proto__`
}

function decidesPlace(table: string, key: string): boolean {
  const parts = partsOf(key);
  const name = parts[parts.length - 1] as string;
  return parts.length === 1 ? (STRUCTURAL[table]?.has(name) ?? false) : STRUCTURAL_IN_STATE.has(name);
}

function declared(text: unknown): Record<string, string> {
  try {
    const found: unknown = typeof text === "string" ? JSON.parse(text) : undefined;
    if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(Object.entries(found).filter(([, dtype]) => typeof dtype === "string"));
  } catch {
    return {};
  }
}
