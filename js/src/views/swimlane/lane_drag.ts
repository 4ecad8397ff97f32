// Dragging lanes by their headers with the mouse. The keyboard does the same by `moveLaneBy`.

import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { moveLaneTo } from "./lane_actions.js";
import type { SwimlaneView } from "./view.js";

interface Cargo extends Record<string | symbol, unknown> {
  readonly lanesOf: SwimlaneView;
  readonly lane: string;
}

const isCargo = (data: Record<string | symbol, unknown>, view: SwimlaneView): data is Cargo =>
  data.lanesOf === view;

/**
 * Lets a lane be dragged by its header, and others be dropped above and below it; returns what ends that.
 *
 * @param show draws on which side of the lane the other one would stand
 */
export function makeLaneDraggable(
  view: SwimlaneView,
  handle: HTMLElement,
  row: HTMLElement,
  lane: string,
  show: (edge: "before" | "after" | undefined) => void,
): () => void {
  if (!view.host.canEdit) return () => undefined;
  const isAfter = (y: number): boolean => {
    const { top, height } = row.getBoundingClientRect();
    return y >= top + height / 2;
  };
  const stopDragging = draggable({
    element: handle,
    getInitialData: (): Cargo => ({ lanesOf: view, lane }),
    onDragStart: () => row.classList.add("is-dragged"),
    onDrop: () => row.classList.remove("is-dragged"),
  });
  const stopTaking = dropTargetForElements({
    element: row,
    canDrop: ({ source }) => isCargo(source.data, view) && source.data.lane !== lane,
    onDrag: ({ location }) => show(isAfter(location.current.input.clientY) ? "after" : "before"),
    onDragLeave: () => show(undefined),
    onDrop: ({ source, location }) => {
      show(undefined);
      moveLaneTo(view, (source.data as Cargo).lane, lane, isAfter(location.current.input.clientY));
    },
  });
  return () => {
    stopDragging();
    stopTaking();
  };
}
