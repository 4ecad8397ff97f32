// What rows, problems and moments are called in the panel.

import type { Problem } from "../../../model/problems.js";
import { labelOfColumn } from "../../text.js";
import { hostOf, nameOf } from "../lanes.js";
import type { SwimlaneView } from "../view.js";

/** What is wrong, in a few words; where it is about a value, the value's name is said elsewhere. */
export const labelOfProblem = (view: SwimlaneView, { kind }: Problem): string =>
  view.text(`mark.problem.${kind}`);

/** The same with the value's name. */
export function sayProblem(view: SwimlaneView, problem: Problem): string {
  const { table, column } = problem;
  const said = labelOfProblem(view, problem);
  return column === "" ? said : `${labelOfColumn(view.own.language.value, table, column)}: ${said}`;
}

/** What all problems of a row say, what is missing first: "missing: Owner, Relevance". */
export function sayProblems(view: SwimlaneView, problems: readonly Problem[]): string {
  const missing = problems.filter(({ kind }) => kind === "missing");
  const others = problems.filter(({ kind }) => kind !== "missing");
  const columns = missing.map(({ table, column }) => labelOfColumn(view.own.language.value, table, column));
  const first = columns.length === 0 ? [] : [`${view.text("mark.problem.missing")}: ${columns.join(", ")}`];
  return [...first, ...others.map((problem) => sayProblem(view, problem))].join("; ");
}

export const nameOfRow = (view: SwimlaneView, { table, id }: Pick<Problem, "table" | "id">): string =>
  nameOf(view, hostOf(table), id);

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
