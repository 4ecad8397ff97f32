// Who comments on this machine: asked once, kept in the browser, and in no document but as the author of what was written.

const KEY = "journey-widgets:author";

export function authorHere(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // a page that may keep nothing
  }
}

export function keepAuthor(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // it is asked for again
  }
}
