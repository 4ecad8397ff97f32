// What can be done to a document from a view. Each function is one gesture: one transaction, one update, one step of undo.

import * as Y from "yjs";
import { type State, TABLES, type TableName } from "../schema/tables.generated.js";
import { HERE, type JourneyDocument } from "./document.js";
import { assessmentKey, columnKey, emotionKey, ORDER } from "./keys.js";
import { orderOf, placeAll } from "./order.js";
import { type Gone, removalOf } from "./removal.js";
import { type Raw, type Refusal, refusalOf, type Value } from "./values.js";

/** Writes one gesture. Within it the plain copy is as it was before. */
export function gesture(document: JourneyDocument, write: () => void): void {
  document.doc.transact(write, HERE);
}

/** A new row's id: no other party will draw the same one. */
export function newId(table: TableName): string {
  const letters = crypto.getRandomValues(new Uint8Array(8));
  return `${TABLES[table].prefix}_${Array.from(letters, (n) => (n % 36).toString(36)).join("")}`;
}

// ---------------------------------------------------------------------- values

/** Sets or, with undefined, clears one value; returns why not, where the schema refuses. */
export function setValue(
  document: JourneyDocument,
  table: TableName,
  id: string,
  column: string,
  value: Value | undefined,
): Refusal | undefined {
  return setKey(document, table, id, columnKey(column), table, column, value);
}

/** Sets what a touchpoint is in a state. */
export function setAssessment(
  document: JourneyDocument,
  id: string,
  state: State,
  column: string,
  value: Value | undefined,
): Refusal | undefined {
  return setKey(document, "touchpoints", id, assessmentKey(state, column), "assessments", column, value);
}

/** Sets how a step feels in a state to a persona, empty for the journey's own. */
export function setEmotion(
  document: JourneyDocument,
  id: string,
  state: State,
  column: string,
  value: Value | undefined,
  persona = "",
): Refusal | undefined {
  return setKey(document, "steps", id, emotionKey(state, column, persona), "emotions", column, value);
}

function setKey(
  document: JourneyDocument,
  host: TableName,
  id: string,
  key: string,
  table: TableName,
  column: string,
  given: Value | undefined,
): Refusal | undefined {
  const spec = TABLES[table].columns[column];
  const value = given === "" || given === spec?.default ? undefined : given;
  const refusal = spec && value !== undefined ? refusalOf(spec, value) : undefined;
  if (refusal !== undefined || document.rows[host]?.get(id)?.[key] === value) return refusal;
  gesture(document, () => write(document, host, id, { [key]: value }));
  return undefined;
}

/** Writes cells of a row, within a gesture; undefined clears one. */
export function write(
  document: JourneyDocument,
  table: string,
  id: string,
  cells: Record<string, Value | undefined>,
): void {
  const row: unknown = document.map(table).get(id);
  if (!(row instanceof Y.Map)) return;
  for (const [key, value] of Object.entries(cells)) {
    if (value === undefined) row.delete(key);
    else row.set(key, storable(value));
  }
}

/** Half a character, as a cut emoji leaves it, cannot travel: each copy would hold another text. */
const storable = (value: Value): Value => {
  if (typeof value === "string") return value.replace(/\p{Surrogate}/gu, "\ufffd");
  return value === 0 ? 0 : value; // a zero has no sign in a file
};

// ---------------------------------------------------------------------- rows

/**
 * Adds a row after `after` among its siblings, or first of them.
 *
 * @param siblings ids of the rows it will stand among, in their order
 * @param index where it will stand among them; at the end if undefined
 */
export function addRow(
  document: JourneyDocument,
  table: TableName,
  values: Readonly<Record<string, Value | undefined>>,
  siblings: readonly string[],
  index: number = siblings.length,
): string {
  const id = newId(table);
  gesture(document, () => {
    insert(document, table, id, values);
    setOrder(document, table, id, siblings, index);
  });
  return id;
}

/** Writes a new row, within a gesture; what says nothing is left out. */
export function insert(
  document: JourneyDocument,
  table: TableName,
  id: string,
  values: Readonly<Record<string, Value | undefined>>,
): void {
  const row = new Y.Map<Value>();
  for (const [key, value] of Object.entries(values))
    if (value !== undefined && value !== "") row.set(key, storable(value));
  document.map(table).set(id, row);
}

/** Gives a row its place among its siblings, within a gesture. */
export function setOrder(
  document: JourneyDocument,
  table: TableName,
  id: string,
  siblings: readonly string[],
  index: number,
): void {
  setOrders(document, table, [id], siblings, index);
}

