import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import stub from "../../src/entry/stub.js";
import type { WidgetModel } from "../../src/host/widget_model.js";
import { forget, modelOf, onJoined } from "../../src/lab/joined.js";
import { FakeModel } from "../fake_model.js";

const SHELF = Symbol.for("journey_widgets.library");
const JOINED = Symbol.for("journey_widgets.joined");
const shelf = globalThis as unknown as Record<symbol, Map<string, unknown> | undefined>;
const counted = globalThis as unknown as { evaluated?: number; rendered?: unknown[] };

const CODE = `globalThis.evaluated = (globalThis.evaluated ?? 0) + 1;
globalThis.rendered ??= [];
export async function render({ model }) { globalThis.rendered.push(model); return () => undefined; }`;

type Context = Parameters<typeof stub.render>[0];

const widget = (build: string, carrier?: WidgetModel): FakeModel =>
  new FakeModel({ _library: "carrier", _build: build }, carrier ? { carrier } : {});

const show = (model: FakeModel): Promise<() => void> => stub.render({ model } as unknown as Context);

beforeEach(() => {
  // Node imports data: URLs, not blob: ones
  vi.stubGlobal(
    "Blob",
    class {
      constructor(readonly parts: string[]) {}
    },
  );
  vi.spyOn(URL, "createObjectURL").mockImplementation(
    (blob) =>
      `data:text/javascript,${encodeURIComponent((blob as unknown as { parts: string[] }).parts.join(""))}`,
  );
  vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => undefined);
});

afterEach(() => {
  vi.unstubAllGlobals();
  delete shelf[JOINED];
  delete shelf[SHELF];
  delete counted.evaluated;
  delete counted.rendered;
});

describe("[S12] joining", () => {
  const join = (key: string): [FakeModel, () => void] => {
    const model = new FakeModel({ _key: key });
    return [model, stub.initialize({ model } as unknown as Context)];
  };

  test("a model is found under its key while it is there", () => {
    const [first, leaveFirst] = join("a");
    const [second] = join("b");
    expect([modelOf("a"), modelOf("b"), modelOf("c")]).toEqual([first, second, undefined]);
    leaveFirst();
    expect([modelOf("a"), modelOf("b")]).toEqual([undefined, second]);
  });

  test("whoever draws an output hears of its model alone, and no more when it has stopped", () => {
    const heard = vi.fn();
    const stop = onJoined("a", heard);
    const [, leave] = join("a");
    join("b");
    expect(heard).toHaveBeenCalledTimes(1);
    leave();
    expect(heard).toHaveBeenCalledTimes(2);
    stop();
    join("a");
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test("a model that came later under the same key stays when the earlier one leaves", () => {
    const [, leave] = join("a");
    const [later] = join("a");
    leave();
    expect(modelOf("a")).toBe(later);
  });

  test("the models of a kernel that is gone are forgotten", () => {
    const heard = vi.fn();
    onJoined("a", heard);
    join("a");
    forget(["a", "never there"]);
    expect(modelOf("a")).toBeUndefined();
    expect(heard).toHaveBeenCalledTimes(2);
  });
});

describe("[S6] the stub", () => {
  test("evaluates the library once for all widgets of a build", async () => {
    const carrier = new FakeModel({ code: `${CODE}//one` });
    const models = Array.from({ length: 5 }, () => widget("b1", carrier));
    await Promise.all(models.map(show));
    await show(widget("b1")); // its carrier is gone, and not needed any more
    expect(counted.evaluated).toBe(1);
    expect(counted.rendered).toHaveLength(6);
    expect(URL.revokeObjectURL).toHaveBeenCalledTimes(1);
  });

  test("evaluates each build for itself", async () => {
    await show(widget("b1", new FakeModel({ code: `${CODE}//two` })));
    await show(widget("b2", new FakeModel({ code: `${CODE}//three` })));
    expect(counted.evaluated).toBe(2);
  });

  test("takes the library of the extension where that is of its build", async () => {
    const render = vi.fn();
    shelf[SHELF] = new Map([["b1", { render }]]);
    await show(widget("b1"));
    expect(render).toHaveBeenCalledOnce();
    expect(counted.evaluated).toBeUndefined();
  });

  test("tries again after it could not load", async () => {
    await expect(show(widget("b1"))).rejects.toThrow("no model carrier");
    await expect(show(widget("b1", new FakeModel({ code: "syntax error" })))).rejects.toThrow();
    await show(widget("b1", new FakeModel({ code: `${CODE}//four` })));
    expect(counted.rendered).toHaveLength(1);
  });
});
