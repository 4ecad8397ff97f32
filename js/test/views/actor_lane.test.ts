// @vitest-environment happy-dom
// The lane of actors as it is used: by keys and by the mouse, with what is said and what undo brings back.

import { expect, test } from "vitest";
import type { JourneyDocument } from "../../src/model/document.js";
import { initials } from "../../src/views/swimlane/actor_lane.js";
import { documentOf, SMALL } from "../documents.js";
import { card, click, draw, press, settled } from "./map_page.js";

const CAST = {
  ...SMALL,
  actors: {
    a1: { name: "Renter", actor_kind: "customer", order: "a0" },
    a2: { name: "Desk agent", actor_kind: "company", order: "a1" },
    a3: { name: "Claims handler (night)", order: "a2" },
  },
  step_actors: {
    sa1: { step_id: "s1", actor_id: "a1", order: "a0" },
    sa2: { step_id: "s1", actor_id: "a2", order: "a1" },
    sa3: { step_id: "s2", actor_id: "a1", order: "a0" },
  },
};

function names(rows: JourneyDocument, step: string): unknown[] {
  const ids = rows.shown.ids.step_actors ?? [];
  return ids
    .map((id) => rows.rows.step_actors?.get(id))
    .filter((raw) => raw?.step_id === step)
    .map((raw) => rows.rows.actors?.get(String(raw?.actor_id))?.name);
}

const said = (): string | null | undefined => document.querySelector('[role="status"]')?.textContent;
const input = (): HTMLInputElement => document.querySelector('[role="combobox"]') as HTMLInputElement;
const options = (): (string | null)[] =>
  [...document.querySelectorAll('[role="option"] > span[dir]')].map(({ textContent }) => textContent);

/** The clipboard's event, as the browser sends it: to the page's body. */
async function clip(
  way: "copy" | "paste",
  held: Map<string, string> = new Map(),
): Promise<Map<string, string>> {
  const event = new Event(way, { bubbles: true, cancelable: true });
  const clipboardData = {
    getData: (type: string) => held.get(type) ?? "",
    setData: (type: string, text: string) => void held.set(type, text),
  };
  document.body.dispatchEvent(Object.assign(event, { clipboardData }));
  await settled();
  return held;
}

async function type(text: string): Promise<void> {
  input().value = text;
  input().dispatchEvent(new Event("input", { bubbles: true }));
  await settled();
}

test("a chip says who it is, and on whose side", () => {
  draw(true, documentOf(CAST));
  expect(card("step_actors", "sa2").getAttribute("aria-label")).toBe("Desk agent. Company");
  expect(card("step_actors", "sa2").querySelector(".jw-disc")?.className).toContain("is-company");
  expect(card("step_actors", "sa2").textContent).toBe("DADesk agent");
});

test("initials are letters of the first and the last word", () => {
  expect(["Me", "Claims handler (night)", "(ö) ñ", "🙂", "", "ß", "3 élan"].map(initials)).toEqual([
    "M",
    "CN",
    "ÖÑ",
    "",
    "",
    "SS",
    "3É",
  ]);
});

test("somebody known is chosen by typing, and takes part in one step of undo", async () => {
  const rows = documentOf(CAST);
  const view = draw(true, rows);
  await click("step_actors", "sa1");
  await press("+");
  expect(document.activeElement).toBe(input());
  // nobody is meant before something is typed; who takes part is not offered
  expect(options()).toEqual(["Claims handler (night)"]);
  expect(input().getAttribute("aria-activedescendant")).toBeNull();
  await type("nig");
  expect(document.getElementById(input().getAttribute("aria-activedescendant") ?? "")?.textContent).toContain(
    "Claims",
  );
  await press("Enter");
  expect(names(rows, "s1")).toEqual(["Renter", "Claims handler (night)", "Desk agent"]);
  expect(said()).toBe("Claims handler (night) takes part in Search");
  expect(document.activeElement?.textContent).toContain("Claims handler");
  view.host.undo();
  expect(names(rows, "s1")).toEqual(["Renter", "Desk agent"]);
});

test("somebody new becomes an actor, and undo takes both back", async () => {
  const rows = documentOf(CAST);
  const view = draw(true, rows);
  await click("step_actors", "sa3");
  await press("Insert");
  await type("D");
  expect(options()).toEqual(["Desk agent", "New actor: D"]);
  await press("ArrowUp");
  await press("Enter");
  expect(names(rows, "s2")).toEqual(["Renter", "D"]);
  expect(rows.shown.ids.actors).toHaveLength(4);
  view.host.undo();
  expect(rows.shown.ids.actors).toHaveLength(3);
  expect(names(rows, "s2")).toEqual(["Renter"]);
});

test("by the mouse one chooses from the list", async () => {
  const rows = documentOf(CAST);
  draw(true, rows);
  const add = document.querySelector<HTMLElement>('.jw-lane.is-actor [data-column="s2"] .jw-add');
  add?.click();
  await settled();
  const option = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((each) =>
    each.textContent?.includes("Desk agent"),
  );
  option?.click();
  await settled();
  expect(names(rows, "s2")).toEqual(["Renter", "Desk agent"]);
});

