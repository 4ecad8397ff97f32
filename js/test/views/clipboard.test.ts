// @vitest-environment happy-dom
// Copying, cutting and pasting within a map, between maps, and from elsewhere.

import { afterEach, describe, expect, test } from "vitest";
import { touchpointsAt } from "../../src/model/joining.js";
import { addPhases } from "../../src/model/many.js";
import { pasteFromMenu } from "../../src/views/swimlane/clipboard.js";
import type { SwimlaneView } from "../../src/views/swimlane/view.js";
import { documentOf, rowsOf, SMALL } from "../documents.js";
import { CTRL, card, click, draw, press, SHIFT, settled } from "./map_page.js";

type Held = Map<string, string>;

/** The clipboard's event, as the browser sends it: to the page's body. */
async function clip(way: "copy" | "cut" | "paste", held: Held = new Map()): Promise<Held> {
  const event = new Event(way, { bubbles: true, cancelable: true });
  const clipboardData = {
    getData: (type: string) => held.get(type) ?? "",
    setData: (type: string, text: string) => void held.set(type, text),
  };
  Object.assign(event, { clipboardData });
  document.body.dispatchEvent(event);
  await settled();
  return held;
}

const plain = (text: string): Held => new Map([["text/plain", text]]);

const namesAt = (view: SwimlaneView, step: string) =>
  touchpointsAt(view.document, step, view.state).map((id) => view.document.rows.touchpoints?.get(id)?.name);

// first: nothing has been copied on this page yet
describe("the menu's Paste", () => {
  const real = Object.getOwnPropertyDescriptor(navigator, "clipboard");
  afterEach(() => {
    if (real === undefined) Reflect.deleteProperty(navigator, "clipboard");
    else Object.defineProperty(navigator, "clipboard", real);
  });

  const browserSays = (read: () => Promise<string>): void => {
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { readText: read } });
  };
  const refused = (): Promise<string> => Promise.reject(new DOMException("no", "NotAllowedError"));
  const at = { row: "default-touchpoint", column: "s1", item: "t1" };

  test("tells the key where the browser keeps the clipboard to itself", async () => {
    const view = draw();
    for (const value of [undefined, { readText: refused }]) {
      Object.defineProperty(navigator, "clipboard", { configurable: true, value });
      await pasteFromMenu(view, at);
      expect(view.said.value?.text).toContain("press Ctrl V to paste");
      expect(rowsOf(view.document)).toEqual(rowsOf(documentOf(SMALL)));
      view.said.value = undefined;
    }
  });

  test("pastes what was copied elsewhere, and says when there is nothing", async () => {
    const view = draw();
    browserSays(async () => "One\nTwo");
    await pasteFromMenu(view, at);
    expect(namesAt(view, "s1")).toEqual(["Website", "One", "Two", "Advert"]);
    browserSays(async () => "");
    await pasteFromMenu(view, at);
    expect(view.said.value?.text).toBe("Nothing to paste");
  });

  test("pastes cards whole that were copied on this page, where the clipboard still has them, or is kept", async () => {
    const view = draw();
    await click("touchpoints", "t1");
    const held = await clip("copy");
    const text = held.get("text/plain") as string;
    const before = view.document.rows.touchpoints?.get("t1");
    for (const read of [async () => text.replaceAll("\n", "\r\n"), refused]) {
      browserSays(read);
      await pasteFromMenu(view, at);
      const [id] = view.own.selected.value.touchpoints ?? [];
      const { order: _, ...copy } = view.document.rows.touchpoints?.get(id as string) ?? {};
      expect(before).toMatchObject(copy);
      expect(copy).toHaveProperty("channel_id");
      view.host.undo();
    }
    // what was copied elsewhere since is what is pasted
    browserSays(async () => "Another");
    await pasteFromMenu(view, at);
    expect(namesAt(view, "s1")).toEqual(["Website", "Another", "Advert"]);
  });
});

test("cards are copied as text too: a line a card, a tab between steps", async () => {
  draw();
  await click("touchpoints", "t1");
  await click("touchpoints", "t2", SHIFT);
  const held = await clip("copy");
  expect(held.get("text/plain")).toBe("Website\tForm\nAdvert\t");
});

