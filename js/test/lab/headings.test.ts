import { expect, test } from "vitest";
import { headingsOf } from "../../src/lab/document/headings.js";
import { documentOf, SMALL } from "../documents.js";

const lines = (headings: ReturnType<typeof headingsOf>): string[] =>
  headings.map(({ text, level }) => `${"  ".repeat(level - 1)}${text}`);

test("journeys, phases and steps in the map's order", () => {
  expect(lines(headingsOf(documentOf(SMALL), 3))).toEqual([
    "Rent a car",
    "  Before",
    "    Search",
    "    Book",
    "  After",
    "    Drive",
    "    Return",
    "Another",
    "  Elsewhere",
  ]);
});

test("down to a level", () => {
  expect(lines(headingsOf(documentOf(SMALL), 1))).toEqual(["Rent a car", "Another"]);
});

test("what has no name is called so in the document's language, and long names are cut", () => {
  const document = documentOf({
    facts: { redesign: { language: "it" } },
    journeys: { j1: { order: "a0" } },
    phases: { p1: { journey_id: "j1", order: "a0", name: "x".repeat(1000) } },
    steps: { s1: { phase_id: "p1", order: "a0" } },
  });
  const [journey = "", phase = "", step = ""] = lines(headingsOf(document, 3));
  expect([journey, phase.length < 200, step.trim()]).toEqual(["Percorso senza titolo", true, "senza nome"]);
});

test("ten thousand steps do not stop the page", () => {
  const steps = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`s${i}`, { phase_id: "p1" }]));
  expect(headingsOf(documentOf({ ...SMALL, steps }), 3)).toHaveLength(2000);
});
