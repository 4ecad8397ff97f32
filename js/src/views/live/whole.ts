// A result whole, of messages that say only what is new: for whoever keeps it.

import {
  type Buffers,
  eachChange,
  isChange,
  namedOf,
  numbersOf,
  type TableChanged,
  type TableTold,
} from "./data.js";
import type { ResultTold } from "./result.js";

/** What is kept of a result, its numbers still as the messages brought them. */
type Kept = {
  readonly told: ResultTold;
  readonly tables: Map<string, KeptTable>;
  readonly parts: Kept[];
};

/** Messages that change a table wait until somebody asks for it, but no more than this. */
const MOST_CHANGES = 100;

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
  const tables = new Map<string, KeptTable>();
  let parts: Kept[] = [];
  if (told.kind === "chart") {
    const isSame =
      before?.told.kind === "chart" && JSON.stringify(before.told.spec) === JSON.stringify(told.spec);
    if (isSame) for (const [name, table] of before.tables) tables.set(name, table);
    for (const [name, table] of Object.entries(told.tables ?? {}))
      if (isChange(table)) tables.get(name)?.change(table, buffers);
      else tables.set(name, new KeptTable(table, buffers));
  } else if (told.kind === "table") tables.set("", new KeptTable(told.table, buffers));
  else if (told.kind === "several")
    parts = told.results.map((each, i) => keep(each, buffers, before?.parts[i]));
  return { told, tables, parts };
}

function whole({ told, tables, parts }: Kept): ResultTold {
  if (told.kind === "chart")
    return { ...told, tables: Object.fromEntries([...tables].map(([name, table]) => [name, table.now()])) };
  if (told.kind === "table") return { ...told, table: tables.get("")?.now() ?? told.table };
  if (told.kind === "several") return { ...told, results: parts.map(whole) };
  return told;
}

/** A table that is made when somebody asks, of the message that brought it and those that changed it. */
class KeptTable {
  #make: () => TableTold;
  #made: TableTold | undefined;
  #changes = 0;

  constructor(told: TableTold, buffers: Buffers) {
    this.#make = () => inNumbers(told, buffers);
  }

  now(): TableTold {
    this.#made ??= this.#make();
    const made = this.#made;
    this.#make = () => made; // lets go of the messages
    this.#changes = 0;
    return made;
  }

  change(told: TableChanged, buffers: Buffers): void {
    const before = this.#make;
    this.#make = () => withChanges(before(), told, buffers);
    this.#made = undefined;
    this.#changes += 1;
    if (this.#changes > MOST_CHANGES) this.now();
  }
}

function withChanges(table: TableTold, change: TableChanged, buffers: Buffers): TableTold {
  const own = { ...change, changed: change.changed.map((column) => ({ ...column, type: "any" as const })) };
  const columns = table.columns.map((column) => ({ ...column, values: [...(column.values ?? [])] }));
  const byName = new Map(columns.map((column) => [column.name, column]));
  eachChange(own, buffers, (row, name, value) => {
    const column = byName.get(name);
    if (column !== undefined) column.values[row] = value;
  });
  return { ...table, columns };
}

const inNumbers = (table: TableTold, buffers: Buffers): TableTold => ({
  ...table,
  columns: table.columns.map(({ buffer, codes, ...column }) => {
    if (buffer !== undefined) return { ...column, values: numbersOf(buffers[buffer]) };
    return codes === undefined ? column : { ...column, values: namedOf({ ...column, codes }, buffers) ?? [] };
  }),
});
