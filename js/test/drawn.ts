// Live maps for the tests in Python: draws one as a page does, and tells lane by lane what is seen of it. One request a line
// comes in, one answer a line goes out, as in `harness.ts`.
//
// What is seen is written as tests/sync/test_drawn_twins.py reads it from the still picture.

import "./dom.js";
import { createInterface } from "node:readline";
import * as Y from "yjs";
import { DocumentHost } from "../src/host/document.js";
import { HERE, JourneyDocument, THERE } from "../src/model/document.js";
import { STORED } from "../src/model/shown.js";
import { type Look, lookOf } from "../src/views/swimlane/look.js";
import { drawSwimlane } from "../src/views/swimlane/swimlane.js";
import * as toolbox from "../src/views/swimlane/toolbox.js";
import { fetchedFor } from "../src/views/swimlane/tools.js";
import { SwimlaneView, stateOf } from "../src/views/swimlane/view.js";

/** What stands between “ and ”. */
const nameOf = (sentence: string): string => sentence.match(/[“«](.*)[”»]/)?.[1] ?? sentence;

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 60));

const all = (within: ParentNode, selector: string): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(selector),
];

/** A text without what a line's end may make of it. */
const bare = (text: string | null | undefined): string => (text ?? "").replace(/\s/g, "");

/** What only invites to write, or is seen when one points at it. */
const UNSEEN =
  ".jw-tip, .jw-unseen, .jw-badges, .jw-more, .jw-star, .jw-name-menu, .jw-add, .jw-lane-tools, .jw-actor [aria-hidden]";
/** The first invites to write, those of lanes with dots have no room. */
const HINTS_UNSEEN =
  ".is-image .jw-lane-name small, .is-channel .jw-lane-name small, .is-org_unit .jw-lane-name small";

function textOf(element: Element, unsaid: ReadonlySet<string>): string {
  const copy = element.cloneNode(true) as HTMLElement;
  // the picture has no room for a tip, and writes where it leads
  for (const each of all(copy, ".jw-sub-journey")) each.textContent = nameOf(each.title);
  for (const each of all(copy, UNSEEN)) each.remove();
  for (const each of all(copy, ".jw-value")) if (unsaid.has(each.textContent ?? "")) each.remove();
  return bare(copy.textContent);
}

function marksOf(element: Element): string {
  const marks: string[] = [];
  if (element.querySelector(".jw-evidence.is-part") !== null) marks.push("half");
  if (element.querySelector(".jw-evidence.is-full") !== null) marks.push("proved");
  for (const badge of all(element, ".jw-badge:not(.is-bare, .is-missing)"))
    marks.push(`badge ${bare(badge.textContent)}`);
  return marks.join(" ");
}

/** A card: what it is, what it says, what it bears. */
function cardOf(card: HTMLElement, unsaid: ReadonlySet<string>): readonly string[] {
  const handoff = card.querySelector(".jw-handoff");
  const kinds = [
    ...(card.classList.contains("jw-ghost") ? ["ghost"] : []),
    ...(card.hasAttribute("data-pale") ? ["pale"] : []),
    ...(handoff === null ? [] : [handoff.classList.contains("is-broken") ? "broken" : "handoff"]),
    ...(card.querySelector(".jw-star.is-on") === null ? [] : ["star"]),
    ...(card.querySelector("img.jw-picture") === null ? [] : ["picture"]),
  ];
  return [kinds.join(" "), textOf(card, unsaid), marksOf(card)];
}

const pixels = (element: HTMLElement): number => Number.parseFloat(element.style.top);

/** A share of a lane of numbers in pixels of the picture, from its lower end. */
const ofPlot = (share: string): number => Number.parseFloat(share) * 0.6;

/** A bar between its ends; one that has hardly a height is only known to be there. */
function barOf({ style }: HTMLElement): readonly unknown[] {
  const height = ofPlot(style.getPropertyValue("--jw-share"));
  return height <= 2 ? ["stub"] : ["bar", ofPlot(style.bottom), ofPlot(style.bottom) + height];
}

/** Where a line goes through, piece by piece: columns from the left edge, and pixels of the picture. */
const pointsOf = (path: Element, down: (y: number) => number): unknown =>
  (path.getAttribute("d") ?? "")
    .split("M")
    .filter(Boolean)
    .map((piece) =>
      piece.split(/[CL]/).map((each) => {
        const [x, y] = (each.split(" ").at(-1) as string).split(",").map(Number.parseFloat) as [
          number,
          number,
        ];
        return [x, down(y)];
      }),
    );

/** The kinds of lines that a curve may have. */
const LINES = /is-(current|future|best_practice|persona-\d)/;

