// The search field, and the menu that writes into it by clicking.

import { useRef } from "preact/hooks";
import { Menu } from "../menu.js";
import { lateEntries } from "../tools.js";
import { useView } from "../view.js";

export function Search() {
  const view = useView();
  const input = useRef<HTMLInputElement>(null);
  const { finding, own } = view;
  const found = finding.found.value;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") finding.goToNext(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") {
      const active = view.focus.active.peek();
      if (active !== undefined) view.focus.go(active);
    } else return;
    event.preventDefault(); // else Escape empties the field
    event.stopPropagation();
  };
  return (
    <span class={`jw-search ${found?.length === 0 ? "is-none" : ""}`}>
      <input
        ref={input}
        type="search"
        aria-label={view.text("filter.search")}
        title={view.text("filter.hint")}
        placeholder={view.text("filter.search")}
        value={own.filter.value}
        maxLength={1000}
        spellcheck={false}
        onInput={(event) => {
          own.filter.value = event.currentTarget.value;
          finding.tell();
        }}
        onKeyDown={onKeyDown}
      />
      {found !== undefined && (
        <span class="jw-count" aria-hidden="true">
          {found.length}/{finding.cards.value.length}
        </span>
      )}
    </span>
  );
}

export function FilterMenu() {
  const view = useView();
  return (
    <Menu
      label={view.text("filter.menu")}
      icon="filter"
      class="jw-wide is-right"
      entries={() => lateEntries(view, (tools) => tools.filterEntries(view))}
    />
  );
}
