// Dragging cards with the mouse, from cell to cell. The keyboard does the same by `actions.move`.

import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { moveCard } from "./actions.js";
import { keyOf, type Stop } from "./focus.js";
import { tableOf } from "./lanes.js";
import type { SwimlaneView } from "./view.js";

interface Cargo extends Record<string | symbol, unknown> {
  readonly view: SwimlaneView;
  readonly stop: Stop;
}

const isCargo = (data: Record<string | symbol, unknown>, view: SwimlaneView): data is Cargo =>
  data.view === view;

/** Lets a card be dragged; returns what ends that. */
export function makeDraggable(view: SwimlaneView, element: HTMLElement, stop: Stop): () => void {
  return draggable({
    element,
    getInitialData: (): Cargo => ({ view, stop }),
    onDragStart: () => element.classList.add("is-dragged"),
    onDrop: () => element.classList.remove("is-dragged"),
  });
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
  return dropTargetForElements({
    element,
    canDrop: ({ source }) =>
      isCargo(source.data, view) &&
      tableOf(view, source.data.stop.row) === tableOf(view, row) &&
      !view.isFolded(row),
    onDrag: ({ source, location }) =>
      show(placeAt(element, location.current.input.clientY, source.data as Cargo)),
    onDragLeave: () => show(undefined),
    onDrop: ({ source, location }) => {
      const cargo = source.data as Cargo;
      show(undefined);
      moveCard(view, cargo.stop, row, column, placeAt(element, location.current.input.clientY, cargo));
    },
  });
}

/** The place in the cell above whose card's middle the pointer is; the dragged card itself does not count. */
function placeAt(cell: HTMLElement, y: number, { stop }: Cargo): number {
  const own = keyOf(stop);
  const cards = [...cell.querySelectorAll<HTMLElement>(".jw-card")].filter(
    (card) => card.dataset.stop !== own,
  );
  const at = cards.findIndex((card) => {
    const { top, height } = card.getBoundingClientRect();
    return y < top + height / 2;
  });
  return at < 0 ? cards.length : at;
}
