// What somebody may do in a view, drawn at random: the real verbs of edits.ts on whatever the document holds.

import * as copying from "../src/model/copying.js";
import type { JourneyDocument } from "../src/model/document.js";
import * as edits from "../src/model/edits.js";
import * as joining from "../src/model/joining.js";
import * as many from "../src/model/many.js";
import { cellOf, computeMap, type JourneyMap } from "../src/model/map.js";
import type { Value } from "../src/model/values.js";
import { type ColumnSpec, type State, TABLES, type TableName } from "../src/schema/tables.generated.js";
import type { Random } from "./random.js";

export interface Put {
  readonly lane: string;
  readonly column: string;
  readonly id: string;
  /** What the cell must hold now. */
  readonly expected: readonly string[];
}

/** Adds a card to a cell or moves one there; undefined where there is no cell. */
export function putCard(
  document: JourneyDocument,
  rng: Random,
  journeyId: string,
  state: State,
): Put | undefined {
  const map = computeMap(document, journeyId, state);
  const lane = pickOr(
    rng,
    map.lanes.filter(({ kind }) => kind !== "action" && kind !== "emotion"),
  );
  const target = pickOr(
    rng,
    map.columns.filter(({ stepId }) => stepId !== undefined),
  );
  if (lane === undefined || target === undefined) return undefined;
  const column = target.key;
  const siblings = cellOf(map, lane.id, column);
  const cards = map.columns.flatMap(({ key }) =>
    cellOf(map, lane.id, key).map((id) => ({ id, column: key })),
  );
  const card = rng.chance(0.4) ? undefined : pickOr(rng, cards);
  const others = siblings.filter((id) => id !== card?.id);
  const index = rng.below(others.length + 1);
  const noteKind = lane.noteKind ?? "data";
  const laneId = laneOfItsOwn(map, lane.id);
  let id = card?.id ?? "";
  if (lane.kind === "touchpoint") {
    if (card) edits.moveTouchpoint(document, id, column, siblings, index, state);
    else id = edits.addTouchpoint(document, column, word(rng), siblings, index, state);
  } else if (card) {
    const to = { stepId: column, isOtherColumn: column !== card.column, noteKind, laneId };
    edits.moveNote(document, id, to, siblings, index);
  } else {
    const note = { note_kind: noteKind, lane_id: laneId, text: word(rng) };
    id = edits.addNote(document, column, note, siblings, index, state);
  }
  const expected = [...others];
  expected.splice(index, 0, id);
  return { lane: lane.id, column, id, expected };
}

/** The lane a note must name to stand there: none where its kind leads there anyway. */
function laneOfItsOwn(map: JourneyMap, laneId: string): string | undefined {
  const kind = map.lanes.find(({ id }) => id === laneId)?.noteKind;
  return map.lanes.find(({ noteKind }) => noteKind === kind)?.id === laneId ? undefined : laneId;
}

const pickOr = <T>(rng: Random, from: readonly T[]): T | undefined =>
  from.length === 0 ? undefined : rng.pick(from);

export const word = (rng: Random): string => rng.pick(WORDS);

const WORDS = [
  "web",
  "Sportello",
  "à la carte",
  "🚗 car",
  "a\u0301",
  "",
  "x\ud83d",
  "<b>",
  "long ".repeat(30),
];

const idsOf = (document: JourneyDocument, table: TableName): readonly string[] =>
  document.shown.ids[table] ?? [];

/** A value for a column: mostly a sound one. */
export function valueFor(document: JourneyDocument, spec: ColumnSpec, rng: Random): Value | undefined {
  if (rng.chance(0.15)) return undefined;
  // a view offers rows that are there
  if (spec.references !== undefined)
    return pickOr(rng, idsOf(document, spec.references as TableName)) ?? undefined;
  if (rng.chance(0.05)) return rng.pick<Value>(["nonsense", -7, 1e300, Number.NaN, true]);
  if (spec.choices !== undefined) return rng.pick(spec.choices);
  switch (spec.dtype) {
    case "boolean":
      return rng.chance(0.5);
    case "float64":
      return Math.round(rng.next() * 40 - 10) / 4;
    case "Int64":
      return rng.below(100);
    case "str":
      return word(rng);
    default:
      return `20${10 + rng.below(90)}-0${1 + rng.below(9)}-15`;
  }
}

