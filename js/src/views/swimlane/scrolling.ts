// While something is dragged near an edge of the map, the map scrolls there.

import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import type { SwimlaneView } from "./view.js";

const REACH = 44;
const FASTEST = 18;

/** Scrolls an element for as long as a point is near its edges; returns where to tell the point, and what ends it. */
export function scrollAtEdges(scroller: HTMLElement): {
  to(x: number, y: number): void;
  end(): void;
} {
  let [x, y, frame] = [0, 0, 0];
  const step = (): void => {
    const box = scroller.getBoundingClientRect();
    // the head and the lanes' names lie over the map
    const head = scroller.querySelector(".jw-head")?.getBoundingClientRect();
    const corner = scroller.querySelector(".jw-corner")?.getBoundingClientRect();
    const isMirrored = getComputedStyle(scroller).direction === "rtl";
    const left = box.left + (isMirrored ? 0 : (corner?.width ?? 0));
    const right = box.right - (isMirrored ? (corner?.width ?? 0) : 0);
    scroller.scrollBy(pull(x, left, right), pull(y, box.top + (head?.height ?? 0), box.bottom));
    frame = requestAnimationFrame(step);
  };
  return {
    to: (nextX, nextY) => {
      [x, y] = [nextX, nextY];
      if (frame === 0) frame = requestAnimationFrame(step);
    },
    end: () => cancelAnimationFrame(frame),
  };
}

/** How fast to scroll along one axis: the nearer the edge, the faster. */
function pull(at: number, start: number, end: number): number {
  const before = Math.min(1, Math.max(0, (start + REACH - at) / REACH));
  const after = Math.min(1, Math.max(0, (at - end + REACH) / REACH));
  return Math.round((after - before) * FASTEST);
}

/** Watches the drags of a view; returns what ends that. */
export function scrollWhileDragging(view: SwimlaneView, scroller: HTMLElement): () => void {
  let edges: ReturnType<typeof scrollAtEdges> | undefined;
  const end = (): void => {
    edges?.end();
    edges = undefined;
  };
  const stop = monitorForElements({
    canMonitor: ({ source }) => source.data.view === view,
    onDrag: ({ location }) => {
      edges ??= scrollAtEdges(scroller);
      edges.to(location.current.input.clientX, location.current.input.clientY);
    },
    onDrop: end,
  });
  return () => {
    end();
    stop();
  };
}
