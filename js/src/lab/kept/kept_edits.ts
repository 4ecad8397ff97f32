// [S14] The edits that a notebook keeps, from the moment somebody edits a saved map until a kernel has them.
//
// They are kept by document. A kernel that runs again makes the document anew, under another name: it is known by the
// output it stands in, and by what it was made of. Edits enter it once, and leave the notebook when the kernel has said
// that it has them; what does not fit waits for a word of the user.

import { effect } from "@preact/signals";
import { modelOf } from "../joined.js";
import type { JoinedDocument, LoadViews } from "../output_view.js";
import { type Payload, partsOf } from "../payload.js";
import { countOf, write } from "./changes.js";
import type { Draft } from "./draft.js";
import { Kept, type KeptData } from "./kept.js";
import { misfitOf } from "./misfit.js";
import { type Placed, type Places, placeOf } from "./places.js";
import { replay } from "./replay.js";

/** The notebook, as far as its kept edits need it. */
export interface KeepingNotebook {
  readonly places: Places;
  readonly loadViews: LoadViews;
  snapshotOf(payload: Payload): string | undefined;
  setSnapshot(document: string, text: string): void;
  /** Draws the outputs of a document again; ends when they are drawn. */
  redraw(document: string): Promise<void>;
  /** Says again what is kept. */
  tell(): void;
  touch(): void;
}

const PATIENCE_MS = 30_000;

export class KeptEdits {
  /** Document → the edits that its snapshot shows. */
  readonly #shown = new Map<string, Kept>();
  /** Edits that no snapshot shows. */
  readonly #apart = new Set<Kept>();
  /** What was read of the notebook, by document or by cell and text: what was taken in or discarded stays so. */
  readonly #read = new Set<string>();
  /** Document → how many edits it took in. */
  readonly #taken = new Map<string, number>();

  constructor(readonly notebook: KeepingNotebook) {}

  // -------------------------------------------------------------------- what outputs ask

  shownIn({ document }: Payload): Kept | undefined {
    return this.#shown.get(document);
  }

  /** What waits at an output, or asks there. */
  apartAt(payload: Payload): Kept[] {
    if (this.#all().every((kept) => !kept.isApart && kept.question === undefined)) return [];
    const place = placeOf(this.notebook.places.find(payload));
    return this.#all().filter(
      (kept) =>
        kept !== this.#shown.get(payload.document) &&
        (kept.question === undefined
          ? kept.isApart && place !== undefined && kept.places.has(place)
          : kept.question.document === payload.document),
    );
  }

  takenBy({ document }: Payload): number {
    return this.#taken.get(document) ?? 0;
  }

  /** It was read that edits were taken in. */
  forgetTaken({ document }: Payload): void {
    this.#taken.delete(document);
    this.notebook.tell();
  }

  #all(): Kept[] {
    return [...this.#shown.values(), ...this.#apart];
  }

  // -------------------------------------------------------------------- what the notebook holds

  /** Reads what the notebook holds that was not read yet, and where each document is to be seen. */
  scan(): void {
    const { places } = this.notebook;
    for (const placed of places.outputs()) this.#see(placed);
    for (const { cell, data } of places.metadata()) {
      const name = nameOf(cell, data.document, data.edits);
      if (this.#read.has(name)) continue;
      this.#read.add(name);
      const kept = new Kept({ ...data, without: partsOf(data.without) }, data.edits, true);
      kept.places.add(placeOf({ cell, number: data.output }));
      this.#apart.add(kept);
    }
    for (const kept of this.#all()) places.watch(kept.places);
  }

  #see(placed: Placed): void {
    const { payload } = placed;
    if (payload.edits !== undefined && !this.#read.has(payload.document)) {
      this.#read.add(payload.document);
      this.#shown.set(payload.document, new Kept(payload, payload.edits, false));
    }
    this.#shown.get(payload.document)?.places.add(placeOf(placed));
  }

  /** Compares edits with the map they led to: a list that tells another story is not used. */
  check(payload: Payload, rows: Parameters<typeof misfitOf>[0]): void {
    const kept = this.#shown.get(payload.document);
    if (kept === undefined || kept.draft !== undefined || kept.problem !== undefined) return;
    const misfit = misfitOf(rows, kept.changes, payload.options.language);
    if (misfit !== undefined) kept.distrust(kept.text ?? "", misfit);
  }

  // -------------------------------------------------------------------- editing

  /** Makes a document editable in all its outputs; undefined where the notebook does not have it. */
  open(payload: Payload): Draft | undefined {
    const text = this.notebook.snapshotOf(payload);
    if (text === undefined) return undefined;
    const kept = this.#shown.get(payload.document) ?? new Kept(payload, [], false);
    this.#read.add(payload.document);
    this.#shown.set(payload.document, kept);
    if (kept.draft === undefined) {
      const draft = kept.open(text);
      draft.onChange(() => {
        this.notebook.touch();
        this.notebook.tell();
      });
      this.scan();
    }
    return kept.draft;
  }

  /** Goes back to the map before the edits; it stays editable, and undo brings them back. */
  discard(payload: Payload): void {
    this.open(payload)?.discard();
    void this.notebook.redraw(payload.document);
  }

  /** Gives up edits that are not in the map on the screen, or cannot be read. */
  forget(kept: Kept): void {
    this.#drop(kept);
    this.notebook.touch();
    this.notebook.tell();
  }

  #drop(kept: Kept): void {
    this.#apart.delete(kept);
    if (this.#shown.get(kept.document) === kept) this.#shown.delete(kept.document);
  }

  /** Before the notebook is saved: its snapshots are those on the screen. */
  store(): void {
    this.scan();
    for (const { document, draft } of this.#shown.values())
      if (draft !== undefined) this.notebook.setSnapshot(document, draft.text);
  }

  /** What a cell is to hold of edits whose output is gone. */
  metadataOf(cell: Placed["cell"]): KeptData[] {
    return this.#all().flatMap((kept) => {
      const place = this.#isOnScreen(kept) ? undefined : this.#homeOf(kept);
      const edits = kept.text;
      if (place?.cell !== cell || edits === undefined) return [];
      this.#read.add(nameOf(cell, kept.document, edits));
      const { document, origin, without } = kept;
      return [{ document, origin, without: [...without], output: place.number, edits }];
    });
  }

