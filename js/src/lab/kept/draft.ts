// A saved document that somebody edits without a kernel: one for all its outputs in a notebook, with its own undo.

import * as Y from "yjs";
import { DocumentHost } from "../../host/document.js";
import { readJourneyFile, writeJourneyFile } from "../../interchange/journey_file.js";
import { HERE, type JourneyDocument } from "../../model/document.js";
import { STORED, type Tables } from "../../model/shown.js";
import type { Part } from "../../schema/sharing.generated.js";
import { type Change, change, copyOf, diff, inverse, write } from "./changes.js";

export class Draft {
  readonly document: JourneyDocument;
  readonly host: DocumentHost;
  readonly #steps: Y.UndoManager;
  /** The document as the kernel last knew it. */
  readonly #before: Tables;
  #changes: readonly Change[] | undefined;

  /**
   * @param text the document as it was saved
   * @param changes the edits that led to it
   * @param without what of the document was not saved with it
   */
  constructor(text: string, changes: readonly Change[], without: readonly Part[] = []) {
    this.document = readJourneyFile(text, "this output");
    const before = copyOf(this.document.rows);
    for (const each of inverse(changes)) change(before, each);
    this.#before = before;
    const scope = STORED.map((table) => this.document.map(table));
    this.#steps = new Y.UndoManager(scope, { trackedOrigins: new Set([HERE]), captureTimeout: 0 });
    this.host = new DocumentHost(this.document, this.#steps, true, without);
    this.document.doc.on("update", () => {
      this.#changes = undefined;
    });
  }

  /** What was changed since the kernel's last word. */
  get changes(): readonly Change[] {
    this.#changes ??= diff(this.#before, this.document.rows);
    return this.#changes;
  }

  get text(): string {
    return writeJourneyFile(this.document);
  }

  /** Goes back to the kernel's last word, as one step of undo. */
  discard(): void {
    write(this.document, diff(this.document.rows, this.#before));
  }

  onChange(listener: () => void): void {
    this.document.doc.on("update", listener);
  }

  destroy(): void {
    this.host.destroy();
    this.#steps.destroy();
    this.document.destroy();
  }
}
