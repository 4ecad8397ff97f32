// What stands where on a journey's map in one state: columns, lanes, and the ids in each cell.
//
// Only places are computed here, from places; what a card says is read by the card. A cell whose ids did not change keeps
// its array, so that it is not drawn again.

import type { MacroPhase, State } from "../schema/tables.generated.js";
import { inState } from "./assessment.js";
import type { JourneyDocument } from "./document.js";
import { blocksOf, type FlowBlock, passagesOf } from "./flow.js";
import { ORDER } from "./keys.js";
import { DEFAULT_LANES, isStepLane, type LaneSpec, lanesOf } from "./lanes.js";
import { compareText, orderOf } from "./order.js";
import type { Raw, Value } from "./values.js";

export { DEFAULT_LANES, type LaneSpec };

export interface Column {
  /** Id of the step, or a name of its own for a phase that has no step yet. */
  readonly key: string;
  readonly phaseId: string;
  readonly stepId: string | undefined;
  /** Whether its step is there in the other state alone, where two are shown together. */
  readonly isAbsent?: true;
}

export interface PhaseSpan {
  readonly id: string;
  readonly macro: MacroPhase | undefined;
  /** Number of its first column, and how many it spans. */
  readonly first: number;
  readonly count: number;
}

/** A passage from one touchpoint at which owner or channel changes; both are empty where they do not, or are not known. */
export interface Handoff {
  readonly from: string;
  readonly unit: string | undefined;
  readonly nextUnit: string | undefined;
  readonly channel: string | undefined;
  readonly nextChannel: string | undefined;
}

export interface JourneyMap {
  readonly journeyId: string;
  readonly state: State;
  readonly columns: readonly Column[];
  readonly phases: readonly PhaseSpan[];
  readonly lanes: readonly LaneSpec[];
  readonly cells: ReadonlyMap<string, readonly string[]>;
  /** How the columns go, block by block. */
  readonly blocks: readonly FlowBlock[];
  /** Touchpoint → the changes of owner or channel it may begin with, one for each that may come before it. */
  readonly handoffs: ReadonlyMap<string, readonly Handoff[]>;
  /** Column → the touchpoints at its step, in their order. */
  readonly touchpoints: ReadonlyMap<string, readonly string[]>;
  /** Lane of channels or functions → the ids of its lines; the last one is empty where a touchpoint has none. */
  readonly subRows: ReadonlyMap<string, readonly string[]>;
  /** Touchpoint → the channel that carries it and the function that owns it. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** Column → notes of work that a function does backstage, where a lane of functions shows them. */
  readonly work: ReadonlyMap<string, readonly string[]>;
  /** KPIs of the journey as a whole, where a lane of KPIs shows them. */
  readonly kpis: readonly string[];
}

const NONE: readonly string[] = [];

export const cellKey = (laneId: string, columnKey: string): string => `${laneId}\n${columnKey}`;

/** The ids in a cell, in their order. */
export const cellOf = (map: JourneyMap, laneId: string, columnKey: string): readonly string[] =>
  map.cells.get(cellKey(laneId, columnKey)) ?? NONE;

