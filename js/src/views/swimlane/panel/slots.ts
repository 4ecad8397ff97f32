// The values that the inspector shows of its subject, in groups: what each is called, what it may be, what stands there in
// the state shown and today, and how it is written: for all rows of the subject, in one gesture.

import { gesture } from "../../../model/edits.js";
import { type Refusal, refusalOf, type Value } from "../../../model/values.js";
import { HINTS } from "../../../schema/hints.generated.js";
import { COLUMN_LABELS } from "../../../schema/labels.generated.js";
import type { ColumnSpec, State, TableName } from "../../../schema/tables.generated.js";
import { TABLES } from "../../../schema/tables.generated.js";
import type { Option } from "../../editor.js";
import { labelOfChoice, labelOfColumn, type MapTextKey } from "../../text.js";
import { fieldOf, isOfState } from "../fields.js";
import type { SwimlaneView } from "../view.js";
import { choicesOf, isChosen } from "./options.js";
import type { Subject } from "./subject.js";
import { labelOfTable } from "./wording.js";

export interface Slot extends Subject {
  readonly column: string;
  readonly persona: string;
  readonly spec: ColumnSpec;
  readonly label: string;
  /** What a value says. */
  readonly hint: string;
  /** What stands there, row by row. */
  readonly values: readonly (Value | undefined)[];
  /** What stands there today, where another state is shown. */
  readonly today: readonly (Value | undefined)[] | undefined;
  /** What it may be, where that is a list. */
  options(): readonly Option[] | undefined;
  write(value: Value | undefined): Refusal | undefined;
  /** Writes to each row what becomes of its own value. */
  writeEach(change: (value: Value | undefined) => Value | undefined): void;
}

export interface SlotGroup {
  readonly title: string;
  readonly slots: readonly Slot[];
}

/** Where the titles say nothing, the state shown is the title. */
const GROUPS: Partial<Record<TableName, readonly (readonly [MapTextKey | "", string])[]>> = {
  touchpoints: [
    ["panel.group.what", "name step_id channel_id contact_mode org_unit_id contact_route contact_with tags"],
    [
      "",
      "assessments.is_present assessments.expectation assessments.experience assessments.duration_hours assessments.cost_eur assessments.is_personalised",
    ],
    [
      "panel.group.why",
      "relevance is_moment_of_truth moment_of_truth_reason trigger need content proactive_action",
    ],
  ],
  steps: [
    ["panel.group.what", "name action phase_id tags"],
    ["", "emotions.valence emotions.words"],
    [
      "panel.group.flow",
      "flow_kind flow_group branch back_to_step_id is_optional is_repeatable is_current is_future",
    ],
  ],
  personas: [
    ["panel.group.what", "image name segment_id quote demographics traits"],
    ["panel.group.why", "goals needs pain_points"],
  ],
  notes: [
    ["panel.group.what", "text note_kind severity persona_id org_unit_id link tags"],
    ["panel.group.where", "touchpoint_id step_id phase_id lane_id is_current is_future"],
  ],
};

/** What is moved on the map, or is nobody's to write. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "assessments.position",
  // another table has no row of that id: what is said would be of nothing, and gone
  "citations.table_name",
  "comments.table_name",
  "photographs.digest",
  "photographs.content",
]);
/** What says nothing where there is one journey. */
const OF_JOURNEYS: ReadonlySet<string> = new Set(["phases.journey_id", "lanes.journey_id"]);
const MOST_PERSONAS = 12;

export function groupsOf(view: SwimlaneView, subject: Subject): SlotGroup[] {
  const { table } = subject;
  const language = view.own.language.value;
  const state = labelOfChoice(language, "State", view.state);
  const groups = (GROUPS[table] ?? []).map(
    ([title, names]): SlotGroup => ({
      title: title === "" ? state : view.text(title),
      slots: names.split(" ").flatMap((name) => slotAt(view, subject, name)),
    }),
  );
  const listed = new Set(GROUPS[table]?.flatMap(([, names]) => names.split(" ")));
  const rest = Object.keys(COLUMN_LABELS[table] ?? {}).filter(
    (column) => !listed.has(column) && TABLES[table].columns[column] !== undefined,
  );
  const others = rest.flatMap((column) => slotAt(view, subject, column));
  // a table that is in no groups is one by itself
  const title = groups.length === 0 ? view.text("panel.group.what") : labelOfTable(view, table);
  if (others.length > 0) groups.push({ title, slots: others });
  if (table === "steps") groups.splice(2, 0, ...feltByOthers(view, subject, state));
  if (table === "journeys" && subject.ids.length === 1)
    groups.push(...personaOf(view, subject.ids[0] as string));
  if (table === "step_actors" && subject.ids.length === 1)
    groups.unshift(...actorOf(view, subject.ids[0] as string));
  const own = ownSlots(view, subject);
  if (own.length > 0) groups.push({ title: view.text("panel.group.own"), slots: own });
  return groups.filter(({ slots }) => slots.length > 0);
}

