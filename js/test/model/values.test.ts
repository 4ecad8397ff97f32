import { describe, expect, test } from "vitest";
import { isSound, LONGEST_TEXT, readValue, refusalOf, toRow, type Value } from "../../src/model/values.js";
import { type ColumnSpec, TABLES, type TableName } from "../../src/schema/tables.generated.js";

const spec = (table: TableName, column: string): ColumnSpec => {
  const found = TABLES[table].columns[column];
  if (found === undefined) throw new Error(`${table}.${column}`);
  return found;
};

const ALL: [string, string, ColumnSpec][] = Object.entries(TABLES).flatMap(([table, { columns }]) =>
  Object.entries(columns).map(([name, found]): [string, string, ColumnSpec] => [table, name, found]),
);

const ODD: Value[] = [
  "",
  " ",
  "text",
  "true",
  "current",
  "2027-01-31",
  "2027-02-30",
  true,
  false,
  0,
  -0,
  1,
  2.5,
  -1,
  10,
  10.000001,
  1e300,
  2 ** 53,
  2 ** 54,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  "\ud800",
];

describe("values", () => {
  test.each(ALL)("%s.%s: what may be written reads back, what may not does not", (_table, _name, column) => {
    for (const value of ODD) {
      const refusal = refusalOf(column, value);
      expect(refusal === undefined).toBe(isSound(column, value));
      expect(readValue(column, value)).toBe(refusal === undefined ? value : column.default);
    }
    expect(readValue(column, undefined)).toBe(column.default);
    for (const choice of column.choices ?? []) expect(refusalOf(column, choice)).toBeUndefined();
    if (column.default !== undefined) expect(isSound(column, column.default)).toBe(true);
    for (const edge of [column.minimum, column.maximum])
      if (edge !== undefined) expect(refusalOf(column, edge)).toBeUndefined();
  });

  test("a refusal says what is allowed", () => {
    expect(refusalOf(spec("emotions", "valence"), 3)).toEqual({ kind: "range", minimum: -2, maximum: 2 });
    expect(refusalOf(spec("assessments", "cost_eur"), -1)).toEqual({ kind: "range", minimum: 0 });
    expect(refusalOf(spec("emotions", "valence"), "3")).toEqual({ kind: "number" });
    expect(refusalOf(spec("emotions", "valence"), Number.NaN)).toEqual({ kind: "number" });
    expect(refusalOf(spec("segments", "customers"), 2.5)).toEqual({ kind: "number" });
    expect(refusalOf(spec("segments", "customers"), 1e300)).toEqual({ kind: "number" });
    expect(refusalOf(spec("lanes", "lane_kind"), "lane")).toMatchObject({ kind: "choice" });
    expect(refusalOf(spec("steps", "is_current"), "yes")).toMatchObject({ kind: "choice" });
    expect(refusalOf(spec("steps", "name"), "x".repeat(LONGEST_TEXT + 1))).toEqual({ kind: "text" });
    expect(refusalOf(spec("steps", "name"), "🚗".repeat(LONGEST_TEXT / 2 + 1))).toBeUndefined();
  });

  test.each([
    ["2027-01-31", true],
    ["2028-02-29", true],
    ["2027-02-29", false],
    ["2027-13-01", false],
    ["0000-01-01", false],
    ["0000-12-31T23:30-01:00", false],
    ["0001-01-01", true],
    ["9999-12-31T23:59:59.999999", true],
    ["2027-01-31T09:30", true],
    ["2027-01-31T24:00", false],
    ["2027-01-31T09:30:00+02:00", true],
    ["0001-01-01T00:00+01:00", false],
    ["9999-12-31T23:00-02:00", false],
    ["31/01/2027", false],
    ["January 31, 2027", false],
    ["2027-1-31", false],
    ["20270131", false],
    ["2027-01-31 09:30", false],
    ["2027-01-31T09:30:00.1234567", false],
    ["today", false],
  ])("%s is a date or an instant: %s", (text, expected) => {
    expect(isSound(spec("facts", "review_on"), text)).toBe(expected);
  });

  test("a row is read by its table: own columns and unsound values are left out, defaults filled in", () => {
    const row = toRow("steps", "s1", {
      name: "Search",
      action: 5,
      is_current: "no",
      flow_kind: "zigzag",
      phase_id: "gone",
      order: "a0",
      mine: "own",
      "current..valence": 1,
    });
    expect(row).toEqual({
      step_id: "s1",
      name: "Search",
      phase_id: "gone",
      is_optional: false,
      is_repeatable: false,
      flow_kind: "sequence",
      is_current: true,
      is_future: true,
      order: "a0",
    });
    expect(toRow("facts", "redesign", { order: "a0" })).toEqual({ redesign_id: "redesign", language: "en" });
    expect(toRow("phases", "p1", { order: 5 }).order).toBe("");
  });
});
