// @vitest-environment happy-dom

import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  draw,
  edits,
  find,
  focus,
  framed,
  LADDER,
  layOut,
  PLANE,
  point,
  press,
  ROADMAP,
  type Shown,
  show,
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

const experience = (value: unknown) => ({
  table: "assessments",
  row: ["tp1", "current"],
  values: { experience: value },
});
const relevance = (value: unknown) => ({ table: "touchpoints", row: "tp1", values: { relevance: value } });

describe("a bubble", () => {
  const bubble = (row = "tp1"): HTMLElement => find(shown.element, `.jw-bubble[data-row="${row}"]`);

  beforeEach(() => {
    shown = show(PLANE);
  });

  test("says where it stands, and what it is", () => {
    expect(bubble().getAttribute("aria-label")).toBe("Call: Experience 2, Relevance 3.3");
    expect(bubble().className).toContain("is-bad");
    expect(bubble().className).toContain("is-truth");
    expect([...shown.element.querySelectorAll(".jw-quadrant")].map((each) => each.textContent)).toEqual([
      "a",
      "b",
      "c",
      "d",
    ]);
    expect(shown.element.querySelectorAll(".jw-cut")).toHaveLength(1);
    expect(bubble("tp2").style.width).toBe("32px"); // a size beyond the largest is the largest
  });

  test("is moved by arrows, along one axis", () => {
    focus(bubble());
    press("ArrowRight");
    expect(edits(shown.sent)).toEqual([[experience(2.5)]]);
    press("ArrowUp");
    expect(edits(shown.sent).at(-1)).toEqual([relevance(4)]);
    expect(bubble().getAttribute("aria-label")).toBe("Call: Experience 2.5, Relevance 4");
    press("ArrowLeft");
    press("ArrowDown");
    expect(edits(shown.sent).slice(2)).toEqual([[experience(2)], [relevance(3.5)]]);
    expect(press("a").defaultPrevented).toBe(false);
  });

  test("stays on the plane", () => {
    focus(bubble());
    for (let i = 0; i < 6; i++) press("ArrowLeft");
    expect(edits(shown.sent)).toEqual([[1.5], [1], [0.5], [0]].map(([value]) => [experience(value)]));
  });

  test("is dragged, and both values are one edit", () => {
    point(bubble(), "down", 20, 67);
    expect(shown.sent).toEqual([{ kind: "selected", selected: { touchpoints: ["tp1"] } }]);
    point(bubble(), "move", 60, 20);
    expect(find(shown.element, ".jw-bubble-label.is-held").textContent).toBe("Experience 6, Relevance 8");
    expect(edits(shown.sent)).toEqual([]);
    point(bubble(), "up", 60, 20);
    expect(edits(shown.sent)).toEqual([[experience(6), relevance(8)]]);
    point(bubble(), "move", 10, 10);
    point(bubble(), "up", 10, 10);
    expect(edits(shown.sent)).toHaveLength(1);
  });

  test("that is dragged along keeps its height, and one that is clicked both", () => {
    point(bubble(), "down", 20, 67);
    point(bubble(), "move", 60, 68);
    point(bubble(), "up", 60, 68);
    expect(edits(shown.sent)).toEqual([[experience(6)]]);
    point(bubble(), "down", 60, 67);
    point(bubble(), "move", 61, 66);
    point(bubble(), "up", 61, 66);
    expect(edits(shown.sent)).toHaveLength(1);
  });

  test("is let go by Escape and where the gesture is taken away", () => {
    point(bubble(), "down", 20, 67);
    point(bubble(), "move", 60, 20);
    focus(bubble());
    press("Escape");
    point(bubble(), "up", 60, 20);
    point(bubble(), "down", 20, 67);
    point(bubble(), "move", 60, 20);
    point(bubble(), "cancel");
    expect(edits(shown.sent)).toEqual([]);
    expect(bubble().getAttribute("aria-label")).toBe("Call: Experience 2, Relevance 3.3");
  });

  test("without fields is only picked, and Enter leads", () => {
    point(bubble("tp2"), "down", 0, 0);
    point(bubble("tp2"), "move", 50, 50);
    point(bubble("tp2"), "up", 50, 50);
    focus(bubble("tp2"));
    press("ArrowLeft");
    expect(edits(shown.sent)).toEqual([]);
    press("Enter");
    expect(shown.sent.at(-1)).toEqual({ kind: "lead", row: ["touchpoints", "tp2"] });
  });

  test("is read without a kernel", () => {
    shown.view.stop();
    shown = show(PLANE, true);
    point(bubble(), "down", 20, 67);
    point(bubble(), "move", 60, 20);
    point(bubble(), "up", 60, 20);
    focus(bubble());
    press("ArrowRight");
    expect(bubble().getAttribute("aria-label")).toBe("Call: Experience 2, Relevance 3.3");
  });
});

