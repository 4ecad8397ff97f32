// The models of widgets that are there, as their stubs tell of them (`entry/stub.ts`).

import type { WidgetModel } from "../host/widget_model.js";

interface Joined {
  readonly models: Map<string, WidgetModel>;
  readonly listeners: Set<(key: string) => void>;
}

const JOINED = Symbol.for("journey_widgets.joined");

function joined(): Joined {
  const shared = globalThis as { [JOINED]?: Joined };
  shared[JOINED] ??= { models: new Map(), listeners: new Set() };
  return shared[JOINED];
}

/** The model of a key, where its kernel is there. */
export const modelOf = (key: string): WidgetModel | undefined => joined().models.get(key);

/** Calls when a model of a key came or went; returns what ends that. */
export function onJoined(key: string, listener: () => void): () => void {
  const { listeners } = joined();
  const heard = (changed: string): void => {
    if (changed === key) listener();
  };
  listeners.add(heard);
  return () => listeners.delete(heard);
}

/** Calls when a model of any key came or went; returns what ends that. */
export function onAnyJoined(listener: () => void): () => void {
  const { listeners } = joined();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Forgets the models of keys: their kernel is gone, which nobody tells them. */
export function forget(keys: Iterable<string>): void {
  const { models, listeners } = joined();
  for (const key of keys) {
    if (!models.delete(key)) continue;
    for (const listener of [...listeners]) listener(key);
  }
}
