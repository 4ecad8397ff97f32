// How the steps of a map go: alternatives, any order, options, loops, and which touchpoint comes after which; the twin of
// export/flow.py, and of what the analysis of passages counts.

import { type ColumnSpec, type FlowKind, TABLES } from "../schema/tables.generated.js";
import { type Raw, readValue, type Value } from "./values.js";

/** A forged document of a thousand steps in any order has a million; nobody reads the marks of so many. */
const MOST_PASSAGES = 10_000;

/** One way through a block: its branch, if it has a name, and the numbers of its columns. */
export interface FlowWay {
  readonly branch: string | undefined;
  readonly columns: readonly number[];
}

/** Neighbouring columns that go together; in a sequence each is one. */
export interface FlowBlock {
  readonly kind: FlowKind;
  readonly first: number;
  readonly count: number;
  readonly ways: readonly FlowWay[];
}

export interface FlowStep {
  readonly phaseId: string;
  readonly stepId: string | undefined;
}

const SPECS = TABLES.steps.columns;

/** One value of a step's row, read as the schema says. */
export const flowValue = (raw: Raw | undefined, name: string): Value | undefined =>
  readValue(SPECS[name] as ColumnSpec, raw?.[name]);

/** The blocks of a map's columns, from left to right; every column is in one. */
export function blocksOf(
  columns: readonly FlowStep[],
  rowOf: (stepId: string) => Raw | undefined,
): readonly FlowBlock[] {
  const blocks: {
    kind: FlowKind;
    first: number;
    count: number;
    ways: { branch?: string; columns: number[] }[];
  }[] = [];
  let before = "";
  columns.forEach(({ phaseId, stepId }, i) => {
    const raw = stepId === undefined ? undefined : rowOf(stepId);
    const kind = flowValue(raw, "flow_kind") as FlowKind;
    const key = kind === "sequence" ? `${i}` : JSON.stringify([kind, phaseId, flowValue(raw, "flow_group")]);
    if (key !== before) blocks.push({ kind, first: i, count: 0, ways: [] });
    before = key;
    const block = blocks[blocks.length - 1] as (typeof blocks)[number];
    block.count++;
    const branch = kind === "alternative" ? (flowValue(raw, "branch") as string | undefined) : undefined;
    const way = branch === undefined ? undefined : block.ways.find((each) => each.branch === branch);
    if (way !== undefined) way.columns.push(i);
    else block.ways.push({ ...(branch !== undefined && { branch }), columns: [i] });
  });
  return blocks as unknown as readonly FlowBlock[];
}

/** The block a column is in. */
export const blockAt = (blocks: readonly FlowBlock[], column: number): FlowBlock | undefined =>
  blocks.find(({ first, count }) => column >= first && column < first + count);

/** The way a column is on in its block. */
export const wayAt = (block: FlowBlock | undefined, column: number): FlowWay | undefined =>
  block?.ways.find(({ columns }) => columns.includes(column));

type Passage = readonly [from: string, to: string];

/** Which touchpoint comes after which, at most so many that somebody could look at them. */
export function passagesOf(
  blocks: readonly FlowBlock[],
  touchpointsOf: (column: number) => readonly string[],
): readonly Passage[] {
  const found: Passage[] = [];
  let exits: readonly string[] = [];
  for (const { kind, ways } of blocks) {
    const chains = ways.map(({ columns }) => columns.flatMap(touchpointsOf));
    const full = chains.filter(({ length }) => length > 0);
    for (const chain of full) {
      const others = kind === "any_order" ? full.filter((other) => other !== chain) : [];
      found.push(...into(chain, exits, others));
      if (found.length >= MOST_PASSAGES) return found.slice(0, MOST_PASSAGES);
    }
    if (full.length === 0) continue;
    // who takes a way without touchpoints comes from where she was
    const isPassedBy = kind === "alternative" && full.length < chains.length;
    exits = [...(isPassedBy ? exits : []), ...full.map((chain) => chain.at(-1) as string)];
  }
  return found;
}

/** The passages into a chain of touchpoints from those before it, along it, and into it from those beside it. */
function into(
  chain: readonly string[],
  exits: readonly string[],
  others: readonly (readonly string[])[],
): Passage[] {
  const first = chain[0] as string;
  return [
    ...exits.map((last): Passage => [last, first]),
    ...chain.slice(1).map((to, i): Passage => [chain[i] as string, to]),
    ...others.map((other): Passage => [other.at(-1) as string, first]),
  ];
}
