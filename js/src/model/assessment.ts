// What a touchpoint is, and how a step feels, in one state: read from the keys that live in their rows.

import {
  type Assessment,
  type Emotion,
  type State,
  TABLES,
  type Touchpoint,
} from "../schema/tables.generated.js";
import { assessmentKey, columnKey, emotionKey, ORDER } from "./keys.js";
import { orderOf } from "./order.js";
import type { Shown } from "./shown.js";
import { type Raw, readValue, type Value } from "./values.js";

/** A touchpoint as it is in one state: where the state says nothing, as its own row says. */
export interface InState {
  readonly is_present: boolean;
  readonly step_id: string | undefined;
  readonly channel_id: string | undefined;
  readonly contact_mode: Touchpoint["contact_mode"];
  readonly org_unit_id: string | undefined;
  readonly expectation: number | undefined;
  readonly experience: number | undefined;
  readonly order: string;
}

const OWN = TABLES.touchpoints.columns;
const SAID = TABLES.assessments.columns;

type Name = keyof Assessment & string;

function said<N extends Name>(raw: Raw, state: State, name: N): Assessment[N] | undefined {
  const spec = SAID[name];
  return spec && (readValue(spec, raw[assessmentKey(state, name)]) as Assessment[N] | undefined);
}

/** A reference as it reads: to a row that is not shown it reads as empty. */
function reference(shown: Shown, table: string, value: Value | undefined): string | undefined {
  return typeof value === "string" && shown.has(table, value) ? value : undefined;
}

/** What was read last: a row that changes is another object, and so is what is shown. */
const read: { [In in State]?: WeakMap<Raw, Read> } = {};

interface Read {
  readonly shown: Shown;
  readonly found: InState;
}

export function inState(raw: Raw, state: State, shown: Shown): InState {
  read[state] ??= new WeakMap();
  const before = read[state].get(raw);
  if (before?.shown === shown) return before.found;
  const found = readInState(raw, state, shown);
  read[state].set(raw, { shown, found });
  return found;
}

function readInState(raw: Raw, state: State, shown: Shown): InState {
  const own = (name: string): Value | undefined => {
    const spec = OWN[name];
    return spec && readValue(spec, raw[columnKey(name)]);
  };
  const refers = (name: "step_id" | "channel_id" | "org_unit_id", table: string): string | undefined =>
    reference(shown, table, said(raw, state, name)) ?? reference(shown, table, own(name));
  return {
    is_present: said(raw, state, "is_present") ?? true,
    step_id: refers("step_id", "steps"),
    channel_id: refers("channel_id", "channels"),
    contact_mode: said(raw, state, "contact_mode") ?? (own("contact_mode") as InState["contact_mode"]),
    org_unit_id: refers("org_unit_id", "org_units"),
    expectation: said(raw, state, "expectation"),
    experience: said(raw, state, "experience"),
    order: orderOf(raw[assessmentKey(state, ORDER)] ?? raw[ORDER]),
  };
}

const FELT = TABLES.emotions.columns;

/** How a step feels in a state, by default to the journey's own persona. */
export function feeling(raw: Raw, state: State, persona = ""): Pick<Emotion, "valence" | "words"> {
  const read = (name: string): Value | undefined => {
    const spec = FELT[name];
    return spec && readValue(spec, raw[emotionKey(state, name, persona)]);
  };
  return { valence: read("valence") as number, words: read("words") as string };
}
