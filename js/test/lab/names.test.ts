import { expect, test } from "vitest";
import { freeName, isReadable, onlyJourney } from "../../src/lab/names.js";

test.each([
  [[], "start-here"],
  [["start-here"], "start-here-2"],
  [["Start-Here", "start-here-2", "start-here-4"], "start-here-3"],
  [["start-here.ipynb", "start"], "start-here"],
])("beside %j the name is %s", (taken, name) => {
  expect(freeName("start-here", taken)).toBe(name);
});

test("a journey is only taken where there is no choice", () => {
  expect(onlyJourney(["a.ipynb", "Mine.Journey.json", "b.json"])).toBe("Mine.Journey.json");
  expect(onlyJourney(["a.journey.json", "b.journey.json"])).toBeUndefined();
  expect(onlyJourney(["a.ipynb"])).toBeUndefined();
});

test("what can be read is told by the suffix", () => {
  const names = [
    "a.mmd",
    "A.MD",
    "a.csv",
    "a.journey.json",
    "a.mermaid",
    "a.json",
    "a.xlsx",
    "mmd",
    "a.md.txt",
  ];
  expect(names.filter(isReadable)).toEqual(["a.mmd", "A.MD", "a.csv", "a.journey.json", "a.mermaid"]);
});
