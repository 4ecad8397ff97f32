// Dragging with the mouse: cards from cell to cell, phases and steps along the head; what is selected goes together. The
// keyboard does the same by `actions.move`. Escape ends a drag without a move, as the browser does it.

import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { siblingsOf } from "../../model/edits.js";
import { cellOf } from "../../model/map.js";
import type { Stop } from "./focus.js";
import { tableOf } from "./lanes.js";
import { dropCards, placePhases, placeSteps } from "./moving.js";
import { actedOn, groupOf, isSelected, selectAt } from "./selection.js";
import type { SwimlaneView } from "./view.js";

interface Cargo extends Record<string | symbol, unknown> {
  readonly view: SwimlaneView;
  readonly stop: Stop;
  /** All that goes with it. */
  readonly stops: readonly Stop[];
}

const isCargo = (data: Record<string | symbol, unknown>, view: SwimlaneView): data is Cargo =>
  data.view === view && Array.isArray(data.stops);

/** Lets what stands at a stop be dragged; returns what ends that. */
export function makeDraggable(view: SwimlaneView, element: HTMLElement, stop: Stop): () => void {
  if (!view.host.canEdit) return () => undefined;
  let dragged: readonly Element[] = [];
  return draggable({
    element,
    // a finger carries cards in its own way
    canDrag: () => !view.isTouched,
    getInitialData: (): Cargo => ({ view, stop, stops: actedOn(view, stop) }),
    onGenerateDragPreview: ({ source, nativeSetDragImage }) => {
      const { stops } = source.data as Cargo;
      if (stops.length > 1) showCount(view, element, stops.length, nativeSetDragImage);
    },
    onDragStart: ({ source }) => {
      const { stops } = source.data as Cargo;
      if (stops.length === 1 && !isSelected(view, stop)) selectAt(view, stop);
      const all =
        stops.length === 1 ? [] : (element.closest(".jw-grid")?.querySelectorAll(".is-selected") ?? []);
      dragged = [element, ...all];
      // an attribute: a card that is drawn again meanwhile would lose a class
      for (const each of dragged) each.toggleAttribute("data-dragged", true);
    },
    onDrop: () => {
      for (const each of dragged) each.removeAttribute("data-dragged");
    },
  });
}

/** Under the pointer goes how many are dragged, and not the one that was grabbed. */
function showCount(
  view: SwimlaneView,
  element: HTMLElement,
  count: number,
  setImage: ((image: Element, x: number, y: number) => void) | null,
): void {
  const image = document.createElement("div");
  image.className = "jw-dragged";
  image.textContent = view.text("said.selected.many", { count });
  (element.closest(".jw") ?? document.body).append(image);
  setImage?.(image, -12, -8);
  // the browser has drawn it by then
  setTimeout(() => image.remove());
}

/**
 * Lets cards be dropped on a cell; returns what ends that.
 *
 * @param show draws the gap at a place in the cell, or none
 */
export function makeDropTarget(
  view: SwimlaneView,
  element: HTMLElement,
  row: string,
  column: string,
  show: (index: number | undefined) => void,
): () => void {
  const takes = (stop: Stop): boolean =>
    groupOf(view, stop.row) === "cards" &&
    tableOf(view, stop.row) === tableOf(view, row) &&
    !view.isFolded(row);
  const place = (stops: readonly Stop[], y: number): Place =>
    placeAt(element, cellOf(view.map.value, row, column), y, new Set(stops.map(({ item }) => item)));
  targets.set(element, { view, element, row, column, takes, place, show });
  const stopDropping = dropTargetForElements({
    element,
    canDrop: ({ source }) => isCargo(source.data, view) && takes(source.data.stop),
    onDrag: ({ source, location }) =>
      show(place((source.data as Cargo).stops, location.current.input.clientY).shown),
    onDragLeave: () => show(undefined),
    onDrop: ({ source, location }) => {
      const { stop, stops } = source.data as Cargo;
      show(undefined);
      const { index } = place(stops, location.current.input.clientY);
      dropCards(view, stop, { row, column, index });
    },
  });
  return () => {
    targets.delete(element);
    stopDropping();
  };
}

