// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { DocumentHost } from "../../src/host/document.js";
import { addComment } from "../../src/model/comments.js";
import { setValue } from "../../src/model/edits.js";
import { STORED } from "../../src/model/shown.js";
import { PLAIN_LOOK } from "../../src/views/swimlane/look.js";
import { webLink } from "../../src/views/swimlane/panel/link.js";
import { marksOf } from "../../src/views/swimlane/panel/marks.js";
import { togglePanel } from "../../src/views/swimlane/panel/open.js";
import type { PanelTab } from "../../src/views/swimlane/panel/place.js";
import { drawSwimlane } from "../../src/views/swimlane/swimlane.js";
import * as toolbox from "../../src/views/swimlane/toolbox.js";
import { SwimlaneView, stateOf } from "../../src/views/swimlane/view.js";
import { documentOf, fill, type Plain, SMALL } from "../documents.js";

let view: SwimlaneView;
let undraw: () => void;
let element: HTMLElement;

const RICH: Plain = {
  ...SMALL,
  personas: { pe1: { name: "Marta", order: "a0" }, pe2: { name: "Luca", order: "a1" } },
  journeys: { ...SMALL.journeys, j1: { name: "Rent a car", persona_id: "pe1", order: "a0" } },
};

function draw(tables: Plain = RICH, look: Partial<typeof PLAIN_LOOK> = {}, canEdit = true): void {
  const document = documentOf(tables);
  fill(document, {});
  const scope = STORED.map((table) => document.map(table));
  const steps = new Y.UndoManager(scope, { trackedOrigins: new Set(["here"]), captureTimeout: 0 });
  const host = new DocumentHost(document, steps, canEdit);
  element = globalThis.document.body.appendChild(globalThis.document.createElement("div"));
  view = new SwimlaneView(
    host,
    stateOf({ ...PLAIN_LOOK, journey: "j1", ...look }),
    undefined,
    async () => toolbox,
  );
  undraw = drawSwimlane(element, view);
}

beforeEach(() => {
  localStorage.clear();
});

afterEach(() => {
  undraw();
  globalThis.document.body.replaceChildren();
});

/** Opens the panel of some rows, and waits until it is there. */
async function open(selected: Record<string, string[]>, tab: PanelTab = "inspector") {
  view.own.selected.value = selected;
  view.openPanel(tab);
  await vi.waitFor(() => expect(element.querySelector(".jw-panel-body")).not.toBeNull());
}

function control<E extends HTMLElement = HTMLInputElement>(column: string, table?: string): E {
  const at = table === undefined ? "" : `[data-table="${table}"]`;
  const found = element.querySelector<E>(`.jw-control [data-column="${column}"]${at}`);
  if (found === null) throw new Error(`no control of ${column}`);
  return found;
}

/** Cards are mounted where they are near: this one has the focus. */
async function cardOf(id: string): Promise<HTMLElement> {
  view.focus.go({ row: "default-touchpoint", column: "s1", item: id });
  await vi.waitFor(() => expect(element.querySelector(`.jw-tp[data-row="${id}"]`)).not.toBeNull());
  return element.querySelector(`.jw-tp[data-row="${id}"]`) as HTMLElement;
}

const drawn = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

async function type(
  input: HTMLInputElement | HTMLTextAreaElement,
  text: string,
  key = "Enter",
): Promise<void> {
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await drawn();
  input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await drawn();
}

const row = (id: string) => view.document.rows.touchpoints?.get(id);

