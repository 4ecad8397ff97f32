// Who said what of which row: comments as threads.

import type { TableName } from "../schema/tables.generated.js";
import type { JourneyDocument } from "./document.js";
import { addRow } from "./edits.js";
import type { Raw } from "./values.js";

/** A comment on a row, and what was answered, in the order in which it was written. */
export interface Thread {
  readonly table: TableName;
  readonly row: string;
  readonly id: string;
  readonly replies: readonly string[];
  readonly isOpen: boolean;
}

/** `table/row` → its threads, the oldest first. */
export type Threads = ReadonlyMap<string, readonly Thread[]>;

/** All threads; reading them subscribes to the structure alone. */
export function threadsOf(document: JourneyDocument): Threads {
  const rows = document.rows.comments ?? new Map<string, Raw>();
  const found = new Map<string, { thread: Thread; replies: string[] }>();
  const ids = [...(document.shown.ids.comments ?? [])].sort(byTime(rows));
  for (const id of ids) {
    const raw = rows.get(id);
    const table = raw?.table_name as TableName;
    if (raw === undefined || table === "comments") continue;
    const replies: string[] = [];
    const isOpen = raw.is_resolved !== true;
    found.set(id, { replies, thread: { table, row: String(raw.row_id), id, replies, isOpen } });
  }
  for (const id of ids) if (!found.has(id)) found.get(rootOf(id, rows))?.replies.push(id);
  const threads = new Map<string, Thread[]>();
  for (const { thread } of found.values()) {
    const key = `${thread.table}/${thread.row}`;
    threads.set(key, [...(threads.get(key) ?? []), thread]);
  }
  return threads;
}

const byTime =
  (rows: ReadonlyMap<string, Raw>) =>
  (one: string, other: string): number => {
    const [a, b] = [one, other].map((id) => Date.parse(String(rows.get(id)?.written_at)) || 0);
    return (a ?? 0) - (b ?? 0);
  };

/** The comment that started it all; of comments that answer each other in a ring, any. */
function rootOf(id: string, rows: ReadonlyMap<string, Raw>): string {
  const seen = new Set<string>();
  let at = id;
  while (!seen.has(at) && rows.get(at)?.table_name === "comments") {
    seen.add(at);
    at = String(rows.get(at)?.row_id);
  }
  return at;
}

/** Says something of a row, or of a comment; one gesture. */
export function addComment(
  document: JourneyDocument,
  table: TableName,
  row: string,
  text: string,
  author: string,
): string {
  const written_at = new Date().toISOString();
  const comment = { table_name: table, row_id: row, text, author, written_at };
  return addRow(document, "comments", comment, document.shown.ids.comments ?? []);
}
