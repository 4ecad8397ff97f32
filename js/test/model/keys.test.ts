import { describe, expect, test } from "vitest";
import { assessmentKey, columnKey, emotionKey, isId, partsOf } from "../../src/model/keys.js";

const ODD = ["name", "a.b", "a%2Eb", "%", "..", "%25", "100%.", "", "à", "order", "a\nb", "%2e"];

describe("keys", () => {
  test.each(ODD)("the key of a column comes apart again: %j", (name) => {
    expect(partsOf(columnKey(name))).toEqual([name]);
    expect(partsOf(assessmentKey("future", name))).toEqual(["future", name]);
    for (const persona of ODD)
      expect(partsOf(emotionKey("current", name, persona))).toEqual(["current", persona, name]);
  });

  test("different columns have different keys", () => {
    expect(new Set(ODD.map(columnKey)).size).toBe(ODD.length);
  });

  test("the journey's own persona is an empty part", () => {
    expect(emotionKey("current", "valence")).toBe("current..valence");
  });

  test.each([
    ["t1", true],
    ["a b", true],
    ["è-1", true],
    ["🚗", true],
    ["x".repeat(200), true],
    ["🚗".repeat(200), true],
    ["", false],
    ["a\nb", false],
    ["a\u00a0b", false],
    ["a\u200db", false],
    ["\u202eevil", false],
    ["\ud83d", false],
    ["x".repeat(201), false],
    ["🚗".repeat(201), false],
  ])("%j names a row: %s", (text, expected) => {
    expect(isId(text)).toBe(expected);
  });
});
