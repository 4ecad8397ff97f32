// @vitest-environment happy-dom
// Every column that the schema lets anybody write has a field in the inspector, of its kind, and what is written there arrives.

import { describe, expect, test, vi } from "vitest";
import type { Raw, Value } from "../../src/model/values.js";
import "../../src/schema/plan.js";
import { CHOICE_LABELS, COLUMN_LABELS } from "../../src/schema/labels.generated.js";
import { type ColumnSpec, TABLES, type TableName } from "../../src/schema/tables.generated.js";
import type { SwimlaneView } from "../../src/views/swimlane/view.js";
import { showNumber } from "../../src/views/text.js";
import { documentOf, type Plain } from "../documents.js";
import { draw, settled } from "./map_page.js";

/** What is moved on the map, kept together with another value, or nobody's to write. */
const NOT_THERE = new Set([
  "assessments.position",
  "citations.table_name",
  "comments.table_name",
  "photographs.digest",
  "photographs.content",
]);

const NAMES = Object.keys(COLUMN_LABELS) as TableName[];
const STORED = NAMES.filter((table) => TABLES[table].host === "");
const idIn = (table: string, n: 1 | 2): string =>
  table === "facts" ? "redesign" : `${TABLES[table as TableName].prefix}${n}`;

/** Two rows of every table, which refer to one another. */
function everything(): Plain {
  return Object.fromEntries(
    STORED.map((table) => {
      const ns = table === "facts" ? ([1] as const) : ([1, 2] as const);
      return [table, Object.fromEntries(ns.map((n) => [idIn(table, n), rowOf(table, n)]))];
    }),
  );
}

function rowOf(table: TableName, n: 1 | 2): Raw {
  const row: Record<string, Value> = { order: `a${n}` };
  for (const [column, spec] of Object.entries(TABLES[table].columns)) {
    if (["name", "text", "title"].includes(column)) row[column] = `${TABLES[table].noun} number ${n}`;
    // both stand on one map
    if (spec.onDelete === "cascade" && spec.references) row[column] = idIn(spec.references, 1);
    if (spec.tableColumn !== undefined)
      Object.assign(row, { [spec.tableColumn]: "touchpoints", [column]: idIn("touchpoints", 1) });
  }
  if (table === "lanes") Object.assign(row, { lane_kind: "note", note_kind: "data", lane_group: "Below" });
  return row;
}

async function inspect(table: TableName, language: "en" | "it" = "en"): Promise<SwimlaneView> {
  const view = draw(true, documentOf(everything()), {
    state: "future",
    journey: idIn("journeys", 1),
    language,
  });
  view.own.selected.value = { [table]: [idIn(table, 1)] };
  view.openPanel("inspector");
  await vi.waitFor(() => expect(document.querySelector(".jw-panel-body")).not.toBeNull());
  return view;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controlOf(table: TableName, column: string): Control {
  // what of an assessment a touchpoint has of its own is written in the touchpoint's place, for the state shown
  const hosts = table === "assessments" ? ["assessments", "touchpoints"] : [table];
  const found = hosts.flatMap((host) => [
    ...document.querySelectorAll<Control>(`.jw-control [data-table="${host}"][data-column="${column}"]`),
  ])[0];
  if (found === undefined) throw new Error(`no field of ${table}.${column}`);
  return found;
}

function write(control: Control, text: string): void {
  control.focus();
  control.value = text;
  control.dispatchEvent(
    new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }),
  );
}

async function commit(control: Control): Promise<void> {
  await settled();
  control.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  await settled();
}

/** What the document holds of a value in the future state. */
function held(view: SwimlaneView, table: TableName, column: string): Value | undefined {
  const host = (TABLES[table].host || table) as TableName;
  const row = view.document.rows[host]?.get(idIn(host, 1)) ?? {};
  const ofState = { assessments: `future.${column}`, emotions: `future..${column}` }[table as string];
  const own = ["step_id", "channel_id", "contact_mode", "org_unit_id"].includes(column);
  return row[ofState ?? (table === "touchpoints" && own ? `future.${column}` : column)];
}

