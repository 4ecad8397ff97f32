// What the panel speaks of.

import { COLUMN_LABELS } from "../../../schema/labels.generated.js";
import "../../../schema/rest_labels.js";
import type { TableName } from "../../../schema/tables.generated.js";
import { listsOf, type Selected, type SwimlaneView } from "../view.js";

/** Rows of one table. */
export interface Subject {
  readonly table: TableName;
  readonly ids: readonly string[];
}

/** What the panel speaks of, table by table: what was asked for, else what is selected, else the journey. */
export function subjectsOf(view: SwimlaneView): readonly [Subject, ...Subject[]] {
  const { shown } = view.document;
  const selected = view.own.selected.value;
  const asked = view.panel.value?.asked;
  if (asked !== undefined && isSame(asked.selected, selected) && shown.has(asked.table, asked.id))
    return [{ table: asked.table, ids: [asked.id] }];
  const [first, ...others] = listsOf(selected).flatMap(([name, rows]): Subject[] => {
    const ids = rows.filter((id) => shown.has(name, id));
    return ids.length > 0 && Object.hasOwn(COLUMN_LABELS, name) ? [{ table: name as TableName, ids }] : [];
  });
  if (first !== undefined) return [first, ...others];
  return [{ table: "journeys", ids: view.journeyId === "" ? [] : [view.journeyId] }];
}

/** The one row the panel speaks of, undefined where there are several or none. */
export function oneOf(view: SwimlaneView): { readonly table: TableName; readonly id: string } | undefined {
  const [{ table, ids }, ...others] = subjectsOf(view);
  const [id] = ids;
  return id === undefined || ids.length > 1 || others.length > 0 ? undefined : { table, id };
}

/** A selection comes back from the kernel as another object that says the same. */
const isSame = (one: Selected, other: Selected): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
