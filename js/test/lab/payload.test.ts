import { expect, test } from "vitest";
import { dataOf, likenessOf, type Payload, payloadOf } from "../../src/lab/payload.js";
import { PLAIN_LOOK } from "../../src/views/swimlane/look.js";

const PAYLOAD: Payload = {
  key: "k",
  document: "d",
  origin: "o",
  options: {
    ...PLAIN_LOOK,
    journey: "jo1",
    state: "future",
    language: "it",
    hidden_lanes: ["la1"],
    curves: ["current", "persona:pe1"],
    filter: "channel:app",
    comparison: "overlay",
  },
  without: ["comments"],
  snapshot: "{}",
  edits: "[]",
};

test("what is written is what is read", () => {
  expect(payloadOf(JSON.parse(JSON.stringify(dataOf(PAYLOAD))))).toEqual(PAYLOAD);
  const bare = { ...PAYLOAD, snapshot: undefined, origin: "", edits: undefined };
  for (const part of ["snapshot", "origin", "edits"]) expect(dataOf(bare)).not.toHaveProperty(part);
  expect(payloadOf(dataOf(bare))).toEqual(bare);
});

test.each([
  [undefined],
  [null],
  ["text"],
  [5],
  [[]],
  [{}],
  [{ version: 2, view: "swimlane" }],
  [{ version: 1, view: "matrix" }],
])("%j is none of ours", (data) => {
  expect(payloadOf(data)).toBeUndefined();
});

test("wrong types within are put right", () => {
  const options = {
    journey: 5,
    state: "past",
    language: ["it"],
    hidden_lanes: "all",
    folded_lanes: [1, "la2", null],
    folded_groups: {},
    filter: ["a"],
    is_hiding: "yes",
    comparison: "beside",
  };
  const data = {
    version: 1,
    view: "swimlane",
    key: {},
    document: null,
    origin: ["o"],
    options,
    without: ["costs", "all", 5],
    snapshot: { rows: [] },
    edits: { changes: 5 },
  };
  expect(payloadOf(data)).toEqual({
    key: "",
    document: "",
    origin: "",
    options: { ...PLAIN_LOOK, folded_lanes: ["la2"] },
    without: ["costs"],
    snapshot: undefined,
    edits: '{"changes":5}',
  });
  expect(payloadOf({ version: 1, view: "swimlane" })?.options.state).toBe("current");
});

test("a list without end is cut", () => {
  const options = { hidden_lanes: Array.from({ length: 100_000 }, String) };
  expect(payloadOf({ version: 1, view: "swimlane", options })?.options.hidden_lanes).toHaveLength(1000);
});

test("two outputs look the same where document and options are the same", () => {
  const { options } = PAYLOAD;
  const turned = Object.fromEntries(Object.entries(options).reverse()) as unknown as typeof options;
  expect(likenessOf({ ...PAYLOAD, key: "other", snapshot: undefined, options: turned })).toBe(
    likenessOf(PAYLOAD),
  );
  expect(likenessOf({ ...PAYLOAD, document: "e" })).not.toBe(likenessOf(PAYLOAD));
  expect(likenessOf({ ...PAYLOAD, options: { ...options, state: "current" } })).not.toBe(likenessOf(PAYLOAD));
});
