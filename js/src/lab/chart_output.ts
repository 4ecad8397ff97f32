// Plain charts of Altair: JupyterLab 4.6 knows Vega-Lite up to 5, and shows those of 6 as text.

import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import { Widget } from "@lumino/widgets";

export interface DrawsCharts {
  drawChart(
    element: HTMLElement,
    spec: unknown,
    options: { readonly mode: "vega" | "vega-lite"; readonly isDark: boolean },
  ): Promise<() => void>;
}

/** What other renderers call these; whoever stands there already stays. */
export const CHART_TYPES: readonly string[] = [
  "application/vnd.vegalite.v6.json",
  "application/vnd.vegalite.v6+json",
  "application/vnd.vega.v6.json",
  "application/vnd.vega.v6+json",
];

export class ChartOutput extends Widget implements IRenderMime.IRenderer {
  #takeAway: () => void = () => undefined;
  #asked = 0;

  constructor(
    readonly type: string,
    readonly load: () => Promise<DrawsCharts>,
  ) {
    super();
    this.addClass("jw-chart-output");
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const asked = ++this.#asked;
    const element = document.createElement("div");
    const options = {
      mode: this.type.includes("vegalite") ? "vega-lite" : "vega",
      isDark: document.body.dataset.jpThemeLight === "false",
    } as const;
    let takeAway: () => void = () => undefined;
    try {
      takeAway = await (await this.load()).drawChart(element, model.data[this.type], options);
    } catch (error) {
      element.className = "jw-output-message";
      element.textContent = String(error instanceof Error ? error.message : error);
    }
    if (asked !== this.#asked) {
      takeAway();
      return;
    }
    this.#takeAway();
    this.#takeAway = takeAway;
    this.node.replaceChildren(element);
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.#asked++;
    this.#takeAway();
    super.dispose();
  }
}
