import { describe, expect, test } from "vitest";
import { addLane, deleteLane, moveLane, setLane } from "../../src/model/lane_edits.js";
import { DEFAULT_LANES, lanesOf, linesOf, runsOf } from "../../src/model/lanes.js";
import { cellOf, computeMap } from "../../src/model/map.js";
import type { LaneKind } from "../../src/schema/tables.generated.js";
import { documentOf, SMALL } from "../documents.js";

const lane = (id: string, kind: string, order: string, more: Record<string, string> = {}) => ({
  [id]: { journey_id: "j1", lane_kind: kind, order, ...more },
});

const OWN = {
  ...SMALL,
  lanes: {
    ...lane("l1", "action", "a0"),
    ...lane("l2", "note", "a1", { note_kind: "data" }),
    ...lane("l3", "note", "a2", { note_kind: "data" }),
  },
  notes: {
    n1: { note_kind: "data", step_id: "s1", text: "counted", order: "a0" },
    n2: { note_kind: "data", step_id: "s1", text: "named", lane_id: "l3", order: "a1" },
  },
};

const kindsOf = (document: ReturnType<typeof documentOf>) =>
  lanesOf(document, "j1").map(({ kind, noteKind }) => noteKind ?? kind);

const updatesOf = (document: ReturnType<typeof documentOf>, act: () => void): number => {
  let count = 0;
  const onUpdate = (): void => {
    count++;
  };
  document.doc.on("update", onUpdate);
  act();
  document.doc.off("update", onUpdate);
  return count;
};

describe("a journey without lanes of its own", () => {
  test("gets the default ones with the first verb, in one update", () => {
    const document = documentOf(SMALL);
    const emotion = "default-emotion";
    expect(updatesOf(document, () => moveLane(document, "j1", emotion, 2))).toBe(1);
    expect(lanesOf(document, "j1")).toHaveLength(DEFAULT_LANES.length);
    expect(kindsOf(document).slice(0, 3)).toEqual(["action", "touchpoint", "emotion"]);
  });

  test("tells which lane was written for which", () => {
    const document = documentOf(SMALL);
    const written = setLane(document, "j1", "default-touchpoint", { name: "Contacts" });
    const id = written.get("default-touchpoint") ?? "";
    expect(document.rows.lanes?.get(id)).toMatchObject({ name: "Contacts", lane_kind: "touchpoint" });
  });

  test("keeps where notes stand", () => {
    const document = documentOf(SMALL);
    const notes = (): string[] => {
      const map = computeMap(document, "j1", "current");
      return map.lanes.flatMap(({ id, noteKind }) =>
        map.columns.flatMap(({ key }) =>
          noteKind === undefined ? [] : cellOf(map, id, key).map((note) => `${noteKind} ${key} ${note}`),
        ),
      );
    };
    const before = notes();
    expect(before.length).toBeGreaterThan(0);
    deleteLane(document, "j1", "default-action");
    expect(kindsOf(document)).not.toContain("action");
    expect(notes()).toEqual(before);
  });
});

describe("lanes of one's own", () => {
  test("are added at a place", () => {
    const document = documentOf(OWN);
    const { id, written } = addLane(document, "j1", { kind: "channel", noteKind: undefined }, 1);
    expect(written.size).toBe(0);
    expect(lanesOf(document, "j1").map((each) => each.id)).toEqual(["l1", id, "l2", "l3"]);
  });

  test("a note that names no lane stays where it stood when another lane becomes the first of its kind", () => {
    const document = documentOf(OWN);
    moveLane(document, "j1", "l3", 1);
    const map = computeMap(document, "j1", "current");
    expect(map.lanes.map(({ id }) => id)).toEqual(["l1", "l3", "l2"]);
    expect(cellOf(map, "l2", "s1")).toEqual(["n1"]);
    expect(cellOf(map, "l3", "s1")).toEqual(["n2"]);
  });

  test("what stood in a deleted lane stands in another of its kind", () => {
    const document = documentOf(OWN);
    deleteLane(document, "j1", "l3");
    expect(cellOf(computeMap(document, "j1", "current"), "l2", "s1")).toEqual(["n1", "n2"]);
  });
});

describe("groups and lines", () => {
  const spec = (id: string, kind: "action" | "touchpoint" | "backstage" | "channel", group?: string) => ({
    id,
    kind,
    noteKind: undefined,
    group,
  });

  test("neighbours of one group stand together, others alone", () => {
    const runs = runsOf([
      spec("a", "action", "A"),
      spec("b", "channel", "A"),
      spec("c", "action"),
      spec("d", "action", "A"),
    ]);
    expect(runs.map(({ group, lanes }) => [group, lanes.map(({ id }) => id)])).toEqual([
      ["A", ["a", "b"]],
      [undefined, ["c"]],
      ["A", ["d"]],
    ]);
  });

  test("lines follow the order of the lanes", () => {
    const [act, meet, back] = [spec("a", "action"), spec("t", "touchpoint"), spec("b", "backstage")];
    expect([...linesOf([act, meet, back])]).toEqual([
      ["t", ["interaction"]],
      ["b", ["visibility"]],
    ]);
    expect([...linesOf([meet, act, back])]).toEqual([["b", ["visibility"]]]);
    expect([...linesOf([act, meet])]).toEqual([["t", ["interaction"]]]);
  });
});

test("a second lane of the backstage stands below the line of internal interaction; the head is what the customer does", () => {
  const lane = (id: string, kind: LaneKind) => ({ id, kind, noteKind: undefined });
  const [meet, back, support] = [lane("t", "touchpoint"), lane("b", "backstage"), lane("s", "backstage")];
  expect([...linesOf([meet, back, support])]).toEqual([
    ["t", ["interaction"]],
    ["b", ["visibility"]],
    ["s", ["internal"]],
  ]);
});
