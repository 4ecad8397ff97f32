import { describe, expect, test, vi } from "vitest";
import { writeJourneyFile } from "../../src/interchange/journey_file.js";
import { type JourneyModel, JourneyModelFactory } from "../../src/lab/document/model.js";
import { type JourneyDocument, THERE } from "../../src/model/document.js";
import { addTouchpoint, removeCard, setValue } from "../../src/model/edits.js";
import { documentOf, rowsOf, SMALL } from "../documents.js";

const text = writeJourneyFile(documentOf(SMALL));
const BROKEN = '{"format": "journey", "schema_version": 1, "tables": {"segmints": []}}';

function open(given = text): { model: JourneyModel; document: JourneyDocument } {
  const model = new JourneyModelFactory().createNew();
  if (given !== "") model.fromString(given); // JupyterLab reads no empty file to a model
  return { model, document: model.sharedModel.document };
}

const rename = (document: JourneyDocument, name: string): void => {
  setValue(document, "touchpoints", "t1", "name", name);
};

const nameIn = (document: JourneyDocument): unknown => document.rows.touchpoints?.get("t1")?.name;

describe("reading and writing", () => {
  test("what was read and not changed is written as it was, however it was spelled", () => {
    for (const given of [text, text.replaceAll("\n", " "), `\ufeff${text}`])
      expect(open(given).model.toString()).toBe(given);
  });

  test("a file just read is clean, has no step to undo, and tells that it changed", () => {
    const { model } = open();
    const heard = vi.fn();
    model.contentChanged.connect(heard);
    model.fromString(text);
    expect(heard).toHaveBeenCalled();
    expect(model.dirty).toBe(false);
    expect(model.sharedModel.canUndo()).toBe(false);
  });

  test("after an edit the document is written", () => {
    const { model, document } = open();
    rename(document, "Shop");
    expect(model.toString()).toBe(writeJourneyFile(document));
    expect(model.toString()).toContain('"name": "Shop"');
    expect(model.toJSON()).toMatchObject({ format: "journey" });
  });

  test("a file read once more touches what differs, and nothing else", () => {
    const { model, document } = open();
    const [kept, gone] = [
      document.map("touchpoints").get("t2"),
      addTouchpoint(document, "s1", "New", [], 0, "current"),
    ];
    rename(document, "Shop");
    removeCard(document, "touchpoints", "t4", "current");
    const updates = vi.fn();
    document.doc.on("update", updates);
    model.fromString(text);
    expect(rowsOf(document)).toEqual(rowsOf(open().document));
    expect(document.map("touchpoints").get("t2")).toBe(kept);
    expect(document.map("touchpoints").has(gone)).toBe(false);
    updates.mockClear();
    model.fromString(text);
    expect(updates).not.toHaveBeenCalled();
  });
});

describe("dirty", () => {
  test("an edit, an undo and a redo make it so, and are told", () => {
    const { model, document } = open();
    const heard = vi.fn();
    model.stateChanged.connect((_, { name, newValue }) => heard(name, newValue));
    for (const act of [
      () => rename(document, "Shop"),
      () => model.sharedModel.undo(),
      () => model.sharedModel.redo(),
    ]) {
      act();
      expect(model.dirty).toBe(true);
      model.dirty = false;
    }
    expect(heard.mock.calls.flat().filter((value) => value === true)).toHaveLength(3);
  });

  test("what comes from elsewhere is written, and for somebody else to save", () => {
    const { model, document } = open();
    document.doc.transact(() => document.map("touchpoints").get("t1")?.set("name", "Shop"), THERE);
    expect(model.dirty).toBe(false);
    expect(model.toString()).toContain("Shop");
  });
});

describe("steps", () => {
  test("each gesture is one, however fast they come; reading a file is none", () => {
    const { model, document } = open();
    rename(document, "One");
    rename(document, "Two");
    model.sharedModel.undo();
    expect(nameIn(document)).toBe("One");
    model.fromString(text);
    expect(model.sharedModel.canUndo()).toBe(false);
    expect(model.sharedModel.canRedo()).toBe(false);
  });

  test("a deleted card comes back whole", () => {
    const { model, document } = open();
    removeCard(document, "touchpoints", "t1", "current");
    expect(document.rows.touchpoints?.has("t1")).toBe(false);
    model.sharedModel.undo();
    expect(rowsOf(document)).toEqual(rowsOf(open().document));
  });
});

describe("files that are none", () => {
  test("a broken file says why, and is given back", () => {
    const { model } = open(BROKEN);
    expect(model.sharedModel.problem).toContain("there is no table 'segmints' (did you mean 'segments'?)");
    expect(model.toString()).toBe(BROKEN);
    expect(model.dirty).toBe(false);
  });

  test("so does an empty one", () => {
    const { model } = open("");
    expect(model.sharedModel.problem).toBe("This file is empty");
    expect(model.toString()).toBe("");
  });

  test("a good file after a broken one is read, and the other way round", () => {
    const { model, document } = open(BROKEN);
    model.fromString(text);
    expect(model.sharedModel.problem).toBeUndefined();
    expect(nameIn(document)).toBe("Website");
    model.fromString(BROKEN);
    expect(model.sharedModel.problem).toContain("segmints");
    expect(model.toString()).toBe(BROKEN);
  });

  test("what would stop the page is refused", () => {
    const rows = (count: number): string =>
      `{"format": "journey", "schema_version": 1, "tables": {"personas": [${Array.from(
        { length: count },
        (_, i) => `{"persona_id": "p${i}"}`,
      )}]}}`;
    expect(open(rows(50_001)).model.sharedModel.problem).toBe(
      "This file is too large for a page: 50,001 rows, allowed are 50,000",
    );
    expect(open(`[${"[],".repeat(2_000_000)}[]]`).model.sharedModel.problem).toBe(
      "This file is too large for a page: more than 2,000,000 values",
    );
    expect(open(`{"a": "${"x".repeat(60e6)}"}`).model.sharedModel.problem).toContain("too large: 57.2 MB");
  });

  test("names that are dangerous elsewhere are names", () => {
    const { model } = open(
      text.replaceAll('"t1"', '"__proto__"').replaceAll("Website", "<script>x</script>"),
    );
    expect(model.sharedModel.problem).toBeUndefined();
    expect(({} as Record<string, unknown>).name).toBeUndefined();
  });
});

test("what is disposed listens no more", () => {
  const { model, document } = open();
  const heard = vi.fn();
  model.contentChanged.connect(heard);
  model.dispose();
  model.sharedModel.dispose();
  model.dispose();
  expect([model.isDisposed, model.sharedModel.isDisposed]).toEqual([true, true]);
  expect(() => document.peek("touchpoints", "t1")).not.toThrow();
  expect(heard).not.toHaveBeenCalled();
});
