// Which rows of the redesign a selection in a chart picks.

import type { View } from "vega";
import { TABLES } from "../../schema/tables.generated.js";
import type { Row } from "./data.js";

/** Table → ids. */
export type Picked = Readonly<Record<string, readonly string[]>>;

export interface Selection {
  readonly name: string;
  readonly isInterval: boolean;
}

/** The column that holds a table's ids → the table. */
const HOLDERS: ReadonlyMap<string, string> = new Map(
  Object.entries(TABLES).map(([name, table]) => [`${table.noun}_id`, name]),
);

/** The selections of a specification, wherever in it they stand. */
export function selectionsOf(spec: unknown): Selection[] {
  if (Array.isArray(spec)) return spec.flatMap(selectionsOf);
  if (typeof spec !== "object" || spec === null) return [];
  const { name, select } = spec as { name?: unknown; select?: unknown };
  if (typeof name === "string" && select !== undefined && select !== null) {
    const type = typeof select === "object" ? (select as { type?: unknown }).type : select;
    return [{ name, isInterval: type === "interval" }];
  }
  return Object.entries(spec).flatMap(([key, part]) => (key === "datasets" ? [] : selectionsOf(part)));
}

/** What a selection picks: rows whose first column of ids names them. */
export function pickedIn(
  { isInterval }: Selection,
  value: unknown,
  view: View,
  tables: readonly Row[][],
): Picked {
  const fields = Object.entries((value ?? {}) as Record<string, unknown>).filter(([, held]) =>
    Array.isArray(held),
  ) as [string, unknown[]][];
  if (fields.length === 0) return {};
  const [first] = fields;
  const isById = first?.[0] === "_vgsid_";
  const rows = isById ? drawnIn(view) : tables.flat();
  const picked: Record<string, Set<string>> = {};
  for (const row of rows) {
    if (!fields.every(([field, held]) => isWithin(row[field], held, isInterval))) continue;
    const column = Object.keys(row).find((name) => HOLDERS.has(name));
    const [table, id] = [HOLDERS.get(column ?? ""), row[column ?? ""]];
    if (table === undefined || typeof id !== "string") continue;
    picked[table] ??= new Set();
    picked[table].add(id);
  }
  return Object.fromEntries(Object.entries(picked).map(([table, ids]) => [table, [...ids]]));
}

/** The rows that marks are drawn of: they alone have Vega's own ids. */
function drawnIn(view: View): Row[] {
  const { data } = view.getState({ signals: () => false, data: () => true }) as {
    data?: Record<string, unknown>;
  };
  const found = Object.keys(data ?? {}).flatMap((name) => {
    const rows = view.data(name) as Row[];
    return rows[0] !== undefined && "_vgsid_" in rows[0] ? rows : [];
  });
  return found;
}

function isWithin(value: unknown, held: readonly unknown[], isInterval: boolean): boolean {
  const own = value instanceof Date ? value.getTime() : value;
  const bounds = held.map((each) => (each instanceof Date ? each.getTime() : each));
  const [low, high] = bounds;
  if (isInterval && typeof own === "number" && typeof low === "number" && typeof high === "number")
    return Math.min(low, high) <= own && own <= Math.max(low, high);
  return bounds.includes(own);
}
