import { describe, expect, test } from "vitest";
import type { Raw } from "../../src/model/values.js";
import { type Plain, SMALL, shownOf } from "../documents.js";

const without = (plain: Plain, table: string, id: string): Plain => {
  const { [id]: _gone, ...rest } = plain[table] ?? {};
  return { ...plain, [table]: rest };
};

describe("what is shown", () => {
  test("rows stand by their parent's place, then by their own", () => {
    const { ids } = shownOf(SMALL);
    expect(ids.phases).toEqual(["p1", "p2", "p9"]);
    expect(ids.steps).toEqual(["s1", "s2", "s3", "s4"]);
    expect(ids.touchpoints).toEqual(["t1", "t4", "t2", "t3"]);
    // what hangs on a phase comes before what hangs on its steps, and that before what hangs on their touchpoints
    expect(ids.notes).toEqual(["n3", "n2", "n1", "n4"]);
  });

  test("a row whose cascading parent is gone is not shown, nor what hangs on it", () => {
    const { ids, has } = shownOf(without(SMALL, "steps", "s1"));
    expect(ids.touchpoints).toEqual(["t2", "t3"]);
    expect(ids.notes).toEqual(["n3", "n4"]);
    expect(has("touchpoints", "t1")).toBe(false);
    expect(has("touchpoints", "t2")).toBe(true);
  });

  test("and comes back with its parent", () => {
    expect(shownOf(SMALL).has("touchpoints", "t1")).toBe(true);
  });

  test("a row whose unlinking reference dangles is shown", () => {
    expect(shownOf(without(SMALL, "channels", "c1")).has("touchpoints", "t1")).toBe(true);
  });

  test("rows without a parent come last", () => {
    const loose: Raw = { order: "a0" };
    const { ids } = shownOf({ ...SMALL, steps: { ...SMALL.steps, s0: loose } });
    expect(ids.steps).toEqual(["s1", "s2", "s3", "s4", "s0"]);
  });

  test("rows with one key stand by their ids, rows without a key last", () => {
    const { ids } = shownOf({
      journeys: { j: {} },
      phases: {
        z: { journey_id: "j", order: "a0" },
        b: { journey_id: "j", order: "a0" },
        none: { journey_id: "j" },
        forged: { journey_id: "j", order: "!" },
      },
    });
    expect(ids.phases).toEqual(["b", "z", "forged", "none"]);
  });

  test("a citation is shown while the row it backs is", () => {
    const citation = { evidence_id: "e1", table_name: "touchpoints", row_id: "t1", order: "a0" };
    const plain = { ...SMALL, evidence: { e1: { order: "a0" } }, citations: { c: citation } };
    expect(shownOf(plain).ids.citations).toEqual(["c"]);
    expect(shownOf(without(plain, "touchpoints", "t1")).ids.citations).toEqual([]);
    expect(shownOf(without(plain, "evidence", "e1")).ids.citations).toEqual([]);
    const nowhere = { ...plain, citations: { c: { ...citation, table_name: "assessments" } } };
    expect(shownOf(nowhere).ids.citations).toEqual([]);
  });

  test("rows with ids that can be none are not shown", () => {
    const journeys = { "j\n1": {}, "": {}, [`${"x".repeat(201)}`]: {}, "\u202ej": {}, j: {} };
    expect(shownOf({ journeys }).ids.journeys).toEqual(["j"]);
    expect(shownOf({ facts: { redesign: {}, other: {} } }).ids.facts).toEqual(["redesign"]);
  });

  test("values of a wrong type hold nothing", () => {
    const { ids, has } = shownOf({
      ...SMALL,
      steps: { ...SMALL.steps, s5: { phase_id: 1, order: true }, s6: { phase_id: "", order: "a0" } },
    });
    expect(ids.steps).toEqual(["s1", "s2", "s3", "s4"]);
    expect(has("steps", undefined)).toBe(false);
    expect(has("no such table", "s1")).toBe(false);
  });
});
