// What the panel speaks of.

import { COLUMN_LABELS } from "../../../schema/labels.generated.js";
import "../../../schema/rest_labels.js";
import type { TableName } from "../../../schema/tables.generated.js";
import type { Selected, SwimlaneView } from "../view.js";

/** Rows of one table. */
export interface Subject {
  readonly table: TableName;
  readonly ids: readonly string[];
}

/** What the panel speaks of: what was asked for, else what is selected, else the journey. */
export function subjectOf(view: SwimlaneView): Subject {
  const { shown } = view.document;
  const selected = view.own.selected.value;
  const asked = view.panel.value?.asked;
  if (asked !== undefined && isSame(asked.selected, selected) && shown.has(asked.table, asked.id))
    return { table: asked.table, ids: [asked.id] };
  for (const [name, rows] of Object.entries(selected)) {
    const ids = rows.filter((id) => shown.has(name, id));
    if (ids.length > 0 && Object.hasOwn(COLUMN_LABELS, name)) return { table: name as TableName, ids };
  }
  return { table: "journeys", ids: view.journeyId === "" ? [] : [view.journeyId] };
}

/** A selection comes back from the kernel as another object that says the same. */
const isSame = (one: Selected, other: Selected): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
