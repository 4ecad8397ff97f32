// @vitest-environment happy-dom
// Selecting many, and what is done to them, in a real map in a page.

import { expect, test } from "vitest";
import { touchpointsAt } from "../../src/model/joining.js";
import { CTRL, card, click, draw, press, SHIFT, settled } from "./map_page.js";

test("Control and a click take a card in and out; a click takes one alone; Escape ends it", async () => {
  const view = draw();
  await click("touchpoints", "t1");
  await click("touchpoints", "t2", CTRL);
  await click("notes", "n2", CTRL);
  expect(view.own.selected.value).toEqual({ touchpoints: ["t1", "t2"], notes: ["n2"] });
  expect(view.said.value?.text).toBe("3 selected");
  expect(card("touchpoints", "t1").classList.contains("is-selected")).toBe(true);
  await click("touchpoints", "t1", CTRL);
  expect(view.own.selected.value).toEqual({ touchpoints: ["t2"], notes: ["n2"] });
  await press("Escape");
  expect(view.own.selected.value).toEqual({ touchpoints: ["t1"] });
  await click("touchpoints", "t4");
  expect(view.own.selected.value).toEqual({ touchpoints: ["t4"] });
});

test("a click on one of many does not write, and takes it alone", async () => {
  const view = draw();
  await click("touchpoints", "t1");
  await click("touchpoints", "t4", SHIFT);
  await click("touchpoints", "t4");
  expect(document.querySelector("textarea")).toBeNull();
  expect(view.own.selected.value).toEqual({ touchpoints: ["t4"] });
  await click("touchpoints", "t4");
  expect(document.querySelector("textarea")).not.toBeNull();
});

test("Shift extends along a lane, in either direction, and over the cells between lanes", async () => {
  const view = draw();
  await click("touchpoints", "t2");
  await click("touchpoints", "t1", SHIFT);
  expect(view.own.selected.value).toEqual({ touchpoints: ["t1", "t4", "t2"] });
  await press("ArrowDown", SHIFT);
  expect(view.own.selected.value).toEqual({ touchpoints: ["t4", "t2"] });
  await click("notes", "n3", SHIFT);
  expect(view.own.selected.value).toEqual({ touchpoints: ["t1", "t4", "t2"], notes: ["n2", "n1", "n3"] });
  await click("steps", "s1");
  await press("ArrowRight", SHIFT);
  expect(view.own.selected.value).toEqual({ steps: ["s1", "s2"] });
});

test("Control and A select the lane, then the map", async () => {
  const view = draw();
  await click("notes", "n2");
  const event = await press("a", CTRL);
  expect(view.own.selected.value).toEqual({ notes: ["n2", "n1"] });
  expect(event.defaultPrevented).toBe(true);
  expect(view.own.selected.value).toEqual({ notes: ["n2", "n1"] });
  await press("a", CTRL);
  expect(view.own.selected.value).toEqual({
    touchpoints: ["t1", "t4", "t2", "t3"],
    notes: ["n2", "n1", "n3"],
  });
});

test("what is deleted is what is selected with the focus, as one step; a brush elsewhere deletes nothing", async () => {
  const view = draw();
  await click("touchpoints", "t1");
  await click("notes", "n3", CTRL);
  await press("Delete");
  expect(touchpointsAt(view.document, "s1", "current")).toEqual(["t4"]);
  expect([view.document.rows.notes?.has("n3"), view.document.rows.notes?.has("n1")]).toEqual([false, false]);
  expect(view.said.value).toEqual({ text: "Deleted: 2", canUndo: true });
  view.host.undo();
  await settled();
  expect(touchpointsAt(view.document, "s1", "current")).toEqual(["t1", "t4"]);
  await click("touchpoints", "t1");
  view.own.selected.value = { touchpoints: ["t2", "t3"] };
  await press("Delete");
  expect([...(view.document.rows.touchpoints?.keys() ?? [])]).toEqual(
    expect.arrayContaining(["t2", "t3", "t4"]),
  );
});

