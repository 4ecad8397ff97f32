// A result whole, of messages that say only what is new: for whoever keeps it.

import { type Buffers, namedOf, numbersOf, type TableTold } from "./data.js";
import type { ResultTold } from "./result.js";

/** What is kept of a result, its numbers still as the messages brought them. */
type Kept = {
  readonly told: ResultTold;
  readonly tables: Map<string, () => TableTold>;
  readonly parts: Kept[];
};

export class WholeResult {
  #kept: Kept | undefined;
  #made: ResultTold | undefined;

  /** Takes in a message. */
  take(told: ResultTold, buffers: Buffers): void {
    this.#kept = keep(told, buffers, this.#kept);
    this.#made = undefined;
  }

  /** The result with all its tables, numbers as numbers; the same object until another message comes. */
  get result(): ResultTold | undefined {
    this.#made ??= this.#kept && whole(this.#kept);
    return this.#made;
  }
}

function keep(told: ResultTold, buffers: Buffers, before: Kept | undefined): Kept {
  const tables = new Map<string, () => TableTold>();
  let parts: Kept[] = [];
  if (told.kind === "chart") {
    const isSame =
      before?.told.kind === "chart" && JSON.stringify(before.told.spec) === JSON.stringify(told.spec);
    if (isSame) for (const [name, table] of before.tables) tables.set(name, table);
    for (const [name, table] of Object.entries(told.tables ?? {}))
      tables.set(name, () => inNumbers(table, buffers));
  } else if (told.kind === "table") tables.set("", () => inNumbers(told.table, buffers));
  else if (told.kind === "several")
    parts = told.results.map((each, i) => keep(each, buffers, before?.parts[i]));
  return { told, tables, parts };
}

function whole({ told, tables, parts }: Kept): ResultTold {
  if (told.kind === "chart")
    return { ...told, tables: Object.fromEntries([...tables].map(([name, table]) => [name, table()])) };
  if (told.kind === "table") return { ...told, table: tables.get("")?.() ?? told.table };
  if (told.kind === "several") return { ...told, results: parts.map(whole) };
  return told;
}

const inNumbers = (table: TableTold, buffers: Buffers): TableTold => ({
  ...table,
  columns: table.columns.map(({ buffer, codes, ...column }) => {
    if (buffer !== undefined) return { ...column, values: numbersOf(buffers[buffer]) };
    return codes === undefined ? column : { ...column, values: namedOf({ ...column, codes }, buffers) ?? [] };
  }),
});
