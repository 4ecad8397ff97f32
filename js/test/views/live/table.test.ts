// @vitest-environment happy-dom

import { expect, test } from "vitest";
import type { ColumnTold } from "../../../src/views/live/data.js";
import { drawTable } from "../../../src/views/live/table.js";

function drawn(columns: ColumnTold[], language: "en" | "it" = "en", more: object = {}): HTMLElement {
  const element = document.createElement("div");
  const length = columns[0]?.values?.length ?? 0;
  drawTable(
    element,
    { kind: "table", table: { length, columns }, levels: 1, total: length, ...more },
    [],
    language,
  );
  return element;
}

const texts = (element: HTMLElement): (string | null)[][] =>
  [...element.querySelectorAll("tr")].map((row) => [...row.children].map((each) => each.textContent));

const name: ColumnTold = { name: "name", type: "text", values: ["<b>A</b>", null] };

test("a table has heads, and its index are heads of rows", () => {
  const element = drawn([name, { name: "n", type: "number", values: [1, 2] }]);
  expect(texts(element)).toEqual([
    ["name", "n"],
    ["<b>A</b>", "1"],
    ["", "2"],
  ]);
  expect(element.querySelector("b")).toBeNull();
  expect([...element.querySelectorAll("[scope]")].map((each) => each.getAttribute("scope"))).toEqual([
    "col",
    "col",
    "row",
    "row",
  ]);
  expect(element.querySelectorAll(".is-number")).toHaveLength(3);
  const box = element.firstElementChild as HTMLElement;
  expect([box.tabIndex, box.getAttribute("role")]).toEqual([0, "group"]);
});

const NUMBERS: readonly (readonly [number[], string[], string[]])[] = [
  [
    [1234.567, -2],
    ["1,234.57", "−2"],
    ["1234,57", "−2"],
  ],
  [
    [12345.6, 0],
    ["12,345.6", "0"],
    ["12.345,6", "0"],
  ],
  [
    [0.01234, -0.5],
    ["0.012", "−0.5"],
    ["0,012", "−0,5"],
  ],
  [
    [0.0001234, 0],
    ["0.000123", "0"],
    ["0,000123", "0"],
  ],
];
test.each(NUMBERS)("numbers are written as a reader writes them: %j", (values, en, it) => {
  const column: ColumnTold = { name: "n", type: "number", values };
  const shown = (language: "en" | "it") =>
    texts(drawn([column], language))
      .slice(1)
      .map(([text]) => text);
  expect([shown("en"), shown("it")]).toEqual([en, it]);
});

test("days, moments, flags and what is none of these", () => {
  const at = Date.UTC(2026, 0, 31);
  const element = drawn([
    { name: "day", type: "date", values: [at, null] },
    { name: "moment", type: "date", values: [at + 36_000_000, null] },
    { name: "flag", type: "boolean", values: [true, false] },
    { name: "any", type: "any", values: [{ a: 1 }, null] },
  ]);
  const [, first, second] = texts(element);
  expect(first).toEqual(["Jan 31, 2026", expect.stringMatching(/^Jan 31, 2026, 10:00/), "yes", '{"a":1}']);
  expect(second).toEqual(["", "", "no", ""]);
});

test("rows that are left out are counted", () => {
  const column: ColumnTold = { name: "n", type: "number", values: [1, 2] };
  expect(drawn([column]).querySelector(".jw-live-note")).toBeNull();
  const [one, many] = [3, 12].map((total) => drawn([column], "en", { total }).querySelector(".jw-live-note"));
  expect(one?.textContent).toContain("1");
  expect(many?.textContent).toContain("10");
  expect(one?.textContent).not.toBe(many?.textContent);
});

test("a table of a stranger's notebook is no longer than there can be", () => {
  for (const [length, rows] of [
    [1e9, 1000],
    ["x", 0],
    [-3, 0],
    [null, 0],
  ] as const) {
    const element = drawn([], "en", { table: { length, columns: [] }, total: 0 });
    expect(element.querySelectorAll("tbody tr")).toHaveLength(rows);
  }
  expect(drawn([], "en", { table: { length: 1, columns: "x" } }).querySelectorAll("td, th")).toHaveLength(0);
});
