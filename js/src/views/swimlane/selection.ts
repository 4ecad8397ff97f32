// What is selected: one card as the focus comes to it, or many. `own.selected` is the one truth, shared with other views;
// here it is widened, and read as stops of this map.

import { untracked } from "@preact/signals";
import { cellOf } from "../../model/map.js";
import type { TableName } from "../../schema/tables.generated.js";
import type { TextKey } from "../../schema/texts.generated.js";
import { boardOf } from "./board.js";
import { HEADER, isPlace, keyOf, type Stop } from "./focus.js";
import { isCardLane, tableOf } from "./lanes.js";
import { type Direction, nextStop } from "./moves.js";
import { listsOf, type Selected, type SwimlaneView } from "./view.js";

/** What is done to many is done to cards, to steps or to phases, never to a mixture. */
export type Group = "cards" | "steps" | "phases";

/** The group a row of the grid belongs to, undefined where one thing at a time is edited: actions, emotions. */
export function groupOf(view: SwimlaneView, row: string): Group | undefined {
  if (row === "phase") return "phases";
  if (row === "step") return "steps";
  return isCardLane(view, row) ? "cards" : undefined;
}

const isRow = ({ item }: Stop): boolean => !isPlace(item) && item !== HEADER;

/** The table under which what stands at a stop is selected. */
const pickTable = (view: SwimlaneView, row: string): TableName => {
  const table = tableOf(view, row);
  return table === "emotions" ? "steps" : table;
};

export const isSelected = (view: SwimlaneView, stop: Stop): boolean =>
  untracked(() => view.isPicked(pickTable(view, stop.row), stop.item));

export const countSelected = (selected: Selected): number =>
  listsOf(selected).reduce((sum, [, ids]) => sum + ids.length, 0);

/** What has the focus is what is selected. */
export function selectAt(view: SwimlaneView, stop: Stop): void {
  if (!isRow(stop)) return;
  view.anchor = stop;
  view.select(pickTable(view, stop.row), stop.item);
}

/** Takes what was clicked: alone, or with the keys held that select many. Nothing scrolls: a second click must find it. */
export function takeByMouse(view: SwimlaneView, stop: Stop, element: HTMLElement, event?: MouseEvent): void {
  view.focus.set(stop);
  element.focus({ preventScroll: true });
  if (event?.shiftKey) extendTo(view, stop);
  else if (event?.ctrlKey || event?.metaKey) toggle(view, stop);
  else selectAt(view, stop);
}

/** Whether a click on a stop writes: the second one on what is selected alone, without a key held. */
export function isSecondClick(view: SwimlaneView, stop: Stop, isActive: boolean, event: MouseEvent): boolean {
  if (!isActive || event.shiftKey || event.ctrlKey || event.metaKey || !isSelected(view, stop)) return false;
  return countSelected(view.own.selected.peek()) === 1;
}

function write(view: SwimlaneView, stops: readonly Stop[]): void {
  const selected: Record<string, string[]> = {};
  const seen = new Set<string>();
  for (const { row, item } of stops) {
    const table = pickTable(view, row);
    if (seen.has(`${table}/${item}`)) continue;
    seen.add(`${table}/${item}`);
    selected[table] ??= [];
    selected[table].push(item);
  }
  view.own.selected.value = selected;
  const count = countSelected(selected);
  view.tell(SAID[Math.min(count, 2)] as TextKey, { count });
}

const SAID: readonly TextKey[] = ["said.selected.none", "said.selected.one", "said.selected.many"];

/** Takes a card into the selection, or out of it; the head and the lanes do not mix. */
export function toggle(view: SwimlaneView, stop: Stop): void {
  if (!isRow(stop)) return;
  const before = stopsIn(view, groupOf(view, stop.row));
  const isIn = isSelected(view, stop);
  const table = pickTable(view, stop.row);
  const kept = before.filter(({ row, item }) => item !== stop.item || pickTable(view, row) !== table);
  view.anchor = stop;
  write(view, isIn ? kept : [...kept, stop]);
}

/** Selects all from where the selection began to a stop: along a lane, or in the cells between. */
export function extendTo(view: SwimlaneView, stop: Stop): void {
  if (!isRow(stop)) return;
  const from = view.anchor;
  if (from === undefined || groupOf(view, from.row) !== groupOf(view, stop.row)) selectAt(view, stop);
  else write(view, between(view, from, stop));
}

