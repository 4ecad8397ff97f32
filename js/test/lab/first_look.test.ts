import { expect, test } from "vitest";
import { firstLook } from "../../src/lab/document/first_look.js";
import { lookOf } from "../../src/views/swimlane/look.js";
import { documentOf, SMALL } from "../documents.js";

const LANES = {
  l1: { journey_id: "j1", lane_kind: "emotion", order: "a0" },
  l2: { journey_id: "j1", lane_kind: "note", note_kind: "data", order: "a1" },
  l3: { journey_id: "j1", lane_kind: "value", note_kind: "value_offered", order: "a2" },
};

test("lanes are hidden by their kind, whether a journey names its lanes or not", () => {
  const document = documentOf({ ...SMALL, lanes: LANES });
  const { hidden_lanes, state } = firstLook(
    lookOf({ state: "future" }),
    document,
    new Set(["emotion", "data"]),
  );
  expect([hidden_lanes, state]).toEqual([["l1", "l2", "default-emotion"], "future"]);
  expect(firstLook(lookOf(undefined), document, new Set()).hidden_lanes).toEqual([]);
});
