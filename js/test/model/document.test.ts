import { effect } from "@preact/signals";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { HERE, JourneyDocument, THERE } from "../../src/model/document.js";
import { removeRows, setAssessment, setValue } from "../../src/model/edits.js";
import { computeMap } from "../../src/model/map.js";
import type { Value } from "../../src/model/values.js";
import { TABLES, type TableName } from "../../src/schema/tables.generated.js";
import { copyOf, documentOf, recorded, rowOf, rowsOf, SMALL, stored } from "../documents.js";
import { random } from "../random.js";

/** How often an effect ran since it was last asked. */
function watch(read: () => unknown): { runs: () => number; stop: () => void } {
  let count = -1; // the first run is the subscription
  const stop = effect(() => {
    read();
    count++;
  });
  return {
    runs: () => {
      const found = count;
      count = 0;
      return found;
    },
    stop,
  };
}

describe("rows", () => {
  test("are a plain copy of the CRDT, whichever side wrote", () => {
    const document = documentOf(SMALL);
    expect(rowsOf(document).touchpoints).toEqual(SMALL.touchpoints);
    setValue(document, "touchpoints", "t1", "name", "Shop");
    expect(document.peek("touchpoints", "t1")?.name).toBe("Shop");
    expect(rowsOf(copyOf(document))).toEqual(rowsOf(document));
  });

  test("go when they are removed", () => {
    const document = documentOf(SMALL);
    removeRows(document, new Map([["steps", new Set(["s1"])]]));
    expect([...(document.rows.touchpoints?.keys() ?? [])]).toEqual(["t2", "t3"]);
    expect(document.row("steps", "s1")).toBeUndefined();
  });

  test("an unknown table is a mistake of ours", () => {
    expect(() => new JourneyDocument().map("assessments")).toThrow("no table assessments");
  });
});

describe("a row's signal", () => {
  test("changes when that row changes, and only then", () => {
    const document = documentOf(SMALL);
    const [t1, t2] = ["t1", "t2"].map((id) => watch(() => document.row("touchpoints", id))) as [
      ReturnType<typeof watch>,
      ReturnType<typeof watch>,
    ];
    const gone = watch(() => document.raw("touchpoints", "t99"));
    setValue(document, "touchpoints", "t1", "name", "Shop");
    expect([t1.runs(), t2.runs(), gone.runs()]).toEqual([1, 0, 0]);
    setAssessment(document, "t2", "future", "experience", 4);
    expect([t1.runs(), t2.runs(), gone.runs()]).toEqual([0, 1, 0]);
    document.doc.transact(() => {
      setValue(document, "touchpoints", "t1", "name", "Kiosk");
      setValue(document, "touchpoints", "t1", "need", "a car");
      setValue(document, "touchpoints", "t2", "name", "Papers");
    }, HERE);
    expect([t1.runs(), t2.runs(), gone.runs()]).toEqual([1, 1, 0]);
    removeRows(document, new Map([["touchpoints", new Set(["t1"])]]));
    expect([t1.runs(), t2.runs(), gone.runs()]).toEqual([1, 0, 0]);
    document.doc.transact(() => document.map("touchpoints").set("t99", rowOf({ name: "New" })), THERE);
    expect([t1.runs(), t2.runs(), gone.runs()]).toEqual([0, 0, 1]);
    expect(document.row("touchpoints", "t99")?.name).toBe("New");
  });

  test("ids may hold slashes", () => {
    const document = documentOf({ journeys: { "a/b/c": { name: "one" }, a: { name: "two" } } });
    const found = watch(() => document.row("journeys", "a/b/c"));
    setValue(document, "journeys", "a/b/c", "name", "three");
    expect(found.runs()).toBe(1);
    expect(document.row("journeys", "a/b/c")?.name).toBe("three");
    found.stop();
  });

  test("an effect that edits does not run for ever", () => {
    const document = documentOf(SMALL);
    let runs = 0;
    effect(() => {
      const row = document.row("steps", "s1");
      if (runs++ < 5) setValue(document, "steps", "s1", "phase_id", row?.phase_id === "p1" ? "p2" : "p1");
    });
    expect(runs).toBe(6);
  });

  test("an effect that fails stops nobody else", () => {
    const document = documentOf(SMALL);
    const stop = effect(() => {
      if (document.row("steps", "s1")?.name === "boom") throw new Error("boom");
    });
    expect(() => setValue(document, "steps", "s1", "name", "boom")).toThrow("boom");
    stop();
    const other = watch(() => document.row("steps", "s1"));
    const structure = document.structure.peek();
    setValue(document, "steps", "s2", "name", "calm");
    expect(other.runs()).toBe(0);
    expect(document.structure.peek()).toBe(structure);
  });
});

