// Kept edits, made again in a document that may have changed meanwhile: what still fits is made, the rest is named.
//
// What belongs together is made together or not at all: a row with all that went with it, a card's step with its place
// there.

import type { JourneyDocument } from "../../model/document.js";
import { removalOf } from "../../model/removal.js";
import { targetTable } from "../../model/shown.js";
import { isSound, type Raw, type Value } from "../../model/values.js";
import { PARTS, type Part } from "../../schema/sharing.generated.js";
import { TABLES, type TableName } from "../../schema/tables.generated.js";
import { type Change, change, copyOf, diff, editOf, type OwnTables, valueIn } from "./changes.js";
import { columnOf, meant } from "./columns.js";
import { Groups } from "./groups.js";

/**
 * - `changed`: another value stands there than the one that was edited;
 * - `gone`: the row is not there any more;
 * - `target`: what it refers to is not there;
 * - `column`: the document has no such column of one's own, or one of another kind;
 * - `taken`: another row has this id;
 * - `hangs`: something new hangs on a row that was removed;
 * - `together`: it belongs to another edit that does not fit.
 */
export type Reason = "changed" | "gone" | "target" | "column" | "taken" | "hangs" | "together";

export interface Refused {
  readonly change: Change;
  readonly reason: Reason;
  /** What stands there now. */
  readonly now: Value | null;
}

export interface Replayed {
  /** What is to be written. */
  readonly writes: readonly Change[];
  readonly refused: readonly Refused[];
}

/**
 * @param without what of the document the edited copy did not hold: it says nothing of that
 * @param isForced whether what stands there is written over; a row that is gone stays gone
 */
export function replay(
  document: JourneyDocument,
  changes: readonly Change[],
  without: readonly Part[] = [],
  isForced = false,
): Replayed {
  const trial = new Trial(document, changes, without, isForced);
  const after = trial.settle();
  const reason = (each: Change): Reason => trial.reasons.get(each) ?? "together";
  const refused = changes
    .filter((each) => trial.refused.has(each))
    .map((each) => ({ change: each, reason: reason(each), now: nowOf(document, each) }));
  return { writes: diff(document.rows, after), refused };
}

const nowOf = (document: JourneyDocument, each: Change): Value | null =>
  each[0] === "set" ? valueIn(document.rows[each[1]]?.get(each[2]), each[3]) : null;

class Trial {
  readonly reasons = new Map<Change, Reason>();
  readonly refused = new Set<Change>();
  readonly #groups: Groups<Change>;
  readonly #leftOut: ReadonlySet<string>;
  readonly #coming: ReadonlySet<string>;
  readonly #going: ReadonlySet<string>;

  constructor(
    readonly document: JourneyDocument,
    readonly changes: readonly Change[],
    without: readonly Part[],
    readonly isForced: boolean,
  ) {
    this.#leftOut = new Set(without.flatMap((part) => [...PARTS[part].tables, ...PARTS[part].columns]));
    this.#coming = new Set(changes.filter(([kind]) => kind === "add").map(nameOf));
    this.#going = new Set(changes.filter(([kind]) => kind === "remove").map(nameOf));
    this.#groups = isForced ? new Groups<Change>() : together(changes);
  }

  /** Refuses what does not fit, until the rest does; returns the tables with the rest made. */
  settle(): OwnTables {
    for (const each of this.changes) {
      const reason = this.#misfit(each);
      if (reason !== undefined) this.#refuse(each, reason);
    }
    for (;;) {
      const size = this.refused.size;
      this.#refuseWhatPointsNowhere();
      const after = this.#made();
      if (!this.isForced) this.#refuseWhatOthersHangOn(after);
      if (this.refused.size === size) return this.#without(after);
    }
  }

  #refuse(each: Change, reason: Reason): void {
    if (!this.reasons.has(each)) this.reasons.set(each, reason);
    for (const other of this.#groups.of(each)) this.refused.add(other);
  }

  /** Why a change does not fit what stands there. */
  #misfit(each: Change): Reason | undefined {
    const [kind, table, id] = each;
    const row = this.#row(table, id);
    if (kind === "set") {
      if (row === undefined) return "gone";
      if (this.#isUnknown(table, each[3], each[5])) return "column";
      const now = meant(table, each[3], valueIn(row, each[3]));
      const fits = [each[4], each[5]].some((value) => meant(table, each[3], value) === now);
      return fits || this.isForced ? undefined : "changed";
    }
    const isUnknown = ([key, value]: [string, Value]): boolean => this.#isUnknown(table, key, value);
    if (kind === "add" && Object.entries(each[3]).some(isUnknown)) return "column";
    if (row === undefined || this.isForced || this.#isSame(table, row, each[3])) return undefined;
    return kind === "add" ? "taken" : "changed";
  }

  /** A row that is shown; what hangs on nothing is as good as gone. */
  #row(table: TableName, id: string): Raw | undefined {
    return this.document.shown.has(table, id) ? this.document.rows[table]?.get(id) : undefined;
  }

  /** Whether a row is as it was, of which the edited copy may have held less. */
  #isSame(table: TableName, row: Raw, was: Raw): boolean {
    return [...new Set([...Object.keys(row), ...Object.keys(was)])].every((key) => {
      const column = columnOf(table, key);
      if (column === undefined || this.#leftOut.has(`${column.table}.${column.name}`)) return true;
      return meant(table, key, valueIn(row, key)) === meant(table, key, valueIn(was, key));
    });
  }

