// What the panel beside the map is asked for: one of its tabs, and a row or a value of it. The panel itself comes when it is
// opened for the first time.

import type { TableName } from "../../../schema/tables.generated.js";
import type { Selected } from "../view.js";

export const PANEL_TABS = ["inspector", "comments", "evidence", "problems", "history"] as const;

export type PanelTab = (typeof PANEL_TABS)[number];

/** A row to be shown though it may stand on no card, and the value of it that gets the focus. */
export interface PanelField {
  readonly table: TableName;
  readonly id: string;
  readonly column?: string;
}

export interface PanelPlace {
  readonly tab: PanelTab;
  /** What was asked for, and what was selected then. */
  readonly asked: (PanelField & { readonly selected: Selected }) | undefined;
  /** Grows each time the panel is asked for. */
  readonly tick: number;
}
