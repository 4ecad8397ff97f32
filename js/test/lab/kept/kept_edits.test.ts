import { readFileSync } from "node:fs";
import { type Signal, signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WidgetModel } from "../../../src/host/widget_model.js";
import { readJourneyFile } from "../../../src/interchange/journey_file.js";
import { forget, onAnyJoined } from "../../../src/lab/joined.js";
import { METADATA } from "../../../src/lab/kept/kept.js";
import { KeptEdits } from "../../../src/lab/kept/kept_edits.js";
import { Places } from "../../../src/lab/kept/places.js";
import type { JoinedDocument, OutputViews } from "../../../src/lab/output_view.js";
import { dataOf, MIME, type Payload, payloadOf } from "../../../src/lab/payload.js";
import type { JourneyDocument } from "../../../src/model/document.js";
import * as edits from "../../../src/model/edits.js";

const CASE = readFileSync("../journey_widgets/examples/b2b-software.en.journey.json", "utf8");

function payload(document: string, key: string, more: Partial<Payload> = {}): Payload {
  const bare = { version: 1, view: "swimlane", key, document, origin: "case", snapshot: CASE };
  return { ...(payloadOf(bare) as Payload), ...more };
}

/** A cell with outputs of ours and metadata. */
class FakeCell {
  readonly type = "code";
  readonly outputs: object;
  metadata: unknown;

  constructor(
    readonly id: string,
    public payloads: Payload[],
  ) {
    const countOf = (): number => this.payloads.length;
    this.outputs = {
      changed: { connect: () => undefined },
      get: (i: number) => ({ data: { [MIME]: dataOf(this.payloads[i] as Payload) } }),
      get length() {
        return countOf();
      },
    };
  }

  getMetadata(name: string): unknown {
    return name === METADATA ? this.metadata : undefined;
  }
}

const cell = (id: string, ...payloads: Payload[]): FakeCell => new FakeCell(id, payloads);

let kernels: Map<string, { document: JourneyDocument; safety: Signal<"safe" | "waiting" | "alone"> }>;
let joins: number;

/** The notebook of some cells; documents of kernels are found by the models' names. */
function keepingIn(cells: readonly FakeCell[]): KeptEdits {
  const panel = { model: { cells } } as unknown as ConstructorParameters<typeof Places>[0];
  const snapshots = new Map<string, string>();
  const joinDocument = async (model: WidgetModel): Promise<JoinedDocument> => {
    joins++;
    const found = kernels.get(model.get("document") as string);
    return { host: found as unknown as JoinedDocument["host"], release: () => undefined };
  };
  return new KeptEdits({
    places: new Places(panel, () => undefined),
    loadViews: async () => ({ joinDocument }) as unknown as OutputViews,
    snapshotOf: ({ document, snapshot }) => snapshots.get(document) ?? snapshot,
    setSnapshot: (document, text) => snapshots.set(document, text),
    redraw: async () => undefined,
    tell: () => undefined,
    touch: () => undefined,
  });
}

function kernel(document: string, keys: readonly string[], text = CASE): JourneyDocument {
  const made = { document: readJourneyFile(text, "the kernel's"), safety: signal<"safe">("safe") };
  kernels.set(document, made);
  const models = (globalThis as unknown as Record<symbol, { models: Map<string, unknown> }>)[
    Symbol.for("journey_widgets.joined")
  ]?.models;
  for (const key of keys) models?.set(key, { get: () => document });
  return made.document;
}

const nameIn = (document: JourneyDocument | undefined): unknown =>
  document?.rows.touchpoints?.get("tp1")?.name;

const settled = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

beforeEach(() => {
  kernels = new Map();
  joins = 0;
  onAnyJoined(() => undefined)();
});

afterEach(() => {
  forget(["k1", "k2", "n1", "n2"]);
  vi.useRealTimers();
});

/** Two outputs of one document, edited. */
function edited(more: Partial<Payload> = {}) {
  const cells = [
    cell("c1", payload("d", "k1", more)),
    cell("c2", payload("d", "k2", { ...more, snapshot: undefined })),
  ] as const;
  const keeping = keepingIn(cells);
  keeping.scan();
  const draft = keeping.open(payload("d", "k1", more));
  edits.setValue(draft?.document as JourneyDocument, "touchpoints", "tp1", "name", "Mine");
  return { cells, keeping };
}

test("[S14] edits enter the document made anew once, however often they are asked for", async () => {
  const { cells, keeping } = edited();
  const document = kernel("new", ["n1", "n2"]);
  const updates = vi.fn();
  document.doc.on("update", updates);
  cells[0].payloads = [payload("new", "n1")];
  keeping.takeIn();
  keeping.takeIn();
  cells[1].payloads = [payload("new", "n2")];
  keeping.takeIn();
  await settled();
  keeping.takeIn();
  await settled();
  expect(nameIn(document)).toBe("Mine");
  expect([updates.mock.calls.length, joins]).toEqual([1, 1]);
  expect(keeping.takenBy(payload("new", "n1"))).toBe(1);
  expect(cells.flatMap((each) => keeping.metadataOf(each as never))).toEqual([]);
});

