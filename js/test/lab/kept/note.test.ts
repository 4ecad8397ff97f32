import { expect, test } from "vitest";
import type { Change } from "../../../src/lab/kept/changes.js";
import { noted, unnoted } from "../../../src/lab/kept/note.js";
import { Teller } from "../../../src/lab/kept/telling.js";

const STILL = {
  "text/html": '<div lang="en"><img></div>\n',
  "image/png": "iVBOR",
  "text/plain": "A map\n\nof it",
};

test("a note stands before the picture, once, and goes without a trace", () => {
  const one = noted(STILL, "2 edits", ["Name: “a” → “b”", '<b>&"</div>\n\n']);
  expect(one["text/html"]).toContain("<li>&#60;b&#62;&#38;&#34;&#60;/div&#62;");
  expect(one["text/plain"]).toMatch(/^✎ 2 edits\n {2}Name: “a” → “b”\n/);
  expect(unnoted(noted(STILL, "2 edits", ["Name: “a” → “b”"]))).toEqual(STILL);
  expect(noted(noted(STILL, "old", []), "new", [])).toEqual(noted(STILL, "new", []));
  expect(unnoted(STILL)).toEqual(STILL);
});

const ROWS = {
  touchpoints: new Map([["tp1", { name: "New", channel_id: "ch1" }]]),
  channels: new Map([["ch1", { name: "Phone" }]]),
  notes: new Map([["no1", { text: "A note" }]]),
};

test.each<[Change[], string[], string[]]>([
  [
    [["set", "touchpoints", "tp1", "name", "Old", "New"]],
    ["Touchpoints · “Old” · Name: “Old” → “New”"],
    ["Touchpoint · “Old” · Nome: “Old” → “New”"],
  ],
  [
    [["set", "touchpoints", "tp1", "future.experience", null, 7.5]],
    ["Touchpoints · “New” · Experience (Future): empty → 7.5"],
    ["Touchpoint · “New” · Esperienza (Futuro): vuoto → 7,5"],
  ],
  [
    [["set", "touchpoints", "tp1", "channel_id", "gone", "ch1"]],
    ["Touchpoints · “New” · Channel: gone → “Phone”"],
    ["Touchpoint · “New” · Canale: gone → “Phone”"],
  ],
  [
    [
      ["set", "touchpoints", "tp1", "step_id", "st1", "st2"],
      ["set", "touchpoints", "tp1", "order", "a0", "a1"],
    ],
    ["Touchpoints · “New”: moved"],
    ["Touchpoint · “New”: spostato"],
  ],
  [
    [
      ["add", "notes", "no1", { text: "A note" }],
      ["remove", "steps", "st9", { name: "Gone" }],
    ],
    ["Notes · “A note”: added", "Steps · “Gone”: removed"],
    ["Note · “A note”: aggiunto", "Passi · “Gone”: rimosso"],
  ],
])("edits in words: %j", (changes, english, italian) => {
  expect(new Teller("en", ROWS).edited(changes)).toEqual(english);
  expect(new Teller("it", ROWS).edited(changes)).toEqual(italian);
});

test("of many edits the first are spelled out", () => {
  const changes = Array.from({ length: 25 }, (_, i): Change => ["add", "notes", `no${i}`, {}]);
  const lines = new Teller("en", {}).edited(changes);
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe("… and 5 more");
});
