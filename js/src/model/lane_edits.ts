// What can be done to lanes. A journey that names none shows the default ones: the first verb writes those into the document
// in the same gesture, so that undo takes both back.

import { generateNKeysBetween } from "fractional-indexing";
import type { JourneyDocument } from "./document.js";
import { gesture, insert, newId, write } from "./edits.js";
import { ORDER } from "./keys.js";
import { isNoteLane, type LaneSpec, lanesOf } from "./lanes.js";
import { cellOf, computeMap } from "./map.js";
import { orderOf, place } from "./order.js";
import { removalOf } from "./removal.js";
import type { Value } from "./values.js";

/** Id of a default lane → id of the lane that was written for it; empty where the journey has lanes of its own. */
export type Written = ReadonlyMap<string, string>;

type Cells = Readonly<Record<string, Value | undefined>>;

/** The lanes of a journey while one gesture writes them. */
class Lanes {
  readonly before: readonly LaneSpec[];
  readonly written = new Map<string, string>();
  readonly #keys = new Map<string, string>();

  constructor(
    readonly document: JourneyDocument,
    readonly journeyId: string,
  ) {
    this.before = lanesOf(document, journeyId);
    const isDefault = !document.rows.lanes?.has(this.before[0]?.id ?? "");
    const keys = isDefault ? generateNKeysBetween(null, null, this.before.length) : [];
    this.before.forEach(({ id, kind, noteKind }, i) => {
      if (isDefault) {
        const own = newId("lanes");
        insert(document, "lanes", own, {
          journey_id: journeyId,
          lane_kind: kind,
          note_kind: noteKind,
          [ORDER]: keys[i],
        });
        this.written.set(id, own);
      }
      this.#keys.set(this.own(id), keys[i] ?? orderOf(document.rows.lanes?.get(id)?.[ORDER]));
    });
  }

  /** The id of a lane in the document. */
  own(id: string): string {
    return this.written.get(id) ?? id;
  }

  get ids(): readonly string[] {
    return this.before.map(({ id }) => this.own(id));
  }

  put(id: string, index: number): void {
    const siblings = this.ids
      .filter((each) => each !== id)
      .map((each) => [each, this.#keys.get(each) as string] as const);
    for (const [row, order] of place(siblings, id, index))
      write(this.document, "lanes", row, { [ORDER]: order });
  }

  /**
   * Notes that name no lane stand in the first of their kind: where another lane becomes the first, they are tied to the one
   * they stood in.
   */
  tieNotes(after: readonly LaneSpec[]): void {
    const first = (lanes: readonly LaneSpec[], kind: unknown): string | undefined => {
      const lane = lanes.find((each) => isNoteLane(each) && each.noteKind === kind);
      return lane && this.own(lane.id);
    };
    for (const lane of this.before) {
      const own = this.own(lane.id);
      if (!isNoteLane(lane) || first(this.before, lane.noteKind) !== own) continue;
      if (first(after, lane.noteKind) === own || !after.some(({ id }) => this.own(id) === own)) continue;
      for (const id of this.#notesIn(lane.id)) write(this.document, "notes", id, { lane_id: own });
    }
  }

  #notesIn(laneId: string): ReadonlySet<string> {
    const maps = (["current", "future"] as const).map((state) =>
      computeMap(this.document, this.journeyId, state),
    );
    return new Set(maps.flatMap((map) => map.columns.flatMap(({ key }) => cellOf(map, laneId, key))));
  }
}

function edit(document: JourneyDocument, journeyId: string, change: (lanes: Lanes) => void): Written {
  let written: Written = new Map();
  gesture(document, () => {
    const lanes = new Lanes(document, journeyId);
    change(lanes);
    written = lanes.written;
  });
  return written;
}

/** Sets or clears values of a lane. */
export const setLane = (document: JourneyDocument, journeyId: string, id: string, cells: Cells): Written =>
  edit(document, journeyId, (lanes) => write(document, "lanes", lanes.own(id), cells));

/** Moves a lane to a place among the others; into a group, or out of its own, where it says so. */
export const moveLane = (
  document: JourneyDocument,
  journeyId: string,
  id: string,
  index: number,
  cells: Cells = {},
): Written =>
  edit(document, journeyId, (lanes) => {
    const lane = lanes.before.find((each) => each.id === id);
    if (lane === undefined) return;
    const after = lanes.before.filter((each) => each !== lane);
    after.splice(index, 0, lane);
    lanes.put(lanes.own(id), index);
    write(document, "lanes", lanes.own(id), cells);
    lanes.tieNotes(after);
  });

/** Adds a lane at a place; returns its id too. */
export function addLane(
  document: JourneyDocument,
  journeyId: string,
  spec: Omit<LaneSpec, "id">,
  index: number,
): { readonly id: string; readonly written: Written } {
  const id = newId("lanes");
  const written = edit(document, journeyId, (lanes) => {
    insert(document, "lanes", id, {
      journey_id: journeyId,
      lane_kind: spec.kind,
      note_kind: spec.noteKind,
      lane_group: spec.group,
      measure: spec.measure,
      number_style: spec.style,
    });
    lanes.put(id, index);
    const after = [...lanes.before];
    after.splice(index, 0, { ...spec, id });
    lanes.tieNotes(after);
  });
  return { id, written };
}

/** Deletes a lane; what stood in it is kept, and stands in another lane of its kind where there is one. */
export const deleteLane = (document: JourneyDocument, journeyId: string, id: string): Written =>
  edit(document, journeyId, (lanes) => {
    const own = lanes.own(id);
    const { unlinked } = removalOf(document.rows, new Map([["lanes", new Set([own])]]));
    for (const { table, id: row, key } of unlinked) write(document, table, row, { [key]: undefined });
    document.map("lanes").delete(own);
  });
