// Tags: each is a chip that can be taken away, and new ones are typed, those that others bear being offered. Of several rows the
// tags of all are shown, those that only some bear pale; what is added or taken away is so in each of them.

import { useId, useRef } from "preact/hooks";
import type { Value } from "../../../model/values.js";
import { excerpt } from "../../text.js";
import { mayEdit } from "../actions.js";
import { type SwimlaneView, useView } from "../view.js";
import { type EntryProps, undoesByKey } from "./entry.js";
import type { Slot } from "./slots.js";

const TAGGED = ["touchpoints", "steps", "notes"] as const;
const MOST = 200;

/** Whether a value is tags. */
export const isOfTags = ({ table, column }: Slot): boolean =>
  column === "tags" && (TAGGED as readonly string[]).includes(table);

/** The tags in a value. */
const tagsIn = (value: Value | undefined): readonly string[] =>
  typeof value === "string"
    ? [...new Set(value.split(",").map((each) => each.trim()))].filter((each) => each !== "")
    : [];

const written = (tags: readonly string[]): string | undefined =>
  tags.length === 0 ? undefined : tags.join(", ");

export function TagsEntry({ slot, attributes }: EntryProps) {
  const view = useView();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const { canEdit } = view.host;
  const tags = borneBy(slot);
  const add = (): void => {
    const typed = tagsIn(input.current?.value);
    if (input.current !== null) input.current.value = "";
    if (typed.length === 0 || !mayEdit(view)) return;
    slot.writeEach((value) => written([...new Set([...tagsIn(value), ...typed])]));
    view.tell("panel.tags.said.added", { name: typed.join(", ") }, true);
  };
  const remove = (tag: string): void => {
    if (!mayEdit(view)) return;
    slot.writeEach((value) => written(tagsIn(value).filter((each) => each !== tag)));
    // the chip is gone, and its button with it
    input.current?.focus();
    view.tell("panel.tags.said.removed", { name: tag }, true);
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }): void => {
    const isEmpty = event.currentTarget.value === "";
    const last = tags.at(-1)?.[0];
    if ((event.key === "Enter" || event.key === ",") && !event.isComposing) add();
    else if (event.key === "Backspace" && isEmpty && last !== undefined) remove(last);
    else if (event.key === "Escape" && !isEmpty) {
      event.currentTarget.value = "";
      event.stopPropagation();
    } else {
      if (isEmpty) undoesByKey(view, event);
      return;
    }
    event.preventDefault();
  };
  return (
    <div class="jw-tags">
      {tags.map(([tag, isInAll]) => (
        <span
          key={tag}
          class={`jw-chip ${isInAll ? "" : "is-partial"}`}
          title={isInAll ? undefined : view.text("panel.tags.some")}
        >
          <span dir="auto">{excerpt(tag, 60)}</span>
          {canEdit && (
            <button
              type="button"
              aria-label={view.text("panel.tags.remove", { name: tag })}
              onClick={() => remove(tag)}
            >
              ×
            </button>
          )}
        </span>
      ))}
      <input
        {...attributes}
        ref={input}
        type="text"
        dir="auto"
        list={list}
        readOnly={!canEdit}
        placeholder={canEdit ? view.text("panel.tags.add") : "–"}
        onBlur={add}
        onKeyDown={onKeyDown}
      />
      <datalist id={list}>
        {known(view, tags).map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </div>
  );
}

/** The tags of all rows, and whether each of them bears it. */
function borneBy({ values }: Slot): readonly (readonly [string, boolean])[] {
  const sets = values.map((value) => new Set(tagsIn(value)));
  const all = new Set(sets.flatMap((each) => [...each]));
  return [...all].slice(0, MOST).map((tag) => [tag, sets.every((each) => each.has(tag))]);
}

/** The tags that others bear. */
function known(view: SwimlaneView, tags: readonly (readonly [string, boolean])[]): readonly string[] {
  const isHere = new Set(tags.flatMap(([tag, isInAll]) => (isInAll ? [tag] : [])));
  const rows = TAGGED.flatMap((table) => [...(view.document.rows[table]?.values() ?? [])]);
  const all = new Set(rows.flatMap((raw) => tagsIn(raw.tags)));
  return [...all].filter((tag) => !isHere.has(tag)).slice(0, MOST);
}
