// From the text of a file to a document, or to one error that lists every place that is wrong.

import { JourneyDocument } from "../model/document.js";
import { SCHEMA_VERSION } from "../schema/tables.generated.js";
import { JourneyFileError, shorten } from "./errors.js";
import { FileNumber, isList, isObject, type Json, type JsonObject } from "./json.js";
import { load } from "./loading.js";
import { nearest } from "./nearest.js";
import { parseJson } from "./parser.js";

/** Bytes; a map of 300 touchpoints is about 200 kB. */
const LARGEST_FILE = 50 * 1024 * 1024;
const MEGABYTE = 2 ** 20;
/** A page takes three seconds for as many on a slow machine, and would seem dead with a million. Python reads more. */
const MOST_ROWS = 50_000;
const PARTS: ReadonlySet<string> = new Set(["format", "schema_version", "columns", "tables"]);

/** What a file holds: table → rows, and table → column of one's own → dtype. */
export interface Content {
  readonly tables: ReadonlyMap<string, readonly JsonObject[]>;
  readonly ownColumns: ReadonlyMap<string, JsonObject>;
}

/**
 * Returns the document in a file. Nobody has edited it: to whoever listens to it later, its rows were always there.
 *
 * @param source what an error names: the name of the file
 * @throws {JourneyFileError} if the file cannot be read: with each place, what stands there and what is allowed
 */
export function readJourneyFile(text: string, source: string): JourneyDocument {
  const document = new JourneyDocument();
  try {
    loadJourneyFile(document, text, source);
  } catch (error) {
    document.destroy();
    throw error;
  }
  return document;
}

/**
 * Makes a document hold what is in a file. What was the same before is not touched, so that its views keep their place.
 *
 * @throws {JourneyFileError} if the file cannot be read; the document stays as it was
 */
export function loadJourneyFile(document: JourneyDocument, text: string, source: string): void {
  const { tables, ownColumns } = parse(text, source);
  load(document, tables, ownColumns, source);
}

function parse(text: string, source: string): Content {
  checkSize(text, source);
  const plain = text.replace(/^\ufeff/, "");
  if (plain.trim() === "") throw new JourneyFileError(`${source} is empty`);
  const found = parseJson(plain, source);
  if (!isObject(found) || found.get("format") !== "journey")
    throw new JourneyFileError(`${source} is not a journey: it does not begin with "format": "journey"`);
  checkVersion(found.get("schema_version") ?? null, source);
  for (const part of found.keys()) {
    if (PARTS.has(part)) continue;
    const hint = nearest(part, ["columns", "tables"]);
    throw new JourneyFileError(`${source} has an unknown part ${shorten(part)}${hint}`);
  }
  const tables = tablesOf(found.get("tables"), source);
  checkRows(tables, source);
  return { tables, ownColumns: ownColumnsOf(found.get("columns"), source) };
}

function checkSize(text: string, source: string): void {
  if (text.length * 3 <= LARGEST_FILE) return; // however many bytes its characters take
  const size = text.length > LARGEST_FILE ? text.length : new TextEncoder().encode(text).length;
  if (size <= LARGEST_FILE) return;
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const [given, allowed] = [(size / MEGABYTE).toLocaleString("en", digits), LARGEST_FILE / MEGABYTE];
  throw new JourneyFileError(`${source} is too large: ${given} MB, allowed are ${allowed} MB`);
}

function checkRows(tables: Content["tables"], source: string): void {
  const count = [...tables.values()].reduce((sum, { length }) => sum + length, 0);
  if (count <= MOST_ROWS) return;
  const [given, allowed] = [count.toLocaleString("en"), MOST_ROWS.toLocaleString("en")];
  throw new JourneyFileError(`${source} is too large for a page: ${given} rows, allowed are ${allowed}`);
}

function checkVersion(version: Json, source: string): void {
  if (!(version instanceof FileNumber) || !version.isWhole || version.value < 1)
    throw new JourneyFileError(
      `${source} has no schema_version: ${shorten(version)} must be a whole number from 1`,
    );
  if (version.value > SCHEMA_VERSION)
    throw new JourneyFileError(
      `${source} was written by a newer journey-widgets (schema_version ${version.text}, this one reads up to ` +
        `${SCHEMA_VERSION}). Upgrade with: pip install --upgrade journey-widgets`,
    );
}

function tablesOf(found: Json | undefined, source: string): Content["tables"] {
  if (!isObject(found)) throw new JourneyFileError(`${source} has no "tables": {table: [rows]}`);
  return new Map([...found].map(([name, rows]) => [name, rowsOf(name, rows, source)]));
}

function rowsOf(name: string, rows: Json, source: string): readonly JsonObject[] {
  if (!isList(rows))
    throw new JourneyFileError(
      `${source}: the table ${shorten(name)} must be a list of rows, not ${shorten(rows)}`,
    );
  return rows.map((row, i) => {
    if (isObject(row)) return row;
    const place = `${shorten(name)}, row ${i + 1}`;
    throw new JourneyFileError(`${source}: ${place} must be {column: value}, not ${shorten(row)}`);
  });
}

function ownColumnsOf(found: Json | undefined, source: string): Content["ownColumns"] {
  if (found === undefined) return new Map();
  if (isObject(found) && hasObjects(found)) return found;
  throw new JourneyFileError(`${source}: "columns" must be {table: {column: dtype}}`);
}

const hasObjects = (found: JsonObject): found is ReadonlyMap<string, JsonObject> =>
  [...found.values()].every(isObject);