describe("the inspector", () => {
  const NUMBERS: readonly (readonly [string, number | undefined])[] = [
    ["7", 7],
    ["7,5", 7.5],
    ["7.5", 7.5],
    [" 0 ", 0],
    ["", undefined],
  ];
  test.each(NUMBERS)("takes a number as it is written: %j", async (text, value) => {
    draw({
      ...RICH,
      touchpoints: { ...RICH.touchpoints, t1: { step_id: "s1", name: "Website", relevance: 3 } },
    });
    await open({ touchpoints: ["t1"] });
    await type(control("relevance"), text);
    expect(row("t1")?.relevance).toBe(value);
  });

  test.each([
    ["seven", "A number, please"],
    ["11", "From 0 to 10"],
    ["-1", "From 0 to 10"],
  ])("refuses %j in words beside the field, and writes nothing", async (text, why) => {
    draw();
    await open({ touchpoints: ["t1"] });
    await type(control("relevance"), text);
    expect(element.querySelector('.jw-control [role="alert"]')?.textContent).toBe(why);
    expect(control("relevance").getAttribute("aria-invalid")).toBe("true");
    expect(row("t1")?.relevance).toBeUndefined();
    control("relevance").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await drawn();
    expect(element.querySelector('.jw-control [role="alert"]')).toBeNull();
    expect(control("relevance").value).toBe("");
    expect(view.panel.value).toBeDefined();
  });

  test("shows a decimal comma in Italian, and labels, units and what a value says", async () => {
    const t1 = { step_id: "s1", name: "Sito", relevance: 2.5, "current.duration_hours": 1 };
    draw({ ...RICH, touchpoints: { t1 } }, { language: "it" });
    await open({ touchpoints: ["t1"] });
    expect(control("relevance").value).toBe("2,5");
    const label = element.querySelector(`label[for="${control("duration_hours").id}"]`);
    expect(label?.textContent).toBe("Durata (h)");
    expect(control("duration_hours").title).toBe("Il tempo che richiede al cliente.");
  });

  test("writes what depends on the state for the state shown, with today's beside it", async () => {
    draw({ ...RICH, touchpoints: { t1: { step_id: "s1", "current.experience": 4 } } }, { state: "future" });
    await open({ touchpoints: ["t1"] });
    expect(control("experience").value).toBe("");
    expect(control("experience").parentElement?.textContent).toContain("today: 4");
    await type(control("experience"), "8");
    expect(row("t1")).toMatchObject({ "current.experience": 4, "future.experience": 8 });
    const mode = control<HTMLSelectElement>("contact_mode");
    mode.dispatchEvent(new Event("focus"));
    await drawn();
    mode.value = "digital";
    mode.dispatchEvent(new Event("change", { bubbles: true }));
    expect(row("t1")).toMatchObject({ "future.contact_mode": "digital" });
    expect(row("t1")).not.toHaveProperty("contact_mode");
  });

  test("says of several rows what they share, and writes all of them as one step", async () => {
    draw({
      ...RICH,
      touchpoints: {
        t1: { step_id: "s1", name: "A", relevance: 3, contact_mode: "digital", order: "a0" },
        t2: { step_id: "s1", name: "B", relevance: 3, contact_mode: "physical", order: "a1" },
      },
    });
    await open({ touchpoints: ["t1", "t2"] });
    expect(control("relevance").value).toBe("3");
    expect(control<HTMLTextAreaElement>("name").placeholder).toBe("different values");
    expect(control<HTMLSelectElement>("contact_mode").selectedOptions[0]?.textContent).toBe(
      "different values",
    );
    await type(control("relevance"), "6,5");
    expect([row("t1")?.relevance, row("t2")?.relevance]).toEqual([6.5, 6.5]);
    view.host.undo();
    expect([row("t1")?.relevance, row("t2")?.relevance]).toEqual([3, 3]);
  });

  test("has the values of rows of several tables, table by table, and writes each part as one step", async () => {
    draw({
      ...RICH,
      touchpoints: {
        t1: { step_id: "s1", name: "A", tags: "x", relevance: 2, order: "a0" },
        t2: { step_id: "s1", name: "B", tags: "x", relevance: 3, order: "a1" },
      },
      notes: { n1: { step_id: "s1", text: "Note", note_kind: "data", tags: "y", order: "a0" } },
    });
    await open({ touchpoints: ["t1", "t2"], notes: ["n1"] });
    expect(element.querySelector(".jw-panel-subject")?.textContent).toBe("Touchpoints · Notes3 selected");
    const parts = [...element.querySelectorAll(".jw-part > summary")].map(({ textContent }) => textContent);
    expect(parts).toEqual(["Touchpoints2", "Notes1"]);
    expect(control("relevance").placeholder).toBe("different values");
    expect(control<HTMLTextAreaElement>("text", "notes").value).toBe("Note");
    await type(control("relevance"), "8");
    await type(control<HTMLTextAreaElement>("text", "notes"), "Told");
    expect([row("t1")?.relevance, row("t2")?.relevance]).toEqual([8, 8]);
    expect(view.document.rows.notes?.get("n1")?.text).toBe("Told");
    view.host.undo();
    view.host.undo();
    expect([row("t1")?.relevance, row("t2")?.relevance]).toEqual([2, 3]);
    expect(view.document.rows.notes?.get("n1")?.text).toBe("Note");
    addComment(view.document, "touchpoints", "t2", "One", "Ada");
    addComment(view.document, "notes", "n1", "Two", "Ada");
    await open({ touchpoints: ["t1", "t2"], notes: ["n1"] }, "comments");
    const said = [...element.querySelectorAll(".jw-thread .jw-text")].map(({ textContent }) => textContent);
    expect(said).toEqual(["One", "Two"]);
  });

  test("has tags one by one: those of some rows, of all, added to and taken from each of them", async () => {
    draw({
      ...RICH,
      touchpoints: {
        t1: { step_id: "s1", tags: "price, web ", order: "a0" },
        t2: { step_id: "s1", tags: "web", order: "a1" },
        t3: { step_id: "s1", tags: "legal,,legal", order: "a2" },
      },
    });
    await open({ touchpoints: ["t1", "t2"] });
    const chips = () =>
      [...element.querySelectorAll(".jw-chip")].map((chip) => [
        chip.querySelector("span")?.textContent,
        chip.classList.contains("is-partial"),
      ]);
    expect(chips()).toEqual([
      ["price", true],
      ["web", false],
    ]);
    const known = [...element.querySelectorAll<HTMLOptionElement>(".jw-tags option")].map(
      ({ value }) => value,
    );
    expect(known).toEqual(["price", "legal"]);
    await type(control("tags"), "legal, web", ",");
    expect([row("t1")?.tags, row("t2")?.tags]).toEqual(["price, web, legal", "web, legal"]);
    expect(control("tags").value).toBe("");
    element.querySelector<HTMLElement>('[aria-label="Remove the tag web"]')?.click();
    await drawn();
    expect([row("t1")?.tags, row("t2")?.tags]).toEqual(["price, legal", "legal"]);
    expect(document.activeElement).toBe(control("tags"));
    control("tags").dispatchEvent(
      new KeyboardEvent("keydown", { key: "Backspace", bubbles: true, cancelable: true }),
    );
    await drawn();
    expect([row("t1")?.tags, row("t2")?.tags]).toEqual(["price", undefined]);
    for (let i = 0; i < 3; i++) view.host.undo();
    expect([row("t1")?.tags, row("t2")?.tags]).toEqual(["price, web ", "web"]);
  });

  test("has a KPI, though a map is drawn from none of its values", async () => {
    draw({ ...RICH, kpis: { k1: { name: "Calls", unit: "calls", target: 3, order: "a0" } } });
    await open({ kpis: ["k1"] });
    expect(element.querySelector(".jw-panel-subject")?.textContent).toBe("KPIsCalls");
    await type(control("target"), "2,5");
    expect(view.document.rows.kpis?.get("k1")?.target).toBe(2.5);
  });

  const DOT = `data:image/png;base64,${"A".repeat(40)}`;

  test("shows a portrait and takes it away; one step brings it back", async () => {
    draw({ ...RICH, personas: { pe1: { name: "Marta", image: DOT, order: "a0" } } });
    await open({ personas: ["pe1"] });
    const shown = (): HTMLImageElement | null => element.querySelector(".jw-picture-entry img");
    expect([shown()?.src, shown()?.alt]).toEqual([DOT, "Marta"]);
    element.querySelector<HTMLElement>('[aria-label="Portrait: Remove"]')?.click();
    await drawn();
    expect(shown()).toBeNull();
    expect(view.document.rows.personas?.get("pe1")).not.toHaveProperty("image");
    expect((document.activeElement as HTMLElement).getAttribute("aria-label")).toBe(
      "Portrait: Choose a picture",
    );
    view.host.undo();
    await drawn();
    expect(shown()?.src).toBe(DOT);
    // an emoji is typed
    await open({ personas: ["pe1"] });
    element.querySelector<HTMLElement>('[aria-label="Portrait: Remove"]')?.click();
    await drawn();
    await type(control<HTMLTextAreaElement>("image"), "🦊");
    expect(view.document.rows.personas?.get("pe1")?.image).toBe("🦊");
  });

  test("has the picture of a storyboard, told by its text, and the link of any other note", async () => {
    const at = { step_id: "s1", order: "a0" };
    draw({
      ...RICH,
      notes: {
        n1: { ...at, text: "At the desk", note_kind: "image", link: DOT },
        n2: { ...at, text: "See there", note_kind: "data", link: "https://example.org/" },
        n3: { ...at, text: "Odd", note_kind: "image", link: "data:image/svg+xml;base64,AAAA" },
      },
    });
    await open({ notes: ["n1"] });
    expect(element.querySelector<HTMLImageElement>(".jw-picture-entry img")?.alt).toBe("At the desk");
    await open({ notes: ["n2"] });
    expect(element.querySelector(".jw-picture-entry")).toBeNull();
    expect(control("link").inputMode).toBe("url");
    await open({ notes: ["n3"] });
    expect(element.querySelector(".jw-picture-entry img")).toBeNull();
    expect(control("link").value).toBe("data:image/svg+xml;base64,AAAA");
  });

  test("makes a channel by its name and chooses it, as one step", async () => {
    draw();
    await open({ touchpoints: ["t2"] });
    const channel = control<HTMLSelectElement>("channel_id");
    channel.dispatchEvent(new Event("focus"));
    await drawn();
    channel.value = "\n";
    channel.dispatchEvent(new Event("change", { bubbles: true }));
    await drawn();
    await type(control("channel_id"), "Kiosk");
    const id = String(row("t2")?.channel_id);
    expect(view.document.rows.channels?.get(id)).toMatchObject({ name: "Kiosk" });
    view.host.undo();
    expect(row("t2")?.channel_id).toBeUndefined();
    expect(view.document.rows.channels?.has(id)).toBe(false);
  });

  test("has columns of one's own, by their kind", async () => {
    draw();
    view.document.doc.transact(() => {
      const own = { score: "float64", when: "datetime64[us]", done: "boolean" };
      view.document.doc.getMap("columns").set("touchpoints", JSON.stringify(own));
    });
    await open({ touchpoints: ["t1"] });
    await type(control("score"), "1,25");
    expect(row("t1")?.score).toBe(1.25);
    await type(control("score"), "none");
    expect(row("t1")?.score).toBe(1.25);
    // a column of one's own has no default: neither yes nor no is an answer too
    const done = control<HTMLSelectElement>("done");
    expect([...done.options].map(({ text }) => text)).toEqual(["–", "yes", "no"]);
    for (const [chosen, value] of [
      ["true", true],
      ["false", false],
      ["", undefined],
    ] as const) {
      done.value = chosen;
      done.dispatchEvent(new Event("change", { bubbles: true }));
      expect(row("t1")?.done).toBe(value);
    }
    expect(control("when").type).toBe("date");
  });

  test("has how a step feels to each persona, in the state shown", async () => {
    draw();
    await open({ steps: ["s1"] });
    const valences = [...element.querySelectorAll<HTMLInputElement>('.jw-control [data-column="valence"]')];
    expect(valences.map(({ dataset }) => dataset.persona)).toEqual([undefined, "pe2"]);
    await type(valences[1] as HTMLInputElement, "-1,5");
    expect(view.document.rows.steps?.get("s1")?.["current.pe2.valence"]).toBe(-1.5);
  });

  test("speaks of the journey and its persona where nothing is selected", async () => {
    draw();
    await open({});
    await type(control<HTMLTextAreaElement>("goal", "journeys"), "A car in a minute");
    await type(control<HTMLTextAreaElement>("needs", "personas"), "Speed");
    expect(view.document.rows.journeys?.get("j1")?.goal).toBe("A car in a minute");
    expect(view.document.rows.personas?.get("pe1")?.needs).toBe("Speed");
  });

  test("goes to the field it is opened at, of a row that stands on no card too", async () => {
    draw();
    view.openPanel("inspector", { table: "channels", id: "c1", column: "channel_status" });
    await vi.waitFor(() => expect(document.activeElement).toBe(control("channel_status")));
    view.own.selected.value = { steps: ["s1"] };
    await drawn();
    expect(control<HTMLTextAreaElement>("name").dataset.table).toBe("steps");
  });

  test("has the lane whose header has the focus", async () => {
    draw({
      ...RICH,
      lanes: { l1: { journey_id: "j1", lane_kind: "touchpoint", name: "Contacts", order: "a0" } },
    });
    view.focus.set({ row: "l1", column: "#", item: "#" });
    togglePanel(view);
    await vi.waitFor(() => expect(control<HTMLTextAreaElement>("name", "lanes").value).toBe("Contacts"));
  });

  test("writes nothing where nothing may be written", async () => {
    draw(RICH, {}, false);
    await open({ touchpoints: ["t1"] });
    expect(control("relevance").readOnly).toBe(true);
    expect(control<HTMLSelectElement>("contact_mode").disabled).toBe(true);
    expect(control("is_moment_of_truth").disabled).toBe(true);
  });

  test("is shown whatever a stranger wrote", async () => {
    const odd = { step_id: 7, name: false, relevance: "x", "current.experience": true, link: 3, tags: 1 };
    draw({
      ...RICH,
      touchpoints: { t1: { ...odd, step_id: "s1" } },
      notes: { n1: { ...odd, step_id: "s1", text: 4 } },
    });
    for (const selected of [
      { touchpoints: ["t1"] },
      { notes: ["n1"] },
      { nonsense: ["x"], facts: ["redesign"] },
    ]) {
      await open(selected as unknown as Record<string, string[]>);
      expect(element.querySelector(".jw-group")).not.toBeNull();
    }
  });
});