test("cards pasted in their map are new, in the lane and from the step with the focus on", async () => {
  const view = draw();
  await click("touchpoints", "t1");
  await click("touchpoints", "t2", SHIFT);
  const held = await clip("copy");
  await click("touchpoints", "t2");
  await clip("paste", held);
  expect([namesAt(view, "s1"), namesAt(view, "s2"), namesAt(view, "s3")]).toEqual([
    ["Website", "Advert"],
    ["Form", "Website", "Advert"],
    ["Car", "Form"],
  ]);
  expect(view.own.selected.value.touchpoints).toHaveLength(3);
  expect(view.said.value?.text).toBe("Pasted: 3");
  const before = rowsOf(view.document);
  view.host.undo();
  expect(rowsOf(view.document)).toEqual(rowsOf(documentOf(SMALL)));
  view.host.redo();
  expect(rowsOf(view.document)).toEqual(before);
});

test("what is cut is gone at once, and one step of undo", async () => {
  const view = draw();
  await click("touchpoints", "t1");
  const held = await clip("cut");
  expect(namesAt(view, "s1")).toEqual(["Advert"]);
  await click("touchpoints", "t2");
  await clip("paste", held);
  expect(namesAt(view, "s2")).toEqual(["Form", "Website"]);
  const notes = [...(view.document.rows.notes?.values() ?? [])].filter(({ text }) => text === "slow");
  expect(notes).toHaveLength(1);
  view.host.undo();
  view.host.undo();
  expect(rowsOf(view.document)).toEqual(rowsOf(documentOf(SMALL)));
});

test("between documents channels and owners are found by name; past the last step there are new ones", async () => {
  draw();
  await click("touchpoints", "t1");
  await click("touchpoints", "t2", SHIFT);
  const held = await clip("copy");
  const other = draw(
    true,
    documentOf({
      journeys: { j: { name: "Other" } },
      phases: { p: { journey_id: "j" } },
      steps: { s: { phase_id: "p", name: "Only" } },
      channels: { x: { name: "web" } },
      touchpoints: { own: { step_id: "s", name: "Mine" } },
    }),
  );
  await click("touchpoints", "own");
  await clip("paste", held);
  expect(namesAt(other, "s")).toEqual(["Mine", "Website", "Advert"]);
  const made = other.map.value.columns[1]?.key as string;
  expect(namesAt(other, made)).toEqual(["Form"]);
  expect(Object.keys(rowsOf(other.document).channels ?? {})).toEqual(["x"]);
  expect(Object.values(rowsOf(other.document).org_units ?? {}).map(({ name }) => name)).toEqual([
    "Sales",
    "Fleet",
  ]);
  other.host.undo();
  expect(other.map.value.columns).toHaveLength(1);
  expect(rowsOf(other.document).org_units).toEqual({});
});

test("steps and phases are pasted with all that hangs on them", async () => {
  const view = draw();
  await click("steps", "s1");
  const step = await clip("copy");
  await click("steps", "s2");
  await clip("paste", step);
  expect(view.map.value.columns.map(({ phaseId }) => phaseId)).toEqual(["p1", "p1", "p1", "p2"]);
  expect(namesAt(view, view.map.value.columns[2]?.key as string)).toEqual(["Website", "Advert"]);
  await click("phases", "p1");
  const phase = await clip("copy");
  expect(phase.get("text/plain")).toBe("Before");
  await clip("paste", phase);
  expect(view.map.value.phases.map(({ count }) => count)).toEqual([3, 3, 1]);
});

test("a note pasted in another lane of notes is of that kind", async () => {
  const view = draw();
  await click("notes", "n3");
  const held = await clip("copy");
  await click("notes", "n2");
  await clip("paste", held);
  const copies = [...(view.document.rows.notes?.values() ?? [])].filter(({ text }) => text === "app");
  expect(copies.map(({ note_kind, step_id, severity }) => [note_kind, step_id, severity])).toEqual([
    ["opportunity", undefined, undefined],
    ["blocker", "s1", "slows"],
  ]);
});

test("in the future map what is pasted exists there alone", async () => {
  const view = draw(true, documentOf(SMALL), { state: "future" });
  await click("touchpoints", "t1");
  const held = await clip("copy");
  await clip("paste", held);
  expect(namesAt(view, "s1")).toEqual(["Website", "Website", "Advert"]);
  expect(touchpointsAt(view.document, "s1", "current")).toEqual(["t1", "t4"]);
});

