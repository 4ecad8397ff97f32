// What draws results: charts and tables one, boards another.

import type { Buffers } from "./data.js";
import type { ResultTold } from "./result.js";

/** Says something to the kernel. */
export type Tell = (message: Readonly<Record<string, unknown>>) => void;

export interface Drawer {
  /** Draws a result, or takes it into what is drawn; ends when it is on the screen. */
  draw(told: ResultTold, buffers: Buffers): Promise<void>;
  /** Draws it in the colours of the page as they are now. */
  recolour(): void;
  /** Shows why something was not taken. */
  refuse(why: string): void;
  stop(): void;
}

/** Makes a drawer; without `tell` nobody hears what is done in it. */
export type MakeDrawer = (element: HTMLElement, language: "en" | "it", tell: Tell | undefined) => Drawer;
