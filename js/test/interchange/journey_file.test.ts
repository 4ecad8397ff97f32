import { describe, expect, test } from "vitest";
import { JourneyFileError, readJourneyFile, writeJourneyFile } from "../../src/interchange/journey_file.js";
import type { JsonObject } from "../../src/interchange/json.js";
import { load } from "../../src/interchange/loading.js";
import { parseJson } from "../../src/interchange/parser.js";
import { JourneyDocument, THERE } from "../../src/model/document.js";
import { toRow } from "../../src/model/values.js";
import { documentOf, rowsOf, SMALL } from "../documents.js";

const SOURCE = "x.journey.json";

type Row = Readonly<Record<string, unknown>>;

const journey = (parts: object = {}): string =>
  JSON.stringify({ format: "journey", schema_version: 1, tables: {}, ...parts });

/** A file of one touchpoint, and what else is given. */
const withRows = (tables: Readonly<Record<string, readonly unknown[]>>): string =>
  journey({
    tables: {
      journeys: [{ journey_id: "jo1" }],
      phases: [{ phase_id: "ph1", journey_id: "jo1" }],
      steps: [{ step_id: "st1", phase_id: "ph1" }],
      touchpoints: [{ touchpoint_id: "tp1", step_id: "st1" }],
      ...tables,
    },
  });

const touchpoint = (cells: Row): string => withRows({ touchpoints: [{ touchpoint_id: "tp1", ...cells }] });

function errorOf(text: string): JourneyFileError {
  try {
    readJourneyFile(text, SOURCE).destroy();
  } catch (error) {
    if (error instanceof JourneyFileError) return error;
    throw error;
  }
  throw new Error("it was read");
}

describe("texts that are no journey", () => {
  test.each([
    ["", "x.journey.json is empty"],
    ["\ufeff \n", "x.journey.json is empty"],
    ["<!doctype html>", "x.journey.json is not JSON: line 1, column 1: Expecting value"],
    ['{"format": "journey",}', "line 1, column 22: Expecting property name enclosed in double quotes"],
    ['{"format" "journey"}', "line 1, column 11: Expecting ':' delimiter"],
    ['{"format":\n "journey" 5}', "line 2, column 12: Expecting ',' delimiter"],
    ['["🚗🚗" 5]', "line 1, column 7: Expecting ',' delimiter"],
    ["{} {}", "line 1, column 4: Extra data"],
    ["[01]", "line 1, column 3: Expecting ',' delimiter"],
    ["[1,", "line 1, column 4: Expecting value"],
    ['["a', "line 1, column 2: Unterminated string starting at"],
    ['["a\n"]', "line 1, column 4: Invalid control character at"],
    ['["\\q"]', "line 1, column 3: Invalid \\escape"],
    ['["\\u12g4"]', "line 1, column 4: Invalid \\uXXXX escape"],
    ["[]", 'x.journey.json is not a journey: it does not begin with "format": "journey"'],
    ["null", "is not a journey"],
    ["5", "is not a journey"],
    ["9".repeat(5000), "x.journey.json holds a number that is too long: 5000 digits"],
    ['{"format": "journey", "format": "journey"}', "'format' stands there twice in {'format': 'journey'}"],
    ['{"a": [{"b": 1.0, "b": true, "c": null}]}', "'b' stands there twice in {'b': True, 'c': None}"],
  ])("%j", (text, wanted) => {
    const { message, details } = errorOf(text);
    expect(message).toContain(wanted);
    expect(message).not.toContain("\n");
    expect(details).toEqual([]);
  });

  test("a file cut short anywhere", () => {
    const text = writeJourneyFile(documentOf(SMALL));
    for (let end = 1; end < text.length - 2; end += 7)
      expect(errorOf(text.slice(0, end)).message).toMatch(/is not JSON: line \d+, column \d+: /);
  });

  test("more than 50 MB, however few characters they are", () => {
    const allowed = 50 * 2 ** 20;
    expect(errorOf(" ".repeat(allowed + 1)).message).toBe(
      "x.journey.json is too large: 50.0 MB, allowed are 50 MB",
    );
    expect(errorOf("€".repeat(allowed / 2)).message).toContain("is too large: 75.0 MB");
    expect(errorOf(" ".repeat(allowed)).message).toBe("x.journey.json is empty");
  });

  test("any depth", () => {
    const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
    expect(errorOf(deep(100)).message).toContain("is not a journey");
    expect(errorOf(deep(1_000_000)).message).toBe("x.journey.json is nested too deeply to be a journey");
    expect(errorOf(`${'{"a":'.repeat(1_000_000)}1`).message).toContain("is nested too deeply");
    const row = journey({ tables: { phases: ["HERE"] } }).replace('"HERE"', deep(100));
    expect(errorOf(row).message).toContain("'phases', row 1 must be {column: value}, not [[[[[[[...]]]]]]]");
  });
});

