import { expect, test } from "vitest";
import type { JourneyMap, LaneSpec } from "../../src/model/map.js";
import { cellKey } from "../../src/model/map.js";
import { ADD, HEADER, type Stop } from "../../src/views/swimlane/focus.js";
import {
  type Board,
  type Direction,
  firstStop,
  heir,
  itemsOf,
  nextStop,
} from "../../src/views/swimlane/moves.js";

const LANES: readonly LaneSpec[] = [
  { id: "action", kind: "action", noteKind: undefined },
  { id: "emotion", kind: "emotion", noteKind: undefined },
  { id: "tps", kind: "touchpoint", noteKind: undefined },
  { id: "ideas", kind: "note", noteKind: "opportunity" },
];

/** Two phases: the first with two steps, the second with none. */
const MAP: JourneyMap = {
  journeyId: "j",
  state: "current",
  columns: [
    { key: "s1", phaseId: "p1", stepId: "s1" },
    { key: "s2", phaseId: "p1", stepId: "s2" },
    { key: "empty-p2", phaseId: "p2", stepId: undefined },
  ],
  phases: [
    { id: "p1", macro: undefined, first: 0, count: 2 },
    { id: "p2", macro: undefined, first: 2, count: 1 },
  ],
  lanes: LANES,
  cells: new Map([
    [cellKey("action", "s1"), ["s1"]],
    [cellKey("action", "s2"), ["s2"]],
    [cellKey("emotion", "s1"), ["s1"]],
    [cellKey("emotion", "s2"), ["s2"]],
    [cellKey("tps", "s1"), ["t1", "t2"]],
  ]),
  blocks: [],
  handoffs: new Map(),
  touchpoints: new Map(),
  subRows: new Map(),
  standings: new Map(),
  work: new Map(),
  kpis: [],
};

const board = (folded: readonly string[] = [], lanes = LANES, canEdit = true): Board => ({
  map: MAP,
  lanes,
  canEdit,
  isFolded: (id) => folded.includes(id),
});

const at = (row: string, column: string, item: string): Stop => ({ row, column, item });

function walk(from: Stop, ways: readonly Direction[], on = board()): Stop | undefined {
  return ways.reduce<Stop | undefined>((stop, way) => stop && nextStop(on, stop, way), from);
}

test("down goes from phase to step, through the lanes, and ends at the last place to add", () => {
  const down = (n: number) => walk(at("phase", "s1", "p1"), Array<Direction>(n).fill("down"));
  expect(down(1)).toEqual(at("step", "s1", "s1"));
  expect(down(2)).toEqual(at("action", "s1", "s1"));
  expect(down(4)).toEqual(at("tps", "s1", "t1"));
  expect(down(5)).toEqual(at("tps", "s1", "t2"));
  expect(down(6)).toEqual(at("tps", "s1", ADD));
  expect(down(7)).toEqual(at("ideas", "s1", ADD));
  expect(down(8)).toBeUndefined();
});

test("up is the way back", () => {
  expect(walk(at("ideas", "s1", ADD), ["up"])).toEqual(at("tps", "s1", ADD));
  expect(walk(at("tps", "s1", "t1"), ["up"])).toEqual(at("emotion", "s1", "s1"));
  expect(walk(at("step", "s2", "s2"), ["up"])).toEqual(at("phase", "s1", "p1"));
});

test("sideways keeps the row, and the place in the cell as far as there is one", () => {
  expect(walk(at("tps", "s1", "t2"), ["right"])).toEqual(at("tps", "s2", ADD));
  expect(walk(at("tps", "s1", "t1"), ["left"])).toEqual(at("tps", HEADER, HEADER));
  expect(walk(at("tps", HEADER, HEADER), ["right"])).toEqual(at("tps", "s1", "t1"));
});

test("a phase is one stop however many columns it spans", () => {
  expect(walk(at("phase", "s1", "p1"), ["right"])).toEqual(at("phase", "empty-p2", "p2"));
  expect(walk(at("phase", "empty-p2", "p2"), ["right"])).toBeUndefined();
});

test("a phase without steps offers to add one, and no cells", () => {
  expect(itemsOf(board(), "step", "empty-p2")).toEqual([ADD]);
  expect(itemsOf(board(), "tps", "empty-p2")).toEqual([]);
  expect(walk(at("tps", "s2", ADD), ["right"])).toBeUndefined();
});

test("a folded lane is passed over, but its header stays", () => {
  const folded = board(["tps"]);
  expect(walk(at("emotion", "s1", "s1"), ["down"], folded)).toEqual(at("ideas", "s1", ADD));
  expect(walk(at("emotion", HEADER, HEADER), ["down"], folded)).toEqual(at("tps", HEADER, HEADER));
});

test("home, end, first and last", () => {
  expect(walk(at("tps", "s2", ADD), ["home"])).toEqual(at("tps", "s1", "t1"));
  expect(walk(at("step", "s1", "s1"), ["end"])).toEqual(at("step", "empty-p2", ADD));
  expect(walk(at("tps", "s1", "t1"), ["first"])).toEqual(firstStop(board()));
  expect(walk(at("tps", "s1", "t1"), ["last"])).toEqual(at("step", "empty-p2", ADD));
});

test("what is gone is followed by what stands in its place", () => {
  expect(heir(board(), at("tps", "s1", "gone"), 1)).toEqual(at("tps", "s1", "t2"));
  expect(heir(board(), at("tps", "s1", "gone"), 9)).toEqual(at("tps", "s1", ADD));
  expect(heir(board(), at("tps", "empty-p2", "gone"), 0)).toEqual(at("tps", "s1", "t1"));
});

test("where nothing may be added, no arrow leads to a place to add", () => {
  const read = board([], LANES, false);
  expect(walk(at("tps", "s1", "t1"), ["down"], read)).toEqual(at("tps", "s1", "t2"));
  expect(walk(at("tps", "s1", "t2"), ["down"], read)).toBeUndefined();
});
