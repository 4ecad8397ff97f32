// Copies on the map itself: of cards, of steps and phases with all that hangs on them.

import { type Landing, pack, type Root, unpack } from "../../model/copying.js";
import { siblingsOf } from "../../model/edits.js";
import { cellOf } from "../../model/map.js";
import type { TableName } from "../../schema/tables.generated.js";
import { mayEdit } from "./board.js";
import { HEADER, isPlace, type Stop } from "./focus.js";
import { laneOf, nameOf, stepName, tableOf } from "./lanes.js";
import { byCell } from "./moving.js";
import { actedOn, groupOf, selectStops, stopsOf } from "./selection.js";
import type { SwimlaneView } from "./view.js";

/** Stops as roots of a cargo: each with its column, counted from the first, and its lane. */
export function rootsOf(view: SwimlaneView, stops: readonly Stop[]): readonly Root[] {
  const columns = view.map.value.columns.map(({ key }) => key);
  const numbers = stops.map(({ column }) => columns.indexOf(column));
  const first = Math.min(...numbers);
  return stops.map(({ row, item }, i) => {
    const lane = laneOf(view, row);
    return {
      table: tableOf(view, row),
      id: item,
      column: (numbers[i] as number) - first,
      lane: row,
      kind: lane?.noteKind ?? lane?.kind ?? row,
    };
  });
}

/** Puts a copy of what is selected at a stop beside it. */
export function duplicate(view: SwimlaneView, stop: Stop): void {
  if (isPlace(stop.item) || stop.item === HEADER || groupOf(view, stop.row) === undefined) return;
  if (!mayEdit(view)) return;
  if (tableOf(view, stop.row) === "step_actors") {
    // once is enough
    view.tell("actor.there", {
      name: nameOf(view, "step_actors", stop.item),
      step: stepName(view, stop.column),
    });
    return;
  }
  const stops = actedOn(view, stop);
  const cargo = pack(view.document, rootsOf(view, stops), view.state);
  const isRoot = new Set(cargo.roots.map(({ table, id }) => `${table}/${id}`));
  const own = stops.filter(({ row, item }) => isRoot.has(`${tableOf(view, row)}/${item}`));
  const ids = unpack(view.document, cargo, landingsBeside(view, own), view.state);
  const copyOf = ({ row, item }: Stop): string | undefined => ids.get(`${tableOf(view, row)}/${item}`);
  showNew(
    view,
    stop,
    own.flatMap((each) => copyOf(each) ?? []),
    copyOf(stop),
  );
  const name = nameOf(view, tableOf(view, stop.row), stop.item);
  if (stops.length === 1) view.tell("said.duplicated", { name });
  else view.tell("said.duplicated.many", { count: stops.length });
}

/** Selects what has just come, and moves the focus there. */
export function showNew(view: SwimlaneView, stop: Stop, ids: readonly string[], wanted?: string): void {
  const isNew = new Set(ids);
  const group = groupOf(view, stop.row) ?? "cards";
  const groups = [group, "cards", "steps", "phases"] as const;
  const found = groups.map((each) => stopsOf(view, each).filter(({ item }) => isNew.has(item)));
  const stops = found.find((each) => each.length > 0) ?? [];
  const first = stops.find(({ item }) => item === wanted) ?? stops[0];
  if (first === undefined) return;
  selectStops(view, stops);
  view.anchor = first;
  view.focus.go(first);
}

function landingsBeside(view: SwimlaneView, stops: readonly Stop[]): readonly Landing[] {
  const { document } = view;
  const row = stops[0]?.row;
  const ids = stops.map(({ item }) => item);
  const after = (siblings: readonly string[], own: readonly string[]): number =>
    siblings.indexOf(own.at(-1) as string) + 1;
  if (row === "phase") {
    const siblings = siblingsOf(document, "phases", "journey_id", view.journeyId);
    return [{ table: "phases", ids, cells: {}, siblings, index: after(siblings, ids) }];
  }
  if (row === "step") {
    const phases = [...new Set(ids.map((id) => String(document.rows.steps?.get(id)?.phase_id)))];
    return phases.map((phase) => {
      const siblings = siblingsOf(document, "steps", "phase_id", phase);
      const own = ids.filter((id) => siblings.includes(id));
      return { table: "steps" as TableName, ids: own, cells: {}, siblings, index: after(siblings, own) };
    });
  }
  return byCell(stops).map((cell) => {
    const table = tableOf(view, cell.row);
    const siblings = cellOf(view.map.value, cell.row, cell.column);
    const own = cell.stops.map(({ item }) => item);
    // a note stays with what it is about
    const cells = table === "touchpoints" ? { step_id: cell.column } : {};
    return { table, ids: own, cells, siblings, index: after(siblings, own) };
  });
}
