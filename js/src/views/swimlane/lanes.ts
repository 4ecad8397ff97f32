// What the kinds of lanes have in common and in what they differ.

import { isDotLane, isStepLane, type LaneSpec } from "../../model/lanes.js";
import { MEASURES } from "../../model/numbers.js";
import { TABLES, type TableName } from "../../schema/tables.generated.js";
import type { TextKey } from "../../schema/texts.generated.js";
import { labelOfChoice } from "../text.js";
import { toolsHere } from "./tools.js";
import type { SwimlaneView } from "./view.js";

/** The table whose rows a grid row shows. */
export function tableOf(view: SwimlaneView, row: string): TableName {
  if (row === "phase") return "phases";
  if (row === "step") return "steps";
  const lane = laneOf(view, row);
  return lane === undefined ? "notes" : tableOfLane(lane);
}

/** The table whose rows a lane shows. */
export function tableOfLane(lane: LaneSpec): TableName {
  if (lane.kind === "touchpoint" || isDotLane(lane)) return "touchpoints";
  if (lane.kind === "emotion") return "emotions";
  if (lane.kind === "kpi") return "kpis";
  if (lane.kind === "actor") return "step_actors";
  return isStepLane(lane) ? "steps" : "notes";
}

const MAIN: Readonly<Record<string, string>> = {
  touchpoint: "name",
  actor: "name",
  channel: "channel_id",
  org_unit: "org_unit_id",
  emotion: "valence",
  number: "number",
  action: "action",
};

/** The column that Enter edits in a grid row. */
export function mainColumnOf(view: SwimlaneView, row: string): string {
  const kind = laneOf(view, row)?.kind;
  return kind === undefined ? "name" : (MAIN[kind] ?? "text");
}

export function laneOf(view: SwimlaneView, id: string): LaneSpec | undefined {
  return view.map.value.lanes.find((lane) => lane.id === id);
}

/** Whether cards stand in a lane, each a row of its own. */
export const isCardLane = (view: SwimlaneView, row: string): boolean => {
  const lane = laneOf(view, row);
  return lane?.kind === "touchpoint" || lane?.kind === "actor" || lane?.noteKind !== undefined;
};

/** The lane a note must name to stand there: none where its kind leads there anyway. */
export function ownLane(view: SwimlaneView, laneId: string): string | undefined {
  const lane = laneOf(view, laneId);
  const first = view.map.value.lanes.find(({ noteKind }) => noteKind === lane?.noteKind);
  return first?.id === laneId ? undefined : laneId;
}

/** The name of a lane: its own, else its kind's. */
export function laneName(view: SwimlaneView, lane: LaneSpec): string {
  const own = view.document.raw("lanes", lane.id)?.name;
  return typeof own === "string" && own !== "" ? own : kindName(view, lane);
}

/** What lanes of a kind are called. */
export function kindName(view: SwimlaneView, { kind, noteKind, measure }: Omit<LaneSpec, "id">): string {
  if (measure !== undefined) return measureName(view, measure);
  if (noteKind !== undefined) return view.text(`lane.name.${noteKind}`);
  return labelOfChoice(view.own.language.value, "LaneKind", kind);
}

/** What a measure is called: one of the document's, or a column of one's own. */
export const measureName = (view: SwimlaneView, name: string): string =>
  isOurs(name) ? view.text(`measure.${name}`) : name;

const isOurs = (name: string): name is (typeof MEASURES)[number] =>
  (MEASURES as readonly string[]).includes(name);

const HINTS: Readonly<Record<string, TextKey>> = {
  action: "lane.action.hint",
  emotion: "lane.emotion.hint",
  touchpoint: "lane.touchpoint.hint",
  image: "lane.image.hint",
};

/** What a lane shows, in a few words; of lanes that the tools draw, they know it. */
export function laneHint(view: SwimlaneView, lane: LaneSpec): string {
  const key = HINTS[lane.kind];
  return key === undefined ? (toolsHere()?.hintOf(view, lane) ?? "") : view.text(key);
}

/** The name of a step, or the reader's word for none. */
export function stepName(view: SwimlaneView, stepId: string | undefined): string {
  const name = stepId === undefined ? undefined : view.document.rows.steps?.get(stepId)?.name;
  return typeof name === "string" ? name : view.text("card.unnamed");
}

/** The table of the row that a value lives in. */
export const hostOf = (table: TableName): TableName => (TABLES[table].host || table) as TableName;

/** What a row is called when it is spoken of. */
export function nameOf(view: SwimlaneView, table: TableName, id: string): string {
  const { rows } = view.document;
  const own = rows[hostOf(table)]?.get(id);
  const raw = table === "step_actors" ? rows.actors?.get(own?.actor_id as string) : own;
  const name = raw?.name ?? raw?.text ?? raw?.title;
  return typeof name === "string" ? name : view.text("card.unnamed");
}
