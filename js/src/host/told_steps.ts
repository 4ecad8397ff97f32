// What was done, in words; the twin of model/told_steps.py, where the rules are told.

import type { JourneyDocument } from "../model/document.js";
import { ORDER, partsOf } from "../model/keys.js";
import type { Raw, Value } from "../model/values.js";
import { LAB_TEXTS, type LabTextKey } from "../schema/lab_texts.generated.js";
import { CHOICE_LABELS, COLUMN_LABELS, TABLE_LABELS } from "../schema/labels.generated.js";
import "../schema/rest_labels.js";
import { type ColumnSpec, type Language, TABLES, type TableName } from "../schema/tables.generated.js";

/** What a row held before and after, of one that was there before and after only what changed. */
export interface RowChange {
  readonly table: TableName;
  readonly id: string;
  readonly before: Raw | undefined;
  readonly after: Raw | undefined;
}

const LONGEST = 60;
const NAMES = ["name", "text", "title"];
const PLACES: ReadonlySet<string> = new Set([
  ...["position", "step_id", "phase_id", "lane_id", "touchpoint_id", "note_kind", "severity"],
]);
const MOVES: ReadonlySet<string> = new Set(["position", "step_id", "phase_id", "lane_id"]);
const CARDS: ReadonlySet<string> = new Set(["touchpoints", "notes"]);

/** What a row is called, empty where nothing names it. */
export function nameIn(row: Raw | undefined): string {
  const found = NAMES.map((key) => row?.[key]).find((value) => typeof value === "string" && value !== "");
  return typeof found === "string" ? found : "";
}

/** What a step did, as a sentence; `name` is what its first changed row was called. */
export function toldStep(
  document: JourneyDocument,
  language: Language,
  rows: readonly RowChange[],
  name: string,
): string {
  return new Words(document, language).what(rows, name);
}

/** The first row that a step changed, of those that are still there. */
export function subjectOf(rows: readonly RowChange[]): RowChange | undefined {
  const isTold = (each: RowChange): boolean =>
    each.before !== undefined && each.after !== undefined && !isOrderAlone(each);
  return rows.find(isTold) ?? rows[0];
}

const keysOf = ({ before = {}, after = {} }: RowChange): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
];

const isOrderAlone = (change: RowChange): boolean => keysOf(change).join() === ORDER;

class Words {
  constructor(
    readonly document: JourneyDocument,
    readonly language: Language,
  ) {}

