// Columns of one's own: what they may be called, and what they may hold; the twin of model/own_columns.py.

import { isId, ORDER } from "../model/keys.js";
import { TABLES, type TableName } from "../schema/tables.generated.js";
import { listed, shorten } from "./errors.js";
import type { JsonObject } from "./json.js";
import { nearest } from "./nearest.js";

/** Names of all tables, hosts before guests. */
export const NAMES = Object.keys(TABLES) as TableName[];

export const isTable = (name: string): name is TableName => Object.hasOwn(TABLES, name);

/** What a column of one's own may hold. */
export const OWN_DTYPES: readonly string[] = ["str", "float64", "Int64", "boolean", "datetime64[us]"];

/** What is wrong with a file's declaration of a table's columns: name → dtype. */
export function ownColumnProblems(name: string, declared: JsonObject): string[] {
  if (!isTable(name)) return [`columns: there is no table ${shorten(name)}${nearest(name, NAMES)}`];
  return [...declared].flatMap(([column, dtype]) => {
    const place = `columns, ${name}: ${shorten(column)}`;
    const problem = ownNameProblem(name, column);
    const isDtype = typeof dtype === "string" && OWN_DTYPES.includes(dtype);
    return [
      ...(problem === "" ? [] : [`${place} ${problem}`]),
      ...(isDtype ? [] : [`${place} must be one of ${listed(OWN_DTYPES)}, not ${shorten(dtype)}`]),
    ];
  });
}

/** Why a column of one's own cannot be called that, empty where it can. */
export function ownNameProblem(table: TableName, name: string): string {
  if (!isId(name)) return "must be named in at most 200 printable characters";
  const { index, columns } = TABLES[table];
  const isTaken =
    name === ORDER || name === "position" || index.includes(name) || Object.hasOwn(columns, name);
  return isTaken ? "is a name the table keeps for itself" : "";
}
