// What is incomplete or cannot be meant in a document; the twin of model/problems.py.
//
// After an edit most rows are what they were: what a row says by itself is kept with it, and only what it refers to is looked
// up again. Of the tables of the five steps it knows what the schema at hand does: with `schema/plan.ts` all of it, in a map
// alone what refers to what.

import { ASKED } from "../schema/asked.generated.js";
import { CHOICE_LABELS } from "../schema/labels.generated.js";
import { type ColumnSpec, TABLES, type TableName } from "../schema/tables.generated.js";
import type { JourneyDocument } from "./document.js";
import { columnKey, isId, ORDER, partsOf } from "./keys.js";
import { compareText } from "./order.js";
import { type Shown, STORED, targetTable } from "./shown.js";
import { isSound, type Raw, type Value } from "./values.js";

/** `error`: something is not shown; `warning`: it can hardly be meant; `missing`: not filled in yet. */
export type Severity = "error" | "warning" | "missing";

export const SEVERITIES: readonly Severity[] = ["error", "warning", "missing"];

/** Which sentence tells it: `problem.<kind>`. */
export type Kind =
  | "orphan"
  | "stray"
  | "value"
  | "unlinked"
  | "persona"
  | "missing"
  | "truth"
  | "blocker"
  | "loose"
  | "noPhases"
  | "noSteps"
  | "role";

export interface Problem {
  readonly severity: Severity;
  readonly kind: Kind;
  readonly table: TableName;
  /** Id of the row; empty where no row is meant. */
  readonly id: string;
  /** What else is in the index of the place: a state, a persona. */
  readonly rest: readonly string[];
  readonly column: string;
  /** What stands there and is wrong. */
  readonly value?: Value;
  /** The table to choose from, or the role that nobody has. */
  readonly wanted?: string;
}

/** All findings: errors first, then in the order of the tables and of the map. */
export function findProblems(document: JourneyDocument): Problem[] {
  const { shown, rows } = document;
  const found = [...hidden(document)];
  for (const table of STORED) {
    for (const id of shown.ids[table] ?? []) {
      const raw = rows[table]?.get(id);
      if (raw === undefined) continue;
      const own = ownOf(table, id, raw);
      found.push(...own.unsound);
      for (const link of own.links) if (isLoose(link, shown)) found.push(...unlinked(link, shown));
      found.push(...own.empty);
    }
  }
  found.push(...gaps(document));
  return SEVERITIES.flatMap((severity) => found.filter((problem) => problem.severity === severity));
}

// ---------------------------------------------------------------------- rows that are not shown

function hidden({ rows, shown }: JourneyDocument): Problem[] {
  const [orphans, strays]: [Problem[], Problem[]] = [[], []];
  for (const table of STORED) {
    const ids = [...(rows[table]?.keys() ?? [])].filter((id) => !shown.has(table, id));
    for (const id of ids.sort(compareText)) {
      if (!isId(id) || (table === "facts" && id !== TABLES.facts.noun))
        strays.push({ severity: "error", kind: "stray", table, id, rest: [], column: "", value: id });
      else orphans.push(...dangling(table, id, rows[table]?.get(id) ?? {}, shown));
    }
  }
  return [...orphans, ...strays];
}

function dangling(table: TableName, id: string, raw: Raw, shown: Shown): Problem[] {
  return Object.entries(TABLES[table].columns).flatMap(([column, spec]) => {
    const value = raw[columnKey(column)];
    const isHeld = value === undefined || shown.has(targetTable(spec, raw) ?? "", value);
    if (spec.onDelete !== "cascade" || isHeld) return [];
    return [{ severity: "error", kind: "orphan", table, id, rest: [], column, value }];
  });
}

// ---------------------------------------------------------------------- one row

interface Link extends Omit<Problem, "severity" | "kind"> {
  readonly value: Value;
  /** Undefined where the value refers to nothing, and only the personas of its place do. */
  readonly target: string | undefined;
}

interface Own {
  readonly unsound: readonly Problem[];
  readonly links: readonly Link[];
  readonly empty: readonly Problem[];
}

const known = new WeakMap<Raw, Own>();

/** What a row says by itself; a row that changes is another object. */
function ownOf(table: TableName, id: string, raw: Raw): Own {
  let own = known.get(raw);
  if (own === undefined) {
    const cells = cellsOf(table, id, raw);
    own = {
      unsound: cells
        .filter((cell) => isUnsound(cell, cell.value))
        .map(({ spec: _, ...cell }) => ({ severity: "error", kind: "value", ...cell })),
      links: [...links(table, id, raw), ...linksInStates(cells)],
      empty: [...missing(table, id, raw), ...contradictions(table, id, raw)],
    };
    known.set(raw, own);
  }
  return own;
}

interface Cell extends Omit<Problem, "severity" | "kind"> {
  readonly value: Value;
  readonly spec: ColumnSpec;
}

/** Host → number of parts of a key → the table whose rows live in it. */
const HOSTED = new Map(
  (Object.keys(TABLES) as TableName[])
    .filter((name) => TABLES[name].host !== "")
    .map((name) => [`${TABLES[name].host}/${TABLES[name].index.length}`, name]),
);

