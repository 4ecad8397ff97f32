// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { click, draw, edits, find, focus, GRID, press, type Shown, show, type } from "./boards.js";

let shown: Shown;

const cell = (r: number, c: number): HTMLElement => find(shown.element, `[data-r="${r}"][data-c="${c}"]`);
const here = (): string => {
  const { r, c } = (document.activeElement as HTMLElement).dataset;
  return `${r} ${c}`;
};
const editor = (): HTMLElement | null => shown.element.querySelector(".jw-editor");

beforeEach(() => {
  shown = show(GRID);
});
afterEach(() => {
  shown.view.stop();
  document.body.replaceChildren();
});

describe("a board of rows and columns", () => {
  test("is a grid with heads, marks, shares and one cell in the tab order", () => {
    expect(find(shown.element, "table").getAttribute("role")).toBe("grid");
    const heads = [...shown.element.querySelectorAll("th")].map((head) => head.textContent);
    expect(heads).toEqual(["Corner", "Leftweight 3", "Right", "Above66 %", "Belowunder"]);
    expect(shown.element.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
    expect(cell(0, 1).className).toContain("is-hole");
    expect(cell(1, 1).className).toContain("is-none");
    expect(cell(0, 0).title).toBe("Asked");
    expect(cell(0, 1).dataset).toMatchObject({ table: "touchpoints", row: "tp1", column: "relevance" });
    expect(find(shown.element, ".jw-share .is-bad").style.width).toBe("50%");
  });

  test("arrows, Home and End go from cell to cell and stop at the ends", () => {
    focus(cell(0, 0));
    const way = [
      ["ArrowRight", "0 1"],
      ["ArrowRight", "0 1"],
      ["ArrowDown", "1 1"],
      ["PageDown", "1 1"],
      ["Home", "1 0"],
      ["End", "1 1"],
      ["ArrowUp", "0 1"],
      ["ArrowUp", "0 1"],
      ["ArrowLeft", "0 0"],
    ] as const;
    for (const [key, place] of way) {
      expect(press(key).defaultPrevented).toBe(true);
      expect(here()).toBe(place);
    }
    expect(press("Tab").defaultPrevented).toBe(false);
  });

  test("Enter and F2 edit, and the focus comes back", () => {
    for (const key of ["Enter", "F2"]) {
      focus(cell(0, 1));
      press(key);
      expect(find<HTMLInputElement>(cell(0, 1), "input").value).toBe("5");
      press("Escape");
      expect(editor()).toBeNull();
      expect(here()).toBe("0 1");
    }
    press("Enter");
    type(shown.element, "7,5");
    expect(edits(shown.sent)).toEqual([[{ table: "touchpoints", row: "tp1", values: { relevance: 7.5 } }]]);
    expect(here()).toBe("0 1");
  });

  test("typing replaces what stands there", () => {
    focus(cell(0, 1));
    press("8");
    expect(find<HTMLInputElement>(cell(0, 1), "input").value).toBe("8");
    press("Enter");
    expect(edits(shown.sent)).toEqual([[{ table: "touchpoints", row: "tp1", values: { relevance: 8 } }]]);
    expect(cell(0, 1).textContent).toContain("8");
    expect(find(cell(0, 1), ".is-waiting").textContent).toBe("8");
  });

  test("keys that steer open nothing", () => {
    focus(cell(0, 1));
    for (const [key, more] of [
      [" ", {}],
      ["c", { ctrlKey: true }],
      ["c", { metaKey: true }],
      ["F5", {}],
      ["Escape", {}],
    ] as const)
      expect(press(key, more).defaultPrevented).toBe(false);
    expect(editor()).toBeNull();
  });

  test("Delete clears a value, but makes no row", () => {
    focus(cell(0, 1));
    press("Delete");
    focus(cell(1, 0));
    press("Delete");
    focus(cell(1, 1));
    press("Delete");
    expect(edits(shown.sent)).toEqual([[{ table: "touchpoints", row: "tp1", values: { relevance: null } }]]);
  });

  test("a value of a new row says what is beside it", () => {
    focus(cell(1, 0));
    press("4");
    press("Enter");
    const beside = { touchpoint_id: "tp1", channel_id: "ch1" };
    expect(edits(shown.sent)).toEqual([
      [{ table: "channel_fits", row: null, values: { ability: 4 }, beside }],
    ]);
  });

  test("a choice is one of its options, and keeps its type", () => {
    focus(cell(0, 0));
    press("Enter");
    const options = [...shown.element.querySelectorAll("option")].map((option) => option.textContent);
    expect(options).toEqual(["–", "9 · strongly", "−3 · against"]);
    type(shown.element, "-3");
    expect(edits(shown.sent)).toEqual([[{ table: "coherences", row: "ce1", values: { strength: -3 } }]]);
  });

  test("Ctrl+Enter leads to the row", () => {
    focus(cell(0, 0));
    press("Enter", { ctrlKey: true });
    expect(shown.sent).toContainEqual({ kind: "lead", row: ["interventions", "in1"] });
    expect(editor()).toBeNull();
  });

  test("a click picks the row, a double click edits, the arrow leads", () => {
    click(cell(0, 0));
    expect(shown.sent).toContainEqual({ kind: "selected", selected: { interventions: ["in1"] } });
    click(find(cell(0, 0), ".jw-lead"));
    expect(shown.sent.at(-1)).toEqual({ kind: "lead", row: ["interventions", "in1"] });
    cell(0, 1).dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
    draw(shown.view, GRID);
    expect(editor()).not.toBeNull();
  });

  test("a head is edited as a cell is", () => {
    click(find(shown.element, "th .jw-value"));
    type(shown.element, "4");
    expect(edits(shown.sent)).toEqual([[{ table: "objectives", row: "ob1", values: { weight: 4 } }]]);
  });

  test("without a kernel nothing is edited", () => {
    shown.view.stop();
    document.body.replaceChildren();
    shown = show(GRID, true);
    focus(cell(0, 1));
    for (const key of ["Enter", "F2", "8", "Delete"]) expect(press(key).defaultPrevented).toBe(false);
    expect(editor()).toBeNull();
    expect(shown.element.querySelectorAll("button")).toHaveLength(0);
    press("ArrowLeft");
    expect(here()).toBe("0 0");
  });

  test("a board that became smaller keeps a cell in the tab order", () => {
    focus(cell(1, 1));
    const { rows, cells } = GRID as unknown as { rows: unknown[]; cells: unknown[] };
    draw(shown.view, { ...GRID, rows: rows.slice(0, 1), cells: cells.slice(0, 1) } as never);
    expect(shown.element.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
    draw(shown.view, { ...GRID, rows: [], columns: [], cells: [] } as never);
    expect(shown.element.querySelectorAll("td")).toHaveLength(0);
  });
});
