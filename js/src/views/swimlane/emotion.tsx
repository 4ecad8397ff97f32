// The emotion lane: curves over all steps (`curves.tsx`), and the points of the state shown, pulled with the mouse or nudged
// with the keys. The future is a target, so it is dashed.

import { useRef } from "preact/hooks";
import { feeling } from "../../model/assessment.js";
import type { Column, LaneSpec } from "../../model/map.js";
import { excerpt, showNumber } from "../text.js";
import { mayEdit, open, pull } from "./actions.js";
import {
  areaOf,
  curveName,
  curvesOf,
  endLabels,
  HEIGHT,
  isPale,
  lineOf,
  marksOf,
  markText,
  markTop,
  pathOf,
  runsOfPoints,
  UNIT,
  yOf,
} from "./curves.js";
import type { Stop } from "./focus.js";
import { takeByMouse } from "./keyboard.js";
import { stepName } from "./lanes.js";
import { useStop } from "./stops.js";
import { FieldEditor } from "./value.js";
import { type SwimlaneView, useView } from "./view.js";

export function Curves() {
  const view = useView();
  const id = useRef(`jw-fill-${Math.random().toString(36).slice(2)}`).current;
  const count = view.whole.value.columns.length;
  const curves = curvesOf(view);
  const drawn = curves.map((curve) => [curve, runsOfPoints(view, curve)] as const);
  const own = drawn.at(-1)?.[1] ?? [];
  const ends = drawn.slice(0, -1).flatMap(([curve, runs]) => {
    const end = runs.at(-1)?.at(-1);
    return end === undefined ? [] : [[curve, end] as const];
  });
  const left = (i: number): string => `${((i + 0.5) / count) * 100}%`;
  // the points are what a screen reader reads
  return (
    <div class="jw-curves" aria-hidden="true">
      <svg viewBox={`0 0 ${count} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <defs>
          <linearGradient id={id} x1="0" y1="0" x2="0" y2={HEIGHT} gradientUnits="userSpaceOnUse">
            <stop offset="0" class="jw-fill-good" />
            <stop offset=".5" class="jw-fill-none" />
            <stop offset="1" class="jw-fill-bad" />
          </linearGradient>
        </defs>
        <line class="jw-zero" x1="0" x2={count} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        <path class="jw-area" d={own.map(areaOf).join("")} fill={`url(#${id})`} />
        {drawn.map(([curve, runs]) => (
          <path
            key={curve.name}
            class={`jw-curve ${lineOf(curves, curve)} ${curve.name === view.state ? "is-shown" : ""}`}
            d={runs.map(pathOf).join("")}
            data-pale={isPale(view, curve.persona) || undefined}
          />
        ))}
      </svg>
      {endLabels(ends).map(({ curve, point, top }) => (
        <span
          key={curve.name}
          class="jw-curve-name"
          data-pale={isPale(view, curve.persona) || undefined}
          style={{
            insetInlineStart: left(point[0]),
            top: `${top}px`,
            maxWidth: `calc(${50 / count}% - 6px)`,
          }}
        >
          {/* its place goes by the map's direction, its letters by their own */}
          <span dir="auto">{excerpt(curveName(view, curve), 30)}</span>
        </span>
      ))}
      {marksOf(own.flat()).map((mark) => (
        <span
          key={mark.kinds.join()}
          class={`jw-tag jw-extreme ${mark.kinds.includes("low") ? "is-bad" : mark.kinds.includes("high") ? "is-good" : ""}`}
          style={{ insetInlineStart: left(mark.point[0]), top: `${markTop(mark.point[1])}px` }}
        >
          {markText(view, mark)}
        </span>
      ))}
    </div>
  );
}

export function EmotionCell({ lane, column, number }: { lane: LaneSpec; column: Column; number: number }) {
  return (
    <div class="jw-cell jw-emotion" role="gridcell" aria-colindex={number}>
      {column.stepId !== undefined && !column.isAbsent && (
        <EmotionPoint stop={{ row: lane.id, column: column.key, item: column.stepId }} />
      )}
    </div>
  );
}

const FACE = { good: "M4.5 9.5c2 2.6 5 2.6 7 0", bad: "M4.5 11.5c2-2.6 5-2.6 7 0", plain: "M5 10.5h6" };

function moodOf(valence: number | undefined): "good" | "bad" | "plain" {
  if (valence === undefined || Math.abs(valence) <= 0.4) return "plain";
  return valence > 0 ? "good" : "bad";
}

function EmotionPoint({ stop }: { stop: Stop }) {
  const view = useView();
  const { props, editing } = useStop<HTMLDivElement>(stop);
  const raw = view.document.raw("steps", stop.item);
  const { valence: held, words } = feeling(raw ?? {}, view.state);
  const pulled = view.pulled.value;
  const valence = pulled?.stepId === stop.item ? pulled.valence : held;
  const language = view.own.language.value;
  const step = stepName(view, stop.item);
  const value = valence === undefined ? "" : showNumber(language, valence);
  const label =
    valence === undefined ? view.text("emotion.none", { step }) : view.text("emotion.at", { step, value });
  const mood = moodOf(valence);
  const top = yOf(valence ?? 0);
  if (editing === "valence") {
    return (
      <span class="jw-point-editor" style={{ top: `${top}px` }}>
        <FieldEditor stop={stop} table="emotions" column="valence" />
      </span>
    );
  }
  return (
    <div
      {...props}
      class={`jw-point is-${mood} ${valence === undefined ? "is-unset" : ""} ${pulled?.stepId === stop.item ? "is-pulled" : ""}`}
      style={{ top: `${top}px` }}
      role="slider"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={-2}
      aria-valuemax={2}
      aria-valuenow={valence ?? 0}
      aria-valuetext={words === undefined ? value : `${value}, ${words}`}
      title={words === undefined ? value : `${value} · ${excerpt(words, 120)}`}
      data-table="emotions"
      data-row={stop.item}
      data-column="valence"
      data-pale={isPale(view, "") || undefined}
      onPointerDown={(event) => beginPull(view, stop, event)}
      onDblClick={() => open(view, stop)}
    >
      <svg class="jw-face" viewBox="0 0 16 16" aria-hidden="true">
        <path d={`M5.5 6h.1M10.5 6h.1${FACE[mood]}`} />
      </svg>
    </div>
  );
}

/** Follows the pointer until it is let go; then the value is written, as one gesture. */
function beginPull(view: SwimlaneView, stop: Stop, event: PointerEvent): void {
  if (event.button !== 0) return;
  event.preventDefault();
  const point = event.currentTarget as HTMLElement;
  const cell = point.parentElement as HTMLElement;
  const start = event.clientY;
  takeByMouse(view, stop, point);
  if (!mayEdit(view)) return;
  const valueAt = (y: number): number => {
    const { top, height } = cell.getBoundingClientRect();
    const zoom = height / cell.offsetHeight || 1;
    const valence = (HEIGHT / 2 - (y - top) / zoom) / UNIT;
    return Math.round(Math.min(2, Math.max(-2, valence)) * 10) / 10;
  };
  const follow = (moved: PointerEvent): void => {
    if (view.pulled.value === undefined && Math.abs(moved.clientY - start) < 3) return;
    view.pulled.value = { stepId: stop.item, valence: valueAt(moved.clientY) };
  };
  const end = (ended: Event): void => {
    point.removeEventListener("pointermove", follow);
    for (const name of ["pointerup", "pointercancel", "lostpointercapture"])
      point.removeEventListener(name, end);
    const pulled = view.pulled.value;
    view.pulled.value = undefined;
    if (pulled !== undefined && ended.type === "pointerup") pull(view, pulled.stepId, pulled.valence);
  };
  point.setPointerCapture(event.pointerId);
  point.addEventListener("pointermove", follow);
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) point.addEventListener(name, end);
}
