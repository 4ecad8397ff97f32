// The JupyterLab extension: what it adds to JupyterLab and Notebook, and when its parts are loaded.

import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { INotebookTracker, type NotebookPanel } from "@jupyterlab/notebook";
import { IRenderMimeRegistry } from "@jupyterlab/rendermime";
import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import { CHART_TYPES, ChartOutput } from "../lab/chart_output.js";
import { documentsPlugin } from "../lab/document/plugin.js";
import { NotebookOutputs } from "../lab/notebook_outputs.js";
import { JourneyOutput } from "../lab/output.js";
import { MIME } from "../lab/payload.js";
import { tools } from "../lab/plugins.js";
import { ResultOutput } from "../lab/result/output.js";
import { RESULT_MIME } from "../lab/result/payload.js";
import { ResultOutputs } from "../lab/result/result_outputs.js";

/** Before the widget's own renderer, which stands at −10: ours is alive without a kernel too. */
const RANK = -20;

/** Before text/html (50), which with Altair calls out to a server of others. */
const CHART_RANK = 48;

declare const JOURNEY_WIDGETS_BUILD: string;
declare const JOURNEY_WIDGETS_CHARTS_BUILD: string;
declare const JOURNEY_WIDGETS_BOARDS_BUILD: string;
const SHELF = Symbol.for("journey_widgets.library");

type Context = Parameters<Views["render"]>[0];
type Views = typeof import("./lab_views.js");

let found: Promise<Views> | undefined;

function loadViews(): Promise<Views> {
  found ??= import("./lab_views.js");
  return found;
}

const loadCharts = (): Promise<typeof import("./vega.js")> => import("./vega.js");
const loadBoards = (): Promise<typeof import("./boards.js")> => import("./boards.js");

/** Puts the libraries where the stubs of widgets look for them: theirs then need not travel through the notebook. */
function offerLibraries(): void {
  const shared = globalThis as { [SHELF]?: Map<string, unknown> };
  shared[SHELF] ??= new Map();
  const shelf = shared[SHELF];
  // fetched when a widget is drawn, and not before
  const offered = [
    [JOURNEY_WIDGETS_BUILD, loadViews],
    [JOURNEY_WIDGETS_CHARTS_BUILD, loadCharts],
    [JOURNEY_WIDGETS_BOARDS_BUILD, loadBoards],
  ] as const;
  for (const [build, load] of offered) {
    const library = { render: async (context: Context) => (await load()).render(context) };
    if (!shelf.has(build)) shelf.set(build, library);
  }
}

const factoryOf = (notebook: NotebookOutputs | undefined): IRenderMime.IRendererFactory => ({
  safe: true,
  mimeTypes: [MIME],
  createRenderer: () => new JourneyOutput(loadViews, notebook),
});

const resultFactoryOf = (notebook: ResultOutputs | undefined): IRenderMime.IRendererFactory => ({
  safe: true,
  mimeTypes: [RESULT_MIME],
  createRenderer: () =>
    new ResultOutput((view) => (view === "board" ? loadBoards() : loadCharts()), notebook),
});

const outputs: JupyterFrontEndPlugin<void> = {
  id: "journey-widgets:outputs",
  description: "Draws journey maps in notebooks, with a kernel or without.",
  autoStart: true,
  requires: [IRenderMimeRegistry],
  optional: [INotebookTracker],
  activate: (_app: JupyterFrontEnd, rendermime: IRenderMimeRegistry, tracker: INotebookTracker | null) => {
    offerLibraries();
    rendermime.addFactory(factoryOf(undefined), RANK);
    rendermime.addFactory(resultFactoryOf(undefined), RANK);
    tracker?.widgetAdded.connect((_: unknown, panel: NotebookPanel) => {
      const own = panel.content.rendermime;
      own.addFactory(factoryOf(new NotebookOutputs(panel, loadViews)), RANK);
      own.addFactory(resultFactoryOf(new ResultOutputs(panel)), RANK);
    });
  },
};

const charts: JupyterFrontEndPlugin<void> = {
  id: "journey-widgets:charts",
  description: "Draws charts of Altair 6 (Vega-Lite 6), where JupyterLab does not.",
  autoStart: true,
  requires: [IRenderMimeRegistry],
  activate: (_app: JupyterFrontEnd, rendermime: IRenderMimeRegistry) => {
    for (const type of CHART_TYPES.filter((each) => rendermime.getFactory(each) === undefined)) {
      const createRenderer = () => new ChartOutput(type, loadCharts);
      rendermime.addFactory({ safe: true, mimeTypes: [type], createRenderer }, CHART_RANK);
    }
  },
};

export default [outputs, charts, documentsPlugin(loadViews), ...tools];
