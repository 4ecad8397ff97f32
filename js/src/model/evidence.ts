// How far what a card says of today is proved; the twin of model/evidence.py. Of touchpoints and steps, `evidence_levels` in
// analysis/completeness.py says the same.

import { type ColumnSpec, TABLES, type TableName } from "../schema/tables.generated.js";
import type { JourneyDocument } from "./document.js";
import { assessmentKey, columnKey, partsOf } from "./keys.js";
import type { Shown } from "./shown.js";
import { isSound, type Raw, type Value } from "./values.js";

export type EvidenceLevel = "none" | "part" | "full";

/** The columns of a row that are cited, empty for the row as a whole. */
export type Cited = ReadonlySet<string>;

/** `table/row` → what of it is cited from a source that proves something; an assumption proves nothing. */
export function citedIn(document: JourneyDocument): ReadonlyMap<string, Cited> {
  const found = new Map<string, Set<string>>();
  for (const id of document.shown.ids.citations ?? []) {
    const raw = document.rows.citations?.get(id) ?? {};
    if (document.rows.evidence?.get(String(raw.evidence_id))?.source_kind === "assumption") continue;
    const key = `${raw.table_name}/${raw.row_id}`;
    const { column_name } = raw;
    const column = typeof column_name === "string" ? column_name : "";
    found.set(key, (found.get(key) ?? new Set<string>()).add(column));
  }
  return found;
}

const SCORES = ["expectation", "experience", "duration_hours", "cost_eur"] as const;

/** The values that stand in a row and can be proved. */
export function claimsOf(table: TableName, raw: Raw, shown: Shown): string[] {
  const stands = (spec: ColumnSpec | undefined, value: Value | undefined): boolean =>
    spec !== undefined && value !== undefined && isSound(spec, value);
  const own = (column: string): string[] =>
    stands(TABLES[table].columns[column], raw[columnKey(column)]) ? [column] : [];
  if (table === "touchpoints") {
    const { columns } = TABLES.assessments;
    const scores = SCORES.filter((each) => stands(columns[each], raw[assessmentKey("current", each)]));
    return [...own("relevance"), ...scores];
  }
  if (table === "notes") return own("text");
  if (table !== "steps") return [];
  const isFelt = Object.entries(raw).some(([key, value]) => {
    const [state, persona, column] = partsOf(key);
    if (state !== "current" || column !== "valence") return false;
    return (
      (persona === "" || shown.has("personas", persona)) && stands(TABLES.emotions.columns.valence, value)
    );
  });
  return [...own("action"), ...(isFelt ? ["valence"] : [])];
}

/** Undefined where nothing is claimed. */
export function evidenceLevel(
  table: TableName,
  raw: Raw,
  cited: Cited | undefined,
  shown: Shown,
): EvidenceLevel | undefined {
  const claims = claimsOf(table, raw, shown);
  if (claims.length === 0) return undefined;
  if (cited === undefined) return "none";
  const proved = cited.has("") ? claims.length : claims.filter((claim) => cited.has(claim)).length;
  return proved === 0 ? "none" : proved < claims.length ? "part" : "full";
}
