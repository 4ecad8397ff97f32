// What rows, problems and moments are called in the panel.

import { columnKey } from "../../../model/keys.js";
import type { Problem } from "../../../model/problems.js";
import { TABLE_LABELS } from "../../../schema/labels.generated.js";
import { TABLES, type TableName } from "../../../schema/tables.generated.js";
import { excerpt, labelOfColumn } from "../../text.js";
import { hostOf, laneName, laneOf, nameOf } from "../lanes.js";
import type { SwimlaneView } from "../view.js";

/** What a reader calls a table. */
export const labelOfTable = (view: SwimlaneView, table: TableName): string =>
  TABLE_LABELS[table]?.[view.own.language.value === "it" ? 1 : 0] ?? table;

/** What is wrong, in a few words; where it is about a value, the value's name is said elsewhere. */
export const labelOfProblem = (view: SwimlaneView, { kind }: Problem): string =>
  view.text(`mark.problem.${kind}`);

/** The same with the value's name. */
export function sayProblem(view: SwimlaneView, problem: Problem): string {
  const { table, column } = problem;
  const said = labelOfProblem(view, problem);
  return column === "" ? said : `${labelOfColumn(view.own.language.value, table, column)}: ${said}`;
}

/** What to do about it, with the names that readers know for those of tables and columns. */
export function hintOf(view: SwimlaneView, { kind, table, column, wanted = "" }: Problem): string {
  const said = view.text(`problem.${kind}.hint`, { column, table: wanted });
  const language = view.own.language.value;
  const [before, after] = language === "it" ? "«»" : "“”";
  return said.replace(/`(\w+)`/g, (_, name: string) => {
    const isTable = Object.hasOwn(TABLES, name);
    const label = isTable ? labelOfTable(view, name as TableName) : labelOfColumn(language, table, name);
    return `${before}${label}${after}`;
  });
}

/** What all problems of a row say, what is missing first: "missing: Owner, Relevance". */
export function sayProblems(view: SwimlaneView, problems: readonly Problem[]): string {
  const missing = problems.filter(({ kind }) => kind === "missing");
  const others = problems.filter(({ kind }) => kind !== "missing");
  const columns = missing.map(({ table, column }) => labelOfColumn(view.own.language.value, table, column));
  const first = columns.length === 0 ? [] : [`${view.text("mark.problem.missing")}: ${columns.join(", ")}`];
  return [...first, ...others.map((problem) => sayProblem(view, problem))].join("; ");
}

/** What a row is called; a row that joins others has no name, and is called by theirs. */
export function rowName(view: SwimlaneView, given: TableName, id: string): string {
  const table = hostOf(given);
  const lane = table === "lanes" ? laneOf(view, id) : undefined;
  if (lane !== undefined) return laneName(view, lane);
  const { columns } = TABLES[table];
  if (NAMING.some((column) => Object.hasOwn(columns, column))) return nameOf(view, table, id);
  const raw = view.document.rows[table]?.get(id) ?? {};
  const names = Object.entries(columns).flatMap(([column, { references = "" }]) => {
    const other = raw[columnKey(column)];
    const isThere = typeof other === "string" && view.document.rows[references]?.has(other);
    return isThere ? [excerpt(nameOf(view, references as TableName, other), 60)] : [];
  });
  return names.length === 0 ? view.text("card.unnamed") : names.join(" · ");
}

const NAMING = ["name", "text", "title"] as const;

/** A moment as its reader writes it. */
export function showMoment(view: SwimlaneView, at: number | string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return "";
  const isToday = moment.toDateString() === new Date().toDateString();
  const style = isToday
    ? ({ timeStyle: "short" } as const)
    : ({ dateStyle: "medium", timeStyle: "short" } as const);
  return new Intl.DateTimeFormat(view.own.language.value, style).format(moment);
}
