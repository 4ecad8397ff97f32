// What the keys do at the stops of lanes that are not of cards: headers, groups, dots, numbers, KPIs. Each answers whether
// it was its own to do; what is not goes the way of cards.

import { isDotLane } from "../../model/lanes.js";
import { beginDot, goToCard, moveDot } from "./dot_lane.js";
import { ADD, HEADER, type Stop } from "./focus.js";
import { editHeader, moveLaneBy, removeLane, toggleGroupAt } from "./lane_actions.js";
import { laneOf } from "./lanes.js";
import { clearNumber, editNumber } from "./number_lane.js";
import type { SwimlaneView } from "./view.js";

/** Enter; with `isRename`, F2. */
export function openInLane(view: SwimlaneView, stop: Stop, isRename: boolean): boolean {
  const lane = laneOf(view, stop.row);
  if (stop.item === HEADER) {
    if (toggleGroupAt(view, stop.row)) return true;
    if (isRename) editHeader(view, stop.row, "name");
    return isRename;
  }
  if (lane === undefined) return false;
  if (lane.kind === "number") editNumber(view, stop);
  else if (lane.kind === "kpi") view.tell("kpi.elsewhere");
  else if (isDotLane(lane) && stop.item === ADD) beginDot(view, lane, stop);
  else if (isDotLane(lane) && !isRename) goToCard(view, stop);
  else return false;
  return true;
}

/** Insert or plus. */
export function addInLane(view: SwimlaneView, stop: Stop): boolean {
  const lane = laneOf(view, stop.row);
  if (lane === undefined || stop.item === HEADER) return false;
  if (isDotLane(lane)) beginDot(view, lane, stop);
  else if (lane.kind !== "kpi" && lane.kind !== "number") return false;
  return true;
}

/** Delete. */
export function removeInLane(view: SwimlaneView, stop: Stop): boolean {
  if (stop.item === HEADER) {
    removeLane(view, stop.row);
    return true;
  }
  const kind = laneOf(view, stop.row)?.kind;
  if (kind === "number") clearNumber(view, stop);
  else if (kind === "kpi") view.tell("kpi.elsewhere");
  return kind === "number" || kind === "kpi";
}

/** Alt and an arrow. */
export function moveInLane(view: SwimlaneView, stop: Stop, way: "left" | "right" | "up" | "down"): boolean {
  const lane = laneOf(view, stop.row);
  if (lane === undefined) return false;
  if (stop.item === HEADER) {
    if (way === "up" || way === "down") moveLaneBy(view, lane.id, way === "up" ? -1 : 1);
    return true;
  }
  if (isDotLane(lane) && stop.item !== ADD) {
    if (view.mayEdit()) moveDot(view, lane, stop, way);
    return true;
  }
  return lane.kind === "number" || lane.kind === "kpi";
}
