// What the cards of a map say of themselves to a query; the twin of export/find.py.
//
// Texts are folded once: a row that changes is another object, so what is kept by it is never stale.

import { CHOICE_LABELS } from "../schema/labels.generated.js";
import type { State, TableName } from "../schema/tables.generated.js";
import { feeling, inState } from "./assessment.js";
import { type Change, type ChangeKind, changeOfRow, changesOf } from "./change.js";
import type { JourneyDocument } from "./document.js";
import { type FieldName, fold, isMet, type Term } from "./query.js";
import type { Raw } from "./values.js";

/** Tables whose rows are cards that are looked for. */
export type CardTable = Extract<TableName, "touchpoints" | "notes" | "steps" | "step_actors">;

/** Columns in which free words are looked for; a link may hold a whole picture. */
const OWN_TEXTS: Readonly<Record<string, readonly string[]>> = {
  touchpoints: ["name", "moment_of_truth_reason", "trigger", "need", "content", "tags", "proactive_action"],
  notes: ["text", "tags"],
  steps: ["name", "action", "tags"],
};

/** What a reader may call what becomes of a card. */
export const STATE_WORDS: Readonly<Record<ChangeKind, readonly string[]>> = {
  added: ["new", "nuovo"],
  improved: ["changed", "cambiato", "improved", "migliorato"],
  replaced: ["changed", "cambiato", "replaced", "sostituito"],
  removed: ["removed", "tolto"],
  kept: ["kept", "invariato"],
};

const folded = new WeakMap<Raw, string>();
const names = new WeakMap<Raw, string>();

