// Keeps the focus in the panel: where what has it goes away, as a comment that is resolved or a button that has done its
// work, whoever works by keys would be thrown out of the map.

import { activeIn } from "../focus.js";

const STOPS = "button, input, textarea, select, summary, a[href]";

/** Where letters would be typed: whoever has pressed a button does not begin to write. */
const isText = (stop: HTMLElement | undefined): boolean =>
  stop?.matches("textarea, input:not([type=checkbox])") === true;

const stopsIn = (panel: HTMLElement): HTMLElement[] =>
  [...panel.querySelectorAll<HTMLElement>(STOPS)].filter(
    (each) => each.tabIndex >= 0 && !each.matches(":disabled") && (each.checkVisibility?.() ?? true),
  );

/** Gives the focus to what has come in the place of what had it, else to its neighbour; returns what ends that. */
export function keepFocus(panel: HTMLElement): () => void {
  let last: HTMLElement | undefined;
  let place = 0;
  const isGone = (): boolean => last !== undefined && (!panel.contains(last) || last.matches(":disabled"));
  const onFocus = ({ target }: Event): void => {
    last = target as HTMLElement;
    place = stopsIn(panel).indexOf(last);
  };
  // whoever has left is not called back
  const onLeave = (): void =>
    queueMicrotask(() => {
      if (!isGone() && (last === undefined || activeIn(panel) !== last)) last = undefined;
    });
  const watcher = new MutationObserver(() => {
    if (!isGone()) return;
    const wasText = isText(last);
    last = undefined;
    const active = activeIn(panel);
    if (active !== null && active !== document.body && !active.matches(":disabled")) return;
    const stops = stopsIn(panel);
    const next = stops[Math.min(Math.max(place, 0), stops.length - 1)];
    (wasText || !isText(next) ? next : stops.slice(0, place).findLast((each) => !isText(each)))?.focus();
  });
  watcher.observe(panel, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
  panel.addEventListener("focusin", onFocus);
  panel.addEventListener("focusout", onLeave);
  return () => {
    watcher.disconnect();
    panel.removeEventListener("focusin", onFocus);
    panel.removeEventListener("focusout", onLeave);
  };
}
