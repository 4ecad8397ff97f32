// What is pasted, and where it goes: cards to the cells from the focus on, steps and phases beside it.

import { type Cast, takeParts, withoutTwins } from "../../model/actor_edits.js";
import { type Cargo, type Landing, MOST_CARDS, type Root, unpack } from "../../model/copying.js";
import { gesture, setEmotion, setValue, siblingsOf } from "../../model/edits.js";
import { addCards, addPhases, addSteps, type CardTable } from "../../model/many.js";
import { cellOf, type LaneSpec } from "../../model/map.js";
import type { Value } from "../../model/values.js";
import type { TableName } from "../../schema/tables.generated.js";
import { readNumber } from "../text.js";
import { mayEdit } from "./board.js";
import { showNew } from "./copies.js";
import type { Stop } from "./focus.js";
import { isCardLane, laneOf, ownLane, tableOf } from "./lanes.js";
import type { SwimlaneView } from "./view.js";

/** Pastes what was copied on a map, this one or another. */
export function pasteCargo(view: SwimlaneView, stop: Stop, cargo: Cargo): void {
  const table = cargo.roots[0]?.table;
  if (table === undefined || !mayEdit(view)) return;
  const isHead = table === "phases" || table === "steps";
  const roots = cargo.roots.filter((root) => (isHead ? root.table === table : isCard(root)));
  let ids: ReadonlyMap<string, string> = new Map();
  let made: readonly string[] = [];
  gesture(view.document, () => {
    const landings = isHead ? [besideHead(view, stop, table, roots)] : inCells(view, stop, cargo, roots);
    ids = unpack(view.document, cargo, landings, view.state);
    made = roots.flatMap((root) => ids.get(`${root.table}/${root.id}`) ?? []);
    made = withoutTwins(view.document, made);
  });
  showPasted(view, stop, made);
}

const CARDS: ReadonlySet<string> = new Set(["touchpoints", "notes", "step_actors"]);
const isCard = ({ table }: Root): boolean => CARDS.has(table);

function showPasted(view: SwimlaneView, stop: Stop, ids: readonly string[]): void {
  showNew(view, stop, ids, ids[0]);
  if (ids.length > 0) view.tell("said.pasted", { count: ids.length }, true);
}

/** Steps go after the one with the focus, or to the end of its phase; phases after its phase. */
function besideHead(view: SwimlaneView, stop: Stop, table: TableName, roots: readonly Root[]): Landing {
  const ids = roots.map(({ id }) => id);
  const { parent, siblings, index } = headPlace(view, stop, table);
  return {
    table,
    ids,
    cells: table === "steps" ? { phase_id: parent } : { journey_id: parent },
    siblings,
    index,
  };
}

function headPlace(view: SwimlaneView, stop: Stop, table: TableName) {
  const { columns } = view.map.value;
  const column = columns.find(({ key }) => key === stop.column) ?? columns[0];
  const isSteps = table === "steps";
  const parent = isSteps ? (column?.phaseId ?? "") : view.journeyId;
  const siblings = siblingsOf(view.document, table, isSteps ? "phase_id" : "journey_id", parent);
  const beside = isSteps && stop.row !== "phase" ? column?.stepId : isSteps ? undefined : column?.phaseId;
  const index = beside === undefined ? siblings.length : siblings.indexOf(beside) + 1;
  return { parent, siblings, index };
}

// ---------------------------------------------------------------------- cards

function inCells(view: SwimlaneView, stop: Stop, cargo: Cargo, roots: readonly Root[]): readonly Landing[] {
  const steps = stepsFrom(view, stop, Math.max(0, ...roots.map(({ column }) => column)) + 1);
  const isOneLane = new Set(roots.map(({ lane }) => lane)).size === 1;
  const landings = new Map<string, Landing & { ids: string[] }>();
  for (const root of roots) {
    const step = steps[root.column] as string;
    const lane = laneFor(view, stop, cargo, root, isOneLane);
    const key = `${root.table}\n${lane?.id}\n${step}\n${lane === undefined ? root.kind : ""}`;
    const landing = landings.get(key) ?? {
      table: root.table,
      ids: [],
      cells: cellsIn(view, root.table as CardTable, lane, step, root.kind),
      ...placeIn(view, stop, lane?.id ?? "", step),
    };
    landing.ids.push(root.id);
    landings.set(key, landing);
  }
  return [...landings.values()];
}