  say(key: LabTextKey, blanks: Readonly<Record<string, string | number>> = {}): string {
    const text = LAB_TEXTS[key][this.#at];
    return text.replace(/\{(\w+)\}/g, (_, word: string) => String(blanks[word] ?? ""));
  }

  what(rows: readonly RowChange[], name: string): string {
    const order = Object.keys(TABLES);
    const sorted = [...rows].sort((one, other) => order.indexOf(one.table) - order.indexOf(other.table));
    const added = sorted.filter(({ before }) => before === undefined);
    const removed = sorted.filter(({ after }) => after === undefined);
    let changed = sorted.filter(({ before, after }) => before !== undefined && after !== undefined);
    // its neighbours may have got another number
    if (added.length + removed.length > 0) changed = changed.filter((each) => !isOrderAlone(each));
    const parts = [
      ...(added.length > 0 ? [this.#goneOrCome("added", added)] : []),
      ...(removed.length > 0 ? [this.#goneOrCome("removed", removed)] : []),
      ...(changed.length > 0 ? [this.#changed(changed, name)] : []),
    ];
    return parts.join("; ");
  }

  get #at(): 0 | 1 {
    return this.language === "it" ? 1 : 0;
  }

  #goneOrCome(way: "added" | "removed", rows: readonly RowChange[]): string {
    const count = rows.length;
    if (count > 1 && rows.every(({ table }) => CARDS.has(table)))
      return this.say(`step.${way}.cards`, { count });
    const [first] = rows as [RowChange];
    const name = this.#named(first.table, nameIn(first.after ?? first.before));
    return count === 1
      ? this.say(`step.${way}`, { name })
      : this.say(`step.${way}.more`, { name, count: count - 1 });
  }

  #changed(rows: readonly RowChange[], name: string): string {
    const some = rows.filter((each) => !isOrderAlone(each));
    const told = some.length > 0 ? some : rows;
    const [first] = told as [RowChange];
    const columns = told.flatMap((each) => keysOf(each).map((key) => this.#place(each.table, key).column));
    const named = this.#named(first.table, name);
    const count = told.length;
    if (columns.every((each) => PLACES.has(each)) && columns.some((each) => MOVES.has(each)))
      return count === 1
        ? this.say("step.moved", { name: named })
        : this.say("step.moved.more", { name: named, count: count - 1 });
    if (count === 1) return this.#values(first, named);
    const cells = new Set(told.flatMap((each) => keysOf(each).map((key) => `${each.table}\n${key}`)));
    if (cells.size === 1) {
      const column = this.#column(first.table, keysOf(first)[0] as string);
      return this.say("step.many", { column, count, table: this.#table(first.table) });
    }
    const tables = [...new Set(told.map(({ table }) => this.#table(table)))].join(", ");
    return this.say("step.rows", { count, tables });
  }

  #values(change: RowChange, name: string): string {
    const { table, before, after } = change;
    const found = keysOf(change)
      .filter((key) => key !== ORDER)
      .sort();
    const keys = found.length > 0 ? found : [ORDER];
    if (keys.length > 1) {
      const columns = keys.map((key) => this.#column(table, key)).join(", ");
      return this.say("step.values", { name, columns });
    }
    const [key] = keys as [string];
    const [was, became] = [before, after].map((row) => this.#value(table, key, row?.[key]));
    return this.say("step.value", {
      column: this.#column(table, key),
      name,
      before: was ?? "",
      after: became ?? "",
    });
  }

  #place(table: TableName, key: string): { table: TableName; rest: readonly string[]; column: string } {
    const parts = partsOf(key);
    const last = parts.at(-1) as string;
    const column = last === ORDER ? "position" : last;
    const hosted = (Object.keys(TABLES) as TableName[]).find(
      (each) => TABLES[each].host === table && TABLES[each].index.length === parts.length,
    );
    if (hosted !== undefined) return { table: hosted, rest: parts.slice(0, -1), column };
    return { table, rest: [], column: parts.length === 1 ? column : key };
  }

  #table(table: TableName): string {
    return TABLE_LABELS[table]?.[this.#at] ?? table;
  }

  #named(table: TableName, name: string): string {
    return name === "" ? this.#table(table) : `«${short(name)}»`;
  }

  #column(stored: TableName, key: string): string {
    const { table, rest, column } = this.#place(stored, key);
    const label = COLUMN_LABELS[table]?.[column]?.[this.#at] ?? column;
    const [state, ...personas] = rest;
    const beside = [
      ...(state === "future" || state === "best_practice" ? [this.say(`step.state.${state}`)] : []),
      ...personas.filter((each) => each !== "").map((each) => nameIn(this.document.rows.personas?.get(each))),
    ];
    return beside.length > 0 ? `${label} (${beside.join(", ")})` : label;
  }

  #value(stored: TableName, key: string, value: Value | undefined): string {
    if (value === undefined) return "–";
    if (typeof value === "boolean") return this.say(value ? "step.yes" : "step.no");
    if (typeof value === "number") {
      const text = String(Number(value.toPrecision(6))).replaceAll("-", "−");
      return this.language === "it" ? text.replace(".", ",") : text;
    }
    const { table, column } = this.#place(stored, key);
    const spec: ColumnSpec | undefined = TABLES[table].columns[column];
    if (spec?.choices?.includes(value)) return this.#choice(spec.choices, value);
    if (spec?.references) return short(nameIn(this.document.rows[spec.references]?.get(value)) || value);
    return `«${short(value)}»`;
  }

  #choice(choices: readonly string[], value: string): string {
    const labels = Object.values(CHOICE_LABELS).find((list) => Object.keys(list).join() === choices.join());
    return labels?.[value]?.[this.#at] ?? value;
  }
}

function short(text: string): string {
  const line = text.split(/\s+/u).filter(Boolean).join(" ");
  const letters = [...line];
  return letters.length <= LONGEST ? line : `${letters.slice(0, LONGEST - 1).join("")}…`;
}