describe("comments", () => {
  test("are written by who is asked once, answered, resolved, and counted on the card", async () => {
    draw();
    await open({ touchpoints: ["t1"] }, "comments");
    const name = element.querySelector<HTMLInputElement>('.jw-writer input[type="text"]') as HTMLInputElement;
    name.value = "Ada";
    name.dispatchEvent(new Event("input", { bubbles: true }));
    await type(element.querySelector(".jw-writer textarea") as HTMLTextAreaElement, "Who owns this?");
    const [[id, comment]] = [...(view.document.rows.comments ?? [])] as [[string, Record<string, unknown>]];
    expect(comment).toMatchObject({
      table_name: "touchpoints",
      row_id: "t1",
      text: "Who owns this?",
      author: "Ada",
    });
    expect(Date.parse(String(comment.written_at))).toBeGreaterThan(Date.now() - 60_000);
    expect(localStorage.getItem("journey-widgets:author")).toBe("Ada");
    expect(marksOf(view).of("touchpoints", "t1").comments).toBe(1);
    const badge = (await cardOf("t1")).querySelector('[aria-label="1 open comment"]');
    expect(badge).not.toBeNull();
    addComment(view.document, "comments", id, "Sales does", "Bo");
    const [thread] = marksOf(view).threadsAt("touchpoints", "t1");
    expect(thread?.replies).toHaveLength(1);
    setValue(view.document, "comments", id, "is_resolved", true);
    expect(marksOf(view).of("touchpoints", "t1").comments).toBe(0);
    await drawn();
    expect(element.querySelector(".jw-thread")).toBeNull();
  });

  test("that answer each other in a ring stop nobody", () => {
    draw({
      ...RICH,
      comments: {
        a: { table_name: "comments", row_id: "b", text: "one" },
        b: { table_name: "comments", row_id: "a", text: "two" },
        c: { table_name: "touchpoints", row_id: "t1", text: "three", written_at: "yesterday" },
      },
    });
    expect([...marksOf(view).threads.value.keys()]).toEqual(["touchpoints/t1"]);
  });

  test("leave other cards as they are drawn", () => {
    draw();
    const before = marksOf(view).of("touchpoints", "t2");
    addComment(view.document, "touchpoints", "t1", "Here", "Ada");
    expect(marksOf(view).of("touchpoints", "t1").comments).toBe(1);
    expect(marksOf(view).of("touchpoints", "t2")).toBe(before);
  });
});

