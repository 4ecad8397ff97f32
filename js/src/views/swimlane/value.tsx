// A value of a card: shown, reached by Tab, edited in place.

import type { ComponentChildren } from "preact";
import type { TableName } from "../../schema/tables.generated.js";
import { ChoiceEditor, NumberEditor, orNothing, TextEditor } from "../editor.js";
import { labelOfColumn } from "../text.js";
import { commit, mayEdit } from "./actions.js";
import { fieldOf, optionsOf } from "./fields.js";
import type { Stop } from "./focus.js";
import { useValue } from "./stops.js";
import { type SwimlaneView, useView } from "./view.js";

interface ValueProps {
  readonly stop: Stop;
  readonly table: TableName;
  readonly column: string;
  /** What a screen reader says before the value. */
  readonly label?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** One value as a button that turns into its editor. */
export function ValueButton({ stop, table, column, label, class: name, children }: ValueProps) {
  const view = useView();
  const { ref, tabIndex, isEdited } = useValue<HTMLButtonElement>(stop, column);
  if (isEdited) return <FieldEditor stop={stop} table={table} column={column} />;
  return (
    <button
      type="button"
      class={`jw-value ${name ?? ""}`}
      ref={ref}
      tabIndex={tabIndex}
      aria-label={label}
      data-table={table}
      data-row={stop.item}
      data-column={column}
      onClick={(event) => {
        // the first click takes the card, wherever it falls; by Enter there is no such doubt
        const isByKey = event.detail === 0;
        if (event.ctrlKey || event.metaKey || event.shiftKey) return; // then it is the card that is meant
        if (!isByKey && !isTaken(view, stop)) return;
        event.stopPropagation();
        if (mayEdit(view)) view.focus.edit(stop, column);
      }}
    >
      {children}
    </button>
  );
}

/** Whether the card a value stands on is the selected one. */
const isTaken = (view: SwimlaneView, { item }: Stop): boolean =>
  Object.values(view.own.selected.value).some((ids) => ids.includes(item));

/** The editor of a field, by what the schema says of it. */
export function FieldEditor({ stop, table, column }: Pick<ValueProps, "stop" | "table" | "column">) {
  const view = useView();
  const field = fieldOf(view, table, stop.item, column);
  const label = labelOfColumn(view.own.language.value, table, column);
  const close = (isDone: boolean): void => {
    if (isDone) focusBack(view, stop, column);
    else view.focus.set(view.focus.active.value);
  };
  const props = {
    label,
    cancel: () => focusBack(view, stop, column),
    commit: (value: string | number | undefined, isDone: boolean) => {
      const problem = commit(view, table, stop, column, typeof value === "string" ? orNothing(value) : value);
      if (problem === undefined) close(isDone);
      return problem;
    },
  };
  const options = optionsOf(view.document, view.own.language.value, field.spec);
  if (options !== undefined)
    return <ChoiceEditor {...props} value={field.value as string} options={options} />;
  if (typeof field.value === "number" || field.spec.dtype === "float64" || field.spec.dtype === "Int64") {
    return <NumberEditor {...props} value={field.value as number} step={column === "valence" ? 0.1 : 0.5} />;
  }
  return <TextEditor {...props} value={field.value as string} />;
}

/** Back to where the editor was opened: the value's own button, or the card whose main value it was. */
function focusBack(view: SwimlaneView, stop: Stop, column: string): void {
  view.focus.go(stop, MAIN.has(column) ? undefined : column);
}

const MAIN: ReadonlySet<string> = new Set(["name", "text", "action", "valence", "goal"]);
