// Edits of many rows: one gesture each, undone as one.

import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { MOST_CARDS, pack, type Root, readCargo, unpack } from "../../src/model/copying.js";
import { HERE, type JourneyDocument } from "../../src/model/document.js";
import { setAssessment, setEmotion, setValue } from "../../src/model/edits.js";
import { joinPhases, joinSteps, splitPhase, splitStep, touchpointsAt } from "../../src/model/joining.js";
import { addCards, addPhases, addSteps, moveCards, removeCards } from "../../src/model/many.js";
import { cellOf, computeMap } from "../../src/model/map.js";
import { STORED } from "../../src/model/shown.js";
import type { State } from "../../src/schema/tables.generated.js";
import { copyOf, documentOf, recorded, rowsOf, SMALL } from "../documents.js";
import { doSomething } from "../gestures.js";
import { random } from "../random.js";

const row = (document: JourneyDocument, table: string, id: string) => document.rows[table]?.get(id);
const mapOf = (document: JourneyDocument, state: State) => computeMap(document, "j1", state);
const steps = (document: JourneyDocument, state: State) =>
  mapOf(document, state).columns.map(({ key }) => key);
const root = (table: Root["table"], id: string): Root => ({ table, id, column: 0, lane: "", kind: "" });
const names = (document: JourneyDocument, table: string, ids: readonly string[]) =>
  ids.map((id) => row(document, table, id)?.name ?? row(document, table, id)?.text);

describe("many cards", () => {
  const to = (stepId: string) => ({ stepId, noteKind: "opportunity", laneId: undefined });
  const at = (...ids: string[]) => ids.map((id) => ({ id, isOtherColumn: true }));

  test("go together to one place, in the order given", () => {
    const document = documentOf(SMALL);
    const updates = recorded(document);
    const move = {
      table: "touchpoints" as const,
      cards: at("t4", "t1"),
      to: to("s2"),
      siblings: ["t2"],
      index: 1,
    };
    moveCards(document, [move], "current");
    expect(touchpointsAt(document, "s2", "current")).toEqual(["t2", "t4", "t1"]);
    expect(updates).toHaveLength(1);
  });

  test("pass one another: what leaves a cell does not count in it", () => {
    const document = documentOf(SMALL);
    moveCards(
      document,
      [
        { table: "touchpoints", cards: at("t1", "t4"), to: to("s2"), siblings: ["t2"], index: 0 },
        { table: "touchpoints", cards: at("t2"), to: to("s1"), siblings: ["t1", "t4"], index: 0 },
      ],
      "future",
    );
    expect(touchpointsAt(document, "s1", "future")).toEqual(["t2"]);
    expect(touchpointsAt(document, "s2", "future")).toEqual(["t1", "t4"]);
    expect(touchpointsAt(document, "s1", "current")).toEqual(["t1", "t4"]);
  });

  test("are removed together; in the future what exists today stays today", () => {
    const document = documentOf(SMALL);
    const updates = recorded(document);
    const rows = [root("touchpoints", "t1"), root("notes", "n2"), root("steps", "s4")];
    removeCards(document, rows, "future");
    expect(touchpointsAt(document, "s1", "future")).toEqual(["t4"]);
    expect(touchpointsAt(document, "s1", "current")).toEqual(["t1", "t4"]);
    expect(row(document, "notes", "n2")?.is_future).toBe(false);
    expect([row(document, "steps", "s4"), row(document, "notes", "n4")]).toEqual([undefined, undefined]);
    removeCards(document, rows, "current");
    expect([row(document, "touchpoints", "t1"), row(document, "notes", "n1")]).toEqual([
      undefined,
      undefined,
    ]);
    expect(updates).toHaveLength(2);
  });

  test("are added together: cards, steps and phases", () => {
    const document = documentOf(SMALL);
    const cards = addCards(
      document,
      "touchpoints",
      [{ step_id: "s1", name: "a" }, { step_id: "s1" }],
      ["t1", "t4"],
      1,
      "future",
    );
    expect(touchpointsAt(document, "s1", "future")).toEqual(["t1", ...cards, "t4"]);
    expect(touchpointsAt(document, "s1", "current")).toEqual(["t1", "t4"]);
    const made = addSteps(document, "p1", ["x", "y"], 1, "current");
    expect(steps(document, "current")).toEqual(["s1", ...made, "s2", "s3"]);
    const phases = addPhases(document, "j1", ["x", "y"], 1);
    expect(mapOf(document, "current").phases.map(({ id }) => id)).toEqual(["p1", ...phases, "p2"]);
  });
});

