// What goes with a row, and what is unlinked from it; the twin of model/removal.py.

import { TABLES, type TableName } from "../schema/tables.generated.js";
import { columnKey, partsOf } from "./keys.js";
import { STORED, type Tables, targetTable } from "./shown.js";
import type { Raw } from "./values.js";

export type Gone = ReadonlyMap<string, ReadonlySet<string>>;

export interface Removal {
  readonly gone: Gone;
  readonly unlinked: readonly { table: string; id: string; key: string }[];
}

/** What removing `rows` means, without doing it. */
export function removalOf(tables: Tables, rows: Gone): Removal {
  const gone = new Map(
    [...rows].map(([table, ids]) => [table, new Set([...ids].filter((id) => tables[table]?.has(id)))]),
  );
  const isGone = (table: string | undefined, id: unknown): boolean =>
    table !== undefined && (gone.get(table)?.has(id as string) ?? false);
  let size = -1;
  const count = (): number => [...gone.values()].reduce((sum, ids) => sum + ids.size, 0);
  // a citation may cite a comment: what goes may take others with it, until nothing more goes
  while (size !== count()) {
    size = count();
    for (const table of STORED) {
      for (const [id, raw] of tables[table] ?? []) {
        if (!isGone(table, id) && hangsOn(table, raw, isGone)) {
          gone.set(table, (gone.get(table) ?? new Set()).add(id));
        }
      }
    }
  }
  const unlinked = STORED.flatMap((table) =>
    [...(tables[table] ?? [])]
      .filter(([id]) => !isGone(table, id))
      .flatMap(([id, raw]) => loose(table, raw, isGone).map((key) => ({ table, id, key }))),
  );
  return { gone, unlinked };
}

type IsGone = (table: string | undefined, id: unknown) => boolean;

function hangsOn(table: TableName, raw: Raw, isGone: IsGone): boolean {
  return Object.entries(TABLES[table].columns).some(
    ([name, spec]) => spec.onDelete === "cascade" && isGone(targetTable(spec, raw), raw[columnKey(name)]),
  );
}

/** The keys of a row that refer to what is gone. */
function loose(table: TableName, raw: Raw, isGone: IsGone): string[] {
  return Object.keys(raw).filter((key) => {
    const parts = partsOf(key);
    const name = parts[parts.length - 1] as string;
    if (parts.length === 1) return isGone(unlinkTarget(table, name), raw[key]);
    if (table === "touchpoints" && parts.length === 2)
      return isGone(unlinkTarget("assessments", name), raw[key]);
    return table === "steps" && parts.length === 3 && isGone("personas", parts[1]);
  });
}

function unlinkTarget(table: TableName, column: string): string | undefined {
  const spec = TABLES[table].columns[column];
  return spec?.onDelete === "unlink" ? spec.references : undefined;
}