describe("a mark of a rung", () => {
  const mark = (state: string): HTMLElement => find(shown.element, `[data-state="${state}"]`);
  const future = (value: unknown) => [
    { table: "assessments", row: ["tp1", "future"], values: { experience: value } },
  ];

  beforeEach(() => {
    shown = show(LADDER);
  });

  test("is a slider, or a picture where it is computed", () => {
    expect(
      [...shown.element.querySelectorAll('[role="slider"]')].map(
        (each) => each.ariaLabel ?? each.getAttribute("aria-label"),
      ),
    ).toEqual(["Today, Call", "Future, Call"]);
    const { attributes } = mark("future");
    expect(
      ["aria-valuemin", "aria-valuemax", "aria-valuenow"].map((name) => attributes.getNamedItem(name)?.value),
    ).toEqual(["0", "10", "7"]);
    expect(find(shown.element, '[role="img"]').getAttribute("aria-label")).toBe("Best practice 9");
    expect(find(shown.element, ".jw-rung-gap").style.left).toBe("20%");
    expect(Number.parseFloat(find(shown.element, ".jw-rung-gap").style.width)).toBeCloseTo(50);
  });

  test("is moved by keys", () => {
    focus(mark("future"));
    for (const key of ["ArrowRight", "ArrowUp", "ArrowLeft", "PageUp", "PageUp", "PageDown"]) press(key);
    expect(edits(shown.sent)).toEqual([7.5, 8, 7.5, 9.5, 10, 8].map(future));
    expect(mark("future").getAttribute("aria-valuenow")).toBe("8");
  });

  test("is dragged", () => {
    point(mark("future"), "down", 70);
    point(mark("future"), "move", 33);
    expect(mark("future").getAttribute("aria-valuenow")).toBe("3.5");
    point(mark("future"), "move", 300);
    point(mark("future"), "up");
    expect(edits(shown.sent)).toEqual([future(10)]);
    point(mark("future"), "down", 70);
    point(mark("future"), "move", 33);
    point(mark("future"), "cancel");
    expect(edits(shown.sent)).toHaveLength(1);
  });

  test("is read without a kernel", () => {
    shown.view.stop();
    shown = show(LADDER, true);
    expect(shown.element.querySelectorAll('[role="slider"]')).toHaveLength(0);
    expect(shown.element.querySelectorAll('[role="img"]')).toHaveLength(3);
  });
});

describe("a bar of the roadmap", () => {
  const bar = (): HTMLElement => find(shown.element, ".jw-road-bar");
  const dates = (start: string | undefined, end: string | undefined) => [
    ...(start === undefined ? [] : [{ table: "activities", row: "at1", values: { start_on: start } }]),
    ...(end === undefined ? [] : [{ table: "activities", row: "at1", values: { end_on: end } }]),
  ];

  beforeEach(() => {
    shown = show(ROADMAP);
  });

  test("says when, and what is wrong", () => {
    expect(bar().getAttribute("aria-label")).toBe("Hire: Jan 11, 2027 – Jan 21, 2027. ends too late");
    expect(bar().className).toContain("is-critical");
    expect(bar().className).toContain("is-wrong");
    expect(bar().style.left).toBe("10%");
    expect(shown.element.querySelectorAll(".jw-slack")).toHaveLength(1);
    expect([...shown.element.querySelectorAll(".jw-road-head span")].map((each) => each.textContent)).toEqual(
      ["Jan 27", "Feb 27", "Mar 27", "Apr 27"],
    );
  });

  test("is moved by a week, and its end with Shift", () => {
    focus(bar());
    press("ArrowRight");
    expect(edits(shown.sent)).toEqual([dates("2027-01-18", "2027-01-28")]);
    press("ArrowLeft", { shiftKey: true });
    expect(edits(shown.sent).at(-1)).toEqual(dates(undefined, "2027-01-21"));
    press("ArrowLeft", { shiftKey: true }); // it would end before it starts
    expect(edits(shown.sent)).toHaveLength(2);
  });

  test("is dragged, by a day for each hundredth of the line", () => {
    point(bar(), "down", 15);
    point(bar(), "move", 45);
    point(bar(), "up");
    expect(edits(shown.sent)).toEqual([dates("2027-02-10", "2027-02-20")]);
  });

  test("has ends that are dragged, also past each other", () => {
    const end = (): HTMLElement => find(shown.element, ".jw-end.is-to");
    point(end(), "down", 20);
    point(end(), "move", 25);
    point(end(), "up");
    expect(edits(shown.sent)).toEqual([dates(undefined, "2027-01-26")]);
    draw(shown.view, ROADMAP);
    const begin = find(shown.element, ".jw-end.is-from");
    point(begin, "down", 10);
    point(begin, "move", 25);
    point(begin, "up");
    expect(edits(shown.sent).at(-1)).toEqual(dates("2027-01-21", "2027-01-26"));
  });

  test("is not moved by a click, nor by a gesture that is taken away", () => {
    point(bar(), "down", 15);
    point(bar(), "up", 15);
    point(bar(), "down", 15);
    point(bar(), "move", 45);
    point(bar(), "cancel");
    expect(edits(shown.sent)).toEqual([]);
    expect(shown.sent[0]).toEqual({ kind: "selected", selected: { activities: ["at1"] } });
  });

  test("is read without a kernel", () => {
    shown.view.stop();
    shown = show(ROADMAP, true);
    focus(bar());
    press("ArrowRight");
    point(bar(), "down", 15);
    point(bar(), "move", 45);
    point(bar(), "up");
    expect(bar().style.left).toBe("10%");
    expect(shown.element.querySelectorAll(".jw-end")).toHaveLength(0);
  });

  test.each([
    ["2027-01-01", "2030-01-01", "Jan 27"],
    ["2027-01-01", "2060-01-01", "27"],
  ])("from %s to %s has not too many months", (from, to, first) => {
    draw(shown.view, framed({ ...ROADMAP, from: Date.parse(from), to: Date.parse(to) } as never));
    const months = [...shown.element.querySelectorAll(".jw-road-head span")].map((each) => each.textContent);
    expect(months[0]).toBe(first);
    expect(months.length).toBeLessThan(40);
  });
});
