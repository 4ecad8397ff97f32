// The keys of the swimlane. A key that is ours goes no further: JupyterLab would act on it too.

import { beginAdding, boardOf, move, open, redo, remove, undo } from "./actions.js";
import { HEADER, isPlace, type Stop, stopOf } from "./focus.js";
import { tableOf } from "./lanes.js";
import { type Direction, nextStop } from "./moves.js";
import type { Way } from "./moving.js";
import { openKeys, togglePanel } from "./panel/open.js";
import { clearSelection, extendBy, selectAll, selectAt, toggle } from "./selection.js";
import { closeSubJourney, openSubJourney } from "./sub_journeys.js";
import { withTools } from "./tools.js";
import type { SwimlaneView } from "./view.js";

export { selectAt, takeByMouse } from "./selection.js";

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const isEditor = (target: Element): boolean => target.matches("input, textarea, select");

/** Handles a key pressed anywhere in the swimlane. */
export function onKeyDown(view: SwimlaneView, event: KeyboardEvent): void {
  const target = event.target as Element;
  if (onHistoryKey(view, event, isEditor(target))) return;
  const isEditing = isEditor(target);
  const isHeld = event.ctrlKey || event.metaKey;
  // what else is held down with Control or Command is the notebook's: saving, finding, running
  if (isHeld && (isEditing || event.altKey || !OWN_HELD.has(event.key.toLowerCase()))) return;
  if (event.key === "Enter" && event.shiftKey && !isEditing) return;
  if (event.key === "F4" && !isHeld) {
    event.preventDefault();
    event.stopPropagation();
    togglePanel(view);
    return;
  }
  const holder = target.closest<HTMLElement>("[data-stop]");
  if (isHeld && holder === null) return;
  event.stopPropagation();
  if (isEditing || holder === null) return;
  const stop = stopOf(holder.dataset.stop as string);
  const isDone = isHeld
    ? onHeldKey(view, event, stop, target === holder)
    : onStopKey(view, event, stop, target === holder);
  if (isDone) event.preventDefault();
}

/** Keys that are ours with Control or Command. Copying, cutting and pasting are left to the browser, which tells of them. */
const OWN_HELD: ReadonlySet<string> = new Set([
  ...["home", "end", "arrowleft", "arrowright", "arrowup", "arrowdown", " "],
  ...["a", "c", "d", "v", "x"],
]);

function onHeldKey(view: SwimlaneView, event: KeyboardEvent, stop: Stop, isStop: boolean): boolean {
  const way = WAYS[event.key];
  if (way !== undefined) {
    const next = nextStop(boardOf(view), stop, way);
    if (next !== undefined) view.focus.go(next);
    return true;
  }
  switch (event.key.toLowerCase()) {
    case "a":
      selectAll(view, stop);
      return true;
    case "d":
      withTools(view, ({ duplicate }) => duplicate(view, stop));
      return true;
    case "c":
    case "x":
    case "v":
      return false;
    default:
      return onStopKey(view, event, stop, isStop);
  }
}

function onHistoryKey(view: SwimlaneView, event: KeyboardEvent, isEditing: boolean): boolean {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return false;
  event.stopPropagation();
  if (isEditing) return true; // the editor's own undo, letter by letter
  event.preventDefault();
  if (key === "y" || event.shiftKey) redo(view);
  else undo(view);
  return true;
}

/** Acts on a key at a stop; `isStop` tells the stop itself from a value or button within it. */
function onStopKey(view: SwimlaneView, event: KeyboardEvent, stop: Stop, isStop: boolean): boolean {
  const way = WAYS[event.key];
  if (way !== undefined) return onArrow(view, event, stop, way);
  switch (event.key) {
    case "Home":
    case "End":
      return go(view, nextStop(boardOf(view), stop, jumpOf(event)));
    case "Enter":
    case "F2":
      if (!isStop) return event.key === "F2" && click(event);
      open(view, stop, event.key === "F2");
      return true;
    case " ":
      if (isStop && (isPlace(stop.item) || stop.item === HEADER)) open(view, stop);
      else if (isStop) toggle(view, stop);
      return isStop;
    case "ContextMenu":
      return openMenu(view, event.target as Element);
    case "F10":
      return event.shiftKey && openMenu(view, event.target as Element);
    case "?":
      openKeys(view);
      return true;
    case "Insert":
    case "+":
      if (stop.item === HEADER) return openHeaderMenu(event);
      beginAdding(view, stop);
      return true;
    case ">":
      if (tableOf(view, stop.row) === "touchpoints") openSubJourney(view, stop.item);
      return true;
    case "<":
      closeSubJourney(view);
      return true;
    case "Delete":
    case "Backspace":
      remove(view, stop);
      return true;
    case "Escape":
      if (!isStop) view.focus.go(stop);
      else if (clearSelection(view)) selectAt(view, stop);
      return true;
    default:
      return false;
  }
}

/** Home and End go along the row; with Control, to the first and last stop of the grid. */
function jumpOf(event: KeyboardEvent): Direction {
  if (event.ctrlKey || event.metaKey) return event.key === "Home" ? "first" : "last";
  return event.key === "Home" ? "home" : "end";
}

function onArrow(view: SwimlaneView, event: KeyboardEvent, stop: Stop, way: Way): boolean {
  if (event.altKey) {
    move(view, stop, way, event.shiftKey);
    return true;
  }
  if (event.shiftKey) {
    extendBy(view, stop, way);
    return true;
  }
  return go(view, nextStop(boardOf(view), stop, way satisfies Direction));
}

function go(view: SwimlaneView, stop: Stop | undefined): boolean {
  if (stop !== undefined) {
    view.focus.go(stop);
    selectAt(view, stop);
  }
  return true;
}

/** Opens the menu of the header that has the focus: what can be added there is chosen from it. */
function openHeaderMenu(event: KeyboardEvent): boolean {
  const row = (event.target as Element).closest('[role="rowheader"]');
  const button = row?.querySelector<HTMLElement>('[aria-haspopup="menu"]');
  button?.click();
  return button != null;
}

function click(event: KeyboardEvent): boolean {
  (event.target as HTMLElement).click();
  return true;
}

/** Opens the menu of what has the focus. */
function openMenu(view: SwimlaneView, element: Element): boolean {
  withTools(view, (tools) => void tools.openMenu(view, element));
  return true;
}
