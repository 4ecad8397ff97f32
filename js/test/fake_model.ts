// A widget's model as the page sees it, without a widget manager: what is sent is kept, what comes is said by the test.

import type { Command, Event } from "../src/host/kernel.js";
import type { WidgetModel } from "../src/host/widget_model.js";

export interface Sent {
  readonly command: Command;
  readonly update: Uint8Array | undefined;
}

type Listener = (...args: never[]) => void;

export class FakeModel implements WidgetModel {
  readonly sent: Sent[] = [];
  readonly saved: Record<string, unknown>[] = [];
  comm_live?: boolean;
  /** What sending does, where the kernel is gone. */
  failure: Error | undefined;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #unsaved: Record<string, unknown> = {};

  constructor(
    readonly traits: Record<string, unknown> = {},
    readonly others: Record<string, WidgetModel> = {},
  ) {}

  readonly widget_manager = {
    get_model: async (id: string): Promise<WidgetModel> => {
      const found = this.others[id];
      if (found === undefined) throw new Error(`no model ${id}`);
      return found;
    },
  };

  get(name: string): unknown {
    return this.traits[name];
  }

  set(name: string, value: unknown): void {
    if (this.traits[name] === value) return;
    this.traits[name] = value;
    this.#unsaved[name] = value;
    this.trigger(`change:${name}`);
  }

  save_changes(): void {
    this.saved.push({ ...this.#unsaved });
  }

  send(content: unknown, _callbacks?: unknown, buffers: ArrayBufferView[] = []): void {
    if (this.failure !== undefined) throw this.failure;
    this.sent.push({ command: content as Command, update: buffers[0] as Uint8Array | undefined });
  }

  on(event: string, listener: Listener): void {
    const found = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, found.add(listener));
  }

  off(event: string, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener);
  }

  get listenerCount(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  trigger(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...(args as never[]));
  }

  /** Says something as the kernel does. */
  tell(event: Partial<Event>, ...buffers: ArrayBufferView[]): void {
    const blank = { page: "", number: 0, history: [false, false] };
    this.trigger("msg:custom", { ...blank, ...event }, buffers);
  }

  live(isLive: boolean): void {
    this.comm_live = isLive;
    this.trigger("comm_live_update");
  }
}
