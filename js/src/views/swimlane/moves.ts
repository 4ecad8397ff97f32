// Where the arrow keys lead: from stop to stop over the rows and columns of the map.

import { isDotLane, takesMore } from "../../model/lanes.js";
import { cellOf, type JourneyMap, type LaneSpec } from "../../model/map.js";
import { ADD, HEADER, placeOn, type Stop } from "./focus.js";

export interface Board {
  readonly map: JourneyMap;
  /** The lanes drawn, in their order. */
  readonly lanes: readonly LaneSpec[];
  isFolded(laneId: string): boolean;
  /** Whether there are places where one adds. */
  readonly canEdit: boolean;
}

export type Direction = "left" | "right" | "up" | "down" | "home" | "end" | "first" | "last";

/** The column of row headers. */
const LANES = HEADER;

/** What can hold the focus in one cell, top to bottom. */
export function itemsOf(board: Board, row: string, column: string): readonly string[] {
  const { map } = board;
  if (column === LANES) return board.lanes.some(({ id }) => id === row) ? [HEADER] : [];
  const spec = map.columns.find(({ key }) => key === column);
  if (spec === undefined) return [];
  if (row === "phase") return [spec.phaseId];
  if (row === "step") return spec.stepId === undefined ? places(board, [ADD]) : [spec.stepId];
  const lane = board.lanes.find(({ id }) => id === row);
  if (lane === undefined || board.isFolded(row) || spec.stepId === undefined || spec.isAbsent) return [];
  if (isDotLane(lane)) return linesIn(board, lane, column).flat();
  const ids = cellOf(map, row, column);
  return takesMore(lane) ? [...ids, ...places(board, [ADD])] : ids;
}

const places = ({ canEdit }: Board, items: readonly string[]): readonly string[] => (canEdit ? items : []);

/** Line by line the dots on it or, where there is none, the place where one is set. */
function linesIn(board: Board, { id: lane, kind }: LaneSpec, column: string): readonly (readonly string[])[] {
  const { subRows, standings } = board.map;
  const ids = cellOf(board.map, lane, column);
  const lines = subRows.get(lane) ?? [];
  if (lines.length === 0) return [places(board, [ADD])];
  return lines.map((line) => {
    const here = ids.filter((id) => {
      const standing = standings.get(id);
      return ((kind === "channel" ? standing?.channel : standing?.owner) ?? "") === line;
    });
    return here.length > 0 ? here : places(board, [placeOn(line)]);
  });
}

/** The first stop of the grid. */
export function firstStop(board: Board): Stop | undefined {
  const column = board.map.columns[0];
  return column && { row: "phase", column: column.key, item: column.phaseId };
}

/** The stop an arrow key leads to, undefined at an edge. */
export function nextStop(board: Board, from: Stop, direction: Direction): Stop | undefined {
  switch (direction) {
    case "left":
    case "right":
      return sideways(board, from, direction === "left" ? -1 : 1);
    case "up":
    case "down":
      return updown(board, from, direction === "up" ? -1 : 1);
    case "home":
      return inColumn(board, from, board.map.columns[0]?.key);
    case "end":
      return inColumn(board, from, board.map.columns.at(-1)?.key);
    case "first":
      return firstStop(board);
    case "last":
      return lastStop(board);
  }
}

function sideways(board: Board, from: Stop, by: 1 | -1): Stop | undefined {
  const { columns, phases } = board.map;
  const keys = [LANES, ...columns.map(({ key }) => key)];
  let at = keys.indexOf(from.column);
  if (at < 0) return undefined;
  if (from.row === "phase") {
    // a phase is one stop however many columns it spans
    const phase = phases.findIndex(({ id }) => id === from.item);
    const next = phases[phase + by];
    return next && inColumn(board, from, columns[next.first]?.key);
  }
  for (at += by; at >= 0 && at < keys.length; at += by) {
    const stop = inColumn(board, from, keys[at]);
    if (stop !== undefined) return stop;
  }
  return undefined;
}

function updown(board: Board, from: Stop, by: 1 | -1): Stop | undefined {
  const items = itemsOf(board, from.row, from.column);
  const sibling = items[items.indexOf(from.item) + by];
  if (sibling !== undefined && items.includes(from.item)) return { ...from, item: sibling };
  const rows = ["phase", "step", ...board.lanes.map(({ id }) => id)];
  for (let at = rows.indexOf(from.row) + by; at >= 0 && at < rows.length; at += by) {
    const row = rows[at] as string;
    const found = itemsOf(board, row, from.column);
    const item = by > 0 ? found[0] : found.at(-1);
    if (item !== undefined) return { row, column: columnOf(board, row, from.column), item };
  }
  return undefined;
}

/** A phase stands at its first column. */
function columnOf(board: Board, row: string, column: string): string {
  if (row !== "phase") return column;
  const at = board.map.columns.findIndex(({ key }) => key === column);
  const phase = board.map.phases.find(({ first, count }) => at >= first && at < first + count);
  return (phase && board.map.columns[phase.first]?.key) ?? column;
}

function inColumn(board: Board, from: Stop, column: string | undefined): Stop | undefined {
  if (column === undefined) return undefined;
  const lane = board.lanes.find(({ id }) => id === from.row);
  if (lane !== undefined && isDotLane(lane) && from.column !== LANES && column !== LANES) {
    const line = linesIn(board, lane, from.column).findIndex((items) => items.includes(from.item));
    const [same] =
      itemsOf(board, from.row, column).length > 0 ? (linesIn(board, lane, column)[line] ?? []) : [];
    if (same !== undefined) return { ...from, column, item: same };
  }
  const before = itemsOf(board, from.row, from.column).indexOf(from.item);
  const items = itemsOf(board, from.row, column);
  const item = items[Math.min(Math.max(before, 0), items.length - 1)];
  return item === undefined ? undefined : { row: from.row, column: columnOf(board, from.row, column), item };
}

function lastStop(board: Board): Stop | undefined {
  const column = board.map.columns.at(-1)?.key;
  if (column === undefined) return undefined;
  const row = ["phase", "step", ...board.lanes.map(({ id }) => id)].findLast(
    (name) => itemsOf(board, name, column).length > 0,
  );
  const item = row === undefined ? undefined : itemsOf(board, row, column).at(-1);
  return row === undefined || item === undefined
    ? undefined
    : { row, column: columnOf(board, row, column), item };
}

/** The stop that takes over when one is gone: what now stands in its place, else its neighbour. */
export function heir(board: Board, lost: Stop, index: number): Stop | undefined {
  const items = itemsOf(board, lost.row, lost.column);
  const item = items[Math.min(index, items.length - 1)];
  if (item !== undefined) return { ...lost, item };
  return inColumn(board, { ...lost, item: "" }, board.map.columns[0]?.key) ?? firstStop(board);
}
