// One value in the inspector: its label, what it may be typed or chosen as, why it is refused. Enter commits, Escape cancels,
// leaving commits what can be.

import { useId, useState } from "preact/hooks";
import { addRow, gesture } from "../../../model/edits.js";
import type { Value } from "../../../model/values.js";
import type { TableName } from "../../../schema/tables.generated.js";
import { SignIcon } from "../../icons.js";
import { readNumber, showNumber } from "../../text.js";
import { mayEdit, undo } from "../actions.js";
import { refusalText } from "../fields.js";
import { hostOf } from "../lanes.js";
import { type SwimlaneView, useView } from "../view.js";
import { webLink } from "./link.js";
import { marksOf } from "./marks.js";
import type { Slot } from "./slots.js";
import { labelOfProblem } from "./wording.js";

/** Tables whose rows need no more than a name. */
const NAMED: ReadonlySet<string> = new Set(["channels", "org_units", "personas", "segments", "products"]);
const NEW = "\n";
/** Options that are listed at once. */
const FEW = 60;
/** Letters of a line, roughly, where the browser does not let a text grow by itself. */
const LINE = 32;

export function FieldRow({ slot }: { slot: Slot }) {
  const view = useView();
  const id = useId();
  const { table, column, spec, persona } = slot;
  const isFlag = spec.dtype === "boolean";
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
    setRefusal(found && refusalText(view, found));
    return found === undefined;
  };
  const props: EntryProps = {
    slot,
    commit,
    forget: () => setRefusal(undefined),
    attributes: {
      id,
      ...data,
      title: slot.hint,
      "aria-invalid": refusal !== undefined,
      ...(refusal !== undefined && { "aria-describedby": `${id}-why` }),
    },
  };
  const { dtype, choices, references } = slot.spec;
  const isChosen = choices !== undefined || (references ?? "") !== "";
  return (
    <div class="jw-control">
      {isChosen ? <Choice {...props} /> : dtype === "boolean" ? <Flag {...props} /> : <Typed {...props} />}
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

interface EntryProps {
  readonly slot: Slot;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Writes; returns whether it was taken. */
  commit(value: Value | undefined): boolean;
  /** Takes the refusal away. */
  forget(): void;
}

/** The one value of all rows, or undefined and that they differ. */
function shared({ values }: Pick<Slot, "values">): { value: Value | undefined; isMixed: boolean } {
  const isMixed = values.some((each) => each !== values[0]);
  return { value: isMixed ? undefined : values[0], isMixed };
}

// ---------------------------------------------------------------------- typed

function Typed({ slot, attributes, commit, forget }: EntryProps) {
  const view = useView();
  const [draft, setDraft] = useState<string>();
  const { value, isMixed } = shared(slot);
  const text = asTyped(view, value);
  const write = (): boolean => {
    if (draft === undefined || draft.trim() === text) {
      setDraft(undefined);
      forget();
      return true;
    }
    const isTaken = commit(readTyped(slot, draft));
    if (isTaken) setDraft(undefined);
    return isTaken;
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
    // an Enter that ends the writing of a Chinese or Japanese word is no commit
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (write()) event.currentTarget.select();
    } else if (event.key === "Escape" && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
      forget();
    } else if (isUndo(event) && draft === undefined) {
      event.preventDefault();
      event.stopPropagation();
      undo(view);
    }
  };
  const shown = draft ?? text;
  const common = {
    ...attributes,
    value: shown,
    dir: "auto" as const,
    readOnly: !view.host.canEdit,
    placeholder: isMixed ? view.text("panel.several") : "–",
    onInput: (event: Event) => setDraft((event.target as HTMLInputElement).value),
    onBlur: write,
    onKeyDown,
  };
  const { dtype } = slot.spec;
  if (dtype === "str")
    return <textarea {...common} rows={Math.min(8, Math.ceil((shown.length + 1) / LINE))} />;
  if (dtype === "float64" || dtype === "Int64") return <input {...common} type="text" inputMode="decimal" />;
  // a moment, as others may have written it, is shown as it is
  return shown.length > 10 ? <input {...common} type="text" /> : <input {...common} type="date" />;
}

const isUndo = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";

/** A value as its reader types it: with a decimal comma in Italian. */
function asTyped(view: SwimlaneView, value: Value | undefined): string {
  if (typeof value !== "number") return value === undefined ? "" : String(value);
  return view.own.language.value === "it" ? String(value).replace(".", ",") : String(value);
}

function readTyped({ spec }: Slot, typed: string): Value | undefined {
  if (spec.dtype === "float64" || spec.dtype === "Int64") return readNumber(typed);
  return typed.trim() === "" ? undefined : typed.trim();
}

// ---------------------------------------------------------------------- chosen

function Choice({ slot, attributes, commit }: EntryProps) {
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
      {isMixed && (
        <option value={NEW + NEW} disabled>
          {view.text("panel.several")}
        </option>
      )}
      <option value="">–</option>
      {isLost && <option value={String(value)}>{String(value)}</option>}
      {listed.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
      {NAMED.has(table) && <option value={NEW}>{view.text("panel.new")}</option>}
    </select>
  );
}

/** A channel, a function … that is not there yet: its name makes it, and it is chosen, in one gesture. */
function NewName(props: Pick<EntryProps, "slot" | "attributes"> & { table: TableName; close(): void }) {
  const view = useView();
  const { slot, table, close, attributes } = props;
  const make = (name: string): void => {
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
        else close();
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}

function Flag({ slot, attributes, commit }: EntryProps) {
  const view = useView();
  const { value, isMixed } = shared(slot);
  return (
    <input
      {...attributes}
      type="checkbox"
      disabled={!view.host.canEdit}
      checked={value === true}
      ref={(box) => {
        if (box !== null) box.indeterminate = isMixed || value === undefined;
      }}
      onChange={(event) => commit(event.currentTarget.checked)}
    />
  );
}

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
