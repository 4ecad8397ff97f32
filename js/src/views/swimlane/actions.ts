// The verbs of the swimlane, as mouse and keyboard both call them: each writes one gesture, moves the focus to where the
// hand expects it, and says what happened.

import { feeling } from "../../model/assessment.js";
import { addNote, addPhase, addStep, addTouchpoint, setEmotion, siblingsOf } from "../../model/edits.js";
import { isLeft, removeCards } from "../../model/many.js";
import { cellOf } from "../../model/map.js";
import type { Value } from "../../model/values.js";
import type { TableName } from "../../schema/tables.generated.js";
import { showNumber } from "../text.js";
import { boardOf, mayEdit } from "./board.js";
import { fieldOf, refusalText } from "./fields.js";
import { ADD, HEADER, isPlace, type Stop } from "./focus.js";
import { addInLane, moveInLane, openInLane, removeInLane } from "./lane_stops.js";
import { isCardLane, laneOf, mainColumnOf, nameOf, ownLane, stepName, tableOf } from "./lanes.js";
import { heir, itemsOf } from "./moves.js";
import { moveSelected, type Way } from "./moving.js";
import { actedOn, groupOf } from "./selection.js";
import type { SwimlaneView } from "./view.js";

export { boardOf, mayEdit };

// ---------------------------------------------------------------------- editing

/** Opens the editor of a stop's main value, or does what the stop is there for. */
export function open(view: SwimlaneView, stop: Stop, isRename = false): void {
  if (openInLane(view, stop, isRename)) return;
  if (stop.item === HEADER) toggleFold(view, stop.row);
  else if (!mayEdit(view)) return;
  else if (stop.item === ADD) beginAdding(view, stop);
  else view.focus.edit(stop, mainColumnOf(view, stop.row));
}

/** Writes what an editor holds; returns why not, in words, where it is refused. */
export function commit(
  view: SwimlaneView,
  table: TableName,
  stop: Stop,
  column: string,
  value: Value | undefined,
): string | undefined {
  const refusal = fieldOf(view, table, stop.item, column).write(value);
  return refusal && refusalText(view, refusal);
}

export function toggleFold(view: SwimlaneView, laneId: string): void {
  const folded = view.own.folded_lanes.value;
  view.own.folded_lanes.value = folded.includes(laneId)
    ? folded.filter((id) => id !== laneId)
    : [...folded, laneId];
}

export function toggleHidden(view: SwimlaneView, laneId: string): void {
  const hidden = view.own.hidden_lanes.value;
  view.own.hidden_lanes.value = hidden.includes(laneId)
    ? hidden.filter((id) => id !== laneId)
    : [...hidden, laneId];
}

// ---------------------------------------------------------------------- adding

/** Opens an empty card after a stop; it becomes a row when something is written in it. */
export function beginAdding(view: SwimlaneView, stop: Stop): void {
  if (!mayEdit(view) || addInLane(view, stop)) return;
  if (stop.row === "phase") addPhaseAt(view, stop.item, 1);
  else if (stop.row === "step") addStepAt(view, stop, 1);
  else if (!isCardLane(view, stop.row)) open(view, stop);
  else {
    const ids = cellOf(view.map.value, stop.row, stop.column);
    const index = stop.item === ADD ? ids.length : ids.indexOf(stop.item) + 1;
    view.focus.set({ ...stop, item: ADD });
    view.draft.value = { lane: stop.row, column: stop.column, index };
  }
}

/** Ends the writing of a new card. */
export function endAdding(view: SwimlaneView, text: string): void {
  const draft = view.draft.value;
  view.draft.value = undefined;
  if (draft === undefined) return;
  const lane = laneOf(view, draft.lane);
  const back: Stop = { row: draft.lane, column: draft.column, item: ADD };
  const name = text.trim();
  if (lane === undefined || name === "") {
    view.focus.go(back);
    return;
  }
  const siblings = cellOf(view.map.value, draft.lane, draft.column);
  const { index, column } = draft;
  const id =
    lane.kind === "touchpoint"
      ? addTouchpoint(view.document, column, name, siblings, index, view.state)
      : addNote(
          view.document,
          column,
          { note_kind: lane.noteKind ?? "data", lane_id: ownLane(view, lane.id), text: name },
          siblings,
          index,
          view.state,
        );
  view.select(tableOf(view, draft.lane), id);
  view.focus.go({ ...back, item: id });
  view.tell("said.added", { name });
}

/** Adds a step before (0) or after (1) the one at a stop, and opens its name. */
export function addStepAt(view: SwimlaneView, stop: Stop, offset: 0 | 1): void {
  const spec = view.map.value.columns.find(({ key }) => key === stop.column);
  if (spec === undefined) return;
  const siblings = siblingsOf(view.document, "steps", "phase_id", spec.phaseId);
  const index = spec.stepId === undefined ? siblings.length : siblings.indexOf(spec.stepId) + offset;
  const id = addStep(view.document, spec.phaseId, view.text("add.step.name"), index, view.state);
  view.select("steps", id);
  view.focus.edit({ row: "step", column: id, item: id }, "name");
}