describe("journeys with a wrong part", () => {
  test.each<[object, string]>([
    [{ schema_version: undefined }, "has no schema_version: None must be a whole number from 1"],
    [{ schema_version: "1" }, "has no schema_version: '1' must be a whole number from 1"],
    [{ schema_version: 1.5 }, "1.5 must be a whole number from 1"],
    [{ schema_version: true }, "True must be a whole number from 1"],
    [
      { schema_version: 2 },
      "was written by a newer journey-widgets (schema_version 2, this one reads up to 1). Upgrade with: pip install",
    ],
    [{ table: {} }, "has an unknown part 'table' (did you mean 'tables'?)"],
    [{ tables: [] }, 'has no "tables": {table: [rows]}'],
    [{ tables: { phases: "x" } }, "the table 'phases' must be a list of rows, not 'x'"],
    [{ tables: { phases: [{}, 5] } }, "'phases', row 2 must be {column: value}, not 5"],
    [{ columns: [] }, '"columns" must be {table: {column: dtype}}'],
    [{ columns: { phases: "a" } }, '"columns" must be {table: {column: dtype}}'],
    [{ columns: { phase: {} } }, "columns: there is no table 'phase' (did you mean 'phases'?)"],
    [
      { columns: { phases: { a: "int8" } }, tables: { phases: [{ phase_id: "p", a: 5 }] } },
      "columns, phases: 'a' must be one of 'str', 'float64', 'Int64', 'boolean', 'datetime64[us]', not 'int8'",
    ],
    [{ columns: { phases: { a: ["str"] } } }, "not ['str']"],
    [
      { columns: { phases: { name: "str" } } },
      "columns, phases: 'name' is a name the table keeps for itself",
    ],
    [{ columns: { facts: { order: "str" } } }, "'order' is a name the table keeps"],
    [{ columns: { facts: { "": "str" } } }, "'' must be named in at most 200 printable characters"],
    [{ columns: { facts: { "\ud800": "str" } } }, "'\\ud800' must be named"],
    [{ tables: { touchpoint: [] } }, "there is no table 'touchpoint' (did you mean 'touchpoints'?)"],
    [{ tables: { constructor: [] } }, "there is no table 'constructor'"],
  ])("%j", (parts, wanted) => {
    expect(errorOf(journey(parts)).message).toContain(wanted);
  });
});

