// A value of a board that can be edited in place, and its editor by what the schema says of the column.

import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { TableName } from "../../schema/tables.generated.js";
import { ChoiceEditor, DateEditor, NumberEditor, TextEditor } from "../editor.js";
import { labelOfColumn } from "../text.js";
import { type BoardView, specOf, type Value } from "./board.js";
import type { FieldTold } from "./told.js";
import { saying } from "./wording.js";

interface FieldProps {
  readonly board: BoardView;
  readonly field: FieldTold | undefined;
  readonly class?: string;
  /** What it is a value of, for who does not see where it stands. */
  readonly of: string;
  readonly children: ComponentChildren;
}

/** A value: a button that turns into its editor, or plain text where nothing can be edited. */
export function Field({ board, field, class: name, of, children }: FieldProps) {
  const [isEdited, setEdited] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (field === undefined || !board.canEdit) return <span class={`jw-plain ${name ?? ""}`}>{children}</span>;
  if (isEdited)
    return (
      <FieldEditor
        board={board}
        field={field}
        of={of}
        close={() => {
          setEdited(false);
          requestAnimationFrame(() => button.current?.focus());
        }}
      />
    );
  return (
    <button
      type="button"
      ref={button}
      class={`jw-value ${name ?? ""}`}
      aria-label={`${labelOf(board, field)}, ${of}: ${shownText(board, field)}`}
      data-table={field.table}
      data-row={idOf(field)}
      data-column={field.column}
      onClick={() => setEdited(true)}
    >
      {children}
    </button>
  );
}

interface EditorProps {
  readonly board: BoardView;
  readonly field: FieldTold;
  readonly of: string;
  /** What was typed before the editor opened. */
  readonly typed?: string;
  close(): void;
}

export function FieldEditor({ board, field, of, typed, close }: EditorProps) {
  const value = board.valueOf(field);
  const label = `${labelOf(board, field)}, ${of}`;
  const take = (next: Value): undefined => {
    close();
    board.edit([[field, next]]);
  };
  const { options } = field;
  if (options !== undefined)
    return (
      <ChoiceEditor
        label={label}
        value={value === null ? undefined : String(value)}
        options={options.map(([option, name]) => ({ value: String(option), label: name }))}
        cancel={close}
        commit={(next) => take(options.find(([option]) => String(option) === next)?.[0] ?? null)}
      />
    );
  const dtype = specOf(field)?.dtype;
  if (dtype === "float64" || dtype === "Int64") {
    const factor = field.isPercent ? 100 : 1;
    return (
      <NumberEditor
        label={label}
        value={typeof value === "number" ? rounded(value * factor) : undefined}
        {...(typed === undefined ? {} : { typed })}
        step={dtype === "Int64" || field.isPercent ? 1 : 0.5}
        cancel={close}
        commit={(next) => {
          if (next === undefined) return take(null);
          return Number.isNaN(next) ? saying(board.language, "board.noNumber") : take(rounded(next / factor));
        }}
      />
    );
  }
  if (dtype === "datetime64[us]")
    return (
      <DateEditor
        label={label}
        value={typeof value === "string" ? value.slice(0, 10) : undefined}
        cancel={close}
        commit={(next) => take(next === undefined || next === "" ? null : next)}
      />
    );
  return (
    <TextEditor
      label={label}
      value={typeof value === "string" ? value : undefined}
      cancel={close}
      commit={(next) => take(next === undefined || next === "" ? null : next)}
    />
  );
}

/** Whether what was typed begins a value, and does not steer. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ";

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

export const idOf = ({ row }: FieldTold): string | undefined =>
  row === null ? undefined : typeof row === "string" ? row : row[0];

const labelOf = (board: BoardView, { table, column }: FieldTold): string =>
  labelOfColumn(board.language, table as TableName, column);

function shownText(board: BoardView, field: FieldTold): string {
  const value = board.valueOf(field);
  const option = field.options?.find(([each]) => each === value);
  return value === null ? saying(board.language, "board.empty") : String(option?.[1] ?? value);
}
