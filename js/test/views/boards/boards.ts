// Boards on a page without a browser: small ones of each kind, and what is done in them.

import { act } from "preact/test-utils";
import { BoardView } from "../../../src/views/boards/board.js";
import type { AnyBoard, BoardTold, FieldTold } from "../../../src/views/boards/told.js";
import type { ResultTold } from "../../../src/views/live/result.js";

export interface Shown {
  readonly view: BoardView;
  readonly element: HTMLElement;
  /** What was said to the kernel. */
  readonly sent: Record<string, unknown>[];
}

export const framed = (board: AnyBoard, more: Partial<BoardTold> = {}): BoardTold =>
  ({
    kind: "board",
    title: "Title",
    finding: "Finding",
    note: "",
    controls: [],
    legend: [],
    ...board,
    ...more,
  }) as BoardTold;

/** Draws a board; `isRead` where there is no kernel. */
export function show(told: ResultTold, isRead = false, language: "en" | "it" = "en"): Shown {
  const element = document.body.appendChild(document.createElement("div"));
  const sent: Record<string, unknown>[] = [];
  const view = new BoardView(element, language, isRead ? undefined : (message) => sent.push({ ...message }));
  draw(view, told);
  return { view, element, sent };
}

export function draw(view: BoardView, told: ResultTold): void {
  void act(() => void view.draw(told));
}

export function find<T extends HTMLElement = HTMLElement>(element: ParentNode, selector: string): T {
  const found = element.querySelector<T>(selector);
  if (found === null) throw new Error(`there is no ${selector}`);
  return found;
}

/** Presses a key where the focus is. */
export function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  void act(() => void (document.activeElement ?? document.body).dispatchEvent(event));
  return event;
}

export function focus(element: HTMLElement): void {
  void act(() => element.focus());
}

export function click(element: HTMLElement): void {
  void act(() => element.click());
}

/** Says something with the pointer; every element takes it, as in a browser. */
export function point(element: HTMLElement, kind: "down" | "move" | "up" | "cancel", x = 0, y = 0): void {
  element.setPointerCapture = () => undefined;
  const event = new PointerEvent(`pointer${kind}`, { bubbles: true, clientX: x, clientY: y, button: 0 });
  void act(() => void element.dispatchEvent(event));
}

/** Gives every element the same place: 100 wide and 100 high, from 0. */
export function layOut(): void {
  const box = { left: 0, top: 0, right: 100, bottom: 100, width: 100, height: 100, x: 0, y: 0 };
  HTMLElement.prototype.getBoundingClientRect = () => box as DOMRect;
}

/** Types into the editor that is open, and ends it with a key. */
export function type(element: HTMLElement, text: string, end = "Enter"): void {
  const input = find<HTMLInputElement>(element, ".jw-editor input, .jw-editor textarea, .jw-editor select");
  input.value = text;
  focus(input);
  press(end);
}

/** The values that were written, edit by edit. */
export const edits = (sent: readonly Record<string, unknown>[]): unknown[] =>
  sent.filter(({ kind }) => kind === "edit").map(({ typed }) => typed);

export const field = (
  table: string,
  row: FieldTold["row"],
  column: string,
  value: FieldTold["value"],
  more: Partial<FieldTold> = {},
): FieldTold => ({ table, row, column, value, ...more });

export const GRID = framed({
  board: "grid",
  corner: "Corner",
  columns: [
    { label: "Left", sub: "weight 3", field: field("objectives", "ob1", "weight", 3) },
    { label: "Right", mark: "uncovered" },
  ],
  rows: [
    { label: "Above", row: ["interventions", "in1"], text: "66 %", share: 0.66 },
    { label: "Below", sub: "under", mark: "orphan", share: -0.5 },
  ],
  cells: [
    [
      {
        text: "9",
        tone: 1,
        field: field("coherences", "ce1", "strength", 9, {
          options: [
            [9, "9 · strongly"],
            [-3, "−3 · against"],
          ],
        }),
        row: ["interventions", "in1"],
        hint: "Asked",
      },
      { text: "5", tone: -0.5, mark: "hole", field: field("touchpoints", "tp1", "relevance", 5) },
    ],
    [
      {
        text: "",
        field: field("channel_fits", null, "ability", null, {
          beside: { touchpoint_id: "tp1", channel_id: "ch1" },
        }),
      },
      null,
    ],
  ],
});

