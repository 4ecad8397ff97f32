// Phases and steps are split and joined: what hangs on them goes along, and in the future map steps of today stay whole.

import { type State, TABLES, type TableName } from "../schema/tables.generated.js";
import { takeParts, withoutTwins } from "./actor_edits.js";
import { inState } from "./assessment.js";
import type { JourneyDocument } from "./document.js";
import {
  addRow,
  gesture,
  insert,
  newId,
  onlyIn,
  setOrders,
  setOrdersInState,
  siblingsOf,
  standAt,
  write,
} from "./edits.js";
import { ORDER, partsOf } from "./keys.js";
import { compareText, orderOf } from "./order.js";
import { STORED, targetTable } from "./shown.js";
import type { Raw, Value } from "./values.js";

type Cells = Record<string, Value | undefined>;

/** Makes a new phase of a step and all that follow it in its phase; undefined where it is the first of them. */
export function splitPhase(document: JourneyDocument, stepId: string, name: string): string | undefined {
  const phaseId = String(document.rows.steps?.get(stepId)?.phase_id);
  const phase = document.rows.phases?.get(phaseId);
  const steps = siblingsOf(document, "steps", "phase_id", phaseId);
  const at = steps.indexOf(stepId);
  if (phase === undefined || at < 1) return undefined;
  const journeyId = String(phase.journey_id);
  const siblings = siblingsOf(document, "phases", "journey_id", journeyId);
  const id = newId("phases");
  gesture(document, () => {
    insert(document, "phases", id, { journey_id: journeyId, name, macro_phase: phase.macro_phase });
    setOrders(document, "phases", [id], siblings, siblings.indexOf(phaseId) + 1);
    for (const step of steps.slice(at)) write(document, "steps", step, { phase_id: id });
  });
  return id;
}

/** Joins a phase with another one after it: its steps and notes, and what refers to it. */
export function joinPhases(document: JourneyDocument, id: string, nextId: string): void {
  const [phase, next] = [document.rows.phases?.get(id), document.rows.phases?.get(nextId)];
  if (phase === undefined || next === undefined || id === nextId) return;
  const steps = siblingsOf(document, "steps", "phase_id", id);
  const following = siblingsOf(document, "steps", "phase_id", nextId);
  gesture(document, () => {
    repoint(document, "phases", nextId, id);
    write(document, "phases", id, {
      ...taken(phase, next),
      name: joined(phase.name, next.name, " + "),
      description: joined(phase.description, next.description, "\n"),
    });
    setOrders(document, "steps", following, steps, steps.length);
    removeBare(document, "phases", nextId);
  });
}

/**
 * Joins a step with another one after it. In the future map, where one of them exists today, both stay today as they are
 * and a new step takes their place.
 *
 * @returns the step that holds both
 */
export function joinSteps(document: JourneyDocument, id: string, nextId: string, state: State): string {
  const [step, next] = [document.rows.steps?.get(id), document.rows.steps?.get(nextId)];
  if (step === undefined || next === undefined || id === nextId) return id;
  const isToday = step.is_current !== false || next.is_current !== false;
  return state === "future" && isToday ? joinInFuture(document, id, nextId) : join(document, id, nextId);
}

function join(document: JourneyDocument, id: string, nextId: string): string {
  const [step, next] = [document.rows.steps?.get(id) ?? {}, document.rows.steps?.get(nextId) ?? {}];
  const of = (table: "touchpoints" | "notes", stepId: string): string[] =>
    byOrder(document, table, siblingsOf(document, table, "step_id", stepId));
  const followed = ["touchpoints", "notes"].map((table) => {
    const name = table as "touchpoints" | "notes";
    return { table: name, before: of(name, id), after: of(name, nextId) };
  });
  const cast = castOf(document, [nextId, id]);
  gesture(document, () => {
    repoint(document, "steps", nextId, id);
    const cells: Cells = { ...taken(step, next), ...together(step, next) };
    for (const key of ["is_current", "is_future"]) {
      if (step[key] === false && next[key] !== false) cells[key] = undefined;
    }
    // a step that led back to what it is now is no loop
    const back = cells.back_to_step_id ?? step.back_to_step_id;
    if (back === id || back === nextId) cells.back_to_step_id = undefined;
    write(document, "steps", id, cells);
    for (const { table, before, after } of followed) setOrders(document, table, after, before, before.length);
    withoutTwins(document, cast);
    removeBare(document, "steps", nextId);
  });
  return id;
}

/** The rows of who takes part in steps. */
const castOf = (document: JourneyDocument, steps: readonly string[]): readonly string[] =>
  steps.flatMap((step) => siblingsOf(document, "step_actors", "step_id", step));

function joinInFuture(document: JourneyDocument, id: string, nextId: string): string {
  const pair = [id, nextId];
  const [step, next] = pair.map((each) => document.rows.steps?.get(each) ?? {}) as [Raw, Raw];
  const made = newId("steps");
  const phaseId = String(step.phase_id);
  const siblings = siblingsOf(document, "steps", "phase_id", phaseId);
  const touchpoints = pair.flatMap((each) => touchpointsAt(document, each, "future"));
  const notes = pair
    .flatMap((each) => byOrder(document, "notes", siblingsOf(document, "notes", "step_id", each)))
    .filter((note) => document.rows.notes?.get(note)?.is_future !== false);
  const cast = castOf(document, pair);
  const people = cast.flatMap((part) => {
    const raw = document.rows.step_actors?.get(part);
    return raw?.is_future === false ? [] : [{ id: String(raw?.actor_id) }];
  });
  const all = { ...taken(step, next), ...together(step, next) };
  const cells = Object.fromEntries(
    Object.entries({ ...step, ...all }).filter(
      ([key, value]) =>
        !key.startsWith("current.") && !(key === "back_to_step_id" && pair.includes(`${value}`)),
    ),
  );
  gesture(document, () => {
    insert(document, "steps", made, { ...cells, is_future: undefined, ...onlyIn("future") });
    setOrders(document, "steps", [made], siblings, siblings.indexOf(id) + 1);
    for (const touchpoint of touchpoints) standAt(document, touchpoint, made, "future");
    setOrdersInState(document, touchpoints, [], 0, "future");
    const there = notes.map((note) => bringNote(document, note, made));
    setOrders(document, "notes", there, [], 0);
    takeParts(document, [{ stepId: made, people, siblings: [], index: 0 }], "future");
    for (const each of pair) {
      if (document.rows.steps?.get(each)?.is_current !== false)
        write(document, "steps", each, { is_future: false });
      else {
        repoint(document, "steps", each, made);
        removeBare(document, "steps", each);
      }
    }
    withoutTwins(document, cast);
  });
  return made;
}

