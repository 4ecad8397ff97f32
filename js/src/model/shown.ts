// Which rows are shown, and in which order; the twin of model/shown.py, where the rules are told.

import { type ColumnSpec, TABLES, type TableName } from "../schema/tables.generated.js";
import { columnKey, isId, ORDER } from "./keys.js";
import { compareText, orderOf } from "./order.js";
import type { Raw } from "./values.js";

export type Tables = Readonly<Record<string, ReadonlyMap<string, Raw>>>;

/** Names of the tables with rows of their own, parents before children. */
export const STORED = (Object.keys(TABLES) as TableName[]).filter((name) => TABLES[name].host === "");

export interface Shown {
  /** Table → ids in the map's order. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  has(table: string, id: unknown): boolean;
}

/** The table a reference of this row points into, undefined where it names none. */
export function targetTable(spec: ColumnSpec, raw: Raw): string | undefined {
  if (spec.tableColumn === undefined) return spec.references;
  const named = raw[columnKey(spec.tableColumn)];
  return typeof named === "string" && STORED.includes(named as TableName) ? named : undefined;
}

/** The column and id of a row's parent: the first reference among the table's parents that is filled in. */
export function parentOf(table: TableName, raw: Raw): readonly [string, string] | undefined {
  for (const column of TABLES[table].parents) {
    const value = raw[column];
    if (typeof value === "string" && value !== "") return [column, value];
  }
  return undefined;
}

export function shown(tables: Tables): Shown {
  const ids: Record<string, readonly string[]> = {};
  const held: Record<string, ReadonlySet<string>> = {};
  const ranks: Record<string, ReadonlyMap<string, number>> = {};
  const has = (table: string, id: unknown): boolean => held[table]?.has(id as string) ?? false;
  const keep = (table: TableName, rows: Iterable<readonly [string, Raw]>): Kept =>
    [...rows].filter(([id, raw]) => !isStray(table, id) && isHeld(table, raw, has));
  const stand = (table: TableName, kept: Kept): void => {
    const standing = kept.map(([id, raw]) => {
      return { id, under: rankOfParent(table, raw, ranks), order: orderOf(raw[ORDER]) };
    });
    standing.sort(byPlace);
    ids[table] = standing.map(({ id }) => id);
    held[table] = new Set(ids[table]);
    ranks[table] = rank(table, standing);
  };
  for (const table of STORED) if (!LOOSE.includes(table)) stand(table, keep(table, tables[table] ?? []));
  // a comment may answer a comment: all are taken as shown at first, then those go whose target is not, until none does
  const loose = new Map<TableName, Kept>(LOOSE.map((table) => [table, [...(tables[table] ?? [])]]));
  const count = (): number => [...loose.values()].reduce((sum, { length }) => sum + length, 0);
  for (let size = -1; size !== count(); ) {
    size = count();
    for (const [table, kept] of loose) held[table] = new Set(kept.map(([id]) => id));
    for (const [table, kept] of loose) loose.set(table, keep(table, kept));
  }
  for (const [table, kept] of loose) stand(table, kept);
  return { ids, has };
}

type Kept = readonly (readonly [string, Raw])[];

/** Tables whose rows say themselves into which table they refer. */
const LOOSE = STORED.filter((table) =>
  Object.values(TABLES[table].columns).some(({ tableColumn }) => tableColumn !== undefined),
);

interface Standing {
  readonly id: string;
  /** Rank of its parent. */
  readonly under: number;
  readonly order: string;
}

const byPlace = (a: Standing, b: Standing): number =>
  a.under - b.under || (a.order === b.order ? compareText(a.id, b.id) : a.order < b.order ? -1 : 1);

/** What follows a parent that is not named: its children come after all others. */
const UNPLACED = 2 ** 52;

/** How far apart rows of these tables stand, so that whatever hangs on them fits between one and the next. */
const STRIDE: Readonly<Record<string, number>> = { phases: 2 ** 36, steps: 2 ** 18, touchpoints: 1 };

/**
 * Numbers rows by their place, children between their parent and its next sibling: what hangs on a phase comes before what
 * hangs on its first step, and that before what hangs on the step's first touchpoint.
 */
function rank(table: TableName, standing: readonly Standing[]): ReadonlyMap<string, number> {
  const stride = STRIDE[table] ?? 1;
  const isNested = table === "steps" || table === "touchpoints";
  const ranks = new Map<string, number>();
  let [parent, number] = [Number.NaN, 0];
  for (const { id, under } of standing) {
    if (isNested && under !== parent) [parent, number] = [under, 0];
    number++;
    ranks.set(id, isNested ? under + number * stride : number * stride);
  }
  return ranks;
}

/** A row whose id can be none, forged by whoever wrote it. */
const isStray = (table: TableName, id: string): boolean =>
  !isId(id) || (table === "facts" && id !== TABLES.facts.noun);

function isHeld(table: TableName, raw: Raw, has: Shown["has"]): boolean {
  for (const [key, spec] of CASCADING[table] ?? []) {
    const value = raw[key];
    if (value !== undefined && !has(targetTable(spec, raw) ?? "", value)) return false;
  }
  return true;
}

/** The cascading references of each table, by their keys. */
const CASCADING: Readonly<Record<string, readonly (readonly [string, ColumnSpec])[]>> = Object.fromEntries(
  STORED.map((table) => [
    table,
    Object.entries(TABLES[table].columns)
      .filter(([, spec]) => spec.onDelete === "cascade")
      .map(([name, spec]) => [columnKey(name), spec] as const),
  ]),
);

function rankOfParent(
  table: TableName,
  raw: Raw,
  ranks: Record<string, ReadonlyMap<string, number>>,
): number {
  if (TABLES[table].parents.length === 0) return 0;
  const parent = parentOf(table, raw);
  if (parent === undefined) return UNPLACED;
  const target = TABLES[table].columns[parent[0]]?.references ?? "";
  return ranks[target]?.get(parent[1]) ?? UNPLACED;
}
