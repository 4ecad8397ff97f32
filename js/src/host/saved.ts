// A document as it was saved: shown, filtered, folded, and not written.

import { type ReadonlySignal, signal } from "@preact/signals";
import type { JourneyDocument } from "../model/document.js";
import type { History, Host, Safety } from "./host.js";

export class SavedHost implements Host {
  readonly canEdit = false;
  readonly history: ReadonlySignal<History> = signal({ canUndo: false, canRedo: false });
  readonly safety: ReadonlySignal<Safety> = signal("saved");

  constructor(readonly document: JourneyDocument) {}

  undo(): void {}

  redo(): void {}
}