export const PLANE = framed({
  board: "plane",
  x: { label: "Experience", from: 0, to: 10, cut: 5, step: 0.5 },
  y: { label: "Relevance", from: 0, to: 10, cut: null, step: 0.5 },
  quadrants: ["a", "b", "c", "d"],
  points: [
    {
      label: "Call",
      row: ["touchpoints", "tp1"],
      x: 2,
      y: 3.3,
      size: 0.3,
      tone: -1,
      mark: "truth",
      hint: "Call",
      fieldX: field("assessments", ["tp1", "current"], "experience", 2),
      fieldY: field("touchpoints", "tp1", "relevance", 3.3),
    },
    { label: "Fixed", row: ["touchpoints", "tp2"], x: 10, y: 0, size: 7, hint: "" },
  ],
});

export const LADDER = framed({
  board: "ladder",
  axis: { label: "Experience", from: 0, to: 10, cut: null, step: 0.5 },
  rungs: [
    {
      label: "Call",
      sub: "redesign",
      row: ["touchpoints", "tp1"],
      text: "+5",
      tone: 1,
      hint: "Call",
      marks: [
        { state: "current", value: 2, field: field("assessments", ["tp1", "current"], "experience", 2) },
        { state: "future", value: 7, field: field("assessments", ["tp1", "future"], "experience", 7) },
        { state: "best_practice", value: 9 },
      ],
    },
  ],
});

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

/** A hundred days, so that a hundredth of the line is a day. */
export const ROADMAP = framed({
  board: "roadmap",
  from: day("2027-01-01"),
  to: day("2027-04-11"),
  today: day("2027-01-20"),
  groups: [
    {
      label: "Answer at night",
      sub: "People",
      bars: [
        {
          label: "Hire",
          sub: "Ada",
          row: ["activities", "at1"],
          from: day("2027-01-11"),
          to: day("2027-01-21"),
          slackTo: day("2027-02-01"),
          status: "planned",
          isCritical: true,
          problem: "ends too late",
          hint: "Hire",
          fieldFrom: field("activities", "at1", "start_on", "2027-01-11"),
          fieldTo: field("activities", "at1", "end_on", "2027-01-21"),
        },
      ],
    },
  ],
});

export const CARDS = framed({
  board: "cards",
  lanes: [
    { label: "Quick wins", sub: "none", cards: [] },
    {
      label: "Structural",
      sub: "1 intervention",
      cards: [
        {
          name: { label: "", text: "New desk", field: field("interventions", "in1", "name", "New desk") },
          row: ["interventions", "in1"],
          text: {
            label: "",
            text: "–",
            field: field("interventions", "in1", "customer_benefit", null),
          },
          badge: "priority 40",
          share: 0.4,
          facts: [
            { label: "Effort", text: "9", field: field("interventions", "in1", "effort", 9) },
            {
              label: "Confidence",
              text: "50 %",
              field: field("interventions", "in1", "confidence_rate", 0.5, { isPercent: true }),
            },
            {
              label: "Kind",
              text: "by the rule",
              field: field("interventions", "in1", "kind_override", null, {
                options: [
                  ["quick_win", "Quick win"],
                  ["structural", "Structural"],
                ],
              }),
            },
            { label: "Live on", text: "–", field: field("interventions", "in1", "live_on", "2027-01-31") },
            { label: "Sum", text: "12" },
          ],
          notes: ["too long for a quick win"],
        },
      ],
    },
  ],
});

export const PANEL = framed({
  board: "panel",
  groups: [
    {
      label: "Loyalty",
      tiles: [
        {
          label: "Churn",
          sub: "Every month",
          row: ["kpis", "kp1"],
          text: "10 %",
          unit: "",
          interval: "5 % – 17 %",
          target: {
            label: "target",
            text: "20 %",
            field: field("kpis", "kp1", "target", 0.2, { isPercent: true }),
          },
          status: "signal",
          words: "signal: more than chance",
          points: [
            { x: 0, y: 0.2, isSignal: false, hint: "first" },
            { x: 1, y: 0.1, isSignal: true, hint: "last" },
          ],
          lines: { centre: 0.15, low: 0.1, high: 0.2 },
          targetAt: 0.2,
        },
      ],
    },
  ],
});

