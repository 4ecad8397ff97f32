// Leads to a row of the map, or to one of its values, from outside the map: from an outline, from a list of problems.

import { batch } from "@preact/signals";
import type { State, TableName } from "../../schema/tables.generated.js";
import { boardOf } from "./actions.js";
import type { Stop } from "./focus.js";
import { laneOf, tableOf } from "./lanes.js";
import type { ShownState } from "./look.js";
import { firstStop } from "./moves.js";
import { selectAt } from "./selection.js";
import type { SwimlaneView } from "./view.js";

export type HeadTable = "journeys" | "phases" | "steps";

export interface Place {
  readonly table: TableName;
  readonly id: string;
  /** Empty where the row as a whole is meant. */
  readonly column: string;
  /** The state the value is of, undefined where it is of none. */
  readonly state?: State | undefined;
}

/** How near one came: to the value, to its row, or not at all. */
export type Reach = "value" | "row" | "none";

const STATES: readonly ShownState[] = ["current", "future"];

/** Values that a card shows beside its text. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  touchpoints: ["contact_mode", "channel_id", "is_moment_of_truth"],
  assessments: ["experience", "expectation"],
  notes: ["severity"],
};
const MAIN: Readonly<Record<string, string>> = {
  phases: "name",
  steps: "name",
  touchpoints: "name",
  notes: "text",
  emotions: "valence",
};

/**
 * Shows the journey of a row, in a state where the row is there and with its lane open, and moves the focus to it.
 *
 * @param view the map
 * @param place the row, or a value of it
 * @param isQuiet whether the DOM's focus stays where it is
 */
export const goTo = (view: SwimlaneView, place: Place, isQuiet = false): Reach =>
  batch(() => go(view, place, isQuiet));

function go(view: SwimlaneView, place: Place, isQuiet: boolean): Reach {
  const { own, document } = view;
  if (place.table === "journeys" && !document.shown.has("journeys", place.id)) return "none";
  const before = [own.journey.peek(), own.state.peek()] as const;
  const journey = journeyOf(view, place);
  if (journey !== undefined && journey !== view.journeyId) own.journey.value = journey;
  const stop = findStop(view, place);
  if (stop === undefined && place.table === "journeys") return "row"; // it has no phase yet, and says so
  if (stop === undefined && own.is_hiding.peek()) {
    own.is_hiding.value = false; // it may be there, and hidden by the filter
    return go(view, place, isQuiet);
  }
  if (stop === undefined) {
    [own.journey.value, own.state.value] = before;
    return "none";
  }
  openLane(view, stop.row);
  const isBeside = BESIDE[place.table]?.includes(place.column) ?? false;
  view.focus.go(stop, isBeside ? place.column : undefined, isQuiet);
  selectAt(view, stop);
  const isMain = place.column === "" || MAIN[place.table] === place.column;
  return isBeside || isMain || (stop.row !== "step" && place.column === "action") ? "value" : "row";
}

/** Finds a row in the state of its value; else in the one shown, or the other one. */
function findStop(view: SwimlaneView, place: Place): Stop | undefined {
  const { state } = view.own;
  const wanted = STATES.find((each) => each === place.state);
  for (const each of wanted === undefined ? [state.peek(), ...STATES] : [wanted]) {
    state.value = each;
    const stop = stopIn(view, place);
    if (stop !== undefined) return stop;
  }
  return undefined;
}

function journeyOf(view: SwimlaneView, { table, id }: Place): string | undefined {
  const { document } = view;
  if (table === "journeys") return id;
  if (table === "phases") return document.peek("phases", id)?.journey_id;
  if (table === "steps" || table === "emotions")
    return ofParent(view, "phases", document.peek("steps", id)?.phase_id);
  if (table === "touchpoints" || table === "assessments")
    return ofParent(view, "steps", document.peek("touchpoints", id)?.step_id);
  if (table === "step_actors") return ofParent(view, "steps", document.peek("step_actors", id)?.step_id);
  if (table !== "notes") return undefined;
  const note = document.peek("notes", id);
  return (
    ofParent(view, "touchpoints", note?.touchpoint_id) ??
    ofParent(view, "steps", note?.step_id) ??
    ofParent(view, "phases", note?.phase_id)
  );
}

const ofParent = (view: SwimlaneView, table: TableName, id: string | undefined): string | undefined =>
  id === undefined ? undefined : journeyOf(view, { table, id, column: "" });

/** Where a row stands in the map, undefined where it is not shown; lanes that are hidden count, for they can be opened. */
function stopIn(view: SwimlaneView, { table, id, column }: Place): Stop | undefined {
  const { columns, cells, lanes } = view.map.value;
  if (table === "journeys") return firstStop(boardOf(view));
  if (table === "phases") {
    const first = columns.find(({ phaseId }) => phaseId === id);
    return first && { row: "phase", column: first.key, item: id };
  }
  const kind = table === "emotions" ? "emotion" : column === "action" ? "action" : undefined;
  if (table === "steps" || table === "emotions") {
    const row = lanes.find((lane) => lane.kind === kind)?.id ?? "step";
    return columns.some(({ stepId }) => stepId === id) ? { row, column: id, item: id } : undefined;
  }
  const isTouchpoint = table === "touchpoints" || table === "assessments";
  if (!isTouchpoint && table !== "notes" && table !== "step_actors") return undefined;
  for (const [key, ids] of cells) {
    const [row = "", cell = ""] = key.split("\n");
    const lane = laneOf(view, row)?.kind;
    const isRight = isTouchpoint ? lane === "touchpoint" : tableOf(view, row) === table;
    if (isRight && ids.includes(id)) return { row, column: cell, item: id };
  }
  return undefined;
}

/** A lane that is hidden or folded, alone or with its group, is opened. */
function openLane({ own, map }: SwimlaneView, row: string): void {
  const group = map.value.lanes.find(({ id }) => id === row)?.group;
  if (group !== undefined && own.folded_groups.peek().includes(group))
    own.folded_groups.value = own.folded_groups.peek().filter((name) => name !== group);
  for (const closed of [own.hidden_lanes, own.folded_lanes])
    if (closed.peek().includes(row)) closed.value = closed.peek().filter((id) => id !== row);
}
