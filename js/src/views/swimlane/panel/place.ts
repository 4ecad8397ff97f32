// What the panel beside the map is asked for: one of its tabs, and a row or a value of it. The panel itself comes when it is
// opened for the first time.

import type { ComponentType } from "preact";
import type { LaneSpec } from "../../../model/lanes.js";
import type { Column } from "../../../model/map.js";
import type { TableName } from "../../../schema/tables.generated.js";
import type { Stop } from "../focus.js";
import type { Entry } from "../menu.js";
import type { Selected, SwimlaneView } from "../view.js";

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

/** What draws the panel; and what is as seldom asked for, and so comes with it. */
export interface PanelModule {
  readonly Panel: ComponentType;
  /** All keys of the map, in a dialog. */
  readonly KeysHelp: ComponentType;
  /** What a comparison of two states shows. */
  readonly Counts: ComponentType;
  readonly Ghosts: ComponentType<{ readonly lane: LaneSpec; readonly column: Column }>;
  readonly Was: ComponentType<{ readonly table: TableName; readonly id: string }>;
  readonly SideBySide: ComponentType<{ readonly grid: ComponentType; keep(view: SwimlaneView): void }>;
  tellCounts(view: SwimlaneView): void;
  /** The presentation of the map. */
  readonly Show: ComponentType;
  /** Makes a new phase from a step on, or a new step from a touchpoint on. */
  splitAt(view: SwimlaneView, stop: Stop): void;
  /** What can be done to how a step goes. */
  flowEntries(view: SwimlaneView, stop: Stop): readonly Entry[];
  readonly BranchEditor: ComponentType<{ readonly stop: Stop }>;
  /** Opens the editor of what is lost at a hand-off. */
  openBreaks(view: SwimlaneView, stop: Stop): void;
  readonly Breaks: ComponentType<{ readonly stop: Stop }>;
  makeSubJourney(view: SwimlaneView, touchpointId: string): void;
  /** Joins a phase or a step with the one after it. */
  joinWithNext(view: SwimlaneView, stop: Stop): void;
}

export type LoadPanel = () => Promise<PanelModule>;