function kept(cache: WeakMap<Raw, string>, raw: Raw, columns: readonly string[]): string {
  let found = cache.get(raw);
  if (found === undefined) {
    found = fold(columns.map((name) => textOf(raw[name])).join("\n"));
    cache.set(raw, found);
  }
  return found;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const NAME = ["name"];

export class Finder {
  #changes: ReadonlyMap<string, Change> | undefined;
  #feeling: ReadonlyMap<unknown, readonly string[]> | undefined;

  constructor(
    readonly document: JourneyDocument,
    readonly journeyId: string,
    readonly state: State,
  ) {}

  /** Whether a card is what is looked for. */
  finds(terms: readonly Term[], table: CardTable, id: string): boolean {
    const raw = this.#raw(table, id);
    return isMet(terms, (field) => this.#texts(table, id, raw, field));
  }

  #texts(table: CardTable, id: string, raw: Raw, field: FieldName | undefined): readonly string[] {
    switch (field) {
      case undefined:
        return this.#all(table, raw);
      case "channel":
        return [this.#channelOf(table, raw)];
      case "owner":
        return [this.#ownerOf(table, raw)];
      case "tag":
        return fold(textOf(raw.tags)).split(",").map(trimmed).filter(Boolean);
      case "persona":
        return this.#personasOf(table, id, raw).map((row) => this.#name(row));
      case "kind":
        return kindsOf(table, raw);
      case "state":
        return STATE_WORDS[this.changeOf(table, id)];
    }
  }

  #all(table: CardTable, raw: Raw): readonly string[] {
    const own = kept(folded, raw, OWN_TEXTS[table] ?? []);
    if (table === "steps") return [own];
    if (table === "touchpoints")
      return [own, this.#channelOf(table, raw), this.#ownerOf(table, raw), ...this.#modeOf(raw)];
    if (table === "step_actors")
      return [this.#name(this.#row("actors", raw.actor_id)), this.#ownerOf(table, raw)];
    const severity = raw.note_kind === "blocker" ? labelsOf("Severity", raw.severity) : [];
    return [own, this.#ownerOf(table, raw), ...severity];
  }

  /** The values of a field as they are written, to choose from. */
  written(table: CardTable, id: string, field: FieldName): readonly string[] {
    const raw = this.#raw(table, id);
    const named = (row: Raw | undefined): string[] => [textOf(row?.name)].filter(Boolean);
    if (field === "channel") return named(this.#row("channels", this.#place(table, raw)?.channel_id));
    if (field === "owner") return named(this.#ownerRow(table, raw));
    if (field === "tag") return textOf(raw.tags).split(",").map(trimmed).filter(Boolean);
    if (field === "persona") return this.#personasOf(table, id, raw).flatMap(named);
    return field === "state" ? [STATE_WORDS[this.changeOf(table, id)][0] as string] : [];
  }

  changeOf(table: CardTable, id: string): ChangeKind {
    if (table !== "touchpoints") return changeOfRow(this.document, this.#raw(table, id));
    this.#changes ??= changesOf(this.document);
    return this.#changes.get(id)?.kind ?? "kept";
  }

  #raw(table: TableName, id: string): Raw {
    return this.document.rows[table]?.get(id) ?? {};
  }

  #row(table: TableName, id: unknown): Raw | undefined {
    return typeof id === "string" && this.document.shown.has(table, id) ? this.#raw(table, id) : undefined;
  }

  #name(row: Raw | undefined): string {
    return row === undefined ? "" : kept(names, row, NAME);
  }

  /** The touchpoint a card is, or hangs on, as it is in the state. */
  #place(table: CardTable, raw: Raw) {
    const touchpoint = table === "touchpoints" ? raw : this.#row("touchpoints", raw.touchpoint_id);
    return touchpoint && inState(touchpoint, this.state, this.document.shown);
  }

  #channelOf(table: CardTable, raw: Raw): string {
    return this.#name(this.#row("channels", this.#place(table, raw)?.channel_id));
  }

  #ownerRow(table: CardTable, raw: Raw): Raw | undefined {
    const row = table === "step_actors" ? this.#row("actors", raw.actor_id) : raw;
    const isOwn = table === "notes" || table === "step_actors";
    const own = isOwn ? this.#row("org_units", row?.org_unit_id) : undefined;
    return own ?? this.#row("org_units", this.#place(table, raw)?.org_unit_id);
  }

  #ownerOf(table: CardTable, raw: Raw): string {
    return this.#name(this.#ownerRow(table, raw));
  }

  /** Whose journey it is: its persona's or, where it has none, those of its segment. */
  get own(): readonly string[] {
    const { persona_id: persona, segment_id: segment } = this.#raw("journeys", this.journeyId);
    if (this.#row("personas", persona) !== undefined) return [persona as string];
    if (this.#row("segments", segment) === undefined) return [];
    return this.#personas.filter((id) => this.#raw("personas", id).segment_id === segment);
  }

  get #personas(): readonly string[] {
    return this.document.shown.ids.personas ?? [];
  }

  /** The personas that a query asks for. */
  asked(terms: readonly Term[]): readonly string[] {
    const wanted = terms.filter(({ field, isNot }) => field === "persona" && !isNot);
    return this.#personas.filter((id) => {
      const said = [this.#name(this.#raw("personas", id))];
      return wanted.some((term) => isMet([term], () => said));
    });
  }

  /** Whom a card is for: whom a note names; else whose journey it is, and whoever feels something at its step. */
  #personasOf(table: CardTable, id: string, raw: Raw): readonly Raw[] {
    const named = table === "notes" ? this.#row("personas", raw.persona_id) : undefined;
    if (named !== undefined) return [named];
    const place = table === "steps" ? id : (this.#place(table, raw)?.step_id ?? raw.step_id ?? raw.phase_id);
    this.#feeling ??= this.#personasAt();
    const ids = new Set([...this.own, ...(this.#feeling.get(place) ?? [])]);
    return [...ids].map((persona) => this.#raw("personas", persona));
  }

  /** Step or phase → the personas whose curve has a value there. */
  #personasAt(): ReadonlyMap<unknown, readonly string[]> {
    const found = new Map<unknown, string[]>();
    for (const id of this.document.shown.ids.steps ?? []) {
      const raw = this.#raw("steps", id);
      const here = this.#personas.filter((each) => feeling(raw, this.state, each).valence !== undefined);
      for (const place of [id, raw.phase_id]) found.set(place, [...(found.get(place) ?? []), ...here]);
    }
    return found;
  }

  #modeOf(raw: Raw): readonly string[] {
    return labelsOf("ContactMode", inState(raw, this.state, this.document.shown).contact_mode);
  }
}

const trimmed = (text: string): string => text.replace(/^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g, "");

const called = new Map<string, readonly string[]>();

/** What a value of a closed list is called in both languages. */
function labelsOf(list: string, value: unknown): readonly string[] {
  const key = `${list} ${value}`;
  let found = called.get(key);
  if (found === undefined) {
    const labels = CHOICE_LABELS[list] ?? {};
    found = typeof value === "string" && Object.hasOwn(labels, value) ? (labels[value] ?? []).map(fold) : [];
    called.set(key, found);
  }
  return found;
}

function kindsOf(table: CardTable, raw: Raw): readonly string[] {
  if (table === "touchpoints") return ["touchpoint", ...labelsOf("LaneKind", "touchpoint")];
  if (table === "step_actors") return ["actor", ...labelsOf("LaneKind", "actor")];
  if (table === "steps") return ["action", ...labelsOf("LaneKind", "action")];
  const labels = labelsOf("NoteKind", raw.note_kind);
  return labels.length === 0 ? [] : [raw.note_kind as string, ...labels];
}
