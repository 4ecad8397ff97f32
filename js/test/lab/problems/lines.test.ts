import { expect, test } from "vitest";
import { countOf, type Line, lineOf, linesOf, memberOf, saidOf } from "../../../src/lab/problems/lines.js";
import { findProblems } from "../../../src/model/problems.js";
import type { Language } from "../../../src/schema/tables.generated.js";
import { documentOf, type Plain, SMALL } from "../../documents.js";

const TOUCHPOINTS: Plain["touchpoints"] = {
  t1: { step_id: "s1", name: "Site", contact_mode: "digital", channel_id: "gone", order: "a0" },
  t2: { step_id: "s1", contact_mode: "loud", order: "a1" },
  t3: { step_id: "nowhere", name: "Lost", order: "a2" },
};
const BROKEN: Plain = {
  ...SMALL,
  touchpoints: TOUCHPOINTS,
  notes: { n1: { text: "Hm", note_kind: "data" } },
};

const document = documentOf(BROKEN);
const problems = findProblems(document);

const told = (line: Line, language: Language = "en"): string => {
  const { place, within, message, hint } = saidOf(line, document, language);
  return [place, message, hint, within].filter((part) => part !== "").join(" | ");
};

test("what is wrong comes first, line by line, in a reader's names", () => {
  const lines = linesOf(problems).filter(({ severity }) => severity !== "missing");
  expect(lines.map((line) => told(line))).toEqual([
    "Touchpoints › Lost · Step | refers to 'nowhere', which was deleted at the same moment; the row is not shown, and not saved | undo the deletion, and it is back",
    "Touchpoints › unnamed · Mode | 'loud' is not allowed here; it reads as empty | fill in another value | Rent a car › Before › Search",
    "Touchpoints › Site · Channel | refers to 'gone', which is not there; it reads as empty | choose another row of ‘Channels’ | Rent a car › Before › Search",
    "Notes › Hm | is attached to nothing, so it stands on no map | fill in ‘Touchpoint’, ‘Step’ or ‘Phase’",
  ]);
});

test("what is empty is one line a column, and names its rows when it is opened", () => {
  const lines = linesOf(problems);
  const relevance = lines.find((line) => told(line).startsWith("Touchpoints · Relevance"));
  expect(relevance && told(relevance, "it")).toBe("Touchpoint · Rilevanza | da compilare");
  expect(relevance?.problems.map((problem) => memberOf(problem, document, "it"))).toEqual([
    { place: "Site", within: "Rent a car › Before › Search", message: "", hint: "" },
    { place: "senza nome", within: "Rent a car › Before › Search", message: "", hint: "" },
  ]);
  expect(lines.filter((line) => told(line).startsWith("Stakeholders"))).toHaveLength(5);
});

test("no line says the same as another, and none is lost", () => {
  const lines = linesOf(problems);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  expect(lines.flatMap((line) => [...line.problems])).toHaveLength(problems.length);
  expect(new Set(problems.map((problem) => lineOf(problem).key)).size).toBe(problems.length);
  const { toFix, toFill } = countOf(problems);
  expect([toFix, toFix + toFill]).toEqual([4, problems.length]);
});

test("a value of a state is its touchpoint's, and the state is named", () => {
  const other = documentOf({
    ...SMALL,
    touchpoints: { t1: { step_id: "s1", name: "Site", order: "a0", "future.experience": 77 } },
  });
  const [problem] = findProblems(other);
  expect(problem && saidOf(lineOf(problem), other, "it").place).toBe(
    "Touchpoint › Site · Esperienza · Futuro",
  );
});
