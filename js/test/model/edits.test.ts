import { generateNKeysBetween } from "fractional-indexing";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { JourneyDocument } from "../../src/model/document.js";
import * as edits from "../../src/model/edits.js";
import { cellOf, computeMap, type JourneyMap } from "../../src/model/map.js";
import type { Raw } from "../../src/model/values.js";
import type { State } from "../../src/schema/tables.generated.js";
import { copyOf, documentOf, type Plain, recorded, SMALL, stored } from "../documents.js";
import { doSomething, putCard } from "../gestures.js";
import { type Random, random } from "../random.js";

const row = (document: JourneyDocument, table: string, id: string): Raw | undefined =>
  document.rows[table]?.get(id);

const mapOf = (document: JourneyDocument, state: State): JourneyMap => computeMap(document, "j1", state);

const cards = (document: JourneyDocument, step: string, state: State): readonly string[] =>
  cellOf(mapOf(document, state), "default-touchpoint", step);

describe("values", () => {
  test("are set, cleared and refused", () => {
    const document = documentOf(SMALL);
    const updates = recorded(document);
    expect(edits.setValue(document, "touchpoints", "t1", "relevance", 9)).toBeUndefined();
    expect(row(document, "touchpoints", "t1")?.relevance).toBe(9);
    expect(edits.setValue(document, "touchpoints", "t1", "relevance", 11)).toMatchObject({ kind: "range" });
    expect(row(document, "touchpoints", "t1")?.relevance).toBe(9);
    expect(edits.setValue(document, "touchpoints", "t1", "relevance", undefined)).toBeUndefined();
    expect(row(document, "touchpoints", "t1")).not.toHaveProperty("relevance");
    expect(updates).toHaveLength(2);
  });

  test("an empty text and a default are no values", () => {
    const document = documentOf(SMALL);
    edits.setValue(document, "steps", "s3", "name", "");
    edits.setValue(document, "steps", "s3", "is_future", true);
    expect(row(document, "steps", "s3")).toEqual({ phase_id: "p2", order: "a0" });
  });

  test("what is the same already is not written again", () => {
    const document = documentOf(SMALL);
    const updates = recorded(document);
    edits.setValue(document, "steps", "s1", "name", "Search");
    edits.setValue(document, "steps", "s1", "action", undefined);
    edits.setValue(document, "steps", "s1", "is_current", true);
    edits.setAssessment(document, "t1", "future", "experience", undefined);
    expect(updates).toHaveLength(0);
  });

  test("of a state and of a feeling live in their row", () => {
    const document = documentOf(SMALL);
    edits.setAssessment(document, "t1", "future", "experience", 8);
    edits.setEmotion(document, "s1", "current", "valence", -1.5);
    expect(row(document, "touchpoints", "t1")?.["future.experience"]).toBe(8);
    expect(row(document, "steps", "s1")?.["current..valence"]).toBe(-1.5);
    expect(edits.setEmotion(document, "s1", "current", "valence", 2.1)).toMatchObject({ kind: "range" });
  });

  test("columns of one's own take anything", () => {
    const document = documentOf(SMALL);
    edits.setValue(document, "steps", "s1", "my.score", 4);
    expect(row(document, "steps", "s1")?.["my%2Escore"]).toBe(4);
  });

  test("half a character is not stored: every copy reads the same text", () => {
    const document = documentOf(SMALL);
    edits.setValue(document, "steps", "s1", "name", "a\ud83d b\ude00 😀");
    expect(row(document, "steps", "s1")?.name).toBe("a\ufffd b\ufffd 😀");
    expect(copyOf(document).peek("steps", "s1")?.name).toBe("a\ufffd b\ufffd 😀");
    const id = edits.addStep(document, "p1", "\ud83d", 0, "current");
    expect(copyOf(document).peek("steps", id)?.name).toBe("\ufffd");
  });
});

