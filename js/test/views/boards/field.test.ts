// @vitest-environment happy-dom

import { afterEach, describe, expect, test } from "vitest";
import { CARDS, click, edits, find, framed, PANEL, press, type Shown, show, type } from "./boards.js";

let shown: Shown;

const open = (column: string): HTMLElement => {
  click(find(shown.element, `.jw-value[data-column="${column}"]`));
  return find(shown.element, ".jw-editor");
};
const written = (column: string, value: unknown) => [
  [{ table: "interventions", row: "in1", values: { [column]: value } }],
];

afterEach(() => {
  shown.view.stop();
  document.body.replaceChildren();
});

describe("a value that is edited in place", () => {
  test("is a button that says what it is, of what, and what stands there", () => {
    shown = show(CARDS, false, "it");
    const names = [...shown.element.querySelectorAll(".jw-value")].map((each) =>
      each.getAttribute("aria-label"),
    );
    expect(names).toEqual([
      "Nome, New desk: New desk",
      expect.stringMatching(/, New desk: vuoto$/),
      "Sforzo, New desk: 9",
      expect.stringMatching(/, New desk: 0.5$/),
      expect.stringMatching(/, New desk: vuoto$/),
      expect.stringMatching(/, New desk: 2027-01-31$/),
    ]);
  });

  const NUMBERS: readonly (readonly [string, unknown])[] = [
    ["7", 7],
    ["7,5", 7.5],
    ["7.5", 7.5],
    [" 8 ", 8],
    ["", null],
  ];
  test.each(NUMBERS)("a number is typed as it is written: %j", (text, value) => {
    shown = show(CARDS);
    open("effort");
    type(shown.element, text);
    expect(edits(shown.sent)).toEqual(written("effort", value));
  });

  test("what is no number is refused where it was typed, and nothing is written", () => {
    shown = show(CARDS);
    open("effort");
    type(shown.element, "seven");
    expect(find(shown.element, '[role="alert"]').textContent).toBe("This is no number");
    press("Escape");
    expect(shown.sent).toEqual([]);
    expect(shown.element.querySelector(".jw-editor")).toBeNull();
  });

  test("a share is read and written in per cent", () => {
    shown = show(CARDS);
    open("confidence_rate");
    expect(find<HTMLInputElement>(shown.element, "input").value).toBe("50");
    type(shown.element, "12,5");
    expect(edits(shown.sent)).toEqual(written("confidence_rate", 0.125));
  });

  test("a share is not changed by being looked at", () => {
    shown = show(PANEL);
    open("target");
    press("Enter");
    expect(shown.sent).toEqual([]);
  });

  test("arrows change a number by its step", () => {
    shown = show(CARDS);
    open("effort");
    press("ArrowUp");
    press("ArrowDown");
    press("ArrowUp");
    press("Enter");
    expect(edits(shown.sent)).toEqual(written("effort", 9.5));
  });

  test("a choice is one of a list, or nothing", () => {
    shown = show(CARDS);
    open("kind_override");
    type(shown.element, "structural");
    open("kind_override");
    type(shown.element, "");
    expect(edits(shown.sent)).toEqual([
      ...written("kind_override", "structural"),
      ...written("kind_override", null),
    ]);
  });

  test("a date is a day", () => {
    shown = show(CARDS);
    open("live_on");
    const input = find<HTMLInputElement>(shown.element, "input");
    expect([input.type, input.value]).toEqual(["date", "2027-01-31"]);
    type(shown.element, "2027-02-28");
    open("live_on");
    type(shown.element, "");
    expect(edits(shown.sent)).toEqual([...written("live_on", "2027-02-28"), ...written("live_on", null)]);
  });

  test("a text is trimmed, has lines, and may be nothing", () => {
    shown = show(CARDS);
    open("name");
    const area = find<HTMLTextAreaElement>(shown.element, "textarea");
    expect(area.value).toBe("New desk");
    press("Enter", { shiftKey: true });
    expect(shown.element.querySelector("textarea")).not.toBeNull();
    type(shown.element, "  <b>Desk</b> ");
    open("customer_benefit");
    type(shown.element, "   ");
    expect(edits(shown.sent)).toEqual(written("name", "<b>Desk</b>"));
  });

  test("leaving writes what stands there", () => {
    shown = show(CARDS);
    open("name");
    const area = find<HTMLTextAreaElement>(shown.element, "textarea");
    area.value = "Other";
    area.blur();
    expect(edits(shown.sent)).toEqual(written("name", "Other"));
  });

  test("without a kernel it is text", () => {
    shown = show(CARDS, true);
    expect(shown.element.querySelectorAll("button")).toHaveLength(0);
    expect(shown.element.textContent).toContain("New desk");
  });

  test("a column nobody knows is edited as text", () => {
    const told = framed({
      board: "cards",
      lanes: [
        {
          label: "L",
          sub: "",
          cards: [
            {
              name: {
                label: "",
                text: "x",
                field: { table: "nothing", row: null, column: "no", value: "x" },
              },
              row: ["nothing", "n1"],
              facts: [],
              notes: [],
            },
          ],
        },
      ],
    });
    shown = show(told);
    open("no");
    type(shown.element, "y");
    expect(edits(shown.sent)).toEqual([[{ table: "nothing", row: null, values: { no: "y" } }]]);
  });
});
