// Opens and shuts the panel beside the map, and shows it as soon as what it is drawn by has come.

import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
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
  if (view.panel.peek() === undefined) view.openPanel("inspector");
  else closePanel(view);
}

/** What has come, for all maps of the page. */
const here = signal<PanelModule | undefined>(undefined);

/** The panel, where it is open. */
export function PanelPlace() {
  const view = useView();
  const isOpen = view.panel.value !== undefined;
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    if (!isOpen || here.peek() !== undefined) return;
    setFailed(false);
    view.loadPanel?.().then(
      (found) => {
        here.value = found;
      },
      () => setFailed(true),
    );
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
