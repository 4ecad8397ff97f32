// The map of a file, as `entry/lab_views.ts` makes it.

import type { Host } from "../../host/host.js";
import type { HeadTable } from "../../views/swimlane/go_to.js";
import type { Options } from "../payload.js";

export interface DocumentView {
  /** Calls with how the map is shown after each change of it; returns what ends that. */
  onOptions(listener: (options: Options) => void): () => void;
  /** Shows a row of the head, and moves the focus there. */
  goTo(table: HeadTable, id: string): void;
  stop(): void;
}

export interface DocumentViews {
  mountDocument(host: Host, options: Options, element: HTMLElement): DocumentView;
}

/** Loads the views, which most pages never need. */
export type LoadDocumentViews = () => Promise<DocumentViews>;
