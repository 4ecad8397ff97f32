// What stands beside the map of a file: its problems and its outline, looked for when the page is idle.

import { effect, type ReadonlySignal, type Signal, signal, untracked } from "@preact/signals";
import "../../schema/plan.js";
import type { JourneyDocument } from "../../model/document.js";
import { type Watched, watchProblems } from "../../model/problem_watch.js";
import type { Problem } from "../../model/problems.js";
import { type Heading, headingsOf } from "../document/headings.js";

/** Journeys, phases, steps. */
const LEVELS = 3;

export class Watch {
  readonly #headings: Signal<readonly Heading[]> = signal([]);
  readonly #watched: Watched;
  readonly #stopFollowing: () => void;

  constructor(readonly document: JourneyDocument) {
    this.#watched = watchProblems(document);
    this.#stopFollowing = effect(() => {
      if (this.problems.value === undefined) return;
      const headings = untracked(() => headingsOf(document, LEVELS));
      // two thousand lines are not drawn again for a word on a card
      if (!isSame(headings, this.#headings.peek())) this.#headings.value = headings;
    });
  }

  /** Undefined until the page had time to look. */
  get problems(): ReadonlySignal<readonly Problem[] | undefined> {
    return this.#watched.problems;
  }

  get headings(): ReadonlySignal<readonly Heading[]> {
    return this.#headings;
  }

  stop(): void {
    this.#stopFollowing();
    this.#watched.stop();
  }
}

const isSame = (one: readonly Heading[], other: readonly Heading[]): boolean =>
  one.length === other.length &&
  one.every(({ id, table, text }, i) => {
    const found = other[i];
    return id === found?.id && table === found.table && text === found.text;
  });
