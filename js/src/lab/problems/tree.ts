// The keys of a tree whose items stand one below the other: one of them is in the tab order, arrows lead to the others.

import { useLayoutEffect, useRef, useState } from "preact/hooks";

const ITEM = '[role="treeitem"]';

export interface TreeKeys {
  /** Number of the item that is in the tab order. */
  readonly active: number;
  /** What the element of the tree spreads on itself. */
  readonly props: {
    readonly ref: (element: HTMLElement | null) => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocusIn: (event: FocusEvent) => void;
  };
  focus(index?: number): void;
}

/**
 * Ties a tree's element to its keys.
 *
 * @param count how many items there are
 * @param onKey acts on what is no arrow, at the item of a number; returns whether it did
 */
export function useTree(count: number, onKey: (key: string, index: number) => boolean): TreeKeys {
  const root = useRef<HTMLElement | null>(null);
  const [wanted, setWanted] = useState(0);
  const active = Math.max(0, Math.min(wanted, count - 1));
  const items = (): HTMLElement[] => [...(root.current?.querySelectorAll<HTMLElement>(ITEM) ?? [])];
  const indexOf = (target: EventTarget | null): number =>
    items().indexOf((target as Element).closest(ITEM) as HTMLElement);
  const focus = (index = active): void => items()[Math.max(0, Math.min(index, count - 1))]?.focus();
  // an item that goes while it has the focus leaves it to what comes in its place
  const page = root.current?.ownerDocument;
  const hadFocus = page !== undefined && root.current?.contains(page.activeElement) === true;
  useLayoutEffect(() => {
    if (hadFocus && page.activeElement === page.body) focus();
  });
  return {
    active,
    focus,
    props: {
      ref: (element) => {
        root.current = element;
      },
      onFocusIn: ({ target }) => {
        if (indexOf(target) >= 0) setWanted(indexOf(target));
      },
      onKeyDown: (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || indexOf(event.target) < 0) return;
        const index = indexOf(event.target);
        const next = stepFrom(index, event.key, count);
        if (next !== undefined) focus(next);
        else if (!onKey(event.key, index)) return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}

function stepFrom(index: number, key: string, count: number): number | undefined {
  if (key === "ArrowDown") return index + 1;
  if (key === "ArrowUp") return index - 1;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}
