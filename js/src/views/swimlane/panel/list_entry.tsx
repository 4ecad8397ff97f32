// What a saved view hides, folds and draws is a list of ids, one a line: a box for each lane, group or curve, by its name.

import type { Value } from "../../../model/values.js";
import { CHOICE_LABELS } from "../../../schema/labels.generated.js";
import type { Option } from "../../editor.js";
import { excerpt, labelOfChoice } from "../../text.js";
import { type SwimlaneView, useView } from "../view.js";
import type { EntryProps } from "./entry.js";
import type { Slot } from "./slots.js";
import { rowName } from "./wording.js";

const LISTS: ReadonlySet<string> = new Set(["hidden_lanes", "folded_lanes", "folded_groups", "curves"]);

/** Whether a value is a list of names, one a line. */
export const isOfList = ({ table, column }: Slot): boolean => table === "saved_views" && LISTS.has(column);

const linesIn = (value: Value | undefined): readonly string[] =>
  typeof value === "string" ? value.split("\n").filter((line) => line !== "") : [];

export function ListEntry({ slot, attributes }: EntryProps) {
  const view = useView();
  const lists = slot.values.map(linesIn);
  const named = optionsOf(view, slot);
  // what is gone meanwhile can be taken away still
  const lost = [...new Set(lists.flat())].filter((line) => named.every(({ value }) => value !== line));
  const options = [...named, ...lost.map((value) => ({ value, label: excerpt(value, 60) }))];
  // the name of the whole is no name of its first box
  const { id: _, ...rest } = attributes;
  return (
    <div class="jw-boxes" role="group" aria-label={slot.label}>
      {options.length === 0 && "–"}
      {options.map(({ value, label }, i) => {
        const count = lists.filter((lines) => lines.includes(value)).length;
        return (
          <label key={value}>
            <input
              {...(i === 0 ? rest : {})}
              type="checkbox"
              disabled={!view.host.canEdit}
              checked={count === lists.length}
              ref={(box) => {
                if (box !== null) box.indeterminate = count > 0 && count < lists.length;
              }}
              onChange={({ currentTarget: { checked } }) =>
                slot.writeEach((now) => {
                  const others = linesIn(now).filter((line) => line !== value);
                  return (checked ? [...others, value] : others).join("\n");
                })
              }
            />{" "}
            <span dir="auto">{label}</span>
          </label>
        );
      })}
    </div>
  );
}

/** What may stand in the list, by its name. */
function optionsOf(view: SwimlaneView, { column, ids }: Slot): readonly Option[] {
  const { rows, shown } = view.document;
  if (column === "curves") {
    const states = Object.keys(CHOICE_LABELS.State ?? {}).map((value) => ({
      value,
      label: labelOfChoice(view.own.language.value, "State", value),
    }));
    const personas = (shown.ids.personas ?? []).map((id) => ({
      value: `persona:${id}`,
      label: rowName(view, "personas", id),
    }));
    return [...states, ...personas];
  }
  const journey = rows.saved_views?.get(ids[0] ?? "")?.journey_id;
  const own = (shown.ids.lanes ?? []).filter((id) => rows.lanes?.get(id)?.journey_id === journey);
  // a map that has no lanes of its own shows those that every map begins with
  const drawn =
    own.length === 0 && journey === view.journeyId ? view.map.value.lanes.map(({ id }) => id) : own;
  if (column !== "folded_groups")
    return drawn.map((id) => ({ value: id, label: rowName(view, "lanes", id) }));
  const groups = drawn
    .map((id) => rows.lanes?.get(id)?.lane_group)
    .filter((each) => typeof each === "string");
  return [...new Set(groups)].map((value) => ({ value, label: value }));
}
