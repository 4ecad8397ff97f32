// Joins the model of a live cell or a board, and draws what it gives.

import type { WidgetModel } from "../host/widget_model.js";
import type { Language } from "../schema/tables.generated.js";
import type { MakeDrawer } from "../views/live/drawer.js";
import type { ResultTold } from "../views/live/result.js";
import { WholeResult } from "../views/live/whole.js";

interface Message {
  readonly kind?: unknown;
  readonly number?: unknown;
  /** The page it is for; empty for all. */
  readonly page?: unknown;
  readonly result?: ResultTold;
  /** Why an edit was not taken. */
  readonly why?: unknown;
}

/** A result that is drawn. */
export interface LiveResult {
  readonly isLive: boolean;
  /** What is shown, whole; undefined before there is anything. */
  result(): ResultTold | undefined;
  /** Calls after another result was drawn; returns what ends that. */
  onChange(listener: () => void): () => void;
  stop(): void;
}

interface Context {
  readonly model: WidgetModel;
  readonly el: HTMLElement;
}

/** What draws results of one kind, as a widget's stub calls it and as JupyterLab does. */
export const libraryOf = (make: MakeDrawer) => ({
  /** Draws a widget's view; returns what takes it away again. */
  render: async ({ model, el }: Context): Promise<() => void> => joinResult(model, el, make).stop,
  mountLiveResult: (model: WidgetModel, element: HTMLElement): LiveResult => joinResult(model, element, make),
  mountSavedResult: (result: ResultTold, language: Language, element: HTMLElement): LiveResult =>
    showResult(result, language, element, make),
});

/** Draws what a live cell or a board gives, from now on. */
function joinResult(model: WidgetModel, element: HTMLElement, make: MakeDrawer): LiveResult {
  const page = crypto.randomUUID();
  const listeners = new Set<() => void>();
  const kept = new WholeResult();
  let last: number | undefined;
  const view = make(element, model.get("language") as Language, (message) =>
    model.send({ ...message, page }),
  );
  const join = (): void => model.send({ kind: "join", page });
  const onMessage = (content: Message, buffers: readonly DataView[] = []): void => {
    const isMine = content.page === page;
    if (!isMine && content.page !== "") return;
    if (content.kind === "refused") view.refuse(String(content.why));
    if (content.kind !== "result" || content.result === undefined) return;
    const number = Number(content.number);
    // what came before was lost, or never asked for: this one says only what is new
    if (!isMine && number !== (last ?? Number.NaN) + 1) {
      if (last !== undefined) join();
      return;
    }
    const isFirst = last === undefined;
    last = number;
    kept.take(content.result, buffers);
    void view.draw(content.result, buffers).then(() => {
      if (isFirst) return; // the notebook holds it already
      for (const listener of listeners) listener();
    });
  };
  const stopColours = onColours(() => view.recolour());
  model.on("msg:custom", onMessage as (...args: never[]) => void);
  model.on("comm_live_update", join);
  join();
  return {
    isLive: true,
    result: () => kept.result,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      model.off("msg:custom", onMessage as (...args: never[]) => void);
      model.off("comm_live_update", join);
      stopColours();
      view.stop();
    },
  };
}

/** Draws a result as it was saved. */
function showResult(
  result: ResultTold,
  language: Language,
  element: HTMLElement,
  make: MakeDrawer,
): LiveResult {
  const view = make(element, language, undefined);
  const stopColours = onColours(() => view.recolour());
  void view.draw(result, []);
  return {
    isLive: false,
    result: () => result,
    onChange: () => () => undefined,
    stop: () => {
      stopColours();
      view.stop();
    },
  };
}

/** Calls when JupyterLab's theme becomes light or dark; returns what ends that. */
function onColours(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  return () => observer.disconnect();
}