describe("journeys with a wrong row", () => {
  test.each([
    [withRows({ products: [{ name: "x" }] }), "products, row 1 (None): product_id must be text"],
    [
      withRows({ products: [{ product_id: 5 }] }),
      "products, row 1 (5): product_id must be text, such as '5'",
    ],
    [withRows({ products: [{ product_id: "" }] }), "products, row 1 (''): product_id must not be empty"],
    [
      withRows({ products: [{ product_id: "x".repeat(201) }] }),
      "product_id must be at most 200 printable characters",
    ],
    [
      withRows({ products: [{ product_id: "\u202ea\n" }] }),
      "products, row 1 ('\\u202ea\\n'): product_id must be at most",
    ],
    [
      withRows({ products: [{ product_id: "a" }, { product_id: "a" }] }),
      "products, row 2 ('a'): stands there twice",
    ],
    [
      withRows({ facts: [{ redesign_id: "mine" }] }),
      "facts, row 1 ('mine'): the one row of this table is 'redesign'",
    ],
    [
      withRows({ assessments: [{ touchpoint_id: "tp9", state: "current" }] }),
      "assessments, row 1 (('tp9', 'current')): touchpoint_id must be the id of a row of `touchpoints`",
    ],
    [
      withRows({ assessments: [{ touchpoint_id: "tp1", state: "never" }] }),
      "state must be one of 'current', 'future', 'best_practice'",
    ],
    [
      withRows({
        emotions: [
          { step_id: "st1", state: "current" },
          { step_id: "st1", state: "current", persona_id: "" },
        ],
      }),
      "emotions, row 2 (('st1', 'current', '')): stands there twice",
    ],
    [
      withRows({ emotions: [{ step_id: "st1", state: "current", persona_id: "pe9" }] }),
      "persona_id must be the id of a row of `personas`, or empty",
    ],
    [
      touchpoint({ relevence: 1 }),
      "touchpoints, row 1 ('tp1'): there is no column 'relevence' (did you mean 'relevance'?)",
    ],
    [touchpoint({ position: 1 }), "there is no column 'position'"],
    [
      touchpoint({ relevance: 11 }),
      "touchpoints, row 1 ('tp1'): column 'relevance': 11 must be from 0 to 10",
    ],
    [
      withRows({ assessments: [{ touchpoint_id: "tp1", state: "future", cost_eur: -0.5 }] }),
      "assessments, row 1 (('tp1', 'future')): column 'cost_eur': -0.5 must be 0 € or more",
    ],
    [
      touchpoint({ contact_mode: "digitl" }),
      "'digitl' must be one of 'physical', 'digital', 'both' (did you mean 'digital'?)",
    ],
    [touchpoint({ step_id: "st9" }), "column 'step_id': 'st9' is not the id of a row of `steps`"],
    [
      withRows({ assessments: [{ touchpoint_id: "tp1", state: "future", step_id: "st9" }] }),
      "assessments, row 1 (('tp1', 'future')): column 'step_id': 'st9' is not the id of a row of `steps`",
    ],
    [
      withRows({ comments: [{ comment_id: "c", table_name: "assessments", row_id: "tp1" }] }),
      "comments, row 1 ('c'): column 'row_id': 'tp1' is not the id of a row of `?`",
    ],
    [touchpoint({ order: "!!" }), "column 'order': '!!' is no fractional index; leave it out"],
    [touchpoint({ name: 5 }), "column 'name': 5 must be text"],
    [touchpoint({ relevance: "9" }), "column 'relevance': '9' must be a number"],
    [touchpoint({ is_moment_of_truth: 1 }), "1 must be True or False"],
    [touchpoint({ name: ["x", null, { a: true }] }), "column 'name': ['x', None, {'a': True}] must be text"],
    [touchpoint({ name: "\ud800" }), "'\\ud800' must be text without lone surrogates"],
    [touchpoint({ name: "x".repeat(2_000_000) }), "must be at most 1,000,000 characters long"],
    [
      withRows({ facts: [{ redesign_id: "redesign", review_on: "soon" }] }),
      "column 'review_on': 'soon' must be a date or an instant, such as '2027-01-31' or '2027-01-31T09:30'",
    ],
    [
      withRows({ segments: [{ segment_id: "s", customers: 1.5 }] }),
      "segments, row 1 ('s'): column 'customers': 1.5 must be a whole number",
    ],
  ])("%.120s", (text, wanted) => {
    const { message, details } = errorOf(text);
    expect(message).toContain(wanted);
    expect(message.startsWith("x.journey.json cannot be read:\n  ")).toBe(true);
    expect(message.split("\n").length).toBe(details.length + 1);
    for (const detail of details) expect(detail).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]+$/u);
  });

  test.each(["NaN", "Infinity", "-Infinity", "1e999"])("%s is no number of JSON", (number) => {
    const { message } = errorOf(touchpoint({ relevance: "HERE" }).replace('"HERE"', number));
    expect(message).toContain(
      `touchpoints, row 1 ('tp1'): column 'relevance': ${number.replace("1e999", "inf")}`,
    );
  });

  test("a million problems are no problem", () => {
    const columns = Object.fromEntries(Array.from({ length: 300_000 }, (_, i) => [`c${i}`, "x"]));
    expect(errorOf(journey({ columns: { phases: columns } })).details).toHaveLength(300_000);
  });

  test("twenty problems are spelled out, the rest is counted", () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ touchpoint_id: `t${i}`, relevance: 11, name: 5 }));
    const { message, details } = errorOf(withRows({ touchpoints: rows, phase: [] }));
    expect(details).toHaveLength(41);
    expect(message.split("\n")).toHaveLength(22);
    expect(message).toContain("  … and 21 more (see the error's `details`)");
  });
});