describe("splitting and joining", () => {
  test("a phase is split at a step, with what follows", () => {
    const document = documentOf(SMALL);
    const id = splitPhase(document, "s2", "Booking") as string;
    expect(mapOf(document, "current").phases.map((phase) => [phase.id, phase.count])).toEqual([
      ["p1", 1],
      [id, 1],
      ["p2", 1],
    ]);
    expect(row(document, "phases", id)).toMatchObject({ macro_phase: "pre_purchase", name: "Booking" });
    expect(splitPhase(document, "s1", "")).toBeUndefined();
    expect(splitPhase(document, "gone", "")).toBeUndefined();
  });

  test("phases are joined with all that refers to them", () => {
    const document = documentOf({
      ...SMALL,
      comments: { co1: { table_name: "phases", row_id: "p2", text: "hm" } },
      notes: { n5: { note_kind: "data", phase_id: "p2", text: "x" } },
    });
    joinPhases(document, "p1", "p2");
    expect(row(document, "phases", "p1")?.name).toBe("Before + After");
    expect(steps(document, "current")).toEqual(["s1", "s2", "s3"]);
    expect(steps(document, "future")).toEqual(["s1", "s2", "s4"]);
    expect(row(document, "comments", "co1")?.row_id).toBe("p1");
    expect(row(document, "notes", "n5")?.phase_id).toBe("p1");
    expect(row(document, "phases", "p2")).toBeUndefined();
  });

  test("splitting and joining again leaves the phases as they were", () => {
    const document = documentOf(SMALL);
    const id = splitPhase(document, "s2", "") as string;
    joinPhases(document, "p1", id);
    expect(mapOf(document, "current").phases).toEqual(mapOf(documentOf(SMALL), "current").phases);
    expect(row(document, "phases", "p1")?.name).toBe("Before");
  });

  test("steps are joined today, in every state", () => {
    const document = documentOf(SMALL);
    setEmotion(document, "s1", "current", "valence", -1);
    setEmotion(document, "s2", "current", "valence", 0.5);
    setEmotion(document, "s2", "current", "words", "calm");
    setValue(document, "steps", "s1", "action", "looks");
    setValue(document, "steps", "s2", "action", "books");
    setValue(document, "steps", "s2", "back_to_step_id", "s1");
    setAssessment(document, "t3", "future", "step_id", "s2");
    expect(joinSteps(document, "s1", "s2", "current")).toBe("s1");
    expect(row(document, "steps", "s1")).toMatchObject({
      name: "Search + Book",
      action: "looks\nbooks",
      "current..valence": -0.2,
      "current..words": "calm",
    });
    expect(row(document, "steps", "s1")).not.toHaveProperty("back_to_step_id");
    expect(touchpointsAt(document, "s1", "current")).toEqual(["t1", "t4", "t2"]);
    expect(touchpointsAt(document, "s1", "future")).toContain("t3");
    expect(row(document, "steps", "s2")).toBeUndefined();
  });

  test("in the future map steps are joined there alone", () => {
    const document = documentOf(SMALL);
    const today = mapOf(document, "current");
    const made = joinSteps(document, "s1", "s2", "future");
    expect(mapOf(document, "current")).toEqual(today);
    expect(steps(document, "future")).toEqual([made, "s4"]);
    expect(touchpointsAt(document, made, "future")).toEqual(["t1", "t4", "t2"]);
    expect(names(document, "notes", cellOf(mapOf(document, "future"), "default-blocker", made))).toEqual([
      "dear",
      "slow",
    ]);
    expect(row(document, "steps", made)).toMatchObject({ name: "Search + Book", is_current: false });
    expect(names(document, "steps", ["s1", "s2"])).toEqual(["Search", "Book"]);
  });

  test("steps that exist in the future alone become one of them", () => {
    const document = documentOf(SMALL);
    const [a, b] = addSteps(document, "p2", ["a", "b"], 0, "future") as [string, string];
    const [card] = addCards(document, "touchpoints", [{ step_id: b, name: "x" }], [], 0, "future");
    expect(joinSteps(document, a, b, "future")).toBe(a);
    expect(touchpointsAt(document, a, "future")).toEqual([card]);
    expect(row(document, "steps", b)).toBeUndefined();
  });

  test("a step is split before a card", () => {
    const document = documentOf(SMALL);
    const today = splitStep(document, "s1", "Later", ["t4"], "current") as string;
    expect(steps(document, "current")).toEqual(["s1", today, "s2", "s3"]);
    expect(touchpointsAt(document, today, "current")).toEqual(["t4"]);
    const later = splitStep(document, "s1", "Later", ["t1"], "future") as string;
    expect(steps(document, "current")).not.toContain(later);
    expect(touchpointsAt(document, "s1", "current")).toEqual(["t1"]);
    expect(touchpointsAt(document, later, "future")).toEqual(["t1"]);
    expect(splitStep(document, "s1", "", [], "current")).toBeUndefined();
  });
});