describe("the structure", () => {
  const grows = (write: (document: JourneyDocument) => void): boolean => {
    const document = documentOf(SMALL);
    const before = document.structure.peek();
    write(document);
    return document.structure.peek() > before;
  };

  test("grows when rows come or go", () => {
    expect(grows((d) => removeRows(d, new Map([["notes", new Set(["n1"])]])))).toBe(true);
    expect(grows((d) => d.map("notes").set("n9", rowOf({ text: "x" })))).toBe(true);
  });

  /** A value of a column that it does not have in `SMALL`. */
  const other = (table: TableName, column: string): Value => {
    const spec = TABLES[table].columns[column];
    if (spec?.choices) return spec.choices.at(-1) as string;
    if (spec?.dtype === "boolean") return !spec.default;
    return spec?.dtype === "str" ? "x" : spec?.dtype === "datetime64[us]" ? "2027-01-31" : 1;
  };

  const ROWS: Partial<Record<TableName, string>> = {
    phases: "p1",
    steps: "s2",
    touchpoints: "t2",
    notes: "n4",
  };
  const PLACES = /_id$|^(note_kind|lane_kind|macro_phase|is_current|is_future|flow_kind|flow_group|branch)$/;

  test.each(
    Object.entries(ROWS).flatMap(([table, id]) =>
      Object.keys(TABLES[table as TableName].columns).map((column): [TableName, string, string, boolean] => [
        table as TableName,
        id,
        column,
        PLACES.test(column),
      ]),
    ),
  )("%s/%s/%s decides places: %s", (table, id, column, expected) => {
    expect(grows((d) => setValue(d, table, id, column, other(table, column)))).toBe(expected);
  });

  test("grows when a touchpoint moves, comes, goes or changes hands or channel in a state", () => {
    const inFuture = (column: string, value: Value) =>
      grows((d) => setAssessment(d, "t1", "future", column, value));
    expect(inFuture("step_id", "s2")).toBe(true);
    expect(inFuture("is_present", false)).toBe(true);
    expect(inFuture("org_unit_id", "o2")).toBe(true);
    expect(inFuture("channel_id", "c2")).toBe(true);
    expect(inFuture("experience", 3)).toBe(false);
    expect(inFuture("contact_mode", "both")).toBe(false);
  });

  test("what is shown is computed once for each structure", () => {
    const document = documentOf(SMALL);
    const before = document.shown;
    setValue(document, "touchpoints", "t1", "name", "Shop");
    expect(document.shown).toBe(before);
    setValue(document, "touchpoints", "t1", "step_id", "s2");
    expect(document.shown).not.toBe(before);
  });

  test("whatever is written, the map is as a copy computes it afresh", () => {
    const rng = random(11);
    const document = documentOf(SMALL);
    let before = computeMap(document, "j1", "current");
    for (let i = 0; i < 400; i++) {
      const table = rng.pick(["phases", "steps", "touchpoints", "notes"] as const);
      const id = rng.pick([...(document.rows[table]?.keys() ?? [])]);
      const column = rng.pick(Object.keys(TABLES[table].columns));
      const structure = document.structure.peek();
      const spec = TABLES[table].columns[column];
      const value = spec?.references
        ? rng.pick([undefined, ...(document.rows[spec.references]?.keys() ?? [])])
        : rng.pick([other(table, column), undefined]);
      setValue(document, table, id, column, value);
      const now = computeMap(document, "j1", "current", before);
      const afresh = computeMap(copyOf(document), "j1", "current");
      expect(now).toEqual(afresh);
      // a map that changed without its structure would not be drawn
      if (document.structure.peek() === structure) expect(now).toEqual(before);
      before = now;
    }
  });
});

describe("columns of one's own", () => {
  test("are what the other side declares", () => {
    const document = new JourneyDocument();
    const own = document.doc.getMap("columns");
    own.set("steps", '{"mine": "float64"}');
    expect(document.ownColumns.value).toEqual({ steps: { mine: "float64" } });
  });

  test.each([
    ["no JSON", "{"],
    ["a number", "5"],
    ["a list", "[1]"],
    ["null", "null"],
    ["no text", 5],
    ["a map", new Y.Map()],
    ["a dtype that is none", '{"mine": 3}'],
  ])("%s declares nothing", (_what, value) => {
    const document = new JourneyDocument();
    document.doc.getMap("columns").set("steps", value);
    expect(document.ownColumns.value).toEqual({ steps: {} });
  });
});

