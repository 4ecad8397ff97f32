// Opens and shuts the panel beside the map, and shows it as soon as what it is drawn by has come.

import { useEffect, useState } from "preact/hooks";
import { HEADER } from "../focus.js";
import type { Entry } from "../menu.js";
import { fetchedFor, toolsHere, withTools } from "../tools.js";
import { type SwimlaneView, useView } from "../view.js";

/** Shuts the panel, and gives the focus back to the map. */
export function closePanel(view: SwimlaneView): void {
  view.panel.value = undefined;
  const { active } = view.focus;
  const stop = active.peek();
  if (stop !== undefined) view.focus.go(stop);
}

/** Opens the panel, or goes between it and the map. */
export function togglePanel(view: SwimlaneView): void {
  if (view.panel.peek() !== undefined) {
    closePanel(view);
    return;
  }
  // a lane is not selected by its header having the focus, and is inspected all the same
  const { item, row = "" } = view.focus.active.peek() ?? {};
  if (item === HEADER) inspectLane(view, row);
  else view.openPanel("inspector");
}

/** Shows a lane in the inspector; one that is in no table yet has nothing to show. */
export function inspectLane(view: SwimlaneView, id: string): void {
  view.openPanel("inspector", view.document.rows.lanes?.has(id) ? { table: "lanes", id } : undefined);
}

/** All keys of the map, where they are asked for. */
export function KeysPlace() {
  const view = useView();
  const Keys = toolsHere()?.KeysHelp;
  return view.isHelpOpen.value && Keys !== undefined ? <Keys /> : null;
}

/** Shows all keys of the map. */
export const openKeys = (view: SwimlaneView): void =>
  withTools(view, () => {
    view.isHelpOpen.value = true;
  });

/** The panel, where it is open. */
export function PanelPlace() {
  const view = useView();
  const isOpen = view.panel.value !== undefined;
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    if (!isOpen || toolsHere() !== undefined) return;
    setFailed(false);
    void fetchedFor(view).then((found) => setFailed(found === undefined));
  }, [view, isOpen]);
  if (!isOpen) return null;
  const found = toolsHere();
  if (found !== undefined) return <found.Panel />;
  return (
    <aside class="jw-panel is-waiting">
      <p role="status">{view.text(hasFailed ? "bar.alone" : "bar.panel.waiting")}</p>
    </aside>
  );
}

/** The entry, for a menu above the map, that shows all keys. */
export const keysEntry = (view: SwimlaneView): Entry => ({
  text: view.text("menu.keys"),
  keys: "?",
  act: () => openKeys(view),
});