/** The steps of the columns from a stop on; what is wanted in a phase without steps, or beyond the last one, is made there. */
function stepsFrom(view: SwimlaneView, stop: Stop, count: number): readonly string[] {
  const { columns } = view.map.value;
  const at = Math.max(
    0,
    columns.findIndex(({ key }) => key === stop.column),
  );
  const [here, last] = [columns[at], columns.at(-1)];
  if (here === undefined || last === undefined) return [];
  const add = (phaseId: string, more: number): string[] => {
    const siblings = siblingsOf(view.document, "steps", "phase_id", phaseId);
    const names = Array.from({ length: more }, () => view.text("add.step.name"));
    return more < 1 ? [] : addSteps(view.document, phaseId, names, siblings.length, view.state);
  };
  const following = columns.slice(at).flatMap(({ stepId }) => stepId ?? []);
  const isBare = here.stepId === undefined;
  if (isBare && here === last) return add(here.phaseId, count);
  const steps = isBare ? [...add(here.phaseId, 1), ...following] : following;
  return [...steps, ...add(last.phaseId, count - steps.length)];
}

/** The lane of a card: what comes from one lane goes to the one with the focus; else each to its own, or to one like it. */
function laneFor(
  view: SwimlaneView,
  stop: Stop,
  cargo: Cargo,
  root: Root,
  isOneLane: boolean,
): LaneSpec | undefined {
  const lanes = view.map.value.lanes.filter(
    ({ id }) => isCardLane(view, id) && tableOf(view, id) === root.table,
  );
  const focused = lanes.find(({ id }) => id === stop.row);
  if (isOneLane && focused !== undefined) return focused;
  const isAlike = ({ kind, noteKind }: LaneSpec): boolean => (noteKind ?? kind) === root.kind;
  const own = cargo.source === view.document.doc.guid ? lanes.find(({ id }) => id === root.lane) : undefined;
  return own ?? lanes.find(isAlike) ?? focused ?? lanes[0];
}

function cellsIn(
  view: SwimlaneView,
  table: CardTable,
  lane: LaneSpec | undefined,
  step: string,
  kind?: string,
): Record<string, Value | undefined> {
  if (table !== "notes") return { step_id: step };
  const note_kind = lane?.noteKind ?? "data";
  const severity = note_kind === "blocker" ? "slows" : undefined;
  const cells = { step_id: step, touchpoint_id: undefined, phase_id: undefined, note_kind };
  const lane_id = lane && ownLane(view, lane.id);
  // a blocker that stays one is as bad as it was
  return note_kind === kind ? { ...cells, lane_id } : { ...cells, lane_id, severity };
}

/** After the card with the focus, else at the end of the cell. */
function placeIn(view: SwimlaneView, stop: Stop, row: string, column: string) {
  const siblings = cellOf(view.map.value, row, column);
  const at = stop.row === row && stop.column === column ? siblings.indexOf(stop.item) : -1;
  return { siblings, index: at < 0 ? siblings.length : at + 1 };
}

// ---------------------------------------------------------------------- text

