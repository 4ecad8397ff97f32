// One style element in a page, whatever the number of views.

import css from "./swimlane/style.css";

const ID = "journey-widgets-style";

/** Makes our styles known to the document (or shadow root) an element stands in. */
export function useStyles(element: HTMLElement): void {
  const root = element.getRootNode();
  const home = root instanceof ShadowRoot ? root : document.head;
  if (home.querySelector(`#${ID}`)?.textContent === css) return;
  home.querySelector(`#${ID}`)?.remove();
  const style = document.createElement("style");
  style.id = ID;
  style.textContent = css;
  home.append(style);
}