function between(view: SwimlaneView, from: Stop, to: Stop): readonly Stop[] {
  const group = groupOf(view, from.row);
  if (group === undefined) return [to];
  if (group !== "cards" || from.row === to.row) {
    const all = stopsOf(view, group, from.row);
    const [a, b] = [from, to].map((stop) => all.findIndex((each) => keyOf(each) === keyOf(stop)));
    if (a === undefined || b === undefined || a < 0 || b < 0) return [to];
    return all.slice(Math.min(a, b), Math.max(a, b) + 1);
  }
  const rows = view.lanes.value.map(({ id }) => id);
  const columns = view.map.value.columns.map(({ key }) => key);
  const isBetween = (names: readonly string[], name: string, x: string, y: string): boolean => {
    const [at, a, b] = [name, x, y].map((each) => names.indexOf(each)) as [number, number, number];
    return at >= Math.min(a, b) && at <= Math.max(a, b);
  };
  return stopsOf(view, "cards").filter(
    ({ row, column }) =>
      isBetween(rows, row, from.row, to.row) && isBetween(columns, column, from.column, to.column),
  );
}

/** Moves the focus with Shift held: over cards, past the places where one is added. */
export function extendBy(view: SwimlaneView, from: Stop, direction: Direction): void {
  view.anchor ??= from;
  let next = nextStop(boardOf(view), from, direction);
  while (next !== undefined && !isRow(next)) next = nextStop(boardOf(view), next, direction);
  if (next === undefined || groupOf(view, next.row) !== groupOf(view, from.row)) return;
  view.focus.go(next);
  extendTo(view, next);
}

/** Selects all cards of a stop's lane; asked again, all of the map. */
export function selectAll(view: SwimlaneView, stop: Stop): void {
  const group = groupOf(view, stop.row) ?? "cards";
  const lane = stopsOf(view, group, stop.row);
  const isWhole = lane.every((each) => isSelected(view, each));
  write(view, isWhole ? stopsOf(view, group) : lane);
}

/** Ends a selection of many; returns whether there was one. */
export function clearSelection(view: SwimlaneView): boolean {
  if (countSelected(view.own.selected.peek()) < 2) return false;
  write(view, []);
  return true;
}

/** Selects what stands at these stops, and nothing else. */
export const selectStops = write;

/** Everything of a group that is drawn, in reading order: lane by lane, step by step, top to bottom. */
export function stopsOf(view: SwimlaneView, group: Group, only?: string): readonly Stop[] {
  const { columns, phases } = view.map.value;
  if (group === "phases")
    return phases.map(({ id, first }) => ({ row: "phase", column: columns[first]?.key ?? "", item: id }));
  if (group === "steps")
    return columns.flatMap(({ key, stepId }) =>
      stepId === undefined ? [] : [{ row: "step", column: key, item: stepId }],
    );
  const rows = view.lanes.value
    .map(({ id }) => id)
    .filter((id) => (only === undefined || id === only) && isCardLane(view, id) && !view.isFolded(id));
  return rows.flatMap((row) =>
    columns.flatMap(({ key }) =>
      cellOf(view.map.value, row, key).map((item) => ({ row, column: key, item })),
    ),
  );
}

/** What of a group is selected and drawn. */
function stopsIn(view: SwimlaneView, group: Group | undefined): readonly Stop[] {
  if (group === undefined) return [];
  const sets = new Map(listsOf(view.own.selected.peek()).map(([table, ids]) => [table, new Set(ids)]));
  const seen = new Set<string>();
  return stopsOf(view, group).filter(({ row, item }) => {
    const table = pickTable(view, row);
    if (!sets.get(table)?.has(item) || seen.has(`${table}/${item}`)) return false;
    seen.add(`${table}/${item}`);
    return true;
  });
}

/**
 * What a verb acts on: all that is selected where the focused card is one of them, else that card alone. What was selected
 * elsewhere, by a brush over a chart, is never touched by this.
 */
export function actedOn(view: SwimlaneView, stop: Stop): readonly Stop[] {
  const group = groupOf(view, stop.row);
  if (!isRow(stop)) return [];
  if (group === undefined || !isSelected(view, stop)) return [stop];
  const all = stopsIn(view, group);
  // of a card that stands in two lanes, the one with the focus counts
  return all.length < 2 ? [stop] : all;
}
