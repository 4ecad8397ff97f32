// A value that is chosen: one of a list, a row by its name, yes or no.

import { useRef, useState } from "preact/hooks";
import { addRow, gesture } from "../../../model/edits.js";
import type { Value } from "../../../model/values.js";
import type { TableName } from "../../../schema/tables.generated.js";
import { excerpt } from "../../text.js";
import { mayEdit } from "../actions.js";
import { type SwimlaneView, useView } from "../view.js";
import { type EntryProps, shared } from "./entry.js";
import type { Slot } from "./slots.js";
import { rowName } from "./wording.js";

/** Tables whose rows need no more than a name. */
export const NAMED: ReadonlySet<string> = new Set([
  ...["channels", "org_units", "personas", "segments", "products", "actors", "objectives", "capabilities"],
]);
const NEW = "\n";
/** Options that are listed at once. */
const FEW = 60;

export function Choice({ slot, attributes, commit }: EntryProps) {
  const view = useView();
  const [isNear, setNear] = useState(false);
  const [isNew, setNew] = useState(false);
  const { value, isMixed } = shared(slot);
  const table = slot.spec.references as TableName;
  if (isNew) return <NewName slot={slot} table={table} close={() => setNew(false)} attributes={attributes} />;
  const options = slot.options() ?? [];
  // thousands of touchpoints are listed for who comes near
  const listed = isNear || options.length <= FEW ? options : options.filter((each) => each.value === value);
  const isLost = value !== undefined && !options.some((each) => each.value === value);
  return (
    <select
      {...attributes}
      dir="auto"
      disabled={!view.host.canEdit}
      value={isMixed ? NEW + NEW : String(value ?? "")}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
      onChange={({ currentTarget }) => {
        const chosen = currentTarget.value;
        if (chosen === NEW) setNew(true);
        else commit(chosen === "" ? undefined : chosen);
      }}
    >
      {isMixed && <Several />}
      <option value="">–</option>
      {isLost && <option value={String(value)}>{lostName(view, slot, value)}</option>}
      {listed.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
      {NAMED.has(table) && <option value={NEW}>{view.text("panel.new")}</option>}
    </select>
  );
}

const Several = () => (
  <option value={NEW + NEW} disabled>
    {useView().text("panel.several")}
  </option>
);

/** What stands there and is in no list: a row of another map, or nothing that is known. */
function lostName(view: SwimlaneView, { spec }: Slot, value: Value): string {
  const table = spec.references as TableName;
  const isThere = view.document.shown.has(table, value);
  return excerpt(isThere ? rowName(view, table, String(value)) : String(value), 80);
}

/** A channel, a function … that is not there yet: its name makes it, and it is chosen, in one gesture. */
function NewName(props: Pick<EntryProps, "slot" | "attributes"> & { table: TableName; close(): void }) {
  const view = useView();
  const { slot, table, close, attributes } = props;
  const isOver = useRef(false);
  const make = (name: string): void => {
    // Enter takes the field away, and whatever goes away is left
    if (isOver.current) return;
    isOver.current = true;
    if (name !== "" && mayEdit(view))
      gesture(view.document, () =>
        slot.write(addRow(view.document, table, { name }, view.document.shown.ids[table] ?? [])),
      );
    close();
  };
  return (
    <input
      {...attributes}
      type="text"
      dir="auto"
      placeholder={view.text("panel.new.name")}
      ref={(input) => input?.focus()}
      onBlur={(event) => make(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.isComposing) make(event.currentTarget.value.trim());
        else if (event.key !== "Escape") return;
        else make("");
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}

/** Yes or no. */
export function Flag({ slot, attributes, commit }: EntryProps) {
  const view = useView();
  const { value, isMixed } = shared(slot);
  return (
    <input
      {...attributes}
      type="checkbox"
      disabled={!view.host.canEdit}
      checked={value === true}
      ref={(box) => {
        if (box !== null) box.indeterminate = isMixed;
      }}
      onChange={(event) => commit(event.currentTarget.checked)}
    />
  );
}

/** Yes, no, or nobody said: a column of one's own has no default. */
export function Answer({ slot, attributes, commit }: EntryProps) {
  const view = useView();
  const { value, isMixed } = shared(slot);
  return (
    <select
      {...attributes}
      disabled={!view.host.canEdit}
      value={isMixed ? NEW + NEW : String(value ?? "")}
      onChange={({ currentTarget: { value: chosen } }) =>
        commit(chosen === "" ? undefined : chosen === "true")
      }
    >
      {isMixed && <Several />}
      <option value="">–</option>
      <option value="true">{view.text("panel.yes")}</option>
      <option value="false">{view.text("panel.no")}</option>
    </select>
  );
}