describe("adding", () => {
  test("a step stands where it was put; in the future map it exists there alone", () => {
    const document = documentOf(SMALL);
    const now = edits.addStep(document, "p1", "Ask", 1, "current");
    const later = edits.addStep(document, "p1", "Chat", 0, "future");
    expect(mapOf(document, "current").columns.map(({ key }) => key)).toEqual(["s1", now, "s2", "s3"]);
    expect(mapOf(document, "future").columns.map(({ key }) => key)).toEqual([later, "s1", now, "s2", "s4"]);
    expect(row(document, "steps", later)).toEqual({
      phase_id: "p1",
      name: "Chat",
      order: expect.any(String),
      is_current: false,
    });
  });

  test("a phase comes with a step", () => {
    const document = documentOf(SMALL);
    const id = edits.addPhase(document, "j1", "During", 1, "purchase");
    expect(mapOf(document, "current").phases.map((phase) => [phase.id, phase.macro, phase.count])).toEqual([
      ["p1", "pre_purchase", 2],
      [id, "purchase", 1],
      ["p2", undefined, 1],
    ]);
    expect(row(document, "phases", edits.addPhase(document, "j2", "", 0))).not.toHaveProperty("macro_phase");
  });

  test("a touchpoint stands where it was put; in the future map it exists there alone", () => {
    const document = documentOf(SMALL);
    const now = edits.addTouchpoint(document, "s1", "Shop", ["t1", "t4"], 1, "current");
    const later = edits.addTouchpoint(document, "s1", "App", ["t1", now, "t4"], 3, "future");
    expect(cards(document, "s1", "current")).toEqual(["t1", now, "t4"]);
    expect(cards(document, "s1", "future")).toEqual(["t1", now, "t4", later]);
  });

  test("a note says where it stands, a blocker how bad it is", () => {
    const document = documentOf(SMALL);
    const blocker = { note_kind: "blocker", lane_id: undefined, text: "queue" };
    const id = edits.addNote(document, "s2", blocker, [], 0, "current");
    expect(row(document, "notes", id)).toMatchObject({ step_id: "s2", severity: "slows", text: "queue" });
    const idea = { note_kind: "opportunity", lane_id: "l1", text: "app" };
    const later = edits.addNote(document, "s2", idea, [], 0, "future");
    expect(row(document, "notes", later)).toEqual({
      step_id: "s2",
      note_kind: "opportunity",
      lane_id: "l1",
      text: "app",
      is_current: false,
      order: "a0",
    });
  });

  test("ids are a table's own, and never twice the same", () => {
    const ids = Array.from({ length: 10_000 }, () => edits.newId("touchpoints"));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^tp_[0-9a-z]{8}$/.test(id))).toBe(true);
  });
});

