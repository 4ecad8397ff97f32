// The views as the JupyterLab extension draws them: joined to a kernel's model, or from what was saved. It is loaded with
// the first output.

import { signal } from "@preact/signals";
import { SavedHost } from "../host/saved.js";
import type { WidgetModel } from "../host/widget_model.js";
import { readJourneyFile, writeJourneyFile } from "../interchange/journey_file.js";
import type { OutputView } from "../lab/output_view.js";
import type { Options } from "../lab/payload.js";
import type { JourneyDocument } from "../model/document.js";
import { useStyles } from "../views/styles.js";
import { mountSwimlane } from "../views/swimlane/swimlane.js";
import { mountLive as mountJoined } from "./live.js";

export { render } from "./library.js";

const TRAITS = ["journey", "state", "language", "hidden_lanes", "folded_lanes"] as const;

/** Draws the map of a model that is there. */
export async function mountLive(model: WidgetModel, element: HTMLElement): Promise<OutputView> {
  const { host, stop } = await mountJoined(model, element);
  return {
    isLive: true,
    snapshot: () => writeJourneyFile(host.document),
    options: () => Object.fromEntries(TRAITS.map((name) => [name, model.get(name)])) as unknown as Options,
    onChange: (listener) => {
      host.document.doc.on("update", listener);
      for (const name of TRAITS) model.on(`change:${name}`, listener);
      return () => {
        host.document.doc.off("update", listener);
        for (const name of TRAITS) model.off(`change:${name}`, listener);
      };
    },
    stop,
  };
}

/** Draws a map as it was saved; throws where the text is no document. */
export function mountSaved(text: string, options: Options, element: HTMLElement): OutputView {
  const { document, release } = borrow(text);
  const own = {
    journey: signal(options.journey),
    state: signal(options.state),
    language: signal(options.language),
    hiddenLanes: signal(options.hidden_lanes),
    foldedLanes: signal(options.folded_lanes),
    selected: signal({}),
  };
  useStyles(element);
  const unmount = mountSwimlane(element, new SavedHost(document), own);
  return {
    isLive: false,
    snapshot: () => text,
    options: () => ({
      journey: own.journey.value,
      state: own.state.value,
      language: own.language.value,
      hidden_lanes: own.hiddenLanes.value,
      folded_lanes: own.foldedLanes.value,
    }),
    onChange: () => () => undefined,
    stop: () => {
      unmount();
      release();
    },
  };
}

interface Borrowed {
  readonly document: JourneyDocument;
  uses: number;
}

/** Saved documents on the screen, by their text: ten views of one share it. */
const borrowed = new Map<string, Borrowed>();

function borrow(text: string): { readonly document: JourneyDocument; release(): void } {
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
