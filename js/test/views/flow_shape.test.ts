// The band of the flow: how high it is, and what stands on which line. That the picture draws the same is looked at.

import { describe, expect, test } from "vitest";
import { blocksOf } from "../../src/model/flow.js";
import type { Raw } from "../../src/model/values.js";
import { flowShape } from "../../src/views/swimlane/flow_shape.js";
import type { StepFlow } from "../../src/views/swimlane/flow_words.js";

const PLAIN: StepFlow = { isOptional: false, isRepeatable: false, back: undefined };

function shape(rows: readonly Raw[], marks: Readonly<Record<number, Partial<StepFlow>>> = {}) {
  const columns = rows.map((_, i) => ({ phaseId: "p", stepId: `${i}` }));
  const blocks = blocksOf(columns, (id) => rows[Number(id)]);
  return flowShape(
    blocks,
    rows.map((_, i) => ({ ...PLAIN, ...marks[i] })),
  );
}

const way = (branch: string): Raw => ({ flow_kind: "alternative", branch });

describe("the band", () => {
  test("is not there where one step follows the other", () => {
    expect(shape([{}, {}, {}])).toBeUndefined();
    // alone in its block there is nothing to choose
    expect(shape([{}, way("A"), {}])).toBeUndefined();
    expect(shape([{}, {}], { 1: { isOptional: true } })).toBeDefined();
  });

  test("gives each way a line of its own, and its steps stand on it", () => {
    const found = shape([{}, way("A"), way("B"), way("A"), way("C"), {}]);
    const ys = [0, 1, 2, 3, 4, 5].map((column) => found?.y(column));
    expect(ys[1]).toBe(ys[3]);
    expect(ys[2]).toBe(ys[0]);
    expect(new Set(ys).size).toBe(3);
    expect(found?.height).toBeGreaterThan(Math.max(...(ys as number[])));
  });

  test("puts loops that cross on different levels, and others on one", () => {
    const rows = Array.from({ length: 8 }, () => ({}));
    const levels = (marks: Readonly<Record<number, number>>) =>
      shape(rows, Object.fromEntries(Object.entries(marks).map(([at, back]) => [at, { back }])))?.loops.map(
        ({ from, level }) => [from, level],
      );
    expect(levels({ 2: 0, 7: 4 })).toEqual([
      [2, 0],
      [7, 0],
    ]);
    expect(levels({ 7: 0, 3: 2, 6: 5 })).toEqual([
      [3, 0],
      [6, 0],
      [7, 1],
    ]);
  });
});
