// The whole map as a thin strip, where it is much wider than its box: its phases, its curve, what stands out, and a window
// on what is seen that is dragged or moved by keys.

import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { feeling } from "../../../model/assessment.js";
import { cellKey } from "../../../model/map.js";
import { excerpt } from "../../text.js";
import { type SwimlaneView, useView } from "../view.js";

/** How much wider than its box a map must be: less is seen at a glance anyway. */
const WIDER = 1.5;

/** What is seen of the columns, as shares of all of them. */
export interface Seen {
  readonly from: number;
  readonly size: number;
}

export function seenOf(box: HTMLElement): Seen | undefined {
  if (box.scrollWidth <= box.clientWidth * WIDER) return undefined;
  const lane = box.querySelector(".jw-corner")?.getBoundingClientRect().width ?? 0;
  const all = box.scrollWidth - lane;
  // from right to left, it scrolls below zero
  return { from: Math.abs(box.scrollLeft) / all, size: (box.clientWidth - lane) / all };
}

function useSeen(box: HTMLElement | undefined, zoom: number, count: number): Seen | undefined {
  const [seen, setSeen] = useState<Seen | undefined>();
  useEffect(() => {
    if (box === undefined) {
      setSeen(undefined);
      return undefined;
    }
    const look = (): void => {
      const now = seenOf(box);
      setSeen((before) => (before?.from === now?.from && before?.size === now?.size ? before : now));
    };
    look();
    box.addEventListener("scroll", look, { passive: true });
    const observer = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(look);
    observer?.observe(box);
    return () => {
      box.removeEventListener("scroll", look);
      observer?.disconnect();
    };
  }, [box, zoom, count]);
  return seen;
}

export function Overview() {
  const view = useView();
  const box = view.screen.scroller.value;
  const count = view.whole.value.columns.length;
  const seen = useSeen(box, view.screen.zoom.value, count);
  const strip = useRef<HTMLDivElement>(null);
  if (box === undefined || seen === undefined) return null;
  const go = (from: number): void => scrollTo(box, seen, from);
  const [first, last] = [
    Math.floor(seen.from * count) + 1,
    Math.min(count, Math.ceil((seen.from + seen.size) * count)),
  ];
  return (
    <div class="jw-overview" onPointerDown={(event) => drag(event, strip, seen, go)}>
      <div class="jw-strip" ref={strip}>
        <Phases />
        <Marks />
        <div
          class="jw-window"
          role="slider"
          tabIndex={0}
          aria-label={view.text("view.overview")}
          aria-valuemin={1}
          aria-valuemax={count}
          aria-valuenow={first}
          aria-valuetext={view.text("view.columns", { from: first, to: last, count })}
          style={{ insetInlineStart: `${seen.from * 100}%`, width: `${Math.min(1, seen.size) * 100}%` }}
          onKeyDown={(event) => {
            const next = nextFrom(event.key, seen, count);
            if (next === undefined) return;
            event.preventDefault();
            event.stopPropagation();
            go(next);
          }}
        />
      </div>
    </div>
  );
}

/** Where a key leads: a column on, a window on, to either end. */
export function nextFrom(key: string, { from, size }: Seen, count: number): number | undefined {
  const by = {
    ArrowRight: 1 / count,
    ArrowLeft: -1 / count,
    PageDown: size,
    PageUp: -size,
    Home: -1,
    End: 1,
  }[key];
  return by === undefined ? undefined : Math.min(1 - size, Math.max(0, from + by));
}

function scrollTo(box: HTMLElement, { size }: Seen, from: number): void {
  const room = box.scrollWidth - box.clientWidth;
  const share = size >= 1 ? 0 : Math.min(1, Math.max(0, from / (1 - size)));
  box.scrollLeft = share * room * (getComputedStyle(box).direction === "rtl" ? -1 : 1);
}

function drag(
  event: PointerEvent,
  strip: RefObject<HTMLDivElement | null>,
  seen: Seen,
  go: (from: number) => void,
): void {
  const element = strip.current;
  if (event.button !== 0 || element === null) return;
  event.preventDefault();
  const { left, width } = element.getBoundingClientRect();
  const shareAt = (x: number): number => (x - left) / width;
  const at = shareAt(event.clientX);
  // grasped at the window, it is held where it was grasped; elsewhere, its middle comes there
  const isOn = at >= seen.from && at <= seen.from + seen.size;
  const held = isOn ? at - seen.from : seen.size / 2;
  element.querySelector<HTMLElement>(".jw-window")?.focus({ preventScroll: true });
  go(at - held);
  const follow = (moved: PointerEvent): void => go(shareAt(moved.clientX) - held);
  const end = (): void => {
    element.removeEventListener("pointermove", follow);
    for (const name of ["pointerup", "pointercancel"]) element.removeEventListener(name, end);
  };
  element.setPointerCapture(event.pointerId);
  element.addEventListener("pointermove", follow);
  for (const name of ["pointerup", "pointercancel"]) element.addEventListener(name, end);
}

function Phases() {
  const view = useView();
  return (
    <>
      {view.whole.value.phases.map(({ id, macro, count }) => (
        <span key={id} class={`jw-strip-phase is-${macro ?? "open"}`} style={{ flexGrow: count }} dir="auto">
          {excerpt(view.document.row("phases", id)?.name ?? "", 60)}
        </span>
      ))}
    </>
  );
}

const HEIGHT = 20;

/** The curve, and over each step what stands out there: moments of truth, and what the filter finds. */
function Marks() {
  const view = useView();
  const { document } = view;
  document.content.value; // thirty steps are drawn again sooner than it is known which
  const { columns } = view.map.value;
  const found = new Set(view.finding.found.value?.map(({ stop }) => stop.column));
  const points = columns.flatMap(({ stepId }, i) => {
    const { valence } = feeling(document.rows.steps?.get(stepId ?? "") ?? {}, view.state);
    return valence === undefined ? [] : [`${i + 0.5},${HEIGHT / 2 - (valence * HEIGHT) / 5}`];
  });
  return (
    <>
      <svg viewBox={`0 0 ${columns.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <polyline points={points.join(" ")} />
      </svg>
      {columns.map(({ key }, i) => {
        const isTrue = hasMomentOfTruth(view, key);
        if (!isTrue && !found.has(key)) return null;
        const left = `${((i + 0.5) / columns.length) * 100}%`;
        return (
          <span
            key={key}
            class={`jw-strip-mark ${found.has(key) ? "is-found" : ""} ${isTrue ? "is-true" : ""}`}
            style={{ insetInlineStart: left }}
          />
        );
      })}
    </>
  );
}

const hasMomentOfTruth = ({ map, document }: SwimlaneView, column: string): boolean =>
  map.value.lanes.some(
    ({ id, kind }) =>
      kind === "touchpoint" &&
      map.value.cells
        .get(cellKey(id, column))
        ?.some((touchpoint) => document.rows.touchpoints?.get(touchpoint)?.is_moment_of_truth === true),
  );
