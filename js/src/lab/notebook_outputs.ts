// What the outputs of one notebook share, and how they are brought up to date when it is saved: one snapshot a document,
// one picture a look, whatever the number of outputs.

import type { ICodeCellModel } from "@jupyterlab/cells";
import type { DocumentRegistry } from "@jupyterlab/docregistry";
import type { NotebookPanel } from "@jupyterlab/notebook";
import type { IOutputModel } from "@jupyterlab/rendermime";
import type { Kernel } from "@jupyterlab/services";
import type { PartialJSONObject, ReadonlyPartialJSONObject } from "@lumino/coreutils";
import type { WidgetModel } from "../host/widget_model.js";
import { labelOfChoice, say } from "../views/text.js";
import { forget, modelOf } from "./joined.js";
import type { JourneyOutput } from "./output.js";
import type { OutputView } from "./output_view.js";
import { dataOf, lookOf, MIME, type Options, type Payload, payloadOf } from "./payload.js";

/** What remains where nothing is live, as the kernel makes it: MIME type → data. */
type Still = Readonly<Record<string, string>>;

const STILL_TYPES = ["text/html", "image/png", "text/plain"] as const;
const GONE: ReadonlySet<Kernel.Status> = new Set(["restarting", "autorestarting", "dead", "terminating"]);
const PATIENCE_MS = 20_000;

export class NotebookOutputs {
  readonly #outputs = new Set<JourneyOutput>();
  /** Document → its newest text. */
  readonly #snapshots = new Map<string, string>();
  /** Key → how its map was last shown. */
  readonly #options = new Map<string, Options>();
  /** Look → its still, and the text of the document it shows. */
  readonly #stills = new Map<string, { readonly still: Still; readonly text: string | undefined }>();
  #isFollowingUp = false;

  constructor(readonly panel: NotebookPanel) {
    const { context, sessionContext } = panel;
    context.saveState.connect(this.#onSave);
    sessionContext.statusChanged.connect(this.#onStatus);
    sessionContext.kernelChanged.connect(this.#onKernel);
    panel.disposed.connect(() => {
      context.saveState.disconnect(this.#onSave);
      sessionContext.statusChanged.disconnect(this.#onStatus);
      sessionContext.kernelChanged.disconnect(this.#onKernel);
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
    const still = stillOf(data);
    const look = lookOf(payload);
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

  /** What a live map shows is not what the notebook holds. */
  touch(): void {
    if (this.panel.model !== null) this.panel.model.dirty = true;
  }

  // -------------------------------------------------------------------- kernels that go

  #onStatus = (_: unknown, status: Kernel.Status): void => {
    if (GONE.has(status)) this.#forget();
  };

  #onKernel = (
    _: unknown,
    { oldValue, newValue }: { oldValue: { id: string } | null; newValue: { id: string } | null },
  ): void => {
    if (oldValue !== null && oldValue.id !== newValue?.id) this.#forget();
  };

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
    if (!this.#isTheOneWhoWrites()) return;
    const live = this.#live();
    for (const { view, payload } of live.values())
      if (view !== undefined && payload !== undefined) this.keep(payload, view);
    const [documents, looks] = [new Set<string>(), new Set<string>()];
    for (const { model, payload: before } of this.#models()) {
      const payload = this.latest(before);
      const look = lookOf(payload);
      const snapshot = documents.has(payload.document) ? undefined : this.snapshotOf(payload);
      const still = looks.has(look) ? repeatOf(payload) : this.#stills.get(look)?.still;
      documents.add(payload.document);
      looks.add(look);
      write(model, dataOf({ ...payload, snapshot }), still);
    }
  }

  /** The pictures are the kernel's, and take a moment: the notebook is saved again when they have come. */
  async #followUp(): Promise<void> {
    if (this.#isFollowingUp || !this.#isTheOneWhoWrites()) return;
    const stale = new Map<string, { model: WidgetModel; text: string }>();
    for (const { payload, view } of this.#live().values()) {
      if (payload === undefined || view === undefined) continue;
      const [look, text] = [lookOf(this.latest(payload)), view.snapshot(payload.without)];
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

  /** Where several people have the notebook open, one of them writes, or each write would be multiplied. */
  #isTheOneWhoWrites(): boolean {
    const awareness = this.panel.model?.sharedModel.awareness;
    if (awareness === undefined || awareness === null) return true;
    return Math.min(awareness.clientID, ...awareness.getStates().keys()) === awareness.clientID;
  }

  #live(): Map<string, JourneyOutput> {
    const found = [...this.#outputs].filter(({ view }) => view?.isLive);
    return new Map(found.map((output) => [output.payload?.key ?? "", output]));
  }

  /** All outputs of ours in the notebook, in its order, also those that were never on the screen. */
  *#models(): Generator<{ readonly model: IOutputModel; readonly payload: Payload }> {
    for (const cell of this.panel.model?.cells ?? []) {
      if (cell.type !== "code") continue;
      const { outputs } = cell as ICodeCellModel;
      for (let i = 0; i < outputs.length; i++) {
        const model = outputs.get(i);
        const payload = payloadOf(model.data[MIME]);
        if (payload !== undefined) yield { model, payload };
      }
    }
  }

  #others(document: string): string | undefined {
    for (const { payload } of this.#models())
      if (payload.document === document && payload.snapshot !== undefined) return payload.snapshot;
    return undefined;
  }
}

/** The still an output holds, undefined where it only names another output's. */
function stillOf(data: ReadonlyPartialJSONObject): Still | undefined {
  if (typeof data["image/png"] !== "string") return undefined;
  return Object.fromEntries(STILL_TYPES.map((type) => [type, asText(data[type])]));
}

/** The notebook format knows long texts as lists of lines. */
const asText = (data: unknown): string => (Array.isArray(data) ? data.join("") : String(data ?? ""));

/** What stands for a picture that another output already has. */
function repeatOf({ options: { language, state } }: Payload): Still {
  const text = say(language, "out.repeat", { state: labelOfChoice(language, "State", state) });
  return { "text/html": `<p>${text}</p>`, "text/plain": text };
}

function write(model: IOutputModel, payload: PartialJSONObject, still: Still | undefined): void {
  const before = model.data;
  const kept = Object.entries(before).filter(
    ([type]) => still === undefined || !(STILL_TYPES as readonly string[]).includes(type),
  );
  const data = { ...Object.fromEntries(kept), ...still, [MIME]: payload } as ReadonlyPartialJSONObject;
  if (!isSame(data, before)) model.setData({ data });
}

const isSame = (a: ReadonlyPartialJSONObject, b: ReadonlyPartialJSONObject): boolean =>
  canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, held) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );

/** Asks a widget in the kernel for its picture as it is now; undefined where none comes. */
function askForStill(model: WidgetModel): Promise<Still | undefined> {
  return new Promise((resolve) => {
    const end = (still: Still | undefined): void => {
      clearTimeout(timer);
      model.off("msg:custom", heard);
      resolve(still);
    };
    const heard = (content: unknown): void => {
      const { kind, data } = content as { kind?: unknown; data?: Still };
      if (kind === "still") end(data);
    };
    const timer = setTimeout(() => end(undefined), PATIENCE_MS);
    model.on("msg:custom", heard);
    model.send({ kind: "still" });
  });
}
