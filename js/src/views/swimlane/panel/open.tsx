// Opens and shuts the panel beside the map, and shows it as soon as what it is drawn by has come.

import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { HEADER } from "../focus.js";
import { type SwimlaneView, useView } from "../view.js";
import type { PanelModule } from "./place.js";

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

/** What has come, for all maps of the page. */
const here = signal<PanelModule | undefined>(undefined);

/** Fetches what has not come yet; where it cannot come, that is said. */
async function fetched(view: SwimlaneView): Promise<PanelModule | undefined> {
  try {
    here.value ??= await (view.main ?? view).loadPanel?.();
  } catch {
    view.tell("bar.alone");
  }
  return here.peek();
}

/** What comes with the panel, if it is there; reading it subscribes. */
export const panelModule = (): PanelModule | undefined => here.value;

/** Does with what comes with the panel, once it is there. */
export function withPanel(view: SwimlaneView, act: (found: PanelModule) => void): void {
  const now = here.peek();
  if (now !== undefined) act(now);
  else void fetched(view).then((found) => found && act(found));
}

/** All keys of the map, where they are asked for. */
export function KeysPlace() {
  const view = useView();
  const Keys = here.value?.KeysHelp;
  return view.isHelpOpen.value && Keys !== undefined ? <Keys /> : null;
}

/** Shows all keys of the map. */
export const openKeys = (view: SwimlaneView): void =>
  withPanel(view, () => {
    view.isHelpOpen.value = true;
  });

/** The panel, where it is open. */
export function PanelPlace() {
  const view = useView();
  const isOpen = view.panel.value !== undefined;
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    if (!isOpen || here.peek() !== undefined) return;
    setFailed(false);
    void fetched(view).then((found) => setFailed(found === undefined));
  }, [view, isOpen]);
  if (!isOpen) return null;
  const found = here.value;
  if (found !== undefined) return <found.Panel />;
  return (
    <aside class="jw-panel is-waiting">
      <p role="status">{view.text(hasFailed ? "bar.alone" : "bar.panel.waiting")}</p>
    </aside>
  );
}
