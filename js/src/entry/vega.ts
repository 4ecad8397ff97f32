// What the extension draws charts with: plain ones of Altair, and those of live cells; loaded with the first of them.

import { type ChartOptions, embedChart } from "../views/live/vega.js";

export { mountLiveResult, mountSavedResult, render } from "./charts.js";

/** Draws a chart; returns what takes it away again. Throws where the specification is none. */
export async function drawChart(
  element: HTMLElement,
  spec: unknown,
  options: ChartOptions,
): Promise<() => void> {
  return (await embedChart(element, structuredClone(spec), options)).finalize;
}
