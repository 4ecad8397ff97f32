// What a single value may be; the twin of model/values.py.

import { type ColumnSpec, type Rows, TABLES, type TableName } from "../schema/tables.generated.js";
import { columnKey, ORDER } from "./keys.js";

/** A value as the document holds it. */
export type Value = string | number | boolean;

/** A row as the document holds it: key → value. */
export type Raw = Readonly<Record<string, Value>>;

/** Why a value is not taken: what is allowed instead. */
export type Refusal =
  | { kind: "range"; minimum?: number; maximum?: number }
  | { kind: "number" }
  | { kind: "choice"; choices: readonly string[] }
  | { kind: "text" };

export const LONGEST_TEXT = 1_000_000;

/** Whether a value found in a document is what the schema allows. */
export function isSound(spec: ColumnSpec, raw: Value): boolean {
  switch (spec.dtype) {
    case "str":
      return isText(raw) && (spec.choices === undefined || spec.choices.includes(raw));
    case "boolean":
      return typeof raw === "boolean";
    case "float64":
      return typeof raw === "number" && isInRange(spec, raw);
    case "Int64":
      return typeof raw === "number" && isWhole(raw) && isInRange(spec, raw);
    default:
      return typeof raw === "string" && isInstant(raw);
  }
}

/** An empty text says nothing. */
const isText = (raw: Value): raw is string =>
  typeof raw === "string" &&
  raw !== "" &&
  // counted as Python does, where it matters
  (raw.length <= LONGEST_TEXT || (raw.length <= 2 * LONGEST_TEXT && [...raw].length <= LONGEST_TEXT));

const isWhole = (raw: number): boolean => Number.isInteger(raw) && Math.abs(raw) <= 2 ** 53;

const isInRange = (spec: ColumnSpec, value: number): boolean =>
  Number.isFinite(value) &&
  (spec.minimum === undefined || value >= spec.minimum) &&
  (spec.maximum === undefined || value <= spec.maximum);

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/;

/** Whether a text is a date or an instant, written as the document writes them. */
export function isInstant(text: string): boolean {
  const found = INSTANT.exec(text);
  if (found === null) return false;
  const [year, month, day] = found.slice(1, 4).map(Number) as [number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (year === 0 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return false;
  const inUtc = found[4] === undefined ? year : new Date(text).getUTCFullYear();
  return inUtc >= 1 && inUtc <= 9999;
}

/** Why a value may not be written, undefined where it may. */
export function refusalOf(spec: ColumnSpec, value: Value): Refusal | undefined {
  if (isSound(spec, value)) return undefined;
  if (spec.choices !== undefined) return { kind: "choice", choices: spec.choices };
  if (spec.dtype === "boolean") return { kind: "choice", choices: ["true", "false"] };
  if (spec.dtype !== "float64" && spec.dtype !== "Int64") return { kind: "text" };
  // not finite, or within the range and not whole
  if (typeof value !== "number" || !Number.isFinite(value) || isInRange(spec, value))
    return { kind: "number" };
  return {
    kind: "range",
    ...(spec.minimum !== undefined && { minimum: spec.minimum }),
    ...(spec.maximum !== undefined && { maximum: spec.maximum }),
  };
}

/** One value of a row, read as the schema says: an unsound one as missing, a missing one as its default. */
export function readValue(spec: ColumnSpec, raw: Value | undefined): Value | undefined {
  return raw !== undefined && isSound(spec, raw) ? raw : spec.default;
}

/** A stored row as its typed self; references are not checked here (`shown.ts` does). */
export function toRow<T extends TableName>(table: T, id: string, raw: Raw): Rows[T] {
  const spec = TABLES[table];
  const row: Record<string, Value | undefined> = { [spec.index[0] as string]: id };
  for (const [name, column] of Object.entries(spec.columns)) {
    const value = readValue(column, raw[columnKey(name)]);
    if (value !== undefined) row[name] = value;
  }
  if (spec.ordered) row[ORDER] = typeof raw[ORDER] === "string" ? raw[ORDER] : "";
  return row as unknown as Rows[T];
}
