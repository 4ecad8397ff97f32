// The page of the live benchmark: a message with new rows drawn by a live chart, beside what Vega itself takes for them.

import { changeset } from "vega";
import { LiveChart } from "../src/views/live/chart.js";
import { type Row, rowsOf, type TableTold } from "../src/views/live/data.js";
import { embedChart } from "../src/views/live/vega.js";

const SPEC = {
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  data: { name: "table_0" },
  title: { text: { expr: "finding" } },
  params: [{ name: "finding" }],
  mark: "circle",
  encoding: {
    x: { field: "relevance", type: "quantitative" },
    y: { field: "position", type: "quantitative" },
    color: { field: "name", type: "nominal" },
  },
};

/** A table as the kernel tells it: numbers and codes as bytes. */
function tell(rows: number): { readonly table: TableTold; readonly buffers: ArrayBuffer[] } {
  const relevance = Float64Array.from({ length: rows }, () => Math.round(Math.random() * 1000) / 100);
  const position = Float64Array.from({ length: rows }, (_, i) => i);
  const codes = Int32Array.from({ length: rows }, (_, i) => i % 50);
  const names = Array.from({ length: 50 }, (_, i) => `Touchpoint ${i}`);
  return {
    table: {
      length: rows,
      columns: [
        { name: "name", type: "text", values: names, codes: 0 },
        { name: "relevance", type: "number", buffer: 1 },
        { name: "position", type: "number", buffer: 2 },
      ],
    },
    buffers: [codes.buffer, relevance.buffer, position.buffer],
  };
}

const chartOf = (table: TableTold, i: number) =>
  ({ kind: "chart", spec: SPEC, tables: { table_0: table }, parameters: { finding: `finding ${i}` } }) as const;

/** Milliseconds of each round: of the live chart, and of Vega's own change in a chart of the same kind. */
async function measure(rows: number, rounds: number): Promise<{ live: number[]; vega: number[] }> {
  const [one, other] = [document.createElement("div"), document.createElement("div")];
  document.body.replaceChildren(one, other);
  const live = new LiveChart(one, () => undefined);
  const first = tell(rows);
  await live.draw(chartOf(first.table, 0), first.buffers);
  const spec = {
    ...SPEC,
    params: [{ name: "finding", value: "finding 0" }],
    datasets: { table_0: rowsOf(first.table, first.buffers) },
  };
  const isOnCanvas = one.querySelector("canvas") !== null;
  const { view, finalize } = await embedChart(other, spec, { mode: "vega-lite", isDark: false, isOnCanvas });
  const found = { live: [] as number[], vega: [] as number[] };
  for (let i = 1; i <= rounds; i++) {
    const { table, buffers } = tell(rows);
    const told = chartOf(table, i);
    const began = performance.now();
    await live.draw(told, buffers);
    found.live.push(performance.now() - began);
    const news: Row[] = rowsOf(table, buffers);
    const from = performance.now();
    view.change("table_0", changeset().remove(() => true).insert(news));
    view.signal("finding", `finding ${i}`);
    await view.runAsync();
    found.vega.push(performance.now() - from);
  }
  live.stop();
  finalize();
  return found;
}

Object.assign(globalThis, { measure });
