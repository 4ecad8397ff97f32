// Density, zoom and presentation: how the map is on this screen.

import type { TextKey } from "../../../schema/texts.generated.js";
import { type Entry, Menu } from "../menu.js";
import { keysEntry } from "../panel/open.js";
import { type SwimlaneView, useView } from "../view.js";
import { DENSITIES } from "./screen.js";

const percentOf = (view: SwimlaneView): string =>
  view.text("view.percent", { percent: Math.round(view.screen.zoom.value * 100) });

/** Says how large the map is drawn. */
export function tellZoom(view: SwimlaneView): void {
  view.said.value = { text: `${view.text("view.zoom")}: ${percentOf(view)}`, canUndo: false };
}

export function viewEntries(view: SwimlaneView): readonly Entry[] {
  const { screen } = view;
  const zooms: readonly (readonly [TextKey, () => void, boolean])[] = [
    ["view.zoomIn", () => screen.zoomBy(1), true],
    ["view.zoomOut", () => screen.zoomBy(-1), true],
    ["view.zoomReset", () => screen.zoomTo(1), false],
    ["view.fitWidth", () => screen.fit(false), false],
    ["view.fitAll", () => screen.fit(true), false],
  ];
  return [
    { text: `${view.text("view.zoom")}: ${percentOf(view)}`, isHeading: true, act: () => undefined },
    ...zooms.map(([key, zoom, stays]) => ({
      text: view.text(key),
      stays,
      act: () => {
        zoom();
        tellZoom(view);
      },
    })),
    { text: view.text("view.density"), isHeading: true, act: () => undefined },
    ...DENSITIES.map((density) => ({
      text: view.text(`view.${density}`),
      isChecked: screen.density.value === density,
      stays: true,
      act: () => {
        screen.density.value = screen.density.value === density ? undefined : density;
      },
    })),
    { ...keysEntry(view), isFirst: true },
  ];
}

export function ViewMenu() {
  const view = useView();
  const { zoom } = view.screen;
  return (
    <Menu
      label={view.text("view.menu")}
      icon="eye"
      {...(zoom.value !== 1 && { text: percentOf(view) })}
      class="jw-wide is-right"
      entries={() => viewEntries(view)}
    />
  );
}