test("Escape, and leaving with nothing typed, add nobody", async () => {
  const rows = documentOf(CAST);
  draw(true, rows);
  for (const leave of [() => press("Escape"), async () => input().blur()]) {
    await click("step_actors", "sa1");
    await press("+");
    if (leave.length === 0 && document.activeElement === input()) await leave();
    await settled();
    expect(document.querySelector('[role="combobox"]')).toBeNull();
  }
  expect(names(rows, "s1")).toEqual(["Renter", "Desk agent"]);
});

test("whoever takes part already is shown where he is", async () => {
  const rows = documentOf(CAST);
  draw(true, rows);
  await click("step_actors", "sa2");
  await press("+");
  await type("renter");
  expect(options()).toEqual([]);
  await press("Enter");
  expect(said()).toBe("renter takes part in Search already");
  expect((document.activeElement as HTMLElement).dataset.row).toBe("sa1");
  await press("d", { ctrlKey: true });
  expect(said()).toBe("Renter takes part in Search already");
  expect(names(rows, "s1")).toHaveLength(2);
});

test("renamed, an actor is called so everywhere; the name of another one is refused", async () => {
  const rows = documentOf(CAST);
  draw(true, rows);
  await click("step_actors", "sa1");
  await press("Enter");
  const area = document.querySelector("textarea") as HTMLTextAreaElement;
  area.value = "desk Agent";
  await press("Enter");
  expect(document.querySelector('[role="alert"]')?.textContent).toBe(
    "There is another actor called desk Agent",
  );
  area.value = "Driver";
  await press("Enter");
  expect(said()).toBe("Now called Driver; steps: 2");
  expect([names(rows, "s1"), names(rows, "s2")]).toEqual([["Driver", "Desk agent"], ["Driver"]]);
});

test("chips are put in order, moved and taken away by keys", async () => {
  const rows = documentOf(CAST);
  const view = draw(true, rows);
  await click("step_actors", "sa2");
  await press("ArrowUp", { altKey: true });
  expect(names(rows, "s1")).toEqual(["Desk agent", "Renter"]);
  await press("ArrowRight", { altKey: true });
  expect(names(rows, "s2")).toEqual(["Desk agent", "Renter"]);
  await press("Delete");
  expect(said()).toBe("Desk agent no longer takes part");
  expect(names(rows, "s2")).toEqual(["Renter"]);
  view.host.undo();
  expect(names(rows, "s2")).toEqual(["Desk agent", "Renter"]);
});

test("names are pasted, and copies of chips, each once", async () => {
  const rows = documentOf(CAST);
  const view = draw(true, rows);
  await click("step_actors", "sa1");
  await clip("paste", new Map([["text/plain", "Night porter\tNight porter\nRenter\tRenter"]]));
  expect(names(rows, "s1")).toEqual(["Renter", "Night porter", "Desk agent"]);
  expect(names(rows, "s2")).toEqual(["Renter", "Night porter"]);
  expect(rows.shown.ids.actors).toHaveLength(4);
  view.host.undo();
  expect(rows.shown.ids.actors).toHaveLength(3);
  await click("step_actors", "sa1");
  await click("step_actors", "sa2", { ctrlKey: true });
  const held = await clip("copy");
  await click("step_actors", "sa3");
  await clip("paste", held);
  expect(names(rows, "s2")).toEqual(["Renter", "Desk agent"]);
});

test("the menu says whose side an actor is on, and deletes it everywhere", async () => {
  const rows = documentOf(CAST);
  const view = draw(true, rows);
  const entry = (text: string): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>(".jw-entry")].find((each) => each.dataset.entry === text);
  await click("step_actors", "sa1");
  await press("F10", { shiftKey: true });
  expect(entry("Remove from this step")).toBeDefined();
  entry("Whose side…")?.click();
  await settled();
  entry("Partner")?.click();
  await settled();
  expect(rows.rows.actors?.get("a1")?.actor_kind).toBe("partner");
  await press("F10", { shiftKey: true });
  entry("Delete the actor everywhere")?.click();
  await settled();
  expect(said()).toBe("Actor deleted: Renter; steps: 2");
  expect(rows.rows.actors?.has("a1")).toBe(false);
  expect([names(rows, "s1"), names(rows, "s2")]).toEqual([["Desk agent"], []]);
  view.host.undo();
  expect(names(rows, "s2")).toEqual(["Renter"]);
});

test("who may only read is told so, and hostile values are drawn as text or not at all", async () => {
  const rows = documentOf({
    ...CAST,
    actors: {
      a1: { name: 7, actor_kind: true },
      a2: { name: "<img src=x onerror=alert(1)>", actor_kind: "king" },
    },
  });
  draw(false, rows);
  expect(document.querySelector(".jw-lane.is-actor img, .jw-lane.is-actor .jw-add")).toBeNull();
  expect(card("step_actors", "sa2").textContent).toContain("<img src=x");
  await click("step_actors", "sa1");
  await press("Delete");
  expect(rows.rows.step_actors?.size).toBe(3);
});