describe("copies", () => {
  const landing = (table: Root["table"], ids: readonly string[], cells = {}) => ({
    table,
    ids,
    cells,
    siblings: [],
    index: 0,
  });

  test("of a touchpoint bring its notes, and what it is in each state", () => {
    const document = documentOf(SMALL);
    setAssessment(document, "t1", "future", "experience", 8);
    const cargo = pack(document, [root("touchpoints", "t1"), root("notes", "n1")], "current");
    expect(cargo.roots.map(({ id }) => id)).toEqual(["t1"]);
    const ids = unpack(document, cargo, [landing("touchpoints", ["t1"])], "current");
    const [copy, note] = [ids.get("touchpoints/t1") as string, ids.get("notes/n1") as string];
    expect(row(document, "touchpoints", copy)).toMatchObject({
      name: "Website",
      channel_id: "c1",
      step_id: "s1",
      "future.experience": 8,
    });
    expect(row(document, "notes", note)).toMatchObject({ text: "slow", touchpoint_id: copy });
    expect(row(document, "notes", "n1")?.touchpoint_id).toBe("t1");
  });

  test("of a step and of a phase bring all that hangs on them", () => {
    const document = documentOf(SMALL);
    const cargo = pack(document, [root("phases", "p1")], "current");
    const ids = unpack(document, cargo, [landing("phases", ["p1"])], "current");
    const map = mapOf(document, "current");
    expect(map.phases.map(({ count }) => count)).toEqual([2, 2, 1]);
    const step = ids.get("steps/s1") as string;
    expect(names(document, "touchpoints", touchpointsAt(document, step, "current"))).toEqual([
      "Website",
      "Advert",
    ]);
    expect(names(document, "notes", cellOf(map, "default-blocker", step))).toEqual(["dear", "slow"]);
    expect(names(document, "notes", cellOf(map, "default-opportunity", step))).toEqual(["app"]);
  });

  test("of the future map are what is seen there, and exist where they are put", () => {
    const document = documentOf({ ...SMALL, channels: { c1: { name: "Web" }, c2: { name: "App" } } });
    setAssessment(document, "t1", "future", "channel_id", "c2");
    setAssessment(document, "t1", "future", "step_id", "s2");
    setAssessment(document, "t1", "current", "experience", 3);
    const cargo = pack(document, [root("touchpoints", "t1")], "future");
    const put = (state: State) => {
      const ids = unpack(document, cargo, [landing("touchpoints", ["t1"], { step_id: "s1" })], state);
      return ids.get("touchpoints/t1") as string;
    };
    const [now, later] = [put("current"), put("future")];
    expect(row(document, "touchpoints", now)).toMatchObject({ channel_id: "c2", "current.experience": 3 });
    expect(touchpointsAt(document, "s1", "current")).toContain(now);
    expect(touchpointsAt(document, "s1", "current")).not.toContain(later);
    expect(touchpointsAt(document, "s1", "future")).toEqual(expect.arrayContaining([now, later]));
    expect(row(document, "touchpoints", later)).not.toHaveProperty("current.experience");
  });

  test("in another document find channels and owners by name, or make them", () => {
    const from = documentOf(SMALL);
    const into = documentOf({
      journeys: { j1: { name: "Other" } },
      phases: { p: { journey_id: "j1" } },
      steps: { s: { phase_id: "p" } },
      channels: { web: { name: " WEB " } },
    });
    setEmotion(from, "s1", "current", "valence", 1);
    const text = JSON.stringify(
      pack(from, [root("touchpoints", "t1"), root("touchpoints", "t2")], "current"),
    );
    const cargo = readCargo(text);
    if (cargo === undefined) throw new Error("not read");
    const updates = recorded(into);
    const ids = unpack(into, cargo, [landing("touchpoints", ["t1", "t2"], { step_id: "s" })], "current");
    const [a, b] = touchpointsAt(into, "s", "current").map((id) => row(into, "touchpoints", id));
    expect([a?.name, a?.channel_id]).toEqual(["Website", "web"]);
    expect(row(into, "org_units", a?.org_unit_id as string)?.name).toBe("Sales");
    expect(row(into, "org_units", b?.org_unit_id as string)?.name).toBe("Fleet");
    expect(ids.has("notes/n1")).toBe(true);
    expect(updates).toHaveLength(1);
  });

  test("that come from a stranger bring nothing the schema does not allow", () => {
    const document = documentOf(SMALL);
    const bad = {
      source: document.doc.guid,
      state: "current",
      roots: [root("touchpoints", "x")],
      rows: {
        touchpoints: {
          x: {
            name: "<img src=x onerror=alert(1)>",
            relevance: 99,
            channel_id: { evil: true },
            org_unit_id: "nobody",
            constructor: "x",
            "future.__proto__": 1,
            mine: 3,
            order: "!!",
          },
        },
        facts: { redesign: { title: "stolen" } },
      },
      named: {},
    };
    const cargo = readCargo(JSON.stringify(bad));
    if (cargo === undefined) throw new Error("not read");
    const ids = unpack(document, cargo, [landing("touchpoints", ["x"], { step_id: "s1" })], "current");
    const made = ids.get("touchpoints/x") as string;
    expect(row(document, "touchpoints", made)).toEqual({
      name: "<img src=x onerror=alert(1)>",
      step_id: "s1",
      order: expect.any(String),
    });
    expect(row(document, "facts", "redesign")?.title).toBe("Rental");
  });

  test.each([
    "",
    "null",
    "[]",
    "{}",
    '{"source":1}',
    JSON.stringify({
      source: "",
      state: "current",
      roots: [root("facts", "x")],
      rows: { facts: { x: {} } },
      named: {},
    }),
    JSON.stringify({ source: "", state: "current", roots: [{ table: "notes" }], rows: {}, named: {} }),
    JSON.stringify({
      source: "",
      state: "current",
      roots: [root("notes", "n")],
      rows: { notes: { n: 1 } },
      named: {},
    }),
    JSON.stringify({
      source: "",
      state: "current",
      roots: Array(MOST_CARDS + 1).fill(root("notes", "n")),
      rows: { notes: { n: {} } },
      named: {},
    }),
  ])("%s is no cargo", (text) => {
    expect(readCargo(text)).toBeUndefined();
  });
});

test("whatever is done, undoing it brings everything back, and doing it again too", () => {
  for (let seed = 0; seed < 40; seed++) {
    const rng = random(seed);
    const document = documentOf(SMALL);
    const scope = STORED.map((table) => document.map(table));
    const steps = new Y.UndoManager(scope, { trackedOrigins: new Set([HERE]), captureTimeout: 0 });
    const looks = [rowsOf(document)];
    for (let i = 0; i < 12; i++) {
      const before = steps.undoStack.length;
      const verb = doSomething(document, rng);
      const grown = steps.undoStack.length - before;
      expect([seed, verb, grown <= 1]).toEqual([seed, verb, true]);
      if (grown === 1) looks.push(rowsOf(document));
    }
    for (let i = looks.length - 1; i > 0; i--) {
      expect([seed, i, rowsOf(document)]).toEqual([seed, i, looks[i]]);
      steps.undo();
    }
    expect([seed, rowsOf(document)]).toEqual([seed, looks[0]]);
    while (steps.canRedo()) steps.redo();
    expect([seed, rowsOf(document)]).toEqual([seed, looks.at(-1)]);
    expect(rowsOf(copyOf(document))).toEqual(rowsOf(document));
  }
});
