// What a view knows of the world: a document, a history, and whether what was done is safe. Views know this and no more,
// so that one view stands in a notebook, in a document of JupyterLab, in a saved output and on a page of its own.

import type { ReadonlySignal } from "@preact/signals";
import type { JourneyDocument } from "../model/document.js";
import type { Part } from "../schema/sharing.generated.js";
import type { Language } from "../schema/tables.generated.js";

export interface History {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** A step of this session's history. */
export interface DoneStep {
  /** Grows from step to step. */
  readonly number: number;
  /** What was done and where, in words. */
  readonly what: string;
  readonly where: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  /** Whether it was taken back, and can be done again. */
  readonly isUndone: boolean;
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
  /** What of the document did not come along: nothing may be added where one does not see what is there. */
  readonly without?: readonly Part[];
  undo(): void;
  redo(): void;
  /** What was done in this session, the newest first; not there where nobody remembers. */
  tellSteps?(language: Language): Promise<readonly DoneStep[]>;
  /** Takes back what was done after a step, or does again what was taken back up to it; 0 is before all of them. */
  goToStep?(number: number): void;
}
