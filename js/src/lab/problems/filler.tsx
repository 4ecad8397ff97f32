// The editor of a value that stands on no card.

import type { JourneyDocument } from "../../model/document.js";
import type { Problem } from "../../model/problems.js";
import type { Language } from "../../schema/tables.generated.js";
import { ChoiceEditor, NumberEditor, orNothing, TextEditor } from "../../views/editor.js";
import { sentence } from "../wording.js";
import { columnOf, fieldOf, refusalText } from "./field.js";
import { lineOf, saidOf } from "./lines.js";

export interface FillerProps {
  readonly problem: Problem;
  readonly document: JourneyDocument;
  readonly language: Language;
  /** Called after Enter, whether something was written or the value was left empty. */
  onDone(): void;
  /** Called after Escape, or when the focus went elsewhere. */
  onLeave(isByKey: boolean): void;
}

export function Filler({ problem, document, language, onDone, onLeave }: FillerProps) {
  const field = fieldOf(problem, document, language);
  if (field === undefined) return null;
  const { place, within } = saidOf(lineOf({ ...problem, column: columnOf(problem) }), document, language);
  const props = {
    label: place,
    cancel: () => onLeave(true),
    commit: (given: string | number | undefined, isDone: boolean): string | undefined => {
      const value = typeof given === "string" ? orNothing(given) : given;
      const refusal = value === undefined ? undefined : field.write(value);
      if (refusal !== undefined) return refusalText(field, refusal, language);
      if (isDone) onDone();
      else onLeave(false);
      return undefined;
    },
  };
  const isNumber = field.spec.dtype === "float64" || field.spec.dtype === "Int64";
  return (
    <div class="jw-filler">
      <span class="jw-filler-place" dir="auto">
        {place}
        {within !== "" && <small>{within}</small>}
      </span>
      {field.options !== undefined ? (
        <ChoiceEditor {...props} value={field.value as string | undefined} options={field.options} />
      ) : isNumber ? (
        <NumberEditor {...props} value={field.value as number | undefined} step={1} />
      ) : (
        <TextEditor {...props} value={field.value as string | undefined} />
      )}
      <small class="jw-filler-hint">{sentence(language, "lab.fill.hint")}</small>
    </div>
  );
}