const columnsOf = (table: TableName): [string, ColumnSpec][] =>
  Object.entries(TABLES[table].columns).filter(([column]) => !NOT_THERE.has(`${table}.${column}`));

const isNumber = ({ dtype }: ColumnSpec): boolean => dtype === "float64" || dtype === "Int64";

/** Where the same is written in several rows, it is offered. */
const REPEATED = ["tags", "lane_group", "flow_group", "branch", "either_or", "icon", "topic"];

/** Type and keyboard of the entry of a column. */
function entryOf(column: string, spec: ColumnSpec): [string, string | undefined] {
  if (isNumber(spec)) return ["text", "decimal"];
  if (spec.dtype !== "str") return ["date", undefined];
  if (column === "link") return ["text", "url"];
  return [REPEATED.includes(column) ? "text" : "textarea", undefined];
}

function sampleOf(spec: ColumnSpec): [string, Value] {
  if (spec.dtype === "Int64") return ["3", 3];
  if (isNumber(spec)) return ["0,5", 0.5];
  return spec.dtype === "str" ? ["Written here", "Written here"] : ["2027-03-31", "2027-03-31"];
}

describe.each(NAMES)("the inspector of %s", (table) => {
  const host = (TABLES[table].host || table) as TableName;
  const columns = columnsOf(table);
  const of = (isOne: (spec: ColumnSpec, column: string) => boolean): string[] =>
    columns.filter(([column, spec]) => isOne(spec, column)).map(([column]) => column);

  const numbers = of((spec) => isNumber(spec) && spec.maximum !== undefined);
  const choices = of((spec) => spec.choices !== undefined);
  const references = of((spec) => spec.references !== undefined);
  const flags = of(({ dtype }) => dtype === "boolean");

  test("has a field for each column, called as the schema calls it", async () => {
    await inspect(host, "it");
    for (const [column, spec] of columns) {
      const control = controlOf(table, column);
      const label = control.closest(".jw-field")?.querySelector("label")?.firstChild?.textContent ?? "";
      const name = COLUMN_LABELS[control.dataset.table as string]?.[column]?.[1] as string;
      expect(label, column).toBe(spec.unit === undefined ? name : `${name} (${spec.unit})`);
    }
  });

  test("writes texts, numbers with a comma, and dates", async () => {
    const view = await inspect(host);
    const typed = of(
      (spec) => spec.dtype !== "boolean" && spec.choices === undefined && spec.references === undefined,
    );
    for (const column of typed) {
      const control = controlOf(table, column);
      if (control instanceof HTMLSelectElement) continue; // one of a list, all the same: see below
      if (control.type === "checkbox") continue; // lists: see below
      const spec = TABLES[table].columns[column] as ColumnSpec;
      expect([control.type, control.inputMode || undefined], column).toEqual(entryOf(column, spec));
      const [text, value] = sampleOf(spec);
      write(control, text);
      await commit(control);
      expect(held(view, table, column), column).toBe(value);
    }
  });

  if (numbers.length > 0)
    test("refuses numbers out of their range, and says which it is", async () => {
      const view = await inspect(host);
      for (const column of numbers) {
        const { maximum, minimum } = TABLES[table].columns[column] as Required<ColumnSpec>;
        const control = controlOf(table, column) as HTMLInputElement;
        expect(control.placeholder).toBe(`${showNumber("en", minimum)} … ${maximum}`);
        const before = held(view, table, column);
        write(control, String(maximum + 1));
        await commit(control);
        expect(control.closest(".jw-control")?.textContent).toContain(`From ${minimum} to ${maximum}`);
        expect(held(view, table, column)).toBe(before);
      }
    });

  if (choices.length > 0)
    test("offers choices with their labels", async () => {
      const view = await inspect(host, "it");
      for (const column of choices) {
        const { choices: allowed = [], default: ground } = TABLES[table].columns[column] as ColumnSpec;
        const control = controlOf(table, column) as HTMLSelectElement;
        const offered = [...control.options].filter(({ value }) => value !== "");
        expect(offered.map(({ value }) => value)).toEqual(allowed);
        const labels = Object.values(CHOICE_LABELS).find(
          (list) => Object.keys(list).join() === allowed.join(),
        );
        expect(offered.map(({ text }) => text)).toEqual(allowed.map((each) => labels?.[each]?.[1]));
        const other = allowed.find((each) => each !== ground && each !== held(view, table, column)) as string;
        write(control, other);
        await settled();
        expect(held(view, table, column)).toBe(other);
      }
    });

  if (references.length > 0)
    test("offers rows by their names", async () => {
      const view = await inspect(host);
      for (const column of references) {
        const spec = TABLES[table].columns[column] as ColumnSpec;
        const target = (spec.references || "touchpoints") as TableName;
        const control = controlOf(table, column) as HTMLSelectElement;
        const value = idIn(target, 2);
        const found = [...control.options].find((each) => each.value === value);
        expect(found?.text, column).toContain(`${TABLES[target].noun} number 2`);
        for (const { text } of control.options) expect(text, column).not.toMatch(new RegExp(`^${value}$`));
        write(control, value);
        await settled();
        expect(held(view, table, column), column).toBe(value);
        view.host.undo();
        await settled();
      }
    });

  if (flags.length > 0)
    test("has boxes for what is so or not", async () => {
      const view = await inspect(host);
      for (const column of flags) {
        const control = controlOf(table, column) as HTMLInputElement;
        expect(control.type).toBe("checkbox");
        const before = control.checked;
        control.click();
        await settled();
        expect(held(view, table, column) ?? TABLES[table].columns[column]?.default).toBe(!before);
        view.host.undo();
        await settled();
      }
    });
});

