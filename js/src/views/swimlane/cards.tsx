// The cards of the lanes: touchpoints, notes, actions.

import { useComputed } from "@preact/signals";
import type { ComponentChildren, ComponentType } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { inState } from "../../model/assessment.js";
import { setValue } from "../../model/edits.js";
import type { LaneSpec } from "../../model/map.js";
import type { Raw } from "../../model/values.js";
import type { TableName } from "../../schema/tables.generated.js";
import { ChannelIcon, StarIcon } from "../icons.js";
import { excerpt, labelOfChoice, labelOfColumn, showNumber } from "../text.js";
import { mayEdit, open } from "./actions.js";
import type { Stop } from "./focus.js";
import { HandoffMark, handoffsText } from "./handoff.js";
import { Picture } from "./picture.js";
import { usePale } from "./reading/finding.js";
import { isSecondClick, takeByMouse } from "./selection.js";
import { useStop, useValue } from "./stops.js";
import { SubJourneys } from "./sub_journeys.js";
import { late, whenTools } from "./tools.js";
import { FieldEditor, ValueButton } from "./value.js";
import { type SwimlaneView, useView } from "./view.js";

const ActorChip = late("ActorChip");
const Badges = late("Badges");
const More = late("More");
const Was = late("Was");

interface CardProps {
  readonly stop: Stop;
  readonly table: TableName;
  /** The column of the text it shows and edits. */
  readonly column: string;
  readonly text: string | undefined;
  readonly placeholder: string;
  readonly class: string;
  /** What a screen reader says beside the text. */
  readonly description?: string;
  readonly isFixed?: boolean;
  readonly before?: ComponentChildren;
  /** What edits its text, where that is no value of its row. */
  readonly editor?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** What all cards are: a stop that is selected, dragged, and edited in place. */
export function Card(props: CardProps) {
  const { stop, table, column, text, placeholder, description } = props;
  const view = useView();
  const { props: stopProps, isActive, editing } = useStop<HTMLDivElement>(stop);
  const [isHovered, setHovered] = useState<boolean>();
  const [isEdited, isWritten] = [editing === column, editing !== undefined];
  usePale(view, table, stop.item, stopProps.ref);
  const isSelected = useComputed(() => view.isPicked(table, stop.item)).value;
  // what nobody sees before looking at a card is not drawn before: most cards are never looked at
  const isLookedAt = isHovered === true || isActive || isSelected;
  const isOneOfMany = useComputed(() => view.isOneOfMany(table, stop.item)).value;
  // from the first time a pointer is on it, and on: before, it cannot be dragged anyway
  const isAtHand = isHovered !== undefined && !props.isFixed && !isWritten;
  useLayoutEffect(() => {
    const element = stopProps.ref.current;
    if (!isAtHand || element === null) return undefined;
    return whenTools((tools) => tools.makeDraggable(view, element, stop));
  }, [view, stop, isAtHand]);
  return (
    <div
      {...stopProps}
      class={`jw-card ${props.class} ${isSelected ? "is-selected" : ""}`}
      role="group"
      aria-label={[text ?? placeholder, description, isOneOfMany && view.text("card.selected")]
        .filter(Boolean)
        .join(". ")}
      data-table={table}
      data-row={stop.item}
      data-column={column}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onClick={(event) => {
        if (isEdited) return;
        // the second click on a card writes, the first only takes it
        if (isSecondClick(view, stop, isActive, event)) open(view, stop);
        else takeByMouse(view, stop, event.currentTarget, event);
      }}
    >
      {props.before}
      {isEdited ? (
        (props.editor ?? <FieldEditor stop={stop} table={table} column={column} />)
      ) : (
        <span class={`jw-text ${text === undefined ? "is-placeholder" : ""}`} dir="auto">
          {text === undefined ? placeholder : excerpt(text)}
        </span>
      )}
      {table === "touchpoints" && <Star stop={stop} isLookedAt={isLookedAt} />}
      {props.children}
      {view.isOverlaid && <Was table={table} id={stop.item} />}
      {!props.isFixed && <Badges stop={stop} table={table} isLookedAt={isLookedAt} />}
      {(isHovered || isActive) && !isEdited && (
        <More name={text ?? placeholder} tabIndex={isActive ? 0 : -1} />
      )}
    </div>
  );
}

const asText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

// ---------------------------------------------------------------------- touchpoints

export function TouchpointCard({ stop }: { stop: Stop }) {
  const view = useView();
  const raw = view.document.raw("touchpoints", stop.item);
  if (raw === undefined) return null;
  const language = view.own.language.value;
  const now = inState(raw, view.state, view.document.shown);
  const name = asText(raw.name);
  return (
    <Card
      stop={stop}
      table="touchpoints"
      column="name"
      text={name}
      placeholder={view.text("card.unnamed")}
      class={`jw-tp is-${now.contact_mode ?? "open"} is-in-${view.state}`}
      description={[
        raw.is_moment_of_truth === true ? view.text("card.momentOfTruth") : "",
        scoresText(view, now.experience, now.expectation),
        handoffsText(view, stop.item),
      ]
        .filter((text) => text !== "")
        .join(". ")}
      before={<HandoffMark stop={stop} />}
    >
      <span class="jw-meta">
        <ValueButton
          stop={stop}
          table="touchpoints"
          column="contact_mode"
          label={`${labelOfColumn(language, "touchpoints", "contact_mode")}: ${modeText(view, now.contact_mode)}`}
        >
          {modeText(view, now.contact_mode)}
        </ValueButton>
        <Channel stop={stop} id={now.channel_id} />
        {!view.isOverlaid && <ChangeTag raw={raw} view={view} />}
        <SubJourneys stop={stop} />
      </span>
      <Scale stop={stop} experience={now.experience} expectation={now.expectation} />
    </Card>
  );
}

function modeText(view: SwimlaneView, mode: string | undefined): string {
  return mode === undefined
    ? view.text("card.noMode")
    : labelOfChoice(view.own.language.value, "ContactMode", mode);
}

function scoresText(
  view: SwimlaneView,
  experience: number | undefined,
  expectation: number | undefined,
): string {
  const shown = (score: number | undefined): string =>
    score === undefined ? view.text("score.none") : showNumber(view.own.language.value, score);
  return view.text("card.scores", { experience: shown(experience), expectation: shown(expectation) });
}

function Star({ stop, isLookedAt }: { stop: Stop; isLookedAt: boolean }) {
  const view = useView();
  const isOne = view.document.raw("touchpoints", stop.item)?.is_moment_of_truth === true;
  const { ref, tabIndex } = useValue<HTMLButtonElement>(stop, "is_moment_of_truth");
  if (!isOne && !isLookedAt) return null;
  return (
    <button
      type="button"
      class={`jw-value jw-star ${isOne ? "is-on" : ""}`}
      ref={ref}
      tabIndex={tabIndex}
      aria-pressed={isOne}
      aria-label={view.text("card.momentOfTruth")}
      title={view.text(isOne ? "card.momentOfTruth" : "card.noMomentOfTruth")}
      data-table="touchpoints"
      data-row={stop.item}
      data-column="is_moment_of_truth"
      onClick={(event) => {
        event.stopPropagation();
        if (mayEdit(view)) setValue(view.document, "touchpoints", stop.item, "is_moment_of_truth", !isOne);
      }}
    >
      <StarIcon />
    </button>
  );
}

function Channel({ stop, id }: { stop: Stop; id: string | undefined }) {
  const view = useView();
  const channel = id === undefined ? undefined : view.document.row("channels", id);
  const name = channel?.name ?? view.text("card.noChannel");
  const label = `${labelOfColumn(view.own.language.value, "touchpoints", "channel_id")}: ${name}`;
  return (
    <ValueButton
      stop={stop}
      table="touchpoints"
      column="channel_id"
      label={label}
      class={channel?.channel_status === "to_enable" ? "is-to-enable" : ""}
    >
      <ChannelIcon name={channel?.icon} />
      <span dir="auto">{excerpt(name, 40)}</span>
    </ValueButton>
  );
}

/** Whether a touchpoint of the future map is new there, or differs from today's. */
function ChangeTag({ raw, view }: { raw: Raw; view: SwimlaneView }) {
  if (view.state !== "future") return null;
  const { shown } = view.document;
  const [before, after] = [inState(raw, "current", shown), inState(raw, "future", shown)];
  const isNew = !before.is_present;
  const isChanged =
    before.step_id !== after.step_id ||
    before.channel_id !== after.channel_id ||
    before.contact_mode !== after.contact_mode ||
    before.org_unit_id !== after.org_unit_id;
  if (!isNew && !isChanged) return null;
  return (
    <span class={`jw-tag ${isNew ? "is-good" : ""}`}>{view.text(isNew ? "card.new" : "card.changed")}</span>
  );
}

/** Experience as a bar, expectation as a tick on it; in the future map both are targets, drawn hatched. */
function Scale(props: { stop: Stop; experience: number | undefined; expectation: number | undefined }) {
  const { stop, experience, expectation } = props;
  const view = useView();
  const language = view.own.language.value;
  const show = (score: number | undefined): string =>
    score === undefined ? "–" : showNumber(language, score);
  const value = (column: "experience" | "expectation", score: number | undefined) => (
    <ValueButton
      stop={stop}
      table="assessments"
      column={column}
      class="jw-score"
      label={`${labelOfColumn(language, "assessments", column)}: ${score === undefined ? view.text("score.none") : show(score)}`}
    >
      {show(score)}
    </ValueButton>
  );
  return (
    <span class="jw-scale">
      {value("experience", experience)}
      <span class="jw-track" aria-hidden="true">
        {experience !== undefined && (
          <span
            class={`jw-level ${grade(experience, expectation)}`}
            style={{ width: `${experience * 10}%` }}
          />
        )}
        {expectation !== undefined && (
          <span class="jw-tick" style={{ insetInlineStart: `${expectation * 10}%` }} />
        )}
      </span>
      {value("expectation", expectation)}
    </span>
  );
}

/** Met, nearly met, or missed by more than two points. */
function grade(experience: number, expectation: number | undefined): string {
  if (expectation === undefined) return "is-plain";
  if (experience >= expectation) return "is-good";
  return experience < expectation - 2 ? "is-bad" : "is-warn";
}

// ---------------------------------------------------------------------- notes and actions

export function NoteCard({ stop }: { stop: Stop }) {
  const view = useView();
  const raw = view.document.raw("notes", stop.item);
  if (raw === undefined) return null;
  const language = view.own.language.value;
  const kind = asText(raw.note_kind) ?? "note";
  const held = asText(raw.severity);
  const severity =
    kind === "blocker" ? (held === undefined ? "–" : labelOfChoice(language, "Severity", held)) : "";
  const owner =
    typeof raw.org_unit_id === "string"
      ? asText(view.document.raw("org_units", raw.org_unit_id)?.name)
      : undefined;
  return (
    <Card
      stop={stop}
      table="notes"
      column="text"
      text={asText(raw.text)}
      placeholder={view.text("card.unnamed")}
      class={`jw-note is-${kind} ${held === "stops" ? "is-stopping" : ""}`}
      description={[severity, excerpt(owner ?? "", 60)].filter((text) => text !== "").join(". ")}
      before={kind === "image" && <Picture link={raw.link} text={asText(raw.text)} />}
    >
      {severity !== "" && (
        <span class="jw-meta">
          <ValueButton
            stop={stop}
            table="notes"
            column="severity"
            class="jw-tag is-bad"
            label={`${labelOfColumn(language, "notes", "severity")}: ${severity}`}
          >
            {severity}
          </ValueButton>
        </span>
      )}
      {owner !== undefined && (
        <span class="jw-meta">
          <span dir="auto">{excerpt(owner, 60)}</span>
        </span>
      )}
    </Card>
  );
}

export function ActionCard({ stop }: { stop: Stop }) {
  const view = useView();
  const text = asText(view.document.raw("steps", stop.item)?.action);
  return (
    <Card
      stop={stop}
      table="steps"
      column="action"
      text={text}
      placeholder={view.text("add.action")}
      class={text === undefined ? "jw-action is-empty" : "jw-action"}
      isFixed
    />
  );
}

/** What draws the cards of a lane. */
export function cardOf({ kind }: LaneSpec): ComponentType<{ stop: Stop }> {
  if (kind === "actor") return ActorChip;
  return kind === "touchpoint" ? TouchpointCard : kind === "action" ? ActionCard : NoteCard;
}
