// Which rows are shown, and in which order; the twin of model/shown.py, where the rules are told.

import { type ColumnSpec, TABLES, type TableName } from "../schema/tables.generated.js";
import { columnKey, ORDER } from "./keys.js";
import { compareText, LAST, orderOf } from "./order.js";
import type { Raw } from "./values.js";

export type Tables = Readonly<Record<string, ReadonlyMap<string, Raw>>>;

type Path = readonly string[];

const UNPLACED: Path = [LAST];

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
  const paths: Record<string, Map<string, Path>> = {};
  const has = (table: string, id: unknown): boolean => held[table]?.has(id as string) ?? false;
  for (const table of STORED) {
    const rows = tables[table] ?? new Map<string, Raw>();
    const kept = [...rows].filter(([, raw]) => isHeld(table, raw, has));
    const sortable = kept.map(([id, raw]) => {
      const parent = parentPath(table, raw, paths);
      const order = orderOf(raw[ORDER]);
      // "" keeps what hangs on a phase before what hangs on the phase's steps
      return { id, sort: [...parent, "", order, id], path: [...parent, order, id] };
    });
    sortable.sort((a, b) => comparePaths(a.sort, b.sort));
    ids[table] = sortable.map(({ id }) => id);
    held[table] = new Set(ids[table]);
    paths[table] = new Map(sortable.map(({ id, path }) => [id, path]));
  }
  return { ids, has };
}

function isHeld(table: TableName, raw: Raw, has: Shown["has"]): boolean {
  for (const [name, spec] of Object.entries(TABLES[table].columns)) {
    if (spec.onDelete !== "cascade") continue;
    const value = raw[columnKey(name)];
    if (value !== undefined && !has(targetTable(spec, raw) ?? "", value)) return false;
  }
  return true;
}

function parentPath(table: TableName, raw: Raw, paths: Record<string, Map<string, Path>>): Path {
  if (TABLES[table].parents.length === 0) return [];
  const parent = parentOf(table, raw);
  if (parent === undefined) return UNPLACED;
  const target = TABLES[table].columns[parent[0]]?.references ?? "";
  return paths[target]?.get(parent[1]) ?? UNPLACED;
}

function comparePaths(a: Path, b: Path): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = compareText(a[i] as string, b[i] as string);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
