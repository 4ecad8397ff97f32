// The verbs of lanes, as mouse and keyboard both call them. They are tools of the map.

import { batch } from "@preact/signals";
import { addLane, deleteLane, moveLane, setLane, type Written } from "../../model/lane_edits.js";
import type { LaneSpec } from "../../model/lanes.js";
import type { Value } from "../../model/values.js";
import { labelOfChoice } from "../text.js";
import { toggleHidden } from "./actions.js";
import { HEADER, type Stop } from "./focus.js";
import { kindName, laneName, laneOf, measureName } from "./lanes.js";
import type { SwimlaneView } from "./view.js";

export const headerOf = (row: string): Stop => ({ row, column: HEADER, item: HEADER });

/** What a view remembers by the ids of default lanes is remembered by those of the lanes written for them. */
function follow(view: SwimlaneView, written: Written): void {
  if (written.size === 0) return;
  for (const kept of [view.own.hidden_lanes, view.own.folded_lanes]) {
    if (kept.peek().some((id) => written.has(id)))
      kept.value = kept.peek().map((id) => written.get(id) ?? id);
  }
}

/** Does something to a lane and keeps the focus on its header. */
function act(view: SwimlaneView, laneId: string, write: () => Written, goes = true): string {
  let id = laneId;
  batch(() => {
    const written = write();
    follow(view, written);
    id = written.get(laneId) ?? laneId;
    if (goes) view.focus.go(headerOf(id));
  });
  return id;
}

const set = (
  view: SwimlaneView,
  laneId: string,
  cells: Readonly<Record<string, Value | undefined>>,
): string => act(view, laneId, () => setLane(view.document, view.journeyId, laneId, cells));

/** Opens the editor of a lane's name, or of its group's. */
export function editHeader(view: SwimlaneView, laneId: string, column: "name" | "lane_group"): void {
  if (laneOf(view, laneId) !== undefined && view.mayEdit()) view.focus.edit(headerOf(laneId), column);
}

export function renameLane(view: SwimlaneView, lane: LaneSpec, name: string): void {
  const isOwn = name !== "" && name !== kindName(view, lane);
  const held = view.document.rows.lanes?.get(lane.id)?.name;
  if ((isOwn ? name : undefined) === held) {
    view.focus.go(headerOf(lane.id));
    return;
  }
  set(view, lane.id, { name: isOwn ? name : undefined });
  view.tell("said.laneNamed", { name: isOwn ? name : kindName(view, lane) });
}

export function groupLane(view: SwimlaneView, lane: LaneSpec, group: string): void {
  if (!view.mayEdit()) return;
  const name = laneName(view, lane);
  if (group === (lane.group ?? "")) view.focus.go(headerOf(lane.id));
  else set(view, lane.id, { lane_group: group === "" ? undefined : group });
  view.tell(group === "" ? "said.ungrouped" : "said.grouped", { name, group });
}

export function setNumber(
  view: SwimlaneView,
  lane: LaneSpec,
  cells: { measure?: string; number_style?: string },
): void {
  if (!view.mayEdit()) return;
  const style = cells.number_style;
  const what =
    style === undefined
      ? measureName(view, cells.measure ?? "")
      : labelOfChoice(view.own.language.value, "NumberStyle", style);
  const name = laneName(view, lane);
  set(view, lane.id, cells);
  view.tell("said.laneShows", { name, what });
}

/** Hides a lane; which are hidden is not in the document, and so not undone but chosen again. */
export function hideLane(view: SwimlaneView, lane: LaneSpec): void {
  const heir = heirOf(view, lane.id);
  batch(() => {
    toggleHidden(view, lane.id);
    if (heir !== undefined) view.focus.go(headerOf(heir));
  });
  view.tell("said.laneHidden", { name: laneName(view, lane) });
}

export function addLaneBelow(view: SwimlaneView, below: LaneSpec, spec: Omit<LaneSpec, "id">): void {
  if (!view.mayEdit()) return;
  const { lanes } = view.map.value;
  const index = lanes.findIndex(({ id }) => id === below.id) + 1;
  batch(() => {
    // between two lanes of a group it is one of the group
    const group = below.group !== undefined && lanes[index]?.group === below.group ? below.group : undefined;
    const { id, written } = addLane(view.document, view.journeyId, { ...spec, group }, index);
    follow(view, written);
    view.focus.go(headerOf(id));
  });
  view.tell("said.added", { name: kindName(view, spec) });
}

/** The lane that has the focus when one is gone. */
function heirOf(view: SwimlaneView, laneId: string): string | undefined {
  const drawn = view.lanes.value;
  const at = drawn.findIndex(({ id }) => id === laneId);
  return (drawn[at + 1] ?? drawn[at - 1])?.id;
}

export function removeLane(view: SwimlaneView, laneId: string): void {
  const lane = laneOf(view, laneId);
  if (lane === undefined || !view.mayEdit()) return;
  if (view.map.value.lanes.length < 2) {
    view.tell("said.lastLane");
    return;
  }
  const name = laneName(view, lane);
  const heir = heirOf(view, laneId);
  batch(() => {
    const written = deleteLane(view.document, view.journeyId, laneId);
    follow(view, written);
    if (heir !== undefined) view.focus.go(headerOf(written.get(heir) ?? heir));
  });
  view.tell("said.laneDeleted", { name }, true);
}

/** Moves a lane one place up or down among those that are drawn. */
export function moveLaneBy(view: SwimlaneView, laneId: string, by: 1 | -1): void {
  const drawn = view.runs.value.flatMap(({ lanes }) => lanes);
  const next = drawn[drawn.findIndex(({ id }) => id === laneId) + by];
  if (next === undefined) view.tell("said.edge");
  else moveLaneTo(view, laneId, next.id, by > 0);
}

/** Puts a lane before or after another one. Between two lanes of a group it is one of the group; outside, it leaves its own. */
export function moveLaneTo(view: SwimlaneView, laneId: string, otherId: string, isAfter: boolean): void {
  const lane = laneOf(view, laneId);
  if (lane === undefined || laneId === otherId || !view.mayEdit()) return;
  const others = view.map.value.lanes.filter(({ id }) => id !== laneId);
  const index = others.findIndex(({ id }) => id === otherId) + (isAfter ? 1 : 0);
  const [above, below] = [others[index - 1]?.group, others[index]?.group];
  const isWithin = above !== undefined && above === below;
  const isAtHome = lane.group !== undefined && (lane.group === above || lane.group === below);
  const isAlone = !others.some(({ group }) => group === lane.group);
  const group = isWithin ? above : isAtHome || isAlone ? lane.group : undefined;
  const cells = group === lane.group ? {} : { lane_group: group };
  act(view, laneId, () => moveLane(view.document, view.journeyId, laneId, index, cells));
  view.tell("said.laneMoved", { name: laneName(view, lane), place: `${index + 1}/${others.length + 1}` });
}
