// A board of rows and columns: the matrix of segments, products and errands; channels; coherence. One cell is in the tab
// order, arrows go from cell to cell, Enter, F2 or typing edits, Ctrl+Enter leads to the row on the map.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { BoardView } from "./board.js";
import { Field, FieldEditor, idOf, isTyping } from "./field.js";
import type { BoardTold, CellTold, FieldTold, GridBoard, HeadTold } from "./told.js";
import { toneStyle } from "./tone.js";
import { saying } from "./wording.js";

interface Props {
  readonly told: GridBoard & BoardTold;
  readonly board: BoardView;
}

interface Place {
  readonly r: number;
  readonly c: number;
}

export function GridBody({ told, board }: Props) {
  const [at, setAt] = useState<Place>({ r: 0, c: 0 });
  const [edited, setEdited] = useState<Edited>();
  const grid = useRef<HTMLTableElement>(null);
  const wantsFocus = useRef(false);
  const place = { r: Math.min(at.r, told.rows.length - 1), c: Math.min(at.c, told.columns.length - 1) };
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-r="${place.r}"][data-c="${place.c}"]`)?.focus();
  });
  const go = (next: Place): void => {
    const r = clamp(next.r, told.rows.length);
    const c = clamp(next.c, told.columns.length);
    wantsFocus.current = true;
    setAt({ r, c });
  };
  const close = (): void => {
    wantsFocus.current = true;
    setEdited(undefined);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (edited !== undefined || !(event.target instanceof HTMLTableCellElement)) return;
    const cell = told.cells[place.r]?.[place.c] ?? undefined;
    const next = moved(event, place, told);
    if (next !== undefined) go(next);
    else if (isLead(event) && cell?.row !== undefined)
      board.lead(cell.row, saying(board.language, "board.nowhere"));
    else if (!canEdit(board, cell)) return;
    else if (event.key === "Enter" || event.key === "F2") setEdited(place);
    else if (event.key === "Delete" && cell.field.row !== null) board.edit([[cell.field, null]]);
    else if (isTyping(event)) setEdited({ ...place, typed: event.key });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="jw-board-scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is what it is, and cells are edited */}
      <table class="jw-sheet" role="grid" aria-label={told.title} ref={grid} onKeyDown={onKey}>
        <thead>
          <tr>
            <th scope="col" class="jw-sheet-corner">
              {told.corner}
            </th>
            {told.columns.map((head, c) => (
              <th key={c} scope="col" class={`jw-sheet-column ${head.mark ? `is-${head.mark}` : ""}`}>
                <Head head={head} board={board} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.rows.map((head, r) => (
            <tr key={r}>
              <th scope="row" class={`jw-sheet-row ${head.mark ? `is-${head.mark}` : ""}`}>
                <Head head={head} board={board} />
              </th>
              {told.columns.map((column, c) => (
                <Cell
                  key={c}
                  cell={told.cells[r]?.[c] ?? undefined}
                  name={`${head.label}, ${column.label}`}
                  place={{ r, c }}
                  isHere={place.r === r && place.c === c}
                  edited={edited?.r === r && edited.c === c ? edited : undefined}
                  board={board}
                  go={setAt}
                  edit={setEdited}
                  close={close}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Edited = Place & { readonly typed?: string };

interface CellProps {
  readonly cell: CellTold | undefined;
  readonly name: string;
  readonly place: Place;
  readonly isHere: boolean;
  readonly edited: Edited | undefined;
  readonly board: BoardView;
  go(place: Place): void;
  edit(place: Edited): void;
  close(): void;
}

function Cell({ cell, name, place, isHere, edited, board, go, edit, close }: CellProps) {
  const [table, id] = cell?.field === undefined ? (cell?.row ?? []) : [cell.field.table, idOf(cell.field)];
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
      role="gridcell"
      data-r={place.r}
      data-c={place.c}
      data-table={table}
      data-row={id}
      data-column={cell?.field?.column}
      tabIndex={isHere ? 0 : -1}
      class={`jw-sheet-cell ${cell?.mark ? `is-${cell.mark}` : ""} ${cell ? "" : "is-none"}`}
      style={toneStyle(cell?.tone)}
      title={cell?.hint}
      onFocus={() => go(place)}
      onClick={() => cell?.row !== undefined && board.pick([cell.row])}
      onDblClick={() => canEdit(board, cell) && edit(place)}
    >
      {edited !== undefined && canEdit(board, cell) ? (
        <FieldEditor
          board={board}
          field={cell.field}
          of={name}
          close={close}
          {...(edited.typed === undefined ? {} : { typed: edited.typed })}
        />
      ) : (
        <CellText cell={cell} board={board} />
      )}
    </td>
  );
}

/** What stands in a cell; what was typed and is on its way is shown as it was typed. */
function CellText({ cell, board }: { cell: CellTold | undefined; board: BoardView }) {
  if (cell === undefined) return null;
  const { field } = cell;
  const typed = field === undefined ? undefined : board.valueOf(field);
  const isOnItsWay = field !== undefined && typed !== field.value;
  const { row } = cell;
  return (
    <span class="jw-sheet-text">
      {cell.mark !== undefined && <span class={`jw-token is-${cell.mark}`} aria-hidden="true" />}
      <span class={isOnItsWay ? "is-waiting" : ""}>{isOnItsWay ? String(typed ?? "") : cell.text}</span>
      {row !== undefined && board.canEdit && (
        <button
          type="button"
          class="jw-lead"
          tabIndex={-1}
          aria-label={saying(board.language, "board.lead")}
          title={saying(board.language, "board.lead")}
          onClick={(event) => {
            event.stopPropagation();
            board.lead(row, saying(board.language, "board.nowhere"));
          }}
        >
          →
        </button>
      )}
    </span>
  );
}

function Head({ head, board }: { head: HeadTold; board: BoardView }) {
  const { label, sub, field, share, text, mark } = head;
  return (
    <span class="jw-sheet-head">
      <span class="jw-sheet-label" title={label}>
        {mark !== undefined && <span class={`jw-token is-${mark}`} aria-hidden="true" />}
        {label}
      </span>
      {sub !== undefined && (
        <small>
          <Field board={board} field={field} of={label}>
            {sub}
          </Field>
        </small>
      )}
      {share !== undefined && share !== null && (
        <span class="jw-share" aria-hidden="true">
          <span
            class={share < 0 ? "is-bad" : ""}
            style={{ width: `${Math.min(1, Math.abs(share)) * 100}%` }}
          />
        </span>
      )}
      {text !== undefined && <small class="jw-sheet-total">{text}</small>}
    </span>
  );
}

const canEdit = (
  board: BoardView,
  cell: CellTold | undefined,
): cell is CellTold & { readonly field: FieldTold } => board.canEdit && cell?.field !== undefined;

/** Where a key leads, undefined for keys that lead nowhere. */
function moved(event: KeyboardEvent, { r, c }: Place, told: GridBoard): Place | undefined {
  const step = STEPS[event.key];
  if (step !== undefined) return { r: r + step[0], c: c + step[1] };
  if (event.key === "Home") return { r, c: 0 };
  return event.key === "End" ? { r, c: told.columns.length - 1 } : undefined;
}

const isLead = (event: KeyboardEvent): boolean => event.key === "Enter" && (event.ctrlKey || event.metaKey);

const clamp = (value: number, length: number): number => Math.max(0, Math.min(length - 1, value));

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};
