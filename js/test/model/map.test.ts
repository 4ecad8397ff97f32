import { describe, expect, test } from "vitest";
import { moveTouchpoint, setAssessment, setValue } from "../../src/model/edits.js";
import { cellOf, computeMap, DEFAULT_LANES, type JourneyMap } from "../../src/model/map.js";
import type { Raw } from "../../src/model/values.js";
import { documentOf, type Plain, SMALL } from "../documents.js";

const mapOf = (plain: Plain, state: "current" | "future" = "current", journey = "j1"): JourneyMap =>
  computeMap(documentOf(plain), journey, state);

/** The filled cells as text: lane and column, then ids. */
const cellsOf = (map: JourneyMap): Record<string, readonly string[]> =>
  Object.fromEntries([...map.cells].map(([key, ids]) => [key.replace("\n", " "), ids]));

const lane = (id: string, kind: string, note?: string, order = "a0") => ({
  [id]: { journey_id: "j1", lane_kind: kind, order, ...(note && { note_kind: note }) },
});

describe("columns", () => {
  test("are the steps that exist in the state, a phase without one gets an empty one", () => {
    expect(mapOf(SMALL).columns).toEqual([
      { key: "s1", phaseId: "p1", stepId: "s1" },
      { key: "s2", phaseId: "p1", stepId: "s2" },
      { key: "s3", phaseId: "p2", stepId: "s3" },
    ]);
    expect(mapOf(SMALL, "future").columns.map(({ key }) => key)).toEqual(["s1", "s2", "s4"]);
    expect(mapOf(SMALL, "current", "j2").columns).toEqual([
      { key: "empty-p9", phaseId: "p9", stepId: undefined },
    ]);
  });

  test("phases span them", () => {
    expect(mapOf(SMALL).phases).toEqual([
      { id: "p1", macro: "pre_purchase", first: 0, count: 2 },
      { id: "p2", macro: undefined, first: 2, count: 1 },
    ]);
  });

  test("a journey that is not there has none", () => {
    expect(mapOf(SMALL, "current", "nowhere")).toMatchObject({ columns: [], phases: [] });
  });
});

describe("lanes", () => {
  test("are the default ones where the journey names none", () => {
    expect(mapOf(SMALL).lanes).toEqual(DEFAULT_LANES);
  });

  test("are the journey's own, in their order; one without a kind is not drawn", () => {
    const lanes = {
      ...lane("l2", "note", "opportunity", "a1"),
      ...lane("l1", "touchpoint"),
      ...lane("l3", "nonsense", undefined, "a2"),
      other: { journey_id: "j2", lane_kind: "action", order: "a0" },
    };
    expect(mapOf({ ...SMALL, lanes }).lanes.map(({ id }) => id)).toEqual(["l1", "l2"]);
  });
});

