import { describe, expect, test } from "vitest";
import { type ColumnTold, numbersOf, rowsOf, valuesOf } from "../../../src/views/live/data.js";

const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;
const column = (more: Partial<ColumnTold>): ColumnTold => ({ name: "x", type: "number", ...more });

describe("the values of a column", () => {
  test("are numbers of a buffer, null where they are missing", () => {
    expect(valuesOf(column({ buffer: 1 }), [buffer(), buffer(1.5, Number.NaN, -0, Infinity)])).toEqual([
      1.5,
      null,
      -0,
      Infinity,
    ]);
  });

  test("are read where a view begins, and whole ones only", () => {
    const bytes = new Uint8Array(8 * 3 + 5);
    const view = new DataView(bytes.buffer);
    view.setFloat64(3, 7, true);
    view.setFloat64(11, 8, true);
    expect(numbersOf(new DataView(bytes.buffer, 3, 21))).toEqual([7, 8]);
    expect(numbersOf(bytes.subarray(3, 11))).toEqual([7]);
    expect(numbersOf(undefined)).toEqual([]);
  });

  test("are what the message holds where there is no buffer", () => {
    const values = [1, null, 3];
    expect(valuesOf(column({ values }), [])).toEqual(values);
    expect(valuesOf(column({ type: "text", values: ["<b>", null] }), [])).toEqual(["<b>", null]);
    expect(valuesOf(column({ type: "any", values: [{ a: 1 }, [2]] }), [])).toEqual([{ a: 1 }, [2]]);
  });

  test("are named by number, null for none", () => {
    const codes = Int32Array.from([1, -1, 0, 1]).buffer;
    const named = column({ type: "text", values: ["a", "b"], codes: 0 });
    expect(valuesOf(named, [codes])).toEqual(["b", null, "a", "b"]);
    expect(valuesOf(named, [])).toEqual([]);
    expect(valuesOf(column({ type: "text", codes: 0 }), [codes])).toEqual([]);
  });

  test("are dates on the clock here, or instants", () => {
    const at = Date.UTC(2026, 0, 31, 10, 20, 30, 400);
    const [date, none] = valuesOf(column({ type: "date", buffer: 0 }), [buffer(at, Number.NaN)]);
    expect(date).toEqual(new Date(2026, 0, 31, 10, 20, 30, 400));
    expect(none).toBeNull();
    const [instant, wrong] = valuesOf(column({ type: "instant", values: [at, "2026"] }), []);
    expect(instant).toEqual(new Date(at));
    expect(wrong).toBeNull();
  });

  test.each([
    [column({ buffer: 7 })],
    [column({ values: 3 as never })],
    [column({ values: { length: 2 } as never })],
    [column({})],
  ])("that are not there are none: %j", (wrong) => {
    expect(valuesOf(wrong, [])).toEqual([]);
  });
});

describe("the rows of a table", () => {
  test("have a value of each column, null where there is none", () => {
    const columns = [
      column({ name: "a", values: [1, 2, 3] }),
      column({ name: "b", type: "text", values: ["x"] }),
    ];
    expect(rowsOf({ length: 2, columns }, [])).toEqual([
      { a: 1, b: "x" },
      { a: 2, b: null },
    ]);
  });

  test.each([
    [{ length: -1, columns: [] }, 0],
    [{ length: "2", columns: [] }, 2],
    [{ length: {}, columns: [] }, 0],
    [{ length: 1, columns: "x" }, 1],
    [{ length: 1e12, columns: [] }, 1_000_000],
  ])("of a stranger's notebook are no more than there can be: %j", (table, length) => {
    expect(rowsOf(table as never, [])).toHaveLength(length);
  });

  test("a column's name makes no prototype", () => {
    const [row] = rowsOf({ length: 1, columns: [column({ name: "__proto__", values: [{ a: 1 }] })] }, []);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
    expect(Object.keys(row ?? {})).not.toContain("a");
  });
});
