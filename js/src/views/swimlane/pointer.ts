// The pointer on empty space: a rectangle drawn over it selects the cards it meets, a double click adds a card. A finger has
// rules of its own (`touch.ts`).

import { cellOf } from "../../model/map.js";
import { beginAdding } from "./actions.js";
import { ADD, keyOf, type Stop, stopOf } from "./focus.js";
import { isCardLane } from "./lanes.js";
import { scrollAtEdges } from "./scrolling.js";
import { clearSelection, isSelected, selectStops, stopsOf } from "./selection.js";
import { watchFingers } from "./touch.js";
import type { SwimlaneView } from "./view.js";

/** A move shorter than this is a click that trembled. */
const TREMBLE = 4;

/** Watches the pointer over the part of a map that scrolls; returns what ends that. */
export function watchPointer(view: SwimlaneView, scroller: HTMLElement): () => void {
  let end: (() => void) | undefined;
  const onDown = (event: PointerEvent): void => {
    view.isTouched = event.pointerType === "touch";
    end?.();
    const target = event.target as Element;
    if (!view.isTouched && event.button === 0 && isEmpty(target)) end = beginMarquee(view, scroller, event);
  };
  const onDouble = (event: MouseEvent): void => {
    const place = isEmpty(event.target as Element) ? placeOf(event.target as Element) : undefined;
    if (place !== undefined && isCardLane(view, place.row)) beginAdding(view, { ...place, item: ADD });
  };
  const endFingers = watchFingers(view, scroller);
  scroller.addEventListener("pointerdown", onDown);
  scroller.addEventListener("dblclick", onDouble);
  return () => {
    end?.();
    endFingers();
    scroller.removeEventListener("pointerdown", onDown);
    scroller.removeEventListener("dblclick", onDouble);
  };
}

/** Whether there is nothing to take at a place: a cell, and no card, button or editor in it. */
const isEmpty = (target: Element): boolean =>
  target.closest(".jw-cell") !== null &&
  target.closest("[data-stop], button, input, textarea, select") === null;

function placeOf(target: Element): Omit<Stop, "item"> | undefined {
  const cell = target.closest<HTMLElement>(".jw-cell");
  const row = cell?.closest<HTMLElement>("[data-lane]")?.dataset.lane;
  const column = cell?.dataset.column;
  return row === undefined || column === undefined ? undefined : { row, column };
}

// ---------------------------------------------------------------------- a rectangle

function beginMarquee(view: SwimlaneView, scroller: HTMLElement, down: PointerEvent): () => void {
  const kept = down.ctrlKey || down.metaKey || down.shiftKey ? selectedStops(view) : [];
  const from = inContent(scroller, down);
  const edges = scrollAtEdges(scroller);
  let box: HTMLElement | undefined;
  let last = down;
  const onMove = (event: PointerEvent): void => {
    last = event;
    if (box === undefined) {
      if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < TREMBLE) return;
      box = document.createElement("div");
      box.className = "jw-marquee";
      scroller.append(box);
      scroller.setPointerCapture(down.pointerId);
    }
    edges.to(event.clientX, event.clientY);
    draw();
  };
  const draw = (): void => {
    const to = inContent(scroller, last);
    const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    const [width, height] = [Math.abs(from.x - to.x), Math.abs(from.y - to.y)];
    Object.assign(box?.style ?? {}, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
  };
  const onUp = (event: PointerEvent): void => {
    const found = box?.getBoundingClientRect();
    end();
    if (found !== undefined) selectStops(view, unique([...kept, ...stopsWithin(view, scroller, found)]));
    else if (event.type === "pointerup" && kept.length === 0) clearSelection(view);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || box === undefined) return;
    event.stopPropagation();
    end();
  };
  const end = (): void => {
    edges.end();
    box?.remove();
    box = undefined;
    scroller.removeEventListener("pointermove", onMove);
    scroller.removeEventListener("scroll", draw);
    scroller.removeEventListener("pointerup", onUp);
    scroller.removeEventListener("pointercancel", end);
    document.removeEventListener("keydown", onKey, true);
  };
  scroller.addEventListener("pointermove", onMove);
  scroller.addEventListener("scroll", draw);
  scroller.addEventListener("pointerup", onUp);
  scroller.addEventListener("pointercancel", end);
  document.addEventListener("keydown", onKey, true);
  return end;
}

/** A point of the screen as a point of what scrolls. */
function inContent(scroller: HTMLElement, { clientX, clientY }: PointerEvent): { x: number; y: number } {
  const { left, top } = scroller.getBoundingClientRect();
  return {
    x: clientX - left - scroller.clientLeft + scroller.scrollLeft,
    y: clientY - top - scroller.clientTop + scroller.scrollTop,
  };
}

const selectedStops = (view: SwimlaneView): readonly Stop[] =>
  stopsOf(view, "cards").filter((stop) => isSelected(view, stop));

const unique = (stops: readonly Stop[]): readonly Stop[] => [
  ...new Map(stops.map((stop) => [keyOf(stop), stop])).values(),
];

const meets = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The cards a rectangle meets. Of a cell off the screen no card is in the document: it counts as one with its cards. */
function stopsWithin(view: SwimlaneView, scroller: HTMLElement, box: DOMRect): readonly Stop[] {
  const found: Stop[] = [];
  for (const cell of scroller.querySelectorAll<HTMLElement>(".jw-cell[data-column]")) {
    const place = placeOf(cell);
    const bounds = cell.getBoundingClientRect();
    if (place === undefined || !isCardLane(view, place.row) || !meets(bounds, box)) continue;
    const cards = [...cell.querySelectorAll<HTMLElement>(".jw-card[data-stop]")];
    const isWhole = cards.length === 0 || (box.top <= bounds.top && box.bottom >= bounds.bottom);
    const ids = isWhole ? cellOf(view.map.value, place.row, place.column) : [];
    const met = isWhole ? [] : cards.filter((card) => meets(card.getBoundingClientRect(), box));
    found.push(...ids.map((item) => ({ ...place, item })));
    found.push(...met.map((card) => stopOf(card.dataset.stop as string)));
  }
  return found;
}
