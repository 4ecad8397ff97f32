// The views as the JupyterLab extension draws them: joined to a kernel's model, or from what was saved. It is loaded with
// the first output.

import { effect } from "@preact/signals";
import type { Host } from "../host/host.js";
import { acquire } from "../host/kernel.js";
import { SavedHost } from "../host/saved.js";
import type { WidgetModel } from "../host/widget_model.js";
import { JourneyFileError, readJourneyFile, writeJourneyFile } from "../interchange/journey_file.js";
import type { DocumentView } from "../lab/document/document_view.js";
import { isWhole } from "../lab/kept/whole.js";
import type { JoinedDocument, OutputView } from "../lab/output_view.js";
import type { JourneyDocument } from "../model/document.js";
import { TABLES } from "../schema/tables.generated.js";
import { goTo } from "../views/swimlane/go_to.js";
import { LOOK_NAMES, type Look, lookOf } from "../views/swimlane/look.js";
import { useSwimlaneStyles } from "../views/swimlane/styles.js";
import { drawSwimlane, mountSwimlane } from "../views/swimlane/swimlane.js";
import type { Tools } from "../views/swimlane/tools.js";
import { lookIn, SwimlaneView, stateOf } from "../views/swimlane/view.js";
import { mountLive as mountJoined } from "./live.js";

export { mountInspector } from "../lab/problems/inspector.js";
export { mountStrip } from "../lab/problems/strip.js";

/** JupyterLab has it beside the views, and needs no kernel for it. */
const loadTools = (): Promise<Tools> => import("../views/swimlane/toolbox.js");

/** Draws a widget's view, as its stub asks; returns what takes it away again. */
export async function render({ model, el }: { readonly model: WidgetModel; readonly el: HTMLElement }) {
  return (await mountJoined(model, el, loadTools)).stop;
}

/** Draws the map of a model that is there. */
export async function mountLive(model: WidgetModel, element: HTMLElement): Promise<OutputView> {
  const { host, stop } = await mountJoined(model, element, loadTools);
  return {
    isLive: true,
    document: host.document,
    snapshot: (without) => writeJourneyFile(host.document, without),
    options: () => lookOf(Object.fromEntries(LOOK_NAMES.map((name) => [name, model.get(name)]))),
    onChange: (listener) => {
      host.document.doc.on("update", listener);
      for (const name of LOOK_NAMES) model.on(`change:${name}`, listener);
      return () => {
        host.document.doc.off("update", listener);
        for (const name of LOOK_NAMES) model.off(`change:${name}`, listener);
      };
    },
    stop,
  };
}

/** Draws a map as it was saved; throws where the text is no document. */
export function mountSaved(text: string, options: Look, element: HTMLElement): OutputView {
  const { document, release } = borrow(text);
  const { view, stop } = mountHere(new SavedHost(document), options, element);
  return {
    ...view,
    snapshot: () => text,
    onChange: () => () => undefined,
    stop: () => {
      stop();
      release();
    },
  };
}

/** Draws the map of a saved document that is edited without a kernel. */
export function mountDraft(host: Host, options: Look, element: HTMLElement): OutputView {
  const { view, stop } = mountHere(host, options, element);
  return {
    ...view,
    // whole: of what stayed behind it holds only what was written here
    snapshot: () => writeJourneyFile(host.document),
    onChange: () => () => undefined, // whoever keeps the edits hears of them
    stop,
  };
}

function mountHere(host: Host, options: Look, element: HTMLElement) {
  const own = stateOf(options);
  useSwimlaneStyles(element);
  const stop = mountSwimlane(element, host, own, loadTools);
  return { view: { isLive: false, document: host.document, options: () => lookIn(own) }, stop };
}

/** Joins the document of a model that is there, whether a view shows it or not; undefined where no kernel answers. */
export async function joinDocument(model: WidgetModel): Promise<JoinedDocument | undefined> {
  const link = await model.widget_manager.get_model(model.get("_link") as string);
  const { host, release } = acquire(link);
  if (await isWhole(link, host.document)) return { host, release };
  release();
  return undefined;
}

/** Draws the map of a file; its language is the document's, whoever changes it. */
export function mountDocument(host: Host, options: Look, element: HTMLElement): DocumentView {
  const own = stateOf(options);
  const stopFollowing = effect(() => {
    own.language.value = host.document.row("facts", TABLES.facts.noun)?.language ?? "en";
  });
  useSwimlaneStyles(element);
  const view = new SwimlaneView(host, own, undefined, loadTools);
  const undraw = drawSwimlane(element, view);
  return {
    onOptions: (listener) => {
      let isFirst = true;
      return effect(() => {
        const now = lookIn(own);
        if (!isFirst) listener(now);
        isFirst = false;
      });
    },
    goTo: (place, isQuiet) => goTo(view, place, isQuiet),
    stop: () => {
      undraw();
      stopFollowing();
    },
  };
}

/** What a page reads without being stopped for long; the kernel leaves out what is larger. */
const LARGEST_SNAPSHOT = 10_000_000;

interface Borrowed {
  readonly document: JourneyDocument;
  uses: number;
}

/** Saved documents on the screen, by their text: ten views of one share it. */
const borrowed = new Map<string, Borrowed>();

/** For tests and for whoever looks for a leak, beside what `live.ts` counts. */
const CENSUS = Symbol.for("journey_widgets.census");
const counts = globalThis as { [CENSUS]?: () => object };
const countLive = counts[CENSUS];
counts[CENSUS] = () => ({ ...countLive?.(), saved: borrowed.size });

function borrow(text: string): { readonly document: JourneyDocument; release(): void } {
  if (text.length > LARGEST_SNAPSHOT) {
    const [given, allowed] = [text.length, LARGEST_SNAPSHOT].map((length) => (length / 1e6).toFixed(0));
    throw new JourneyFileError(`it is too large for an output: ${given} MB, allowed are ${allowed} MB`);
  }
  const found = borrowed.get(text) ?? { document: readJourneyFile(text, "this output"), uses: 0 };
  borrowed.set(text, found);
  found.uses++;
  return {
    document: found.document,
    release: () => {
      found.uses--;
      if (found.uses > 0) return;
      borrowed.delete(text);
      found.document.destroy();
    },
  };
}