  /** Whether the document has no such column, or has one of one's own that does not take the value. */
  #isUnknown(table: TableName, key: string, value: Value | null): boolean {
    const column = columnOf(table, key);
    if (column?.isOwn !== true) return column === undefined;
    const declared = this.document.ownColumns.peek()[column.table] ?? {};
    const dtype = Object.hasOwn(declared, column.name) ? declared[column.name] : undefined;
    return dtype === undefined || (value !== null && !isSound({ dtype }, value));
  }

  #refuseWhatPointsNowhere(): void {
    const refusedRows = new Set([...this.refused].filter(([kind]) => kind === "add").map(nameOf));
    const isThere = (table: string, id: string): boolean => {
      const name = JSON.stringify([table, id]);
      if (this.#coming.has(name) && !refusedRows.has(name)) return true;
      return this.document.shown.has(table, id);
    };
    for (const each of this.changes) {
      if (this.refused.has(each) || each[0] === "remove") continue;
      if (targetsOf(this.document, each).some(([table, id]) => !isThere(table, id)))
        this.#refuse(each, "target");
    }
  }

  /** The tables with rows set and added that were not refused. */
  #made(): OwnTables {
    const tables = copyOf(this.document.rows);
    for (const each of this.changes)
      if (!this.refused.has(each) && each[0] !== "remove") change(tables, each);
    return tables;
  }

  /** The removals that were not refused: table → ids. */
  #removals(): Map<string, Set<string>> {
    const gone = new Map<string, Set<string>>();
    for (const each of this.changes) {
      if (each[0] !== "remove" || this.refused.has(each)) continue;
      gone.set(each[1], (gone.get(each[1]) ?? new Set()).add(each[2]));
    }
    return gone;
  }

  /** What the edited copy never saw may have come to hang on a row that was removed there. */
  #refuseWhatOthersHangOn(after: OwnTables): void {
    const { gone } = removalOf(after, this.#removals());
    const blamed = new Set<string>();
    const blame = (table: string, id: string): void => {
      const name = JSON.stringify([table, id]);
      if (blamed.has(name)) return;
      blamed.add(name);
      if (this.#going.has(name)) return;
      for (const [target, on] of holdersOf(table as TableName, after[table]?.get(id) ?? {}))
        if (gone.get(target)?.has(on)) blame(target, on);
    };
    for (const [table, ids] of gone)
      for (const id of ids)
        if (!this.#going.has(JSON.stringify([table, id])) && !this.#leftOut.has(table)) blame(table, id);
    for (const each of this.changes)
      if (each[0] === "remove" && blamed.has(nameOf(each))) this.#refuse(each, "hangs");
  }

  #without(after: OwnTables): OwnTables {
    const { gone, unlinked } = removalOf(after, this.#removals());
    for (const { table, id, key } of unlinked)
      change(after, ["set", table as TableName, id, key, null, null]);
    for (const [table, ids] of gone) for (const id of ids) after[table]?.delete(id);
    return after;
  }
}

const nameOf = (each: Change): string => JSON.stringify([each[1], each[2]]);

/** The rows a change needs, beside its own. */
function targetsOf(document: JourneyDocument, each: Change): [string, string][] {
  if (each[0] === "remove") return [];
  if (each[0] === "add") return Object.keys(each[3]).flatMap((key) => targetOf(each[1], each[3], key));
  if (each[5] === null) return [];
  const row = document.rows[each[1]]?.get(each[2]) ?? {};
  return targetOf(each[1], { ...row, [each[3]]: each[5] }, each[3]);
}

function targetOf(table: TableName, row: Raw, key: string): [string, string][] {
  const column = columnOf(table, key);
  const value = row[key];
  const found: [string, string][] = column?.persona ? [["personas", column.persona]] : [];
  if (column?.spec?.references !== undefined || column?.spec?.tableColumn !== undefined)
    found.push([targetTable(column.spec, row) ?? "", String(value)]);
  return found;
}

/** The rows without which a row cannot be. */
const holdersOf = (table: TableName, row: Raw): [string, string][] =>
  Object.entries(TABLES[table].columns)
    .filter(([name, { onDelete }]) => onDelete === "cascade" && typeof row[name] === "string")
    .map(([name, spec]) => [targetTable(spec, row) ?? "", String(row[name])]);

/** Changes that are made together or not at all. */
function together(changes: readonly Change[]): Groups<Change> {
  const groups = new Groups<Change>();
  const firsts = new Map<string, Change>();
  const removals = new Map(changes.filter(([kind]) => kind === "remove").map((each) => [nameOf(each), each]));
  for (const each of changes) {
    const edit = editOf(each);
    groups.join(firsts.get(edit) ?? each, each);
    firsts.set(edit, each);
    for (const [table, id] of leftBy(each)) {
      const removal = removals.get(JSON.stringify([table, id]));
      if (removal !== undefined) groups.join(removal, each);
    }
  }
  return groups;
}

/** The rows that a change ceased to refer to. */
function leftBy(each: Change): [string, string][] {
  if (each[0] === "add") return [];
  if (each[0] === "remove") return holdersOf(each[1], each[3]);
  const column = columnOf(each[1], each[3]);
  const target = column?.spec?.references;
  if (each[5] !== null || each[4] === null) return [];
  return [
    ...(target === undefined ? [] : [[target, String(each[4])] as [string, string]]),
    ...personaOf(column),
  ];
}

const personaOf = (column: ReturnType<typeof columnOf>): [string, string][] =>
  column?.persona ? [["personas", column.persona]] : [];
