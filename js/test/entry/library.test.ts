// @vitest-environment happy-dom

import { afterEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { render } from "../../src/entry/library.js";
import type { KernelHost } from "../../src/host/kernel.js";
import { PLAIN_LOOK } from "../../src/views/swimlane/look.js";
import { documentOf, SMALL } from "../documents.js";
import { FakeModel } from "../fake_model.js";

const alive = (): { views: number; hosts: KernelHost[] } =>
  (globalThis as unknown as Record<symbol, () => { views: number; hosts: KernelHost[] }>)[
    Symbol.for("journey_widgets.census")
  ]?.() as { views: number; hosts: KernelHost[] };

const TRAITS = { ...PLAIN_LOOK, _link: "link", journey: "j1", selected: {} };

function widgets(count: number): { link: FakeModel; models: FakeModel[] } {
  const link = new FakeModel({ _state: Y.encodeStateAsUpdate(documentOf(SMALL).doc) });
  const models = Array.from({ length: count }, () => new FakeModel({ ...TRAITS }, { link }));
  return { link, models };
}

const place = (): HTMLElement => document.body.appendChild(document.createElement("div"));

afterEach(() => {
  document.body.replaceChildren();
});

describe("a view in a notebook", () => {
  test("[S11] leaves nothing: no element, no listener on any model, no timer, no host", async () => {
    vi.useFakeTimers();
    const { link, models } = widgets(5);
    const closings = await Promise.all(
      models.flatMap((model) => [render({ model, el: place() }), render({ model, el: place() })]),
    );
    expect(alive().views).toBe(10);
    expect(alive().hosts).toHaveLength(1);
    expect(document.querySelectorAll(".jw-swimlane")).toHaveLength(10);
    for (const close of closings) close();
    expect(alive()).toEqual({ views: 0, hosts: [] });
    expect(document.querySelectorAll(".jw")).toHaveLength(0);
    expect(models.map((model) => model.listenerCount)).toEqual([0, 0, 0, 0, 0]);
    expect(link.listenerCount).toBe(0);
    vi.runOnlyPendingTimers();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  test("[S1] views of one document share one link, and an edit crosses once", async () => {
    const { link, models } = widgets(10);
    const closings = await Promise.all(models.map((model) => render({ model, el: place() })));
    expect(link.sent.filter(({ command }) => command.kind === "join")).toHaveLength(1);
    const [host] = alive().hosts as [KernelHost];
    host.document.doc.transact(() => host.document.map("phases").get("p1")?.set("name", "Shop"), "here");
    expect(link.sent.filter(({ command }) => command.kind === "edit")).toHaveLength(1);
    await vi.waitFor(() =>
      expect(document.body.textContent?.match(/Shop/g)?.length ?? 0).toBeGreaterThanOrEqual(10),
    );
    for (const close of closings) close();
  });

  test("traits go both ways, and two views of one widget stay one", async () => {
    const { models } = widgets(1);
    const [model] = models as [FakeModel];
    const [one, two] = [place(), place()];
    const closings = [await render({ model, el: one }), await render({ model, el: two })];
    expect(model.saved).toEqual([]);
    model.set("language", "it");
    const languages = () => [one, two].map((el) => el.querySelector(".jw-swimlane")?.getAttribute("lang"));
    await vi.waitFor(() => expect(languages()).toEqual(["it", "it"]));
    expect(model.saved).toEqual([]);
    for (const close of closings) close();
    model.set("language", "en");
    expect(model.listenerCount).toBe(0);
  });

  test("a link that is not there is an error, and leaves nothing", async () => {
    const model = new FakeModel({ ...TRAITS, _link: "gone" });
    await expect(render({ model, el: place() })).rejects.toThrow("no model gone");
    expect(alive().views).toBe(0);
    expect(model.listenerCount).toBe(0);
  });
});
