// The library of the views in a notebook, as a widget's stub calls it.

import type { WidgetModel } from "../host/widget_model.js";
import { fetchTools } from "./fetch_tools.js";
import { mountLive } from "./live.js";

interface Context {
  readonly model: WidgetModel;
  readonly el: HTMLElement;
}

/** Draws a widget's view; returns what takes it away again. */
export async function render({ model, el }: Context): Promise<() => void> {
  return (await mountLive(model, el, () => fetchTools(model))).stop;
}
