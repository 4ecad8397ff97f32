// What an output shows, as `entry/lab_views.ts` makes it.

import type { WidgetModel } from "../host/widget_model.js";
import type { Part } from "../schema/sharing.generated.js";
import type { Options } from "./payload.js";

/** A map in an output. */
export interface OutputView {
  readonly isLive: boolean;
  /** The document as it is now, as the text of a file. */
  snapshot(without: readonly Part[]): string;
  /** How it is shown now. */
  options(): Options;
  /** Calls after a change of the document or of how it is shown; returns what ends that. */
  onChange(listener: () => void): () => void;
  stop(): void;
}

export interface OutputViews {
  /** Draws the map of a model that is there. */
  mountLive(model: WidgetModel, element: HTMLElement): Promise<OutputView>;
  /** Draws a map as it was saved; throws where the text is no document. */
  mountSaved(text: string, options: Options, element: HTMLElement): OutputView;
}

/** Loads the views, which most pages never need. */
export type LoadViews = () => Promise<OutputViews>;