describe("what a file holds", () => {
  test("goes in as one update of somebody else's", () => {
    const document = new JourneyDocument();
    const origins: unknown[] = [];
    document.doc.on("update", (_update: Uint8Array, origin: unknown) => origins.push(origin));
    const found = parseJson(withRows({}), SOURCE) as JsonObject;
    load(document, found.get("tables") as unknown as Map<string, JsonObject[]>, new Map(), SOURCE);
    expect(origins).toEqual([THERE]);
    expect(document.shown.ids.touchpoints).toEqual(["tp1"]);
    expect(document.rows.facts?.has("redesign")).toBe(true);
  });

  test("rows without a place stand as they stand in the list", () => {
    const document = readJourneyFile(
      withRows({
        steps: ["c", "a", "b"].map((id) => ({
          step_id: id,
          phase_id: "ph1",
          order: id === "a" ? "a0" : undefined,
        })),
        touchpoints: [],
      }),
      SOURCE,
    );
    expect(document.shown.ids.steps).toEqual(["c", "a", "b"]);
  });

  test("instants become UTC without a time zone", () => {
    const read = (review_on: string): unknown =>
      readJourneyFile(withRows({ facts: [{ redesign_id: "redesign", review_on }] }), SOURCE).peek(
        "facts",
        "redesign",
      )?.review_on;
    expect(read("2027-01-31")).toBe("2027-01-31");
    expect(read("2027-01-31T00:00")).toBe("2027-01-31");
    expect(read("2027-01-31T09:30")).toBe("2027-01-31T09:30:00");
    expect(read("2027-01-31T23:30:00.25-02:00")).toBe("2027-02-01T01:30:00.250000");
    expect(read("2027-01-31T09:30:00.000Z")).toBe("2027-01-31T09:30:00");
  });

  test("names of JavaScript's own are names like any other", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const declared = names.map((name) => `"${name}": "str"`).join(", ");
    const cells = names.map((name) => `"${name}": "evil"`).join(", ");
    const rows = names
      .map((name) => `{"product_id": "${name}", ${cells}}, {"product_id": "${name}2"}`)
      .join(", ");
    const document = readJourneyFile(
      `{"format": "journey", "schema_version": 1, "columns": {"products": {${declared}}},` +
        ` "tables": {"products": [${rows}]}}`,
      SOURCE,
    );
    expect(document.rows.products?.size).toBe(8);
    expect(Object.entries(document.rows.products?.get("__proto__") ?? {})).toContainEqual([
      "__proto__",
      "evil",
    ]);
    expect(Object.keys(toRow("products", "constructor2", {}))).toEqual(["product_id", "order"]);
    expect(({} as Record<string, unknown>).evil).toBeUndefined();
    const written = writeJourneyFile(document);
    expect(written).toContain('{"product_id": "__proto__", "__proto__": "evil", "constructor": "evil", "has');
    expect(written).toMatch(/\{"product_id": "__proto__2", "order": "\w+"\}/);
    expect(rowsOf(readJourneyFile(written, SOURCE))).toEqual(rowsOf(document));
    for (const name of names) {
      const { message } = errorOf(journey().replace('"tables":{}', `"tables":{"products":[{"${name}":1}]}`));
      expect(message).toContain("product_id must be text");
      expect(errorOf(journey().replace("}", `},"${name}":1`)).message).toContain("has an unknown part");
    }
  });

  test("a touchpoint in a state, a feeling of a persona and columns of one's own", () => {
    const parts = {
      columns: { assessments: { "my.score": "Int64" }, emotions: { mine: "boolean" } },
      tables: {
        personas: [{ persona_id: "p.1" }],
        steps: [{ step_id: "st1" }],
        touchpoints: [{ touchpoint_id: "tp1" }],
        assessments: [
          { touchpoint_id: "tp1", state: "future", order: "a5", "my.score": 3.0, is_present: true },
        ],
        emotions: [{ step_id: "st1", state: "current", persona_id: "p.1", valence: -2, mine: false }],
      },
    };
    const document = readJourneyFile(journey(parts), SOURCE);
    expect(document.rows.touchpoints?.get("tp1")).toEqual({
      order: "a0",
      "future.order": "a5",
      "future.my%2Escore": 3,
    });
    expect(document.rows.steps?.get("st1")).toMatchObject({
      "current.p%2E1.valence": -2,
      "current.p%2E1.mine": false,
    });
    expect(writeJourneyFile(document)).toContain(
      '"columns": {"assessments": {"my.score": "Int64"}, "emotions": {"mine": "boolean"}},\n',
    );
  });
});

