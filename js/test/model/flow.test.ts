// How steps go, and which touchpoint comes after which. That Python reads the same is held by tests/sync/test_conformance.py.

import { describe, expect, test } from "vitest";
import { blocksOf, passagesOf } from "../../src/model/flow.js";
import type { Raw } from "../../src/model/values.js";

/** Blocks of steps of one phase, each written as `kind/group/branch`. */
function blocks(...steps: string[]) {
  const rows = new Map<string, Raw>();
  const columns = steps.map((step, i) => {
    const [flow_kind = "", flow_group = "", branch = ""] = step.split("/");
    rows.set(`${i}`, { flow_kind, flow_group, branch });
    return { phaseId: "p", stepId: `${i}` };
  });
  return blocksOf(columns, (id) => rows.get(id));
}

const told = (...steps: string[]): string[] =>
  blocks(...steps).map(
    ({ kind, ways }) => `${kind[0]} ${ways.map(({ columns }) => columns.join("+")).join(" ")}`,
  );

const pairs = (steps: readonly string[], without: readonly number[] = []): string =>
  passagesOf(blocks(...steps), (i) => (without.includes(i) ? [] : [`${i}`]))
    .map(([from, to]) => `${from}>${to}`)
    .join(" ");

describe("blocks", () => {
  test("of a sequence are its steps", () => expect(told("sequence", "sequence")).toEqual(["s 0", "s 1"]));

  test("are neighbours of one kind and group", () => {
    expect(told("alternative", "alternative", "any_order", "any_order/b", "any_order/b")).toEqual([
      "a 0 1",
      "a 2",
      "a 3 4",
    ]);
  });

  test("of alternatives hold steps of one branch as one way, apart or not", () => {
    expect(told("alternative//x", "alternative//y", "alternative//x", "alternative", "alternative")).toEqual([
      "a 0+2 1 3 4",
    ]);
  });

  test("know no branch where nothing is chosen", () =>
    expect(told("any_order//x", "any_order//x")).toEqual(["a 0 1"]));

  test("end with their phase, and a phase without steps is one", () => {
    const columns = [
      { phaseId: "p", stepId: "a" },
      { phaseId: "q", stepId: "a" },
      { phaseId: "r", stepId: undefined },
    ];
    const found = blocksOf(columns, () => ({ flow_kind: "alternative" }));
    expect(found.map(({ kind, count }) => [kind, count])).toEqual([
      ["alternative", 1],
      ["alternative", 1],
      ["sequence", 1],
    ]);
  });

  test("bear values that are none", () => {
    const columns = [{ phaseId: "p", stepId: "a" }];
    expect(blocksOf(columns, () => ({ flow_kind: "round" }))[0]?.kind).toBe("sequence");
    expect(blocksOf(columns, () => ({ flow_kind: "alternative", branch: 7 }))[0]?.ways[0]?.branch).toBe(
      undefined,
    );
  });
});

describe("passages", () => {
  const FORK = ["sequence", "alternative//x", "alternative//y", "alternative//x", "sequence"];

  test("lead into each way and out of it, never from one to another", () => {
    expect(pairs(FORK)).toBe("0>1 1>3 0>2 3>4 2>4");
  });

  test("lead past a way without touchpoints", () => expect(pairs(FORK, [2])).toBe("0>1 1>3 0>4 3>4"));

  test("lead past a block without any", () => expect(pairs(FORK, [1, 2, 3])).toBe("0>4"));

  test("among steps in any order lead from each to each", () => {
    expect(pairs(["sequence", "any_order", "any_order"])).toBe("0>1 2>1 0>2 1>2");
  });

  test("are not more than somebody could look at", () => {
    const many = Array.from({ length: 300 }, () => "any_order");
    expect(passagesOf(blocks(...many), (i) => [`${i}`])).toHaveLength(10_000);
  });
});
