// What can be done to how steps go. Each function is one gesture.

import type { FlowKind } from "../schema/tables.generated.js";
import type { JourneyDocument } from "./document.js";
import { gesture, write } from "./edits.js";
import { blockAt, blocksOf, type FlowBlock, flowValue, wayAt } from "./flow.js";
import type { JourneyMap } from "./map.js";
import type { Value } from "./values.js";

type Text = string | undefined;

/** How one column goes, as far as blocks are made of it. */
interface Going {
  readonly flow_kind: FlowKind;
  readonly flow_group: Text;
  readonly branch: Text;
}

const ALONE: Going = { flow_kind: "sequence", flow_group: undefined, branch: undefined };

const goings = (document: JourneyDocument, map: JourneyMap): Going[] =>
  map.columns.map(({ stepId }) => {
    const raw = stepId === undefined ? undefined : document.rows.steps?.get(stepId);
    return {
      flow_kind: flowValue(raw, "flow_kind") as FlowKind,
      flow_group: flowValue(raw, "flow_group") as Text,
      branch: flowValue(raw, "branch") as Text,
    };
  });

/** Puts a column and its neighbour into one block: a new one, or one that either is in already. */
export function join(
  document: JourneyDocument,
  map: JourneyMap,
  column: number,
  beside: number,
  kind: Exclude<FlowKind, "sequence">,
): void {
  const next = goings(document, map);
  const isMember = (each: number): boolean => next[each]?.flow_kind === kind;
  const [host, guest] = isMember(beside) || !isMember(column) ? [beside, column] : [column, beside];
  const block = isMember(host) ? blockAt(map.blocks, host) : undefined;
  const members = block === undefined ? [] : numbersOf(block);
  const flow_group = block ? next[host]?.flow_group : freeGroup(next, map, column, beside, kind);
  const branches =
    kind === "alternative" ? branchesWith(next, members, host, guest) : new Map<number, Text>();
  for (const each of [...members, host, guest])
    next[each] = { flow_kind: kind, flow_group, branch: branches.get(each) };
  put(document, map, settled(map, next, column, beside));
}

/** The branches of a block with one more: the left one of a new pair is A, and where no branch has a name, none gets one. */
function branchesWith(
  next: readonly Going[],
  members: readonly number[],
  host: number,
  guest: number,
): ReadonlyMap<number, Text> {
  if (members.length === 0) {
    return new Map([
      [Math.min(host, guest), "A"],
      [Math.max(host, guest), "B"],
    ]);
  }
  const found = new Map(members.map((each) => [each, next[each]?.branch]));
  const used = [...found.values()].flatMap((branch) => branch ?? []);
  return found.set(guest, used.length > 0 ? freeLetter(used) : undefined);
}

/** Puts a column on the branch of its neighbour, which is in a block of alternatives. */
export function shareBranch(
  document: JourneyDocument,
  map: JourneyMap,
  column: number,
  beside: number,
): void {
  const next = goings(document, map);
  const block = blockAt(map.blocks, beside);
  const there = next[beside] as Going;
  const used = block?.ways.flatMap(({ branch }) => branch ?? []) ?? [];
  const branch = there.branch ?? freeLetter(used);
  next[beside] = { ...there, branch };
  next[column] = { ...there, branch };
  put(document, map, settled(map, next, column, beside));
}

/** Names the branch a column is on, in all its columns. */
export function renameBranch(document: JourneyDocument, map: JourneyMap, column: number, name: Text): void {
  const way = wayAt(blockAt(map.blocks, column), column);
  // without a name, two steps would be two ways
  if (way === undefined || (name === undefined && way.columns.length > 1)) return;
  const next = goings(document, map);
  for (const each of way.columns) next[each] = { ...(next[each] as Going), branch: name };
  put(document, map, next);
}

/** Takes a column out of its block; what is left of it with one way only is no block any more. */
export function leave(document: JourneyDocument, map: JourneyMap, column: number): void {
  const next = goings(document, map);
  next[column] = ALONE;
  put(document, map, settled(map, next, column));
}

/** Sets, or with undefined removes, where customers go back to after a step. */
export function goBack(document: JourneyDocument, stepId: string, target: string | undefined): void {
  gesture(document, () => write(document, "steps", stepId, { back_to_step_id: target }));
}

const numbersOf = ({ first, count }: FlowBlock): number[] =>
  Array.from({ length: count }, (_, i) => first + i);

/** A name for a new block that no neighbour of its kind has: with it they would be one. */
function freeGroup(
  next: readonly Going[],
  map: JourneyMap,
  one: number,
  other: number,
  kind: FlowKind,
): Text {
  const around = [Math.min(one, other) - 1, Math.max(one, other) + 1].filter(
    (each) => map.columns[each]?.phaseId === map.columns[one]?.phaseId && next[each]?.flow_kind === kind,
  );
  const taken = around.map((each) => next[each]?.flow_group);
  return [undefined, "2", "3"].find((name) => !taken.includes(name));
}

function freeLetter(used: readonly string[]): string {
  for (let i = 0; ; i++) {
    const letter = i < 26 ? String.fromCharCode(65 + i) : `${i + 1}`;
    if (!used.includes(letter)) return letter;
  }
}

/** What a gesture leaves of the blocks it touched: one with a single way is none. */
function settled(map: JourneyMap, next: readonly Going[], ...touched: readonly number[]): readonly Going[] {
  const old = new Set(
    touched.flatMap((each) => numbersOf(blockAt(map.blocks, each) ?? { ...NO_BLOCK, first: each })),
  );
  const rows = new Map(map.columns.map(({ key }, i) => [key, withoutEmpty(next[i] as Going)]));
  const found = [...next];
  for (const block of blocksOf(map.columns, (id) => rows.get(id))) {
    if (block.kind === "sequence" || block.ways.length > 1) continue;
    const numbers = numbersOf(block);
    if (numbers.some((each) => old.has(each))) for (const each of numbers) found[each] = ALONE;
  }
  return found;
}

const NO_BLOCK: FlowBlock = { kind: "sequence", first: 0, count: 1, ways: [] };

const withoutEmpty = (going: Going): Record<string, Value> =>
  Object.fromEntries(Object.entries(going).filter(([, value]) => value !== undefined));

function put(document: JourneyDocument, map: JourneyMap, next: readonly Going[]): void {
  const before = goings(document, map);
  gesture(document, () => {
    next.forEach((going, i) => {
      const stepId = map.columns[i]?.stepId;
      if (stepId === undefined) return;
      const was = before[i] as Going;
      const changed = Object.entries(going).filter(([name, value]) => was[name as keyof Going] !== value);
      const cells = changed.map(([name, value]) => [name, value === "sequence" ? undefined : value]);
      if (cells.length > 0) write(document, "steps", stepId, Object.fromEntries(cells));
    });
  });
}