  /** The first place of edits that the notebook still has. */
  #homeOf({ places }: Kept): Pick<Placed, "cell" | "number"> | undefined {
    const found = [...places].map((place) => JSON.parse(place) as [string, number]);
    for (const cell of this.notebook.places.cells())
      for (const [id, number] of found) if (cell.id === id) return { cell, number };
    return undefined;
  }

  stop(): void {
    for (const kept of this.#all()) kept.close()?.destroy();
  }

  // -------------------------------------------------------------------- into a kernel

  /** Takes edits into the documents that are there. */
  takeIn(): void {
    for (const kept of this.#all()) {
      if (kept.isBusy || kept.problem !== undefined || kept.changes.length === 0) continue;
      const target = this.#targetOf(kept);
      if (target === undefined || kept.question?.document === target.document) continue;
      const isSame =
        target.document === kept.document || (kept.origin !== "" && kept.origin === target.origin);
      if (isSame) void this.#bring(kept, target, false);
      else if (!this.#isOnScreen(kept)) this.#ask(kept, { document: target.document, refused: undefined });
    }
  }

  /** Takes in by force what did not fit, or belongs elsewhere. */
  async useMine(kept: Kept): Promise<void> {
    const target = this.#targetOf(kept);
    if (target !== undefined && !kept.isBusy)
      await this.#bring(kept, target, kept.question?.refused !== undefined);
  }

  /** A live document in a place where that of the edits was. */
  #targetOf(kept: Kept): Payload | undefined {
    for (const placed of this.notebook.places.outputs()) {
      const { payload } = placed;
      if (modelOf(payload.key) === undefined) continue;
      if (payload.document === kept.document || kept.places.has(placeOf(placed))) return payload;
    }
    return undefined;
  }

  #isOnScreen(kept: Kept): boolean {
    if (kept.isApart) return false;
    return [...this.notebook.places.outputs()].some(({ payload }) => payload.document === kept.document);
  }

  #ask(kept: Kept, question: Kept["question"]): void {
    kept.question = question;
    this.notebook.tell();
  }

  /** What is on its way is edited no more: its map is shown as saved. */
  async #close(kept: Kept): Promise<void> {
    const draft = kept.close();
    if (draft === undefined) return;
    this.notebook.setSnapshot(kept.document, draft.text);
    await this.notebook.redraw(kept.document);
    draft.destroy();
  }

  async #bring(kept: Kept, target: Payload, isForced: boolean): Promise<void> {
    kept.isBusy = true;
    try {
      const model = modelOf(target.key);
      const joined = model && (await (await this.notebook.loadViews()).joinDocument(model));
      if (joined === undefined) return; // its kernel has gone meanwhile: the edits stay where they are
      try {
        await this.#replay(kept, target, joined, isForced);
      } finally {
        joined.release();
      }
    } finally {
      kept.isBusy = false;
    }
  }

  async #replay(kept: Kept, target: Payload, { host }: JoinedDocument, isForced: boolean): Promise<void> {
    await this.#close(kept);
    const { changes } = kept;
    const { writes, refused } = replay(host.document, changes, kept.without, isForced);
    if (writes.length > 0) write(host.document, writes);
    if (!(await isConfirmed(host.safety))) return;
    this.#drop(kept);
    const left = refused.map(({ change }) => change);
    if (left.length > 0) {
      const rest = new Kept(kept, left, true);
      for (const place of kept.places) rest.places.add(place);
      rest.question = { document: target.document, refused };
      this.#apart.add(rest);
    }
    const taken = countOf(changes) - countOf(left);
    if (taken > 0) this.#taken.set(target.document, taken);
    this.notebook.touch();
    this.notebook.tell();
  }
}

/** What was read of a cell is not read again. */
const nameOf = ({ id }: Placed["cell"], document: string, edits: string): string =>
  JSON.stringify([id, document, edits]);

/** Waits for the kernel's word that it has all that was written; false where it does not come. */
function isConfirmed(safety: JoinedDocument["host"]["safety"]): Promise<boolean> {
  return new Promise((resolve) => {
    let stop = (): void => undefined;
    const end = (isIn: boolean): void => {
      clearTimeout(timer);
      queueMicrotask(() => stop());
      resolve(isIn);
    };
    const timer = setTimeout(() => end(false), PATIENCE_MS);
    stop = effect(() => {
      if (safety.value === "safe") end(true);
    });
  });
}
