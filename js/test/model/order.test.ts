import { describe, expect, test } from "vitest";
import { compareText, LAST, orderOf, place } from "../../src/model/order.js";
import { random } from "../random.js";

type Siblings = [string, string][];

/** Puts the keys of `place` in, and sorts by key and id as the map does. */
function outcome(siblings: Siblings, changes: ReadonlyMap<string, string>): string[] {
  const keys = new Map([...siblings, ...changes]);
  const sorted = [...keys].sort(([a, x], [b, y]) => compareText(x, y) || compareText(a, b));
  return sorted.map(([id]) => id);
}

describe("place", () => {
  test("moves one row with one key, wherever it goes", () => {
    const siblings: Siblings = [
      ["a", "a0"],
      ["b", "a1"],
      ["c", "a2"],
    ];
    for (let index = 0; index <= 3; index++) {
      const changes = place(siblings, "x", index);
      expect([...changes.keys()]).toEqual(["x"]);
      expect(outcome(siblings, changes).indexOf("x")).toBe(index);
    }
  });

  test("takes an index beyond the ends as the end", () => {
    const siblings: Siblings = [["a", "a0"]];
    expect(outcome(siblings, place(siblings, "x", 99))).toEqual(["a", "x"]);
    expect(outcome(siblings, place(siblings, "x", -99))).toEqual(["x", "a"]);
    expect(place([], "x", 0)).toEqual(new Map([["x", "a0"]]));
  });

  test.each<[string, Siblings]>([
    [
      "two with one key",
      [
        ["a", "a0"],
        ["b", "a0"],
      ],
    ],
    [
      "one without a key",
      [
        ["a", "a0"],
        ["b", LAST],
      ],
    ],
    [
      "one that only looks like a key",
      [
        ["a", "a0"],
        ["b", "zz"],
      ],
    ],
    [
      "the smallest key there is",
      [
        ["a", `A${"0".repeat(26)}`],
        ["b", "a0"],
      ],
    ],
    [
      "out of order",
      [
        ["a", "a1"],
        ["b", "a0"],
      ],
    ],
  ])("gives new keys to all where theirs leave no room: %s", (_why, siblings) => {
    for (let index = 0; index <= siblings.length; index++) {
      const expected = siblings.map(([id]) => id);
      expected.splice(index, 0, "x");
      expect(outcome(siblings, place(siblings, "x", index))).toEqual(expected);
    }
  });

  test("four thousand random moves end where they were meant to, with keys that stay keys", () => {
    const rng = random(7);
    let siblings: Siblings = [];
    for (let i = 0; i < 4000; i++) {
      const id = i < 20 || rng.chance(0.02) ? `n${i}` : rng.pick(siblings)[0];
      const others = siblings.filter(([sibling]) => sibling !== id);
      const index = rng.below(others.length + 1);
      const changes = place(others, id, index);
      const order = outcome(others, changes);
      expect(order.indexOf(id)).toBe(index);
      const keys = new Map([...others, ...changes]);
      siblings = order.map((sibling) => [sibling, keys.get(sibling) as string]);
      expect(siblings.every(([, key]) => orderOf(key) === key)).toBe(true);
      if (siblings.length > 40) siblings.splice(rng.below(siblings.length), 1);
    }
  });

  test("the same gap again and again never gives a key too long to be one", () => {
    const first: Siblings[number] = ["a", "a0"];
    let last: Siblings[number] = ["b", "a1"];
    let longest = 0;
    for (let i = 0; i < 2500; i++) {
      const siblings: Siblings = [first, last];
      const changes = place(siblings, `x${i}`, 1);
      expect(outcome(siblings, changes)).toEqual(["a", `x${i}`, last[0]]);
      const keys = new Map([...siblings, ...changes]);
      first[1] = keys.get("a") as string;
      last = [`x${i}`, keys.get(`x${i}`) as string];
      longest = Math.max(longest, last[1].length);
    }
    expect(longest).toBeGreaterThan(100);
    expect(longest).toBeLessThanOrEqual(200);
  });
});

describe("what else gets a new key", () => {
  const siblings: Siblings = [
    ["a", "a0"],
    ["b", "a1"],
    ["c", "a1"],
    ["d", "a2"],
    ["e", LAST],
    ["f", LAST],
  ];

  test.each<[number, string[]]>([
    [0, ["x"]],
    [1, ["x"]],
    [2, ["b", "x", "c"]],
    [3, ["x"]],
    [4, ["x"]],
    [5, ["e", "x", "f"]],
    [6, ["e", "f", "x"]],
  ])("at %i: %j", (index, expected) => {
    const changes = place(siblings, "x", index);
    expect([...changes.keys()]).toEqual(expected);
    expect(outcome(siblings, changes).indexOf("x")).toBe(index);
  });
});

describe("orderOf", () => {
  test.each([
    ["a0", "a0"],
    ["Zz", "Zz"],
    ["0a", LAST],
    ["", LAST],
    ["a-b", LAST],
    ["aé", LAST],
    ["a\n", LAST],
    [`a${"0".repeat(199)}`, `a${"0".repeat(199)}`],
    [`a${"0".repeat(200)}`, LAST],
    [5, LAST],
    [undefined, LAST],
    [null, LAST],
    [true, LAST],
  ])("%j is sorted by %j", (raw, expected) => {
    expect(orderOf(raw)).toBe(expected);
  });
});

describe("compareText", () => {
  const sign = (a: string, b: string): number => Math.sign(compareText(a, b));

  test("goes by code point, as Python does", () => {
    const byCodePoint = (a: string, b: string): number => {
      const [x, y] = [[...a], [...b]].map((text) => text.map((c) => c.codePointAt(0) as number)) as [
        number[],
        number[],
      ];
      for (let i = 0; i < Math.min(x.length, y.length); i++)
        if (x[i] !== y[i]) return Math.sign((x[i] as number) - (y[i] as number));
      return Math.sign(x.length - y.length);
    };
    const rng = random(3);
    const letters = [
      "a",
      "b",
      "Z",
      "é",
      "\uffff",
      "\ue000",
      "😀",
      "😁",
      "𝄞",
      "\ud7ff",
      " ",
      "0",
      "\u{10ffff}",
    ];
    for (let i = 0; i < 5000; i++) {
      const [a, b] = [0, 1].map(() =>
        Array.from({ length: rng.below(5) }, () => rng.pick(letters)).join(""),
      ) as [string, string];
      expect([a, b, sign(a, b)]).toEqual([a, b, byCodePoint(a, b)]);
    }
  });

  test("is an order", () => {
    expect(sign("", "a")).toBe(-1);
    expect(sign("a", "a")).toBe(0);
    expect(sign("a", "ab")).toBe(-1);
    expect(sign("😀", "\uffff")).toBe(1);
    expect(sign("\uffff", "😀")).toBe(-1);
  });
});