export const GUIDE = framed({
  board: "guide",
  steps: [
    {
      label: "Photograph",
      sub: "1 of 3",
      share: 1 / 3,
      items: [
        { status: "done", text: "Question", hint: "" },
        { status: "missing", text: "Roles", hint: "0 of 5" },
        { status: "doubtful", text: "Scores", hint: "2 of 3", row: ["touchpoints", "tp2"] },
      ],
    },
    { label: "Design", sub: "1 of 1", share: 1, items: [{ status: "done", text: "Drawn", hint: "" }] },
  ],
});

const fact = (label: string, text: string, given: FieldTold) => ({ label, text, field: given });

export const STAKEHOLDERS = framed({
  board: "plane",
  x: { label: "Interest", from: 0, to: 10, cut: 5, step: 0.5 },
  y: { label: "Influence", from: 0, to: 10, cut: 5, step: 0.5 },
  quadrants: ["a", "b", "c", "d"],
  points: [
    {
      label: "Ada",
      row: ["stakeholders", "sh1"],
      x: 8,
      y: 9,
      size: 0.5,
      mark: "role-leadership",
      letter: "A",
      hint: "Ada",
      fieldX: field("stakeholders", "sh1", "interest", 8),
      fieldY: field("stakeholders", "sh1", "influence", 9),
    },
  ],
  roster: {
    label: "Everybody",
    groups: [
      {
        label: "Without scores",
        items: [
          {
            name: fact("", "Bea", field("stakeholders", "sh2", "name", "Bea")),
            row: ["stakeholders", "sh2"],
            letter: "",
            hint: "Bea",
            isPlaced: false,
            facts: [fact("Influence", "–", field("stakeholders", "sh2", "influence", null))],
            remove: "Remove Bea",
            fieldX: field("stakeholders", "sh2", "interest", null),
            fieldY: field("stakeholders", "sh2", "influence", null),
          },
        ],
      },
      { label: "On the map", items: [] },
    ],
    missing: ["Nobody has the role UX"],
    add: { table: "stakeholders", column: "name", label: "Add" },
  },
});

const curve = (y: number, isLowest: boolean) => ({
  x: isLowest ? 1 : 0,
  y,
  row: ["steps", `st${isLowest ? 2 : 1}`] as const,
  hint: "Step",
  isTruth: !isLowest,
  isLowest,
});

export const PERSONA = framed({
  board: "persona",
  persona: {
    row: ["personas", "pe1"],
    name: fact("Name", "Ada", field("personas", "pe1", "name", "Ada")),
    segment: fact(
      "Segment",
      "no segment",
      field("personas", "pe1", "segment_id", null, { options: [["sg1", "Families"]] }),
    ),
    initials: "A",
    image: field("personas", "pe1", "image", null),
    quote: fact("Quote", "Quick", field("personas", "pe1", "quote", "Quick")),
    texts: [fact("Needs", "–", field("personas", "pe1", "needs", null))],
    journeys: [
      {
        label: "Buy",
        row: ["steps", "st2"],
        sub: "A car",
        current: [curve(1, false), curve(-1, true)],
        future: [curve(2, false)],
        facts: [{ label: "Lowest moment", text: "Step (−1)", tone: -1 }],
      },
    ],
    expected: [
      {
        name: fact("", "Wait", field("expected_measures", "em1", "name", "Wait")),
        row: ["expected_measures", "em1"],
        sub: "days",
        facts: [fact("Expected", "4", field("expected_measures", "em1", "target", 4))],
        tone: -1,
        words: "not met",
      },
    ],
    headings: ["Her journeys", "In numbers"],
    empty: ["None", "None"],
  },
  strip: [
    { id: "pe1", label: "Ada", sub: "", portrait: { text: "A", picture: null }, text: "mean 0", current: [] },
    {
      id: "pe2",
      label: "Bea",
      sub: "Firms",
      portrait: { text: "🚚", picture: null },
      text: "none",
      current: [curve(1, false)],
    },
  ],
  trait: "persona",
  add: { table: "personas", column: "name", label: "Add a persona" },
});

export const ALL = [GRID, PLANE, LADDER, ROADMAP, CARDS, PANEL, GUIDE, PERSONA, STAKEHOLDERS];
