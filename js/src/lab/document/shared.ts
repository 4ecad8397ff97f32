// The document of a file as JupyterLab shares it: one CRDT for life, whatever is read into it, and its steps.

import { type DocumentChange, type ISharedDocument, YDocument } from "@jupyter/ydoc";
import type * as Y from "yjs";
import { loadJourneyFile, writeJourneyFile } from "../../interchange/journey_file.js";
import { HERE, JourneyDocument, THERE } from "../../model/document.js";
import { STORED } from "../../model/shown.js";

const VERSION = "1.0.0";
/** What an error names: the model of a file is made before anybody tells it a name. */
const SOURCE = "This file";

export interface JourneyChange extends DocumentChange {
  /** Whether rows or columns may have changed. */
  readonly contentChange?: true;
}

export class SharedJourney extends YDocument<JourneyChange> implements ISharedDocument {
  readonly version = VERSION;
  readonly document: JourneyDocument;
  /** Why the text that was read last is no document, in words. An empty file is never read to us. */
  #problem: string | undefined = `${SOURCE} is empty`;
  /** The text that was read, while the document says no more and no less: saving gives it back, byte for byte. */
  #text: string | undefined = "";
  #isReading = false;

  constructor() {
    const document = new JourneyDocument();
    super({ ydoc: document.doc });
    this.document = document;
    this.undoManager.addToScope([
      ...STORED.map((table) => document.map(table)),
      document.doc.getMap("columns"),
    ]);
    this.undoManager.addTrackedOrigin(HERE);
    this.undoManager.captureTimeout = 0; // each gesture is a step, however fast the next one follows
    document.doc.on("afterTransaction", this.#onTransaction);
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.document.doc.off("afterTransaction", this.#onTransaction);
    super.dispose();
    this.document.destroy();
  }

  getSource(): string {
    return this.#text ?? writeJourneyFile(this.document);
  }

  /** Reads a text; where it is no document it is kept as it is, and given back. */
  setSource(text: string): void {
    this.#isReading = true;
    try {
      loadJourneyFile(this.document, text, SOURCE);
      this.#problem = undefined;
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.#isReading = false;
    }
    this.#text = text;
    this.clearUndoHistory(); // a step would lead back to what is gone from the disk
    this.dirty = false;
    this._changed.emit({ contentChange: true });
  }

  readonly #onTransaction = ({ changed, local, origin }: Y.Transaction): void => {
    const isContent = [...changed.keys()].some((type) => (type as unknown) !== this.ystate);
    if (!isContent || this.#isReading) return;
    this.#text = undefined;
    this.#problem = undefined;
    if (local && origin !== THERE) this.dirty = true;
    this._changed.emit({ contentChange: true });
  };
}
