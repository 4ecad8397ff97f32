import { describe, expect, test } from "vitest";
import { removalOf } from "../../src/model/removal.js";
import { type Plain, SMALL, tablesOf } from "../documents.js";

function remove(plain: Plain, table: string, ...ids: string[]) {
  const { gone, unlinked } = removalOf(tablesOf(plain), new Map([[table, new Set(ids)]]));
  return {
    gone: Object.fromEntries(
      [...gone].filter(([, found]) => found.size > 0).map(([name, found]) => [name, [...found].sort()]),
    ),
    unlinked: unlinked.map(({ table: name, id, key }) => `${name}/${id}/${key}`).sort(),
  };
}

describe("what removing a row means", () => {
  test("a phase takes its steps, their touchpoints and all notes", () => {
    expect(remove(SMALL, "phases", "p1")).toEqual({
      gone: {
        phases: ["p1"],
        steps: ["s1", "s2"],
        touchpoints: ["t1", "t2", "t4"],
        notes: ["n1", "n2", "n3"],
      },
      unlinked: [],
    });
  });

  test("a channel leaves its touchpoints, unlinked", () => {
    expect(remove(SMALL, "channels", "c1")).toEqual({
      gone: { channels: ["c1"] },
      unlinked: ["touchpoints/t1/channel_id"],
    });
  });

  test("what a touchpoint is in a state is unlinked too, and how a persona feels", () => {
    const plain = {
      ...SMALL,
      personas: { future: { order: "a0" }, "a.b": { order: "a1" } },
      touchpoints: {
        ...SMALL.touchpoints,
        t2: { step_id: "s2", "future.step_id": "s1", "future.org_unit_id": "o1", "future.experience": 3 },
      },
      steps: {
        ...SMALL.steps,
        s2: { phase_id: "p1", "current.a%2Eb.valence": 1, "current.future.words": "x", "future..valence": 2 },
      },
    };
    expect(remove(plain, "org_units", "o1").unlinked).toEqual([
      "touchpoints/t1/org_unit_id",
      "touchpoints/t2/future.org_unit_id",
    ]);
    expect(remove(plain, "steps", "s1").unlinked).toEqual(["touchpoints/t2/future.step_id"]);
    expect(remove(plain, "personas", "a.b").unlinked).toEqual(["steps/s2/current.a%2Eb.valence"]);
    // a persona may be called as a state is: the state's assessments are none of hers
    expect(remove(plain, "personas", "future").unlinked).toEqual(["steps/s2/current.future.words"]);
  });

  test("a citation may cite a comment that goes", () => {
    const plain = {
      ...SMALL,
      evidence: { e1: {} },
      comments: { k1: { table_name: "touchpoints", row_id: "t1" } },
      citations: {
        i1: { evidence_id: "e1", table_name: "comments", row_id: "k1" },
        i2: { evidence_id: "e1", table_name: "citations", row_id: "i1" },
        i3: { evidence_id: "e1", table_name: "touchpoints", row_id: "t2" },
      },
    };
    expect(remove(plain, "touchpoints", "t1").gone).toEqual({
      touchpoints: ["t1"],
      notes: ["n1"],
      comments: ["k1"],
      citations: ["i1", "i2"],
    });
  });

  test("what is not there takes nothing with it", () => {
    const orphan = { ...SMALL, touchpoints: { ...SMALL.touchpoints, t9: { step_id: "s9" } } };
    expect(remove(orphan, "steps", "s9")).toEqual({ gone: {}, unlinked: [] });
  });

  test("rows that cite each other in a ring all go, and that ends", () => {
    const plain = {
      evidence: { e1: {} },
      citations: {
        a: { evidence_id: "e1", table_name: "citations", row_id: "b" },
        b: { evidence_id: "e1", table_name: "citations", row_id: "a" },
      },
    };
    expect(remove(plain, "citations", "a").gone).toEqual({ citations: ["a", "b"] });
  });
});
