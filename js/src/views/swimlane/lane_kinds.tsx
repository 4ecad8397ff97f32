// The kinds of lanes one can add, and what a lane of numbers may show, as entries of a menu; what lanes show that the tools draw.

import type { LaneSpec } from "../../model/lanes.js";
import { MEASURES, measureOf, ownMeasures, SUMMED } from "../../model/numbers.js";
import type { LaneKind, NoteKind, NumberStyle } from "../../schema/tables.generated.js";
import { LaneIcon } from "../icons.js";
import { labelOfChoice, type MapTextKey } from "../text.js";
import { addLaneBelow, setNumber } from "./lane_actions.js";
import { kindName, measureName } from "./lanes.js";
import type { Entry } from "./menu.js";
import type { SwimlaneView } from "./view.js";

/** All kinds: what the customer does, meets and feels, what it is worth, what runs behind it, what one found. */
const KINDS: readonly (readonly [LaneKind, NoteKind?])[] = [
  ["action"],
  ["actor"],
  ["note", "thought"],
  ["note", "feeling"],
  ["emotion"],
  ["touchpoint"],
  ["channel"],
  ["image", "image"],
  ["value", "value_offered"],
  ["value", "value_wanted"],
  ["factor", "accelerator"],
  ["factor", "blocker"],
  ["note", "opportunity"],
  ["note", "data"],
  ["note", "problem"],
  ["note", "impact"],
  ["note", "innovation"],
  ["note", "text"],
  ["backstage", "backstage"],
  ["org_unit"],
  ["kpi"],
];

export function kindEntries(view: SwimlaneView, below: LaneSpec): readonly Entry[] {
  const entry = (spec: Omit<LaneSpec, "id">, text: string): Entry => ({
    text,
    icon: <LaneIcon kind={spec.kind} noteKind={spec.noteKind} />,
    act: () => addLaneBelow(view, below, spec),
  });
  return [
    ...KINDS.map(([kind, noteKind]) => {
      const spec = { kind, noteKind };
      return entry(spec, kindName(view, spec));
    }),
    ...[...MEASURES, ...ownMeasures(view.document.ownColumns.value)].map((measure) => {
      const spec = { kind: "number" as const, noteKind: undefined, measure, style: "bars" as const };
      return entry(spec, view.text("lane.menu.number", { measure: measureName(view, measure) }));
    }),
  ];
}

const STYLES: readonly NumberStyle[] = ["bars", "sparkline"];

export function measureEntries(view: SwimlaneView, lane: LaneSpec): readonly Entry[] {
  return [
    ...[...MEASURES, ...ownMeasures(view.document.ownColumns.value)].map((measure) => ({
      text: measureName(view, measure),
      isChecked: lane.measure === measure,
      act: () => setNumber(view, lane, { measure }),
    })),
    ...STYLES.map((style) => ({
      text: labelOfChoice(view.own.language.value, "NumberStyle", style),
      isChecked: lane.style === style,
      act: () => setNumber(view, lane, { number_style: style }),
    })),
  ];
}

const HINTS: Readonly<Record<string, MapTextKey>> = {
  actor: "lane.actor.hint",
  channel: "lane.channel.hint",
  org_unit: "lane.org_unit.hint",
  kpi: "lane.kpi.hint",
};

/** What a lane shows, in a few words. */
export function hintOf(view: SwimlaneView, { kind, measure }: LaneSpec): string {
  const key = HINTS[kind];
  if (key !== undefined) return view.text(key);
  if (measure === undefined) return "";
  const found = measureOf(measure, view.document.ownColumns.value);
  if (found === undefined) return view.text("lane.number.unknown", { name: measure });
  if (found.host === "steps") return view.text("lane.number.step");
  return view.text(SUMMED.has(measure) ? "lane.number.sum" : "lane.number.mean");
}
