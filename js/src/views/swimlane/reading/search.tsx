// The search field, and the menu that writes into it by clicking.

import { useRef } from "preact/hooks";
import { asksFor, type FieldName, toggled } from "../../../model/query.js";
import type { TextKey } from "../../../schema/texts.generated.js";
import { type Entry, Menu } from "../menu.js";
import { type SwimlaneView, useView } from "../view.js";

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

const FIELDS: readonly FieldName[] = ["channel", "owner", "persona", "tag", "state"];
/** A menu of a hundred channels helps nobody: the others can be typed. */
const MOST = 20;

export function filterEntries(view: SwimlaneView): readonly Entry[] {
  const { finding, own } = view;
  const terms = finding.terms.value;
  const valueText = (field: FieldName, value: string): string =>
    field === "state" ? view.text(`change.${value}` as TextKey) : value;
  return [
    {
      text: view.text("filter.hide"),
      isChecked: own.is_hiding.value,
      stays: true,
      act: () => {
        own.is_hiding.value = !own.is_hiding.value;
      },
    },
    {
      text: view.text("filter.clear"),
      act: () => {
        own.filter.value = "";
      },
    },
    ...FIELDS.flatMap((field): readonly Entry[] => {
      const offered = finding.offered(field).slice(0, MOST);
      if (offered.length === 0) return [];
      return [
        { text: view.text(`filter.${field}` as TextKey), isHeading: true, act: () => undefined },
        ...offered.map(({ value, count }) => ({
          text: view.text("filter.value", { name: valueText(field, value), count }),
          isChecked: asksFor(terms, field, value),
          stays: true,
          act: () => {
            own.filter.value = toggled(own.filter.value, field, value);
            finding.tell();
          },
        })),
      ];
    }),
  ];
}

export function FilterMenu() {
  const view = useView();
  return (
    <Menu
      label={view.text("filter.menu")}
      icon="filter"
      class="jw-wide is-right"
      entries={() => filterEntries(view)}
    />
  );
}
