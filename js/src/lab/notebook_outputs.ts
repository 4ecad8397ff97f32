// What the outputs of one notebook share, and how they are brought up to date when it is saved: one snapshot a document,
// one picture a look, whatever the number of outputs.

import type { DocumentRegistry } from "@jupyterlab/docregistry";
import { NotebookActions, type NotebookPanel } from "@jupyterlab/notebook";
import type { ReadonlyPartialJSONObject } from "@lumino/coreutils";
import type { WidgetModel } from "../host/widget_model.js";
import type { Look } from "../views/swimlane/look.js";
import { forget, modelOf, onAnyJoined } from "./joined.js";
import { METADATA } from "./kept/kept.js";
import { type KeepingNotebook, KeptEdits } from "./kept/kept_edits.js";
import { noted, unnoted } from "./kept/note.js";
import { type Placed, Places } from "./kept/places.js";
import { Teller } from "./kept/telling.js";
import { onKernelGone } from "./kernel_gone.js";
import type { JourneyOutput } from "./output.js";
import type { LoadViews, OutputView } from "./output_view.js";
import { dataOf, likenessOf, type Payload } from "./payload.js";
import { askForStill, isSame, repeatOf, type Still, stillOf, writeOutput } from "./still.js";
import { isTheOneWhoWrites } from "./writer.js";

export class NotebookOutputs implements KeepingNotebook {
  readonly places: Places;
  readonly kept: KeptEdits;
  readonly #outputs = new Set<JourneyOutput>();
  /** Document → its newest text. */
  readonly #snapshots = new Map<string, string>();
  /** Key → how its map was last shown. */
  readonly #options = new Map<string, Look>();
  /** Look → its still, and the text of the document it shows. */
  readonly #stills = new Map<string, { readonly still: Still; readonly text: string | undefined }>();
  #isFollowingUp = false;