type Gesture = (document: JourneyDocument, rng: Random, journeyId: string, state: State) => void;

const EDITED: readonly TableName[] = [
  "facts",
  "journeys",
  "phases",
  "steps",
  "touchpoints",
  "notes",
  "channels",
];

const GESTURES: Readonly<Record<string, readonly [number, Gesture]>> = {
  putCard: [8, putCard],
  setValue: [
    5,
    (document, rng) => {
      const table = rng.pick(EDITED);
      const column = rng.pick(Object.keys(TABLES[table].columns));
      const id = pickOr(rng, idsOf(document, table));
      const spec = TABLES[table].columns[column] as ColumnSpec;
      if (id !== undefined) edits.setValue(document, table, id, column, valueFor(document, spec, rng));
    },
  ],
  setAssessment: [
    4,
    (document, rng) => {
      const names = Object.keys(TABLES.assessments.columns).filter((name) => name !== "position");
      const column = rng.pick(names);
      const id = pickOr(rng, idsOf(document, "touchpoints"));
      const state = rng.pick(["current", "future", "best_practice"] as const);
      const spec = TABLES.assessments.columns[column] as ColumnSpec;
      if (id !== undefined) edits.setAssessment(document, id, state, column, valueFor(document, spec, rng));
    },
  ],
  setEmotion: [
    4,
    (document, rng, _journeyId, state) => {
      const id = pickOr(rng, idsOf(document, "steps"));
      if (id === undefined) return;
      if (rng.chance(0.2)) edits.setEmotion(document, id, state, "words", word(rng));
      else edits.setEmotion(document, id, state, "valence", Math.round(rng.next() * 40 - 20) / 10);
    },
  ],
  addStep: [
    1.5,
    (document, rng, _journeyId, state) => {
      const phase = pickOr(rng, idsOf(document, "phases"));
      if (phase === undefined) return;
      const count = edits.siblingsOf(document, "steps", "phase_id", phase).length;
      edits.addStep(document, phase, word(rng), rng.below(count + 1), state);
    },
  ],
  addPhase: [
    1,
    (document, rng, journeyId) => {
      const count = edits.siblingsOf(document, "phases", "journey_id", journeyId).length;
      const macro = rng.pick([undefined, "pre_purchase", "purchase"]);
      edits.addPhase(document, journeyId, word(rng), rng.below(count + 1), macro);
    },
  ],
  moveStep: [
    2,
    (document, rng) => {
      const step = pickOr(rng, idsOf(document, "steps"));
      const phase = pickOr(rng, idsOf(document, "phases"));
      if (step === undefined || phase === undefined) return;
      const count = edits.siblingsOf(document, "steps", "phase_id", phase).length;
      edits.moveStep(document, step, phase, rng.below(count + 1));
    },
  ],
  movePhase: [
    1,
    (document, rng, journeyId) => {
      const siblings = edits.siblingsOf(document, "phases", "journey_id", journeyId);
      const phase = pickOr(rng, siblings);
      if (phase !== undefined) edits.movePhase(document, phase, journeyId, rng.below(siblings.length));
    },
  ],
  removeCard: [
    2.5,
    (document, rng, _journeyId, state) => {
      const table = rng.pick(["touchpoints", "notes", "notes", "steps"] as const);
      const id = pickOr(rng, idsOf(document, table));
      if (id !== undefined) edits.removeCard(document, table, id, state);
    },
  ],
  removeCards: [
    0.7,
    (document, rng, _journeyId, state) => {
      const rows = some(document, rng, rng.pick(["touchpoints", "notes", "steps"] as const));
      many.removeCards(document, [...rows, ...some(document, rng, "notes")], state);
    },
  ],
  moveCards: [
    2,
    (document, rng, journeyId, state) => {
      const { columns } = computeMap(document, journeyId, state);
      const column = pickOr(
        rng,
        columns.filter(({ stepId }) => stepId !== undefined),
      );
      if (column === undefined) return;
      const moves = (["touchpoints", "notes"] as const).map((table) => ({
        table,
        cards: some(document, rng, table).map(({ id }) => ({ id, isOtherColumn: rng.chance(0.5) })),
        to: { stepId: column.key, noteKind: rng.pick(["blocker", "data", "opportunity"]), laneId: undefined },
        siblings: cellOf(
          computeMap(document, journeyId, state),
          table === "touchpoints" ? "default-touchpoint" : "default-opportunity",
          column.key,
        ),
        index: rng.below(3),
      }));
      many.moveCards(document, moves, state);
    },
  ],
  duplicate: [
    1.5,
    (document, rng, _journeyId, state) => {
      const table = rng.pick(["touchpoints", "notes", "steps", "phases"] as const);
      const roots = some(document, rng, table).map((row) => ({ ...row, column: 0, lane: "", kind: "" }));
      const cargo = copying.pack(document, roots, state);
      const ids = roots.map(({ id }) => id);
      // as it would be from the clipboard of another page, now and then
      const read = rng.chance(0.5)
        ? cargo
        : copying.readCargo(JSON.stringify({ ...cargo, source: "another" }));
      if (read === undefined) throw new Error("a cargo does not survive the clipboard");
      const landing = { table, ids, cells: {}, siblings: idsOf(document, table), index: rng.below(3) };
      copying.unpack(document, read, [landing], rng.pick(["current", "future"] as const));
    },
  ],
  split: [
    0.7,
    (document, rng, _journeyId, state) => {
      const step = pickOr(rng, idsOf(document, "steps"));
      if (step === undefined) return;
      if (rng.chance(0.5)) joining.splitPhase(document, step, word(rng));
      else
        joining.splitStep(
          document,
          step,
          word(rng),
          joining.touchpointsAt(document, step, state).slice(1),
          state,
        );
    },
  ],
  join: [
    1,
    (document, rng, _journeyId, state) => {
      const table = rng.pick(["phases", "steps", "steps"] as const);
      const [a, b] = [pickOr(rng, idsOf(document, table)), pickOr(rng, idsOf(document, table))];
      if (a === undefined || b === undefined) return;
      if (table === "phases") joining.joinPhases(document, a, b);
      else joining.joinSteps(document, a, b, state);
    },
  ],
  removeRows: [
    0.7,
    (document, rng) => {
      const table = rng.pick(["phases", "channels", "org_units", "lanes", "personas", "evidence"] as const);
      const id = pickOr(rng, idsOf(document, table));
      if (id !== undefined) edits.removeRows(document, new Map([[table, new Set([id])]]));
    },
  ],
};

/** A few rows of a table, each once. */
const some = (document: JourneyDocument, rng: Random, table: TableName): many.RowName[] =>
  idsOf(document, table).flatMap((id) => (rng.chance(0.15) ? [{ table, id }] : []));

const TOTAL = Object.values(GESTURES).reduce((sum, [weight]) => sum + weight, 0);

/** Does one thing at random; returns what it was. */
export function doSomething(document: JourneyDocument, rng: Random): string {
  const journeyId = pickOr(rng, idsOf(document, "journeys")) ?? "";
  const state = rng.pick(["current", "future"] as const);
  let at = rng.next() * TOTAL;
  for (const [name, [weight, gesture]] of Object.entries(GESTURES)) {
    at -= weight;
    if (at >= 0) continue;
    gesture(document, rng, journeyId, state);
    return name;
  }
  return "nothing";
}