/** Puts rows one after the other at a place among their siblings, within a gesture. */
export function setOrders(
  document: JourneyDocument,
  table: TableName,
  ids: readonly string[],
  siblings: readonly string[],
  index: number,
): void {
  const placed = new Set(ids);
  const others = siblings.filter((sibling) => !placed.has(sibling));
  const keyed = others.map(
    (sibling) => [sibling, orderOf(document.rows[table]?.get(sibling)?.[ORDER])] as const,
  );
  for (const [row, order] of placeAll(keyed, ids, index)) write(document, table, row, { [ORDER]: order });
}

/** The same for touchpoints, which may stand elsewhere in another state. */
export function setOrdersInState(
  document: JourneyDocument,
  ids: readonly string[],
  siblings: readonly string[],
  index: number,
  state: State,
): void {
  const key = assessmentKey(state, ORDER);
  const rows = document.rows.touchpoints;
  const placed = new Set(ids);
  const others = siblings.filter((sibling) => !placed.has(sibling));
  const keyed = others.map((sibling) => {
    const raw = rows?.get(sibling);
    return [sibling, orderOf(raw?.[key] ?? raw?.[ORDER])] as const;
  });
  for (const [row, order] of placeAll(keyed, ids, index)) {
    const cells = isAtHome(rows?.get(row), state) ? { [ORDER]: order, [key]: undefined } : { [key]: order };
    write(document, "touchpoints", row, cells);
  }
}

/** Whether a touchpoint stands in a state where its own row says: today, or in the one state in which it exists. */
export const isAtHome = (raw: Raw | undefined, state: State): boolean =>
  state === "current" || raw === undefined || raw[assessmentKey("current", "is_present")] === false;

/** Adds a step; in the future map it exists there alone. */
export function addStep(
  document: JourneyDocument,
  phaseId: string,
  name: string,
  index: number,
  state: State,
): string {
  const siblings = siblingsOf(document, "steps", "phase_id", phaseId);
  return addRow(document, "steps", { phase_id: phaseId, name, ...onlyIn(state) }, siblings, index);
}

/** Adds a phase with one step in it, so that there is a column to work in. */
export function addPhase(
  document: JourneyDocument,
  journeyId: string,
  name: string,
  index: number,
  macro?: string,
): string {
  const siblings = siblingsOf(document, "phases", "journey_id", journeyId);
  const id = newId("phases");
  gesture(document, () => {
    insert(document, "phases", id, { journey_id: journeyId, name, macro_phase: macro });
    setOrder(document, "phases", id, siblings, index);
    const step = newId("steps");
    insert(document, "steps", step, { phase_id: id });
    setOrder(document, "steps", step, [], 0);
  });
  return id;
}

/** Adds a touchpoint; in the future map it exists there alone. */
export function addTouchpoint(
  document: JourneyDocument,
  stepId: string,
  name: string,
  siblings: readonly string[],
  index: number,
  state: State,
): string {
  const id = newId("touchpoints");
  gesture(document, () => {
    insert(document, "touchpoints", id, { step_id: stepId, name, ...presentOnlyIn(state) });
    setOrdersInState(document, [id], siblings, index, state);
  });
  return id;
}

/** What a touchpoint says that is new in a state. */
export const presentOnlyIn = (state: State): Record<string, Value> =>
  state === "future" ? { [assessmentKey("current", "is_present")]: false } : {};

/** Adds a note to a step; in the future map it holds there alone. */
export function addNote(
  document: JourneyDocument,
  stepId: string,
  note: { readonly note_kind: string; readonly lane_id: string | undefined; readonly text: string },
  siblings: readonly string[],
  index: number,
  state: State,
): string {
  const severity = note.note_kind === "blocker" ? "slows" : undefined;
  return addRow(document, "notes", { step_id: stepId, ...note, severity, ...onlyIn(state) }, siblings, index);
}

/** What a step or note says that is new in a state. */
export const onlyIn = (state: State): Record<string, Value> =>
  state === "future" ? { is_current: false } : {};

/** Ids of the shown rows of one parent, in their order. */
export function siblingsOf(
  document: JourneyDocument,
  table: TableName,
  column: string,
  parent: string,
): string[] {
  return (document.shown.ids[table] ?? []).filter((id) => document.rows[table]?.get(id)?.[column] === parent);
}

// ---------------------------------------------------------------------- moving

/**
 * Moves a touchpoint to a step, among the touchpoints of a cell. In the future map it moves there alone, unless it exists
 * nowhere else.
 */
export function moveTouchpoint(
  document: JourneyDocument,
  id: string,
  stepId: string,
  siblings: readonly string[],
  index: number,
  state: State,
): void {
  gesture(document, () => {
    standAt(document, id, stepId, state);
    setOrdersInState(document, [id], siblings, index, state);
  });
}