/** Pastes rows of cells: columns go to the steps from the focus on, rows are cards; on the head they are steps or phases. */
export function pasteRows(view: SwimlaneView, stop: Stop, given: readonly (readonly string[])[]): void {
  const rows = given.filter((row) => row.some((cell) => cell !== ""));
  const cells = rows.flat().filter((cell) => cell !== "");
  if (rows.length === 0 || !mayEdit(view)) return;
  const width = rows.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell !== "") + 1), 0);
  if (cells.length > MOST_CARDS || width > MOST_CARDS) {
    view.tell("said.tooMany", { most: MOST_CARDS });
    return;
  }
  const columns = Array.from({ length: width }, (_, i) => rows.flatMap((row) => row[i] || []));
  if (stop.row === "phase" || stop.row === "step") pasteHeads(view, stop, cells);
  else if (isCardLane(view, stop.row)) pasteCards(view, stop, columns);
  else if (!pasteValues(view, stop, columns)) view.tell("said.noPaste");
}

function pasteHeads(view: SwimlaneView, stop: Stop, names: readonly string[]): void {
  const table = stop.row === "phase" ? "phases" : "steps";
  const { parent, index } = headPlace(view, stop, table);
  // a step that has no name yet, as a new phase begins with, is the first of those that are pasted
  const isBlank = table === "steps" && view.document.rows.steps?.has(stop.item) && !hasName(view, stop.item);
  const [first, ...rest] = isBlank ? names : [undefined, ...names];
  const ids: string[] = first === undefined ? [] : [stop.item];
  gesture(view.document, () => {
    if (first !== undefined) setValue(view.document, "steps", stop.item, "name", first);
    if (rest.length === 0) return;
    const given = rest as readonly string[];
    ids.push(
      ...(table === "phases"
        ? addPhases(view.document, parent, given, index)
        : addSteps(view.document, parent, given, index, view.state)),
    );
  });
  showPasted(view, stop, ids);
}

const hasName = (view: SwimlaneView, step: string): boolean =>
  typeof view.document.rows.steps?.get(step)?.name === "string";

function pasteCards(view: SwimlaneView, stop: Stop, columns: readonly (readonly string[])[]): void {
  const table = tableOf(view, stop.row) as CardTable;
  const lane = laneOf(view, stop.row);
  const ids: string[] = [];
  gesture(view.document, () => {
    const steps = stepsFrom(view, stop, columns.length);
    if (table === "step_actors") {
      ids.push(...takeParts(view.document, castsOf(view, stop, steps, columns), view.state));
      return;
    }
    columns.forEach((texts, i) => {
      const step = steps[i] as string;
      const cells = cellsIn(view, table, lane, step);
      const { siblings, index } = placeIn(view, stop, stop.row, step);
      const rows = texts.map((text) => ({ ...cells, [table === "notes" ? "text" : "name"]: text }));
      ids.push(...addCards(view.document, table, rows, siblings, index, view.state));
    });
  });
  showPasted(view, stop, ids);
}

/** Of people, each text is a name. */
const castsOf = (
  view: SwimlaneView,
  stop: Stop,
  steps: readonly string[],
  columns: readonly (readonly string[])[],
): readonly Cast[] =>
  columns.map((names, i) => {
    const stepId = steps[i] as string;
    return { stepId, people: names.map((name) => ({ name })), ...placeIn(view, stop, stop.row, stepId) };
  });

/** Where a step has one value, each column is the value of one step: what is done there, how it feels. */
function pasteValues(view: SwimlaneView, stop: Stop, columns: readonly (readonly string[])[]): boolean {
  const kind = laneOf(view, stop.row)?.kind;
  const { document, state, map } = view;
  const at = map.value.columns.findIndex(({ key }) => key === stop.column);
  if ((kind !== "action" && kind !== "emotion") || at < 0) return false;
  gesture(document, () => {
    map.value.columns.slice(at, at + columns.length).forEach(({ stepId }, i) => {
      const texts = columns[i] as readonly string[];
      if (stepId === undefined || texts.length === 0) return;
      if (kind === "action") setValue(document, "steps", stepId, "action", texts.join("\n"));
      else setEmotion(document, stepId, state, "valence", readNumber(texts[0] ?? ""));
    });
  });
  view.tell("said.pasted", { count: columns.length }, true);
  return true;
}
