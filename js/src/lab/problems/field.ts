// A value that stands on no card, to be filled in beside the map.

import type { JourneyDocument } from "../../model/document.js";
import { setAssessment, setEmotion, setValue } from "../../model/edits.js";
import type { Problem } from "../../model/problems.js";
import { type Refusal, readValue, type Value } from "../../model/values.js";
import { type ColumnSpec, type Language, type State, TABLES } from "../../schema/tables.generated.js";
import type { Option } from "../../views/editor.js";
import { optionsOf } from "../../views/swimlane/fields.js";
import { say } from "../../views/text.js";
import { sentence } from "../wording.js";

export interface Field {
  readonly spec: ColumnSpec;
  readonly value: Value | undefined;
  /** What it may be, where that is a list. */
  readonly options: readonly Option[] | undefined;
  write(value: Value | undefined): Refusal | undefined;
}

/** The value a finding is about, undefined where it is about none, or where there is nothing to choose from. */
export function fieldOf(problem: Problem, document: JourneyDocument, language: Language): Field | undefined {
  const { table, id, rest } = problem;
  const column = columnOf(problem);
  const spec = TABLES[table].columns[column];
  const isThere = document.shown.has(TABLES[table].host || table, id);
  if (spec === undefined || !isThere || spec.dtype === "boolean" || problem.kind === "persona")
    return undefined;
  const options = optionsOf(document, language, spec);
  if (options?.length === 0) return undefined;
  const value = rest.length === 0 ? readValue(spec, document.rows[table]?.get(id)?.[column]) : undefined;
  return { spec, value, options, write: (given) => write(document, { ...problem, column }, given) };
}

/** The column to fill in: a note that is attached to nothing is given a step. */
export const columnOf = ({ kind, column }: Problem): string => (kind === "loose" ? "step_id" : column);

function write(
  document: JourneyDocument,
  { table, id, rest, column }: Problem,
  value: Value | undefined,
): Refusal | undefined {
  const [state, persona] = rest;
  if (state === undefined) return setValue(document, table, id, column, value);
  if (persona === undefined) return setAssessment(document, id, state as State, column, value);
  return setEmotion(document, id, state as State, column, value);
}

/** Why a value is not taken, in the reader's words. */
export function refusalText({ spec }: Field, refusal: Refusal, language: Language): string {
  if (spec.dtype === "datetime64[us]") return sentence(language, "lab.fill.date");
  if (refusal.kind !== "range") return say(language, `refused.${refusal.kind}`);
  const { minimum = "−∞", maximum = "∞" } = refusal;
  return say(language, "refused.range", { minimum, maximum });
}
