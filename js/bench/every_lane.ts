// The page of the benchmark of a map with every lane open: 5,000 cards in lanes of all kinds, without any notebook around it.

import { signal } from "@preact/signals";
import * as Y from "yjs";
import type { Host } from "../src/host/host.js";
import { JourneyDocument } from "../src/model/document.js";
import type { Value } from "../src/model/values.js";
import { PLAIN_LOOK } from "../src/views/swimlane/look.js";
import { useSwimlaneStyles } from "../src/views/swimlane/styles.js";
import { mountSwimlane } from "../src/views/swimlane/swimlane.js";
import * as toolbox from "../src/views/swimlane/toolbox.js";
import { stateOf } from "../src/views/swimlane/view.js";

const COLUMNS = 50;
const CHANNELS = 8;
const NOTE_KINDS = [
  "thought",
  "feeling",
  "text",
  "value_offered",
  "value_wanted",
  "accelerator",
  "blocker",
  "backstage",
  "opportunity",
  "data",
  "problem",
  "impact",
  "innovation",
  "image",
];
const KINDS: readonly Record<string, string>[] = [
  { lane_kind: "action" },
  { lane_kind: "emotion" },
  { lane_kind: "touchpoint" },
  { lane_kind: "channel" },
  { lane_kind: "org_unit" },
  { lane_kind: "number", measure: "duration_hours", number_style: "bars" },
  { lane_kind: "number", measure: "service_gap", number_style: "sparkline" },
  { lane_kind: "kpi" },
  ...NOTE_KINDS.map((note_kind) => ({ lane_kind: note_kind === "image" ? "image" : "note", note_kind })),
];
const DOT = `data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==`;

const key = (n: number): string => `a${n.toString(36).padStart(5, "0")}1`;

/** A document of `cards` cards, two in five of them touchpoints, over 50 steps and lanes of every kind. */
function build(cards: number): JourneyDocument {
  const document = new JourneyDocument();
  const add = (table: string, id: string, row: Record<string, Value>): void => {
    document.map(table).set(id, new Y.Map(Object.entries(row)));
  };
  document.doc.transact(() => {
    add("journeys", "jo1", { name: "Bench", order: key(0) });
    KINDS.forEach((kind, i) => {
      add("lanes", `la${i}`, { journey_id: "jo1", ...kind, order: key(i) });
    });
    for (let i = 0; i < CHANNELS; i++) {
      add("channels", `ch${i}`, { name: `Channel ${i}`, order: key(i) });
      add("org_units", `ou${i}`, { name: `Function ${i}`, order: key(i) });
    }
    for (let c = 0; c < COLUMNS; c++) {
      if (c % 5 === 0) add("phases", `ph${c}`, { journey_id: "jo1", name: `Phase ${c}`, order: key(c) });
      const flow = c % 10 === 3 || c % 10 === 4 ? { flow_kind: "alternative" } : {};
      add("steps", `st${c}`, {
        phase_id: `ph${c - (c % 5)}`,
        name: `Step ${c}`,
        action: `What the customer does at step ${c}`,
        order: key(c),
        "current..valence": (c % 5) - 2,
        ...flow,
      });
    }
    for (let i = 0; i < cards; i++) {
      const at = { step_id: `st${i % COLUMNS}`, order: key(i) };
      if (i % 5 < 2) addTouchpoint(add, i, at);
      else addNote(add, i, at);
    }
  });
  return document;
}

type Add = (table: string, id: string, row: Record<string, Value>) => void;

function addTouchpoint(add: Add, i: number, at: Record<string, Value>): void {
  add("touchpoints", `tp${i}`, {
    ...at,
    name: `Touchpoint ${i}`,
    contact_mode: i % 3 === 0 ? "physical" : "digital",
    channel_id: `ch${i % CHANNELS}`,
    org_unit_id: `ou${(i >> 1) % CHANNELS}`,
    tags: i % 7 === 0 ? "seven" : "",
    "current.experience": i % 11,
    "current.expectation": (i * 7) % 11,
    "current.duration_hours": i % 4,
  });
  if (i % 50 === 0) add("kpis", `kp${i}`, { name: `KPI ${i}`, touchpoint_id: `tp${i}`, order: key(i) });
}

function addNote(add: Add, i: number, at: Record<string, Value>): void {
  const kind = NOTE_KINDS[Math.floor(i / COLUMNS) % NOTE_KINDS.length] as string;
  add("notes", `n${i}`, {
    ...at,
    text: `Note number ${i}`,
    note_kind: kind,
    ...(kind === "image" ? { link: DOT } : {}),
    ...(kind === "blocker" ? { severity: "slows" } : {}),
  });
}

/** Resolves after the next frame is on the screen. */
const painted = (): Promise<number> =>
  new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });
  });

let stop: (() => void) | undefined;
const own = stateOf({ ...PLAIN_LOOK, journey: "jo1" });

const heap = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
};

/** Draws the map; tells how long its first paint took, and the memory of the document and of the view. */
async function draw(cards: number): Promise<{ paint: number; document: number; view: number }> {
  stop?.();
  const empty = heap();
  const document = build(cards);
  const host: Host = {
    document,
    history: signal({ canUndo: false, canRedo: false }),
    safety: signal("safe"),
    canEdit: true,
    undo: () => undefined,
    redo: () => undefined,
  } as Host;
  const element = globalThis.document.createElement("div");
  globalThis.document.body.replaceChildren(element);
  useSwimlaneStyles(element);
  const before = heap();
  await new Promise((done) => setTimeout(done, 50));
  const start = performance.now();
  stop = mountSwimlane(element, host, own, async () => toolbox);
  while (element.querySelector(".jw-tp") === null) await painted();
  const paint = (await painted()) - start;
  await new Promise((done) => setTimeout(done, 500)); // what it does when idle
  return { paint, document: before - empty, view: heap() - before };
}

/** Sets the filter; tells how long it takes to the paint. */
async function filter(text: string, isHiding: boolean): Promise<number> {
  await painted();
  const start = performance.now();
  own.filter.value = text;
  own.is_hiding.value = isHiding;
  return (await painted()) - start;
}

/** Frames of the last drag or of typing: the moments at which they were painted. */
const frames: number[] = [];
let isWatching = false;

function watch(): void {
  frames.length = 0;
  isWatching = true;
  const note = (now: number): void => {
    frames.push(now);
    if (isWatching) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}

function unwatch(): readonly number[] {
  isWatching = false;
  return [...frames];
}

/** Milliseconds from each key to the paint that shows it. */
const keys: number[] = [];

function watchKeys(): void {
  keys.length = 0;
  globalThis.document.addEventListener(
    "keydown",
    (event) => {
      const start = event.timeStamp;
      void painted().then((now) => keys.push(now - start));
    },
    { capture: true },
  );
}

Object.assign(globalThis, { draw, filter, watch, unwatch, watchKeys, keysTook: () => keys });
