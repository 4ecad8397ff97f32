// What this page did to a document that has no kernel: each step of its undo, told.

import type * as Y from "yjs";
import type { JourneyDocument } from "../model/document.js";
import { STORED } from "../model/shown.js";
import type { Raw } from "../model/values.js";
import "../schema/plan.js";
import { LAB_TEXTS } from "../schema/lab_texts.generated.js";
import type { Language, TableName } from "../schema/tables.generated.js";
import type { DoneStep } from "./host.js";
import { nameIn, type RowChange, subjectOf, toldStep } from "./told_steps.js";

interface Kept {
  readonly number: number;
  readonly at: number;
  readonly rows: readonly RowChange[];
  readonly name: string;
}

type StackEvent = Parameters<Parameters<Y.UndoManager["on"]>[1]>[0] & {
  readonly stackItem: { readonly meta: Map<unknown, unknown> };
  readonly type: "undo" | "redo";
};

const MOST = 500;

export class Steps {
  readonly #touched = new Set<string>();
  /** The rows as they were before the transaction under way. */
  readonly #before: Readonly<Record<string, Map<string, Raw>>>;
  readonly #observers: (() => void)[];
  #count = 0;

  constructor(
    readonly document: JourneyDocument,
    readonly manager: Y.UndoManager,
  ) {
    this.#before = Object.fromEntries(STORED.map((table) => [table, new Map(document.rows[table])]));
    this.#observers = STORED.map((table) => {
      const see = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => this.#see(table, events);
      document.map(table).observeDeep(see);
      return () => document.map(table).unobserveDeep(see);
    });
    manager.on("stack-item-added", this.#onAdded);
    manager.on("stack-item-popped", this.#onPopped);
    document.doc.on("afterTransaction", this.#settle);
  }

  destroy(): void {
    for (const stop of this.#observers) stop();
    this.manager.off("stack-item-added", this.#onAdded);
    this.manager.off("stack-item-popped", this.#onPopped);
    this.document.doc.off("afterTransaction", this.#settle);
  }

  tell(language: Language): DoneStep[] {
    const { undoStack, redoStack } = this.manager;
    const undone = redoStack.map((item) => [item, true] as const);
    const done = [...undoStack].reverse().map((item) => [item, false] as const);
    return [...undone, ...done].slice(0, MOST).flatMap(([item, isUndone]) => {
      const kept = keptOf(item);
      if (kept === undefined) return [];
      const { number, at, rows, name } = kept;
      const what = toldStep(this.document, language, rows, name);
      return [{ number, at, what, where: LAB_TEXTS["step.view"][language === "it" ? 1 : 0], isUndone }];
    });
  }

  goTo(number: number): void {
    const { manager } = this;
    const last = (items: readonly object[]): number => keptOf(items.at(-1))?.number ?? 0;
    while (last(manager.undoStack) > number && manager.undo() !== null);
    while (manager.canRedo() && last(manager.redoStack) <= number && manager.redo() !== null);
  }

  #see(table: TableName, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void {
    for (const event of events) {
      const [id] = event.path;
      for (const row of id === undefined ? event.keys.keys() : [String(id)])
        this.#touched.add(`${table}/${row}`);
    }
  }

  readonly #onAdded = ({ stackItem, type }: StackEvent): void => {
    // what is taken back or done again is another step's: it is told when that one is gone
    if (type === "redo" || this.manager.undoing || this.manager.redoing) return;
    const rows = this.#changes();
    const { table, id } = subjectOf(rows) ?? {};
    const name = table === undefined ? "" : nameIn(this.document.rows[table]?.get(id as string));
    stackItem.meta.set(Steps, { number: ++this.#count, at: Date.now(), rows, name } satisfies Kept);
  };

  readonly #onPopped = ({ stackItem, type }: StackEvent): void => {
    const { undoStack, redoStack } = this.manager;
    const now = (type === "undo" ? redoStack : undoStack).at(-1);
    const kept = keptOf(stackItem);
    if (now !== undefined && kept !== undefined) now.meta.set(Steps, kept);
  };

  /** What the transaction under way did to rows. */
  #changes(): RowChange[] {
    return [...this.#touched].flatMap((key) => {
      const slash = key.indexOf("/");
      const [table, id] = [key.slice(0, slash) as TableName, key.slice(slash + 1)];
      const [before, after] = [this.#before[table]?.get(id), this.document.rows[table]?.get(id)];
      if (before === undefined || after === undefined)
        return before === after ? [] : [{ table, id, before, after }];
      const keys = Object.keys({ ...before, ...after }).filter((each) => before[each] !== after[each]);
      return keys.length === 0 ? [] : [{ table, id, before: only(before, keys), after: only(after, keys) }];
    });
  }

  readonly #settle = (): void => {
    for (const key of this.#touched) {
      const slash = key.indexOf("/");
      const [table, id] = [key.slice(0, slash), key.slice(slash + 1)];
      const now = this.document.rows[table]?.get(id);
      if (now === undefined) this.#before[table]?.delete(id);
      else this.#before[table]?.set(id, now);
    }
    this.#touched.clear();
  };
}

const keptOf = (item: object | undefined): Kept | undefined =>
  (item as { readonly meta: Map<unknown, unknown> } | undefined)?.meta.get(Steps) as Kept | undefined;

const only = (row: Raw, keys: readonly string[]): Raw =>
  Object.fromEntries(keys.flatMap((key) => (row[key] === undefined ? [] : [[key, row[key]]])));
