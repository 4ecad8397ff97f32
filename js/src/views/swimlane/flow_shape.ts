// Where the lines of the flow band run, in columns across and pixels down; the twin of export/flow_band.py.

import type { FlowBlock } from "../../model/flow.js";
import type { StepFlow } from "./flow_words.js";

/** Pixels: between two ways, between two loops, from the line to the band's edge, below what is repeated. */
const TRACK = 18;
const LEVEL = 8;
const EDGE = 13;
const AGAIN = 7;
/** Shares of a column: of a fork, of an option's way round, of a corner. */
const FORK = 0.16;
export const ROUND = 0.18;
const CORNER = 0.05;

export interface Loop {
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

export interface FlowShape {
  readonly height: number;
  readonly loops: readonly Loop[];
  /** How far down a column's step stands. */
  y(column: number): number;
  readonly line: string;
  readonly options: string;
  readonly backs: string;
  /** Blocks in any order: first column, number of columns. */
  readonly brackets: readonly (readonly [number, number])[];
  readonly middle: number;
}

export const isChoice = ({ kind, ways }: FlowBlock): boolean => kind === "alternative" && ways.length > 1;
export const isAnyOrder = ({ kind, ways }: FlowBlock): boolean => kind === "any_order" && ways.length > 1;

/** Undefined where one step simply follows the other. */
export function flowShape(blocks: readonly FlowBlock[], steps: readonly StepFlow[]): FlowShape | undefined {
  const loops = loopsOf(steps);
  const isMarked = steps.some(({ isOptional, isRepeatable }) => isOptional || isRepeatable);
  if (!isMarked && loops.length === 0 && blocks.every(({ ways }) => ways.length < 2)) return undefined;
  const levels = Math.max(0, ...loops.map(({ level }) => level + 1));
  const most = Math.max(1, ...blocks.filter(isChoice).map(({ ways }) => ways.length));
  const above = EDGE + (levels > 0 ? levels * LEVEL + 4 : 0);
  const half = ((most - 1) * TRACK) / 2;
  const middle = above + half;
  const ys = new Map<number, number>();
  for (const { ways } of blocks.filter(isChoice))
    ways.forEach((way, k) => {
      for (const each of way.columns) ys.set(each, trackOf(middle, k, ways.length));
    });
  const y = (column: number): number => ys.get(column) ?? middle;
  return {
    height: middle + half + EDGE + (steps.some(({ isRepeatable }) => isRepeatable) ? AGAIN : 0),
    loops,
    y,
    line: blocks.map((block) => lineOf(block, middle, steps.length)).join(""),
    options: steps.map(({ isOptional }, i) => (isOptional ? roundOf(i, y(i)) : "")).join(""),
    backs: loops.map((loop) => backOf(loop, y, above - EDGE + 2 - loop.level * LEVEL)).join(""),
    brackets: blocks.filter(isAnyOrder).map(({ first, count }) => [first, count]),
    middle,
  };
}

const trackOf = (middle: number, way: number, ways: number): number =>
  middle + (way - (ways - 1) / 2) * TRACK;

/** Loops on as few levels as keep them apart, short ones lowest. */
function loopsOf(steps: readonly StepFlow[]): readonly Loop[] {
  const loops: Loop[] = [];
  const all = steps.flatMap(({ back }, from) => (back === undefined ? [] : [{ from, to: back }]));
  all.sort((a, b) => a.from - a.to - (b.from - b.to) || a.from - b.from);
  for (const { from, to } of all) {
    const taken = new Set(
      loops.filter((other) => other.to <= from && to <= other.from).map(({ level }) => level),
    );
    let level = 0;
    while (taken.has(level)) level++;
    loops.push({ from, to, level });
  }
  return loops;
}

/** The lines through a block: straight on, or out into each way and together again. */
function lineOf(block: FlowBlock, middle: number, columns: number): string {
  const { first, ways } = block;
  const last = first + block.count;
  if (isAnyOrder(block)) return `M${first},${middle}h.08M${last - 0.08},${middle}h.08`;
  if (!isChoice(block))
    return `M${first === 0 ? 0.5 : first},${middle}H${last === columns ? columns - 0.5 : last}`;
  const [out, back, bend, bent] = [first + FORK, last - FORK, first + FORK / 2, last - FORK / 2];
  return ways
    .map((_, k) => {
      const y = trackOf(middle, k, ways.length);
      return (
        `M${first},${middle}C${bend},${middle} ${bend},${y} ${out},${y}` +
        `H${back}C${bent},${y} ${bent},${middle} ${last},${middle}`
      );
    })
    .join("");
}

/** The way round a step that may be left out. */
function roundOf(column: number, y: number): string {
  const [x, top] = [column + 0.5, y - 12];
  return `M${x - ROUND},${y}C${x - ROUND / 2},${top} ${x + ROUND / 2},${top} ${x + ROUND},${y}`;
}

/** From a step up, back over the steps between, and down to an earlier one. */
function backOf({ from, to }: Loop, y: FlowShape["y"], top: number): string {
  const [x, end] = [from + 0.53, to + 0.47];
  return (
    `M${x},${y(from) - 5}V${top + 5}Q${x},${top} ${x - CORNER},${top}` +
    `H${end + CORNER}Q${end},${top} ${end},${top + 5}V${y(to) - 6}`
  );
}
