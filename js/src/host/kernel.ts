// The document of a kernel, in the page. Rules S1 … of journey_widgets/sync/SPEC.md say what is sent and why.

import { type Signal, signal } from "@preact/signals";
import * as Y from "yjs";
import { JourneyDocument, THERE } from "../model/document.js";
import type { Language } from "../schema/tables.generated.js";
import type { DoneStep, History, Host, Safety } from "./host.js";
import { toBytes, type WidgetModel } from "./widget_model.js";

/** From the page to the kernel; a number is answered with the same number. */
export type Command =
  | { readonly kind: "join"; readonly page: string; readonly number: number }
  | { readonly kind: "edit"; readonly page: string; readonly number: number }
  | { readonly kind: "steps"; readonly page: string; readonly number: number; readonly language: Language }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  | { readonly kind: "go"; readonly to: number };

/** From the kernel to every page; `page` and `number` say whose message it answers, if it answers one. */
export interface Event {
  readonly kind: "joined" | "edited" | "stood" | "steps";
  readonly page: string;
  readonly number: number;
  readonly history: readonly [boolean, boolean];
  /** Number, seconds since 1970, what, where, whether taken back. */
  readonly steps?: readonly (readonly [number, number, string, string, boolean])[];
}

/** An answer that takes longer is missed: the page then joins again, and waits twice as long for the next. */
export const PATIENCE_MS = 4000;
const LONGEST_PATIENCE_MS = 60_000;

export class KernelHost implements Host {
  readonly canEdit = true;
  readonly document = new JourneyDocument();
  readonly history: Signal<History> = signal({ canUndo: false, canRedo: false });
  readonly safety: Signal<Safety> = signal("safe");
  readonly #model: WidgetModel;
  readonly #page = crypto.getRandomValues(new Uint32Array(2)).join("-");
  #number = 0;
  /** The edits that no answer has confirmed: number → what had been written here by then. */
  readonly #unconfirmed = new Map<number, number>();
  /** Who waits for the steps that were done: number of the question → what is done with the answer. */
  readonly #asked = new Map<number, (steps: readonly DoneStep[]) => void>();
  /** Number of the joining under way. */
  #joining: number | undefined;
  /** What was still missing after the last joining: no joining will bring it. */
  #lost = "";
  #patience = PATIENCE_MS;
  #impatience: ReturnType<typeof setTimeout> | undefined;

  constructor(model: WidgetModel) {
    this.#model = model;
    this.document.doc.on("update", this.#onUpdate);
    model.on("msg:custom", this.#onMessage);
    model.on("comm_live_update", this.#onCommLive);
    model.on("change:_state", this.#onState);
    this.#onState();
  }

  destroy(): void {
    clearTimeout(this.#impatience);
    this.#model.off("msg:custom", this.#onMessage);
    this.#model.off("comm_live_update", this.#onCommLive);
    this.#model.off("change:_state", this.#onState);
    this.document.destroy();
  }

  undo(): void {
    this.#send({ kind: "undo" });
  }

  redo(): void {
    this.#send({ kind: "redo" });
  }

  /** [S15] */
  tellSteps(language: Language): Promise<readonly DoneStep[]> {
    return new Promise((resolve) => {
      const number = ++this.#number;
      this.#asked.set(number, resolve);
      this.#send({ kind: "steps", page: this.#page, number, language });
    });
  }

  goToStep(number: number): void {
    this.#send({ kind: "go", to: number });
  }

  /** [S2] Tells what the page has; the answer brings what it lacks. */
  #join(): void {
    this.#joining = ++this.#number;
    this.#expectAnswer();
    this.#send(
      { kind: "join", page: this.#page, number: this.#joining },
      Y.encodeStateVector(this.document.doc),
    );
  }

  /** [S3] One transaction, one message, at once. */
  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== THERE) this.#edit(update);
  };

  #edit(update: Uint8Array): void {
    const { store, clientID } = this.document.doc;
    const number = ++this.#number;
    this.#unconfirmed.set(number, Y.getState(store, clientID));
    if (this.safety.value === "safe") this.safety.value = "waiting";
    // undo that is asked for at once comes to the kernel after the edit
    this.history.value = { canUndo: true, canRedo: false };
    this.#expectAnswer();
    this.#send({ kind: "edit", page: this.#page, number }, update);
  }

  readonly #onMessage = (event: Event, buffers: readonly (ArrayBuffer | ArrayBufferView)[]): void => {
    const isOurs = event.page === this.#page;
    if (event.kind === "steps") {
      if (isOurs) this.#onSteps(event);
      return;
    }
    const [canUndo, canRedo] = event.history;
    this.history.value = { canUndo, canRedo };
    const [first, second] = buffers;
    if (event.kind === "joined" && isOurs && first !== undefined) this.#onJoined(event.number, first, second);
    else if (event.kind === "edited") {
      if (first !== undefined) this.#onEdited(first);
      if (isOurs) this.#onConfirmed(event.number, second);
    }
  };

