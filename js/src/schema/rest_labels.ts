// What the tables of a map are called, and the columns that it does not name itself. Importing this completes the labels, for
// who shows any row of the document: the library that travels with every map stays small.

import { COLUMN_LABELS, TABLE_LABELS } from "./labels.generated.js";
import { REST_COLUMN_LABELS, REST_TABLE_LABELS } from "./rest_labels.generated.js";

Object.assign(TABLE_LABELS, REST_TABLE_LABELS);
Object.assign(COLUMN_LABELS, REST_COLUMN_LABELS);
