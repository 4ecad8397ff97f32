// The map of a file, as `entry/lab_views.ts` makes it.

import type { Host } from "../../host/host.js";
import type { Place, Reach } from "../../views/swimlane/go_to.js";
import type { Look } from "../../views/swimlane/look.js";
import type { Beside } from "../problems/beside.js";

export interface DocumentView {
  /** Calls with how the map is shown after each change of it; returns what ends that. */
  onOptions(listener: (options: Look) => void): () => void;
  /** Shows a row or a value, and moves the focus there; quietly, the DOM's stays where it is. */
  goTo(place: Place, isQuiet?: boolean): Reach;
  stop(): void;
}

export interface DocumentViews {
  mountDocument(host: Host, options: Look, element: HTMLElement): DocumentView;
  /** Draws how much is left to do; returns what takes it away again. */
  mountStrip(beside: Beside, element: HTMLElement): () => void;
  /** Draws what the property inspector shows; returns what takes it away again. */
  mountInspector(beside: Beside, element: HTMLElement): () => void;
}

/** Loads the views, which most pages never need. */
export type LoadDocumentViews = () => Promise<DocumentViews>;