/** Brings a note to a step of the future map: one that holds today stays there for today. */
function bringNote(document: JourneyDocument, id: string, stepId: string): string {
  const raw = document.rows.notes?.get(id) ?? {};
  if (raw.is_current === false) {
    write(document, "notes", id, { step_id: stepId });
    return id;
  }
  const copy = newId("notes");
  insert(document, "notes", copy, { ...raw, step_id: stepId, ...onlyIn("future") });
  write(document, "notes", id, { is_future: false });
  return copy;
}

/** Makes a new step after a step, of touchpoints that stand there; undefined where none would be left. */
export function splitStep(
  document: JourneyDocument,
  stepId: string,
  name: string,
  touchpoints: readonly string[],
  state: State,
): string | undefined {
  const phaseId = document.rows.steps?.get(stepId)?.phase_id;
  if (typeof phaseId !== "string" || touchpoints.length === 0) return undefined;
  const siblings = siblingsOf(document, "steps", "phase_id", phaseId);
  let id = "";
  gesture(document, () => {
    const values = { phase_id: phaseId, name, ...onlyIn(state) };
    id = addRow(document, "steps", values, siblings, siblings.indexOf(stepId) + 1);
    for (const touchpoint of touchpoints) standAt(document, touchpoint, id, state);
    setOrdersInState(document, touchpoints, [], 0, state);
  });
  return id;
}

/** The touchpoints that stand at a step in a state, in their order. */
export function touchpointsAt(document: JourneyDocument, stepId: string, state: State): string[] {
  const { shown } = document;
  const found = (shown.ids.touchpoints ?? []).flatMap((id) => {
    const now = inState(document.rows.touchpoints?.get(id) ?? {}, state, shown);
    return now.is_present && now.step_id === stepId ? [{ id, order: now.order }] : [];
  });
  return found
    .sort((a, b) => (a.order === b.order ? compareText(a.id, b.id) : a.order < b.order ? -1 : 1))
    .map(({ id }) => id);
}

function byOrder(document: JourneyDocument, table: TableName, ids: readonly string[]): string[] {
  const order = (id: string): string => orderOf(document.rows[table]?.get(id)?.[ORDER]);
  return [...ids].sort((a, b) => (order(a) === order(b) ? compareText(a, b) : order(a) < order(b) ? -1 : 1));
}

/** What stays with the row it is said of. */
const NOT_TAKEN: ReadonlySet<string> = new Set([
  ORDER,
  "is_current",
  "is_future",
  "is_optional",
  "flow_kind",
  "flow_group",
  "branch",
]);

/** What a row says that the one before it leaves open. */
const taken = (row: Raw, next: Raw): Cells =>
  Object.fromEntries(Object.entries(next).filter(([key]) => row[key] === undefined && !NOT_TAKEN.has(key)));

/** What two steps say together: texts one after the other, the mean of how they feel, optional if both are. */
function together(step: Raw, next: Raw): Cells {
  const cells: Cells = {
    name: joined(step.name, next.name, " + "),
    action: joined(step.action, next.action, "\n"),
    tags: joined(step.tags, next.tags, ", "),
  };
  if (next.is_optional !== true) cells.is_optional = undefined;
  for (const [key, value] of Object.entries(next)) {
    const parts = partsOf(key);
    const before = step[key];
    if (parts.length !== 3 || before === undefined) continue;
    if (typeof before === "number" && typeof value === "number")
      cells[key] = Math.round((before + value) * 5) / 10;
    else cells[key] = joined(before, value, ", ");
  }
  return cells;
}

function joined(first: Value | undefined, second: Value | undefined, between: string): Value | undefined {
  if (typeof second !== "string" || first === second) return first;
  return typeof first === "string" ? first + between + second : second;
}

/** Makes whatever refers to a row refer to another one, within a gesture. */
function repoint(document: JourneyDocument, table: TableName, from: string, to: string): void {
  for (const each of STORED) {
    for (const [id, raw] of document.rows[each] ?? []) {
      for (const [key, value] of Object.entries(raw)) {
        if (value === from && targetOf(each, key, raw) === table) write(document, each, id, { [key]: to });
      }
    }
  }
}

function targetOf(table: TableName, key: string, raw: Raw): string | undefined {
  const parts = partsOf(key);
  const columns = parts.length === 1 ? TABLES[table].columns : TABLES.assessments.columns;
  const name = parts.at(-1) as string;
  const spec = Object.hasOwn(columns, name) ? columns[name] : undefined;
  return spec && parts.length < 3 ? targetTable(spec, raw) : undefined;
}

/** Removes a row that nothing hangs on any more, within the gesture that took it all away. */
const removeBare = (document: JourneyDocument, table: TableName, id: string): void => {
  document.map(table).delete(id);
};
