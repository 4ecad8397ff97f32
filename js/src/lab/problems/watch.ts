// What stands beside the map of a file, found again after each change, when the page has nothing else to do: whoever types
// never waits for it.

import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { JourneyDocument } from "../../model/document.js";
import { type Heading, headingsOf } from "../document/headings.js";
import { findProblems, type Problem } from "./find.js";

/** The longest that a page which is always busy is waited for. */
const PATIENCE_MS = 1000;

/** Journeys, phases, steps. */
const LEVELS = 3;

export class Watch {
  readonly #problems: Signal<readonly Problem[] | undefined> = signal(undefined);
  readonly #headings: Signal<readonly Heading[]> = signal([]);
  #stopWaiting: (() => void) | undefined;

  constructor(readonly document: JourneyDocument) {
    this.#wait();
    document.doc.on("afterTransaction", this.#wait);
  }

  /** Undefined until the page had time to look. */
  get problems(): ReadonlySignal<readonly Problem[] | undefined> {
    return this.#problems;
  }

  get headings(): ReadonlySignal<readonly Heading[]> {
    return this.#headings;
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
    batch(() => {
      this.#problems.value = findProblems(this.document);
      const headings = headingsOf(this.document, LEVELS);
      // two thousand lines are not drawn again for a word on a card
      if (!isSame(headings, this.#headings.peek())) this.#headings.value = headings;
    });
  };
}

const isSame = (one: readonly Heading[], other: readonly Heading[]): boolean =>
  one.length === other.length &&
  one.every(({ id, table, text }, i) => {
    const found = other[i];
    return id === found?.id && table === found.table && text === found.text;
  });

/** Calls when the page is idle; returns what ends the waiting. Safari knows no idleness. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const asked = requestIdleCallback(run, { timeout: PATIENCE_MS });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(run, PATIENCE_MS / 4);
  return () => clearTimeout(timer);
}
