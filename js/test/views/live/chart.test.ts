// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { type ChartTold, LiveChart } from "../../../src/views/live/chart.js";
import type { TableChanged, TableTold } from "../../../src/views/live/data.js";

const N = 12;
const KINDS = ["north", "south", "east"];
type Rows = { key: string[]; kind: (string | null)[]; x: (number | null)[]; y: (number | null)[] };

/** Numbers between 0 and 1, always the same ones. */
function drawnBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const numberOf = (draw: () => number): number | null => (draw() < 0.1 ? null : Math.round(draw() * 100) / 10);
const kindOf = (draw: () => number): string | null => KINDS[Math.floor(draw() * 4)] ?? null;

function rowsOf(draw: () => number): Rows {
  const each = <T>(make: (i: number) => T): T[] => Array.from({ length: N }, (_, i) => make(i));
  return {
    key: each((i) => `row ${i}`),
    kind: each(() => kindOf(draw)),
    x: each(() => numberOf(draw)),
    y: each(() => numberOf(draw)),
  };
}

const typeOf = (name: string) => (name === "x" || name === "y" ? ("number" as const) : ("text" as const));
const table = (rows: Rows): TableTold => ({
  length: N,
  columns: Object.entries(rows).map(([name, values]) => ({ name, type: typeOf(name), values: [...values] })),
});

/** Changes some cells; returns what a kernel tells of them. */
function change(rows: Rows, draw: () => number): { told: TableChanged; buffers: ArrayBuffer[] } {
  const buffers: ArrayBuffer[] = [];
  const changed = (["kind", "x", "y"] as const)
    .filter(() => draw() < 0.6)
    .map((name) => {
      const numbers = [
        ...new Set(Array.from({ length: 1 + Math.floor(draw() * 4) }, () => Math.floor(draw() * N))),
      ];
      const column = rows[name] as unknown[];
      for (const i of numbers) column[i] = name === "kind" ? kindOf(draw) : numberOf(draw);
      buffers.push(Int32Array.from(numbers).buffer);
      return { name, type: typeOf(name), values: numbers.map((i) => column[i]), rows: buffers.length - 1 };
    });
  return { told: { length: N, changed }, buffers };
}

const x = { field: "x", type: "quantitative" };
const y = { field: "y", type: "quantitative" };
const kind = { field: "kind", type: "nominal" };
const key = { field: "key", type: "nominal" };
const text = { text: { field: "y", type: "quantitative" } };
const CHARTS: Record<string, object> = {
  circles: { mark: "circle", encoding: { x, y, color: kind } },
  bars: { mark: "bar", encoding: { x, y: { ...key, sort: "-x" } } },
  lines: { mark: { type: "line", point: true }, encoding: { x: { ...key, sort: null }, y, color: kind } },
  stacked: { mark: "area", encoding: { x: { ...key, sort: null }, y: { ...y, stack: "zero" }, color: kind } },
  "sums of kinds": { mark: "bar", encoding: { x: { aggregate: "sum", field: "x" }, y: kind } },
  "medians with a rule": {
    layer: [
      { mark: "point", encoding: { x, y } },
      { mark: "rule", encoding: { x: { aggregate: "median", field: "x" } } },
    ],
  },
  histogram: { mark: "bar", encoding: { x: { ...x, bin: true }, y: { aggregate: "count" } } },
  "heat map": {
    mark: "rect",
    encoding: { x: { ...x, bin: { maxbins: 4 } }, y: kind, color: { aggregate: "mean", field: "y" } },
  },
  boxes: { mark: "boxplot", encoding: { x, y: kind } },
  "error bars": { mark: { type: "errorbar", extent: "stdev" }, encoding: { x, y: kind } },
  facets: { mark: "point", encoding: { x, y, row: kind } },
  beside: {
    hconcat: [
      { mark: "bar", encoding: { x, y: key } },
      { mark: "text", encoding: { y: key, ...text } },
    ],
  },
  calculated: {
    transform: [{ calculate: "datum.x + datum.y", as: "z" }, { filter: "datum.z > 5" }],
    mark: "bar",
    encoding: { x: { field: "z", type: "quantitative" }, y: key },
  },
  windowed: {
    transform: [{ window: [{ op: "sum", field: "x", as: "z" }], sort: [{ field: "y" }], groupby: ["kind"] }],
    mark: "bar",
    encoding: { x: { field: "z", type: "quantitative" }, y: key },
  },
  joined: {
    transform: [{ joinaggregate: [{ op: "max", field: "x", as: "z" }], groupby: ["kind"] }],
    mark: "bar",
    encoding: { x: { field: "z", type: "quantitative" }, y: key },
  },
  folded: {
    transform: [{ fold: ["x", "y"] }],
    mark: "bar",
    encoding: {
      x: { field: "value", type: "quantitative" },
      y: key,
      color: { field: "key", type: "nominal" },
    },
  },
  imputed: {
    mark: "line",
    encoding: { x: { ...key, sort: null }, y: { ...y, impute: { value: 0 } }, color: kind },
  },
  "looked up": {
    transform: [{ lookup: "key", from: { data: { name: "t" }, key: "key", fields: ["x"] }, as: ["z"] }],
    mark: "bar",
    encoding: { x: { field: "z", type: "quantitative" }, y: key },
  },
  density: {
    transform: [{ density: "x", bandwidth: 1, extent: [0, 10], steps: 10 }],
    mark: "area",
    encoding: { x: { field: "value", type: "quantitative" }, y: { field: "density", type: "quantitative" } },
  },
  regression: {
    transform: [{ regression: "y", on: "x" }],
    mark: "line",
    encoding: { x, y },
  },
  loess: { transform: [{ loess: "y", on: "x" }], mark: "line", encoding: { x, y } },
  quantiles: {
    transform: [{ quantile: "x", step: 0.2 }],
    mark: "bar",
    encoding: { x: { field: "value", type: "quantitative" }, y: { field: "prob", type: "ordinal" } },
  },
  pivoted: {
    transform: [{ pivot: "kind", value: "x", groupby: ["key"] }],
    mark: "bar",
    encoding: { x: { field: "north", type: "quantitative" }, y: key },
  },
  "a conditional colour": {
    mark: "bar",
    encoding: { x, y: key, color: { condition: { test: "datum.y > 5", value: "red" }, value: "grey" } },
  },
};

