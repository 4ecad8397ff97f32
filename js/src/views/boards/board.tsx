// A board on the screen: its head, its body, and what is done in it. It computes nothing: what is typed or dragged goes to
// the kernel as a value of a row, and what comes of it comes back as another board.

import { type Signal, signal } from "@preact/signals";
import { render } from "preact";
import type { Language, TableName } from "../../schema/tables.generated.js";
import { TABLES } from "../../schema/tables.generated.js";
import "../../schema/plan.js"; // the tables of the five steps
import base from "../base.css";
import type { Drawer, Tell } from "../live/drawer.js";
import { drawError } from "../live/error.js";
import type { ResultTold } from "../live/result.js";
import live from "../live/style.css";
import { useStyles } from "../styles.js";
import { leadTo } from "./lead.js";
import { BoardRoot } from "./root.js";
import css from "./style.css";
import type { BoardTold, FieldTold, RowTold } from "./told.js";
import { saying } from "./wording.js";

export type Value = string | number | boolean | null;

/** Field → what was typed there and is not yet in a board of the kernel's. */
type Pending = ReadonlyMap<string, Value>;

export class BoardView implements Drawer {
  readonly told: Signal<BoardTold | undefined> = signal(undefined);
  readonly pending: Signal<Pending> = signal(new Map());
  /** What a screen reader should hear, and a reader see for a while. */
  readonly said: Signal<string> = signal("");
  /** What was done last; it stays to be heard while the board is drawn anew. */
  readonly done: Signal<string> = signal("");
  /** What was asked for and is done when the board is drawn anew. */
  #asked: "undo" | "redo" | undefined;
  #isMounted = false;

  /** @param tell says something to the kernel; without it the board is read */
  constructor(
    readonly element: HTMLElement,
    readonly language: Language,
    readonly tell: Tell | undefined,
  ) {
    useStyles(element, "journey-widgets-base", base);
    useStyles(element, "journey-widgets-live-style", live);
    useStyles(element, "journey-widgets-boards-style", css);
  }

  get canEdit(): boolean {
    return this.tell !== undefined;
  }

  async draw(told: ResultTold): Promise<void> {
    this.element.dataset.kind = String(told.kind);
    if (told.kind !== "board") {
      this.#unmount();
      if (told.kind === "error") drawError(this.element, told, this.language);
      return;
    }
    this.#keepFocus();
    this.told.value = told;
    this.pending.value = new Map();
    this.said.value = "";
    if (this.#asked !== undefined)
      this.#hear(saying(this.language, this.#asked === "undo" ? "board.undone" : "board.redone"));
    this.#asked = undefined;
    if (this.#isMounted) return;
    this.element.replaceChildren();
    render(<BoardRoot board={this} />, this.element);
    this.#isMounted = true;
  }

  recolour(): void {
    // our styles follow JupyterLab's
  }

  refuse(why: string): void {
    this.pending.value = new Map();
    this.said.value = why;
  }

  stop(): void {
    this.#unmount();
  }

  /** A value whose row is drawn in another place has the focus there again. */
  #keepFocus(): void {
    const { element } = this;
    const { body, activeElement } = element.ownerDocument;
    if (!(activeElement instanceof HTMLElement) || !element.contains(activeElement)) return;
    const { row, column } = activeElement.dataset;
    if (row === undefined || column === undefined) return;
    const again = (): void => {
      if (element.ownerDocument.activeElement !== body) return;
      element
        .querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"][data-column="${CSS.escape(column)}"]`)
        ?.focus();
    };
    // at once after what is drawn, lest a key that is pressed now be the notebook's; later for what is drawn later
    queueMicrotask(() => queueMicrotask(again));
    requestAnimationFrame(again);
  }

  /** Says what was done; the same once more would not be read out again, for it is no change of the page. */
  #hear(text: string): void {
    this.done.value = text !== "" && text === this.done.peek() ? `${text}\u00a0` : text;
  }

  #unmount(): void {
    if (this.#isMounted) render(null, this.element);
    this.#isMounted = false;
  }

  // -------------------------------------------------------------------- what is done here

  /** What stands in a field: what was typed last, else what the kernel said. */
  valueOf(field: FieldTold): Value {
    const typed = this.pending.value.get(keyOf(field));
    return typed === undefined ? field.value : typed;
  }

  /**
   * Writes values, as one step.
   *
   * @param done what a screen reader should hear, where the focus does not come to what was written
   */
  edit(edits: readonly (readonly [FieldTold, Value])[], done = ""): void {
    const news = edits.filter(([field, value]) => value !== this.valueOf(field));
    if (news.length === 0) return;
    this.#hear(done);
    const pending = new Map(this.pending.value);
    for (const [field, value] of news) pending.set(keyOf(field), value);
    this.pending.value = pending;
    const typed = news.map(([{ table, row, column, beside }, value]) => ({
      table,
      row,
      values: { [column]: value },
      ...(beside === undefined ? {} : { beside }),
    }));
    this.tell?.({ kind: "edit", typed });
  }

  /** Removes a row, and says so. */
  remove(row: RowTold, name: string): void {
    this.tell?.({ kind: "remove", row });
    this.#hear(saying(this.language, "board.removed", { name }));
  }

  /** Chooses what the board shows. */
  choose(trait: string, value: string): void {
    this.tell?.({ kind: "set", trait, value });
  }

  undo(direction: "undo" | "redo"): void {
    this.#asked = direction;
    this.tell?.({ kind: direction });
  }

  /** Picks rows in all views. */
  pick(rows: readonly RowTold[]): void {
    const picked: Record<string, string[]> = {};
    for (const [table, id] of rows) {
      picked[table] ??= [];
      picked[table].push(id);
    }
    this.tell?.({ kind: "selected", selected: picked });
  }

  /** Leads to where a row is drawn. */
  lead(row: RowTold, fallback: string): void {
    this.tell?.({ kind: "lead", row });
    void leadTo(row, this.element).then((isThere) => {
      if (!isThere) this.said.value = fallback;
    });
  }
}

export const keyOf = ({ table, row, column, beside }: FieldTold): string =>
  JSON.stringify([table, row, column, row === null ? beside : null]);

/** What the schema says of a field's column, undefined where a stranger's notebook names none of ours. */
export function specOf({ table, column }: FieldTold) {
  return TABLES[table as TableName]?.columns[column];
}