/** A cell that takes cards. */
export interface CardTarget {
  readonly view: SwimlaneView;
  readonly element: HTMLElement;
  readonly row: string;
  readonly column: string;
  takes(stop: Stop): boolean;
  /** Where in the cell a height of the screen is, for cards that are dragged. */
  place(stops: readonly Stop[], y: number): Place;
  show(index: number | undefined): void;
}

const targets = new WeakMap<Element, CardTarget>();

/** The cell at a place on the screen, if it takes what stands at a stop. */
export function targetAt(
  view: SwimlaneView,
  within: HTMLElement,
  stop: Stop,
  x: number,
  y: number,
): CardTarget | undefined {
  const root = within.getRootNode() as Document | ShadowRoot;
  const cell = root.elementFromPoint(x, y)?.closest(".jw-cell");
  const found = cell ? targets.get(cell) : undefined;
  return found?.view === view && found.takes(stop) ? found : undefined;
}

interface Place {
  /** Counted among the cards that stay. */
  readonly index: number;
  /** Counted among all cards, for the gap that shows it. */
  readonly shown: number;
}

/**
 * The place in a cell above whose card's middle the pointer is; the dragged cards themselves do not count. Of a long cell
 * only the cards near the screen are in the document, so a place is told by a card and not by counting elements.
 */
function placeAt(cell: HTMLElement, ids: readonly string[], y: number, dragged: ReadonlySet<string>): Place {
  const others = ids.filter((id) => !dragged.has(id));
  let place: Place = { index: 0, shown: 0 };
  for (const card of cell.querySelectorAll<HTMLElement>(".jw-card[data-row]")) {
    const id = card.dataset.row as string;
    const at = others.indexOf(id);
    const { top, height } = card.getBoundingClientRect();
    if (at >= 0 && y >= top + height / 2) place = { index: at + 1, shown: ids.indexOf(id) + 1 };
  }
  return place;
}

// ---------------------------------------------------------------------- the head

/** On which side of a header something is dropped. */
export type Side = "before" | "after";

/** Lets phases and steps be dropped beside a header; returns what ends that. */
export function makeHeadTarget(
  view: SwimlaneView,
  element: HTMLElement,
  there: { readonly phaseId: string; readonly stepId: string | undefined; readonly row: "phase" | "step" },
  show: (side: Side | undefined) => void,
): () => void {
  const sideAt = (x: number): Side => {
    const { left, width } = element.getBoundingClientRect();
    const isMirrored = getComputedStyle(element).direction === "rtl";
    return x < left + width / 2 === !isMirrored ? "before" : "after";
  };
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => {
      if (!isCargo(source.data, view)) return false;
      const { row } = source.data.stop;
      // a step may be dropped on a phase: it goes to its beginning or its end
      return row === "phase" ? there.row === "phase" : row === "step";
    },
    onDrag: ({ location }) => show(sideAt(location.current.input.clientX)),
    onDragLeave: () => show(undefined),
    onDrop: ({ source, location }) => {
      show(undefined);
      const { stop, stops } = source.data as Cargo;
      const isAfter = sideAt(location.current.input.clientX) === "after";
      if (stop.row === "step") placeSteps(view, stop, stops, columnAt(view, there, isAfter), isAfter);
      else placePhases(view, stop, stops, indexAt(view, stops, there.phaseId, isAfter));
    },
  });
}

/** Of a phase, its first or last step. */
function columnAt(
  view: SwimlaneView,
  there: { readonly phaseId: string; readonly stepId: string | undefined; readonly row: string },
  isAfter: boolean,
) {
  if (there.row === "step") return there;
  const steps = siblingsOf(view.document, "steps", "phase_id", there.phaseId);
  return { phaseId: there.phaseId, stepId: isAfter ? steps.at(-1) : steps[0] };
}

function indexAt(view: SwimlaneView, stops: readonly Stop[], phaseId: string, isAfter: boolean): number {
  const dragged = new Set(stops.map(({ item }) => item));
  const siblings = siblingsOf(view.document, "phases", "journey_id", view.journeyId);
  const at = siblings.indexOf(phaseId) + (isAfter ? 1 : 0);
  return siblings.slice(0, at).filter((id) => !dragged.has(id)).length;
}
