// Ties an element to a stop of the grid: its place in the tab order, its selection, its DOM focus.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { keyOf, type Stop } from "./focus.js";
import { useView } from "./view.js";

export interface StopProps<E> {
  readonly ref: RefObject<E | null>;
  readonly tabIndex: number;
  readonly "data-stop": string;
}

/** What an element that is a stop spreads on itself, and what is being edited there. */
export function useStop<E extends HTMLElement>(
  stop: Stop,
): { props: StopProps<E>; isActive: boolean; editing: string | undefined } {
  const { focus } = useView();
  const key = keyOf(stop);
  const { isActive, editing } = focus.flag(key);
  const ref = useRef<E>(null);
  useLayoutEffect(() => focus.claim(key, ref.current));
  return { props: { ref, tabIndex: isActive ? 0 : -1, "data-stop": key }, isActive, editing };
}

/** The same for one value within a stop: Tab reaches it while its stop is the active one. */
export function useValue<E extends HTMLElement>(
  stop: Stop,
  column: string,
): { ref: RefObject<E | null>; tabIndex: number; isEdited: boolean } {
  const { focus } = useView();
  const key = keyOf(stop);
  const { isActive, editing } = focus.flag(key);
  const ref = useRef<E>(null);
  useLayoutEffect(() => focus.claim(`${key}\n${column}`, ref.current));
  return { ref, tabIndex: isActive ? 0 : -1, isEdited: editing === column };
}
