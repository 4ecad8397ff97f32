// What the filter of a view finds, and what becomes of the rest: pale, or not drawn.
//
// A card asks whether it is pale and is drawn again when that changes, and no other is.

import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { type CardTable, Finder } from "../../../model/find.js";
import { isDotLane } from "../../../model/lanes.js";
import { cellKey, type JourneyMap, type LaneSpec, sameOr } from "../../../model/map.js";
import { type FieldName, parseQuery, type Term } from "../../../model/query.js";
import { keyOf, type Stop } from "../focus.js";
import { tableOfLane } from "../lanes.js";
import { selectAt } from "../selection.js";
import type { SwimlaneView } from "../view.js";

/** A card that can be looked for, and where it stands. */
export interface FoundCard {
  readonly table: CardTable;
  readonly stop: Stop;
}

/** A value of a field, and how many cards have it. */
export interface Offered {
  readonly value: string;
  readonly count: number;
}

type FoundIds = Readonly<Record<CardTable, ReadonlySet<string>>>;

const NO_PERSONAS = { asked: [], own: [] };

export class Finding {
  readonly terms: ReadonlySignal<readonly Term[]>;
  /** The cards of the lanes that are shown, column by column. */
  readonly cards: ReadonlySignal<readonly FoundCard[]>;
  /** The personas the filter asks for, and those of the journey. */
  readonly personas: ReadonlySignal<{ readonly asked: readonly string[]; readonly own: readonly string[] }>;
  /** Those the filter finds, undefined where it asks nothing. */
  readonly found: ReadonlySignal<readonly FoundCard[] | undefined>;
  /** The same as ids. */
  readonly #ids: ReadonlySignal<FoundIds | undefined>;
  readonly #pale = new Map<string, ReadonlySignal<boolean>>();
  #cells: JourneyMap["cells"] = new Map();

  constructor(readonly view: SwimlaneView) {
    const { document, own } = view;
    this.terms = computed(() => parseQuery(own.filter.value));
    this.cards = computed(() => this.#cardsOf(view.whole.value));
    this.found = computed(() => {
      const terms = this.terms.value;
      if (terms.length === 0) return undefined;
      document.content.value; // what a card says may change anywhere
      const finder = this.#finder();
      return this.cards.value.filter(({ table, stop }) => finder.finds(terms, table, stop.item));
    });
    this.personas = computed(() => {
      const terms = this.terms.value.filter(({ field }) => field === "persona");
      if (terms.length === 0) return NO_PERSONAS;
      document.content.value; // also how a persona is called
      const finder = this.#finder();
      return { asked: finder.asked(terms), own: finder.own };
    });
    this.#ids = computed(() => {
      const none = (): Set<string> => new Set();
      const ids = { touchpoints: none(), notes: none(), steps: none(), step_actors: none() };
      for (const { table, stop } of this.found.value ?? []) ids[table].add(stop.item);
      return this.found.value && ids;
    });
  }

  #finder(): Finder {
    return new Finder(this.view.document, this.view.journeyId, this.view.state);
  }

  #cardsOf({ columns, cells }: JourneyMap): readonly FoundCard[] {
    const { document } = this.view;
    const lanes = this.view.lanesOf(this.view.whole.value).filter(isOfCards);
    return columns.flatMap((column) =>
      lanes.flatMap((lane) => {
        const table = tableOfLane(lane) as CardTable;
        const ids = cells.get(cellKey(lane.id, column.key)) ?? [];
        return ids
          .filter((id) => table !== "steps" || document.rows.steps?.get(id)?.action !== undefined)
          .map((id) => ({ table, stop: { row: lane.id, column: column.key, item: id } }));
      }),
    );
  }

  /** Whether a card is not what is looked for; reading it subscribes to that alone. */
  isPale(table: string, id: string): boolean {
    const name = `${table}\n${id}`;
    let found = this.#pale.get(name);
    if (found === undefined) {
      // where the rest is hidden, what is not found goes: to pale it first would cost a style for each
      const { is_hiding } = this.view.own;
      found = computed(() => !is_hiding.value && this.#ids.value?.[table as CardTable].has(id) === false);
      this.#pale.set(name, found);
    }
    return found.value;
  }

  /**
   * A map as it is drawn: where the rest is hidden, with no card that is not found; of the differences, with none that
   * stays as it is. Steps stay, and so does the curve.
   */
  drawn(map: JourneyMap): JourneyMap {
    const { own } = this.view;
    const found = own.is_hiding.value ? this.#ids.value : undefined;
    const isOfChanges = own.comparison.value === "differences";
    if (found === undefined && !isOfChanges) return map;
    const isDrawn = (table: CardTable, id: string): boolean =>
      found?.[table].has(id) !== false && !(isOfChanges && this.view.changeOf(table, id).kind === "kept");
    const cells = new Map(map.cells);
    for (const lane of map.lanes.filter((each) => isOfCards(each) || isDotLane(each))) {
      const table = tableOfLane(lane) as CardTable;
      for (const column of map.columns) {
        const key = cellKey(lane.id, column.key);
        const ids = cells.get(key) ?? [];
        const drawn = ids.filter((id) => isDrawn(table, id));
        // a cell that says the same as before is not drawn again
        cells.set(key, drawn.length === ids.length ? ids : sameOr(this.#cells.get(key), drawn));
      }
    }
    this.#cells = cells;
    return { ...map, cells };
  }

  /** The values of a field that cards have, the most frequent first. */
  offered(field: FieldName): readonly Offered[] {
    const finder = this.#finder();
    const counts = new Map<string, number>();
    for (const { table, stop } of this.cards.value)
      for (const value of new Set(finder.written(table, stop.item, field)))
        counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  }

  /** Says how many cards are found. */
  tell(): void {
    const count = this.found.value?.length;
    const total = this.cards.value.length;
    if (count === undefined) this.view.tell("filter.all", { total });
    else this.view.tell("filter.found", { count, total });
  }

  /** Selects the next card that is found, or the one before, and scrolls to it; the focus stays in the search. */
  goToNext(by: 1 | -1): void {
    const found = this.found.value ?? [];
    const active = this.view.focus.active.peek();
    const at = active === undefined ? -1 : found.findIndex(({ stop }) => keyOf(stop) === keyOf(active));
    const next = at < 0 ? (by > 0 ? 0 : found.length - 1) : (at + by + found.length) % found.length;
    const stop = found[next]?.stop;
    if (stop === undefined) return;
    const { folded_lanes } = this.view.own;
    if (folded_lanes.value.includes(stop.row))
      folded_lanes.value = folded_lanes.value.filter((id) => id !== stop.row);
    this.view.focus.go(stop, undefined, true);
    selectAt(this.view, stop);
    this.view.tell("filter.at", { number: next + 1, count: found.length, name: this.#nameOf(found[next]) });
  }

  #nameOf(card: FoundCard | undefined): string {
    const raw = this.view.document.rows[card?.table ?? ""]?.get(card?.stop.item ?? "");
    return String(raw?.text ?? raw?.action ?? raw?.name ?? "");
  }
}

const isOfCards = ({ kind, noteKind }: LaneSpec): boolean =>
  kind === "touchpoint" || kind === "action" || kind === "actor" || noteKind !== undefined;

/** Pales a card that is not looked for, without drawing it again: with each letter typed, hundreds may change. */
export function usePale(
  view: SwimlaneView,
  table: string,
  id: string,
  ref: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(
    () => effect(() => void ref.current?.toggleAttribute("data-pale", view.finding.isPale(table, id))),
    [view, table, id],
  );
}
