// What a map needs a moment after it is drawn, and when somebody takes it in hand: it is a library of its own
// (`toolbox.tsx`), fetched once for a page, so that the library that travels with every map stays small. Whoever needs a
// part of it asks here.

import { effect, signal, untracked } from "@preact/signals";
import { type ComponentType, createElement, type VNode } from "preact";
import type { Entry } from "./menu.js";
import type * as Toolbox from "./toolbox.js";
import type { SwimlaneView } from "./view.js";

export type Tools = typeof Toolbox;

export type LoadTools = () => Promise<Tools>;

/** What has come, for all maps of the page. */
const here = signal<Tools | undefined>(undefined);

/** The tools, if they are there; reading it subscribes. */
export const toolsHere = (): Tools | undefined => here.value;

/** Fetches the tools where they have not come yet; undefined where they cannot. */
export async function fetchedFor(view: SwimlaneView): Promise<Tools | undefined> {
  try {
    here.value ??= await (view.main ?? view).loadTools?.();
  } catch {
    // asked for again with the next need
  }
  return here.peek();
}

/** Does something with the tools, now or when they have come; where they cannot come, that is said. */
export function withTools(view: SwimlaneView, act: (found: Tools) => void): void {
  const now = here.peek();
  if (now !== undefined) act(now);
  else
    void fetchedFor(view).then((found) => {
      if (found === undefined) view.tell("bar.alone");
      else act(found);
    });
}

/** Ties something to an element as soon as the tools are there; returns what ends it. */
export const whenTools = (tie: (found: Tools) => () => void): (() => void) =>
  effect(() => {
    const found = here.value;
    return found && untracked(() => tie(found));
  });

type Parts = {
  [Name in keyof Tools]: Tools[Name] extends (props: infer Props) => VNode | null
    ? Props extends object
      ? ComponentType<Props>
      : ComponentType
    : never;
};

/** A part of the map that is drawn by the tools: until they are there, nothing. */
export const late = <Name extends keyof Tools>(name: Name): Parts[Name] =>
  ((props: object) => {
    const part = here.value?.[name];
    return part === undefined ? null : createElement(part as ComponentType, props);
  }) as Parts[Name];

/** Entries of a menu that the tools know of: until they are there, that they are on their way. */
export function lateEntries(
  view: SwimlaneView,
  entries: (found: Tools) => readonly Entry[],
): readonly Entry[] {
  const found = here.value;
  if (found !== undefined) return entries(found);
  void fetchedFor(view);
  return [{ text: view.text("bar.panel.waiting"), stays: true }];
}
