// The way from a board to the place on a map, or on another board, where a row is drawn.

import type { RowTold } from "./told.js";

const PATIENCE_MS = 4000;

/** Scrolls to what shows a row outside `from` and gives it the focus; resolves to whether there is such a thing. */
export async function leadTo(row: RowTold, from: HTMLElement): Promise<boolean> {
  const found = (await placeOf(row, from)) ?? undefined;
  if (found === undefined) return false;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  found.scrollIntoView({ block: "center", inline: "center", behavior: isCalm ? "auto" : "smooth" });
  found.focus({ preventScroll: true });
  return true;
}

/** A map may first have to turn to another journey: what is not there is waited for. */
function placeOf([table, id]: RowTold, from: HTMLElement): Promise<HTMLElement | null> {
  const [t, r] = [CSS.escape(table), CSS.escape(id)];
  const selector = `.jw [data-table="${t}"][data-row="${r}"], .jw[data-table="${t}"][data-row="${r}"]`;
  const look = (): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>(selector)].find((each) => !from.contains(each));
  const first = look();
  if (first !== undefined) return Promise.resolve(first);
  return new Promise((resolve) => {
    const end = (found: HTMLElement | null): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(found);
    };
    const observer = new MutationObserver(() => {
      const found = look();
      if (found !== undefined) end(found);
    });
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-row"] });
  });
}