  constructor(
    readonly panel: NotebookPanel,
    readonly loadViews: LoadViews,
  ) {
    this.places = new Places(panel, () => this.#takeIn());
    this.kept = new KeptEdits(this);
    const { context } = panel;
    context.saveState.connect(this.#onSave);
    onKernelGone(panel, () => this.#forget());
    NotebookActions.executionScheduled.connect(this.#onRun);
    const stopHearing = onAnyJoined(() => this.#takeIn());
    void context.ready.then(() => this.#scan());
    panel.disposed.connect(() => {
      context.saveState.disconnect(this.#onSave);
      NotebookActions.executionScheduled.disconnect(this.#onRun);
      stopHearing();
      this.places.stop();
      this.kept.stop();
    });
  }

  // -------------------------------------------------------------------- what the outputs tell and ask

  add(output: JourneyOutput): void {
    this.#outputs.add(output);
  }

  remove(output: JourneyOutput): void {
    this.#outputs.delete(output);
  }

  /** An output was drawn or drawn again: remembers what others may lack. */
  see(payload: Payload, data: ReadonlyPartialJSONObject): void {
    if (payload.snapshot !== undefined) this.#snapshots.set(payload.document, payload.snapshot);
    this.kept.scan();
    const held = stillOf(data);
    const still = held && unnoted(held);
    const look = likenessOf(payload);
    if (still !== undefined && !this.#stills.has(look))
      this.#stills.set(look, { still, text: this.#snapshots.get(payload.document) });
  }

  /** A live map is about to go: remembers what it was like. */
  keep({ key, document, without }: Payload, view: OutputView): void {
    this.#snapshots.set(document, view.snapshot(without));
    this.#options.set(key, view.options());
  }

  latest(payload: Payload): Payload {
    return { ...payload, options: this.#options.get(payload.key) ?? payload.options };
  }

  snapshotOf({ document }: Payload): string | undefined {
    return this.#snapshots.get(document) ?? this.#others(document);
  }

  setSnapshot(document: string, text: string): void {
    this.#snapshots.set(document, text);
  }

  /** What a map shows is not what the notebook holds. */
  touch(): void {
    if (this.panel.model !== null) this.panel.model.dirty = true;
  }

  // -------------------------------------------------------------------- edits that wait for a kernel

  get isWritable(): boolean {
    const { model, context } = this.panel;
    return model?.readOnly === false && context.contentsModel?.writable !== false;
  }

  async redraw(document: string): Promise<void> {
    const found = [...this.#outputs].filter(({ payload }) => payload?.document === document);
    await Promise.all(found.map((output) => output.draw()));
  }

  tell(): void {
    for (const output of this.#outputs) output.tell();
  }

  #scan(): void {
    if (this.panel.isDisposed) return;
    this.kept.scan();
    this.#takeIn();
  }

  /** A cell is about to run and to lose its outputs: what they hold is read before, also where it was never shown. */
  #onRun = (_: unknown, { notebook }: { notebook: unknown }): void => {
    if (notebook === this.panel.content) this.kept.scan();
  };

  #isTaking = false;

  /** After outputs and models came, which they do one by one. */
  #takeIn(): void {
    if (this.#isTaking) return;
    this.#isTaking = true;
    setTimeout(() => {
      this.#isTaking = false;
      if (!this.panel.isDisposed) this.kept.takeIn();
    });
  }

  // -------------------------------------------------------------------- kernels that go

  #forget(): void {
    forget([...this.#outputs].flatMap(({ payload }) => (payload === undefined ? [] : [payload.key])));
  }

  // -------------------------------------------------------------------- saving

  #onSave = (_: unknown, state: DocumentRegistry.SaveState): void => {
    if (state === "started") this.#store();
    else if (state === "completed") void this.#followUp();
  };

  /** Writes into the notebook what its maps show. */
  #store(): void {
    this.kept.store();
    const isWriter = isTheOneWhoWrites(this.panel);
    if (isWriter)
      for (const { view, payload } of this.#live().values())
        if (view !== undefined && payload !== undefined) this.keep(payload, view);
    const [documents, looks] = [new Set<string>(), new Set<string>()];
    for (const placed of this.places.outputs()) {
      const payload = this.latest(placed.payload);
      const [look, isFirst] = [likenessOf(payload), !documents.has(payload.document)];
      const kept = this.kept.shownIn(payload);
      const still = looks.has(look) ? repeatOf(payload) : this.#stillOf(placed, payload);
      documents.add(payload.document);
      looks.add(look);
      // where somebody else writes, she knows nothing of what is edited here
      if (!isWriter && kept?.draft === undefined) continue;
      const snapshot = isFirst ? this.snapshotOf(payload) : undefined;
      const edits = isFirst ? kept?.text : undefined;
      writeOutput(placed.model, dataOf({ ...payload, snapshot, edits }), still);
    }
    for (const cell of this.places.cells()) this.#storeApart(cell);
  }

  /** The picture of an output, with a note where its map was edited since; undefined where it stays as it is. */
  #stillOf({ model }: Placed, payload: Payload): Still | undefined {
    const held = stillOf(model.data);
    const plain = held && unnoted(held);
    const still = this.#stills.get(likenessOf(payload))?.still ?? plain;
    const kept = this.kept.shownIn(payload);
    const isNoted = !isSame(held, plain);
    if (still === undefined || kept?.problem !== undefined) return undefined;
    // what was taken in is still not in the picture here
    if (kept === undefined) return isNoted && isSame(still, plain) ? undefined : still;
    if (kept.count === 0) return still;
    if (kept.draft === undefined && isNoted) return undefined;
    const teller = new Teller(payload.options.language, kept.draft?.document.rows ?? {});
    return noted(still, teller.counted("lab.kept.still", kept.count), teller.edited(kept.changes));
  }

  #storeApart(cell: Placed["cell"]): void {
    const kept = this.kept.metadataOf(cell);
    const before: unknown = cell.getMetadata(METADATA);
    if (isSame(before, kept.length === 0 ? undefined : { kept })) return;
    if (kept.length > 0) cell.setMetadata(METADATA, { kept });
    else if (before !== undefined) cell.deleteMetadata(METADATA);
  }

  /** The pictures are the kernel's, and take a moment: the notebook is saved again when they have come. */
  async #followUp(): Promise<void> {
    if (this.#isFollowingUp || !isTheOneWhoWrites(this.panel)) return;
    const stale = new Map<string, { model: WidgetModel; text: string }>();
    for (const { payload, view } of this.#live().values()) {
      if (payload === undefined || view === undefined) continue;
      const [look, text] = [likenessOf(this.latest(payload)), view.snapshot(payload.without)];
      const model = modelOf(payload.key);
      if (model !== undefined && this.#stills.get(look)?.text !== text) stale.set(look, { model, text });
    }
    if (stale.size === 0) return;
    this.#isFollowingUp = true;
    try {
      const asked = [...stale].map(async ([look, { model, text }]) => {
        const still = await askForStill(model);
        if (still !== undefined) this.#stills.set(look, { still, text });
      });
      await Promise.all(asked);
      if (!this.panel.isDisposed) await this.panel.context.save();
    } finally {
      this.#isFollowingUp = false;
    }
  }

  #live(): Map<string, JourneyOutput> {
    const found = [...this.#outputs].filter(({ view }) => view?.isLive);
    return new Map(found.map((output) => [output.payload?.key ?? "", output]));
  }

  #others(document: string): string | undefined {
    for (const { payload } of this.places.outputs())
      if (payload.document === document && payload.snapshot !== undefined) return payload.snapshot;
    return undefined;
  }
}
