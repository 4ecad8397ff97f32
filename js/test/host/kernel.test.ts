import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { acquire, type Command, KernelHost, PATIENCE_MS } from "../../src/host/kernel.js";
import { toBytes } from "../../src/host/widget_model.js";
import type { JourneyDocument } from "../../src/model/document.js";
import { removeRows, setValue } from "../../src/model/edits.js";
import { documentOf, rowOf, rowsOf, SMALL } from "../documents.js";
import { FakeModel, type Sent } from "../fake_model.js";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A kernel as `sync/link.py` is one. */
class FakeKernel {
  readonly document: JourneyDocument;
  history: [boolean, boolean] = [false, false];
  #asked: { page: string; number: number } | undefined;

  constructor(readonly model: FakeModel) {
    this.document = documentOf(SMALL);
    this.document.doc.on("update", (update: Uint8Array) => {
      const asked = this.#asked;
      this.#asked = undefined;
      this.model.tell({ ...asked, kind: "edited", history: this.history }, update);
    });
  }

  get state(): DataView {
    return new DataView(Y.encodeStateAsUpdate(this.document.doc).buffer);
  }

  /** Answers what the page has sent and nobody has answered. */
  answer(messages: readonly Sent[] = this.model.sent.splice(0)): void {
    for (const { command, update } of messages) this.#hear(command, update as Uint8Array);
  }

  #hear(command: Command, update: Uint8Array): void {
    const { doc } = this.document;
    if (command.kind === "join") {
      const missing = Y.encodeStateAsUpdate(doc, update);
      this.model.tell(
        { ...command, kind: "joined", history: this.history },
        missing,
        Y.encodeStateVector(doc),
      );
    } else if (command.kind === "edit") {
      this.#asked = command;
      Y.applyUpdate(doc, update);
      if (this.#asked !== undefined) {
        const seen = Y.encodeStateVector(doc);
        this.model.tell({ ...command, kind: "edited", history: this.history }, new Uint8Array(), seen);
      }
      this.#asked = undefined;
    }
  }
}

function joined(): { model: FakeModel; kernel: FakeKernel; host: KernelHost } {
  const model = new FakeModel();
  const kernel = new FakeKernel(model);
  model.traits._state = kernel.state;
  const host = new KernelHost(model);
  kernel.answer();
  return { model, kernel, host };
}

const edit = (host: KernelHost, name: string): unknown =>
  setValue(host.document, "touchpoints", "t1", "name", name);

const nameIn = (document: JourneyDocument): unknown => document.rows.touchpoints?.get("t1")?.name;

const kinds = (model: FakeModel): string[] => model.sent.map(({ command }) => command.kind);

describe("joining", () => {
  test("[S2] the page has the document at once, and asks for what it lacks", () => {
    const model = new FakeModel();
    const kernel = new FakeKernel(model);
    model.traits._state = kernel.state;
    setValue(kernel.document, "touchpoints", "t1", "name", "newer");
    const host = new KernelHost(model);
    expect(nameIn(host.document)).toBe("Website");
    expect(kinds(model)).toEqual(["join"]);
    kernel.answer();
    expect(nameIn(host.document)).toBe("newer");
    expect(model.sent).toHaveLength(0);
    expect(host.safety.value).toBe("safe");
    expect(vi.getTimerCount()).toBe(0);
    host.destroy();
  });

  test.each([[undefined], [null], [new DataView(new ArrayBuffer(0))]])(
    "[S2] with %j for a state",
    (state) => {
      const model = new FakeModel({ _state: state });
      const kernel = new FakeKernel(model);
      const host = new KernelHost(model);
      kernel.answer();
      expect(rowsOf(host.document)).toEqual(rowsOf(kernel.document));
    },
  );

  test("[S2] a document with much history needs no message more", () => {
    const model = new FakeModel();
    const kernel = new FakeKernel(model);
    for (let i = 0; i < 50; i++) setValue(kernel.document, "touchpoints", "t1", "name", `name ${i}`);
    removeRows(kernel.document, new Map([["notes", new Set(["n1", "n2"])]]));
    const host = new KernelHost(model);
    kernel.answer();
    // deletions alone are nothing the kernel lacks: to send them would never be confirmed
    expect(model.sent).toHaveLength(0);
    expect(host.safety.value).toBe("safe");
  });

  test("[S2] joining again at any time is harmless", () => {
    const { model, kernel, host } = joined();
    edit(host, "Shop");
    model.live(true);
    edit(host, "Kiosk");
    model.live(true);
    kernel.answer();
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(nameIn(kernel.document)).toBe("Kiosk");
    expect(rowsOf(host.document)).toEqual(rowsOf(kernel.document));
    expect(vi.getTimerCount()).toBe(0);
  });

  test("[S8] a page seeds nothing", () => {
    const model = new FakeModel();
    const host = new KernelHost(model);
    expect(Y.encodeStateAsUpdate(host.document.doc)).toHaveLength(2);
  });
});