test("Alt and the arrows move all that is selected, and stop at an edge together", async () => {
  const view = draw();
  await click("touchpoints", "t1");
  await click("touchpoints", "t2", CTRL);
  await press("ArrowRight", { altKey: true });
  const at = (step: string) => touchpointsAt(view.document, step, "current");
  expect([at("s1"), at("s2"), at("s3")]).toEqual([["t4"], ["t1"], ["t2", "t3"]]);
  expect(view.said.value?.text).toBe("2 moved to Drive");
  await press("ArrowRight", { altKey: true });
  expect([at("s1"), at("s2"), at("s3")]).toEqual([["t4"], ["t1"], ["t2", "t3"]]);
  expect(view.said.value?.text).toBe("It cannot go further");
  await press("ArrowDown", { altKey: true });
  expect(at("s3")).toEqual(["t3", "t2"]);
});

test("a note that goes with its touchpoint goes on hanging on it; alone it hangs on the step", async () => {
  const view = draw();
  const hangs = () => {
    const note = view.document.rows.notes?.get("n1");
    return [note?.touchpoint_id, note?.step_id];
  };
  await click("touchpoints", "t1");
  await click("notes", "n1", CTRL);
  await press("ArrowRight", { altKey: true });
  expect([touchpointsAt(view.document, "s2", "current"), hangs()]).toEqual([
    ["t1", "t2"],
    ["t1", undefined],
  ]);
  expect(card("notes", "n1").getAttribute("aria-label")).toContain("selected");
  await click("notes", "n1");
  expect(card("notes", "n1").getAttribute("aria-label")).not.toContain("selected");
  await press("ArrowLeft", { altKey: true });
  expect(hangs()).toEqual([undefined, "s1"]);
});

test("phases and steps move together", async () => {
  const view = draw();
  await click("steps", "s1");
  await click("steps", "s2", SHIFT);
  await press("ArrowRight", { altKey: true });
  expect(view.map.value.columns.map(({ key }) => key)).toEqual(["empty-p1", "s1", "s2", "s3"]);
  await click("phases", "p1");
  await press("ArrowRight", { altKey: true });
  expect(view.map.value.phases.map(({ id }) => id)).toEqual(["p2", "p1"]);
});

test("a duplicate stands beside, is selected, and has the focus; of a step with its cards", async () => {
  const view = draw();
  await click("touchpoints", "t1");
  await press("d", CTRL);
  const [first, copy, last] = touchpointsAt(view.document, "s1", "current");
  expect([first, last]).toEqual(["t1", "t4"]);
  expect(view.focus.active.value?.item).toBe(copy);
  expect(document.activeElement?.getAttribute("data-row")).toBe(copy);
  await click("steps", "s2");
  await press("d", CTRL);
  expect(view.map.value.columns).toHaveLength(4);
  const step = view.focus.active.value?.item as string;
  expect(touchpointsAt(view.document, step, "current")).toHaveLength(1);
});

test("the focus follows a card that undo moves, and stays in the grid when it goes", async () => {
  const view = draw();
  await click("touchpoints", "t1");
  await press("ArrowRight", { altKey: true });
  await press("z", CTRL);
  expect(document.activeElement?.getAttribute("data-row")).toBe("t1");
  await press("d", CTRL);
  await press("z", CTRL);
  expect(document.activeElement?.closest("[role=grid]")).not.toBeNull();
  expect(view.focus.active.value?.column).toBe("s1");
});

test("a map that may not be written says so, and is not changed", async () => {
  const view = draw(false);
  await click("touchpoints", "t1");
  await click("touchpoints", "t2", CTRL);
  for (const [key, keys] of [
    ["Delete", {}],
    ["d", CTRL],
    ["ArrowRight", { altKey: true }],
  ] as const) {
    view.said.value = undefined;
    await press(key, keys);
    expect([key, view.said.value]).not.toEqual([key, undefined]);
  }
  expect(touchpointsAt(view.document, "s1", "current")).toEqual(["t1", "t4"]);
});

test("a selection of any shape is tolerated", async () => {
  const view = draw();
  for (const odd of [
    { touchpoints: null },
    { touchpoints: "t1" },
    { nonsense: [1, {}] },
    { __proto__: ["t1"] },
  ]) {
    view.own.selected.value = odd as never;
    await settled();
    await click("touchpoints", "t1", CTRL);
    expect(view.own.selected.value.touchpoints).toEqual(["t1"]);
  }
});
