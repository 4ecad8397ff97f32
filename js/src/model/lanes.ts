// The lanes of a journey: which there are, what notes each takes, and where the lines between customer, contact and
// backstage run. The twin of export/lane_layout.py.

import type { LaneKind, NoteKind, NumberStyle } from "../schema/tables.generated.js";
import type { JourneyDocument } from "./document.js";

export interface LaneSpec {
  readonly id: string;
  readonly kind: LaneKind;
  /** The notes it shows, undefined for a lane without notes. */
  readonly noteKind: NoteKind | undefined;
  /** Neighbouring lanes of one group are folded together. */
  readonly group?: string | undefined;
  /** Of a lane of numbers: what it shows, and how. */
  readonly measure?: string | undefined;
  readonly style?: NumberStyle | undefined;
}

/** Lanes of a journey that names none. */
export const DEFAULT_LANES: readonly LaneSpec[] = (
  [
    ["action"],
    ["emotion"],
    ["touchpoint"],
    ["value", "value_offered"],
    ["value", "value_wanted"],
    ["factor", "accelerator"],
    ["factor", "blocker"],
    ["backstage", "backstage"],
    ["note", "opportunity"],
  ] as const
).map(([kind, noteKind]) => ({ id: `default-${noteKind ?? kind}`, kind, noteKind }));

/** The same where it is known who takes part: that stands below what is done. */
const WITH_ACTORS: readonly LaneSpec[] = [
  ...DEFAULT_LANES.slice(0, 1),
  { id: "default-actor", kind: "actor", noteKind: undefined },
  ...DEFAULT_LANES.slice(1),
];

/** Lanes of notes, and the notes they show where they do not say. */
const NOTES_OF: Partial<Record<LaneKind, NoteKind>> = {
  value: "value_offered",
  factor: "blocker",
  backstage: "backstage",
  image: "image",
  note: "text",
};

export const isNoteLane = ({ kind }: LaneSpec): boolean => NOTES_OF[kind] !== undefined;

/** Lanes with one line for each channel or function, and a dot for each touchpoint. */
export const isDotLane = ({ kind }: LaneSpec): boolean => kind === "channel" || kind === "org_unit";

/** Lanes with one thing a step: what is done, how it feels, a number. */
export const isStepLane = ({ kind }: LaneSpec): boolean =>
  kind === "action" || kind === "emotion" || kind === "number";

/** Lanes to whose cells something can be added. */
export const takesMore = (lane: LaneSpec): boolean => !isStepLane(lane) && lane.kind !== "kpi";

/** The lanes of a journey, hidden ones too, from top to bottom. */
export function lanesOf(document: JourneyDocument, journeyId: string): readonly LaneSpec[] {
  const lanes: LaneSpec[] = [];
  for (const id of document.shown.ids.lanes ?? []) {
    const lane = document.peek("lanes", id);
    if (lane?.journey_id !== journeyId || lane.lane_kind === undefined) continue;
    const own = NOTES_OF[lane.lane_kind];
    lanes.push({
      id,
      kind: lane.lane_kind,
      noteKind: own && (lane.note_kind ?? own),
      group: lane.lane_group,
      ...(lane.lane_kind === "number" && {
        measure: lane.measure ?? "experience",
        style: lane.number_style ?? "bars",
      }),
    });
  }
  if (lanes.length > 0) return lanes;
  return document.shown.ids.actors?.length ? WITH_ACTORS : DEFAULT_LANES;
}

/** Lanes that stand together: those of one group, or a lane by itself. */
export interface LaneRun {
  readonly group: string | undefined;
  readonly lanes: readonly LaneSpec[];
}

export function runsOf(lanes: readonly LaneSpec[]): readonly LaneRun[] {
  const runs: { group: string | undefined; lanes: LaneSpec[] }[] = [];
  for (const lane of lanes) {
    const last = runs.at(-1);
    if (last !== undefined && lane.group !== undefined && last.group === lane.group) last.lanes.push(lane);
    else runs.push({ group: lane.group, lanes: [lane] });
  }
  return runs;
}

export type LineKind = "interaction" | "visibility" | "internal";

/**
 * The lines of a service blueprint, by the lane they run above: the line of interaction between what the customer does and
 * the first lane of contact, the line of visibility before the first lane of the backstage, and the line of internal
 * interaction between that and what supports it: a second lane of the backstage.
 */
export function linesOf(lanes: readonly LaneSpec[]): ReadonlyMap<string, readonly LineKind[]> {
  const lines = new Map<string, LineKind[]>();
  const contact = lanes.findIndex(({ kind }) => kind === "touchpoint" || kind === "channel");
  const above = lanes.slice(0, Math.max(0, contact));
  const first = lanes[contact];
  // without a lane of what the customer does, the steps in the head say it
  const isBelowHead = contact === 0 && !lanes.some(isCustomers);
  if (first !== undefined && (isBelowHead || above.some(isCustomers))) lines.set(first.id, ["interaction"]);
  const [backstage, support] = lanes.filter(({ kind }) => kind === "backstage");
  if (backstage !== undefined) lines.set(backstage.id, [...(lines.get(backstage.id) ?? []), "visibility"]);
  if (support !== undefined) lines.set(support.id, ["internal"]);
  return lines;
}

/** Lanes of what the customer does, thinks and feels. */
const isCustomers = ({ kind, noteKind }: LaneSpec): boolean =>
  kind === "action" || kind === "emotion" || noteKind === "thought" || noteKind === "feeling";
