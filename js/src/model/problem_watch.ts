// What is incomplete in a document, found again after each change, when the page has nothing else to do: whoever types never
// waits for it. All views of a document look once.

import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { JourneyDocument } from "./document.js";
import { whenIdle } from "./idle.js";
import { findProblems, type Problem } from "./problems.js";

class ProblemWatch {
  readonly problems: Signal<readonly Problem[] | undefined> = signal(undefined);
  users = 0;
  #stopWaiting: (() => void) | undefined;

  constructor(readonly document: JourneyDocument) {
    this.#wait();
    document.doc.on("afterTransaction", this.#wait);
  }

  stop(): void {
    this.#stopWaiting?.();
    this.document.doc.off("afterTransaction", this.#wait);
  }

  readonly #wait = (): void => {
    this.#stopWaiting ??= whenIdle(this.#look);
  };

  readonly #look = (): void => {
    this.#stopWaiting = undefined;
    this.problems.value = findProblems(this.document);
  };
}

const watches = new WeakMap<JourneyDocument, ProblemWatch>();

export interface Watched {
  /** Undefined until the page had time to look. */
  readonly problems: ReadonlySignal<readonly Problem[] | undefined>;
  stop(): void;
}

/** Watches a document; call `stop` once for each time it was asked for. */
export function watchProblems(document: JourneyDocument): Watched {
  const watch = watches.get(document) ?? new ProblemWatch(document);
  watches.set(document, watch);
  watch.users++;
  let isStopped = false;
  const stop = (): void => {
    if (isStopped) return;
    isStopped = true;
    watch.users--;
    if (watch.users > 0) return;
    watches.delete(document);
    watch.stop();
  };
  return { problems: watch.problems, stop };
}
