import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { readJourneyFile, writeJourneyFile } from "../../../src/interchange/journey_file.js";
import { type Change, copyOf, countOf, diff, inverse, write } from "../../../src/lab/kept/changes.js";
import { replay } from "../../../src/lab/kept/replay.js";
import { changesIn, textOf } from "../../../src/lab/kept/text.js";
import type { JourneyDocument } from "../../../src/model/document.js";
import * as edits from "../../../src/model/edits.js";
import { doSomething } from "../../gestures.js";
import { random } from "../../random.js";

const CASE = readFileSync("../journey_widgets/examples/b2b-software.en.journey.json", "utf8");

const opened: JourneyDocument[] = [];

function open(text = CASE): JourneyDocument {
  const document = readJourneyFile(text, "the case");
  opened.push(document);
  return document;
}

afterEach(() => {
  for (const document of opened.splice(0)) document.destroy();
});

/** What somebody changed in a copy. */
function edited(edit: (document: JourneyDocument) => void): Change[] {
  const document = open();
  const before = copyOf(document.rows);
  edit(document);
  return changesIn(textOf(diff(before, document.rows)));
}

const plain = (document: JourneyDocument) =>
  Object.fromEntries(Object.entries(document.rows).map(([table, rows]) => [table, Object.fromEntries(rows)]));

describe("edits at random", () => {
  test.each(Array.from({ length: 20 }, (_, seed) => seed))(
    "made again they lead to the same (%i)",
    (seed) => {
      const rng = random(seed);
      const [one, other] = [open(), open()];
      const before = copyOf(one.rows);
      for (let i = 0; i < 1 + rng.below(40); i++) doSomething(one, rng);
      const changes = changesIn(textOf(diff(before, one.rows)));
      const { writes, refused } = replay(other, changes);
      expect(refused).toEqual([]);
      let transactions = 0;
      other.doc.on("update", () => transactions++);
      write(other, writes);
      expect(transactions).toBeLessThanOrEqual(1);
      expect(plain(other)).toEqual(plain(one));
      expect(writeJourneyFile(other)).toBe(writeJourneyFile(one));
      // a second time nothing is left to do
      expect(replay(other, changes)).toEqual({ writes: [], refused: [] });
      write(other, inverse(changes));
      expect(writeJourneyFile(other)).toBe(CASE);
    },
  );

  test.each(Array.from({ length: 20 }, (_, seed) => seed))(
    "of two people nothing is written over, and what is forced is whole (%i)",
    (seed) => {
      const rng = random(1000 + seed);
      const [one, other] = [open(), open()];
      const before = copyOf(one.rows);
      for (let i = 0; i < 15; i++) doSomething(one, rng);
      for (let i = 0; i < 15; i++) doSomething(other, rng);
      const theirs = diff(before, other.rows);
      const changes = diff(before, one.rows);
      const { writes, refused } = replay(other, changes);
      write(other, writes);
      for (const [kind, table, id, ...rest] of theirs) {
        if (kind === "add") expect(other.rows[table]?.has(id)).toBe(true);
        if (kind === "set" && other.rows[table]?.has(id)) {
          const [key, , to] = rest as [string, unknown, unknown];
          expect(other.rows[table]?.get(id)?.[key] ?? null).toBe(to);
        }
      }
      expect(
        replay(
          other,
          changes.filter((each) => !refused.some((r) => r.change === each)),
        ),
      ).toEqual({
        writes: [],
        refused: [],
      });
      const forced = replay(
        other,
        refused.map((each) => each.change),
        [],
        true,
      );
      write(other, forced.writes);
      for (const { reason } of forced.refused) expect(["gone", "target"]).toContain(reason);
      open(writeJourneyFile(other)); // what came of it can be read: nothing points nowhere
    },
  );
});