describe("cells", () => {
  test("hold what stands at the step in the state", () => {
    expect(cellsOf(mapOf(SMALL))).toEqual({
      "default-action s1": ["s1"],
      "default-action s2": ["s2"],
      "default-action s3": ["s3"],
      "default-emotion s1": ["s1"],
      "default-emotion s2": ["s2"],
      "default-emotion s3": ["s3"],
      "default-touchpoint s1": ["t1", "t4"],
      "default-touchpoint s2": ["t2"],
      "default-touchpoint s3": ["t3"],
      // a touchpoint's note and its step's stand in one cell, by their own order
      "default-blocker s1": ["n2", "n1"],
      "default-opportunity s1": ["n3"],
    });
    expect(cellsOf(mapOf(SMALL, "future"))["default-value_offered s4"]).toEqual(["n4"]);
  });

  test("an assessment moves its touchpoint, and its notes follow, in that state alone", () => {
    const document = documentOf(SMALL);
    setAssessment(document, "t1", "future", "step_id", "s2");
    const now = cellsOf(computeMap(document, "j1", "future"));
    expect(now["default-touchpoint s2"]).toEqual(["t1", "t2"]);
    expect(now["default-blocker s2"]).toEqual(["n1"]);
    expect(now["default-blocker s1"]).toEqual(["n2"]);
    expect(cellsOf(computeMap(document, "j1", "current"))["default-touchpoint s1"]).toEqual(["t1", "t4"]);
  });

  test("an absent touchpoint leaves, with its notes", () => {
    const document = documentOf(SMALL);
    setAssessment(document, "t1", "future", "is_present", false);
    const now = cellsOf(computeMap(document, "j1", "future"));
    expect(now["default-touchpoint s1"]).toEqual(["t4"]);
    expect(now["default-blocker s1"]).toEqual(["n2"]);
  });

  test("a touchpoint of a step of another state is in no cell", () => {
    expect(Object.values(cellsOf(mapOf(SMALL, "future"))).flat()).not.toContain("t3");
  });

  test("a note stands in its own lane where that is drawn, else in the first of its kind", () => {
    const lanes = {
      ...lane("l1", "factor", "blocker"),
      ...lane("l2", "factor", "blocker", "a1"),
      ...lane("l3", "touchpoint", undefined, "a2"),
    };
    const notes = {
      a: { note_kind: "blocker", step_id: "s1", lane_id: "l2", order: "a0" },
      b: { note_kind: "blocker", step_id: "s1", lane_id: "gone", order: "a0" },
      c: { note_kind: "blocker", step_id: "s1", lane_id: "l3", order: "a1" },
      d: { note_kind: "opportunity", step_id: "s1", order: "a0" },
      e: { note_kind: "opportunity", step_id: "s1", lane_id: "l1", order: "a2" },
    };
    const cells = cellsOf(mapOf({ ...SMALL, lanes, notes }));
    expect(cells["l1 s1"]).toEqual(["b", "c", "e"]);
    expect(cells["l2 s1"]).toEqual(["a"]);
  });

  test("a touchpoint that is handed over by the one before it is marked, with what changes", () => {
    const handoffs = (t4: Raw) =>
      [...mapOf({ ...SMALL, touchpoints: { ...SMALL.touchpoints, t4 } }).handoffs].map(([id, found]) => [
        id,
        found.map(({ from, nextUnit, nextChannel }) => [from, nextUnit, nextChannel]),
      ]);
    // of the touchpoint between nobody knows the owner: what is not known is no change
    expect(handoffs(SMALL.touchpoints?.t4 as Raw)).toEqual([]);
    const t4 = { step_id: "s1", org_unit_id: "o1", order: "a1" };
    expect(handoffs(t4)).toEqual([["t2", [["t4", "o2", undefined]]]]);
    expect(handoffs({ ...t4, channel_id: "c1", is_present: true })).toEqual([
      ["t2", [["t4", "o2", undefined]]],
    ]);
  });
});

describe("what did not change", () => {
  test("keeps its array, so that it is not drawn again", () => {
    const document = documentOf(SMALL);
    const before = computeMap(document, "j1", "current");
    moveTouchpoint(document, "t4", "s2", ["t2"], 0, "current");
    const now = computeMap(document, "j1", "current", before);
    expect(cellOf(now, "default-touchpoint", "s1")).toEqual(["t1"]);
    expect(cellOf(now, "default-touchpoint", "s2")).toEqual(["t4", "t2"]);
    for (const [key, ids] of now.cells)
      expect(ids === before.cells.get(key)).toBe(!/touchpoint\ns[12]$/.test(key));
    expect(now.columns).toBe(before.columns);
    expect(now.phases).toBe(before.phases);
    expect(now.lanes).toBe(before.lanes);
  });

  test("and all is kept when a text changes", () => {
    const document = documentOf(SMALL);
    const before = computeMap(document, "j1", "current");
    setValue(document, "touchpoints", "t1", "name", "Shop");
    const now = computeMap(document, "j1", "current", before);
    for (const [key, ids] of now.cells) expect(ids).toBe(before.cells.get(key));
  });
});
