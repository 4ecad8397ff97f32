// A table as a live cell gives it: read, not edited.

import type { Language } from "../../schema/tables.generated.js";
import { type Buffers, type ColumnTold, type TableTold, valuesOf } from "./data.js";
import { saying } from "./wording.js";

export interface GridTold {
  readonly kind: "table";
  readonly table: TableTold;
  /** How many of the first columns are the index. */
  readonly levels: number;
  /** Rows in all; the table may hold fewer. */
  readonly total: number;
}

/** The kernel sends no more; whoever wrote a notebook by hand may. */
const MOST_ROWS = 1_000;

/** Draws a table; everything in it is text. */
export function drawTable(
  element: HTMLElement,
  { table, levels, total }: GridTold,
  buffers: Buffers,
  language: Language,
): void {
  const columns = Array.isArray(table.columns) ? table.columns : [];
  const shown = columns.map((column) => textsOf(column, buffers, language));
  const grid = document.createElement("table");
  grid.className = "jw-live-table";
  const head = grid.createTHead().insertRow();
  for (const column of columns) head.append(cell("th", String(column.name), column, "col"));
  const body = grid.createTBody();
  const length = Math.min(Number(table.length) || 0, MOST_ROWS);
  for (let i = 0; i < length; i++) {
    const row = body.insertRow();
    for (const [c, column] of columns.entries())
      row.append(
        c < levels ? cell("th", shown[c]?.[i] ?? "", column, "row") : cell("td", shown[c]?.[i] ?? "", column),
      );
  }
  const box = document.createElement("div");
  box.className = "jw-live-scroll";
  box.tabIndex = 0; // scrolled by keys too
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", saying(language, "live.table"));
  box.append(grid);
  const more = total - length;
  const none = total === 0 ? [remark(saying(language, "live.none"))] : [];
  element.replaceChildren(box, ...(more > 0 ? [note(language, more)] : none));
}

function cell(tag: "th" | "td", text: string, { type }: ColumnTold, scope?: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (scope !== undefined) made.setAttribute("scope", scope);
  if (type === "number") made.className = "is-number";
  return made;
}

const note = (language: Language, more: number): HTMLElement =>
  remark(saying(language, more === 1 ? "live.moreRows.one" : "live.moreRows.many", { count: more }));

function remark(text: string): HTMLElement {
  const made = document.createElement("p");
  made.className = "jw-live-note";
  made.textContent = text;
  return made;
}

/** The values of a column as a reader writes them. */
function textsOf(column: ColumnTold, buffers: Buffers, language: Language): readonly string[] {
  const values = valuesOf(column, buffers);
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: digitsOf(values) });
  const isDay = values.every((value) => !(value instanceof Date) || isMidnight(value));
  const dates = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    ...(isDay ? {} : { timeStyle: "short" }),
  });
  return values.map((value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return numbers.format(value).replace("-", "−");
    if (typeof value === "boolean") return saying(language, value ? "live.yes" : "live.no");
    if (value instanceof Date) return dates.format(value);
    return typeof value === "string" ? value : JSON.stringify(value);
  });
}

/** Three digits that say something, however small the numbers are. */
function digitsOf(values: readonly unknown[]): number {
  const numbers = values.filter((value): value is number => typeof value === "number" && value !== 0);
  const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest === 0 || largest >= 1 ? 2 : Math.min(12, 2 - Math.floor(Math.log10(largest)));
}

const isMidnight = (date: Date): boolean =>
  date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() === 0;
