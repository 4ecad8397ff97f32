// One swimlane on the screen: what it shows, where the focus is, and what was last said. Its document may have other views.

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Host } from "../../host/host.js";
import { type Change, changeOfRow, changesOf } from "../../model/change.js";
import { type LaneRun, type LaneSpec, runsOf } from "../../model/lanes.js";
import { cellOf, computeMap, type Handoff, type JourneyMap } from "../../model/map.js";
import type { TableName } from "../../schema/tables.generated.js";
import { type MapTextKey, say } from "../text.js";
import type { OpenMenu } from "./context_menu.js";
import { Focus, keyOf, type Stop, stopOf } from "./focus.js";
import { LOOK_NAMES, type Look, type ShownState } from "./look.js";
import { Nearness } from "./nearness.js";
import type { PanelField, PanelPlace, PanelTab } from "./panel/place.js";
import { Finding } from "./reading/finding.js";
import { Screen } from "./reading/screen.js";
import type { LoadTools } from "./tools.js";

/** Table → ids of what is selected. */
export type Selected = Readonly<Record<string, readonly string[]>>;

/** The tables of a selection: it may have been kept by a stranger. */
export const listsOf = (selected: Selected | undefined): (readonly [string, readonly string[]])[] =>
  Object.entries(selected ?? {}).filter(([, ids]) => Array.isArray(ids));

/** What a view keeps beside the document: traits of a widget in a notebook, something else elsewhere. */
export type ViewState = { readonly [Name in keyof Look]: Signal<Look[Name]> } & {
  readonly selected: Signal<Selected>;
};

/** The same of a look, for a view whose state nobody else keeps. */
export function stateOf(look: Look): ViewState {
  const signals = Object.fromEntries(LOOK_NAMES.map((name) => [name, signal(look[name])]));
  return { ...signals, selected: signal({}) } as unknown as ViewState;
}

/** The look of a view's state; reading it subscribes to all of it. */
export const lookIn = (own: ViewState): Look =>
  Object.fromEntries(LOOK_NAMES.map((name) => [name, own[name].value])) as unknown as Look;

/** A card being written that is not yet in the document. */
export interface Draft {
  readonly lane: string;
  readonly column: string;
  readonly index: number;
  /** In a lane of channels or functions: on which line. */
  readonly line?: string | undefined;
}

/** Lanes of one group, or one lane by itself, as they are drawn. */
export interface DrawnRun extends LaneRun {
  /** Id of the group's own row, empty where the run is no group. */
  readonly row: string;
  readonly isFolded: boolean;
}

export interface Said {
  readonly text: string;
  /** Whether undo is offered beside it. */
  readonly canUndo: boolean;
}

const NO_HANDOFFS: readonly Handoff[] = [];

export class SwimlaneView {
  readonly focus = new Focus();
  readonly nearness = new Nearness();
  /** What stands where, and what of it is drawn. */
  readonly whole: ReadonlySignal<JourneyMap>;
  readonly map: ReadonlySignal<JourneyMap>;
  readonly finding: Finding;
  /** The lanes drawn as lanes: neither hidden nor folded away with their group. */
  readonly lanes: ReadonlySignal<readonly LaneSpec[]>;
  readonly runs: ReadonlySignal<readonly DrawnRun[]>;
  readonly draft: Signal<Draft | undefined> = signal(undefined);
  readonly said: Signal<Said | undefined>;
  readonly screen: Screen;
  /** What becomes of each touchpoint in the future map. */
  readonly changes: ReadonlySignal<ReadonlyMap<string, Change>> = computed(() => {
    this.document.content.value; // a score anywhere may be the change
    return changesOf(this.document);
  });
  /** Today's map, where it is shown under the future one. */
  readonly past: ReadonlySignal<JourneyMap | undefined>;
  /** A point of the emotion curve on its way. */
  readonly pulled: Signal<{ readonly stepId: string; readonly valence: number } | undefined> =
    signal(undefined);
  /** The menu of a card or a header that is open. */
  readonly menu: Signal<OpenMenu | undefined> = signal(undefined);
  readonly isHelpOpen = signal(false);
  /** The element it is drawn in. */
  root: HTMLElement | undefined;
  /** Whether it was a finger that last touched the map. */
  isTouched = false;
  /** Where a selection of many began. */
  anchor: Stop | undefined;
  /** The panel beside the map, on this screen alone; undefined while it is shut. */
  readonly panel: Signal<PanelPlace | undefined>;
  /** What ends with it. */
  readonly ends: (() => void)[] = [];
  /** What is selected, as table/id: a card asks for itself. */
  readonly #picked: ReadonlySignal<ReadonlySet<string>>;
  readonly #cells = new Map<string, ReadonlySignal<readonly string[]>>();
  readonly #handoffs = new Map<string, ReadonlySignal<readonly Handoff[]>>();

