import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { DocumentHost } from "../../src/host/document.js";
import { addTouchpoint, gesture, removeRows, setAssessment, setValue } from "../../src/model/edits.js";
import { STORED } from "../../src/model/shown.js";
import { documentOf, fill, SMALL } from "../documents.js";

const hostOfSmall = (): DocumentHost => {
  const document = documentOf(SMALL);
  const scope = STORED.map((table) => document.map(table));
  const options = { trackedOrigins: new Set(["here"]), captureTimeout: 0 };
  return new DocumentHost(document, new Y.UndoManager(scope, options), true);
};

let host: DocumentHost;

const told = async (language: "en" | "it" = "en"): Promise<string[]> =>
  (await host.tellSteps(language)).map(({ what }) => what);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(1_800_000_000_000);
  host = hostOfSmall();
});

afterEach(() => {
  host.destroy();
  vi.useRealTimers();
});

describe("what was done to a document without a kernel", () => {
  test("is told with when, from where, and whether it is taken back", async () => {
    setValue(host.document, "touchpoints", "t1", "relevance", 7.5);
    vi.setSystemTime(1_800_000_060_000);
    setAssessment(host.document, "t1", "future", "experience", 4);
    expect(await host.tellSteps("it")).toEqual([
      {
        number: 2,
        at: 1_800_000_060_000,
        what: "Esperienza (futuro) di «Website»: – → 4",
        where: "una vista",
        isUndone: false,
      },
      {
        number: 1,
        at: 1_800_000_000_000,
        what: "Rilevanza di «Website»: – → 7,5",
        where: "una vista",
        isUndone: false,
      },
    ]);
  });

  test("says what came, went and moved", async () => {
    const { document } = host;
    const id = addTouchpoint(document, "s1", "Kiosk", ["t1", "t4"], 2, "current");
    gesture(document, () => {
      for (const row of ["t2", "t3"]) setValue(document, "touchpoints", row, "contact_mode", "digital");
    });
    setValue(document, "touchpoints", "t2", "step_id", "s1");
    removeRows(document, new Map([["touchpoints", new Set([id])]]));
    removeRows(document, new Map([["steps", new Set(["s1"])]]));
    expect(await told()).toEqual([
      "Deleted: «Search» and 5 more",
      "Deleted: «Kiosk»",
      "Moved: «Form»",
      "Mode: 2 rows of Touchpoints",
      "Added: «Kiosk»",
    ]);
  });

  test("leaves out what came from elsewhere, and what it did is told from there on", async () => {
    fill(host.document, { touchpoints: { t1: { step_id: "s1", name: "Their page", relevance: 3 } } });
    setValue(host.document, "touchpoints", "t1", "relevance", 4);
    expect(await told()).toEqual(["Relevance of «Their page»: 3 → 4"]);
  });

  test("is gone back to and forward again by number, and keeps its words", async () => {
    const { document } = host;
    for (const name of ["a", "b", "c", "d"]) setValue(document, "touchpoints", "t1", "name", name);
    const words = await told();
    host.goToStep(1);
    expect(document.rows.touchpoints?.get("t1")?.name).toBe("a");
    expect(await told()).toEqual(words);
    expect((await host.tellSteps("en")).map(({ isUndone }) => isUndone)).toEqual([true, true, true, false]);
    host.goToStep(3);
    expect(document.rows.touchpoints?.get("t1")?.name).toBe("c");
    host.goToStep(0);
    expect(document.rows.touchpoints?.get("t1")?.name).toBe("Website");
    expect(await told()).toEqual(words);
    host.goToStep(4);
    expect(document.rows.touchpoints?.get("t1")?.name).toBe("d");
    expect(await told()).toEqual(words);
  });

  test("is no more listened to when the host has gone", () => {
    host.destroy();
    setValue(host.document, "touchpoints", "t1", "relevance", 1);
    expect(host.steps.undoStack.at(-1)?.meta.size).toBe(0);
  });
});
