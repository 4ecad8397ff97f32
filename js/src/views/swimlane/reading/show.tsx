// The map as a presentation: one thing at a time, large, by the keys that presenters' clickers send. It is a tool of the map.

import { useEffect, useRef, useState } from "preact/hooks";
import { feeling, inState } from "../../../model/assessment.js";
import type { Raw } from "../../../model/values.js";
import { ChannelIcon, SignIcon, StarIcon } from "../../icons.js";
import { useStyles } from "../../styles.js";
import { excerpt, labelOfColumn, showNumber } from "../../text.js";
import { nameOf, stepName } from "../lanes.js";
import { type SwimlaneView, useView } from "../view.js";
import css from "./show.css";
import { type Slide, slideAfter, slidesOf } from "./slides.js";

export function Show() {
  const view = useView();
  const dialog = useRef<HTMLDialogElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [isContrast, setContrast] = useState(false);
  const slides = slidesOf(view.map.value);
  const slide = slides[Math.min(at, slides.length - 1)] as Slide;
  const end = (): void => {
    view.screen.isPresenting.value = false;
  };
  useEffect(() => {
    const before = document.activeElement;
    if (dialog.current !== null) useStyles(dialog.current, "journey-widgets-show", css);
    // a dialog is above all else and holds the focus, also where the whole screen is not to be had
    if (dialog.current?.open === false) dialog.current.showModal?.();
    stage.current?.focus();
    stage.current?.requestFullscreen?.().catch(() => undefined);
    const onFullscreen = (): void => {
      if (!document.fullscreenElement) end();
    };
    document.addEventListener("fullscreenchange", onFullscreen);
    return () => {
      document.removeEventListener("fullscreenchange", onFullscreen);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const isButton = (event.target as Element).closest("button") !== null;
    const next =
      isButton && (event.key === " " || event.key === "Enter")
        ? undefined
        : slideAfter(event.key, at, slides.length);
    if (event.key === "Escape") end();
    else if (next !== undefined) setAt(next);
    else return;
    event.preventDefault();
  };
  const button = (label: string, sign: "left" | "right", by: number) => (
    <button
      type="button"
      class={`jw-button is-${sign}`}
      aria-label={label}
      disabled={slides[at + by] === undefined}
      onClick={() => setAt(at + by)}
    >
      <SignIcon name="right" />
    </button>
  );
  return (
    <dialog
      ref={dialog}
      class="jw-show"
      aria-label={view.text("present.label", { name: journeyOf(view) })}
      onClose={end}
      onKeyDown={onKeyDown}
    >
      <div ref={stage} class={`jw-stage ${isContrast ? "is-contrast" : ""}`} tabIndex={-1}>
        <div class="jw-stage-bar">
          <div
            role="progressbar"
            aria-label={view.text("present.at", { number: at + 1, count: slides.length })}
            aria-valuemin={0}
            aria-valuemax={slides.length}
            aria-valuenow={at + 1}
          >
            <span style={{ width: `${((at + 1) / slides.length) * 100}%` }} />
          </div>
          <span>{view.text("present.at", { number: at + 1, count: slides.length })}</span>
          {button(view.text("present.before"), "left", -1)}
          {button(view.text("present.next"), "right", 1)}
          <button
            type="button"
            class="jw-button"
            aria-pressed={isContrast}
            onClick={() => setContrast(!isContrast)}
          >
            {view.text("present.contrast")}
          </button>
          <button type="button" class="jw-button" onClick={end}>
            {view.text("present.end")}
          </button>
        </div>
        <div class="jw-slide" aria-live="polite" aria-atomic="true">
          <SlideOf slide={slide} />
        </div>
        <Line slide={slide} />
      </div>
    </dialog>
  );
}

const journeyOf = (view: SwimlaneView): string =>
  excerpt(view.document.row("journeys", view.journeyId)?.name ?? view.text("map.untitled"), 160);

function SlideOf({ slide }: { slide: Slide }) {
  const view = useView();
  if (slide.kind === "journey") {
    const journey = view.document.row("journeys", view.journeyId);
    const persona = journey?.persona_id && view.document.row("personas", journey.persona_id)?.name;
    return (
      <>
        <h2 dir="auto">{journeyOf(view)}</h2>
        {persona && <p dir="auto">{`${view.text("map.persona")}: ${excerpt(persona, 80)}`}</p>}
        {journey?.goal && <p dir="auto">{`${view.text("map.goal")}: ${excerpt(journey.goal)}`}</p>}
      </>
    );
  }
  if (slide.kind === "touchpoint") return <TouchpointSlide slide={slide} />;
  const { phases, columns } = view.map.value;
  const phase = phases.find(({ id }) => id === slide.phaseId);
  const steps = columns.slice(phase?.first, (phase?.first ?? 0) + (phase?.count ?? 0));
  return (
    <>
      <p>{view.text("present.phase", { number: slide.number, count: phases.length })}</p>
      <h2 dir="auto">{excerpt(nameOf(view, "phases", slide.phaseId), 160)}</h2>
      <ol>
        {steps.map(
          ({ key, stepId }) =>
            stepId !== undefined && (
              <li key={key} dir="auto">
                {excerpt(stepName(view, stepId), 120)}
              </li>
            ),
        )}
      </ol>
    </>
  );
}

const KINDS = ["value_offered", "value_wanted", "accelerator", "blocker"] as const;
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,/;

function TouchpointSlide({ slide }: { slide: Extract<Slide, { kind: "touchpoint" }> }) {
  const view = useView();
  const raw = view.document.raw("touchpoints", slide.id);
  if (raw === undefined) return null;
  const now = inState(raw, view.state, view.document.shown);
  const channel = now.channel_id === undefined ? undefined : view.document.row("channels", now.channel_id);
  const notes = notesAt(view, slide);
  const picture = notes
    .map(({ link }) => link)
    .find((link) => typeof link === "string" && PICTURE.test(link));
  return (
    <>
      <p dir="auto">
        {excerpt(nameOf(view, "phases", slide.phaseId), 80)} › {excerpt(stepName(view, slide.column), 120)}
      </p>
      <h2 dir="auto">
        {raw.is_moment_of_truth === true && (
          <span role="img" aria-label={view.text("card.momentOfTruth")}>
            <StarIcon />
          </span>
        )}
        {excerpt(nameOf(view, "touchpoints", slide.id), 160)}
      </h2>
      <p class="jw-slide-facts">
        {channel?.name && (
          <span dir="auto">
            <ChannelIcon name={channel.icon} /> {excerpt(channel.name, 60)}
          </span>
        )}
        {now.org_unit_id && <span dir="auto">{excerpt(nameOf(view, "org_units", now.org_unit_id), 60)}</span>}
        <Score column="experience" value={now.experience} />
        <Score column="expectation" value={now.expectation} />
      </p>
      <div class="jw-slide-notes">
        {typeof picture === "string" && <img src={picture} alt="" />}
        {KINDS.map((kind) => {
          const own = notes.filter((note) => note.note_kind === kind && typeof note.text === "string");
          return (
            own.length > 0 && (
              <section key={kind} class={`is-${kind}`}>
                <h3>{view.text(`lane.name.${kind}`)}</h3>
                <ul>
                  {own.map((note, i) => (
                    <li key={i} dir="auto">
                      {excerpt(String(note.text), 200)}
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </>
  );
}

function Score({ column, value }: { column: "experience" | "expectation"; value: number | undefined }) {
  const language = useView().own.language.value;
  if (value === undefined) return null;
  return (
    <span>
      {labelOfColumn(language, "assessments", column)} <b>{showNumber(language, value)}</b>
      <meter min={0} max={10} value={value} aria-hidden="true" />
    </span>
  );
}

/** The notes of this state that hang on a touchpoint, or on its step and on none of its touchpoints. */
function notesAt(view: SwimlaneView, { id, column }: { id: string; column: string }): readonly Raw[] {
  const existence = view.state === "current" ? "is_current" : "is_future";
  return (view.document.shown.ids.notes ?? []).flatMap((note) => {
    const raw = view.document.rows.notes?.get(note);
    if (raw === undefined || raw[existence] === false) return [];
    const isHere = raw.touchpoint_id === undefined ? raw.step_id === column : raw.touchpoint_id === id;
    return isHere ? [raw] : [];
  });
}

/** The curve of the whole journey, with the point where we are. */
function Line({ slide }: { slide: Slide }) {
  const view = useView();
  const { columns, phases } = view.map.value;
  const valenceOf = (i: number): number | undefined =>
    feeling(view.document.rows.steps?.get(columns[i]?.stepId ?? "") ?? {}, view.state).valence;
  const y = (valence: number): number => 50 - valence * 20;
  const points = columns.flatMap((_, i) => {
    const valence = valenceOf(i);
    return valence === undefined ? [] : [`${i + 0.5},${y(valence)}`];
  });
  if (points.length === 0) return null;
  const phase = "phaseId" in slide ? phases.find(({ id }) => id === slide.phaseId) : undefined;
  const at = slide.kind === "touchpoint" ? columns.findIndex(({ key }) => key === slide.column) : -1;
  const top = at < 0 ? undefined : y(valenceOf(at) ?? 0);
  return (
    <div class="jw-stage-line" aria-hidden="true">
      <svg viewBox={`0 0 ${columns.length} 100`} preserveAspectRatio="none" aria-hidden="true">
        {phase && <rect x={phase.first} width={phase.count} height="100" />}
        <line x2={columns.length} y1="50" y2="50" />
        <polyline points={points.join(" ")} />
      </svg>
      {top !== undefined && (
        <span style={{ insetInlineStart: `${((at + 0.5) / columns.length) * 100}%`, top: `${top}%` }} />
      )}
    </div>
  );
}
