// Vega 6 and Vega-Lite 6, as charts in notebooks use them. It weighs more than all the rest.

import embed, { type Config, type Result, type VisualizationSpec } from "vega-embed";

/** A chart may come from a stranger: it calls out to nobody, and runs nothing but Vega's own expressions. */
const REFUSING = {
  load: (uri: string): Promise<string> => refuse(uri),
  http: (uri: string): Promise<string> => refuse(uri),
  file: (uri: string): Promise<string> => refuse(uri),
  sanitize: async (
    uri: string,
    { context }: { readonly context?: string } = {},
  ): Promise<{ href: string }> => {
    const isAllowed = context === "href" ? /^https?:/i.test(uri) : /^data:image\//i.test(uri);
    return isAllowed ? { href: uri } : refuse(uri);
  },
};

function refuse(uri: string): Promise<never> {
  return Promise.reject(
    new Error(`a chart in a notebook loads nothing from elsewhere: ${uri.slice(0, 100)}`),
  );
}

const INK = "#e8eaed";
const SOFT = "#bdc1c6";
const LINE = "#9aa0a6";
const GRID = "#4a4e54";
/**
 * A dark page's colours of all that a chart has drawn without saying in which colour: texts and rules among its marks too,
 * which Vega's own dark theme leaves black.
 */
const DARK = {
  background: "transparent",
  title: { color: INK, subtitleColor: SOFT },
  axis: { labelColor: SOFT, titleColor: SOFT, domainColor: LINE, tickColor: LINE, gridColor: GRID },
  legend: { labelColor: SOFT, titleColor: SOFT },
  header: { labelColor: INK, titleColor: INK },
  style: {
    "guide-label": { fill: SOFT },
    "guide-title": { fill: SOFT },
    "group-title": { fill: INK },
    "group-subtitle": { fill: SOFT },
  },
};
const DARK_MARKS = {
  "vega-lite": { text: { color: INK }, rule: { color: LINE }, view: { stroke: GRID } },
  vega: { text: { fill: INK }, rule: { stroke: LINE } },
};

export interface ChartOptions {
  readonly mode: "vega" | "vega-lite";
  readonly isDark: boolean;
  /** By default SVG is drawn, which screen readers can read mark by mark. */
  readonly isOnCanvas?: boolean;
}

/** Embeds a chart; throws where the specification is none. */
export async function embedChart(
  element: HTMLElement,
  spec: unknown,
  { mode, isDark, isOnCanvas = false }: ChartOptions,
): Promise<Result> {
  const result = await embed(element, spec as VisualizationSpec, {
    mode,
    renderer: isOnCanvas ? "canvas" : "svg",
    actions: { export: true, source: false, compiled: false, editor: false },
    loader: REFUSING,
    ast: true, // expressions are interpreted: no code is made of a stranger's text
    ...(isDark ? { config: { ...DARK, ...DARK_MARKS[mode] } as Config } : {}),
  });
  await result.view.runAsync();
  return result;
}

export const isDark = (): boolean => document.body.dataset.jpThemeLight === "false";