describe("the text of a document", () => {
  test("is one row a line, sorted, without what says nothing", () => {
    const document = documentOf({
      facts: { redesign: { title: 'Ünï "c"\u2028\n', language: "en" } },
      steps: { s2: { order: "a1" }, s1: { order: "a2", phase_id: "gone" } },
      channels: { "🚗": { order: "a0" }, ﾀ: { order: "a1" } },
      touchpoints: { t: { order: "a0", relevance: 3, "future.cost_eur": 1e-7, "current.is_present": true } },
    });
    expect(writeJourneyFile(document)).toBe(
      '{\n"format": "journey",\n"schema_version": 1,\n"tables": {' +
        '\n"facts": [\n{"redesign_id": "redesign", "title": "Ünï \\"c\\"\u2028\\n"}\n],' +
        '\n"steps": [\n{"step_id": "s2", "order": "a1"}\n],' +
        '\n"channels": [\n{"channel_id": "ﾀ", "order": "a1"},\n{"channel_id": "🚗", "order": "a0"}\n],' +
        '\n"touchpoints": [\n{"touchpoint_id": "t", "relevance": 3, "order": "a0"}\n],' +
        '\n"assessments": [\n{"touchpoint_id": "t", "state": "future", "cost_eur": 1e-07}\n]' +
        "\n}\n}\n",
    );
  });

  test("has places that can be read, and no half characters", () => {
    const document = documentOf({
      segments: { a: { name: "\ud83d", order: "a1" }, b: { order: "!!" }, c: { order: "a0" } },
    });
    expect(writeJourneyFile(document)).toContain(
      '{"segment_id": "a", "name": "\ufffd", "order": "a1"},\n' +
        '{"segment_id": "b", "order": "a2"},\n{"segment_id": "c", "order": "a0"}',
    );
  });

  test("reads back as it was", () => {
    const document = documentOf(SMALL);
    const again = readJourneyFile(writeJourneyFile(document), SOURCE);
    expect(again.shown.ids).toEqual(document.shown.ids);
    expect(writeJourneyFile(again)).toBe(writeJourneyFile(document));
  });
});