describe("editing", () => {
  test("[S3] one transaction is one message, sent at once", () => {
    const { model, kernel, host } = joined();
    edit(host, "Shop");
    expect(kinds(model)).toEqual(["edit"]);
    host.document.doc.transact(() => {
      edit(host, "Kiosk");
      setValue(host.document, "touchpoints", "t2", "name", "Papers");
    }, "here");
    expect(kinds(model)).toEqual(["edit", "edit"]);
    kernel.answer();
    expect(rowsOf(host.document)).toEqual(rowsOf(kernel.document));
  });

  test("[S4] the page takes its own edit, told by the kernel, as the confirmation and does not send it on", () => {
    const { model, kernel, host } = joined();
    const updates: unknown[] = [];
    edit(host, "Shop");
    host.document.doc.on("update", (_update, origin) => updates.push(origin));
    expect(host.safety.value).toBe("waiting");
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(updates).toEqual([]);
    expect(model.sent).toHaveLength(0);
  });

  test("[S4] edits of others arrive, and are not sent back", () => {
    const { model, kernel, host } = joined();
    setValue(kernel.document, "touchpoints", "t1", "name", "from a cell");
    expect(nameIn(host.document)).toBe("from a cell");
    expect(model.sent).toHaveLength(0);
    expect(host.safety.value).toBe("safe");
  });

  test("[S4] every message tells of the history", () => {
    const { model, kernel, host } = joined();
    expect(host.history.value).toEqual({ canUndo: false, canRedo: false });
    kernel.history = [true, false];
    edit(host, "Shop");
    kernel.answer();
    expect(host.history.value).toEqual({ canUndo: true, canRedo: false });
    model.tell({ kind: "stood", history: [false, true] });
    expect(host.history.value).toEqual({ canUndo: false, canRedo: true });
  });

  test("[S15] what was done is asked of the kernel, and gone back to by number", async () => {
    const { model, host } = joined();
    const before = host.history.value;
    const asked = host.tellSteps("it");
    const { command } = model.sent.at(-1) as Sent;
    expect(command).toMatchObject({ kind: "steps", language: "it" });
    const { page, number } = command as { page: string; number: number };
    const steps = [[2, 1_800_000_000.5, "Aggiunto: «Sito»", "cella 3", true]] as const;
    model.tell({ kind: "steps", page: "another", number, steps: [] });
    model.tell({ kind: "steps", page, number, steps });
    expect(await asked).toEqual([
      { number: 2, at: 1_800_000_000_500, what: "Aggiunto: «Sito»", where: "cella 3", isUndone: true },
    ]);
    // an answer is no news: whoever lists the steps would ask again for ever
    expect(host.history.value).toBe(before);
    host.goToStep(2);
    expect(model.sent.at(-1)?.command).toEqual({ kind: "go", to: 2 });
  });

  test("[S9] undo and redo are asked of the kernel", () => {
    const { model, host } = joined();
    host.undo();
    host.redo();
    expect(kinds(model)).toEqual(["undo", "redo"]);
    expect(host.safety.value).toBe("safe");
  });
});

