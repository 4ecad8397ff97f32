// What the inspector's entries share: the slot they show, and how they write it.

import type { Value } from "../../../model/values.js";
import { undo } from "../actions.js";
import type { SwimlaneView } from "../view.js";
import type { Slot } from "./slots.js";

export interface EntryProps {
  readonly slot: Slot;
  /** Of the element that has the focus when the value is asked for. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Writes; returns whether it was taken. */
  commit(value: Value | undefined): boolean;
  /** Says why something is not taken; with undefined, no more. */
  refuse(why: string | undefined): void;
}

/** The one value of all rows, or undefined and that they differ. */
export function shared({ values }: Pick<Slot, "values">): { value: Value | undefined; isMixed: boolean } {
  const isMixed = values.some((each) => each !== values[0]);
  return { value: isMixed ? undefined : values[0], isMixed };
}

/** Whether a key takes back what was done; it does so where nothing has been typed. */
export function undoesByKey(view: SwimlaneView, event: KeyboardEvent): boolean {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  if (!isUndo) return false;
  event.preventDefault();
  event.stopPropagation();
  undo(view);
  return true;
}