/** Adds a phase before (0) or after (1) another one, or the first of all, and opens its name. */
export function addPhaseAt(view: SwimlaneView, phaseId: string | undefined, offset: 0 | 1): void {
  const { journeyId } = view;
  const siblings = siblingsOf(view.document, "phases", "journey_id", journeyId);
  const at = phaseId === undefined ? siblings.length : siblings.indexOf(phaseId) + offset;
  const macro = phaseId === undefined ? undefined : view.document.rows.phases?.get(phaseId)?.macro_phase;
  const name = view.text("add.phase.name");
  const id = addPhase(view.document, journeyId, name, at, typeof macro === "string" ? macro : undefined);
  const first = view.map.value.phases.find((phase) => phase.id === id)?.first ?? 0;
  const column = view.map.value.columns[first]?.key ?? "";
  view.select("phases", id);
  view.focus.edit({ row: "phase", column, item: id }, "name");
}

// ---------------------------------------------------------------------- removing

/** Deletes what stands at a stop, with all that is selected beside it; on the emotion curve, the point. */
export function remove(view: SwimlaneView, stop: Stop): void {
  if (isPlace(stop.item) || !mayEdit(view) || removeInLane(view, stop)) return;
  const table = tableOf(view, stop.row);
  if (table === "emotions") {
    setEmotion(view.document, stop.item, view.state, "valence", undefined);
    view.tell("emotion.none", { step: stepName(view, stop.item) });
    return;
  }
  if (laneOf(view, stop.row)?.kind === "action") {
    const action = view.document.rows.steps?.get(stop.item)?.action;
    if (typeof action !== "string") return;
    commit(view, "steps", stop, "action", undefined);
    view.tell("said.deleted", { name: action }, true);
    return;
  }
  const stops = actedOn(view, stop);
  const rows = stops.map(({ row, item }) => ({ table: tableOf(view, row), id: item }));
  const isGone = new Set(stops.map(({ item }) => item));
  const name = nameOf(view, table, stop.item);
  const items = itemsOf(boardOf(view), stop.row, stop.column);
  const index = items.slice(0, Math.max(0, items.indexOf(stop.item))).filter((id) => !isGone.has(id)).length;
  const columns = view.map.value.columns.map(({ key }) => key);
  const stays = rows.every((row) => isLeft(view.document, row, view.state));
  removeCards(view.document, rows, view.state);
  view.own.selected.value = {};
  const near = nearestColumn(view, columns, stop.column);
  const next = near === undefined ? undefined : heir(boardOf(view), { ...stop, column: near }, index);
  if (next !== undefined) view.focus.go(next);
  const said = stays ? "said.leftFuture" : "said.deleted";
  if (rows.length === 1) view.tell(table === "step_actors" && !stays ? "actor.left" : said, { name }, true);
  else view.tell(`${said}.many`, { count: rows.length }, true);
}

/** The column itself where it still stands, else what now stands in its place. */
function nearestColumn(view: SwimlaneView, before: readonly string[], column: string): string | undefined {
  const now = view.map.value.columns.map(({ key }) => key);
  return now.includes(column) ? column : now[Math.min(Math.max(0, before.indexOf(column)), now.length - 1)];
}

// ---------------------------------------------------------------------- moving

/** Moves what stands at a stop one place on; on the emotion curve, the point a tenth up or down. */
export function move(view: SwimlaneView, stop: Stop, way: Way, isFar = false): void {
  if (moveInLane(view, stop, way) || isPlace(stop.item) || stop.item === HEADER || !mayEdit(view)) return;
  if (tableOf(view, stop.row) === "emotions") nudge(view, stop, way, isFar);
  else if (groupOf(view, stop.row) !== undefined) moveSelected(view, stop, way);
}

function nudge(view: SwimlaneView, stop: Stop, way: Way, isFar: boolean): void {
  if (way === "left" || way === "right") return;
  const { valence } = feeling(view.document.rows.steps?.get(stop.item) ?? {}, view.state);
  pull(view, stop.item, (valence ?? 0) + (way === "up" ? 1 : -1) * (isFar ? 0.5 : 0.1));
}

/** Sets a point of the curve, to a tenth and within the scale. */
export function pull(view: SwimlaneView, stepId: string, valence: number): void {
  const value = Math.round(Math.min(2, Math.max(-2, valence)) * 10) / 10;
  setEmotion(view.document, stepId, view.state, "valence", value);
  const shown = showNumber(view.own.language.value, value);
  view.tell("said.emotion", { step: stepName(view, stepId), value: shown });
}

// ---------------------------------------------------------------------- history

export function undo(view: SwimlaneView): void {
  if (!view.host.history.value.canUndo) return;
  view.host.undo();
  view.tell("said.undone");
}

export function redo(view: SwimlaneView): void {
  if (!view.host.history.value.canRedo) return;
  view.host.redo();
  view.tell("said.redone");
}
