import { expect, test } from "vitest";
import { readSheet, writeSheet } from "../../src/views/swimlane/sheet.js";
import { random } from "../random.js";

test.each([
  ["one", [["one"]]],
  ["one\ntwo\r\nthree\r\n", [["one"], ["two"], ["three"], [""]]],
  [
    "a\tb\nc\td",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["a\t\t\nb", [["a", "", ""], ["b"]]],
  ['"two\nlines"\tb', [["two\nlines", "b"]]],
  ['"say ""yes"""', [['say "yes"']]],
  ['"Yes", she says\nno', [['"Yes", she says'], ["no"]]],
  ['"never closed\nb', [['"never closed'], ["b"]]],
  ["  x  \u0000\u0007\t<b>", [["x", "<b>"]]],
  ["", [[""]]],
])("%j is read", (text, rows) => {
  expect(readSheet(text)).toEqual(rows);
});

test("what is written is read again", () => {
  const rng = random(7);
  const bits = ["a", '"', "\t", "\n", "è", "😀", ",", "x y"];
  for (let i = 0; i < 300; i++) {
    const cell = () =>
      Array.from({ length: rng.below(6) }, () => rng.pick(bits))
        .join("")
        .trim();
    const columns = Array.from({ length: 1 + rng.below(3) }, () => Array.from({ length: 2 }, cell));
    const rows = [0, 1].map((row) => columns.map((column) => column[row]));
    expect([i, readSheet(writeSheet(columns))]).toEqual([i, rows]);
  }
});

test("a long text of open quotes is read at once", () => {
  const start = performance.now();
  readSheet('"x\n'.repeat(100_000));
  readSheet('"'.repeat(200_000));
  expect(performance.now() - start).toBeLessThan(2000);
});
