// Whether edits are those that led to a map: a list that tells another story must not be taken into a document.

import type { Tables } from "../../model/shown.js";
import type { Language } from "../../schema/tables.generated.js";
import { type Change, valueIn } from "./changes.js";
import { meant } from "./columns.js";
import { Teller } from "./telling.js";

/** Why the edits are not those that led to these rows, undefined where they are. */
export function misfitOf(rows: Tables, changes: readonly Change[], language: Language): string | undefined {
  const found = changes.find((each) => !isIn(rows, each));
  if (found === undefined) return undefined;
  const teller = new Teller(language, rows);
  return teller.say("lab.kept.misfit", { place: teller.place(found) });
}

function isIn(rows: Tables, each: Change): boolean {
  const [kind, table, id] = each;
  const row = rows[table]?.get(id);
  if (kind === "remove") return row === undefined;
  if (row === undefined) return false;
  const isValue = (key: string, value: Parameters<typeof meant>[2]): boolean =>
    meant(table, key, valueIn(row, key)) === meant(table, key, value);
  if (kind === "set") return isValue(each[3], each[5]);
  return Object.entries(each[3]).every(([key, value]) => isValue(key, value));
}
