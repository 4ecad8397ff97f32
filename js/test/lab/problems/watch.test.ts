import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Watch } from "../../../src/lab/problems/watch.js";
import { setValue } from "../../../src/model/edits.js";
import { documentOf, SMALL } from "../../documents.js";

let waiting: Map<number, () => void>;

/** Lets the page be idle; returns how many had waited for it. */
function beIdle(): number {
  const runs = [...waiting.values()];
  waiting.clear();
  for (const run of runs) run();
  return runs.length;
}

beforeEach(() => {
  waiting = new Map();
  let last = 0;
  vi.stubGlobal("requestIdleCallback", (run: () => void) => {
    waiting.set(++last, run);
    return last;
  });
  vi.stubGlobal("cancelIdleCallback", (asked: number) => waiting.delete(asked));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("whoever opens or types waits for nothing, and many edits are looked at once", () => {
  const document = documentOf(SMALL);
  const watch = new Watch(document);
  expect([watch.problems.value, watch.headings.value]).toEqual([undefined, []]);
  expect(beIdle()).toBe(1);
  const before = watch.problems.value?.length ?? 0;
  expect(watch.headings.value.map(({ text }) => text)).toContain("Rent a car");
  for (const name of ["a", "b", undefined]) setValue(document, "journeys", "j1", "name", name);
  expect(watch.problems.value).toHaveLength(before);
  expect(beIdle()).toBe(1);
  expect(watch.problems.value).toHaveLength(before + 1);
  expect(watch.headings.value.map(({ text }) => text)).toContain("Untitled journey");
});

test("when it is stopped, nobody looks any more", () => {
  const document = documentOf(SMALL);
  const watch = new Watch(document);
  watch.stop();
  setValue(document, "journeys", "j1", "name", "a");
  expect(beIdle()).toBe(0);
});
