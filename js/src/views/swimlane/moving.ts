// Moving what is selected: by keys, and as it is dropped after a drag. Several cards keep their order, and are one gesture.

import { movePhases, moveSteps, siblingsOf } from "../../model/edits.js";
import { type CardsMove, type CardTable, moveCards } from "../../model/many.js";
import { cellOf } from "../../model/map.js";
import { mayEdit } from "./board.js";
import { HEADER, isPlace, keyOf, type Stop } from "./focus.js";
import { laneOf, nameOf, ownLane, stepName, tableOf } from "./lanes.js";
import { actedOn } from "./selection.js";
import type { SwimlaneView } from "./view.js";

export type Way = "left" | "right" | "up" | "down";

export interface CardPlace {
  readonly row: string;
  readonly column: string;
  /** Counted among the cards that stay there. */
  readonly index: number;
}

/** Moves what is selected at a stop one place on. */
export function moveSelected(view: SwimlaneView, stop: Stop, way: Way): void {
  if (isPlace(stop.item) || stop.item === HEADER || !mayEdit(view)) return;
  const stops = actedOn(view, stop);
  if (stop.row === "phase") movePhasesBy(view, stop, stops, way);
  else if (stop.row === "step") moveStepsBy(view, stop, stops, way);
  else moveCardsBy(view, stop, stops, way);
}

function told(view: SwimlaneView, stop: Stop, stops: readonly Stop[], place: string): void {
  const name = nameOf(view, tableOf(view, stop.row), stop.item);
  if (stops.length === 1) view.tell("said.moved", { name, place });
  else view.tell("said.moved.many", { count: stops.length, place });
}

/** Where a block of rows goes among the others, one place on; undefined at an edge. */
function beyond(siblings: readonly string[], ids: ReadonlySet<string>, by: 1 | -1): number | undefined {
  const edge = by < 0 ? siblings.findIndex((id) => ids.has(id)) : siblings.findLastIndex((id) => ids.has(id));
  const others = siblings.filter((id) => !ids.has(id));
  const index = siblings.slice(0, edge).filter((id) => !ids.has(id)).length + by;
  return index < 0 || index > others.length ? undefined : index;
}

const idsOf = (stops: readonly Stop[]): string[] => stops.map(({ item }) => item);

function movePhasesBy(view: SwimlaneView, stop: Stop, stops: readonly Stop[], way: Way): void {
  const siblings = siblingsOf(view.document, "phases", "journey_id", view.journeyId);
  const index =
    way === "left" || way === "right"
      ? beyond(siblings, new Set(idsOf(stops)), way === "left" ? -1 : 1)
      : undefined;
  if (index === undefined) view.tell("said.edge");
  else placePhases(view, stop, stops, index);
}

/** Puts phases at a place among the others. */
export function placePhases(view: SwimlaneView, stop: Stop, stops: readonly Stop[], index: number): void {
  movePhases(view.document, idsOf(stops), view.journeyId, index);
  const { phases, columns } = view.map.value;
  const first = phases.find(({ id }) => id === stop.item)?.first ?? 0;
  view.focus.go({ ...stop, column: columns[first]?.key ?? stop.column });
  const at = phases.findIndex(({ id }) => id === stop.item) + 1;
  told(view, stop, stops, `${at}/${phases.length}`);
}

function moveStepsBy(view: SwimlaneView, stop: Stop, stops: readonly Stop[], way: Way): void {
  const { columns } = view.map.value;
  const isMoved = new Set(idsOf(stops));
  const isPicked = ({ key }: { key: string }): boolean => isMoved.has(key);
  const at = way === "left" ? columns.findIndex(isPicked) : columns.findLastIndex(isPicked);
  const [here, there] = [columns[at], columns[at + (way === "left" ? -1 : 1)]];
  if (way === "up" || way === "down" || here === undefined || there === undefined) {
    view.tell("said.edge");
    return;
  }
  // within a phase they pass their neighbour, into another phase they step over the border
  const isOver = there.phaseId !== here.phaseId;
  placeSteps(view, stop, stops, there, (way === "right") !== isOver);
}

/** Puts steps before or after a column; into the phase of one that has no step. */
export function placeSteps(
  view: SwimlaneView,
  stop: Stop,
  stops: readonly Stop[],
  there: { readonly phaseId: string; readonly stepId: string | undefined },
  isAfter: boolean,
): void {
  const isMoved = new Set(idsOf(stops));
  const all = siblingsOf(view.document, "steps", "phase_id", there.phaseId);
  const at = there.stepId === undefined ? 0 : all.indexOf(there.stepId) + (isAfter ? 1 : 0);
  const index = all.slice(0, at).filter((id) => !isMoved.has(id)).length;
  moveSteps(view.document, idsOf(stops), there.phaseId, index);
  view.focus.go(stop);
  told(view, stop, stops, nameOf(view, "phases", there.phaseId));
}

// ---------------------------------------------------------------------- cards

/** Cards of one cell, in their order. */
interface Handful {
  readonly row: string;
  readonly column: string;
  readonly stops: readonly Stop[];
}

