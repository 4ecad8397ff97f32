import { expect, test } from "vitest";
import { changesIn, KeptEditsError, textOf } from "../../../src/lab/kept/text.js";

const text = (...changes: unknown[]): string =>
  JSON.stringify({ format: "journey-edits", version: 1, changes });

const GOOD = [
  ["set", "touchpoints", "tp1", "name", "Old", "New <b>"],
  ["set", "touchpoints", "tp1", "future.experience", null, 7.5],
  ["set", "touchpoints", "tp1", "order", "a0", "a0V"],
  ["set", "touchpoints", "tp1", "future.order", null, "a1"],
  ["set", "steps", "st1", "current..valence", -1, 1.5],
  ["set", "touchpoints", "tp1", "my score", 1, "one"],
  ["set", "facts", "redesign", "title", null, "New title"],
  ["add", "notes", "no_1", { step_id: "st1", text: "A note", order: "a0" }],
  ["remove", "steps", "st9", { phase_id: "ph2", name: "Gone" }],
] as const;

test("what is written is what is read", () => {
  const changes = changesIn(text(...GOOD));
  expect(changes).toEqual(GOOD);
  expect(changesIn(textOf(changes))).toEqual(changes);
  expect(textOf(changes).split("\n")).toHaveLength(GOOD.length + 2);
  expect(changesIn(text())).toEqual([]);
});

test.each([
  ["", "no JSON"],
  ["[", "no JSON"],
  ["[".repeat(100_000), "no JSON"],
  ["null", "do not begin"],
  ["[]", "do not begin"],
  ['{"format": "journey"}', "do not begin"],
  [
    '{"format": "journey-edits", "version": 2, "changes": []}',
    "their version is 2, and this journey-widgets reads 1",
  ],
  ['{"format": "journey-edits", "version": 1}', '"changes" must be a list'],
  ['{"format": "journey-edits", "version": 1, "changes": {"0": []}}', '"changes" must be a list'],
])("%.40s is no list of edits", (broken, message) => {
  expect(() => changesIn(broken)).toThrow(KeptEditsError);
  expect(() => changesIn(broken)).toThrow(message);
});

test.each([
  [{ kind: "set" }, "must be a list"],
  [["drop", "steps", "st1"], "must begin with 'set', 'add' or 'remove', not 'drop'"],
  [["set", "touchpoint", "tp1", "name", null, "x"], "there is no table 'touchpoint'"],
  [["set", "assessments", "tp1", "experience", null, 5], "there is no table 'assessments'"],
  [["set", "__proto__", "tp1", "name", null, "x"], "there is no table '__proto__'"],
  [["set", "touchpoints", "", "name", null, "x"], "cannot be the id"],
  [["set", "touchpoints", "tp1\n", "name", null, "x"], "cannot be the id"],
  [["set", "touchpoints", ["tp1"], "name", null, "x"], "cannot be the id"],
  [["set", "touchpoints", "tp1", "name", "x"], "must have six parts"],
  [["set", "touchpoints", "tp1", "name", "x", "x"], "changes nothing"],
  [["set", "touchpoints", "tp1", "name", null, 5], "5 is not allowed there (str)"],
  [["set", "touchpoints", "tp1", "name", { a: 1 }, "x"], "is not allowed there (str)"],
  [
    ["set", "touchpoints", "tp1", "contact_mode", null, "telepathy"],
    "'telepathy' is not allowed there (physical, digital, both)",
  ],
  [["set", "touchpoints", "tp1", "future.experience", null, 11], "11 is not allowed there"],
  [["set", "touchpoints", "tp1", "past.experience", null, 1], "there is no column 'past.experience'"],
  [["set", "touchpoints", "tp1", "position", null, 1], "there is no column 'position'"],
  [["set", "touchpoints", "tp1", "a.b.c.d", null, 1], "there is no column"],
  [["set", "touchpoints", "tp1", "order", null, "zz!"], "is not allowed there (a place)"],
  [["set", "facts", "redesign", "order", null, "a0"], "there is no column 'order'"],
  [["set", "touchpoints", "tp1", "own", null, [1]], "is not allowed there"],
  [["remove", "facts", "redesign", {}], "is always there"],
  [["add", "steps", "st1"], "must have four parts"],
  [["add", "steps", "st1", [1]], "must hold {column: value}"],
  [["add", "steps", "st1", { name: null }], "must be left out where it is empty"],
  [["add", "steps", "st1", { name: ["x"] }], "is not allowed there (str)"],
])("%j is refused in words", (change, message) => {
  expect(() => changesIn(text(GOOD[0], change))).toThrow(KeptEditsError);
  expect(() => changesIn(text(GOOD[0], change))).toThrow(`edit 2: `);
  expect(() => changesIn(text(GOOD[0], change))).toThrow(message);
});

test("what is too long or too much is refused", () => {
  expect(() => changesIn(" ".repeat(10_000_001))).toThrow("too long");
  expect(() => changesIn(text(...Array(50_001).fill(0)))).toThrow("too many");
});