describe("moving", () => {
  test("a step goes to another phase", () => {
    const document = documentOf(SMALL);
    edits.moveStep(document, "s1", "p2", 1);
    expect(mapOf(document, "current").columns.map(({ key }) => key)).toEqual(["s2", "s3", "s1"]);
    expect(mapOf(document, "future").columns.map(({ key }) => key)).toEqual(["s2", "s1", "s4"]);
  });

  test("a phase goes before another", () => {
    const document = documentOf(SMALL);
    edits.movePhase(document, "p2", "j1", 0);
    expect(mapOf(document, "current").phases.map(({ id }) => id)).toEqual(["p2", "p1"]);
  });

  test("a note in another column hangs on that step, in another lane it is of that kind", () => {
    const document = documentOf(SMALL);
    const to = { stepId: "s2", isOtherColumn: true, noteKind: "opportunity", laneId: undefined };
    edits.moveNote(document, "n1", to, [], 0);
    expect(row(document, "notes", "n1")).toEqual({
      note_kind: "opportunity",
      text: "slow",
      step_id: "s2",
      order: "a0",
    });
    edits.moveNote(document, "n1", { ...to, isOtherColumn: false, noteKind: "blocker" }, [], 0);
    expect(row(document, "notes", "n1")).toMatchObject({ note_kind: "blocker", severity: "slows" });
  });

  test("a touchpoint moved in the future stays where it is today, and back home it says nothing", () => {
    const document = documentOf(SMALL);
    edits.moveTouchpoint(document, "t1", "s2", ["t2"], 0, "future");
    expect(cards(document, "s2", "future")).toEqual(["t1", "t2"]);
    expect(cards(document, "s1", "current")).toEqual(["t1", "t4"]);
    edits.moveTouchpoint(document, "t1", "s1", ["t4"], 1, "future");
    expect(cards(document, "s1", "future")).toEqual(["t4", "t1"]);
    expect(row(document, "touchpoints", "t1")).not.toHaveProperty(["future.step_id"]);
    expect(cards(document, "s1", "current")).toEqual(["t1", "t4"]);
  });

  test("a touchpoint that an assessment of today placed elsewhere can still be moved today", () => {
    const document = documentOf(SMALL);
    edits.setAssessment(document, "t1", "current", "step_id", "s2");
    document.map("touchpoints").get("t1")?.set("current.order", "a5");
    expect(cards(document, "s2", "current")).toEqual(["t2", "t1"]);
    edits.moveTouchpoint(document, "t1", "s3", ["t3"], 0, "current");
    expect(cards(document, "s3", "current")).toEqual(["t1", "t3"]);
  });

  test("one that exists in the future alone moves among cards placed there, and leaves today as it is", () => {
    const document = documentOf(SMALL);
    edits.moveTouchpoint(document, "t1", "s1", ["t4"], 1, "future"); // t4, t1 in the future; t1, t4 today
    const id = edits.addTouchpoint(document, "s1", "App", ["t4", "t1"], 1, "future");
    expect(cards(document, "s1", "future")).toEqual(["t4", id, "t1"]);
    edits.moveTouchpoint(document, id, "s1", ["t4", "t1"], 2, "future");
    expect(cards(document, "s1", "future")).toEqual(["t4", "t1", id]);
    edits.moveTouchpoint(document, id, "s1", ["t4", "t1"], 0, "future");
    expect(cards(document, "s1", "future")).toEqual([id, "t4", "t1"]);
    expect(cards(document, "s1", "current")).toEqual(["t1", "t4"]);
  });
});

describe("removing", () => {
  test("today a row goes with all that hangs on it", () => {
    const document = documentOf(SMALL);
    edits.removeCard(document, "touchpoints", "t1", "current");
    expect(document.rows.touchpoints?.has("t1")).toBe(false);
    expect(document.rows.notes?.has("n1")).toBe(false);
    expect(stored(document, "notes", "n1")).toBeUndefined();
  });

  test.each([
    ["touchpoints", "t1", "future.is_present"],
    ["notes", "n1", "is_future"],
    ["steps", "s1", "is_future"],
  ] as const)("in the future what exists today stays: %s", (table, id, key) => {
    const document = documentOf(SMALL);
    edits.removeCard(document, table, id, "future");
    expect(row(document, table, id)?.[key]).toBe(false);
    expect(mapOf(document, "current")).toEqual(mapOf(documentOf(SMALL), "current"));
  });

  test("in the future what exists nowhere else goes", () => {
    const document = documentOf(SMALL);
    const id = edits.addTouchpoint(document, "s1", "App", [], 0, "future");
    edits.removeCard(document, "touchpoints", id, "future");
    edits.removeCard(document, "steps", "s4", "future");
    expect(row(document, "touchpoints", id)).toBeUndefined();
    expect(row(document, "steps", "s4")).toBeUndefined();
  });

  test("a channel is unlinked", () => {
    const document = documentOf(SMALL);
    edits.setAssessment(document, "t2", "future", "channel_id", "c1");
    edits.removeRows(document, new Map([["channels", new Set(["c1"])]]));
    expect(row(document, "touchpoints", "t1")).not.toHaveProperty("channel_id");
    expect(row(document, "touchpoints", "t2")).not.toHaveProperty(["future.channel_id"]);
  });

  test("what is not there is not removed", () => {
    const document = documentOf(SMALL);
    const updates = recorded(document);
    edits.removeCard(document, "touchpoints", "gone", "current");
    edits.removeRows(document, new Map([["steps", new Set(["gone"])]]));
    expect(updates).toHaveLength(0);
  });
});

