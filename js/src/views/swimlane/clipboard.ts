// Copying, cutting and pasting by the browser's own events: no permission is asked, and what else listens to the keys of
// the clipboard, JupyterLab's cells, hears nothing of it. What is copied travels twice: as it is, for other maps, and as
// text, a line a card and a tab between steps, for everything else.

import { MOST_CARDS, pack, readCargo } from "../../model/copying.js";
import { mayEdit, remove } from "./actions.js";
import { rootsOf } from "./copies.js";
import { fieldOf } from "./fields.js";
import { activeIn, type Stop, stopOf } from "./focus.js";
import { mainColumnOf, nameOf, tableOf } from "./lanes.js";
import { keysHere } from "./menu.js";
import { pasteCargo, pasteRows } from "./pasting.js";
import { fileIn, pastePicture } from "./picture_events.js";
import { actedOn, groupOf } from "./selection.js";
import { readSheet, writeSheet } from "./sheet.js";
import { readClipboard } from "./system_clipboard.js";
import type { SwimlaneView } from "./view.js";

const OWN = "application/vnd.journey-widgets+json";
const TEXT = "text/plain";
const LONGEST = 5_000_000;

/** What was copied last on this page, whole: a menu that may read the clipboard is told its text alone. */
let last: ReadonlyMap<string, string> | undefined;

const EVENTS = ["copy", "cut", "paste"] as const;

/** Listens for the clipboard while the focus is in a map; returns what ends that. */
export function watchClipboard(view: SwimlaneView, root: HTMLElement): () => void {
  const onEvent = (event: ClipboardEvent): void => {
    const active = activeIn(root);
    const holder = active?.closest<HTMLElement>("[data-stop]");
    // of two maps side by side within one, the inner one is meant
    if (
      !holder ||
      holder.closest(".jw-side, .jw-swimlane") !== root ||
      active?.matches("input, textarea, select") ||
      event.clipboardData === null
    )
      return;
    const data = event.clipboardData;
    const stop = stopOf(holder.dataset.stop as string);
    const isDone =
      event.type === "paste"
        ? pastePicture(view, stop, fileIn(data)) || paste(view, stop, (type) => data.getData(type))
        : copy(view, stop, event.type, data);
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // the event is not always at what has the focus: without a selection of text browsers send it to the page
  for (const name of EVENTS) document.addEventListener(name, onEvent, true);
  return () => {
    for (const name of EVENTS) document.removeEventListener(name, onEvent, true);
  };
}

/** The same from a menu: the browser makes the event. */
export const copyFromMenu = (way: "copy" | "cut"): boolean => document.execCommand(way);

/** Pastes what the clipboard holds; where the browser does not tell a menu, what was copied last on this page. */
export async function pasteFromMenu(view: SwimlaneView, stop: Stop): Promise<void> {
  const held = await readClipboard();
  const isLast = held === undefined || sameText(held.text, last?.get(TEXT));
  if (isLast && last !== undefined) paste(view, stop, (type) => last?.get(type) ?? "");
  else if (held === undefined) view.tell("menu.paste.byKey", { keys: keysHere("Ctrl V") });
  else if (pastePicture(view, stop, held.picture)) return;
  else if (held.text.trim() === "") view.tell("menu.paste.nothing");
  else paste(view, stop, (type) => (type === TEXT ? held.text : ""));
}

/** Whether a text is another's copy: systems end lines in ways of their own. */
const sameText = (one: string, other: string | undefined): boolean =>
  other !== undefined && one.replaceAll("\r\n", "\n") === other.replaceAll("\r\n", "\n");

function copy(view: SwimlaneView, stop: Stop, way: string, data: DataTransfer): boolean {
  const stops = actedOn(view, stop);
  if (stops.length === 0 || (way === "cut" && !mayEdit(view))) return stops.length > 0;
  if (stops.length > MOST_CARDS) {
    view.tell("said.tooMany", { most: MOST_CARDS });
    return true;
  }
  last = new Map(
    groupOf(view, stop.row) === undefined
      ? [[TEXT, valueAt(view, stop)]]
      : [
          [OWN, JSON.stringify(pack(view.document, rootsOf(view, stops), view.state))],
          [TEXT, textOf(view, stops)],
        ],
  );
  for (const [type, text] of last) data.setData(type, text);
  view.tell("said.copied", { count: stops.length });
  if (way === "cut") remove(view, stop);
  return true;
}

const valueAt = (view: SwimlaneView, { row, item }: Stop): string =>
  String(fieldOf(view, tableOf(view, row), item, mainColumnOf(view, row)).value ?? "");

/** Of steps and phases a row, of cards a column for each step between the first and the last. */
function textOf(view: SwimlaneView, stops: readonly Stop[]): string {
  const columns: string[][] = [];
  for (const { table, id, column } of rootsOf(view, stops)) {
    while (columns.length <= column) columns.push([]);
    columns[column]?.push(nameOf(view, table, id));
  }
  return writeSheet(stops[0]?.row === "phase" ? columns.filter(({ length }) => length > 0) : columns);
}

function paste(view: SwimlaneView, stop: Stop, read: (type: string) => string): boolean {
  const [own, text] = [read(OWN), read(TEXT)];
  if (Math.max(own.length, text.length) > LONGEST) view.tell("said.tooMany", { most: MOST_CARDS });
  else {
    const cargo = own === "" ? undefined : readCargo(own);
    if (cargo !== undefined) pasteCargo(view, stop, cargo);
    else pasteRows(view, stop, readSheet(text));
  }
  return true;
}
