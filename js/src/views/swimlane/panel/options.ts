// What a value may be, where that is a list: choices with their labels, rows by their names, measures, tables, columns.

import { MEASURES, ownMeasures } from "../../../model/numbers.js";
import { STORED } from "../../../model/shown.js";
import type { Raw } from "../../../model/values.js";
import { COLUMN_LABELS } from "../../../schema/labels.generated.js";
import { type ColumnSpec, TABLES, type TableName } from "../../../schema/tables.generated.js";
import type { Option } from "../../editor.js";
import { excerpt, labelOfColumn } from "../../text.js";
import { optionsOf } from "../fields.js";
import { measureName } from "../lanes.js";
import type { SwimlaneView } from "../view.js";
import type { Subject } from "./subject.js";
import { rowName } from "./wording.js";

/** Whether a value is one of a list. */
export const isChosen = ({ table }: Pick<Subject, "table">, column: string, spec: ColumnSpec): boolean =>
  spec.choices !== undefined || spec.references !== undefined || LISTED.has(`${table}.${column}`);

const LISTED: ReadonlySet<string> = new Set(["lanes.measure", "citations.column_name"]);

/** What a column of some rows may hold. */
export function choicesOf(
  view: SwimlaneView,
  { table, ids }: Subject,
  column: string,
  spec: ColumnSpec,
): readonly Option[] {
  const { document } = view;
  if (spec.choices !== undefined) return optionsOf(document, view.own.language.value, spec) ?? [];
  const raw = document.rows[table]?.get(ids[0] ?? "") ?? {};
  // rows of several tables have nothing to choose from in common
  if (ids.some((id) => document.rows[table]?.get(id)?.table_name !== raw.table_name)) return [];
  if (column === "measure")
    return [...MEASURES, ...ownMeasures(document.ownColumns.value)].map((each) =>
      option(each, measureName(view, each)),
    );
  if (column === "column_name") return columnsOf(view, raw);
  const target = spec.tableColumn === undefined ? spec.references : String(raw[spec.tableColumn] ?? "");
  return rowsOf(view, table, (target ?? "") as TableName);
}

const option = (value: string, label: string): Option => ({ value, label });

/** The columns of the table a row names, and of what lives in the same rows. */
function columnsOf(view: SwimlaneView, { table_name }: Raw): readonly Option[] {
  const tables = STORED.includes(table_name as TableName) ? [table_name as TableName] : [];
  const hosted = (Object.keys(TABLES) as TableName[]).filter((each) => TABLES[each].host === table_name);
  const found = new Map(
    [...hosted, ...tables].flatMap((each) =>
      Object.keys(COLUMN_LABELS[each] ?? {}).map((column) => [
        column,
        labelOfColumn(view.own.language.value, each, column),
      ]),
    ),
  );
  return [...found].map(([value, label]) => option(value, label));
}

const MOST_OPTIONS = 2000;
const ON_MAPS: ReadonlySet<string> = new Set(["phases", "steps", "touchpoints", "lanes"]);
/** Whose rows stand on a map: what they refer to stands on the same one. */
const STANDING: ReadonlySet<string> = new Set([
  ...["steps", "step_actors", "touchpoints", "assessments", "notes", "lanes", "handoffs"],
]);

/** Rows by their names. */
function rowsOf(view: SwimlaneView, table: TableName, target: TableName): readonly Option[] {
  const { ids, has } = view.document.shown;
  const all = ids[target] ?? [];
  if (!ON_MAPS.has(target))
    return all.slice(0, MOST_OPTIONS).map((id) => option(id, nameOf(view, target, id)));
  if (STANDING.has(table)) {
    const here = all.filter((id) => journeyOf(view, target, id) === view.journeyId);
    return here.slice(0, MOST_OPTIONS).map((id) => option(id, nameOf(view, target, id)));
  }
  const isOneMap = (ids.journeys ?? []).length < 2;
  return all.slice(0, MOST_OPTIONS).map((id) => {
    const journey = isOneMap ? undefined : journeyOf(view, target, id);
    const map =
      journey !== undefined && has("journeys", journey) ? ` · ${nameOf(view, "journeys", journey)}` : "";
    return option(id, nameOf(view, target, id) + map);
  });
}

const nameOf = (view: SwimlaneView, table: TableName, id: string): string =>
  excerpt(rowName(view, table, id), 80);

function journeyOf(view: SwimlaneView, table: string, id: string): string | undefined {
  const raw = view.document.rows[table]?.get(id);
  if (table === "touchpoints") return journeyOf(view, "steps", String(raw?.step_id));
  if (table === "steps") return journeyOf(view, "phases", String(raw?.phase_id));
  return typeof raw?.journey_id === "string" ? raw.journey_id : undefined;
}