/** The slot of `column`, or of `table.column` for what lives in the same row. */
function slotAt(view: SwimlaneView, subject: Subject, name: string): Slot[] {
  const [first = "", second] = name.split(".");
  const [table, column] = second === undefined ? [subject.table, first] : [first as TableName, second];
  const place = `${table}.${column}`;
  const isOneMap = (view.document.shown.ids.journeys ?? []).length < 2;
  if (LEFT_OUT.has(place) || (isOneMap && OF_JOURNEYS.has(place))) return [];
  const slot = slotOf(view, { ...subject, table }, column);
  // in today's map everything is there
  const isPlain =
    column === "is_present" && view.state === "current" && slot.values.every((each) => each === true);
  return isPlain ? [] : [slot];
}

/** The value of a column in each row of the subject; of an emotion, to a persona. */
export function slotOf(view: SwimlaneView, { table, ids }: Subject, column: string, persona = ""): Slot {
  const fields = ids.map((id) => fieldOf(view, table, id, column, view.state, persona));
  const spec = fields[0]?.spec ?? TABLES[table].columns[column] ?? { dtype: "str" };
  const language = view.own.language.value;
  const unit = spec.unit === undefined ? "" : ` (${spec.unit})`;
  const isTold = view.state !== "current" && isOfState(table, column);
  return {
    table,
    ids,
    column,
    persona,
    spec,
    label: isOfImages(view, table, ids, column)
      ? view.text("image.added")
      : labelOfColumn(language, table, column) + unit,
    hint: HINTS[table]?.[column]?.[language === "it" ? 1 : 0] ?? "",
    values: fields.map(({ value }) => value),
    today: isTold ? ids.map((id) => valueIn(view, table, id, column, "current", persona)) : undefined,
    options: () =>
      isChosen({ table }, column, spec) ? choicesOf(view, { table, ids }, column, spec) : undefined,
    write: (value) => {
      const refusal = value === undefined ? undefined : refusalOf(spec, value);
      if (refusal === undefined)
        gesture(view.document, () => {
          for (const field of fields) field.write(value);
        });
      return refusal;
    },
    writeEach: (change) =>
      gesture(view.document, () => {
        for (const field of fields) field.write(change(field.value));
      }),
  };
}

/** Whether the link of notes is where their pictures are. */
export const isOfImages = (
  view: SwimlaneView,
  table: TableName,
  ids: readonly string[],
  column: string,
): boolean =>
  table === "notes" &&
  column === "link" &&
  ids.every((id) => view.document.rows.notes?.get(id)?.note_kind === "image");

const valueIn = (
  view: SwimlaneView,
  table: TableName,
  id: string,
  column: string,
  state: State,
  persona: string,
): Value | undefined => fieldOf(view, table, id, column, state, persona).value;

/** How steps feel to other personas than the journey's own. */
function feltByOthers(view: SwimlaneView, subject: Subject, state: string): SlotGroup[] {
  const own = view.document.peek("journeys", view.journeyId)?.persona_id;
  const others = (view.document.shown.ids.personas ?? []).filter((id) => id !== own).slice(0, MOST_PERSONAS);
  return others.map((persona) => {
    const name = view.document.raw("personas", persona)?.name ?? view.text("card.unnamed");
    const at = { ...subject, table: "emotions" as const };
    return {
      title: `${state} · ${name}`,
      slots: ["valence", "words"].map((column) => slotOf(view, at, column, persona)),
    };
  });
}

function personaOf(view: SwimlaneView, journeyId: string): SlotGroup[] {
  const id = view.document.row("journeys", journeyId)?.persona_id;
  if (id === undefined || !view.document.shown.has("personas", id)) return [];
  view.document.raw("personas", id);
  const subject: Subject = { table: "personas", ids: [id] };
  const slots = groupsOf(view, subject).flatMap((group) => group.slots);
  return [{ title: view.text("map.persona"), slots }];
}

/** Who takes part, everywhere: before how he does so here. */
function actorOf(view: SwimlaneView, stepActorId: string): SlotGroup[] {
  const id = String(view.document.rows.step_actors?.get(stepActorId)?.actor_id);
  if (view.document.raw("actors", id) === undefined) return [];
  const subject: Subject = { table: "actors", ids: [id] };
  const slots = Object.keys(TABLES.actors.columns).flatMap((column) => slotAt(view, subject, column));
  return [{ title: view.text("actor.everywhere"), slots }];
}

/** Columns of one's own, of the row and of what it is in the state shown. */
function ownSlots(view: SwimlaneView, subject: Subject): Slot[] {
  const own = view.document.ownColumns.value;
  const hosted = (Object.keys(TABLES) as TableName[]).filter((table) => TABLES[table].host === subject.table);
  return [subject.table, ...hosted].flatMap((table) =>
    Object.keys(own[table] ?? {})
      .filter((column) => !Object.hasOwn(TABLES[table].columns, column))
      .map((column) => slotOf(view, { ...subject, table }, column)),
  );
}
