// Findings in the words of a reader, and in those of Python.

import { shorten } from "../../interchange/errors.js";
import { FileNumber } from "../../interchange/json.js";
import type { Problem } from "../../model/problems.js";
import type { Value } from "../../model/values.js";
import { CHOICE_LABELS } from "../../schema/labels.generated.js";
import type { Language } from "../../schema/tables.generated.js";
import { labelOfColumn } from "../../views/text.js";
import { fill, sentence } from "../wording.js";

export interface Told {
  readonly message: string;
  readonly hint: string;
}

/** What is wrong, and what to do, as `problems()` says it in Python. */
export function told(problem: Problem, language: Language): Told {
  const { kind, table, column, value, wanted = "" } = problem;
  const label =
    kind === "role"
      ? (CHOICE_LABELS.RoleKind?.[wanted]?.[language === "it" ? 1 : 0] ?? wanted)
      : labelOfColumn(language, table, column);
  const blanks = { value: shortValue(value), table: wanted, role: wanted, label, column };
  return {
    message: fill(sentence(language, `problem.${kind}`), blanks),
    hint: fill(sentence(language, `problem.${kind}.hint`), blanks),
  };
}

/** The place of a finding as the index of a frame writes it. */
export const indexOf = ({ kind, id, rest }: Problem): string =>
  kind === "stray" ? shortValue(id) : [id, ...rest].join(", ");

/** A value as one short line of text, as Python writes it. */
export const shortValue = (value: Value | undefined): string =>
  shorten(typeof value === "number" ? new FileNumber(numberText(value)) : value);

/** With a point, so that no whole number is too large for a sentence. */
const numberText = (value: number): string => (Object.is(value, -0) ? "-0.0" : value.toExponential());
