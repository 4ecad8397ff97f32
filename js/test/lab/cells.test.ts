import { expect, test } from "vitest";
import { mapCell, readCell, saveCell } from "../../src/lab/cells.js";

const lines = (code: string): string[] => code.split("\n");

test("a map is of the journey beside the notebook, or of a case in the reader's language", () => {
  expect(lines(mapCell('my "own".journey.json', "it"))).toEqual([
    "import journey_widgets as jw",
    "",
    'rd = jw.read("my \\"own\\".journey.json")',
    "jw.Swimlane(rd)",
  ]);
  expect(mapCell(undefined, "it")).toContain('jw.example("b2b-software", language="it")');
  expect(mapCell(undefined, "en")).toContain('jw.example("b2b-software")');
});

test("a file of another format is shown in the reader's language", () => {
  expect(lines(readCell("../team.mmd", "en")).slice(-2)).toEqual([
    'rd = jw.read("../team.mmd")',
    "jw.Swimlane(rd)",
  ]);
  expect(readCell("team.mmd", "it")).toContain('jw.Swimlane(rd, language="it")');
});

test("a journey of ours has a language of its own", () => {
  expect(readCell("a.journey.json", "it")).toContain("jw.Swimlane(rd)");
});

test("the columns of a table are guessed by their names", () => {
  const head = '\ufeff"Fase";Passo;Contatto;note;Attesa';
  expect(lines(readCell("visite.csv", "it", head)).slice(-3)).toEqual([
    'df = pd.read_csv("visite.csv", sep=";", decimal=",")',
    'rd = jw.from_frame(df, language="it", phase="Fase", step="Passo", touchpoint="Contatto", expectation="Attesa")',
    "jw.Swimlane(rd)",
  ]);
});

test("without such names the first column is the phase, without a head nothing is known", () => {
  expect(readCell("a.csv", "en", "When,Where")).toContain('phase="When")');
  expect(readCell("a.csv", "en")).toContain(
    'pd.read_csv("a.csv")\nrd = jw.from_frame(df, language="en", phase="phase")',
  );
});

test("the redesign is saved", () => {
  expect(saveCell("è.journey.json")).toBe('rd.save("è.journey.json")');
});