describe("safety", () => {
  test("[S5] is not said before every edit is confirmed", () => {
    const { model, kernel, host } = joined();
    edit(host, "one");
    edit(host, "two");
    const [first, second] = model.sent.splice(0) as [Sent, Sent];
    kernel.answer([first]);
    expect(host.safety.value).toBe("waiting");
    kernel.answer([second]);
    expect(host.safety.value).toBe("safe");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("[S5] an edit made while joining waits for its own confirmation", () => {
    const { model, kernel, host } = joined();
    model.live(true);
    edit(host, "one");
    edit(host, "two");
    const [join, one, two] = model.sent.splice(0) as [Sent, Sent, Sent];
    kernel.answer([join]);
    expect(host.safety.value).toBe("waiting");
    kernel.answer([one]);
    expect(host.safety.value).toBe("waiting");
    kernel.answer([two]);
    expect(host.safety.value).toBe("safe");
    expect(model.sent).toHaveLength(0);
  });

  test("[S5] a page without an answer says so, and joins again with growing patience", () => {
    const { model, kernel, host } = joined();
    edit(host, "Shop");
    model.sent.length = 0; // lost
    vi.advanceTimersByTime(PATIENCE_MS - 1);
    expect(host.safety.value).toBe("waiting");
    vi.advanceTimersByTime(1);
    expect(host.safety.value).toBe("alone");
    expect(kinds(model)).toEqual(["join"]);
    vi.advanceTimersByTime(2 * PATIENCE_MS);
    expect(kinds(model)).toEqual(["join", "join"]);
    vi.advanceTimersByTime(3_600_000);
    expect(model.sent.length).toBeLessThan(70);
    model.sent.splice(0, model.sent.length - 1);
    kernel.answer();
    expect(host.safety.value).toBe("waiting");
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(nameIn(kernel.document)).toBe("Shop");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("[S5] edits lost on the way reach the kernel with the next joining, deletions too", () => {
    const { model, kernel, host } = joined();
    removeRows(host.document, new Map([["touchpoints", new Set(["t3"])]]));
    model.sent.length = 0; // lost
    edit(host, "Shop");
    kernel.answer();
    expect(host.safety.value).toBe("waiting");
    expect(kernel.document.rows.touchpoints?.has("t3")).toBe(true);
    vi.advanceTimersByTime(PATIENCE_MS);
    kernel.answer();
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(rowsOf(kernel.document)).toEqual(rowsOf(host.document));
  });

  test("[S5] an edit that waits in the kernel for a lost one is not confirmed", () => {
    const { model, kernel, host } = joined();
    edit(host, "lost");
    model.sent.length = 0;
    edit(host, "waits for it");
    kernel.answer();
    expect(host.safety.value).toBe("waiting");
    expect(nameIn(kernel.document)).toBe("Website");
    vi.advanceTimersByTime(PATIENCE_MS);
    kernel.answer();
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(nameIn(kernel.document)).toBe("waits for it");
  });

  test("[S5] a confirmation that is lost is made up for", () => {
    const { model, kernel, host } = joined();
    edit(host, "Shop");
    const [sent] = model.sent.splice(0) as [Sent];
    Y.applyUpdate(kernel.document.doc, sent.update as Uint8Array, "silently");
    host.safety.value = "waiting";
    vi.advanceTimersByTime(PATIENCE_MS);
    kernel.answer();
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("[S5] a page that sees a gap in what it is told joins again at once", () => {
    const { model, kernel, host } = joined();
    const { trigger } = model;
    model.trigger = () => undefined; // the kernel's next words are lost
    setValue(kernel.document, "touchpoints", "t1", "name", "lost");
    model.trigger = trigger;
    setValue(kernel.document, "touchpoints", "t1", "name", "told");
    expect(nameIn(host.document)).toBe("Website");
    setValue(kernel.document, "touchpoints", "t2", "name", "told too");
    expect(kinds(model)).toEqual(["join"]); // once
    kernel.answer();
    expect(nameIn(host.document)).toBe("told");
    expect(rowsOf(host.document)).toEqual(rowsOf(kernel.document));
    expect(model.sent).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("[S5] what the kernel itself lost for ever does not make the page join for ever", () => {
    const { model, kernel, host } = joined();
    // another page's first edit was lost with it, its second one waits in the kernel, and in whoever asks it
    const other = new Y.Doc();
    const gone: Uint8Array[] = [];
    other.on("update", (update: Uint8Array) => gone.push(update));
    other.getMap("journeys").set("j8", rowOf({}));
    other.getMap<Y.Map<string>>("journeys").get("j8")?.set("name", "lost");
    model.tell({ kind: "edited" }, gone[1] as Uint8Array);
    expect(kinds(model)).toEqual(["join"]);
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    for (const name of ["one", "two"]) {
      setValue(kernel.document, "touchpoints", "t1", "name", name);
      expect(nameIn(host.document)).toBe(name);
      expect(model.sent).toHaveLength(0);
    }
    edit(host, "Shop");
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("[S5] a connection that was lost and is back brings all that was said meanwhile", () => {
    const { model, kernel, host } = joined();
    const { trigger } = model;
    model.trigger = () => undefined; // the kernel's words are lost
    removeRows(kernel.document, new Map([["touchpoints", new Set(["t3"])]])); // leaves no gap to be seen
    edit(host, "Shop");
    model.sent.length = 0; // and so are the page's
    model.trigger = trigger;
    model.set("_state", kernel.state); // the widget manager asks for all states when it is connected again
    expect(host.document.rows.touchpoints?.has("t3")).toBe(false);
    kernel.answer();
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(rowsOf(host.document)).toEqual(rowsOf(kernel.document));
    expect(nameIn(kernel.document)).toBe("Shop");
  });

  test("[S5] a kernel that dies is said at once; what is edited meanwhile reaches it when it is back", () => {
    const { model, kernel, host } = joined();
    model.failure = new Error("Cannot send");
    model.live(false);
    expect(host.safety.value).toBe("alone");
    edit(host, "Shop");
    expect(nameIn(host.document)).toBe("Shop");
    expect(host.safety.value).toBe("alone");
    vi.advanceTimersByTime(3_600_000);
    expect(vi.getTimerCount()).toBe(0);
    expect(host.safety.value).toBe("alone");
    setValue(kernel.document, "touchpoints", "t2", "name", "meanwhile");
    model.failure = undefined;
    model.live(true);
    expect(host.safety.value).toBe("alone");
    kernel.answer();
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(nameIn(kernel.document)).toBe("Shop");
    expect(rowsOf(kernel.document)).toEqual(rowsOf(host.document));
  });

  test("[S5] where sending fails and nobody says that the kernel is gone, the view says it", () => {
    const { model, kernel, host } = joined();
    model.failure = new Error("Cannot send");
    edit(host, "Shop");
    expect(host.safety.value).toBe("alone");
    model.failure = undefined;
    vi.advanceTimersByTime(PATIENCE_MS);
    kernel.answer();
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(nameIn(kernel.document)).toBe("Shop");
  });

  test("[S5] a busy kernel that answers all at the end leaves the page safe", () => {
    const { model, kernel, host } = joined();
    for (let i = 0; i < 10; i++) {
      edit(host, `name ${i}`);
      vi.advanceTimersByTime(5000);
    }
    expect(host.safety.value).toBe("alone");
    for (let round = 0; round < 3; round++) kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(model.sent).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(rowsOf(kernel.document)).toEqual(rowsOf(host.document));
  });
});

describe("bad bytes", () => {
  test("[S10] from the kernel make the page join again", () => {
    const { model, kernel, host } = joined();
    model.tell({ kind: "edited" }, new Uint8Array([255, 255, 255, 255]));
    expect(kinds(model)).toEqual(["join"]);
    kernel.answer();
    expect(host.safety.value).toBe("safe");
    expect(rowsOf(host.document)).toEqual(rowsOf(kernel.document));
  });

  test("[S10] for a state, or for an answer, do not end the page", () => {
    const model = new FakeModel({ _state: new Uint8Array([1, 2, 3]) });
    const kernel = new FakeKernel(model);
    const host = new KernelHost(model);
    const { command } = model.sent[0] as Sent;
    model.tell(
      { kind: "joined", page: (command as { page: string }).page, number: 1 },
      new Uint8Array([7, 7]),
    );
    vi.advanceTimersByTime(PATIENCE_MS);
    expect(kinds(model)).toEqual(["join", "join"]);
    kernel.answer();
    expect(rowsOf(host.document)).toEqual(rowsOf(kernel.document));
  });

  test("[S10] an edit the kernel could not read is brought again", () => {
    const { model, kernel, host } = joined();
    edit(host, "Shop");
    model.sent.length = 0; // the kernel logs it and says nothing
    vi.advanceTimersByTime(PATIENCE_MS);
    kernel.answer();
    kernel.answer();
    expect(nameIn(kernel.document)).toBe("Shop");
  });
});

describe("nothing left", () => {
  test("[S11] the host goes with its last user: no listener, no timer", () => {
    const model = new FakeModel();
    const [a, b] = [acquire(model), acquire(model)];
    expect(a.host).toBe(b.host);
    expect(model.listenerCount).toBe(3);
    expect(vi.getTimerCount()).toBe(1);
    a.release();
    a.release(); // twice is once
    expect(model.listenerCount).toBe(3);
    b.release();
    expect(model.listenerCount).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    const c = acquire(model);
    expect(c.host).not.toBe(a.host);
    c.release();
    expect(model.listenerCount).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("[S11] a host that was left says nothing more", () => {
    const model = new FakeModel();
    const { host, release } = acquire(model);
    edit(host, "Shop");
    release();
    model.sent.length = 0;
    edit(host, "Kiosk");
    vi.advanceTimersByTime(3_600_000);
    expect(model.sent).toHaveLength(0);
  });

  test("[S1] two documents have two hosts, and edits do not mix", () => {
    const [one, two] = [new FakeModel(), new FakeModel()];
    const [a, b] = [acquire(one), acquire(two)];
    expect(a.host).not.toBe(b.host);
    a.host.document.map("journeys").set("j1", rowOf({}));
    expect(kinds(one)).toEqual(["join", "edit"]);
    expect(kinds(two)).toEqual(["join"]);
    a.release();
    b.release();
  });
});

test("a front end's buffers, of whatever kind, are bytes", () => {
  const bytes = new Uint8Array([0, 1, 2, 3]);
  expect(toBytes(bytes)).toBe(bytes);
  expect([...toBytes(bytes.buffer)]).toEqual([0, 1, 2, 3]);
  expect([...toBytes(new DataView(bytes.buffer, 1, 2))]).toEqual([1, 2]);
});
