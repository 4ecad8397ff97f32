// Joins a widget's model to its document and draws it.

import { effect, type Signal, signal } from "@preact/signals";
import { acquire, type KernelHost } from "../host/kernel.js";
import type { WidgetModel } from "../host/widget_model.js";
import { LOOK_NAMES } from "../views/swimlane/look.js";
import { useSwimlaneStyles } from "../views/swimlane/styles.js";
import { mountSwimlane } from "../views/swimlane/swimlane.js";
import type { LoadTools } from "../views/swimlane/tools.js";
import type { ViewState } from "../views/swimlane/view.js";

const CENSUS = Symbol.for("journey_widgets.census");

/** What is alive in this page, for tests and for whoever looks for a leak. */
const alive: KernelHost[] = [];
const census = () => ({ views: alive.length, hosts: [...new Set(alive)] });
(globalThis as { [CENSUS]?: typeof census })[CENSUS] = census;

/** A view that is drawn, with what it shows. */
export interface LiveView {
  readonly host: KernelHost;
  stop(): void;
}

export async function mountLive(
  model: WidgetModel,
  element: HTMLElement,
  loadTools: LoadTools,
): Promise<LiveView> {
  const link = await model.widget_manager.get_model(model.get("_link") as string);
  const { host, release } = acquire(link);
  alive.push(host);
  const traits = new Traits(model);
  useSwimlaneStyles(element);
  const own = Object.fromEntries([...LOOK_NAMES, "selected"].map((name) => [name, traits.signal(name)]));
  const unmount = mountSwimlane(element, host, own as unknown as ViewState, loadTools);
  return {
    host,
    stop: () => {
      unmount();
      traits.stop();
      alive.splice(alive.indexOf(host), 1);
      release();
    },
  };
}

/** Traits of a widget as signals, both ways. */
class Traits {
  readonly #stops: (() => void)[] = [];

  constructor(readonly model: WidgetModel) {}

  signal<T>(name: string): Signal<T> {
    const { model } = this;
    const found: Signal<T> = signal(model.get(name) as T);
    const onChange = (): void => {
      found.value = model.get(name) as T;
    };
    model.on(`change:${name}`, onChange);
    const stopWriting = effect(() => {
      const { value } = found;
      if (value === model.get(name)) return;
      model.set(name, value);
      model.save_changes();
    });
    this.#stops.push(stopWriting, () => model.off(`change:${name}`, onChange));
    return found;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }
}