export function computeMap(
  document: JourneyDocument,
  journeyId: string,
  state: State,
  before?: JourneyMap,
  isTogether = false,
): JourneyMap {
  const { columns, phases } = columnsOf(document, journeyId, state, isTogether);
  const present = columns.filter(({ isAbsent }) => !isAbsent);
  const lanes = lanesOf(document, journeyId);
  const cells = new Map<string, string[]>();
  const add = (laneId: string, column: string, id: string): void => {
    const key = cellKey(laneId, column);
    const found = cells.get(key);
    if (found === undefined) cells.set(key, [id]);
    else found.push(id);
  };
  for (const lane of lanes) {
    if (!isStepLane(lane)) continue;
    for (const { key, stepId } of present) if (stepId !== undefined) add(lane.id, key, stepId);
  }
  const touchpoints = touchpointsOf(document, state, present);
  for (const lane of lanes) {
    if (lane.kind !== "touchpoint" && lane.kind !== "channel" && lane.kind !== "org_unit") continue;
    for (const [key, cell] of touchpoints) for (const { id } of cell) add(lane.id, key, id);
  }
  const columnOf = columnFinder(columns, present, phases, touchpoints);
  const blocks = blocksOf(columns, (id) => document.rows.steps?.get(id));
  placeActors(document, state, lanes, present, add);
  for (const { lane, column, id } of placeNotes(document, state, lanes, columnOf)) add(lane, column, id);
  const kpis = placeKpis(document, journeyId, lanes, touchpoints, add);
  const work = workOf(document, state, lanes, columnOf);
  return {
    journeyId,
    state,
    columns: sameOr(before?.columns, columns),
    phases: sameOr(before?.phases, phases),
    lanes: sameOr(before?.lanes, lanes),
    cells: new Map([...cells].map(([key, ids]) => [key, sameOr(before?.cells.get(key), ids)])),
    blocks,
    handoffs: handoffsAmong(blocks, columns, touchpoints, before?.handoffs),
    touchpoints: new Map(
      [...touchpoints].map(([key, cell]) => [
        key,
        sameOr(
          before?.touchpoints.get(key),
          cell.map(({ id }) => id),
        ),
      ]),
    ),
    subRows: subRowsOf(document, lanes, touchpoints, work),
    standings: new Map([...touchpoints.values()].flat().map((standing) => [standing.id, standing])),
    work: new Map([...work].map(([key, ids]) => [key, sameOr(before?.work.get(key), ids)])),
    kpis: sameOr(before?.kpis, kpis),
  };
}

function columnsOf(document: JourneyDocument, journeyId: string, state: State, isTogether: boolean) {
  const { ids } = document.shown;
  const existence = state === "current" ? "is_current" : "is_future";
  const steps = new Map<string, string[]>();
  for (const id of ids.steps ?? NONE) {
    const step = document.peek("steps", id);
    if (step?.phase_id === undefined || !(step[existence] || isTogether)) continue;
    const found = steps.get(step.phase_id);
    if (found === undefined) steps.set(step.phase_id, [id]);
    else found.push(id);
  }
  const columns: Column[] = [];
  const phases: PhaseSpan[] = [];
  for (const id of ids.phases ?? NONE) {
    const phase = document.peek("phases", id);
    if (phase?.journey_id !== journeyId) continue;
    const own = steps.get(id) ?? NONE;
    phases.push({ id, macro: phase.macro_phase, first: columns.length, count: Math.max(1, own.length) });
    if (own.length === 0) columns.push({ key: `empty-${id}`, phaseId: id, stepId: undefined });
    for (const stepId of own) {
      const isAbsent = document.rows.steps?.get(stepId)?.[existence] === false;
      columns.push({ key: stepId, phaseId: id, stepId, ...(isAbsent && { isAbsent }) });
    }
  }
  return { columns, phases };
}

export interface Standing {
  readonly id: string;
  readonly order: string;
  readonly owner: string | undefined;
  readonly channel: string | undefined;
}

/** The touchpoints of each column in their order. */
function touchpointsOf(
  document: JourneyDocument,
  state: State,
  columns: readonly Column[],
): ReadonlyMap<string, readonly Standing[]> {
  const inColumn = new Map<string, Standing[]>(columns.map(({ key }) => [key, []]));
  const { shown } = document;
  for (const id of shown.ids.touchpoints ?? NONE) {
    const raw = document.rows.touchpoints?.get(id);
    if (raw === undefined) continue;
    const { is_present, step_id, order, org_unit_id, channel_id } = inState(raw, state, shown);
    if (is_present && step_id !== undefined)
      inColumn.get(step_id)?.push({ id, order, owner: org_unit_id, channel: channel_id });
  }
  for (const cell of inColumn.values()) cell.sort(byOrder);
  return inColumn;
}

const byOrder = (a: Standing | Placed, b: Standing | Placed): number =>
  a.order === b.order ? compareText(a.id, b.id) : a.order < b.order ? -1 : 1;