/** The cells of a row that may be findings, those of states included, by their keys. */
function cellsOf(host: TableName, id: string, raw: Raw): Cell[] {
  const keys = Object.keys(raw).filter((key) => {
    const seat = seatOf(host, key);
    return seat !== undefined && (isUnsound(seat, raw[key] as Value) || isLinkInState(seat));
  });
  return keys.sort(compareText).map((key) => {
    return { ...(seatOf(host, key) as Seat), id, value: raw[key] as Value };
  });
}

type Seat = Pick<Cell, "table" | "rest" | "column" | "spec">;

/** Thousands of rows have the same keys. */
const seats = new Map<string, Seat | undefined>();
const MOST_SEATS = 65_536;

/** Where a key of a stored row is seen, undefined where the schema knows no such column. */
function seatOf(host: TableName, key: string): Seat | undefined {
  const place = `${host}/${key}`;
  if (seats.has(place)) return seats.get(place);
  if (seats.size >= MOST_SEATS) seats.clear();
  const parts = partsOf(key);
  const hosted = HOSTED.get(`${host}/${parts.length}`);
  const last = parts[parts.length - 1] as string;
  const column = last === ORDER ? "position" : last;
  const [table, rest] = hosted === undefined ? [host, []] : [hosted, parts.slice(0, -1)];
  const { columns } = TABLES[table];
  const isKnown = Object.hasOwn(columns, column) && (hosted !== undefined || parts.length === 1);
  const spec = isKnown ? columns[column] : undefined;
  const seat = spec && { table, rest, column, spec };
  seats.set(place, seat);
  return seat;
}

const isUnsound = ({ column, spec }: Seat, value: Value): boolean =>
  column !== "position" && value !== "" && !isSound(spec, value);

const isLinkInState = ({ rest, spec }: Seat): boolean =>
  rest.length > 1 || (rest.length > 0 && spec.references !== undefined);

function links(table: TableName, id: string, raw: Raw): Link[] {
  return Object.entries(TABLES[table].columns).flatMap(([column, spec]) => {
    if (spec.onDelete !== "unlink") return [];
    const value = raw[columnKey(column)];
    return value === undefined
      ? []
      : [{ table, id, rest: [], column, value, target: targetTable(spec, raw) ?? "" }];
  });
}

function linksInStates(cells: readonly Cell[]): Link[] {
  return cells.filter(isLinkInState).map(({ spec, ...cell }) => ({ ...cell, target: spec.references }));
}

const isLost = ({ target, value }: Link, shown: Shown): boolean =>
  target !== undefined && !shown.has(target, value);

const isAlone = ({ rest }: Link, shown: Shown): boolean =>
  rest.some((persona, i) => i > 0 && persona !== "" && !shown.has("personas", persona));

const isLoose = (link: Link, shown: Shown): boolean => isLost(link, shown) || isAlone(link, shown);

function unlinked(link: Link, shown: Shown): Problem[] {
  const { target = "", ...place } = link;
  const found: Problem[] = [];
  if (isLost(link, shown)) found.push({ severity: "warning", kind: "unlinked", ...place, wanted: target });
  if (isAlone(link, shown)) found.push({ severity: "error", kind: "persona", ...place });
  return found;
}

function missing(table: TableName, id: string, raw: Raw): Problem[] {
  return (ASKED[table] ?? [])
    .filter((column) => (raw[columnKey(column)] ?? "") === "")
    .map((column) => ({ severity: "missing", kind: "missing", table, id, rest: [], column }));
}

function contradictions(table: TableName, id: string, raw: Raw): Problem[] {
  const place = { table, id, rest: [] };
  const found: Problem[] = [];
  if (table === "touchpoints" && raw.is_moment_of_truth && !raw.moment_of_truth_reason)
    found.push({ severity: "missing", kind: "truth", ...place, column: "moment_of_truth_reason" });
  if (table === "notes" && raw.note_kind === "blocker" && !raw.severity)
    found.push({ severity: "missing", kind: "blocker", ...place, column: "severity" });
  if (table === "notes" && !(raw.touchpoint_id || raw.step_id || raw.phase_id))
    found.push({ severity: "warning", kind: "loose", ...place, column: "" });
  return found;
}

// ---------------------------------------------------------------------- the whole

function gaps(document: JourneyDocument): Problem[] {
  const used = (table: TableName, column: string): Set<unknown> =>
    new Set([...(document.rows[table]?.values() ?? [])].map((raw) => raw[column]));
  const childless = (table: TableName, child: TableName, column: string, kind: Kind): Problem[] => {
    const parents = used(child, column);
    return (document.shown.ids[table] ?? [])
      .filter((id) => !parents.has(id))
      .map((id) => ({ severity: "missing", kind, table, id, rest: [], column: "" }));
  };
  const found = [
    ...childless("journeys", "phases", "journey_id", "noPhases"),
    ...childless("phases", "steps", "phase_id", "noSteps"),
  ];
  if ((document.shown.ids.journeys ?? []).length === 0) return found;
  const roles = used("stakeholders", "role_kind");
  for (const wanted of Object.keys(CHOICE_LABELS.RoleKind ?? {}))
    if (!roles.has(wanted))
      found.push({
        severity: "missing",
        kind: "role",
        table: "stakeholders",
        id: "",
        rest: [],
        column: "role_kind",
        wanted,
      });
  return found;
}
