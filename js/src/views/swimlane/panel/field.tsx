// One value in the inspector: its label, the entry of its kind, why it is refused, what stands there today.

import type { ComponentType } from "preact";
import { useId, useState } from "preact/hooks";
import type { Refusal, Value } from "../../../model/values.js";
import type { TableName } from "../../../schema/tables.generated.js";
import { SignIcon } from "../../icons.js";
import { showNumber } from "../../text.js";
import { refusalText } from "../fields.js";
import { hostOf } from "../lanes.js";
import { type SwimlaneView, useView } from "../view.js";
import { Answer, Choice, Flag, NAMED } from "./chosen.js";
import { type EntryProps, shared } from "./entry.js";
import { webLink } from "./link.js";
import { isOfList, ListEntry } from "./list_entry.js";
import { marksOf } from "./marks.js";
import { isChosen } from "./options.js";
import { isOfPictures, PictureEntry } from "./picture_entry.js";
import type { Slot } from "./slots.js";
import { isOfTags, TagsEntry } from "./tags_entry.js";
import { Typed } from "./typed.js";
import { labelOfProblem } from "./wording.js";

export function FieldRow({ slot }: { slot: Slot }) {
  const view = useView();
  const id = useId();
  const { table, column, spec, persona } = slot;
  const isFlag = spec.dtype === "boolean" && spec.default !== undefined;
  const problem = problemAt(view, slot);
  return (
    <div class={`jw-field ${isFlag ? "is-flag" : ""} ${problem === undefined ? "" : "is-asked"}`}>
      <label for={id} title={slot.hint} dir="auto">
        {slot.label}
        {problem !== undefined && <span class="jw-asked"> · {problem}</span>}
      </label>
      <Control
        // another row is another control: nothing that was typed goes over to it
        key={`${slot.ids.join()} ${view.state}`}
        slot={slot}
        id={id}
        data={{
          "data-table": table,
          "data-row": slot.ids.length === 1 ? slot.ids[0] : undefined,
          "data-column": column,
          ...(persona !== "" && { "data-persona": persona }),
        }}
      />
    </div>
  );
}

/** What is missing or wrong in a value, in a word. */
function problemAt(view: SwimlaneView, { table, ids, column, persona }: Slot): string | undefined {
  const [id] = ids;
  if (id === undefined || ids.length > 1) return undefined;
  const found = marksOf(view)
    .of(hostOf(table), id)
    .problems.find(
      (each) =>
        each.table === table &&
        each.column === column &&
        (each.rest[0] ?? view.state) === view.state &&
        (each.rest[1] ?? "") === persona,
    );
  return found && labelOfProblem(view, found);
}

interface ControlProps {
  readonly slot: Slot;
  readonly id: string;
  readonly data: Readonly<Record<string, string | undefined>>;
}

function Control({ slot, id, data }: ControlProps) {
  const view = useView();
  const [refusal, setRefusal] = useState<string>();
  const commit = (value: Value | undefined): boolean => {
    const found = slot.write(value);
    setRefusal(found && refusalIn(view, slot, found));
    return found === undefined;
  };
  const props: EntryProps = {
    slot,
    commit,
    refuse: setRefusal,
    attributes: {
      id,
      ...data,
      title: slot.hint,
      "aria-invalid": refusal !== undefined,
      ...(refusal !== undefined && { "aria-describedby": `${id}-why` }),
    },
  };
  const Entry = entryOf(view, slot);
  return (
    <div class="jw-control">
      <Entry {...props} />
      <Today slot={slot} />
      <Beside slot={slot} />
      {refusal !== undefined && (
        <span class="jw-refusal" role="alert" id={`${id}-why`}>
          {refusal}
        </span>
      )}
    </div>
  );
}

/** What a value is written with, by what it may be. */
function entryOf(view: SwimlaneView, slot: Slot): ComponentType<EntryProps> {
  if (isChosen(slot, slot.column, slot.spec)) return Choice;
  if (slot.spec.dtype === "boolean") return slot.spec.default === undefined ? Answer : Flag;
  if (isOfTags(slot)) return TagsEntry;
  if (isOfList(slot)) return ListEntry;
  return isOfPictures(view, slot) ? PictureEntry : Typed;
}

/** Why a value is not taken. */
const refusalIn = (view: SwimlaneView, { spec }: Slot, refusal: Refusal): string =>
  spec.dtype === "datetime64[us]" ? view.text("panel.refused.date") : refusalText(view, refusal);

// ---------------------------------------------------------------------- beside

/** What stands there today, beside what will: a score always, anything else where it is another. */
function Today({ slot }: { slot: Slot }) {
  const view = useView();
  const now = shared(slot);
  const then = slot.today && shared({ values: slot.today });
  if (then === undefined || then.isMixed) return null;
  const isScore = slot.spec.dtype === "float64" || slot.spec.dtype === "Int64";
  if (!isScore && !now.isMixed && now.value === then.value) return null;
  const value = shownValue(view, slot, then.value);
  return <small class="jw-today">{view.text("panel.today", { value })}</small>;
}

function shownValue(view: SwimlaneView, slot: Slot, value: Value | undefined): string {
  if (value === undefined) return "–";
  if (typeof value === "number") return showNumber(view.own.language.value, value);
  if (typeof value === "boolean") return view.text(value ? "panel.yes" : "panel.no");
  return slot.options()?.find((each) => each.value === value)?.label ?? value;
}

/** What a value leads to: the row it names, or a page of the web. */
function Beside({ slot }: { slot: Slot }) {
  const view = useView();
  const { value } = shared(slot);
  const { references = "" } = slot.spec;
  if (typeof value !== "string") return null;
  const href = slot.column === "link" ? webLink(value) : undefined;
  if (href !== undefined)
    return (
      <a class="jw-beside" href={href} target="_blank" rel="noopener noreferrer">
        {view.text("panel.open")}
      </a>
    );
  if (!NAMED.has(references)) return null;
  const label = view.text("panel.openRow", { name: shownValue(view, slot, value) });
  return (
    <button
      type="button"
      class="jw-beside"
      title={label}
      aria-label={label}
      onClick={() => view.openPanel("inspector", { table: references as TableName, id: value })}
    >
      <SignIcon name="right" />
    </button>
  );
}
