// What is only on this screen and saved nowhere: density, zoom, whether the map is presented, what scrolls.

import { type Signal, signal } from "@preact/signals";

export type Density = "comfortable" | "compact" | "print";

export const DENSITIES: readonly Density[] = ["comfortable", "compact", "print"];

export const [SMALLEST, LARGEST] = [0.2, 3];
const STEPS = [0.2, 0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3];

export class Screen {
  /** Undefined leaves it to JupyterLab's settings. */
  readonly density: Signal<Density | undefined> = signal(undefined);
  readonly isPresenting = signal(false);
  /** The saved view that was opened last. */
  readonly savedView = signal("");
  /** The element in which the map scrolls. */
  readonly scroller: Signal<HTMLElement | undefined> = signal(undefined);

  constructor(readonly zoom: Signal<number> = signal(1)) {}

  /** Zooms, and keeps in its place what is `x`, `y` pixels from the corner of the box. */
  zoomTo(wanted: number, x = 0, y = 0): void {
    const zoom = bounded(wanted);
    const ratio = zoom / this.zoom.peek();
    const box = this.scroller.peek();
    this.zoom.value = zoom;
    const grid = gridIn(box);
    if (box === undefined || grid === undefined || ratio === 1) return;
    grid.style.zoom = String(zoom); // at once, so that there is room to scroll to
    box.scrollLeft = (box.scrollLeft + x) * ratio - x;
    box.scrollTop = (box.scrollTop + y) * ratio - y;
  }

  zoomBy(by: 1 | -1): void {
    this.zoomTo(nextZoom(this.zoom.peek(), by));
  }

  /** Shrinks or grows the map until its width is that of its box, or all of it is in the box. */
  fit(isWhole: boolean): void {
    const box = this.scroller.peek();
    const grid = gridIn(box);
    if (box === undefined || grid === undefined) return;
    const map = {
      width: Number.parseFloat(getComputedStyle(grid).minWidth) || grid.offsetWidth,
      height: grid.offsetHeight,
    };
    this.zoomTo(fitZoom({ width: box.clientWidth, height: box.clientHeight }, map, isWhole));
    // a line of one pixel does not shrink with the rest
    const { scrollHeight, clientHeight } = box;
    if (isWhole && scrollHeight > clientHeight)
      this.zoomTo(Math.floor((this.zoom.peek() * 1000 * clientHeight) / scrollHeight) / 1000);
    box.scrollTo(0, 0);
  }
}

const gridIn = (box: HTMLElement | undefined): HTMLElement | undefined =>
  box?.querySelector<HTMLElement>(".jw-grid") ?? undefined;

const bounded = (zoom: number): number => Math.min(LARGEST, Math.max(SMALLEST, Number(zoom.toFixed(3))));

/** The next of the usual sizes. */
export const nextZoom = (zoom: number, by: 1 | -1): number =>
  (by > 0 ? STEPS.find((step) => step > zoom + 0.001) : STEPS.findLast((step) => step < zoom - 0.001)) ??
  zoom;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest zoom at which a map of this size is no wider than its box, nor higher if it is to be seen whole. */
export function fitZoom(box: Size, map: Size, isWhole: boolean): number {
  const zoom = Math.min(box.width / map.width, isWhole ? box.height / map.height : Number.POSITIVE_INFINITY);
  // rounded down: a scrollbar for one pixel would be a fit that does not
  return Number.isFinite(zoom) && zoom > 0
    ? Math.min(LARGEST, Math.max(SMALLEST, Math.floor(zoom * 1000) / 1000))
    : 1;
}
