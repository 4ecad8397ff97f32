// The emotion lane: a curve over all steps, its points pulled with the mouse or nudged with the keys. The state shown is
// drawn with its points; the other one stands behind it. The future is a target, so it is dashed.

import { useRef } from "preact/hooks";
import { feeling } from "../../model/assessment.js";
import type { Column, LaneSpec } from "../../model/map.js";
import { excerpt, showNumber } from "../text.js";
import { mayEdit, open, pull } from "./actions.js";
import type { Stop } from "./focus.js";
import { takeByMouse } from "./keyboard.js";
import { stepName } from "./lanes.js";
import type { ShownState } from "./look.js";
import { useStop } from "./stops.js";
import { FieldEditor } from "./value.js";
import { type SwimlaneView, useView } from "./view.js";

/** Height of the lane in pixels, and of one unit of emotion. */
const HEIGHT = 150;
const UNIT = 30;

const yOf = (valence: number): number => HEIGHT / 2 - valence * UNIT;

/** A point of a curve: column number and value. */
type Point = readonly [number, number];

function pointsOf(view: SwimlaneView, state: ShownState): Point[] {
  const pulled = view.pulled.value;
  return view.map.value.columns.flatMap(({ stepId }, i): Point[] => {
    if (stepId === undefined) return [];
    const { valence } = feeling(view.document.raw("steps", stepId) ?? {}, state);
    const value = pulled?.stepId === stepId && state === view.state ? pulled.valence : valence;
    return value === undefined ? [] : [[i, value]];
  });
}

/** A curve that passes through its points and never above or below two neighbours. */
function pathOf(points: readonly Point[]): string {
  return points
    .map(([i, value], at) => {
      const [x, y] = [i + 0.5, yOf(value)];
      const before = points[at - 1];
      if (before === undefined) return `M${x},${y}`;
      const middle = (before[0] + 0.5 + x) / 2;
      return `C${middle},${yOf(before[1])} ${middle},${y} ${x},${y}`;
    })
    .join("");
}

/** The area between a curve and the middle line. */
function areaOf(points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return "";
  return `${pathOf(points)}L${last[0] + 0.5},${HEIGHT / 2}L${first[0] + 0.5},${HEIGHT / 2}Z`;
}

export function Curves() {
  const view = useView();
  const id = useRef(`jw-fill-${Math.random().toString(36).slice(2)}`).current;
  const count = view.map.value.columns.length;
  const points = { current: pointsOf(view, "current"), future: pointsOf(view, "future") };
  const shown = points[view.state];
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
        <path class="jw-area" d={areaOf(shown)} fill={`url(#${id})`} />
        {(["future", "current"] as const).map((name) => (
          <path
            key={name}
            class={`jw-curve is-${name} ${name === view.state ? "is-shown" : ""}`}
            d={pathOf(points[name])}
          />
        ))}
      </svg>
      <Extreme points={shown} />
    </div>
  );
}

/** Names the lowest point, where there is a real one: it is what the eye should find. */
function Extreme({ points }: { points: readonly Point[] }) {
  const view = useView();
  const lowest = points.reduce<Point | undefined>(
    (low, point) => (low && low[1] <= point[1] ? low : point),
    undefined,
  );
  if (lowest === undefined || lowest[1] > -1) return null;
  const [i, value] = lowest;
  const left = `${((i + 0.5) / view.map.value.columns.length) * 100}%`;
  return (
    <span class="jw-tag is-bad jw-extreme" style={{ insetInlineStart: left, top: `${yOf(value) - 32}px` }}>
      {view.text("emotion.peak", { value: showNumber(view.own.language.value, value) })}
    </span>
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
