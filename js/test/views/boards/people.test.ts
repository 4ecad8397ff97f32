// @vitest-environment happy-dom

import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pictureOf } from "../../../src/views/boards/portrait.js";
import type { BoardTold } from "../../../src/views/boards/told.js";
import {
  click,
  draw,
  edits,
  find,
  focus,
  layOut,
  PERSONA,
  point,
  press,
  type Shown,
  STAKEHOLDERS,
  show,
  type,
} from "./boards.js";

let shown: Shown;
const original = HTMLElement.prototype.getBoundingClientRect;

beforeAll(() => () => {
  HTMLElement.prototype.getBoundingClientRect = original;
});
beforeEach(layOut);
afterEach(() => {
  shown.view.stop();
  document.body.replaceChildren();
});

describe("the map of stakeholders", () => {
  const sign = (): HTMLElement => find(shown.element, '.jw-roster-item[data-row="sh2"] .jw-roster-sign');

  beforeEach(() => {
    shown = show(STAKEHOLDERS);
  });

  test("shows roles as shapes and RACI as letters, and who is missing", () => {
    const bubble = find(shown.element, '.jw-bubble[data-row="sh1"]');
    expect(bubble.textContent).toBe("A");
    expect(bubble.className).toContain("is-role-leadership");
    expect(find(shown.element, ".jw-missing").textContent).toBe("Nobody has the role UX");
  });

  test("keeps the focus on a value whose row moves, before another key can be pressed", async () => {
    const value = (): HTMLElement => find(shown.element, '[data-row="sh2"][data-column="influence"]');
    focus(value());
    const told = structuredClone(STAKEHOLDERS) as BoardTold & { roster: { groups: { items: unknown[] }[] } };
    const [missing, placed] = told.roster.groups;
    placed?.items.push(...(missing?.items.splice(0) ?? []));
    const before = value();
    void shown.view.draw(told);
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
    expect(value()).not.toBe(before);
    expect(document.activeElement).toBe(value());
  });

  test("takes somebody who is dragged in, both scores as one edit", () => {
    point(sign(), "down", 150, 50);
    point(sign(), "move", 60, 30);
    expect(find(shown.element, ".jw-bubble-ghost").textContent).toBe("Bea: Interest 6, Influence 7");
    point(sign(), "up", 60, 30);
    expect(edits(shown.sent)).toEqual([
      [
        { table: "stakeholders", row: "sh2", values: { interest: 6 } },
        { table: "stakeholders", row: "sh2", values: { influence: 7 } },
      ],
    ]);
    expect(shown.element.querySelector(".jw-bubble-ghost")).toBeNull();
  });

  test("takes nobody who is let go beside it", () => {
    point(sign(), "down", 150, 50);
    point(sign(), "up", 150, 50);
    point(sign(), "down", 150, 50);
    point(sign(), "cancel", 60, 30);
    expect(edits(shown.sent)).toEqual([]);
  });

  test("takes scores by keyboard", () => {
    click(find(shown.element, '.jw-roster-item [data-column="influence"]'));
    type(shown.element, "7,5");
    expect(edits(shown.sent)).toEqual([[{ table: "stakeholders", row: "sh2", values: { influence: 7.5 } }]]);
  });

  test("adds and removes, and says so", () => {
    click(find(shown.element, ".jw-add-row"));
    type(shown.element, "Works council");
    expect(edits(shown.sent)).toEqual([
      [{ table: "stakeholders", row: null, values: { name: "Works council" } }],
    ]);
    click(find(shown.element, ".jw-remove"));
    expect(shown.sent.at(-1)).toEqual({ kind: "remove", row: ["stakeholders", "sh2"] });
    draw(shown.view, STAKEHOLDERS);
    expect(find(shown.element, '[role="status"]').textContent).toBe("Removed: Bea. Undo brings it back");
    expect(document.activeElement?.className).toContain("jw-add-row");
  });

  test("is only read without a kernel", () => {
    shown.view.stop();
    document.body.replaceChildren();
    shown = show(STAKEHOLDERS, true);
    expect(shown.element.querySelector(".jw-add-row, .jw-remove, .jw-value")).toBeNull();
    point(sign(), "down", 150, 50);
    point(sign(), "up", 60, 30);
    expect(shown.sent).toEqual([]);
  });
});

describe("the card of a persona", () => {
  beforeEach(() => {
    shown = show(PERSONA);
  });

  test("is edited in place", () => {
    click(find(shown.element, '[data-column="needs"]'));
    type(shown.element, "An answer");
    expect(edits(shown.sent)).toEqual([[{ table: "personas", row: "pe1", values: { needs: "An answer" } }]]);
  });

  test("leads from a journey to its lowest step", () => {
    click(find(shown.element, ".jw-persona-lead"));
    expect(shown.sent).toEqual([{ kind: "lead", row: ["steps", "st2"] }]);
  });

  test("turns to another persona", () => {
    const [, other] = shown.element.querySelectorAll<HTMLElement>(".jw-other");
    click(other as HTMLElement);
    expect(shown.sent).toEqual([{ kind: "set", trait: "persona", value: "pe2" }]);
  });

  test("takes an emoji for a portrait, and goes back to initials", () => {
    click(find(shown.element, ".jw-portrait-button"));
    type(shown.element, "👩‍🏫");
    expect(edits(shown.sent)).toEqual([[{ table: "personas", row: "pe1", values: { image: "👩‍🏫" } }]]);
    expect(find(shown.element, ".jw-persona .jw-portrait").textContent).toBe("👩‍🏫");
    click(find(shown.element, ".jw-portrait-button"));
    click(find(shown.element, ".jw-portrait-choice button"));
    expect(edits(shown.sent).at(-1)).toEqual([{ table: "personas", row: "pe1", values: { image: null } }]);
    expect(find(shown.element, ".jw-persona .jw-portrait").textContent).toBe("A");
  });

  test("closes its choice of portraits with Escape", () => {
    click(find(shown.element, ".jw-portrait-button"));
    focus(find(shown.element, ".jw-portrait-choice textarea"));
    press("Escape");
    expect(shown.element.querySelector(".jw-portrait-choice")).toBeNull();
    expect(edits(shown.sent)).toEqual([]);
  });
});

test("only pictures that hold themselves are shown", () => {
  shown = show(PERSONA);
  expect(pictureOf("data:image/png;base64,iVBORw0KGgo=")).toBeDefined();
  for (const other of [
    "https://example.org/a.png",
    "data:image/svg+xml;base64,AAAA",
    "data:text/html;base64,AAAA",
    'data:image/png;base64,AA" onerror="alert(1)',
    7,
    null,
  ])
    expect(pictureOf(other)).toBeUndefined();
});
