// The library of live cells in a notebook, as a widget's stub calls it; loaded with the first of them.

import type { WidgetModel } from "../host/widget_model.js";
import { mountLiveResult } from "./live_result.js";

interface Context {
  readonly model: WidgetModel;
  readonly el: HTMLElement;
}

/** Draws a live cell's view; returns what takes it away again. */
export const render = async ({ model, el }: Context): Promise<() => void> => mountLiveResult(model, el).stop;