// ---------------------------------------------------------------------- laws, on documents of every kind

/** A map with odd keys: some touchpoints placed elsewhere in a state, some absent, some keys shared or missing. */
function oddMap(rng: Random): Plain {
  const key = (): string | undefined => rng.pick(["a0", "a1", "a2", "a1V", "Zz", "b0", "!", undefined]);
  const states = ["current", "future"] as const;
  const entries = <T>(prefix: string, count: number, make: () => T): Record<string, T> =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, make()]));
  const clean = (raw: Record<string, Raw[string] | undefined>): Raw =>
    Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined)) as Raw;
  const step = (): string => `s${rng.below(4)}`;
  return {
    journeys: { j1: {} },
    phases: entries("p", 2, () => clean({ journey_id: "j1", order: key() })),
    steps: entries("s", 4, () => clean({ phase_id: `p${rng.below(2)}`, order: key() })),
    touchpoints: entries("t", 7, () => {
      const raw: Record<string, Raw[string] | undefined> = { step_id: step(), order: key() };
      for (const state of states) {
        if (rng.chance(0.3)) raw[`${state}.step_id`] = step();
        if (rng.chance(0.3)) raw[`${state}.order`] = key();
        if (rng.chance(0.2)) raw[`${state}.is_present`] = false;
      }
      return clean(raw);
    }),
    notes: entries("n", 6, () =>
      clean({
        note_kind: rng.pick(["blocker", "opportunity"]),
        [rng.pick(["step_id", "touchpoint_id", "phase_id"])]: undefined,
        ...rng.pick([
          { step_id: step() },
          { touchpoint_id: `t${rng.below(7)}` },
          { phase_id: `p${rng.below(2)}` },
        ]),
        order: key(),
      }),
    ),
  };
}

const SEEDS = Array.from({ length: 400 }, (_, i) => i + 1);
describe("laws", () => {
  test("a card moved or added stands where it was put, in one update, and the future never changes today", () => {
    for (const seed of SEEDS) {
      const rng = random(seed);
      const document = documentOf(oddMap(rng));
      for (let i = 0; i < 6; i++) {
        const state = rng.pick(["current", "future"] as const);
        const today = mapOf(document, "current");
        const updates = recorded(document);
        const put = putCard(document, rng, "j1", state);
        if (put === undefined) continue;
        const { lane, column, expected } = put;
        expect([seed, i, cellOf(mapOf(document, state), lane, column)]).toEqual([seed, i, expected]);
        expect(updates.length).toBeLessThanOrEqual(1);
        if (state === "future" && lane === "default-touchpoint")
          expect([seed, i, mapOf(document, "current").cells]).toEqual([seed, i, today.cells]);
      }
    }
  });

  test("whatever is done is one update or none", () => {
    for (const seed of SEEDS) {
      const rng = random(seed);
      const document = documentOf(oddMap(rng));
      for (let i = 0; i < 20; i++) {
        const updates = recorded(document);
        const verb = doSomething(document, rng);
        expect([seed, i, verb, updates.length]).toEqual([seed, i, verb, Math.min(updates.length, 1)]);
      }
    }
  });

  test("steps and phases stand where they were put", () => {
    for (const seed of SEEDS) {
      const rng = random(seed);
      const document = documentOf(oddMap(rng));
      const phase = `p${rng.below(2)}`;
      const step = `s${rng.below(4)}`;
      const siblings = edits.siblingsOf(document, "steps", "phase_id", phase).filter((id) => id !== step);
      const index = rng.below(siblings.length + 1);
      edits.moveStep(document, step, phase, index);
      siblings.splice(index, 0, step);
      expect([seed, edits.siblingsOf(document, "steps", "phase_id", phase)]).toEqual([seed, siblings]);
      const added = edits.addStep(document, phase, "x", 1, "current");
      expect(edits.siblingsOf(document, "steps", "phase_id", phase).indexOf(added)).toBe(1);
      const at = rng.below(2);
      edits.movePhase(document, "p0", "j1", at);
      expect([seed, edits.siblingsOf(document, "phases", "journey_id", "j1").indexOf("p0")]).toEqual([
        seed,
        at,
      ]);
      const fresh = edits.addPhase(document, "j1", "x", 1);
      expect([seed, edits.siblingsOf(document, "phases", "journey_id", "j1").indexOf(fresh)]).toEqual([
        seed,
        1,
      ]);
    }
  });
});

