import { describe, expect, test } from "vitest";
import { feeling, inState } from "../../src/model/assessment.js";
import type { Raw } from "../../src/model/values.js";
import { SMALL, shownOf } from "../documents.js";

const seen = shownOf(SMALL);
const OWN: Raw = { step_id: "s1", channel_id: "c1", contact_mode: "digital", org_unit_id: "o1", order: "a5" };

describe("a touchpoint in a state", () => {
  test("is what its own row says where the state says nothing", () => {
    for (const state of ["current", "future", "best_practice"] as const)
      expect(inState(OWN, state, seen)).toEqual({
        is_present: true,
        step_id: "s1",
        channel_id: "c1",
        contact_mode: "digital",
        org_unit_id: "o1",
        expectation: undefined,
        experience: undefined,
        order: "a5",
      });
  });

  test("is what the state says", () => {
    const raw = {
      ...OWN,
      "future.is_present": false,
      "future.step_id": "s2",
      "future.contact_mode": "physical",
      "future.org_unit_id": "o2",
      "future.expectation": 7,
      "future.experience": 9.5,
      "future.order": "b00",
      "current.experience": 3,
    };
    expect(inState(raw, "future", seen)).toEqual({
      is_present: false,
      step_id: "s2",
      channel_id: "c1",
      contact_mode: "physical",
      org_unit_id: "o2",
      expectation: 7,
      experience: 9.5,
      order: "b00",
    });
    expect(inState(raw, "current", seen)).toMatchObject({ is_present: true, step_id: "s1", experience: 3 });
  });

  test("reads what is unsound, or refers to nothing, as not said", () => {
    const raw = {
      ...OWN,
      "future.is_present": "no",
      "future.step_id": "gone",
      "future.channel_id": 5,
      "future.contact_mode": "psychic",
      "future.experience": 11,
    };
    expect(inState(raw, "future", seen)).toEqual(inState(OWN, "future", seen));
    expect(inState({ step_id: "gone" }, "current", seen).step_id).toBeUndefined();
  });
});

describe("what was read", () => {
  test("is kept for a row, a state and what is shown, and for nothing else", () => {
    const found = inState(OWN, "current", seen);
    expect(inState(OWN, "current", seen)).toBe(found);
    expect(inState({ ...OWN }, "current", seen)).not.toBe(found);
    expect(inState(OWN, "current", { ...seen, has: () => false }).step_id).toBeUndefined();
  });
});

describe("how a step feels", () => {
  test("in a state, to the journey's own persona", () => {
    const raw = { "current..valence": -1.5, "current.pe1.valence": 2, "future..words": "calm", valence: 1 };
    expect(feeling(raw, "current")).toEqual({ valence: -1.5, words: undefined });
    expect(feeling(raw, "future")).toEqual({ valence: undefined, words: "calm" });
    expect(feeling({ "current..valence": 3 }, "current").valence).toBeUndefined();
  });
});
