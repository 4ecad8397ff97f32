// What the schema says of a key in a stored row: of plain columns, of what depends on a state, of columns of one's own.

import { NAMES, ownNameProblem } from "../../interchange/own_columns.js";
import { columnKey, ORDER, partsOf } from "../../model/keys.js";
import { isKey } from "../../model/order.js";
import { STORED } from "../../model/shown.js";
import { isSound, readValue, type Value } from "../../model/values.js";
import { type ColumnSpec, TABLES, type TableName } from "../../schema/tables.generated.js";

const STATES: readonly string[] = TABLES.saved_views.columns.state?.choices ?? [];

export interface KnownColumn {
  /** The table whose column it is: of what depends on a state, the one that users see. */
  readonly table: TableName;
  readonly name: string;
  readonly state: string | undefined;
  readonly persona: string | undefined;
  /** Undefined for a place among siblings, and for a column of one's own. */
  readonly spec: ColumnSpec | undefined;
  readonly isOwn: boolean;
}

export const isStored = (table: unknown): table is TableName => (STORED as unknown[]).includes(table);

/** The column a key names, undefined where there can be none such. */
export function columnOf(stored: TableName, key: string): KnownColumn | undefined {
  const parts = partsOf(key);
  if (parts.map(columnKey).join(".") !== key) return undefined;
  const name = parts.at(-1) as string;
  const [state, persona] = parts.slice(0, -1);
  const table = NAMES.find((each) => hostOf(each) === stored && lengthOf(each) === parts.length);
  if (table === undefined || (state !== undefined && !STATES.includes(state))) return undefined;
  const known = { table, name, state, persona };
  if (name === ORDER) {
    const isPlaced = TABLES[table].ordered || Object.hasOwn(TABLES[table].columns, "position");
    return isPlaced ? { ...known, spec: undefined, isOwn: false } : undefined;
  }
  if (name !== "position" && Object.hasOwn(TABLES[table].columns, name))
    return { ...known, spec: TABLES[table].columns[name], isOwn: false };
  return ownNameProblem(table, name) === "" ? { ...known, spec: undefined, isOwn: true } : undefined;
}

const hostOf = (table: TableName): string => TABLES[table].host || table;
const lengthOf = (table: TableName): number => TABLES[table].index.length;

/** Whether a value may stand in a column. */
export function isAllowed({ name, spec, isOwn }: KnownColumn, value: Value): boolean {
  if (spec !== undefined) return isSound(spec, value);
  return isOwn ? isScalar(value) : name === ORDER && isKey(value);
}

const LONGEST_OWN = 1_000_000;

const isScalar = (value: unknown): boolean =>
  typeof value === "string"
    ? value.length <= LONGEST_OWN
    : typeof value === "boolean" || Number.isFinite(value);

/** A value as it is read: what says no more than the default, or nothing sound, as null. */
export function meant(stored: TableName, key: string, value: Value | null): Value | null {
  const spec = columnOf(stored, key)?.spec;
  if (spec === undefined || value === null) return value;
  const read = readValue(spec, value);
  return read === undefined || read === spec.default ? null : read;
}
