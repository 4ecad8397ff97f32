// What the keys do at the stops of lanes that are not of cards: headers, groups, dots, numbers, KPIs. Each answers whether
// it was its own to do; what is not goes the way of cards.

import { isDotLane } from "../../model/lanes.js";
import { HEADER, isPlace, type Stop } from "./focus.js";
import { laneOf } from "./lanes.js";
import { withTools } from "./tools.js";
import type { SwimlaneView } from "./view.js";

/** Enter; with `isRename`, F2. */
export function openInLane(view: SwimlaneView, stop: Stop, isRename: boolean): boolean {
  const lane = laneOf(view, stop.row);
  if (stop.item === HEADER) {
    if (toggleGroupAt(view, stop.row)) return true;
    if (isRename) withTools(view, (tools) => tools.editHeader(view, stop.row, "name"));
    return isRename;
  }
  if (lane === undefined) return false;
  if (lane.kind === "number") withTools(view, (tools) => tools.editNumber(view, stop));
  else if (lane.kind === "kpi") withTools(view, (tools) => tools.editKpi(view, stop));
  else if (isDotLane(lane) && isPlace(stop.item))
    withTools(view, (tools) => tools.openPlace(view, lane, stop));
  else if (isDotLane(lane) && !isRename) withTools(view, (tools) => tools.goToCard(view, stop));
  else return false;
  return true;
}

/** Insert or plus. */
export function addInLane(view: SwimlaneView, stop: Stop): boolean {
  const lane = laneOf(view, stop.row);
  if (lane === undefined || stop.item === HEADER) return false;
  if (isDotLane(lane)) withTools(view, (tools) => tools.beginDot(view, lane, stop));
  else if (lane.kind !== "kpi" && lane.kind !== "number") return false;
  return true;
}

/** Delete. */
export function removeInLane(view: SwimlaneView, stop: Stop): boolean {
  if (stop.item === HEADER) {
    withTools(view, (tools) => tools.removeLane(view, stop.row));
    return true;
  }
  const kind = laneOf(view, stop.row)?.kind;
  if (kind === "number") withTools(view, (tools) => tools.clearNumber(view, stop));
  else if (kind === "kpi") view.tell("kpi.elsewhere");
  return kind === "number" || kind === "kpi";
}

/** Alt and an arrow. */
export function moveInLane(view: SwimlaneView, stop: Stop, way: "left" | "right" | "up" | "down"): boolean {
  const lane = laneOf(view, stop.row);
  if (lane === undefined) return false;
  if (stop.item === HEADER) {
    if (way === "up" || way === "down")
      withTools(view, (tools) => tools.moveLaneBy(view, lane.id, way === "up" ? -1 : 1));
    return true;
  }
  if (isDotLane(lane) && !isPlace(stop.item)) {
    if (view.mayEdit()) withTools(view, (tools) => tools.moveDot(view, lane, stop, way));
    return true;
  }
  return lane.kind === "number" || lane.kind === "kpi";
}

export function toggleGroup(view: SwimlaneView, group: string): void {
  const folded = view.own.folded_groups.value;
  view.own.folded_groups.value = folded.includes(group)
    ? folded.filter((name) => name !== group)
    : [...folded, group];
}

/** Folds or unfolds the group whose row this is; tells whether it is one. */
export function toggleGroupAt(view: SwimlaneView, row: string): boolean {
  const run = view.runs.value.find((each) => each.row !== "" && each.row === row);
  if (run?.group !== undefined) toggleGroup(view, run.group);
  return run !== undefined;
}
