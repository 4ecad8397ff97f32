// Leads to a row of the map's head from outside the map: from an outline, say.

import { boardOf } from "./actions.js";
import type { Stop } from "./focus.js";
import { selectAt } from "./keyboard.js";
import { firstStop } from "./moves.js";
import type { SwimlaneView } from "./view.js";

export type HeadTable = "journeys" | "phases" | "steps";

/** Shows the journey of a row, in a state where the row is there, and moves the focus to it. */
export function goTo(view: SwimlaneView, table: HeadTable, id: string): void {
  const { own } = view;
  const before = own.state.peek();
  show(view, table, id);
  if (stopIn(view, table, id) === undefined) own.state.value = before === "future" ? "current" : "future";
  const stop = stopIn(view, table, id);
  if (stop === undefined) {
    own.state.value = before;
    return;
  }
  view.focus.go(stop);
  selectAt(view, stop);
}

function show(view: SwimlaneView, table: HeadTable, id: string): void {
  const journey = journeyOf(view, table, id);
  if (journey !== undefined && journey !== view.journeyId) view.own.journey.value = journey;
}

function journeyOf(view: SwimlaneView, table: HeadTable, id: string): string | undefined {
  if (table === "journeys") return id;
  const phase = table === "phases" ? id : view.document.peek("steps", id)?.phase_id;
  return phase === undefined ? undefined : view.document.peek("phases", phase)?.journey_id;
}

/** Where a row stands in the head, undefined where it is not shown. */
function stopIn(view: SwimlaneView, table: HeadTable, id: string): Stop | undefined {
  const board = boardOf(view);
  if (table === "journeys") return firstStop(board);
  const column = board.map.columns.find(
    ({ phaseId, stepId }) => (table === "phases" ? phaseId : stepId) === id,
  );
  return column && { row: table === "phases" ? "phase" : "step", column: column.key, item: id };
}
