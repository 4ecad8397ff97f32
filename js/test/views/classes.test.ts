import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const VIEWS = join(import.meta.dirname, "../../src/views");
/** What both have from `base.css`, and only fit into their surroundings. */
const SHARED = ["jw-button", "jw-editor", "jw-tag", "jw-toolbar", "jw-tools", "jw-value"];

const classesOf = (folder: string): Set<string> =>
  new Set(
    readdirSync(join(VIEWS, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".css"))
      .flatMap((file) => readFileSync(join(VIEWS, folder, file), "utf8").match(/(?<=\.)jw-[\w-]+/g) ?? []),
  );

test("a map and a board in one page do not style each other's parts", () => {
  const ofMaps = classesOf("swimlane");
  expect(ofMaps.size).toBeGreaterThan(50);
  expect([...classesOf("boards")].filter((name) => ofMaps.has(name) && !SHARED.includes(name))).toEqual([]);
});
