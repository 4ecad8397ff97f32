// What a view knows of the world: a document, a history, and whether what was done is safe. Views know this and no more,
// so that one view stands in a notebook, in a document of JupyterLab, in a saved output and on a page of its own.

import type { ReadonlySignal } from "@preact/signals";
import type { JourneyDocument } from "../model/document.js";

export interface History {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/**
 * - `safe`: the other side has all that was done here;
 * - `waiting`: something is on its way;
 * - `alone`: nobody is there to take it;
 * - `saved`: there is nothing to take, for the document is shown as it was saved;
 * - `locked`: the same, for its file may not be written.
 */
export type Safety = "safe" | "waiting" | "alone" | "saved" | "locked";

export interface Host {
  readonly document: JourneyDocument;
  readonly history: ReadonlySignal<History>;
  readonly safety: ReadonlySignal<Safety>;
  /** Whether what is done here has a place to go. */
  readonly canEdit: boolean;
  undo(): void;
  redo(): void;
}
