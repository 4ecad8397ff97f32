// A value that can be edited in place: where it lives, what it may be, how it is written. What depends on the state shown
// is written for that state.

import { feeling, inState } from "../../model/assessment.js";
import { setAssessment, setEmotion, setValue } from "../../model/edits.js";
import { columnKey } from "../../model/keys.js";
import { type Refusal, readValue, type Value } from "../../model/values.js";
import { type ColumnSpec, TABLES, type TableName } from "../../schema/tables.generated.js";
import type { SwimlaneView } from "./view.js";

export interface Field {
  readonly table: TableName;
  readonly id: string;
  readonly column: string;
  readonly spec: ColumnSpec;
  readonly value: Value | undefined;
  write(value: Value | undefined): Refusal | undefined;
}

/** What may differ from state to state though the touchpoint has it of its own. */
const OVERRIDABLE: ReadonlySet<string> = new Set(["channel_id", "contact_mode", "org_unit_id"]);

/** The field of a row's column in the state shown. */
export function fieldOf(view: SwimlaneView, table: TableName, id: string, column: string): Field {
  if (table === "emotions") return emotionField(view, id, column);
  if (table === "assessments") return assessmentField(view, id, column);
  if (table === "touchpoints" && OVERRIDABLE.has(column)) return overridableField(view, id, column);
  const spec = specOf(table, column);
  const value = readValue(spec, view.document.rows[table]?.get(id)?.[columnKey(column)]);
  return { table, id, column, spec, value, write: (v) => setValue(view.document, table, id, column, v) };
}

function specOf(table: TableName, column: string): ColumnSpec {
  const spec = TABLES[table].columns[column];
  if (spec === undefined) throw new Error(`no column ${table}.${column}`);
  return spec;
}

function emotionField(view: SwimlaneView, id: string, column: string): Field {
  const found = feeling(view.document.rows.steps?.get(id) ?? {}, view.state);
  return {
    table: "emotions",
    id,
    column,
    spec: specOf("emotions", column),
    value: column === "words" ? found.words : found.valence,
    write: (value) => setEmotion(view.document, id, view.state, column, value),
  };
}

function assessmentField(view: SwimlaneView, id: string, column: string): Field {
  const found = inState(view.document.rows.touchpoints?.get(id) ?? {}, view.state, view.document.shown);
  return {
    table: "assessments",
    id,
    column,
    spec: specOf("assessments", column),
    value: column === "expectation" ? found.expectation : found.experience,
    write: (value) => setAssessment(view.document, id, view.state, column, value),
  };
}

function overridableField(view: SwimlaneView, id: string, column: string): Field {
  const raw = view.document.rows.touchpoints?.get(id) ?? {};
  const found = inState(raw, view.state, view.document.shown);
  const own = raw[columnKey(column)];
  return {
    table: "touchpoints",
    id,
    column,
    spec: specOf("touchpoints", column),
    value: found[column as "channel_id" | "contact_mode" | "org_unit_id"],
    write: (value) =>
      view.state === "current"
        ? setValue(view.document, "touchpoints", id, column, value)
        : setAssessment(view.document, id, view.state, column, value === own ? undefined : value),
  };
}

/** Why a value is not taken, in the reader's words. */
export function refusalText(view: SwimlaneView, refusal: Refusal): string {
  if (refusal.kind !== "range") return view.text(`refused.${refusal.kind}`);
  const { minimum, maximum } = refusal;
  return view.text("refused.range", { minimum: minimum ?? "−∞", maximum: maximum ?? "∞" });
}
