// Joins a live cell's model and draws what it gives.

import type { WidgetModel } from "../host/widget_model.js";
import type { Language } from "../schema/tables.generated.js";
import type { Picked } from "../views/live/picked.js";
import { type ResultTold, ResultView, useLiveStyles } from "../views/live/result.js";
import { WholeResult } from "../views/live/whole.js";

interface Message {
  readonly kind?: unknown;
  readonly number?: unknown;
  /** The page it is for; empty for all. */
  readonly page?: unknown;
  readonly result?: ResultTold;
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

/** Draws what a live cell gives, from now on. */
export function mountLiveResult(model: WidgetModel, element: HTMLElement): LiveResult {
  const page = crypto.randomUUID();
  const listeners = new Set<() => void>();
  const kept = new WholeResult();
  let last: number | undefined;
  const view = new ResultView(
    element,
    model.get("language") as Language,
    oncePerFrame((picked) => model.send({ kind: "selected", selected: picked })),
  );
  const join = (): void => model.send({ kind: "join", page });
  const onMessage = (content: Message, buffers: readonly DataView[] = []): void => {
    if (content.kind !== "result" || content.result === undefined) return;
    const isMine = content.page === page;
    if (!isMine && content.page !== "") return;
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
  useLiveStyles(element);
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

/** The last of what is said within a frame: a brush says more than anybody can follow. */
function oncePerFrame(tell: (picked: Picked) => void): (picked: Picked) => void {
  let last: Picked | undefined;
  return (picked) => {
    if (last === undefined)
      requestAnimationFrame(() => {
        if (last !== undefined) tell(last);
        last = undefined;
      });
    last = picked;
  };
}

/** Draws a result as it was saved. */
export function mountSavedResult(result: ResultTold, language: Language, element: HTMLElement): LiveResult {
  const ignore = (_: Picked): void => undefined; // nobody hears
  const view = new ResultView(element, language, ignore);
  const stopColours = onColours(() => view.recolour());
  useLiveStyles(element);
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
