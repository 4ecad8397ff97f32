// A value that can be edited in place: where it lives, what it may be, how it is written. What depends on the state shown
// is written for that state.

import { inState } from "../../model/assessment.js";
import type { JourneyDocument } from "../../model/document.js";
import { setAssessment, setEmotion, setValue } from "../../model/edits.js";
import { assessmentKey, columnKey, emotionKey } from "../../model/keys.js";
import { type Refusal, readValue, type Value } from "../../model/values.js";
import { CHOICE_LABELS } from "../../schema/labels.generated.js";
import {
  type ColumnSpec,
  type Language,
  type State,
  TABLES,
  type TableName,
} from "../../schema/tables.generated.js";
import type { Option } from "../editor.js";
import { excerpt } from "../text.js";
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
const OVERRIDABLE: ReadonlySet<string> = new Set(["step_id", "channel_id", "contact_mode", "org_unit_id"]);

/** The field of a row's column in a state, by default the one shown; of an emotion also of a persona. */
export function fieldOf(
  view: SwimlaneView,
  table: TableName,
  id: string,
  column: string,
  state: State = view.state,
  persona = "",
): Field {
  const { document } = view;
  const at = { table, id, column, spec: specOf(view, table, column) };
  if (table === "emotions") {
    const raw = document.rows.steps?.get(id)?.[emotionKey(state, column, persona)];
    const write = (value: Value | undefined) => setEmotion(document, id, state, column, value, persona);
    return { ...at, value: readValue(at.spec, raw), write };
  }
  if (table === "assessments") {
    const raw = document.rows.touchpoints?.get(id)?.[assessmentKey(state, column)];
    const write = (value: Value | undefined) => setAssessment(document, id, state, column, value);
    return { ...at, value: readValue(at.spec, raw), write };
  }
  if (table === "touchpoints" && OVERRIDABLE.has(column)) return overridableField(view, at, state);
  const value = readValue(at.spec, document.rows[table]?.get(id)?.[columnKey(column)]);
  return { ...at, value, write: (v) => setValue(document, table, id, column, v) };
}

function specOf(view: SwimlaneView, table: TableName, column: string): ColumnSpec {
  const spec = TABLES[table].columns[column] ?? ownSpec(view.document, table, column);
  if (spec === undefined) throw new Error(`no column ${table}.${column}`);
  return spec;
}

/** What a value in a column of one's own may be. */
export function ownSpec(document: JourneyDocument, table: TableName, column: string): ColumnSpec | undefined {
  const dtype = document.ownColumns.value[table]?.[column];
  return dtype === undefined ? undefined : { dtype };
}

function overridableField(view: SwimlaneView, at: Omit<Field, "value" | "write">, state: State): Field {
  const { document } = view;
  const raw = document.rows.touchpoints?.get(at.id) ?? {};
  const found = inState(raw, state, document.shown);
  const own = raw[columnKey(at.column)];
  return {
    ...at,
    value: found[at.column as "step_id" | "channel_id" | "contact_mode" | "org_unit_id"],
    write: (value) =>
      state === "current"
        ? setValue(document, "touchpoints", at.id, at.column, value)
        : setAssessment(document, at.id, state, at.column, value === own ? undefined : value),
  };
}

/** Whether what a value says depends on the state shown. */
export const isOfState = (table: TableName, column: string): boolean =>
  table === "assessments" || table === "emotions" || (table === "touchpoints" && OVERRIDABLE.has(column));

/** Why a value is not taken, in the reader's words. */
export function refusalText(view: SwimlaneView, refusal: Refusal): string {
  if (refusal.kind !== "range") return view.text(`refused.${refusal.kind}`);
  const { minimum, maximum } = refusal;
  return view.text("refused.range", { minimum: minimum ?? "−∞", maximum: maximum ?? "∞" });
}

/** What a choice or a reference may be, undefined for other values. */
export function optionsOf(
  document: JourneyDocument,
  language: Language,
  { choices, references }: ColumnSpec,
): readonly Option[] | undefined {
  if (choices !== undefined) {
    const lists = Object.values(CHOICE_LABELS);
    const labels = lists.find((list) => Object.keys(list).join() === choices.join());
    return choices.map((value) => ({ value, label: labels?.[value]?.[language === "it" ? 1 : 0] ?? value }));
  }
  if (references === undefined || references === "") return undefined;
  return (document.shown.ids[references] ?? []).map((value) => {
    const name = document.rows[references]?.get(value)?.name;
    return { value, label: typeof name === "string" ? excerpt(name, 80) : value };
  });
}
