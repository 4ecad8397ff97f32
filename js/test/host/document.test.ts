import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { DocumentHost } from "../../src/host/document.js";
import { HERE } from "../../src/model/document.js";
import { setValue } from "../../src/model/edits.js";
import { documentOf, SMALL } from "../documents.js";

function hostOf(canEdit = true) {
  const document = documentOf(SMALL);
  const steps = new Y.UndoManager([document.map("touchpoints")], {
    trackedOrigins: new Set([HERE]),
    captureTimeout: 0,
  });
  return { document, steps, host: new DocumentHost(document, steps, canEdit) };
}

describe("the host of a file", () => {
  test("undo and redo go gesture by gesture, and the history tells of each", () => {
    const { document, host } = hostOf();
    expect(host.history.value).toEqual({ canUndo: false, canRedo: false });
    setValue(document, "touchpoints", "t1", "name", "One");
    setValue(document, "touchpoints", "t1", "name", "Two");
    expect(host.history.value).toEqual({ canUndo: true, canRedo: false });
    host.undo();
    expect(document.peek("touchpoints", "t1")?.name).toBe("One");
    expect(host.history.value).toEqual({ canUndo: true, canRedo: true });
    host.undo();
    expect(document.peek("touchpoints", "t1")?.name).toBe("Website");
    expect(host.history.value).toEqual({ canUndo: false, canRedo: true });
    host.redo();
    expect(document.peek("touchpoints", "t1")?.name).toBe("One");
  });

  test("two hosts of one document tell the same, and one that ended listens no more", () => {
    const { document, steps, host } = hostOf();
    const other = new DocumentHost(document, steps, true);
    host.destroy();
    setValue(document, "touchpoints", "t1", "name", "One");
    expect(other.history.value.canUndo).toBe(true);
    expect(host.history.value.canUndo).toBe(false);
  });

  test("a file that may not be written is locked", () => {
    const { host } = hostOf(false);
    expect([host.canEdit, host.safety.value]).toEqual([false, "locked"]);
    expect(hostOf().host.safety.value).toBe("safe");
  });
});
