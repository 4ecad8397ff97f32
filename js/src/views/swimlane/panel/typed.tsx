// A value that is typed: a text, a number, a date. Enter commits, Escape cancels, leaving commits what can be.

import { useId, useState } from "preact/hooks";
import type { Value } from "../../../model/values.js";
import { CHANNEL_ICONS } from "../../../schema/icons.generated.js";
import { readNumber, showNumber } from "../../text.js";
import { type SwimlaneView, useView } from "../view.js";
import { type EntryProps, shared, undoesByKey } from "./entry.js";
import type { Slot } from "./slots.js";

/** Letters of a line, roughly, where the browser does not let a text grow by itself. */
const LINE = 32;

export function Typed({ slot, attributes, commit, refuse }: EntryProps) {
  const view = useView();
  const list = useId();
  const [draft, setDraft] = useState<string>();
  const { value, isMixed } = shared(slot);
  const text = asTyped(view, value);
  const forget = (): void => {
    setDraft(undefined);
    refuse(undefined);
  };
  const write = (): boolean => {
    if (draft === undefined || draft.trim() === text) {
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
      forget();
    } else if (draft === undefined) undoesByKey(view, event);
  };
  const shown = draft ?? text;
  const common = {
    ...attributes,
    value: shown,
    dir: "auto" as const,
    readOnly: !view.host.canEdit,
    placeholder: isMixed ? view.text("panel.several") : rangeOf(view, slot),
    onInput: (event: Event) => setDraft((event.target as HTMLInputElement).value),
    onBlur: write,
    onKeyDown,
  };
  const { dtype } = slot.spec;
  if (isNumber(slot)) return <input {...common} type="text" inputMode="decimal" />;
  // a moment, as others may have written it, is shown as it is
  if (dtype !== "str")
    return shown.length > 10 ? <input {...common} type="text" /> : <input {...common} type="date" />;
  if (slot.column === "link") return <input {...common} type="text" inputMode="url" />;
  const known = knownIn(view, slot);
  if (known === undefined)
    return <textarea {...common} rows={Math.min(8, Math.ceil((shown.length + 1) / LINE))} />;
  return (
    <>
      <input {...common} type="text" list={list} />
      <datalist id={list}>
        {known.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}

const isNumber = ({ spec }: Slot): boolean => spec.dtype === "float64" || spec.dtype === "Int64";

/** Between what a number may be, where nothing is written yet. */
function rangeOf(view: SwimlaneView, slot: Slot): string {
  const { minimum, maximum } = slot.spec;
  const [low, high] = [minimum, maximum].map((each) =>
    each === undefined ? "" : showNumber(view.own.language.value, each),
  );
  if (!isNumber(slot) || (low === "" && high === "")) return "–";
  return high === "" ? `≥ ${low}` : low === "" ? `≤ ${high}` : `${low} … ${high}`;
}

/** A value as its reader types it: with a decimal comma in Italian. */
function asTyped(view: SwimlaneView, value: Value | undefined): string {
  if (typeof value !== "number") return value === undefined ? "" : String(value);
  return view.own.language.value === "it" ? String(value).replace(".", ",") : String(value);
}

function readTyped(slot: Slot, typed: string): Value | undefined {
  if (isNumber(slot)) return readNumber(typed);
  return typed.trim() === "" ? undefined : typed.trim();
}

/** Names that are written the same in several rows. */
const REPEATED: ReadonlySet<string> = new Set([
  ...["lanes.lane_group", "steps.flow_group", "steps.branch", "interventions.either_or", "statements.topic"],
]);
const MOST = 100;

/** What may be written here again, undefined where each row says something else. */
function knownIn(view: SwimlaneView, { table, column }: Slot): readonly string[] | undefined {
  if (table === "channels" && column === "icon") return Object.keys(CHANNEL_ICONS);
  if (!REPEATED.has(`${table}.${column}`)) return undefined;
  const values = [...(view.document.rows[table]?.values() ?? [])].map((raw) => raw[column]);
  return [...new Set(values.filter((each) => typeof each === "string"))].slice(0, MOST);
}
