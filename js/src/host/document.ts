// A document that is a file of JupyterLab: what is done here is in its model, and safe when the file is saved, which
// JupyterLab shows in its own ways.

import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type * as Y from "yjs";
import type { JourneyDocument } from "../model/document.js";
import type { Part } from "../schema/sharing.generated.js";
import type { Language } from "../schema/tables.generated.js";
import type { DoneStep, History, Host, Safety } from "./host.js";
import { Steps } from "./steps.js";

const STACK_EVENTS = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const;

export class DocumentHost implements Host {
  readonly history: Signal<History> = signal({ canUndo: false, canRedo: false });
  readonly safety: ReadonlySignal<Safety>;
  readonly #done: Steps;

  /**
   * @param steps the gestures of this person, one a step; the host reads them and outlives them not
   * @param canEdit whether the file may be written
   * @param without what of the document did not come along
   */
  constructor(
    readonly document: JourneyDocument,
    readonly steps: Y.UndoManager,
    readonly canEdit: boolean,
    readonly without: readonly Part[] = [],
  ) {
    this.safety = signal<Safety>(canEdit ? "safe" : "locked");
    this.#done = new Steps(document, steps);
    for (const event of STACK_EVENTS) steps.on(event, this.#look);
    this.#look();
  }

  destroy(): void {
    for (const event of STACK_EVENTS) this.steps.off(event, this.#look);
    this.#done.destroy();
  }

  undo(): void {
    if (this.canEdit) this.steps.undo();
  }

  redo(): void {
    if (this.canEdit) this.steps.redo();
  }

  async tellSteps(language: Language): Promise<readonly DoneStep[]> {
    return this.#done.tell(language);
  }

  goToStep(number: number): void {
    if (this.canEdit) this.#done.goTo(number);
  }

  readonly #look = (): void => {
    this.history.value = { canUndo: this.steps.canUndo(), canRedo: this.steps.canRedo() };
  };
}