test("lines become cards, a sheet fills the steps, as text and nothing else", async () => {
  const view = draw();
  await click("touchpoints", "t1");
  await clip("paste", plain("<img src=x onerror=alert(1)>\r\nQueue\r\n"));
  expect(namesAt(view, "s1")).toEqual(["Website", "<img src=x onerror=alert(1)>", "Queue", "Advert"]);
  expect(document.querySelector("img")).toBeNull();
  await click("notes", "n2");
  await clip("paste", plain("a\tb\tc\td\n\t\te"));
  const texts = (step: string) =>
    [...(view.document.rows.notes?.values() ?? [])]
      .filter((note) => note.step_id === step && note.note_kind === "blocker")
      .map(({ text }) => text);
  const columns = view.map.value.columns.map(({ key }) => key);
  expect(columns.map(texts)).toEqual([["dear", "a"], ["b"], ["c", "e"], ["d"]]);
});

test("on the head lines become steps and phases; where a step has one value, that value", async () => {
  const view = draw();
  await click("steps", "s1");
  await clip("paste", plain("x\ty\nz"));
  expect(view.map.value.columns.map(({ key }) => view.document.rows.steps?.get(key)?.name)).toEqual([
    "Search",
    "x",
    "y",
    "z",
    "Book",
    "Drive",
  ]);
  await click("phases", "p2");
  await clip("paste", plain("During\nLater"));
  expect(view.map.value.phases.map(({ id }) => view.document.rows.phases?.get(id)?.name)).toEqual([
    "Before",
    "After",
    "During",
    "Later",
  ]);
  card("emotions", "s1").focus();
  await settled();
  await clip("paste", plain("-1,5\t2"));
  expect(view.document.rows.steps?.get("s1")?.["current..valence"]).toBe(-1.5);
  expect(
    Object.values(rowsOf(view.document).steps ?? {}).filter((step) => step["current..valence"] === 2),
  ).toHaveLength(1);
});

test("too much is refused in words, and nothing at all does nothing", async () => {
  const view = draw();
  await click("touchpoints", "t1");
  await clip("paste", plain("x\n".repeat(2001)));
  expect(view.said.value?.text).toBe("At most 2000 cards at a time");
  await clip("paste", plain("\t".repeat(100_000)));
  await clip("paste", plain(" \n \n"));
  await clip("paste", new Map([["application/vnd.journey-widgets+json", "{}"]]));
  expect(rowsOf(view.document)).toEqual(rowsOf(documentOf(SMALL)));
});

test("the keys of the clipboard go to the browser, and no further", async () => {
  draw();
  let heard = 0;
  const listener = (): void => void heard++;
  document.body.addEventListener("keydown", listener);
  await click("touchpoints", "t1");
  for (const key of ["c", "x", "v"]) expect((await press(key, CTRL)).defaultPrevented).toBe(false);
  expect(heard).toBe(0);
  await press("s", CTRL);
  expect(heard).toBe(1);
  document.body.removeEventListener("keydown", listener);
});

test("a map that may not be written is copied from, and not pasted into", async () => {
  const view = draw(false);
  await click("touchpoints", "t1");
  expect((await clip("copy")).get("text/plain")).toBe("Website");
  expect((await clip("cut")).size).toBe(0);
  await clip("paste", plain("x"));
  expect(rowsOf(view.document)).toEqual(rowsOf(documentOf(SMALL)));
});

test("in an editor the clipboard is the editor's", async () => {
  const view = draw();
  await click("touchpoints", "t1");
  await press("Enter");
  document.querySelector("textarea")?.focus();
  await clip("paste", plain("x"));
  expect(rowsOf(view.document)).toEqual(rowsOf(documentOf(SMALL)));
});

test("lines pasted on a step without a name begin with it", async () => {
  const view = draw();
  addPhases(view.document, view.journeyId, ["New"], 9);
  await settled();
  const blank = view.map.value.columns.at(-1)?.stepId as string;
  await click("steps", blank);
  await clip("paste", plain("First\nSecond"));
  const { phaseId } = view.map.value.columns.at(-1) ?? {};
  const names = view.map.value.columns
    .filter((column) => column.phaseId === phaseId)
    .map(({ stepId }) => view.document.rows.steps?.get(stepId as string)?.name);
  expect(names).toEqual(["First", "Second"]);
  view.host.undo();
  expect(view.document.rows.steps?.get(blank)?.name).toBeUndefined();
});