test("until the kernel has confirmed them they are kept, and are asked for again", async () => {
  vi.useFakeTimers();
  const { cells, keeping } = edited();
  const document = kernel("new", ["n1"]);
  const { safety } = kernels.get("new") ?? { safety: signal("") };
  safety.value = "alone";
  for (const each of cells) each.payloads = [];
  cells[0].payloads = [payload("new", "n1")];
  keeping.takeIn();
  await settled();
  expect(nameIn(document)).toBe("Mine");
  expect(keeping.metadataOf(cells[0] as never)).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(30_000);
  safety.value = "safe";
  keeping.takeIn();
  await settled();
  expect(keeping.metadataOf(cells[0] as never)).toEqual([]);
});

test("where the output is gone the cell holds them, and gives them to the next document", async () => {
  const { cells, keeping } = edited({ without: ["costs"] });
  for (const each of cells) each.payloads = [];
  const [data] = keeping.metadataOf(cells[0] as never);
  expect(data).toMatchObject({ document: "d", origin: "case", without: ["costs"], output: 0 });
  expect(keeping.metadataOf(cells[1] as never)).toEqual([]);
  const again = cell("c1");
  again.metadata = JSON.parse(JSON.stringify({ kept: [data] }));
  const later = keepingIn([again]);
  later.scan();
  expect(later.metadataOf(again as never)).toEqual([data]);
  later.scan(); // what was written is not read twice
  const document = kernel("new", ["n1"]);
  again.payloads = [payload("new", "n1")];
  later.takeIn();
  await settled();
  expect(nameIn(document)).toBe("Mine");
  expect(later.metadataOf(again as never)).toEqual([]);
});

test("a document of another origin gets them only when somebody says so", async () => {
  const { cells, keeping } = edited();
  const document = kernel("new", ["n1"]);
  for (const each of cells) each.payloads = [];
  cells[0].payloads = [payload("new", "n1", { origin: "another" })];
  keeping.takeIn();
  await settled();
  expect(nameIn(document)).toBe("Trade fair stand");
  const [kept] = keeping.apartAt(payload("new", "n1"));
  expect(kept?.question).toEqual({ document: "new", refused: undefined });
  if (kept !== undefined) await keeping.useMine(kept);
  expect(nameIn(document)).toBe("Mine");
  expect(keeping.apartAt(payload("new", "n1"))).toEqual([]);
});

test("an origin that nobody said is no origin that is the same", async () => {
  const { cells, keeping } = edited({ origin: "" });
  const document = kernel("new", ["n1"]);
  for (const each of cells) each.payloads = [];
  cells[0].payloads = [payload("new", "n1", { origin: "" })];
  keeping.takeIn();
  await settled();
  expect(nameIn(document)).toBe("Trade fair stand");
});

test("the document's own kernel, found again, gets them whatever its origin", async () => {
  const { keeping } = edited({ origin: "" });
  const document = kernel("d", ["k2"]);
  keeping.takeIn();
  await settled();
  expect(nameIn(document)).toBe("Mine");
});

test("what does not fit waits for a word, is kept, and is not asked for again meanwhile", async () => {
  const { cells, keeping } = edited();
  const document = kernel("new", ["n1"], CASE.replace("Trade fair stand", "Theirs"));
  for (const each of cells) each.payloads = [];
  cells[0].payloads = [payload("new", "n1")];
  for (let i = 0; i < 3; i++) {
    keeping.takeIn();
    await settled();
  }
  expect(joins).toBe(1);
  expect(nameIn(document)).toBe("Theirs");
  const [kept] = keeping.apartAt(payload("new", "n1"));
  expect(kept?.question?.refused).toMatchObject([{ reason: "changed", now: "Theirs" }]);
  expect(keeping.metadataOf(cells[0] as never)).toHaveLength(1);
  if (kept !== undefined) await keeping.useMine(kept);
  expect(nameIn(document)).toBe("Mine");
  expect(keeping.metadataOf(cells[0] as never)).toEqual([]);
});

test.each([
  [undefined],
  [5],
  [{ kept: "all" }],
  [{ kept: [null, 5, {}, { document: 1, origin: "", edits: "", output: 0 }] }],
  [{ kept: [{ document: "d", origin: "o", edits: "[]", output: 0.5 }] }],
])("metadata that we did not write are left alone: %j", (metadata) => {
  const one = cell("c1");
  one.metadata = metadata;
  const keeping = keepingIn([one]);
  keeping.scan();
  expect(keeping.metadataOf(one as never)).toEqual([]);
});