  /**
   * @param host the document, and what is done to it
   * @param own what the view keeps beside the document
   * @param main the view this one is a part of: one of two states shown together
   * @param loadTools fetches what a map needs a moment after it is drawn
   */
  constructor(
    readonly host: Host,
    readonly own: ViewState,
    readonly main?: SwimlaneView,
    readonly loadTools?: LoadTools,
  ) {
    this.panel = main?.panel ?? signal(undefined);
    let before: JourneyMap | undefined;
    this.said = main?.said ?? signal(undefined);
    this.screen = new Screen(main?.screen.zoom);
    this.whole = computed(() => {
      // of two states, each has the steps of both, so that what is the same stands in one line
      const isTogether = main !== undefined || this.isOverlaid;
      before = computeMap(host.document, this.journeyId, this.state, before, isTogether);
      return before;
    });
    this.#picked = computed(
      () => new Set(listsOf(own.selected.value).flatMap(([table, ids]) => ids.map((id) => `${table}/${id}`))),
    );
    this.past = computed(() =>
      this.isOverlaid ? computeMap(host.document, this.journeyId, "current", undefined, true) : undefined,
    );
    this.finding = new Finding(this);
    this.map = computed(() => this.finding.drawn(this.whole.value));
    this.runs = computed(() => {
      const folded = own.folded_groups.value;
      return runsOf(this.lanesOf(this.whole.value)).map(({ group, lanes }) => ({
        group,
        lanes,
        row: group === undefined ? "" : `group-${lanes[0]?.id}`,
        isFolded: group !== undefined && folded.includes(group),
      }));
    });
    this.lanes = computed(() => this.runs.value.flatMap(({ isFolded, lanes }) => (isFolded ? [] : lanes)));
  }

  /** The lanes of a map that are not hidden. */
  lanesOf({ lanes }: JourneyMap): readonly LaneSpec[] {
    const hidden = new Set(this.own.hidden_lanes.value);
    return lanes.filter(({ id }) => !hidden.has(id));
  }

  get document() {
    return this.host.document;
  }

  /** The journey shown: the one asked for, else the first there is. */
  get journeyId(): string {
    const { shown } = this.document;
    const wanted = this.own.journey.value;
    return shown.has("journeys", wanted) ? wanted : (shown.ids.journeys?.[0] ?? "");
  }

  get state(): ShownState {
    return this.isOverlaid ? "future" : this.own.state.value;
  }

  /** Whether today is shown under the future map, or only what differs. */
  get isOverlaid(): boolean {
    const comparison = this.own.comparison.value;
    return comparison === "overlay" || comparison === "differences";
  }

  /** The ids in a cell; reading it subscribes to that cell alone. */
  cell(laneId: string, columnKey: string): readonly string[] {
    const key = `${laneId}\n${columnKey}`;
    let found = this.#cells.get(key);
    if (found === undefined) {
      found = computed(() => cellOf(this.map.value, laneId, columnKey));
      this.#cells.set(key, found);
    }
    return found.value;
  }

  /** The changes of owner or channel a touchpoint may begin with; reading it subscribes to those alone. */
  handoffsTo(touchpointId: string): readonly Handoff[] {
    let found = this.#handoffs.get(touchpointId);
    if (found === undefined) {
      found = computed(() => this.map.value.handoffs.get(touchpointId) ?? NO_HANDOFFS);
      this.#handoffs.set(touchpointId, found);
    }
    return found.value;
  }

  text(key: MapTextKey, blanks?: Readonly<Record<string, string | number>>): string {
    return say(this.own.language.value, key, blanks);
  }

  isFolded(laneId: string): boolean {
    return this.own.folded_lanes.value.includes(laneId);
  }

  /** Whether it may be written to; where not, it says so. */
  mayEdit(): boolean {
    const { canEdit, safety } = this.host;
    if (!canEdit) this.tell(safety.peek() === "locked" ? "bar.locked" : "said.readOnly");
    return canEdit;
  }

  /** Says what happened: on the status line, and to screen readers. */
  tell(key: MapTextKey, blanks: Readonly<Record<string, string | number>> = {}, canUndo = false): void {
    const text = this.text(key, blanks);
    // the same once more would not be read out again: it is no change of the page
    this.said.value = { text: text === this.said.peek()?.text ? `${text}\u00a0` : text, canUndo };
  }

  /** Whether a row is selected; reading it subscribes to the whole selection. */
  isPicked(table: string, id: string): boolean {
    return this.#picked.value.has(`${table}/${id}`);
  }

  /** What becomes of a card in the future map. */
  changeOf(table: TableName, id: string): Change {
    if (table === "touchpoints") return this.changes.value.get(id) ?? { kind: "kept", changed: [] };
    return { kind: changeOfRow(this.document, this.document.rows[table]?.get(id) ?? {}), changed: [] };
  }

  /** The DOM's focus, however it got there, makes its stop the active one. */
  follow(event: FocusEvent): void {
    const key = (event.target as Element).closest<HTMLElement>("[data-stop]")?.dataset.stop;
    const active = this.focus.active.peek();
    if (key !== undefined && (active === undefined || keyOf(active) !== key)) this.focus.set(stopOf(key));
  }

  /** Whether a row is one of several that are selected: what only holds the focus need not be called so. */
  isOneOfMany(table: string, id: string): boolean {
    return this.#picked.value.size > 1 && this.isPicked(table, id);
  }

  select(table: string, id: string): void {
    const place = this.panel.peek();
    // whoever takes a card wants to see that one
    if (place?.asked) this.panel.value = { ...place, asked: undefined };
    const before = this.own.selected.peek();
    const [first, ...others] = listsOf(before);
    if (others.length === 0 && first?.[0] === table && first[1].length === 1 && first[1][0] === id) return;
    this.own.selected.value = { [table]: [id] };
  }

  /** Opens the panel at a tab and, with `field`, at a row or one of its values, and moves the focus there. */
  openPanel(tab: PanelTab, field?: PanelField): void {
    // what was asked for stays until something is selected
    const asked = field && { ...field, selected: this.own.selected.peek() };
    this.panel.value = { tab, asked, tick: (this.panel.peek()?.tick ?? 0) + 1 };
  }

  destroy(): void {
    for (const end of this.ends) end();
    this.nearness.destroy();
  }
}

const Context = createContext<SwimlaneView | undefined>(undefined);

export const ViewProvider = Context.Provider;

export function useView(): SwimlaneView {
  const view = useContext(Context);
  if (view === undefined) throw new Error("a part of the swimlane is drawn outside one");
  return view;
}