/** The lines over a lane. */
const linesOf = (row: HTMLElement): unknown => [
  ...all(row, ".jw-curves .jw-curve").map((curve) => [
    curve.getAttribute("class")?.match(LINES)?.[1] ?? "",
    pointsOf(curve, (y) => y),
  ]),
  ...all(row, ".jw-spark path").map((path) => ["numbers", pointsOf(path, (y) => 20 + 60 * y)]),
];

function cellsOf(row: HTMLElement, unsaid: ReadonlySet<string>): unknown {
  return all(row, "[role=gridcell]").map((cell) => [
    ...all(cell, ".jw-card:not(.is-empty)").map((card) => cardOf(card, unsaid)),
    ...all(cell, ".jw-point:not(.is-unset)").map((point) => ["face", String(Math.round(pixels(point)))]),
    ...all(cell, ".jw-point.is-unset").map(() => ["unset"]),
    ...all(cell, ".jw-mark.is-bars").map(barOf),
    ...all(cell, ".jw-mark.is-sparkline").map(({ style }) => [
      "point",
      ofPlot(style.getPropertyValue("--jw-end")),
    ]),
    ...all(cell, ".jw-amount").map((amount) => ["number", bare(amount.textContent)]),
    ...all(cell, ".jw-dot").map((dot) => [
      dot.classList.contains("is-hollow") ? "work" : dot.classList.contains("is-truth") ? "truth" : "dot",
      String(Number.parseFloat((dot.style.top.match(/[\d.]+/) ?? [""])[0]) - 1.5),
    ]),
    ...all(cell, ".jw-count").map((count) => ["count", bare(count.textContent)]),
    ...(cell.classList.contains("is-absent") ? [["absent"]] : []),
  ]);
}

/** Rows from top to bottom: lines of the blueprint, groups, lanes. */
function rowsOf(grid: ParentNode, unsaid: ReadonlySet<string>): unknown {
  return all(grid, ".jw-line, .jw-group-row, .jw-lane").flatMap((row) => {
    if (row.classList.contains("jw-line")) return [["line", bare(row.textContent)]];
    if (row.classList.contains("jw-group-row")) {
      const isFolded = row.parentElement?.classList.contains("is-folded") === true;
      return isFolded ? [["group", bare(row.textContent)]] : [];
    }
    for (const hint of all(row.parentElement as HTMLElement, HINTS_UNSEEN)) hint.remove();
    const header = row.querySelector(".jw-lane-header") as HTMLElement;
    return [
      [
        "lane",
        textOf(header, unsaid),
        cellsOf(row, unsaid),
        all(row, ".jw-curve-name, .jw-extreme").map((each) => bare(each.textContent)),
        linesOf(row),
      ],
    ];
  });
}

function mapOf(within: ParentNode, unsaid: ReadonlySet<string>): unknown {
  const head = within.querySelector(".jw-head");
  if (head === null) return [];
  const named = (selector: string): unknown =>
    all(head, selector).map((each) => [
      each.classList.contains("is-absent") ? "absent" : "",
      textOf(each, unsaid),
      marksOf(each),
    ]);
  return {
    macros: all(head, ".jw-macro")
      .map((each) => bare(each.textContent))
      .filter(Boolean),
    phases: named(".jw-phase"),
    steps: named(".jw-step"),
    flow: all(head, ".jw-flow-name").map((each) => bare(each.textContent)),
    rows: rowsOf(within, unsaid),
  };
}

async function seen({ update, look }: { update: string; look: Partial<Look> }): Promise<unknown> {
  const rows = new JourneyDocument();
  Y.applyUpdate(rows.doc, new Uint8Array(Buffer.from(update, "base64")), THERE);
  const steps = new Y.UndoManager(
    STORED.map((table) => rows.map(table)),
    { trackedOrigins: new Set([HERE]) },
  );
  const host = new DocumentHost(rows, steps, true);
  const view = new SwimlaneView(host, stateOf(lookOf(look)), undefined, async () => toolbox);
  const element = document.createElement("div");
  document.body.replaceChildren(element);
  await fetchedFor(view);
  const end = drawSwimlane(element, view);
  await settled();
  const unsaid = new Set([view.text("card.noMode"), view.text("card.noChannel"), "–"]);
  const sides = all(element, ".jw-side");
  const answer = {
    title: all(element, ".jw-trail, .jw-title h2, .jw-sub > span").map((each) => bare(each.textContent)),
    counts: all(element, ".jw-counts").map((each) => each.textContent),
    maps: (sides.length > 0 ? sides : [element]).map((each) => mapOf(each, unsaid)),
  };
  end();
  rows.destroy();
  return answer;
}

createInterface({ input: process.stdin }).on("line", async (line) => {
  const { do: _, ...request } = JSON.parse(line);
  const answer = await seen(request).then(
    (found) => ({ answer: found }),
    (error: Error) => ({ error: `${error.stack}` }),
  );
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
