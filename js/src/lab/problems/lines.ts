// The findings as lines of a list: what is wrong one by one, what is merely empty by column.

import type { JourneyDocument } from "../../model/document.js";
import { type Problem, SEVERITIES, type Severity } from "../../model/problems.js";
import { parentOf } from "../../model/shown.js";
import { CHOICE_LABELS, TABLE_LABELS } from "../../schema/labels.generated.js";
import "../../schema/rest_labels.js";
import { type Language, TABLES, type TableName } from "../../schema/tables.generated.js";
import { excerpt, labelOfColumn, say } from "../../views/text.js";
import { sentence } from "../wording.js";
import { shortValue, told } from "./words.js";

/** One finding, or several of one kind and column. */
export interface Line {
  /** The same while it speaks of the same. */
  readonly key: string;
  readonly severity: Severity;
  readonly problems: readonly [Problem, ...Problem[]];
}

const keyOf = ({ kind, table, id, rest, column, wanted }: Problem): string =>
  JSON.stringify([kind, table, id, rest, column, wanted]);

export const lineOf = (problem: Problem): Line => ({
  key: keyOf(problem),
  severity: problem.severity,
  problems: [problem],
});

/** Errors and warnings as they are; of what is missing, one line for each column. */
export function linesOf(problems: readonly Problem[]): Line[] {
  const lines: Line[] = [];
  const groups = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    if (problem.severity !== "missing" || problem.kind === "role") {
      lines.push(lineOf(problem));
      continue;
    }
    const key = `${problem.kind}/${problem.table}/${problem.column}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  for (const [key, group] of groups)
    lines.push(group.length === 1 ? lineOf(group[0]) : { key, severity: "missing", problems: group });
  const rank = ({ severity }: Line): number => SEVERITIES.indexOf(severity);
  return lines.sort((a, b) => rank(a) - rank(b));
}

/** How many are to be fixed, and how many to be filled in. */
export function countOf(problems: readonly Problem[]): { readonly toFix: number; readonly toFill: number } {
  const toFill = problems.filter(({ severity }) => severity === "missing").length;
  return { toFix: problems.length - toFill, toFill };
}

/** What a line says: where, beneath what, what is wrong, what to do. */
export interface Said {
  readonly place: string;
  /** What the row stands in, empty where nothing needs to be said. */
  readonly within: string;
  readonly message: string;
  readonly hint: string;
}

/** A line in a reader's words. */
export function saidOf({ problems }: Line, document: JourneyDocument, language: Language): Said {
  const [problem] = problems;
  const isGroup = problems.length > 1;
  const row = isGroup ? "" : rowNameOf(problem, document, language);
  const table = labelOfTable(hostOf(problem.table), language);
  return {
    place: dotted(row === "" ? table : `${table} › ${row}`, labelIn(problem, language)),
    within: isGroup ? "" : trailOf(problem, document),
    ...wordsOf(problem, language),
  };
}

/** The words of Python, but for the names of its tables and columns. */
function wordsOf(problem: Problem, language: Language): Pick<Said, "message" | "hint"> {
  // the place names the column already, and what to do is to open it
  if (problem.kind === "missing") return { message: sentence(language, "lab.problems.empty"), hint: "" };
  const { message, hint } = told(problem, language);
  const named = (name: string): string =>
    name in TABLES ? labelOfTable(name as TableName, language) : labelOfColumn(language, problem.table, name);
  return { message, hint: hint.replace(/`(\w+)`/g, (_, name: string) => `‘${named(name)}’`) };
}

/** A finding within its group: there the column is said already. */
export function memberOf(problem: Problem, document: JourneyDocument, language: Language): Said {
  const place = rowNameOf(problem, document, language);
  return { place, within: trailOf(problem, document), message: "", hint: "" };
}

const dotted = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" · ");

const at = (language: Language): 0 | 1 => (language === "it" ? 1 : 0);

/** The table whose row a reader knows: of what depends on a state, the one it lives in. */
const hostOf = (table: TableName): TableName => (TABLES[table].host || table) as TableName;

const labelOfTable = (table: TableName, language: Language): string =>
  TABLE_LABELS[table]?.[at(language)] ?? table;

function labelIn({ table, column, rest, kind }: Problem, language: Language): string {
  const [state] = rest;
  const label = column === "" || kind === "role" ? "" : labelOfColumn(language, table, column);
  const inState =
    state === undefined ? "" : (CHOICE_LABELS.State?.[state]?.[at(language)] ?? excerpt(state, NAME));
  return dotted(label, inState);
}

const NAME = 80;

function rowNameOf({ table, id, kind }: Problem, document: JourneyDocument, language: Language): string {
  if (kind === "stray") return shortValue(id);
  if (id === "" || table === "facts") return "";
  return nameIn(document, table, id) ?? say(language, "card.unnamed");
}

function nameIn(document: JourneyDocument, table: TableName, id: string): string | undefined {
  const raw = document.rows[hostOf(table)]?.get(id);
  const name = raw?.name ?? raw?.text ?? raw?.title;
  return typeof name === "string" && name !== "" ? excerpt(name, NAME) : undefined;
}

/** The names of what a row stands in, from the outside in, as far as they are there. */
function trailOf({ table, id }: Problem, document: JourneyDocument): string {
  const names: string[] = [];
  for (let [from, row] = [hostOf(table), id]; from !== "journeys"; ) {
    const raw = document.rows[from]?.get(row);
    const parent = raw && parentOf(from, raw);
    const target = parent && (TABLES[from].columns[parent[0]]?.references as TableName | undefined);
    if (parent === undefined || target === undefined) break;
    const name = nameIn(document, target, parent[1]);
    if (name !== undefined) names.unshift(name);
    [from, row] = [target, parent[1]];
  }
  return names.join(" › ");
}