export function byCell(stops: readonly Stop[]): readonly Handful[] {
  const found = new Map<string, Stop[]>();
  for (const stop of stops) {
    const key = `${stop.row}\n${stop.column}`;
    found.set(key, [...(found.get(key) ?? []), stop]);
  }
  return [...found.values()].map((cell) => ({ ...(cell[0] as Stop), stops: cell }));
}

function moveCardsBy(view: SwimlaneView, stop: Stop, stops: readonly Stop[], way: Way): void {
  const cells = byCell(stops);
  const isSideways = way === "left" || way === "right";
  const places = cells.map((cell) => (isSideways ? beside(view, cell, way) : above(view, cell, way)));
  // sideways all go or none does; up and down, those that have room
  const isStuck = isSideways ? places.includes(undefined) : places.every((place) => place === undefined);
  const isAlone = !isSideways && isStuck && cells.length === 1;
  const last = isAlone ? nextLane(view, cells[0] as Handful, way) : undefined;
  if (isStuck && last === undefined) {
    view.tell("said.edge");
    return;
  }
  const found = last === undefined ? places : [last];
  place(
    view,
    stop,
    cells.flatMap((cell, i) => {
      const to = found[i];
      return to === undefined ? [] : [{ stops: cell.stops, to }];
    }),
  );
}

function beside(view: SwimlaneView, { row, column, stops }: Handful, way: Way): CardPlace | undefined {
  const columns = view.map.value.columns.filter(({ stepId }) => stepId !== undefined);
  const next = columns[columns.findIndex(({ key }) => key === column) + (way === "left" ? -1 : 1)];
  const index = cellOf(view.map.value, row, column).indexOf(stops[0]?.item ?? "");
  return next && { row, column: next.key, index };
}

function above(view: SwimlaneView, { row, column, stops }: Handful, way: Way): CardPlace | undefined {
  const ids = cellOf(view.map.value, row, column);
  const index = beyond(ids, new Set(idsOf(stops)), way === "up" ? -1 : 1);
  return index === undefined ? undefined : { row, column, index };
}

/** Past the end of a cell: for notes, the cell of the next lane of notes. */
function nextLane(view: SwimlaneView, { row, column }: Handful, way: Way): CardPlace | undefined {
  const lanes = view.lanes.value.filter(
    ({ id }) => tableOf(view, id) === tableOf(view, row) && !view.isFolded(id),
  );
  const next = lanes[lanes.findIndex(({ id }) => id === row) + (way === "up" ? -1 : 1)];
  const length = next && cellOf(view.map.value, next.id, column).length;
  return next && { row: next.id, column, index: way === "up" ? (length ?? 0) : 0 };
}

/**
 * Drops a card, and all that is selected with it, at a place: those of its lane go there, cards of other lanes stay in
 * theirs and go to that step.
 */
export function dropCards(view: SwimlaneView, stop: Stop, to: CardPlace): void {
  const stops = actedOn(view, stop);
  const isAlike = ({ row }: Stop): boolean =>
    row === stop.row || (tableOf(view, row) === "touchpoints" && tableOf(view, stop.row) === "touchpoints");
  const others = stops.filter((each) => !isAlike(each));
  const rows = [...new Set(others.map(({ row }) => row))];
  place(view, stop, [
    { stops: stops.filter(isAlike), to },
    ...rows.map((row) => ({
      stops: others.filter((each) => each.row === row),
      to: { row, column: to.column, index: cellOf(view.map.value, row, to.column).length },
    })),
  ]);
}

/** Writes moves of cards, and follows the one that has the focus. */
function place(
  view: SwimlaneView,
  stop: Stop,
  moves: readonly { readonly stops: readonly Stop[]; readonly to: CardPlace }[],
): void {
  const isHere = ({ stops }: { stops: readonly Stop[] }): boolean =>
    stops.some((each) => keyOf(each) === keyOf(stop));
  const all = moves.flatMap(({ stops }) => stops);
  const isMoved = new Set(idsOf(all));
  moveCards(
    view.document,
    moves.map(({ stops, to }) => moveOf(view, stops, to, isMoved)),
    view.state,
  );
  const to = moves.find(isHere)?.to ?? stop;
  view.focus.go({ row: to.row, column: to.column, item: stop.item });
  told(view, { ...stop, row: to.row }, all, stepName(view, to.column));
}

function moveOf(
  view: SwimlaneView,
  stops: readonly Stop[],
  { row, column, index }: CardPlace,
  isMoved: ReadonlySet<unknown>,
): CardsMove {
  // a note that goes with its touchpoint goes on hanging on it
  const isLoose = (id: string): boolean => !isMoved.has(view.document.rows.notes?.get(id)?.touchpoint_id);
  return {
    table: tableOf(view, row) as CardTable,
    cards: stops.map((each) => ({
      id: each.item,
      isOtherColumn: each.column !== column && isLoose(each.item),
    })),
    to: {
      stepId: column,
      noteKind: laneOf(view, row)?.noteKind ?? "data",
      laneId: ownLane(view, row),
    },
    siblings: cellOf(view.map.value, row, column),
    index,
  };
}
