// @vitest-environment happy-dom
// Reading a map: filter, comparison, saved views, presentation, in a real map in a page.

import { options } from "preact";
import { describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { setAssessment, setEmotion, setValue } from "../../src/model/edits.js";
import type { Value } from "../../src/model/values.js";
import type { Look } from "../../src/views/swimlane/look.js";
import { countsOf } from "../../src/views/swimlane/reading/compare.js";
import { nextFrom } from "../../src/views/swimlane/reading/overview.js";
import {
  deleteView,
  isShown,
  openView,
  overwriteView,
  savedViews,
  saveView,
} from "../../src/views/swimlane/reading/saved_views.js";
import { fitZoom, nextZoom } from "../../src/views/swimlane/reading/screen.js";
import { slideAfter, slidesOf } from "../../src/views/swimlane/reading/slides.js";
import type { SwimlaneView } from "../../src/views/swimlane/view.js";
import { documentOf, SMALL } from "../documents.js";
import { draw as drawMap } from "./map_page.js";

const draw = (look: Partial<Look> = {}, canEdit = true): SwimlaneView =>
  drawMap(canEdit, documentOf(SMALL), look);

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 15));
const all = <E extends HTMLElement>(selector: string): E[] => [...document.querySelectorAll<E>(selector)];
const drawn = (): string[] => all(".jw-card[data-row]").map(({ dataset }) => dataset.row ?? "");
const ghosts = (): string[] => all("[data-ghost]").map(({ dataset }) => dataset.ghost ?? "");
const press = (target: Element, key: string, more: KeyboardEventInit = {}): KeyboardEvent => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
};