describe("documents that others wrote", () => {
  const read = (document: JourneyDocument): void => {
    for (const table of Object.keys(document.rows) as TableName[])
      for (const id of document.rows[table]?.keys() ?? []) document.row(table, id);
    for (const state of ["current", "future", "best_practice"] as const)
      for (const journey of ["j1", "j2", "gone", ""]) computeMap(document, journey, state);
  };

  test.each<[string, (doc: Y.Doc) => void]>([
    ["a row that is a text", (doc) => doc.getMap("steps").set("s1", "text")],
    ["a row that is a number", (doc) => doc.getMap("steps").set("s1", 5)],
    ["a row that is null", (doc) => doc.getMap("steps").set("s1", null)],
    ["a row that is plain JSON", (doc) => doc.getMap("steps").set("s1", { name: "x" })],
    ["a row that is a list", (doc) => doc.getMap("steps").set("s1", Y.Array.from([1, 2]))],
    ["a row that is a rich text", (doc) => doc.getMap("steps").set("s1", new Y.Text("x"))],
    ["a row that is a document", (doc) => doc.getMap("steps").set("s1", new Y.Doc())],
    ["a row that is XML", (doc) => doc.getMap("steps").set("s1", new Y.XmlElement("p"))],
    ["an empty row", (doc) => doc.getMap("steps").set("s1", new Y.Map())],
    ["an id with newlines", (doc) => doc.getMap("steps").set("s1\ns2", rowOf({ phase_id: "p1" }))],
    [
      "an id like a built-in's name",
      (doc) => doc.getMap("steps").set("__proto__", rowOf({ phase_id: "p1" })),
    ],
    ["an empty id", (doc) => doc.getMap("steps").set("", rowOf({ phase_id: "p1" }))],
    ["items of a list in a table", (doc) => doc.getArray("hostile").push([1])],
  ])("%s harms nobody", (_what, write) => {
    const document = documentOf(SMALL);
    write(document.doc);
    read(document);
    expect(document.shown.ids.touchpoints).toContain("t2");
    setValue(document, "steps", "s1", "name", "edited");
    removeRows(document, new Map([["steps", new Set(["s1"])]]));
    read(document);
    expect(rowsOf(copyOf(document))).toEqual(rowsOf(document));
  });

  const VALUES: [string, () => unknown][] = [
    ["null", () => null],
    ["undefined", () => undefined],
    ["NaN", () => Number.NaN],
    ["a large whole number", () => 2n ** 62n],
    ["bytes", () => new Uint8Array([1, 2])],
    ["a list", () => [1, [2]]],
    ["an object", () => ({ toString: 5, name: "x" })],
    ["a map", () => new Y.Map([["name", "nested"]])],
    ["a rich text", () => new Y.Text("x")],
    ["a shared list", () => Y.Array.from([1])],
    ["a document", () => new Y.Doc()],
  ];

  test.each(VALUES)("%s in place of a value reads as missing", (_what, make) => {
    const document = documentOf(SMALL);
    for (const [table, id] of Object.entries({ steps: "s1", touchpoints: "t1", notes: "n1", phases: "p1" })) {
      const keys = [
        ...Object.keys(TABLES[table as TableName].columns),
        "order",
        "future.step_id",
        "a.b.c.d",
        "",
      ];
      document.doc.transact(() => {
        for (const key of keys)
          document
            .map(table)
            .get(id)
            ?.set(key, make() as Value);
      }, THERE);
      read(document);
    }
    expect(document.row("steps", "s1")).toMatchObject({ step_id: "s1", is_current: true });
    expect(document.row("steps", "s1")?.name).toBeUndefined();
    expect(rowsOf(copyOf(document))).toEqual(rowsOf(document));
  });

  test("what goes on inside a nested value is no row's value", () => {
    const document = documentOf(SMALL);
    const nested = new Y.Map<string>();
    (document.map("steps").get("s1") as Y.Map<unknown>).set("deep", nested);
    nested.set("name", "evil");
    nested.set("phase_id", "p2");
    expect(document.row("steps", "s1")).toMatchObject({ name: "Search", phase_id: "p1" });
  });

  test("a row replaced by something else is gone, and comes back", () => {
    const document = documentOf(SMALL);
    const steps = document.doc.getMap<unknown>("steps");
    steps.set("s1", 5);
    expect(document.shown.has("touchpoints", "t1")).toBe(false);
    expect(document.row("steps", "s1")).toBeUndefined();
    steps.set("s1", rowOf(SMALL.steps?.s1 ?? {}));
    expect(document.shown.has("touchpoints", "t1")).toBe(true);
    expect(document.row("steps", "s1")?.name).toBe("Search");
  });

  test("edits of what is no row write nothing and fail nowhere", () => {
    const document = documentOf(SMALL);
    document.doc.getMap<unknown>("steps").set("s1", "text");
    const updates = recorded(document);
    setValue(document, "steps", "s1", "name", "x");
    setValue(document, "steps", "gone", "name", "x");
    expect(updates).toHaveLength(0);
    expect(stored(document, "phases", "p1")).toBeDefined();
  });
});

test("a document that is destroyed is silent", () => {
  const document = documentOf(SMALL);
  const updates = recorded(document);
  document.destroy();
  document.map("steps").set("s9", rowOf({}));
  expect(updates).toHaveLength(0);
});
