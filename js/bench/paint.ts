// The page of the paint benchmark: a document of so many cards, drawn without any notebook around it.

import { signal } from "@preact/signals";
import * as Y from "yjs";
import type { Host } from "../src/host/host.js";
import { JourneyDocument } from "../src/model/document.js";
import { setValue } from "../src/model/edits.js";
import type { Value } from "../src/model/values.js";
import { PLAIN_LOOK } from "../src/views/swimlane/look.js";
import { useSwimlaneStyles } from "../src/views/swimlane/styles.js";
import { mountSwimlane } from "../src/views/swimlane/swimlane.js";
import { stateOf } from "../src/views/swimlane/view.js";

const COLUMNS = 20;
const NOTE_LANES = [
  "value_offered",
  "value_wanted",
  "accelerator",
  "blocker",
  "backstage",
  "opportunity",
  "problem",
  "thought",
  "data",
];

const key = (n: number): string => `a${n.toString(36).padStart(5, "0")}1`;

/** A document of `cards` cards, spread over 20 columns and 12 lanes. */
function build(cards: number): JourneyDocument {
  const document = new JourneyDocument();
  const add = (table: string, id: string, row: Record<string, Value>): void => {
    document.map(table).set(id, new Y.Map(Object.entries(row)));
  };
  document.doc.transact(() => {
    add("journeys", "jo1", { name: "Bench", order: key(0) });
    const lanes = [["action"], ["emotion"], ["touchpoint"], ...NOTE_LANES.map((kind) => ["note", kind])];
    lanes.forEach(([kind, note], i) => {
      const row = { journey_id: "jo1", lane_kind: kind as string, order: key(i) };
      add("lanes", `la${i}`, note === undefined ? row : { ...row, note_kind: note });
    });
    for (let c = 0; c < COLUMNS; c++) {
      if (c % 4 === 0) add("phases", `ph${c}`, { journey_id: "jo1", name: `Phase ${c}`, order: key(c) });
      const step = { phase_id: `ph${c - (c % 4)}`, name: `Step ${c}`, order: key(c), "current..valence": (c % 5) - 2 };
      add("steps", `st${c}`, step);
    }
    for (let i = 0; i < cards; i++) {
      const [column, lane] = [i % COLUMNS, Math.floor(i / COLUMNS) % (NOTE_LANES.length + 1)];
      const at = { step_id: `st${column}`, order: key(i) };
      if (lane === 0) add("touchpoints", `tp${i}`, { ...at, name: `Touchpoint ${i}`, contact_mode: "digital" });
      else add("notes", `n${i}`, { ...at, text: `Note number ${i}`, note_kind: NOTE_LANES[lane - 1] as string });
    }
  });
  return document;
}

const painted = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

const hostOf = (document: JourneyDocument): Host => ({
  document,
  history: signal({ canUndo: false, canRedo: false }),
  safety: signal("safe"),
  canEdit: true,
  undo: () => undefined,
  redo: () => undefined,
});

/** Milliseconds from a document in the page to its first paint, and of a one-card update (script and layout). */
async function measure(cards: number): Promise<{ paint: number; update: number; mounted: number }> {
  const document = build(cards);
  const host = hostOf(document);
  const element = globalThis.document.createElement("div");
  globalThis.document.body.replaceChildren(element);
  useSwimlaneStyles(element);
  // what building the document left behind is not the view's
  (globalThis as { gc?: () => void }).gc?.();
  await new Promise((done) => setTimeout(done, 50));
  const start = performance.now();
  const stop = mountSwimlane(element, host, stateOf({ ...PLAIN_LOOK, journey: "jo1" }));
  const isDrawn = (): boolean => element.querySelector(".jw-tp") !== null;
  while (!isDrawn()) await painted();
  await painted();
  const paint = performance.now() - start;
  const mounted = element.querySelectorAll(".jw-card").length;
  const updates: number[] = [];
  for (let i = 0; i < 30; i++) {
    await painted();
    const before = performance.now();
    setValue(document, "touchpoints", "tp0", "name", `Another name ${i}`);
    await Promise.resolve();
    await new Promise((done) => setTimeout(done, 0));
    void element.offsetHeight;
    updates.push(performance.now() - before);
  }
  stop();
  document.destroy();
  updates.sort((a, b) => a - b);
  return { paint, update: updates[Math.floor(updates.length / 2)] as number, mounted };
}

/**
 * Milliseconds from a letter typed into the filter to what it finds being painted: the first one, when every text is
 * folded, the slowest of those after it, the same with the rest hidden, and the update of a card under a filter.
 */
async function measureFilter(cards: number): Promise<Record<"first" | "next" | "hiding" | "update", number>> {
  const document = build(cards);
  const element = globalThis.document.createElement("div");
  globalThis.document.body.replaceChildren(element);
  useSwimlaneStyles(element);
  const own = stateOf({ ...PLAIN_LOOK, journey: "jo1" });
  const stop = mountSwimlane(element, hostOf(document), own);
  while (element.querySelector(".jw-tp") === null) await painted();
  const filtered = async (text: string): Promise<number> => {
    await painted();
    const before = performance.now();
    own.filter.value = text;
    await rendered();
    void element.offsetHeight;
    const now = performance.now() - before;
    if (element.querySelector("[data-pale]") === null && !own.is_hiding.value && text !== "")
      throw new Error(`nothing is pale for ${text}`);
    return now;
  };
  const queries = ["number 12", "number 123", "-kind:blocker", 'kind:"touchpoint" 4', "state:kept number 7", ""];
  const first = await filtered("number 1");
  const next: number[] = [];
  for (const query of queries) next.push(await filtered(query));
  own.is_hiding.value = true;
  const hiding: number[] = [];
  for (const query of queries) hiding.push(await filtered(query));
  own.is_hiding.value = false;
  await filtered("number 1");
  const update = await timed(() => setValue(document, "touchpoints", "tp0", "name", "Another name"), element);
  stop();
  document.destroy();
  return { first, next: Math.max(...next), hiding: Math.max(...hiding), update };
}

/** Preact draws in a microtask or a frame: whichever comes, it is over after the next task. */
async function rendered(): Promise<void> {
  await Promise.resolve();
  await new Promise((done) => setTimeout(done, 0));
}

async function timed(act: () => void, element: HTMLElement): Promise<number> {
  await painted();
  const before = performance.now();
  act();
  await rendered();
  void element.offsetHeight;
  return performance.now() - before;
}

Object.assign(globalThis, { measure, measureFilter });