describe("the filter", () => {
  test("pales the rest, follows edits, and hides", async () => {
    const view = draw({ filter: "channel:web" });
    await settled();
    const pale = (): string[] => all("[data-pale]").map(({ dataset }) => dataset.row ?? "");
    expect(view.finding.found.value?.map(({ stop }) => stop.item)).toEqual(["t1", "n1"]);
    expect(pale()).toEqual(expect.arrayContaining(["t2", "t3", "t4", "n2", "n3"]));
    expect(pale()).not.toContain("t1");
    setValue(view.document, "touchpoints", "t4", "channel_id", "c1");
    await settled();
    expect(pale()).not.toContain("t4");
    view.own.is_hiding.value = true;
    await settled();
    expect(drawn().filter((id) => /^[tn]/.test(id))).toEqual(["t1", "t4", "n1"]);
    expect(view.map.value.columns).toHaveLength(3); // steps stay
  });

  test("draws again only the cells whose cards come or go", async () => {
    const view = draw();
    await settled();
    const redrawn: string[] = [];
    const before = options.diffed;
    options.diffed = (vnode) => {
      if (typeof vnode.type === "function") redrawn.push(vnode.type.name);
      before?.(vnode);
    };
    view.own.is_hiding.value = true;
    view.own.filter.value = "kind:touchpoint";
    await settled();
    options.diffed = before ?? (() => undefined);
    expect(drawn().filter((id) => /^[ns]/.test(id))).toEqual([]);
    expect(redrawn).toContain("Cards");
    for (const name of ["TouchpointCard", "NoteCard", "Header", "StepHeader", "Grid", "Lanes", "Lane"])
      expect(redrawn).not.toContain(name);
  });

  test("draws the curve of a persona it asks for, and pales the others", async () => {
    const view = draw();
    view.document.doc.transact(() => {
      for (const [id, name] of Object.entries({ pe1: "Marta", pe2: "Paolo" }))
        view.document.map("personas").set(id, new Y.Map<Value>([["name", name]]));
      view.document.map("journeys").get("j1")?.set("persona_id", "pe1");
    });
    setEmotion(view.document, "s1", "current", "valence", 1);
    setEmotion(view.document, "s2", "current", "valence", -1, "pe2");
    const names = (): (string | undefined)[] =>
      all(".jw-curve-name").map(({ textContent }) => textContent ?? "");
    await settled();
    expect(names()).toEqual([]);
    view.own.filter.value = "persona:paolo";
    await settled();
    expect(names()).toEqual(["Paolo"]);
    expect(all(".jw-point:not([data-pale]), .jw-curve-name[data-pale]")).toEqual([]);
    view.own.filter.value = "persona:marta";
    await settled();
    expect([names(), all(".jw-point[data-pale]")]).toEqual([[], []]);
  });

  test("leads from one match to the next, round and round", async () => {
    const view = draw({ filter: "channel:web" });
    await settled();
    const places = [1, 1, 1, -1].map((by) => {
      view.finding.goToNext(by as 1 | -1);
      return view.focus.active.value?.item;
    });
    expect(places).toEqual(["t1", "n1", "t1", "n1"]);
    expect(view.said.value?.text).toBe("2 of 2: slow");
  });

  test("is reached by / and Ctrl+F in the map, and left by Escape", async () => {
    draw();
    await settled();
    const stop = document.querySelector<HTMLElement>('[data-stop][tabindex="0"]') as HTMLElement;
    const input = document.querySelector<HTMLInputElement>(".jw-search input") as HTMLInputElement;
    expect(press(stop, "/").defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(input);
    press(input, "Escape");
    await settled();
    expect(document.activeElement).toBe(stop);
    expect(press(stop, "f", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(input);
    expect(
      press(document.querySelector(".jw-title button") as Element, "f", { ctrlKey: true }).defaultPrevented,
    ).toBe(false);
  });
});

describe("the toolbar", () => {
  test("is one stop of the tab order, and arrows lead through it", async () => {
    draw();
    await settled();
    const tools = all<HTMLButtonElement>(".jw-tools :is(button:not(:disabled), select, input)");
    expect(tools.filter(({ tabIndex }) => tabIndex === 0)).toEqual([tools[0]]);
    tools[0]?.focus();
    press(tools[0] as Element, "ArrowRight");
    expect(document.activeElement).toBe(tools[1]);
    press(tools[1] as Element, "End");
    expect(document.activeElement).toBe(tools.at(-1));
    press(tools.at(-1) as Element, "ArrowRight");
    expect(document.activeElement).toBe(tools[0]);
    expect(all(".jw-tools [tabindex='0']")).toEqual([tools[0]]);
  });
});

describe("a saved view", () => {
  test("is kept, opened, overwritten, deleted, and all of it undone", async () => {
    const view = draw({ state: "future", filter: "web", hidden_lanes: ["a", "b"], comparison: "overlay" });
    await settled();
    saveView(view, "Board");
    const [id = ""] = savedViews(view);
    expect(view.document.raw("saved_views", id)).toMatchObject({
      journey_id: "j1",
      name: "Board",
      state: "future",
      filter: "web",
      hidden_lanes: "a\nb",
      comparison_kind: "overlay",
    });
    expect(isShown(view, id)).toBe(true);
    view.own.filter.value = "";
    view.own.comparison.value = "";
    view.own.state.value = "current";
    expect(isShown(view, id)).toBe(false);
    openView(view, id);
    expect([view.own.filter.value, view.own.state.value, view.own.comparison.value]).toEqual([
      "web",
      "future",
      "overlay",
    ]);
    view.own.filter.value = "shop";
    view.own.hidden_lanes.value = [];
    overwriteView(view, id);
    expect(view.document.raw("saved_views", id)).toMatchObject({ filter: "shop" });
    expect(view.document.raw("saved_views", id)).not.toHaveProperty("hidden_lanes");
    view.host.undo(); // one gesture, one step
    expect(view.document.raw("saved_views", id)).toMatchObject({ filter: "web", hidden_lanes: "a\nb" });
    deleteView(view, id);
    expect(savedViews(view)).toEqual([]);
    view.host.undo();
    view.host.undo();
    expect(savedViews(view)).toEqual([]);
  });
});

describe("the comparison", () => {
  const changed = (view: SwimlaneView): void => {
    setAssessment(view.document, "t2", "future", "is_present", false);
    setAssessment(view.document, "t4", "future", "step_id", "s2");
    setAssessment(view.document, "t1", "current", "experience", 4);
    setAssessment(view.document, "t1", "future", "experience", 8);
    setValue(view.document, "notes", "n2", "is_future", false);
  };

  test("lays the future over today", async () => {
    const view = draw({ comparison: "overlay" });
    changed(view);
    await settled();
    expect(view.state).toBe("future");
    expect(view.map.value.columns.map(({ key, isAbsent }) => [key, isAbsent ?? false])).toEqual([
      ["s1", false],
      ["s2", false],
      ["s3", true],
      ["s4", false],
    ]);
    expect(ghosts().sort()).toEqual(["n2", "t2", "t3", "t4"]);
    expect(document.querySelector('[data-row="t1"] .jw-was')?.textContent).toBe("Experience: 4 → 8");
    expect(countsOf(view)).toEqual({ added: 1, changed: 2, removed: 2, kept: 3 });
  });

  test("shows only what differs", async () => {
    const view = draw({ comparison: "differences" });
    changed(view);
    await settled();
    expect(
      drawn()
        .filter((id) => /^[tn]/.test(id))
        .sort(),
    ).toEqual(["n4", "t1", "t4"]);
  });

  test("stacks two whole maps, each edited in its own state", async () => {
    const view = draw({ comparison: "side_by_side" });
    await settled();
    const sides = all(".jw-side");
    expect(sides.map((side) => side.dataset.state)).toEqual(["current", "future"]);
    expect(sides.map((side) => side.querySelectorAll('[data-row="t3"]').length > 0)).toEqual([true, false]);
    const card = sides[1]?.querySelector<HTMLElement>('[data-stop][data-row="t1"]') as HTMLElement;
    card.focus();
    press(card, "Delete");
    await settled();
    expect(view.document.raw("touchpoints", "t1")).toMatchObject({ "future.is_present": false });
    expect(sides[0]?.querySelector('[data-row="t1"]')).not.toBeNull();
  });
});

describe("the screen", () => {
  test("fits a map to its box, never one pixel too wide", () => {
    const map = { width: 3000, height: 2000 };
    expect(fitZoom({ width: 1000, height: 500 }, map, false)).toBe(0.333);
    expect(fitZoom({ width: 1000, height: 500 }, map, true)).toBe(0.25);
    expect(fitZoom({ width: 10, height: 10 }, map, true)).toBe(0.2);
    expect(fitZoom({ width: 9e9, height: 9e9 }, map, true)).toBe(3);
    expect(fitZoom({ width: 0, height: 0 }, { width: 0, height: 0 }, true)).toBe(1);
  });

  test("zooms by the usual steps", () => {
    expect([nextZoom(1, 1), nextZoom(1, -1), nextZoom(0.72, 1), nextZoom(3, 1), nextZoom(0.2, -1)]).toEqual([
      1.1, 0.9, 0.8, 3, 0.2,
    ]);
  });

  test("moves the window of the overview by keys", () => {
    const seen = { from: 0.4, size: 0.25 };
    expect(nextFrom("ArrowRight", seen, 20)).toBeCloseTo(0.45);
    expect(nextFrom("PageUp", seen, 20)).toBeCloseTo(0.15);
    expect([nextFrom("Home", seen, 20), nextFrom("End", seen, 20), nextFrom("x", seen, 20)]).toEqual([
      0,
      0.75,
      undefined,
    ]);
  });
});

describe("the presentation", () => {
  test("goes phase by phase, and in each touchpoint by touchpoint", () => {
    const view = draw();
    expect(slidesOf(view.map.value).map((slide) => ("id" in slide ? slide.id : slide.kind))).toEqual([
      "journey",
      "phase",
      "t1",
      "t4",
      "t2",
      "phase",
      "t3",
    ]);
    expect(
      ["ArrowRight", "PageDown", " ", "PageUp", "Home", "End", "x"].map((key) => slideAfter(key, 3, 7)),
    ).toEqual([4, 4, 4, 2, 0, 6, undefined]);
  });

  test("is led by keys and ended by Escape", async () => {
    draw({}, false);
    await settled();
    document.querySelector<HTMLElement>('.jw-tools [aria-label="Present"]')?.click();
    await vi.waitFor(() => expect(document.querySelector(".jw-stage")).not.toBeNull(), { timeout: 5000 });
    const stage = document.querySelector(".jw-stage") as HTMLElement;
    expect(stage.textContent).toContain("Rent a car");
    for (const key of ["PageDown", " "]) {
      press(stage, key);
      await settled();
    }
    expect(document.querySelector(".jw-slide h2")?.textContent).toBe("Website");
    press(stage, "Escape");
    await settled();
    expect(document.querySelector(".jw-show")).toBeNull();
  });
});