/** Writes a touchpoint's step in a state, within a gesture. */
export function standAt(document: JourneyDocument, id: string, stepId: string, state: State): void {
  const raw = document.rows.touchpoints?.get(id);
  if (raw === undefined) return;
  const key = assessmentKey(state, "step_id");
  const cells = isAtHome(raw, state)
    ? { [columnKey("step_id")]: stepId, [key]: undefined }
    : { [key]: raw.step_id === stepId ? undefined : stepId };
  write(document, "touchpoints", id, changed(raw, cells));
}

export interface NotePlace {
  /** Step of the new column, and whether it is another one than the note's own. */
  readonly stepId: string;
  readonly isOtherColumn: boolean;
  /** Kind of the new lane, and the lane itself where the kind does not name it. */
  readonly noteKind: string;
  readonly laneId: string | undefined;
}

/** Moves a note to another cell or place; in another column it hangs on that step, no more on its touchpoint. */
export function moveNote(
  document: JourneyDocument,
  id: string,
  to: NotePlace,
  siblings: readonly string[],
  index: number,
): void {
  gesture(document, () => {
    hangAt(document, id, to);
    setOrder(document, "notes", id, siblings, index);
  });
}

/** Writes where a note hangs, within a gesture. */
export function hangAt(document: JourneyDocument, id: string, to: NotePlace): void {
  const raw = document.rows.notes?.get(id);
  if (raw === undefined) return;
  const cells: Record<string, Value | undefined> = { note_kind: to.noteKind, lane_id: to.laneId };
  if (to.isOtherColumn)
    Object.assign(cells, { step_id: to.stepId, touchpoint_id: undefined, phase_id: undefined });
  if (to.noteKind === "blocker" && raw.severity === undefined) cells.severity = "slows";
  if (to.noteKind !== "blocker") cells.severity = undefined;
  write(document, "notes", id, changed(raw, cells));
}

/** Moves a step to a phase, among its steps. */
export const moveStep = (document: JourneyDocument, id: string, phaseId: string, index: number): void =>
  moveSteps(document, [id], phaseId, index);

/** Moves steps, one after the other, to a phase; `index` counts its other steps. */
export function moveSteps(
  document: JourneyDocument,
  ids: readonly string[],
  phaseId: string,
  index: number,
): void {
  const siblings = siblingsOf(document, "steps", "phase_id", phaseId);
  gesture(document, () => {
    for (const id of ids)
      write(document, "steps", id, changed(document.rows.steps?.get(id) ?? {}, { phase_id: phaseId }));
    setOrders(document, "steps", ids, siblings, index);
  });
}

/** Moves a phase among the phases of its journey. */
export const movePhase = (document: JourneyDocument, id: string, journeyId: string, index: number): void =>
  movePhases(document, [id], journeyId, index);

/** Moves phases, one after the other; `index` counts the other phases. */
export function movePhases(
  document: JourneyDocument,
  ids: readonly string[],
  journeyId: string,
  index: number,
): void {
  const siblings = siblingsOf(document, "phases", "journey_id", journeyId);
  gesture(document, () => setOrders(document, "phases", ids, siblings, index));
}

/** The cells that differ from what a row holds. */
export function changed(
  raw: Raw,
  cells: Record<string, Value | undefined>,
): Record<string, Value | undefined> {
  return Object.fromEntries(Object.entries(cells).filter(([key, value]) => raw[key] !== value));
}

// ---------------------------------------------------------------------- removing

/** Tables whose rows say themselves whether they hold today and in the future. */
export const isInEither = (table: TableName): boolean => "is_future" in TABLES[table].columns;

/** Removes a row with all that hangs on it; in the future map, what exists today stays today. */
export function removeCard(document: JourneyDocument, table: TableName, id: string, state: State): void {
  const raw = document.rows[table]?.get(id);
  if (raw === undefined) return;
  if (
    state === "future" &&
    table === "touchpoints" &&
    raw[assessmentKey("current", "is_present")] !== false
  ) {
    setAssessment(document, id, "future", "is_present", false);
  } else if (state === "future" && isInEither(table) && raw.is_current !== false) {
    setValue(document, table, id, "is_future", false);
  } else {
    removeRows(document, new Map([[table, new Set([id])]]));
  }
}

/** Removes rows, and unlinks or removes what refers to them, as the schema says. */
export function removeRows(document: JourneyDocument, rows: Gone): void {
  const { gone, unlinked } = removalOf(document.rows, rows);
  gesture(document, () => {
    for (const { table, id, key } of unlinked) write(document, table, id, { [key]: undefined });
    for (const [table, ids] of gone) for (const id of ids) document.map(table).delete(id);
  });
}
