// A real map in a page without layout, for tests of what is done in it.

import { afterEach, beforeAll, vi } from "vitest";
import * as Y from "yjs";
import { DocumentHost } from "../../src/host/document.js";
import { HERE, type JourneyDocument } from "../../src/model/document.js";
import { STORED } from "../../src/model/shown.js";
import { type Look, PLAIN_LOOK } from "../../src/views/swimlane/look.js";
import { drawSwimlane } from "../../src/views/swimlane/swimlane.js";
import * as toolbox from "../../src/views/swimlane/toolbox.js";
import { fetchedFor } from "../../src/views/swimlane/tools.js";
import { SwimlaneView, stateOf } from "../../src/views/swimlane/view.js";
import { documentOf, SMALL } from "../documents.js";

const ends: (() => void)[] = [];

// the tools are there from the beginning, as in a page that has shown a map
beforeAll(() => fetchedFor({ loadTools: async () => toolbox } as SwimlaneView));

// no layout here: everything is drawn, as where nothing tells what is near
vi.stubGlobal("IntersectionObserver", undefined);

afterEach(() => {
  for (const end of ends.splice(0)) end();
  document.body.replaceChildren();
});

/** Draws a map; it is gone after the test. */
export function draw(
  canEdit = true,
  rows: JourneyDocument = documentOf(SMALL),
  look: Partial<Look> = {},
): SwimlaneView {
  const scope = STORED.map((table) => rows.map(table));
  const steps = new Y.UndoManager(scope, { trackedOrigins: new Set([HERE]), captureTimeout: 0 });
  const view = new SwimlaneView(
    new DocumentHost(rows, steps, canEdit),
    stateOf({ ...PLAIN_LOOK, ...look }),
    undefined,
    async () => toolbox,
  );
  const element = document.createElement("div");
  document.body.append(element);
  ends.push(drawSwimlane(element, view));
  return view;
}

export const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

export function card(table: string, id: string, within: ParentNode = document): HTMLElement {
  const found = within.querySelector<HTMLElement>(`[data-stop][data-table="${table}"][data-row="${id}"]`);
  if (found === null) throw new Error(`no card ${table} ${id}`);
  return found;
}

export async function click(table: string, id: string, keys: MouseEventInit = {}): Promise<void> {
  card(table, id).dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1, ...keys }));
  await settled();
}

export async function press(key: string, keys: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...keys });
  (document.activeElement as Element).dispatchEvent(event);
  await settled();
  return event;
}

export const CTRL = { ctrlKey: true };
export const SHIFT = { shiftKey: true };