  #onSteps({ number, steps = [] }: Event): void {
    this.#asked.get(number)?.(
      steps.map(([step, at, what, where, isUndone]) => {
        return { number: step, at: at * 1000, what, where, isUndone };
      }),
    );
    this.#asked.delete(number);
  }

  /** [S4] An edit. [S5] Where it cannot be taken in, something before it was lost. */
  #onEdited(update: ArrayBuffer | ArrayBufferView): void {
    const isWhole = this.#apply(update) && ["", this.#lost].includes(this.#missing());
    if (!isWhole && this.#joining === undefined) this.#join();
  }

  /** [S2] After a time apart the kernel may lack edits made here. */
  #onJoined(
    number: number,
    update: ArrayBuffer | ArrayBufferView,
    seen: ArrayBuffer | ArrayBufferView | undefined,
  ): void {
    if (!this.#apply(update) || number !== this.#joining) return;
    this.#joining = undefined;
    this.#lost = this.#missing();
    const before = [...this.#unconfirmed.keys()].filter((edit) => edit < number);
    for (const edit of before) this.#unconfirmed.delete(edit);
    // those were lost, or their confirmation was
    if (before.length > 0 && seen !== undefined)
      this.#edit(Y.encodeStateAsUpdate(this.document.doc, toBytes(seen)));
    this.#settle();
  }

  /** [S4] An edit is in. Where it changed nothing the kernel says what it has seen: perhaps an edit before it was lost. */
  #onConfirmed(number: number, seen: ArrayBuffer | ArrayBufferView | undefined): void {
    const written = this.#unconfirmed.get(number) ?? 0;
    const taken = seen && Y.decodeStateVector(toBytes(seen)).get(this.document.doc.clientID);
    if (seen === undefined || (taken ?? 0) >= written) this.#unconfirmed.delete(number);
    else if (this.#joining === undefined) this.#join();
    this.#settle();
  }

  /** After an answer: nothing is awaited any more, or what still is has its time anew. */
  #settle(): void {
    clearTimeout(this.#impatience);
    this.#impatience = undefined;
    this.#patience = PATIENCE_MS;
    this.safety.value = this.#unconfirmed.size === 0 ? "safe" : "waiting";
    if (this.#unconfirmed.size > 0 || this.#joining !== undefined) this.#expectAnswer();
  }

  /** [S5] What stays unanswered is said, and asked for again. */
  #expectAnswer(): void {
    if (this.#impatience !== undefined || this.#model.comm_live === false) return;
    this.#impatience = setTimeout(() => {
      this.#impatience = undefined;
      this.#patience = Math.min(2 * this.#patience, LONGEST_PATIENCE_MS);
      if (this.#unconfirmed.size > 0) this.safety.value = "alone";
      if (this.#model.comm_live !== false) this.#join();
    }, this.#patience);
  }

  readonly #onCommLive = (): void => {
    if (this.#model.comm_live === false) this.safety.value = "alone";
    else this.#join();
  };

  /** The kernel's document as the model holds it: at first, and again when the connection was lost and is back. */
  readonly #onState = (): void => {
    const state = this.#model.get("_state") as ArrayBufferView | null | undefined;
    if (state) this.#apply(state);
    this.#join();
  };

  /** Takes bytes in; returns whether they were an update. */
  #apply(update: ArrayBuffer | ArrayBufferView): boolean {
    try {
      if (update.byteLength > 0) Y.applyUpdate(this.document.doc, toBytes(update), THERE);
      return true;
    } catch {
      return false; // [S10] joining again brings it whole
    }
  }

  /** What the document waits for to take in what it was told. */
  #missing(): string {
    const { pendingStructs, pendingDs } = this.document.doc.store;
    return `${[...(pendingStructs?.missing ?? [])]} ${pendingDs ?? ""}`.trim();
  }

  #send(command: Command, update?: Uint8Array): void {
    try {
      this.#model.send(command, undefined, update === undefined ? [] : [update]);
    } catch {
      // the kernel is gone; the edit stays in the page, and the view says so
      this.safety.value = "alone";
    }
  }
}

/** The hosts of a page, one for each document, kept while a view needs them. */
const hosts = new WeakMap<WidgetModel, { readonly host: KernelHost; users: number }>();

/** The host of a document's model; call `release` once for each time it was asked for. */
export function acquire(model: WidgetModel): { host: KernelHost; release: () => void } {
  const found = hosts.get(model) ?? { host: new KernelHost(model), users: 0 };
  hosts.set(model, found);
  found.users++;
  let isReleased = false;
  const release = (): void => {
    if (isReleased) return;
    isReleased = true;
    found.users--;
    if (found.users > 0) return;
    hosts.delete(model);
    found.host.destroy();
  };
  return { host: found.host, release };
}
