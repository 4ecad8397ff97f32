import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readJourneyFile } from "../../../src/interchange/journey_file.js";
import type { Change } from "../../../src/lab/kept/changes.js";
import { misfitOf } from "../../../src/lab/kept/misfit.js";

const CASE = readFileSync("../journey_widgets/examples/b2b-software.en.journey.json", "utf8");

test.each<[Change, string | undefined]>([
  [["set", "touchpoints", "tp1", "name", "Old", "Trade fair stand"], undefined],
  [["set", "touchpoints", "tp1", "name", null, "x"], "Touchpoints · “Trade fair stand” · Name"],
  [["set", "touchpoints", "nobody", "name", null, "x"], "Touchpoints · nobody · Name"],
  [["add", "touchpoints", "tp1", { name: "Trade fair stand" }], undefined],
  [["add", "touchpoints", "tp1", { name: "Another" }], "Touchpoints · “Trade fair stand”"],
  [["remove", "touchpoints", "gone", { name: "Gone" }], undefined],
  [["remove", "touchpoints", "tp1", {}], "Touchpoints · “Trade fair stand”"],
])("%j", (change, place) => {
  const document = readJourneyFile(CASE, "the case");
  const found = misfitOf(document.rows, [change], "en");
  expect(found).toBe(place && `the map is not what they lead to: ${place}`);
  document.destroy();
});