test("a lane of numbers shows one of the measures, by its name", async () => {
  const view = await inspect("lanes");
  view.document.doc.transact(() => {
    view.document.doc.getMap("columns").set("touchpoints", JSON.stringify({ effort_points: "float64" }));
  });
  await settled();
  const control = controlOf("lanes", "measure") as HTMLSelectElement;
  const offered = Object.fromEntries([...control.options].map(({ value, text }) => [value, text]));
  expect(offered).toMatchObject({
    emotion: "Emotion",
    duration_hours: "Duration",
    effort_points: "effort_points",
  });
  write(control, "relevance");
  await settled();
  expect(held(view, "lanes", "measure")).toBe("relevance");
});

test("what a saved view hides, folds and draws is ticked by its name", async () => {
  const view = await inspect("saved_views");
  const tick = async (column: string, name: string): Promise<void> => {
    const boxes = controlOf("saved_views", column).closest(".jw-boxes") as HTMLElement;
    const label = [...boxes.querySelectorAll("label")].find((each) => each.textContent?.trim() === name);
    label?.querySelector("input")?.click();
    await settled();
  };
  await tick("hidden_lanes", "lane number 2");
  await tick("hidden_lanes", "lane number 1");
  await tick("folded_groups", "Below");
  await tick("curves", "Best practice");
  await tick("curves", "persona number 2");
  const row = (): Raw | undefined => view.document.rows.saved_views?.get(idIn("saved_views", 1));
  expect(row()).toMatchObject({
    hidden_lanes: "la2\nla1",
    folded_groups: "Below",
    curves: "best_practice\npersona:pe2",
  });
  await tick("hidden_lanes", "lane number 2");
  await tick("folded_groups", "Below");
  expect(row()?.hidden_lanes).toBe("la1");
  expect(row()).not.toHaveProperty("folded_groups");
});
