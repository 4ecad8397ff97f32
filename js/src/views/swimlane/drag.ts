// Dragging cards with the mouse, from cell to cell. The keyboard does the same by `actions.move`.

import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { cellOf } from "../../model/map.js";
import { moveCard } from "./actions.js";
import type { Stop } from "./focus.js";
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
  if (!view.host.canEdit) return () => undefined;
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
  const placeOf = ({ stop }: Cargo, y: number): number =>
    placeAt(element, cellOf(view.map.value, row, column), y, stop.item);
  return dropTargetForElements({
    element,
    canDrop: ({ source }) =>
      isCargo(source.data, view) &&
      tableOf(view, source.data.stop.row) === tableOf(view, row) &&
      !view.isFolded(row),
    onDrag: ({ source, location }) => show(placeOf(source.data as Cargo, location.current.input.clientY)),
    onDragLeave: () => show(undefined),
    onDrop: ({ source, location }) => {
      const cargo = source.data as Cargo;
      show(undefined);
      moveCard(view, cargo.stop, row, column, placeOf(cargo, location.current.input.clientY));
    },
  });
}

/**
 * The place in a cell above whose card's middle the pointer is; the dragged card itself does not count. Of a long cell only
 * the cards near the screen are in the document, so a place is told by a card and not by counting elements.
 */
function placeAt(cell: HTMLElement, ids: readonly string[], y: number, dragged: string): number {
  const others = ids.filter((id) => id !== dragged);
  let place = 0;
  for (const card of cell.querySelectorAll<HTMLElement>(".jw-card[data-row]")) {
    const at = others.indexOf(card.dataset.row as string);
    const { top, height } = card.getBoundingClientRect();
    if (at >= 0 && y >= top + height / 2) place = at + 1;
  }
  return place;
}