describe("evidence", () => {
  test("is cited for a value, from a source made by its name, as one step", async () => {
    draw({
      ...RICH,
      touchpoints: { t1: { step_id: "s1", name: "Website", relevance: 3, "current.experience": 4 } },
    });
    expect((await cardOf("t1")).querySelector(".jw-evidence")).toBeNull();
    await open({ touchpoints: ["t1"] }, "evidence");
    const form = element.querySelector("form") as HTMLFormElement;
    const name = form.querySelector("input") as HTMLInputElement;
    name.value = "Survey 2027";
    name.dispatchEvent(new Event("input", { bubbles: true }));
    const column = form.querySelector("select:last-of-type") as HTMLSelectElement;
    column.value = "relevance";
    column.dispatchEvent(new Event("change", { bubbles: true }));
    await drawn();
    form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await drawn();
    const [citation] = [...(view.document.rows.citations?.values() ?? [])];
    expect(citation).toMatchObject({ table_name: "touchpoints", row_id: "t1", column_name: "relevance" });
    expect((await cardOf("t1")).querySelector(".jw-evidence.is-part")).not.toBeNull();
    view.host.undo();
    expect([view.document.rows.citations?.size, view.document.rows.evidence?.size]).toEqual([0, 0]);
  });

  test.each([
    ["https://example.org/a", "https://example.org/a"],
    ["http://example.org", "http://example.org/"],
    ["javascript:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["//example.org", undefined],
    ["see page 4", undefined],
  ])("links lead to the web and nowhere else: %s", (text, href) => {
    expect(webLink(text)).toBe(href);
  });
});

describe("problems", () => {
  async function everywhere(): Promise<HTMLDetailsElement[]> {
    await open({}, "problems");
    [...element.querySelectorAll<HTMLElement>(".jw-segment")]
      .find(({ textContent }) => textContent === "Everything")
      ?.click();
    await vi.waitFor(() => expect(element.querySelector(".jw-problem-group")).not.toBeNull());
    return [...element.querySelectorAll<HTMLDetailsElement>(".jw-problem-group")];
  }

  test("of no row are listed with their place and what to do, which one click begins", async () => {
    draw({ ...RICH, stakeholders: { sh1: { name: "Ada", role_kind: "leadership", order: "a0" } } });
    const group = (await everywhere()).find(({ textContent }) =>
      textContent?.includes("nobody has the role"),
    );
    expect(group?.querySelector("summary")?.textContent).toBe("Stakeholders · nobody has the role4");
    expect(group?.querySelector(".jw-to-do")?.textContent).toBe(
      "What to do: add who has it to “Stakeholders”",
    );
    const roles = [...(group?.querySelectorAll(".jw-unplaced > span") ?? [])].map(
      ({ textContent }) => textContent,
    );
    expect(roles).toEqual(["Process owner", "Technology owner", "End user", "UX/UI lead"]);
    group?.querySelector<HTMLElement>('[aria-label="Add who has the role End user"]')?.click();
    await vi.waitFor(() => expect(document.activeElement).toBe(control("name", "stakeholders")));
    const made = [...(view.document.rows.stakeholders?.values() ?? [])].at(-1);
    expect(made).toMatchObject({ role_kind: "end_user" });
    view.host.undo();
    expect(view.document.rows.stakeholders?.size).toBe(1);
  });

  test("of a row that is not shown lead nowhere, and say what to do", async () => {
    draw({
      ...RICH,
      touchpoints: { ...RICH.touchpoints, t9: { step_id: "gone", name: "Lost", order: "a9" } },
    });
    const group = (await everywhere()).find(({ textContent }) => textContent?.includes("is gone"));
    expect(group?.textContent).toContain("Touchpoints · Step: what it belonged to is gone");
    expect(group?.querySelector(".jw-to-do")?.textContent).toBe(
      "What to do: undo the deletion, and it is back",
    );
    expect(group?.querySelector("li")?.textContent).toBe("Lost");
    expect(group?.querySelector("li button")).toBeNull();
  });
});

describe("the panel", () => {
  test("is opened by F4, goes by arrows from tab to tab, and gives the focus back", async () => {
    draw();
    const card = await cardOf("t1");
    card.click();
    card.dispatchEvent(new KeyboardEvent("keydown", { key: "F4", bubbles: true, cancelable: true }));
    await vi.waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("tab"));
    const press = async (key: string): Promise<void> => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
      );
      await drawn();
    };
    await press("ArrowRight");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Comments");
    await press("End");
    expect(view.panel.value?.tab).toBe("history");
    await press("Escape");
    expect(element.querySelector(".jw-panel")).toBeNull();
    expect((document.activeElement as HTMLElement).dataset.row).toBe("t1");
  });
});
