// The document of a kernel, in the page. Rules S1 … of journey_widgets/sync/SPEC.md say what is sent and why.

import { type Signal, signal } from "@preact/signals";
import * as Y from "yjs";
import { JourneyDocument, THERE } from "../model/document.js";
import type { History, Host, Safety } from "./host.js";
import { toBytes, type WidgetModel } from "./widget_model.js";

/** From the page to the kernel. */
export type Command =
  | { readonly kind: "join"; readonly page: string }
  | { readonly kind: "edit"; readonly page: string }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" };

/** From the kernel to every page. */
export type Event =
  | { readonly kind: "joined"; readonly page: string; readonly history: [boolean, boolean] }
  | { readonly kind: "edited"; readonly page: string; readonly history: [boolean, boolean] };

/** An answer that takes longer is missed: the page then asks again. */
const PATIENCE_MS = 4000;

export class KernelHost implements Host {
  readonly document = new JourneyDocument();
  readonly history: Signal<History> = signal({ canUndo: false, canRedo: false });
  readonly safety: Signal<Safety> = signal("safe");
  readonly #model: WidgetModel;
  readonly #page = crypto.getRandomValues(new Uint32Array(2)).join("-");
  #onTheWay = 0;
  #impatience: ReturnType<typeof setTimeout> | undefined;

  constructor(model: WidgetModel) {
    this.#model = model;
    const state = model.get("_state") as ArrayBufferView | null;
    if (state !== null && state.byteLength > 0) this.#apply(state);
    this.document.doc.on("update", this.#onUpdate);
    model.on("msg:custom", this.#onMessage);
    model.on("comm_live_update", this.#onCommLive);
    this.#join();
  }

  destroy(): void {
    clearTimeout(this.#impatience);
    this.#model.off("msg:custom", this.#onMessage);
    this.#model.off("comm_live_update", this.#onCommLive);
    this.document.destroy();
  }

  undo(): void {
    this.#send({ kind: "undo" });
  }

  redo(): void {
    this.#send({ kind: "redo" });
  }

  /** [S2] Tells what the page has; the answer brings what it lacks. */
  #join(): void {
    this.#send({ kind: "join", page: this.#page }, Y.encodeStateVector(this.document.doc));
  }

  /** [S3] One transaction, one message, at once. */
  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === THERE) return;
    this.#onTheWay++;
    this.#send({ kind: "edit", page: this.#page }, update);
    this.#expectAnswer();
  };

  readonly #onMessage = (event: Event, buffers: readonly (ArrayBuffer | ArrayBufferView)[]): void => {
    const [canUndo, canRedo] = event.history;
    this.history.value = { canUndo, canRedo };
    const [first, second] = buffers;
    if (event.kind === "edited" && first !== undefined) {
      if (event.page !== this.#page) this.#apply(first);
      else this.#confirm(this.#onTheWay - 1);
    } else if (event.kind === "joined" && event.page === this.#page && first !== undefined) {
      this.#apply(first);
      if (second !== undefined) this.#giveWhatItLacks(second);
    }
  };

  /** [S2] After a time apart the kernel may lack edits made here. */
  #giveWhatItLacks(stateVector: ArrayBuffer | ArrayBufferView): void {
    const missing = Y.encodeStateAsUpdate(this.document.doc, toBytes(stateVector));
    const isNothing = missing.length <= 2;
    this.#confirm(isNothing ? 0 : 1);
    if (!isNothing) this.#send({ kind: "edit", page: this.#page }, missing);
  }

  #confirm(onTheWay: number): void {
    this.#onTheWay = Math.max(0, onTheWay);
    clearTimeout(this.#impatience);
    if (this.#onTheWay === 0) this.safety.value = "safe";
    else this.#expectAnswer();
  }

  /** [S5] What stays unanswered is said, and asked for again. */
  #expectAnswer(): void {
    clearTimeout(this.#impatience);
    if (this.safety.value === "safe") this.safety.value = "waiting";
    this.#impatience = setTimeout(() => {
      this.safety.value = "alone";
      if (this.#model.comm_live !== false) this.#join();
    }, PATIENCE_MS);
  }

  readonly #onCommLive = (): void => {
    if (this.#model.comm_live === false) this.safety.value = "alone";
    else this.#join();
  };

  #apply(update: ArrayBuffer | ArrayBufferView): void {
    Y.applyUpdate(this.document.doc, toBytes(update), THERE);
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
