// Rows as they travel from map to map, and from one document to another: what was copied, what hangs on it, and what it
// refers to. A cargo may come from a clipboard, and so from a stranger: what the schema does not allow is left behind.
//
// - What is carried gets new ids; what is referred to by name (a channel, a function …) is looked up by name, and made
//   where nothing is called so. Other references hold within one document alone.
// - A copy is what was seen: of a card of the future map, what it is there. It exists where it is put: in the future map
//   there alone.

import { type State, TABLES, type TableName } from "../schema/tables.generated.js";
import { called } from "./actor_edits.js";
import { inState } from "./assessment.js";
import type { JourneyDocument } from "./document.js";
import { gesture, insert, newId, onlyIn, presentOnlyIn, setOrders, setOrdersInState } from "./edits.js";
import { assessmentKey, columnKey, emotionKey, ORDER, partsOf } from "./keys.js";
import type { RowName } from "./many.js";
import { isKey } from "./order.js";
import { isSound, type Raw, type Value } from "./values.js";

/** What hangs on what, parents first: table → the column that holds the row it hangs on, by table. */
const CARRIED: Readonly<Record<string, Readonly<Record<string, TableName>>>> = {
  phases: {},
  steps: { phase_id: "phases" },
  touchpoints: { step_id: "steps" },
  notes: { touchpoint_id: "touchpoints", step_id: "steps", phase_id: "phases" },
  step_actors: { step_id: "steps" },
};

/** What is known by its name in every document. */
const NAMED: readonly TableName[] = ["channels", "org_units", "personas", "actors"];

/** What a touchpoint may be otherwise in a state. */
const OVERRIDABLE = ["channel_id", "contact_mode", "org_unit_id"] as const;

export const MOST_CARDS = 2000;
const MOST_ROWS = 20_000;
const LONGEST_NAMED = 2000;

type Rows = Readonly<Record<string, Readonly<Record<string, Raw>>>>;

/** A row that was copied itself, and where it stood. */
export interface Root extends RowName {
  /** Number of its column, counted from the first one copied. */
  readonly column: number;
  /** Its lane, and of which kind that is. */
  readonly lane: string;
  readonly kind: string;
}

export interface Cargo {
  /** Name of the document it comes from, for as long as that is open. */
  readonly source: string;
  readonly state: State;
  readonly roots: readonly Root[];
  /** What is carried: the roots and what hangs on them. */
  readonly rows: Rows;
  /** What those refer to by name. */
  readonly named: Rows;
}

// ---------------------------------------------------------------------- taking out

/** Copies rows of a map, with what hangs on them in the state shown. */
export function pack(document: JourneyDocument, roots: readonly Root[], state: State): Cargo {
  const rows: Record<string, Record<string, Raw>> = {};
  const held = (table: string, id: unknown): boolean => Object.hasOwn(rows[table] ?? {}, String(id));
  const take = (table: TableName, id: string): void => {
    const raw = document.rows[table]?.get(id);
    if (raw === undefined || held(table, id)) return;
    rows[table] ??= {};
    rows[table][id] = table === "touchpoints" ? seen(document, raw, state) : raw;
  };
  for (const { table, id } of roots) take(table, id);
  for (const [table, parents] of Object.entries(CARRIED)) {
    for (const id of document.shown.ids[table] ?? []) {
      const raw = document.rows[table]?.get(id) ?? {};
      const isIn = Object.entries(parents).some(([column, parent]) =>
        held(parent, whereIn(document, raw, column, state)),
      );
      if (isIn && isThere(raw, state)) take(table as TableName, id);
    }
  }
  // a note whose touchpoint was copied with it hangs on that
  const own = roots.filter(
    ({ table, id }) => !(table === "notes" && held("touchpoints", rows.notes?.[id]?.touchpoint_id)),
  );
  return { source: document.doc.guid, state, roots: own, rows, named: namedIn(document, rows) };
}

/** In the future map a touchpoint may stand at another step than its own. */
const whereIn = (document: JourneyDocument, raw: Raw, column: string, state: State): Value | undefined => {
  if (column !== "step_id" || state === "current") return raw[column];
  const there = raw[assessmentKey(state, column)];
  return document.shown.has("steps", there) ? there : raw[column];
};

/** Whether a row is copied with what it hangs on: today all of it, of the future map what is drawn there. */
const isThere = (raw: Raw, state: State): boolean =>
  state === "current" || (raw.is_future !== false && raw[assessmentKey(state, "is_present")] !== false);

/** A touchpoint as it is seen in the future map: that is what it is of its own, wherever it is put. */
function seen(document: JourneyDocument, raw: Raw, state: State): Raw {
  if (state === "current") return raw;
  const now = inState(raw, state, document.shown);
  const cells: Record<string, Value | undefined> = { ...raw, step_id: now.step_id, [ORDER]: now.order };
  for (const name of OVERRIDABLE) cells[name] = now[name];
  return withoutStates(cells);
}