describe("what does not fit", () => {
  const rename = (document: JourneyDocument, name: string): void => {
    edits.setValue(document, "touchpoints", "tp1", "name", name);
  };

  test("another value stands there", () => {
    const changes = edited((document) => {
      rename(document, "Mine");
      edits.setAssessment(document, "tp1", "future", "experience", 9);
    });
    const document = open();
    rename(document, "Theirs");
    const { writes, refused } = replay(document, changes);
    expect(writes).toHaveLength(1);
    expect(refused).toMatchObject([{ reason: "changed", now: "Theirs" }]);
    write(document, replay(document, changes, [], true).writes);
    expect(document.rows.touchpoints?.get("tp1")?.name).toBe("Mine");
  });

  test("the row is gone, and is not brought back by force", () => {
    const changes = edited((document) => rename(document, "Mine"));
    const document = open();
    edits.removeRows(document, new Map([["touchpoints", new Set(["tp1"])]]));
    for (const isForced of [false, true]) {
      const { writes, refused } = replay(document, changes, [], isForced);
      expect(writes).toEqual([]);
      expect(refused).toMatchObject([{ reason: "gone" }]);
    }
  });

  test("the step of a new card is gone, and so are the edits upon it", () => {
    let id = "";
    const changes = edited((document) => {
      const phase = edits.addPhase(document, document.shown.ids.journeys?.[0] ?? "", "New", 0);
      id = edits.addStep(document, phase, "Step", 0, "current");
      edits.addTouchpoint(document, id, "Card", [], 0, "current");
    });
    const document = open();
    edits.removeRows(document, new Map([["journeys", new Set(document.shown.ids.journeys)]]));
    const { writes, refused } = replay(document, changes);
    expect(writes).toEqual([]);
    expect(refused).toHaveLength(4);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(["target"]));
  });

  test("something new hangs on what was removed: all of it stays", () => {
    const phase = open().shown.ids.phases?.[0] ?? "";
    const changes = edited((document) => edits.removeRows(document, new Map([["phases", new Set([phase])]])));
    expect(changes.length).toBeGreaterThan(5);
    const document = open();
    edits.addStep(document, phase, "New there", 0, "current");
    const before = writeJourneyFile(document);
    const { writes, refused } = replay(document, changes);
    expect(writes).toEqual([]);
    expect(refused).toHaveLength(changes.length);
    expect(refused.some(({ reason }) => reason === "hangs")).toBe(true);
    expect(writeJourneyFile(document)).toBe(before);
    write(document, replay(document, changes, [], true).writes);
    expect(document.rows.phases?.has(phase)).toBe(false);
    expect([...(document.rows.steps?.values() ?? [])].some((row) => row.phase_id === phase)).toBe(false);
  });

  test("what the edited copy did not hold is no reason to keep a row", () => {
    const without = writeJourneyFile(open(), ["comments", "verbatims", "evidence", "costs"]);
    const copy = open(without);
    const before = copyOf(copy.rows);
    const phase = copy.shown.ids.phases?.[0] ?? "";
    edits.removeRows(copy, new Map([["phases", new Set([phase])]]));
    const document = open();
    const parts = ["costs", "comments", "evidence", "verbatims"] as const;
    const { writes, refused } = replay(document, diff(before, copy.rows), parts);
    expect(refused).toEqual([]);
    write(document, writes);
    open(writeJourneyFile(document));
    expect(document.rows.phases?.has(phase)).toBe(false);
  });

  test("a card's step and its place there go together", () => {
    const [other = "", step = ""] = (open().shown.ids.steps ?? []).slice(-2);
    const changes = edited((document) =>
      edits.moveTouchpoint(
        document,
        "tp1",
        step,
        edits.siblingsOf(document, "touchpoints", "step_id", step),
        1,
        "current",
      ),
    );
    expect(changes).toHaveLength(2);
    expect(countOf(changes)).toBe(1);
    const document = open();
    edits.moveTouchpoint(document, "tp1", other, [], 0, "current");
    const before = writeJourneyFile(document);
    const { writes, refused } = replay(document, changes);
    write(document, writes);
    expect(refused).toHaveLength(2);
    expect(writeJourneyFile(document)).toBe(before);
  });

  test("a column of one's own takes what it holds, where the document has it", () => {
    const own = '"columns": {"touchpoints": {"my score": "float64"}},\n"tables"';
    const changes: Change[] = [
      ["set", "touchpoints", "tp1", "my score", null, 3.5],
      ["set", "touchpoints", "tp2", "my score", null, "three"],
      ["set", "touchpoints", "tp4", "__proto__", null, 1],
    ];
    const document = open(CASE.replace('"tables"', own));
    const { writes, refused } = replay(document, changes);
    expect(writes).toEqual([changes[0]]);
    expect(refused.map(({ change, reason }) => [change[2], reason])).toEqual([
      ["tp2", "column"],
      ["tp4", "column"],
    ]);
    expect(replay(open(), changes, [], true).writes).toEqual([]);
  });
});
