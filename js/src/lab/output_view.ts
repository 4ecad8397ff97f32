// What an output shows, as `entry/lab_views.ts` makes it.

import type { Host } from "../host/host.js";
import type { WidgetModel } from "../host/widget_model.js";
import type { JourneyDocument } from "../model/document.js";
import type { Part } from "../schema/sharing.generated.js";
import type { Look } from "../views/swimlane/look.js";

/** A map in an output. */
export interface OutputView {
  readonly isLive: boolean;
  readonly document: JourneyDocument;
  /** The document as it is now, as the text of a file. */
  snapshot(without: readonly Part[]): string;
  /** How it is shown now. */
  options(): Look;
  /** Calls after a change of the document or of how it is shown; returns what ends that. */
  onChange(listener: () => void): () => void;
  stop(): void;
}

/** A kernel's document in the page, as the kernel has it. */
export interface JoinedDocument {
  readonly host: Host;
  release(): void;
}

export interface OutputViews {
  /** Draws the map of a model that is there. */
  mountLive(model: WidgetModel, element: HTMLElement): Promise<OutputView>;
  /** Draws a map as it was saved; throws where the text is no document. */
  mountSaved(text: string, options: Look, element: HTMLElement): OutputView;
  /** Draws the map of a saved document that is edited without a kernel. */
  mountDraft(host: Host, options: Look, element: HTMLElement): OutputView;
  /** Joins the document of a model that is there, whether a view shows it or not; undefined where no kernel answers. */
  joinDocument(model: WidgetModel): Promise<JoinedDocument | undefined>;
}

/** Loads the views, which most pages never need. */
export type LoadViews = () => Promise<OutputViews>;