/** Cells without what differs from state to state, other than scores. */
function withoutStates(cells: Readonly<Record<string, Value | undefined>>): Raw {
  const isOwn = (key: string): boolean => {
    const parts = partsOf(key);
    const name = parts.at(-1) as string;
    return parts.length !== 2 || !["step_id", ORDER, "is_present", ...OVERRIDABLE].includes(name);
  };
  return Object.fromEntries(
    Object.entries(cells).filter(([key, value]) => value !== undefined && isOwn(key)),
  ) as Raw;
}

function namedIn(document: JourneyDocument, rows: Rows): Rows {
  const named: Record<string, Record<string, Raw>> = {};
  for (const [table, found] of Object.entries(rows)) {
    for (const raw of Object.values(found)) {
      for (const [target, id] of referencesOf(table as TableName, raw)) {
        const row = NAMED.includes(target) ? document.rows[target]?.get(id) : undefined;
        if (row === undefined) continue;
        named[target] ??= {};
        named[target][id] = row;
      }
    }
  }
  return named;
}

function referencesOf(table: TableName, raw: Raw): (readonly [TableName, string])[] {
  return Object.entries(raw).flatMap(([key, value]) => {
    const parts = partsOf(key);
    if (parts.length === 3) return [["personas", parts[1] as string] as const];
    const target = specOf(table, key)?.references;
    return target === undefined || typeof value !== "string" ? [] : [[target as TableName, value] as const];
  });
}

/** What the schema says of a key of a row, undefined where it says nothing. */
function specOf(table: TableName, key: string) {
  const parts = partsOf(key);
  const name = parts.at(-1) as string;
  const host = parts.length === 1 ? table : HOSTED[`${table}${parts.length}`];
  const columns = host && TABLES[host].columns;
  return columns && Object.hasOwn(columns, name) ? columns[name] : undefined;
}

const HOSTED: Readonly<Record<string, TableName>> = { touchpoints2: "assessments", steps3: "emotions" };

// ---------------------------------------------------------------------- reading

