// @vitest-environment happy-dom
// The lanes of channels and functions by the keyboard: each line of a cell is a place, whether a dot is there or not.

import { expect, test } from "vitest";
import { placeOn } from "../../src/views/swimlane/focus.js";
import { documentOf, SMALL } from "../documents.js";
import { draw, settled } from "./map_page.js";

const LANES = {
  la1: { journey_id: "j1", lane_kind: "channel", order: "a0" },
  la2: { journey_id: "j1", lane_kind: "org_unit", order: "a1" },
};
const WORK = { note_kind: "backstage", text: "Cleans", org_unit_id: "o1", step_id: "s2", order: "a5" };

const map = (canEdit = true) =>
  draw(
    canEdit,
    documentOf({
      ...SMALL,
      lanes: LANES,
      channels: { ...SMALL.channels, c2: { name: "Shop", order: "a1" } },
      touchpoints: {
        ...SMALL.touchpoints,
        t3: { step_id: "s3", name: "Car", channel_id: "c2", order: "a0" },
      },
      notes: { ...SMALL.notes, w1: WORK },
    }),
  );

async function press(key: string): Promise<void> {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
  await settled();
}

const label = (): string => document.activeElement?.getAttribute("aria-label") ?? "";

test("arrows lead from line to line, dot or not, and along a line; Enter adds on the line", async () => {
  const view = map();
  view.focus.go({ row: "la1", column: "s1", item: "t1" });
  await settled();
  expect(label()).toBe("Website: Web");
  const labels: string[] = [];
  for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowRight"]) {
    await press(key);
    labels.push(label());
  }
  expect(labels).toEqual([
    "Add to Shop, Search",
    "Advert: no channel",
    "Add to Shop, Search",
    "Add to Shop, Book",
  ]);
  await press("Enter");
  const input = document.activeElement as HTMLInputElement;
  input.value = "Counter";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  await settled();
  const added = [...(view.document.rows.touchpoints ?? [])].find(([, raw]) => raw.name === "Counter");
  expect(added?.[1]).toMatchObject({ step_id: "s2", channel_id: "c2" });
  expect(label()).toBe("Counter: Shop");
  view.host.undo();
  expect([...(view.document.rows.touchpoints?.values() ?? [])].some(({ name }) => name === "Counter")).toBe(
    false,
  );
});

test("leaving an editor comes back to its place", async () => {
  const view = map();
  view.focus.go({ row: "la1", column: "s2", item: placeOn("c2") });
  await settled();
  await press(" ");
  expect(document.activeElement?.matches("input, textarea")).toBe(true);
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  await settled();
  expect(label()).toBe("Add to Shop, Book");
});

test("a hollow dot is reached, says who works there, and selects its note by Space", async () => {
  const view = map();
  view.focus.go({ row: "la2", column: "s2", item: "t2" });
  await settled();
  await press("ArrowUp");
  expect(label()).toBe("Sales works here backstage: Cleans. Add to Sales, Book");
  await press(" ");
  expect(view.own.selected.value).toEqual({ notes: ["w1"] });
  expect(view.said.value?.text).toBe("Sales works here backstage: Cleans");
  await press("Insert");
  expect(document.activeElement?.matches("input, textarea")).toBe(true);
});

test("where nothing may be written, arrows go from dot to dot", async () => {
  const view = map(false);
  view.focus.go({ row: "la1", column: "s1", item: "t1" });
  await settled();
  await press("ArrowDown");
  expect(label()).toBe("Advert: no channel");
});

test("a lane without touchpoints still has a place to add one", async () => {
  const view = draw(true, documentOf({ ...SMALL, touchpoints: {}, lanes: LANES }));
  view.focus.go({ row: "step", column: "s1", item: "s1" });
  await settled();
  await press("ArrowDown");
  expect(view.focus.active.value).toEqual({ row: "la1", column: "s1", item: placeOn("") });
});
