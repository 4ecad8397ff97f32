// The list beside a plane: everybody, those without a place first. They are dragged onto it, or given their scores by
// keyboard; new ones are written at the end.

import { useRef } from "preact/hooks";
import { AddRow } from "./add.js";
import type { BoardView } from "./board.js";
import { Field } from "./field.js";
import type { RosterItemTold, RosterTold } from "./told.js";

interface Props {
  readonly told: RosterTold;
  readonly board: BoardView;
  /** Somebody is over the page, on the way to the plane. */
  bring(item: RosterItemTold, event: PointerEvent): void;
  /** Somebody was let go there; without an event nowhere. */
  drop(item: RosterItemTold, event: PointerEvent | undefined): void;
}

export function Roster({ told, board, bring, drop }: Props) {
  const list = useRef<HTMLElement>(null);
  const remove = (item: RosterItemTold): void => {
    board.remove(item.row, item.name.text);
    list.current?.querySelector<HTMLElement>(".jw-add-row")?.focus();
  };
  return (
    <section class="jw-roster" aria-label={told.label} ref={list}>
      {told.missing.map((sentence) => (
        <p key={sentence} class="jw-missing">
          {sentence}
        </p>
      ))}
      {told.groups
        .filter(({ items }) => items.length > 0)
        .map(({ label, items }) => (
          <div key={label}>
            <h4 class="jw-roster-title">{label}</h4>
            <ul class="jw-roster-list">
              {items.map((item) => (
                <Item
                  key={item.row[1]}
                  item={item}
                  board={board}
                  bring={bring}
                  drop={drop}
                  remove={() => remove(item)}
                />
              ))}
            </ul>
          </div>
        ))}
      {board.canEdit && <AddRow told={told.add} board={board} />}
    </section>
  );
}

interface ItemProps {
  readonly item: RosterItemTold;
  readonly board: BoardView;
  readonly bring: Props["bring"];
  readonly drop: Props["drop"];
  remove(): void;
}

function Item({ item, board, bring, drop, remove }: ItemProps) {
  const isHeld = useRef(false);
  const isDragged = board.canEdit && !item.isPlaced;
  const end = (event: PointerEvent | undefined): void => {
    if (!isHeld.current) return;
    isHeld.current = false;
    drop(item, event);
  };
  const of = item.name.text;
  const [table, id] = item.row;
  return (
    <li class={`jw-roster-item ${item.isPlaced ? "" : "is-unplaced"}`} data-table={table} data-row={id}>
      <span
        class={`jw-roster-sign jw-bubble is-static ${item.mark ? `is-${item.mark}` : ""} ${isDragged ? "is-dragged" : ""}`}
        title={item.hint}
        aria-hidden="true"
        onPointerDown={(event) => {
          if (!isDragged || event.button !== 0) return;
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          isHeld.current = true;
        }}
        onPointerMove={(event) => isHeld.current && bring(item, event)}
        onPointerUp={end}
        onPointerCancel={() => end(undefined)}
      >
        {item.letter}
      </span>
      <div class="jw-roster-words">
        <Field board={board} field={item.name.field} of={of} class="jw-big-name">
          {item.name.text}
        </Field>
        <dl class="jw-roster-facts">
          {item.facts.map((fact) => (
            <div key={fact.label} class="jw-fact">
              <dt>{fact.label}</dt>
              <dd>
                <Field board={board} field={fact.field} of={of}>
                  {fact.text}
                </Field>
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {board.canEdit && (
        <button type="button" class="jw-remove" aria-label={item.remove} title={item.remove} onClick={remove}>
          ×
        </button>
      )}
    </li>
  );
}
