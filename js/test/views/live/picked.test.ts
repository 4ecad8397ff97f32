import type { View } from "vega";
import { describe, expect, test } from "vitest";
import type { Row } from "../../../src/views/live/data.js";
import { pickedIn, selectionsOf } from "../../../src/views/live/picked.js";

const ROWS: Row[][] = [
  [
    { touchpoint_id: "tp1", relevance: 3, name: "A", at: new Date(10), _vgsid_: 1 },
    { touchpoint_id: "tp2", relevance: 7, name: "B", at: new Date(20), _vgsid_: 2 },
    { touchpoint_id: "tp2", relevance: 8, name: "B", at: new Date(30), _vgsid_: 3 },
  ],
  [
    { step_id: "st1", relevance: 7 },
    { nothing: 1, relevance: 7 },
    { step_id: 4, relevance: 7 },
  ],
];
const VIEW = {
  getState: () => ({ data: { drawn: 1, other: 2 } }),
  data: (name: string) => (name === "drawn" ? ROWS[0] : ROWS[1]),
} as unknown as View;
const picked = (value: unknown, isInterval = false) =>
  pickedIn({ name: "brush", isInterval }, value, VIEW, ROWS);

describe("the selections of a specification", () => {
  test("are found wherever they stand", () => {
    const spec = {
      params: [
        { name: "finding", value: "x" },
        { name: "one", select: "point" },
      ],
      layer: [{ params: [{ name: "two", select: { type: "interval", encodings: ["x"] } }] }],
      hconcat: [{ spec: { params: [{ name: "three", select: { type: "point" } }] } }],
      datasets: { data: [{ name: "no", select: "point" }] },
    };
    expect(selectionsOf(spec)).toEqual([
      { name: "one", isInterval: false },
      { name: "two", isInterval: true },
      { name: "three", isInterval: false },
    ]);
  });

  test.each([[null], [7], ["x"], [{}], [{ name: 3, select: "point" }], [{ name: "a", select: null }]])(
    "are none in %j",
    (spec) => expect(selectionsOf(spec)).toEqual([]),
  );
});

describe("what a selection picks", () => {
  test("is nothing where nothing is held", () => {
    for (const value of [undefined, null, {}, { relevance: 3 }]) expect(picked(value)).toEqual({});
  });

  test("is every row with one of the values, of every table", () => {
    expect(picked({ relevance: [7] })).toEqual({ touchpoints: ["tp2"], steps: ["st1"] });
    expect(picked({ name: ["A"], relevance: [3, 8] })).toEqual({ touchpoints: ["tp1"] });
    expect(picked({ name: ["A"], relevance: [8] })).toEqual({});
  });

  test("of an interval is what lies within, whichever end comes first", () => {
    expect(picked({ relevance: [9, 7] }, true)).toEqual({ touchpoints: ["tp2"], steps: ["st1"] });
    expect(picked({ at: [new Date(5), new Date(15)] }, true)).toEqual({ touchpoints: ["tp1"] });
    expect(picked({ name: ["A", "C"] }, true)).toEqual({ touchpoints: ["tp1"] }); // names have no middle
  });

  test("of a point is its value alone", () => {
    expect(picked({ relevance: [3, 8] })).toEqual({ touchpoints: ["tp1", "tp2"] });
    expect(picked({ at: [new Date(20)] })).toEqual({ touchpoints: ["tp2"] });
  });

  test("by Vega's own ids are the rows that marks are drawn of", () => {
    expect(picked({ _vgsid_: [1, 3] })).toEqual({ touchpoints: ["tp1", "tp2"] });
    expect(picked({ _vgsid_: [9] })).toEqual({});
  });
});