// ---------------------------------------------------------------------- what travels

function largeMap(count: number): JourneyDocument {
  const keys = generateNKeysBetween(null, null, count);
  const steps = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [
      `st${i}`,
      { phase_id: `ph${i >> 2}`, name: `Step ${i}`, order: `a${i % 4}` },
    ]),
  );
  const touchpoints = Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `tp${i}`,
      { step_id: `st${i % 20}`, name: `Touchpoint ${i}`, relevance: i % 10, order: keys[i] as string },
    ]),
  );
  return documentOf({
    facts: { redesign: { title: "Large" } },
    journeys: { j1: { name: "Large", order: "a0" } },
    phases: Object.fromEntries(
      Array.from({ length: 5 }, (_, i) => [
        `ph${i}`,
        { journey_id: "j1", name: `Phase ${i}`, order: `a${i}` },
      ]),
    ),
    steps,
    touchpoints,
    notes: Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `n${i}`,
        { note_kind: "opportunity", step_id: `st${i}`, text: "better", order: "a0" },
      ]),
    ),
  });
}

const VERBS: [string, (document: JourneyDocument) => unknown][] = [
  ["set a text", (d) => edits.setValue(d, "touchpoints", "tp7", "name", "x")],
  ["clear a text", (d) => edits.setValue(d, "touchpoints", "tp7", "name", undefined)],
  ["set a number", (d) => edits.setValue(d, "touchpoints", "tp7", "relevance", 9.5)],
  ["set a flag", (d) => edits.setValue(d, "touchpoints", "tp7", "is_moment_of_truth", true)],
  ["set an assessment", (d) => edits.setAssessment(d, "tp7", "future", "expectation", 8)],
  ["set an emotion", (d) => edits.setEmotion(d, "st3", "current", "valence", -1.3)],
  [
    "move a touchpoint",
    (d) =>
      edits.moveTouchpoint(
        d,
        "tp7",
        "st3",
        cellOf(mapOf(d, "current"), "default-touchpoint", "st3"),
        1,
        "current",
      ),
  ],
  [
    "move a touchpoint in the future",
    (d) =>
      edits.moveTouchpoint(
        d,
        "tp7",
        "st3",
        cellOf(mapOf(d, "future"), "default-touchpoint", "st3"),
        1,
        "future",
      ),
  ],
  [
    "move a note",
    (d) => {
      const to = { stepId: "st3", isOtherColumn: true, noteKind: "opportunity", laneId: undefined };
      edits.moveNote(d, "n7", to, cellOf(mapOf(d, "current"), "default-opportunity", "st3"), 0);
    },
  ],
  ["move a step", (d) => edits.moveStep(d, "st7", "ph0", 2)],
  ["move a phase", (d) => edits.movePhase(d, "ph3", "j1", 0)],
  ["remove a touchpoint in the future", (d) => edits.removeCard(d, "touchpoints", "tp7", "future")],
  ["remove a touchpoint", (d) => edits.removeCard(d, "touchpoints", "tp7", "current")],
  ["remove a note", (d) => edits.removeCard(d, "notes", "n7", "current")],
];

describe.each([50, 5000])("what travels, on a map of %i cards", (count) => {
  test.each(VERBS)("%s: one update of at most 120 bytes", (_name, edit) => {
    const document = largeMap(count);
    const updates = recorded(document);
    edit(document);
    expect(updates).toHaveLength(1);
    expect(updates[0]?.length).toBeLessThanOrEqual(120);
    const copy = largeMap(0);
    Y.applyUpdate(copy.doc, updates[0] as Uint8Array);
  });
});