/** A cargo from a text, undefined where it is none, or too much. */
export function readCargo(text: string): Cargo | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return isCargo(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

type Found = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Found =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isCargo(found: unknown): found is Cargo {
  if (!isObject(found) || typeof found.source !== "string" || !Array.isArray(found.roots)) return false;
  const { rows, named, state } = found;
  if ((state !== "current" && state !== "future") || !isRows(rows) || !isRows(named)) return false;
  const count = Object.values(rows).reduce((sum, table) => sum + Object.keys(table).length, 0);
  return (
    count <= MOST_ROWS && found.roots.length <= MOST_CARDS && found.roots.every((root) => isRoot(root, rows))
  );
}

const isRows = (found: unknown): found is Rows =>
  isObject(found) &&
  Object.values(found).every((table) => isObject(table) && Object.values(table).every(isObject));

const isRoot = (root: unknown, rows: Rows): boolean =>
  isObject(root) &&
  Object.hasOwn(CARRIED, String(root.table)) &&
  Object.hasOwn(rows[root.table as string] ?? {}, String(root.id)) &&
  Number.isInteger(root.column) &&
  (root.column as number) >= 0 &&
  typeof root.lane === "string" &&
  typeof root.kind === "string";

// ---------------------------------------------------------------------- putting in

/** Roots that go, one after the other, to one place. */
export interface Landing {
  readonly table: TableName;
  /** Their ids in the cargo. */
  readonly ids: readonly string[];
  /** What they hang on there, and the kind they become. */
  readonly cells: Readonly<Record<string, Value | undefined>>;
  readonly siblings: readonly string[];
  readonly index: number;
}

/**
 * Puts what was copied into a document.
 *
 * @returns the new ids: table/id in the cargo → id
 */
export function unpack(
  document: JourneyDocument,
  cargo: Cargo,
  landings: readonly Landing[],
  state: State,
): Map<string, string> {
  const placed = new Map<string, Landing["cells"]>(
    landings.flatMap(({ table, ids, cells }) => ids.map((id) => [`${table}/${id}`, cells] as const)),
  );
  const ids = new Map<string, string>();
  const rows: { table: TableName; id: string; raw: Raw }[] = [];
  for (const [table, parents] of Object.entries(CARRIED) as [TableName, Record<string, TableName>][]) {
    for (const [id, raw] of Object.entries(cargo.rows[table] ?? {})) {
      const hangs = Object.entries(parents).some(([column, parent]) => ids.has(`${parent}/${raw[column]}`));
      const key = `${table}/${id}`;
      if (!placed.has(key) && !(hangs && holdsIn(raw, cargo.state, state))) continue;
      ids.set(key, newId(table));
      rows.push({ table, id, raw });
    }
  }
  gesture(document, () => {
    const refer = referrer(document, cargo, ids);
    for (const { table, id, raw } of rows) {
      const cells = cellsOf(document, table, raw, cargo, state, refer);
      const key = `${table}/${id}`;
      insert(document, table, ids.get(key) as string, { ...cells, ...placed.get(key) });
    }
    for (const { table, ids: roots, siblings, index } of landings) {
      const made = roots.flatMap((id) => ids.get(`${table}/${id}`) ?? []);
      if (table === "touchpoints") setOrdersInState(document, made, siblings, index, state);
      else setOrders(document, table, made, siblings, index);
    }
  });
  return ids;
}

/** Whether what hangs on a copy comes along: from today to today all of it does, else what was seen. */
const holdsIn = (raw: Raw, from: State, to: State): boolean =>
  (from === "current" && to === "current") ||
  (raw[`is_${from}`] !== false && raw[assessmentKey(from, "is_present")] !== false);

type Refer = (target: TableName, id: string) => string | undefined;

function cellsOf(
  document: JourneyDocument,
  table: TableName,
  raw: Raw,
  cargo: Cargo,
  state: State,
  refer: Refer,
): Record<string, Value | undefined> {
  const isSame = cargo.state === "current" && state === "current";
  const cells: Record<string, Value | undefined> = {};
  for (const [key, value] of Object.entries(isSame ? raw : withoutStates(raw))) {
    const written = keyIn(table, key, state, refer);
    const kept = written === undefined ? undefined : valueIn(document, table, key, value, refer);
    if (written !== undefined && kept !== undefined) cells[written] = kept;
  }
  if (isKey(raw[ORDER])) cells[ORDER] = raw[ORDER];
  if (isSame) return cells;
  if (table === "touchpoints") Object.assign(cells, presentOnlyIn(state));
  if (table === "steps" || table === "notes" || table === "step_actors")
    Object.assign(cells, { is_current: undefined, is_future: undefined, ...onlyIn(state) });
  return cells;
}

/** The key under which a value is kept: a feeling names its persona; what is said of today says nothing of the future. */
function keyIn(table: TableName, key: string, state: State, refer: Refer): string | undefined {
  const parts = partsOf(key);
  if (parts.length === 1) return key;
  if (specOf(table, key) === undefined || (state === "future" && parts[0] === "current")) return undefined;
  if (parts.length === 2 || parts[1] === "") return key;
  const persona = refer("personas", parts[1] as string);
  return persona && emotionKey(parts[0] as State, parts[2] as string, persona);
}

function valueIn(
  document: JourneyDocument,
  table: TableName,
  key: string,
  value: Value,
  refer: Refer,
): Value | undefined {
  const spec = specOf(table, key);
  if (spec === undefined) {
    // a column of one's own means something where it is known
    const known = document.ownColumns.value[table] ?? {};
    return Object.hasOwn(known, partsOf(key)[0] as string) && isPlain(value) ? value : undefined;
  }
  if (!isPlain(value) || !isSound(spec, value)) return undefined;
  return spec.references === undefined ? value : refer(spec.references as TableName, String(value));
}

const isPlain = (value: unknown): value is Value =>
  typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);

/** Finds, for a reference as it was copied, the row it means here. */
function referrer(document: JourneyDocument, cargo: Cargo, ids: ReadonlyMap<string, string>): Refer {
  const isHome = cargo.source === document.doc.guid;
  const made = new Map<string, string | undefined>();
  return (target, id) => {
    const key = `${target}/${id}`;
    if (ids.has(key)) return ids.get(key);
    if (isHome && document.shown.has(target, id)) return id;
    if (!NAMED.includes(target)) return undefined;
    if (!made.has(key)) made.set(key, byName(document, target, cargo.named[target]?.[id]));
    return made.get(key);
  };
}

/** The row of that name, made where there is none. */
function byName(document: JourneyDocument, table: TableName, raw: Raw | undefined): string | undefined {
  const name = called(raw?.name);
  if (raw === undefined || name === "") return undefined;
  const ids = document.shown.ids[table] ?? [];
  const found = ids.find((id) => called(document.rows[table]?.get(id)?.name) === name);
  if (found !== undefined) return found;
  const cells = Object.entries(TABLES[table].columns).flatMap(([column, spec]) => {
    const value = raw[columnKey(column)];
    const isKept =
      isPlain(value) &&
      spec.references === undefined &&
      `${value}`.length <= LONGEST_NAMED &&
      isSound(spec, value);
    return isKept ? [[columnKey(column), value] as const] : [];
  });
  const id = newId(table);
  insert(document, table, id, Object.fromEntries(cells));
  if (TABLES[table].ordered) setOrders(document, table, [id], ids, ids.length);
  return id;
}
