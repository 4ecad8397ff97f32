// One style element of a kind in a page, whatever the number of views.

/** Makes styles known to the document (or shadow root) an element stands in; `id` tells one kind from another. */
export function useStyles(element: HTMLElement, id: string, css: string): void {
  const root = element.getRootNode();
  const home = root instanceof ShadowRoot ? root : document.head;
  if (home.querySelector(`#${id}`)?.textContent === css) return;
  home.querySelector(`#${id}`)?.remove();
  const style = document.createElement("style");
  style.id = id;
  style.textContent = css;
  home.append(style);
}
