// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { libraryOf } from "../../src/entry/live_result.js";
import type { Tell } from "../../src/views/live/drawer.js";
import type { ResultTold } from "../../src/views/live/result.js";
import { FakeModel } from "../fake_model.js";

const text = (what: string): ResultTold => ({ kind: "text", text: what });

let drawn: ResultTold[];
let refused: string[];
let stopped: number;
let tell: Tell | undefined;
let model: FakeModel;

const library = libraryOf((_element, _language, say) => {
  tell = say;
  return {
    draw: async (told) => void drawn.push(told),
    recolour: () => undefined,
    refuse: (why) => refused.push(why),
    stop: () => void stopped++,
  };
});

const commands = (): Record<string, unknown>[] =>
  model.sent.map(({ command }) => command as unknown as Record<string, unknown>);
const say = (content: Record<string, unknown>): void => model.trigger("msg:custom", content, []);
const page = (): unknown => commands()[0]?.page;
const result = (number: unknown, what: string, to: unknown = ""): void =>
  say({ kind: "result", number, page: to, result: text(what) });

beforeEach(() => {
  [drawn, refused, stopped] = [[], [], 0];
  model = new FakeModel({ language: "en" });
});
afterEach(() => document.body.replaceChildren());

const mount = () => library.mountLiveResult(model, document.body.appendChild(document.createElement("div")));

describe("a page that shows a result", () => {
  test("joins, and is told by name what there is", () => {
    const live = mount();
    expect(commands()).toEqual([{ kind: "join", page: expect.any(String) }]);
    result(4, "first", page());
    result(5, "second");
    expect(drawn).toEqual([text("first"), text("second")]);
    expect(live.result()).toEqual(text("second"));
  });

  test("asks again where it missed one, and takes nothing before it joined", () => {
    mount();
    result(1, "too early");
    result(3, "for another page", "p9");
    expect([drawn, commands().length]).toEqual([[], 1]);
    result(3, "mine", page());
    result(5, "after a gap");
    expect(drawn).toEqual([text("mine")]);
    expect(commands().slice(1)).toEqual([{ kind: "join", page: page() }]);
    model.live(true);
    expect(commands()).toHaveLength(3);
  });

  test.each([[undefined], [null], ["x"], [{}], [-1]])("takes no message of number %j", (number) => {
    mount();
    result(1, "mine", page());
    result(number, "wrong");
    expect(drawn).toEqual([text("mine")]);
  });

  test("hears a refusal that is its own, and no other", () => {
    mount();
    say({ kind: "refused", page: page(), why: "11 must be …" });
    say({ kind: "refused", page: "p9", why: "of another page" });
    say({ kind: "refused", page: page(), why: { text: "x" } });
    say({ kind: "what", page: page() });
    expect(refused).toEqual(["11 must be …", "[object Object]"]);
  });

  test("says what is done in it, with its name", () => {
    mount();
    tell?.({ kind: "undo" });
    tell?.({ kind: "edit", typed: [], page: "p9" });
    expect(commands().slice(1)).toEqual([
      { kind: "undo", page: page() },
      { kind: "edit", typed: [], page: page() },
    ]);
  });

  test("tells of changes after the first, until it is no more asked to", async () => {
    const live = mount();
    const heard = vi.fn();
    const stop = live.onChange(heard);
    result(1, "first", page());
    result(2, "second");
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    stop();
    result(3, "third");
    await vi.waitFor(() => expect(drawn).toHaveLength(3));
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test("leaves nothing", () => {
    const live = mount();
    expect(model.listenerCount).toBe(2);
    live.stop();
    expect([model.listenerCount, stopped]).toEqual([0, 1]);
    result(1, "late", page());
    expect(drawn).toEqual([]);
  });

  test("without a kernel shows what was saved, and says nothing", () => {
    const live = library.mountSavedResult(text("saved"), "it", document.createElement("div"));
    expect([live.isLive, live.result(), tell]).toEqual([false, text("saved"), undefined]);
    expect(drawn).toEqual([text("saved")]);
    live.stop();
    expect(stopped).toBe(1);
  });
});