const chartOf = (spec: object, tables: ChartTold["tables"], finding: string): ChartTold => ({
  kind: "chart",
  spec: { data: { name: "t" }, title: { text: { expr: "finding" } }, params: [{ name: "finding" }], ...spec },
  tables,
  parameters: { finding },
});

/**
 * The marks and labels that are drawn, in any order: Vega draws rows in the order in which it met them, and adds up in
 * that order, too.
 */
const drawn = (element: HTMLElement): string[] =>
  [...element.querySelectorAll(".role-mark > *, .role-axis-label text, .role-title text")]
    .map((mark) =>
      ["class", "aria-label", "d", "x2", "y2", "transform", "fill", "stroke"]
        .map((name) => `${name}=${mark.getAttribute(name) ?? ""}`)
        .concat(mark.tagName === "text" ? (mark.textContent ?? "") : "")
        .join(" ")
        .replaceAll(/\d+\.\d{6,}/g, (number) => String(Number(Number(number).toFixed(6)))),
    )
    .sort();

async function fresh(spec: object, rows: Rows, finding: string): Promise<string[]> {
  const element = document.createElement("div");
  const chart = new LiveChart(element, () => undefined);
  await chart.draw(chartOf(spec, { t: table(rows) }, finding), []);
  const found = drawn(element);
  chart.stop();
  return found;
}

describe("a chart that goes on running", () => {
  test.each(Object.entries(CHARTS))("is drawn as one made of the same rows: %s", async (_, spec) => {
    const draw = drawnBy(7);
    const rows = rowsOf(draw);
    const element = document.createElement("div");
    const chart = new LiveChart(element, () => undefined);
    await chart.draw(chartOf(spec, { t: table(rows) }, "0"), []);
    for (let i = 1; i <= 8; i++) {
      if (i === 5) {
        Object.assign(rows, rowsOf(draw)); // all of it is new
        await chart.draw(chartOf(spec, { t: table(rows) }, `${i}`), []);
      } else {
        const { told, buffers } = change(rows, draw);
        await chart.draw(chartOf(spec, { t: told }, `${i}`), buffers);
      }
      expect(drawn(element), `after change ${i}`).toEqual(await fresh(spec, rows, `${i}`));
    }
    chart.stop();
  });

  test("keeps what changed while the page became dark", async () => {
    const rows = rowsOf(drawnBy(3));
    const element = document.createElement("div");
    const chart = new LiveChart(element, () => undefined);
    const spec = CHARTS.bars ?? {};
    await chart.draw(chartOf(spec, { t: table(rows) }, "0"), []);
    const tell = (i: number, value: number): Promise<void> => {
      rows.x[i] = value;
      const changed = [{ name: "x", type: "number" as const, values: [value], rows: 0 }];
      return chart.draw(chartOf(spec, { t: { length: N, changed } }, "1"), [Int32Array.from([i]).buffer]);
    };
    await tell(0, 1.5);
    document.body.dataset.jpThemeLight = "false";
    await tell(1, 2.5);
    await tell(2, 3.5);
    expect(drawn(element)).toEqual(await fresh(spec, rows, "1"));
    delete document.body.dataset.jpThemeLight;
    chart.stop();
  });
});
