// What is done to many cards at once: one gesture, however many they are.

import type { State, TableName } from "../schema/tables.generated.js";
import type { JourneyDocument } from "./document.js";
import {
  gesture,
  hangAt,
  insert,
  isInEither,
  type NotePlace,
  newId,
  onlyIn,
  presentOnlyIn,
  removeCard,
  removeRows,
  setOrders,
  setOrdersInState,
  siblingsOf,
  standAt,
  write,
} from "./edits.js";
import { assessmentKey } from "./keys.js";
import type { Raw, Value } from "./values.js";

/** Tables whose rows are cards of the lanes. */
export type CardTable = Extract<TableName, "touchpoints" | "notes" | "step_actors">;

export interface RowName {
  readonly table: TableName;
  readonly id: string;
}

/** Cards that go, one after the other, to a place in one cell. */
export interface CardsMove {
  readonly table: CardTable;
  readonly cards: readonly { readonly id: string; readonly isOtherColumn: boolean }[];
  readonly to: Omit<NotePlace, "isOtherColumn">;
  /** What stands in the cell, and the place among those that stay. */
  readonly siblings: readonly string[];
  readonly index: number;
}

/** Moves cards of any cells to any others. */
export function moveCards(document: JourneyDocument, moves: readonly CardsMove[], state: State): void {
  const moving = new Set(moves.flatMap(({ cards }) => cards.map(({ id }) => id)));
  gesture(document, () => {
    for (const { table, cards, to, siblings, index } of moves) {
      const ids = cards.map(({ id }) => id);
      const others = siblings.filter((id) => !moving.has(id));
      for (const { id, isOtherColumn } of cards) {
        if (table === "touchpoints") standAt(document, id, to.stepId, state);
        else if (table === "step_actors") takePart(document, id, to.stepId);
        else hangAt(document, id, { ...to, isOtherColumn });
      }
      orderCards(document, table, ids, others, index, state);
    }
  });
}

/** Lets an actor take part in another step, within a gesture: once, in all states in which he did so in either row. */
function takePart(document: JourneyDocument, id: string, stepId: string): void {
  const rows = document.rows.step_actors ?? new Map<string, Raw>();
  const own = rows.get(id);
  const cells: Record<string, Value | undefined> = { step_id: stepId };
  for (const [other, raw] of rows) {
    if (other === id || raw.step_id !== stepId || raw.actor_id !== own?.actor_id) continue;
    document.map("step_actors").delete(other);
    for (const state of ["is_current", "is_future"]) if (raw[state] !== false) cells[state] = undefined;
  }
  write(document, "step_actors", id, cells);
}

/** Puts cards at a place in a cell, within a gesture. */
export function orderCards(
  document: JourneyDocument,
  table: CardTable,
  ids: readonly string[],
  siblings: readonly string[],
  index: number,
  state: State,
): void {
  if (table === "touchpoints") setOrdersInState(document, ids, siblings, index, state);
  else setOrders(document, table, ids, siblings, index);
}

/** Adds cards to a cell, one after the other; in the future map they exist there alone. */
export function addCards(
  document: JourneyDocument,
  table: CardTable,
  rows: readonly Readonly<Record<string, Value | undefined>>[],
  siblings: readonly string[],
  index: number,
  state: State,
): string[] {
  const only = table === "touchpoints" ? presentOnlyIn(state) : onlyIn(state);
  const ids = rows.map(() => newId(table));
  gesture(document, () => {
    rows.forEach((row, i) => {
      insert(document, table, ids[i] as string, { ...row, ...only });
    });
    orderCards(document, table, ids, siblings, index, state);
  });
  return ids;
}

/** Adds steps to a phase, one after the other; in the future map they exist there alone. */
export function addSteps(
  document: JourneyDocument,
  phaseId: string,
  names: readonly string[],
  index: number,
  state: State,
): string[] {
  const siblings = siblingsOf(document, "steps", "phase_id", phaseId);
  const ids = names.map(() => newId("steps"));
  gesture(document, () => {
    names.forEach((name, i) => {
      insert(document, "steps", ids[i] as string, { phase_id: phaseId, name, ...onlyIn(state) });
    });
    setOrders(document, "steps", ids, siblings, index);
  });
  return ids;
}

/** Adds phases, one after the other, each with one step in it, so that there is a column to work in. */
export function addPhases(
  document: JourneyDocument,
  journeyId: string,
  names: readonly string[],
  index: number,
): string[] {
  const siblings = siblingsOf(document, "phases", "journey_id", journeyId);
  const ids = names.map(() => newId("phases"));
  gesture(document, () => {
    names.forEach((name, i) => {
      const id = ids[i] as string;
      insert(document, "phases", id, { journey_id: journeyId, name });
      const step = newId("steps");
      insert(document, "steps", step, { phase_id: id });
      setOrders(document, "steps", [step], [], 0);
    });
    setOrders(document, "phases", ids, siblings, index);
  });
  return ids;
}

/** Whether a row removed in a state stays elsewhere: in the future map, what exists today stays today. */
export function isLeft(document: JourneyDocument, { table, id }: RowName, state: State): boolean {
  const raw = document.rows[table]?.get(id);
  if (raw === undefined || state !== "future") return false;
  if (table === "touchpoints") return raw[assessmentKey("current", "is_present")] !== false;
  return raw.is_current !== false && isInEither(table);
}

/** Removes rows with all that hangs on them; in the future map, what exists today stays today. */
export function removeCards(document: JourneyDocument, rows: readonly RowName[], state: State): void {
  const gone = new Map<string, Set<string>>();
  gesture(document, () => {
    for (const row of rows) {
      if (isLeft(document, row, state)) removeCard(document, row.table, row.id, state);
      else gone.set(row.table, (gone.get(row.table) ?? new Set()).add(row.id));
    }
    if (gone.size > 0) removeRows(document, gone);
  });
}
