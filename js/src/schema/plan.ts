// The whole of the tables of the five steps, for who reads, checks or edits them. Importing this completes `TABLES` and the
// labels, of which maps carry the little they need: the library that travels with every map stays small.

import { ASKED } from "./asked.generated.js";
import { CHOICE_LABELS, COLUMN_LABELS, TABLE_LABELS } from "./labels.generated.js";
import {
  PLAN_ASKED,
  PLAN_CHOICE_LABELS,
  PLAN_COLUMN_LABELS,
  PLAN_COLUMNS,
  PLAN_TABLE_LABELS,
} from "./plan.generated.js";
import "./rest_labels.js";
import { TABLES } from "./tables.generated.js";

for (const [name, columns] of Object.entries(PLAN_COLUMNS)) {
  TABLES[name as keyof typeof PLAN_COLUMNS].columns = columns;
}
Object.assign(TABLE_LABELS, PLAN_TABLE_LABELS);
Object.assign(COLUMN_LABELS, PLAN_COLUMN_LABELS);
Object.assign(CHOICE_LABELS, PLAN_CHOICE_LABELS);
Object.assign(ASKED, PLAN_ASKED);
