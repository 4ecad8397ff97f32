import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TEXTS } from "../../src/schema/texts.generated.js";
import { excerpt, readNumber, say, showNumber } from "../../src/views/text.js";

test("a sentence is said in the reader's language, with its blanks filled in", () => {
  expect(say("en", "said.deleted", { name: "$& <b>" })).toBe("Deleted: $& <b>");
  expect(say("it", "said.deleted", { name: "X" })).toBe("Eliminato: X");
});

test("numbers are shown as the reader writes them, and read either way", () => {
  expect(showNumber("it", -1.5)).toBe("−1,5");
  expect(showNumber("en", 7)).toBe("7");
  expect(["7,5", "7.5", " −1,2 ", "", "seven"].map(readNumber)).toEqual([
    7.5,
    7.5,
    -1.2,
    undefined,
    Number.NaN,
  ]);
});

test("an excerpt cuts between letters, not within one", () => {
  expect(excerpt("short")).toBe("short");
  const family = "👩‍🚀".repeat(200);
  expect(excerpt(family, 10)).toMatch(/…$/);
  expect(excerpt("x".repeat(100_000)).length).toBe(281);
  for (let n = 1; n < 12; n++) expect(encodeURI(excerpt(`a${"😀".repeat(20)}`, n))).toBeTruthy();
});

test("every sentence has both languages, the same blanks in both, and somebody who says it", () => {
  const folders = ["src", "../journey_widgets"];
  const code = folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    )
    .filter((name) => /\.(tsx?|py)$/.test(name) && !/texts(\.generated)?\.(ts|py)$/.test(name))
    .map((name) => readFileSync(name, "utf8"))
    .join("\n");
  for (const [key, [en, it]] of Object.entries(TEXTS)) {
    const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    expect(blanks(it), key).toEqual(blanks(en));
    expect(Math.min(en.length, it.length), key).toBeGreaterThan(0);
    // some keys are put together: their stem is enough
    const stem = key.slice(0, key.lastIndexOf(".") + 1);
    expect(code.includes(`"${key}"`) || code.includes(`\`${stem}$`), key).toBe(true);
  }
});
