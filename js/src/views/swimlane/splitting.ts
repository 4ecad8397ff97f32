// Splitting and joining phases and steps, as menus call them.

import { joinPhases, joinSteps, splitPhase, splitStep } from "../../model/joining.js";
import { cellOf } from "../../model/map.js";
import { mayEdit } from "./board.js";
import type { Stop } from "./focus.js";
import { nameOf, tableOf } from "./lanes.js";
import type { SwimlaneView } from "./view.js";

/** Makes a new phase from a step on, or a new step from a touchpoint on, and opens its name. */
export function splitAt(view: SwimlaneView, stop: Stop): void {
  if (!mayEdit(view)) return;
  const isStep = stop.row === "step";
  const name = view.text(isStep ? "add.phase.name" : "add.step.name");
  const cell = cellOf(view.map.value, stop.row, stop.column);
  const following = cell.slice(cell.indexOf(stop.item));
  const id = isStep
    ? splitPhase(view.document, stop.item, name)
    : splitStep(view.document, stop.column, name, following, view.state);
  if (id === undefined) {
    view.tell("said.edge");
    return;
  }
  view.select(isStep ? "phases" : "steps", id);
  view.focus.edit({ row: isStep ? "phase" : "step", column: isStep ? stop.column : id, item: id }, "name");
}

/** Joins a phase or a step with the one after it. */
export function joinWithNext(view: SwimlaneView, stop: Stop): void {
  if (!mayEdit(view)) return;
  const { columns, phases } = view.map.value;
  const isStep = stop.row === "step";
  const at = columns.findIndex(({ key }) => key === stop.column);
  const here = columns[at];
  const next = isStep
    ? columns[at + 1]
    : columns.find((_, i) => phases.some(({ id, first, count }) => id === stop.item && first + count === i));
  const nextId = isStep ? next?.stepId : next?.phaseId;
  // a step is joined within its phase
  if (nextId === undefined || (isStep && next?.phaseId !== here?.phaseId)) {
    view.tell("panel.noNext");
    return;
  }
  const name = nameOf(view, tableOf(view, stop.row), nextId);
  let item = stop.item;
  if (isStep) item = joinSteps(view.document, stop.item, nextId, view.state);
  else joinPhases(view.document, stop.item, nextId);
  view.select(isStep ? "steps" : "phases", item);
  view.focus.go({ ...stop, column: isStep ? item : stop.column, item });
  view.tell("panel.joined", { name }, true);
}