function handoffsAmong(
  blocks: readonly FlowBlock[],
  columns: readonly Column[],
  touchpoints: ReadonlyMap<string, readonly Standing[]>,
  before: JourneyMap["handoffs"] | undefined,
): JourneyMap["handoffs"] {
  const standing = new Map([...touchpoints.values()].flat().map((one) => [one.id, one]));
  const ids = columns.map(({ key }) => (touchpoints.get(key) ?? []).map(({ id }) => id));
  const handoffs = new Map<string, Handoff[]>();
  for (const [from, to] of passagesOf(blocks, (i) => ids[i] ?? [])) {
    const [one, other] = [standing.get(from), standing.get(to)];
    const [unit, nextUnit] = changeOf(one?.owner, other?.owner);
    const [channel, nextChannel] = changeOf(one?.channel, other?.channel);
    if (unit === undefined && channel === undefined) continue;
    const found = handoffs.get(to);
    const handoff = { from, unit, nextUnit, channel, nextChannel };
    if (found === undefined) handoffs.set(to, [handoff]);
    else found.push(handoff);
  }
  return new Map([...handoffs].map(([id, found]) => [id, sameOr(before?.get(id), found)]));
}

/** Two values that differ, nothing where they do not or one is not known. */
const changeOf = (one: string | undefined, other: string | undefined): readonly [string?, string?] =>
  one === undefined || other === undefined || one === other ? [] : [one, other];

interface Placed {
  readonly lane: string;
  readonly column: string;
  readonly id: string;
  readonly order: string;
}

/** Where each note of this state stands; in no cell where its lane or its column is not drawn. */
function placeNotes(
  document: JourneyDocument,
  state: State,
  lanes: readonly LaneSpec[],
  columnOf: (note: Raw) => string | undefined,
): Placed[] {
  const existence = state === "current" ? "is_current" : "is_future";
  const laneOf = laneFinder(lanes);
  const placed: Placed[] = [];
  for (const id of document.shown.ids.notes ?? NONE) {
    // thousands of notes: what is not needed here is not read
    const note = document.rows.notes?.get(id);
    if (note === undefined || note[existence] === false) continue;
    const [lane, column] = [laneOf(note.lane_id, note.note_kind), columnOf(note)];
    if (lane !== undefined && column !== undefined)
      placed.push({ lane, column, id, order: orderOf(note[ORDER]) });
  }
  // notes of a step and of its touchpoints stand in one cell: there they go by their own order
  return placed.sort(byOrder);
}

/** Puts who takes part at each step into lanes of actors: rows of `step_actors`, in their order. */
function placeActors(
  document: JourneyDocument,
  state: State,
  lanes: readonly LaneSpec[],
  columns: readonly Column[],
  add: (lane: string, column: string, id: string) => void,
): void {
  const own = lanes.filter(({ kind }) => kind === "actor");
  const keys = new Set<unknown>(columns.map(({ key }) => key));
  for (const id of (own.length > 0 && document.shown.ids.step_actors) || NONE) {
    const row = document.rows.step_actors?.get(id);
    if (row?.[state === "current" ? "is_current" : "is_future"] === false || !keys.has(row?.step_id))
      continue;
    for (const lane of own) add(lane.id, row?.step_id as string, id);
  }
}

/** Puts the KPIs of touchpoints into lanes of KPIs; returns those of the journey as a whole. */
function placeKpis(
  document: JourneyDocument,
  journeyId: string,
  lanes: readonly LaneSpec[],
  touchpoints: ReadonlyMap<string, readonly Standing[]>,
  add: (lane: string, column: string, id: string) => void,
): readonly string[] {
  const own = lanes.filter(({ kind }) => kind === "kpi");
  if (own.length === 0) return NONE;
  const columnOf = columnOfTouchpoints(touchpoints);
  const whole: string[] = [];
  for (const id of document.shown.ids.kpis ?? NONE) {
    const { touchpoint_id: touchpoint, journey_id: journey } = document.rows.kpis?.get(id) ?? {};
    const isOfOne = document.shown.has("touchpoints", touchpoint);
    const column = isOfOne ? columnOf.get(touchpoint as string) : undefined;
    if (column !== undefined) for (const lane of own) add(lane.id, column, id);
    else if (!isOfOne && journey === journeyId) whole.push(id);
  }
  return whole;
}

