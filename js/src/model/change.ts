// What becomes of each touchpoint in the future map; the twin of export/change.py, both with the result of
// `jw.analysis.changes`, which says what the words mean.

import { type Assessment, TABLES } from "../schema/tables.generated.js";
import { type InState, inState } from "./assessment.js";
import type { JourneyDocument } from "./document.js";
import { assessmentKey, ORDER } from "./keys.js";
import { compareText, isKey, orderOf } from "./order.js";
import { type Raw, readValue } from "./values.js";

export type ChangeKind = "kept" | "improved" | "replaced" | "removed" | "added";

export interface Change {
  readonly kind: ChangeKind;
  /** Columns in which today and the future differ, in the order of the analysis. */
  readonly changed: readonly string[];
}

const OWN = ["step_id", "channel_id", "contact_mode", "org_unit_id"] as const;
const MEASURES = ["expectation", "experience", "duration_hours", "cost_eur"] as const;

/** The change of each touchpoint that is there in one of the two states. */
export function changesOf(document: JourneyDocument): ReadonlyMap<string, Change> {
  const { shown, rows } = document;
  const [before, after] = [placesIn(document, "current"), placesIn(document, "future")];
  const noted = touchpointsWithOtherNotes(document);
  const changes = new Map<string, Change>();
  for (const id of shown.ids.touchpoints ?? []) {
    const raw = rows.touchpoints?.get(id) ?? {};
    const [now, then] = [inState(raw, "current", shown), inState(raw, "future", shown)];
    if (now.is_present && then.is_present) {
      const changed = differing(raw, now, then);
      if (before.get(id) !== after.get(id)) changed.push("position");
      if (noted.has(id)) changed.push("notes");
      changes.set(id, { kind: kindOf(changed), changed });
    } else if (now.is_present || then.is_present) {
      changes.set(id, { kind: now.is_present ? "removed" : "added", changed: [] });
    }
  }
  return changes;
}

function touchpointsWithOtherNotes({ shown, rows }: JourneyDocument): ReadonlySet<unknown> {
  const notes = (shown.ids.notes ?? []).map((id) => rows.notes?.get(id) ?? {});
  return new Set(
    notes.filter((raw) => exists(raw, "current") !== exists(raw, "future")).map((raw) => raw.touchpoint_id),
  );
}

function kindOf(changed: readonly string[]): ChangeKind {
  if (changed.includes("channel_id") || changed.includes("contact_mode")) return "replaced";
  return changed.length === 0 ? "kept" : "improved";
}

function differing(raw: Raw, now: InState, then: InState): string[] {
  const changed: string[] = OWN.filter((name) => now[name] !== then[name]);
  const both = (name: keyof Assessment & string) => [said(raw, "current", name), said(raw, "future", name)];
  const [was, is] = both("is_personalised");
  if ((was ?? false) !== (is ?? false)) changed.push("is_personalised");
  for (const name of MEASURES) {
    const [before, after] = both(name);
    if (before !== undefined && after !== undefined && before !== after) changed.push(name);
  }
  return changed;
}

/** What becomes of a note or a step: it is there in both states, or in one; with what it hangs on, a note goes too. */
export function changeOfRow(document: JourneyDocument, raw: Raw): ChangeKind {
  const [now, then] = [isThere(document, raw, "current"), isThere(document, raw, "future")];
  return now === then ? "kept" : now ? "removed" : "added";
}

const exists = (raw: Raw | undefined, state: "current" | "future"): boolean => raw?.[`is_${state}`] !== false;

function isThere({ shown, rows }: JourneyDocument, raw: Raw, state: "current" | "future"): boolean {
  const row = (table: string, id: unknown): Raw | undefined =>
    shown.has(table, id) ? rows[table]?.get(id as string) : undefined;
  const touchpoint = row("touchpoints", raw.touchpoint_id);
  const found = touchpoint && inState(touchpoint, state, shown);
  const step = row("steps", found === undefined ? raw.step_id : found.step_id);
  return exists(raw, state) && found?.is_present !== false && exists(step, state);
}

function said(raw: Raw, state: "current" | "future", name: keyof Assessment & string) {
  const spec = TABLES.assessments.columns[name];
  return spec && readValue(spec, raw[assessmentKey(state, name)]);
}

/** The place of each touchpoint in a state, from 1: among those of its step there if it is moved, else among its own. */
function placesIn(document: JourneyDocument, state: "current" | "future"): ReadonlyMap<string, number> {
  const { shown, rows } = document;
  const order = assessmentKey(state, ORDER);
  const step = assessmentKey(state, "step_id");
  const own = new Map<unknown, number>();
  const places = new Map<string, number>();
  const moved: string[] = [];
  const groups = new Map<unknown, { id: string; order: string }[]>();
  for (const id of shown.ids.touchpoints ?? []) {
    const raw = rows.touchpoints?.get(id) ?? {};
    const elsewhere = shown.has("steps", raw[step]);
    const parent = elsewhere ? raw[step] : raw.step_id;
    const place = { id, order: orderOf(isKey(raw[order]) ? raw[order] : raw[ORDER]) };
    const group = groups.get(parent);
    if (group === undefined) groups.set(parent, [place]);
    else group.push(place);
    const at = (own.get(raw.step_id) ?? 0) + 1;
    own.set(raw.step_id, at);
    places.set(id, at);
    if (elsewhere || isKey(raw[order])) moved.push(id);
  }
  if (moved.length === 0) return places;
  const there = new Map<string, number>();
  for (const group of groups.values()) {
    group.sort((a, b) => (a.order === b.order ? compareText(a.id, b.id) : a.order < b.order ? -1 : 1));
    group.forEach(({ id }, i) => {
      there.set(id, i + 1);
    });
  }
  for (const id of moved) places.set(id, there.get(id) ?? 0);
  return places;
}
