// The page of the payload benchmark: what one gesture sends, on the document that is given on standard input.

import { readFileSync } from "node:fs";
import * as Y from "yjs";
import { HERE, JourneyDocument, THERE } from "../src/model/document.js";
import {
  addNote,
  addTouchpoint,
  moveTouchpoint,
  removeCard,
  setAssessment,
  setEmotion,
  setValue,
} from "../src/model/edits.js";

const document = new JourneyDocument();
Y.applyUpdate(document.doc, readFileSync(0), THERE);

let sent = 0;
document.doc.on("update", (update: Uint8Array, origin: unknown) => {
  if (origin === HERE) sent += update.length;
});

const TEXT = "Calls the help line, and again";
const LENGTH = new TextEncoder().encode(TEXT).length;
const shown = (table: "touchpoints" | "steps"): string[] => [...(document.shown.ids[table] ?? [])];
const [first, second] = shown("touchpoints") as [string, string];
const last = shown("touchpoints").at(-1) as string;
const [step, other] = [shown("steps")[0], shown("steps").at(-1)] as [string, string];

/** Gesture → the text that it carries, and what does it. */
const GESTURES: Record<string, [number, () => unknown]> = {
  "a text": [LENGTH, () => setValue(document, "touchpoints", first, "name", TEXT)],
  "a text again": [LENGTH, () => setValue(document, "touchpoints", first, "name", TEXT.toUpperCase())],
  "a number": [0, () => setValue(document, "touchpoints", last, "relevance", 7)],
  "a score": [0, () => setAssessment(document, last, "future", "experience", 6.25)],
  "a point of the curve": [0, () => setEmotion(document, step, "current", "valence", -1.25)],
  "a move": [0, () => moveTouchpoint(document, second, other, [], 0, "current")],
  "a new touchpoint": [LENGTH, () => addTouchpoint(document, step, TEXT, [], 0, "current")],
  "a new note": [
    LENGTH,
    () =>
      addNote(document, step, { note_kind: "opportunity", lane_id: undefined, text: TEXT }, [], 0, "current"),
  ],
  "a card deleted": [0, () => removeCard(document, "touchpoints", first, "current")],
};

const found = Object.entries(GESTURES).map(([name, [text, act]]) => {
  sent = 0;
  act();
  return [name, sent, text];
});
process.stdout.write(JSON.stringify(found));
