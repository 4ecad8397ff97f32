import { describe, expect, test } from "vitest";
import type { ChartTold } from "../../../src/views/live/chart.js";
import type { TableTold } from "../../../src/views/live/data.js";
import type { ResultTold } from "../../../src/views/live/result.js";
import { WholeResult } from "../../../src/views/live/whole.js";

const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;
const table = (index: number): TableTold => ({
  length: 2,
  columns: [
    { name: "n", type: "number", buffer: index },
    { name: "t", type: "text", values: ["a", "b"] },
  ],
});
const chart = (tables: Record<string, TableTold>, mark = "bar"): ChartTold =>
  ({ kind: "chart", spec: { mark }, tables, parameters: {} }) as never;
const numbers = (result: ResultTold | undefined, name: string): unknown =>
  (result as { tables?: Record<string, TableTold> } | undefined)?.tables?.[name]?.columns[0]?.values;

describe("a whole result", () => {
  test("is nothing before there is anything", () => {
    expect(new WholeResult().result).toBeUndefined();
  });

  test("has numbers as numbers, and is JSON", () => {
    const whole = new WholeResult();
    whole.take({ kind: "table", table: table(0), levels: 1, total: 2 }, [buffer(1, Number.NaN)]);
    const found = whole.result as { table: TableTold };
    expect(found.table.columns).toEqual([
      { name: "n", type: "number", values: [1, null] },
      { name: "t", type: "text", values: ["a", "b"] },
    ]);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test("has texts as texts where rows name them by number", () => {
    const whole = new WholeResult();
    const columns = [{ name: "t", type: "text" as const, values: ["a", "b"], codes: 0 }];
    whole.take({ kind: "table", table: { length: 2, columns }, levels: 1, total: 2 }, [
      Int32Array.from([1, -1]).buffer,
    ]);
    const found = whole.result as { table: TableTold };
    expect(found.table.columns).toEqual([{ name: "t", type: "text", values: ["b", null] }]);
  });

  test("is the same object until another message comes", () => {
    const whole = new WholeResult();
    whole.take(chart({ x: table(0) }), [buffer(1, 2)]);
    const first = whole.result;
    expect(whole.result).toBe(first);
    whole.take(chart({}), []);
    expect(whole.result).not.toBe(first);
  });

  test("keeps the tables that a later message leaves out", () => {
    const whole = new WholeResult();
    whole.take(chart({ x: table(0), y: table(1) }), [buffer(1, 2), buffer(3, 4)]);
    whole.take(chart({ y: table(0) }), [buffer(5, 6)]);
    whole.take(chart({}), []);
    expect(numbers(whole.result, "x")).toEqual([1, 2]);
    expect(numbers(whole.result, "y")).toEqual([5, 6]);
  });

  test("takes in changes of cells, as they come or when it is asked for", () => {
    const change = (...changed: object[]) => ({ length: 2, changed }) as never;
    for (const isAsked of [false, true]) {
      const whole = new WholeResult();
      whole.take(chart({ x: table(0) }), [buffer(1, 2)]);
      const first = whole.result as unknown as { tables: Record<string, TableTold> };
      const rows = Int32Array.from([1]).buffer;
      for (let i = 0; i < 250; i++) {
        whole.take(chart({ x: change({ name: "n", type: "number", buffer: 0, rows: 1 }) }), [
          buffer(i),
          rows,
        ]);
        if (isAsked) expect(numbers(whole.result, "x")).toEqual([1, i]);
      }
      whole.take(chart({ x: change({ name: "t", type: "text", values: ["c", "d"] }) }), []);
      whole.take(chart({ x: change({ name: "n", type: "number", buffer: 0, rows: 1 }) }), [
        buffer(Number.NaN, 7, 8),
        Int32Array.from([1, 2, -1]).buffer, // rows that are not there
      ]);
      const found = whole.result as unknown as { tables: Record<string, TableTold> };
      expect(found.tables.x?.columns.map((column) => column.values)).toEqual([
        [1, null],
        ["c", "d"],
      ]);
      expect(first.tables.x?.columns[0]?.values).toEqual([1, 2]);
    }
  });

  test("forgets them where the chart is another one", () => {
    const whole = new WholeResult();
    whole.take(chart({ x: table(0) }), [buffer(1, 2)]);
    whole.take(chart({ y: table(0) }, "line"), [buffer(3, 4)]);
    expect(Object.keys((whole.result as ChartTold).tables ?? {})).toEqual(["y"]);
    whole.take({ kind: "text", text: "x" }, []);
    whole.take(chart({}), []);
    expect((whole.result as ChartTold).tables).toEqual({});
  });

  test("of several keeps each", () => {
    const whole = new WholeResult();
    const text: ResultTold = { kind: "text", text: "t" };
    whole.take({ kind: "several", results: [chart({ x: table(0) }), text] }, [buffer(1, 2)]);
    whole.take({ kind: "several", results: [chart({}), { kind: "text", text: "u" }] }, []);
    const { results } = whole.result as unknown as { results: ResultTold[] };
    expect(numbers(results[0], "x")).toEqual([1, 2]);
    expect(results[1]).toEqual({ kind: "text", text: "u" });
  });

  test("of a board or an error is what it is", () => {
    const whole = new WholeResult();
    const error: ResultTold = { kind: "error", title: "no", where: "", lines: [] };
    whole.take(error, []);
    expect(whole.result).toBe(error);
  });
});
