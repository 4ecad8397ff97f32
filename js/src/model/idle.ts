// What can wait until the page has nothing else to do.

/** The longest that a page which is always busy is waited for. */
const PATIENCE_MS = 1000;

/** Calls when the page is idle; returns what ends the waiting. Safari knows no idleness. */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const asked = requestIdleCallback(run, { timeout: PATIENCE_MS });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(run, PATIENCE_MS / 4);
  return () => clearTimeout(timer);
}
