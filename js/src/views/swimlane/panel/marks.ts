// What the cards of a map bear beside what they say: open comments, problems, evidence. Each is found once for all cards; a
// card that reads its own is drawn again when its own changes, and only then.

import { computed, type ReadonlySignal } from "@preact/signals";
import { type Thread, type Threads, threadsOf } from "../../../model/comments.js";
import type { JourneyDocument } from "../../../model/document.js";
import { type Cited, citedIn } from "../../../model/evidence.js";
import { type Watched, watchProblems } from "../../../model/problem_watch.js";
import type { Problem } from "../../../model/problems.js";
import type { TableName } from "../../../schema/tables.generated.js";
import { hostOf } from "../lanes.js";
import type { SwimlaneView } from "../view.js";

export interface Mark {
  /** How many threads are open. */
  readonly comments: number;
  readonly problems: readonly Problem[];
  readonly cited: Cited | undefined;
}

const NO_PROBLEMS: readonly Problem[] = [];
const NO_THREADS: readonly Thread[] = [];

export class Marks {
  readonly threads: ReadonlySignal<Threads>;
  readonly cited: ReadonlySignal<ReadonlyMap<string, Cited>>;
  /** Whether anything on the map is cited at all. */
  readonly isCiting: ReadonlySignal<boolean>;
  /** Undefined until the page had time to look. */
  readonly problems: ReadonlySignal<readonly Problem[] | undefined>;
  readonly #problemsOf: ReadonlySignal<ReadonlyMap<string, readonly Problem[]>>;
  readonly #marks = new Map<string, ReadonlySignal<Mark>>();
  #watched: Watched | undefined;

  constructor(readonly document: JourneyDocument) {
    this.threads = computed(() => threadsOf(document));
    this.cited = computed(() => citedIn(document));
    this.isCiting = computed(() => this.cited.value.size > 0);
    this.problems = computed(() => {
      // whoever never asks for problems looks for none
      this.#watched ??= watchProblems(document);
      return this.#watched.problems.value;
    });
    this.#problemsOf = computed(() => byRow(this.problems.value ?? []));
  }

  destroy(): void {
    this.#watched?.stop();
  }

  /** What a row bears; reading it subscribes to that alone. */
  of(table: TableName, id: string): Mark {
    const key = `${table}/${id}`;
    let found = this.#marks.get(key);
    if (found === undefined) {
      let before: Mark | undefined;
      found = computed(() => {
        const now = this.#look(key);
        if (before === undefined || !isSame(before, now)) before = now;
        return before;
      });
      this.#marks.set(key, found);
    }
    return found.value;
  }

  threadsAt(table: TableName, id: string): readonly Thread[] {
    return this.threads.value.get(`${table}/${id}`) ?? NO_THREADS;
  }

  #look(key: string): Mark {
    return {
      comments: (this.threads.value.get(key) ?? NO_THREADS).filter(({ isOpen }) => isOpen).length,
      problems: this.#problemsOf.value.get(key) ?? NO_PROBLEMS,
      cited: this.cited.value.get(key),
    };
  }
}

function byRow(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = `${hostOf(problem.table)}/${problem.id}`;
    const row = found.get(key);
    if (row === undefined) found.set(key, [problem]);
    else row.push(problem);
  }
  return found;
}

const isSame = (one: Mark, other: Mark): boolean =>
  one.comments === other.comments &&
  one.problems.length === other.problems.length &&
  [...(one.cited ?? [])].join() === [...(other.cited ?? [])].join() &&
  JSON.stringify(one.problems) === JSON.stringify(other.problems);

const found = new WeakMap<SwimlaneView, Marks>();

/** The marks of a view: two states shown together have one for both. */
export function marksOf(view: SwimlaneView): Marks {
  const whole = view.main ?? view;
  let marks = found.get(whole);
  if (marks === undefined) {
    marks = new Marks(whole.document);
    found.set(whole, marks);
    whole.ends.push(() => marks?.destroy());
  }
  return marks;
}
