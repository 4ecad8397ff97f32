// What can be done to a lane, as the menu of its header says it.

import type { LaneSpec } from "../../model/lanes.js";
import { excerpt } from "../text.js";
import { curveEntries } from "./curves.js";
import { editHeader, groupLane, hideLane, moveLaneBy, removeLane } from "./lane_actions.js";
import { kindEntries, measureEntries } from "./lane_kinds.js";
import type { Entry } from "./menu.js";
import { inspectLane } from "./panel/open.js";
import type { SwimlaneView } from "./view.js";

export function laneEntries(view: SwimlaneView, lane: LaneSpec): readonly Entry[] {
  return [
    { text: view.text("menu.rename"), act: () => editHeader(view, lane.id, "name") },
    { text: view.text("menu.inspect"), keys: "F4", act: () => inspectLane(view, lane.id) },
    ...(lane.kind === "number"
      ? [{ text: view.text("lane.menu.measure"), more: () => measureEntries(view, lane) }]
      : []),
    ...(lane.kind === "emotion"
      ? [{ text: view.text("lane.menu.curves"), more: () => curveEntries(view) }]
      : []),
    { text: view.text("lane.menu.add"), more: () => kindEntries(view, lane) },
    { text: view.text("lane.menu.up"), act: () => moveLaneBy(view, lane.id, -1) },
    { text: view.text("lane.menu.down"), act: () => moveLaneBy(view, lane.id, 1) },
    { text: view.text("lane.menu.group"), more: () => groupEntries(view, lane) },
    { text: view.text("lane.menu.hide"), act: () => hideLane(view, lane) },
    { text: view.text("menu.delete"), act: () => removeLane(view, lane.id), isDangerous: true },
  ];
}

function groupEntries(view: SwimlaneView, lane: LaneSpec): readonly Entry[] {
  const groups = new Set(view.map.value.lanes.flatMap(({ group }) => (group === undefined ? [] : [group])));
  return [
    ...[...groups].map((group) => ({
      text: excerpt(group, 60),
      isChecked: lane.group === group,
      act: () => groupLane(view, lane, group),
    })),
    { text: view.text("lane.menu.group.new"), act: () => editHeader(view, lane.id, "lane_group") },
    ...(lane.group === undefined
      ? []
      : [{ text: view.text("lane.menu.group.none"), act: () => groupLane(view, lane, "") }]),
  ];
}
