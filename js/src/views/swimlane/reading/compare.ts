// Today's and the future map together: what is compared, what is gone, and what differs, in words.

import { inState } from "../../../model/assessment.js";
import type { ChangeKind } from "../../../model/change.js";
import { cellOf, type LaneSpec } from "../../../model/map.js";
import type { TableName } from "../../../schema/tables.generated.js";
import type { TextKey } from "../../../schema/texts.generated.js";
import { labelOfChoice, labelOfColumn, showNumber } from "../../text.js";
import { nameOf, tableOfLane } from "../lanes.js";
import type { SwimlaneView } from "../view.js";

/** A card that stood in a cell today and does not in the future; `movedTo` where it stands elsewhere then. */
export interface Ghost {
  readonly id: string;
  readonly isMoved: boolean;
}

export function ghostsIn(view: SwimlaneView, lane: LaneSpec, column: string): readonly Ghost[] {
  const past = view.past.value;
  if (past === undefined || lane.kind === "emotion") return [];
  const now = new Set(cellOf(view.whole.value, lane.id, column));
  const table = tableOfLane(lane);
  return cellOf(past, lane.id, column)
    .filter(
      (id) => !now.has(id) && (table !== "steps" || view.document.rows.steps?.get(id)?.action !== undefined),
    )
    .map((id) => ({ id, isMoved: stands(view, lane, id) }));
}

/** Whether a card stands anywhere in a lane of the future map. */
const stands = (view: SwimlaneView, lane: LaneSpec, id: string): boolean =>
  view.whole.value.columns.some(({ key }) => cellOf(view.whole.value, lane.id, key).includes(id));

export type Counts = Readonly<Record<"added" | "changed" | "removed" | "kept", number>>;

const COUNTED: ReadonlySet<string> = new Set(["touchpoints", "notes", "step_actors"]);

/** How many cards of the lanes shown become what. */
export function countsOf(view: SwimlaneView): Counts {
  const kinds = new Map<string, ChangeKind>();
  for (const map of [view.whole.value, view.past.value])
    for (const lane of map === undefined ? [] : view.lanesOf(map)) {
      const table = tableOfLane(lane);
      if (map === undefined || !COUNTED.has(table)) continue;
      for (const { key } of map.columns)
        for (const id of cellOf(map, lane.id, key))
          kinds.set(`${table}\n${id}`, view.changeOf(table, id).kind);
    }
  const all = [...kinds.values()];
  const count = (...wanted: ChangeKind[]): number => all.filter((kind) => wanted.includes(kind)).length;
  return {
    added: count("added"),
    changed: count("improved", "replaced"),
    removed: count("removed"),
    kept: count("kept"),
  };
}

/** One difference in words: what it is of, and its values. */
export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const SENTENCES: Readonly<Record<string, TextKey>> = { position: "compare.order", notes: "compare.notes" };

/** What a card shows: where today is only shown under the future, the rest would bury it. */
const ON_CARD: ReadonlySet<string> = new Set([
  "step_id",
  "channel_id",
  "contact_mode",
  "org_unit_id",
  "expectation",
  "experience",
]);

/** What differs at a touchpoint between today and the future. */
export function differencesOf(view: SwimlaneView, id: string): readonly Difference[] {
  const { document } = view;
  const raw = document.raw("touchpoints", id) ?? {};
  const [now, then] = [inState(raw, "current", document.shown), inState(raw, "future", document.shown)];
  const language = view.own.language.value;
  const nothing = view.text("compare.nothing");
  const shown = (column: string, state: typeof now): string => {
    const value = state[column as keyof typeof now];
    if (value === undefined) return nothing;
    if (typeof value === "number") return showNumber(language, value);
    if (column === "contact_mode") return labelOfChoice(language, "ContactMode", String(value));
    const target = TARGETS[column];
    return target === undefined ? String(value) : nameOf(view, target, String(value));
  };
  const isBrief = view.own.comparison.value === "overlay";
  const { changed } = view.changeOf("touchpoints", id);
  return changed
    .filter((column) => !isBrief || ON_CARD.has(column))
    .map((column) => {
      const sentence = SENTENCES[column];
      if (sentence !== undefined) return { label: view.text(sentence), before: "", after: "" };
      const isOwn = column in TARGETS || column === "contact_mode";
      const label = labelOfColumn(language, isOwn ? "touchpoints" : "assessments", column);
      if (!(column in now)) return { label, ...inRow(view, raw, column) };
      return { label, before: shown(column, now), after: shown(column, then) };
    });
}

const TARGETS: Readonly<Record<string, TableName>> = {
  step_id: "steps",
  channel_id: "channels",
  org_unit_id: "org_units",
};

/** What a state says of a measure that no card shows. */
function inRow(view: SwimlaneView, raw: Readonly<Record<string, unknown>>, column: string) {
  const said = (state: string): string => {
    const value = raw[`${state}.${column}`];
    return typeof value === "number" ? showNumber(view.own.language.value, value) : "";
  };
  return { before: said("current"), after: said("future") };
}
