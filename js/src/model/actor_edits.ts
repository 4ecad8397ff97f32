// Who takes part in steps, as one writes it: somebody known or new, once at each step. It is a tool of the map.

import type { State } from "../schema/tables.generated.js";
import type { JourneyDocument } from "./document.js";
import { gesture, insert, newId, onlyIn, setOrders, write } from "./edits.js";
import type { Raw } from "./values.js";

/** A name as it is compared: not by capitals, nor by how its accents are written. */
export const called = (name: unknown): string =>
  typeof name === "string" ? name.normalize().trim().toLowerCase() : "";

/** The actor of a name; the first of several. */
export function actorCalled(document: JourneyDocument, name: string): string | undefined {
  const wanted = called(name);
  const ids = document.shown.ids.actors ?? [];
  return wanted === "" ? undefined : ids.find((id) => called(document.rows.actors?.get(id)?.name) === wanted);
}

const existence = (state: State): "is_current" | "is_future" =>
  state === "current" ? "is_current" : "is_future";

/** The row by which an actor takes part in a step, in any state. */
export function partOf(document: JourneyDocument, stepId: string, actorId: string): string | undefined {
  return document.shown.ids.step_actors?.find((id) => {
    const raw = document.rows.step_actors?.get(id);
    return raw?.step_id === stepId && raw.actor_id === actorId;
  });
}

/** Whether it says so in a state. */
export const isPartIn = (raw: Raw | undefined, state: State): boolean => raw?.[existence(state)] !== false;

/** Somebody known by id, or somebody new by name. */
export type Somebody = { readonly id: string } | { readonly name: string };

/** How many steps an actor takes part in. */
export const countParts = (document: JourneyDocument, actorId: string): number =>
  (document.shown.ids.step_actors ?? []).filter(
    (id) => document.rows.step_actors?.get(id)?.actor_id === actorId,
  ).length;

/** People who come to a step, one after the other. */
export interface Cast {
  readonly stepId: string;
  readonly people: readonly Somebody[];
  /** The rows of who takes part there, in their order, and the place among them. */
  readonly siblings: readonly string[];
  readonly index: number;
}

/**
 * Lets people take part in steps; in the future map there alone. Who does so already stays where he is, who did so in the
 * other state alone does so in both.
 *
 * @returns the rows of `step_actors`, one for each
 */
export function takeParts(
  document: JourneyDocument,
  casts: readonly Cast[],
  state: State,
): readonly string[] {
  const rows: string[] = [];
  gesture(document, () => {
    const actors = actorsOf(
      document,
      casts.flatMap(({ people }) => people),
    );
    let at = 0;
    for (const cast of casts) {
      rows.push(...takePartsIn(document, cast, actors.slice(at, at + cast.people.length), state));
      at += cast.people.length;
    }
  });
  return rows;
}

function takePartsIn(
  document: JourneyDocument,
  cast: Cast,
  actors: readonly string[],
  state: State,
): string[] {
  const { stepId, siblings, index } = cast;
  const rowOf = new Map<string, string>();
  for (const actor_id of new Set(actors)) {
    const found = partOf(document, stepId, actor_id);
    const row = found ?? newId("step_actors");
    rowOf.set(actor_id, row);
    if (found === undefined)
      insert(document, "step_actors", row, { step_id: stepId, actor_id, ...onlyIn(state) });
    else if (!siblings.includes(found))
      write(document, "step_actors", found, { [existence(state)]: undefined });
  }
  const placed = [...rowOf.values()].filter((row) => !siblings.includes(row));
  setOrders(document, "step_actors", placed, siblings, index);
  return actors.map((id) => rowOf.get(id) as string);
}

/** The actors of people, those who are new made after all others. Two of one name are one. */
function actorsOf(document: JourneyDocument, people: readonly Somebody[]): readonly string[] {
  const made = new Map<string, string>();
  const all = people.map((each) => {
    const found = "id" in each ? each.id : actorCalled(document, each.name);
    if (found !== undefined) return found;
    const name = "name" in each ? each.name.trim() : "";
    const id = made.get(called(name)) ?? newId("actors");
    if (!made.has(called(name))) insert(document, "actors", id, { name });
    made.set(called(name), id);
    return id;
  });
  const others = document.shown.ids.actors ?? [];
  if (made.size > 0) setOrders(document, "actors", [...made.values()], others, others.length);
  return all;
}

/** Leaves out, of rows that have just been written, those who take part in their step twice; within a gesture. */
export function withoutTwins(document: JourneyDocument, ids: readonly string[]): readonly string[] {
  const rows = document.map("step_actors");
  return ids.filter((id) => {
    const own = rows.get(id);
    if (own === undefined) return true;
    for (const [other, row] of rows) {
      if (
        other === id ||
        row.get("step_id") !== own.get("step_id") ||
        row.get("actor_id") !== own.get("actor_id")
      )
        continue;
      for (const flag of ["is_current", "is_future"]) if (own.get(flag) !== false) row.delete(flag);
      rows.delete(id);
      return false;
    }
    return true;
  });
}
