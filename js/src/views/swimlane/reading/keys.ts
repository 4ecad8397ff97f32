// Keys of reading: to search, and to zoom. JupyterLab and the browser keep theirs wherever the focus is not in the map.

import type { SwimlaneView } from "../view.js";
import { tellZoom } from "./view_menu.js";

const isEditor = (target: Element): boolean => target.matches("input, textarea, select");

/** Acts on a key; returns whether it was one of these. */
export function onReadingKey(view: SwimlaneView, event: KeyboardEvent): boolean {
  const target = event.target as Element;
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
  const isInMap = target.closest(".jw-grid, .jw-search") !== null;
  const isSearch = isCommand
    ? isInMap && event.key.toLowerCase() === "f"
    : event.key === "/" && !isEditor(target);
  if (!isSearch && !(isCommand && isInMap && zoomOn(view, event.key))) return false;
  if (isSearch) focusSearch(event.currentTarget as HTMLElement);
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function focusSearch(root: HTMLElement): void {
  const input = root.querySelector<HTMLInputElement>(".jw-search input");
  input?.focus();
  input?.select();
}

function zoomOn(view: SwimlaneView, key: string): boolean {
  if (key === "+" || key === "=") view.screen.zoomBy(1);
  else if (key === "-") view.screen.zoomBy(-1);
  else if (key === "0") view.screen.zoomTo(1);
  else return false;
  tellZoom(view);
  return true;
}

/** Zooms by the wheel with Control held down, as a pinch on a touchpad does too; returns what ends that. */
export function zoomByWheel(view: SwimlaneView, box: HTMLElement): () => void {
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = box.getBoundingClientRect();
    const factor = Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 200);
    view.screen.zoomTo(view.screen.zoom.peek() * factor, event.clientX - left, event.clientY - top);
  };
  box.addEventListener("wheel", onWheel, { passive: false });
  return () => box.removeEventListener("wheel", onWheel);
}