/** Column → the notes that say which function works there backstage. */
function workOf(
  document: JourneyDocument,
  state: State,
  lanes: readonly LaneSpec[],
  columnOf: (note: Raw) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const work = new Map<string, string[]>();
  if (!lanes.some(({ kind }) => kind === "org_unit")) return work;
  const existence = state === "current" ? "is_current" : "is_future";
  const { ids, has } = document.shown;
  for (const id of ids.notes ?? NONE) {
    const note = document.rows.notes?.get(id);
    if (note?.note_kind !== "backstage" || note[existence] === false) continue;
    const column = has("org_units", note.org_unit_id) ? columnOf(note) : undefined;
    if (column !== undefined) work.set(column, [...(work.get(column) ?? NONE), id]);
  }
  return work;
}

/** The lines of each lane of channels or functions: those that are used, in the order of their table. */
function subRowsOf(
  document: JourneyDocument,
  lanes: readonly LaneSpec[],
  touchpoints: ReadonlyMap<string, readonly Standing[]>,
  work: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const all = [...touchpoints.values()].flat();
  const working = [...work.values()].flat().map((id) => document.rows.notes?.get(id)?.org_unit_id as string);
  const used = (table: string, ids: readonly (string | undefined)[]): readonly string[] => {
    const found = new Set(ids);
    const lines = (document.shown.ids[table] ?? NONE).filter((id) => found.has(id));
    return found.has(undefined) ? [...lines, ""] : lines;
  };
  const ofKind = {
    channel: () =>
      used(
        "channels",
        all.map(({ channel }) => channel),
      ),
    org_unit: () => used("org_units", [...all.map(({ owner }) => owner), ...working]),
  };
  return new Map(
    lanes.flatMap(({ id, kind }) =>
      kind === "channel" || kind === "org_unit" ? [[id, ofKind[kind]()] as const] : [],
    ),
  );
}

/** A note's own lane where it is drawn, else the first lane of its kind. */
function laneFinder(lanes: readonly LaneSpec[]) {
  const ids = new Set(lanes.filter(({ noteKind }) => noteKind !== undefined).map(({ id }) => id));
  const ofKind = new Map<string, string>();
  for (const { id, noteKind } of lanes)
    if (noteKind !== undefined && !ofKind.has(noteKind)) ofKind.set(noteKind, id);
  return (id: Value | undefined, kind: Value | undefined): string | undefined =>
    ids.has(id as string) ? (id as string) : ofKind.get(kind as string);
}

/** The column of a note: its touchpoint's, else its step's, else the first of its phase. */
function columnFinder(
  columns: readonly Column[],
  present: readonly Column[],
  phases: readonly PhaseSpan[],
  touchpoints: ReadonlyMap<string, readonly Standing[]>,
) {
  const standing = new Set(present.map(({ key }) => key));
  const firstOf = new Map(phases.map(({ id, first }) => [id, columns[first]?.key]));
  const ofTouchpoint = columnOfTouchpoints(touchpoints);
  return (note: Raw): string | undefined => {
    if (note.touchpoint_id !== undefined) return ofTouchpoint.get(note.touchpoint_id as string);
    if (note.step_id !== undefined)
      return standing.has(note.step_id as string) ? (note.step_id as string) : undefined;
    return firstOf.get(note.phase_id as string);
  };
}

const columnOfTouchpoints = (
  touchpoints: ReadonlyMap<string, readonly Standing[]>,
): ReadonlyMap<string, string> =>
  new Map([...touchpoints].flatMap(([key, cell]) => cell.map(({ id }) => [id, key] as const)));

/** The older of two lists where they say the same. */
export function sameOr<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  if (before === undefined || before.length !== now.length) return now;
  return before.every((item, i) => isSame(item, now[i])) ? before : now;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [x, y] = [Object.entries(a), b as Record<string, unknown>];
  return x.length === Object.keys(y).length && x.every(([key, value]) => y[key] === value);
}
