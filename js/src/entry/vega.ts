// Draws charts of Vega 6 and Vega-Lite 6; loaded with the first of them, for it weighs more than all the rest.

import embed, { type VisualizationSpec } from "vega-embed";

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

export interface ChartOptions {
  readonly mode: "vega" | "vega-lite";
  readonly isDark: boolean;
}

/** Draws a chart; returns what takes it away again. Throws where the specification is none. */
export async function drawChart(
  element: HTMLElement,
  spec: unknown,
  options: ChartOptions,
): Promise<() => void> {
  const { finalize, view } = await embed(element, structuredClone(spec) as VisualizationSpec, {
    mode: options.mode,
    actions: { export: true, source: false, compiled: false, editor: false },
    loader: REFUSING,
    ast: true, // expressions are interpreted: no code is made of a stranger's text
    ...(options.isDark ? { theme: "dark", config: { background: "transparent" } } : {}),
  });
  await view.runAsync();
  return finalize;
}
